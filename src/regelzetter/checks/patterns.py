"""Rules that look for words: a table row each, and one search for all of them.

A pattern names the literal words without which it cannot match (`woorden`). They are looked up in the whole text first, so that
a rule costs next to nothing where it finds nothing, and its expression is compiled only when it is needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Final

from regelzetter.checks.passages import Deel, Passage, Vorm
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic, Edit, Rule
from regelzetter.record import record
from regelzetter.source import Span

NORMEN: Final = (Deel.LICHAAM, Deel.BIJLAGE)
"""Where the norms of a regulation are."""
REGELING: Final = (Deel.AANHEF, Deel.LICHAAM, Deel.SLOTFORMULIER, Deel.BIJLAGE)
OVERAL: Final = tuple(Deel)
AMENDING: Final = "wijzigingsregeling"
LOPEND: Final[tuple[Vorm, ...]] = ("alinea", "kop", "cel", "term", "noot", "bijschrift")
"""All forms of text but quotations and formulas: what is quoted is another's."""


@record(frozen=True, slots=True, kw_only=True)
class Patroon:
    """Words that a rule is about. `melding` and `tip` may use the groups of `zoek` as {0}, {1}, {naam}."""

    rule: Rule
    woorden: tuple[str, ...]
    """Lower case; at least one of them is part of every match. Empty: always search."""
    zoek: str
    melding: str
    tip: str
    delen: tuple[Deel, ...] = NORMEN
    vormen: tuple[Vorm, ...] = LOPEND
    getypt: bool = True
    """Only words that were typed by hand, not what a value or a reference printed."""
    soorten: tuple[str, ...] = ()
    """Kinds of documents; empty: all."""
    vervang: str | None = None
    """What to write instead, with \\1 for groups; only where it is always right. It becomes the fix."""
    behalve: Callable[[Passage, re.Match[str]], bool] | None = None
    """True where the words are found but the rule does not apply."""


def find(subject: Subject, patterns: Sequence[Patroon]) -> Iterator[Diagnostic]:
    """What the patterns find in all documents."""
    for name, text in subject.teksten.items():
        kind = subject.ontwerpen[name].soort
        for pattern in patterns:
            if not pattern.soorten or kind in pattern.soorten:
                passages = text.having(pattern.woorden) if pattern.woorden else text.passages
                yield from search(pattern, passages, quoted=kind == AMENDING and not pattern.soorten)


def search(pattern: Patroon, passages: Sequence[Passage], *, quoted: bool = False) -> Iterator[Diagnostic]:
    """What one pattern finds in these passages. `quoted`: what the articles quote is new law."""
    for passage in passages:
        if passage.deel not in pattern.delen:
            continue
        is_new = quoted and passage.vorm == "citaat" and passage.deel is Deel.LICHAAM and "alinea" in pattern.vormen
        if passage.vorm not in pattern.vormen and not is_new:
            continue
        for match in _compiled(pattern.zoek).finditer(passage.tekst):
            if pattern.getypt and not passage.getypt(match.start(), match.end()):
                continue
            if _in_web_address(passage.tekst, match.start()):
                continue
            if pattern.behalve is None or not pattern.behalve(passage, match):
                yield _diagnostic(pattern, passage, match)


def _in_web_address(text: str, at: int) -> bool:
    """What stands in an address of the web or of mail is not language.

    >>> _in_web_address("zie https://x.nl/m.b.t.", 17), _in_web_address("stuur m.b.t. het plan", 6)
    (True, False)
    """
    word = text[text.rfind(" ", 0, at) + 1 :].split(" ", 1)[0]
    return "://" in word or "@" in word or word.startswith("www.")


def _diagnostic(pattern: Patroon, passage: Passage, match: re.Match[str]) -> Diagnostic:
    span = passage.span(match.start(), match.end())
    groups = match.groupdict()
    return Diagnostic(
        pattern.rule,
        span,
        pattern.melding.format(match[0], *match.groups(), **groups),
        pattern.tip.format(match[0], *match.groups(), **groups),
        fix=_fix(pattern, match, span),
    )


def _fix(pattern: Patroon, match: re.Match[str], span: Span) -> tuple[Edit, ...]:
    """Only where the span covers exactly the words: a text over several lines is pointed at as a whole."""
    if pattern.vervang is None or span.line != span.end_line or span.end_column - span.column != len(match[0]):
        return ()
    return (Edit(span, match.expand(pattern.vervang)),)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
