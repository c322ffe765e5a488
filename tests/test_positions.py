"""Every place is exact: what a span covers in the source is what the node holds; and random text never breaks the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regelzetter import dutch
from regelzetter.compile import compile_dossier
from regelzetter.diagnostics import Diagnostic
from regelzetter.opening import open_dossier
from regelzetter.plan import Planner
from regelzetter.reading.blocks import read_blocks
from regelzetter.reading.build import read_document
from regelzetter.source import Source, Span, normalize
from regelzetter.storage import Files, MemoryFiles, open_folder
from regelzetter.tree.nodes import (
    Cel,
    Document,
    Invoeging,
    Invulling,
    Lid,
    Nadruk,
    Node,
    Noot,
    OnbegrepenTekst,
    Onderdeel,
    Regeleinde,
    Tabel,
    Tekst,
    Verwijzing,
    Vindplaats,
)
from regelzetter.tree.show import show
from regelzetter.tree.walk import walk
from tests.alles import alles_files
from tests.default_dossier import completed

ROOT: Final = Path(__file__).parent.parent
DOSSIERS: Final = {"alles": None, "tweede-dossier": ROOT / "tests" / "tweede-dossier", "regeling": ROOT / "regeling"}
ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
STARS: Final = {"cursief": ("*", "_"), "vet": ("**", "__"), "superscript": ("^",), "subscript": ("~",)}


def files_of(name: str) -> Files:
    folder = DOSSIERS[name]
    if folder is None:
        return alles_files()
    if not folder.is_dir():
        pytest.skip(f"{name} is absent")
    return open_folder(folder)


@cache
def read_and_sources(name: str) -> tuple[tuple[Document, ...], Mapping[str, Source]]:
    """The documents of a dossier as read, with holes."""
    opened = open_dossier(files_of(name)).value
    assert opened is not None
    planner = Planner(opened.dossier, opened.sources, [])
    documents = tuple(read_document(planner.plan(spec)).value for spec in opened.dossier.documenten.values())
    return documents, opened.sources


@cache
def compiled_and_sources(name: str) -> tuple[tuple[Document, ...], Mapping[str, Source]]:
    """The same documents after all passes."""
    compiled = compile_dossier(files_of(name)).value
    assert compiled is not None
    return tuple(compiled.documenten.values()), compiled.sources


def cut(span: Span, sources: Mapping[str, Source]) -> str:
    """The stretch of the source that a span covers."""
    lines = [sources[span.path].line(number) for number in range(span.line, span.end_line + 1)]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


def nodes_in_text(documents: tuple[Document, ...]) -> Iterator[Node]:
    """All nodes that were typed in a Markdown file; what comes from dossier.yaml has the place of its key."""
    for document in documents:
        yield from (node for node in walk(document) if node.span.path.endswith(".md"))


def as_printed(typed: str) -> str:
    """What a stretch of source becomes: wrapped (and quoted) lines are one, escapes are gone, apostrophes are curly."""
    return dutch.apostrof(ESCAPED.sub(r"\1", re.sub(r"[ \t]*\n[ \t]*(?:>[ \t]*)*", " ", typed)))


def wrong_place(node: Node, typed: str) -> str:
    """What is wrong with the place of a node; empty if it is right. Only what is typed as such can be told."""
    match node:
        case Tekst(tekst=text):
            right = as_printed(typed).rstrip() == text.rstrip()
        case Invoeging(sleutel=key) | Invulling(sleutel=key):
            right = typed == key
        case Verwijzing(doel=target) | Vindplaats(doel=target):
            right = typed == target
        case Nadruk(stijl=style):
            right = any(len(typed) > 2 * len(mark) and typed.startswith(mark) and typed.endswith(mark) for mark in STARS[style])
        case Noot(naam=name):
            right = typed == f"[^{name}]"
        case Regeleinde():
            right = typed == "\\"
        case OnbegrepenTekst(tekst=text):
            right = typed == text
        case Onderdeel(merk="–"):
            right = typed in ("-", "–", "—", "*")
        case Onderdeel(merk=mark):
            right = typed == f"{mark}."
        case Lid(nummer=str(number)):
            right = typed == f"{number}."
        case _:
            right = True
    return "" if right else f"{node.span}: {node!r} is typed as {typed!r}"


@pytest.mark.parametrize("name", DOSSIERS)
def test_every_node_as_read_stands_where_it_says(name: str) -> None:
    documents, sources = read_and_sources(name)
    found = [wrong_place(node, cut(node.span, sources)) for node in nodes_in_text(documents)]
    assert [line for line in found if line] == []
    assert len(found) > 100


def is_of_chart(node: Node, sources: Mapping[str, Source]) -> bool:
    return isinstance(node, Tabel) and cut(node.span, sources) == "::: grafiek"


@pytest.mark.parametrize("name", DOSSIERS)
def test_every_node_after_the_passes_stands_where_it_says(name: str) -> None:
    """Words that a reference wrote itself, and the table that a chart wrote, stand where that is typed."""
    documents, sources = compiled_and_sources(name)
    makers = [node for node in nodes_in_text(documents) if isinstance(node, Vindplaats) or is_of_chart(node, sources)]
    written = {id(word) for node in makers for word in walk(node)}
    nodes = (node for node in nodes_in_text(documents) if id(node) not in written or isinstance(node, Vindplaats))
    found = [wrong_place(node, cut(node.span, sources)) for node in nodes]
    assert [line for line in found if line] == []


@pytest.mark.parametrize("name", DOSSIERS)
def test_a_cell_stands_between_its_bars(name: str) -> None:
    documents, sources = read_and_sources(name)
    for node in nodes_in_text(documents):
        if isinstance(node, Cel) and len(node.inhoud) == 1 and node.rijen == 1:
            typed = cut(node.span, sources)
            assert typed == typed.strip(), node.span


# --- the hard shapes, one by one ------------------------------------------------------------------

ARTIKEL: Final = "# Artikel 1. Proef {#een}\n\n"
SHAPES: Final = {
    "heading with closing hashes": "# Artikel 1. Proef {{ plafond }} ###\n\nTekst.\n",
    "heading with a label": "# Artikel 1.  *Proef*   {#een}  \n\nTekst bij [](#een).\n",
    "cell with a form": ARTIKEL + "|  a  | b |\n|-----|---|\n|  x\\|y |{{ plafond | miljoen }}|\n",
    "escapes": ARTIKEL + "Een \\*ster\\* voor {{ plafond }} en *\\*schuin\\**.\n",
    "wrapped in a lid": ARTIKEL + "1. Een lid dat\n   doorloopt met {{ plafond }}\n  en *nog\n     verder* gaat.\n",
    "deep onderdeel": ARTIKEL + "1. Dit:\n   a. dat:\n      1°. zus {{ plafond }}; en\n      2°. dan *is\n          het*.\n",
    "tabs": ARTIKEL + "1.\tEen lid met {{ plafond }}.\n2.\tTwee:\n\ta.\tdit {{ plafond }}.\n",
    "no-break spaces": "# Artikel\u00a01. Proef\u00a0een\n\n\u00a0Tekst met\u00a0{{ plafond }}.\n",
    "astral signs": "# Artikel 1. 𝔓roef\n\n𝔗ekst 😀 met {{ plafond }} en [](#😀).\n",
    "definition": ARTIKEL + "Verstaan wordt onder:\n\n*term* één\n:   zin met {{ plafond }}\n    en meer;\n",
    "note": ARTIKEL + "Tekst.[^n]\n\n[^n]:  Noot met {{ plafond }}\n  en *nadruk*.\n",
    "fiche": ARTIKEL + "::: fiche A *b* | C {{ plafond }}\n### Een {{ plafond }}\nTekst.\n:::\n",
    "hard break": ARTIKEL + "Een\\\n{{ plafond }}\\\ntwee.\n",
    "windows": "\ufeff# Artikel 1. Proef\r\n\r\n1. Een\r\n   {{ plafond }}.\r\n",
    "quote": ARTIKEL + "1. Dit:\n\n   > 2. *Zus* {{ plafond }}\n   >    en zo:\n   >\n   > > dat {{ dag }} [](#een)\n",
    "quoted heading": ARTIKEL + "> ## Artikel 3. *Zus* {{ plafond }} ##\n>tekst\n>\tmeer {{ dag }}\n",
    "formula": ARTIKEL + "::: formule\nS~j~ = {{ plafond }} × m^2^\n\nwaarin:\n\nS~j~\n: het {{ dag }}.\n:::\n",
    "caption": ARTIKEL
    + '  {kop=1 bijschrift="Het *plafond* is {{ plafond }}" }\n  | a | b |\n  |---|---|\n  | {{ dag }} | < |\n',
    "foreign": ARTIKEL + "Een [General *Block* [{{ plafond }}](#een)\nExemption]{en} en CO~2~.\n",
    "figure": ARTIKEL + '![Een kaart van\nhet gebied](a.png\n"Kaart {{ plafond }}\n*twee*") {#kaart}\n',
    "amending parts": "# Artikel I\n\nWijzig:\n\nA.\n\n   Dit {{ plafond }}.\n\nB. Dat:\n   1. zus {{ dag }}.\n",
    "reference with words": ARTIKEL + 'Zie [de *eerste*\nregel {{ plafond }}](#een) en [x]( wet:AWB/4:1 "kort" ).\n',
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_hard_shapes(text: str) -> None:
    opened = open_dossier(MemoryFiles(completed({"regeling.md": text}))).value
    assert opened is not None
    planner = Planner(opened.dossier, opened.sources, [])
    document = read_document(planner.plan(opened.dossier.documenten["regeling"])).value
    nodes = [node for node in nodes_in_text((document,)) if node.span.path == "regeling.md"]
    assert [line for node in nodes if (line := wrong_place(node, cut(node.span, opened.sources)))] == []
    assert any(isinstance(node, Invoeging | Verwijzing) for node in nodes)


# --- random text ----------------------------------------------------------------------------------

HEADINGS: Final = (
    "# ", "## ", "### ", "#### ", "Hoofdstuk 1. ", "Artikel 1. ", "Artikel ", "Bijlage ", "Aanhef", "Slotformulier",
    "Paragraaf 2. ", "§ 1. ", "Enig artikel", "Titel II. ", "Artikel I", "Deel A. ",
)  # fmt: skip
MARKS: Final = (
    "1. ", "2. ", "1a. ", "a. ", "b. ", "aa. ", "1°. ", "i. ", "ii. ", "A. ", "B.\n", "> ", "\n> ", "\n>", "- ", "– ", "* ",
    "\n: ",
)  # fmt: skip
SPACES: Final = ("\n", "\n\n", "\n   ", "\n      ", " ", "\t", "\u00a0", "\u2028", "\x0b", "\ufeff")
WORDS: Final = ("woord", "zin:", "zin;", "zin; en", "’s-Gravenhage", "regio's", "€", "é", "😀", "1.000", "1 maart 2025")
HOLES: Final = (
    "{{ plafond }}",
    "{{ plafond | miljoen }}",
    "{{",
    "}}",
    "{{ rij.x }}",
    "{{ dag | x }}",
    "{#een}",
    "{#",
    "{rijen=regios}",
    "{kop=2 breedtes=1,2}\n",
    '{bijschrift="',
    '"}\n',
)
LINKS: Final = (
    "[](#een)", "[](#een/1)", "[woord](#een/1/a)", "[](wet:AWB/4:1)", "[](", "](", ")", "[", "]", "[^n]", "[^n]: ", "![x](y)",
    "![een kaart](a.png)", "[x]{en}", "]{fr}",
)  # fmt: skip
STYLES: Final = ("~2~", "~", "*", "**", "***", "_", "^2^", "^", "\\", "\\*", "\\\n", "`", "<b>", "</b>", "&nbsp;", "<!-- ", "-->")
BLOCKS: Final = (
    "| a | b |", "|---|:-:|", "| ", "|", ":::", "::: als plafond > 1", "::: als", "::: anders", "::: fiche A | B",
    "::: fiche A | B | C", "::: x", "\n::: formule\n", "\n:::\n", "| ^ | < |", "\n| a | b |\n|---|---|\n",
)  # fmt: skip
PIECES: Final = (*HEADINGS, *MARKS, *SPACES, *WORDS, *HOLES, *LINKS, *STYLES, *BLOCKS)
TEXTS: Final = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=80),
)
YAML: Final = (
    "plafond", "dag", "is", "bedrag", "controle", "tabel", "kolommen", "soort", "som(", ": ", ":", "{", "}", "[", "]", ", ", "\n",
    "\n  ", "- ", "---\n", "1 000", "2025-01-01", "'", '"', "&a ", "*a", "!x ", "|", ">", "#", "+ ", "* ", "(", ")", "é", "\t",
    "%", "= ",
)  # fmt: skip
DATA: Final = st.lists(st.sampled_from(YAML), max_size=25).map("".join)
CSV: Final = ("regio", "bedrag", ",", "\n", '"', "Noord", "1.000", "100", "=x", " ", "é", ";")
ROWS: Final = st.lists(st.sampled_from(CSV), max_size=20).map("".join)
STEADY: Final = settings(
    derandomize=True, max_examples=300, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
WORD: Final = re.compile(r"[^\W_]{3,}")
MARKUP: Final = {"rijen", "als", "anders", "fiche", "formule", "kop", "breedtes", "bijschrift"}


def outside(found: Diagnostic, sources: Mapping[str, Source]) -> str:
    """What is wrong with the place of a finding; empty if it lies inside its file."""
    span, source = found.span, sources.get(found.span.path)
    if source is None:
        return f"{span.path} is no file of the dossier"
    if not 1 <= span.line <= span.end_line <= max(1, len(source.starts)):
        return f"{span}: the file has {len(source.starts)} lines"
    if not 1 <= span.column <= len(source.line(span.line)) + 1 or not 1 <= span.end_column <= len(source.line(span.end_line)) + 1:
        return f"{span}: outside its line"
    backwards = (span.end_line, span.end_column) < (span.line, span.column)
    return f"{span}: ends before it begins" if backwards else ""


@STEADY
@given(TEXTS)
def test_any_text_can_be_read(text: str) -> None:
    source = Source("regeling.md", normalize(text))
    for found in read_blocks(source).found:
        assert outside(found, {source.path: source}) == ""


@STEADY
@given(TEXTS)
def test_what_is_typed_is_in_the_blocks_or_reported(text: str) -> None:
    source = Source("regeling.md", normalize(text))
    content = read_blocks(source)
    if content.found:
        return
    held = repr(content.items).casefold()
    assert [word for word in WORD.findall(source.text.casefold()) if word not in held and word not in MARKUP] == []


@STEADY
@given(TEXTS)
def test_what_is_typed_is_in_the_regulation_or_reported(text: str) -> None:
    typed = f"# Artikel 1. Proef\n\n{text}"
    opened = open_dossier(MemoryFiles(completed({"regeling.md": typed}))).value
    assert opened is not None
    planner = Planner(opened.dossier, opened.sources, [])
    outcome = read_document(planner.plan(opened.dossier.documenten["regeling"]))
    if outcome.diagnostics:
        return
    held = show(outcome.value).casefold()
    words = WORD.findall(opened.sources["regeling.md"].text.casefold())
    assert [word for word in words if word not in held and word not in MARKUP] == []


@STEADY
@given(TEXTS, TEXTS)
def test_any_regulation_can_be_compiled(regeling: str, toelichting: str) -> None:
    files = completed({"regeling.md": regeling, "toelichting.md": toelichting})
    check_compiled(files)


@STEADY
@given(TEXTS, DATA, ROWS)
def test_any_letter_and_any_data_can_be_compiled(brief: str, data: str, rows: str) -> None:
    schema = "tabel: regios\nkolommen: {regio: {soort: tekst}, bedrag: {soort: bedrag}}\n"
    given_files = {
        "kamerbrief.md": brief,
        "gegevens/waarden.yaml": data,
        "gegevens/regios.yaml": schema,
        "gegevens/regios.csv": rows,
    }
    check_compiled(completed(given_files))


@STEADY
@given(st.one_of(DATA, st.text(st.characters(exclude_categories=["Cs"]), max_size=60)))
def test_any_dossier_can_be_opened(text: str) -> None:
    check_compiled(completed({"dossier.yaml": f"dossier: proef\n{text}"}))


def check_compiled(files: Mapping[str, bytes]) -> None:
    """Compiling gives findings inside their files, and never an exception; the trees can be shown."""
    outcome = compile_dossier(MemoryFiles(files))
    sources = {path: Source(path, normalize(data.decode("utf-8"))) for path, data in files.items()}
    assert [wrong for found in outcome.diagnostics if (wrong := outside(found, sources))] == []
    if outcome.value is not None:
        assert all(show(document) for document in outcome.value.documenten.values())
