"""A letter to parliament as a Kamerstuk, and the table “Beleidskeuzes uitgelegd”.

No whole kst-*.xml is public in the form of a sample; what programs that read them expect agrees, and is taken as certain:
`kamerstuk` holds `kamerstukkop/tekstregel[@inhoud]`, `dossier` (`dossiernummer/dossiernr`, `begrotingshoofdstuk`, `titel`) and
`stuk` (`stuknr/ondernummer[@kamer]`, `titel`, `algemeen/vrije-tekst/tekst[@status]`, `algemeen/tekst-sluiting/ondertekening`,
`bijlage`). Headings are `tussenkop`; their weight says their level. `vrije-tekst`, `bijlage` and `ondertekening` are in the XSD.

Inferred: that addressee, place and date are the first paragraphs (so they are printed), here in a `tekst` of their own; that a
letter that is not printed as a Kamerstuk is a `niet-dossier-stuk` with the same `stuk` (the element exists, its content is not
public); and that an annex apart is a `stuk` with nothing but that `bijlage`.
"""

from __future__ import annotations

import re
from typing import Final, assert_never

from regelzetter.diagnostics import Diagnostic
from regelzetter.record import record
from regelzetter.tree.nodes import (
    Divisie,
    Document,
    Fiche,
    Inlines,
    Regeling,
    Tekststuk,
    VrijeTekst,
)
from regelzetter.tree.walk import adres_of, plain
from regelzetter.writing.flat import Stijl, has_words
from regelzetter.writing.ids import Place
from regelzetter.writing.markup import Element
from regelzetter.writing.op_free import FreeText
from regelzetter.writing.op_rules import REGELING_IN_BRIEF

LETTERHEAD: Final = "briefhoofd"
"""The `id` of the `tekst` with what stands above a letter."""
_FLAT: Final = ("cur",)
_DEEP: Final = ("vet", "vetcur", "cur", "rom", "ondlijn", "klkap")
"""The weight of a heading, by its level; a letter with one level has them in italics (the printed Kamerstuk)."""
_PRINTED: Final = (("aan", ""), ("plaats_datum", ""))
_LETTER: Final = (("datum", "Datum: "), ("kenmerk", "Onze referentie: "), ("betreft", "Betreft: "), ("aanhef", ""))
"""The fields above a letter and what stands before them, as a Kamerstuk and otherwise."""


@record(frozen=True, slots=True)
class Dossier:
    """The numbers of a Kamerstuk, as printed: “36 800” and “XIV”, “2029–2030”. Empty: the dossier does not tell."""

    nummer: str
    hoofdstuk: str
    titel: str
    vergaderjaar: str
    ondernummer: str

    @property
    def code(self) -> str:
        """As the publications name it.

        >>> Dossier("36\u00a0800", "XIV", "", "", "5").code
        '36800-XIV'
        """
        return re.sub(r"\s", "", self.nummer) + (f"-{self.hoofdstuk}" if self.hoofdstuk else "")


def dossier_of(document: Document) -> Dossier:
    """What the document says of the Kamerstuk it is."""

    def line(name: str) -> str:
        return plain(field_lines(document, name)[0]).strip() if field_lines(document, name) else ""

    nummer, _, hoofdstuk = (re.sub(r"(?<=\d)[ \u00a0-]+(?=[IVX])", "|", line("dossiernummer"))).partition("|")
    return Dossier(nummer, hoofdstuk, line("dossiertitel"), line("vergaderjaar"), line("nummer"))


def field_lines(document: Document, name: str) -> tuple[Inlines, ...]:
    """The lines of a field that say something."""
    return tuple(regel for veld in document.velden if veld.naam == name for regel in veld.regels if has_words(regel))


def is_kamerstuk(document: Document) -> bool:
    """Is a letter printed as a Kamerstuk? It is, unless it says that it is not."""
    form = field_lines(document, "vorm")
    return document.soort == "kamerbrief" and not (form and plain(form[0]) == "rijksbrief")


