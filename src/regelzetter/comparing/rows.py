"""Rows of data in a table of a document: which row of which data table each printed row came from.

The filling pass repeats a row for every row of a data table and leaves only the words. Here the way back is found: the data
table whose rows print exactly these words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from regelzetter.record import record
from regelzetter.tree.nodes import Invulling, Node, Rij, Tabel
from regelzetter.tree.walk import rewrite, walk
from regelzetter.values.forms import form
from regelzetter.values.model import Gegevenstabel, Inhoud, Leeg, Onbekend, Tabelrij, Values, Waarde
from regelzetter.values.units import in_words

ROW = "rij."


@record(frozen=True, slots=True)
class Datarij:
    """A row under the name it has in both versions, `regios[STO01]`, and its cells under theirs, by column."""

    naam: str
    cellen: Mapping[str, str]


def key_columns(old: Values, new: Values) -> dict[str, str]:
    """For each table the first column that tells all its rows apart, in every version that has the table."""
    found: dict[str, str] = {}
    for name, table in {**old.tabellen, **new.tabellen}.items():
        versions = [values.tabellen[name] for values in (old, new) if name in values.tabellen]
        column = next((column for column in table.kolommen if all(_tells_apart(column, each) for each in versions)), None)
        if column is not None:
            found[name] = column
    return found


def _tells_apart(column: str, table: Gegevenstabel) -> bool:
    contents = [_content(row, column) for row in table.rijen]
    return len(set(contents)) == len(contents) and not any(isinstance(each, Leeg | Onbekend) for each in contents)


def _content(row: Tabelrij, column: str) -> Inhoud:
    return row.cellen[column].inhoud if column in row.cellen else Leeg()


def owner(cell: Waarde) -> str:
    """The table a cell is typed in: a subtable and a table it is joined to show the same cell."""
    return cell.sleutel.rpartition(".")[0]


def own_rows(table: Gegevenstabel, keys: Mapping[str, str]) -> dict[str, Tabelrij]:
    """The rows typed in this very table, by name; none for a subtable."""
    rows = {row_name(row, number, keys): row for number, row in enumerate(table.rijen, start=1)}
    return {name: row for name, row in rows.items() if name.startswith(f"{table.naam}[")}


def row_name(row: Tabelrij, number: int, keys: Mapping[str, str]) -> str:
    """`regios[STO01]`, or its number where no column tells the rows apart."""
    name = owner(next(iter(row.cellen.values())))
    return f"{name}[{_key(row, name, keys) or number}]"


def _key(row: Tabelrij, table: str, keys: Mapping[str, str]) -> str:
    column = keys.get(table, "")
    return printed_value(row.cellen[column]) if column in row.cellen else ""


def data_row(row: Tabelrij, number: int, keys: Mapping[str, str]) -> Datarij:
    """The names of a row and of its cells; a joined cell has the name of the row it is typed in."""
    name = row_name(row, number, keys)
    cells: dict[str, str] = {}
    for column, cell in row.cellen.items():
        key = _key(row, owner(cell), keys)
        cells[column] = f"{owner(cell)}[{key}].{column}" if key else f"{name}.{column}"
    return Datarij(name, cells)


def as_data(table: Tabel, values: Values) -> Tabel:
    """The figures of a chart (`havens.ligplaatsen`) as cells of the row they are in, like those of a table of data."""

    def cell(node: Node) -> Sequence[Node] | None:
        if not isinstance(node, Invulling):
            return None
        name, _, column = node.sleutel.rpartition(".")
        data = values.tabellen.get(name)
        return (replace(node, sleutel=f"{ROW}{column}"),) if data is not None and column in data.kolommen else None

    return rewrite(table, cell)


def trace(table: Tabel, values: Values, keys: Mapping[str, str]) -> Mapping[int, Datarij]:
    """For each row of a filled table (by its place) the row of data it was made of."""
    made = [(place, _printed(row)) for place, row in enumerate(table.rijen) if _printed(row)]
    if not made:
        return {}
    for data in values.tabellen.values():
        if _made_of([uses for _, uses in made], data):
            rows = list(enumerate(data.rijen, start=1))
            return {place: data_row(rows[n % len(rows)][1], n % len(rows) + 1, keys) for n, (place, _) in enumerate(made)}
    return {}


def _printed(row: Rij) -> list[Invulling]:
    return [node for node in walk(row) if isinstance(node, Invulling) and node.sleutel.startswith(ROW)]


def _made_of(made: Sequence[list[Invulling]], data: Gegevenstabel) -> bool:
    """Does every printed row say what the data row at its place says? A row typed twice is repeated in turn."""
    if not data.rijen or len(made) % len(data.rijen):
        return False
    return all(_says(uses, data.rijen[n % len(data.rijen)]) for n, uses in enumerate(made))


def _says(uses: Sequence[Invulling], row: Tabelrij) -> bool:
    for use in uses:
        cell = row.cellen.get(use.sleutel.removeprefix(ROW))
        if cell is None or printed_value(cell, use.vorm) != use.tekst:
            return False
    return True


def printed_value(value: Waarde, vorm: str | None = None) -> str:
    """A value as printed; what cannot be printed in that form is told in words."""
    if isinstance(value.inhoud, Leeg):
        return "leeg"
    if isinstance(value.inhoud, Onbekend):
        return "onbekend"
    return form(value, vorm, value.span).value[1] or form(value, None, value.span).value[1] or in_words(value.inhoud)
