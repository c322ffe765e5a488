"""Number words: tables of tricky forms, laws that must hold for all numbers, and num2words as a second opinion."""

from __future__ import annotations

import re
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regelzetter import dutch

num2words = import_module("num2words").num2words  # the second opinion; it has no types

CARDINALS = {
    -22: "min tweeëntwintig",
    0: "nul",
    1: "een",
    2: "twee",
    8: "acht",
    10: "tien",
    11: "elf",
    12: "twaalf",
    13: "dertien",
    14: "veertien",
    15: "vijftien",
    16: "zestien",
    17: "zeventien",
    18: "achttien",
    19: "negentien",
    20: "twintig",
    21: "eenentwintig",
    22: "tweeëntwintig",
    23: "drieëntwintig",
    24: "vierentwintig",
    33: "drieëndertig",
    80: "tachtig",
    88: "achtentachtig",
    100: "honderd",
    101: "honderdeen",
    108: "honderdacht",
    111: "honderdelf",
    122: "honderdtweeëntwintig",
    200: "tweehonderd",
    222: "tweehonderdtweeëntwintig",
    678: "zeshonderdachtenzeventig",
    1000: "duizend",
    1001: "duizend een",
    1100: "duizend honderd",
    1122: "duizend honderdtweeëntwintig",
    2022: "tweeduizend tweeëntwintig",
    2024: "tweeduizend vierentwintig",
    2220: "tweeduizend tweehonderdtwintig",
    3254: "drieduizend tweehonderdvierenvijftig",
    10_000: "tienduizend",
    22_000: "tweeëntwintigduizend",
    100_000: "honderdduizend",
    101_000: "honderdeenduizend",
    101_022: "honderdeenduizend tweeëntwintig",
    532_283: "vijfhonderdtweeëndertigduizend tweehonderddrieëntachtig",
    1_000_000: "een miljoen",
    1_001_000: "een miljoen duizend",
    2_220_222: "twee miljoen tweehonderdtwintigduizend tweehonderdtweeëntwintig",
    2_500_000: "twee miljoen vijfhonderdduizend",
    17_053_980: "zeventien miljoen drieënvijftigduizend negenhonderdtachtig",
    584_730_226: "vijfhonderdvierentachtig miljoen zevenhonderddertigduizend tweehonderdzesentwintig",
    1_000_000_000: "een miljard",
    1_001_000_001: "een miljard een miljoen een",
    10**12: "een biljoen",
}

ORDINALS = {
    0: "nulde",
    1: "eerste",
    2: "tweede",
    3: "derde",
    4: "vierde",
    5: "vijfde",
    6: "zesde",
    7: "zevende",
    8: "achtste",
    9: "negende",
    10: "tiende",
    11: "elfde",
    12: "twaalfde",
    13: "dertiende",
    18: "achttiende",
    19: "negentiende",
    20: "twintigste",
    21: "eenentwintigste",
    22: "tweeëntwintigste",
    28: "achtentwintigste",
    100: "honderdste",
    101: "honderdeerste",
    102: "honderdtweede",
    103: "honderdderde",
    108: "honderdachtste",
    113: "honderddertiende",
    122: "honderdtweeëntwintigste",
    338: "driehonderdachtendertigste",
    915: "negenhonderdvijftiende",
    1000: "duizendste",
    1001: "duizend eerste",
    2022: "tweeduizend tweeëntwintigste",
    3254: "drieduizend tweehonderdvierenvijftigste",
    500_000: "vijfhonderdduizendste",
    1_000_000: "miljoenste",
    2_000_000: "twee miljoenste",
    2_200_000: "twee miljoen tweehonderdduizendste",
    10**9: "miljardste",
    10**12: "biljoenste",
}


@pytest.mark.parametrize(("n", "words"), CARDINALS.items())
def test_telwoord(n: int, words: str) -> None:
    assert dutch.telwoord(n) == words


