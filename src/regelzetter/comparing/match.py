"""Which part of the old version is which part of the new one: by label, by name, by content, and then by position.

Labels hold in the whole document; the rest is looked for within parts that match. What is left of articles, leden and
paragraphs is looked for in the whole document too, because what lost its place has not lost its content.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Final, TypeAlias

from regelzetter.comparing.parts import STRUCTUUR, Deel, descendants
from regelzetter.comparing.words import LOS, woorden

ALIKE: Final = 0.5
"""Two parts with this share of their words in common are one part that changed."""
VERY_ALIKE: Final = 0.8
"""Asked where more speaks against it: other labels, or another chapter."""
KNOWN: Final = 8
"""Words and stops by which a lid or a paragraph is known that stands elsewhere; a shorter one may be chance."""
BY_PLACE: Final = frozenset(
    {"lid", "alinea", "lijst", "onderdeel", "tabel", "rij", "cel", "keuze", "anders", "onbegrepen", "ondertekening"}
)
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

    def document(self, part: Deel) -> str:
        """Name of the document it stands in."""
        while part in self.ouder:
            part = self.ouder[part]
        return part.naam

    def together(self, old: Deel, new: Deel) -> bool:
        """Do the parts around these two match?"""
        above, new_above = self.ouder.get(old), self.ouder.get(new)
        return above is not None and self.naar.get(above) is new_above


def pair(old: Sequence[Deel], new: Sequence[Deel]) -> Pairing:
    """Match all parts of two versions; documents by their name in the dossier, or by nearly all of their words."""
    matcher = _Matcher()
    for document in (*old, *new):
        for part in descendants(document):
            matcher.pairing.ouder.update(dict.fromkeys(part.delen, part))
    named = {document.naam: document for document in new}
    for document in old:
        if document.naam in named:
            matcher.document(document, named[document.naam])
    for before, after in matcher.renamed(old, new):
        matcher.document(before, after)
    return matcher.pairing


@dataclass(slots=True)
class _Matcher:
    pairing: Pairing = field(default_factory=Pairing)
    waiting: deque[tuple[Deel, Deel]] = field(default_factory=deque)
    prints: dict[Deel, tuple[Hashable, ...]] = field(default_factory=dict)

    def document(self, old: Deel, new: Deel) -> None:
        self._add(old, new)
        self._same_key(tuple(descendants(old)), tuple(descendants(new)), _label)
        self._within()
        self._leftover(old, new)

    def renamed(self, old: Sequence[Deel], new: Sequence[Deel]) -> list[tuple[Deel, Deel]]:
        """Documents of which one version has no namesake, and that are very much alike."""
        a, b = self._open(old), self._open(new)
        scores = [(-score, i, j) for j, part in enumerate(b) for i, score in self._scores(a, part, VERY_ALIKE)]
        chosen: dict[int, int] = {}
        for _, i, j in sorted(scores):
            if i not in chosen and j not in chosen.values():
                chosen[i] = j
        return [(a[i], b[j]) for i, j in chosen.items()]

    def _add(self, old: Deel, new: Deel) -> None:
        if old not in self.pairing.naar and new not in self.pairing.van:
            self.pairing.add(old, new)
            self.waiting.append((old, new))

    def _within(self) -> None:
        while self.waiting:
            old, new = self.waiting.popleft()
            self._children(old, new)

    def _children(self, old: Deel, new: Deel) -> None:
        if old.soort == "tabel":
            self._same_key(old.delen, new.delen, self._content)
        self._same_key(old.delen, new.delen, lambda part: (part.soort, part.naam) if part.naam else None)
        if _are_cells(old) and _are_cells(new) and len(old.delen) == len(new.delen):
            self._by_place(old, new)
            return
        self._same_key(old.delen, new.delen, self._content)
        self._alike(old.delen, new.delen)
        self._by_place(old, new)

    def _content(self, part: Deel) -> Hashable:
        """What a part says; a row of data says the same as its neighbours and is known by its name only."""
        return (part.soort, self._print(part)) if part.soort != "gegevensrij" else None

    def _leftover(self, old: Deel, new: Deel) -> None:
        """First articles, then leden, passages and paragraphs: what is in an article that moved, moved with it."""
        for belongs in (self._is_article, self._is_loose):
            a, b = [[part for part in descendants(each) if belongs(part)] for each in (old, new)]
            self._same_key(a, b, self._print)
            self._alike(a, b, VERY_ALIKE)
            self._within()

    def _is_article(self, part: Deel) -> bool:
        return part.soort == "artikel"

    def _is_loose(self, part: Deel) -> bool:
        """A part whose move is told by itself, and long enough to be known by its words."""
        above = self.pairing.ouder.get(part)
        told = part.soort in ("lid", "divisie") or (part.soort == "alinea" and above is not None and above.soort in STRUCTUUR)
        return told and len(self._print(part)) >= KNOWN

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

    def _alike(self, old: Sequence[Deel], new: Sequence[Deel], enough: float = ALIKE) -> None:
        """Match what is most alike first; equals in order."""
        a, b = self._open(old), self._open(new)
        scores: list[tuple[float, int, int]] = []
        for j, part in enumerate(b):
            if a and part.soort != "gegevensrij":
                scores.extend((-score, i, j) for i, score in self._scores(a, part, enough))
        for _, i, j in sorted(scores):
            self._add(a[i], b[j])

    def _scores(self, candidates: Sequence[Deel], part: Deel, enough: float) -> Iterator[tuple[int, float]]:
        matcher: SequenceMatcher[Hashable] = SequenceMatcher(None, (), self._print(part), autojunk=False)
        for i, candidate in enumerate(candidates):
            if candidate.soort != part.soort:
                continue
            least = VERY_ALIKE if _relabelled(candidate, part) else ALIKE if _same_name(candidate, part) else enough
            matcher.set_seq1(self._print(candidate))
            if matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least and (score := matcher.ratio()) >= least:
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
            own = (word.gelijk for word in woorden((*part.kop, *part.tekst), LOS))
            found = self.prints[part] = (*own, *(word for child in part.delen for word in self._print(child)))
        return found


def _label(part: Deel) -> Hashable:
    return (part.soort, part.label) if part.label else None


def _are_cells(part: Deel) -> bool:
    return part.soort in ("rij", "gegevensrij")


def _same_name(old: Deel, new: Deel) -> bool:
    return bool(old.naam) and old.naam == new.naam


def _relabelled(old: Deel, new: Deel) -> bool:
    return bool(old.label and new.label and old.label != new.label)


_Gaps: TypeAlias = dict[tuple[Deel | None, str], list[Deel]]


def _gaps(parts: Sequence[Deel], matched: dict[Deel, Deel], as_new: Callable[[Deel], Deel]) -> _Gaps:
    """Unmatched parts of each kind, by the matched neighbour before them."""
    gaps: _Gaps = {}
    after: Deel | None = None
    for part in parts:
        if part in matched:
            after = as_new(part)
        else:
            gaps.setdefault((after, part.soort), []).append(part)
    return gaps
