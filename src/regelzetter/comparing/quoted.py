"""Quoted text, compared word for word: its marks and numbers are words of it, and it has no places of its own."""

from __future__ import annotations

from dataclasses import replace

from regelzetter.comparing.parts import Deel
from regelzetter.source import Span
from regelzetter.tree.address import Adres
from regelzetter.tree.nodes import Tekst

NOWHERE = Span("citaat", 1, 1, 1, 1)
"""Of a mark that is read as a word: no finding points at it."""


def as_quoted(part: Deel, adres: Adres) -> Deel:
    """A part of a quotation that stands at this address. A definition is its term and what follows, in one stretch."""
    inside = tuple(as_quoted(each, adres) for each in part.delen)
    if part.soort == "onderdeel":
        return replace(_led(f"{part.nummer} ", inside, part, adres), nummer="")
    if part.soort == "begrip":
        return replace(_led("", inside, part, adres), kop=(), tekst=part.kop)
    return replace(part, adres=adres, eigen=False, delen=inside)


def _led(mark: str, inside: tuple[Deel, ...], part: Deel, adres: Adres) -> Deel:
    """A part of text, with its mark before its first words."""
    made = replace(part, soort="citaat", adres=adres, eigen=False, naam="", woord="", delen=inside)
    if not mark:
        return made
    words = (Tekst(tekst=mark, span=NOWHERE),)
    if inside and inside[0].soort == "alinea":
        return replace(made, delen=(replace(inside[0], tekst=(*words, *inside[0].tekst)), *inside[1:]))
    return replace(made, tekst=words)