@pytest.mark.parametrize(("n", "words"), ORDINALS.items())
def test_rangtelwoord(n: int, words: str) -> None:
    assert dutch.rangtelwoord(n) == words


def num2words_spelled(n: int) -> str:
    """num2words, put right where it leaves the official spelling: no space after “duizend”, and “één” with accents."""
    return re.sub(r"duizend(?=\w)", "duizend ", str(num2words(n, lang="nl")).replace("één", "een"))


def test_telwoord_to_a_million_by_rule() -> None:
    """Every number: num2words below a thousand, then the rule “one word up to duizend, then a space”."""
    small = [num2words_spelled(n) for n in range(1000)]
    assert [dutch.telwoord(n) for n in range(1000)] == small
    assert dutch.telwoord(1_000_000) == "een miljoen"
    tails = ["", *(f" {word}" for word in small[1:])]
    for thousands in range(1, 1000):
        head = ("" if thousands == 1 else small[thousands]) + "duizend"
        found = [dutch.telwoord(n) for n in range(thousands * 1000, thousands * 1000 + 1000)]
        assert found == [head + tail for tail in tails]


def test_telwoord_as_num2words_says() -> None:
    sample = range(0, 1_000_000, 397)
    assert [dutch.telwoord(n) for n in sample] == [num2words_spelled(n) for n in sample]


@given(st.integers(0, 10**12))
def test_telwoord_as_num2words_says_up_to_a_biljoen(n: int) -> None:
    assert dutch.telwoord(n) == num2words_spelled(n)


UNITS = {dutch.telwoord(n): n for n in range(20)}
TENS = {dutch.telwoord(n): n for n in range(20, 100, 10)}
POWERS = {"honderd": 100, "duizend": 1000, "miljoen": 10**6, "miljard": 10**9, "biljoen": 10**12}
MORPHEME = re.compile("|".join(sorted([*UNITS, *TENS, *POWERS, "ën", "en"], key=len, reverse=True)))


def read_number(words: str) -> int:
    """Words read back morpheme by morpheme: small numbers add up, a power multiplies what stands before it."""
    total = thousands = small = 0
    for morpheme in MORPHEME.findall(words):
        if morpheme == "honderd":
            small = (small or 1) * 100
        elif morpheme == "duizend":
            thousands, small = (small or 1) * 1000, 0
        elif morpheme in POWERS:
            total, small = total + small * POWERS[morpheme], 0
        else:
            small += UNITS.get(morpheme, 0) + TENS.get(morpheme, 0)
    return total + thousands + small


@given(st.integers(0, 10**12) | st.integers(0, 10_000))
def test_telwoord_can_be_read_back_so_no_two_numbers_share_words(n: int) -> None:
    words = dutch.telwoord(n)
    assert "".join(MORPHEME.findall(words)) == words.replace(" ", "")
    assert read_number(words) == n


@given(st.integers(1, 10**12))
def test_telwoord_below_zero(n: int) -> None:
    assert dutch.telwoord(-n) == f"min {dutch.telwoord(n)}"


def test_rangtelwoord_as_num2words_says() -> None:
    """Every ordinal below a thousand and a sample above, with the same correction of the spaces."""
    for n in [*range(1, 1000), *range(1000, 100_000, 401)]:
        theirs = re.sub(r"duizend(?=\w)(?!ste)", "duizend ", str(num2words(n, lang="nl", to="ordinal")).replace("één", "een"))
        assert dutch.rangtelwoord(n) == theirs


@given(st.sets(st.integers(0, 10**12), min_size=2, max_size=2))
def test_rangtelwoord_differs_for_different_numbers(numbers: set[int]) -> None:
    one, other = numbers
    assert dutch.rangtelwoord(one) != dutch.rangtelwoord(other)


def test_numbers_without_words() -> None:
    for n in (10**12 + 1, -(10**12) - 1):
        with pytest.raises(ValueError, match="above a biljoen"):
            dutch.telwoord(n)
    with pytest.raises(ValueError, match="below zero"):
        dutch.rangtelwoord(-1)
