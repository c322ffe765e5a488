"""The parts of a document by kind, gathered in one walk that all checks share: a check does not walk the tree itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from regelzetter.checks.passages import Boven
from regelzetter.tree.nodes import (
    Afbeelding,
    Artikel,
    Begrip,
    Begrippenlijst,
    Bijlage,
    Block,
    Citaat,
    Divisie,
    Document,
    Fiche,
    Ficheveld,
    Formule,
    Indeling,
    Keuze,
    Knoop,
    Lid,
    Lijst,
    Regeling,
    Tabel,
    Tekststuk,
    VrijeTekst,
)

K = TypeVar("K", bound=Knoop, covariant=True)


class Placed(NamedTuple, Generic[K]):
    """A node, and the nodes around it from the outside in."""

    node: K
    boven: Boven


@dataclass(slots=True, eq=False)
class Outline:
    """In reading order. What stands in a Citaat is another's text and is left out."""

    indelingen: list[Placed[Indeling]] = field(default_factory=list)
    artikelen: list[Placed[Artikel]] = field(default_factory=list)
    leden: list[Placed[Lid]] = field(default_factory=list)
    bijlagen: list[Placed[Bijlage]] = field(default_factory=list)
    divisies: list[Placed[Divisie]] = field(default_factory=list)
    lijsten: list[Placed[Lijst]] = field(default_factory=list)
    begrippen: list[Placed[Begrip]] = field(default_factory=list)
    begrippenlijsten: list[Placed[Begrippenlijst]] = field(default_factory=list)
    tabellen: list[Placed[Tabel]] = field(default_factory=list)
    formules: list[Placed[Formule]] = field(default_factory=list)
    afbeeldingen: list[Placed[Afbeelding]] = field(default_factory=list)
    citaten: list[Placed[Citaat]] = field(default_factory=list)
    velden: list[Placed[Ficheveld]] = field(default_factory=list)


def outline_of(document: Document) -> Outline:
    """The parts of one document."""
    outline = Outline()
    match document.inhoud:
        case Regeling() as regeling:
            _regeling(outline, regeling)
        case Tekststuk(inhoud=content):
            _free(outline, content, ())
        case Fiche(velden=fields):
            for each in fields:
                outline.velden.append(Placed(each, ()))
                _blocks(outline, each.inhoud, (each,))
    return outline


def _regeling(outline: Outline, regeling: Regeling) -> None:
    _blocks(outline, regeling.aanhef, ())
    for part in regeling.lichaam:
        _structure(outline, part, ())
    _blocks(outline, regeling.slotformulier, ())
    for annex in regeling.bijlagen:
        outline.bijlagen.append(Placed(annex, ()))
        _free(outline, annex.inhoud, (annex,))
    note = regeling.toelichting
    if note is not None:
        _free(outline, note.algemeen, (note,))
        for each in note.artikelsgewijs:
            _free(outline, each.inhoud, (note, each))


def _structure(outline: Outline, part: Indeling | Artikel, boven: Boven) -> None:
    inside = (*boven, part)
    if isinstance(part, Indeling):
        outline.indelingen.append(Placed(part, boven))
        for child in part.inhoud:
            _structure(outline, child, inside)
        return
    outline.artikelen.append(Placed(part, boven))
    for lid in part.leden:
        outline.leden.append(Placed(lid, inside))
        _blocks(outline, lid.inhoud, (*inside, lid))


def _free(outline: Outline, content: VrijeTekst, boven: Boven) -> None:
    for each in content:
        if isinstance(each, Divisie):
            outline.divisies.append(Placed(each, boven))
            _free(outline, each.inhoud, (*boven, each))
        else:
            _block(outline, each, boven)


def _blocks(outline: Outline, blocks: Iterable[Block], boven: Boven) -> None:
    for block in blocks:
        _block(outline, block, boven)


def _block(outline: Outline, block: Block, boven: Boven) -> None:
    match block:
        case Lijst(onderdelen=parts):
            outline.lijsten.append(Placed(block, boven))
            for part in parts:
                _blocks(outline, part.inhoud, (*boven, block, part))
        case Begrippenlijst(begrippen=begrippen):
            outline.begrippenlijsten.append(Placed(block, boven))
            for each in begrippen:
                outline.begrippen.append(Placed(each, (*boven, block)))
                _blocks(outline, each.omschrijving, (*boven, block, each))
        case Tabel():
            outline.tabellen.append(Placed(block, boven))
        case Formule():
            outline.formules.append(Placed(block, boven))
        case Afbeelding():
            outline.afbeeldingen.append(Placed(block, boven))
        case Citaat():
            outline.citaten.append(Placed(block, boven))
        case Keuze(dan=then, anders=otherwise):
            _blocks(outline, (*then, *otherwise), boven)
        case _:
            return
