"""What must hold for any input: sums are exact, formulas agree with Decimal, nothing raises."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from hypothesis import given, settings
from hypothesis import strategies as st

from regelzetter import dutch
from regelzetter.source import Source, Span
from regelzetter.values.forms import form
from regelzetter.values.formulas import compute, holds, parse_condition, parse_formula
from regelzetter.values.load import load
from regelzetter.values.model import Aantal, Bedrag, Onbekend, Values

HERE = Span("gegevens/waarden.yaml", 1, 1, 1, 1)
NONE = Values(waarden={}, tabellen={})
steady = settings(derandomize=True, max_examples=200, deadline=None)
cents = st.integers(min_value=-(10**12), max_value=10**12).map(lambda n: Decimal(n).scaleb(-2))


@steady
@given(st.lists(cents, min_size=1, max_size=20))
def test_a_printed_sum_is_the_sum(amounts: list[Decimal]) -> None:
    rows = "".join(f"{amount:f}\n" for amount in amounts)
    keys = "".join(
        f"w{n}: {{bedrag: '{dutch.getal(amount) if abs(amount) < 1000 else f'{amount:f}'}'}}\n"
        for n, amount in enumerate(amounts)
    )
    total = f"totaal: {{is: {' + '.join(f'w{n}' for n in range(len(amounts)))}}}\ntabel_totaal: {{is: som(t.bedrag)}}\n"
    schema = "tabel: t\nkolommen: {bedrag: {soort: bedrag}}\ntelt_op: [t.bedrag = totaal]\n"
    outcome = load([Source("t.yaml", schema), Source("t.csv", "bedrag\n" + rows), Source("w.yaml", keys + total)])
    assert outcome.diagnostics == ()
    with localcontext(Context(prec=60)):
        expected = dutch.euro(sum(amounts, Decimal(0)))
    for key in ("totaal", "tabel_totaal"):
        assert form(outcome.value.waarden[key], None, HERE).value == ("euro", expected)


def expressions() -> st.SearchStrategy[str]:
    """Arithmetic that Python reads the same way, numbers wrapped in brackets so that signs stay apart."""
    numbers = st.integers(min_value=0, max_value=9999).map(str) | st.decimals(0, 99, places=2).map(str)
    return st.recursive(
        numbers,
        lambda inner: (
            st.tuples(inner, st.sampled_from(["+", "-", "*", "/"]), inner).map(lambda parts: f"{parts[0]} {parts[1]} {parts[2]}")
            | inner.map(lambda part: f"({part})")
            | inner.map(lambda part: f"-({part})")
        ),
        max_leaves=8,
    )


@steady
@given(expressions())
def test_formulas_agree_with_decimal(text: str) -> None:
    parsed = parse_formula(text, HERE)
    assert parsed.value is not None
    outcome = compute(parsed.value, NONE)
    python = re.sub(r"\d+(?:\.\d+)?", lambda match: f"Decimal('{match[0]}')", text)
    with localcontext(Context(prec=60, rounding=ROUND_HALF_UP)):
        try:
            expected = eval(python, {"Decimal": Decimal})  # our own text, made of figures and signs
        except ArithmeticError:
            assert [found.rule.code for found in outcome.diagnostics] == ["REGL0242"]
            return
    if outcome.diagnostics:
        assert [found.rule.code for found in outcome.diagnostics] == ["REGL0243"]
        return
    assert isinstance(outcome.value, Aantal)
    assert abs(outcome.value.aantal - expected) <= abs(expected) * Decimal("1e-35") + Decimal("1e-40")


formula_text = st.text(alphabet="ab.1 2,;()+-*/=<>\"'!×÷−≤en of niet rij.som(", max_size=40) | st.text(max_size=30)


@steady
@given(formula_text)
def test_any_formula_gives_a_value_or_findings(text: str) -> None:
    span = Source("g.yaml", text).span(0, len(text))
    formula, condition = parse_formula(text, span), parse_condition(text, span)
    assert (formula.value is None) == bool(formula.diagnostics)
    assert (condition.value is None) == bool(condition.diagnostics)
    if formula.value is not None:
        compute(formula.value, NONE)
    if condition.value is not None:
        holds(condition.value, NONE)


@steady
@given(st.text(alphabet="abis:{}[], \n\"'-1.0=%€bedragdatumcontrole", max_size=80) | st.text(max_size=40))
def test_any_file_gives_values_or_findings(text: str) -> None:
    load([Source("gegevens/waarden.yaml", text)])


WORDS = (
    "a b t t.n t.b a.2025 : { } [ ] , \n {{ }} | ( ) = als som( aantal( min( max( is bedrag aantal tekst per_jaar van",
    "tot_en_met 2025 2026 100 1,5 'x' tabel kolommen verdeling naar kolom eenheid minimum maximum vast deeltabellen waar",
    "telt_op blad begin B2",
)
pieces = st.sampled_from(" ".join(WORDS).split(" "))


@settings(derandomize=True, max_examples=1000, deadline=None)
@given(st.lists(pieces, max_size=30), st.lists(pieces, max_size=12), st.lists(pieces, max_size=12))
def test_any_pieces_of_the_language_give_values_or_findings(values: list[str], schema: list[str], scenario: list[str]) -> None:
    table = f"tabel: t\nkolommen: {{n: {{soort: aantal}}, s: {{soort: tekst}}}}\nverdeling: {{{' '.join(schema)}}}\n"
    given_values = f"a: {{per_jaar: {{2025: 100, 2026: {{is: som(t.b)}}}}}}\nb: {{{' '.join(values)}}}\n"
    sources = [Source("w.yaml", given_values), Source("t.yaml", table), Source("t.csv", "n,s\n1,x\n,y\n")]
    changes = Source("gegevens/scenario/s.yaml", f"a: {{{' '.join(scenario)}}}\n")
    for name in ("", "s"):
        outcome = load(sources, {"s": changes}, name)
        assert outcome.ok or all(found.span.line >= 1 for found in outcome.diagnostics)


@steady
@given(
    st.sampled_from(["2025: 100", "van: 2025, tot_en_met: 2026, is: b"]),
    st.sampled_from(["som(a)", "som(t.b)", "a.2025", "min(t.b)", "5 * c", "som(t.b als b > c)"]),
    st.sampled_from(["c", "som(a)", "b", "a.2025"]),
    st.sampled_from(["", ", minimum: 1", ", minimum: n", ", maximum: b", ", vast: m"]),
)
def test_circles_over_series_and_allotments_end(series: str, b: str, amount: str, bounds: str) -> None:
    """Whatever needs what: all that can be known is known, and what goes round is told."""
    values = f"a: {{per_jaar: {{{series}}}}}\nb: {{is: {b!r}}}\nc: {{bedrag: 90}}\n"
    table = "tabel: t\nkolommen: {n: {soort: aantal}, m: {soort: bedrag}}\n"
    table += f"verdeling: {{kolom: b, bedrag: '{amount}', naar: n{bounds}}}\ndeeltabellen: {{d: {{waar: b > 1}}}}\n"
    sources = [Source("w.yaml", values), Source("t.yaml", table), Source("t.csv", "n,m\n1,\n2,3\n")]
    outcome = load(sources)
    known = [waarde for waarde in outcome.value.waarden.values() if not isinstance(waarde.inhoud, Onbekend)]
    assert outcome.diagnostics or len(known) == len(outcome.value.waarden)


@steady
@given(cents)
def test_a_bare_number_takes_the_unit_of_the_other_side(amount: Decimal) -> None:
    values = load([Source("w.yaml", f"w: {{bedrag: '{amount:f}'}}\n")]).value
    assert values.waarden["w"].inhoud == Bedrag(amount)
    condition = parse_condition(f"w > {abs(amount):f} of w = {amount:f}", HERE).value
    assert condition is not None
    assert holds(condition, values).value is True
