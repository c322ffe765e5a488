"""The parts of a besluit that are not articles: headings, the closing, bijlagen and the toelichting."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from regelzetter.source import Span
from regelzetter.tree.nodes import (
    ArtikelToelichting,
    Bijlage,
    Blocks,
    Divisie,
    Inlines,
    Knoop,
    Ondertekening,
    Toelichting,
    VrijeTekst,
)
from regelzetter.tree.walk import adres_of, plain
from regelzetter.writing.ids import Place
from regelzetter.writing.markup import Element
from regelzetter.writing.stop_groups import says
from regelzetter.writing.stop_text import Text


class FreeText(Text):
    """Writes free text under headings."""

    def kop(
        self,
        parent: Element,
        place: Place,
        opschrift: Inlines,
        span: Span,
        label: str = "",
        nummer: str | None = None,
        sub: Inlines = (),
    ) -> None:
        kop = self.make.add(parent, "Kop")
        if label:
            self.make.add(kop, "Label", label)
        if nummer:
            self.make.say(self.make.add(kop, "Nummer"), nummer, span)
        if plain(opschrift).strip():
            self.line(self.make.add(kop, "Opschrift"), place, opschrift)
        elif not label:
            self.empty(span, "deze kop", place)
        if sub:
            self.line(self.make.add(kop, "Subtitel"), place, sub)

    # --- closing ----------------------------------------------------------------------------------

    def sluiting(self, parent: Element, place: Place, slot: Blocks, ondertekening: tuple[Ondertekening, ...]) -> None:
        """The slotformulier and who sign; no element if nobody says anything."""
        here = replace(place, eid="formula_2")
        signed = [lines for each in ondertekening if (lines := _lines(each))]
        said = tuple(block for block in slot if says(block))
        if not said and not signed:
            return
        sluiting = self.fixed(parent, "Sluiting", here.eid, next(iter((*ondertekening, *said)), None))
        if said:
            self.blocks(self.make.add(sluiting, "Slotformulering"), "Slotformulering", here, said)
        for lines in signed:
            element = self.make.add(sluiting, "Ondertekening")
            for line in lines:
                self.line(self.make.add(element, "Al"), here, line)

    # --- free text --------------------------------------------------------------------------------

    def bijlage(self, parent: Element, place: Place, bijlage: Bijlage) -> None:
        here = self.names.child(place, "Bijlage", bijlage.nummer, adres_of(bijlage, place.adres))
        element = self.part(parent, "Bijlage", here, bijlage)
        self.kop(element, here, bijlage.opschrift, bijlage.span, label="Bijlage", nummer=bijlage.nummer, sub=bijlage.onderschrift)
        if not self._free(element, here, bijlage.inhoud):
            self.empty(bijlage.span, f"bijlage {bijlage.nummer or ''}".strip(), here)

    def _free(self, parent: Element, place: Place, inhoud: VrijeTekst) -> bool:
        """Divisies and blocks; blocks without a heading are a Divisietekst of their own. False: there was nothing to say."""
        before = len(parent)
        for is_divisie, run in groupby(inhoud, lambda part: isinstance(part, Divisie)):
            if is_divisie:
                for divisie in run:
                    assert isinstance(divisie, Divisie)
                    self._divisie(parent, place, divisie)
            else:
                self._divisietekst(parent, place, tuple(block for block in run if not isinstance(block, Divisie)))
        return len(parent) > before

    def _divisietekst(self, parent: Element, place: Place, blocks: Blocks) -> None:
        here = self.names.child(place, "Divisietekst")
        element = self.part(parent, "Divisietekst", here, blocks[0])
        if not self.content(element, here, blocks):
            parent.content.remove(element)

    def _divisie(self, parent: Element, place: Place, divisie: Divisie) -> None:
        """A heading with text only is a Divisietekst with that heading; with headings under it, it is a Divisie."""
        blocks = tuple(part for part in divisie.inhoud if not isinstance(part, Divisie))
        name = "Divisietekst" if len(blocks) == len(divisie.inhoud) else "Divisie"
        here = self.names.child(place, name, adres=adres_of(divisie, place.adres))
        element = self.part(parent, name, here, divisie)
        self.kop(element, here, divisie.opschrift, divisie.span)
        written = self.content(element, here, blocks) if name == "Divisietekst" else self._free(element, here, divisie.inhoud)
        if not written:
            self.empty(divisie.span, f"wat onder de kop “{plain(divisie.opschrift)}” hoort", here)

    # --- toelichting ------------------------------------------------------------------------------

    def toelichting(self, parent: Element, place: Place, toelichting: Toelichting) -> None:
        """Both parts under the heading Toelichting; a single part bears that heading, with its own below (STOP0084, STOP0085)."""
        both = bool(toelichting.algemeen and toelichting.artikelsgewijs)
        element = self.fixed(parent, "Toelichting", "recital", toelichting)
        here = self.names.enter(Place("", place.document, adres_of(toelichting, place.adres)))
        if both:
            self.make.add(self.make.add(element, "Kop"), "Opschrift", "Toelichting")
        if toelichting.algemeen:
            part = self._note_part(element, "AlgemeneToelichting", "genrecital", "Algemeen deel", both, toelichting.algemeen[0])
            if not self._free(part, Place("genrecital", here.document, here.adres), toelichting.algemeen):
                self.empty(toelichting.span, "het algemeen deel van de toelichting", here)
        if toelichting.artikelsgewijs:
            part = self._note_part(
                element, "ArtikelgewijzeToelichting", "artrecital", "Artikelsgewijs", both, toelichting.artikelsgewijs[0]
            )
            for about in toelichting.artikelsgewijs:
                self._about_article(part, Place("artrecital", here.document, here.adres), about)
        self.sluiting(element, here, (), toelichting.ondertekening)
        if not len(element):
            parent.content.remove(element)

    def _note_part(self, parent: Element, name: str, eid: str, opschrift: str, both: bool, node: Knoop) -> Element:
        element = self.fixed(parent, name, eid, node)
        kop = self.make.add(element, "Kop")
        self.make.add(kop, "Opschrift", opschrift if both else "Toelichting")
        if not both:
            self.make.add(kop, "Subtitel", opschrift)
        return element

    def _about_article(self, parent: Element, place: Place, about: ArtikelToelichting) -> None:
        """Written as a Divisie whose heading is the reference."""
        divisie = Divisie(niveau=1, opschrift=(about.verwijzing,), inhoud=about.inhoud, span=about.span)
        self._divisie(parent, place, divisie)


def _lines(signed: Ondertekening) -> tuple[Inlines, ...]:
    """The lines of a signature in the order in which they are printed, without those that say nothing."""
    printed = (signed.groet, signed.namens, signed.functie, signed.naam)
    return tuple(line for line in printed if plain(line).strip())
