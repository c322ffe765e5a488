"""A table of a page that is no document.

A small screen shows its rows one below the other, each cell behind the name of its column.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from regelzetter.writing.html_runs import tag, text


class Cell(NamedTuple):
    """A cell as HTML. `kop`: it says what its row is about."""

    html: str
    kop: bool = False
    ident: str = ""
    stijl: str = ""


class Naam(NamedTuple):
    """What a table is called. It is seen only if `getoond`; `gebied` is for a page that has more of this name."""

    tekst: str
    ident: str
    getoond: bool = False
    gebied: str = ""


def listing(name: Naam, columns: Sequence[str], rows: Iterable[Sequence[Cell]], style: str = "") -> str:
    """The table in a region that keys can scroll. It says what its parts are, for as blocks a browser would forget that."""
    caption = tag("caption", text(name.tekst), id=name.ident, class_="" if name.getoond else "verborgen")
    heads = "".join(tag("th", text(column), scope="col", role="columnheader") for column in columns)
    lines = "\n".join(_row(columns, cells) for cells in rows)
    parts = (
        caption,
        tag("thead", tag("tr", heads, role="row"), role="rowgroup"),
        tag("tbody", f"\n{lines}\n", role="rowgroup"),
    )
    return tag(
        "section",
        tag("table", "\n".join(("", *parts, "")), role="table", class_="rijen"),
        class_=f"tabel {style}".strip(),
        tabindex="0",
        aria_label=name.gebied,
        aria_labelledby="" if name.gebied else name.ident,
    )


def _row(columns: Sequence[str], cells: Sequence[Cell]) -> str:
    return tag("tr", "".join(_cell(column, cell) for column, cell in zip(columns, cells, strict=True)), role="row")


def _cell(column: str, cell: Cell) -> str:
    if cell.kop:
        return tag("th", cell.html, scope="row", role="rowheader", id=cell.ident, class_=cell.stijl)
    return tag("td", cell.html, role="cell", id=cell.ident, class_=cell.stijl, data_kop=column)
