"""Two versions of the parts of a document, and which parts were found to be the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from regelzetter.identities.model import Part
from regelzetter.record import record

ROOT = -1
"""What stands around the parts that stand in no other part."""


class Family(NamedTuple):
    """The unmatched children of two parts that are the same."""

    old: list[int]
    new: list[int]


@record(frozen=True, slots=True)
class Tree:
    """Parts in the order of the document; a part is known by its place in that order."""

    parts: Sequence[Part]
    parents: tuple[int, ...]
    children: dict[int, list[int]]


def tree_of(parts: Sequence[Part]) -> Tree:
    """Find the part around each part from how deep they stand."""
    around: list[int] = []
    parents: list[int] = []
    children: dict[int, list[int]] = {ROOT: []}
    for index, part in enumerate(parts):
        del around[max(0, part.niveau - 1) :]
        parents.append(around[-1] if around else ROOT)
        around.append(index)
        children[index] = []
        children[parents[-1]].append(index)
    return Tree(parts, tuple(parents), children)


@dataclass(slots=True)
class Pairs:
    """Which parts are the same. A pair is made once, of two parts of one kind, and stays."""

    old: Tree
    new: Tree
    to_new: dict[int, int] = field(default_factory=lambda: {ROOT: ROOT})
    to_old: dict[int, int] = field(default_factory=lambda: {ROOT: ROOT})

    def join(self, old: int, new: int) -> None:
        """Two parts are the same, unless one of them was found before, or they are of two kinds."""
        if self.is_free(old, new) and self.old.parts[old].kind == self.new.parts[new].kind:
            self.to_new[old] = new
            self.to_old[new] = old

    def is_free(self, old: int, new: int) -> bool:
        return old not in self.to_new and new not in self.to_old

    def free_old(self, among: Iterable[int] | None = None) -> list[int]:
        """The old parts without a partner."""
        return [index for index in (range(len(self.old.parts)) if among is None else among) if index not in self.to_new]

    def free_new(self, among: Iterable[int] | None = None) -> list[int]:
        return [index for index in (range(len(self.new.parts)) if among is None else among) if index not in self.to_old]

    def families(self) -> Iterator[Family]:
        """Of every pair of parts the children without a partner, where both have them."""
        for old, new in sorted(self.to_new.items()):
            family = Family(self.free_old(self.old.children[old]), self.free_new(self.new.children[new]))
            if family.old and family.new:
                yield family
