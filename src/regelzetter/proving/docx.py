"""Proof of Word and OpenDocument files by readers that are not ours: python-docx for the one, pandoc for the other.

Both formats come through the same two functions; the file itself says which it is. What stands around the text (letterhead,
headers, footers) is no part of its words: the writers put bookmarks where the text begins and ends.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from typing import Any, cast

from lxml import etree

from regelzetter.proving.text import Text, words
from regelzetter.writing.archive import archive, member
from regelzetter.writing.contents import TITLE
from regelzetter.writing.office import BODY_MARK, BODY_MARK_END, pandoc_read

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
CONTENTS = f"{TEXT}table-of-content"
FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
STYLES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
MIMETYPE = "mimetype"
_NAME, _ANCHOR = f"{W}name", f"{W}anchor"
_BOOKMARK, _LINK, _SDT, _NOTE, _DRAWING = _LOOKED_AT = tuple(
    f"{W}{name}" for name in ("bookmarkStart", "hyperlink", "sdt", "footnoteReference", "drawing")
)

Element = etree._Element


def read_text(data: bytes) -> Text:
    """The words of the text and of each note, in the order of their marks; marks of leden are words, marks of notes are not."""
    return _odt_text(data) if _is_odt(data) else _docx_text(data)


def problems(data: bytes) -> tuple[str, ...]:
    """What is wrong with the file as a file, in Dutch; nothing if it is in order. Cheap enough for every letter."""
    try:
        parts = package_parts(data)
    except zipfile.BadZipFile as error:
        return (f"het bestand is geen heel zip-bestand: {error}",)
    if broken := tuple(_broken(parts, _read_by_word(data, parts))):
        return broken
    return tuple(_odt_problems(parts) if MIMETYPE in parts else _docx_problems(data, parts))


def _is_odt(data: bytes) -> bool:
    return MIMETYPE in _parts(data)


@lru_cache(maxsize=1)
def _parts(data: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def package_parts(data: bytes) -> dict[str, bytes]:
    """The members in their order; each is checked against its sum. Read once for all who read a file after each other."""
    return dict(_parts(data))


def _read_by_word(data: bytes, parts: dict[str, bytes]) -> frozenset[str]:
    """The members that python-docx made a tree of as it opened the file: those are XML, and nobody needs to read them twice."""
    if MIMETYPE in parts:
        return frozenset()
    from docx.opc.part import XmlPart

    try:
        package = opened_word(data).part.package
    # What python-docx is known to raise on a file that it cannot open; what is wrong with it is told for each member.
    except (AttributeError, IndexError, KeyError, SyntaxError, TypeError, ValueError):
        return frozenset()
    return frozenset(part.partname[1:] for part in package.iter_parts() if isinstance(part, XmlPart))


def _broken(parts: dict[str, bytes], read: frozenset[str]) -> Iterator[str]:
    """The XML members that are no XML; `read`: those that are known to be."""
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")) and name not in read:
            try:
                part_tree(part)
            except etree.XMLSyntaxError as error:
                yield f"{name} is geen XML: {error}"


@lru_cache(maxsize=64)
def part_tree(part: bytes) -> Element:
    """A member as a tree, that nobody alters. The letters of one template share most of theirs, byte for byte."""
    return own_tree(part)


def own_tree(part: bytes) -> Element:
    """A member as a tree that its reader may alter. It may come from anywhere: no entity is filled in, nothing fetched."""
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))


@lru_cache(maxsize=1)
def opened_word(data: bytes) -> Any:
    """A Word file as python-docx has it, opened once for all who read it; nobody alters it."""
    from docx import Document

    return Document(BytesIO(data))


# --- Word -----------------------------------------------------------------------------------------


def _docx_text(data: bytes) -> Text:
    from docx.text.paragraph import Paragraph

    document = opened_word(data)
    part = document.part
    lines: list[str] = []
    marks: list[str] = []
    for paragraph in _body_paragraphs(document.element.body):
        lines.append(Paragraph(cast(Any, paragraph), document).text)
        marks += [mark.get(f"{W}id", "") for mark in paragraph.iter(f"{W}footnoteReference")]
    notes = {}
    if marks:
        root = part_tree(part.part_related_by(FOOTNOTES).blob)
        notes = {note.get(f"{W}id"): _note_text(note, part) for note in root.iter(f"{W}footnote")}
    return Text(words("\n".join(lines)), tuple(words(notes.get(mark, "")) for mark in marks))


def _body_paragraphs(body: Element) -> Iterator[Element]:
    """The paragraphs between the ends of the bookmark of the text, also those in cells."""
    number = None
    for each in body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}p"):
        if each.get(f"{W}name") == BODY_MARK:
            number = each.get(f"{W}id")
        elif each.tag == f"{W}p" and number is not None and not in_contents(each):
            yield each
        elif each.tag == f"{W}bookmarkEnd" and each.get(f"{W}id") == number:
            return


def in_contents(paragraph: Element) -> bool:
    """A table of contents says again what the headings say; its words are no words of the text."""
    return any(is_contents(around) for around in paragraph.iterancestors(f"{W}sdt"))


def is_contents(element: Element) -> bool:
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery") if element.tag == _SDT else None
    return gallery is not None and gallery.get(f"{W}val") == "Table of Contents"


def _contents_problems(sdts: list[Element], bookmarks: Mapping[str | None, Element]) -> Iterator[str]:
    for contents in filter(is_contents, sdts):
        for line in contents.iter(f"{W}p"):
            links = [each.get(f"{W}anchor") for each in line.iter(f"{W}hyperlink")]
            place = bookmarks.get(links[0]) if links else None
            heading = None if place is None else place.getparent()
            yield from _told_otherwise(_said(line), _said(heading) if links else TITLE)


def _told_otherwise(line: str, wanted: str) -> Iterator[str]:
    """Each line of a table of contents says what the heading says that it leads to."""
    if words(line) != words(wanted):
        yield f"de inhoudsopgave zegt '{line}', de tekst '{wanted}'"


def _said(paragraph: Element | None) -> str:
    return "" if paragraph is None else "".join(each.text or "" for each in paragraph.iter(f"{W}t"))


def _note_text(note: Element, part: Any) -> str:
    from docx.oxml import parse_xml
    from docx.text.paragraph import Paragraph

    read = parse_xml(etree.tostring(note))
    return "\n".join(Paragraph(cast(Any, paragraph), part).text for paragraph in read.iter(f"{W}p"))


def _docx_problems(data: bytes, parts: dict[str, bytes]) -> Iterator[str]:
    try:
        document = opened_word(data)
    except (KeyError, ValueError) as error:
        yield f"python-docx kan het bestand niet openen: {error}"
        return
    if not document.core_properties.title:
        yield "het document heeft geen titel"
    if not any(lang.get(f"{W}val", "").startswith("nl") for lang in document.styles.element.iter(f"{W}lang")):
        yield "het document zegt niet dat het Nederlands is"
    found: dict[str, list[Element]] = {tag: [] for tag in _LOOKED_AT}
    for each in document.element.body.iter(*_LOOKED_AT):
        found[each.tag].append(each)
    bookmarks = {each.get(_NAME): each for each in found[_BOOKMARK]}
    for link in found[_LINK]:
        anchor = link.get(_ANCHOR)
        if anchor is not None and anchor not in bookmarks:
            yield f"een verwijzing wijst naar '{anchor}', en dat is er niet"
    yield from _contents_problems(found[_SDT], bookmarks)
    yield from _notes_missing(found[_NOTE], parts.get("word/footnotes.xml"))
    for drawing in found[_DRAWING]:
        described = any(each.get("descr", "").strip() for each in drawing.iter(f"{WP}docPr"))
        if not described and next(drawing.iter(f"{PIC}pic"), None) is not None:
            yield "een afbeelding zegt niet wat er te zien is"


def _notes_missing(marks: list[Element], footnotes: bytes | None) -> Iterator[str]:
    there = set() if footnotes is None else {note.get(f"{W}id") for note in part_tree(footnotes).iter(f"{W}footnote")}
    for mark in marks:
        if mark.get(f"{W}id") not in there:
            yield f"noot {mark.get(f'{W}id')} ontbreekt"


# --- OpenDocument ---------------------------------------------------------------------------------


def _odt_text(data: bytes) -> Text:
    """pandoc reads the file without its letterhead. A table in a cell it cannot read; the language has none."""
    parts = package_parts(data)
    content = own_tree(parts["content.xml"])
    take_letterhead_away(content)
    for contents in [*content.iter(CONTENTS)]:
        contents.getparent().remove(contents)  # type: ignore[union-attr]  # it stands in the text
    _make_readable(content)
    parts["content.xml"] = etree.tostring(content, xml_declaration=True, encoding="UTF-8")
    package = archive([member(name, part, plain=name == MIMETYPE) for name, part in parts.items()])
    notes: list[Any] = []
    body = words("".join(_spoken(json.loads(pandoc_read(package, "odt"))["blocks"], notes)))
    return Text(body, tuple(words("".join(_spoken(note, notes))) for note in notes))


def take_letterhead_away(content: Element) -> None:
    text = next(content.iter(f"{OFFICE}text"))
    named = {each.get(f"{TEXT}name"): each for each in text.iter(f"{TEXT}bookmark")}
    within = BODY_MARK not in named
    for child in list(text):
        inner = {each.get(f"{TEXT}name") for each in child.iter(f"{TEXT}bookmark")}
        within = within or BODY_MARK in inner
        if not within:
            text.remove(child)
        within = within and BODY_MARK_END not in inner


def _make_readable(content: Element) -> None:
    """pandoc passes over a heading in a cell, but not over a paragraph."""
    for cell in content.iter(f"{TABLE}table-cell"):
        for heading in cell.iterchildren(f"{TEXT}h"):
            heading.tag = f"{TEXT}p"


def _spoken(node: Any, notes: list[Any]) -> Iterator[str]:
    """The text of a piece of pandoc's tree; notes are put aside."""
    if isinstance(node, list):
        for each in node:
            yield from _spoken(each, notes)
    elif isinstance(node, dict):
        kind = node.get("t")
        if kind == "Str":
            yield node["c"]
        elif kind == "Image":  # what it shows is no word of the text
            return
        elif kind == "Note":
            notes.append(node["c"])
        elif kind in ("Space", "SoftBreak", "LineBreak"):
            yield " "
        else:
            yield from _spoken(node.get("c"), notes)
            yield "\n" if kind in ("Para", "Plain", "Header") else ""


