"""Where a piece of text stands: a file's text (`Source`) and a stretch of it (`Span`)."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import field
from typing import NamedTuple

from regelzetter.record import record


class Span(NamedTuple):
    """A stretch of one file. Lines and columns count from 1; the end column is exclusive.

    A named tuple, not a dataclass: every node has one, and a long regulation makes half a million.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int

    def to(self, other: Span) -> Span:
        """The stretch from the start of this span to the end of `other`.

        >>> Span("a.md", 1, 2, 1, 5).to(Span("a.md", 3, 1, 3, 4))
        Span(path='a.md', line=1, column=2, end_line=3, end_column=4)
        """
        return Span(self.path, self.line, self.column, other.end_line, other.end_column)


@record(frozen=True, slots=True)
class Source:
    """The text of one file; `path` is relative to the dossier and written with forward slashes."""

    path: str
    text: str
    starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = [0]
        find = self.text.find
        end = find("\n")
        while end >= 0:
            starts.append(end + 1)
            end = find("\n", end + 1)
        object.__setattr__(self, "starts", tuple(starts))

    def line(self, number: int) -> str:
        """The text of a line without its line end; empty outside the file.

        >>> Source("a.md", "een\\ntwee").line(2)
        'twee'
        """
        if not 1 <= number <= len(self.starts):
            return ""
        end = self.starts[number] - 1 if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : end]

    def span(self, start: int, end: int) -> Span:
        """The span of the characters from offset `start` up to `end`.

        >>> Source("a.md", "een\\ntwee").span(4, 8)
        Span(path='a.md', line=2, column=1, end_line=2, end_column=5)
        """
        line = bisect_right(self.starts, start)
        end_line = bisect_right(self.starts, end) if end > start else line
        return Span(self.path, line, start - self.starts[line - 1] + 1, end_line, end - self.starts[end_line - 1] + 1)


class Stretch(NamedTuple):
    """Whole lines of one file, as offsets in its text; the end is exclusive."""

    start: int
    end: int


def normalize(text: str) -> str:
    """One kind of line end, no byte order mark: what the reading rooms count on.

    >>> normalize("\\ufeffa\\r\\nb\\rc")
    'a\\nb\\nc'
    """
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
