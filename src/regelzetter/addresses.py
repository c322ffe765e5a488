"""The legal address beside a finding: “regeling.md:41:36 (artikel 1.2, eerste lid)”."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from regelzetter.diagnostics import Diagnostic
from regelzetter.reading.rules import DELEN_ONTBREKEN, NA_LEDEN, NOOT_ONBEKEND, ONBEKENDE_KOP, TOELICHTING_KOP
from regelzetter.tree.address import Adres, in_words
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
    Noot,
    Onbegrepen,
    OnbegrepenTekst,
    Onderdeel,
    Tabel,
    Toelichting,
    Tussenkop,
    Verwijzing,
)
from regelzetter.tree.walk import PLAIN, located, located_parts, walk

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
    paths = {finding.span.path for finding in found if finding.span.path.endswith(".md")}
    starts: dict[_Position, Adres | str] = {}
    for document in documents if paths else ():
        starts.update(_starts(document))
    articles = {
        place: adres
        for place, adres in starts.items()
        if isinstance(adres, tuple) and adres[-1:] and adres[-1].soort == "artikel"
    }
    starts.update(
        _ends(found, articles, _refused(documents) if any(each.rule == NOOT_ONBEKEND for each in found) else frozenset())
    )
    positions = sorted(starts)
    for finding in found:
        here = (finding.span.path, finding.span.line, finding.span.column)
        index = bisect_right(positions, here) - 1
        if finding.adres or index < 0 or positions[index][0] != finding.span.path:
            yield finding
        else:
            adres = starts[positions[index]]
            yield replace(finding, adres=adres if isinstance(adres, str) else in_words(adres))


def _starts(document: Document) -> Iterator[tuple[_Position, Adres | str]]:
    """Where each part and each block begins. A note stands at the end of its file, but belongs to the place of its mark."""
    for adres, node in located_parts(document):
        if type(node) is Alinea:
            yield _place(node), adres
            if not PLAIN.issuperset(map(type, node.inhoud)):
                yield from _starts_in_line(node, adres)
        elif isinstance(node, ArtikelToelichting) and isinstance(node.verwijzing, Verwijzing):
            yield _place(node), "toelichting"
        elif isinstance(node, _PARTS):
            yield _place(node), adres


def _starts_in_line(line: Alinea, adres: Adres) -> Iterator[tuple[_Position, Adres]]:
    """Where the blocks of the notes in a line of text begin."""
    for noot in walk(line):
        if isinstance(noot, Noot):
            for block in noot.inhoud:
                for here, node in located(block, adres):
                    if isinstance(node, _PARTS):
                        yield _place(node), here


def _refused(documents: Sequence[Document]) -> frozenset[_Position]:
    """Where text was refused, such as the mark of a note that is not there."""
    return frozenset(_place(node) for document in documents for node in walk(document) if isinstance(node, OnbegrepenTekst))


def _ends(
    found: Iterable[Diagnostic], articles: Mapping[_Position, Adres | str], refused: frozenset[_Position]
) -> Iterator[tuple[_Position, Adres | str]]:
    """Where a finding says that a part has ended, and what it stands in instead. A note without a mark stands nowhere."""
    positions = sorted(articles)
    for finding in found:
        here = (finding.span.path, finding.span.line, finding.span.column)
        if finding.rule in _NOWHERE:
            yield here, ""
        elif finding.rule == TOELICHTING_KOP:
            yield here, "toelichting"
        elif finding.rule == NOOT_ONBEKEND and here not in refused:
            yield here, ""
        elif finding.rule == NA_LEDEN:
            index = bisect_right(positions, here) - 1
            yield here, articles[positions[index]] if index >= 0 else ""


def _place(node: Knoop) -> _Position:
    return node.span.path, node.span.line, node.span.column