class Kamerstuk(FreeText):
    """Writes a letter and its annexes."""

    def kamerstuk(self, parent: Element, document: Document) -> None:
        place = self.names.enter(Place("", document.naam))
        printed = is_kamerstuk(document)
        element = self.make.add(parent, "kamerstuk" if printed or isinstance(document.inhoud, Fiche) else "niet-dossier-stuk")
        about = dossier_of(document)
        if printed:
            self._masthead(element, document, about)
        stuk = self.make.add(element, "stuk")
        match document.inhoud:
            case Tekststuk() as tekst:
                self._stuk(stuk, document, about, printed)
                self._letter(self.make.add(stuk, "algemeen"), place, document, tekst)
            case Fiche() as fiche:
                self._fiche(self.make.add(stuk, "bijlage", status="goed"), place, document.titel, fiche)
            case Regeling():
                raise AssertionError(f"a regulation is no Kamerstuk: {document.naam}")
            case _:
                assert_never(document.inhoud)
        for number, annex in enumerate(document.bijlagen, 1):
            self._annex(stuk, self.names.child(place, "bijlage", str(number), adres_of(annex, ())), annex)

    def _masthead(self, parent: Element, document: Document, about: Dossier) -> None:
        """The lines above every Kamerstuk, and its dossier."""
        kop = self.make.add(parent, "kamerstukkop")
        year = self.make.add(kop, "tekstregel", inhoud="vergaderjaar")
        self.make.say(year, f"Vergaderjaar {about.vergaderjaar}", document.span)
        self.make.add(kop, "tekstregel", "Tweede Kamer der Staten-Generaal", inhoud="kameraanduiding")
        dossier = self.make.add(parent, "dossier")
        number = self.make.add(dossier, "dossiernummer")
        self.make.say(self.make.add(number, "dossiernr"), about.nummer, document.span)
        if about.hoofdstuk:
            self.make.say(self.make.add(number, "begrotingshoofdstuk"), about.hoofdstuk, document.span)
        if about.titel:
            self.make.say(self.make.add(dossier, "titel"), about.titel, document.span)

    def _stuk(self, parent: Element, document: Document, about: Dossier, printed: bool) -> None:
        """The number in the dossier, if the Kamer gave one, and who the letter is from."""
        if printed and about.ondernummer:
            number = self.make.add(parent, "stuknr", "Nr. ")
            self.make.say(self.make.add(number, "ondernummer", kamer="2"), about.ondernummer, document.span)
        sender = field_lines(document, "afzender_kapitalen")
        if sender:
            self.line(self.make.add(parent, "titel"), sender[0])

    def _letter(self, parent: Element, place: Place, document: Document, tekst: Tekststuk) -> None:
        element = self.make.add(parent, "vrije-tekst")
        self._letterhead(element, document)
        self._under_headings(self.make.add(element, "tekst", status="goed"), place, tekst.inhoud, _weights(tekst.inhoud))
        if tekst.ondertekening:
            self.sluiting(self.make.add(parent, "tekst-sluiting"), (), tekst.ondertekening)

    def _letterhead(self, parent: Element, document: Document) -> None:
        """Addressee, place and date, before the text; no element if the dossier tells none of them."""
        head = self.make.add(parent, "tekst", id=LETTERHEAD, status="goed")
        printed = is_kamerstuk(document)
        address = () if printed else field_lines(document, "adres")
        if address:
            element = self.make.add(head, "adres")
            for line in address:
                self.bare_line(self.make.add(element, "adresregel"), line, "een adres")
        for name, label in _PRINTED if printed else _LETTER:
            for line in field_lines(document, name):
                self.line(self.make.add(head, "al", label), line)
        if not len(head):
            parent.content.remove(head)

    def _under_headings(self, parent: Element, place: Place, inhoud: VrijeTekst, weights: tuple[str, ...]) -> None:
        """The text of a letter: headings stand between its paragraphs, at the same level."""
        for part in inhoud:
            if not isinstance(part, Divisie):
                self.blocks(parent, "tekst", place, (part,))
                continue
            here = self.names.child(place, "tussenkop", adres=adres_of(part, place.adres))
            heading = self.part(parent, "tussenkop", here, kopopmaak=weights[min(part.niveau, len(weights)) - 1])
            self.line(heading, part.opschrift)
            self._under_headings(parent, here, part.inhoud, weights)

    # --- annexes ------------------------------------------------------------------------------------

    def _annex(self, parent: Element, place: Place, document: Document) -> None:
        self.names.enter(Place(place.eid, document.naam))
        here = Place(place.eid, document.naam)
        match document.inhoud:
            case Fiche() as fiche:
                self._fiche(self.part(parent, "bijlage", here, status="goed"), here, document.titel, fiche)
            case Tekststuk() as tekst:
                element = self.part(parent, "bijlage", here, status="goed")
                if document.soort == "nota":
                    self.kop(element, document.titel, document.span)
                self.free(element, "bijlage", here, tekst.inhoud)
                if tekst.ondertekening:
                    self.sluiting(self.make.add(element, "bijlage-sluiting"), (), tekst.ondertekening)
            case Regeling():
                melding = f"de regeling '{document.naam}' kan niet in de brief zelf staan"
                tip = f"schrijf bij bijlagen: {{document: {document.naam}, los: ja}}"
                self.make.found.append(Diagnostic(REGELING_IN_BRIEF, document.span, melding, tip))
            case _:
                assert_never(document.inhoud)

    def _fiche(self, parent: Element, place: Place, titel: Inlines, fiche: Fiche) -> None:
        """One table, as it is printed: the title over both columns, then a row for each field."""
        group = self.make.add(
            self.make.add(parent, "table", frame="all", colsep="1", rowsep="1"), "tgroup", cols="2", align="left"
        )
        for number, width in enumerate(("1*", "3*"), 1):
            self.make.add(group, "colspec", colnum=str(number), colname=f"col{number}", colwidth=width, align="left")
        # CALS wants a row in the body: without fields the title is there.
        head = self.make.add(group, "thead" if fiche.velden else "tbody", valign="top")
        title = self.make.add(self.make.add(head, "row"), "entry", colname="col1", namest="col1", nameend="col2")
        self.als(title, titel, Stijl(vet=True))
        if has_words(fiche.ondertitel):
            self.als(title, fiche.ondertitel, Stijl(cursief=True))
        body = self.make.add(group, "tbody", valign="top") if fiche.velden else head
        for field in fiche.velden:
            here = self.names.child(place, "veld", adres=adres_of(field, place.adres))
            row = self.part(body, "row", here)
            self.als(self.make.add(row, "entry", colname="col1"), field.opschrift, Stijl(vet=True))
            self.blocks(self.make.add(row, "entry", colname="col2"), "entry", here, field.inhoud)


def _weights(inhoud: VrijeTekst) -> tuple[str, ...]:
    is_deep = any(isinstance(below, Divisie) for part in inhoud if isinstance(part, Divisie) for below in part.inhoud)
    return _DEEP if is_deep else _FLAT
