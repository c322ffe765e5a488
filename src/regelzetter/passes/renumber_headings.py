"""The new numbers of headings: counted as `number.py` counts, beside the numbers that are typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from regelzetter.passes.following import Pair, number_after
from regelzetter.passes.number import ENIG, annex_kind, kinds_of, numbered_by, parts_below, series_in
from regelzetter.passes.sequence import follows
from regelzetter.passes.series import FIRST, Kind, is_later, next_number, prefix_of
from regelzetter.tree.nodes import Artikel, Bijlage, Indeling, Regeling

Headed: TypeAlias = Indeling | Artikel | Bijlage


class _Outer(NamedTuple):
    """A part around others: its number as typed, and the part with its new one."""

    old: str
    part: Indeling


def heading_numbers(regeling: Regeling, amends: bool) -> Iterator[tuple[Headed, str]]:
    """Every part, article and annex that has a number, with the number it should have."""
    yield from _Headings(regeling, amends).parts(regeling.lichaam, ())
    last: Pair | None = None
    kind = annex_kind(regeling.bijlagen)
    for annex in regeling.bijlagen:
        if annex.nummer is not None:
            last = Pair(annex.nummer, number_after(last, annex.nummer, "", kind))
            yield annex, last.new


class _Headings:
    def __init__(self, regeling: Regeling, amends: bool) -> None:
        series = series_in(tuple(parts_below(regeling.lichaam)), amends)
        self.dotted, self.kind, self.prefix = series.dotted, series.kind, series.prefix
        self.through: dict[str, Pair] = {}
        self.running_on: set[str] = set()
        self.articles: dict[str, Pair] = {}
        """By (new) prefix the last number."""

    def parts(self, parts: Sequence[Indeling | Artikel], around: tuple[_Outer, ...]) -> Iterator[tuple[Headed, str]]:
        last: dict[str, Pair] = {}
        kinds = kinds_of(parts)
        for part in parts:
            if isinstance(part, Artikel):
                yield from self._article(part, around)
                continue
            number = part.nummer or ""
            before, kind = last.get(part.woord), kinds.get(part.woord, "cijfers")
            through = self._through(part.woord, number, kind) if before is None else None
            new = number_after(through or before, number, "" if through else self._prefix(part, around), kind)
            last[part.woord] = self.through[part.woord] = Pair(number, new)
            yield part, new
            yield from self.parts(part.inhoud, (*around, _Outer(number, replace(part, nummer=new))))

    def _through(self, word: str, number: str, kind: Kind) -> Pair | None:
        """The last number, if this one goes on from it; where one part does, a gap in the next does not begin anew."""
        last = self.through.get(word)
        if last is None:
            return None
        if follows(last.old, number, "", kind):
            self.running_on.add(word)
            return last
        return last if word in self.running_on and is_later(number, next_number(last.old, "", kind)) else None

    def _prefix(self, part: Indeling, around: tuple[_Outer, ...]) -> str:
        """The number of the part around it, or of another further out if that is what was typed."""
        typed = prefix_of(part.nummer or "")
        meant = next((outer for outer in reversed(around) if typed == f"{outer.old}."), None)
        if meant is not None:
            return f"{meant.part.nummer}."
        return f"{around[-1].part.nummer}." if around and part.woord in self.dotted else ""

    def _article(self, article: Artikel, around: tuple[_Outer, ...]) -> Iterator[tuple[Headed, str]]:
        if article.nummer == ENIG:
            self.articles.setdefault("", Pair(FIRST[self.kind], FIRST[self.kind]))
            return
        number = article.nummer or ""
        self.prefix = prefix_of(number) or self.prefix
        outer = numbered_by(self.prefix, tuple(each.part for each in around))
        prefix = f"{outer.nummer}{self.prefix[-1]}" if outer is not None else ""
        new = number_after(self.articles.get(prefix), number, prefix, self.kind)
        self.articles[prefix] = Pair(number, new)
        yield article, new
