"""OpenDocument files: valid, complete, reproducible, and never with another's data."""

from __future__ import annotations

import runpy
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from lxml import etree

from regelzetter.proving.docx import problems, read_text
from regelzetter.proving.text import expected_words, first_difference
from regelzetter.writing import odt, shapes
from regelzetter.writing.archive import archive, member
from regelzetter.writing.contents import FEWEST
from regelzetter.writing.display import Blocks, DisplayDocument, Heading, Note, TextBlock, Words
from regelzetter.writing.files import Settings

samples = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("office_samples.py"))))
amending = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("amending_samples.py"))))
ROOT = Path(__file__).parents[2]
SETTINGS = Settings(ROOT / "templates")
SCHEMA = ROOT.parent / "shared" / "schemas" / "odf-1.3" / "OpenDocument-v1.3-schema.rng"
DOCUMENTS = ("regeling", "beschikking", "kamerstuk", "vreemd")
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


@pytest.fixture
def cold() -> Iterator[None]:
    odt.prepared.cache_clear()
    odt.letterhead.cache_clear()
    yield


def written(document: DisplayDocument, settings: Settings = SETTINGS) -> bytes:
    outcome = odt.write(document, settings)
    assert outcome.diagnostics == ()
    (file,) = outcome.value
    assert file.path == f"{document.naam}.odt"
    return file.data


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def content(document: DisplayDocument) -> etree._Element:
    return etree.fromstring(members(written(document))["content.xml"])


def letter(*blocks: object, **fields: tuple[str, ...]) -> DisplayDocument:
    return replace(samples.beschikking(), blokken=blocks, velden=fields)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_words_are_those_of_the_document_and_the_file_is_in_order(name: str) -> None:
    document = getattr(samples, name)()
    data = written(document)
    assert problems(data) == ()
    if name != "vreemd":  # pandoc cannot read a table in a cell
        assert first_difference(expected_words(document), read_text(data)) is None


def test_the_schema_of_opendocument_has_nothing_against_them(tmp_path: Path) -> None:
    jing = shutil.which("jing")
    if jing is None or not SCHEMA.exists():
        pytest.skip("jing of het schema van OpenDocument ontbreekt")
    paths = []
    documents = {name: getattr(samples, name)() for name in DOCUMENTS}
    documents["met-inhoud"] = chapters(FEWEST)
    documents |= {name: amending.shown(getattr(amending, name)()) for name in ("wijziging", "brief")}
    for name, document in documents.items():
        for part, data in members(written(document)).items():
            if part in ("content.xml", "styles.xml", "meta.xml", "settings.xml"):
                paths.append(tmp_path / f"{name}-{part}")
                paths[-1].write_bytes(data)
    ran = subprocess.run([jing, "-i", str(SCHEMA), *map(str, paths)], capture_output=True, text=True, check=False)
    assert [line for line in (ran.stdout + ran.stderr).splitlines() if "[warning]" not in line] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_same_document_gives_the_same_bytes(name: str, cold: None) -> None:
    first = written(getattr(samples, name)())
    odt.prepared.cache_clear()
    odt.letterhead.cache_clear()
    assert written(getattr(samples, name)()) == first
    with zipfile.ZipFile(BytesIO(first)) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_letter_never_holds_data_of_another_recipient(cold: None) -> None:
    numbers = (1111, 2222, 3333)
    letters = []
    for number in numbers:
        fields = samples.BRIEFVELDEN | {"adres": (f"Stichting Nummer{number}", "Straat 1"), "kenmerk": (f"KENMERK-{number}",)}
        letters.append(written(samples.beschikking(f"brief-{number}", bedrag=f"€ {number}.000", velden=fields)))
    for number, data in zip(numbers, letters, strict=True):
        text = "\n".join(part.decode() for name, part in members(data).items() if not name.startswith("Fonts/"))
        for secret in ("Stichting Nummer", "KENMERK-", "€ "):
            assert f"{secret}{number}" in text
            assert not [other for other in numbers if other != number and f"{secret}{other}" in text]
        assert not shapes.PRIVATE.search(text)


