"""Numbers in words, as letters and as roman numerals: what babel does not know. Pure functions, re-exported by `dutch`.

“Leidraad” is the official spelling (Besluit bekendmaking spellingvoorschriften), “aanw.” the Aanwijzingen voor de regelgeving.
"""

from __future__ import annotations

import re
from itertools import pairwise

_ONES = ["nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"]
_ONES += ["dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"]
_TENS = ["", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]
_ORDINALS = ["nulde", "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste"]
_ORDINALS += [word + "de" for word in _ONES[9:]]
_LARGE = ((10**12, "biljoen"), (10**9, "miljard"), (10**6, "miljoen"))
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN_PAIRS = {"iv": 4, "ix": 9, "xl": 40, "xc": 90, "cd": 400, "cm": 900}


def telwoord(n: int) -> str:
    """A number in words, to a biljoen: one word up to “duizend”, a space after it, “miljoen” apart (Leidraad 6.9, regel 6.N).

    Always counted in thousands, never “elfhonderd” (both are right: vlaanderen.be/taaladvies, duizend negenhonderd).

    >>> [telwoord(n) for n in (22, 101, 1100, 101_022)]
    ['tweeëntwintig', 'honderdeen', 'duizend honderd', 'honderdeenduizend tweeëntwintig']
    >>> telwoord(-2_500_000)
    'min twee miljoen vijfhonderdduizend'
    """
    if n < 0:
        return f"min {telwoord(-n)}"
    if n > 10**12:
        raise ValueError(f"no words for a number above a biljoen: {n}")
    if n == 0:
        return _ONES[0]
    words: list[str] = []
    for value, word in _LARGE:
        count, n = divmod(n, value)
        if count:
            words.append(f"{_below_thousand(count)} {word}")
    thousands, n = divmod(n, 1000)
    if thousands:
        words.append(("" if thousands == 1 else _below_thousand(thousands)) + "duizend")
    if n:
        words.append(_below_thousand(n))
    return " ".join(words)


def _below_thousand(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    if not hundreds:
        return _below_hundred(rest)
    return ("" if hundreds == 1 else _ONES[hundreds]) + "honderd" + (_below_hundred(rest) if rest else "")


def _below_hundred(n: int) -> str:
    """The ones come first; a trema parts “twee” and “drie” from “en” (vlaanderen.be, aaneenschrijven 07)."""
    tens, ones = divmod(n, 10)
    if n < 20:
        return _ONES[n]
    if not ones:
        return _TENS[tens]
    return _ONES[ones] + ("ën" if _ONES[ones].endswith("e") else "en") + _TENS[tens]


def rangtelwoord(n: int) -> str:
    """An ordinal in words: “-de”, but “-ste” for 1, 8 and all that ends in twenty or more (Leidraad 6.9; ANS 7.3.1).

    >>> [rangtelwoord(n) for n in (1, 3, 8, 12, 20, 101, 122, 1_000_000)]
    ['eerste', 'derde', 'achtste', 'twaalfde', 'twintigste', 'honderdeerste', 'honderdtweeëntwintigste', 'miljoenste']
    """
    if n < 0:
        raise ValueError(f"no ordinal below zero: {n}")
    word, last = telwoord(n), n % 100
    if n == 0 or 0 < last < 20:
        return word.removesuffix(_ONES[last]) + _ORDINALS[last]
    return (word.removeprefix("een ") if n in (10**6, 10**9, 10**12) else word) + "ste"


def onderdeelletter(n: int) -> str:
    """The letter of an onderdeel (aanw. 3.59, eerste lid); after z come aa, ab, … (practice in statutes).

    >>> [onderdeelletter(n) for n in (1, 26, 27, 28, 52, 53, 703)]
    ['a', 'z', 'aa', 'ab', 'az', 'ba', 'aaa']
    """
    if n < 1:
        raise ValueError(f"no letter for onderdeel {n}")
    letters = ""
    while n:
        n, last = divmod(n - 1, 26)
        letters = chr(ord("a") + last) + letters
    return letters


def onderdeelnummer(letter: str) -> int:
    """The place of an onderdeel letter, `onderdeelletter` turned round (aanw. 3.59, eerste lid).

    >>> [onderdeelnummer(letter) for letter in ("a", "z", "aa", "ab")]
    [1, 26, 27, 28]
    """
    if not re.fullmatch("[a-z]+", letter):
        raise ValueError(f"not the letter of an onderdeel: {letter!r}")
    n = 0
    for sign in letter:
        n = n * 26 + ord(sign) - ord("a") + 1
    return n


def romeins(n: int) -> str:
    """A roman numeral in small letters, 1 to 3999 (the standard subtractive notation).

    >>> [romeins(n) for n in (1, 2, 3, 4, 9, 14, 1994)]
    ['i', 'ii', 'iii', 'iv', 'ix', 'xiv', 'mcmxciv']
    """
    if not 0 < n < 4000:
        raise ValueError(f"no roman numeral for {n}")
    text = ""
    for letters, value in sorted((_ROMAN_DIGITS | _ROMAN_PAIRS).items(), key=lambda item: -item[1]):
        count, n = divmod(n, value)
        text += letters * count
    return text


def romeins_getal(tekst: str) -> int | None:
    """The value of a well-formed roman numeral, small or capital; None for anything else (standard notation).

    >>> romeins_getal("xiv"), romeins_getal("XIV"), romeins_getal("iiii"), romeins_getal("b")
    (14, 14, None, None)
    """
    values = [_ROMAN_DIGITS.get(sign, 0) for sign in tekst.lower()]
    n = sum(-value if value < after else value for value, after in pairwise([*values, 0]))
    return n if 0 < n < 4000 and romeins(n) == tekst.lower() else None
