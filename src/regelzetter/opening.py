"""Opening a dossier: dossier.yaml, its sources as text, its values. One mistake in a file does not hide those in the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from regelzetter.checks.fields import VELDEN
from regelzetter.checks.parts import DEEL_ONTBREEKT
from regelzetter.diagnostics import Diagnostic, Outcome
from regelzetter.dossier import Dossier, read_dossier
from regelzetter.dossier_rules import CODERING, GEEN_DOSSIER
from regelzetter.passes.rules import LOSSE_VERWIJZING, ONBEKENDE_TABEL, ONBEKENDE_WAARDE
from regelzetter.source import Source, Span, normalize
from regelzetter.storage import Files
from regelzetter.values.load import load
from regelzetter.values.model import Values
from regelzetter.values.yamlproblems import ONLEESBAAR

_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Opened:
    dossier: Dossier
    sources: Mapping[str, Source]
    values: Values


def open_dossier(files: Files) -> Outcome[Opened | None]:
    """Read everything a dossier is made of. None: there is no dossier.yaml that can be read."""
    found: list[Diagnostic] = []
    names = files.names()
    plan = _source(files, "dossier.yaml", found)
    if plan is None:
        if not found:
            found.append(Diagnostic(GEEN_DOSSIER, Span("dossier.yaml", 1, 1, 1, 1), "dossier.yaml bestaat niet",
                                    "kies met --dossier de map waar dossier.yaml in staat"))  # fmt: skip
        return Outcome(None, tuple(found))
    read = read_dossier(plan, names)
    found.extend(read.diagnostics)
    if read.value is None:
        return Outcome(None, tuple(found))
    data = _sources(files, _data_paths(read.value, names), found)
    texts = _sources(files, _text_paths(read.value), found)
    values = load(tuple(data.values()))
    found.extend(values.diagnostics)
    return Outcome(Opened(read.value, {plan.path: plan, **data, **texts}, values.value), tuple(found))


def without_consequences(found: Sequence[Diagnostic], dossier: Dossier) -> Iterator[Diagnostic]:
    """The findings but for those that only follow from a file that could not be read: what is missing may stand in it."""
    unread = {each.span.path for each in found if each.rule in (CODERING, ONLEESBAAR)}
    texts = unread.intersection(_text_paths(dossier))
    partial = {spec.span for spec in dossier.documenten.values() if texts.intersection(spec.bronnen)}
    for each in found:
        no_value = each.rule in (ONBEKENDE_WAARDE, ONBEKENDE_TABEL) and unread - texts
        no_label = each.rule is LOSSE_VERWIJZING and texts
        no_part = each.rule in (DEEL_ONTBREEKT, VELDEN) and each.span in partial
        if not (no_value or no_label or no_part):
            yield each


def _data_paths(dossier: Dossier, names: tuple[str, ...]) -> tuple[str, ...]:
    """The data files in order; a CSV brings the YAML beside it, which says what its columns are."""
    recipients = (spec.ontvangers for spec in dossier.documenten.values() if spec.ontvangers is not None)
    paths: list[str] = []
    for path in (*dossier.gegevens, *recipients):
        schema = str(PurePosixPath(path).with_suffix(".yaml"))
        if path.endswith(".csv") and schema in names:
            paths.append(schema)
        paths.append(path)
    return tuple(dict.fromkeys(paths))


def _text_paths(dossier: Dossier) -> tuple[str, ...]:
    paths: list[str] = []
    for spec in dossier.documenten.values():
        paths.extend(spec.bronnen)
        if spec.toelichting is not None:
            paths.append(spec.toelichting)
    return tuple(dict.fromkeys(paths))


def _sources(files: Files, paths: Iterable[str], found: list[Diagnostic]) -> dict[str, Source]:
    sources = ((path, _source(files, path, found)) for path in paths)
    return {path: source for path, source in sources if source is not None}


def _source(files: Files, path: str, found: list[Diagnostic]) -> Source | None:
    data = files.read(path)
    if data is None:
        return None
    try:
        if data.startswith(_MARKS):
            raise UnicodeDecodeError("utf-8", data, 0, 2, "UTF-16")
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = "is geschreven in UTF-16" if error.reason == "UTF-16" else f"bevat op regel {line} een byte die geen UTF-8 is"
        found.append(Diagnostic(CODERING, Span(path, line, 1, line, 1), f"'{path}' {what}", "sla het bestand op als UTF-8"))
        return None
    if "\x00" in text:
        found.append(
            Diagnostic(CODERING, Span(path, 1, 1, 1, 1), f"'{path}' bevat een nulteken", "sla het bestand op als tekst in UTF-8")
        )
        return None
    return Source(path, normalize(text))
