"""House styles: a logo, own fonts, the mark of a concept, and a letterhead that was not made for regelzetter."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

import pytest
from docx import Document

from regelzetter.building import build
from regelzetter.compile import compile_dossier
from regelzetter.diagnostics import Outcome
from regelzetter.house_style import LETTERTYPE_ONLEESBAAR, LOGO_ONLEESBAAR, NAAM_VAN_SJABLOON
from regelzetter.order import Order
from regelzetter.storage import MemoryFiles, open_folder
from regelzetter.template_command import findings
from regelzetter.templates_folder import templates_folder
from regelzetter.writing.files import Settings
from regelzetter.writing.font_file import family
from regelzetter.writing.huisstijl import DRESSES
from regelzetter.writing.template_check import W, check
from regelzetter.writing.template_fields import FIELDS
from regelzetter.writing.template_package import NoWordFileError, opened, packed

PAPER: Final = Path(__file__).parent / "briefpapier"
LETTERHEAD: Final = (PAPER / "rijksbrief.docx").read_bytes()
LOGO: Final = (PAPER / "logo.png").read_bytes()
SECOND: Final = Path(__file__).parent.parent / "tweede-dossier"
ORGANISATION: Final = "huisstijl: neutraal"
FONT: Final = (Path(str(files("font_source_serif_pro"))) / "files" / "SourceSerifPro-Regular.ttf").read_bytes()


def dossier(organisation: str, extra: Mapping[str, bytes], concept: bool = False) -> MemoryFiles:
    """The second dossier with other words under `organisatie`, and more files."""
    folder = open_folder(SECOND)
    content = {name: folder.read(name) or b"" for name in folder.names()} | dict(extra)
    plan = content["dossier.yaml"].decode().replace(ORGANISATION, organisation)
    if concept:
        plan = plan.replace("    vorm: rijksbrief\n", "    vorm: rijksbrief\n    status: concept\n    versie: '0.3'\n")
    return MemoryFiles(content | {"dossier.yaml": plan.encode()})


def built(files: MemoryFiles, formats: tuple[str, ...] = ("docx", "odt", "pdf", "html")) -> dict[str, bytes]:
    """The letter to parliament, proven."""
    compiled = compile_dossier(files)
    assert compiled.value is not None and compiled.ok, [found.melding for found in compiled.diagnostics]
    made = build(compiled.value, Order(("kamerbrief",), formats), Settings(templates_folder()), lambda _: None)
    assert made.ok, [found.melding for found in made.diagnostics]
    return {file.formaat: file.data for file in made.value}


def codes(organisation: str, extra: Mapping[str, bytes]) -> list[str]:
    return [
        found.rule.code for found in compile_dossier(dossier(organisation, extra)).diagnostics if found.rule.code >= "REGL0870"
    ]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert len(package.namelist()) == len(set(package.namelist()))
        return {name: package.read(name) for name in package.namelist()}


@cache
def ours(dress: str = "rijksbrief") -> bytes:
    return (templates_folder() / f"{dress}.docx").read_bytes()


def letterhead(**changes: tuple[str, str]) -> bytes:
    """The letterhead from LibreOffice with other words in its text."""
    members = parts(LETTERHEAD)
    text = members["word/document.xml"].decode()
    for old, new in changes.values():
        assert old in text
        text = text.replace(old, new)
    return packed(members | {"word/document.xml": text.encode()})


def said(data: bytes) -> list[str]:
    return [found.rule.code for found in check(data, "sjablonen/rijksbrief.docx", ours()) if found.is_fout]


# --- logo, mark, letters --------------------------------------------------------------------------


def test_a_logo_is_in_every_format_with_its_words() -> None:
    look = "huisstijl: rijk, logo: bestanden/logo.png, logo_tekst: Beeldmerk van A & B"
    made = built(dossier(look, {"bestanden/logo.png": LOGO}))
    docx, odt = parts(made["docx"]), parts(made["odt"])
    assert docx["word/media/logo.png"] == LOGO == odt["Pictures/logo.png"]
    assert sum(b'descr="Beeldmerk van A &amp; B"' in part for part in docx.values()) == 1
    assert "<svg:desc>Beeldmerk van A &amp; B</svg:desc>" in odt["styles.xml"].decode()
    assert 'alt="Beeldmerk van A &amp; B"' in made["html"].decode()
    assert made == built(dossier(look, {"bestanden/logo.png": LOGO}))


def test_our_letter_travels_in_word_and_opendocument() -> None:
    """Where it is not installed LibreOffice and Word would take a wider one, and every page would end elsewhere."""
    made = built(dossier(ORGANISATION, {}), ("docx", "odt"))
    docx, odt = parts(made["docx"]), parts(made["odt"])
    faces = re.findall(r'<w:embed(\w+) r:id="(\w+)" w:fontKey="\{([0-9A-F-]+)\}"', docx["word/fontTable.xml"].decode())
    assert [name for name, _, _ in faces] == ["Regular", "Bold", "Italic", "BoldItalic"]
    for name, relation, key in faces:
        target = re.search(rf'Id="{relation}"[^>]*Target="([^"]+)"', docx["word/_rels/fontTable.xml.rels"].decode())
        assert target is not None
        data = docx[f"word/{target[1]}"]
        mixed = bytes(each ^ bytes.fromhex(key.replace("-", ""))[::-1][at % 16] for at, each in enumerate(data[:32])) + data[32:]
        assert mixed == odt[f"Fonts/{name}.ttf"]
        assert family(mixed) == "Source Sans Pro"
        assert f'xlink:href="Fonts/{name}.ttf"' in odt["styles.xml"].decode()
    assert len(made["docx"]) < 200_000


def test_with_own_letters_ours_does_not_travel() -> None:
    made = built(dossier(f"{ORGANISATION}, lettertypen: letters", {"letters/huis.ttf": FONT}), ("docx", "odt"))
    for package in (parts(made["docx"]), parts(made["odt"])):
        assert not [name for name in package if "font" in name.lower() and name != "word/fontTable.xml"]
        for data in package.values():
            for word in (b"odttf", b".ttf", b"<w:embed", b"Source Sans", b"font-face-src"):
                assert word not in data


def test_a_concept_says_so_on_every_page_and_nowhere_in_the_text() -> None:
    made = built(dossier(ORGANISATION, {}, concept=True))
    mark = "CONCEPT · versie 0.3 · 19\u00a0september 2025"
    document = Document(io.BytesIO(made["docx"]))
    section = document.sections[0]
    for header in (section.header, section.first_page_header):
        assert mark in [paragraph.text for paragraph in header.paragraphs]
    assert mark not in [paragraph.text for paragraph in document.paragraphs]
    assert parts(made["odt"])["styles.xml"].decode().count(mark) == 2
    assert f'data-veld="merk">{mark}</p>' in made["html"].decode()


def test_what_is_final_bears_no_mark() -> None:
    made = built(dossier(ORGANISATION, {}), ("docx", "html"))
    assert "CONCEPT" not in made["html"].decode()
    assert all(b"CONCEPT" not in part for part in parts(made["docx"]).values())


def test_own_letters_come_first() -> None:
    made = built(dossier("huisstijl: rijk, lettertypen: letters", {"letters/a.ttf": FONT}), ("docx", "odt", "html"))
    assert family(FONT) == "Source Serif Pro"
    assert b'w:ascii="Source Serif Pro"' in parts(made["docx"])["word/styles.xml"]
    assert b'style:name="Source Serif Pro"' in parts(made["odt"])["styles.xml"]
    assert 'font-family: "Source Serif Pro", "Source Sans 3"' in made["html"].decode()


@pytest.mark.parametrize("cut", [0, 4, 12, 60, 1000, -1])
def test_part_of_a_font_is_no_font(cut: int) -> None:
    assert family(FONT[:cut]) is None


def test_what_cannot_be_read_is_reported() -> None:
    assert codes(f"{ORGANISATION}, logo: l.png, logo_tekst: Merk", {"l.png": LOGO[:-9]}) == [LOGO_ONLEESBAAR.code]
    assert codes(f"{ORGANISATION}, lettertypen: letters", {"letters/a.otf": FONT[:999]}) == [LETTERTYPE_ONLEESBAAR.code]
    assert codes(f"{ORGANISATION}, lettertypen: letters", {"letters/lees.txt": b""}) == [LETTERTYPE_ONLEESBAAR.code]
    assert codes(f"{ORGANISATION}, sjablonen: s", {"s/brief.docx": LETTERHEAD}) == [NAAM_VAN_SJABLOON.code]


@pytest.mark.parametrize("path", ["../logo.png", "/etc/passwd", "bestanden/lgo.png"])
def test_a_logo_stands_in_the_dossier(path: str) -> None:
    found = compile_dossier(dossier(f"{ORGANISATION}, logo: {path}, logo_tekst: Merk", {"bestanden/logo.png": LOGO})).diagnostics
    assert [each.rule.code for each in found if each.is_fout] == ["REGL0001"]


# --- a letterhead of somebody else ----------------------------------------------------------------


def test_a_letter_on_the_paper_of_somebody_else() -> None:
    """Its words and its logo are there, the text passes its proofs, and a concept says so."""
    data = built(dossier(f"{ORGANISATION}, sjablonen: sjablonen", {"sjablonen/rijksbrief.docx": LETTERHEAD}, True), ("docx",))[
        "docx"
    ]
    document = Document(io.BytesIO(data))
    header = "\n".join(paragraph.text for paragraph in document.sections[0].header.paragraphs)
    assert "Gemeente Zuiderpolder" in header and "CONCEPT · versie 0.3" in header
    assert "Havenstraat 12" in "\n".join(paragraph.text for paragraph in document.sections[0].footer.paragraphs)
    cells = [cell.text for row in document.tables[0].rows for cell in row.cells]
    assert cells[:2] == ["Dagtekening", "19\u00a0september 2025"]
    assert LOGO in parts(data).values()
    assert {"Alinea", "Tussenkop1", "Fichetabel"} <= {style.name for style in document.styles}


def test_nothing_is_wrong_with_it() -> None:
    assert said(LETTERHEAD) == []


@pytest.mark.parametrize("dress", DRESSES)
def test_nothing_is_to_be_said_of_our_own(dress: str) -> None:
    found = findings(templates_folder() / f"{dress}.docx")
    assert [each.melding for each in found if each.is_fout] == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("{{ betreft }}", "{{ betrefd }}", "REGL0871"),
        ("{{ kenmerk }}", "", "REGL0872"),
        ("{{ inhoud }}", "de tekst", "REGL0821"),
        ("{{ inhoud }}", "Tekst: {{ inhoud }}", "REGL0821"),
        ("{{ datum }}", "{{ datum ", "REGL0820"),
        (
            "{{ datum }}",
            '{{ datum }}</w:t></w:r><w:del w:id="9" w:author="x"><w:r><w:delText>oud</w:delText></w:r></w:del><w:r><w:t>',
            "REGL0820",
        ),
        ("{{ datum }}", "{{ datum }}{% for n in 'ab' %}{% endfor %}", "REGL0874"),
        ("{{ datum }}", "{{ datum }}{{ datum * 999999999 }}", "REGL0874"),
        ("{{ datum }}", "{{ datum }}{{ datum.__class__ }}", "REGL0874"),
    ],
)
def test_one_mistake_gives_one_message(old: str, new: str, code: str) -> None:
    assert said(letterhead(change=(old, new))) == [code]


def test_the_place_of_the_text_is_not_in_a_footer_too() -> None:
    footer = f'<w:ftr xmlns:w="{W[1:-1]}"><w:p><w:r><w:t>{{{{ in</w:t></w:r><w:r><w:t>houd }}}}</w:t></w:r></w:p></w:ftr>'
    assert said(packed(parts(LETTERHEAD) | {"word/footer1.xml": footer.encode()})) == ["REGL0821"]


def test_a_misspelt_field_gets_a_hint() -> None:
    (found,) = [
        each for each in check(letterhead(a=("{{ betreft }}", "{{ betrefd }}")), "rijksbrief.docx", ours()) if each.is_fout
    ]
    assert found.tip == "bedoelde u 'betreft'?"
    assert set(FIELDS) >= {"betreft"}


@pytest.mark.parametrize(
    "more",
    [
        {"word/vbaProject.bin": b"x"},
        {"word/_rels/settings.xml.rels": b'<R><Relationship Type="a/attachedTemplate" Target="x" TargetMode="External"/></R>'},
        {"word/_rels/header1.xml.rels": b'<R><Relationship Type="a/image" Target="file:///x.png" TargetMode="External"/></R>'},
        {"word/_rels/header1.xml.rels": b'<R><Relationship Type="a/oleObject" Target="embeddings/x.bin"/></R>'},
    ],
)
def test_what_runs_or_fetches_is_refused(more: dict[str, bytes]) -> None:
    assert set(said(packed(parts(LETTERHEAD) | more))) == {"REGL0874"}


def test_what_is_no_word_file_is_not_opened() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts(LETTERHEAD).items():
            package.writestr(name, data)
        package.writestr("word/media/groot.bin", bytes(30_000_000))
    entity = packed(parts(LETTERHEAD) | {"word/header1.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})
    for data in (b"", b"PK", ours()[:-30], LOGO, bomb.getvalue(), entity):
        assert said(data) == ["REGL0870"]
        with pytest.raises(NoWordFileError):
            opened(data)


def test_a_letter_is_not_made_on_unfit_paper() -> None:
    unfit = letterhead(a=("{{ kenmerk }}", ""))
    compiled = compile_dossier(dossier(f"{ORGANISATION}, sjablonen: sjablonen", {"sjablonen/rijksbrief.docx": unfit}))
    assert compiled.value is not None
    made: Outcome[object] = build(compiled.value, Order(("kamerbrief",), ("docx",)), Settings(templates_folder()), lambda _: None)
    assert [(found.rule.code, found.span.path) for found in made.diagnostics] == [("REGL0872", "sjablonen/rijksbrief.docx")]
