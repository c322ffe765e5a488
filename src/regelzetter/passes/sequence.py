"""Findings about a number that does not follow the one before it: double, out of order, or after a gap."""

from __future__ import annotations

from regelzetter.diagnostics import Diagnostic
from regelzetter.passes.rules import NUMMERING
from regelzetter.passes.series import Kind, follows_letter, is_later, next_number
from regelzetter.source import Span


def check_next(
    word: str, last: str | None, number: str, span: Span, found: list[Diagnostic], prefix: str = "", kind: Kind = "cijfers"
) -> None:
    """Does `number` come after `last`?"""
    if not follows(last, number, prefix, kind):
        found.append(_finding(word, last, number, next_number(last, prefix, kind), span))


def follows(last: str | None, number: str, prefix: str, kind: Kind) -> bool:
    return number == next_number(last, prefix, kind) or (last is not None and follows_letter(last, number))


def _finding(word: str, last: str | None, number: str, expected: str, span: Span) -> Diagnostic:
    if last is None:
        text = f"{word} {number} is de eerste, verwacht {expected}"
    elif number == last:
        text = f"{word} {number} staat er twee keer"
    elif is_later(number, expected):
        text = f"na {word} {last} volgt {word} {number}; {expected} ontbreekt"
    else:
        text = f"{word} {number} staat na {word} {last}"
    return Diagnostic(NUMMERING, span, text, f"nummer het als {expected}" + ("" if word == "lid" else ", of laat het nummer weg"))
