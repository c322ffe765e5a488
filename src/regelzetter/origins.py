"""Where the values that a document prints come from: what a page on a screen tells who wants to check a figure."""

from __future__ import annotations

from collections.abc import Mapping

from regelzetter.printed import in_dutch
from regelzetter.tree.nodes import Document, Invulling
from regelzetter.tree.walk import walk
from regelzetter.values.model import Gegevenstabel, Values, Waarde
from regelzetter.values.yamltree import place
from regelzetter.writing.display import Herkomst

TO_CITIZENS = "beschikking"
"""A letter to a citizen tells its law, not the files of the ministry."""
_ROW = "rij."


def origins(document: Document, values: Values) -> Mapping[str, Herkomst]:
    """For each key that is printed where it comes from, in the order of printing; without keys of which that is not certain."""
    if document.soort == TO_CITIZENS:
        return {}
    keys = dict.fromkeys(node.sleutel for node in walk(document) if isinstance(node, Invulling))
    found = ((key, _origin(key, values)) for key in keys)
    return {key: origin for key, origin in found if origin is not None}


def _origin(key: str, values: Values) -> Herkomst | None:
    value = values.waarden.get(key)
    if value is not None:
        return Herkomst(in_dutch(value), _made(value), place(value.span), value.bron)
    table = _table(key, values)
    if table is None:
        return None
    column = key.rpartition(".")[2]
    return Herkomst(f"kolom {column} van de tabel {table.naam}", "", place(table.span), table.bron)


def _made(value: Waarde) -> str:
    """The formula, or the text that holds other values, on one line."""
    return " ".join((value.formule or value.sjabloon or "").split())


def _table(key: str, values: Values) -> Gegevenstabel | None:
    """The table of a column. A row that was repeated no longer says of which table, but each cell says from which it comes: if
    those of all columns of this name come from the same, it is that one.
    """
    if not key.startswith(_ROW):
        return values.tabellen.get(key.rpartition(".")[0])
    column = key.removeprefix(_ROW)
    rows = (row for table in values.tabellen.values() if column in table.kolommen for row in table.rijen)
    sources = {row.cellen[column].sleutel for row in rows if column in row.cellen}
    return values.tabellen.get(sources.pop().rpartition(".")[0]) if len(sources) == 1 else None
