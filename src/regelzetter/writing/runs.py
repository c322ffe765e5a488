"""Inline nodes → runs to display."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final, assert_never

from regelzetter.dutch import MAANDEN, NBSP
from regelzetter.tree.address import anchor
from regelzetter.tree.nodes import (
    Blocks,
    Inline,
    Inlines,
    Invoeging,
    Invulling,
    Nadruk,
    Noot,
    OnbegrepenTekst,
    Regeleinde,
    Tekst,
    Verwijzing,
    Vindplaats,
    Vreemd,
)
from regelzetter.writing import display as d
from regelzetter.writing.ids import shared

LowerBlocks = Callable[[Blocks], d.Blocks]
_MONTHS: Final = "|".join(MAANDEN)
_UNBROKEN: Final = re.compile(
    rf" (?:(?<=€ )(?=\d)|(?<=\d )(?=(?:miljoen|miljard|uur|{_MONTHS})\b)"
    r"|(?:(?<=\b[Aa]rtikel )|(?<=\b[Aa]rtikelen )|(?<=\b[Bb]ijlage )|(?<=\b[Bb]ijlagen ))(?=\d|[A-Z]\b|[IVX]+\b)"
    r"|(?:(?<=\b[Nn]r\. )|(?<=\b[Ss]tcrt\. ))(?=\S|$))"
)
"""Spaces at which no line ends: after €, “artikel”, “bijlage”, “nr.” and “Stcrt.”, before “miljoen” and in a date or a time. It
begins with the space, so that only spaces are looked at.

A line may end after the dash of a range (“2025–2028”) in Word and OpenDocument only. They have no look that forbids it. An
invisible sign would (U+2060), but who searches for 2025–2028 would not find it, who copies it takes the sign along, and Word
draws a box where the letter lacks it. HTML and PDF keep a range on its line by their look (`html_runs.py`, `pdf_data.py`), and
the text stays what it is.
"""
_PLAIN: Final = d.Words("")


def runs(inlines: Inlines, lower: LowerBlocks, style: d.Words | None = None) -> d.Runs:
    """The runs of an inline content. `lower` lowers the blocks of a note; `style` is the emphasis around it."""
    result: list[d.Run] = []
    for node in inlines:
        result.extend(_run(node, lower, style or _PLAIN))
    return tuple(result)


def _run(node: Inline, lower: LowerBlocks, style: d.Words) -> d.Runs:
    match node:
        case Tekst(tekst=text):
            return (d.Words(unbroken(text)) if style is _PLAIN else replace(style, tekst=unbroken(text)),)
        case Invulling(tekst=text, sleutel=key):
            return (replace(style, tekst=unbroken(text), sleutel=key),)
        case Nadruk(stijl="vet", inhoud=inside):
            return runs(inside, lower, replace(style, vet=True))
        case Nadruk(stijl="cursief", inhoud=inside):
            return runs(inside, lower, replace(style, cursief=True))
        case Nadruk(stijl="superscript", inhoud=inside):
            return runs(inside, lower, replace(style, superscript=True, subscript=False))
        case Nadruk(inhoud=inside):
            return runs(inside, lower, replace(style, superscript=False, subscript=True))
        case Vreemd(taal=language, inhoud=inside):
            return runs(inside, lower, replace(style, taal=language))
        case Regeleinde():
            return (d.LineBreak(),)
        case Noot(nummer=number, inhoud=blocks):
            assert number is not None, "a note without its number: the numbering pass was left out"
            return (d.Note(number, lower(blocks)),)
        case Vindplaats():
            return _link(node, runs(node.inhoud, lower, style))
        case Invoeging() | Verwijzing() | OnbegrepenTekst():
            raise AssertionError(f"{type(node).__name__} cannot be displayed: the document is not complete")
        case _:
            assert_never(node)


def _link(node: Vindplaats, inside: d.Runs) -> d.Runs:
    """A reference to another document, or to text without an address, has nowhere to go: its words stand as they are."""
    words = tuple(run for run in inside if isinstance(run, d.Words))
    if node.soort == "document":
        return tuple(replace(run, stuk=node.document) if isinstance(run, d.Words) else run for run in inside)
    if len(words) != len(inside):
        return inside
    if node.soort == "intern" and not any(node.adressen):
        return inside
    if node.soort == "intern":
        return (d.Link(words, anker=anchor(node.adressen[0]), samen=anchor(shared(node.adressen))),)
    return (d.Link(words, url=node.url),)


def plain_runs(content: d.Runs) -> str:
    """The words of some runs, without notes."""
    parts: list[str] = []
    for run in content:
        match run:
            case d.Words(tekst=text):
                parts.append(text)
            case d.Link(woorden=words):
                parts.extend(word.tekst for word in words)
            case d.LineBreak():
                parts.append(" ")
            case d.Note():
                pass
            case _:
                assert_never(run)
    return "".join(parts)


def unbroken(text: str) -> str:
    """A text in which words that belong together stay on one line, also where someone typed them.

    >>> unbroken("op 1 mei, nr. 12, in artikel 3 van bijlage A").replace(NBSP, "·")
    'op 1·mei, nr.·12, in artikel·3 van bijlage·A'
    """
    return _UNBROKEN.sub(NBSP, text)
