"""What a file of OpenDocument says, read by lxml; its words are read by pandoc too (`docx.py`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from regelzetter.proving.docx import (
    DC,
    DRAW,
    FO,
    OFFICE,
    TABLE,
    TEXT,
    Element,
    own_tree,
    package_parts,
    part_tree,
    take_letterhead_away,
)
from regelzetter.proving.facts import Facts
from regelzetter.proving.marked_up import attribute_number
from regelzetter.proving.transcript import Draft, Mark, Transcript

_HREF: Final = "{http://www.w3.org/1999/xlink}href"
_VALUE: Final = "Waarde"
"""The style of words that come from a value."""
_SIGNS: Final = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n", f"{TEXT}s": " "}
_UNREAD: Final = frozenset(
    {f"{DRAW}frame", *(f"{TEXT}{name}" for name in ("note-citation", "sequence-decls", "soft-page-break", "table-of-content"))}
)
"""A table of contents says again what the headings say."""


def read_odt(data: bytes) -> Facts:
    """The text without its letterhead, and the notes in the order of their marks."""
    parts = package_parts(data)
    content = own_tree(parts["content.xml"])
    take_letterhead_away(content)
    reader = _OpenDocument()
    reader.content(next(content.iter(f"{OFFICE}text")))
    for text, note in reader.waiting:
        reader.written.now = text
        reader.content(note)
    meta, styles = part_tree(parts["meta.xml"]), part_tree(parts["styles.xml"])
    languages = dict.fromkeys((_language(styles), meta.findtext(f".//{DC}language") or ""))
    return reader.written.facts((meta.findtext(f".//{DC}title") or "",), " / ".join(languages))


def _language(styles: Element) -> str:
    """Of the text of paragraphs, unless a style says otherwise."""
    for default in styles.iter("{urn:oasis:names:tc:opendocument:xmlns:style:1.0}default-style"):
        for properties in default:
            if language := properties.get(f"{FO}language"):
                country = properties.get(f"{FO}country", "none")
                return language if country == "none" else f"{language}-{country}"
    return ""


class _OpenDocument:
    """Writes down elements in order; notes wait."""

    def __init__(self) -> None:
        self.written = Transcript()
        self.waiting: list[tuple[int, Element]] = []
        self.rows: list[list[Draft]] = []

    def content(self, element: Element) -> None:
        self._text(element.text, element)
        for child in element:
            self.element(child)
            self._text(child.tail, element)

    def _text(self, text: str | None, around: Element) -> None:
        """White space around paragraphs is no text."""
        if text and (text.strip() or around.tag not in _HOLDERS):
            self.written.say(text)

    def element(self, element: Element) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _UNREAD:
            return
        if tag in _SIGNS:
            self.written.say(_SIGNS[tag])
        elif tag in (f"{TEXT}bookmark", f"{TEXT}bookmark-start"):
            self.written.place(element.get(f"{TEXT}name", ""))
        elif tag == f"{TEXT}note":
            body = element.find(f"{TEXT}note-body")
            self.waiting.append((self.written.note(), element if body is None else body))
        else:
            close = self._opened(element, tag)
            self.content(element)
            if close is not None:
                close()

    def _opened(self, element: Element, tag: str) -> Callable[[], None] | None:
        begin = self.written.here()
        if tag == f"{TEXT}h":
            level = attribute_number(element, f"{TEXT}outline-level")
            return lambda: self._end_line(level, begin)
        if tag == f"{TEXT}p":
            return lambda: self._end_line(0, begin)
        if tag == f"{TEXT}a":
            return lambda: self.written.reference(element.get(_HREF, ""), begin)
        if tag == f"{TEXT}span" and element.get(f"{TEXT}style-name") == _VALUE:
            return lambda: self.written.value("", begin)
        if tag == f"{TABLE}table-row":
            self.rows.append([])
        if tag == f"{TABLE}table-cell":
            kop = "kolom" if next(element.iterancestors(f"{TABLE}table-header-rows"), None) is not None else ""
            spans = (attribute_number(element, f"{TABLE}number-{name}-spanned") for name in ("columns", "rows"))
            return lambda: self.rows[-1].append(Draft(begin, self.written.here(), kop, *spans))
        return self._table if tag == f"{TABLE}table" else None

    def _end_line(self, level: int, begin: Mark) -> None:
        """The end of a paragraph; of a heading if it has a level."""
        if level:
            self.written.heading(min(level, 6), begin)
        self.written.say("\n")

    def _table(self) -> None:
        self.written.table(self.rows)
        self.rows = []


_HOLDERS: Final = frozenset(
    {
        f"{OFFICE}text",
        f"{TEXT}note-body",
        *(f"{TABLE}{name}" for name in ("table", "table-row", "table-cell", "table-header-rows")),
    }
)
"""Elements that hold paragraphs and not text."""
