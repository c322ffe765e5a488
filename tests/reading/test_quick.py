"""Reading quickly gives what the engine gives, with the same places, or declines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regelzetter.reading.inline import Setting, parse_with_engine
from regelzetter.reading.place import Placement
from regelzetter.reading.quick import read_quickly
from regelzetter.tree.nodes import Blocks, Inline, Tekst

PIECES = (
    "woord", " ", "\n", "regio's", "{{ plafond }}", "{{plafond.totaal | miljoen}}", "[](#een/2,3)", "[](wet:AWB/4:23)", "{#een}",
    "[](", "{", "}", "*", "_", "\\", "^2^", "~2~", "[^noot]", "<b>", "&amp;", "{{ 1 }}", "  ", "ë", ".", ",", "'",
    "[tekst](#een)", "[](wet:AWB \"kort\")", "[{{ a }} b ](#een)", "*Kop.*", "**{{ plafond }}**", "*a {{ b }}*", "[*a*](#b)", "!",
    "a_b", "[a\nb](wet:AWB/bijlage 4)",
    "*cursief*", "**vet**", "*een zin*", "[^geen]", "*", "**", "a", "(", ")", "-",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join)


def _place(content: str) -> Placement:
    lines = content.split("\n")
    starts = tuple(sum(len(line) + 1 for line in lines[:index]) for index in range(len(lines)))
    return Placement("a.md", starts, tuple(range(1, len(lines) + 1)), (1,) * len(lines))


def _notes(name: str) -> Blocks | None:
    return () if name == "noot" else None


def _seen(nodes: tuple[Inline, ...]) -> list[tuple[Inline, object]]:
    return [(node, node.span) for node in nodes]


@given(texts)
def test_the_same_as_the_engine(content: str) -> None:
    quick = read_quickly(content.strip(" \n"), _place(content.strip(" \n")), _notes)
    if quick is None:
        return
    slow = parse_with_engine(content.strip(" \n"), _place(content.strip(" \n")), Setting(_notes))
    assert slow.found == ()
    assert (_seen(quick[0]), quick[1]) == (_seen(slow.inhoud), slow.label)


@given(texts)
def test_every_sign_has_its_place(content: str) -> None:
    content = content.strip(" \n")
    for node in (read_quickly(content, _place(content), _notes) or ((), None))[0]:
        if isinstance(node, Tekst):
            for begin, line, column in node.plaatsen:
                typed = content.split("\n")[line - 1][column - 1 :]
                printed = node.tekst[begin:].replace("’", "'")
                assert typed == "" or typed[0] == printed[0]


@pytest.mark.parametrize(
    "content",
    [
        "a*nadruk*",
        "*een *twee* drie*",
        "***drie***",
        "noot[^een]",
        r"\*",
        "10 m^2^",
        "[*tekst*](#een)",
        "[x]{en}",
        "(*a*)",
        "a  \nb",
        "{#een} tekst",
    ],
)
def test_the_rest_is_left_to_the_engine(content: str) -> None:
    assert read_quickly(content, _place(content), _notes) is None


@pytest.mark.parametrize(
    "content",
    [
        "*nadruk* en **vet**.",
        "*Kop.* De tekst",
        "**{{ plafond }}**",
        '[](wet:AWB/1 "kort")',
        "[de regels](#een)",
        "noot[^noot]",
        "een *korte zin*, en",
    ],
)
def test_ordinary_law_needs_no_engine(content: str) -> None:
    assert read_quickly(content, _place(content), _notes) is not None
