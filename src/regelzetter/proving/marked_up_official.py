"""Reading official XML, where the name of an element alone tells what it means: it is looked up once for each name."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from regelzetter.proving.marked_up import Element, Reader
from regelzetter.proving.text import Dialect, local_name

Close: TypeAlias = Callable[[], None]
Open: TypeAlias = Callable[[Element], Close | None]
"""Called where an element begins; what it returns is called where the element ends."""


class Meaning(NamedTuple):
    """What every element of one name means to who reads the text."""

    instead: str | None
    """What is read instead of the element; None: it is read itself."""
    is_note: bool
    is_block: bool
    """Is it parted from what is around it?"""
    open: Open | None


class OfficialReader(Reader):
    """A format tells in `opening` which names begin something."""

    def __init__(self, dialect: Dialect, naming: str, around: frozenset[Element] = frozenset()) -> None:
        """`naming` is the attribute that names a place; `around` stands around the text, such as a letterhead."""
        super().__init__(dialect)
        self.naming = naming
        self.around = around
        self.meanings: dict[str, Meaning] = {}

    def opening(self, name: str) -> Open | None:  # noqa: ARG002  # what formats override
        """What elements of this name begin."""
        return None

    def element(self, element: Element) -> None:
        self.read(element, self.meanings.get(element.tag) or self.meaning(element))

    def read(self, element: Element, meaning: Meaning) -> None:
        written = self.written
        if meaning.instead is not None:
            written.say(meaning.instead)
            return
        if element in self.around:
            written.say(" " if meaning.is_block else "")
            return
        if meaning.is_note:
            self.waiting.append((written.note(), element))
            return
        if meaning.is_block:
            written.say("\n")
        if name := element.get(self.naming):
            written.place(name)
        close = meaning.open(element) if meaning.open is not None else None
        if (text := element.text) and not (meaning.is_block and text.isspace()):
            written.say(text)
        self.inside(element)
        if close is not None:
            close()
        if meaning.is_block:
            written.say("\n")

    def content(self, element: Element) -> None:
        self.written.say(element.text or "")
        self.inside(element)

    def inside(self, element: Element) -> None:
        """The elements in an element. Indentation is not written down: it stands between blocks, and they are parted already."""
        known = self.meanings.get
        for child in element:
            meaning = known(child.tag) or self.meaning(child)
            self.read(child, meaning)
            if (tail := child.tail) and not (meaning.is_block and tail.isspace()):
                self.written.say(tail)

    def meaning(self, element: Element) -> Meaning:
        """The meaning of an element, kept for its name."""
        name, dialect = local_name(element), self.dialect
        is_block = bool(name) and name not in dialect.inline and name != dialect.note
        is_read = bool(name) and name not in dialect.left_out
        instead = None if is_read else " " if is_block else ""
        found = Meaning(instead, name == dialect.note, is_block, self.opening(name) if is_read else None)
        self.meanings[element.tag] = found
        return found
