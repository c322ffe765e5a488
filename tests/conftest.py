"""In which order the tests run."""

from __future__ import annotations

from typing import Final

import pytest

LONG: Final = frozenset(
    {"test_html_pages.py", "test_stop_random.py", "test_html.py", "test_side_by_side.py", "test_docx_word.py"}
)
"""Files with tests of half a minute and more."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones first: the processes that share the tests then end at about the same time."""
    items.sort(key=lambda item: item.path.name not in LONG)
