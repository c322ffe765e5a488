"""The values of a chart, looked up and judged: a grid of points and series, or moments in order of time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from regelzetter.diagnostics import Diagnostic, Rule
from regelzetter.nearest import did_you_mean
from regelzetter.passes.chart_rules import GRAFIEK_BRON, GRAFIEK_KOLOM, GRAFIEK_OMVANG, GRAFIEK_ONTVANGERS, GRAFIEK_WAARDE
from regelzetter.record import record
from regelzetter.source import Span
from regelzetter.tree.nodes import Grafiek, Grafiekdeel, Inlines, Invulling, Tekst
from regelzetter.tree.walk import plain
from regelzetter.values.forms import form
from regelzetter.values.model import (
    Aantal,
    Bedrag,
    Datum,
    Gegevenstabel,
    Inhoud,
    Leeg,
    Onbekend,
    Percentage,
    Periode,
    Tijdstip,
    Values,
    Waarde,
)
from regelzetter.values.series import BEDRAG, JAAR, find_table
from regelzetter.values.units import kind
from regelzetter.values.yamltree import place

MOST_SERIES: Final = 4
MOST_BARS: Final = 24
MOST_POINTS: Final[Mapping[str, int]] = {"staaf": 20, "gestapeld": 20, "lijn": 24, "tijdlijn": 20}
_ROW: Final = "rij."


class Cijfercel(NamedTuple):
    """A figure, its printed words with where they come from."""

    getal: Decimal
    woorden: Inlines


class Tijdcel(NamedTuple):
    van: date
    tot_en_met: date
    woorden: Inlines
    wat: Inlines


@record(frozen=True, slots=True)
class Raster:
    """`koppen` are the titles of the columns, that of the points first; each row begins with the words of its point."""

    koppen: tuple[Inlines, ...]
    rijen: tuple[tuple[Inlines, tuple[Cijfercel, ...]], ...]


@dataclass
class Lookup:
    """One chart while its values are looked up. `heel` is false when it cannot be drawn."""

    grafiek: Grafiek
    values: Values
    private: frozenset[str] | None
    """The tables of recipients, in a document that goes to recipients; None in another."""
    found: list[Diagnostic] = field(default_factory=list)
    heel: bool = True

    def refuse(self, rule: Rule, span: Span, melding: str, tip: str = "") -> None:
        self.heel = False
        self.found.append(Diagnostic(rule, span, melding, tip))

    # --- figures ----------------------------------------------------------------------------------

    def grid(self) -> Raster | None:
        chart = self.grafiek
        if chart.bron == "tabel":
            raster = self._of_table()
        else:
            raster = self._of_series() if chart.bron == "reeksen" else self._of_values()
        if raster is not None and self.heel:
            self._judge(raster)
        return raster if self.heel else None

    def _of_table(self) -> Raster | None:
        chart = self.grafiek
        assert chart.tabel is not None
        table = self._table(chart.tabel)
        if table is None:
            return None
        yearly = chart.tabel.sleutel in self.values.reeksen
        x = self._column(table, chart.x, JAAR if yearly else "", "x", chart.tabel)
        columns = chart.delen or ((Grafiekdeel(sleutel=BEDRAG, span=chart.tabel.span),) if yearly else (None,))
        names = [self._column(table, each, "", "y", chart.tabel) for each in columns]
        if x is None or any(name is None for name in names):
            return None
        parts = [each for each in columns if each is not None]
        rows = tuple(
            (self._words(row.cellen[x], chart.x.span if chart.x else chart.tabel.span, None),
             tuple(self._figure(row.cellen[each.sleutel], each.span) for each in parts))
            for row in table.rijen
        )  # fmt: skip
        heads = (_head(chart.x, x, chart.span), *(_head(each, each.sleutel, chart.span) for each in parts))
        return Raster(heads, rows)

    def _table(self, part: Grafiekdeel) -> Gegevenstabel | None:
        name = part.sleutel
        if self._is_private(name, part.span):
            return None
        table = find_table(name, self.values)
        if table is None:
            known = (*self.values.tabellen, *self.values.reeksen)
            tip = did_you_mean(name, known) or "zet de tabel in gegevens/"
            self.refuse(GRAFIEK_BRON, part.span, f"de tabel '{name}' bestaat niet", tip)
        return table

    def _is_private(self, name: str, span: Span) -> bool:
        if self.private is None or (name not in self.private and not name.startswith(_ROW)):
            return False
        tip = "noem een andere tabel, of zet de grafiek in een stuk dat niet naar ontvangers gaat"
        self.refuse(GRAFIEK_ONTVANGERS, span, f"'{name}' bevat gegevens van ontvangers", tip)
        return True

    def _column(self, table: Gegevenstabel, part: Grafiekdeel | None, usual: str, name: str, at: Grafiekdeel) -> str | None:
        if part is None and usual:
            return usual
        if part is None:
            tip = f"schrijf bijvoorbeeld '{name}: {table.kolommen[0 if name == 'x' else -1]}'"
            self.refuse(GRAFIEK_KOLOM, at.span, f"bij deze tabel ontbreekt '{name}:'", tip)
            return None
        if part.sleutel in table.kolommen:
            return part.sleutel
        tip = did_you_mean(part.sleutel, table.kolommen)
        self.refuse(GRAFIEK_KOLOM, part.span, f"de tabel '{table.naam}' heeft geen kolom '{part.sleutel}'", tip)
        return None

    def _of_series(self) -> Raster | None:
        chart = self.grafiek
        known = [self.values.reeksen.get(part.sleutel) for part in chart.delen]
        for part, series in zip(chart.delen, known, strict=True):
            if series is None:
                tip = did_you_mean(part.sleutel, tuple(self.values.reeksen)) or "een reeks heeft 'per_jaar' in de gegevens"
                self.refuse(GRAFIEK_BRON, part.span, f"de reeks '{part.sleutel}' bestaat niet", tip)
        first = known[0]
        if first is None or not self.heel:
            return None
        for part, series in zip(chart.delen, known, strict=True):
            if series is not None and series.jaren != first.jaren:
                tip = f"'{first.naam}' heeft {_years(first.jaren)}, '{series.naam}' heeft {_years(series.jaren)}"
                self.refuse(GRAFIEK_OMVANG, part.span, "deze reeksen hebben niet dezelfde jaren", tip)
                return None
        rows = tuple(
            ((_text(str(jaar), chart.span),),
             tuple(self._figure(self.values.waarden[f"{part.sleutel}.{jaar}"], part.span) for part in chart.delen))
            for jaar in first.jaren
        )  # fmt: skip
        return Raster((_head(chart.x, JAAR, chart.span), *(_head(part, part.sleutel, chart.span) for part in chart.delen)), rows)

    def _of_values(self) -> Raster | None:
        chart = self.grafiek
        cells = [(part, self._value(part)) for part in chart.delen]
        rows = tuple(
            (part.opschrift or _head(part, part.sleutel, part.span), (self._figure(value, part.span),))
            for part, value in cells if value is not None
        )  # fmt: skip
        unit = (_text(_capital(plain(chart.eenheid)) or "Waarde", chart.span),)
        return Raster((_head(chart.x, "onderdeel", chart.span), unit), rows)

    def _value(self, part: Grafiekdeel) -> Waarde | None:
        if self._is_private(part.sleutel, part.span):
            return None
        value = self.values.waarden.get(part.sleutel)
        if value is None:
            tip = did_you_mean(part.sleutel, self.values.waarden) or "zet de waarde in gegevens/"
            self.refuse(GRAFIEK_BRON, part.span, f"de waarde '{part.sleutel}' bestaat niet", tip)
        return value

    def _figure(self, value: Waarde, span: Span) -> Cijfercel:
        """A figure and its words; nought where it cannot be drawn."""
        match value.inhoud:
            case Bedrag(euro=number) | Percentage(procent=number) | Aantal(aantal=number):
                return Cijfercel(number, self._words(value, span, self.grafiek.vorm))
            case Onbekend():
                self.heel = False  # reported where it was made
            case Leeg():
                self._unfit(span, "een lege cel kan niet worden getekend", f"vul de cel op {place(value.span)} in")
            case other:
                tip = f"een grafiek tekent bedragen, percentages en aantallen; de waarde staat op {place(value.span)}"
                self._unfit(span, f"'{value.sleutel}' is {kind(other)} en kan niet worden getekend", tip)
        return Cijfercel(Decimal(0), ())

    def _unfit(self, span: Span, melding: str, tip: str) -> None:
        """One message for a column, however many of its cells are wrong."""
        if self.heel or not any(each.rule == GRAFIEK_WAARDE and each.span == span for each in self.found):
            self.refuse(GRAFIEK_WAARDE, span, melding, tip)

    def _words(self, value: Waarde, span: Span, asked: Grafiekdeel | None) -> Inlines:
        """What is printed of a value, in the form that is asked for."""
        if isinstance(value.inhoud, Onbekend):
            self.heel = False
            return ()
        printed = form(value, asked.sleutel if asked else None, asked.span if asked else span)
        new = [each for each in printed.diagnostics if each not in self.found]
        self.found.extend(new)
        if not printed.ok:
            self.heel = False
            return ()
        name, words = printed.value
        return (Invulling(sleutel=value.sleutel, vorm=name, tekst=words, span=span),)

    def _judge(self, raster: Raster) -> None:
        chart, points = self.grafiek, len(raster.rijen)
        many = len(raster.koppen) - 1
        if points == 0:
            return self.refuse(GRAFIEK_OMVANG, chart.span, "deze grafiek heeft geen punten", "kijk na of de tabel rijen heeft")
        if many > MOST_SERIES:
            tip = "maak er meer grafieken van, of een tabel"
            return self.refuse(
                GRAFIEK_OMVANG, chart.delen[MOST_SERIES].span, f"een grafiek heeft ten hoogste {MOST_SERIES} reeksen", tip
            )
        most = min(MOST_POINTS[chart.soort], MOST_BARS // many) if chart.soort == "staaf" else MOST_POINTS[chart.soort]
        if points > most:
            tip = "neem een deeltabel met minder rijen, of een tabel in plaats van een grafiek"
            return self.refuse(
                GRAFIEK_OMVANG, chart.span, f"deze grafiek heeft {points} punten; meer dan {most} is niet te lezen", tip
            )
        if chart.soort == "gestapeld":
            self._judge_stacked(raster)
        return self._judge_kinds()

    def _judge_stacked(self, raster: Raster) -> None:
        for _, cells in raster.rijen:
            for cell in cells:
                if cell.getal < 0 and self.heel:
                    tip = "neem 'soort: staaf'"
                    self.refuse(GRAFIEK_WAARDE, cell.woorden[0].span, f"{plain(cell.woorden)} kan niet worden gestapeld", tip)

    def _judge_kinds(self) -> None:
        """Amounts beside percentages have no scale in common."""
        kinds = [(part, type(content)) for part in self.grafiek.delen for content in self._contents(part)]
        other = next((part for part, each in kinds if each is not kinds[0][1]), None)
        if other is not None:
            melding = "deze grafiek heeft cijfers van meer dan één soort"
            self.refuse(GRAFIEK_WAARDE, other.span, melding, "maak een grafiek voor elke soort")

    def _contents(self, part: Grafiekdeel) -> Iterable[Inhoud]:
        chart = self.grafiek
        if chart.bron == "waarden":
            return (self.values.waarden[part.sleutel].inhoud,)
        name = part.sleutel if chart.tabel is None else chart.tabel.sleutel
        table = find_table(name, self.values)
        column = BEDRAG if chart.tabel is None else part.sleutel
        return () if table is None else [row.cellen[column].inhoud for row in table.rijen]

    # --- moments ----------------------------------------------------------------------------------

    def moments(self) -> tuple[Tijdcel, ...] | None:
        """In order of time; of one day in the order in which they were typed."""
        chart = self.grafiek
        cells = [self._moment(part, value) for part in chart.delen if (value := self._value(part)) is not None]
        if len(cells) > MOST_POINTS["tijdlijn"]:
            melding = f"deze tijdlijn heeft {len(cells)} momenten; meer dan {MOST_POINTS['tijdlijn']} is niet te lezen"
            self.refuse(GRAFIEK_OMVANG, chart.span, melding, "maak er twee tijdlijnen van")
        known = [cell for cell in cells if cell is not None]
        if (
            self.heel
            and known
            and max(cell.tot_en_met.year for cell in known) - min(cell.van.year for cell in known) > MOST_YEARS
        ):
            melding = f"tussen het eerste en het laatste moment liggen meer dan {MOST_YEARS} jaar"
            self.refuse(GRAFIEK_OMVANG, chart.span, melding, "kijk na of alle datums kloppen, of maak er twee tijdlijnen van")
        return tuple(sorted(known, key=lambda cell: cell.van)) if self.heel else None

    def _moment(self, part: Grafiekdeel, value: Waarde) -> Tijdcel | None:
        match value.inhoud:
            case Datum(dag=day):
                days = (day, day)
            case Tijdstip(moment=moment):
                days = (moment.date(), moment.date())
            case Periode(van=first, tot_en_met=last):
                days = (first, last)
            case Onbekend():
                self.heel = False
                return None
            case other:
                tip = f"een tijdlijn tekent datums, tijdstippen en perioden; de waarde staat op {place(value.span)}"
                self.refuse(GRAFIEK_WAARDE, part.span, f"'{part.sleutel}' is {kind(other)} en geen moment", tip)
                return None
        return Tijdcel(
            *days, self._words(value, part.span, self.grafiek.vorm), part.opschrift or _head(part, part.sleutel, part.span)
        )


MOST_YEARS: Final = 60


def _head(part: Grafiekdeel | None, key: str, span: Span) -> Inlines:
    """The words for a key: those that were typed, or else the last part of the key itself."""
    if part is not None and part.opschrift:
        return part.opschrift
    return (_text(_capital(key.rpartition(".")[2].replace("_", " ")), span),)


def _text(words: str, span: Span) -> Tekst:
    return Tekst(tekst=words, span=span)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _years(years: Sequence[int]) -> str:
    return f"{years[0]}–{years[-1]}" if years else "geen jaren"
