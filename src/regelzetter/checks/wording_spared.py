"""What a rule about words leaves alone although it stands in running text: quotations in signs, and names of laws."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from regelzetter.checks.passages import Passage

_QUOTED: Final = r"‘[^‘]*?’(?!\w)|“[^”]*”|«[^»]*»|\"[^\"]*\""
_TITLE: Final = (
    r"\b(?:(?:Wet|Besluit|Regeling|Verordening|Richtlijn|Wetboek|Verdrag|Protocol)"
    r"|[A-Z][a-zé]*(?:wet|besluit|regeling|verordening|richtlijn|verdrag))\b"
)
_LONGEST_TITLE: Final = 160


def quoted(passage: Passage, match: re.Match[str]) -> bool:
    """Do the words stand between quotation marks? Then they are another's, or words that are being replaced."""
    text = passage.tekst
    return any(each.start() < match.start() and match.end() < each.end() for each in _compiled(_QUOTED).finditer(text))


def in_title(passage: Passage, match: re.Match[str]) -> bool:
    """Does a title of a law begin shortly before, in the same clause (“Kaderregeling subsidies BZ en EZ”)?"""
    before = passage.tekst[max(0, match.start() - _LONGEST_TITLE) : match.start()]
    clause = re.split(r"[;:()]|\.\s", before)[-1]
    return _compiled(_TITLE).search(clause) is not None


def anothers(passage: Passage, match: re.Match[str]) -> bool:
    """Quoted, or part of the title of a law."""
    return quoted(passage, match) or in_title(passage, match)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
