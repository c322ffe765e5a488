"""The functions of the formula language. Each takes contents and gives a content, or says what it expected instead."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import TypeAlias

from regelzetter.values.model import Aantal, Bedrag, Datum, Inhoud, Percentage, Tijdstip
from regelzetter.values.units import EENHEDEN, TE_GROOT, WIDE, Refused, bounded, kind, like, quantity

Contents: TypeAlias = tuple[Inhoud, ...]


@dataclass(frozen=True, slots=True)
class Function:
    gebruik: str
    """As a message shows it: its name and its arguments."""
    least: int
    most: int
    apply: Callable[[Contents], Inhoud | Refused]


def _extreme(contents: Contents, sign: int) -> Inhoud | Refused:
    first = contents[0]
    other = next((each for each in contents if type(each) is not type(first)), None)
    if other is not None:
        return Refused(EENHEDEN, f"{kind(first)} en {kind(other)} zijn niet te vergelijken; verwacht: waarden van één soort")
    if isinstance(first, Datum | Tijdstip):
        return max(contents, key=_clock) if sign > 0 else min(contents, key=_clock)
    if quantity(first) is None:
        return Refused(EENHEDEN, f"min en max gaan niet over {kind(first)}; verwacht: bedragen, getallen, percentages of datums")
    return max(contents, key=_number) if sign > 0 else min(contents, key=_number)


def _clock(inhoud: Inhoud) -> tuple[int, int]:
    if isinstance(inhoud, Tijdstip):
        return inhoud.moment.toordinal(), inhoud.moment.hour * 60 + inhoud.moment.minute
    assert isinstance(inhoud, Datum)
    return inhoud.dag.toordinal(), 0


def _number(inhoud: Inhoud) -> Decimal:
    x = quantity(inhoud)
    assert x is not None
    return x


def smallest(contents: Contents) -> Inhoud | Refused:
    """min(a, b, …): the smallest, or the earliest."""
    return _extreme(contents, -1)


def largest(contents: Contents) -> Inhoud | Refused:
    """max(a, b, …): the largest, or the latest."""
    return _extreme(contents, 1)


def rounded(contents: Contents) -> Inhoud | Refused:
    """rond(x, eenheid): x to the nearest whole multiple of the unit; a half goes away from zero."""
    x, unit = quantity(contents[0]), quantity(contents[1])
    if x is None or unit is None or not isinstance(contents[1], Aantal | type(contents[0])):
        expected = "een bedrag, getal of percentage, en een getal"
        return Refused(EENHEDEN, f"rond({kind(contents[0])}, {kind(contents[1])}) kan niet; verwacht: {expected}")
    if unit <= 0:
        return Refused(EENHEDEN, "de eenheid van rond is groter dan nul", "schrijf bijvoorbeeld rond(x, 1000) of rond(x, 0.01)")
    times = WIDE.divide(x, unit).to_integral_value(ROUND_HALF_UP)
    return bounded(like(contents[0], WIDE.multiply(times, unit)))


def _shifted(contents: Contents, name: str, shift: Callable[[date, int], date]) -> Inhoud | Refused:
    start, count = contents
    if not isinstance(start, Datum | Tijdstip) or not isinstance(count, Aantal):
        return Refused(EENHEDEN, f"{name}({kind(start)}, {kind(count)}) kan niet; verwacht: een datum en een getal")
    if count.aantal != count.aantal.to_integral_value():
        return Refused(EENHEDEN, f"{name} rekent met een heel getal")
    day = start.moment.date() if isinstance(start, Tijdstip) else start.dag
    try:
        moved = shift(day, int(count.aantal))
    except (ValueError, OverflowError):
        return Refused(TE_GROOT, "de uitkomst valt buiten de kalender (jaar 1 tot en met 9999)")
    if isinstance(start, Tijdstip):
        return Tijdstip(start.moment.replace(year=moved.year, month=moved.month, day=moved.day))
    return Datum(moved)


def _plus_months(day: date, count: int) -> date:
    """The same day of the month; the last one if that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not 1 <= year <= 9999:
        raise ValueError(year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days(contents: Contents) -> Inhoud | Refused:
    """dagen(datum, n): n days later."""
    return _shifted(contents, "dagen", lambda day, n: day + timedelta(days=n))


def weeks(contents: Contents) -> Inhoud | Refused:
    """weken(datum, n): n weeks later."""
    return _shifted(contents, "weken", lambda day, n: day + timedelta(weeks=n))


def months(contents: Contents) -> Inhoud | Refused:
    """maanden(datum, n): n months later; 31 January plus one month is the last of February."""
    return _shifted(contents, "maanden", _plus_months)


def years(contents: Contents) -> Inhoud | Refused:
    """jaren(datum, n): n years later; 29 February becomes 28 February."""
    return _shifted(contents, "jaren", lambda day, n: _plus_months(day, 12 * n))


def year(contents: Contents) -> Inhoud | Refused:
    """jaar(datum): the year, as a number."""
    start = contents[0]
    if isinstance(start, Datum):
        return Aantal(Decimal(start.dag.year))
    if isinstance(start, Tijdstip):
        return Aantal(Decimal(start.moment.year))
    return Refused(EENHEDEN, f"jaar({kind(start)}) kan niet; verwacht: een datum")


def total(cells: Contents) -> Inhoud | Refused:
    """som(tabel.kolom): the sum of the cells that are filled. A column is of one kind, so its first cell tells which."""
    first = cells[0]
    if not isinstance(first, Bedrag | Aantal | Percentage):
        return Refused(EENHEDEN, f"deze kolom bevat {kind(first)} en telt niet op; verwacht: bedragen, getallen of percentages")
    with localcontext(WIDE):
        return bounded(like(first, sum((_number(cell) for cell in cells), Decimal(0))))


FUNCTIONS: Mapping[str, Function] = {
    "min": Function("min(a, b)", 2, 99, smallest),
    "max": Function("max(a, b)", 2, 99, largest),
    "rond": Function("rond(x, eenheid)", 2, 2, rounded),
    "dagen": Function("dagen(datum, n)", 2, 2, days),
    "weken": Function("weken(datum, n)", 2, 2, weeks),
    "maanden": Function("maanden(datum, n)", 2, 2, months),
    "jaren": Function("jaren(datum, n)", 2, 2, years),
    "jaar": Function("jaar(datum)", 1, 1, year),
}
"""Functions of values. `som(tabel.kolom)` and `aantal(tabel)` look at tables and are in `formulas`."""
