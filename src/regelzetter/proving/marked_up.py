"""Reading text with markup, whatever the format: which elements are inline, left out or notes is told by its Dialect."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from lxml import etree

from regelzetter.proving.text import Dialect, is_around, local_name
from regelzetter.proving.transcript import Draft, Transcript

Element: TypeAlias = etree._Element


class Kind(NamedTuple):
    """What the dialect says of all elements of one name."""

    name: str
    """The local name; empty for a comment or an instruction."""
    is_left_out: bool
    is_note: bool
    is_inline: bool


class Reader:
    """Writes down the text of elements in order; notes wait until the text is done. A format tells more in `opened`."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.written = Transcript()
        self.rows: list[list[Draft]] = []
        """Of the table that is read."""
        self.waiting: list[tuple[int, Element]] = []
        self.kinds: dict[object, Kind] = {}
        """Tag → kind, of what was met so far."""

    def opened(self, element: Element, name: str) -> Callable[[], None] | None:  # noqa: ARG002  # what formats override
        """What an element begins; what is returned is called where it ends."""
        return None

    def all(self, parts: list[Element]) -> None:
        """The parts in order, then their notes, then the notes in those."""
        for part in parts:
            self.element(part)
        while self.waiting:
            self.written.now, note = self.waiting.pop(0)
            self.content(note)

    def element(self, element: Element) -> None:
        """An element, parted from what is around it unless it is inline."""
        name, is_left_out, is_note, is_inline = self.kinds.get(element.tag) or self._kind(element)
        if not name:
            return
        say = self.written.say
        if is_left_out or is_around(element):
            say("" if is_inline else " ")
            return
        if is_note:
            self.waiting.append((self.written.note(), element))
            return
        if not is_inline:
            say("\n")
        close = self.opened(element, name)
        self.content(element)
        if close is not None:
            close()
        if not is_inline:
            say("\n")

    def content(self, element: Element) -> None:
        say = self.written.say
        if text := element.text:
            say(text)
        for child in element:
            self.element(child)
            if tail := child.tail:
                say(tail)

    def _kind(self, element: Element) -> Kind:
        name = local_name(element)
        dialect = self.dialect
        kind = Kind(name, name in dialect.left_out, bool(name) and name == dialect.note, name in dialect.inline)
        self.kinds[element.tag] = kind
        return kind

    def table(self) -> None:
        """The table that was read."""
        self.written.table(self.rows)
        self.rows = []


def attribute_number(element: Element, name: str, instead: int = 1) -> int:
    """A whole number in an attribute, such as a span."""
    value = element.get(name, "")
    return int(value) if value.isdigit() else instead
