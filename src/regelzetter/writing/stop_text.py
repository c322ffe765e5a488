"""The text of a regulation in STOP, from a paragraph up to a list and a table. How an article is built is in `stop_besluit.py`.

Where STOP does not allow a kind of block (definitions in an onderdeel or with a table in them, a table in a note, a quotation in
an onderdeel or in a quotation), an unmarked list holds it: a list may stand everywhere, and its items hold paragraphs, lists,
tables and figures. A heading in such an item is a bold paragraph. How a formula is written: `stop_groups.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final, assert_never

from regelzetter.diagnostics import Diagnostic
from regelzetter.source import Span
from regelzetter.tree.address import in_words
from regelzetter.tree.nodes import (
    Afbeelding,
    Alinea,
    Begrip,
    Begrippenlijst,
    Blocks,
    Citaat,
    Inlines,
    Knoop,
    Lijst,
    Noot,
    Onderdeel,
    Tabel,
    Tussenkop,
)
from regelzetter.tree.walk import adres_of, plain, walk
from regelzetter.writing.cals import write_rows
from regelzetter.writing.flat import GEWOON, Stijl, has_words, leaves
from regelzetter.writing.ids import STOP, Names, Place, quoted
from regelzetter.writing.markup import Element, Maker, printed_mark
from regelzetter.writing.stop_groups import Group, Opsomming, groups
from regelzetter.writing.stop_inline import Lines
from regelzetter.writing.stop_pictures import Pictures, sharpness
from regelzetter.writing.xml_rules import GEEN_PLAATS, LEEG

TEKST = "https://standaarden.overheid.nl/stop/imop/tekst/"
PREFIX: Final = "tekst:"
MIXED = frozenset(
    {
        "Al",
        "Lijstaanhef",
        "Lijstsluiting",
        "Label",
        "Nummer",
        "Opschrift",
        "Subtitel",
        "LidNummer",
        "LiNummer",
        "Term",
        "Tussenkop",
        "Bijschrift",
        "title",
        "Wat",
    }
)
"""Elements in which a space is part of the text."""

_HOLDS: Final = {
    "Inhoud": frozenset({Begrippenlijst, Tabel, Afbeelding, Citaat, Tussenkop}),
    "Li": frozenset({Tabel, Afbeelding}),
    "entry": frozenset({Afbeelding, Tussenkop}),
    "Citaat": frozenset({Afbeelding, Tussenkop}),
}
"""Element → what it may hold besides paragraphs and lists, in 1.3.0 and in 1.4.1. Elements that are not listed: nothing."""


@dataclass(slots=True)
class Text:
    """Writes blocks, and keeps the names, the notes and the findings of one besluit."""

    make: Maker = field(default_factory=lambda: Maker(PREFIX))
    names: Names = field(default_factory=lambda: Names(STOP))
    notes: int = 0
    pictures: Pictures = field(default_factory=Pictures)
    nodes: dict[str, Knoop] = field(default_factory=dict)
    """eId → the node that was written there. STOP uses some fixed names twice: the first stays."""
    inside: frozenset[str] = frozenset()
    """Of the elements around what is written now: Aanhef, table and Noot."""
    lines: Lines = field(init=False)

    def __post_init__(self) -> None:
        self.lines = Lines(self.make, self.names, [])

    # --- parts with a name ------------------------------------------------------------------------

    def part(self, parent: Element, name: str, place: Place, node: Knoop, /, **attributes: str) -> Element:
        """An element with its eId, and a wId that is empty until the whole text is there."""
        self.nodes[place.eid] = node
        return self.make.add(parent, name, eId=place.eid, wId="", **attributes)

    def fixed(self, parent: Element, name: str, eid: str, node: Knoop | None) -> Element:
        """An element whose eId and wId STOP has fixed; None: nothing of the source stands behind it."""
        if node is not None:
            self.nodes.setdefault(eid, node)
        return self.make.add(parent, name, eId=eid, wId=eid)

    def empty(self, span: Span, what: str, place: Place) -> None:
        adres = in_words(place.adres)
        self.make.found.append(
            Diagnostic(LEEG, span, f"{what} heeft geen tekst", "schrijf de tekst, of haal het deel weg", adres)
        )

    def _no_place(self, span: Span, what: str) -> None:
        self.make.found.append(
            Diagnostic(GEEN_PLAATS, span, f"STOP kent geen {what.removeprefix('een ')}", "zet de tekst op een andere plaats")
        )

    # --- blocks -----------------------------------------------------------------------------------

    def blocks(
        self, parent: Element, name: str, place: Place, blocks: Blocks, stijl: Stijl = GEWOON, closing: bool = False
    ) -> None:
        """Write blocks into `parent`, an element of kind `name`."""
        for group in groups(blocks, closing):
            match group:
                case Alinea():
                    self.line(self.make.add(parent, "Al"), place, group.inhoud, stijl)
                case Opsomming():
                    self._list(parent, place, group, stijl)
                case Tussenkop() if type(group) in _HOLDS.get(name, ()):
                    self._bare_line(self.make.add(parent, "Tussenkop"), place, group.inhoud, "een tussenkop", stijl)
                case Tussenkop():
                    self.line(self.make.add(parent, "Al"), place, group.inhoud, replace(stijl, vet=True))
                case Begrippenlijst() if not _fits(group, name):
                    self._definitions_as_list(parent, place, group, stijl)
                case Citaat() if not _fits(group, name):
                    item, inside = self._unmarked_item(parent, place, group)
                    self.blocks(item, "Li", quoted(inside), group.inhoud, stijl)
                case Tabel() | Afbeelding() if not _fits(group, name):
                    self._standing_apart(*self._unmarked_item(parent, place, group), group)
                case Tabel() | Afbeelding() | Begrippenlijst() | Citaat():
                    self._standing_apart(parent, place, group)
                case _:
                    assert_never(group)

    def _standing_apart(self, parent: Element, place: Place, block: Tabel | Afbeelding | Begrippenlijst | Citaat) -> None:
        """A block that has an element of its own in STOP, where it may stand."""
        match block:
            case Tabel():
                self._table(parent, place, block)
            case Afbeelding():
                self._figure(parent, place, block)
            case Begrippenlijst():
                self._definitions(parent, place, block)
            case Citaat():
                here = self.names.child(place, "Citaat")
                self.blocks(self.part(parent, "Citaat", here, block), "Citaat", quoted(here), block.inhoud)
            case _:
                assert_never(block)

    def line(self, parent: Element, place: Place, inlines: Inlines, stijl: Stijl = GEWOON) -> None:
        self.lines.write(parent, place, list(leaves(inlines, stijl)), lambda element, noot: self._note(element, place, noot))

    def _bare_line(self, parent: Element, place: Place, inlines: Inlines, where: str, stijl: Stijl = GEWOON) -> None:
        """A line in an element that holds no references (1.3.0)."""
        line = self.lines.without_links(list(leaves(inlines, stijl)), where)
        self.lines.write(parent, place, line, lambda element, noot: self._note(element, place, noot))

    def content(self, parent: Element, place: Place, blocks: Blocks, closing: bool = False) -> bool:
        """An Inhoud with the blocks; no element, and False, if there is nothing to say."""
        inhoud = self.make.add(parent, "Inhoud")
        self.blocks(inhoud, "Inhoud", place, blocks, closing=closing)
        if not len(inhoud):
            parent.content.remove(inhoud)
        return bool(len(inhoud))

    def _note(self, parent: Element, place: Place, noot: Noot) -> None:
        self.notes += 1
        if "Noot" in self.inside:
            self._no_place(noot.span, "een noot in een noot")
        element = self.make.add(parent, "Noot", type="tabel" if "table" in self.inside else "voet", id=f"noot_{self.notes}")
        self.make.add(element, "NootNummer", str(noot.nummer or self.notes))
        before, self.inside = self.inside, self.inside | {"Noot"}
        self.blocks(element, "Noot", place, noot.inhoud)
        self.inside = before
        if len(element) == 1:
            self.empty(noot.span, f"noot {noot.nummer or self.notes}", place)

    # --- lists ------------------------------------------------------------------------------------

    def _list(self, parent: Element, place: Place, group: Opsomming, stijl: Stijl) -> None:
        here = self.names.child(place, "Lijst")
        lijst = self.part(parent, "Lijst", here, group.lijst, type="expliciet")
        if group.aanhef is not None:
            self.line(self.make.add(lijst, "Lijstaanhef"), place, group.aanhef.inhoud, stijl)
        for onderdeel in group.lijst.onderdelen:
            self._item(lijst, here, group.lijst, onderdeel, stijl)
        if group.sluiting is not None:
            self.line(self.make.add(lijst, "Lijstsluiting"), place, group.sluiting.inhoud, stijl)

    def _item(self, parent: Element, place: Place, lijst: Lijst, onderdeel: Onderdeel, stijl: Stijl) -> None:
        here = self.names.child(place, "Li", onderdeel.merk, adres_of(onderdeel, place.adres))
        item = self.part(parent, "Li", here, onderdeel)
        self.make.say(self.make.add(item, "LiNummer"), printed_mark(onderdeel.merk, lijst.soort), onderdeel.span)
        self.blocks(item, "Li", here, onderdeel.inhoud, stijl, closing=True)
        if len(item) == 1:
            self.empty(onderdeel.span, f"onderdeel {onderdeel.merk}", here)

    def _unmarked_item(self, parent: Element, place: Place, node: Knoop) -> tuple[Element, Place]:
        here = self.names.child(place, "Lijst")
        inside = self.names.child(here, "Li")
        lijst = self.part(parent, "Lijst", here, node, type="ongemarkeerd")
        return self.part(lijst, "Li", inside, node), inside

    def _definitions(self, parent: Element, place: Place, begrippen: Begrippenlijst) -> None:
        here = self.names.child(place, "Begrippenlijst")
        element = self.part(parent, "Begrippenlijst", here, begrippen)
        for begrip in begrippen.begrippen:
            self._definition(element, here, begrip)

    def _definition(self, parent: Element, place: Place, begrip: Begrip) -> None:
        here = self.names.child(place, "Begrip", adres=adres_of(begrip, place.adres))
        element = self.part(parent, "Begrip", here, begrip)
        self._bare_line(self.make.add(element, "Term"), here, begrip.term, "een term")
        definitie = self.make.add(element, "Definitie")
        self.blocks(definitie, "Definitie", here, begrip.omschrijving, closing=True)
        if not len(definitie):
            self.empty(begrip.span, f"het begrip “{plain(begrip.term)}”", here)

    def _definitions_as_list(self, parent: Element, place: Place, begrippen: Begrippenlijst, stijl: Stijl) -> None:
        here = self.names.child(place, "Lijst")
        lijst = self.part(parent, "Lijst", here, begrippen, type="ongemarkeerd")
        for begrip in begrippen.begrippen:
            inside = self.names.child(here, "Li", adres=adres_of(begrip, place.adres))
            item = self.part(lijst, "Li", inside, begrip)
            term = Alinea(inhoud=begrip.term, span=begrip.span)
            self.blocks(item, "Li", inside, (term, *begrip.omschrijving), stijl, closing=True)
            if not len(item):
                self.empty(begrip.span, "een begrip", inside)

    # --- tables and figures -----------------------------------------------------------------------

    def _table(self, parent: Element, place: Place, tabel: Tabel) -> None:
        for name, where in (("Aanhef", "de aanhef"), ("table", "een tabel")):
            if name in self.inside:
                self._no_place(tabel.span, f"een tabel in {where}")
        here = self.names.child(place, "table")
        element = self.part(parent, "table", here, tabel, frame="all", colsep="1", rowsep="1")
        before, self.inside = self.inside, self.inside | {"table"}
        if has_words(tabel.bijschrift):
            self._bare_line(self.make.add(element, "title"), here, tabel.bijschrift, "het bijschrift van een tabel")

        def cell(entry: Element, inhoud: Blocks, heading: bool) -> None:
            self.blocks(entry, "entry", here, inhoud, Stijl(vet=heading))

        write_rows(self.make, element, tabel, cell)
        self.inside = before

    def _figure(self, parent: Element, place: Place, afbeelding: Afbeelding) -> None:
        assert afbeelding.beeld is not None, f"not in a finished tree: {afbeelding!r}"
        if "Aanhef" in self.inside:
            self._no_place(afbeelding.span, "een afbeelding in de aanhef")
        beeld, here = afbeelding.beeld, self.names.child(place, "Figuur")
        element = self.part(parent, "Figuur", here, afbeelding)
        self.make.add(
            element,
            "Illustratie",
            naam=self.pictures.name(afbeelding, beeld),
            breedte=str(beeld.breedte),
            hoogte=str(beeld.hoogte),
            uitlijning="start",
            formaat=beeld.media,
            alt=self.make.clean(afbeelding.alt, afbeelding.span),
            dpi=str(sharpness(beeld)),
        )
        if has_words(afbeelding.bijschrift):
            self.line(self.make.add(element, "Bijschrift", locatie="onder"), here, afbeelding.bijschrift)


def _fits(group: Group, name: str) -> bool:
    """May this kind of block stand in an element `name`? Definitions only if no table or figure is in them (STOP0108)."""
    if type(group) not in _HOLDS.get(name, ()):
        return False
    return not isinstance(group, Begrippenlijst) or not any(isinstance(node, Tabel | Afbeelding) for node in walk(group))
