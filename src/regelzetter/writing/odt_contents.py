"""The table of contents of an OpenDocument file (`contents.py` says when there is one, and what it names).

It is an index of OpenDocument, filled with the headings, each a link to its place; LibreOffice makes it anew when the reader
asks. The numbers are references to the page of a bookmark, which LibreOffice works out whenever it lays out the text: so they are
those of the reader's own pages, and nobody is asked anything. A program that does not work them out shows none, as Word does in
its own file (`docx_contents.py`), and hence no leaders here either. Headings are found by their styles and not by their outline
level, for the title has a level too, and is no part of its own contents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from regelzetter.writing.contents import TITLE, place_name
from regelzetter.writing.named_styles import HEADINGS
from regelzetter.writing.office_xml import Element

TEXT, STYLE = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("text", "style"))
XLINK: Final = "{http://www.w3.org/1999/xlink}"
LEVEL: Final = f"{TEXT}outline-level"
STYLE_NAME: Final = f"{TEXT}style-name"
HEAD: Final = "Contents_20_Heading"
AFTER: Final = "NaInhoud"
LINK: Final = "Internet_20_link"
SIGNS: Final = {f"{TEXT}s": " ", f"{TEXT}tab": " ", f"{TEXT}line-break": " "}


def with_contents(content: Element, headings: Iterable[Element], top: int, deep: int) -> None:
    """Put the contents into the text, below the title if that is not one of the headings (`top` is 2)."""
    named = [each for each in headings if top <= int(each.get(LEVEL, "0")) < top + deep]
    index = etree.Element(f"{TEXT}table-of-content", {f"{TEXT}name": "Inhoudsopgave", f"{TEXT}protected": "true"})
    _tell_how(index, top, deep)
    body = etree.SubElement(index, f"{TEXT}index-body")
    title = etree.SubElement(body, f"{TEXT}index-title", {f"{TEXT}name": "Inhoudskop"})
    etree.SubElement(title, f"{TEXT}p", {STYLE_NAME: HEAD}).text = TITLE
    for number, heading in enumerate(named, start=1):
        _line(body, heading, top, place_name(number))
    after = etree.Element(f"{TEXT}p", {STYLE_NAME: AFTER})
    for place, each in enumerate((index, after), start=int(top > 1)):
        content.insert(place, each)


def _style(level: int) -> str:
    return f"Contents_20_{level}"


def _tell_how(index: Element, top: int, deep: int) -> None:
    """How the contents are made anew, in the order that the schema asks."""
    source = etree.SubElement(
        index,
        f"{TEXT}table-of-content-source",
        {
            LEVEL: str(deep),
            f"{TEXT}use-outline-level": "false",
            f"{TEXT}use-index-marks": "false",
            f"{TEXT}use-index-source-styles": "true",
        },
    )
    etree.SubElement(source, f"{TEXT}index-title-template", {STYLE_NAME: HEAD}).text = TITLE
    levels = range(1, deep + 1)
    for level in levels:
        line = {LEVEL: str(level), STYLE_NAME: _style(level)}
        template = etree.SubElement(source, f"{TEXT}table-of-content-entry-template", line)
        etree.SubElement(template, f"{TEXT}index-entry-link-start", {STYLE_NAME: LINK})
        etree.SubElement(template, f"{TEXT}index-entry-text")
        etree.SubElement(template, f"{TEXT}index-entry-tab-stop", {f"{STYLE}type": "right"})
        etree.SubElement(template, f"{TEXT}index-entry-page-number")
        etree.SubElement(template, f"{TEXT}index-entry-link-end")
    for level in levels:
        found = etree.SubElement(source, f"{TEXT}index-source-styles", {LEVEL: str(level)})
        for name in HEADINGS.values():
            etree.SubElement(found, f"{TEXT}index-source-style", {STYLE_NAME: f"{name}{level + top - 1}"})


def _line(body: Element, heading: Element, top: int, name: str) -> None:
    """A line that leads to a heading, and the place there that it leads to."""
    line = etree.SubElement(body, f"{TEXT}p", {STYLE_NAME: _style(int(heading.get(LEVEL, "0")) - top + 1)})
    target = {f"{XLINK}type": "simple", f"{XLINK}href": f"#{name}", STYLE_NAME: LINK, f"{TEXT}visited-style-name": LINK}
    link = etree.SubElement(line, f"{TEXT}a", target)
    link.text = "".join(_words(heading))
    etree.SubElement(link, f"{TEXT}tab")
    etree.SubElement(link, f"{TEXT}bookmark-ref", {f"{TEXT}reference-format": "page", f"{TEXT}ref-name": name})
    spot = etree.Element(f"{TEXT}bookmark", {f"{TEXT}name": name})
    spot.tail, heading.text = heading.text, None
    heading.insert(0, spot)


def _words(element: Element) -> Iterator[str]:
    """What a heading says, without its notes."""
    yield element.text or ""
    for child in element:
        if child.tag in SIGNS:
            yield SIGNS[str(child.tag)]
        elif child.tag != f"{TEXT}note":
            yield from _words(child)
        yield child.tail or ""
