"""Free text, the parts that follow a text (annexes, note) and who signs.

`bijlage` and `divisie` are certain (XSD). That a heading keeps its typed number in `nr` is so in real Kamerstukken, as read by
public programs. `nota-toelichting` is the element of real publications; it is no part of the XSD, so it stands behind the
regulation, with what it holds (`divisie`, `al`, `ondertekening`) as the XSD wants it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from regelzetter.tree.nodes import (
    Alinea,
    ArtikelToelichting,
    Bijlage,
    Blocks,
    Divisie,
    Inlines,
    Ondertekening,
    Tekst,
    Toelichting,
    VrijeTekst,
)
from regelzetter.tree.walk import adres_of
from regelzetter.writing.flat import has_words
from regelzetter.writing.ids import Place
from regelzetter.writing.markup import Element
from regelzetter.writing.op_amending import Amending
from regelzetter.writing.op_lines import flows

_NUMBER: Final = re.compile(r"(\d+(?:\.\d+)*\.?|[A-Z]\.|[IVX]+\.)[ \u00a0]+(?=\S)")
_INITIALS: Final = re.compile(r"((?:[A-Z][a-z]?\.-?)+)[ \u00a0]*(\S.*)")


class FreeText(Amending):
    """Writes free text under headings."""

    def free(self, parent: Element, name: str, place: Place, inhoud: VrijeTekst) -> None:
        """Divisies and blocks, in an element of kind `name` that holds both."""
        for part in inhoud:
            if isinstance(part, Divisie):
                self._divisie(parent, place, part)
            else:
                self.blocks(parent, name, place, (part,))

    def _divisie(self, parent: Element, place: Place, divisie: Divisie) -> None:
        here = self.names.child(place, "divisie", adres=adres_of(divisie, place.adres))
        element = self.part(parent, "divisie", here)
        number, words = numbered(divisie.opschrift)
        self.kop(element, words, divisie.span, nr=number)
        self.free(element, "divisie", here, divisie.inhoud)

    def bijlage(self, parent: Element, place: Place, bijlage: Bijlage) -> None:
        here = self.names.child(place, "bijlage", bijlage.nummer, adres_of(bijlage, place.adres))
        element = self.part(parent, "bijlage", here, status="goed")
        self.kop(element, bijlage.opschrift, bijlage.span, "Bijlage", bijlage.nummer, bijlage.onderschrift)
        self.free(element, "bijlage", here, bijlage.inhoud)

    # --- note ---------------------------------------------------------------------------------------

    def toelichting(self, parent: Element, place: Place, toelichting: Toelichting) -> None:
        here = self.names.child(place, "toelichting", adres=adres_of(toelichting, place.adres))
        element = self.part(parent, "nota-toelichting", here)
        self._heading(element, "Toelichting")
        if toelichting.algemeen:
            part = self.make.add(element, "divisie")
            self._heading(part, "Algemeen deel")
            self.free(part, "divisie", here, toelichting.algemeen)
        if toelichting.artikelsgewijs:
            part = self.make.add(element, "divisie")
            self._heading(part, "Artikelsgewijs")
            for about in toelichting.artikelsgewijs:
                self._about_article(part, here, about)
        self.sluiting(element, (), toelichting.ondertekening)

    def _about_article(self, parent: Element, place: Place, about: ArtikelToelichting) -> None:
        here = self.names.child(place, "divisie", adres=adres_of(about, place.adres))
        element = self.part(parent, "divisie", here)
        self.line(self.make.add(self.make.add(element, "kop"), "titel"), (about.verwijzing,))
        self.free(element, "divisie", here, about.inhoud)

    def _heading(self, parent: Element, words: str) -> None:
        self.make.add(self.make.add(parent, "kop"), "titel", words)

    # --- closing --------------------------------------------------------------------------------------

    def sluiting(self, parent: Element, slot: Blocks, ondertekening: tuple[Ondertekening, ...]) -> None:
        """The slotformulier and who sign, into an element that holds `slotformulering` and `ondertekening`.

        The salutation at the end of a letter is the last line before the signature.
        """
        groet = ondertekening[0].groet if ondertekening else ()
        if slot or has_words(groet):
            element = self.make.add(parent, "slotformulering")
            for block in flows(slot):
                if isinstance(block, Alinea):
                    self.als(element, block.inhoud)
                else:
                    self.no_place(block.span, "het slotformulier heeft in een officiële publicatie alleen alinea’s")
            if has_words(groet):
                self.als(element, groet)
        for signed in ondertekening:
            self._signature(self.make.add(parent, "ondertekening"), signed)

    def _signature(self, parent: Element, signed: Ondertekening) -> None:
        """On whose behalf (“De Minister …, namens deze,”), the function, and the name with its initials apart."""
        where = "de ondertekening"
        if has_words(signed.namens):
            self.words(self.make.add(parent, "functie"), signed.namens, where)
        if has_words(signed.functie):
            self.words(self.make.add(parent, "functie"), signed.functie, where)
        if has_words(signed.naam):
            naam = self.make.add(parent, "naam")
            first, words = _first_name(signed.naam)
            if first:
                self.make.say(self.make.add(naam, "voornaam"), first, signed.span)
            self.words(self.make.add(naam, "achternaam"), words, where)


def numbered(opschrift: Inlines) -> tuple[str, Inlines]:
    """The number that a heading begins with, and the rest of it.

    >>> from regelzetter.source import Span
    >>> from regelzetter.tree.walk import plain
    >>> number, rest = numbered((Tekst(tekst="1.2 Aanleiding", span=Span("x.md", 1, 1, 1, 1)),))
    >>> number, plain(rest), numbered(())
    ('1.2', 'Aanleiding', ('', ()))
    """
    return _split(opschrift, _NUMBER)


def _first_name(naam: Inlines) -> tuple[str, Inlines]:
    """Initials and surname, as in the samples; a name that does not begin with initials is one surname.

    >>> from regelzetter.source import Span
    >>> from regelzetter.tree.walk import plain
    >>> first, rest = _first_name((Tekst(tekst="F.B.J. de Grapperhaus", span=Span("x.md", 1, 1, 1, 1)),))
    >>> first, plain(rest)
    ('F.B.J.', 'de Grapperhaus')
    """
    return _split(naam, _INITIALS)


def _split(inlines: Inlines, lead: re.Pattern[str]) -> tuple[str, Inlines]:
    first, *rest = inlines or (None,)
    found = lead.match(first.tekst) if isinstance(first, Tekst) else None
    if found is None or not isinstance(first, Tekst):
        return "", inlines
    words = first.tekst[found.end(1) :].lstrip(" \u00a0")
    return found[1], (replace(first, tekst=words, plaatsen=()), *rest)
