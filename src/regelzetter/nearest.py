"""“Bedoelde u …?”: the nearest word that does exist."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that was probably meant; the last part of a dotted key counts too.

    >>> nearest("bedrga", ["bedrag", "datum"]), nearest("totaal", ["plafond.totaal"]), nearest("x", ["bedrag"])
    ('bedrag', 'plafond.totaal', None)
    """
    return _nearest(word, tuple(candidates))


@lru_cache(maxsize=1000)
def _nearest(word: str, candidates: tuple[str, ...]) -> str | None:
    """Remembered: a mistake in the letter is found once for each of hundreds of recipients."""
    from difflib import get_close_matches  # only a mistake needs it

    lowered = {candidate.lower(): candidate for candidate in candidates}
    endings = [candidate for candidate in lowered if candidate.endswith("." + word.lower())]
    close = endings if len(endings) == 1 else get_close_matches(word.lower(), lowered, n=1)
    return lowered[close[0]] if close else None


def did_you_mean(word: str, candidates: Collection[str]) -> str:
    """The tip: the nearest word, or else the words there are (if few), or else nothing.

    >>> did_you_mean("bedrga", ["bedrag", "datum"])
    "bedoelde u 'bedrag'?"
    >>> did_you_mean("kleur", ["bedrag", "datum"])
    'het kan zijn: bedrag, datum'
    """
    found = nearest(word, candidates)
    if found is not None:
        return f"bedoelde u '{found}'?"
    return f"het kan zijn: {', '.join(candidates)}" if 0 < len(candidates) <= 12 else ""
