"""What each command does, without its words: compiles, builds, compares, and says how it ended.

Each function returns an exit code: 0 done, 1 the dossier has errors, 3 an output did not pass its own proof.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from regelzetter.compile_in_two import compile_in_two
from regelzetter.diagnostics import Diagnostic, Outcome, as_json, in_order
from regelzetter.dossier import DocumentSpec, Dossier
from regelzetter.opener import Opener
from regelzetter.order import Order
from regelzetter.output import MANIFEST, VALUES, alone, put_in_place, read_manifest, read_values
from regelzetter.output import as_json as json_bytes
from regelzetter.source import Source
from regelzetter.storage import Files, StorageError, open_folder
from regelzetter.terminal import Terminal
from regelzetter.version import VERSION

if TYPE_CHECKING:
    from regelzetter.building import Built
    from regelzetter.compile import Compiled

DONE, ERRORS, USAGE, PROOF = 0, 1, 2, 3

OURS = ("REGL081", "REGL082", "REGL083", "REGL09")
"""Findings that are a fault of regelzetter or a template, not of the dossier."""


class Workplace(NamedTuple):
    """Where the dossier is and how to talk to the person."""

    dossier: Path
    terminal: Terminal
    scenario: str = ""
    """Read the dossier with the values of this scenario."""
    strict: bool = False
    """A figure typed by hand where a value should stand is an error."""
    schemas: Path | None = None
    """The folder with the official schemas; None: nothing is checked against them."""
    opener: Opener | None = None
    """A copy of this process that waits to hear which dossier to open."""

    @property
    def prefix(self) -> str:
        """What stands before a path of the dossier in a message, so that an editor can jump there."""
        shown = self.dossier.as_posix()
        return "" if shown == "." else f"{shown.rstrip('/')}/"

    def files(self) -> Files:
        return open_folder(self.dossier)

    def schemas_of(self, dossier: Dossier) -> Path | None:
        """The official schemas: what was asked for, or else the folder that the dossier names."""
        return self.schemas or (self.dossier / dossier.schemas.tekst if dossier.schemas is not None else None)


def exit_code(found: Sequence[Diagnostic]) -> int:
    """The code for a list of findings; an error in the dossier comes before one of ours."""
    errors = [finding for finding in found if finding.is_fout]
    if any(not finding.rule.code.startswith(OURS) for finding in errors):
        return ERRORS
    return PROOF if errors else DONE


def documents(place: Workplace) -> Mapping[str, DocumentSpec]:
    """What dossier.yaml says of each document, without reading their texts; empty when it cannot be read."""
    from regelzetter.dossier_reader import read_dossier
    from regelzetter.source import normalize

    files = place.files()
    data = files.read("dossier.yaml") or b""
    read = read_dossier(Source("dossier.yaml", normalize(data.decode("utf-8", errors="replace"))), files.names())
    return read.value.documenten if read.value is not None else {}


def scenarios(place: Workplace) -> tuple[str, ...]:
    """The scenarios that the dossier has."""
    from regelzetter.opening import scenario_names

    return scenario_names(place.files().names())


def check(place: Workplace, uitvoer: str) -> int:
    """`controleer`: read, check, print; write nothing."""
    gc.disable()  # trees have no cycles, and looking for them takes a twentieth of the time of a long law
    outcome = _told(_compiled(place, place.files(), meanwhile=_load_untold), Order())
    if uitvoer != "tekst":
        from regelzetter.reports import REPORTS

        place.terminal.show(REPORTS[uitvoer](outcome.diagnostics, place.prefix))
    else:
        place.terminal.diagnostics(outcome.diagnostics, _sources(outcome.value), place.prefix)
        if not outcome.diagnostics:
            place.terminal.say("geen meldingen")
    return exit_code(outcome.diagnostics)


def letters(place: Workplace, order: Order, target: Path, recipients: Path | None) -> int:
    """`beschikkingen`: the letters of one document, to those that dossier.yaml names or to those in another file."""
    if recipients is None:
        return build(place, order, target)
    from regelzetter.recipients import with_recipients

    name = order.names[0]
    spec = documents(place).get(name)
    if spec is None:  # dossier.yaml cannot be read: that is told first
        return build(place, order, target)
    if spec.ontvangers is None:
        raise StorageError(f"'{name}' heeft in dossier.yaml geen lijst van ontvangers; --ontvangers past daar niet bij")
    files = with_recipients(place.files(), place.dossier, spec.ontvangers, recipients)
    place.terminal.say(f"ontvangers: {recipients}, in plaats van {place.prefix}{spec.ontvangers}")
    return build(place, order, target, files)


def build(place: Workplace, order: Order, target: Path, given: Files | None = None) -> int:
    """`bouw`: compile, write beside, prove, and put in place; with an error the previous output stays untouched.

    `given`: the files of the dossier, where they are not those in its folder.
    """
    files = given or place.files()
    outcome = _told(_compiled(place, files, meanwhile=_load_building), order)
    if outcome.value is None or not outcome.ok:
        return _stopped(place, outcome)
    from regelzetter.building import begin
    from regelzetter.ledger_command import from_git, keep
    from regelzetter.manifest import input_digest
    from regelzetter.templates_folder import templates_folder
    from regelzetter.writing.files import Settings

    compiled = from_git(outcome.value, place.dossier)
    finish = begin(compiled, order, Settings(templates_folder(), schemas=place.schemas_of(compiled.dossier)))
    with place.terminal.progress(count_documents(compiled, order)) as progress:
        built = finish(progress)
    found = in_order((*outcome.diagnostics, *built.diagnostics))
    place.terminal.diagnostics(found, compiled.sources, place.prefix)
    if not built.ok:
        place.terminal.say("niets geschreven; wat er stond is niet aangeraakt")
        return exit_code(found)
    if not built.value:
        raise StorageError("in deze formaten is er niets te maken; niets geschreven")
    count = len(built.value)
    with alone(target):
        _put_in_place(Ready(compiled, order, built.value, found, input_digest(files)), target)
    place.terminal.say(f"{count} {'bestand' if count == 1 else 'bestanden'} in {target}/")
    if not place.scenario:
        keep(compiled, built.value, place.dossier, place.terminal)
    return DONE


class Ready(NamedTuple):
    """A build that is done, and has no place yet."""

    compiled: Compiled
    order: Order
    built: Sequence[Built]
    found: Sequence[Diagnostic]
    invoer: str
    """The digest of its source."""


def _put_in_place(ready: Ready, target: Path) -> None:
    """Put the files of a build in the place of those before, with what is told of the whole: of what stays there too."""
    from regelzetter import printed
    from regelzetter.manifest import manifest
    from regelzetter.publishing.metadata import marks
    from regelzetter.publishing.overview import PAGE, Overview, overview
    from regelzetter.templates_folder import templates_folder
    from regelzetter.tree.walk import plain
    from regelzetter.writing.html import style_sheet

    compiled = ready.compiled
    previous = read_manifest(target)
    content = {file.pad: file.data for file in ready.built}
    kept = {path: entry for path, entry in previous.items() if path not in content and _stays(entry, compiled, ready.order)}
    obsolete = [path for path in previous if path not in content and path not in kept]
    about = manifest(compiled, ready.built, ready.invoer, VERSION, kept)
    values = printed.as_json(compiled)
    content[MANIFEST] = json_bytes(about)
    content[VALUES] = json_bytes(values)
    content["diagnostiek.json"] = json_bytes([as_json(finding) for finding in ready.found])
    content[PAGE] = overview(
        Overview(
            compiled.dossier.naam,
            {name: plain(document.titel) for name, document in compiled.documenten.items()},
            marks(compiled, compiled.documenten),
            about["bestanden"],
            values,
            ready.found,
            tuple(previous.values()),
            read_values(target),
        ),
        style_sheet(templates_folder(), compiled.huisstijl),
    )
    put_in_place(target, content, obsolete)


def _stays(entry: Mapping[str, object], compiled: Compiled, order: Order) -> bool:
    """Does a file of an earlier build stay: it was not asked for now, and its document still exists?"""
    if entry.get("document") not in compiled.dossier.documenten:
        return False
    other_document = not order.has(str(entry.get("document")))
    other_format = bool(order.formats) and entry.get("formaat") not in (*order.formats, "csv")
    return other_document or other_format


def count_documents(compiled: Compiled, order: Order) -> int:
    """How many times `progress` will hear of a document: once for a letter, for another document once a format."""
    total = 0
    for name, spec in compiled.dossier.documenten.items():
        if order.has(name):
            formats = len(order.of(spec.formaten))
            total += len(compiled.brieven[name]) if name in compiled.brieven else formats
    return total


def show_values(place: Workplace, key: str | None, uitvoer: str) -> int:
    """`waarden`: every value, or one, with formula, source and places."""
    from regelzetter import printed

    outcome = _compiled(place, place.files())
    if outcome.value is None:
        return _stopped(place, outcome)
    entries = printed.as_json(outcome.value)
    if key is not None:
        entries = [entry for entry in entries if entry["sleutel"] == key or str(entry["sleutel"]).startswith(f"{key}.")]
        if not entries:
            raise StorageError(printed.no_value(key, outcome.value.values))
    if uitvoer == "json":
        place.terminal.show(json_bytes(entries).decode().rstrip())
    else:
        for entry in entries:
            place.terminal.show(printed.value_lines(entry, in_full=key is not None))
    place.terminal.diagnostics([found for found in outcome.diagnostics if found.is_fout], outcome.value.sources, place.prefix)
    return exit_code(outcome.diagnostics)


def show_tree(place: Workplace, name: str) -> int:
    """`toon`: the tree of a document as stable text."""
    from regelzetter.tree.show import show

    outcome = _compiled(place, place.files())
    if outcome.value is None:
        return _stopped(place, outcome)
    place.terminal.show(show(outcome.value.documenten[name]).rstrip())
    place.terminal.diagnostics([found for found in outcome.diagnostics if found.is_fout], outcome.value.sources, place.prefix)
    return exit_code(outcome.diagnostics)


def _load_untold() -> None:
    """What a check needs beside compiling, of nearly every dossier."""
    from regelzetter import untold
    from regelzetter.writing import akn_meta, stop_metadata

    del untold, akn_meta, stop_metadata


def _load_building() -> None:
    """What a build needs beside compiling."""
    from regelzetter import building

    del building


def _compiled(place: Workplace, files: Files, meanwhile: Callable[[], None] = lambda: None) -> Outcome[Compiled | None]:
    return compile_in_two(files, place.scenario, place.strict, meanwhile, place.opener)


def _told(outcome: Outcome[Compiled | None], order: Order) -> Outcome[Compiled | None]:
    """A dossier without errors, with what it does not tell for the official XML that is ordered, and letters without a name."""
    if outcome.value is None or not outcome.ok:
        return outcome
    from regelzetter.untold import untold

    found = (*untold(outcome.value, order), *_nameless(outcome.value, order))
    return Outcome(outcome.value, in_order((*outcome.diagnostics, *found))) if found else outcome


def _nameless(compiled: Compiled, order: Order) -> tuple[Diagnostic, ...]:
    """Of which recipients the kenmerk cannot name a letter."""
    letters = [name for name in compiled.brieven if order.has(name)]
    if not letters:
        return ()
    from regelzetter.beschikkingen.letters import named_letters

    documents = compiled.dossier.documenten
    return tuple(each for name in letters for each in named_letters(documents[name], compiled.brieven[name]).diagnostics)


def _stopped(place: Workplace, outcome: Outcome[Compiled | None]) -> int:
    """The dossier has errors: print all of them."""
    place.terminal.diagnostics(outcome.diagnostics, _sources(outcome.value), place.prefix)
    return ERRORS


def _sources(compiled: Compiled | None) -> Mapping[str, Source]:
    return compiled.sources if compiled is not None else {}
