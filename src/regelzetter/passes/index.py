"""Where every label of a dossier is, and which addresses exist: what references are looked up in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from regelzetter.diagnostics import Diagnostic, Outcome
from regelzetter.passes.rules import DUBBEL_LABEL
from regelzetter.record import record
from regelzetter.source import Span
from regelzetter.tree.address import Adres
from regelzetter.tree.nodes import Artikel, Document, Inlines, Knoop, Veld
from regelzetter.tree.walk import ADDRESSED, located_parts, plain


class Place(NamedTuple):
    """The place of a label."""

    document: str
    adres: Adres
    span: Span


class DocumentIndex(NamedTuple):
    """The addresses of one document, in order, and how others call it."""

    naam: str
    adressen: Mapping[Adres, Span]
    opschriften: Mapping[Adres, Inlines]
    titel: str
    """Its citeertitel with article: “de Subsidieregeling …”."""
    kort: str
    """What it is called after the first time, with article: “de regeling”; its titel when the dossier gives nothing shorter."""


@record(frozen=True, slots=True)
class Index:
    labels: Mapping[str, Place]
    documenten: Mapping[str, DocumentIndex]


def build_index(documents: Sequence[Document]) -> Outcome[Index]:
    """Index numbered documents. The same source in two documents keeps the label of the first."""
    labels: dict[str, Place] = {}
    indexes: dict[str, DocumentIndex] = {}
    found: list[Diagnostic] = []
    for document in documents:
        adressen: dict[Adres, Span] = {}
        titles: dict[Adres, Inlines] = {}
        for adres, node in located_parts(document):
            if type(node) in ADDRESSED:
                adressen.setdefault(adres, node.span)
            if isinstance(node, Artikel):
                titles[adres] = node.opschrift
            label = _label(node)
            if label is not None:
                _add(labels, label, Place(document.naam, adres, node.span), found)
        indexes[document.naam] = DocumentIndex(document.naam, adressen, titles, called(document), short(document))
    return Outcome(Index(labels, indexes), tuple(found))


def _label(node: Knoop) -> str | None:
    label = getattr(node, "label", None)
    return label if isinstance(label, str) else None


def _add(labels: dict[str, Place], label: str, place: Place, found: list[Diagnostic]) -> None:
    first = labels.setdefault(label, place)
    if first.span != place.span:
        found.append(
            Diagnostic(
                DUBBEL_LABEL,
                place.span,
                f"het label '{label}' bestaat al",
                f"het staat ook in {first.span.path}:{first.span.line}; geef een van beide een andere naam",
            )
        )


def called(document: Document) -> str:
    """What others call it, with article: “de Subsidieregeling …”; empty for what has no citeertitel."""
    title = field_text(document.velden, "citeertitel")
    if not title:
        return ""
    return f"{'het' if title.split()[0].lower().endswith('besluit') else 'de'} {title}"


def short(document: Document) -> str:
    """What others call it after the first time, with article."""
    return field_text(document.velden, "kort") or called(document)


def field_text(velden: Iterable[Veld], naam: str) -> str:
    """The first line of a field, or nothing."""
    for veld in velden:
        if veld.naam == naam and veld.regels:
            return plain(veld.regels[0])
    return ""
