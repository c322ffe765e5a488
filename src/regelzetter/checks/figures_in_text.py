"""Amounts, dates, percentages and counts as a person types them, read from running text with their value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final, Literal, NamedTuple

from regelzetter.checks.passages import Passage
from regelzetter.dutch import MAANDEN
from regelzetter.tree.nodes import Tekst

_DIGIT: Final = re.compile(r"\d")
_SCALE: Final = {"": 1, "miljoen": 10**6, "mln": 10**6, "mln.": 10**6, "mio": 10**6, "miljard": 10**9}
_AMOUNT: Final = r"\d{1,3}(?:\.\d{3})+(?:,(?:\d{1,2}|[–-]{1,2}))?(?!\d)|\d+(?:,(?:\d{1,2}|[–-]{1,2}))?(?![.\d])"


class Figure(NamedTuple):
    """A figure in a text: `waarde` is euros, a day, a percentage or a count; `woord` the word after a count."""

    soort: Literal["bedrag", "datum", "percentage", "aantal"]
    waarde: Decimal | date
    begin: int
    eind: int
    woord: str = ""


def typed_figures(passage: Passage) -> Iterator[Figure]:
    """The figures of a passage that were typed by hand. A passage without a digit has none."""
    if _DIGIT.search(passage.tekst) is None:
        return
    if not any(isinstance(piece.node, Tekst) and _DIGIT.search(piece.node.tekst) for piece in passage.stukken):
        return
    for figure in _figures(passage.tekst):
        if passage.getypt(figure.begin, figure.eind):
            yield figure


def _figures(text: str) -> Iterator[Figure]:
    if "€" in text or "euro" in text or "EUR" in text:
        yield from _amounts(text)
    if "%" in text or "procent" in text:
        for found in _compiled(r"(?<![\d.,])(\d+(?:,\d+)?) ?(?:%|procent\b)").finditer(text):
            yield Figure("percentage", Decimal(found[1].replace(",", ".")), *found.span())
    for found in _compiled(rf"(?<![\d.])(\d{{1,2}}) ({'|'.join(MAANDEN)}) (\d{{4}})\b").finditer(text):
        day = _day(int(found[3]), MAANDEN.index(found[2].lower()) + 1, int(found[1]))
        if day is not None:
            yield Figure("datum", day, *found.span())
    for found in _compiled(r"(?<![\d-])(\d{1,2})-(\d{1,2})-(\d{4})(?![\d-])").finditer(text):
        day = _day(int(found[3]), int(found[2]), int(found[1]))
        if day is not None:
            yield Figure("datum", day, *found.span())
    for found in _compiled(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])").finditer(text):
        day = _day(int(found[1]), int(found[2]), int(found[3]))
        if day is not None:
            yield Figure("datum", day, *found.span())
    yield from _counts(text)


def _amounts(text: str) -> Iterator[Figure]:
    before = rf"(?<![x×] )(?:€|\bEUR) ?(?P<bedrag>{_AMOUNT})(?: (?P<schaal>miljoen|miljard|mln\.?|mio)\b)?"
    after = rf"(?<![\d.,€] )(?<![\d.,€])(?P<bedrag>{_AMOUNT}) (?:(?P<schaal>miljoen|miljard|mln\.?|mio) )?(?:euro|EUR)\b"
    for pattern in (before, after):
        for found in _compiled(pattern).finditer(text):
            yield Figure("bedrag", _euros(found["bedrag"], found["schaal"] or ""), *found.span())


def _euros(typed: str, scale: str) -> Decimal:
    """
    >>> _euros("368.640.080,–", ""), _euros("97,15", "miljoen")
    (Decimal('368640080'), Decimal('97150000.00'))
    """
    whole, _, rest = typed.replace(".", "").partition(",")
    digits = rest if rest.isdigit() else ""
    return Decimal(f"{whole}.{digits}" if digits else whole) * _SCALE[scale.lower()]


def _counts(text: str) -> Iterator[Figure]:
    """A whole number with the word it counts: “78 regio’s”; not a number of an article, a year or a date."""
    for found in _compiled(r"(?<![\w.,:/–-])(?<!artikel )(?<!artikelen )(?<!bijlage )(?<!nr\. )(?<!lid )(?<!€ )"
                           r"(\d{1,3}(?:\.\d{3})*) ([a-zé][\w’-]+)").finditer(text):  # fmt: skip
        if found[2].lower() not in MAANDEN and found[2] not in ("miljoen", "miljard", "euro", "procent", "uur"):
            yield Figure("aantal", Decimal(found[1].replace(".", "")), *found.span(), found[2])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
