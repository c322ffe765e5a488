"""`verdeling` in the schema of a table: a column whose amounts are shared out over the rows; `sharing` does it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from decimal import Decimal

from regelzetter.record import record
from regelzetter.source import Span
from regelzetter.values.expressions import Expression, Name
from regelzetter.values.model import Gegevenstabel, Inhoud, Tabelrij, Waarde
from regelzetter.values.typed import ONBEKEND


@record(frozen=True, slots=True, kw_only=True)
class Allotment:
    """`kolom` gets the parts of `bedrag`, in proportion to the column `naar`, in multiples of `eenheid` euros."""

    kolom: str
    bedrag: Expression
    naar: Name
    eenheid: Decimal = Decimal(1)
    minimum: Expression | None = None
    maximum: Expression | None = None
    vast: Name | None = None
    """A column with amounts that are fixed; where it is empty the row takes part."""
    span: Span = field(compare=False, repr=False)

    @property
    def formulas(self) -> tuple[Expression, ...]:
        """All that must be known before it can be shared out."""
        parts = (self.bedrag, self.naar, self.minimum, self.maximum, self.vast)
        return tuple(part for part in parts if part is not None)


def with_column(table: Gegevenstabel, kolom: str, shares: Sequence[Inhoud], span: Span) -> Gegevenstabel:
    """The table with the column filled, behind its own columns."""
    columns = table.kolommen if kolom in table.kolommen else (*table.kolommen, kolom)
    rows = zip(table.rijen, shares, strict=True)
    return replace(table, kolommen=columns, rijen=tuple(_with_cell(table, row, kolom, share, span) for row, share in rows))


def _with_cell(table: Gegevenstabel, row: Tabelrij, kolom: str, share: Inhoud, span: Span) -> Tabelrij:
    cell = Waarde(sleutel=f"{table.naam}.{kolom}", inhoud=share, span=span, bron=table.bron)
    return replace(row, cellen={**row.cellen, kolom: cell})


def unknown_shares(table: Gegevenstabel) -> tuple[Inhoud, ...]:
    """What the rows have as long as nothing has been shared out."""
    return (ONBEKEND,) * len(table.rijen)


def column_problems(allotment: Allotment, kinds: Mapping[str, str]) -> Iterator[tuple[Name, str]]:
    """The columns it names that are not there or of the wrong kind, and why. `kinds`: column → what stands in it."""
    wanted = ((allotment.naar, ("aantal", "bedrag", "percentage")), (allotment.vast, ("bedrag",)))
    for name, allowed in wanted:
        if name is None:
            continue
        if name.key not in kinds:
            yield name, f"de kolom '{name.key}' bestaat niet in deze tabel"
        elif kinds[name.key] not in allowed:
            yield name, f"in de kolom '{name.key}' staat {kinds[name.key]}; verwacht: {' of '.join(allowed)}"
