"""A document in Akoma Ntoso: a regulation as an act, a letter, decision or nota as a doc.

Bijlagen, the toelichting and the documents printed after a letter are attachments with a document of their own. The text is
written by `akn_text.py`, an article by `akn_articles.py`, what the file says about itself by `akn_meta.py`.
"""

from __future__ import annotations

from itertools import groupby
from typing import assert_never

from regelzetter.diagnostics import Outcome, in_order
from regelzetter.tree.nodes import (
    Artikel,
    Bijlage,
    Blocks,
    Divisie,
    Document,
    Fiche,
    Indeling,
    Inlines,
    Ondertekening,
    Regeling,
    Tekststuk,
    Toelichting,
    Veld,
    VrijeTekst,
)
from regelzetter.tree.walk import adres_of
from regelzetter.writing.aanhef import aanhef
from regelzetter.writing.akn_articles import Articles, numbered
from regelzetter.writing.akn_meta import Work, work, write_meta
from regelzetter.writing.akn_text import MIXED, NAMESPACE
from regelzetter.writing.files import File, Identity, Written
from regelzetter.writing.ids import Place
from regelzetter.writing.markup import Element, root_of, to_bytes

_ELEMENTS = {"deel": "part", "hoofdstuk": "chapter", "titel": "title", "afdeling": "subchapter", "paragraaf": "subsection"}
"""As STOP names them in its eIds: afdeling is subchp, paragraaf is subsec."""
_NO_LETTERHEAD = frozenset({"betreft", "vorm", "voettekst", "kort"})
"""Fields that say the title once more, or how the document is dressed."""


def write_file(document: Document, identity: Identity) -> Written:
    """The file `<naam>.akn.xml`, or what is missing to identify it."""
    about = work(document, identity)
    if about.value is None:
        return Outcome((), about.diagnostics)
    writer = _Writer(knows_folder=document.soort != "beschikking")
    root = root_of(NAMESPACE, "akomaNtoso")
    writer.document(root, Place("", document.naam), document, about.value, "main")
    writer.references.resolve(document.naam)
    outcome = Outcome((), in_order((*about.diagnostics, *writer.make.found)))
    if not outcome.ok:
        return outcome
    return Outcome((File(f"{document.naam}.akn.xml", to_bytes(root, MIXED)),), outcome.diagnostics)


