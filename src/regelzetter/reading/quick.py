"""The common case, quickly: words, values, references, notes, plain emphasis, and a label.

Nearly all of a regulation is that. Whatever else stands in a text — escapes, foreign words, asterisks that need a second look —
is left to the engine (`inline_syntax.py`): then `read_quickly` answers None. Both give the same nodes;
`tests/reading/test_quick.py` compares them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, Literal

from regelzetter import dutch
from regelzetter.reading.place import Placement
from regelzetter.tree.nodes import Blocks, Inline, Inlines, Invoeging, Nadruk, Noot, Tekst, Verwijzing

NoteFinder = Callable[[str], Blocks | None]
"""The content of a note by its name."""

_SPECIAL: Final = re.compile(r"[\\*^~<&`\[\]{}_]")
_IN_WORD: Final = re.compile(r"(?<=[^\W_])_(?=[^\W_])")
"""An underscore inside a word is a sign like any other. It is asked for apart, as a search for one set of signs is fast."""
_UNEVEN: Final = re.compile(r" \n|\n[ \t]|\t")
"""White space at the end or start of a line: the engine knows what it means."""
_BARE: Final = re.compile(r"(?<!\])\(#")
"""The target of a reference without its brackets."""
_VALUE: Final = r"\{\{ *[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)* *(?:\| *[a-z_]+ *)?\}\}"
_PLAIN: Final = rf"(?:[^\\*_^~<&`\[\]{{}}\n]|{_VALUE})"
_TARGET: Final = r"(?:#|wet:)[A-Za-z0-9#/,:.°-]+(?: [A-Za-z0-9#/,:.°-]+)*"
_PIECE: Final = re.compile(
    r"\{\{ *(?P<sleutel>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*) *(?:\| *(?P<vorm>[a-z_]+) *)?\}\}"
    rf"|(?<!!)\[(?P<woorden>(?:{_PLAIN}|\n)*)\]\((?P<doel>{_TARGET})(?: \"(?P<wijze>[a-z]+)\")?\)"
    r"|\[\^(?P<noot>[^\]\s]+)\]"
    rf"|(?:(?<=\s)|\A)(?P<sterren>\*\*?)(?P<nadruk>(?:(?=[^\W_]){_PLAIN}|{_VALUE}){_PLAIN}*?)"
    r"(?<=[^\W_]|[.,:;?!)}])(?P=sterren)(?=[\s.,;:)]|\Z)"
    r"|\{#(?P<label>[a-z][a-z0-9-]*)\}\Z"
)
"""Emphasis only where it can be read in one way: white space before it, a letter or value first, and no other stars in it."""


def read_quickly(content: str, place: Placement, notes: NoteFinder | None = None) -> tuple[Inlines, str | None] | None:
    """The nodes of a text and the label at its end; None when there is more in it than this, or a note that is not there."""
    if ("\n" in content or "\t" in content) and _UNEVEN.search(content):
        return None
    if "(#" in content and _BARE.search(content):
        return None
    reading = _Reading(content, place, notes)
    nodes = reading.stretch(0, len(content))
    return (nodes, reading.label) if nodes is not None else None


class _Reading:
    """One text while it is read."""

    __slots__ = ("content", "label", "notes", "place")

    def __init__(self, content: str, place: Placement, notes: NoteFinder | None) -> None:
        self.content = content
        self.place = place
        self.notes = notes
        self.label: str | None = None

    def stretch(self, position: int, end: int) -> Inlines | None:
        """The nodes from `position` up to `end`; None if the engine must read them."""
        nodes: list[Inline] = []
        special = _special(self.content, position, end)
        while special is not None:
            found = _PIECE.match(self.content, special.start())
            if found is None:
                return None
            _words(self.content, position, found.start(), self.place, nodes)
            position = found.end()
            if found["label"]:
                self.label = found["label"]
            else:
                node = self._node(found)
                if node is None:
                    return None
                nodes.append(node)
            special = _special(self.content, position, end)
        _words(self.content, position, end, self.place, nodes)
        return _trimmed(nodes)

    def _node(self, found: re.Match[str]) -> Inline | None:
        span = self.place.span
        if found["sleutel"]:
            return Invoeging(sleutel=found["sleutel"], vorm=found["vorm"], span=span(*found.span("sleutel")))
        if found["doel"]:
            words = self.stretch(*found.span("woorden")) if found["woorden"] else ()
            where = span(*found.span("doel"))
            return Verwijzing(doel=found["doel"], vorm=found["wijze"], inhoud=words, span=where) if words is not None else None
        if found["noot"]:
            blocks = self.notes(found["noot"]) if self.notes is not None else None
            return Noot(naam=found["noot"], inhoud=blocks, span=span(*found.span())) if blocks is not None else None
        inside = self.stretch(*found.span("nadruk"))
        style: Literal["vet", "cursief"] = "vet" if found["sterren"] == "**" else "cursief"
        return Nadruk(stijl=style, inhoud=inside, span=span(*found.span())) if inside is not None else None


def _special(content: str, position: int, end: int) -> re.Match[str] | None:
    """The next sign that may be more than itself."""
    found = _SPECIAL.search(content, position, end)
    while found is not None and _IN_WORD.match(content, found.start(), end) is not None:
        found = _SPECIAL.search(content, found.end(), end)
    return found


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
