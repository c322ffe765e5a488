"""The last hand on the body that pandoc made as OpenDocument.

Instructions of `pandoc.py` are carried out and taken away, headings become headings, tables get the covered cells that
pandoc leaves out and the cell styles of the template, and the body takes the place of `{{ inhoud }}`. The paragraph
`{{ inhoudsopgave }}` only says that a table of contents is wanted; its place is in the text, after the title.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

from regelzetter.writing.odt_contents import with_contents
from regelzetter.writing.office import BODY_MARK, BODY_MARK_END, SJABLOON_ONBRUIKBAAR, UnusableTemplateError, no_place
from regelzetter.writing.office_xml import Element, ancestor, instructions, text
from regelzetter.writing.pictures import PICTURES
from regelzetter.writing.shapes import BODY, CONTENTS

OFFICE, STYLE, TEXT, TABLE, FO, DRAW, SVG, MANIFEST = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}"
    for name in ("office", "style", "text", "table", "xsl-fo-compatible", "drawing", "svg-compatible", "manifest")
)
XLINK = "{http://www.w3.org/1999/xlink}"
NAME = f"{STYLE}name"
STYLE_NAME = f"{TEXT}style-name"
CELL = f"{TABLE}table-cell"
CELL_STYLE = f"{TABLE}style-name"
PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
SPACE = "4pt"
DIRECT = {
    "samen": (f"{FO}keep-with-next", "always"),
    "nieuwe-pagina": (f"{FO}break-before", "page"),
}
"""What an instruction adds to the style of its paragraph."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the instructions said of the text as a whole."""

    indents: dict[str, str] = field(default_factory=dict)
    """How far the tables of each style are indented, in millimetres."""
    headings: list[Element] = field(default_factory=list)
    """Those that a table of contents may name."""


def finished(body: bytes, template: bytes, top: int, deep: int) -> bytes:
    """The whole of content.xml; a table of contents has `deep` levels from this one down."""
    made = etree.fromstring(body)
    try:
        sheet = etree.fromstring(template)
    except etree.XMLSyntaxError as error:
        raise UnusableTemplateError(SJABLOON_ONBRUIKBAAR, f"het sjabloon is na het invullen geen geldige XML: {error}") from error
    found = carry_out(made)
    for style in section(made, "automatic-styles"):
        set_table(style, found.indents.get(str(style.get(NAME)), "0"))
        say_country(style)
    for table in made.iter(f"{TABLE}table"):
        cover(table)
    for link in made.iter(f"{TEXT}a"):
        plain_link(link)
    content = section(made, "body", "text")
    mark_ends(content)
    if take_spots(section(sheet, "body", "text"), CONTENTS) and deep:
        with_contents(content, found.headings, top, deep)
    place(made, content, sheet)
    return etree.tostring(sheet, xml_declaration=True, encoding="UTF-8")


def section(root: Element, *names: str) -> Element:
    """A part of the document that the schema demands."""
    for name in names:
        found = root.find(f"{OFFICE}{name}")
        if found is None:
            raise RuntimeError(f"no {name} in {root.tag}")
        root = found
    return root


# --- instructions ---------------------------------------------------------------------------------


def carry_out(made: Element) -> Found:
    """Do what the instructions ask."""
    found = Found()
    kinds: dict[Element, str] = {}
    totals: set[Element] = set()
    direct: dict[Element, list[str]] = {}
    for told in instructions(made):
        paragraph = ancestor(told, *PARAGRAPHS)
        match told.target:
            case "kop":
                make_heading(paragraph, told.text or "1")
            case "te-noemen":
                found.headings.append(paragraph)
            case "tabel":
                table = ancestor(paragraph, f"{TABLE}table")
                kinds[table], found.indents[str(table.get(CELL_STYLE))] = (told.text or "").split()
            case "beeld":
                describe(paragraph, unquote(told.text or ""))
            case "totaal":
                totals.add(ancestor(paragraph, f"{TABLE}table-row"))
            case "heel":
                ancestor(paragraph, f"{TABLE}table-row").set(CELL_STYLE, "Vasterij")
            case "samen" | "nieuwe-pagina":
                direct.setdefault(paragraph, []).append(told.target)
        take_away(told)
    for table, kind in kinds.items():
        dress(table, kind, totals)
    add_styles(section(made, "automatic-styles"), direct)
    return found


