"""The legal address beside a finding: “regeling.md:41:36 (artikel 1.2, eerste lid)”."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from regelzetter.diagnostics import Diagnostic
from regelzetter.tree.address import in_words
from regelzetter.tree.nodes import Artikel, Begrip, Bijlage, Divisie, Document, Indeling, Lid, Noot, Onderdeel
from regelzetter.tree.walk import located

_Position = tuple[str, int, int]
_PARTS = (Artikel, Lid, Onderdeel, Indeling, Bijlage, Divisie, Begrip)


def with_addresses(found: Iterable[Diagnostic], documents: Sequence[Document]) -> Iterator[Diagnostic]:
    """The same findings, each with the address of the part of a regulation or note it stands in."""
    starts: dict[_Position, str] = {}
    for document in documents:
        starts.update(_starts(document))
    positions = sorted(starts)
    for finding in found:
        here = (finding.span.path, finding.span.line, finding.span.column)
        index = bisect_right(positions, here) - 1
        if finding.adres or index < 0 or positions[index][0] != finding.span.path:
            yield finding
        else:
            yield replace(finding, adres=starts[positions[index]])


def _starts(document: Document) -> Iterator[tuple[_Position, str]]:
    """Where each part begins. A note stands at the end of its file, but belongs to the place of its mark."""
    for adres, node in located(document):
        if isinstance(node, _PARTS):
            yield _start(node.span.path, node.span.line, node.span.column), in_words(adres)
        elif isinstance(node, Noot):
            for block in node.inhoud:
                yield _start(block.span.path, block.span.line, block.span.column), in_words(adres)


def _start(path: str, line: int, column: int) -> _Position:
    return path, line, column
