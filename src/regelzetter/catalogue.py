"""All rules of all rooms, by code: what `uitleg` prints and the reference is made from."""

from __future__ import annotations

from collections.abc import Mapping

from regelzetter import dossier_rules
from regelzetter.beschikkingen import letters
from regelzetter.diagnostics import Rule
from regelzetter.passes import rules as passes
from regelzetter.reading import rules as reading


def all_rules() -> Mapping[str, Rule]:
    """Every rule by its code, in order of the codes."""
    groups = (dossier_rules.RULES, reading.RULES, passes.RULES, letters.RULES)
    rules = [rule for group in groups for rule in group]
    return {rule.code: rule for rule in sorted(rules, key=lambda rule: rule.code)}
