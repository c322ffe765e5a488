"""The common case, quickly: a text with nothing but words, values, references without words of their own, and a label.

Most of a regulation is that. Whatever else stands in a text — emphasis, escapes, notes, foreign words — is left to the engine
(`inline_syntax.py`): then `read_quickly` answers None. Both give the same nodes; `tests/reading/test_quick.py` compares them.
"""

from __future__ import annotations

import re
from typing import Final

from regelzetter import dutch
from regelzetter.reading.place import Placement
from regelzetter.tree.nodes import Inline, Inlines, Invoeging, Tekst, Verwijzing

_SPECIAL: Final = re.compile(r"[\\*_^~<&`\[\]{}]")
_UNEVEN: Final = re.compile(r" \n|\n[ \t]|\t")
"""White space at the end or start of a line: the engine knows what it means."""
_PIECE: Final = re.compile(
    r"\{\{ *(?P<sleutel>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*) *(?:\| *(?P<vorm>[a-z_]+) *)?\}\}"
    r"|\[\]\((?P<doel>(?:#|wet:)[A-Za-z0-9#/,:.°-]+)\)"
    r"|\{#(?P<label>[a-z][a-z0-9-]*)\}\Z"
)


def read_quickly(content: str, place: Placement) -> tuple[Inlines, str | None] | None:
    """The nodes of a text and the label at its end; None when there is more in it than words, values and references."""
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
        if found["sleutel"]:
            span = place.span(*found.span("sleutel"))
            nodes.append(Invoeging(sleutel=found["sleutel"], vorm=found["vorm"], span=span))
        elif found["doel"]:
            nodes.append(Verwijzing(doel=found["doel"], span=place.span(*found.span("doel"))))
        else:
            label = found["label"]
        special = _SPECIAL.search(content, position)
    _words(content, position, len(content), place, nodes)
    return _trimmed(nodes), label


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
