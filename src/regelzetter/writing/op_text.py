"""The text of an official publication, from a paragraph up to a list, a table and a figure.

What may hold what is the XSD of BWB toestand 2016-1, the same vocabulary (certain; the XSD of op-xsd-2012 itself is not public).
Where an element may not hold a kind of block, an unmarked list does: a list may stand everywhere, and its items hold anything.
An element that may not be empty gets an empty `al`, as in the samples. The vocabulary's own `formule` holds nothing but a
picture; a formula of ours is words, so its words are written.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final, assert_never

from regelzetter.source import Span
from regelzetter.tree.nodes import (
    Afbeelding,
    Alinea,
    Artikel,
    Begrip,
    Begrippenlijst,
    Blocks,
    Citaat,
    Inlines,
    Lid,
    Lijst,
    Tabel,
    Tussenkop,
)
from regelzetter.tree.walk import adres_of
from regelzetter.writing.cals import write_rows
from regelzetter.writing.flat import GEWOON, Stijl, has_words
from regelzetter.writing.ids import Place, quoted
from regelzetter.writing.markup import Element, printed_mark
from regelzetter.writing.op_lines import LIST, Lined, flows
from regelzetter.writing.op_pictures import Pictures
from regelzetter.writing.quotation import quoted_articles

_ANY: Final = frozenset({Begrippenlijst, Tabel, Afbeelding, Citaat, Tussenkop})
_CITAAT: Final = frozenset({Begrippenlijst, Afbeelding})
_HOLDS: Final = {
    **dict.fromkeys(("artikel", "lid", "divisie", "bijlage", "tekst"), _ANY),
    **dict.fromkeys(("wetcitaat", "citaat-artikel", "artikeltekst", "wijziging", "li"), _ANY),
    "entry": _ANY - {Tabel},
    "citaat": _CITAAT,
}
"""Element → what it may hold besides paragraphs and lists. Elements that are not listed: nothing."""
_WETCITAAT: Final = frozenset({"artikel", "lid", "divisie", "bijlage", "tekst"})
"""Elements that may hold a quotation from a law."""


@dataclass(slots=True)
class Text(Lined):
    """Writes blocks, and keeps the pictures."""

    pictures: Pictures = field(default_factory=lambda: Pictures("stuk"))

    def blocks(self, parent: Element, name: str, place: Place, blocks: Blocks, stijl: Stijl = GEWOON) -> None:
        """Write blocks into `parent`, an element of kind `name`."""
        for block in flows(blocks):
            match block:
                case Alinea():
                    self.als(parent, block.inhoud, stijl)
                case Lijst():
                    self._list(parent, place, block, stijl)
                case Tussenkop() if type(block) not in _HOLDS.get(name, ()):
                    self.als(parent, block.inhoud, replace(stijl, vet=True))
                case Tussenkop():
                    self.line(self.make.add(parent, "tussenkop", kopopmaak="vet"), block.inhoud, stijl)
                case Begrippenlijst() | Tabel() | Afbeelding() | Citaat() if type(block) not in _HOLDS.get(name, ()):
                    item = self.make.add(self.make.add(parent, "lijst", type="ongemarkeerd"), "li")
                    self.blocks(item, "li", place, (block,), stijl)
                case Begrippenlijst():
                    self._definitions(parent, place, block)
                case Tabel():
                    self._table(parent, place, block)
                case Afbeelding():
                    self._figure(parent, block)
                case Citaat():
                    self._quote(parent, name, quoted(place), block)
                case _:
                    assert_never(block)

    def filled(self, parent: Element, name: str, place: Place, blocks: Blocks) -> None:
        """The same in an element that may not be empty."""
        before = len(parent)
        self.blocks(parent, name, place, blocks)
        if len(parent) == before:
            self.make.add(parent, "al")

    def _list(self, parent: Element, place: Place, lijst: Lijst, stijl: Stijl) -> None:
        self.items(self.make.add(parent, "lijst", **LIST), place, lijst, stijl)

    def items(self, parent: Element, place: Place, lijst: Lijst, stijl: Stijl = GEWOON) -> None:
        for onderdeel in lijst.onderdelen:
            here = self.names.child(place, "li", onderdeel.merk, adres_of(onderdeel, place.adres))
            item = self.part(parent, "li", here)
            self.mark(item, lijst, onderdeel)
            self.blocks(item, "li", here, onderdeel.inhoud, stijl)
            if len(item) == 1:
                self.make.add(item, "al")

    def _definitions(self, parent: Element, place: Place, begrippen: Begrippenlijst) -> None:
        element = self.make.add(parent, "definitielijst")
        for begrip in begrippen.begrippen:
            self._definition(element, place, begrip)

    def _definition(self, parent: Element, place: Place, begrip: Begrip) -> None:
        here = self.names.child(place, "begrip", adres=adres_of(begrip, place.adres))
        item = self.part(parent, "definitie-item", here)
        term = self.make.add(item, "term")
        self.line(term, begrip.term)
        self.make.say(term, ":", begrip.span)
        self.filled(self.make.add(item, "definitie"), "definitie", here, begrip.omschrijving)

    def _quote(self, parent: Element, name: str, place: Place, citaat: Citaat) -> None:
        """Whole articles, and what `citaat` may not hold, are a quotation from a law where that may stand."""
        articles = quoted_articles(citaat) if name in _WETCITAAT else ()
        if articles:
            element = self.make.add(parent, "wetcitaat")
            for article in articles:
                self.article(element, place, article, "citaat-artikel")
        elif name in _WETCITAAT and any(type(block) not in {Alinea, Lijst, *_CITAAT} for block in flows(citaat.inhoud)):
            self.blocks(self.make.add(parent, "wetcitaat"), "wetcitaat", place, citaat.inhoud)
        else:
            self.blocks(self.make.add(parent, "citaat"), "citaat", place, citaat.inhoud)

    # --- tables and figures -------------------------------------------------------------------------

    def _table(self, parent: Element, place: Place, tabel: Tabel) -> None:
        element = self.make.add(parent, "table", frame="all", colsep="1", rowsep="1")
        if has_words(tabel.bijschrift):
            self.bare_line(self.make.add(element, "title"), tabel.bijschrift, "het bijschrift van een tabel")

        def cell(entry: Element, inhoud: Blocks, heading: bool) -> None:
            self.blocks(entry, "entry", place, inhoud, Stijl(vet=heading))

        write_rows(self.make, element, tabel, cell)

    def _figure(self, parent: Element, afbeelding: Afbeelding) -> None:
        element = self.make.add(parent, "plaatje")
        self.make.add(element, "illustratie", **self.pictures.attributes(afbeelding, self.make))
        if has_words(afbeelding.bijschrift):
            caption = self.make.add(element, "bijschrift", locatie="onder")
            self.bare_line(caption, afbeelding.bijschrift, "het bijschrift van een afbeelding")

    # --- articles -----------------------------------------------------------------------------------

    def article(self, parent: Element, place: Place, artikel: Artikel, name: str = "artikel") -> None:
        """An article; `name` is another element for one that is quoted. A single one is called Enig artikel (aanwijzing 3.54)."""
        element, here = self.headed(parent, place, artikel, name)
        if len(artikel.leden) == 1 and artikel.leden[0].nummer is None:
            self.filled(element, name, here, artikel.leden[0].inhoud)
            return
        for lid in artikel.leden:
            self.lid(element, here, lid)
        if not artikel.leden:
            self.make.add(element, "al")

    def headed(self, parent: Element, place: Place, artikel: Artikel, name: str) -> tuple[Element, Place]:
        """The element of an article with its heading."""
        single = artikel.nummer == "enig"
        here = self.names.child(place, "artikel", None if single else artikel.nummer, adres_of(artikel, place.adres))
        status = {} if name == "citaat-artikel" else {"status": "goed"}
        element = self.part(parent, name, here, **status)
        label, number = ("Enig artikel", None) if single else ("Artikel", artikel.nummer)
        self.kop(element, artikel.opschrift, artikel.span, label, number)
        return element, here

    def kop(self, parent: Element, titel: Inlines, span: Span, label: str = "", nr: str | None = None, sub: Inlines = ()) -> None:
        kop = self.make.add(parent, "kop")
        if label:
            self.make.add(kop, "label", label)
        if nr:
            self.make.say(self.make.add(kop, "nr", status="officieel"), nr, span)
        if has_words(titel) or not label:
            self.line(self.make.add(kop, "titel"), titel)
        if has_words(sub):
            self.line(self.make.add(kop, "subtitel"), sub)

    def lid(self, parent: Element, place: Place, lid: Lid) -> None:
        here = self.names.child(place, "lid", lid.nummer, adres_of(lid, place.adres))
        element = self.part(parent, "lid", here)
        self.make.say(self.make.add(element, "lidnr", status="officieel"), printed_mark(lid.nummer or ""), lid.span)
        self.blocks(element, "lid", here, lid.inhoud)
        if len(element) == 1:
            self.make.add(element, "al")
