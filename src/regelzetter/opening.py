"""Opening a dossier: dossier.yaml, its sources as text, its values. One mistake in a file does not hide those in the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import NamedTuple

from regelzetter.diagnostics import Diagnostic, Outcome
from regelzetter.dossier import Dossier
from regelzetter.dossier_reader import read_dossier
from regelzetter.dossier_rules import CODERING, GEEN_DOSSIER, ONGELEZEN, ONTBREEKT, TEKEN
from regelzetter.identities.file import read_ledgers
from regelzetter.identities.model import Ledgers
from regelzetter.identities.rules import PATH as IDENTITIES
from regelzetter.opened import Opened, text_paths
from regelzetter.recipients import WithRecipients
from regelzetter.source import Source, Span, normalize
from regelzetter.storage import LARGEST, Files
from regelzetter.values.load import load
from regelzetter.values.sheet import Workbook

DATA = "gegevens/"
SCENARIOS = f"{DATA}scenario/"
_DATA_SUFFIXES = (".yaml", ".yml", ".csv", ".xlsx")

_UNPRINTABLE_OWN = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_UNPRINTABLE = re.compile(f"[\u202a-\u202e\u2066-\u2069\ufeff]|{_UNPRINTABLE_OWN.pattern}")
_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ELSEWHERE = b"version https://git-lfs.github.com/spec/"
"""So begins what stands in place of a file that is in Git LFS."""


class Begun(NamedTuple):
    """What dossier.yaml says and the texts that it names. None: there is no dossier.yaml that can be read."""

    names: tuple[str, ...]
    plan: Source | None
    dossier: Dossier | None
    texts: Mapping[str, Source]
    found: tuple[Diagnostic, ...]


def open_dossier(files: Files, scenario: str = "") -> Outcome[Opened | None]:
    """Read everything a dossier is made of, with the values of a scenario. None: there is no dossier.yaml that can be read."""
    return finish(begin(files), files, scenario)


def begin(files: Files) -> Begun:
    """Read dossier.yaml and the texts: who reads those need not wait for the values."""
    found: list[Diagnostic] = []
    names = files.names()
    plan = _source(files, "dossier.yaml", found)
    if plan is None:
        if not found:
            found.append(Diagnostic(GEEN_DOSSIER, Span("dossier.yaml", 1, 1, 1, 1), "dossier.yaml bestaat niet",
                                    "kies met --dossier de map waar dossier.yaml in staat"))  # fmt: skip
        return Begun(names, None, None, {}, tuple(found))
    read = read_dossier(plan, names)
    found.extend(read.diagnostics)
    dossier = files.in_place(read.value) if read.value is not None and isinstance(files, WithRecipients) else read.value
    texts = _sources(files, text_paths(dossier), found) if dossier is not None else {}
    return Begun(names, plan, dossier, texts, tuple(found))


def finish(begun: Begun, files: Files, scenario: str = "") -> Outcome[Opened | None]:
    """Read the rest of a dossier: its values, and the names that the parts of its regulations had before."""
    names, plan, dossier, texts = begun.names, begun.plan, begun.dossier, begun.texts
    found = list(begun.found)
    if plan is None or dossier is None:
        return Outcome(None, tuple(found))
    others = _other_lists(dossier)
    paths = _data_paths(dossier, names, others)
    found.extend(_unread(names, (*paths, *others.values())))
    data = _sources(files, (path for path in paths if not path.endswith(".xlsx")), found)
    books = {path: Workbook(path, book) for path in paths if path.endswith(".xlsx") and (book := _bytes(files, path, found))}
    changes = _sources(files, (f"{SCENARIOS}{name}.yaml" for name in scenario_names(names)), found)
    ordered = [source for path in paths if (source := data.get(path) or books.get(path)) is not None]
    values = load(ordered, {PurePosixPath(path).stem: source for path, source in changes.items()}, scenario, others)
    found.extend(values.diagnostics)
    kept = _sources(files, (path for path in (IDENTITIES,) if path in names), found)
    identities = _identities(kept, found)
    sources = {plan.path: plan, **data, **changes, **texts, **kept}
    return Outcome(Opened(replace(dossier, scenario=scenario), sources, values.value, identities), tuple(found))


def _identities(kept: Mapping[str, Source], found: list[Diagnostic]) -> Ledgers:
    """The ledgers of the documents; none in a dossier that was never built in STOP."""
    ledgers: Ledgers = {}
    for source in kept.values():
        read = read_ledgers(source)
        found.extend(read.diagnostics)
        ledgers = read.value
    return ledgers


def scenario_names(names: Iterable[str]) -> tuple[str, ...]:
    """The scenarios of a dossier: the YAML files directly in their folder."""
    paths = (PurePosixPath(name) for name in names if name.startswith(SCENARIOS))
    return tuple(path.stem for path in paths if path.suffix == ".yaml" and f"{path.parent}/" == SCENARIOS)


def _other_lists(dossier: Dossier) -> dict[str, str]:
    """Lists of recipients that were given with the command → the list of dossier.yaml that each stands for."""
    specs = dossier.documenten.values()
    return {
        spec.ontvangers: spec.andere_ontvangers.in_plaats_van
        for spec in specs
        if spec.ontvangers is not None and spec.andere_ontvangers is not None
    }


def _data_paths(dossier: Dossier, names: tuple[str, ...], others: Mapping[str, str]) -> tuple[str, ...]:
    """The data files in order; a table brings the YAML beside it, which says what its columns are. Scenarios are no data."""
    recipients = (spec.ontvangers for spec in dossier.documenten.values() if spec.ontvangers is not None)
    paths: list[str] = []
    for path in (*dossier.gegevens, *recipients):
        schema = str(PurePosixPath(others.get(path, path)).with_suffix(".yaml"))
        if path.endswith((".csv", ".xlsx")) and schema in names:
            paths.append(schema)
        paths.append(path)
    return tuple(path for path in dict.fromkeys(paths) if not path.startswith(SCENARIOS))


def _unread(names: Iterable[str], paths: Iterable[str]) -> Iterator[Diagnostic]:
    """The data files that nobody reads."""
    for path in sorted(set(names) - set(paths)):
        if path.startswith(DATA) and not path.startswith(SCENARIOS) and path.endswith(_DATA_SUFFIXES):
            melding = f"'{path}' staat niet onder gegevens in dossier.yaml, en wordt niet gelezen"
            yield Diagnostic(
                ONGELEZEN, Span(path, 1, 1, 1, 1), melding, f"zet '{path}' in de lijst bij gegevens, of haal het weg"
            )


def _sources(files: Files, paths: Iterable[str], found: list[Diagnostic]) -> dict[str, Source]:
    sources = ((path, _source(files, path, found)) for path in paths)
    return {path: source for path, source in sources if source is not None}


def _bytes(files: Files, path: str, found: list[Diagnostic]) -> bytes | None:
    """The bytes of a file that dossier.yaml names and that is there."""
    data = files.read(path)
    if data is None:
        melding = f"'{path}' is groter dan {LARGEST // 1_000_000} MB of ligt buiten het dossier, en wordt niet gelezen"
        found.append(
            Diagnostic(ONTBREEKT, Span(path, 1, 1, 1, 1), melding, "maak het bestand kleiner, of zet het in het dossier")
        )
    return data


def _source(files: Files, path: str, found: list[Diagnostic]) -> Source | None:
    data = files.read(path) if path == "dossier.yaml" else _bytes(files, path, found)
    if data is None:
        return None
    if data.startswith(_ELSEWHERE):
        melding = f"'{path}' staat in Git LFS: hier staat waar het te vinden is, niet de inhoud"
        tip = "zet het bestand zelf in git (git lfs untrack, git add --renormalize): alleen dan hoort het bij de versie"
        found.append(Diagnostic(CODERING, Span(path, 1, 1, 1, 1), melding, tip))
        return None
    try:
        if data.startswith(_MARKS):
            raise UnicodeDecodeError("utf-8", data, 0, 2, "UTF-16")
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = "is geschreven in UTF-16" if error.reason == "UTF-16" else f"bevat op regel {line} een byte die geen UTF-8 is"
        tip = "sla het bestand op als UTF-8" + (" (in Excel: CSV UTF-8)" if path.endswith(".csv") else "")
        found.append(Diagnostic(CODERING, Span(path, line, 1, line, 1), f"'{path}' {what}", tip))
        return None
    if "\x00" in text:
        found.append(
            Diagnostic(CODERING, Span(path, 1, 1, 1, 1), f"'{path}' bevat een nulteken", "sla het bestand op als tekst in UTF-8")
        )
        return None
    source = Source(path, normalize(text))
    if not path.startswith(DATA):  # a text in the data is looked at where it is read
        found.extend(_unprintable(source))
    return source


def _unprintable(source: Source) -> Iterator[Diagnostic]:
    """Each sign that cannot be in a text, where it stands first."""
    told: set[str] = set()
    for sign in _UNPRINTABLE.finditer(source.text):
        if sign[0] in told:
            continue
        told.add(sign[0])
        is_own = _UNPRINTABLE_OWN.match(sign[0]) is not None
        what = "kent alleen een eigen lettertype" if is_own else "is onzichtbaar en verandert wat er staat"
        tip = "typ wat er moet staan, bijvoorbeeld een streepje" if is_own else "haal het teken weg"
        yield Diagnostic(TEKEN, source.span(*sign.span()), f"het teken U+{ord(sign[0]):04X} {what}", tip)
