"""Asking which passages hold certain words gives what looking in each of them gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from regelzetter.checks.passages import Deel, Passage
from regelzetter.checks.searching import SearchText
from regelzetter.source import Span

PIECES = ("de", "De", "minister", "Minis", "ter", " ", ",", ".", "€", "1", "een lid", "EU", "\u0130", "\t", "ß")
words = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join)
texts = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


def _passage(text: str) -> Passage:
    return Passage(Deel.LICHAAM, "alinea", text, (), (), Span("a.md", 1, 1, 1, 1))


@given(st.lists(texts, max_size=6), st.lists(words.map(str.lower), max_size=4))
def test_the_same_as_looking_in_each(typed: list[str], literals: list[str]) -> None:
    passages = tuple(_passage(text) for text in typed)
    searched = SearchText(passages)
    expected = [passage for passage in passages if any(literal in passage.tekst.lower() for literal in literals)]
    assert searched.having(literals) == expected
    assert searched.holds(*literals) == bool(expected)
