"""Random regulations as STOP: always valid by XSD and all Schematron, in both versions, and always the same words.

REGELZETTER_TREES says how many: 150 where the time is (.ci/run), 60 otherwise. The official rules take most of it.
"""

from __future__ import annotations

import os
import runpy
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from regelzetter.proving.official import VERSIONS, validate
from regelzetter.proving.text import expected_words, first_difference, xml_words
from regelzetter.tree import nodes as n
from regelzetter.writing import stop
from regelzetter.writing.layout import layout

at_random = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("xml_random.py"))))
trees = at_random.trees
SCHEMAS = Path(__file__).parents[3] / "shared" / "schemas"
DRAFT = replace(trees.IDENTITY, datum="", publicatie={**trees.PUBLICATIE, "status": ("ontwerp",)})
EACH: Final = int(os.environ.get("REGELZETTER_TREES", "60")) // 3
"""Of each kind. No shrinking: it takes minutes on trees, and the first failing tree says enough."""
FIXED = settings(
    max_examples=EACH,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the official schemas are not here")
@pytest.mark.parametrize("kind", ["regelingen", "ingedeelde_regelingen", "wijzigingsregelingen"])
def test_random_regulations_are_always_valid_and_complete(kind: str) -> None:
    tried: list[n.Document] = []

    @FIXED
    @given(getattr(at_random, kind)())
    def each(document: n.Document) -> None:
        tried.append(document)
        written = stop.write(document, DRAFT if len(tried) % 2 else trees.IDENTITY)
        assert written.ok, written.diagnostics
        for version in VERSIONS:
            found = [
                d.melding
                for file in written.value
                for d in validate(file, SCHEMAS, version, document.span).diagnostics
                if d.is_fout
            ]
            assert found == []
        assert first_difference(expected_words(layout(document, "2030-01-15")), xml_words(written.value[0].data)) is None

    each()
    assert len(tried) >= EACH
