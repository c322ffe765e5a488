"""What a Word file says, opened by python-docx and read element by element."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, Final, NamedTuple

from regelzetter.proving.docx import FOOTNOTES, STYLES, Element, W, is_contents, opened_word, package_parts, part_tree
from regelzetter.proving.facts import Facts
from regelzetter.proving.transcript import Draft, Transcript
from regelzetter.writing.office import BODY_MARK

_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_VALUE: Final = "Waarde"
"""The style of words that come from a value; those that are bold, say, have one whose name begins so."""
_SIGNS: Final = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "\u00ad"}
_TEXT: Final = f"{W}t"
_RUN: Final = f"{W}r"
_BOOKMARK: Final = f"{W}bookmarkStart"
_BOOKMARK_END: Final = f"{W}bookmarkEnd"
_OF_PARAGRAPH: Final = f"{W}pPr"
_OF_RUN: Final = f"{W}rPr"
_NAME: Final = f"{W}name"
_VAL: Final = f"{W}val"
_UNREAD: Final = frozenset(
    {_OF_PARAGRAPH, _OF_RUN, f"{W}drawing", f"{W}tblPr", f"{W}tblGrid", f"{W}trPr", f"{W}tcPr", f"{W}tblHeader", _BOOKMARK_END}
)
"""Elements that say no words. What stands in the others is read, also where this program knows no such element."""


def read_docx(data: bytes) -> Facts:
    """What stands between the ends of the bookmark of the text, and the footnotes in the order of their marks."""
    document = opened_word(data)
    part = document.part
    links = {key: relation.target_ref for key, relation in part.rels.items() if relation.is_external}
    styles = _styles(package_parts(data)[part.part_related_by(STYLES).partname[1:]])
    reader = _Word(styles.levels, links)
    for child in _between(document.element.body):
        reader.element(child)
    if reader.waiting:
        _notes(reader, part.part_related_by(FOOTNOTES))
    properties = document.core_properties
    languages = dict.fromkeys((styles.language, properties.language))
    return reader.written.facts((properties.title,), " / ".join(languages))


def _between(body: Element) -> Iterator[Element]:
    number = None
    for child in body:
        tag = child.tag
        if tag == _BOOKMARK and child.get(_NAME) == BODY_MARK:
            number = child.get(f"{W}id")
        elif tag == _BOOKMARK_END and number is not None and child.get(f"{W}id") == number:
            return
        elif number is not None and not is_contents(child):
            yield child


def _notes(reader: _Word, part: Any) -> None:
    notes = {note.get(f"{W}id"): note for note in part_tree(part.blob).iter(f"{W}footnote")}
    reader.links = {key: relation.target_ref for key, relation in part.rels.items() if relation.is_external}
    for text, mark in reader.waiting:
        reader.written.now = text
        if mark in notes:
            reader.content(notes[mark])


class _Styles(NamedTuple):
    """What the styles say: of a heading how deep it is, and the language of the text."""

    levels: dict[str, int]
    language: str


@lru_cache(maxsize=16)
def _styles(part: bytes) -> _Styles:
    """The letters of one template share their styles."""
    root = part_tree(part)
    return _Styles(_levels(root), next((lang.get(f"{W}val", "") for lang in root.iter(f"{W}lang")), ""))


def _levels(styles: Element) -> dict[str, int]:
    """The level of the headings in each style, also one that a style has from the style it is based on."""
    own = {style.get(f"{W}styleId", ""): style for style in styles.iter(f"{W}style")}

    def level(style: Element | None, left: int = 20) -> int:
        if style is None or not left:
            return 0
        outline = style.find(f"{W}pPr/{W}outlineLvl")
        if outline is not None:
            return (int(outline.get(f"{W}val", "9")) + 1) % 10
        based = style.find(f"{W}basedOn")
        return 0 if based is None else level(own.get(based.get(f"{W}val", "")), left - 1)

    return {name: deep for name, style in own.items() if (deep := level(style))}


class _Word:
    """Writes down elements in order; the ids of footnotes wait."""

    def __init__(self, levels: dict[str, int], links: dict[str, str]) -> None:
        self.written = Transcript()
        self.levels = levels
        self.links = links
        self.waiting: list[tuple[int, str]] = []
        self.readers: dict[str, Callable[[Element], None]] = {
            f"{W}p": self._paragraph,
            _RUN: self._run,
            _TEXT: self._text,
            _BOOKMARK: self._place,
            f"{W}hyperlink": self._link,
            f"{W}footnoteReference": self._note,
            f"{W}tbl": self._table,
        }
        """What is done with an element of this name."""

    def content(self, element: Element) -> None:
        for child in element:
            self.element(child)

    def element(self, element: Element) -> None:
        tag = str(element.tag)
        read = self.readers.get(tag)
        if read is not None:
            read(element)
        elif tag in _SIGNS:
            self.written.say(_SIGNS[tag])
        elif tag not in _UNREAD:
            self.content(element)

    def _text(self, element: Element) -> None:
        self.written.say(element.text or "")

    def _place(self, element: Element) -> None:
        self.written.place(element.get(_NAME, ""))

    def _note(self, element: Element) -> None:
        self.waiting.append((self.written.note(), element.get(f"{W}id", "")))

    def _paragraph(self, paragraph: Element) -> None:
        """A line; a heading if its style has a level. Its properties come first (ECMA-376, 17.3.1.26)."""
        begin = self.written.here()
        style = ""
        for place, child in enumerate(paragraph):
            tag = child.tag
            if tag == _RUN:
                self._run(child)
            elif place == 0 and tag == _OF_PARAGRAPH:
                style = _style(child, f"{W}pStyle")
            else:
                self.element(child)
        level = self.levels.get(style, 0)
        if level:
            self.written.heading(min(level, 6), begin)
        self.written.say("\n")

    def _run(self, run: Element) -> None:
        """Words in one style; a value if that says so. Its properties come first (ECMA-376, 17.3.2.28)."""
        begin = None
        for place, child in enumerate(run):
            tag = child.tag
            if tag == _TEXT:
                self.written.say(child.text or "")
            elif place == 0 and tag == _OF_RUN:
                begin = self.written.here() if _style(child, f"{W}rStyle").startswith(_VALUE) else None
            else:
                self.element(child)
        if begin is not None:
            self.written.value("", begin)

    def _link(self, link: Element) -> None:
        begin = self.written.here()
        self.content(link)
        anchor = link.get(f"{W}anchor")
        self.written.reference(f"#{anchor}" if anchor else self.links.get(link.get(f"{_R}id", ""), ""), begin)

    # --- tables -----------------------------------------------------------------------------------

    def _table(self, table: Element) -> None:
        """A cell that goes on in the row below is one cell; what goes on is empty there."""
        rows: list[list[Draft]] = []
        above: dict[int, tuple[int, int]] = {}
        for row in table.iterchildren(f"{W}tr"):
            kop = "kolom" if row.find(f"{W}trPr/{W}tblHeader") is not None else ""
            rows.append([])
            column = 0
            for cell in row.iterchildren(f"{W}tc"):
                wide = int(_property(cell, "gridSpan") or "1")
                begin = self.written.here()
                self.content(cell)
                if _property(cell, "vMerge") == "continue" and column in above:
                    at, place = above[column]
                    rows[at][place] = rows[at][place]._replace(rijen=len(rows) - at)
                else:
                    above[column] = (len(rows) - 1, len(rows[-1]))
                    rows[-1].append(Draft(begin, self.written.here(), kop, wide))
                column += wide
        self.written.table(rows)


def _style(properties: Element, name: str) -> str:
    """The style that the properties of an element name."""
    for each in properties:
        if each.tag == name:
            return each.get(_VAL, "")
    return ""


def _property(cell: Element, name: str) -> str:
    """A property of a cell; what a merge does not say is “continue” (ECMA-376, 17.4.84)."""
    found = cell.find(f"{W}tcPr/{W}{name}")
    return "" if found is None else found.get(f"{W}val", "continue")
