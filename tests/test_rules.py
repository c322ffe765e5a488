"""Every rule is complete: its wrong example gives that finding and no other, its right one none, and `uitleg` knows it."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Final

import pytest

import regelzetter
from regelzetter.catalogue import all_rules
from regelzetter.compile import compile_dossier
from regelzetter.diagnostics import Diagnostic, Rule, Voorbeeld
from regelzetter.explain import explain
from regelzetter.storage import MemoryFiles
from scripts.maak_regels import FOLDER, pages
from tests.default_dossier import completed

NOT_WHILE_COMPILING: Final = ("REGL07", "REGL08", "REGL09", "REGL10")
"""Found while letters are named, files are written or proven, or bundles are made; the tests of those rooms try them."""


@cache
def rules_by_module() -> Mapping[str, tuple[Rule, ...]]:
    """What each module of the compiler calls its RULES."""
    names = [
        module.name for module in pkgutil.walk_packages(regelzetter.__path__, "regelzetter.") if "__main__" not in module.name
    ]
    return {name: getattr(importlib.import_module(name), "RULES", ()) for name in names}


def every_rule() -> tuple[Rule, ...]:
    return tuple(dict.fromkeys(rule for rules in rules_by_module().values() for rule in rules))


each_rule = pytest.mark.parametrize("rule", every_rule(), ids=lambda rule: f"{rule.code}-{rule.naam}")
each_rule_of_compiling = pytest.mark.parametrize(
    "rule",
    [rule for rule in every_rule() if not rule.code.startswith(NOT_WHILE_COMPILING)],
    ids=lambda rule: f"{rule.code}-{rule.naam}",
)


def found_in(example: Voorbeeld) -> tuple[Diagnostic, ...]:
    return compile_dossier(MemoryFiles(completed(dict(example.bestanden), closed=True))).diagnostics


def test_there_are_many() -> None:
    drafting = [rule for rule in every_rule() if rule.code.startswith(("REGL05", "REGL06"))]
    assert len(drafting) >= 80


def test_the_pages_are_those_of_the_rules() -> None:
    """`make regels` writes docs/regels/."""
    assert {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")} == pages()


@pytest.mark.parametrize("code", all_rules())
def test_every_rule_is_explained(code: str) -> None:
    text = explain(all_rules()[code])
    assert code in text
    assert all(f"{word}:" in text for word in ("Waarom", "Bron", "Fout", "Goed"))


def test_codes_and_names_are_unique() -> None:
    for values in ([rule.code for rule in every_rule()], [rule.naam for rule in every_rule()]):
        assert [value for value, count in Counter(values).items() if count > 1] == []


def test_the_catalogue_has_them_all() -> None:
    assert sorted(rule.code for rule in every_rule()) == list(all_rules())


@each_rule
def test_a_rule_is_complete(rule: Rule) -> None:
    assert re.fullmatch(r"REGL\d{4}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.naam)
    for sentence in (rule.regel, rule.waarom):
        assert sentence.endswith("."), "a sentence ends with a full stop"
    assert rule.bron


@each_rule_of_compiling
def test_its_wrong_example_gives_this_finding_and_no_other(rule: Rule) -> None:
    codes = {found.rule.code for found in found_in(rule.fout)}
    assert codes == {rule.code}, [found.melding for found in found_in(rule.fout)]


@each_rule_of_compiling
def test_its_right_example_gives_none(rule: Rule) -> None:
    assert [found.melding for found in found_in(rule.goed)] == []
