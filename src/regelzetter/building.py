"""From complete trees to files: layout → write → prove, for every document and format that was asked for.

Two workers share the work: pandoc runs in a process of its own and Typst outside Python's lock, so both cores are used.
The order of the result does not depend on who was ready first.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from regelzetter.beschikkingen.letters import NamedLetter, named_letters, register
from regelzetter.compile import Compiled
from regelzetter.diagnostics import Diagnostic, Outcome
from regelzetter.dossier import DocumentSpec
from regelzetter.identity import identity, iso_date
from regelzetter.proving.proof import prove
from regelzetter.proving.text import Text, expected_words
from regelzetter.tree.nodes import Document
from regelzetter.writing.files import DisplayWriter, File, Settings, TreeWriter
from regelzetter.writing.layout import layout
from regelzetter.writing.writers import writer_of

WORKERS = 2


@dataclass(frozen=True, slots=True)
class Built:
    """One file under build/: where it goes, what it is and what it was proven to be."""

    document: str
    formaat: str
    pad: str
    data: bytes
    getoetst: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class _Job:
    """One document in all its formats. `brief` is the name of the letter, empty for a document on its own."""

    document: str
    brief: str
    map: str
    tree: Document
    formaten: tuple[str, ...]


Progress = Callable[[str], None]


def build(compiled: Compiled, names: Sequence[str], formats: Sequence[str], settings: Settings, progress: Progress) -> Outcome[tuple[Built, ...]]:
    """Make the files. `names` and `formats` empty: all that dossier.yaml asks for. `progress` hears the path of each document made."""
    found: list[Diagnostic] = []
    built: list[Built] = []
    for spec in compiled.dossier.documenten.values():
        if names and spec.naam not in names:
            continue
        letters = _letters(compiled, spec, found)
        jobs = tuple(_jobs(compiled, spec, letters, formats))
        files = _run(jobs, compiled, settings, progress, found)
        built.extend(files)
        if letters:
            built.append(_register(spec, letters, files))
    return Outcome(tuple(built), tuple(found))


def _letters(compiled: Compiled, spec: DocumentSpec, found: list[Diagnostic]) -> tuple[NamedLetter, ...]:
    outcome = named_letters(spec, compiled.brieven.get(spec.naam, ()))
    found.extend(outcome.diagnostics)
    return outcome.value


def _jobs(compiled: Compiled, spec: DocumentSpec, letters: Sequence[NamedLetter], formats: Sequence[str]) -> Iterator[_Job]:
    wanted = tuple(name for name in spec.formaten if not formats or name in formats)
    if spec.ontvangers is None:
        yield _Job(spec.naam, "", spec.naam, compiled.documenten[spec.naam], wanted)
    for letter in letters:
        yield _Job(spec.naam, letter.naam, f"beschikkingen/{spec.naam}", letter.document, wanted)


def _run(jobs: Sequence[_Job], compiled: Compiled, settings: Settings, progress: Progress, found: list[Diagnostic]) -> list[Built]:
    built: list[Built] = []
    with ThreadPoolExecutor(WORKERS) as pool:
        for job, outcome in zip(jobs, pool.map(lambda job: _write(job, compiled, settings), jobs), strict=True):
            found.extend(outcome.diagnostics)
            built.extend(outcome.value)
            progress(f"{job.map}/{job.brief or job.document}")
    return built


def _write(job: _Job, compiled: Compiled, settings: Settings) -> Outcome[tuple[Built, ...]]:
    shown = layout(job.tree, iso_date(job.tree, compiled.values))
    expected = expected_words(shown)
    official = identity(job.tree, compiled.dossier, compiled.values)
    found: list[Diagnostic] = []
    built: list[Built] = []
    for name in job.formaten:
        writer = writer_of(name)
        written = writer.write(shown, settings) if isinstance(writer, DisplayWriter) else writer.write(job.tree, official)
        found.extend(written.diagnostics)
        for file in written.value:
            built.append(_proven(job, writer, file, expected, found))
    return Outcome(tuple(built), tuple(found))


def _proven(job: _Job, writer: DisplayWriter | TreeWriter, file: File, expected: Text, found: list[Diagnostic]) -> Built:
    proof = prove(file, writer.naam, expected, job.tree.span)
    found.extend(proof.diagnostics)
    return Built(job.document, writer.naam, f"{job.map}/{file.path}", file.data, proof.value)


def _register(spec: DocumentSpec, letters: Sequence[NamedLetter], files: Sequence[Built]) -> Built:
    names = {letter.naam for letter in letters}
    rows = [(name, file.pad, file.sha256) for file in files if (name := file.pad.rsplit("/", 1)[1].split(".")[0]) in names]
    return Built(spec.naam, "csv", f"beschikkingen/{spec.naam}/register.csv", register(letters, rows))
