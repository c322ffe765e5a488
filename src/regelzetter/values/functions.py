"""The functions of the formula language. Each takes contents and gives a content, or says what it expected instead."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal, localcontext
from typing import NamedTuple, TypeAlias

from regelzetter.values.calendar import plus_working_days
from regelzetter.values.model import Aantal, Bedrag, Datum, Inhoud, Jaartal, Percentage, Tijdstip
from regelzetter.values.units import EENHEDEN, NARROW, TE_GROOT, WIDE, Refused, bounded, kind, like, quantity

Contents: TypeAlias = tuple[Inhoud, ...]


class Function(NamedTuple):
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
    return _to_unit("rond", ROUND_HALF_UP, contents)


def rounded_up(contents: Contents) -> Inhoud | Refused:
    """rond_op(x, eenheid): x to a whole multiple of the unit that is not less."""
    return _to_unit("rond_op", ROUND_CEILING, contents)


def rounded_down(contents: Contents) -> Inhoud | Refused:
    """rond_af(x, eenheid): x to a whole multiple of the unit that is not more."""
    return _to_unit("rond_af", ROUND_FLOOR, contents)


def _to_unit(name: str, way: str, contents: Contents) -> Inhoud | Refused:
    x, unit = quantity(contents[0]), quantity(contents[1])
    if x is None or unit is None or not isinstance(contents[1], Aantal | type(contents[0])):
        expected = "een bedrag, getal of percentage, en een getal"
        return Refused(EENHEDEN, f"{name}({kind(contents[0])}, {kind(contents[1])}) kan niet; verwacht: {expected}")
    if unit <= 0:
        tip = f"schrijf bijvoorbeeld {name}(x, 1000) of {name}(x, 0.01)"
        return Refused(EENHEDEN, f"de eenheid van {name} is groter dan nul", tip)
    # Guard digits go first: a third times three is one, also where one is rounded up.
    times = NARROW.plus(WIDE.divide(x, unit)).to_integral_value(way)
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


def working_days(contents: Contents) -> Inhoud | Refused:
    """werkdagen(datum, n): n working days later; 0 gives the day itself, or the first working day after it."""
    return _shifted(contents, "werkdagen", plus_working_days)


def days_between(contents: Contents) -> Inhoud | Refused:
    """dagen_tussen(a, b): how many days b is after a; less than zero if it is before."""
    days = [_day(each) for each in contents]
    if days[0] is None or days[1] is None:
        names = f"{kind(contents[0])}, {kind(contents[1])}"
        return Refused(EENHEDEN, f"dagen_tussen({names}) kan niet; verwacht: twee datums")
    return Aantal(Decimal((days[1] - days[0]).days))


def _day(inhoud: Inhoud) -> date | None:
    match inhoud:
        case Datum(dag=day):
            return day
        case Tijdstip(moment=moment):
            return moment.date()
        case _:
            return None


def year(contents: Contents) -> Inhoud | Refused:
    """jaar(datum): the year."""
    day = _day(contents[0])
    if day is not None:
        return Jaartal(day.year)
    start = contents[0]
    return Refused(EENHEDEN, f"jaar({kind(start)}) kan niet; verwacht: een datum")


def total(cells: Contents) -> Inhoud | Refused:
    """som(tabel.kolom): the sum of the cells that are filled. A series may hold two kinds; a column does not."""
    first = cells[0]
    if not isinstance(first, Bedrag | Aantal | Percentage):
        return Refused(EENHEDEN, f"deze kolom bevat {kind(first)} en telt niet op; verwacht: bedragen, getallen of percentages")
    other = next((cell for cell in cells if type(cell) is not type(first)), None)
    if other is not None:
        return Refused(EENHEDEN, f"{kind(first)} en {kind(other)} zijn niet op te tellen; verwacht: waarden van één soort")
    with localcontext(WIDE):
        return bounded(like(first, sum((_number(cell) for cell in cells), Decimal(0))))


FUNCTIONS: Mapping[str, Function] = {
    "min": Function("min(a, b)", 2, 99, smallest),
    "max": Function("max(a, b)", 2, 99, largest),
    "rond": Function("rond(x, eenheid)", 2, 2, rounded),
    "rond_op": Function("rond_op(x, eenheid)", 2, 2, rounded_up),
    "rond_af": Function("rond_af(x, eenheid)", 2, 2, rounded_down),
    "dagen": Function("dagen(datum, n)", 2, 2, days),
    "weken": Function("weken(datum, n)", 2, 2, weeks),
    "maanden": Function("maanden(datum, n)", 2, 2, months),
    "jaren": Function("jaren(datum, n)", 2, 2, years),
    "werkdagen": Function("werkdagen(datum, n)", 2, 2, working_days),
    "dagen_tussen": Function("dagen_tussen(a, b)", 2, 2, days_between),
    "jaar": Function("jaar(datum)", 1, 1, year),
}
"""Functions of values."""

COLUMN_FUNCTIONS: Mapping[str, Function] = {
    "som": Function("som(tabel.kolom)", 1, 1, total),
    "min": Function("min(tabel.kolom)", 1, 1, smallest),
    "max": Function("max(tabel.kolom)", 1, 1, largest),
}
"""Functions of the filled cells of a column; `aantal(tabel)` counts rows and is in `evaluation`."""
