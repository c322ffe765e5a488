"""Changes in the data: one finding for each value, with every place where it is printed and what is computed from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Final

from regelzetter.comparing.findings import Change, Doorwerking, Kind, Plek, Regel, Stuk, Waardewijziging, Wijze
from regelzetter.comparing.parts import Deel, address
from regelzetter.comparing.rows import ROW, own_rows, owner, printed_value
from regelzetter.comparing.words import seen
from regelzetter.record import record
from regelzetter.tree.nodes import Invoeging, Invulling
from regelzetter.tree.walk import walk
from regelzetter.values.model import Tabelrij, Values, Waarde
from regelzetter.values.units import kind

OWN_LETTER: Final = "de brief aan deze ontvanger"
_NAME: Final = re.compile(r"[^\W\d][\w.]*")


@record(frozen=True, slots=True)
class Use:
    """One place where a value is printed."""

    document: str
    adres: str
    vorm: str | None
    tekst: str
    """Empty where the hole is still open."""


Uses = Mapping[str, Sequence[Use]]


def uses(documents: Iterable[Deel]) -> dict[str, list[Use]]:
    """Where each value is printed, by key or by the name of a cell, in reading order."""
    found: dict[str, list[Use]] = {}
    for document in documents:
        _collect(document, document.naam, None, found)
    return found


def _collect(part: Deel, document: str, row: Deel | None, found: dict[str, list[Use]]) -> None:
    row = part if part.rij is not None else row
    for inline in (*part.kop, *part.tekst):
        for node in walk(inline):
            if isinstance(node, Invulling | Invoeging):
                printed = node.tekst if isinstance(node, Invulling) else ""
                use = Use(document, address(part), node.vorm, printed)
                found.setdefault(_named(node.sleutel, row), []).append(use)
    for child in part.delen:
        _collect(child, document, row, found)


def _named(key: str, row: Deel | None) -> str:
    if row is None or row.rij is None or not key.startswith(ROW):
        return key
    column = key.removeprefix(ROW)
    return row.rij.cellen.get(column, key)


@record(frozen=True, slots=True)
class DataChanges:
    """The findings, and the names of the rows of data they are about."""

    changes: tuple[Change, ...]
    rijen: frozenset[str]


def value_changes(old: Values, new: Values, old_uses: Uses, new_uses: Uses, keys: Mapping[str, str]) -> DataChanges:
    """What changed in the values and tables that both versions have; what only one has is seen where it is printed.

    `keys`: for each table the column that tells its rows apart.
    """
    differ = _Differ(old, new, old_uses, new_uses)
    roots = [*differ.values(), *differ.tables(keys)]
    loose = differ.unexplained(roots)
    changes = [differ.change(root) for root in (*roots, *loose)]
    return DataChanges(tuple(changes), frozenset(root.rij for root in roots if root.rij))


@record(frozen=True, slots=True, kw_only=True)
class _Root:
    """A change that somebody made: under which name it is told, and under which names formulas use it."""

    kind: Kind
    sleutel: str
    namen: frozenset[str]
    oud: Waarde | None = None
    nieuw: Waarde | None = None
    rij: str = ""
    cellen: Mapping[str, Waarde] = field(default_factory=dict)


@record(frozen=True, slots=True)
class _Differ:
    old: Values
    new: Values
    old_uses: Uses
    new_uses: Uses

    # --- what somebody changed --------------------------------------------------------------------

    def values(self) -> Iterator[_Root]:
        for key in self._changed():
            if not self._is_computed(key):
                yield self._root(key)

    def _root(self, key: str) -> _Root:
        old, new = self.old.waarden[key], self.new.waarden[key]
        return _Root(kind=Kind.WAARDE_GEWIJZIGD, sleutel=key, namen=frozenset(self._aliases(key)), oud=old, nieuw=new)

    def _aliases(self, key: str) -> tuple[str, ...]:
        """What formulas call it: a year of a series is used under the name of the series too."""
        series = self._series(key)
        return (key, series, f"{series}.bedrag") if series else (key,)

    def _series(self, key: str) -> str:
        name = key.rpartition(".")[0]
        return name if name in self.new.reeksen else ""

    def _changed(self) -> list[str]:
        both = ((key, self.old.waarden.get(key), value) for key, value in self.new.waarden.items())
        return [key for key, before, value in both if before is not None and before.inhoud != value.inhoud]

    def _is_computed(self, key: str) -> bool:
        """By the same formula, or text with values in it, in both versions: then something else was changed."""
        new, old = self.new.waarden[key], self.old.waarden[key]
        made = (new.formule, new.sjabloon)
        return made != (None, None) and made == (old.formule, old.sjabloon)

    def tables(self, keys: Mapping[str, str]) -> Iterator[_Root]:
        for name, table in self.new.tabellen.items():
            before = self.old.tabellen.get(name)
            if before is None:
                continue
            rows, old_rows = own_rows(table, keys), own_rows(before, keys)
            for row_name, row in rows.items():
                if row_name in old_rows and name in self.new.reeksen:
                    continue  # each year is a value, and told as one
                if row_name in old_rows:
                    yield from self._cells(row_name, old_rows[row_name], row)
                else:
                    yield self._row(Kind.RIJ_TOEGEVOEGD, row_name, row)
            for row_name, row in old_rows.items():
                if row_name not in rows:
                    yield self._row(Kind.RIJ_VERVALLEN, row_name, row)

    def _cells(self, name: str, old: Tabelrij, new: Tabelrij) -> Iterator[_Root]:
        for column, cell in new.cellen.items():
            before = old.cellen.get(column)
            if before is not None and before.inhoud != cell.inhoud and owner(cell) == name.partition("[")[0]:
                tables = self._tables_with(old, new)
                names = frozenset(each for table in tables for each in (table, f"{table}.{column}"))
                yield _Root(kind=Kind.WAARDE_GEWIJZIGD, sleutel=f"{name}.{column}", namen=names, oud=before, nieuw=cell, rij=name)

    def _row(self, kind: Kind, name: str, row: Tabelrij) -> _Root:
        tables = self._tables_with(row, row)
        names = frozenset(each for table in tables for each in (table, *(f"{table}.{column}" for column in row.cellen)))
        return _Root(kind=kind, sleutel=name, namen=names, rij=name, cellen=row.cellen)

    def _tables_with(self, old: Tabelrij, new: Tabelrij) -> list[str]:
        """The tables, subtables included, that have the row before or after."""
        found = [name for name, table in self.old.tabellen.items() if any(row is old for row in table.rijen)]
        return [*found, *(name for name, table in self.new.tabellen.items() if any(row is new for row in table.rijen))]

    # --- what follows from it ---------------------------------------------------------------------

    def unexplained(self, roots: Sequence[_Root]) -> list[_Root]:
        """Computed values that changed though nothing they use did: told by themselves, because nothing may go unsaid."""
        followed = {key for root in roots for key in self._follows(root)}
        return [self._root(key) for key in self._changed() if self._is_computed(key) and key not in followed]

    def _follows(self, root: _Root) -> list[str]:
        """Computed values that changed and use this one, directly or through another."""
        names, found = set(root.namen), []
        computed = [key for key in self._changed() if self._is_computed(key)]
        while fresh := [key for key in computed if key not in names and not names.isdisjoint(self._used(key))]:
            names.update(name for key in fresh for name in self._aliases(key))
            found.extend(fresh)
        return [key for key in computed if key in found]

    def _used(self, key: str) -> set[str]:
        value = self.new.waarden[key]
        return {*value.uit, *_NAME.findall(value.formule or "")}

    # --- telling ----------------------------------------------------------------------------------

    def change(self, root: _Root) -> Change:
        follows = tuple(self._effect(key) for key in self._follows(root))
        if root.oud is not None and root.nieuw is not None:
            was, becomes = _printed(root.oud, root.nieuw)
            told = Waardewijziging(sleutel=root.sleutel, oud=was, nieuw=becomes,
                                   plekken=self._places(root.sleutel, root.oud, root.nieuw) + self._letters(root.oud, root.nieuw),
                                   werkt_door=follows)  # fmt: skip
            return Change(kind=root.kind, waarde=told)
        wijze: Wijze = "nieuw" if root.kind is Kind.RIJ_TOEGEVOEGD else "weg"
        cells = ((Stuk("gelijk", f"{column}:"), Stuk(wijze, printed_value(cell))) for column, cell in root.cellen.items())
        lines = tuple(Regel(stukken=stukken) for stukken in cells)
        told = Waardewijziging(sleutel=root.sleutel, oud="", nieuw="", plekken=self._row_places(root), werkt_door=follows)
        return Change(kind=root.kind, regels=lines, waarde=told)

    def _effect(self, key: str) -> Doorwerking:
        old, new = self.old.waarden[key], self.new.waarden[key]
        return Doorwerking(key, *_printed(old, new), self._places(key, old, new))

    def _places(self, key: str, old: Waarde, new: Waarde) -> tuple[Plek, ...]:
        series = self._series(key)
        row = f"{series}[{key.rpartition('.')[2]}].bedrag" if series else ""
        found = (
            Plek(use.document, use.adres, printed_value(old, use.vorm), use.tekst or printed_value(new, use.vorm))
            for use in (*self.new_uses.get(key, ()), *self.new_uses.get(row, ()))
        )
        return tuple(dict.fromkeys(found))

    def _letters(self, old: Waarde, new: Waarde) -> tuple[Plek, ...]:
        """Where a cell is printed in the letter to the recipient whose row it is in."""
        column = new.sleutel.rpartition(".")[2]
        tables = [table for table in self.new.tabellen.values() if any(row.cellen.get(column) is new for row in table.rijen)]
        found = (
            Plek(use.document, use.adres, printed_value(old, use.vorm), printed_value(new, use.vorm))
            for use in self.new_uses.get(f"{ROW}{column}", ())
            if any(_row_columns(use.document, self.new_uses) <= set(table.kolommen) for table in tables)
        )
        return tuple(dict.fromkeys(found))

    def _row_places(self, root: _Root) -> tuple[Plek, ...]:
        """Where the row is printed, in the version that has it; the row of a recipient in a letter of its own."""
        side = self.new_uses if root.kind is Kind.RIJ_TOEGEVOEGD else self.old_uses
        found = (use for column in root.cellen for use in side.get(f"{root.sleutel}.{column}", ()))
        letters = {use.document: None for key, places in side.items() if key.startswith(ROW) for use in places}
        own = [Plek(name, OWN_LETTER, "", "") for name in letters if _row_columns(name, side) <= root.cellen.keys()]
        return tuple(dict.fromkeys((*(Plek(use.document, use.adres, "", "") for use in found), *own)))


def _printed(old: Waarde, new: Waarde) -> tuple[str, str]:
    """Both in their default form; with what they are where that is all that changed."""
    was, becomes = printed_value(old), printed_value(new)
    if seen(was) != seen(becomes) or kind(old.inhoud) == kind(new.inhoud):
        return was, becomes
    return f"{was} ({kind(old.inhoud)})", f"{becomes} ({kind(new.inhoud)})"


def _row_columns(document: str, side: Uses) -> set[str]:
    """The columns of its recipient that a letter prints."""
    keys = (key for key, places in side.items() if any(use.document == document for use in places))
    return {key.removeprefix(ROW) for key in keys if key.startswith(ROW)}
