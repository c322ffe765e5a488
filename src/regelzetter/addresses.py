"""The legal address beside a finding: “regeling.md:41:36 (artikel 1.2, eerste lid)”."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from regelzetter.diagnostics import Diagnostic
from regelzetter.reading.rules import DELEN_ONTBREKEN, NA_LEDEN, NOOT_ONBEKEND, ONBEKENDE_KOP, TOELICHTING_KOP
from regelzetter.tree.address import in_words
from regelzetter.tree.nodes import (
    Afbeelding,
    Alinea,
    Artikel,
    ArtikelToelichting,
    Begrip,
    Begrippenlijst,
    Bijlage,
    Citaat,
    Divisie,
    Document,
    Formule,
    Indeling,
    Knoop,
    Lid,
    Onbegrepen,
    OnbegrepenTekst,
    Onderdeel,
    Tabel,
    Toelichting,
    Tussenkop,
    Verwijzing,
)
from regelzetter.tree.walk import located, walk

_Position = tuple[str, int, int]
_PARTS = (
    Artikel, Lid, Onderdeel, Indeling, Bijlage, Divisie, Begrip, Toelichting, ArtikelToelichting,
    Alinea, Begrippenlijst, Tabel, Formule, Afbeelding, Citaat, Tussenkop, Onbegrepen,
)  # fmt: skip
"""What begins at a place: a part, or a block behind one (the last sentence of a lid behind its onderdelen, a note far below)."""
_NOWHERE = (ONBEKENDE_KOP, DELEN_ONTBREKEN)
"""Findings about text that stands in no part: the part before it ends there."""


def with_addresses(found: Iterable[Diagnostic], documents: Sequence[Document]) -> Iterator[Diagnostic]:
    """The same findings, each with the address of the part of a regulation or note it stands in."""
    found = tuple(found)
    if not found:
        return
    starts: dict[_Position, str] = {}
    for document in documents:
        starts.update(_starts(document))
    articles = {
        _place(node): in_words(adres) for document in documents for adres, node in located(document) if isinstance(node, Artikel)
    }
    starts.update(
        _ends(found, articles, _refused(documents) if any(each.rule is NOOT_ONBEKEND for each in found) else frozenset())
    )
    positions = sorted(starts)
    for finding in found:
        here = (finding.span.path, finding.span.line, finding.span.column)
        index = bisect_right(positions, here) - 1
        if finding.adres or index < 0 or positions[index][0] != finding.span.path:
            yield finding
        else:
            yield replace(finding, adres=starts[positions[index]])


def _starts(document: Document) -> Iterator[tuple[_Position, str]]:
    """Where each part and each block begins. A note stands at the end of its file, but belongs to the place of its mark."""
    for adres, node in located(document):
        if isinstance(node, ArtikelToelichting) and isinstance(node.verwijzing, Verwijzing):
            yield _place(node), "toelichting"
        elif isinstance(node, _PARTS):
            yield _place(node), in_words(adres)


def _refused(documents: Sequence[Document]) -> frozenset[_Position]:
    """Where text was refused, such as the mark of a note that is not there."""
    return frozenset(_place(node) for document in documents for node in walk(document) if isinstance(node, OnbegrepenTekst))


def _ends(
    found: Iterable[Diagnostic], articles: Mapping[_Position, str], refused: frozenset[_Position]
) -> Iterator[tuple[_Position, str]]:
    """Where a finding says that a part has ended, and what it stands in instead. A note without a mark stands nowhere."""
    positions = sorted(articles)
    for finding in found:
        here = (finding.span.path, finding.span.line, finding.span.column)
        if finding.rule in _NOWHERE:
            yield here, ""
        elif finding.rule is TOELICHTING_KOP:
            yield here, "toelichting"
        elif finding.rule is NOOT_ONBEKEND and here not in refused:
            yield here, ""
        elif finding.rule is NA_LEDEN:
            index = bisect_right(positions, here) - 1
            yield here, articles[positions[index]] if index >= 0 else ""


def _place(node: Knoop) -> _Position:
    return node.span.path, node.span.line, node.span.column
