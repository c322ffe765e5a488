"""Words that can be compared: what is printed, and what makes it the same as in the other version.

A value is the same when its key and form are, a reference when it points at the same part; their printed words may differ.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, assert_never
from unicodedata import normalize

from regelzetter.record import record
from regelzetter.tree.address import Adres
from regelzetter.tree.nodes import (
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
from regelzetter.tree.walk import walk

_UNSEEN: Final = {0xAD: None, 0xA0: " ", 0x202F: " "}
"""A hyphen for where a word may break, and spaces where a line may not."""
_SPACE: Final = re.compile(r"[ \t\n]+")
_PARTS: Final = re.compile(r"([(\[«‘“\"]*)(.*?)([.,;:!?)\]»’”\"]*)$", re.DOTALL)


@record(frozen=True, slots=True)
class Woord:
    tekst: str
    gelijk: Hashable
    """What is compared."""
    ruimte: bool = True
    doel: str = ""
    """Where a reference points, in words; and `stijl`, how a word is set: said where words differ that print the same."""
    stijl: str = ""


@record(frozen=True, slots=True)
class Lezing:
    """How one version is read: which values both versions have, and which part an address means."""

    gedeeld: Container[str]
    """Keys of values; a key that only one version has is compared by its words."""
    aanhalingen: Container[str]
    """Citations of laws (`wet:AWB/4:24`) that are worded anew everywhere."""
    plaats: Callable[[str, Adres], Hashable]
    noem: Callable[[str, Adres], str]
    los: bool = False
    """To see how alike two texts are: every value by its key, every reference by its label."""


GEDRUKT: Final = Lezing(frozenset(), frozenset(), lambda *_: "", lambda *_: "")
LOS: Final = replace(GEDRUKT, los=True)


def woorden(inlines: Inlines, lezing: Lezing) -> tuple[Woord, ...]:
    """The words of an inline content, notes included at the place of their mark."""
    return tuple(_Collector(lezing).collect(inlines))


@dataclass(slots=True)
class _Collector:
    lezing: Lezing
    ruimte: bool = False

    def collect(self, inlines: Inlines, stijl: str = "") -> Iterator[Woord]:
        for node in inlines:
            yield from self._node(node, stijl)

    def _node(self, node: Inline, stijl: str) -> Iterator[Woord]:
        match node:
            case Tekst(tekst=tekst):
                yield from self._text(tekst, stijl)
            case Nadruk(stijl=eigen, inhoud=inhoud):
                yield from self.collect(inhoud, f"{stijl} {eigen}".strip())
            case Vreemd(taal=taal, inhoud=inhoud):
                yield from self.collect(inhoud, f"{stijl} taal: {taal}".strip())
            case Regeleinde():
                self.ruimte = True
            case Noot():
                yield from self._note(node)
            case Invulling(sleutel=sleutel, vorm=vorm, tekst=tekst):
                yield from self._value(sleutel, vorm, tekst, stijl)
            case Invoeging(sleutel=sleutel, vorm=vorm):
                yield self._word("{{ " + sleutel + " }}", ("waarde", sleutel, vorm))
            case Verwijzing(doel=doel):
                yield self._word(f"[]({doel})", ("verwijzing", doel))
            case Vindplaats():
                yield from self._reference(node, stijl)
            case OnbegrepenTekst(tekst=tekst):
                yield from self._text(tekst, stijl)
            case _:
                assert_never(node)

    def _word(self, tekst: str, gelijk: Hashable, doel: str = "", stijl: str = "") -> Woord:
        woord = Woord(tekst, gelijk, self.ruimte, doel, stijl)
        self.ruimte = False
        return woord

    def _text(self, tekst: str, stijl: str) -> Iterator[Woord]:
        """Split at spaces, not at no-break spaces; brackets and stops are words of their own."""
        for position, chunk in enumerate(_SPACE.split(tekst)):
            self.ruimte = self.ruimte or position > 0
            found = _PARTS.match(chunk)
            lead, core, tail = found.groups() if found else ("", chunk, "")
            for part in (*lead, core, *tail):
                if part:
                    same = seen(part)
                    yield self._word(part, (same, stijl) if stijl else same, stijl=stijl)

    def _note(self, note: Noot) -> Iterator[Woord]:
        self.ruimte = True
        yield self._word("[noot:", "[noot:")
        self.ruimte = True
        for node in note.inhoud:
            for inline in _inline_of(node):
                yield from self._node(inline, "")
            self.ruimte = True
        self.ruimte = False
        yield self._word("]", "]")

    def _value(self, sleutel: str, vorm: str, tekst: str, stijl: str) -> Iterator[Woord]:
        if self.lezing.los or sleutel in self.lezing.gedeeld or sleutel.startswith("rij."):
            yield self._word(tekst, ("waarde", sleutel, vorm))
        else:
            yield from self._text(tekst, stijl)

    def _reference(self, node: Vindplaats, stijl: str) -> Iterator[Woord]:
        """Worded by the compiler: one word. In the writer's own words: those, and after them where they point."""
        target, doel = self._target(node)
        if worded(node):
            yield self._word(printed(node.inhoud), target, doel)
            return
        yield from self.collect(node.inhoud, stijl)
        ruimte, self.ruimte = self.ruimte, False
        yield self._word("", target, doel)
        self.ruimte = ruimte

    def _target(self, node: Vindplaats) -> tuple[Hashable, str]:
        if self.lezing.los:
            return ("verwijzing", node.doel), ""
        if node.soort in ("intern", "document"):
            places = tuple(self.lezing.plaats(node.document, adres) for adres in node.adressen)
            names = [self.lezing.noem(node.document, adres) for adres in node.adressen]
            return ("verwijzing", places), " en ".join(names)
        if node.doel in self.lezing.aanhalingen:
            return ("verwijzing", node.doel), ""
        printed_too = printed(node.inhoud).casefold() if worded(node) else ""
        return ("verwijzing", node.jci or node.url, printed_too), node.doel


def worded(node: Vindplaats) -> bool:
    """Did the compiler word this reference? Then its words stand where the whole reference stands (`passes/refer.py`)."""
    return len(node.inhoud) == 1 and isinstance(node.inhoud[0], Tekst) and node.inhoud[0].span == node.span


def printed(inlines: Inlines) -> str:
    """The printed words, notes included, on one line."""
    return text(woorden(inlines, GEDRUKT))


def text(found: Sequence[Woord]) -> str:
    """Words in a row, without a space before the first."""
    return "".join((" " if woord.ruimte and position else "") + woord.tekst for position, woord in enumerate(found))


def seen(tekst: str) -> str:
    """What a reader sees: an accent is the same typed as one sign or as two, and whether a line may break shows nowhere.

    >>> seen("één") == seen("e\u0301e\u0301n"), seen("laad\u00adplaats"), seen("€\u00a05")
    (True, 'laadplaats', '€ 5')
    """
    return normalize("NFC", tekst).translate(_UNSEEN)


def _inline_of(node: object) -> Iterator[Inline]:
    """The inline content of the blocks of a note: every paragraph in it, in order."""
    from regelzetter.tree.nodes import Alinea, Knoop

    assert isinstance(node, Knoop)
    for inside in walk(node):
        if isinstance(inside, Alinea):
            yield from inside.inhoud
