"""The PDF: valid, tagged by meaning, the same words, the same bytes, and honest when Typst refuses."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any, get_args

import pikepdf
import pytest

from regelzetter.proving import pdf as proof
from regelzetter.proving.text import expected_words, first_difference
from regelzetter.writing import pdf
from regelzetter.writing.display import (
    Block,
    Blocks,
    Cell,
    Column,
    Definition,
    DefinitionList,
    DisplayDocument,
    Heading,
    Item,
    ItemList,
    LineBreak,
    Link,
    Note,
    Row,
    Run,
    Runs,
    Signature,
    Table,
    TextBlock,
    Words,
)
from regelzetter.writing.files import Settings
from regelzetter.writing.pdf_data import as_data, runs_of
from regelzetter.writing.pdf_tags import with_row_heads

TEMPLATES = Path(__file__).parents[2] / "templates"
SETTINGS = Settings(TEMPLATES)
DRESSES = ("regeling", "rijksbrief", "beschikking", "kamerstuk")
NBSP = "\u00a0"
LONG_TEXT = (
    "De minister kan op aanvraag subsidie verstrekken aan een penvoerder van een samenwerkingsverband, voor de uitvoering van "
    "activiteiten die bijdragen aan kwalitatief hoogstaand techniekonderwijs in het beroepsonderwijs (2025–2028), wet- en "
    "regelgeving, STO-regio’s en subsidieverplichtingen daaronder begrepen. "
)


# --- documents by hand ----------------------------------------------------------------------------


def t(*runs: Run | str, stijl: Any = "alinea", anker: str = "") -> TextBlock:
    return TextBlock(tuple(Words(run) if isinstance(run, str) else run for run in runs), stijl, anker)


def kop(niveau: int, tekst: str, stijl: Any = "tussenkop", anker: str = "", nieuwe_pagina: bool = False) -> Heading:
    return Heading(niveau, (Words(tekst),), stijl, anker, nieuwe_pagina)


def cel(*blokken: Block | str, kop: Any = "", kolommen: int = 1, rijen: int = 1) -> Cell:
    return Cell(tuple(t(each) if isinstance(each, str) else each for each in blokken), kop, kolommen, rijen)


def items(soort: Any, *paren: tuple[str, Blocks]) -> ItemList:
    return ItemList(soort, tuple(Item(merk, blokken) for merk, blokken in paren))


def bedragen(aantal: int = 3) -> Table:
    rijen = tuple(Row((cel(f"Regio {n}"), cel(f"€{NBSP}{n}.000.000"))) for n in range(aantal))
    kopregel = Row((cel("Regio", kop="kolom"), cel("Maximumbedrag", kop="kolom")))
    totaal = Row((cel("Totaal"), cel(f"€{NBSP}388.640.080")), totaal=True)
    return Table((Column("links", 70), Column("rechts", 30)), (kopregel,), (*rijen, totaal), "gegevens")


def kader() -> Table:
    lijst = items("onderdelen", ("1.", (t(LONG_TEXT),)), ("2.", (t("kort."),)))
    rijen = (
        Row((cel("1. Aanbod", kop="rij", rijen=2), cel("1A. Aansluiting"), cel(lijst))),
        Row((cel("1B. Bereikbaarheid"), cel(LONG_TEXT, lijst, LONG_TEXT))),
    )
    kopregel = Row(tuple(cel(tekst, kop="kolom") for tekst in ("Criterium", "Deelaspecten", "Minimale vereisten")))
    return Table((Column("links", 20), Column("midden", 25), Column("links", 55)), (kopregel,), rijen, "kader")


def fiche(herhaal: int = 1) -> Table:
    titel = Row(
        (
            cel(
                t(Words("Beleidskeuzes uitgelegd", vet=True)),
                t("Onderbouwing (CW 3.1)", stijl="ondertitel"),
                kop="kolom",
                kolommen=2,
            ),
        )
    )
    velden = ("Doel(en)", "Beleidsinstrument(en)", "Nagestreefde doeltreffendheid")
    rijen = tuple(Row((cel(veld, kop="rij"), cel(*[LONG_TEXT] * herhaal))) for veld in velden)
    return Table((Column("links", 25), Column("links", 75)), (titel,), rijen, "fiche")


NAMENS: Runs = (Words("namens deze,"),)
SLOT = Signature(((Words("Met vriendelijke groet,"),), (Words("De Minister van Voorbeelden,"),), NAMENS), (Words("A. Jansen"),))

EVERYTHING: Blocks = (
    kop(1, "Regeling van de minister, houdende regels voor subsidieverstrekking 2025–2028", "opschrift"),
    t("De Minister van Voorbeelden,", stijl="aanhef"),
    kop(2, "Hoofdstuk 1. Algemeen", "hoofdstuk"),
    kop(3, "Paragraaf 1. Begrippen", "paragraaf"),
    kop(4, "Artikel 1. Begrippen", "artikel", anker="artikel-1"),
    t("In deze regeling wordt verstaan onder:"),
    DefinitionList(
        (
            Definition((Words("basisschool:"),), (t("school als bedoeld in de wet;"),), "begrip-basisschool"),
            Definition(
                (Words("techniek:"),), (t("onderwijs in:"), items("onderdelen", ("a.", (t("bouwen;"),)), ("b.", (t("varen."),))))
            ),
        )
    ),
    kop(4, "Artikel 2. Plafond", "artikel", anker="artikel-2"),
    ItemList(
        "leden",
        (
            Item(
                "1.",
                (
                    t(
                        "Zie ",
                        Link((Words("artikel"), Words(f"{NBSP}1", vet=True)), anker="artikel-1"),
                        ", en ",
                        Link((Words("het begrip"),), anker="begrip-basisschool"),
                        ".",
                    ),
                ),
            ),
            Item(
                "2.",
                (
                    t("Er is:", anker="tekst-anker"),
                    items(
                        "onderdelen",
                        ("a.", (t("een deel:"), items("onderdelen", ("1°.", (t("ten eerste;"),)), ("2°.", (t(LONG_TEXT),))))),
                        ("b.", (t("iets."),)),
                    ),
                    t("Deze slotzin hoort bij het lid."),
                ),
                "lid-2",
            ),
            Item(
                "10a.",
                (
                    t(
                        "Groot ",
                        Words("is", cursief=True),
                        " 10 m",
                        Words("2", superscript=True),
                        ", zie ",
                        Link((Words("de wet"),), url="https://wetten.overheid.nl/BWBR0044212"),
                        Link((Words(" en lid 2"),), anker="lid-2"),
                        Link((Words(" daar"),), anker="tekst-anker"),
                        ".",
                    ),
                ),
            ),
        ),
    ),
    t(
        "Met een noot",
        Note(1, (t("De eerste noot, ", Words("cursief", cursief=True), "."), t("In twee alinea’s."))),
        ", en verder.",
        LineBreak(),
        "Nieuwe regel",
        Note(2, (t(LONG_TEXT),)),
        ".",
    ),
    items("streepjes", ("–", (t("een streep;"),)), ("–", (t("nog een."),))),
    t("Deze regeling zal in de Staatscourant worden geplaatst.", stijl="slot"),
    SLOT,
    t("Bijlagen", stijl="bijlagenkop"),
    t("1. Begroting", stijl="bijlagenlijst"),
    kop(2, "Bijlage 1. Bedragen", "bijlage", nieuwe_pagina=True),
    t("behorende bij artikel 2", stijl="onderschrift"),
    bedragen(),
    kader(),
    fiche(),
    kop(2, "Toelichting", "toelichting", nieuwe_pagina=True),
    kop(3, "Artikelsgewijs", "tussenkop"),
    kop(4, "Artikel 1. Begrippen", "artikelsgewijs"),
    t(LONG_TEXT * 3),
    SLOT,
)

LETTER_FIELDS: dict[str, tuple[str, ...]] = {
    "organisatie": ("Ministerie van", "Voorbeelden"),
    "onderdeel": ("Directie Voorbeeld",),
    "retouradres": ("Postbus 1, 1234 AB Den Haag",),
    "bezoekadres": ("Straat 1", "Den Haag"),
    "postadres": ("Postbus 1",),
    "website": ("www.voorbeeld.nl",),
    "contactpersoon": ("J. de Vries", "T 070 123"),
    "kenmerk": ("K-1",),
    "uw_brief": ("3 januari 2024",),
    "uw_kenmerk": ("U-1",),
    "bijlagen_aantal": ("2",),
    "datum": ("29 februari 2024",),
    "betreft": ("Verlening van subsidie",),
    "adres": ("Stichting School", "Postbus 2", "1234 AB  Dorp"),
    "aanhef": ("Geacht bestuur,",),
}
KAMER_FIELDS: dict[str, tuple[str, ...]] = {
    "organisatie": ("Ministerie van Voorbeelden",),
    "vergaderjaar": ("2023–2024",),
    "dossiernummer": (f"30{NBSP}079",),
    "dossiertitel": ("Voorbeelden",),
    "nummer": ("119",),
    "afzender_kapitalen": ("BRIEF VAN DE MINISTER",),
    "aan": ("Aan de Voorzitter",),
    "plaats_datum": ("Den Haag, 29 februari 2024",),
    "kamerstuk_voet": ("kst-30079-119", "ISSN 0921 - 7371"),
}
FIELDS: dict[str, dict[str, tuple[str, ...]]] = {
    "regeling": {"organisatie": ("Ministerie van Voorbeelden",), "voettekst": ("CONCEPT",)},
    "rijksbrief": LETTER_FIELDS,
    "beschikking": LETTER_FIELDS,
    "kamerstuk": KAMER_FIELDS,
}


def document(dress: Any, blocks: Blocks = EVERYTHING, **fields: tuple[str, ...]) -> DisplayDocument:
    velden = fields or FIELDS[dress]
    return DisplayDocument("stuk", "nota", dress, "Een stuk over techniek", velden, blocks, "2024-02-29")


def made(each: DisplayDocument, settings: Settings = SETTINGS) -> bytes:
    outcome = pdf.write(each, settings)
    assert [found.melding for found in outcome.diagnostics] == []
    (file,) = outcome.value
    assert file.path == f"{each.naam}.pdf"
    return file.data


def says(data: bytes, each: DisplayDocument) -> str | None:
    """The first difference with what the document must say."""
    return first_difference(expected_words(each), proof.read_text(data))


# --- every block, every run, every dress ----------------------------------------------------------


def test_everything_is_everything() -> None:
    used = {type(run) for run in runs_of(EVERYTHING)}
    assert used == set(get_args(Run))
    assert {type(block) for block in EVERYTHING} == set(get_args(Block))


@pytest.mark.parametrize("dress", DRESSES)
def test_every_dress_is_valid_and_says_the_same(dress: str) -> None:
    each = document(dress)
    data = made(each)
    assert proof.problems(data) == ()
    assert says(data, each) is None


@pytest.mark.parametrize("dress", DRESSES)
def test_without_fields_no_label_is_left(dress: str) -> None:
    data = made(DisplayDocument("stuk", "nota", dress, "titel", {}, (), "2024-02-29"))  # type: ignore[arg-type]
    assert proof.words(data) == ()
    assert proof.problems(data) == ()


def test_only_fields_with_content_are_printed() -> None:
    words = " ".join(proof.words(made(document("beschikking", (), kenmerk=("K-1",), datum=("1 mei 2024",)))))
    assert words == "Datum 1 mei 2024 Onze referentie K-1"


def test_the_letterhead_is_read_before_the_text() -> None:
    words = " ".join(proof.words(made(document("rijksbrief", (t("De tekst."),)))))
    sender = "Ministerie van Voorbeelden > Retouradres Postbus 1, 1234 AB Den Haag"
    assert words.startswith(f"{sender} Stichting School Postbus 2 1234 AB Dorp")
    assert "Betreft Verlening van subsidie" in words
    assert words.endswith("Bijlagen 2 Geacht bestuur, De tekst.")


def test_the_head_of_a_kamerstuk() -> None:
    words = " ".join(proof.words(made(document("kamerstuk", (t("De tekst."),)))))
    assert words == (
        "Tweede Kamer der Staten-Generaal 2 Vergaderjaar 2023–2024 30 079 Voorbeelden Nr. 119 BRIEF VAN DE MINISTER "
        "Aan de Voorzitter Den Haag, 29 februari 2024 De tekst."
    )


def test_a_fiche_of_its_own_has_no_head() -> None:
    each = document("kamerstuk", (fiche(),), organisatie=("Ministerie",))
    assert proof.words(made(each))[:2] == ("Beleidskeuzes", "uitgelegd")


# --- the same bytes -------------------------------------------------------------------------------

PRINT_HASH = """
import hashlib, sys
sys.path.insert(0, {here!r})
from test_pdf import document, made
print(hashlib.sha256(made(document("regeling"))).hexdigest())
"""


def test_same_bytes_each_time_and_in_another_process() -> None:
    here = hashlib.sha256(made(document("regeling"))).hexdigest()
    made(document("regeling", EVERYTHING[:5]))
    assert hashlib.sha256(made(document("regeling"))).hexdigest() == here
    script = PRINT_HASH.format(here=str(Path(__file__).parent))
    search = {"PYTHONPATH": os.pathsep.join([str(Path(pdf.__file__).parents[2]), *sys.path])}
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=search)
    assert run.stdout.strip() == here


def test_the_properties_of_the_file() -> None:
    data = made(replace(document("kamerstuk"), titel="Titel met ‘tekens’ & <zo>"))
    with pikepdf.open(BytesIO(data)) as opened:
        meta = opened.open_metadata()
        assert opened.Root.Lang == "nl-NL"
        assert meta["dc:title"] == "Titel met ‘tekens’ & <zo>"
        assert list(meta["dc:creator"]) == ["Ministerie van Voorbeelden"]
        assert str(meta["xmp:CreateDate"]).startswith("2024-02-29")


# --- tags -----------------------------------------------------------------------------------------


def elements(data: bytes) -> list[tuple[str, Any]]:
    """Kind and attributes of every structure element, in logical order."""
    with pikepdf.open(BytesIO(data)) as opened:
        return list(_elements(opened.Root.StructTreeRoot.K))


def _elements(node: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _elements(each)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        attributes = {str(key): str(value) for part in node.get("/A", []) for key, value in part.items()}
        yield str(node.S), attributes
        yield from _elements(node.get("/K"))


def test_tags_say_what_things_are() -> None:
    kinds = Counter(kind for kind, _ in elements(made(document("regeling"))))
    assert [kinds[f"/H{level}"] for level in range(1, 6)] == [1, 3, 2, 3, 0]
    assert kinds["/Note"] == 2
    assert kinds["/Table"] == kinds["/THead"] == 3
    marks = 3 + 2 + 2 + 2 + 2 + 2 + 2 + 2  # leden, two levels of onderdelen, dashes, terms, their parts, two lists in a table
    assert kinds["/LI"] == kinds["/LBody"] == marks
    assert kinds["/Lbl"] == marks + 2 * kinds["/Note"]
    assert kinds["/Link"] >= 5 and kinds["/Strong"] and kinds["/Em"]


def cells_of(data: bytes) -> list[tuple[str, str | None, bool]]:
    """Of each cell: its kind, its scope, and whether it lists its headers."""
    found = [each for each in elements(data) if each[0] in ("/TH", "/TD")]
    return [(kind, attributes.get("/Scope"), "/Headers" in attributes) for kind, attributes in found]


def test_cells_that_head_a_row() -> None:
    cells = cells_of(made(document("kamerstuk", (fiche(),))))
    title, *rest = cells
    assert title == ("/TH", "/Column", True)
    assert rest == [("/TH", "/Row", False), ("/TD", None, False)] * 3


def test_cells_of_other_tables_keep_their_headers() -> None:
    data = made(document("regeling", (bedragen(1), fiche())))
    cells = cells_of(data)
    assert cells[:6] == [("/TH", "/Column", True)] * 2 + [("/TD", None, True)] * 4
    assert proof.problems(data) == ()


def test_a_table_without_header_may_head_its_rows() -> None:
    table = Table((Column("links", 1), Column("links", 3)), (), (Row((cel("kop", kop="rij"), cel("waarde"))),), "kader")
    data = made(document("regeling", (table,)))
    assert [kind for kind, _ in elements(data) if kind in ("/TH", "/TD")] == ["/TH", "/TD"]
    assert proof.problems(data) == ()


def test_row_heads_change_no_length_and_miss_no_cell() -> None:
    blocks = (fiche(),)
    plain = made(document("regeling", (replace(fiche(), rijen=tuple(Row((cel("veld"), cel("tekst"))) for _ in range(3))),)))
    assert len(with_row_heads(plain, blocks)) == len(plain)
    with pytest.raises(RuntimeError, match="6 gegevenscellen en het document 12"):
        with_row_heads(plain, blocks * 2)


# --- words ----------------------------------------------------------------------------------------


def test_hyphens_of_lines_are_not_of_words() -> None:
    narrow = Table((Column("links", 1),) * 9, (), (Row(tuple(cel(LONG_TEXT) for _ in range(9))),), "kader")
    each = document("regeling", (narrow,))
    data = made(each)
    with pikepdf.open(BytesIO(data)) as opened:
        written = "".join(proof._texts(opened).values())
    assert written.count("\u00ad") > 50
    assert proof.words(data) == tuple(LONG_TEXT.split()) * 9


def test_the_text_of_a_law() -> None:
    source = Path(__file__).parents[3] / "shared/reference/aanwijzingen-voor-de-regelgeving-2015.md"
    if not source.exists():
        pytest.skip("zonder ../shared")
    found = [re.sub(r"\s+", " ", re.sub(r"[*\\]", "", each)).strip() for each in source.read_text(encoding="utf-8").split("\n\n")]
    texts = [each for each in found if len(each) > 100][:80]
    blocks = tuple(t(each) if number % 2 else items("leden", ("1.", (t(each),))) for number, each in enumerate(texts))
    for dress in ("regeling", "kamerstuk"):
        data = made(document(dress, blocks, organisatie=("Ministerie",)))
        expected = " ".join(each if number % 2 else f"1. {each}" for number, each in enumerate(texts))
        assert proof.words(data) == tuple(expected.split())


def test_a_cell_over_two_pages_is_read_whole() -> None:
    each = document("kamerstuk", (fiche(herhaal=9),), organisatie=("Ministerie",))
    data = made(each)
    with pikepdf.open(BytesIO(data)) as opened:
        assert len(opened.pages) >= 2
    assert says(data, each) is None


def test_text_is_never_code() -> None:
    nasty = '#panic("x") $a$ *b* _c_ ] } \\u{41} " `raw` <label> // weg /* weg */ {{ x }}'
    each = document("beschikking", (kop(1, nasty), t(nasty)), aanhef=(nasty,))
    assert proof.words(made(each)) == tuple(nasty.split()) * 3


def test_only_anchors_that_are_linked_to_go_along() -> None:
    data = as_data(document("regeling", (kop(1, "A", anker="a"), kop(2, "B", anker="b"), t(Link((Words("b"),), anker="b")))), ())
    assert [block.get("anker") for block in data["blokken"]] == [None, "b", None]


def test_only_long_words_are_hyphenated_and_ranges_never() -> None:
    (block,) = as_data(document("regeling", (t("In (2025–2028), bij onderwijsaanbod en maatschappij."),)), ())["blokken"]
    assert block["runs"] == [
        "In ",
        {"soort": "tekst", "tekst": "(2025–2028), ", "heel": True},
        "bij onde",
        {"soort": "tekst", "tekst": "rwijsaanbod ", "lang": True},
        "en maatschappij.",
    ]


def test_short_rows_stay_whole_and_long_rows_may_break() -> None:
    rows = as_data(document("regeling", (kader(), fiche(herhaal=20))), ())["blokken"]
    assert [row["vast"] for table in rows for row in table["rijen"]] == [True, False, False, False, False]


def test_what_leads_in_a_list_stays_with_it() -> None:
    blocks = as_data(document("regeling", (t("los"), t("U moet:"), items("streepjes", ("–", (t("iets."),))))), ())["blokken"]
    assert [block.get("plakt") for block in blocks] == [None, "blok", None]


# --- pages ----------------------------------------------------------------------------------------


def lines_with_signature(before: Blocks) -> int:
    """How many of the lines “regel” stand on the page of the signature."""
    lead = (t(LONG_TEXT * 4),) * 2
    with pikepdf.open(BytesIO(made(document("beschikking", (*lead, *before, SLOT))))) as opened:
        pages: dict[int, str] = {}
        for place, text in proof._texts(opened).items():
            pages[place.page] = pages.get(place.page, "") + " " + text
    ((words),) = [text for text in pages.values() if "Jansen" in text]
    assert "Met vriendelijke groet" in words
    return words.count("regel ")


@pytest.mark.parametrize("count", range(4, 22))
def test_a_signature_takes_two_lines_along(count: int) -> None:
    lines: Runs = tuple(run for number in range(count) for run in (Words("regel "), LineBreak()))[:-1]
    for before in ((TextBlock(lines),), (items("onderdelen", ("a.", (t("eerst"),)), ("b.", (TextBlock(lines),))),)):
        assert lines_with_signature(before) >= 2


def test_a_last_line_of_one_does_not_go_alone() -> None:
    for count in range(4, 14):
        lines: Runs = tuple(run for number in range(count) for run in (Words("regel "), LineBreak()))[:-1]
        assert lines_with_signature((TextBlock(lines), t("Hebt u vragen?"))) >= 1


def test_a_new_page() -> None:
    with pikepdf.open(BytesIO(made(document("regeling", (kop(1, "A"), kop(2, "B", nieuwe_pagina=True)))))) as opened:
        assert len(opened.pages) >= 2


def test_headers_of_a_long_table_repeat_but_are_read_once() -> None:
    each = document("regeling", (bedragen(100),))
    data = made(each)
    with pikepdf.open(BytesIO(data)) as opened:
        assert len(opened.pages) == 3
    assert proof.words(data).count("Maximumbedrag") == 1


# --- faults ---------------------------------------------------------------------------------------


def codes(each: DisplayDocument, settings: Settings = SETTINGS) -> list[str]:
    outcome = pdf.write(each, settings)
    assert outcome.value == ()
    return [found.rule.code for found in outcome.diagnostics]


def test_a_template_at_fault(tmp_path: Path) -> None:
    (tmp_path / "regeling.typ").write_text('#panic("nee")')
    outcome = pdf.write(document("regeling"), Settings(tmp_path))
    (found,) = outcome.diagnostics
    assert outcome.value == () and found.rule is pdf.PDF_GEWEIGERD and found.span.path == "stuk"
    assert "panicked with: nee (regeling.typ:1:1)" in found.melding
    assert "fout van regelzetter of van het sjabloon" in found.tip


def test_a_template_that_is_not_there(tmp_path: Path) -> None:
    assert codes(document("regeling"), Settings(tmp_path)) == ["REGL0810"]
    assert codes(document("regeling"), Settings(tmp_path / "weg")) == ["REGL0810"]


def test_a_link_to_nowhere_is_a_fault_of_ours() -> None:
    assert codes(document("regeling", (t(Link((Words("weg"),), anker="weg")),))) == ["REGL0810"]


def test_a_sign_that_no_font_has() -> None:
    outcome = pdf.write(document("regeling", (t("Prima 😀."),)), SETTINGS)
    (found,) = outcome.diagnostics
    assert found.rule is pdf.TEKEN_ZONDER_LETTER
    assert "😀 (U+1F600)" in found.melding


def test_signs_outside_letters_come_from_other_fonts() -> None:
    signs = "→ ✓ ≤ ½ − ‑ ① « » ’ … § Łódź Ελλάδα"
    data = made(document("regeling", (t(signs),)))
    assert proof.words(data) == tuple(signs.split())
    assert proof.problems(data) == ()


# --- templates and fonts --------------------------------------------------------------------------


def test_a_changed_template_is_read_anew(tmp_path: Path) -> None:
    for path in TEMPLATES.glob("*.typ"):
        shutil.copy(path, tmp_path)
    settings = Settings(tmp_path)
    assert proof.words(made(document("regeling", (t("een"),)), settings)) == ("een",)
    with (tmp_path / "regeling.typ").open("a") as template:
        template.write("\ntwee\n")
    assert proof.words(made(document("regeling", (t("een"),)), settings)) == ("een", "twee")


def test_fonts_of_the_dossier_come_first(tmp_path: Path) -> None:
    wheel = pytest.importorskip("font_source_serif_pro")
    for style in ("Regular", "Bold", "It"):
        shutil.copy(Path(wheel.font_directory, f"SourceSerifPro-{style}.otf"), tmp_path)
    data = made(document("regeling"), Settings(TEMPLATES, (tmp_path,)))
    assert b"SourceSerifPro" in data and b"SourceSansPro" not in data
    assert proof.problems(data) == ()


# --- the proof itself -----------------------------------------------------------------------------


def test_the_proof_finds_faults() -> None:
    assert any("niet te lezen" in line for line in proof.problems(b"geen pdf"))
    data = made(document("regeling"))
    without_language = data.replace(b"/Lang(nl-NL)", b"            ", 1)
    assert any(line.startswith("PDF/UA-1: ") for line in proof.problems(without_language))


@pytest.mark.parametrize(
    ("end", "length", "mistaken"),
    [(b"abc\r\n", 4, True), (b"abcd\n", 4, False), (b"abc\r\n", 3, False), (b"abc\r\r\n", 4, False)],
)
def test_a_stream_that_ends_in_a_carriage_return_is_no_fault(end: bytes, length: int, mistaken: bool) -> None:
    data = b"%%PDF-1.7\n7 0 obj\n<</Length %d>>\nstream\n%sendstream\nendobj\n" % (length, end)
    failure: Any = SimpleNamespace(rule_id="PDFA2A-STREAM-LENGTH-001", object_id=SimpleNamespace(object_number=7, generation=0))
    assert proof._is_mistaken(data, failure) is mistaken


def test_the_map_of_a_font() -> None:
    source = (
        b"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        b"1 beginbfchar\n<0001> <00660069>\nendbfchar\n"
        b"2 beginbfrange\n<0002> <0004> <0061>\n<0005> <0006> [<0078> <00790079>]\nendbfrange\n"
    )
    assert proof._read_map(source).text(bytes.fromhex("000100020003000400050006")) == "fiabcxyy"
