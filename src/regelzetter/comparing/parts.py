"""A part of one version: with its legal address, its heading, its own words and what is in it.

The same shape for a regulation, a letter and a table, so that matching and telling differences need to know only parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from regelzetter.comparing.rows import Datarij
from regelzetter.tree.address import Adres, in_words
from regelzetter.tree.nodes import Inlines

Soort: TypeAlias = Literal[
    "document", "aanhef", "indeling", "artikel", "lid", "begrip", "slotformulier", "ondertekening", "bijlage", "toelichting",
    "artikeltoelichting", "divisie", "alinea", "lijst", "onderdeel", "tabel", "rij", "gegevensrij", "cel", "keuze", "anders",
    "citaat", "onbegrepen", "veld", "meegestuurd",
]  # fmt: skip

STRUCTUUR: Final = frozenset(
    {"document", "aanhef", "indeling", "artikel", "slotformulier", "bijlage", "toelichting", "artikeltoelichting", "divisie"}
)
"""Parts that hold others; a change in them is told of what they hold, and of their heading."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Deel:
    """A part of one version. Two parts are the same only if they are one object."""

    soort: Soort
    adres: Adres
    eigen: bool = False
    """Whether the address is of this part alone, not that of a part around it."""
    label: str | None = None
    naam: str = ""
    """What tells it from its neighbours: a term, a heading, the name of a field; empty if nothing does."""
    nummer: str = ""
    """Number or mark as printed."""
    woord: str = ""
    """How its number is cited (artikel, lid, hoofdstuk); for a list its kind."""
    kop: Inlines = ()
    tekst: Inlines = ()
    delen: tuple[Deel, ...] = ()
    rij: Datarij | None = None


def descendants(deel: Deel) -> Iterator[Deel]:
    """A part and all that is in it, in reading order."""
    yield deel
    for part in deel.delen:
        yield from descendants(part)


def address(deel: Deel) -> str:
    """Its address in words; text of a letter above its first heading has none of its own."""
    return in_words(deel.adres).strip("\u00a0 ") or ("opschrift" if deel.soort == "document" else "tekst")


def places(documents: Sequence[Deel]) -> dict[tuple[str, Adres], Deel]:
    """The part at each address; of two with one address the first."""
    found: dict[tuple[str, Adres], Deel] = {}
    for document in documents:
        for part in descendants(document):
            if part.eigen:
                found.setdefault((document.naam, part.adres), part)
    return found
