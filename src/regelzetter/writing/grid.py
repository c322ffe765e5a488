"""Tables as a grid: which cell stands in which column, with nothing overlapping and no hole.

In the tree a row leaves out what a cell above covers. CALS (STOP) wants every place of the grid accounted for, and neither
CALS nor Akoma Ntoso knows a row without cells; here both get what they need, and no cell is lost.
"""

from __future__ import annotations

from dataclasses import replace

from regelzetter.record import record
from regelzetter.tree.nodes import Cel, Rij, Tabel


@record(frozen=True, slots=True)
class Plek:
    """Where a cell stands: first column (from 0), and how many columns and rows it takes. None: nothing was typed here."""

    cel: Cel | None
    kolom: int
    kolommen: int = 1
    rijen: int = 1


Grid = tuple[tuple[Plek, ...], ...]


def grids(tabel: Tabel) -> tuple[Grid, Grid, int]:
    """The header rows and the other rows of a table, and the number of columns they share."""
    width = max(len(tabel.kolommen), *(_width(_placed(rijen)) for rijen in (tabel.kop, tabel.rijen)))
    return grid(tabel.kop, width), grid(tabel.rijen, width), width


def grid(rijen: tuple[Rij, ...], kolommen: int) -> Grid:
    """The rows as places, at least `kolommen` wide. Spans that overlap or run out of the table are cut to what is free."""
    rows = _placed(rijen)
    width = max(kolommen, _width(rows))
    taken = {spot for number, row in enumerate(rows) for plek in row for spot in _spots(plek, number)}
    filled = [
        sorted(
            [*row, *(Plek(None, column) for column in range(width) if (number, column) not in taken)], key=lambda plek: plek.kolom
        )
        for number, row in enumerate(rows)
    ]
    return _without_covered_rows(filled)


def _width(rows: list[list[Plek]]) -> int:
    return max((plek.kolom + plek.kolommen for row in rows for plek in row), default=0)


def _placed(rijen: tuple[Rij, ...]) -> list[list[Plek]]:
    taken: set[tuple[int, int]] = set()
    rows: list[list[Plek]] = []
    for number, rij in enumerate(rijen):
        rows.append([])
        column = 0
        for cel in rij.cellen:
            while (number, column) in taken:
                column += 1
            width = 1
            while width < cel.kolommen and (number, column + width) not in taken:
                width += 1
            plek = Plek(cel, column, width, min(max(cel.rijen, 1), len(rijen) - number))
            taken.update(_spots(plek, number))
            rows[-1].append(plek)
    return rows


def _spots(plek: Plek, number: int) -> list[tuple[int, int]]:
    return [(number + down, plek.kolom + right) for down in range(plek.rijen) for right in range(plek.kolommen)]


def _without_covered_rows(rows: list[list[Plek]]) -> Grid:
    """A row that cells above cover wholly says nothing; without it those cells take one row less."""
    kept = [bool(row) for row in rows]
    return tuple(
        tuple(replace(plek, rijen=sum(kept[number : number + plek.rijen])) for plek in row)
        for number, row in enumerate(rows)
        if row
    )
