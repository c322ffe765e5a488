"""“Bedoelde u …?”: the nearest word that does exist."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that looks most like `word`, if any comes close.

    >>> nearest("plafond.totaaal", ["plafond.totaal", "jaarbudget"])
    'plafond.totaal'
    """
    found = get_close_matches(word, list(candidates), n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """The tip of a message, or nothing."""
    found = nearest(word, candidates)
    return f"bedoelde u '{found}'?" if found else ""
