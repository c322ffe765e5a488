"""What the word of a heading says: “Hoofdstuk 1. Algemene bepalingen” → hoofdstuk, 1, Algemene bepalingen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

RANKS: Final = {"deel": 1, "hoofdstuk": 2, "titel": 3, "afdeling": 4, "paragraaf": 5, "artikel": 6}
"""Order of the parts of a regulation, from outside in (aanwijzing 3.56)."""

ROOT_WORDS: Final = ("aanhef", "slotformulier", "bijlage")

_NUMBER: Final = r"(?:\d+(?:\.\d+)*(?:[a-z]{1,2}|bis|ter|quater)?|[IVXLC]+|[A-Z])"
_WORD: Final = re.compile(
    r"(?P<woord>deel|hoofdstuk|titel|afdeling|paragraaf|§|enig artikel|artikel|bijlage|aanhef|slotformulier)"
    rf"(?=[\s.:]|$)[ \u00a0]*(?P<nummer>{_NUMBER}(?=[\s.:]|$))?[.:]?[ \u00a0]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class HeadingWord:
    """`rest` is the offset where the opschrift begins."""

    woord: str
    nummer: str | None
    rest: int


def heading_word(text: str) -> HeadingWord | None:
    """What a heading announces; None when it begins with no word of the law.

    >>> heading_word("Artikel 4a. Duur")
    HeadingWord(woord='artikel', nummer='4a', rest=12)
    >>> heading_word("Artikel. Duur")
    HeadingWord(woord='artikel', nummer=None, rest=9)
    >>> heading_word("Artikelsgewijs")
    """
    found = _WORD.match(text)
    if found is None:
        return None
    word = found["woord"].lower()
    if word == "enig artikel":
        return HeadingWord("artikel", "enig", found.end())
    return HeadingWord("paragraaf" if word == "§" else word, found["nummer"], found.end())
