"""All rules of all rooms, by code: what `uitleg` prints and the reference is made from."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Final

from regelzetter.diagnostics import Rule

_VALUES: Final = (
    "yamlproblems", "yamltree", "declarations", "contents", "typed", "tables", "joins", "grammar", "mistakes",
    "units", "resolve", "controls", "forms", "load_rules", "schema_rule", "sharing", "yearly", "scenario", "scenario_outcomes",
    "workbook",
)  # fmt: skip
_RULES_ABOUT_CONTENT: Final = (
    "parts", "fields", "document_day", "single_source", "unfinished", "reference_words", "decision", "decision_grant",
    "decision_other", "objection", "policy_choices", "letter", "together", "together_deadlines", "together_words",
    "structure_rules", "lists_rules", "annexes", "formulas", "amending_rules", "amending_parts_rules", "citing_rules",
    "citing_sources_rules", "citing_own_rules", "definitions", "entry_into_force_rules", "note", "opening_rules",
    "opening_signers", "signing", "subsidy", "title", "wording", "wording_abbreviations", "wording_forms",
    "wording_sentences", "spelling", "spelling_signs", "spelling_words", "notation", "notation_amounts", "punctuation",
    "contradictions", "table_totals", "definitions_terms",
)  # fmt: skip
_CHECKS: Final = (*(f"checks.{name}" for name in _RULES_ABOUT_CONTENT), "judging")
_MODULES: Final = (
    "dossier_rules",
    "figures",
    "house_style",
    "reading.rules",
    "passes.rules",
    "reading.chart_rules",
    "passes.chart_rules",
    *(f"values.{name}" for name in _VALUES),
    *_CHECKS,
    "beschikkingen.letters",
    "writing.pdf",
    "writing.office",
    "writing.template_rules",
    "writing.xml_rules",
    "identities.rules",
    "writing.op_rules",
    "proving.proof",
    "proving.official",
    "publishing.refusals",
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
