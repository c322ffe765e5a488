"""The last hand on the body that pandoc made for Word.

Instructions of `pandoc.py` are carried out and taken away, tables get widths in figures (Word and LibreOffice agree on
those), and the body takes the place of `{{ inhoud }}` in the template.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote

from lxml import etree

from regelzetter.writing.office import BODY_MARK, SJABLOON_ZONDER_PLAATS, UnusableTemplateError, no_place
from regelzetter.writing.office_xml import Element, ancestor, instructions, is_short, text
from regelzetter.writing.shapes import BODY

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
BEFORE_FLAGS = {
    "keepNext": ("pStyle",),
    "pageBreakBefore": ("pStyle", "keepNext", "keepLines"),
}
"""What the schema puts before a property of a paragraph."""
SPACE = "80"
"""Before a table, in twentieths of a point."""
RULE = {f"{W}val": "single", f"{W}sz": "8", f"{W}space": "0", f"{W}color": "auto"}

AFTER_TABLE = (
    f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
)
"""Word wants a paragraph after the last table; this one is too low to begin a page."""


def finished(body: bytes, template: bytes) -> bytes:
    """The whole of word/document.xml: the template's paragraphs with pandoc's body in their midst, on pandoc's page."""
    made = etree.fromstring(body)
    sheet = etree.fromstring(template)
    indents = carry_out(made)
    width = text_width(made)
    for table in made.iter(f"{W}tbl"):
        set_table(table, width, indents.get(table, 0))
    place(made, sheet)
    return etree.tostring(sheet, xml_declaration=True, encoding="UTF-8", standalone=True)


def only(parent: Element, name: str) -> Element:
    """A child that the schema demands."""
    found = parent.find(f"{W}{name}")
    if found is None:
        raise RuntimeError(f"no {name} in {parent.tag}")
    return found


# --- instructions ---------------------------------------------------------------------------------


def carry_out(made: Element) -> dict[Element, int]:
    """Do what the instructions ask; how far each table is indented, in twentieths of a point."""
    indents: dict[Element, int] = {}
    for told in instructions(made):
        paragraph = ancestor(told, f"{W}p")
        match told.target:
            case "samen":
                set_flag(paragraph, "keepNext")
            case "nieuwe-pagina":
                set_flag(paragraph, "pageBreakBefore")
            case "ruimte":
                etree.SubElement(only(paragraph, "pPr"), f"{W}spacing", {f"{W}after": SPACE})
            case "totaal":
                rule_above(ancestor(paragraph, f"{W}tr"))
            case "tabel":
                _, indent = (told.text or "").split()
                indents[ancestor(paragraph, f"{W}tbl")] = round(float(indent) * 1440 / 25.4)
            case "beeld":
                describe(paragraph, unquote(told.text or ""))
        paragraph.remove(told)
    return indents


def describe(paragraph: Element, shown: str) -> None:
    """What pandoc leaves to do: it describes the drawing but not the picture in it, and leaves the white around it open."""
    for line in paragraph.iter(f"{WP}inline"):
        line.attrib.update({f"dist{side}": "0" for side in "TBLR"})
    for picture in paragraph.iter(f"{PIC}cNvPr"):
        picture.set("descr", shown)


def set_flag(paragraph: Element, name: str) -> None:
    """A property of the paragraph, at its place among the others."""
    properties = only(paragraph, "pPr")
    if properties.find(f"{W}{name}") is None:
        before = [child for child in properties if child.tag in {f"{W}{each}" for each in BEFORE_FLAGS[name]}]
        properties.insert(len(before), etree.Element(f"{W}{name}"))


def rule_above(row: Element) -> None:
    """A line above the cells of a row of totals."""
    for cell in row.iterchildren(f"{W}tc"):
        borders = etree.SubElement(only(cell, "tcPr"), f"{W}tcBorders")
        etree.SubElement(borders, f"{W}top", RULE)


# --- tables ---------------------------------------------------------------------------------------


def text_width(made: Element) -> int:
    """Of the page's text, in twentieths of a point."""
    section = only(only(made, "body"), "sectPr")
    size, margins = only(section, "pgSz"), only(section, "pgMar")
    return int(size.attrib[f"{W}w"]) - int(margins.attrib[f"{W}left"]) - int(margins.attrib[f"{W}right"])


