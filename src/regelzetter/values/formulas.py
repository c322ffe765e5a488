"""What can be asked of a formula: read it (`grammar`), compute it (`evaluation`), and whether a condition holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import eq, ge, gt, le, lt, ne
from typing import Any, TypeAlias, assert_never

from regelzetter.diagnostics import Diagnostic, Outcome
from regelzetter.values import evaluation, grammar
from regelzetter.values.evaluation import empty_cell, evaluate, explained, look_up
from regelzetter.values.expressions import (
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    Expression,
    Filled,
    Name,
    Negative,
    Not,
    Number,
)
from regelzetter.values.model import Aantal, Datum, Inhoud, Leeg, Onbekend, Tijdstip, Values
from regelzetter.values.units import (
    EENHEDEN,
    SIGNS,
    Refused,
    kind,
    like,
    quantity,
    tidy,
)

Answer: TypeAlias = Outcome[bool | None]

parse_formula, parse_condition = grammar.parse_formula, grammar.parse_condition
compute, key_tip = evaluation.compute, evaluation.key_tip

_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {"=": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}


def holds(condition: Condition, values: Values) -> Answer:
    """Whether a condition is true; None if that cannot be known. What decides the answer stops the search."""
    match condition:
        case Comparison():
            return compare(condition, values)
        case Filled(name=name):
            return _filled(name, values)
        case Not(operand=operand):
            outcome = holds(operand, values)
            return Outcome(None if outcome.value is None else not outcome.value, outcome.diagnostics)
        case AllOf(parts=parts):
            return _decided(parts, values, by=False)
        case AnyOf(parts=parts):
            return _decided(parts, values, by=True)
        case _:
            assert_never(condition)


def compare(comparison: Comparison, values: Values) -> Answer:
    """One comparison. A bare number takes the unit of the other side; an empty cell equals nothing."""
    left, right, found = operands(comparison, values)
    if isinstance(left, Onbekend) or isinstance(right, Onbekend):
        return Outcome(None, found)
    empty = isinstance(left, Leeg) or isinstance(right, Leeg)
    if empty and comparison.op in ("=", "!="):
        return Outcome((comparison.op == "=") == (type(left) is type(right)), found)
    if empty:
        return Outcome(None, (*found, *empty_cell(comparison, comparison.span, values).diagnostics))
    problem = _incomparable(left, comparison.op, right)
    if problem is not None:
        return Outcome(None, (*found, explained(problem, comparison, comparison.span, values)))
    return Outcome(_COMPARE[comparison.op](_rank(left), _rank(right)), found)


def operands(comparison: Comparison, values: Values) -> tuple[Inhoud, Inhoud, tuple[Diagnostic, ...]]:
    """Both sides of a comparison, and what was found while computing them. A moment is compared with a day as its day."""
    left, right = evaluate(comparison.left, values), evaluate(comparison.right, values)
    a, b = left.value, right.value
    if _is_bare(comparison.left) and isinstance(a, Aantal):
        a = like(b, a.aantal)
    elif _is_bare(comparison.right) and isinstance(b, Aantal):
        b = like(a, b.aantal)
    if isinstance(a, Datum) and isinstance(b, Tijdstip):
        b = Datum(b.moment.date())
    elif isinstance(a, Tijdstip) and isinstance(b, Datum):
        a = Datum(a.moment.date())
    return tidy(a), tidy(b), (*left.diagnostics, *right.diagnostics)


def _filled(name: Name, values: Values) -> Answer:
    outcome = look_up(name, values)
    if isinstance(outcome.value, Onbekend):
        return Outcome(None, outcome.diagnostics)
    return Outcome(not isinstance(outcome.value, Leeg))


def _decided(parts: tuple[Condition, ...], values: Values, by: bool) -> Answer:
    """True and false as in logic; what is unknown only counts if nothing else decides."""
    found: tuple[Diagnostic, ...] = ()
    is_known = True
    for part in parts:
        outcome = holds(part, values)
        found += outcome.diagnostics
        if outcome.value is by:
            return Outcome(by, found)
        is_known = is_known and outcome.value is not None
    return Outcome((not by) if is_known else None, found)


def _is_bare(expression: Expression) -> bool:
    return isinstance(expression, Number) or (isinstance(expression, Negative) and _is_bare(expression.operand))


def _incomparable(left: Inhoud, op: str, right: Inhoud) -> Refused | None:
    if type(left) is not type(right):
        melding = f"{kind(left)} {SIGNS[op]} {kind(right)} is niet te vergelijken; verwacht: twee waarden van dezelfde soort"
        return Refused(EENHEDEN, melding)
    ordered = quantity(left) is not None or isinstance(left, Datum | Tijdstip)
    if op not in ("=", "!=") and not ordered:
        return Refused(EENHEDEN, f"{kind(left)} heeft geen grootte; verwacht: = of !=")
    return None


def _rank(inhoud: Inhoud) -> Any:
    """What two contents of one kind are compared by."""
    match inhoud:
        case Datum(dag=day):
            return day
        case Tijdstip(moment=moment):
            return moment
        case _:
            x = quantity(inhoud)
            return inhoud if x is None else x
