"""What the word of a heading says: “Hoofdstuk 1. Algemene bepalingen” → hoofdstuk, 1, Algemene bepalingen."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

RANKS: Final = {"deel": 1, "hoofdstuk": 2, "titel": 3, "afdeling": 4, "paragraaf": 5, "artikel": 6}
"""Order of the parts of a regulation, from outside in (aanwijzing 3.56)."""

ROOT_WORDS: Final = ("aanhef", "slotformulier", "bijlage")

_NUMBER: Final = r"(?:\d+(?:[.:]\d+)*(?:[a-z]{1,2}|[A-Z]|bis|ter|quater)?|[IVXLCDM]+(?:[A-H]|[a-h](?=\.))?|[A-Z])"
_WORD: Final = re.compile(
    r"(?:(?P<woord>(?i:deel|hoofdstuk|titel|afdeling|paragraaf|enig artikel|artikel|bijlage|aanhef|slotformulier))"
    rf"(?=[\s.:]|$)|(?P<teken>§(?!§)))[ \t\u00a0]*(?P<nummer>{_NUMBER}(?=[\s.:]|$))?[.:]?[ \t\u00a0]*"
)
_FIGURES: Final = re.compile(r"\\?\d")
_SIGNS: Final = (".", ":", ")", "–", "-")


class HeadingWord(NamedTuple):
    """`rest` is the offset where the opschrift begins; `teken`: a paragraaf that is headed by the sign §."""

    woord: str
    nummer: str | None
    rest: int
    teken: bool = False


def heading_word(text: str) -> HeadingWord | None:
    """What a heading announces; None when it begins with no word of the law.

    >>> heading_word("Artikel 4a. Duur")
    HeadingWord(woord='artikel', nummer='4a', rest=12, teken=False)
    >>> heading_word("Artikel. Duur")
    HeadingWord(woord='artikel', nummer=None, rest=9, teken=False)
    >>> heading_word("§ 2.1 Duur")
    HeadingWord(woord='paragraaf', nummer='2.1', rest=6, teken=True)
    >>> [word and word.nummer for word in map(heading_word, ("Artikel I", "Artikel 12bis. X", "Deel IIA.", "Titel Ik"))]
    ['I', '12bis', 'IIA', None]
    >>> heading_word("Artikelsgewijs")
    """
    found = _WORD.match(text)
    if found is None:
        return None
    if found["teken"]:
        return HeadingWord("paragraaf", found["nummer"], found.end(), teken=True)
    word = found["woord"].lower()
    if word == "enig artikel":
        return HeadingWord("artikel", "enig", found.end())
    return HeadingWord(word, found["nummer"], found.end())


def unread_number(text: str, word: HeadingWord) -> bool:
    """Is what stands where the number should be not read as one? It would be printed in the opschrift, behind another number.

    >>> texts = ("Artikel 9) Duur", "Artikel 4 . Duur", "Artikel 13–14. Duur", "Artikel 3a.10. A", "Artikel. 5G", "Artikel 5. A")
    >>> [unread_number(text, word) for text in texts if (word := heading_word(text))]
    [True, True, True, True, False, False]
    """
    if word.nummer is None:
        return not text[: word.rest].rstrip().endswith((".", ":")) and _FIGURES.match(text, word.rest) is not None
    follows = text[word.rest : word.rest + 1]
    return follows in _SIGNS or (follows.isdigit() and text[word.rest - 1] == ".")
