"""Where the characters of an inline text stand in the file.

markdown-it gives inline tokens no position. Our rules keep the offset in the content of each token; a `Placement` turns that
offset into a line and a column, because each line of the content is the tail of a line of the source.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final, NamedTuple

from regelzetter.source import Span

_new: Final = tuple.__new__
"""What `Span(…)` comes to, in a third of the time; every node has one."""


class Placement(NamedTuple):
    """`starts`: the offset in the content where each line begins; `lines`, `columns`: where that is in the file.

    >>> place = Placement("a.md", (0, 4), (1, 2), (4, 4))  # “een” and “twee”, of “1. een” and “   twee”
    >>> place.at(0), place.at(5)
    ((1, 4), (2, 5))
    """

    path: str
    starts: tuple[int, ...]
    lines: tuple[int, ...]
    columns: tuple[int, ...]

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of a character."""
        index = bisect_right(self.starts, offset) - 1 if len(self.starts) > 1 else 0
        return self.lines[index], self.columns[index] + offset - self.starts[index]

    def span(self, start: int, end: int) -> Span:
        """The stretch from `start` up to `end` in the file."""
        if len(self.starts) == 1:
            line, column = self.lines[0], self.columns[0] - self.starts[0]
            return _new(Span, (self.path, line, column + start, line, column + end))
        line, column = self.at(start)
        end_line, end_column = self.at(end - 1) if end > start else (line, column - 1)
        return _new(Span, (self.path, line, column, end_line, end_column + 1))


def single_line(path: str, line: int, column: int) -> Placement:
    """A content that is a stretch of one line: a heading, a cell, a term."""
    return Placement(path, (0,), (line,), (column,))
