"""The body in its template: the paragraph `{{ inhoud }}` makes way for the text, all else stays as it was made.

The paragraph `{{ inhoudsopgave }}` only says that a table of contents is wanted; its place is in the text, after the title.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from regelzetter.writing.office import BODY_MARK, no_place
from regelzetter.writing.office_xml import Element, text
from regelzetter.writing.shapes import BODY, CONTENTS

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES: Final = {"w": W[1:-1]}
SPOT: Final = "regelzetter-tekst"
"""An instruction that holds the place of what is written as text; the template has none, for Jinja made it."""


def has_contents(sheet: Element) -> bool:
    """Does the template want a table of contents?"""
    return any(True for _ in _spots(sheet, CONTENTS))


def placed(sheet: Element, body: str) -> bytes:
    """The whole of word/document.xml. Around the text stands a bookmark, so that readers know it from the letterhead."""
    root = _named(sheet)
    holder = root.find(f"{W}body")
    spots = [*_spots(root, BODY)]
    if holder is None or len(spots) != 1 or spots[0].getparent() is not holder:
        raise no_place(len(spots))
    for wish in [*_spots(root, CONTENTS)]:
        wish.getparent().remove(wish)  # type: ignore[union-attr]  # a paragraph stands in something
    holder.replace(spots[0], etree.ProcessingInstruction(SPOT, "0"))
    before, _, after = etree.tostring(root, encoding="unicode").partition(f"<?{SPOT} 0?>")
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{before}{_marked(root, body)}{after}'.encode()


def _named(sheet: Element) -> Element:
    """The same, with the names that the text uses."""
    names = {key: uri for key, uri in sheet.nsmap.items() if key is not None} | NAMES
    root = etree.Element(sheet.tag, {str(key): str(value) for key, value in sheet.attrib.items()}, nsmap=names)
    root.extend(list(sheet))
    return root


def _marked(root: Element, body: str) -> str:
    number = max((int(each.get(f"{W}id", "0")) for each in root.iter(f"{W}bookmarkStart")), default=0) + 1_000_000
    return f'<w:bookmarkStart w:id="{number}" w:name="{BODY_MARK}"/>{body}<w:bookmarkEnd w:id="{number}"/>'


def _spots(sheet: Element, sign: str) -> Iterator[Element]:
    return (paragraph for paragraph in sheet.iter(f"{W}p") if text(paragraph).strip() == sign)


def text_width(sheet: Element) -> int:
    """Of the text on the last page of the template, in twentieths of a point; 0 if it does not say."""
    sections = [*sheet.iter(f"{W}sectPr")]
    if not sections:
        return 0
    size, margins = sections[-1].find(f"{W}pgSz"), sections[-1].find(f"{W}pgMar")
    if size is None or margins is None:
        return 0
    return int(size.get(f"{W}w", "0")) - int(margins.get(f"{W}left", "0")) - int(margins.get(f"{W}right", "0"))
