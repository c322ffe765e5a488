"""Checks: tree and values → findings. They change nothing. `CHECKS` is the table of contents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from regelzetter.checks.fields import check_fields
from regelzetter.checks.parts import check_parts
from regelzetter.checks.single_source import check_single_source
from regelzetter.diagnostics import Diagnostic
from regelzetter.dossier import Dossier
from regelzetter.tree.nodes import Document
from regelzetter.values.model import Values

Check = Callable[[Dossier, Values, Mapping[str, Document]], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (check_parts, check_fields, check_single_source)
