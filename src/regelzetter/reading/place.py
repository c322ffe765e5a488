"""Where the characters of an inline text stand in the file.

markdown-it gives inline tokens no position. Our rules keep the offset in the content of each token; a `Placement` turns that
offset into a line and a column, because each line of the content is the tail of a line of the source.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from regelzetter.source import Source, Span


@dataclass(frozen=True, slots=True)
class Placement:
    """`starts`: the offset in the content where each line begins; `lines`, `columns`: where that is in the file."""

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
        line, column = self.at(start)
        if len(self.starts) == 1:
            return Span(self.path, line, column, line, column + end - start)
        end_line, end_column = self.at(end - 1) if end > start else (line, column - 1)
        return Span(self.path, line, column, end_line, end_column + 1)


def single_line(path: str, line: int, column: int) -> Placement:
    """A content that is a stretch of one line: a heading, a cell, a term."""
    return Placement(path, (0,), (line,), (column,))


def of_lines(content: str, source: Source, first_line: int) -> Placement:
    """A content of several lines, each the tail of a source line from `first_line` (counted from 1) on.

    >>> place = of_lines("een\\ntwee", Source("a.md", "1. een\\n   twee"), 1)
    >>> place.at(0), place.at(4)
    ((1, 4), (2, 4))
    """
    starts: list[int] = []
    lines: list[int] = []
    columns: list[int] = []
    offset = 0
    for number, text in enumerate(content.split("\n"), first_line):
        starts.append(offset)
        lines.append(number)
        columns.append(len(source.line(number).rstrip()) - len(text.rstrip()) + 1)
        offset += len(text) + 1
    return Placement(source.path, tuple(starts), tuple(lines), tuple(columns))