@pytest.mark.parametrize("text", ["{{ 7*7 }}{% raw %}", "<text:p/>& ]]> \"'", "\U000f00001\U000f0001", "a  b   c ", "<?samen?>"])
def test_text_is_only_text_wherever_it_comes_from(text: str) -> None:
    document = letter(TextBlock((Words(text, sleutel="rij.naam"), Words("; "), Words(text))), betreft=(text,), kenmerk=(text,))
    data = written(replace(document, titel=text))
    assert problems(data) == ()
    root = etree.fromstring(members(data)["content.xml"])
    for spaces in root.iter(f"{TEXT}s"):
        spaces.text = " " * int(spaces.get(f"{TEXT}c", "1"))
    shown = ["".join(map(str, each.itertext())) for each in root.iter(f"{TEXT}p")]
    assert shown[-1] == f"{text}; {text}"
    assert f"Betreft{text}" in shown


def test_headings_are_headings_of_their_level() -> None:
    headings = {"".join(map(str, each.itertext())): each for each in content(samples.regeling()).iter(f"{TEXT}h")}
    assert headings["Hoofdstuk 1. Algemene bepalingen"].get(f"{TEXT}outline-level") == "2"
    assert headings["Artikel 1.1. Begripsbepalingen"].get(f"{TEXT}style-name") == "Artikelkop3"
    assert not list(content(samples.regeling()).iter(etree.ProcessingInstruction))


# --- contents -------------------------------------------------------------------------------------


def chapters(count: int, *before: Heading) -> DisplayDocument:
    """A regulation with so many articles, some of which have a note in their heading."""
    noted: Blocks = (TextBlock((Words("Een noot."),)),)
    articles = tuple(
        Heading(2, (Words(f"Artikel {n}. Iets & meer"), *((Note(1, noted),) if n == 2 else ())), "artikel", f"artikel-{n}")
        for n in range(1, count + 1)
    )
    title = Heading(1, (Words("Proefregeling"),), "opschrift")
    return replace(samples.regeling(), blokken=(title, *before, *articles, TextBlock((Words("Tekst."),))))


def lines(index: etree._Element) -> list[tuple[str, str, str]]:
    """Of the contents: style, words, and where each line leads to."""
    (body,) = index.iter(f"{TEXT}index-body")
    links = [next(line.iter(f"{TEXT}a"), None) for line in body.iter(f"{TEXT}p")]
    targets = ["" if link is None else str(link.get("{http://www.w3.org/1999/xlink}href")) for link in links]
    shown = ["".join(map(str, line.itertext())) for line in body.iter(f"{TEXT}p")]
    return [*zip([str(line.get(f"{TEXT}style-name")) for line in body.iter(f"{TEXT}p")], shown, targets, strict=True)]


def test_the_contents_stand_below_the_title_and_each_line_leads_to_its_heading() -> None:
    root = content(chapters(FEWEST))
    (index,) = root.iter(f"{TEXT}table-of-content")
    before = index.getprevious()
    assert before is not None and "".join(map(str, before.itertext())) == "Proefregeling"
    head, *rest = lines(index)
    assert head == ("Contents_20_Heading", "Inhoud", "")
    assert [words for _, words, _ in rest] == [f"Artikel {n}. Iets & meer" for n in range(1, FEWEST + 1)]
    assert {style for style, _, _ in rest} == {"Contents_20_1"}
    there = {f"#{each.get(f'{TEXT}name')}": each.getparent() for each in root.iter(f"{TEXT}bookmark")}
    for _, words, target in rest:
        assert there[target].tag == f"{TEXT}h" and "".join(map(str, there[target].itertext())).startswith(words)
    assert [f"#{each.get(f'{TEXT}ref-name')}" for each in index.iter(f"{TEXT}bookmark-ref")] == [each[2] for each in rest]


def test_the_contents_are_no_words_of_the_text() -> None:
    document = chapters(FEWEST)
    assert first_difference(expected_words(document), read_text(written(document))) is None


