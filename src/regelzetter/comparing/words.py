"""Words that can be compared: what is printed, and what makes it the same as in the other version.

A value is the same when its key and form are, a reference when it points at the same part; their printed words may differ.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final, assert_never

from regelzetter.comparing.changes import Stuk, Stukken, Wijze
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
)
from regelzetter.tree.walk import walk

_SPACE: Final = re.compile(r"[ \t\n]+")
_PARTS: Final = re.compile(r"([(\[«‘“\"]*)(.*?)([.,;:!?)\]»’”\"]*)$", re.DOTALL)
ISLAND: Final = 2
"""So few short words between two changes are taken along, or the redline would be confetti."""
SHORT: Final = 3
LITTLE: Final = 0.2
"""A text that kept a smaller part of its words is shown as replaced."""


@dataclass(frozen=True, slots=True)
class Woord:
    tekst: str
    gelijk: Hashable
    """What is compared."""
    ruimte: bool = True
    doel: str = ""
    """Where a reference points, in words; and `stijl`, how a word is set: said where words differ that print the same."""
    stijl: str = ""


@dataclass(frozen=True, slots=True)
class Lezing:
    """How one version is read: which values both versions have, and which part an address means."""

    gedeeld: Container[str]
    """Keys of values; a key that only one version has is compared by its words."""
    aanhalingen: Container[str]
    """Citations of laws (`wet:AWB/4:24`) that are worded anew everywhere."""
    plaats: Callable[[str, Adres], Hashable]
    noem: Callable[[str, Adres], str]


NEUTRAAL: Final = Lezing(frozenset(), frozenset(), lambda document, adres: (document, adres), lambda document, adres: "")


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
                    yield self._word(part, (part, stijl) if stijl else part, stijl=stijl)

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
        if sleutel in self.lezing.gedeeld or sleutel.startswith("rij."):
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
    return text(woorden(inlines, NEUTRAAL))


def text(found: Sequence[Woord]) -> str:
    """Words in a row, without a space before the first."""
    return "".join((" " if woord.ruimte and position else "") + woord.tekst for position, woord in enumerate(found))


def _inline_of(node: object) -> Iterator[Inline]:
    """The inline content of the blocks of a note: every paragraph in it, in order."""
    from regelzetter.tree.nodes import Alinea, Knoop

    assert isinstance(node, Knoop)
    for inside in walk(node):
        if isinstance(inside, Alinea):
            yield from inside.inhoud


# --- two versions ---------------------------------------------------------------------------------


def verschil(oud: Sequence[Woord], nieuw: Sequence[Woord]) -> Stukken:
    """What went and what came, grouped; words that stayed are printed as in the new version.

    >>> [(stuk.wijze, stuk.tekst) for stuk in verschil(_words("ten hoogste drie jaar"), _words("ten hoogste vier jaar"))]
    [('gelijk', 'ten hoogste'), ('weg', 'drie'), ('nieuw', 'vier'), ('gelijk', 'jaar')]
    """
    matcher = SequenceMatcher(None, [woord.gelijk for woord in oud], [woord.gelijk for woord in nieuw], autojunk=False)
    stretches = [(tag == "equal", i1, i2, j1, j2) for tag, i1, i2, j1, j2 in matcher.get_opcodes()]
    kept = sum(i2 - i1 for equal, i1, i2, _, _ in stretches if equal)
    if oud and nieuw and kept < LITTLE * max(len(oud), len(nieuw)):
        stretches = [(False, 0, len(oud), 0, len(nieuw))]
    stukken: list[Stuk] = []
    for equal, i1, i2, j1, j2 in _joined(stretches, oud):
        stukken.extend(_stretch(equal, oud[i1:i2], nieuw[j1:j2]))
    return _together(stukken)


def alles(wijze: Wijze, found: Sequence[Woord]) -> Stukken:
    """All words as one stretch; none if there are no words."""
    return _pieces(wijze, found, "")


def _words(tekst: str) -> tuple[Woord, ...]:
    return tuple(Woord(part, part, position > 0) for position, part in enumerate(tekst.split()))


_Stretch = tuple[bool, int, int, int, int]


def _joined(stretches: Sequence[_Stretch], oud: Sequence[Woord]) -> Iterator[_Stretch]:
    """The stretches, with islands of little words taken into the changes on both sides of them."""
    inner = range(1, len(stretches) - 1)
    taken = [not stretch[0] or (n in inner and _is_island(oud[stretch[1] : stretch[2]])) for n, stretch in enumerate(stretches)]
    start = 0
    while start < len(stretches):
        end = start + 1
        if taken[start]:
            while end < len(stretches) and taken[end]:
                end += 1
            yield (False, stretches[start][1], stretches[end - 1][2], stretches[start][3], stretches[end - 1][4])
        else:
            yield stretches[start]
        start = end


def _is_island(found: Sequence[Woord]) -> bool:
    return len(found) <= ISLAND and all(isinstance(woord.gelijk, str) and len(woord.tekst) <= SHORT for woord in found)


def _stretch(equal: bool, oud: Sequence[Woord], nieuw: Sequence[Woord]) -> Iterator[Stuk]:
    went, came = _unseen(oud, nieuw)
    if equal or (_plain(oud) == _plain(nieuw) and went == came):
        yield from _pieces("gelijk", nieuw, "")
        return
    yield from _pieces("weg", oud, went)
    for stuk in _pieces("nieuw", nieuw, came):
        starts_line = bool(oud) and not oud[0].ruimte and text(oud)[:1].isalnum()
        yield replace(stuk, ruimte=True) if starts_line else stuk


def _unseen(oud: Sequence[Woord], nieuw: Sequence[Woord]) -> tuple[str, str]:
    """What differs between words that print the same. Typed words that became a reference, or back, do not differ."""
    if _plain(oud) != _plain(nieuw):
        return "", ""
    went, came = _listed(woord.stijl for woord in oud), _listed(woord.stijl for woord in nieuw)
    pointed, points = _listed(woord.doel for woord in oud), _listed(woord.doel for woord in nieuw)
    if pointed and points and pointed != points:
        return f"verwees naar {pointed}", f"verwijst naar {points}"
    return went, came


def _listed(said: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(each for each in said if each))


def _plain(found: Sequence[Woord]) -> str:
    """The printed words; a no-break space is a space."""
    return text(found).replace("\u00a0", " ")


def _pieces(wijze: Wijze, found: Sequence[Woord], uitleg: str) -> Stukken:
    shown = " ".join(part for part in (text(found), f"({uitleg})" if uitleg else "") if part)
    return (Stuk(wijze, shown, found[0].ruimte or not text(found)),) if shown else ()


def _together(stukken: Sequence[Stuk]) -> Stukken:
    """Neighbours of one kind as one stretch."""
    result: list[Stuk] = []
    for stuk in stukken:
        if result and result[-1].wijze == stuk.wijze:
            space = " " if stuk.ruimte else ""
            result[-1] = replace(result[-1], tekst=f"{result[-1].tekst}{space}{stuk.tekst}")
        else:
            result.append(stuk)
    return tuple(result)
