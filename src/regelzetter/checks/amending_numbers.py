"""Numbers of articles, leden and onderdelen as an amendment says them: “derde tot en met vijfde lid”, “onderdelen b en c”."""

from __future__ import annotations

import re
from typing import Final

from regelzetter.telwoorden import onderdeelnummer, rangtelwoord

_RANKS: Final = {rangtelwoord(number): number for number in range(1, 41)}
_FILLING: Final = r"(?i)\b(?:de|het|leden|lid|(?:sub)?onderdelen|(?:sub)?onderdeel|artikelen|artikel|nieuwe?|van)\b|\(nieuw\)"
_ARTICLE: Final = r"(?:\d+[.:])*(\d+)$"


def rank(word: str) -> int | None:
    """
    >>> rank("derde"), rank("Tweede"), rank("laatste")
    (3, 2, None)
    """
    return _RANKS.get(word.lower())


def how_many(words: str) -> int | None:
    """How many parts these words are; None if that cannot be said.

    >>> how_many("het derde tot en met vijfde lid"), how_many("de onderdelen b en c"), how_many("artikelen 2.5 tot en met 2.8")
    (3, 2, 4)
    >>> how_many("de overige leden")
    """
    total = 0
    bare = re.sub(_FILLING, " ", words.replace("tot en met", "–"))
    for item in re.split(r",| en ", bare):
        ends = [_number(each.strip()) for each in item.split("–")]
        if None in ends:
            return None
        first, last = ends[0] or 0, ends[-1] or 0
        if len(ends) > 2 or last < first:
            return None
        total += last - first + 1
    return total


def _number(word: str) -> int | None:
    if (found := re.match(_ARTICLE, word)) is not None:
        return int(found[1])
    if (known := rank(word)) is not None:
        return known
    return onderdeelnummer(word) if re.fullmatch(r"[a-z]{1,2}", word) else None


def base(number: str) -> str:
    """The number without the letters that an insertion gave it.

    >>> base("2.4a"), base("12bis"), base("IVa")
    ('2.4', '12', 'IV')
    """
    return re.sub(r"(?<=[\dIVX])(?:[a-z]+|[A-Z])$", "", number)


def order(number: str) -> tuple[int, ...]:
    """What sorts articles: 2.4 before 2.10. Letters come after the number itself.

    >>> order("2.4") < order("2.4a") < order("2.10")
    True
    """
    digits = tuple(int(each) for each in re.findall(r"\d+", number))
    letters = re.search(r"\d([a-z]{1,2})$", number)
    return (*digits, onderdeelnummer(letters[1]) if letters else 0)
