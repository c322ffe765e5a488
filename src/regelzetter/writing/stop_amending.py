"""An article that changes another regulation: a WijzigArtikel with an Instructie for each of its parts A, B, C.

STOP wants a Wat at the head of a WijzigArtikel and again in every Instructie. So an article is written in this way if it is
one introducing line and a list of parts that begin with a line each: “De Proefregeling wordt als volgt gewijzigd:” and “A.
Artikel 2 komt te luiden:”. Behind that line stands the new text: an Artikel or Lid where the quotation is nothing else, else an
Inhoud with the quotation as it is. Where a part tells its changes one by one (“1. Het eerste lid vervalt.”), each is an
Instructie too, with its own number; STOP has no Instructie in an Instructie. Any other article stays an ordinary Artikel (with
its Citaat in the Inhoud), because the same words cannot stand in two places and an empty Wat says nothing.

What is changed is told in words. A RegelingMutatie, which tells machines, needs the regulation as the LVBB holds it.
"""

from __future__ import annotations

from dataclasses import replace

from regelzetter.tree.nodes import Alinea, Artikel, Blocks, Citaat, Inlines, Lid, Lijst, Onderdeel
from regelzetter.tree.walk import adres_of
from regelzetter.writing.ids import Place, quoted
from regelzetter.writing.markup import Element, printed_mark
from regelzetter.writing.quotation import quoted_articles, quoted_leden
from regelzetter.writing.stop_free import FreeText
from regelzetter.writing.stop_groups import says


class Amending(FreeText):
    """Writes articles, those that change another regulation included."""

    def _amend(self, parent: Element, place: Place, wat: Alinea, parts: Lijst) -> None:
        self._wat(parent, place, wat.inhoud)
        self._instructies(self.make.add(parent, "WijzigInstructies"), place, parts)

    def _instructies(self, parent: Element, place: Place, parts: Lijst) -> None:
        """The parts have no name of their own in STOP: they are found at the article."""
        for part in parts.onderdelen:
            here = self.names.enter(replace(place, adres=adres_of(part, place.adres)))
            instructie = self.make.add(parent, "Instructie")
            self.make.say(self.make.add(instructie, "Nummer"), printed_mark(part.merk, parts.soort), part.span)
            match _said(part.inhoud):
                case (Alinea(inhoud=wat), Lijst(soort="cijfers", onderdelen=below) as changes) if all(map(_is_told, below)):
                    self._wat(instructie, here, wat)
                    self._instructies(parent, here, changes)
                case (Alinea(inhoud=wat), *rest):
                    self._wat(instructie, here, wat)
                    self._new_text(instructie, here, wat, tuple(rest))
                case blocks:
                    raise AssertionError(f"no line that tells what changes: {blocks!r}")

    def _new_text(self, parent: Element, place: Place, wat: Inlines, blocks: Blocks) -> None:
        match blocks:
            case ():
                return
            case (Citaat() as new,) if articles := quoted_articles(new):
                for article in articles:
                    self._artikel(parent, quoted(place), article, None)
            case (Citaat() as new,) if leden := quoted_leden(wat, new):
                for lid in leden:
                    self._lid(parent, quoted(place), lid)
            case _:
                self.content(parent, place, blocks, closing=True)

    def _wat(self, parent: Element, place: Place, words: Inlines) -> None:
        self.line(self.make.add(parent, "Wat"), place, words)

    # --- articles ---------------------------------------------------------------------------------

    def artikel(self, parent: Element, place: Place, artikel: Artikel) -> None:
        self._artikel(parent, place, artikel, amendments(artikel))

    def _artikel(self, parent: Element, place: Place, artikel: Artikel, amends: tuple[Alinea, Lijst] | None) -> None:
        element = "WijzigArtikel" if amends else "Artikel"
        # A single article is called Enig artikel (aanwijzing 3.54, derde lid).
        label, number = ("Enig artikel", None) if artikel.nummer == "enig" else ("Artikel", artikel.nummer)
        here = self.names.child(place, element, number, adres_of(artikel, place.adres))
        child = self.part(parent, element, here, artikel)
        self.kop(child, here, artikel.opschrift, artikel.span, label=label, nummer=number)
        if amends:
            self._amend(child, here, *amends)
        else:
            self._leden(child, here, artikel)

    def _leden(self, parent: Element, place: Place, artikel: Artikel) -> None:
        """One lid without a number is the whole text of the article; otherwise every lid has a name of its own."""
        match artikel.leden:
            case ():
                self.empty(artikel.span, f"artikel {artikel.nummer}", place)
            case (Lid(nummer=None) as only,):
                if not self.content(parent, place, only.inhoud, closing=True):
                    self.empty(artikel.span, f"artikel {artikel.nummer}", place)
            case leden:
                for lid in leden:
                    self._lid(parent, place, lid)

    def _lid(self, parent: Element, place: Place, lid: Lid) -> None:
        here = self.names.child(place, "Lid", lid.nummer, adres_of(lid, place.adres))
        element = self.part(parent, "Lid", here, lid)
        self.make.say(self.make.add(element, "LidNummer"), printed_mark(lid.nummer or ""), lid.span)
        if not self.content(element, here, lid.inhoud, closing=True):
            self.empty(lid.span, f"lid {lid.nummer}", here)


def amendments(artikel: Artikel) -> tuple[Alinea, Lijst] | None:
    """The introducing line and the parts of an article that changes another regulation, if it has that shape."""
    match artikel.leden:
        case (Lid(nummer=None, inhoud=inhoud),):
            pass
        case _:
            return None
    match _said(inhoud):
        case (Alinea() as wat, Lijst(soort="hoofdletters", onderdelen=parts) as lijst) if all(map(_is_told, parts)):
            return wat, lijst
    return None


def _is_told(part: Onderdeel) -> bool:
    """Does a part begin with the line that tells what it changes?"""
    return isinstance(next(iter(_said(part.inhoud)), None), Alinea)


def _said(blocks: Blocks) -> Blocks:
    return tuple(block for block in blocks if says(block))
