"""The text of leden that were split or joined: paragraph by paragraph of the new version, with what went and came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

from regelzetter.comparing.difference import verschil
from regelzetter.comparing.findings import Regel, Stukken
from regelzetter.comparing.paragraphs import INNER, mark_of
from regelzetter.comparing.parts import Deel
from regelzetter.comparing.splitting import Split
from regelzetter.comparing.words import Lezing, Woord, woorden


class _Paragraph(NamedTuple):
    merk: Stukken
    diepte: int
    woorden: Sequence[Woord]


def split_lines(split: Split, oud: Lezing, nieuw: Lezing) -> Iterator[Regel]:
    """The old words are cut where the new paragraphs end, so that each line shows what became of its own words."""
    went = [word for part in split.oud for each in _paragraphs(part, oud) for word in _apart(each.woorden)]
    lines = [each for part in split.nieuw for each in _paragraphs(part, nieuw)]
    ends = _ends(went, lines)
    start = 0
    for end, line in zip(ends, lines, strict=True):
        yield Regel(stukken=verschil(went[start:end], line.woorden), merk=line.merk, diepte=line.diepte)
        start = end


def _ends(went: Sequence[Woord], lines: Sequence[_Paragraph]) -> list[int]:
    """Where in the old words each new paragraph ends: just before the first word that stayed after it."""
    came = [word.gelijk for line in lines for word in line.woorden]
    blocks = SequenceMatcher(None, [word.gelijk for word in went], came, autojunk=False).get_matching_blocks()
    ends: list[int] = []
    place = 0
    for line in lines[:-1]:
        place += len(line.woorden)
        block = next(each for each in blocks if each.b + each.size > place or each.b == len(came))
        ends.append(block.a + max(0, place - block.b))
    return [*ends, len(went)]


def _paragraphs(part: Deel, lezing: Lezing, diepte: int = 0, above: Stukken = ()) -> Iterator[_Paragraph]:
    """Each with the mark of its lid or onderdeel, if it is the first of that."""
    merk = (*above, *mark_of(part.nummer, part.soort))
    own = woorden((*part.kop, *part.tekst), lezing)
    if own:
        yield _Paragraph(merk, diepte, own)
        merk = ()
    for child in part.delen:
        yield from _paragraphs(child, lezing, diepte + (part.soort in INNER), merk)
        merk = ()


def _apart(words: Sequence[Woord]) -> Iterator[Woord]:
    """The words of a paragraph as they are read after another."""
    for place, word in enumerate(words):
        yield word if place else replace(word, ruimte=True)
