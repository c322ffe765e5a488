"""The driver: open → read → fill → number → refer → check. Plain calls, one page.

`compile_dossier` makes complete trees and touches the disk only through `files`. What becomes of the trees — layout, write,
prove — is in `building.py`, which has the same shape.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from functools import partial
from typing import NamedTuple, TypeVar

from regelzetter.addresses import with_addresses
from regelzetter.checks import CHECKS
from regelzetter.checks.subject import Check, Subject, subject
from regelzetter.diagnostics import Diagnostic, Outcome, in_order
from regelzetter.dossier import DocumentSpec, Dossier
from regelzetter.figures import with_pictures
from regelzetter.house_style import house_style
from regelzetter.identities.model import Ledgers
from regelzetter.judging import judged
from regelzetter.opened import Opened, without_consequences
from regelzetter.passes.charts import with_charts
from regelzetter.passes.fill import fill, fill_row, open_parts
from regelzetter.passes.index import build_index
from regelzetter.passes.list_numbers import check_list_numbers
from regelzetter.passes.number import number, with_notes
from regelzetter.passes.refer import refer
from regelzetter.plan import Planner
from regelzetter.reading.blocks import read_blocks
from regelzetter.reading.build import Read, read_document
from regelzetter.record import record
from regelzetter.side_by_side import Way, alone
from regelzetter.source import Source
from regelzetter.storage import Files
from regelzetter.tree.nodes import Document, Noot
from regelzetter.tree.walk import walk
from regelzetter.values.model import Tabelrij, Values
from regelzetter.writing.huisstijl import Huisstijl

T = TypeVar("T")


class Letter(NamedTuple):
    """One decision: the recipient's row, and the document filled with it."""

    rij: Tabelrij
    document: Document


@record(frozen=True, slots=True)
class Compiled:
    """A dossier after all passes; its trees are complete when the outcome has no errors.

    A document with recipients is in `brieven`, once for each; in `documenten` it stands filled for its first recipient.
    """

    dossier: Dossier
    sources: Mapping[str, Source]
    values: Values
    documenten: Mapping[str, Document]
    brieven: Mapping[str, tuple[Letter, ...]]
    ongevuld: Mapping[str, Document] = field(default_factory=dict)
    """Of a document with recipients: the text with what depends on the recipient still open, as two versions are compared."""
    identiteiten: Ledgers = field(default_factory=dict)
    """Of a regulation: the names (wIds) that its parts had before, as `identiteiten.yaml` says."""
    huisstijl: Huisstijl = field(default_factory=Huisstijl)


def compile_dossier(files: Files, strict: bool = False, scenario: str = "") -> Outcome[Compiled | None]:
    """All documents of a dossier, and everything that is wrong with it, in source order.

    `strict`: a figure typed by hand where a value should stand is an error. `scenario`: the name of other values to read it with.
    """
    from regelzetter.opening import open_dossier  # a command lets a copy of its process open the dossier

    return compile_opened(open_dossier(files, scenario), files, strict)


def compile_opened(
    opened: Outcome[Opened | None], files: Files, strict: bool = False, read: Read = read_blocks, way: Way = alone
) -> Outcome[Compiled | None]:
    """All passes after opening. `read`: gives what is in a text. `way`: how the checks are done, in this process or in two."""
    found = list(opened.diagnostics)
    if opened.value is None:
        return Outcome(None, in_order(found))
    dossier, sources, values = opened.value.dossier, opened.value.sources, opened.value.values
    typed = _kept(with_pictures(_read(dossier, sources, read, found), sources, files), found)
    rows = {name: _recipients(spec, values) for name, spec in dossier.documenten.items() if spec.ontvangers is not None}
    filled = {name: _kept(fill(document, values, name in rows), found) for name, document in typed.items()}
    drawn = _kept(with_charts(filled, values, sources, rows, _recipients_tables(rows, values)), found)
    numbered = {name: _kept(number(document), found) for name, document in drawn.items()}
    index = _kept(build_index(tuple(numbered.values())), found)
    referred = {name: _kept(refer(document, index, dossier.wetten), found) for name, document in numbered.items()}
    first = {name: _letters(referred[name], group[:1], values, found) for name, group in rows.items()}
    whole = {name: _whole(document, dossier.documenten[name], referred, first.get(name)) for name, document in referred.items()}
    looked_at = subject(dossier, values, whole, referred)
    in_order_of_number = [partial(check_list_numbers, document) for document in numbered.values()]
    checking = way([*in_order_of_number, *(partial(_checked, check, looked_at) for check in CHECKS)])
    letters = {name: (*first[name], *_letters(referred[name], group[1:], values, found)) for name, group in rows.items()}
    for findings in checking():
        found.extend(findings)
    open_letters = {name: referred[name] for name in rows}
    look = _kept(house_style(dossier, files), found)
    compiled = Compiled(dossier, sources, values, whole, letters, open_letters, opened.value.identiteiten, look)
    found = list(without_consequences(found, dossier))
    placed = with_addresses(found, tuple(whole.values()))
    return Outcome(compiled, in_order(judged(placed, dossier, strict)))


