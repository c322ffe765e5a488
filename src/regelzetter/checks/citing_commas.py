"""The commas round a lid and an onderdeel: “artikel 5, tweede lid, onderdeel a, is”. One finding for a reference."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from regelzetter.checks import citing_rules as rules
from regelzetter.checks.citing_phrases import LID, NUMMER, ONDERDEEL
from regelzetter.checks.passages import Passage
from regelzetter.diagnostics import Diagnostic, Edit
from regelzetter.tree.nodes import Vindplaats

_ARTIKEL: Final = rf"rtikel {NUMMER}"
_PART: Final = rf"(?:{LID}|{ONDERDEEL})(?!\w)"
_GOES_ON: Final = (
    r"(?:van (?:de|het|deze)|is|zijn|wordt|worden|kan|kunnen|mag|mogen|heeft|hebben|blijft|blijven|geldt|gelden|komt|komen"
    r"|laat|stelt|verstrekt|verleent|bedraagt|bevat|beslist|besluit|bepaalt|vermeldt|maakt|doet|neemt|meldt"
    r"|verdeelt|betaalt|wijst|moet|dient) "
)
"""Words that go on with the sentence."""
_ANY_WORD: Final = r" (?!(?:en|of|tot|dan|onderscheidenlijk|respectievelijk)\b)[a-zé]"
"""Of a reference that wrote itself it is certain where it ends."""
_BARE: Final = rf"\b{LID} (?={ONDERDEEL})"


def find_commas(passage: Passage) -> Iterator[Diagnostic]:
    """What lacks a comma in one passage."""
    text = passage.tekst
    if ("rtikel " in text and " lid" in text) or " onderde" in text or " onder " in text:
        for found in _compiled(_ARTIKEL).finditer(text):
            yield from _reference(passage, found.start() - 1, found.end())
    if " lid onder" in text:
        for found in _compiled(_BARE).finditer(text):
            if "rtikel" not in text[max(0, found.start() - 20) : found.start()]:
                yield from _missing(passage, found.start(), found.end() - 1)


def _reference(passage: Passage, begin: int, end: int) -> Iterator[Diagnostic]:
    """Walks from part to part; stops at the first comma that is not there."""
    text, part = passage.tekst, _compiled(_PART)
    parts = 0
    while True:
        if text.startswith(" ", end) and (part.match(text, end + 1) or (parts and _compiled(_GOES_ON).match(text, end + 1))):
            yield from _missing(passage, begin, end)
            return
        if parts and _compiled(_ANY_WORD).match(text, end):
            yield from _generated(passage, begin, end)
            return
        following = part.match(text, end + 2) if text.startswith(", ", end) else None
        if following is None:
            return
        parts, end = parts + 1, following.end()


def _missing(passage: Passage, begin: int, end: int) -> Iterator[Diagnostic]:
    if not passage.getypt(begin, end + 1):
        yield from _generated(passage, begin, end)
        return
    span, words = passage.span(begin, end), passage.tekst[begin:end]
    fix = (Edit(span, f"{words},"),) if span.line == span.end_line and span.end_column - span.column == len(words) else ()
    yield Diagnostic(rules.KOMMA, span, f"na ‘{words}’ staat geen komma", f"schrijf ‘{words},’", fix=fix)


def _generated(passage: Passage, begin: int, end: int) -> Iterator[Diagnostic]:
    """A reference that wrote itself, and the words after it that were typed: the comma between them is the writer's."""
    for index, piece in enumerate(passage.stukken):
        ends = passage.stukken[index + 1].begin if index + 1 < len(passage.stukken) else len(passage.tekst)
        if isinstance(piece.node, Vindplaats) and piece.begin <= begin and ends == end:
            if passage.getypt(end, end + 1):
                yield Diagnostic(rules.KOMMA, piece.node.span, f"na ‘{passage.tekst[begin:end]}’ staat geen komma",
                                 "zet een komma achter de verwijzing: […](#…), …")  # fmt: skip
            return


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
