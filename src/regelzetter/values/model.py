"""What a value is: an amount, a date, a percentage, a count, a text, with where it comes from.

Numbers are `Decimal`, never float. A value that could not be read or computed is `Onbekend`: later rooms pass it on in
silence, because the mistake has been reported where it was made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from regelzetter.record import record
from regelzetter.source import Span


@record(frozen=True, slots=True)
class Bedrag:
    """An amount of money in euros."""

    euro: Decimal


@record(frozen=True, slots=True)
class Datum:
    dag: date


@record(frozen=True, slots=True)
class Tijdstip:
    moment: datetime


@record(frozen=True, slots=True)
class Periode:
    """From a day up to and including another."""

    van: date
    tot_en_met: date


@record(frozen=True, slots=True)
class Percentage:
    """In percents: 10 is ten percent."""

    procent: Decimal


@record(frozen=True, slots=True)
class Aantal:
    aantal: Decimal


@record(frozen=True, slots=True)
class Jaartal:
    """A year as a number: what `jaar(datum)` gives, and what the rows of a series stand under. Printed without a point."""

    jaar: int


@record(frozen=True, slots=True)
class TekstWaarde:
    tekst: str


@record(frozen=True, slots=True)
class Leeg:
    """A table cell without content."""


@record(frozen=True, slots=True)
class Onbekend:
    """What a faulty value has instead of a content."""


Inhoud: TypeAlias = Bedrag | Datum | Tijdstip | Periode | Percentage | Aantal | Jaartal | TekstWaarde | Leeg | Onbekend


@record(frozen=True, slots=True, kw_only=True)
class Waarde:
    """One value under its full key, with its provenance."""

    sleutel: str
    inhoud: Inhoud
    span: Span = field(compare=False, repr=False)
    """Where the content or the formula is typed."""
    formule: str | None = None
    sjabloon: str | None = None
    """A text with other values in it, as typed."""
    uit: tuple[str, ...] = ()
    """The keys the formula or the text uses, in order."""
    bron: str = ""
    toelichting: str = ""
    afronding: bool = False
    """Rounding when printed is allowed, for the reason that `toelichting` gives."""


@record(frozen=True, slots=True, kw_only=True)
class Tabelrij:
    """A row of a data table: values by column, each with its own place."""

    cellen: Mapping[str, Waarde]
    span: Span = field(compare=False, repr=False)


@record(frozen=True, slots=True, kw_only=True)
class Gegevenstabel:
    """A table of data. Named apart from `Tabel`, which is a table in a document."""

    naam: str
    kolommen: tuple[str, ...]
    rijen: tuple[Tabelrij, ...]
    keuzen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Column → the words that may stand in it, for columns that have a choice."""
    bron: str = ""
    span: Span = field(compare=False, repr=False)


@record(frozen=True, slots=True, kw_only=True)
class Reeks:
    """A value that has one content a year: `budget` of `budget.2025` and `budget.2026`."""

    naam: str
    jaren: tuple[int, ...]
    """In order of time."""
    bron: str = ""
    span: Span = field(compare=False, repr=False)

    def sleutel(self, jaar: int) -> str:
        """The key of one year."""
        return f"{self.naam}.{jaar}"


@record(frozen=True, slots=True, kw_only=True)
class Values:
    """Every value, table and series of a dossier. A series is also a table, with the columns `jaar` and `bedrag`."""

    waarden: Mapping[str, Waarde]
    tabellen: Mapping[str, Gegevenstabel]
    reeksen: Mapping[str, Reeks] = field(default_factory=dict)

    def with_row(self, rij: Tabelrij | None) -> Values:
        """The same values plus those of one row, under `rij.`."""
        if rij is None:
            return self
        extra = {f"rij.{naam}": cel for naam, cel in rij.cellen.items()}
        return replace(self, waarden=Bovenop(extra, self.waarden))

    def with_columns(self, rij: Tabelrij) -> Values:
        """The same values plus those of one row under the bare names of its columns, which come first."""
        return replace(self, waarden=Bovenop(rij.cellen, self.waarden))


class Bovenop(Mapping[str, Waarde]):
    """A few values on top of many, without copying the many (a letter per recipient asks for it)."""

    __slots__ = ("_boven", "_onder")

    def __init__(self, boven: Mapping[str, Waarde], onder: Mapping[str, Waarde]) -> None:
        self._boven = boven
        self._onder = onder

    def __getitem__(self, key: str) -> Waarde:
        found = self._boven.get(key)
        return found if found is not None else self._onder[key]

    def __iter__(self) -> Iterator[str]:
        yield from self._boven
        yield from (key for key in self._onder if key not in self._boven)

    def __len__(self) -> int:
        return sum(1 for _ in self)