def describe(paragraph: Element, shown: str) -> None:
    """The picture stands in its line as a letter does; its file is in the package."""
    for frame in paragraph.iter(f"{DRAW}frame"):
        frame.set(f"{TEXT}anchor-type", "as-char")
        etree.SubElement(frame, f"{SVG}desc").text = shown
        for image in frame.iter(f"{DRAW}image"):
            image.set(f"{XLINK}href", f"{PICTURES}/{image.get(f'{XLINK}href')}")


def say_country(style: Element) -> None:
    """A language of two letters, whatever country the text around it is in."""
    for properties in style.iterchildren(f"{STYLE}text-properties"):
        if f"{FO}language" in properties.attrib:
            properties.set(f"{FO}country", "none")


def take_away(told: Element) -> None:
    """Remove an instruction but not the text behind it."""
    parent, before = told.getparent(), told.getprevious()
    assert parent is not None
    if before is not None:
        before.tail = (before.tail or "") + (told.tail or "")
    else:
        parent.text = (parent.text or "") + (told.tail or "")
    told.tail = None
    parent.remove(told)


def make_heading(paragraph: Element, level: str) -> None:
    paragraph.tag = f"{TEXT}h"
    paragraph.set(f"{TEXT}outline-level", level)


def add_styles(automatic: Element, direct: dict[Element, list[str]]) -> None:
    """One automatic style for each combination of a style and what is added to it."""
    names: dict[tuple[str, ...], str] = {}
    for paragraph, told in direct.items():
        style = str(paragraph.attrib[STYLE_NAME])
        wanted = (style, *sorted(set(told)))
        if wanted not in names:
            names[wanted] = f"R{len(names) + 1}"
            made = etree.SubElement(
                automatic,
                f"{STYLE}style",
                {NAME: names[wanted], f"{STYLE}family": "paragraph", f"{STYLE}parent-style-name": style},
            )
            properties = etree.SubElement(made, f"{STYLE}paragraph-properties")
            for each in wanted[1:]:
                properties.set(*DIRECT[each])
        paragraph.set(STYLE_NAME, names[wanted])


# --- tables ---------------------------------------------------------------------------------------


def set_table(style: Element, indent: str) -> None:
    """Between two cells stands one line, not two; white space above the table; from its indentation to the right edge."""
    for properties in style.iterchildren(f"{STYLE}table-properties"):
        properties.set(f"{TABLE}border-model", "collapsing")
        properties.set(f"{FO}margin-top", SPACE)
        if float(indent):
            properties.set(f"{TABLE}align", "margins")
            properties.set(f"{FO}margin-left", f"{indent}mm")
            if f"{STYLE}rel-width" in properties.attrib:
                del properties.attrib[f"{STYLE}rel-width"]


def dress(table: Element, kind: str, totals: set[Element]) -> None:
    """The cell styles of the template, by kind of table and of row."""
    rows = [*own_rows(table)]
    for row in rows:
        style = cell_style(kind, row, row is rows[-1], row in totals)
        if row.get(CELL_STYLE) != "Vasterij":
            row.set(CELL_STYLE, "Losserij")
        for cell in row.iterchildren(CELL):
            cell.set(CELL_STYLE, style)


def own_rows(table: Element) -> Iterable[Element]:
    """The rows of a table, not those of a table in one of its cells."""
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag == f"{TABLE}table-header-rows":
            yield from child.iterchildren(f"{TABLE}table-row")


def cell_style(kind: str, row: Element, last: bool, total: bool) -> str:
    if kind != "gegevens":
        return f"{kind.capitalize()}cel"
    parent = row.getparent()
    if parent is not None and parent.tag == f"{TABLE}table-header-rows":
        return "Gegevenskop"
    if total:
        return "Gegevenstotaal"
    return "Gegevenseinde" if last else "Gegevenscel"


