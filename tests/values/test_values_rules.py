"""Every rule of this room is complete, has a code of its own, and its examples do what they say."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from regelzetter import values
from regelzetter.diagnostics import Diagnostic, Rule, Voorbeeld
from regelzetter.opening import SCENARIOS
from regelzetter.source import Source
from regelzetter.values.forms import form
from regelzetter.values.load import load
from regelzetter.values.sheet import Workbook
from tests.default_dossier import workbook

MODULES = sorted(path.stem for path in Path(str(values.__file__)).parent.glob("*.py"))
WITH_A_COMMAND = ("REGL0855",)
"""Of lists that are given with a command; `test_recipients.py` tries them."""
RULES: list[Rule] = [
    rule
    for name in MODULES
    for rule in getattr(import_module(f"regelzetter.values.{name}"), "RULES", ())
    if name != "__init__" and rule.code not in WITH_A_COMMAND
]


def found_in(example: Voorbeeld) -> list[Diagnostic]:
    """What loading finds, and what printing each hole of the example finds."""
    sources = [Source(path, text) for path, text in example.bestanden if not path.endswith(".xlsx")]
    books = [Workbook(path, workbook(text)) for path, text in example.bestanden if path.endswith(".xlsx")]
    scenarios = {source.path: source for source in sources if source.path.startswith(SCENARIOS)}
    data = [source for source in sources if source.path.startswith("gegevens/") and source.path not in scenarios]
    outcome = load([*data, *books], scenarios)
    found = list(outcome.diagnostics)
    tables = list(outcome.value.tabellen.values())
    known = outcome.value.with_row(tables[0].rijen[0] if tables else None)
    for source in sources:
        if source.path.endswith(".md"):
            for hole in re.finditer(r"\{\{ (\S+)(?: \| (\w+))? \}\}", source.text):
                found.extend(form(known.waarden[hole[1]], hole[2], source.span(*hole.span())).diagnostics)
    return found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_examples(rule: Rule) -> None:
    assert {found.rule.code for found in found_in(rule.fout)} == {rule.code}
    assert found_in(rule.goed) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_complete(rule: Rule) -> None:
    assert re.fullmatch(r"REGL02[1-6]\d|REGL0009", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.naam)
    assert rule.regel.endswith(".")
    assert rule.waarom.endswith(".")
    assert rule.bron


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.naam for rule in RULES}) == len(RULES)
