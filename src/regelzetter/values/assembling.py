"""The tables of a dossier put together: as read, then with the columns of others, then their parts under names of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from regelzetter.diagnostics import Diagnostic, Outcome
from regelzetter.values.allotment import Allotment, unknown_shares, with_column
from regelzetter.values.expressions import names
from regelzetter.values.joins import Loaded, joined, subtables
from regelzetter.values.load_rules import DUBBELE_TABEL
from regelzetter.values.model import Gegevenstabel, Inhoud


class Assembly:
    """Tables as read. A column that is shared out is unknown until `put` fills it; what comes of it is made anew then."""

    def __init__(self, loaded: dict[str, Loaded]) -> None:
        self.loaded = {name: _prepared(each) for name, each in loaded.items()}
        self._made: Outcome[dict[str, Gegevenstabel]] | None = None

    def tables(self) -> Outcome[dict[str, Gegevenstabel]]:
        """Every table and subtable by its name."""
        if self._made is None:
            self._made = self._make()
        return self._made

    def _make(self) -> Outcome[dict[str, Gegevenstabel]]:
        found: list[Diagnostic] = []
        whole: dict[str, Gegevenstabel] = {}
        for name, each in self.loaded.items():
            outcome = joined(each, self.loaded)
            found.extend(outcome.diagnostics)
            whole[name] = outcome.value
        tables = dict(whole)
        for name, each in self.loaded.items():
            parts = subtables(whole[name], each.schema)
            found.extend(parts.diagnostics)
            for part, origin in zip(parts.value, each.schema.subtables, strict=True):
                if part.naam in tables:
                    found.append(Diagnostic(DUBBELE_TABEL, origin.span, f"de tabel '{part.naam}' bestaat al"))
                else:
                    tables[part.naam] = part
        return Outcome(tables, tuple(found))

    def allotments(self) -> Iterator[tuple[str, Allotment]]:
        """Each table with each column that is shared out in it."""
        for name, each in self.loaded.items():
            for allotment in each.schema.allotments:
                yield name, allotment

    def put(self, table: str, allotment: Allotment, shares: Sequence[Inhoud]) -> None:
        """Fill a column that was shared out."""
        each = self.loaded[table]
        filled = with_column(each.table, allotment.kolom, shares, allotment.span)
        self.loaded[table] = replace(each, table=filled)
        self._made = None

    def origins(self, table: str, column: str | None) -> Iterator[tuple[str, str]]:
        """The columns as read from which a column of a table or subtable comes: itself, and those that choose its rows."""
        parent = next((name for name, each in self.loaded.items() if any(p.naam == table for p in each.schema.subtables)), None)
        if table not in self.loaded and parent is not None:
            part = next(each for each in self.loaded[parent].schema.subtables if each.naam == table)
            if part.condition is not None:
                for name in names(part.condition):
                    yield from self.origins(parent, name.key)
            table = parent
        each = self.loaded.get(table)
        if each is None or column is None:
            return
        if column in each.table.kolommen:
            yield table, column
        for link in each.schema.links:
            other = self.loaded.get(link.table)
            if other is not None and column in other.table.kolommen and column != link.column:
                yield link.table, column


def _prepared(loaded: Loaded) -> Loaded:
    table = loaded.table
    for allotment in loaded.schema.allotments:
        table = with_column(table, allotment.kolom, unknown_shares(table), allotment.span)
    return replace(loaded, table=table)
