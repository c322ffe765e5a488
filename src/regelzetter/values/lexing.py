"""A formula cut into tokens, each with its place in the formula, and a cursor that walks over them."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, NoReturn, TypeAlias, cast

from regelzetter.source import Span

Kind: TypeAlias = Literal["getal", "tekst", "naam", "teken", "fout", "einde"]


class Token(NamedTuple):
    kind: Kind
    text: str
    start: int
    end: int


_TOKEN = re.compile(
    r"""
    (?P<getal> [0-9]{1,3} (?:[ \u00a0\u202f][0-9]{3})+ (?![0-9]) (?:\.[0-9]+)? | [0-9]+ (?:\.[0-9]+)? )
    | (?P<tekst> "[^"]*" | '[^']*' | “[^”]*” | ‘[^’]*’ )
    | (?P<naam> [^\W\d]\w* (?:\.\w+)* )
    | (?P<teken> <= | >= | != | == | <> | [-+*/×÷−=<>≤≥≠(),;] )
    | (?P<fout> \S )
    """,
    re.VERBOSE,
)
_SAME = {"×": "*", "÷": "/", "−": "-", "≤": "<=", "≥": ">=", "≠": "!="}


def tokens(text: str) -> tuple[Token, ...]:
    """All tokens in order, and one for the end. `×` and the like are written as their plain twin.

    >>> [token.text for token in tokens("a.b × 2 000")]
    ['a.b', '*', '2 000', '']
    """
    found = [
        Token(cast("Kind", match.lastgroup), _SAME.get(match[0], match[0]), match.start(), match.end())
        for match in _TOKEN.finditer(text)
    ]
    return (*found, Token("einde", "", len(text), len(text)))


def within(span: Span, text: str, start: int, end: int) -> Span:
    """The place in the file of a stretch of `text`, if the file holds it letter for letter; else all of `span`.

    >>> within(Span("a.yaml", 3, 5, 3, 10), "a + b", 4, 5)
    Span(path='a.yaml', line=3, column=9, end_line=3, end_column=10)
    """
    if span.line != span.end_line or span.end_column - span.column != len(text):
        return span
    return Span(span.path, span.line, span.column + start, span.line, span.column + end)


DEEPEST = 20
"""Brackets, functions and signs within each other."""

_TIPS = {
    "==": "schrijf één '='",
    "<>": "schrijf '!='",
    "%": "geef het percentage een sleutel: {percentage: 10}",
    "€": "geef het bedrag een sleutel: {bedrag: 100 000}",
    "&": "schrijf 'en'",
    "|": "schrijf 'of'",
    "!": "schrijf 'niet'",
    "^": "machtsverheffen is er niet; schrijf a * a",
    ",": "een getal in een formule heeft een decimale punt: 2.5",
    '"': "het tweede aanhalingsteken ontbreekt",
    "{": "in een formule staat een sleutel zonder accolades",
}


class UnexpectedError(Exception):
    """The first thing that was not expected. Caught in `grammar`, where it becomes a finding."""

    def __init__(self, start: int, end: int, melding: str, tip: str = "") -> None:
        self.start, self.end, self.melding, self.tip = start, end, melding, tip


class Cursor:
    """Tokens and how far we are. Offsets count in `text`; `span` is the stretch of the file that holds it."""

    def __init__(self, text: str, span: Span) -> None:
        self.text, self.span = text, span
        self.tokens = tokens(text)
        self.at = 0
        self.depth = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def is_sign(self, *signs: str) -> bool:
        token = self.token
        return token.kind == "teken" and token.text in signs

    def at_end(self) -> bool:
        return self.token.kind == "einde"

    def take(self) -> Token:
        token = self.tokens[self.at]
        self.at = min(self.at + 1, len(self.tokens) - 1)
        return token

    def take_word(self, word: str) -> bool:
        if self.token.kind == "naam" and self.token.text == word:
            self.take()
            return True
        return False

    def close(self, what: str) -> Token:
        if not self.is_sign(")"):
            self.expected(what)
        return self.take()

    def refuse_decimal_comma(self, comma: Token) -> None:
        """`max(0,5)` could be one number or two."""
        around = self.text[comma.start - 1 : comma.end + 1]
        if re.fullmatch("[0-9],[0-9]", around):
            tip = "een decimaal getal heeft een punt; na een komma tussen twee getallen hoort een spatie"
            raise UnexpectedError(comma.start - 1, comma.end + 1, f"'{around}' kan één getal zijn of twee", tip)

    def deeper(self, token: Token) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            tip = "verdeel haar over meer waarden"
            raise UnexpectedError(token.start, token.end, f"de formule is dieper genest dan {DEEPEST} niveaus", tip)

    def place(self, token: Token) -> Span:
        return within(self.span, self.text, token.start, token.end)

    def expected(self, what: str, tip: str = "") -> NoReturn:
        token = self.token
        found = "het einde van de formule" if token.kind == "einde" else f"'{token.text}'"
        start = token.start if token.kind != "einde" else max(0, len(self.text.rstrip()) - 1)
        raise UnexpectedError(start, token.end, f"verwacht: {what}; gevonden: {found}", tip or _TIPS.get(token.text, ""))