def set_table(table: Element, room: int, indent: int) -> None:
    """From its indentation to the right edge of the text."""
    width = room - indent
    columns = column_widths(only(table, "tblGrid"), width)
    total = only(only(table, "tblPr"), "tblW")
    total.set(f"{W}type", "dxa")
    total.set(f"{W}w", str(width))
    if indent:
        total.addnext(etree.Element(f"{W}tblInd", {f"{W}w": str(indent), f"{W}type": "dxa"}))
    for row in table.iterchildren(f"{W}tr"):
        set_row(row, columns)


def column_widths(grid: Element, width: int) -> list[int]:
    """Widths that keep pandoc's proportions and add up to the width of the text."""
    given = [int(column.attrib[f"{W}w"]) for column in grid]
    whole = sum(given) or 1
    edges = [round(width * sum(given[:count]) / whole) for count in range(len(given) + 1)]
    widths = [right - left for left, right in pairwise(edges)]
    for column, wide in zip(grid, widths, strict=True):
        column.set(f"{W}w", str(wide))
    return widths


def set_row(row: Element, columns: list[int]) -> None:
    """Widths of the cells, and whether the row may be broken."""
    column = 0
    for cell in row.iterchildren(f"{W}tc"):
        properties = only(cell, "tcPr")
        span = properties.find(f"{W}gridSpan")
        count = 1 if span is None else int(span.attrib[f"{W}val"])
        wide = etree.Element(f"{W}tcW", {f"{W}w": str(sum(columns[column : column + count])), f"{W}type": "dxa"})
        properties.insert(0, wide)
        column += count
    if is_short(row.iterchildren(f"{W}tc")):
        heading = row.find(f"{W}trPr")
        properties = etree.Element(f"{W}trPr") if heading is None else heading
        properties.insert(0, etree.Element(f"{W}cantSplit"))
        if heading is None:
            row.insert(0, properties)


# --- the template ---------------------------------------------------------------------------------


def place(made: Element, sheet: Element) -> None:
    """Put pandoc's body at the template's paragraph for it, and pandoc's page in the place of the template's."""
    body = only(sheet, "body")
    spot = body_spot(body)
    content = only(made, "body")
    for own in body.findall(f"{W}sectPr"):
        body.remove(own)
    body.append(only(content, "sectPr"))
    at = body.index(spot)
    body.remove(spot)
    for number, child in enumerate(marked(list(content), free_number(sheet, made))):
        body.insert(at + number, child)
    if [each.tag for each in body if each.tag in (f"{W}p", f"{W}tbl")][-1] == f"{W}tbl":
        body.insert(len(body) - 1, etree.fromstring(AFTER_TABLE))


def marked(content: list[Element], number: str) -> list[Element]:
    """The body between the two ends of a bookmark, so that readers know it from the letterhead."""
    start = etree.Element(f"{W}bookmarkStart", {f"{W}id": number, f"{W}name": BODY_MARK})
    return [start, *content, etree.Element(f"{W}bookmarkEnd", {f"{W}id": number})]


def free_number(*roots: Element) -> str:
    taken = [int(each.attrib[f"{W}id"]) for root in roots for each in root.iter(f"{W}bookmarkStart")]
    return str(max(taken, default=0) + 1)


def body_spot(body: Element) -> Element:
    """The one paragraph of the template that stands for the text."""
    spots = [*spots_in(body)]
    if len(spots) != 1 or spots[0].getparent() is not body:
        raise no_place(len(spots))
    if any(str(name).startswith(R) for each in body.iterdescendants() for name in each.attrib if each.tag not in PAGE):
        melding = "in de tekst van het sjabloon staat een beeld of een koppeling, en die komt niet mee"
        raise UnusableTemplateError(SJABLOON_ZONDER_PLAATS, melding)
    return spots[0]


PAGE = {f"{W}headerReference", f"{W}footerReference"}


def spots_in(body: Element) -> Iterator[Element]:
    for paragraph in body.iter(f"{W}p"):
        if text(paragraph).strip() == BODY:
            yield paragraph