def cover(table: Element) -> None:
    """OpenDocument wants a covered cell in each place that a wide or high cell takes from another."""
    width = len([*table.iterchildren(f"{TABLE}table-column")])
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(own_rows(table)):
        cells = [*row.iterchildren(CELL)]
        column = 0
        for cell in cells:
            column = fill(row, cell, number, column, taken)
            across, down = spans(cell)
            own = {(number + y, column + x) for y in range(down) for x in range(across)} - {(number, column)}
            taken |= own
            column += 1
        for _ in range(column, width):
            row.append(etree.Element(f"{TABLE}covered-table-cell"))


def fill(row: Element, cell: Element, number: int, column: int, taken: set[tuple[int, int]]) -> int:
    """Put covered cells before a cell; the column where the cell comes."""
    while (number, column) in taken:
        row.insert(row.index(cell), etree.Element(f"{TABLE}covered-table-cell"))
        column += 1
    return column


def spans(cell: Element) -> tuple[int, int]:
    across, down = (cell.get(f"{TABLE}number-{name}-spanned", "1") for name in ("columns", "rows"))
    return int(across), int(down)


# --- the package ---------------------------------------------------------------------------------


def listed(manifest: bytes, pictures: Iterable[str]) -> bytes:
    """The list of what is in the package, with these pictures."""
    root = etree.fromstring(manifest)
    for path in sorted(pictures):
        media = "image/png" if path.endswith(".png") else "image/jpeg"
        etree.SubElement(root, f"{MANIFEST}file-entry", {f"{MANIFEST}full-path": path, f"{MANIFEST}media-type": media})
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


# --- links ----------------------------------------------------------------------------------------


def plain_link(link: Element) -> None:
    """Without the empty name and the style of definitions that pandoc gives a link."""
    if f"{OFFICE}name" in link.attrib:
        del link.attrib[f"{OFFICE}name"]
    for span in link.iterchildren(f"{TEXT}span"):
        if span.get(STYLE_NAME) == "Definition":
            span.set(STYLE_NAME, "Internet_20_link")


# --- the template ---------------------------------------------------------------------------------


def place(made: Element, content: Element, sheet: Element) -> None:
    """Put the text at the template's paragraph for it, with the automatic styles that it uses."""
    whole = section(sheet, "body", "text")
    spots = _spots(whole, BODY)
    if len(spots) != 1 or spots[0].getparent() is not whole:
        raise no_place(len(spots))
    at = whole.index(spots[0])
    whole.remove(spots[0])
    used = {value for each in content.iter() for name, value in each.attrib.items() if str(name).endswith("}style-name")}
    for number, child in enumerate(list(content)):
        whole.insert(at + number, child)
    automatic = section(sheet, "automatic-styles")
    automatic.extend([style for style in section(made, "automatic-styles") if style.get(NAME) in used])


def take_spots(whole: Element, sign: str) -> bool:
    """Take the paragraphs with only this sign away; were there any?"""
    spots = _spots(whole, sign)
    for each in spots:
        each.getparent().remove(each)  # type: ignore[union-attr]  # a paragraph stands in something
    return bool(spots)


def _spots(whole: Element, sign: str) -> list[Element]:
    return [each for each in whole.iter(*PARAGRAPHS) if text(each).strip() == sign]


def mark_ends(content: Element) -> None:
    """A bookmark in the first and in the last paragraph, so that readers know the text from the letterhead."""
    paragraphs = [*content.iter(*PARAGRAPHS)]
    if not paragraphs:
        return
    start = etree.Element(f"{TEXT}bookmark", {f"{TEXT}name": BODY_MARK})
    start.tail, paragraphs[0].text = paragraphs[0].text, None
    paragraphs[0].insert(0, start)
    etree.SubElement(paragraphs[-1], f"{TEXT}bookmark", {f"{TEXT}name": BODY_MARK_END})
