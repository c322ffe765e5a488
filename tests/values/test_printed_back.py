"""What is printed says what the value is: each form is read back by a reader that shares no code with the printer."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from regelzetter.source import Source, Span
from regelzetter.values.forms import FORMS, form
from regelzetter.values.load import load
from regelzetter.values.model import Aantal, Bedrag, Datum, Inhoud, Jaartal, Percentage, Periode, Tijdstip, Waarde
from tests.values import dutch_reader as read

HERE = Span("w.yaml", 1, 1, 1, 1)
steady = settings(derandomize=True, max_examples=300, deadline=None)
cents = st.integers(-(10**14), 10**14).map(lambda n: Decimal(n).scaleb(-2))
thousandths = st.integers(-(10**9), 10**9).map(lambda n: Decimal(n).scaleb(-3))
dates = st.dates(date(1000, 1, 1), date(9999, 12, 31))


def printed(inhoud: Inhoud, vorm: str) -> str | None:
    """The words, or None where the form cannot say all of it, which is a finding and not another number."""
    outcome = form(Waarde(sleutel="w", inhoud=inhoud, span=HERE), vorm, HERE)
    return outcome.value[1] if outcome.ok else None


@steady
@given(cents)
def test_an_amount_in_each_form(amount: Decimal) -> None:
    for vorm in ("euro", "centen"):
        text = printed(Bedrag(amount), vorm)
        assert text is not None
        assert read.euros(text) == amount
    words = printed(Bedrag(amount), "voluit")
    assert words is None or read.in_words(words) == amount
    millions = printed(Bedrag(amount), "miljoen")
    assert (millions is None) == (amount % 10_000 != 0)
    assert millions is None or read.euros(millions) == amount


@steady
@given(thousandths)
def test_a_percentage_in_each_form(percents: Decimal) -> None:
    for vorm, unit in (("procent", "%"), ("woorden", " procent"), ("procentpunt", " procentpunt")):
        text = printed(Percentage(percents), vorm)
        assert text is not None
        assert text.endswith(unit)
        assert read.figures(text.removesuffix(unit)) == percents


@steady
@given(st.integers(-(10**11), 10**11) | st.integers(-200, 2000))
def test_a_count_in_each_form(number: int) -> None:
    figures, word = printed(Aantal(Decimal(number)), "aantal"), printed(Aantal(Decimal(number)), "woord")
    assert figures is not None
    assert read.figures(figures) == number
    assert word is None or read.count(word) == number
    rank = printed(Aantal(Decimal(number)), "rang")
    assert (rank is None) == (number < 0)
    assert rank is None or read.rank(rank) == number


@steady
@given(dates, st.integers(1, 4000), st.times())
def test_days_in_each_form(day: date, later: int, time: object) -> None:
    text = printed(Datum(day), "datum")
    assert text is not None
    assert read.day(text) == day
    assert read.day(f"{printed(Datum(day), 'dag')} {printed(Datum(day), 'jaar')}") == day
    assert read.day(f"{day.day} {printed(Datum(day), 'maand')}") == day
    assert printed(Jaartal(day.year), "jaar") == str(day.year)
    at = datetime(day.year, day.month, day.day, getattr(time, "hour", 0), getattr(time, "minute", 0))
    shown = printed(Tijdstip(at), "tijdstip")
    assert shown is not None
    assert read.moment(shown) == at
    last = date.fromordinal(min(day.toordinal() + later, date.max.toordinal()))
    period = printed(Periode(day, last), "periode")
    assert period is not None
    assert [read.day(part) for part in period.split(" tot en met ")] == [day, last]


def test_every_kind_with_a_form_is_read_back_here() -> None:
    tried = {Bedrag, Percentage, Aantal, Datum, Jaartal, Tijdstip, Periode}
    assert {kind.__name__ for kind in FORMS} - {kind.__name__ for kind in tried} == {"TekstWaarde", "Leeg", "Onbekend"}


@steady
@given(cents, cents, st.integers(1, 9999))
def test_what_a_formula_comes_to_is_printed_in_full(a: Decimal, b: Decimal, n: int) -> None:
    text = f"a: {{bedrag: '{a:f}'}}\nb: {{bedrag: '{b:f}'}}\nc: {{is: 'rond((a - b) / {n}, 0.01)'}}\n"
    if "." in f"{a:f}" and len(f"{abs(a):f}".partition(".")[2]) == 3:
        return
    outcome = load([Source("w.yaml", text)])
    if not outcome.ok:
        return
    value = outcome.value.waarden["c"]
    assert isinstance(value.inhoud, Bedrag)
    assert read.euros(form(value, None, HERE).value[1]) == value.inhoud.euro
