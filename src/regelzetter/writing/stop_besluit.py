"""A delivery to the LVBB: besluit.xml with its articles, manifest.xml and opdracht.xml.

The besluit is a BesluitKlassiek with one RegelingKlassiek; the toelichting stands outside it, because only the regulation is
consolidated (STOP0096). What is written is valid in STOP 1.3.0 and in 1.4.1. The metadata are in `stop_metadata.py`, bijlagen
and the toelichting in `stop_free.py`, lists and tables in `stop_text.py`. Where STOP has no place for a part, that is a
finding and nothing is delivered.
"""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from regelzetter.diagnostics import Diagnostic, Outcome, in_order
from regelzetter.source import Span
from regelzetter.tree.nodes import (
    Artikel,
    Blocks,
    Document,
    Indeling,
    Inlines,
    Lid,
    Regeling,
)
from regelzetter.tree.walk import adres_of
from regelzetter.writing.aanhef import aanhef
from regelzetter.writing.files import File, Identity, Written
from regelzetter.writing.ids import Place
from regelzetter.writing.markup import Element, printed_mark, to_bytes
from regelzetter.writing.stop_free import FreeText
from regelzetter.writing.stop_metadata import (
    COMPONENT,
    LVBBA,
    Delivery,
    besluit_modules,
    delivery,
    manifest,
    opdracht,
    regeling_module,
)
from regelzetter.writing.stop_text import MIXED, TEKST, says
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
    """The three files of a delivery, or what is missing for it. The document is a regulation."""
    assert isinstance(document.inhoud, Regeling), document.soort
    about = delivery(document, identity)
    if about.value is None:
        return Outcome((), about.diagnostics)
    root, found = _besluit(document, document.inhoud, about.value)
    outcome = Outcome((), in_order((*about.diagnostics, *found)))
    if not outcome.ok:
        return outcome
    files = (
        File("stop/besluit.xml", to_bytes(root, MIXED)),
        File("stop/manifest.xml", to_bytes(manifest(), frozenset())),
        File("stop/opdracht.xml", to_bytes(opdracht(about.value), frozenset())),
    )
    return Outcome(files, outcome.diagnostics)


def _besluit(document: Document, regeling: Regeling, about: Delivery) -> tuple[Element, list[Diagnostic]]:
    text = _Besluit(version=f"{about.code}_1")
    klassiek = text.besluit(document, regeling, about)
    root = etree.Element(
        f"{{{LVBBA}}}AanleveringBesluit",
        {"schemaversie": "1.2.0"},
        nsmap={"lvbba": LVBBA, "data": about.make.namespace, "tekst": TEKST},
    )
    article = text.names.find(document.naam, (about.artikel,))
    versie = etree.SubElement(root, f"{{{LVBBA}}}BesluitVersie")
    missing = besluit_modules(versie, about, article)
    versie.append(klassiek)
    regeling_module(etree.SubElement(root, f"{{{LVBBA}}}RegelingVersieInformatie"), about)
    return root, [*text.make.found, *about.make.found, *missing]


class _Besluit(FreeText):
    """Writes the parts of a regulation, from the besluit down to the lid."""

    def besluit(self, document: Document, regeling: Regeling, about: Delivery) -> Element:
        """BesluitKlassiek; the opschrift stands in it twice, once for the besluit and once for the regeling in it."""
        root = etree.Element(f"{{{TEKST}}}BesluitKlassiek")
        outside = self.names.enter(Place("", document.naam))
        inside = Place("", document.naam, component=COMPONENT)
        self._opschrift(root, outside, document.titel)
        klassiek = self.make.add(root, "RegelingKlassiek", componentnaam=COMPONENT, wordt=about.regeling_versie)
        self._opschrift(klassiek, inside, document.titel)
        self._aanhef(klassiek, inside, regeling.aanhef)
        self._structure(self.fixed(klassiek, "Lichaam", "body"), "Lichaam", inside, regeling.lichaam, regeling.span)
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
        self.line(self.make.add(self.fixed(parent, "RegelingOpschrift", here.eid), "Al"), here, titel)

    def _aanhef(self, parent: Element, place: Place, blocks: Blocks) -> None:
        parts = aanhef(tuple(block for block in blocks if says(block)))
        if not parts.wie:
            return
        here = replace(place, eid="formula_1")
        element = self.fixed(parent, "Aanhef", here.eid)
        self.blocks(element, "Aanhef", here, parts.wie)
        for name, part in (("Considerans", parts.gronden), ("Afkondiging", parts.afkondiging)):
            if part:
                self.blocks(self.make.add(element, name), name, here, part)

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
            label, number = _label_and_number(part)
            here = self.names.child(place, element, number, adres_of(part, place.adres))
            child = self.part(parent, element, here)
            self.kop(child, here, part.opschrift, part.span, label=label, nummer=number)
            if isinstance(part, Artikel):
                self._leden(child, here, part)
            else:
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
        element = self.part(parent, "Lid", here)
        self.make.say(self.make.add(element, "LidNummer"), printed_mark(lid.nummer or ""), lid.span)
        if not self.content(element, here, lid.inhoud, closing=True):
            self.empty(lid.span, f"lid {lid.nummer}", here)


def _label_and_number(part: Indeling | Artikel) -> tuple[str, str | None]:
    """The words of a heading before its opschrift. A single article is called Enig artikel (aanwijzing 3.54, derde lid)."""
    if isinstance(part, Indeling):
        return part.woord.capitalize(), part.nummer
    return ("Enig artikel", None) if part.nummer == "enig" else ("Artikel", part.nummer)
