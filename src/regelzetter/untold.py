"""What official XML must know of a document and the dossier does not tell: known before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from regelzetter.compile import Compiled
from regelzetter.diagnostics import Diagnostic, Outcome, in_order
from regelzetter.identity import identity
from regelzetter.order import Order
from regelzetter.tree.nodes import Document
from regelzetter.writing.files import Identity

_Ask = Callable[[Document, Identity], Outcome[Any]]


def untold(compiled: Compiled, order: Order) -> tuple[Diagnostic, ...]:
    """A finding for each thing that is not told, once, also where two formats need it."""
    found: dict[tuple[object, str], Diagnostic] = {}
    for finding in _all(compiled, order):
        found.setdefault((finding.span, finding.tip), finding)
    return in_order(found.values())


def _all(compiled: Compiled, order: Order) -> Iterator[Diagnostic]:
    for spec in compiled.dossier.documenten.values():
        if not order.has(spec.naam):
            continue
        document = compiled.documenten[spec.naam]
        for name in order.of(spec.formaten):
            if name in _ASKED:
                yield from _ASKED[name]()(document, identity(document, spec.werk, compiled)).diagnostics


def _of_stop() -> _Ask:
    from regelzetter.writing.stop_metadata import delivery

    return delivery


def _of_akn() -> _Ask:
    from regelzetter.writing.akn_meta import work

    return work


_ASKED: Final[dict[str, Callable[[], _Ask]]] = {"stop": _of_stop, "akn": _of_akn}
"""Format → how to ask, loaded only when a document has that format."""
