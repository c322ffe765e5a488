"""A delivery to the LVBB: besluit.xml with its articles, manifest.xml, opdracht.xml, and the pictures that the besluit shows.

The besluit is a BesluitKlassiek with one RegelingKlassiek; the toelichting stands outside it, because only the regulation is
consolidated (STOP0096). What is written is valid in STOP 1.3.0 and in 1.4.1. The metadata are in `stop_metadata.py`, articles
in `stop_amending.py`, bijlagen and the toelichting in `stop_free.py`, lists and tables in `stop_text.py`. Where STOP has no
place for a part, that is a finding and nothing is delivered.
"""

from __future__ import annotations

from dataclasses import replace

from regelzetter.diagnostics import Diagnostic, Outcome, in_order
from regelzetter.source import Span
from regelzetter.tree.nodes import (
    Artikel,
    Blocks,
    Document,
    Indeling,
    Inlines,
    Regeling,
)
from regelzetter.tree.walk import adres_of
from regelzetter.writing.aanhef import aanhef
from regelzetter.writing.files import File, Identity, Written
from regelzetter.writing.ids import Place
from regelzetter.writing.markup import Element, Maker, to_bytes
from regelzetter.writing.pictures import picture_bytes
from regelzetter.writing.stop_amending import Amending
from regelzetter.writing.stop_groups import says
from regelzetter.writing.stop_identities import give_identities
from regelzetter.writing.stop_metadata import (
    COMPONENT,
    DATA,
    LVBBA,
    Delivery,
    besluit_modules,
    delivery,
    manifest,
    name_version,
    opdracht,
    regeling_module,
)
from regelzetter.writing.stop_text import MIXED, PREFIX, TEKST
from regelzetter.writing.xml_rules import INDELING, INGESLOTEN

_ELEMENTS = {"deel": "Deel", "hoofdstuk": "Hoofdstuk", "titel": "Titel", "afdeling": "Afdeling", "paragraaf": "Paragraaf"}
_DEEPER = {"Paragraaf": "Subparagraaf", "Subparagraaf": "Subsubparagraaf"}
"""A paragraaf in a paragraaf has its own element in STOP."""
_HIGH = frozenset({"Deel", "Hoofdstuk", "Titel", "Afdeling", "Paragraaf", "Artikel"})
_MAY_HOLD: dict[str, frozenset[str]] = {
    "Lichaam": _HIGH,
    "Deel": _HIGH - {"Deel"},
    "Hoofdstuk": _HIGH - {"Hoofdstuk"},
    "Titel": _HIGH - {"Titel"},
    "Afdeling": _HIGH - {"Afdeling"},
    "Paragraaf": frozenset({"Subparagraaf", "Artikel"}),
    "Subparagraaf": frozenset({"Subsubparagraaf", "Artikel"}),
    "Subsubparagraaf": frozenset({"Artikel"}),
}


def write_delivery(document: Document, identity: Identity) -> Written:
    """The files of a delivery, or what is missing for it. The document is a regulation."""
    assert isinstance(document.inhoud, Regeling), document.soort
    about = delivery(document, identity)
    if about.value is None:
        return Outcome((), about.diagnostics)
    text = _Besluit()
    root, found = _besluit(text, document, document.inhoud, about.value)
    outcome = Outcome((), in_order((*about.diagnostics, *found)))
    if not outcome.ok:
        return outcome
    identiteiten = give_identities(root, text.nodes, identity.identiteiten, about.value.code)
    pictures = text.pictures.files
    files = (
        File("stop/besluit.xml", to_bytes(root, MIXED), {eid: node.span for eid, node in text.nodes.items()}, identiteiten),
        File("stop/manifest.xml", to_bytes(manifest({name: beeld.media for name, beeld in pictures.items()}), frozenset())),
        File("stop/opdracht.xml", to_bytes(opdracht(about.value), frozenset())),
        *(File(f"stop/{name}", picture_bytes(beeld)) for name, beeld in pictures.items()),
    )
    return Outcome(files, outcome.diagnostics)


def _besluit(text: _Besluit, document: Document, regeling: Regeling, about: Delivery) -> tuple[Element, list[Diagnostic]]:
    klassiek = text.besluit(document, regeling, about)
    spaces = {"xmlns:lvbba": LVBBA, "xmlns:data": DATA, "xmlns:tekst": TEKST}
    root = Element("AanleveringBesluit", {**spaces, "schemaversie": "1.2.0"}, [], "lvbba:")
    make = Maker("lvbba:")
    article = text.names.find(document.naam, (about.artikel,))
    versie = make.add(root, "BesluitVersie")
    missing = besluit_modules(versie, about, article)
    versie.content.append(klassiek)
    regeling_module(make.add(root, "RegelingVersieInformatie"), about)
    name_version(root, about)
    return root, [*text.make.found, *about.make.found, *missing]


