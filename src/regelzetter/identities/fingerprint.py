"""The words of a part as a short fingerprint: by it a part is recognised when its text is the same, or nearly the same.

`k3j2abcd.0a1b2c…`: eight signs that say whether the text is exactly the same, and three signs for each of at most eight of its
words. Which eight: those whose hash is lowest (a bottom-k sketch; Broder 1997). So two texts of any length that share most of
their words share most of these eight, and the share of the eight estimates the share of all words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b
from typing import Final

WORDS: Final = 8
_SHORT: Final = 4
"""Shorter words (de, van, een) are in every text and say nothing."""
_LONG_WORDS: Final = re.compile(rf"\w{{{_SHORT},}}").findall
_ALL_WORDS: Final = re.compile(r"\w+").findall
_SIGNS: Final = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS: Final = tuple(first + second for first in _SIGNS for second in _SIGNS)
"""Two signs of base32 (RFC 4648) for ten bits."""


def fingerprint(text: str) -> str:
    """The fingerprint of a text whose spaces are single; empty if it has no words.

    >>> fingerprint("De minister verstrekt subsidie.")
    'dw5a4wx3.fungtaurd'
    >>> fingerprint("…")
    ''
    """
    folded = text.casefold()
    telling = _LONG_WORDS(folded) or _ALL_WORDS(folded)
    if not telling:
        return ""
    lowest = sorted(set(map(_remembered, set(telling))))[:WORDS]
    return f"{_digest(text, 8)}.{''.join(lowest)}"


@lru_cache(maxsize=50_000)
def _remembered(word: str) -> str:
    """A law has few words, many times."""
    return _digest(word, 3)


def _digest(text: str, signs: int) -> str:
    """At most eight signs: base32 of the hash, forty bits, in small letters."""
    bits = int.from_bytes(blake2b(text.encode(), digest_size=5).digest(), "big")
    return (_PAIRS[bits >> 30] + _PAIRS[bits >> 20 & 1023] + _PAIRS[bits >> 10 & 1023] + _PAIRS[bits & 1023])[:signs]


def is_same(kenmerk: str, other: str) -> bool:
    """Exactly the same text; texts without words are never the same."""
    return bool(kenmerk) and kenmerk == other


def similarity(kenmerk: str, other: str) -> float:
    """The share of words that two texts have in common, estimated: from 0 to 1.

    >>> similarity(fingerprint("een twee drie vier vijf zes"), fingerprint("vier drie"))
    0.5
    """
    mine, others = sketch(kenmerk), sketch(other)
    lowest = sorted(mine | others)[:WORDS]
    return len(mine.intersection(others, lowest)) / len(lowest) if lowest else 0.0


@lru_cache(maxsize=50_000)
def sketch(kenmerk: str) -> frozenset[str]:
    """The words that the fingerprint remembers."""
    signs = kenmerk.partition(".")[2]
    return frozenset(signs[start : start + 3] for start in range(0, len(signs), 3))
