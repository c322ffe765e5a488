"""Where the cells of a displayed table stand, given what the cells above cover, and how their words are aligned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from regelzetter.writing.display import Cell, Column, Row


def column_starts(rows: Iterable[Row]) -> Iterator[tuple[int, ...]]:
    """For each row the columns in which its cells begin, counted from 0, given what the rows above cover."""
    covered: dict[int, int] = {}
    for row in rows:
        starts: list[int] = []
        column = 0
        own: dict[int, int] = {}
        for cell in row.cellen:
            while covered.get(column):
                column += 1
            starts.append(column)
            own |= dict.fromkeys(range(column, column + cell.kolommen), cell.rijen)
            column += cell.kolommen
        yield tuple(starts)
        covered = {place: left - 1 for place, left in (covered | own).items() if left > 1}


def alignment(cell: Cell, start: int, columns: tuple[Column, ...]) -> Literal["links", "rechts", "midden"]:
    """As the column of the cell; over several columns in the middle, unless text stands in one of them."""
    covered = {column.uitlijning for column in columns[start : start + cell.kolommen]}
    if not covered or "links" in covered:
        return "links"
    return covered.pop() if cell.kolommen == 1 else "midden"
