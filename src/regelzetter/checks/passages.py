"""The running text of a document as stretches that a rule can search: what is printed, and where each sign of it was typed.

A `Passage` is one paragraph, heading, cell, term or note, in the order of the document. Its text has ordinary spaces for
no-break ones, so that a rule need not know of them; offsets in it stay true.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum
from typing import Literal, NamedTuple, TypeAlias

from regelzetter.source import Span
from regelzetter.tree.nodes import (
    Afbeelding,
    Alinea,
    Artikel,
    Begrippenlijst,
    Block,
    Citaat,
    Divisie,
    Document,
    Fiche,
    Formule,
    Indeling,
    Inline,
    Inlines,
    Invoeging,
    Invulling,
    Keuze,
    Knoop,
    Lijst,
    Nadruk,
    Noot,
    Regeleinde,
    Regeling,
    Tabel,
    Tekst,
    Tekststuk,
    Tussenkop,
    Verwijzing,
    Vindplaats,
    Vreemd,
    VrijeTekst,
)


class Deel(StrEnum):
    """Which part of a document a passage stands in. The norms of a regulation are in LICHAAM and BIJLAGE."""

    AANHEF = "aanhef"
    LICHAAM = "lichaam"
    SLOTFORMULIER = "slotformulier"
    BIJLAGE = "bijlage"
    TOELICHTING = "toelichting"
    TEKST = "tekst"
    """The text of a letter, a decision or a nota."""
    FICHE = "fiche"


Vorm: TypeAlias = Literal["alinea", "kop", "cel", "term", "noot", "citaat", "formule", "bijschrift"]

Boven: TypeAlias = tuple[Knoop, ...]
"""The nodes around a passage, from the outside in: Artikel, Lid, Onderdeel, Begrip, Bijlage, Divisie …"""


class Stuk(NamedTuple):
    """A piece of a passage, and the node that its words come from."""

    begin: int
    node: Inline


class Passage(NamedTuple):
    deel: Deel
    vorm: Vorm
    tekst: str
    stukken: tuple[Stuk, ...]
    boven: Boven
    hele: Span
    """Where the whole passage stands."""

    def span(self, begin: int, eind: int) -> Span:
        """Where the signs from `begin` up to `eind` were typed; of a value or reference the whole hole."""
        first, last = self._stuk(begin), self._stuk(max(begin, eind - 1))
        if first is None or last is None:
            return self.hele
        return _part(first, begin, eind).to(_part(last, begin, eind)) if first is not last else _part(first, begin, eind)

    def getypt(self, begin: int, eind: int) -> bool:
        """Were all these signs typed by hand, and do they not come from a value or a reference?"""
        return all(
            isinstance(each.node, Tekst)
            for index, each in enumerate(self.stukken)
            if each.begin < eind and (index + 1 == len(self.stukken) or self.stukken[index + 1].begin > begin)
        )

    def in_(self, *kinds: type[Knoop]) -> bool:
        """Does the passage stand inside a node of one of these kinds?"""
        return any(isinstance(node, kinds) for node in self.boven)

    def _stuk(self, offset: int) -> Stuk | None:
        index = bisect_right(self.stukken, offset, key=lambda each: each.begin) - 1
        return self.stukken[index] if index >= 0 else None


def _part(piece: Stuk, begin: int, eind: int) -> Span:
    """The stretch of one piece: of a typed text the very signs, of a value or reference the whole hole."""
    node = piece.node
    if not isinstance(node, Tekst):
        return node.span
    first = _place(node, max(0, begin - piece.begin))
    last = _place(node, max(0, min(len(node.tekst), eind - piece.begin) - 1))
    return Span(node.span.path, *first, last[0], last[1] + 1)


def _place(node: Tekst, offset: int) -> tuple[int, int]:
    """Line and column of a sign of a typed text."""
    if not node.plaatsen:
        return node.span.line, node.span.column + offset
    index = bisect_right(node.plaatsen, offset, key=lambda place: place[0]) - 1
    begin, line, column = node.plaatsen[index]
    return line, column + offset - begin


def passages_of(document: Document) -> tuple[Passage, ...]:
    """All passages of a document, in reading order."""
    found: list[Passage] = []
    match document.inhoud:
        case Regeling() as regeling:
            _regeling(found, regeling)
        case Tekststuk(inhoud=inhoud):
            _free(found, inhoud, Deel.TEKST, ())
        case Fiche() as fiche:
            _fiche(found, fiche)
    return tuple(found)


class Regel(NamedTuple):
    """A line of a document that stands in dossier.yaml: the name of its field, and its words."""

    veld: str
    passage: Passage


def lines_of(document: Document) -> Iterator[Regel]:
    """The lines of dossier.yaml that a document prints: its title, and those of its fields, some of them more than once."""
    lines = [("titel", document.titel, document.span)]
    lines.extend((veld.naam, line, veld.span) for veld in document.velden for line in veld.regels)
    for name, words, span in lines:
        found: list[Passage] = []
        _inline(found, words, Deel.TEKST, "kop", (), span)
        yield from (Regel(name, passage) for passage in found)


def _regeling(found: list[Passage], regeling: Regeling) -> None:
    _blocks(found, regeling.aanhef, Deel.AANHEF, ())
    for part in regeling.lichaam:
        _structure(found, part, ())
    _blocks(found, regeling.slotformulier, Deel.SLOTFORMULIER, ())
    for annex in regeling.bijlagen:
        _inline(found, annex.opschrift, Deel.BIJLAGE, "kop", (annex,), annex.span)
        _inline(found, annex.onderschrift, Deel.BIJLAGE, "kop", (annex,), annex.span)
        _free(found, annex.inhoud, Deel.BIJLAGE, (annex,))
    note = regeling.toelichting
    if note is None:
        return
    _free(found, note.algemeen, Deel.TOELICHTING, (note,))
    for each in note.artikelsgewijs:
        _free(found, each.inhoud, Deel.TOELICHTING, (note, each))


def _structure(found: list[Passage], part: Indeling | Artikel, boven: Boven) -> None:
    boven = (*boven, part)
    _inline(found, part.opschrift, Deel.LICHAAM, "kop", boven, part.span)
    if isinstance(part, Indeling):
        for child in part.inhoud:
            _structure(found, child, boven)
        return
    for lid in part.leden:
        _blocks(found, lid.inhoud, Deel.LICHAAM, (*boven, lid))


def _fiche(found: list[Passage], fiche: Fiche) -> None:
    _inline(found, fiche.ondertitel, Deel.FICHE, "kop", (), fiche.span)
    for each in fiche.velden:
        _inline(found, each.opschrift, Deel.FICHE, "kop", (each,), each.span)
        _blocks(found, each.inhoud, Deel.FICHE, (each,))


def _free(found: list[Passage], content: VrijeTekst, deel: Deel, boven: Boven) -> None:
    for each in content:
        if isinstance(each, Divisie):
            inside = (*boven, each)
            _inline(found, each.opschrift, deel, "kop", inside, each.span)
            _free(found, each.inhoud, deel, inside)
        else:
            _block(found, each, deel, boven, "alinea")


def _blocks(found: list[Passage], blocks: tuple[Block, ...], deel: Deel, boven: Boven, vorm: Vorm = "alinea") -> None:
    for block in blocks:
        _block(found, block, deel, boven, vorm)


def _block(found: list[Passage], block: Block, deel: Deel, boven: Boven, vorm: Vorm) -> None:
    match block:
        case Alinea(inhoud=inlines):
            _inline(found, inlines, deel, vorm, boven, block.span)
        case Lijst(onderdelen=parts):
            for part in parts:
                _blocks(found, part.inhoud, deel, (*boven, part), vorm)
        case Begrippenlijst():
            _definitions(found, block, deel, boven, vorm)
        case Tabel():
            _table(found, block, deel, boven)
        case Formule():
            _inline(found, block.inhoud, deel, "formule", (*boven, block), block.span)
            _inline(found, block.inleiding, deel, vorm, (*boven, block), block.span)
            if block.legenda is not None:
                _definitions(found, block.legenda, deel, (*boven, block), vorm)
        case Afbeelding(bijschrift=caption):
            _inline(found, caption, deel, "bijschrift", boven, block.span)
        case Citaat(inhoud=inside):
            _blocks(found, inside, deel, (*boven, block), "citaat")
        case Tussenkop(inhoud=inlines):
            _inline(found, inlines, deel, "citaat", boven, block.span)
        case Keuze(dan=then, anders=otherwise):
            _blocks(found, (*then, *otherwise), deel, boven, vorm)
        case _:
            return


def _definitions(found: list[Passage], block: Begrippenlijst, deel: Deel, boven: Boven, vorm: Vorm) -> None:
    for each in block.begrippen:
        inside = (*boven, each)
        _inline(found, each.term, deel, "term", inside, each.span)
        _blocks(found, each.omschrijving, deel, inside, vorm)


def _table(found: list[Passage], table: Tabel, deel: Deel, boven: Boven) -> None:
    _inline(found, table.bijschrift, deel, "bijschrift", (*boven, table), table.span)
    for row in (*table.kop, *table.rijen):
        for cell in row.cellen:
            _blocks(found, cell.inhoud, deel, (*boven, table, cell), "cel")


def _inline(found: list[Passage], inlines: Inlines, deel: Deel, vorm: Vorm, boven: Boven, span: Span) -> None:
    if not inlines:
        return
    words: list[str] = []
    pieces: list[Stuk] = []
    notes: list[Noot] = []
    _gather(inlines, 0, words, pieces, notes)
    found.append(Passage(deel, vorm, "".join(words).replace("\u00a0", " "), tuple(pieces), boven, span))
    for note in notes:
        _blocks(found, note.inhoud, deel, (*boven, note), "noot")


def _gather(inlines: Inlines, length: int, words: list[str], pieces: list[Stuk], notes: list[Noot]) -> int:
    """Add the words of the nodes; a hole for a recipient is printed as its key between guillemets."""
    for node in inlines:
        match node:
            case Tekst() | Invulling():
                text = node.tekst
            case Nadruk(inhoud=inside):
                length = _gather(inside, length, words, pieces, notes)
                continue
            case Vindplaats(inhoud=inside) | Vreemd(inhoud=inside):  # another language is not wrong Dutch
                text = "".join(_words(inside))
            case Noot():
                notes.append(node)
                continue
            case Invoeging(sleutel=key):
                text = f"‹{key}›"
            case Regeleinde():
                text = " "
            case Verwijzing(doel=text):
                pass
            case _:
                text = node.tekst
        pieces.append(Stuk(length, node))
        words.append(text)
        length += len(text)
    return length


def _words(inlines: Inlines) -> Iterator[str]:
    for node in inlines:
        match node:
            case Tekst(tekst=text) | Invulling(tekst=text):
                yield text
            case Nadruk(inhoud=inside) | Vreemd(inhoud=inside) | Vindplaats(inhoud=inside):
                yield from _words(inside)
            case _:
                pass
