"""What a formula is once it has been read: expressions give a value, conditions give yes or no."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeAlias, assert_never

from regelzetter.source import Span

Comparator: TypeAlias = Literal["=", "!=", "<", "<=", ">", ">="]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Part):
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Part):
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Part):
    """The key of a value, or of a column in the functions of tables."""

    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Negative(Part):
    operand: Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain(Part):
    """Operators of one rank, from left to right: kept flat, so that a long sum is not a deep tree."""

    first: Expression
    rest: tuple[tuple[str, Expression], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Part):
    name: str
    name_span: Span = field(compare=False, repr=False)
    arguments: tuple[Expression, ...]


Expression: TypeAlias = Number | Text | Name | Negative | Chain | Call


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Part):
    left: Expression
    op: Comparator
    right: Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled(Part):
    """A bare key: has it been filled in?"""

    name: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Not(Part):
    operand: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf(Part):
    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf(Part):
    parts: tuple[Condition, ...]


Condition: TypeAlias = Comparison | Filled | Not | AllOf | AnyOf

TABLE_FUNCTIONS = ("som", "aantal")
"""Functions whose argument names a table or a column, not a value."""


def names(part: Expression | Condition) -> Iterator[Name]:
    """The keys of values that are used, in order; tables and columns are not values."""
    match part:
        case Number() | Text():
            return
        case Name():
            yield part
        case Negative(operand=operand) | Not(operand=operand):
            yield from names(operand)
        case Chain(first=first, rest=rest):
            yield from names(first)
            for _, operand in rest:
                yield from names(operand)
        case Call(name=name, arguments=arguments):
            if name not in TABLE_FUNCTIONS:
                for argument in arguments:
                    yield from names(argument)
        case Comparison(left=left, right=right):
            yield from names(left)
            yield from names(right)
        case Filled(name=name):
            yield name
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for each in parts:
                yield from names(each)
        case _:
            assert_never(part)