def _odt_problems(parts: dict[str, bytes]) -> Iterator[str]:
    if next(iter(parts)) != MIMETYPE:
        yield "het mediatype staat niet voorop"
    for name in ("content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"):
        if name not in parts:
            yield f"{name} ontbreekt"
    if "meta.xml" in parts and not (part_tree(parts["meta.xml"]).findtext(f".//{DC}title") or "").strip():
        yield "het document heeft geen titel"
    if "styles.xml" in parts and not _is_dutch(parts["styles.xml"]):
        yield "het document zegt niet dat het Nederlands is"
    if "content.xml" in parts:
        content = part_tree(parts["content.xml"])
        yield from _odt_links(content)
        yield from _odt_contents(content)
        yield from _odt_pictures(content, parts)


def _is_dutch(styles: bytes) -> bool:
    return any(each.get(f"{FO}language") == "nl" for each in part_tree(styles).iter("{*}text-properties"))


def _odt_links(content: Element) -> Iterator[str]:
    names = {each.get(f"{TEXT}name") for each in content.iter(f"{TEXT}bookmark", f"{TEXT}bookmark-start")}
    for link in content.iter(f"{TEXT}a"):
        target = link.get(f"{XLINK}href", "")
        if target.startswith("#") and target[1:] not in names:
            yield f"een verwijzing wijst naar '{target[1:]}', en dat is er niet"


