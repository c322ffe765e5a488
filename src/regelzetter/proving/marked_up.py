"""Reading text with markup, whatever the format: which elements are inline, left out or notes is told by its Dialect."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from lxml import etree

from regelzetter.proving.text import Dialect, is_around, local_name
from regelzetter.proving.transcript import Draft, Transcript

Element: TypeAlias = etree._Element


class Reader:
    """Writes down the text of elements in order; notes wait until the text is done. A format tells more in `opened`."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.written = Transcript()
        self.rows: list[list[Draft]] = []
        """Of the table that is read."""
        self.waiting: list[tuple[int, Element]] = []

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
        name = local_name(element)
        if not name:
            return
        if name in self.dialect.left_out or is_around(element):
            self.written.say("" if name in self.dialect.inline else " ")
            return
        if name == self.dialect.note:
            self.waiting.append((self.written.note(), element))
            return
        is_block = name not in self.dialect.inline
        if is_block:
            self.written.say("\n")
        close = self.opened(element, name)
        self.content(element)
        if close is not None:
            close()
        if is_block:
            self.written.say("\n")

    def content(self, element: Element) -> None:
        say = self.written.say
        if text := element.text:
            say(text)
        for child in element:
            self.element(child)
            if tail := child.tail:
                say(tail)

    def table(self) -> None:
        """The table that was read."""
        self.written.table(self.rows)
        self.rows = []


def attribute_number(element: Element, name: str, instead: int = 1) -> int:
    """A whole number in an attribute, such as a span."""
    value = element.get(name, "")
    return int(value) if value.isdigit() else instead
