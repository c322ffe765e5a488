"""What heads each cell of a table with joined cells, where counting cells from the left does not tell."""

from __future__ import annotations

from collections.abc import Mapping

from regelzetter.tree.nodes import Alinea, Cel, Tabel
from regelzetter.tree.walk import plain
from regelzetter.writing.grid import grids


def column_titles(table: Tabel) -> Mapping[int, str]:
    """For each cell below the heading, by identity, the words of the lowest heading cell above it; none for a plain table."""
    if not any(cell.kolommen > 1 or cell.rijen > 1 for row in (*table.kop, *table.rijen) for cell in row.cellen):
        return {}
    head, body, _ = grids(table)
    titles: dict[int, str] = {}
    for row in head:
        for place in row:
            if place.cel is not None:
                titles |= dict.fromkeys(range(place.kolom, place.kolom + place.kolommen), _words(place.cel))
    return {id(place.cel): titles.get(place.kolom, "") for row in body for place in row if place.cel is not None}


def _words(cell: Cel) -> str:
    return " ".join(plain(block.inhoud) for block in cell.inhoud if isinstance(block, Alinea))