def _odt_contents(content: Element) -> Iterator[str]:
    for contents in content.iter(CONTENTS):
        places = {f"#{each.get(f'{TEXT}name')}": each.getparent() for each in content.iter(f"{TEXT}bookmark")}
        for line in contents.iter(f"{TEXT}p"):
            links = [each.get(f"{XLINK}href", "") for each in line.iter(f"{TEXT}a")]
            yield from _told_otherwise(_odt_said(line), _odt_said(places.get(links[0])) if links else TITLE)


def _odt_said(paragraph: Element | None) -> str:
    """What a line or a heading says, without its notes."""
    if paragraph is None or paragraph.tag == f"{TEXT}note":
        return ""
    inside = "".join(_odt_said(each) + (each.tail or "") for each in paragraph)
    return (" " if paragraph.tag in (f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break") else paragraph.text or "") + inside


def _odt_pictures(content: Element, parts: dict[str, bytes]) -> Iterator[str]:
    for frame in content.iter(f"{DRAW}frame"):
        images = [each.get(f"{XLINK}href", "") for each in frame.iter(f"{DRAW}image")]
        if images and not (frame.findtext(f"{SVG}desc") or "").strip():
            yield "een afbeelding zegt niet wat er te zien is"
        for href in images:
            if href not in parts:
                yield f"de afbeelding {href} ontbreekt"
