"""The last hand on the body that pandoc made for Word.

Instructions of `pandoc.py` are carried out and taken away, tables get widths in figures (Word and LibreOffice agree on
those), and the body takes the place of `{{ inhoud }}` in the template.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from regelzetter.writing.office import SJABLOON_ZONDER_PLAATS, TemplateFault
from regelzetter.writing.shapes import BODY

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
BEFORE_FLAGS = {
    "keepNext": ("pStyle",),
    "pageBreakBefore": ("pStyle", "keepNext", "keepLines"),
}
"""What the schema puts before a property of a paragraph."""
SPACE = "80"
"""Before a table, in twentieths of a point."""
SHORT = 500
"""Signs in the longest cell: a row with no more is never broken over two pages."""
RULE = {f"{W}val": "single", f"{W}sz": "8", f"{W}space": "0", f"{W}color": "auto"}

Element = etree._Element


def finished(body: bytes, template: bytes) -> bytes:
    """The whole of word/document.xml: the template's paragraphs with pandoc's body in their midst, on pandoc's page."""
    made = etree.fromstring(body)
    sheet = etree.fromstring(template)
    carry_out(made)
    width = text_width(made)
    for table in made.iter(f"{W}tbl"):
        set_table(table, width)
    place(made, sheet)
    return etree.tostring(sheet, xml_declaration=True, encoding="UTF-8", standalone=True)


def only(parent: Element, name: str) -> Element:
    """A child that the schema demands."""
    found = parent.find(f"{W}{name}")
    if found is None:
        raise RuntimeError(f"no {name} in {parent.tag}")
    return found


# --- instructions ---------------------------------------------------------------------------------


def carry_out(made: Element) -> None:
    """Do what the instructions ask."""
    for told in [*made.iter(etree.ProcessingInstruction)]:
        paragraph = told.getparent()
        assert paragraph is not None
        match told.target:
            case "samen":
                set_flag(paragraph, "keepNext")
            case "nieuwe-pagina":
                set_flag(paragraph, "pageBreakBefore")
            case "ruimte":
                etree.SubElement(only(paragraph, "pPr"), f"{W}spacing", {f"{W}after": SPACE})
            case "totaal":
                rule_above(next(paragraph.iterancestors(f"{W}tr")))
        take_away(told)


def take_away(told: Element) -> None:
    """Remove an instruction but not the text behind it."""
    parent = told.getparent()
    assert parent is not None
    parent.remove(told)


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


def set_table(table: Element, width: int) -> None:
    columns = column_widths(only(table, "tblGrid"), width)
    total = only(only(table, "tblPr"), "tblW")
    total.set(f"{W}type", "dxa")
    total.set(f"{W}w", str(width))
    for row in table.iterchildren(f"{W}tr"):
        set_row(row, columns)


def column_widths(grid: Element, width: int) -> list[int]:
    """Widths that keep pandoc's proportions and add up to the width of the text."""
    given = [int(column.attrib[f"{W}w"]) for column in grid]
    whole = sum(given) or 1
    edges = [round(width * sum(given[:count]) / whole) for count in range(len(given) + 1)]
    widths = [right - left for left, right in zip(edges, edges[1:], strict=False)]
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
    if longest_cell(row) <= SHORT:
        heading = row.find(f"{W}trPr")
        properties = etree.Element(f"{W}trPr") if heading is None else heading
        properties.insert(0, etree.Element(f"{W}cantSplit"))
        if heading is None:
            row.insert(0, properties)


def longest_cell(row: Element) -> int:
    return max((sum(len(text) for text in cell.itertext()) for cell in row.iterchildren(f"{W}tc")), default=0)


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
    for number, child in enumerate(list(content)):
        body.insert(at + number, child)
    if body[-2].tag == f"{W}tbl":
        body.insert(len(body) - 1, etree.Element(f"{W}p"))


def body_spot(body: Element) -> Element:
    """The one paragraph of the template that stands for the text."""
    spots = [*spots_in(body)]
    if len(spots) != 1 or spots[0].getparent() is not body:
        raise TemplateFault(SJABLOON_ZONDER_PLAATS, f"het sjabloon heeft {len(spots)} alinea's met alleen {{{{ inhoud }}}}, niet één")
    if any(name.startswith(R) for each in body.iterdescendants() for name in each.attrib if each.tag not in PAGE):
        raise TemplateFault(SJABLOON_ZONDER_PLAATS, "in de tekst van het sjabloon staat een beeld of een koppeling; die komt niet mee")
    return spots[0]


PAGE = {f"{W}headerReference", f"{W}footerReference"}


def spots_in(body: Element) -> Iterator[Element]:
    for paragraph in body.iter(f"{W}p"):
        if "".join(paragraph.itertext()).strip() == BODY:
            yield paragraph
