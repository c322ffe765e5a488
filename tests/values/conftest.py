"""Loading a few files of data from text, and findings as short lines that can stand in a table of cases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import pytest

from regelzetter.diagnostics import Diagnostic, Outcome
from regelzetter.source import Source
from regelzetter.values.load import load
from regelzetter.values.model import Values

Load = Callable[[str | Mapping[str, str]], Outcome[Values]]
Say = Callable[[Iterable[Diagnostic]], list[str]]


@pytest.fixture
def load_text() -> Load:
    """Values from one YAML file, or from files by name (without their folder)."""

    def loading(files: str | Mapping[str, str]) -> Outcome[Values]:
        named = {"waarden.yaml": files} if isinstance(files, str) else files
        return load([Source(f"gegevens/{name}", text) for name, text in named.items()])

    return loading


@pytest.fixture
def say() -> Say:
    """`3:7-12 0244 de waarde 'x' bestaat niet`; the file stands before it unless it is waarden.yaml."""

    def saying(found: Iterable[Diagnostic]) -> list[str]:
        return [_short(each) for each in found]

    return saying


def _short(found: Diagnostic) -> str:
    span = found.span
    file = span.path.rpartition("/")[2]
    end = f"{span.end_column}" if span.line == span.end_line else f"{span.end_line}:{span.end_column}"
    where = f"{span.line}:{span.column}-{end}"
    return f"{'' if file == 'waarden.yaml' else file + ':'}{where} {found.rule.code.removeprefix('REGL')} {found.melding}"
