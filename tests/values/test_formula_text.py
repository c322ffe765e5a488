"""A formula written as text is the same formula again, and with its values filled in it can be read."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regelzetter.source import Source, Span
from regelzetter.values.expressions import (
    AllOf,
    AnyOf,
    Call,
    Chain,
    Comparison,
    Condition,
    Expression,
    Filled,
    Name,
    Negative,
    Not,
    Number,
    Text,
)
from regelzetter.values.formulas import as_text, filled_in, parse_condition, parse_formula
from regelzetter.values.load import load

HERE = Span("w.yaml", 1, 1, 1, 1)
steady = settings(derandomize=True, max_examples=400, deadline=None)
words = st.sampled_from(["budget", "plafond.totaal", "rij.bedrag", "budget.2025", "x", "als", "énkel"])
names = words.map(lambda key: Name(key=key, span=HERE))
numbers = st.decimals(0, 10**9, places=4).map(lambda x: Number(value=x.normalize() + 0, span=HERE)) | st.decimals(
    0, 999, places=3
).map(lambda x: Number(value=x, span=HERE))
texts = st.sampled_from(["noord", 'zegt "ja"', "'s avonds", "", "a “b” c"]).map(lambda text: Text(text=text, span=HERE))


def larger(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    chains = st.builds(
        lambda ops, first, rest: Chain(
            first=first, rest=tuple((ops[at % len(ops)], part) for at, part in enumerate(rest)), span=HERE
        ),
        st.sampled_from(["+-", "*/", "-", "*"]),
        inner,
        st.lists(inner, min_size=1, max_size=3),
    )
    calls = st.builds(
        lambda name, parts: Call(name=name, name_span=HERE, arguments=tuple(parts), span=HERE),
        st.sampled_from(["som", "rond", "f"]),
        st.lists(inner, min_size=1, max_size=3),
    )
    return chains | calls | inner.map(lambda part: Negative(operand=part, span=HERE))


expressions = st.recursive(names | numbers, larger, max_leaves=8)
comparisons = st.builds(
    lambda left, op, right: Comparison(left=left, op=op, right=right, span=HERE),
    expressions,
    st.sampled_from(["=", "!=", "<", "<=", ">", ">="]),
    expressions | texts,
)
conditions: st.SearchStrategy[Condition] = st.recursive(
    comparisons | names.map(lambda name: Filled(name=name, span=HERE)),
    lambda inner: (
        inner.map(lambda part: Not(operand=part, span=HERE))
        | st.lists(inner, min_size=2, max_size=3).map(lambda parts: AllOf(parts=tuple(parts), span=HERE))
        | st.lists(inner, min_size=2, max_size=3).map(lambda parts: AnyOf(parts=tuple(parts), span=HERE))
    ),
    max_leaves=5,
)


@steady
@given(expressions)
def test_formula_to_text_to_formula(formula: Expression) -> None:
    outcome = parse_formula(as_text(formula), HERE)
    assert outcome.diagnostics == (), as_text(formula)
    assert outcome.value == formula
    assert as_text(outcome.value) == as_text(formula)


@steady
@given(conditions)
def test_condition_to_text_to_condition(condition: Condition) -> None:
    outcome = parse_condition(as_text(condition), HERE)
    assert outcome.diagnostics == (), as_text(condition)
    assert outcome.value == condition


@steady
@given(conditions, st.sampled_from(["som", "aantal", "min", "max"]))
def test_rows_that_are_chosen_keep_their_condition(condition: Condition, name: str) -> None:
    call = Call(name=name, name_span=HERE, arguments=(Name(key="t.bedrag", span=HERE),), where=condition, span=HERE)
    assert parse_formula(as_text(call), HERE).value == call


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a-b", "a - b"),
        ("a × (b ÷ 2)", "a * (b / 2)"),
        ("(a + b) * -c", "(a + b) * -c"),
        ("som( t.x  als y≥2 000 )", "som(t.x als y >= 2000)"),
        ("rond(a,1)", "rond(a; 1)"),
        ("((a))", "a"),
        ("0.1250", "0.1250"),
    ],
)
def test_one_way_of_writing(text: str, expected: str) -> None:
    formula = parse_formula(text, HERE).value
    assert formula is not None
    assert as_text(formula) == expected


def test_filled_in_with_the_values() -> None:
    text = "a: {bedrag: 1 500}\nb: {percentage: 7,5}\nc: {is: 'rond(a * b + a * 0.5; 12 500)'}\nd: {is: e + a}\ne: {is: d}\n"
    values = load([Source("w.yaml", text)]).value

    def shown(formula: str) -> str:
        parsed = parse_formula(formula, HERE).value
        assert parsed is not None
        return filled_in(parsed, values).replace("\u00a0", " ")

    assert shown("rond(a * b + a * 0.5; 12 500)") == "rond((€ 1.500 × 7,5%) + (€ 1.500 × 0,5); 12.500)"
    assert shown("a - d") == "€ 1.500 − d", "what is unknown keeps its name"
    assert shown("som(t.a als a > a)") == "som(t.a als a > a)", "columns keep their names"
    assert as_text(Number(value=Decimal("1.125"), span=HERE)) == "1.1250"
