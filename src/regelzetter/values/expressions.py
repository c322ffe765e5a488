"""What a formula is once it has been read: expressions give a value, conditions give yes or no."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import field
from decimal import Decimal
from typing import Literal, TypeAlias, assert_never

from regelzetter.record import record
from regelzetter.source import Span

Comparator: TypeAlias = Literal["=", "!=", "<", "<=", ">", ">="]


@record(frozen=True, slots=True, kw_only=True)
class Part:
    span: Span = field(compare=False, repr=False)


@record(frozen=True, slots=True, kw_only=True)
class Number(Part):
    value: Decimal


@record(frozen=True, slots=True, kw_only=True)
class Text(Part):
    text: str


@record(frozen=True, slots=True, kw_only=True)
class Name(Part):
    """The key of a value, or of a column in the functions of tables."""

    key: str


@record(frozen=True, slots=True, kw_only=True)
class Negative(Part):
    operand: Expression


@record(frozen=True, slots=True, kw_only=True)
class Chain(Part):
    """Operators of one rank, from left to right: kept flat, so that a long sum is not a deep tree."""

    first: Expression
    rest: tuple[tuple[str, Expression], ...]


@record(frozen=True, slots=True, kw_only=True)
class Call(Part):
    """A function. Those of tables may have a condition: only the rows for which it holds take part."""

    name: str
    name_span: Span = field(compare=False, repr=False)
    arguments: tuple[Expression, ...]
    where: Condition | None = None


Expression: TypeAlias = Number | Text | Name | Negative | Chain | Call


@record(frozen=True, slots=True, kw_only=True)
class Comparison(Part):
    left: Expression
    op: Comparator
    right: Expression


@record(frozen=True, slots=True, kw_only=True)
class Filled(Part):
    """A bare key: has it been filled in?"""

    name: Name


@record(frozen=True, slots=True, kw_only=True)
class Not(Part):
    operand: Condition


@record(frozen=True, slots=True, kw_only=True)
class AllOf(Part):
    parts: tuple[Condition, ...]


@record(frozen=True, slots=True, kw_only=True)
class AnyOf(Part):
    parts: tuple[Condition, ...]


Condition: TypeAlias = Comparison | Filled | Not | AllOf | AnyOf

TABLE_FUNCTIONS = ("som", "aantal", "min", "max")
"""Functions whose argument may be a table or a column, not a value."""

Columns: TypeAlias = Callable[[str], Collection[str]]
"""The columns of the table that the argument of a function names; none if there is no such table."""


def is_over_table(call: Call) -> bool:
    """`min(tabel.kolom)` looks at a column, `min(a, b)` at values."""
    if call.name in ("som", "aantal") or call.where is not None:
        return True
    return call.name in TABLE_FUNCTIONS and len(call.arguments) == 1


def table_arguments(part: Expression | Condition) -> Iterator[tuple[Name, Condition | None]]:
    """Each table or column that is looked at, with the condition on its rows."""
    for each in walk(part):
        if isinstance(each, Call) and is_over_table(each) and isinstance(each.arguments[0], Name):
            yield each.arguments[0], each.where


def names(part: Expression | Condition, columns: Columns = lambda _: ()) -> Iterator[Name]:
    """The keys of values that are used, in order; tables and columns are not values."""
    if isinstance(part, Name):
        yield part
    elif isinstance(part, Call) and is_over_table(part):
        named = part.arguments[0]
        own = columns(named.key) if isinstance(named, Name) else ()
        yield from (each for each in (names(part.where, columns) if part.where else ()) if each.key not in own)
    else:
        for child in children(part):
            yield from names(child, columns)


def compared(condition: Condition) -> Iterator[tuple[Name, Text]]:
    """Each column or key that is compared with a word."""
    match condition:
        case Comparison(left=Name() as name, right=Text() as text) | Comparison(left=Text() as text, right=Name() as name):
            yield name, text
        case Not(operand=operand):
            yield from compared(operand)
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from compared(part)
        case Comparison() | Filled():
            return


def walk(part: Expression | Condition) -> Iterator[Expression | Condition]:
    """The part itself and all that is in it, in order."""
    yield part
    for child in children(part):
        yield from walk(child)


def children(part: Expression | Condition) -> tuple[Expression | Condition, ...]:
    """The parts directly in it, in order."""
    match part:
        case Number() | Text() | Name():
            return ()
        case Negative(operand=operand):
            return (operand,)
        case Not(operand=condition):
            return (condition,)
        case Chain(first=first, rest=rest):
            return (first, *(operand for _, operand in rest))
        case Call(arguments=arguments, where=where):
            return arguments if where is None else (*arguments, where)
        case Comparison(left=left, right=right):
            return (left, right)
        case Filled(name=name):
            return (name,)
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return parts
        case _:
            assert_never(part)
