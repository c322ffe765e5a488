"""The Dutch calendar: which days are general holidays (Algemene termijnenwet, article 3), and counting working days.

Article 3, first paragraph, names the holidays; the second treats Goede Vrijdag as one. Days that the government equates with
them for a single year (third paragraph: the day after Hemelvaart, mostly) are decided each year and are not known here.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

_SATURDAY, _SUNDAY = 5, 6


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher).

    >>> easter(2024), easter(2025)
    (datetime.date(2024, 3, 31), datetime.date(2025, 4, 20))
    """
    golden, century, rest = year % 19, year // 100, year % 100
    leap_centuries = century // 4
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=64)
def holidays(year: int) -> frozenset[date]:
    """The general holidays of a year.

    >>> sorted(day.strftime("%d-%m") for day in holidays(2025))
    ['01-01', '05-05', '09-06', '18-04', '21-04', '25-12', '26-04', '26-12', '29-05']
    """
    sunday = easter(year)
    moving = (sunday + timedelta(days=each) for each in (-2, 1, 39, 50))
    fixed = (date(year, 1, 1), date(year, 5, 5), date(year, 12, 25), date(year, 12, 26))
    return frozenset((*moving, *fixed, _birthday(year)))


def _birthday(year: int) -> date:
    """Koningsdag, or Koninginnedag before 2014; the day before if it falls on a Sunday."""
    day = date(year, 4, 27) if year >= 2014 else date(year, 4, 30)
    return day - timedelta(days=1) if day.weekday() == _SUNDAY else day


def is_working_day(day: date) -> bool:
    """No Saturday, no Sunday, no general holiday."""
    return day.weekday() < _SATURDAY and day not in holidays(day.year)


def plus_working_days(day: date, count: int) -> date:
    """So many working days later, or earlier; with 0 the day itself or the first working day after it (article 1).

    >>> plus_working_days(date(2025, 4, 17), 1), plus_working_days(date(2025, 4, 18), 0)
    (datetime.date(2025, 4, 22), datetime.date(2025, 4, 22))
    """
    if abs(count) > _MOST:
        raise OverflowError(count)
    step = timedelta(days=-1 if count < 0 else 1)
    left = abs(count)
    while left or not (count or is_working_day(day)):
        day += step
        left -= 1 if left and is_working_day(day) else 0
    return day


_MOST = 100_000
"""Working days, at most: four hundred years."""
