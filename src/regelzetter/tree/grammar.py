"""What may contain what. The types say most of it; this says the rest, for any tree, also one that was built by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from regelzetter.tree.nodes import (
    Afbeelding,
    Alinea,
    Begrippenlijst,
    Citaat,
    Divisie,
    Formule,
    Grafiek,
    Keuze,
    Knoop,
    Lijst,
    Nadruk,
    Noot,
    Onbegrepen,
    Tabel,
    Tussenkop,
    Verwijzing,
    Vindplaats,
)
from regelzetter.tree.walk import children

NOT_INSIDE: Final[tuple[tuple[type[Knoop], tuple[type[Knoop], ...]], ...]] = (
    (Noot, (Noot, Tabel, Begrippenlijst, Keuze, Formule, Afbeelding, Grafiek, Citaat, Tussenkop)),
    (Vindplaats, (Noot, Verwijzing, Vindplaats)),
    (Verwijzing, (Noot, Verwijzing, Vindplaats)),
    (Tabel, (Tabel, Keuze, Begrippenlijst, Formule, Grafiek, Citaat, Tussenkop)),
    (Keuze, (Divisie,)),
    (Nadruk, (Noot,)),
    (Formule, (Noot, Formule, Tabel, Keuze, Afbeelding, Grafiek, Citaat)),
    (Afbeelding, (Noot,)),
    (Grafiek, (Noot,)),
    (Tussenkop, (Noot,)),
)
"""(outer, inner): no inner anywhere inside outer."""

BLOCKS: Final = (Alinea, Lijst, Begrippenlijst, Tabel, Formule, Afbeelding, Grafiek, Citaat, Tussenkop, Keuze, Onbegrepen)


def misplaced(node: Knoop, outer: tuple[type[Knoop], ...] = ()) -> Iterator[str]:
    """A line for every node that stands where it may not."""
    for around, forbidden in NOT_INSIDE:
        if around in outer and isinstance(node, forbidden):
            yield f"{type(node).__name__} inside {around.__name__} at {node.span}"
    inside = (*outer, type(node))
    for child in children(node):
        yield from misplaced(child, inside)
