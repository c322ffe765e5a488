"""The common case, quickly: words, values, references without words of their own, notes, plain emphasis, and a label.

Nearly all of a regulation is that. Whatever else stands in a text — escapes, foreign words, asterisks that need a second look —
is left to the engine (`inline_syntax.py`): then `read_quickly` answers None. Both give the same nodes;
`tests/reading/test_quick.py` compares them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from regelzetter import dutch
from regelzetter.reading.place import Placement
from regelzetter.source import Span
from regelzetter.tree.nodes import Blocks, Inline, Inlines, Invoeging, Nadruk, Noot, Tekst, Verwijzing

NoteFinder = Callable[[str], Blocks | None]
"""The content of a note by its name."""

_SPECIAL: Final = re.compile(r"[\\*_^~<&`\[\]{}]")
_UNEVEN: Final = re.compile(r" \n|\n[ \t]|\t")
"""White space at the end or start of a line: the engine knows what it means."""
_PIECE: Final = re.compile(
    r"\{\{ *(?P<sleutel>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*) *(?:\| *(?P<vorm>[a-z_]+) *)?\}\}"
    r"|\[\]\((?P<doel>(?:#|wet:)[A-Za-z0-9#/,:.°-]+)\)"
    r"|\[\^(?P<noot>[^\]\s]+)\]"
    r"|(?:(?<=\s)|\A)(?P<sterren>\*\*?)(?P<nadruk>[^\W_](?:[^\\*_^~<&`\[\]{}\n]*[^\W_])?)(?P=sterren)(?=[\s.,;:)]|\Z)"
    r"|\{#(?P<label>[a-z][a-z0-9-]*)\}\Z"
)
"""Emphasis that can be read in one way only: between white space and a sign, with a letter or digit next to its asterisks."""


def read_quickly(content: str, place: Placement, notes: NoteFinder | None = None) -> tuple[Inlines, str | None] | None:
    """The nodes of a text and the label at its end; None when there is more in it than this, or a note that is not there."""
    if _UNEVEN.search(content):
        return None
    nodes: list[Inline] = []
    label: str | None = None
    position = 0
    special = _SPECIAL.search(content)
    while special is not None:
        found = _PIECE.match(content, special.start())
        if found is None:
            return None
        _words(content, position, found.start(), place, nodes)
        position = found.end()
        if found.lastgroup == "label":
            label = found["label"]
        else:
            node = _node(found, place, notes)
            if node is None:
                return None
            nodes.append(node)
        special = _SPECIAL.search(content, position)
    _words(content, position, len(content), place, nodes)
    return _trimmed(nodes), label


def _node(found: re.Match[str], place: Placement, notes: NoteFinder | None) -> Inline | None:
    if found["sleutel"]:
        return Invoeging(sleutel=found["sleutel"], vorm=found["vorm"], span=place.span(*found.span("sleutel")))
    if found["doel"]:
        return Verwijzing(doel=found["doel"], span=place.span(*found.span("doel")))
    span = place.span(*found.span())
    if found["nadruk"]:
        return _emphasis(found, place.span(*found.span("nadruk")), span)
    blocks = notes(found["noot"]) if notes is not None else None
    return Noot(naam=found["noot"], inhoud=blocks, span=span) if blocks is not None else None


def _emphasis(found: re.Match[str], inside: Span, span: Span) -> Nadruk:
    words = Tekst(tekst=dutch.apostrof(found["nadruk"]), span=inside)
    return Nadruk(stijl="vet" if found["sterren"] == "**" else "cursief", inhoud=(words,), span=span)


def _words(content: str, start: int, end: int, place: Placement, nodes: list[Inline]) -> None:
    """The text from `start` up to `end`, its lines joined by a space."""
    if start == end:
        return
    text = content[start:end]
    places: tuple[tuple[int, int, int], ...] = ()
    if "\n" in text:
        places = _places(text, start, place)
        text = text.replace("\n", " ")
    nodes.append(Tekst(tekst=dutch.apostrof(text), plaatsen=places, span=place.span(start, end)))


def _places(text: str, start: int, place: Placement) -> tuple[tuple[int, int, int], ...]:
    """Where each line of the text begins: in the text, and in the file."""
    places = [(0, *place.at(start))]
    at = text.find("\n")
    while at >= 0:
        begin = at + 1 if at + 1 < len(text) else at
        places.append((begin, *place.at(start + begin)))
        at = text.find("\n", at + 1)
    return tuple(places)


def _trimmed(nodes: list[Inline]) -> Inlines:
    """A label leaves white space at the end that nobody typed to be printed."""
    last = nodes[-1] if nodes else None
    if isinstance(last, Tekst) and last.tekst.endswith(" "):
        nodes.pop()
        text = last.tekst.rstrip(" ")
        if text:
            nodes.append(Tekst(tekst=text, plaatsen=last.plaatsen, span=last.span))
    return tuple(nodes)
