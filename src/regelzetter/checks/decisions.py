"""Every decision, looked at once: what all of them must say, what its kind must say, and the clause on objection."""

from __future__ import annotations

from collections.abc import Iterator

from regelzetter.checks.decision import in_decision
from regelzetter.checks.decision_grant import in_grant
from regelzetter.checks.decision_letter import letters
from regelzetter.checks.decision_other import in_other_decision
from regelzetter.checks.objection import in_clause
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic


def check_decisions(subject: Subject) -> Iterator[Diagnostic]:
    """What the decisions of a dossier do not say."""
    for letter in letters(subject):
        yield from in_decision(subject, letter)
        yield from in_grant(subject, letter)
        yield from in_other_decision(letter)
        yield from in_clause(letter)
