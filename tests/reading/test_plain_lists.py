"""Reading a list quickly gives what the rule for any list gives: the same tree, places and messages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from regelzetter.reading import syntax_lists
from regelzetter.reading.blocks import FileContent, read_blocks
from regelzetter.reading.plain_lists import plain_list
from regelzetter.reading.raw import Heading
from regelzetter.source import Source
from regelzetter.tree.walk import walk

INDENTS = ("", "", "", "   ", "   ", "      ", "  ", " ", "\t")
BEGINS = (
    "1. ", "2. ", "12bis. ", "a. ", "b. ", "i. ", "ii. ", "1°. ", "– ", "- ", "A. ", "1.  ", "a.", "1.\t", "", "", ": ", "# ",
    ":::", "::: als x", "| ", "> ", "[^een]: ", "{kop=ja}", "{{ x }} ", "[](#een) ", "![", "\u00a0", "\x0b", "o.a. ",
)  # fmt: skip
ENDS = ("een zin.", "van:", "de ene; en", "de ene;", "", "is: {#een}", "twee  ", "drie[^een]", "of *drie*", "nr.", "a. van")
LINES = st.builds("{}{}{}".format, st.sampled_from(INDENTS), st.sampled_from(BEGINS), st.sampled_from(ENDS))
LAWS = st.lists(st.one_of(LINES, LINES, LINES, st.just("")), min_size=1, max_size=9).map("\n".join)
CASES = sorted((Path(__file__).parents[1] / "cases").rglob("*.md"))


def _both(monkeypatch: pytest.MonkeyPatch, text: str) -> tuple[FileContent, FileContent]:
    source = Source("regeling.md", text)
    quick = read_blocks(source)
    with monkeypatch.context() as patched:
        patched.setattr(syntax_lists, "plain_list", lambda *_: False)
        return quick, read_blocks(source)


def _places(content: FileContent) -> list[tuple[str, object]]:
    """Equality of nodes does not look at where they stand."""
    blocks = [block for item in content.items for block in (item.inhoud if isinstance(item, Heading) else (item,))]
    return [(type(node).__name__, node.span) for block in blocks for node in walk(block)]


@given(text=LAWS)
@example(text="1. van:\n   a. een zin;\n   b. de\n      ene; en\n2. een\n\n3. twee\n")
@example(text="a. term\n: x\n: y")
@example(text="1. een\n: twee")
@example(text="1. van:\n   a. een\n 2. twee")
@example(text="1. van:\n   a. een:\n      1°. twee\n   b. drie\n## Artikel 2. Vier")
def test_the_same_as_for_any_list(text: str) -> None:
    with pytest.MonkeyPatch.context() as patched:
        quick, slow = _both(patched, text)
    assert quick == slow
    assert _places(quick) == _places(slow)


@pytest.mark.parametrize("page", CASES, ids=lambda page: page.stem)
def test_the_same_for_every_page(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also what is no law but reads as one."""
    quick, slow = _both(monkeypatch, page.read_text(encoding="utf-8"))
    assert quick == slow
    assert _places(quick) == _places(slow)


def test_it_is_read_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[bool] = []

    def told(*given: object) -> bool:
        taken.append(plain_list(*given))  # type: ignore[arg-type]  # whatever the rule gives
        return taken[-1]

    monkeypatch.setattr(syntax_lists, "plain_list", told)
    read_blocks(Source("regeling.md", "1. Er zijn:\n   a. een;\n   b. twee.\n2. Dat is\n   alles.\n"))
    assert taken == [True]