def test_contents_that_would_take_half_a_page_say_only_the_highest_level() -> None:
    chapter = Heading(2, (Words("Hoofdstuk 1. Alles"),), "hoofdstuk", "hoofdstuk-1")
    for count, deep, listed in ((FEWEST, 2, FEWEST + 1), (30, 1, 1)):
        document = chapters(count, chapter)
        first, *articles = [each for each in document.blokken if isinstance(each, Heading)][1:]
        lowered = tuple(replace(each, niveau=3) for each in articles)
        (index,) = content(replace(document, blokken=(document.blokken[0], first, *lowered))).iter(f"{TEXT}table-of-content")
        assert len(lines(index)) - 1 == listed
        assert index[0].get(f"{TEXT}outline-level") == str(deep)
        styles = {each.get(f"{TEXT}style-name") for each in index.iter(f"{TEXT}index-source-style")}
        assert "Hoofdstukkop2" in styles and ("Artikelkop3" in styles) == (deep == 2)


def test_a_short_document_has_no_contents() -> None:
    assert not [*content(chapters(FEWEST - 1)).iter(f"{TEXT}table-of-content")]


def test_contents_that_say_something_else_than_the_headings_are_found() -> None:
    data = written(chapters(FEWEST))
    assert problems(data) == ()
    for old, new in (
        ("Inhoud</text:p>", "Overzicht</text:p>"),
        ('href="#_Toc00000002"', 'href="#_Toc00000003"'),
        ("l 4.", "l 5."),
    ):
        parts = members(data)
        parts["content.xml"] = parts["content.xml"].decode().replace(old, new, 1).encode()
        found = problems(archive([member(name, part, plain=name == "mimetype") for name, part in parts.items()]))
        assert len(found) == 1 and found[0].startswith("de inhoudsopgave zegt "), (old, found)


# --- tables and fields ----------------------------------------------------------------------------


def test_each_place_of_a_table_is_a_cell_or_covered() -> None:
    for table in content(samples.regeling()).iter(f"{TABLE}table"):
        width = len([*table.iterchildren(f"{TABLE}table-column")])
        for row in table.iter(f"{TABLE}table-row"):
            assert len(row) == width


def test_a_heading_in_a_cell_is_read_back() -> None:
    cell = samples.cel(samples.kop(4, "tussenkop", "Kop in cel"))
    table = samples.Table((samples.Column("links", 1),), (), (samples.Row((cell,)),), "kader")
    assert read_text(written(letter(table))).body == ("kop", "in", "cel")


def test_a_row_of_headings_repeats_and_totals_have_their_style() -> None:
    table = next(content(samples.regeling()).iter(f"{TABLE}table"))
    rows = [*table.iter(f"{TABLE}table-row")]
    assert rows[0].getparent().tag == f"{TABLE}table-header-rows"
    assert rows[-1][0].get(f"{TABLE}style-name") == "Gegevenstotaal"
    assert rows[-1][2][0].get(f"{TEXT}style-name") == "TabeltotaalRechts"


def test_a_field_without_content_leaves_no_label_behind() -> None:
    fields = {"organisatie": ("Ministerie",), "kenmerk": ("K-1",), "datum": ("1 mei 2024",)}
    parts = members(written(letter(TextBlock((Words("Tekst."),)), **fields)))
    around = (parts["styles.xml"] + parts["content.xml"]).decode()
    assert "Onze referentie" in around
    for label in ("Uw brief", "Uw referentie", "Contactpersoon", "Bijlagen<", "Retouradres ", "Betreft", "{%", "{{", "None"):
        assert label not in around


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("{{ aanhef }}", "{{ aanhef", "REGL0820"),
        ("{{ aanhef }}", "{{ ''.__class__.mro() }}", "REGL0820"),
        ("{{ inhoud }}", "tekst", "REGL0821"),
    ],
)
def test_a_template_that_cannot_be_used_is_reported(old: str, new: str, code: str, tmp_path: Path) -> None:
    source = zipfile.ZipFile(SETTINGS.sjablonen / "beschikking.odt")
    with source, zipfile.ZipFile(tmp_path / "beschikking.odt", "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old.encode(), new.encode()))
    outcome = odt.write(samples.beschikking(), Settings(tmp_path))
    assert outcome.value == ()
    assert [each.rule.code for each in outcome.diagnostics] == [code]


def test_a_template_that_is_not_there_or_not_opendocument_is_reported(tmp_path: Path) -> None:
    for data in (None, b"geen odt"):
        if data is not None:
            (tmp_path / "beschikking.odt").write_bytes(data)
        outcome = odt.write(samples.beschikking(), Settings(tmp_path))
        assert [each.rule.code for each in outcome.diagnostics] == ["REGL0820"]
