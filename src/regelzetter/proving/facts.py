"""What a document must say, or what a file says that is read back: words, and what stands at which of them.

A heading, a reference, a cell and a value are stretches of one sequence of words (that of the text, or that of a note), and a
reference points to a place in such a sequence. So once the words are the same, all else can be compared by its place: “the
right target” is the word at which the target begins, whatever a format calls it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple, TypeVar

from regelzetter.proving.text import Text
from regelzetter.record import record
from regelzetter.writing.display import Enclosed


class Stretch(NamedTuple):
    """Words of a text: 0 is the text itself, 1, 2, … its notes. `end` is the first word behind it."""

    text: int
    start: int
    end: int


class Target(NamedTuple):
    """Where a reference points: an address, or a place: the first and the last word that may be meant.

    Only a PDF leaves a choice, for it points to a line. A target that is not there has text -1.
    """

    url: str = ""
    text: int = -1
    first: int = -1
    last: int = -1

    def holds(self, other: Target) -> bool:
        """Is `other`, one place or an address, what is meant here?"""
        return self.url == other.url and self.text == other.text and self.first <= other.first <= self.last


NOWHERE = Target()
OTHER = "stuk:"
"""What the address of another document of the dossier begins with; then its name."""


@record(frozen=True, slots=True)
class Heading:
    niveau: int
    waar: Stretch


@record(frozen=True, slots=True)
class Reference:
    """`samen` is the part around all places that a reference names, where it names several; official XML points there."""

    waar: Stretch
    doel: Target
    samen: Target | None = None


@record(frozen=True, slots=True)
class Value:
    """`sleutel` is empty in a file that marks values without their key."""

    waar: Stretch
    sleutel: str


@record(frozen=True, slots=True)
class Cell:
    """A cell with words: its row and column from 0, what it spans, and whether it heads a "kolom" or a "rij"."""

    rij: int
    kolom: int
    rijen: int
    kolommen: int
    kop: str
    waar: Stretch


@record(frozen=True, slots=True)
class Table:
    """`stijl` is known of what must be said only."""

    rijen: int
    cellen: tuple[Cell, ...]
    stijl: str = ""


@record(frozen=True, slots=True)
class Facts:
    """All that is compared.

    `titels`: the names by which the document may call itself; of a file the title that it bears, or both if it bears two.
    `taal`: of a file with two that differ both, with a slash between.
    """

    text: Text
    koppen: tuple[Heading, ...]
    verwijzingen: tuple[Reference, ...]
    tabellen: tuple[Table, ...]
    waarden: tuple[Value, ...]
    titels: tuple[str, ...]
    taal: str
    zonder_koppeling: tuple[Stretch, ...] = ()
    """Of a file: where its format allows no reference."""
    naamloos: tuple[Stretch, ...] = ()
    """Of a file: parts of which only the whole has a name."""
    deel: Stretch | None = None
    """Of a file: the part of the text out of which no reference can point."""
    beelden: tuple[str, ...] = ()
    """Of a document: what is said of each picture to who cannot see it."""
    bijgesloten: Enclosed | None = None
    """Of a document: the file that its PDF carries inside."""

    def said(self, waar: Stretch) -> str:
        """The words of a stretch."""
        sequence = self.text.body if waar.text == 0 else self.text.notes[waar.text - 1]
        return " ".join(sequence[waar.start : waar.end])


Marked = TypeVar("Marked", Reference, Value)


def joined(marked: Iterable[Marked]) -> tuple[Marked, ...]:
    """What stands side by side and says the same thing is one: a format may cut a reference where its emphasis changes."""
    result: list[Marked] = []
    for each in marked:
        last = result[-1] if result else None
        if each.waar.start >= each.waar.end:
            continue
        if last is not None and _meets(last.waar, each.waar) and replace(last, waar=each.waar) == each:
            result[-1] = replace(last, waar=Stretch(last.waar.text, last.waar.start, max(last.waar.end, each.waar.end)))
        else:
            result.append(each)
    return tuple(result)


def _meets(one: Stretch, other: Stretch) -> bool:
    return one.text == other.text and one.start <= other.start <= one.end
