"""A formula or condition as text: as it is typed, or with the contents of its values filled in."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias, assert_never

from regelzetter import dutch
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
from regelzetter.values.model import Onbekend, Values
from regelzetter.values.units import SIGNS, in_words

Part: TypeAlias = Expression | Condition
Key: TypeAlias = Callable[[str], str]


def as_text(part: Part) -> str:
    """The formula as it can be typed: reading it gives the same formula."""
    return _Writer(lambda key: key, lambda sign: sign, _number).part(part)


def filled_in(part: Part, values: Values) -> str:
    """The formula as a person reads it, with the content of each value in its place: “€ 100.000.000 − € 2.850.000”.

    Tables and their columns keep their names.
    """

    def content(key: str) -> str:
        found = values.waarden.get(key)
        return key if found is None or isinstance(found.inhoud, Onbekend) else in_words(found.inhoud)

    return _Writer(content, lambda sign: SIGNS[sign], _dutch_number).part(part)


class _Writer:
    """`key` writes the key of a value, `sign` an operator, `number` a bare number."""

    def __init__(self, key: Key, sign: Key, number: Callable[[Decimal], str]) -> None:
        self.key, self.sign, self.number = key, sign, number

    def part(self, part: Part) -> str:
        match part:
            case Number(value=value):
                return self.number(value)
            case Text(text=text):
                return _quoted(text)
            case Name(key=key) | Filled(name=Name(key=key)):
                return self.key(key)
            case Negative(operand=operand):
                return f"{self.sign('-')}{self.inner(operand)}"
            case Chain(first=first, rest=rest):
                return self.inner(first) + "".join(f" {self.sign(op)} {self.inner(operand)}" for op, operand in rest)
            case Call():
                return self.call(part)
            case Comparison(left=left, op=op, right=right):
                return f"{self.part(left)} {self.sign(op)} {self.part(right)}"
            case Not(operand=operand):
                return f"niet {self.inner(operand)}"
            case AllOf(parts=parts):
                return " en ".join(self.inner(each) for each in parts)
            case AnyOf(parts=parts):
                return " of ".join(f"({self.part(each)})" if isinstance(each, AnyOf) else self.part(each) for each in parts)
            case _:
                assert_never(part)

    def inner(self, part: Part) -> str:
        """A part of a larger one: what was between brackets stands between them again."""
        text = self.part(part)
        return f"({text})" if isinstance(part, Chain | AllOf | AnyOf | Not) else text

    def call(self, call: Call) -> str:
        of_table = is_over_table(call)
        writer = _Writer(lambda key: key, self.sign, self.number) if of_table else self
        arguments = "; ".join(writer.part(argument) for argument in call.arguments)
        where = "" if call.where is None else f" als {writer.part(call.where)}"
        return f"{call.name}({arguments}{where})"


def _dutch_number(value: Decimal) -> str:
    """As it is printed, but without a point up to ten thousand: it may be a year."""
    return str(value) if value == value.to_integral_value() and value < 10_000 else dutch.getal(value)


def _number(value: Decimal) -> str:
    """Figures with a point. Three decimals after at most three figures could be thousands; a fourth decimal says they are not."""
    text = f"{value:f}"
    whole, _, decimals = text.partition(".")
    return f"{text}0" if len(decimals) == 3 and len(whole) <= 3 else text


def _quoted(text: str) -> str:
    """Between the first pair of quotes that the text itself does not use."""
    pairs = (('"', '"'), ("'", "'"), ("“", "”"), ("‘", "’"))
    start, end = next(pair for pair in pairs if pair[1] not in text)
    return f"{start}{text}{end}"
