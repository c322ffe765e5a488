"""A short part of the fuzz (`fuzz.py`): the first mutations, which are the same on every machine."""

from __future__ import annotations

import pytest

from tests.fuzz import tried

SHORT = 120


@pytest.mark.parametrize("number", range(SHORT))
def test_a_mutation_is_answered(number: int) -> None:
    assert tried(number) is None
