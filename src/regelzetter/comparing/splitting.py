"""A lid that was split, or leden that became one: nearly all words were kept, and they stand in another number of leden."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from regelzetter import dutch
from regelzetter.comparing.match import Pairing
from regelzetter.comparing.parts import Deel, address, descendants
from regelzetter.comparing.together import Entry, together
from regelzetter.comparing.words import LOS, woorden

NEARLY: Final = 0.75
"""So much of all words of both versions was kept: who joins two sentences takes the second subject out."""
SHARE: Final = 0.5
"""So much of the words of each lid was kept: what is all new was added, and not split off."""
MOST: Final = 6
"""Leden that are looked at together."""
_PLAIN: Final = frozenset({"lid", "alinea", "lijst", "onderdeel"})


class Split(NamedTuple):
    """Of one of the two there is one lid, of the other more, in order."""

    oud: tuple[Deel, ...]
    nieuw: tuple[Deel, ...]


def splits(pairing: Pairing) -> dict[Deel, Split]:
    """Every lid that takes part in a split, with that split. Its first lid is paired with that of the other version, so that
    the first keeps its number and no other part is renumbered for it."""
    found: dict[Deel, Split] = {}
    for old, new in list(pairing.naar.items()):
        if new.soort == "artikel":
            for split in _within(together(old, new, pairing)):
                _pair_first(split, pairing)
                found.update(dict.fromkeys((*split.oud, *split.nieuw), split))
    return found


def _within(entries: Sequence[Entry]) -> Iterator[Split]:
    """The splits among what is in one article, the largest first."""
    if all(entry.oud is not None and entry.nieuw is not None for entry in entries):
        return
    taken: set[int] = set()
    for size in range(min(MOST, len(entries)), 1, -1):
        for start in range(len(entries) - size + 1):
            places = range(start, start + size)
            split = _split_of([entries[place] for place in places]) if taken.isdisjoint(places) else None
            if split is not None:
                taken.update(places)
                yield split


def _split_of(entries: Sequence[Entry]) -> Split | None:
    if any(entry.verplaatst for entry in entries):
        return None
    split = Split(
        tuple(entry.oud for entry in entries if entry.oud is not None),
        tuple(entry.nieuw for entry in entries if entry.nieuw is not None),
    )
    one, several = sorted((split.oud, split.nieuw), key=len)
    parts = [part for each in (*one, *several) for part in descendants(each)]
    if len(one) != 1 or len(several) < 2 or any(part.soort not in _PLAIN for part in parts) or one[0].soort != "lid":
        return None
    return split if _is_kept([_words(part) for part in one], [_words(part) for part in several]) else None


def _is_kept(one: Sequence[Sequence[Hashable]], several: Sequence[Sequence[Hashable]]) -> bool:
    whole, joined = one[0], [word for part in several for word in part]
    blocks = SequenceMatcher(None, whole, joined, autojunk=False).get_matching_blocks()
    kept = {place for block in blocks for place in range(block.b, block.b + block.size)}
    if 2 * len(kept) < NEARLY * (len(whole) + len(joined)):
        return False
    start = 0
    for part in several:
        if sum(place in kept for place in range(start, start + len(part))) < SHARE * max(1, len(part)):
            return False
        start += len(part)
    return True


def _words(part: Deel) -> list[Hashable]:
    """What is compared of all its words; a sentence that became two has a capital letter more."""
    found = (word.gelijk for each in descendants(part) for word in woorden((*each.kop, *each.tekst), LOS))
    return [word.casefold() if isinstance(word, str) else word for word in found]


def _pair_first(split: Split, pairing: Pairing) -> None:
    for part in split.oud:
        other = pairing.naar.pop(part, None)
        if other is not None:
            del pairing.van[other]
    pairing.add(split.oud[0], split.nieuw[0])


def called(parts: Sequence[Deel], pairing: Pairing) -> str:
    """“artikel 3, eerste en tweede lid”."""
    if len(parts) == 1:
        return address(parts[0])
    numbers = dutch.lid_woorden([part.nummer for part in parts])
    above = pairing.ouder.get(parts[0])
    return f"{address(above)}, {numbers}" if above is not None and above.adres else numbers
