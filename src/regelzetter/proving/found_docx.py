"""What a Word file says, opened by python-docx and read element by element."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, Final, NamedTuple

from regelzetter.proving.docx import FOOTNOTES, STYLES, Element, W, is_contents, opened_word, package_parts, part_tree
from regelzetter.proving.facts import Facts
from regelzetter.proving.transcript import Draft, Mark, Transcript
from regelzetter.writing.office import BODY_MARK

_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_VALUE: Final = "Waarde"
"""The style of words that come from a value; those that are bold, say, have one whose name begins so."""
_SIGNS: Final = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "\u00ad"}
_PARAGRAPH: Final = f"{W}p"
_RUN: Final = f"{W}r"
_LINK: Final = f"{W}hyperlink"
_UNREAD: Final = frozenset(
    {f"{W}pPr", f"{W}rPr", f"{W}drawing", f"{W}tblPr", f"{W}tblGrid", f"{W}trPr", f"{W}tcPr", f"{W}tblHeader"}
)


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
        if child.tag == f"{W}bookmarkStart" and child.get(f"{W}name") == BODY_MARK:
            number = child.get(f"{W}id")
        elif child.tag == f"{W}bookmarkEnd" and number is not None and child.get(f"{W}id") == number:
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

    def content(self, element: Element) -> None:
        for child in element:
            self.element(child)

    def element(self, element: Element) -> None:
        match element.tag:
            case tag if tag in _UNREAD:
                return
            case tag if tag in _SIGNS:
                self.written.say(_SIGNS[str(tag)])
            case tag if tag == f"{W}t":
                self.written.say(element.text or "")
            case tag if tag == f"{W}bookmarkStart":
                self.written.place(element.get(f"{W}name", ""))
            case tag if tag == f"{W}footnoteReference":
                self.waiting.append((self.written.note(), element.get(f"{W}id", "")))
            case tag if tag == f"{W}tbl":
                self._table(element)
            case _:
                close = self._opened(element)
                self.content(element)
                if close is not None:
                    close()

    def _opened(self, element: Element) -> Callable[[], None] | None:
        begin = self.written.here()
        match element.tag:
            case tag if tag == _PARAGRAPH:
                level = self.levels.get(_style(element, f"{W}pPr", f"{W}pStyle"), 0)
                return lambda: self._end_line(level, begin)
            case tag if tag == _RUN and _style(element, f"{W}rPr", f"{W}rStyle").startswith(_VALUE):
                return lambda: self.written.value("", begin)
            case tag if tag == _LINK:
                anchor = element.get(f"{W}anchor")
                target = f"#{anchor}" if anchor else self.links.get(element.get(f"{_R}id", ""), "")
                return lambda: self.written.reference(target, begin)
        return None

    def _end_line(self, level: int, begin: Mark) -> None:
        """The end of a paragraph; of a heading if it has a level."""
        if level:
            self.written.heading(min(level, 6), begin)
        self.written.say("\n")

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


def _style(element: Element, properties: str, name: str) -> str:
    """The style that an element bears; its properties come first (ECMA-376, 17.3.1.26 and 17.3.2.28)."""
    first = element[0] if len(element) else None
    style = first.find(name) if first is not None and first.tag == properties else None
    return "" if style is None else style.get(f"{W}val", "")


def _property(cell: Element, name: str) -> str:
    """A property of a cell; what a merge does not say is “continue” (ECMA-376, 17.4.84)."""
    found = cell.find(f"{W}tcPr/{W}{name}")
    return "" if found is None else found.get(f"{W}val", "continue")
