"""The text of a document in Akoma Ntoso, from a word up to a list and a table. How a document is built is in `akn_document.py`.

Articles are hierarchy: a lid is a `paragraph`, an onderdeel a `point` in a `list` whose `intro` introduces it and whose
`wrapUp` is the slotzin. Everywhere else (free text, cells, notes) a list is a `blockList`. Both take any block, so
nothing has to be refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import assert_never

from regelzetter.diagnostics import Diagnostic
from regelzetter.dutch import NBSP
from regelzetter.tree.nodes import (
    Alinea,
    Begrip,
    Begrippenlijst,
    Blocks,
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
    Verwijzing,
    Vindplaats,
)
from regelzetter.tree.walk import adres_of
from regelzetter.writing.grid import Grid, grids
from regelzetter.writing.ids import AKN, Names, Place
from regelzetter.writing.markup import Element, Maker, escaped, printed_mark, unwrap, web_address
from regelzetter.writing.xml_rules import ZONDER_DOEL

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
MIXED = frozenset({"p", "num", "heading", "subheading", "block"})
"""Elements in which a space is part of the text."""

_EMPHASIS = {"vet": "b", "cursief": "i", "superscript": "sup"}
_ALIGN = {"links": "", "rechts": "text-align: right", "midden": "text-align: center"}


def with_lists(blocks: Blocks) -> Iterator[tuple[Blocks, Lijst | Begrippenlijst | None]]:
    """Blocks cut after every list: what stands before it, and the list; at the end what follows the last list, with None."""
    lead: Blocks = ()
    for block in blocks:
        if isinstance(block, Lijst | Begrippenlijst):
            yield lead, block
            lead = ()
        else:
            lead = (*lead, block)
    if lead:
        yield lead, None


@dataclass(slots=True)
class Text:
    """Writes blocks and lines, and keeps the names and the findings of one file."""

    make: Maker = field(default_factory=lambda: Maker(NAMESPACE))
    names: Names = field(default_factory=lambda: Names(AKN))
    waiting: list[tuple[Element, Vindplaats]] = field(default_factory=list)
    knows_folder: bool = True

    def part(self, parent: Element, name: str, place: Place, /, **attributes: str) -> Element:
        return self.make.add(parent, name, eId=place.eid, **attributes)

    def inner(self, parent: Element, name: str, place: Place, /, **attributes: str) -> tuple[Element, Place]:
        """A part that is named after the part around it: its heading, its intro, its content."""
        here = self.names.child(place, name)
        return self.part(parent, name, here, **attributes), here

    # --- hierarchy --------------------------------------------------------------------------------

    def hierarchy(self, parent: Element, place: Place, blocks: Blocks) -> None:
        """What an article, a lid or an onderdeel says."""
        runs = list(with_lists(blocks))
        if len(runs) == 1 and runs[0][1] is None:
            self.flow(self.inner(parent, "content", place)[0], place, blocks)
            return
        element, here = parent, place
        for lead, lijst in runs:
            if lijst is None:
                self.flow(self.inner(element, "wrapUp", here)[0], here, lead)
                continue
            element, here = self.inner(parent, "list", place)
            if lead:
                self.flow(self.inner(element, "intro", here)[0], here, lead)
            self._points(element, here, lijst)

    def _points(self, parent: Element, place: Place, lijst: Lijst | Begrippenlijst) -> None:
        match lijst:
            case Lijst():
                for onderdeel in lijst.onderdelen:
                    here = self.names.child(place, "point", onderdeel.merk, adres_of(onderdeel, place.adres))
                    point = self.part(parent, "point", here)
                    self._mark(point, onderdeel)
                    self.hierarchy(point, here, onderdeel.inhoud)
            case Begrippenlijst():
                for begrip in lijst.begrippen:
                    here = self.names.child(place, "point", adres=adres_of(begrip, place.adres))
                    point = self.part(parent, "point", here)
                    self._term(point, here, begrip)
                    self.hierarchy(point, here, begrip.omschrijving)
            case _:
                assert_never(lijst)

    def _mark(self, parent: Element, onderdeel: Onderdeel) -> None:
        self.make.say(self.make.add(parent, "num"), printed_mark(onderdeel.merk), onderdeel.span)

    def _term(self, parent: Element, place: Place, begrip: Begrip) -> None:
        self.line(self.make.add(self.inner(parent, "heading", place)[0], "def"), place, begrip.term)

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
                case Keuze() | Onbegrepen():
                    raise AssertionError(f"not in a finished tree: {block!r}")
                case _:
                    assert_never(block)

    def filled(self, parent: Element, place: Place, blocks: Blocks) -> None:
        """The same in an element that may not be empty."""
        self.flow(parent, place, blocks)
        if not any(child.tag not in (f"{{{NAMESPACE}}}num", f"{{{NAMESPACE}}}heading") for child in parent):
            self.make.add(parent, "p")

    def _items(self, parent: Element, place: Place, lijst: Lijst) -> None:
        if not lijst.onderdelen:
            return
        element, here = self.inner(parent, "blockList", place)
        for onderdeel in lijst.onderdelen:
            inside = self.names.child(here, "item", onderdeel.merk, adres_of(onderdeel, place.adres))
            item = self.part(element, "item", inside)
            self._mark(item, onderdeel)
            self.filled(item, inside, onderdeel.inhoud)

    def _definitions(self, parent: Element, place: Place, begrippen: Begrippenlijst) -> None:
        if not begrippen.begrippen:
            return
        element, here = self.inner(parent, "blockList", place)
        for begrip in begrippen.begrippen:
            inside = self.names.child(here, "item", adres=adres_of(begrip, place.adres))
            item = self.part(element, "item", inside)
            self._term(item, inside, begrip)
            self.filled(item, inside, begrip.omschrijving)

    def _table(self, parent: Element, place: Place, tabel: Tabel) -> None:
        kop, rijen, _ = grids(tabel)
        if not kop and not rijen:
            return
        element, here = self.inner(parent, "table", place)
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
            case Vindplaats():
                self.line(self._reference(parent, place, node), place, node.inhoud)
            case Invoeging() | Verwijzing() | OnbegrepenTekst():
                raise AssertionError(f"not in a finished tree: {node!r}")
            case _:
                assert_never(node)

    # --- references -------------------------------------------------------------------------------

    def _reference(self, parent: Element, place: Place, link: Vindplaats) -> Element:
        match link.soort:
            case "intern" | "document":
                element = self.inner(parent, "ref", place, href="")[0]
                self.waiting.append((element, link))
                return element
            case "wet":
                return self.inner(
                    parent, "ref", place, href=self.make.clean(web_address(link.url) or escaped(link.jci), link.span)
                )[0]
            case "web":
                url = web_address(link.url)
                if url:
                    return self.make.add(parent, "a", href=self.make.clean(url, link.span))
                self._unlinked(link, f"'{link.url}' is geen adres dat Akoma Ntoso kan noemen")
                return parent
            case _:
                assert_never(link.soort)

    def resolve(self) -> None:
        """Give every waiting reference its target, now that all parts have names.

        Another document of the dossier is another file, in the folder of that document. A decision does not know its own folder
        (it has one if it goes to many recipients), so there the words stand alone, as in the formats made for the eye.
        """
        for element, link in self.waiting:
            target = self.names.find(link.document, link.adressen)
            if target is not None and target.eid:
                element.set("href", f"#{target.eid}")
            elif link.soort == "document" and self.knows_folder:
                element.set("href", f"../{link.document}/{link.document}.akn.xml")
            elif link.soort == "document":
                unwrap(element)
            else:
                self._unlinked(link, "de plaats waarnaar dit verwijst heeft in het bestand geen naam")
                unwrap(element)
        self.waiting.clear()

    def _unlinked(self, link: Vindplaats, melding: str) -> None:
        self.make.found.append(Diagnostic(ZONDER_DOEL, link.span, melding, "de woorden staan er wel; de koppeling ontbreekt"))


def numbered(word: str, number: str | None) -> str:
    """What stands before an opschrift, with a no-break space.

    >>> numbered("Artikel", "1.2").replace(NBSP, " "), numbered("Bijlage", None)
    ('Artikel 1.2', 'Bijlage')
    """
    return f"{word}{NBSP}{number}" if number else word
