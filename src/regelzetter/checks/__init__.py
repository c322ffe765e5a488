"""Checks: tree and values → findings. They change nothing. `CHECKS` is the table of contents."""

from __future__ import annotations

from regelzetter.checks.fields import check_fields
from regelzetter.checks.parts import check_parts
from regelzetter.checks.single_source import check_single_source
from regelzetter.checks.subject import Check

CHECKS: tuple[Check, ...] = (
    check_parts,
    check_fields,
    check_single_source,
)
