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
_MODULES: Final = (
    "dossier_rules", "reading.rules", "passes.rules", *(f"values.{name}" for name in _VALUES), "checks.parts", "checks.fields",
    "checks.single_source", "beschikkingen.letters", "writing.pdf", "writing.office", "writing.xml_rules", "proving.proof",
)  # fmt: skip
"""Loaded only when the rules are asked for: start-up time counts."""


def all_rules() -> Mapping[str, Rule]:
    """Every rule by its code, in order of the codes."""
    rules: list[Rule] = [rule for name in _MODULES for rule in import_module(f"regelzetter.{name}").RULES]
    return {rule.code: rule for rule in sorted(rules, key=lambda rule: rule.code)}
