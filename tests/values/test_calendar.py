"""Working days, by the holidays of the Algemene termijnenwet."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from regelzetter.values.calendar import easter, holidays, is_working_day, plus_working_days

steady = settings(derandomize=True, max_examples=300, deadline=None)
days = st.dates(date(1990, 1, 1), date(2099, 12, 31))


def test_easter_of_known_years() -> None:
    known = {
        1961: (4, 2),
        2000: (4, 23),
        2008: (3, 23),
        2019: (4, 21),
        2024: (3, 31),
        2025: (4, 20),
        2038: (4, 25),
        2285: (3, 22),
    }
    assert {year: (easter(year).month, easter(year).day) for year in known} == known


def test_holidays_of_2024_and_2026() -> None:
    assert sorted(day.isoformat()[5:] for day in holidays(2024)) == [
        "01-01", "03-29", "04-01", "04-27", "05-05", "05-09", "05-20", "12-25", "12-26",
    ]  # fmt: skip
    assert date(2026, 4, 27) in holidays(2026)
    assert date(2013, 4, 30) in holidays(2013)


def test_koningsdag_is_never_on_a_sunday() -> None:
    assert all(any(day.month == 4 and day.day in (26, 27) for day in holidays(year)) for year in range(2014, 2100))
    assert date(2025, 4, 26) in holidays(2025)


@steady
@given(days, st.integers(-60, 60))
def test_counting_one_by_one(day: date, count: int) -> None:
    found = plus_working_days(day, count)
    assert is_working_day(found)
    first, last = sorted((day, found))
    between = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    counted = [each for each in between if each != day and is_working_day(each)]
    assert len(counted) == (abs(count) if count else int(not is_working_day(day)))


@steady
@given(days, st.integers(1, 30), st.integers(1, 30))
def test_in_two_steps(day: date, first: int, second: int) -> None:
    assert plus_working_days(plus_working_days(day, first), second) == plus_working_days(day, first + second)
