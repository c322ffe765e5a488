"""From complete trees to files: layout → write → prove, for every document and format that was asked for.

A small build runs in this process. A larger one is done by this process and a copy of it, made before Typst has threads that a
copy would lack; where no copy can be made, by worker processes that are started fresh. The order of the result does not depend on
who was ready first.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import partial
from typing import TypeVar

from regelzetter.beschikkingen.letters import NamedLetter, named_letters, register
from regelzetter.compile import Compiled
from regelzetter.diagnostics import Diagnostic, Outcome
from regelzetter.dossier import DocumentSpec
from regelzetter.identities.model import Ledger
from regelzetter.identity import identity
from regelzetter.order import WORKERS, Order
from regelzetter.origins import origins
from regelzetter.proving.expected import expected as expected_of
from regelzetter.proving.facts import Facts
from regelzetter.proving.official import validate, version_of
from regelzetter.proving.op_schema import validate_publication
from regelzetter.proving.proof import prove
from regelzetter.record import record
from regelzetter.side_by_side import Finish, Seen, Way, alone, can_copy, in_two, unseen
from regelzetter.source import Span
from regelzetter.tree.nodes import Document
from regelzetter.writing.display import DisplayDocument, Herkomst
from regelzetter.writing.enclosed import enclosed
from regelzetter.writing.files import DisplayWriter, File, Identity, Settings, Written
from regelzetter.writing.layout import layout
from regelzetter.writing.pdf import undress
from regelzetter.writing.writers import writer_of

T = TypeVar("T")

SMALL = 12
"""So many files are made sooner than two processes are started."""

SHARES = 5
"""Batches of letters for each worker: enough to end at the same time, few enough to share what is prepared once."""

Progress = Callable[[str], None]


@record(frozen=True, slots=True)
class Built:
    """One file under build/: where it goes, what it is and what it was proven to be."""

    document: str
    formaat: str
    pad: str
    data: bytes
    getoetst: tuple[str, ...] = ()
    identiteiten: Ledger | None = field(default=None, compare=False, repr=False)
    """Of a besluit: the ledger that belongs to it."""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@record(frozen=True, slots=True)
class Job:
    """One document in some formats, with all that its writers need."""

    document: str
    map: str
    tree: Document
    formaten: tuple[str, ...]
    identiteit: Identity
    herkomst: Mapping[str, Herkomst] = field(default_factory=dict)
    """Where each printed value comes from, for who reads on a screen."""
    xml_in_pdf: str = ""
    """The format whose XML the PDF carries inside; empty: it carries none."""
    plaats: Span | None = None
    """The row of the recipient: what is wrong with one letter is shown there."""
    getoond: DisplayDocument | None = None
    verwacht: Facts | None = None
    """How it is laid out and what every file of it must say, where two batches share that; letters are laid out by who writes."""


Batch = tuple[Job, ...]


def build(compiled: Compiled, order: Order, settings: Settings, progress: Progress) -> Outcome[tuple[Built, ...]]:
    """Make the files of an order. `progress` hears the path of each document that is ready."""
    return begin(compiled, order, settings)(progress)


def begin(compiled: Compiled, order: Order, settings: Settings) -> Callable[[Progress], Outcome[tuple[Built, ...]]]:
    """Begin to make the files of an order, and tell how to finish. Begin before a bar of progress is on the screen: it has a
    thread of its own, and then no copy can be made."""
    found: list[Diagnostic] = []
    settings = replace(settings, huisstijl=compiled.huisstijl)
    specs = [spec for spec in compiled.dossier.documenten.values() if order.has(spec.naam)]
    letters = {spec.naam: _letters(compiled, spec, found) for spec in specs if spec.ontvangers is not None}
    batches = [batch for spec in specs for batch in _batches(compiled, spec, letters.get(spec.naam), order)]
    finish = _way(batches, order.workers)([partial(write_batch, batch, settings) for batch in batches])

    def finished(progress: Progress) -> Outcome[tuple[Built, ...]]:
        built: list[Built] = []
        for batch in finish(partial(_tell, progress, batches)):
            found.extend(batch.diagnostics)
            built.extend(batch.value)
        for name, named in letters.items():
            built.append(_register(compiled.dossier.documenten[name], named, built))
        return Outcome(tuple(built), tuple(found))

    return finished


def _letters(compiled: Compiled, spec: DocumentSpec, found: list[Diagnostic]) -> tuple[NamedLetter, ...]:
    outcome = named_letters(spec, compiled.brieven.get(spec.naam, ()))
    found.extend(outcome.diagnostics)
    return outcome.value


# --- dividing the work ----------------------------------------------------------------------------


def _batches(compiled: Compiled, spec: DocumentSpec, letters: Sequence[NamedLetter] | None, order: Order) -> Iterator[Batch]:
    """A document gives two batches, as its PDF (with the XML that it carries) takes about as long as the rest; letters go in
    batches that share what is prepared once.
    """
    wanted = order.of(spec.formaten)
    if letters is None:
        job = _job(compiled, spec, spec.naam, compiled.documenten[spec.naam], wanted)
        with_pdf = ("pdf", spec.xml_in_pdf) if "pdf" in wanted else ()
        halves = [tuple(name for name in wanted if (name in with_pdf) == is_first) for is_first in (True, False)]
        ready = _laid_out(job) if all(halves) else job
        yield from ((replace(ready, formaten=half),) for half in halves if half)
        return
    folder = f"beschikkingen/{spec.naam}"
    jobs = [replace(_job(compiled, spec, folder, letter.document, wanted), plaats=letter.letter.rij.span) for letter in letters]
    size = max(1, -(-len(jobs) // (order.workers * SHARES)))
    yield from (tuple(jobs[start : start + size]) for start in range(0, len(jobs), size))


def _job(compiled: Compiled, spec: DocumentSpec, folder: str, tree: Document, formats: tuple[str, ...]) -> Job:
    about = identity(tree, compiled.dossier.documenten[spec.naam].werk, compiled)
    return Job(spec.naam, folder, tree, formats, about, origins(tree, compiled.values), spec.xml_in_pdf)


def _laid_out(job: Job) -> Job:
    shown = _shown(job)
    return replace(job, getoond=shown, verwacht=expected_of(shown))


def _shown(job: Job) -> DisplayDocument:
    return job.getoond or replace(layout(job.tree, job.identiteit.dag), herkomst=job.herkomst)


def _way(batches: Sequence[Batch], workers: int) -> Way:
    """Who makes the batches."""
    files = sum(len(job.formaten) for batch in batches for job in batch)
    if files <= SMALL or workers < 2:
        return alone
    return partial(in_two, tidy=undress) if can_copy() else _in_fresh


def _in_fresh(jobs: Sequence[Callable[[], T]], /) -> Finish[T]:
    """In processes that start from nothing."""

    def finish(seen: Seen = unseen, /) -> list[T]:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        with ProcessPoolExecutor(WORKERS, get_context("spawn"), initializer=_collect_seldom) as pool:
            results = []
            for number, future in enumerate([pool.submit(job) for job in jobs]):
                results.append(future.result())
                seen(number)
        return results

    return finish


def _collect_seldom() -> None:
    """A worker lives for one build and makes trees without cycles: looking for cycles at every step costs a tenth of its time."""
    gc.set_threshold(100_000, 20, 20)


def _tell(progress: Progress, batches: Sequence[Batch], number: int) -> None:
    """A letter is told once, another document once a format."""
    for job in batches[number]:
        for formats in job.formaten if job.map == job.document else (", ".join(job.formaten),):
            progress(f"{job.map}/{job.tree.naam} ({formats})")


# --- doing it -------------------------------------------------------------------------------------


def write_batch(batch: Batch, settings: Settings) -> Outcome[tuple[Built, ...]]:
    """Write and prove the files of a batch; this is what a worker does."""
    found: list[Diagnostic] = []
    built = [file for job in batch for file in _write(job, settings, found)]
    return Outcome(tuple(built), tuple(found))


def _write(job: Job, settings: Settings, found: list[Diagnostic]) -> Iterator[Built]:
    shown = _shown(job)
    xml: Written | None = None
    if job.xml_in_pdf and "pdf" in job.formaten:
        xml = _written(job.xml_in_pdf, shown, job, settings)
        found.extend(() if job.xml_in_pdf in job.formaten else xml.diagnostics)
        shown = replace(shown, bijgesloten=enclosed(xml.value, job.xml_in_pdf))
    expected = expected_of(shown) if job.verwacht is None else replace(job.verwacht, bijgesloten=shown.bijgesloten)
    for name in job.formaten:
        written = xml if xml is not None and name == job.xml_in_pdf else _written(name, shown, job, settings)
        found.extend(_at_home(job, each) for each in written.diagnostics)
        for file in written.value:
            proof = prove(file, name, expected, job.tree.span, one_of_many=job.map != job.document)
            official = _official(file, name, job, settings)
            found.extend((*proof.diagnostics, *official.diagnostics))
            proven = (*proof.value, *official.value)
            yield Built(job.document, name, f"{job.map}/{file.path}", file.data, proven, file.identiteiten)


def _at_home(job: Job, finding: Diagnostic) -> Diagnostic:
    """A writer that speaks of the whole document only knows its name."""
    return replace(finding, span=job.plaats or job.tree.span) if finding.span.path == job.tree.naam else finding


def _written(name: str, shown: DisplayDocument, job: Job, settings: Settings) -> Written:
    writer = writer_of(name)
    return writer.write(shown, settings) if isinstance(writer, DisplayWriter) else writer.write(job.tree, job.identiteit)


def _official(file: File, name: str, job: Job, settings: Settings) -> Outcome[tuple[str, ...]]:
    """What official rules say of a file, for the formats that have them."""
    match name:
        case "stop":
            return validate(file, settings.schemas, version_of(job.identiteit), job.tree.span)
        case "op":
            return validate_publication(file, settings.schemas, job.tree.span)
        case _:
            return Outcome(())


def _register(spec: DocumentSpec, letters: Sequence[NamedLetter], built: Sequence[Built]) -> Built:
    """The register of the letters of one document."""
    folder = f"beschikkingen/{spec.naam}"
    other = spec.andere_ontvangers.bestand if spec.andere_ontvangers is not None else ""
    names = {letter.naam for letter in letters}
    rows = [(letter, file.pad, file.sha256) for file in built if (letter := _letter_of(file, folder)) in names]
    return Built(spec.naam, "csv", f"{folder}/register.csv", register(letters, rows, other))


def _letter_of(file: Built, folder: str) -> str:
    """The name of a letter may have full stops of its own."""
    suffix = f".{file.formaat}.xml" if file.formaat in ("akn", "op") else f".{file.formaat}"
    return file.pad.removeprefix(f"{folder}/").removesuffix(suffix) if file.pad.startswith(f"{folder}/") else ""
