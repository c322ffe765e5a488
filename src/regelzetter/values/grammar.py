"""The grammar of formulas and conditions, by recursive descent. Each function's docstring is its line of the grammar.

A formula that cannot be read gives one finding, at the first thing that was not expected.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NoReturn, TypeAlias, cast

from regelzetter.diagnostics import Diagnostic, Ernst, Outcome, Rule, voorbeeld
from regelzetter.source import Span
from regelzetter.values.expressions import (
    TABLE_FUNCTIONS,
    AllOf,
    AnyOf,
    Call,
    Chain,
    Comparator,
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
from regelzetter.values.lexing import Cursor, UnexpectedError, within
from regelzetter.values.typed import DIGITS

FORMULE = Rule(
    code="REGL0240",
    naam="formule-leesbaar",
    ernst=Ernst.FOUT,
    regel="Een formule bestaat uit sleutels, getallen, + − × ÷, haakjes en functies; een voorwaarde vergelijkt.",
    waarom="Wat niet te lezen is, wordt niet geraden.",
    bron="taalbeschrijving van regelzetter, onderdeel Waarden",
    fout=voorbeeld("jaarbudget: {bedrag: 100}\nplafond: {is: 4 * }\n", "gegevens/waarden.yaml"),
    goed=voorbeeld("jaarbudget: {bedrag: 100}\nplafond: {is: 4 * jaarbudget}\n", "gegevens/waarden.yaml"),
)

Part: TypeAlias = Expression | Condition

_COMPARATORS = ("=", "!=", "<", "<=", ">", ">=")
_WORDS = ("en", "of", "niet")


def parse_formula(text: str, span: Span) -> Outcome[Expression | None]:
    """formule = voorwaarde ; (one that gives a value). `span` is the stretch of the file that holds `text`."""
    reader = _Reader(text, span)
    try:
        part = reader.whole()
        if isinstance(part, Condition):
            reader.fail(part, "een formule geeft een waarde; dit is een vergelijking", "zet een vergelijking onder 'controle:'")
        if isinstance(part, Text):
            reader.fail(part, "een formule rekent; dit is een losse tekst", "schrijf {tekst: …}")
        return Outcome(part)
    except UnexpectedError as found:
        return Outcome(None, (reader.diagnostic(found),))


def parse_condition(text: str, span: Span) -> Outcome[Condition | None]:
    """voorwaarde = … ; (one that gives yes or no). `span` is the stretch of the file that holds `text`."""
    reader = _Reader(text, span)
    try:
        return Outcome(reader.condition(reader.whole()))
    except UnexpectedError as found:
        return Outcome(None, (reader.diagnostic(found),))


class _Reader(Cursor):
    """The grammar itself. Every method reads one part and leaves the cursor behind it."""

    # --- the grammar ------------------------------------------------------------------------------

    def whole(self) -> Part:
        """geheel = voorwaarde einde"""
        if self.at_end():
            raise UnexpectedError(0, len(self.text), "hier wordt een formule verwacht")
        part = self.voorwaarde()
        if not self.at_end():
            self.expected("een operator of het einde" if isinstance(part, Expression) else "'en', 'of' of het einde")
        return part

    def voorwaarde(self) -> Part:
        """voorwaarde = conjunctie { "of" conjunctie }"""
        parts = [self.conjunctie()]
        while self.take_word("of"):
            parts.append(self.conjunctie())
        if len(parts) == 1:
            return parts[0]
        conditions = tuple(self.condition(part) for part in parts)
        return AnyOf(parts=conditions, span=conditions[0].span.to(conditions[-1].span))

    def conjunctie(self) -> Part:
        """conjunctie = ontkenning { "en" ontkenning }"""
        parts = [self.ontkenning()]
        while self.take_word("en"):
            parts.append(self.ontkenning())
        if len(parts) == 1:
            return parts[0]
        conditions = tuple(self.condition(part) for part in parts)
        return AllOf(parts=conditions, span=conditions[0].span.to(conditions[-1].span))

    def ontkenning(self) -> Part:
        """ontkenning = [ "niet" ] vergelijking"""
        start = self.token
        if not self.take_word("niet"):
            return self.vergelijking()
        operand = self.condition(self.vergelijking())
        return Not(operand=operand, span=self.place(start).to(operand.span))

    def vergelijking(self) -> Part:
        """vergelijking = som [ ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) som ]"""
        left = self.som()
        if not self.is_sign(*_COMPARATORS):
            return left
        op = cast("Comparator", self.take().text)
        left = self.expression(left)
        right = self.expression(self.som())
        if self.is_sign(*_COMPARATORS):
            self.expected("één vergelijking tegelijk", tip="schrijf 'a < b en b < c'")
        return Comparison(left=left, op=op, right=right, span=left.span.to(right.span))

    def som(self) -> Part:
        """som = product { ( "+" | "-" ) product }"""
        first = self.product()
        rest: list[tuple[str, Expression]] = []
        while self.is_sign("+", "-"):
            first = self.expression(first)
            rest.append((self.take().text, self.expression(self.product())))
        return self.chain(first, rest)

    def product(self) -> Part:
        """product = factor { ( "*" | "/" ) factor }"""
        first = self.factor()
        rest: list[tuple[str, Expression]] = []
        while self.is_sign("*", "/"):
            first = self.expression(first)
            rest.append((self.take().text, self.expression(self.factor())))
        return self.chain(first, rest)

    def factor(self) -> Part:
        """factor = "-" factor | atoom"""
        if not self.is_sign("-"):
            return self.atoom()
        start = self.take()
        self.deeper(start)
        operand = self.expression(self.factor())
        self.depth -= 1
        return Negative(operand=operand, span=self.place(start).to(operand.span))

    def atoom(self) -> Part:
        """atoom = getal | tekst | sleutel | aanroep | "(" voorwaarde ")" """
        token = self.token
        if token.kind == "getal":
            return self.getal()
        if token.kind == "tekst":
            self.take()
            return Text(text=token.text[1:-1], span=self.place(token))
        if token.kind == "naam" and token.text not in _WORDS:
            return self.naam()
        if not self.is_sign("("):
            self.expected("een getal, een sleutel, een functie of '('")
        self.take()
        self.deeper(token)
        part = self.voorwaarde()
        self.close("een operator of ')'")
        self.depth -= 1
        return part

    def naam(self) -> Part:
        """sleutel = woord { "." woord } ; aanroep = woord "(" som { ( "," | ";" ) som } [ "als" voorwaarde ] ")" """
        token = self.take()
        if not self.is_sign("("):
            return Name(key=token.text, span=self.place(token))
        self.deeper(self.take())
        arguments = [self.expression(self.som())]
        while self.is_sign(",", ";"):
            self.refuse_decimal_comma(self.take())
            arguments.append(self.expression(self.som()))
        is_chosen = token.text in TABLE_FUNCTIONS and self.take_word("als")
        where = self.condition(self.voorwaarde()) if is_chosen else None
        end = self.close("',' of ')'")
        self.depth -= 1
        whole = self.place(token).to(self.place(end))
        return Call(name=token.text, name_span=self.place(token), arguments=tuple(arguments), where=where, span=whole)

    def getal(self) -> Part:
        """getal = cijfers { " " drie cijfers } [ "." cijfers ]"""
        token = self.take()
        if re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", token.text):
            whole, part = token.text.split(".")
            melding = f"'{token.text}' kan duizendtallen of decimalen hebben"
            tip = f"schrijf '{whole}{part}', of met decimalen '{whole}.{part.rstrip('0') or '0'}'"
            raise UnexpectedError(token.start, token.end, melding, tip)
        plain = re.sub("[ \u00a0\u202f]", "", token.text)
        value = Decimal(plain)
        if value.adjusted() >= DIGITS or len(plain) > 2 * DIGITS:
            raise UnexpectedError(token.start, token.end, f"dit getal is te groot: ten hoogste {DIGITS} cijfers")
        return Number(value=value, span=self.place(token))

    # --- what a part must be -----------------------------------------------------------------------

    def expression(self, part: Part) -> Expression:
        if isinstance(part, Condition):
            self.fail(part, "hier wordt een waarde verwacht, geen vergelijking")
        return part

    def condition(self, part: Part) -> Condition:
        if isinstance(part, Name):
            return Filled(name=part, span=part.span)
        if isinstance(part, Expression):
            self.fail(part, "hier wordt een vergelijking verwacht", "vergelijk met =, !=, <, <=, > of >=")
        return part

    def chain(self, first: Part, rest: list[tuple[str, Expression]]) -> Part:
        if not rest:
            return first
        expression = self.expression(first)
        return Chain(first=expression, rest=tuple(rest), span=expression.span.to(rest[-1][1].span))

    def fail(self, part: Part, melding: str, tip: str = "") -> NoReturn:
        offset = part.span.column - self.span.column
        exact = part.span != self.span and part.span.line == self.span.line
        start, end = (offset, offset + part.span.end_column - part.span.column) if exact else (0, len(self.text))
        raise UnexpectedError(start, end, melding, tip)

    def diagnostic(self, found: UnexpectedError) -> Diagnostic:
        return Diagnostic(FORMULE, within(self.span, self.text, found.start, found.end), found.melding, found.tip)


RULES: tuple[Rule, ...] = (FORMULE,)