class _Besluit(Amending):
    """Writes the parts of a regulation, from the besluit down to its articles."""

    def besluit(self, document: Document, regeling: Regeling, about: Delivery) -> Element:
        """BesluitKlassiek; the opschrift stands in it twice, once for the besluit and once for the regeling in it."""
        root = Element("BesluitKlassiek", {}, [], PREFIX)
        outside = self.names.enter(Place("", document.naam))
        inside = Place("", document.naam, component=COMPONENT)
        self._opschrift(root, outside, document.titel)
        klassiek = self.make.add(root, "RegelingKlassiek", componentnaam=COMPONENT, wordt=about.regeling_versie)
        self._opschrift(klassiek, inside, document.titel)
        self._aanhef(klassiek, inside, regeling.aanhef)
        lichaam = self.fixed(klassiek, "Lichaam", "body", next(iter(regeling.lichaam), None))
        self._structure(lichaam, "Lichaam", inside, regeling.lichaam, regeling.span)
        self.sluiting(klassiek, inside, regeling.slotformulier, regeling.ondertekening)
        for bijlage in regeling.bijlagen:
            self.bijlage(klassiek, inside, bijlage)
        if regeling.toelichting is not None:
            self.toelichting(root, outside, regeling.toelichting)
        for stuk in document.bijlagen:
            self.make.found.append(
                Diagnostic(
                    INGESLOTEN,
                    stuk.span,
                    f"het stuk '{stuk.naam}' kan niet in het besluit staan",
                    "neem de tekst op als bijlage van de regeling",
                )
            )
        self.lines.resolve()
        return root

    def _opschrift(self, parent: Element, place: Place, titel: Inlines) -> None:
        here = replace(place, eid="longTitle")
        self.line(self.make.add(self.fixed(parent, "RegelingOpschrift", here.eid, next(iter(titel), None)), "Al"), here, titel)

    def _aanhef(self, parent: Element, place: Place, blocks: Blocks) -> None:
        parts = aanhef(tuple(block for block in blocks if says(block)))
        if not parts.wie:
            return
        here = replace(place, eid="formula_1")
        element = self.fixed(parent, "Aanhef", here.eid, parts.wie[0])
        self.inside |= {"Aanhef"}
        self.blocks(element, "Aanhef", here, parts.wie)
        for name, part in (("Considerans", parts.gronden), ("Afkondiging", parts.afkondiging)):
            if part:
                self.blocks(self.make.add(element, name), name, here, part)
        self.inside -= {"Aanhef"}

    # --- body -------------------------------------------------------------------------------------

    def _structure(self, parent: Element, name: str, place: Place, parts: tuple[Indeling | Artikel, ...], span: Span) -> None:
        if not parts:
            self.empty(span, "de regeling" if name == "Lichaam" else f"deze {name.lower()}", place)
        first = ""
        for part in parts:
            element = self._element_of(part, name)
            first = first or element
            if element not in _MAY_HOLD[name] or element != first:
                self._misplaced(part, name, first)
                continue
            if isinstance(part, Artikel):
                self.artikel(parent, place, part)
                continue
            here = self.names.child(place, element, part.nummer, adres_of(part, place.adres))
            child = self.part(parent, element, here, part)
            label = "§" if part.teken else part.woord.capitalize()
            self.kop(child, here, part.opschrift, part.span, label=label, nummer=part.nummer)
            self._structure(child, element, here, part.inhoud, part.span)

    def _element_of(self, part: Indeling | Artikel, parent: str) -> str:
        if isinstance(part, Artikel):
            return "Artikel"
        element = _ELEMENTS[part.woord]
        return _DEEPER.get(parent, element) if element == "Paragraaf" else element

    def _misplaced(self, part: Indeling | Artikel, parent: str, first: str) -> None:
        what = "artikel" if isinstance(part, Artikel) else part.woord
        where = f"in een {parent.lower()}" if first not in _MAY_HOLD[parent] else f"naast een {first.lower()}"
        self.make.found.append(
            Diagnostic(
                INDELING,
                part.span,
                f"een {what} kan niet {where} staan",
                "zet onder één kop delen van één soort",
            )
        )
