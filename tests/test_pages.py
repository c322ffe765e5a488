"""Every page under cases/ is a test: what it gives is compiled, what it expects must come of it. See `pages.py`."""

from __future__ import annotations

import os
from collections import Counter
from difflib import unified_diff
from pathlib import Path

import pytest

from tests.page_outcomes import MAKERS, accepted, run_page
from tests.pages import EXPECTATIONS, find_pages, read_page

FOLDER = Path(__file__).parent / "cases"
PAGES = find_pages(FOLDER)
ACCEPT = os.environ.get("REGELZETTER_ACCEPT") == "1"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(FOLDER).with_suffix("").as_posix())
def test_page(path: Path) -> None:
    page = read_page(path)
    right = accepted(page, run_page(page))
    if ACCEPT and right != page.text:
        path.write_text(right, encoding="utf-8")
        return
    difference = "\n".join(unified_diff(page.text.splitlines(), right.splitlines(), "verwacht", "gemaakt", lineterm="", n=2))
    assert not difference, f"{path.relative_to(FOLDER)}\n{difference}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(FOLDER).with_suffix("").as_posix())
def test_page_can_be_read(path: Path) -> None:
    """A jurist must see what a page is about without reading its blocks."""
    page = read_page(path)
    assert page.text.startswith("# "), "a page begins with a heading"
    assert len(page.prose.split()) >= 5, "a page says in words what it shows"
    assert page.expected, "a page expects something"


def test_titles_are_unique() -> None:
    titles = Counter(read_page(path).title for path in PAGES)
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_expectation_has_a_maker() -> None:
    assert set(EXPECTATIONS) == {"meldingen", *MAKERS}
