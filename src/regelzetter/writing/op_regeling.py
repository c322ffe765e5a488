"""A regulation in the Staatscourant: the title in the `kop` of `staatscourant`, the text as `regeling`, the note behind it.

Certain: `staatscourant/kop/titel` (sample stcrt-2015-47076), a regulation under such a heading (bgr-2024-715), and the whole of
`regeling` (XSD). Only `wet-besluit` may begin with a titel or an afdeling, so such a regulation is one (sample stb-2018-84).
"""

from __future__ import annotations

import re
from typing import Final, assert_never

from regelzetter.diagnostics import Diagnostic
from regelzetter.tree.nodes import (
    Afbeelding,
    Alinea,
    Artikel,
    Begrippenlijst,
    Blocks,
    Citaat,
    Document,
    Indeling,
    Inlines,
    Invulling,
    Lijst,
    Regeling,
    Tabel,
    Tekst,
    Tussenkop,
)
from regelzetter.tree.walk import adres_of, plain
from regelzetter.writing.aanhef import aanhef
from regelzetter.writing.flat import GEWOON
from regelzetter.writing.ids import Place
from regelzetter.writing.markup import Element
from regelzetter.writing.op_free import FreeText
from regelzetter.writing.op_lines import flows
from regelzetter.writing.xml_rules import INDELING, INGESLOTEN

_ELEMENTS: Final = {
    "deel": "deel",
    "hoofdstuk": "hoofdstuk",
    "titel": "titeldeel",
    "afdeling": "afdeling",
    "paragraaf": "paragraaf",
}
_MAY_HOLD: Final = {
    "regeling-tekst": ("deel", "hoofdstuk", "paragraaf", "artikel"),
    "wettekst": ("hoofdstuk", "titeldeel", "afdeling", "paragraaf", "artikel"),
    "deel": ("hoofdstuk", "titeldeel", "afdeling", "paragraaf", "artikel"),
    "hoofdstuk": ("titeldeel", "afdeling", "paragraaf", "artikel"),
    "titeldeel": ("hoofdstuk", "afdeling", "paragraaf", "artikel"),
    "afdeling": ("hoofdstuk", "paragraaf", "artikel"),
    "paragraaf": ("afdeling", "sub-paragraaf", "artikel"),
    "sub-paragraaf": ("sub-paragraaf", "artikel"),
}
"""Element → the elements it may hold (XSD)."""
_KINDS: Final = {
    True: ("wet-besluit", "wettekst", "wetsluiting"),
    False: ("regeling", "regeling-tekst", "regeling-sluiting"),
}
_GROUNDS: Final = (
    ("grondslag", r"gelet op"),
    ("gezien", r"gezien"),
    ("gehoord", r"(?:de .* )?gehoord"),
    ("voordracht", r"op de voordracht"),
    ("overeenstemmend", r"(?:handelende )?in overeenstemming"),
)
"""What a line of the considerans holds, by its first words."""


class Staatscourant(FreeText):
    """Writes a regulation, from its title down to its articles."""

    def staatscourant(self, parent: Element, document: Document, regeling: Regeling) -> None:
        place = self.names.enter(Place("", document.naam))
        self.amends = document.soort == "wijzigingsregeling"
        element = self.make.add(parent, "staatscourant")
        self.line(self.make.add(self.make.add(element, "kop"), "titel"), document.titel)
        self._regeling(element, place, regeling)
        if regeling.toelichting is not None:
            self.toelichting(element, place, regeling.toelichting)
        for stuk in document.bijlagen:
            melding = f"het stuk '{stuk.naam}' kan niet in de regeling staan"
            self.make.found.append(Diagnostic(INGESLOTEN, stuk.span, melding, "neem de tekst op als bijlage van de regeling"))

    def _regeling(self, parent: Element, place: Place, regeling: Regeling) -> None:
        first = next(iter(regeling.lichaam), None)
        root, text, closing = _KINDS[isinstance(first, Indeling) and first.woord in ("titel", "afdeling")]
        element = self.make.add(parent, root)
        self._aanhef(element, place, tuple(flows(regeling.aanhef)))
        self._structure(self.make.add(element, text), text, place, regeling.lichaam)
        slot = tuple(flows(regeling.slotformulier))
        if slot or regeling.ondertekening:
            self.sluiting(self.make.add(element, closing, status="goed"), slot, regeling.ondertekening)
        for bijlage in regeling.bijlagen:
            self.bijlage(element, place, bijlage)

    # --- opening ------------------------------------------------------------------------------------

    def _aanhef(self, parent: Element, place: Place, blocks: Blocks) -> None:
        """Who, on what grounds, and “Besluit:”. `wie` holds characters only: a line with more in it is the first ground."""
        if not blocks:
            return
        element = self.make.add(parent, "aanhef")
        parts = aanhef(blocks)
        match parts.wie:
            case (Alinea(inhoud=words),) if all(isinstance(node, Tekst | Invulling) for node in words):
                self.words(self.make.add(element, "wie"), words, "de aanhef")
                grounds = parts.gronden
            case wie:
                grounds = (*wie, *parts.gronden)
        if grounds:
            self._considerans(self.make.add(element, "considerans"), place, grounds)
        if parts.afkondiging:
            self.blocks(self.make.add(element, "afkondiging"), "afkondiging", place, parts.afkondiging)

    def _considerans(self, parent: Element, place: Place, blocks: Blocks) -> None:
        for block in flows(blocks):
            match block:
                case Alinea():
                    self.als(parent, block.inhoud, GEWOON, "considerans.al", **_holds(block.inhoud))
                case Lijst():
                    self.items(self.make.add(parent, "considerans.lijst", type="expliciet"), place, block)
                case Begrippenlijst() | Tabel() | Afbeelding() | Citaat() | Tussenkop():
                    item = self.make.add(self.make.add(parent, "considerans.lijst", type="ongemarkeerd"), "li")
                    self.blocks(item, "li", place, (block,))
                case _:
                    assert_never(block)

    # --- body ---------------------------------------------------------------------------------------

    def _structure(self, parent: Element, name: str, place: Place, parts: tuple[Indeling | Artikel, ...]) -> None:
        for part in parts:
            element = "artikel" if isinstance(part, Artikel) else _ELEMENTS[part.woord]
            if element == "paragraaf" and name in ("paragraaf", "sub-paragraaf"):
                element = "sub-paragraaf"
            if element not in _MAY_HOLD[name]:
                self._misplaced(part, name)
            elif isinstance(part, Artikel):
                self.provision(parent, place, part)
            else:
                here = self.names.child(place, element, part.nummer, adres_of(part, place.adres))
                child = self.part(parent, element, here)
                self.kop(child, part.opschrift, part.span, "§" if part.teken else part.woord.capitalize(), part.nummer)
                self._structure(child, element, here, part.inhoud)

    def _misplaced(self, part: Indeling | Artikel, name: str) -> None:
        what = "artikel" if isinstance(part, Artikel) else part.woord
        around = next((f"een {word}" for word, element in _ELEMENTS.items() if name.endswith(element)), "de regeling")
        melding = f"een {what} kan in een officiële publicatie niet direct in {around} staan"
        self.make.found.append(Diagnostic(INDELING, part.span, melding, "zet delen van één soort onder één kop"))


def _holds(words: Inlines) -> dict[str, str]:
    """The attribute `bevat` of a line in the considerans, if its first words tell."""
    text = plain(words).strip().lower()
    return next(({"bevat": kind} for kind, lead in _GROUNDS if re.match(lead, text)), {})
