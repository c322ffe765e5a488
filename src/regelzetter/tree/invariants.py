"""What holds of a tree after each pass. The driver asks it before writing; the tests run all of it."""

from __future__ import annotations

from collections.abc import Iterator

from regelzetter.tree.grammar import misplaced
from regelzetter.tree.nodes import (
    Afbeelding,
    Artikel,
    Document,
    Grafiek,
    Indeling,
    Invoeging,
    Keuze,
    Node,
    Noot,
    Onbegrepen,
    OnbegrepenTekst,
    Tabel,
    Verwijzing,
)
from regelzetter.tree.walk import walk


def after_reading(document: Document) -> Iterator[str]:
    """Every node stands where the grammar allows it."""
    return misplaced(document)


def after_filling(document: Document) -> Iterator[str]:
    """No hole is left: every value is printed or marked as unknown, every passage chosen."""
    yield from _left(document, (Invoeging, Keuze))
    yield from (f"table still repeats {node.herhaal}" for node in walk(document) if isinstance(node, Tabel) and node.herhaal)


def after_drawing(document: Document) -> Iterator[str]:
    """No chart is left: each is a picture with its figures, or was reported."""
    yield from _left(document, (Grafiek,))


def after_numbering(document: Document) -> Iterator[str]:
    """Every article, part and note has its number."""
    for node in walk(document):
        if isinstance(node, Artikel | Indeling | Noot) and node.nummer is None:
            yield f"{type(node).__name__} without a number at {node.span}"


def after_referring(document: Document) -> Iterator[str]:
    """Every reference is looked up, or marked as unknown."""
    yield from _left(document, (Verwijzing,))


def complete(document: Document) -> bool:
    """May this document be written: nothing in it that could not be read, filled or found?"""
    return not any(_open(node) for node in walk(document))


def _open(node: Node) -> bool:
    match node:
        case Invoeging() | Keuze() | Verwijzing() | Grafiek() | OnbegrepenTekst() | Onbegrepen() | Afbeelding(beeld=None):
            return True
        case _:
            return False


def _left(document: Document, kinds: tuple[type[Node], ...]) -> Iterator[str]:
    yield from (f"{type(node).__name__} left at {node.span}" for node in walk(document) if isinstance(node, kinds))