def _read(dossier: Dossier, sources: Mapping[str, Source], read: Read, found: list[Diagnostic]) -> dict[str, Document]:
    planner = Planner(dossier, sources, found)
    return {name: _kept(read_document(planner.plan(spec), read), found) for name, spec in dossier.documenten.items()}


def _recipients(spec: DocumentSpec, values: Values) -> tuple[Tabelrij, ...]:
    """The rows of the recipients' table: the table that was read from that file."""
    for table in values.tabellen.values():
        if any(row.span.path == spec.ontvangers for row in table.rijen):
            return table.rijen
    return ()


def _recipients_tables(rows: Mapping[str, Sequence[Tabelrij]], values: Values) -> frozenset[str]:
    """The names of the tables of recipients, and of their parts: those with rows from the same files."""
    paths = {row.span.path for group in rows.values() for row in group}
    return frozenset(name for name, table in values.tabellen.items() if any(row.span.path in paths for row in table.rijen))


def _letters(template: Document, rows: Sequence[Tabelrij], values: Values, found: list[Diagnostic]) -> tuple[Letter, ...]:
    """A letter is the document, done but for what depends on its recipient, with that filled in."""
    parts = open_parts(template)
    has_notes = any(isinstance(node, Noot) for node in walk(template))
    filled = [fill_row(template, values, row, parts) for row in rows]
    _tell_once([each for one in filled for each in one.diagnostics], found)
    letters = [one.value for one in filled]
    return tuple(Letter(row, with_notes(letter) if has_notes else letter) for row, letter in zip(rows, letters, strict=True))


def _tell_once(of_rows: Sequence[Diagnostic], found: list[Diagnostic]) -> None:
    """What is found at one place in the text for many recipients is one mistake; it says for how many if they differ."""
    told = {(each.rule.code, each.span): number for number, each in enumerate(found)}
    others: Counter[int] = Counter()
    for each in of_rows:
        number = told.setdefault((each.rule.code, each.span), len(found))
        if number == len(found):
            found.append(each)
        elif each.melding != found[number].melding:
            others[number] += 1
    for number, count in others.items():
        who = "één andere ontvanger" if count == 1 else f"{count} andere ontvangers"
        found[number] = replace(found[number], melding=f"{found[number].melding}; zo ook bij {who}")


def _whole(
    document: Document, spec: DocumentSpec, referred: Mapping[str, Document], letters: tuple[Letter, ...] | None
) -> Document:
    """The document with the annexes that are printed in it, its notes numbered through; for letters, the first."""
    if letters:
        return letters[0].document
    annexes = tuple(referred[annex.document] for annex in spec.bijlagen if not annex.los and annex.document in referred)
    return with_notes(replace(document, bijlagen=annexes)) if annexes else document


def _checked(check: Check, looked_at: Subject) -> tuple[Diagnostic, ...]:
    return tuple(check(looked_at))


def _kept(outcome: Outcome[T], found: list[Diagnostic]) -> T:
    """The value of a stage; what it found is added to the rest."""
    found.extend(outcome.diagnostics)
    return outcome.value
