"""What heads each cell of a table: by this it is known when a column comes, goes or moves."""

from __future__ import annotations

from collections.abc import Mapping

from regelzetter.tree.nodes import Alinea, Cel, Tabel
from regelzetter.tree.walk import plain
from regelzetter.writing.grid import grids


def column_titles(table: Tabel) -> Mapping[int, str]:
    """For each cell, by identity, the words of the lowest heading cell above it; a cell of the lowest heading row has its own."""
    if not table.kop:
        return {}
    head, body, _ = grids(table)
    titles: dict[int, str] = {}
    for row in head:
        for place in row:
            if place.cel is not None:
                titles |= dict.fromkeys(range(place.kolom, place.kolom + place.kolommen), _words(place.cel))
    named = [*head[-1:], *body]
    return {id(place.cel): titles.get(place.kolom, "") for row in named for place in row if place.cel is not None}


def _words(cell: Cel) -> str:
    return " ".join(plain(block.inhoud) for block in cell.inhoud if isinstance(block, Alinea))
