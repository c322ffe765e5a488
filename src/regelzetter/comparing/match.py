"""Which part of the old version is which part of the new one: by label, by name, by content, and then by position.

Labels hold in the whole document; the rest is looked for within parts that match. What is left of articles and leden is
looked for in the whole document too, because a part that lost its place has not lost its content.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Final

from regelzetter.comparing.outline import Deel, descendants
from regelzetter.comparing.words import NEUTRAAL, woorden
from regelzetter.tree.address import Adres
from regelzetter.tree.nodes import Invoeging, Invulling, Verwijzing, Vindplaats
from regelzetter.tree.walk import walk

ALIKE: Final = 0.5
"""Two parts with this share of their words in common are one part that changed."""
ALIKE_RELABELLED: Final = 0.8
"""If both have a label and the labels differ, the writer said that they are two."""
BY_PLACE: Final = frozenset({"lid", "alinea", "lijst", "onderdeel", "tabel", "rij", "cel", "keuze", "anders", "onbegrepen", "ondertekening"})
"""Parts without a heading: at the same place between the same neighbours they are one part, rewritten."""


@dataclass(slots=True)
class Pairing:
    """The match of two versions, both ways, and what each part stands in."""

    naar: dict[Deel, Deel] = field(default_factory=dict)
    van: dict[Deel, Deel] = field(default_factory=dict)
    ouder: dict[Deel, Deel] = field(default_factory=dict)

    def add(self, old: Deel, new: Deel) -> None:
        self.naar[old] = new
        self.van[new] = old

    def partner(self, deel: Deel) -> Deel | None:
        return self.naar.get(deel) or self.van.get(deel)

    def together(self, old: Deel, new: Deel) -> bool:
        """Do the parts around these two match?"""
        above, new_above = self.ouder.get(old), self.ouder.get(new)
        return above is not None and self.naar.get(above) is new_above


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands next in the two versions read together; `verplaatst`: it stood elsewhere."""

    oud: Deel | None
    nieuw: Deel | None
    verplaatst: bool = False


def pair(old: Sequence[Deel], new: Sequence[Deel]) -> Pairing:
    """Match all parts of two versions; documents by their name in the dossier."""
    matcher = _Matcher()
    for document in (*old, *new):
        for part in descendants(document):
            matcher.pairing.ouder.update({child: part for child in part.delen})
    named = {document.naam: document for document in new}
    for document in old:
        if document.naam in named:
            matcher.document(document, named[document.naam])
    return matcher.pairing


