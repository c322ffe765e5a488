"""The text of a document in Akoma Ntoso, from a word up to a list, a table and a figure.

How a document is built is in `akn_document.py`, how an article is in `akn_articles.py`. Every place takes any block, so nothing
has to be refused.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from typing import Final, assert_never

from regelzetter.tree.nodes import (
    Afbeelding,
    Alinea,
    Begrip,
    Begrippenlijst,
    Blocks,
    Citaat,
    Formule,
    Grafiek,
    Inline,
    Inlines,
    Invoeging,
    Invulling,
    Keuze,
    Lijst,
    Nadruk,
    Noot,
    Onbegrepen,
    OnbegrepenTekst,
    Onderdeel,
    Regeleinde,
    Tabel,
    Tekst,
    Tussenkop,
    Verwijzing,
    Vindplaats,
    Vreemd,
)
from regelzetter.tree.walk import adres_of
from regelzetter.writing.akn_references import References
from regelzetter.writing.grid import Grid, grids
from regelzetter.writing.ids import AKN, Names, Place, quoted
from regelzetter.writing.markup import Element, Maker, printed_mark
from regelzetter.writing.pictures import picture_bytes

NAMESPACE: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
MIXED = frozenset({"p", "num", "heading", "subheading", "block", "caption"})
"""Elements in which a space is part of the text."""

_EMPHASIS = {"vet": "b", "cursief": "i", "superscript": "sup", "subscript": "sub"}
_ALIGN = {"links": "", "rechts": "text-align: right", "midden": "text-align: center"}
_LANGUAGE: Final = "xml:lang"


@dataclass(slots=True)
class Text:
    """Writes blocks and lines, and keeps the names and the findings of one file."""

    knows_folder: bool = True
    make: Maker = field(default_factory=Maker)
    names: Names = field(default_factory=lambda: Names(AKN))
    references: References = field(init=False)

    def __post_init__(self) -> None:
        self.references = References(self.make, self.names, self.knows_folder)

    def part(self, parent: Element, name: str, place: Place, /, **attributes: str) -> Element:
        return self.make.add(parent, name, eId=place.eid, **attributes)

    def inner(self, parent: Element, name: str, place: Place, /, **attributes: str) -> tuple[Element, Place]:
        """A part that is named after the part around it: its heading, its intro, its content."""
        here = self.names.child(place, name)
        return self.part(parent, name, here, **attributes), here

    # --- flow -------------------------------------------------------------------------------------

    def flow(self, parent: Element, place: Place, blocks: Blocks) -> None:
        """Blocks one after the other, where there is no hierarchy."""
        for block in blocks:
            match block:
                case Alinea(inhoud=()):
                    pass
                case Alinea():
                    self.line(self.make.add(parent, "p"), place, block.inhoud)
                case Lijst():
                    self._items(parent, place, block)
                case Begrippenlijst():
                    self._definitions(parent, place, block)
                case Tabel():
                    self._table(parent, place, block)
                case Formule():
                    self._formule(parent, place, block)
                case Afbeelding():
                    self._figure(parent, place, block)
                case Citaat(inhoud=()):
                    pass
                case Citaat():
                    structure, here = self.inner(self.make.add(parent, "p"), "embeddedStructure", place)
                    self.filled(structure, quoted(here), block.inhoud)
                case Tussenkop():
                    self.line(self.make.add(parent, "p", **{"class": f"tussenkop niveau-{block.niveau}"}), place, block.inhoud)
                case Grafiek() | Keuze() | Onbegrepen():
                    raise AssertionError(f"not in a finished tree: {block!r}")
                case _:
                    assert_never(block)

    def filled(self, parent: Element, place: Place, blocks: Blocks) -> None:
        """The same in an element that may not be empty."""
        self.flow(parent, place, blocks)
        if not any(child.name not in ("num", "heading") for child in parent.children()):
            self.make.add(parent, "p")

    def _formule(self, parent: Element, place: Place, formule: Formule) -> None:
        """The formula, the line that introduces its legend, and the legend: together in one container."""
        element, here = self.inner(parent, "blockContainer", place, **{"class": "formule"})
        self.line(self.make.add(element, "p", **{"class": "formule"}), here, formule.inhoud)
        if formule.inleiding:
            self.line(self.make.add(element, "p"), here, formule.inleiding)
        if formule.legenda is not None:
            self._definitions(element, here, formule.legenda)

    def _figure(self, parent: Element, place: Place, afbeelding: Afbeelding) -> None:
        """The picture itself is in the file (RFC 2397), so that a document stays one file."""
        assert afbeelding.beeld is not None, f"not in a finished tree: {afbeelding!r}"
        beeld = afbeelding.beeld
        element, here = self.inner(parent, "blockContainer", place, **{"class": "afbeelding"})
        self.make.add(
            self.make.add(element, "p"),
            "img",
            src=f"data:{beeld.media};base64,{b64encode(picture_bytes(beeld)).decode()}",
            alt=self.make.clean(afbeelding.alt, afbeelding.span),
            width=str(beeld.breedte),
            height=str(beeld.hoogte),
        )
        if afbeelding.bijschrift:
            self.line(self.make.add(element, "p", **{"class": "bijschrift"}), here, afbeelding.bijschrift)

    def _items(self, parent: Element, place: Place, lijst: Lijst) -> None:
        if not lijst.onderdelen:
            return
        element, here = self.inner(parent, "blockList", place)
        for onderdeel in lijst.onderdelen:
            inside = self.names.child(here, "item", onderdeel.merk, adres_of(onderdeel, place.adres))
            item = self.part(element, "item", inside)
            self.mark(item, lijst, onderdeel)
            self.filled(item, inside, onderdeel.inhoud)

    def _definitions(self, parent: Element, place: Place, begrippen: Begrippenlijst) -> None:
        if not begrippen.begrippen:
            return
        element, here = self.inner(parent, "blockList", place)
        for begrip in begrippen.begrippen:
            inside = self.names.child(here, "item", adres=adres_of(begrip, place.adres))
            item = self.part(element, "item", inside)
            self.term(item, inside, begrip)
            self.filled(item, inside, begrip.omschrijving)

    def _table(self, parent: Element, place: Place, tabel: Tabel) -> None:
        kop, rijen, _ = grids(tabel)
        if not kop and not rijen:
            return
        element, here = self.inner(parent, "table", place)
        if tabel.bijschrift:
            self.line(self.make.add(element, "caption"), here, tabel.bijschrift)
        aligns = [_ALIGN[kolom.uitlijning] for kolom in tabel.kolommen]
        self._rows(element, here, kop, aligns, "kop")
        self._rows(element, here, rijen, aligns, "")

    def _rows(self, parent: Element, place: Place, rows: Grid, aligns: list[str], kind: str) -> None:
        for row in rows:
            tr = self.make.add(parent, "tr", **({"class": kind} if kind else {}))
            for plek in row:
                is_head = bool(kind) or (plek.cel is not None and plek.cel.kop)
                spans = {"colspan": str(plek.kolommen)} if plek.kolommen > 1 else {}
                spans |= {"rowspan": str(plek.rijen)} if plek.rijen > 1 else {}
                style = aligns[plek.kolom] if plek.kolom < len(aligns) else ""
                cell = self.make.add(tr, "th" if is_head else "td", **spans, **({"style": style} if style else {}))
                if plek.cel is not None:
                    self.flow(cell, place, plek.cel.inhoud)

    def mark(self, parent: Element, lijst: Lijst, onderdeel: Onderdeel) -> None:
        self.make.say(self.make.add(parent, "num"), printed_mark(onderdeel.merk, lijst.soort), onderdeel.span)

    def term(self, parent: Element, place: Place, begrip: Begrip) -> None:
        self.line(self.make.add(self.inner(parent, "heading", place)[0], "def"), place, begrip.term)

    # --- lines ------------------------------------------------------------------------------------

    def line(self, parent: Element, place: Place, inlines: Inlines) -> None:
        for node in inlines:
            self._inline(parent, place, node)

    def _inline(self, parent: Element, place: Place, node: Inline) -> None:
        match node:
            case Tekst():
                self.make.say(parent, node.tekst, node.span)
            case Invulling():
                value = self.make.add(parent, "inline", name="waarde", **{"class": node.sleutel})
                self.make.say(value, node.tekst, node.span)
            case Nadruk():
                self.line(self.make.add(parent, _EMPHASIS[node.stijl]), place, node.inhoud)
            case Regeleinde():
                self.make.add(parent, "br")
            case Noot():
                here = self.names.child(place, "authorialNote", str(node.nummer or ""))
                marker = str(node.nummer or here.eid.rsplit("_", 1)[-1])
                self.filled(self.part(parent, "authorialNote", here, marker=marker, placement="bottom"), here, node.inhoud)
            case Vreemd():
                self.line(self.make.add(parent, "span", **{_LANGUAGE: node.taal}), place, node.inhoud)
            case Vindplaats():
                self.line(self.references.element(parent, place, node), place, node.inhoud)
            case Invoeging() | Verwijzing() | OnbegrepenTekst():
                raise AssertionError(f"not in a finished tree: {node!r}")
            case _:
                assert_never(node)
