"""What the compiler has to say: rules, diagnostics, and outcomes that carry both a value and what was found.

The words of a rule are those of STOP (`imop-businessrules.xsd`): code, ernst, regel, melding.
Errors in a dossier are values; exceptions are only for faults of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from posixpath import normpath
from typing import Generic, TypeVar

from regelzetter.record import record
from regelzetter.source import Source, Span

T = TypeVar("T", covariant=True)


class Ernst(StrEnum):
    """How serious a finding is; STOP's own words."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"
    INFORMATIEF = "informatief"


@record(frozen=True, slots=True)
class Voorbeeld:
    """An example of a rule: some files of a small dossier. What is left out is filled in by a dossier without faults."""

    bestanden: tuple[tuple[str, str], ...]


def voorbeeld(tekst: str, bestand: str = "regeling.md") -> Voorbeeld:
    """An example of one file."""
    return Voorbeeld(((bestand, tekst),))


@record(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong. Complete or absent: what, why, a wrong and a right example, and its source."""

    code: str
    naam: str
    ernst: Ernst
    regel: str
    """What must hold, in one sentence."""
    waarom: str
    bron: str
    """An aanwijzing, a law, or the description of the language."""
    fout: Voorbeeld
    goed: Voorbeeld
    onzeker: str = ""
    """What about the source was not verified; empty: the source was read."""


@record(frozen=True, slots=True)
class Edit:
    """Replace the text of `span` by `text`."""

    span: Span
    text: str


@record(frozen=True, slots=True)
class Diagnostic:
    """One finding: which rule, where, what was found and what to do."""

    rule: Rule
    span: Span
    melding: str
    tip: str = ""
    adres: str = ""
    """Legal address, such as “artikel 1.2, tweede lid”; empty outside a regulation."""
    fix: tuple[Edit, ...] = ()

    @property
    def is_fout(self) -> bool:
        return self.rule.ernst is Ernst.FOUT


@record(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a stage made, and what it found on the way."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def ok(self) -> bool:
        """No finding that forbids to publish."""
        return not any(found.is_fout for found in self.diagnostics)


def in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Findings in source order, each once."""
    unique = dict.fromkeys(found)
    return tuple(sorted(unique, key=lambda d: (d.span, d.rule.code, d.melding)))


def path_of(path: str, prefix: str) -> str:
    """A path of the dossier as an editor opens it. A file beside the dossier is told without going in and out of it.

    >>> path_of("a.md", "regeling/"), path_of("../lijst.csv", "regeling/")
    ('regeling/a.md', 'lijst.csv')
    """
    return normpath(f"{prefix}{path}") if path.startswith("../") else f"{prefix}{path}"


def one_line(found: Diagnostic, prefix: str = "") -> str:
    """The line an editor can jump to."""
    where = f"{path_of(found.span.path, prefix)}:{found.span.line}:{found.span.column}"
    address = f" ({found.adres})" if found.adres else ""
    return f"{where}: {found.rule.ernst} {found.rule.code}: {found.melding}{address}"


def excerpt(span: Span, source: Source) -> tuple[str, str]:
    """The source line with its number, and a line of carets under the stretch that is meant."""
    line = source.line(span.line)
    end = span.end_column if span.end_line == span.line else len(line) + 1
    gutter = f"{span.line:>5} | "
    lead = "".join("\t" if sign == "\t" else " " for sign in line[: span.column - 1])
    return gutter + line, " " * 6 + "| " + lead + "^" * max(1, end - span.column)


def in_full(found: Diagnostic, sources: Mapping[str, Source], prefix: str = "") -> str:
    """The line, the source with carets, and the tip.

    A file that could not be read has no excerpt.
    """
    parts = [one_line(found, prefix)]
    source = sources.get(found.span.path)
    if source is not None and source.line(found.span.line):
        parts.extend(excerpt(found.span, source))
    if found.tip:
        parts.append(f"   tip: {found.tip}")
    return "\n".join(parts)


def as_json(found: Diagnostic) -> dict[str, object]:
    """A finding in STOP's words, for machines."""
    span = found.span
    return {
        "code": found.rule.code,
        "ernst": str(found.rule.ernst),
        "regel": found.rule.naam,
        "melding": found.melding,
        "tip": found.tip,
        "adres": found.adres,
        "bestand": span.path,
        "van": {"regel": span.line, "kolom": span.column},
        "tot": {"regel": span.end_line, "kolom": span.end_column},
    }