@dataclass(slots=True)
class _Matcher:
    pairing: Pairing = field(default_factory=Pairing)
    waiting: deque[tuple[Deel, Deel]] = field(default_factory=deque)
    prints: dict[Deel, tuple[Hashable, ...]] = field(default_factory=dict)

    def document(self, old: Deel, new: Deel) -> None:
        self._add(old, new)
        labelled = {(part.soort, part.label): part for part in descendants(new) if part.label}
        for part in descendants(old):
            other = labelled.get((part.soort, part.label))
            if part.label and other is not None:
                self._add(part, other)
        self._within()
        for kinds in (("artikel",), ("lid",)):
            self._leftover(old, new, kinds)

    def _add(self, old: Deel, new: Deel) -> None:
        if old not in self.pairing.naar and new not in self.pairing.van:
            self.pairing.add(old, new)
            self.waiting.append((old, new))

    def _within(self) -> None:
        while self.waiting:
            old, new = self.waiting.popleft()
            self._children(old, new)

    def _children(self, old: Deel, new: Deel) -> None:
        if _are_cells(old) and _are_cells(new) and len(old.delen) == len(new.delen):
            for a, b in zip(old.delen, new.delen, strict=True):
                self._add(a, b)
            return
        self._same_key(old.delen, new.delen, lambda part: (part.soort, part.naam) if part.naam else None)
        self._same_key(old.delen, new.delen, lambda part: (part.soort, self._print(part)))
        self._alike(old.delen, new.delen)
        self._by_place(old, new)

    def _leftover(self, old: Deel, new: Deel, kinds: tuple[str, ...]) -> None:
        a = [part for part in descendants(old) if part.soort in kinds]
        b = [part for part in descendants(new) if part.soort in kinds]
        self._same_key(a, b, lambda part: self._print(part) if part.delen else None)
        self._alike(a, b)
        self._within()

    # --- the steps --------------------------------------------------------------------------------

    def _same_key(self, old: Sequence[Deel], new: Sequence[Deel], key: Callable[[Deel], Hashable]) -> None:
        """Match what has the same key; where several have it, in order."""
        open_new: dict[Hashable, deque[Deel]] = {}
        for part in self._open(new):
            open_new.setdefault(key(part), deque()).append(part)
        for part in self._open(old):
            found = open_new.get(key(part))
            if found and key(part) is not None:
                self._add(part, found.popleft())

    def _alike(self, old: Sequence[Deel], new: Sequence[Deel]) -> None:
        """Match what is most alike first; equals in order."""
        a, b = self._open(old), self._open(new)
        scores: list[tuple[float, int, int]] = []
        for j, part in enumerate(b):
            if a and part.soort != "gegevensrij":
                scores.extend((-score, i, j) for i, score in self._scores(a, part))
        for _, i, j in sorted(scores):
            self._add(a[i], b[j])

    def _scores(self, candidates: Sequence[Deel], part: Deel) -> Iterator[tuple[int, float]]:
        matcher: SequenceMatcher[Hashable] = SequenceMatcher(None, (), self._print(part), autojunk=False)
        for i, candidate in enumerate(candidates):
            if candidate.soort != part.soort:
                continue
            enough = ALIKE_RELABELLED if _relabelled(candidate, part) else ALIKE
            matcher.set_seq1(self._print(candidate))
            if matcher.real_quick_ratio() >= enough and matcher.quick_ratio() >= enough and (score := matcher.ratio()) >= enough:
                yield i, score

    def _by_place(self, old: Deel, new: Deel) -> None:
        """Between the same neighbours, where both versions have as many parts of a kind, in order."""
        gaps = _gaps(new.delen, self.pairing.van, lambda part: part)
        for (after, soort), parts in _gaps(old.delen, self.pairing.naar, self.pairing.naar.__getitem__).items():
            others = gaps.get((after, soort), [])
            if len(parts) == len(others) and soort in BY_PLACE:
                for a, b in zip(parts, others, strict=True):
                    if not _relabelled(a, b):
                        self._add(a, b)

    def _open(self, parts: Sequence[Deel]) -> list[Deel]:
        return [part for part in parts if part not in self.pairing.naar and part not in self.pairing.van]

    def _print(self, part: Deel) -> tuple[Hashable, ...]:
        """The words of a part and all in it, with keys for values and labels for references: what renumbering leaves alone."""
        found = self.prints.get(part)
        if found is None:
            own = (*_neutral(part, part.kop), *_neutral(part, part.tekst))
            found = self.prints[part] = (*own, *(word for child in part.delen for word in self._print(child)))
        return found


def _neutral(part: Deel, inlines: Sequence[object]) -> Iterator[Hashable]:
    for node in inlines:
        match node:
            case Invulling(sleutel=key) | Invoeging(sleutel=key):
                yield ("waarde", key)
            case Vindplaats(doel=doel) | Verwijzing(doel=doel):
                yield ("verwijzing", doel)
            case _:
                yield from (word.gelijk for word in woorden((node,), NEUTRAAL))  # type: ignore[arg-type]


def _are_cells(part: Deel) -> bool:
    return part.soort in ("rij", "gegevensrij")


def _relabelled(old: Deel, new: Deel) -> bool:
    return bool(old.label and new.label and old.label != new.label)


def _gaps(parts: Sequence[Deel], matched: dict[Deel, Deel], as_new: Callable[[Deel], Deel]) -> dict[tuple[Deel | None, str], list[Deel]]:
    """Unmatched parts of each kind, by the matched neighbour before them."""
    gaps: dict[tuple[Deel | None, str], list[Deel]] = {}
    after: Deel | None = None
    for part in parts:
        if part in matched:
            after = as_new(part)
        else:
            gaps.setdefault((after, part.soort), []).append(part)
    return gaps


# --- reading two versions together ----------------------------------------------------------------


def together(old: Deel, new: Deel, pairing: Pairing) -> list[Entry]:
    """What is in two parts that match, in the order of the new one; what went stands where it was."""
    moved = _out_of_order(old, new, pairing)
    gone: dict[Deel | None, list[Entry]] = {}
    after: Deel | None = None
    for part in old.delen:
        other = pairing.naar.get(part)
        if other is None:
            gone.setdefault(after, []).append(Entry(part, None))
        elif other in new.delen and other not in moved:
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


# --- addresses ------------------------------------------------------------------------------------


def places(documents: Sequence[Deel]) -> dict[tuple[str, Adres], Deel]:
    """The part at each address; of two with one address the first."""
    found: dict[tuple[str, Adres], Deel] = {}
    for document in documents:
        for part in descendants(document):
            if part.eigen:
                found.setdefault((part.document, part.adres), part)
    return found
