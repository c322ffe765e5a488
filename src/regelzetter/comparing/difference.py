"""Two versions of one text, word by word: what stayed, what went, what came, grouped so that it can be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Final

from regelzetter.comparing.findings import Stuk, Stukken, Wijze
from regelzetter.comparing.words import Woord, seen, text

ISLAND: Final = 2
"""So few short words between two changes are taken along, or the redline would be confetti."""
SHORT: Final = 3
CLOSING: Final = frozenset(".,;:!?)]»’”")
LITTLE: Final = 0.2
"""A text that kept a smaller part of its words is shown as replaced."""


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
        starts_line = bool(oud) and not oud[0].ruimte and text(oud)[:1] not in CLOSING
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
    return seen(text(found))


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
