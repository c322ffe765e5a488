"""Sources → document tree. The door of this room: `read_document` for a document of the dossier, `read_line` for one string."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from regelzetter.diagnostics import Diagnostic, Outcome, in_order
from regelzetter.reading.blocks import FileContent, read_blocks
from regelzetter.reading.free import free_text, read_fiche, read_toelichting
from regelzetter.reading.inline import InlineResult, parse_inline
from regelzetter.reading.place import single_line
from regelzetter.reading.raw import Item
from regelzetter.reading.structure import RegelingReader
from regelzetter.source import Source, Span
from regelzetter.tree.nodes import Document, Inhoud, Inlines, Ondertekening, Tekststuk, Toelichting, Veld

REGELING_SOORTEN = ("regeling", "wijzigingsregeling")
Read: TypeAlias = Callable[[Source], FileContent]


class DocumentPlan(NamedTuple):
    """What is known of a document before its text is read: from dossier.yaml."""

    naam: str
    soort: str
    titel: Inlines
    velden: tuple[Veld, ...]
    ondertekening: tuple[Ondertekening, ...]
    bronnen: tuple[Source, ...]
    toelichting: Source | None
    span: Span


def read_document(plan: DocumentPlan, read: Read = read_blocks) -> Outcome[Document]:
    """Read the sources of one document into a tree with holes. `read`: gives the content of a source."""
    found: list[Diagnostic] = []
    items = [_items(source, read, found) for source in plan.bronnen]
    title = plan.titel
    inhoud: Inhoud
    if plan.soort in REGELING_SOORTEN:
        inhoud = _regeling(plan, items, read, found)
    elif plan.soort == "beleidskeuzes":
        typed, inhoud = read_fiche(_flat(items), plan.span, found.append)
        title = title or typed
    else:
        inhoud = Tekststuk(inhoud=free_text(_flat(items), 1, found.append), ondertekening=plan.ondertekening, span=plan.span)
    document = Document(naam=plan.naam, soort=plan.soort, titel=title, velden=plan.velden, inhoud=inhoud, span=plan.span)
    return Outcome(document, in_order(found))


def read_line(text: str, span: Span) -> InlineResult:
    """One string of dossier.yaml as inline content; `span` is where it is typed."""
    return parse_inline(text, single_line(span.path, span.line, span.column))


def _regeling(plan: DocumentPlan, items: Sequence[tuple[Item, ...]], read: Read, found: list[Diagnostic]) -> Inhoud:
    reader = RegelingReader()
    for part in items:
        reader.add(part)
    note = _toelichting(plan, read, found)
    regeling = reader.regeling(plan.span, plan.ondertekening, note)
    found.extend(reader.found)
    return regeling


def _toelichting(plan: DocumentPlan, read: Read, found: list[Diagnostic]) -> Toelichting | None:
    if plan.toelichting is None:
        return None
    items = _items(plan.toelichting, read, found)
    span = Span(plan.toelichting.path, 1, 1, 1, 1)
    return read_toelichting(items, span, plan.ondertekening, found.append)


def _items(source: Source, read: Read, found: list[Diagnostic]) -> tuple[Item, ...]:
    content = read(source)
    found.extend(content.found)
    return content.items


def _flat(items: Sequence[tuple[Item, ...]]) -> tuple[Item, ...]:
    return tuple(item for part in items for item in part)