class _Writer(Articles):
    """Writes documents and the parts they are made of."""

    def document(self, parent: Element, place: Place, document: Document, about: Work, component: str) -> None:
        """A whole document; `place` is empty for the file itself, and the attachment for a document in it."""
        self.names.enter(place)
        is_act = isinstance(document.inhoud, Regeling)
        element = self.make.add(parent, "act" if is_act else "doc", name=document.soort)
        write_meta(self.make, element, about, component, document.soort)
        self._preface(element, place, document)
        attachments: list[Bijlage | Toelichting | Document] = []
        match document.inhoud:
            case Regeling() as regeling:
                self._regeling(element, place, regeling, document.soort)
                attachments.extend(regeling.bijlagen)
                attachments.extend([regeling.toelichting] if regeling.toelichting else [])
            case Tekststuk() as tekst:
                self.free(self.inner(element, "mainBody", place)[0], place, tekst.inhoud)
                self._conclusions(element, place, (), tekst.ondertekening)
            case Fiche() as fiche:
                self._fiche(self.inner(element, "mainBody", place)[0], place, fiche)
            case _:
                assert_never(document.inhoud)
        self._attachments(element, place, [*attachments, *document.bijlagen], about)

    def _preface(self, parent: Element, place: Place, document: Document) -> None:
        """The title, and the fields of the letterhead under their names.

        A regulation has no letterhead: its fields are data for the publication, and stand in `meta`.
        """
        element, here = self.inner(parent, "preface", place)
        title, inside = self.inner(element, "longTitle", here)
        self.line(self.make.add(self.make.add(title, "p"), "docTitle"), inside, document.titel)
        for veld in document.velden:
            if veld.naam not in _NO_LETTERHEAD and not isinstance(document.inhoud, Regeling):
                self._field(element, here, veld)

    def _field(self, parent: Element, place: Place, veld: Veld) -> None:
        lines = [regel for regel in veld.regels if regel]
        if lines:
            here = self.names.child(place, "container", adres=adres_of(veld, ()))
            element = self.part(parent, "container", here, name=veld.naam)
            for regel in lines:
                self.line(self.make.add(element, "p"), here, regel)

    # --- regulation -------------------------------------------------------------------------------

    def _regeling(self, parent: Element, place: Place, regeling: Regeling, soort: str) -> None:
        self._preamble(parent, place, regeling.aanhef)
        body = self.inner(parent, "body", place)[0]
        self.amends = soort == "wijzigingsregeling"
        for part in regeling.lichaam:
            self._part(body, place, part)
        self.amends = False
        if not len(body):
            self.part(body, "hcontainer", self.names.child(place, "hcontainer"), name="leeg")
        self._conclusions(parent, place, regeling.slotformulier, regeling.ondertekening)

    def _preamble(self, parent: Element, place: Place, blocks: Blocks) -> None:
        """Who, on what grounds (each a citation), and the afkondiging."""
        if not blocks:
            return
        element, here = self.inner(parent, "preamble", place)
        parts = aanhef(blocks)
        self._formula(element, here, "aanhef", parts.wie)
        if parts.gronden:
            citations, inside = self.inner(element, "citations", here)
            for block in parts.gronden:
                citation, spot = self.inner(citations, "citation", inside)
                self.filled(citation, spot, (block,))
        self._formula(element, here, "afkondiging", parts.afkondiging)

    def _formula(self, parent: Element, place: Place, name: str, blocks: Blocks) -> None:
        if blocks:
            element, here = self.inner(parent, "formula", place, name=name)
            self.flow(element, here, blocks)

    def _part(self, parent: Element, place: Place, part: Indeling | Artikel) -> None:
        if isinstance(part, Artikel):
            self.article(parent, place, part)
            return
        name = _ELEMENTS[part.woord]
        here = self.names.child(place, name, part.nummer, adres_of(part, place.adres))
        element = self.part(parent, name, here)
        self.heading(element, here, numbered("§" if part.teken else part.woord.capitalize(), part.nummer), part.opschrift)
        for child in part.inhoud:
            self._part(element, here, child)

    def _conclusions(self, parent: Element, place: Place, slot: Blocks, ondertekening: tuple[Ondertekening, ...]) -> None:
        if not slot and not ondertekening:
            return
        element, here = self.inner(parent, "conclusions", place)
        self._formula(element, here, "slotformulier", slot)
        for signed in ondertekening:
            self._signature(element, here, signed)

    def _signature(self, parent: Element, place: Place, signed: Ondertekening) -> None:
        container, inside = self.inner(parent, "container", place, name="ondertekening")
        for name in ("groet", "namens", "functie", "naam"):
            words: Inlines = getattr(signed, name)
            if words:
                paragraph = self.make.add(container, "p", **{"class": name})
                self.line(self.make.add(paragraph, "signature") if name in ("functie", "naam") else paragraph, inside, words)
        if not len(container):
            parent.content.remove(container)

    # --- free text --------------------------------------------------------------------------------

    def free(self, parent: Element, place: Place, inhoud: VrijeTekst) -> None:
        """Free text straight into a mainBody, which may not be empty."""
        for part in inhoud:
            if isinstance(part, Divisie):
                self._divisie(parent, place, part)
            else:
                self.flow(parent, place, (part,))
        if not len(parent):
            self.make.add(parent, "p")

    def _divisie(self, parent: Element, place: Place, divisie: Divisie) -> None:
        here = self.names.child(place, "hcontainer", adres=adres_of(divisie, place.adres))
        self._under(self.part(parent, "hcontainer", here, name="divisie"), here, divisie.opschrift, divisie.inhoud)

    def _under(self, parent: Element, place: Place, opschrift: Inlines, inhoud: VrijeTekst) -> None:
        """A heading, and under it text only (content), or text (intro) and headings."""
        self.heading(parent, place, "", opschrift)
        first = True
        for is_divisie, run in groupby(inhoud, lambda part: isinstance(part, Divisie)):
            parts = tuple(run)
            blocks = tuple(part for part in parts if not isinstance(part, Divisie))
            if is_divisie:
                for part in parts:
                    assert isinstance(part, Divisie)
                    self._divisie(parent, place, part)
            elif first:
                self.flow(self.inner(parent, "content" if len(blocks) == len(inhoud) else "intro", place)[0], place, blocks)
            else:
                loose, here = self.inner(parent, "hcontainer", place, name="tekst")
                self.flow(self.inner(loose, "content", here)[0], here, blocks)
            first = False

    def _fiche(self, parent: Element, place: Place, fiche: Fiche) -> None:
        """One table: the subtitle over both columns, then a row for each field."""
        if not fiche.ondertitel and not fiche.velden:
            self.make.add(parent, "p")
            return
        table, here = self.inner(parent, "table", place, **{"class": "fiche"})
        if fiche.ondertitel:
            head = self.make.add(self.make.add(table, "tr", **{"class": "kop"}), "th", colspan="2")
            self.line(self.make.add(head, "p"), here, fiche.ondertitel)
        for veld in fiche.velden:
            inside = self.names.child(here, "tr", adres=adres_of(veld, place.adres))
            row = self.part(table, "tr", inside)
            self.line(self.make.add(self.make.add(row, "th"), "p"), inside, veld.opschrift)
            self.flow(self.make.add(row, "td"), inside, veld.inhoud)

    # --- attachments ------------------------------------------------------------------------------

    def _attachments(self, parent: Element, place: Place, parts: list[Bijlage | Toelichting | Document], about: Work) -> None:
        if not parts:
            return
        attachments = self.make.add(parent, "attachments")
        for part in parts:
            here = self.names.child(place, "attachment", adres=adres_of(part, place.adres))
            element = self.part(attachments, "attachment", here)
            match part:
                case Bijlage():
                    self.heading(element, here, numbered("Bijlage", part.nummer), part.opschrift, part.onderschrift)
                    body = self._component(element, here, about, "bijlage")
                    self.free(self.inner(body, "mainBody", here)[0], here, part.inhoud)
                case Toelichting():
                    self.make.add(self.inner(element, "heading", here)[0], "docType", "Toelichting")
                    self._toelichting(self._component(element, here, about, "toelichting"), here, part)
                case Document():
                    self.document(element, Place(here.eid, part.naam), part, about, here.eid)
                case _:
                    assert_never(part)

    def _component(self, parent: Element, place: Place, about: Work, kind: str) -> Element:
        """The document inside an attachment. It is known by the eId of the attachment."""
        element = self.make.add(parent, "doc", name=kind)
        write_meta(self.make, element, about, place.eid, kind)
        return element

    def _toelichting(self, parent: Element, place: Place, toelichting: Toelichting) -> None:
        body = self.inner(parent, "mainBody", place)[0]
        if toelichting.algemeen:
            part, here = self._note_part(body, place, "algemeen", "Algemeen deel")
            self._under(part, here, (), toelichting.algemeen)
        if toelichting.artikelsgewijs:
            part, here = self._note_part(body, place, "artikelsgewijs", "Artikelsgewijs")
            for about in toelichting.artikelsgewijs:
                inside = self.names.child(here, "hcontainer", adres=adres_of(about, place.adres))
                element = self.part(part, "hcontainer", inside, name="artikel")
                self._under(element, inside, (about.verwijzing,), about.inhoud)
        if not len(body):
            self.make.add(body, "p")
        self._conclusions(parent, place, (), toelichting.ondertekening)

    def _note_part(self, parent: Element, place: Place, name: str, heading: str) -> tuple[Element, Place]:
        element, here = self.inner(parent, "hcontainer", place, name=name)
        self.inner(element, "heading", here)[0].content.append(heading)
        return element, here
