"""A text as it is read, with what begins and ends where; at the end signs become words and their places.

What must be said (`expected.py`) and what a file says (`found_*.py`) are written down in the same way, so they are counted in
the same way too.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from regelzetter.proving.facts import NOWHERE, Cell, Facts, Heading, Reference, Stretch, Table, Target, Value, joined
from regelzetter.proving.text import Text, plain, word_places


class Mark(NamedTuple):
    """A place between two signs of a text."""

    text: int
    sign: int


class Draft(NamedTuple):
    """A cell as it is read; without what cells above it cover."""

    begin: Mark
    end: Mark
    kop: str = ""
    kolommen: int = 1
    rijen: int = 1


@dataclass(slots=True)
class Transcript:
    """Write down with `say`; `begin = here()` before something, and the method of its kind behind it."""

    texts: list[list[str]] = field(default_factory=lambda: [[]])
    lengths: list[int] = field(default_factory=lambda: [0])
    now: int = 0
    """The text that is written: 0, or the number of a note."""
    koppen: list[tuple[int, Mark, Mark]] = field(default_factory=list)
    verwijzingen: list[tuple[str, str, Mark, Mark]] = field(default_factory=list)
    waarden: list[tuple[str, Mark, Mark]] = field(default_factory=list)
    tabellen: list[tuple[str, list[list[Draft]]]] = field(default_factory=list)
    plaatsen: dict[str, tuple[Mark, Mark]] = field(default_factory=dict)
    """Names that references point to. Two marks: the one place or, if they differ, a line of words any of which may be meant."""
    kaal: list[tuple[Mark, Mark]] = field(default_factory=list)
    """Where the format allows no reference."""
    naamloos: list[tuple[Mark, Mark]] = field(default_factory=list)
    """Parts of which only the whole has a name."""
    deel: tuple[Mark, Mark] | None = None
    """The part of the text out of which no reference can point."""

    # --- writing down -----------------------------------------------------------------------------

    def say(self, text: str) -> None:
        self.texts[self.now].append(text)
        self.lengths[self.now] += len(text)

    def here(self) -> Mark:
        return Mark(self.now, self.lengths[self.now])

    def note(self) -> int:
        """The number of a new note; to be written when `now` is that number."""
        self.texts.append([])
        self.lengths.append(0)
        return len(self.texts) - 1

    def place(self, name: str) -> None:
        """The place of this name; if it is there twice, the first is meant."""
        if name:
            self.plaatsen.setdefault(name, (self.here(), self.here()))

    def heading(self, niveau: int, begin: Mark) -> None:
        self.koppen.append((niveau, begin, self.here()))

    def reference(self, doel: str, begin: Mark, samen: str = "") -> None:
        """`doel` is “#” and the name of a place, or an address; `samen` is the name of a place, or empty."""
        self.verwijzingen.append((doel, samen, begin, self.here()))

    def value(self, sleutel: str, begin: Mark) -> None:
        self.waarden.append((sleutel, begin, self.here()))

    def table(self, rows: list[list[Draft]], stijl: str = "") -> None:
        self.tabellen.append((stijl, rows))

    # --- counting words ---------------------------------------------------------------------------

    def facts(self, titels: tuple[str, ...], taal: str) -> Facts:
        counted = [self._counted(number) for number in range(len(self.texts))]
        read = Settled(counted, self.plaatsen)
        koppen = (Heading(level, waar) for level, begin, end in self.koppen if _says(waar := read.stretch(begin, end)))
        links = (
            Reference(read.stretch(begin, end), read.target(doel), read.target(f"#{samen}") if samen else None)
            for doel, samen, begin, end in self.verwijzingen
        )
        return Facts(
            Text(counted[0].words, tuple(each.words for each in counted[1:])),
            tuple(sorted(koppen, key=lambda kop: kop.waar)),
            joined(sorted(links, key=lambda link: link.waar)),
            tuple(read.table(stijl, rows) for stijl, rows in self.tabellen),
            joined(
                sorted((Value(read.stretch(begin, end), key) for key, begin, end in self.waarden), key=lambda each: each.waar)
            ),
            titels,
            taal,
            tuple(read.stretch(begin, end) for begin, end in self.kaal),
            tuple(read.stretch(begin, end) for begin, end in self.naamloos),
            None if self.deel is None else read.stretch(*self.deel),
        )

    def _counted(self, number: int) -> Counted:
        whole = "".join(self.texts[number])
        text = plain(whole)
        if len(text) == len(whole):
            return Counted(*word_places(text), None)
        # A sign became two or none: the place of each sign is told anew.
        pieces = [plain(sign) for sign in _graphemes(whole)]
        moved = [0, *accumulate(len(piece) for piece in pieces)]
        lengths = [0, *accumulate(len(sign) for sign in _graphemes(whole))]
        return Counted(*word_places(text), (lengths, moved))


def _graphemes(text: str) -> Iterator[str]:
    """Each sign with what is composed with it."""
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or not unicodedata.combining(text[place]):
            yield text[start:place]
            start = place


def _says(waar: Stretch) -> bool:
    return waar.start < waar.end


class Counted(NamedTuple):
    """The words of a text and where they begin and end; `moved` tells where the signs of the text went."""

    words: tuple[str, ...]
    starts: list[int]
    ends: list[int]
    moved: tuple[list[int], list[int]] | None

    def _sign(self, sign: int) -> int:
        if self.moved is None:
            return sign
        before, after = self.moved
        return after[min(bisect_right(before, sign), len(before)) - 1]

    def first(self, sign: int) -> int:
        """The word at a place, or the first behind it."""
        return bisect_right(self.ends, self._sign(sign))

    def until(self, sign: int) -> int:
        """The first word that begins at or behind a place."""
        return bisect_left(self.starts, self._sign(sign))


class Settled(NamedTuple):
    """Marks as places in sequences of words."""

    counted: list[Counted]
    places: dict[str, tuple[Mark, Mark]]

    def stretch(self, begin: Mark, end: Mark) -> Stretch:
        text = self.counted[begin.text]
        return Stretch(begin.text, first := text.first(begin.sign), max(first, text.until(end.sign)))

    def target(self, doel: str) -> Target:
        if not doel.startswith("#"):
            return Target(doel)
        if doel[1:] not in self.places:
            return NOWHERE
        begin, end = self.places[doel[1:]]
        text = self.counted[begin.text]
        first = text.first(begin.sign)
        return Target("", begin.text, first, first if begin == end else max(first, text.until(end.sign) - 1))

    def table(self, stijl: str, rows: list[list[Draft]]) -> Table:
        """Cells at their place in the grid. Spans are cut to what is free; a row without cells of its own is none."""
        taken: set[tuple[int, int]] = set()
        placed: list[Cell] = []
        for number, row in enumerate(rows):
            column = 0
            for draft in row:
                while (number, column) in taken:
                    column += 1
                wide = next((n for n in range(1, draft.kolommen) if (number, column + n) in taken), draft.kolommen)
                high = max(1, min(draft.rijen, len(rows) - number))
                taken.update((number + down, column + right) for down in range(high) for right in range(wide))
                placed.append(Cell(number, column, high, wide, draft.kop, self.stretch(draft.begin, draft.end)))
        kept = [bool(row) for row in rows]
        cells = (Cell(sum(kept[: c.rij]), c.kolom, sum(kept[c.rij : c.rij + c.rijen]), c.kolommen, c.kop, c.waar) for c in placed)
        return Table(sum(kept), tuple(cell for cell in cells if _says(cell.waar)), stijl)
