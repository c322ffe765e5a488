"""A table in CALS, where every place of the grid is accounted for and a column has a name (STOP, the older publications)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from regelzetter.tree.nodes import Blocks, Tabel
from regelzetter.writing.grid import Grid, Plek, grids
from regelzetter.writing.markup import Element, Maker

WriteCell: TypeAlias = Callable[[Element, Blocks, bool], None]
"""Writes what a cell says into its entry; True for a heading cell in a row that is no header row: CALS knows rows only."""

_ALIGN = {"links": "left", "rechts": "right", "midden": "center"}


def write_rows(make: Maker, table: Element, tabel: Tabel, cell: WriteCell) -> None:
    """The columns and rows of a table, behind its title. A table of header rows only has them as its body: CALS wants one."""
    kop, rijen, width = grids(tabel)
    group = make.add(table, "tgroup", cols=str(width), align="left")
    columns = _columns(make, group, tabel, width)
    if kop and rijen:
        _rows(make, make.add(group, "thead", valign="top"), kop, columns, lambda entry, inhoud, _: cell(entry, inhoud, False))
    _rows(make, make.add(group, "tbody", valign="top"), rijen or kop, columns, cell)


def _columns(make: Maker, group: Element, tabel: Tabel, width: int) -> list[str]:
    """Describe the columns and give their names."""
    names = [f"col{number}" for number in range(1, width + 1)]
    for number, name in enumerate(names, 1):
        kolom = tabel.kolommen[number - 1] if number <= len(tabel.kolommen) else None
        breedte, align = (kolom.breedte, kolom.uitlijning) if kolom else (1, "links")
        make.add(group, "colspec", colnum=str(number), colname=name, colwidth=f"{breedte}*", align=_ALIGN[align])
    return names


def _rows(make: Maker, parent: Element, rows: Grid, columns: list[str], cell: WriteCell) -> None:
    for row in rows:
        element = make.add(parent, "row")
        for plek in row:
            entry = make.add(element, "entry", **_spans(plek, columns))
            if plek.cel is not None:
                cell(entry, plek.cel.inhoud, plek.cel.kop)


def _spans(plek: Plek, columns: list[str]) -> dict[str, str]:
    first, last = columns[plek.kolom], columns[plek.kolom + plek.kolommen - 1]
    spans = {"colname": first}
    if last != first:
        spans |= {"namest": first, "nameend": last}
    if plek.rijen > 1:
        spans["morerows"] = str(plek.rijen - 1)
    return spans
