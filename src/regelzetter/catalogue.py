"""All rules of all rooms, by code: what `uitleg` prints and the reference is made from."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Final

from regelzetter.diagnostics import Rule

_VALUES: Final = (
    "yamlproblems", "yamltree", "load", "declarations", "contents", "typed", "schema", "tables", "joins", "grammar", "evaluation",
    "units", "resolve", "controls", "forms",
)  # fmt: skip
_CHECKS: Final = (
    "checks.parts",
    "checks.fields",
    "checks.single_source",
    "judging",
)
_MODULES: Final = (
    "dossier_rules",
    "reading.rules",
    "passes.rules",
    *(f"values.{name}" for name in _VALUES),
    *_CHECKS,
    "beschikkingen.letters",
    "writing.pdf",
    "writing.office",
    "writing.xml_rules",
    "proving.proof",
)
"""Loaded only when the rules are asked for: start-up time counts."""


def all_rules() -> Mapping[str, Rule]:
    """Every rule by its code, in order of the codes."""
    return _by_code(_MODULES)


def check_rules() -> Mapping[str, Rule]:
    """The rules about content, without loading the writers."""
    return _by_code(_CHECKS)


def _by_code(modules: tuple[str, ...]) -> Mapping[str, Rule]:
    rules: list[Rule] = [rule for name in modules for rule in import_module(f"regelzetter.{name}").RULES]
    return {rule.code: rule for rule in sorted(rules, key=lambda rule: rule.code)}
