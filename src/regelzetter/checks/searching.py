"""The passages of a document as one text, to ask which of them hold certain words: most rules find nothing in most passages.

A long law has hundred thousands of words but only some thousands of different ones, so that those answer first. Without this,
each of the hundreds of words that rules are about would be looked for in the whole law.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from regelzetter.checks.passages import Passage


class SearchText:
    """`words`: each different word of the document once, one a line, as it was written, with the signs that cling to it. `whole`:
    all passages, one a line, in small letters."""

    __slots__ = ("_begins", "_known", "_small_words", "passages", "whole", "words")

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        texts = [passage.tekst for passage in passages]
        self.passages: Final = passages
        self.words: Final = "\n".join(set(" ".join(texts).split()))
        self._small_words: Final = self.words.lower()
        small = [text.lower() for text in texts]
        self.whole: Final = "\n".join(small)
        self._begins: Final[list[int]] = []
        """Where each passage begins in the whole."""
        self._known: Final[dict[str, list[int]]] = {}
        """By literal the passages it stands in: rules share their words."""
        begin = 0
        for text in small:
            self._begins.append(begin)
            begin += len(text) + 1

    def holds(self, *literals: str) -> bool:
        """Does one of these stand in the document? `literals` are in small letters and may be part of a word or several words."""
        return any(self._may_hold(literal) and literal in self.whole for literal in literals)

    def having(self, literals: Sequence[str]) -> list[Passage]:
        """The passages that hold at least one of these, in order; capitals or not."""
        found: set[int] = set()
        for literal in literals:
            if self._may_hold(literal):
                found.update(self._places(literal))
        return [self.passages[index] for index in sorted(found)]

    def _may_hold(self, literal: str) -> bool:
        """What stands between white space in the literal is part of a word of the document, if the literal stands in it."""
        return all(part in self._small_words for part in literal.split())

    def _places(self, literal: str) -> list[int]:
        if literal not in self._known:
            self._known[literal] = self._looked_up(literal)
        return self._known[literal]

    def _looked_up(self, literal: str) -> list[int]:
        places: list[int] = []
        at = self.whole.find(literal)
        while at >= 0:
            index = bisect_right(self._begins, at)
            places.append(index - 1)
            at = self.whole.find(literal, self._begins[index]) if index < len(self._begins) else -1
        return places
