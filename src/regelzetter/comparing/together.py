"""Two matched parts read together, in one order: what both have, what went and what came."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from regelzetter.comparing.match import Pairing
from regelzetter.comparing.parts import Deel
from regelzetter.record import record


@record(frozen=True, slots=True)
class Entry:
    """What stands next in the two versions read together; `verplaatst`: it stood elsewhere."""

    oud: Deel | None
    nieuw: Deel | None
    verplaatst: bool = False


def together(old: Deel, new: Deel, pairing: Pairing) -> list[Entry]:
    """What is in two parts that match, in the order of the new one; what went stands where it was."""
    moved = _out_of_order(old, new, pairing)
    gone: dict[Deel | None, list[Entry]] = {}
    after: Deel | None = None
    for part in old.delen:
        other = pairing.naar.get(part)
        if other is None:
            gone.setdefault(after, []).append(Entry(part, None))
        elif pairing.ouder[other] is new and other not in moved:
            after = other
    entries = gone.get(None, [])[:]
    for part in new.delen:
        entries.append(Entry(pairing.van.get(part), part, _has_moved(part, moved, pairing)))
        entries.extend(gone.get(part, []))
    return entries


def _has_moved(part: Deel, moved: set[Deel], pairing: Pairing) -> bool:
    """A chapter made or taken away around an article does not move it; to leave one article for another does."""
    old = pairing.van.get(part)
    if old is None or part in moved:
        return old is not None
    if pairing.together(old, part):
        return False
    above, new_above = pairing.ouder[old], pairing.ouder[part]
    if part.soort in ("indeling", "artikel"):
        return pairing.partner(above) is not None and pairing.partner(new_above) is not None
    return True


def _out_of_order(old: Deel, new: Deel, pairing: Pairing) -> set[Deel]:
    """The fewest parts that have to move to get from the old order to the new one."""
    places = {part: place for place, part in enumerate(old.delen)}
    staying = [part for part in new.delen if part in pairing.van and pairing.van[part] in places]
    kept = _longest_rise([places[pairing.van[part]] for part in staying])
    return {part for number, part in enumerate(staying) if number not in kept}


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """The places of a longest rising series.

    >>> sorted(_longest_rise([0, 3, 1, 2]))
    [0, 2, 3]
    """
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(last[length - 1] if length else -1)
        if length == len(ends):
            ends.append(number)
            last.append(place)
        else:
            ends[length], last[length] = number, place
    kept: set[int] = set()
    place = last[-1] if last else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return kept
