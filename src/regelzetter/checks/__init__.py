"""Checks: tree and values → findings. They change nothing. `CHECKS` is the table of contents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from regelzetter.diagnostics import Diagnostic
from regelzetter.dossier import Dossier
from regelzetter.tree.nodes import Document
from regelzetter.values.model import Values

Check = Callable[[Dossier, Values, Mapping[str, Document]], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = ()
