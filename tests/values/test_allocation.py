"""Allocation: exact, within bounds, and fair to the key, whatever the rows are."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from regelzetter.source import Source
from regelzetter.values.allocation import Claim, allocate, least_total, most_total
from regelzetter.values.load import load
from regelzetter.values.model import Bedrag

steady = settings(derandomize=True, max_examples=300, deadline=None)
keys = st.lists(st.integers(0, 10**6), min_size=1, max_size=40).filter(any)
units = st.integers(0, 10**9)


@st.composite
def claims(draw: st.DrawFn) -> list[Claim]:
    """Rows with keys of all sizes, nought too, and bounds that may be tight."""
    rows = draw(st.lists(st.tuples(st.fractions(0, 1000), st.integers(0, 500), st.none() | st.integers(0, 500)), min_size=1))
    return [Claim(key, least, None if room is None else least + room) for key, least, room in rows]


@steady
@given(claims(), st.data())
def test_it_always_adds_up_and_stays_within_the_bounds(rows: list[Claim], data: st.DataObject) -> None:
    least, most = least_total(rows), most_total(rows)
    total = data.draw(st.integers(least, least + 10**5 if most is None else most))
    shares = allocate(total, rows)
    assert sum(shares) == total
    for share, row in zip(shares, rows, strict=True):
        assert share >= row.least
        assert row.ceiling is None or share <= row.ceiling
    assert shares == allocate(total, rows)


@steady
@given(keys, units)
def test_without_bounds_each_is_within_one_unit_of_its_exact_share(weights: list[int], total: int) -> None:
    shares = allocate(total, [Claim(Fraction(weight)) for weight in weights])
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share - Fraction(total * weight, sum(weights))) < 1


@steady
@given(keys, units)
def test_without_bounds_a_larger_key_never_gets_less(weights: list[int], total: int) -> None:
    shares = allocate(total, [Claim(Fraction(weight)) for weight in weights])
    in_order = sorted(zip(weights, shares, strict=True))
    assert all(a[1] <= b[1] for a, b in pairwise(in_order) if a[0] < b[0])


@steady
@given(claims(), st.data())
def test_other_order_of_rows_gives_the_same_but_for_ties(rows: list[Claim], data: st.DataObject) -> None:
    """Rows that are alike may change places; all others get what they got."""
    least, most = least_total(rows), most_total(rows)
    total = data.draw(st.integers(least, least + 10**5 if most is None else most))
    shares = allocate(total, rows)
    places = data.draw(st.permutations(range(len(rows))))
    turned = allocate(total, [rows[at] for at in places])
    for at, share in zip(places, turned, strict=True):
        assert abs(share - shares[at]) <= 1
    if not _has_ties(rows, shares, total):
        assert turned == tuple(shares[at] for at in places)


def _has_ties(rows: list[Claim], shares: tuple[int, ...], total: int) -> bool:
    """Whether the rule for ties was needed: another order of equal remainders would have given another row the unit."""
    turned = allocate(total, rows[::-1])[::-1]
    return turned != shares


def test_ties_go_to_the_first_in_the_file() -> None:
    same = [Claim(Fraction(1))] * 4
    assert allocate(6, same) == (2, 2, 1, 1)
    assert allocate(3, [Claim(Fraction(0)), *same]) == (0, 1, 1, 1, 0)


@steady
@given(keys, st.integers(0, 10**9), st.sampled_from(["1", "0,01", "100", "2,50"]))
def test_the_column_adds_up_in_cents(weights: list[int], total: int, unit: str) -> None:
    cents = {"1": 100, "0,01": 1, "100": 10_000, "2,50": 250}[unit]
    assume(total * cents < 10**15)
    amount = f"{total * cents // 100}.{total * cents % 100:02d}"
    schema = f'tabel: t\nkolommen: {{n: {{soort: aantal}}}}\nverdeling: {{kolom: b, bedrag: heel, naar: n, eenheid: "{unit}"}}\n'
    sources = [
        Source("w.yaml", f"heel: {{bedrag: '{amount}'}}\ncontrole: [som(t.b) = heel]\n"),
        Source("t.yaml", schema),
        Source("t.csv", "n\n" + "".join(f"{weight}\n" for weight in weights)),
    ]
    outcome = load(sources)
    assert outcome.diagnostics == ()
    for row in outcome.value.tabellen["t"].rijen:
        share = row.cellen["b"].inhoud
        assert isinstance(share, Bedrag)
        assert share.euro * 100 % cents == 0


def test_a_large_table_is_shared_out_at_once() -> None:
    """A bound for each of three thousand rows: rounds are few because each settles all that lie beyond."""
    rows = [Claim(Fraction(n % 97 + 1), least=n % 7, most=n % 7 + 40) for n in range(3000)]
    total = (least_total(rows) + (most_total(rows) or 0)) // 2
    assert sum(allocate(total, rows)) == total
