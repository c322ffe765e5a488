"""Functions that look at a table: which rows take part, and what stands in one of their columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TypeAlias

from regelzetter.diagnostics import Diagnostic, Outcome
from regelzetter.nearest import did_you_mean
from regelzetter.values.expressions import Call, Condition, Expression, Name, compared, names
from regelzetter.values.mistakes import FUNCTIE, TABEL, unknown_key
from regelzetter.values.model import Gegevenstabel, Inhoud, Leeg, Onbekend, Tabelrij, Values
from regelzetter.values.series import find_table, table_and_column
from regelzetter.values.units import like
from regelzetter.values.yamltree import place

Holds: TypeAlias = Callable[[Condition, Values], Outcome[bool | None]]
Rows: TypeAlias = Outcome[tuple[Tabelrij, ...] | None]
Cells: TypeAlias = Outcome[tuple[Inhoud, ...] | None]


def rows_of(call: Call, usage: str, values: Values, holds: Holds) -> Rows:
    """The rows that `aantal(tabel als voorwaarde)` counts; None if they cannot be known."""
    name = _argument(call, usage)
    if isinstance(name, Outcome):
        return name
    table = find_table(name.key, values)
    if table is None:
        return _no_table(name, name.key, values)
    if any(all(isinstance(cell.inhoud, Onbekend) for cell in row.cellen.values()) for row in table.rijen):
        return Outcome(None)
    return _chosen(table, call.where, values, holds)


def column_cells(call: Call, usage: str, values: Values, holds: Holds) -> Cells:
    """The filled cells that `som(tabel.kolom als voorwaarde)` looks at; None if they cannot be known."""
    name = _argument(call, usage)
    if isinstance(name, Outcome):
        return name
    if "." not in name.key and name.key not in values.reeksen:
        return _does_not_fit(name, usage)
    table_name, column = table_and_column(name.key, values)
    table = find_table(table_name, values)
    if table is None:
        return _no_table(name, table_name, values)
    if column not in table.kolommen:
        tip = did_you_mean(column, table.kolommen)
        return Outcome(None, (Diagnostic(TABEL, name.span, f"de tabel '{table_name}' heeft geen kolom '{column}'", tip),))
    chosen = _chosen(table, call.where, values, holds)
    if chosen.value is None:
        return Outcome(None, chosen.diagnostics)
    cells = tuple(row.cellen[column].inhoud for row in chosen.value)
    if any(isinstance(cell, Onbekend) for cell in cells):
        return Outcome(None)
    filled = tuple(cell for cell in cells if not isinstance(cell, Leeg))
    return Outcome(filled) if filled else _nothing(call, name, table, column)


def _argument(call: Call, usage: str) -> Name | Outcome[None]:
    """The one name between the brackets."""
    count = len(call.arguments)
    if count != 1:
        melding = f"{call.name} krijgt hier {count} {'argument' if count == 1 else 'argumenten'}; verwacht: {usage}"
        return Outcome(None, (Diagnostic(FUNCTIE, call.span, melding),))
    argument = call.arguments[0]
    return argument if isinstance(argument, Name) else _does_not_fit(argument, usage)


def _does_not_fit(argument: Expression, usage: str) -> Outcome[None]:
    return Outcome(None, (Diagnostic(FUNCTIE, argument.span, f"dit past hier niet; verwacht: {usage}"),))


def _no_table(name: Name, table: str, values: Values) -> Outcome[None]:
    tip = did_you_mean(table, (*values.tabellen, *values.reeksen))
    return Outcome(None, (Diagnostic(TABEL, name.span, f"de tabel '{table}' bestaat niet", tip),))


def _chosen(table: Gegevenstabel, where: Condition | None, values: Values, holds: Holds) -> Rows:
    """The rows for which the condition holds. A mistake in it is told once, not for every row."""
    if where is None:
        return Outcome(table.rijen)
    problems = tuple(_problems(where, table, values))
    if problems:
        return Outcome(None, problems)
    rows: list[Tabelrij] = []
    for row in table.rijen:
        answer = holds(where, values.with_columns(row))
        if answer.value is None or answer.diagnostics:
            return Outcome(None, answer.diagnostics)
        if answer.value:
            rows.append(row)
    return Outcome(tuple(rows))


def _problems(where: Condition, table: Gegevenstabel, values: Values) -> Iterator[Diagnostic]:
    for name in names(where, lambda _: ()):
        if name.key not in table.kolommen and name.key not in values.waarden:
            tip = did_you_mean(name.key, table.kolommen)
            found = unknown_key(name, values)
            melding = f"'{name.key}' is geen kolom van '{table.naam}' en geen waarde"
            yield Diagnostic(found.rule, name.span, melding, tip or found.tip)
    for name, text in compared(where):
        choices = table.keuzen.get(name.key, ())
        if choices and text.text not in choices:
            tip = did_you_mean(text.text, choices)
            yield Diagnostic(TABEL, text.span, f"'{text.text}' is geen keuze voor '{name.key}'", tip)


def _nothing(call: Call, name: Name, table: Gegevenstabel, column: str) -> Cells:
    """No cell is filled. A sum over rows that were chosen is nought, in the unit of the column; else it has no unit."""
    all_cells = (row.cellen[column].inhoud for row in table.rijen)
    sample = next((cell for cell in all_cells if not isinstance(cell, Leeg | Onbekend)), None)
    if sample is not None and call.name == "som":
        return Outcome((like(sample, Decimal(0)),))
    if sample is not None:
        melding = f"geen rij van '{table.naam}' voldoet aan de voorwaarde; {call.name} heeft dan geen uitkomst"
    else:
        what = "een som heeft dan geen eenheid" if call.name == "som" else f"{call.name} heeft dan geen uitkomst"
        melding = f"de kolom '{column}' van '{table.naam}' is leeg; {what}"
    return Outcome(None, (Diagnostic(TABEL, name.span, melding, f"de tabel staat in {place(table.span)}"),))
