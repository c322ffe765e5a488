"""Computing a formula, and whether a condition holds: each may have the other in it, so they stand together.

`Onbekend` travels through in silence: the mistake behind it has been reported where it was made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from operator import eq, ge, gt, le, lt, ne
from typing import Any, TypeAlias, assert_never

from regelzetter.diagnostics import Diagnostic, Outcome
from regelzetter.nearest import did_you_mean
from regelzetter.source import Span
from regelzetter.values.columns import column_cells, rows_of
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
    is_over_table,
)  # fmt: skip
from regelzetter.values.functions import COLUMN_FUNCTIONS, FUNCTIONS
from regelzetter.values.mistakes import FUNCTIE, Computed, empty_cell, explained, unknown_key
from regelzetter.values.model import Aantal, Datum, Inhoud, Leeg, Onbekend, TekstWaarde, Tijdstip, Values
from regelzetter.values.typed import ONBEKEND
from regelzetter.values.units import (
    DEELT_DOOR_NUL,
    EENHEDEN,
    SIGNS,
    Refused,
    combine,
    kind,
    like,
    negated,
    quantity,
    tidy,
)  # fmt: skip

Answer: TypeAlias = Outcome[bool | None]

_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {"=": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}


def compute(expression: Expression, values: Values) -> Computed:
    """What a formula comes to; `Onbekend` if it cannot be computed."""
    outcome = evaluate(expression, values)
    if isinstance(outcome.value, Leeg):
        return empty_cell(expression, expression.span, values)
    return Outcome(tidy(outcome.value), outcome.diagnostics)


def evaluate(expression: Expression, values: Values) -> Computed:
    match expression:
        case Number(value=x):
            return Outcome(Aantal(x))
        case Text(text=text):
            return Outcome(TekstWaarde(text))
        case Name():
            return look_up(expression, values)
        case Negative():
            return _negative(expression, values)
        case Chain():
            return _chain(expression, values)
        case Call() if is_over_table(expression):
            return _over_table(expression, values)
        case Call():
            return _call(expression, values)
        case _:
            assert_never(expression)


def look_up(name: Name, values: Values) -> Computed:
    """The content of a value."""
    found = values.waarden.get(name.key)
    if found is None:
        return Outcome(ONBEKEND, (unknown_key(name, values),))
    return Outcome(found.inhoud)


def _negative(negative: Negative, values: Values) -> Computed:
    outcome = evaluate(negative.operand, values)
    if isinstance(outcome.value, Onbekend):
        return outcome
    if isinstance(outcome.value, Leeg):
        return empty_cell(negative.operand, negative.operand.span, values)
    return _settled(negated(outcome.value), outcome.diagnostics, negative, negative.span, values)


def _chain(chain: Chain, values: Values) -> Computed:
    result = evaluate(chain.first, values)
    for op, operand in chain.rest:
        right = evaluate(operand, values)
        result = _step(chain, result, op, operand, right, values)
    return result


def _step(chain: Chain, left: Computed, op: str, operand: Expression, right: Computed, values: Values) -> Computed:
    found = (*left.diagnostics, *right.diagnostics)
    contents = (left.value, right.value)
    if any(isinstance(content, Onbekend) for content in contents):
        return Outcome(ONBEKEND, found)
    if any(isinstance(content, Leeg) for content in contents):
        return Outcome(ONBEKEND, (*found, *empty_cell(chain, chain.span, values).diagnostics))
    result = combine(left.value, op, right.value)
    is_zero = isinstance(result, Refused) and result.rule == DEELT_DOOR_NUL
    return _settled(result, found, operand if is_zero else chain, operand.span if is_zero else chain.span, values)


def _call(call: Call, values: Values) -> Computed:
    function = FUNCTIONS.get(call.name)
    if function is None:
        known = tuple(dict.fromkeys((*FUNCTIONS, *COLUMN_FUNCTIONS, "aantal")))
        tip = did_you_mean(call.name, known) or f"er zijn: {', '.join(known)}"
        return Outcome(ONBEKEND, (Diagnostic(FUNCTIE, call.name_span, f"de functie '{call.name}' bestaat niet", tip),))
    if not function.least <= len(call.arguments) <= function.most:
        return _wrong_count(call, function.gebruik)
    outcomes = [evaluate(argument, values) for argument in call.arguments]
    found = tuple(each for outcome in outcomes for each in outcome.diagnostics)
    contents = tuple(outcome.value for outcome in outcomes)
    if any(isinstance(content, Onbekend) for content in contents):
        return Outcome(ONBEKEND, found)
    if any(isinstance(content, Leeg) for content in contents):
        return Outcome(ONBEKEND, (*found, *empty_cell(call, call.span, values).diagnostics))
    return _settled(function.apply(contents), found, call, call.span, values)


def _wrong_count(call: Call, usage: str) -> Computed:
    count = len(call.arguments)
    melding = f"{call.name} krijgt hier {count} {'argument' if count == 1 else 'argumenten'}; verwacht: {usage}"
    return Outcome(ONBEKEND, (Diagnostic(FUNCTIE, call.span, melding),))


def _over_table(call: Call, values: Values) -> Computed:
    """`aantal` of a table, or another function of one of its columns."""
    if call.name == "aantal":
        rows = rows_of(call, "aantal(tabel)", values, holds)
        return Outcome(ONBEKEND if rows.value is None else Aantal(Decimal(len(rows.value))), rows.diagnostics)
    function = COLUMN_FUNCTIONS[call.name]
    cells = column_cells(call, function.gebruik, values, holds)
    if cells.value is None:
        return Outcome(ONBEKEND, cells.diagnostics)
    return _settled(function.apply(cells.value), (), call, call.span, values)


def _settled(result: Inhoud | Refused, found: tuple[Diagnostic, ...], part: Expression, span: Span, values: Values) -> Computed:
    if isinstance(result, Refused):
        return Outcome(ONBEKEND, (*found, explained(result, part, span, values)))
    return Outcome(result, found)


# --- conditions -----------------------------------------------------------------------------------


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
