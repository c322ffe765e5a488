"""The text of a regulation in STOP, from a paragraph up to a list and a table. How an article is built is in `stop_besluit.py`.

Where STOP does not allow a kind of block (definitions in an onderdeel or with a table in them, a table in a note), an unmarked
list holds it: a list may stand everywhere, and its items hold paragraphs, lists and tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias, assert_never

from regelzetter.diagnostics import Diagnostic
from regelzetter.source import Span
from regelzetter.tree.address import in_words
from regelzetter.tree.nodes import (
    Alinea,
    Begrip,
    Begrippenlijst,
    Block,
    Blocks,
    Inlines,
    Keuze,
    Lijst,
    Noot,
    Onbegrepen,
    Onderdeel,
    Tabel,
)
from regelzetter.tree.walk import adres_of, plain, walk
from regelzetter.writing.grid import Grid, Plek, grids
from regelzetter.writing.ids import STOP, Names, Place
from regelzetter.writing.markup import Element, Maker, printed_mark
from regelzetter.writing.stop_inline import GEWOON, Lines, Stijl, leaves
from regelzetter.writing.xml_rules import GEEN_PLAATS, LEEG

TEKST = "https://standaarden.overheid.nl/stop/imop/tekst/"
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
    }
)
"""Elements in which a space is part of the text."""

_TABLES = frozenset({"Inhoud", "Li"})
_DEFINITIONS = frozenset({"Inhoud"})
_ALIGN = {"links": "left", "rechts": "right", "midden": "center"}


@dataclass(frozen=True, slots=True)
class Opsomming:
    """A list with the line that introduces it and the line that closes it, as STOP wants them: in the list."""

    aanhef: Alinea | None
    lijst: Lijst
    sluiting: Alinea | None


Group: TypeAlias = Alinea | Opsomming | Begrippenlijst | Tabel


def groups(blocks: Blocks, closing: bool) -> Iterator[Group]:
    """Blocks with words in them, lists together with their introduction (it ends in a colon) and their slotzin.

    `closing`: a paragraph after a list belongs to it (in a lid or an onderdeel), unless it introduces the next list.
    """
    rest = [block for block in blocks if says(block)]
    while rest:
        block = rest.pop(0)
        following = rest[0] if rest else None
        match block:
            case Alinea() if isinstance(following, Lijst) and plain(block.inhoud).rstrip().endswith(":"):
                rest.pop(0)
                yield Opsomming(block, following, _closing_line(rest) if closing else None)
            case Lijst():
                yield Opsomming(None, block, _closing_line(rest) if closing else None)
            case Alinea() | Begrippenlijst() | Tabel():
                yield block
            case Keuze() | Onbegrepen():
                raise AssertionError(f"not in a finished tree: {block!r}")
            case _:
                assert_never(block)


def _closing_line(rest: list[Block]) -> Alinea | None:
    """Take the slotzin from what follows a list, if it is there."""
    if not rest or not isinstance(rest[0], Alinea) or (len(rest) > 1 and isinstance(rest[1], Lijst)):
        return None
    line = rest.pop(0)
    assert isinstance(line, Alinea)
    return line


def says(block: Block) -> bool:
    """Has the block words? An empty paragraph or list is nothing to write; STOP0005 forbids it."""
    match block:
        case Alinea(inhoud=inhoud):
            return bool(plain(inhoud).strip()) or any(isinstance(node, Noot) for node, _ in leaves(inhoud))
        case Lijst(onderdelen=parts) | Begrippenlijst(begrippen=parts):
            return bool(parts)
        case Tabel(kop=kop, rijen=rijen):
            return bool(kop or rijen)
    return True


@dataclass(slots=True)
class Text:
    """Writes blocks, and keeps the names, the notes and the findings of one besluit."""

    make: Maker = field(default_factory=lambda: Maker(TEKST))
    names: Names = field(default_factory=lambda: Names(STOP))
    version: str = ""
    """What a wId begins with: the ministry and the version that made the part."""
    notes: int = 0
    lines: Lines = field(init=False)

    def __post_init__(self) -> None:
        self.lines = Lines(self.make, self.names, [])

    # --- parts with a name ------------------------------------------------------------------------

    def part(self, parent: Element, name: str, place: Place, /, **attributes: str) -> Element:
        """An element with its eId and wId; the wId is the eId of now, for this is the version that makes the part."""
        return self.make.add(parent, name, eId=place.eid, wId=f"{self.version}__{place.eid}", **attributes)

    def fixed(self, parent: Element, name: str, eid: str) -> Element:
        """An element whose eId and wId STOP has fixed."""
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
                case Begrippenlijst() if name in _DEFINITIONS and not any(isinstance(node, Tabel) for node in walk(group)):
                    self._definitions(parent, place, group)
                case Begrippenlijst():
                    self._definitions_as_list(parent, place, group, stijl)
                case Tabel() if name in _TABLES:
                    self._table(parent, place, group)
                case Tabel():
                    self._table(*self._unmarked_item(parent, place), group)
                case _:
                    assert_never(group)

    def line(self, parent: Element, place: Place, inlines: Inlines, stijl: Stijl = GEWOON) -> None:
        self.lines.write(parent, place, list(leaves(inlines, stijl)), lambda element, noot: self._note(element, place, noot))

    def content(self, parent: Element, place: Place, blocks: Blocks, closing: bool = False) -> bool:
        """An Inhoud with the blocks; no element, and False, if there is nothing to say."""
        inhoud = self.make.add(parent, "Inhoud")
        self.blocks(inhoud, "Inhoud", place, blocks, closing=closing)
        if not len(inhoud):
            parent.remove(inhoud)
        return bool(len(inhoud))

    def _note(self, parent: Element, place: Place, noot: Noot) -> None:
        self.notes += 1
        if _inside(parent, "Noot"):
            self._no_place(noot.span, "een noot in een noot")
        element = self.make.add(parent, "Noot", type="tabel" if _inside(parent, "table") else "voet", id=f"noot_{self.notes}")
        self.make.add(element, "NootNummer", str(noot.nummer or self.notes))
        self.blocks(element, "Noot", place, noot.inhoud)
        if len(element) == 1:
            self.empty(noot.span, f"noot {noot.nummer or self.notes}", place)

    # --- lists ------------------------------------------------------------------------------------

    def _list(self, parent: Element, place: Place, group: Opsomming, stijl: Stijl) -> None:
        here = self.names.child(place, "Lijst")
        lijst = self.part(parent, "Lijst", here, type="expliciet")
        if group.aanhef is not None:
            self.line(self.make.add(lijst, "Lijstaanhef"), place, group.aanhef.inhoud, stijl)
        for onderdeel in group.lijst.onderdelen:
            self._item(lijst, here, onderdeel, stijl)
        if group.sluiting is not None:
            self.line(self.make.add(lijst, "Lijstsluiting"), place, group.sluiting.inhoud, stijl)

    def _item(self, lijst: Element, place: Place, onderdeel: Onderdeel, stijl: Stijl) -> None:
        here = self.names.child(place, "Li", onderdeel.merk, adres_of(onderdeel, place.adres))
        item = self.part(lijst, "Li", here)
        self.make.say(self.make.add(item, "LiNummer"), printed_mark(onderdeel.merk), onderdeel.span)
        self.blocks(item, "Li", here, onderdeel.inhoud, stijl, closing=True)
        if len(item) == 1:
            self.empty(onderdeel.span, f"onderdeel {onderdeel.merk}", here)

    def _unmarked_item(self, parent: Element, place: Place) -> tuple[Element, Place]:
        here = self.names.child(place, "Lijst")
        inside = self.names.child(here, "Li")
        return self.part(self.part(parent, "Lijst", here, type="ongemarkeerd"), "Li", inside), inside

    def _definitions(self, parent: Element, place: Place, begrippen: Begrippenlijst) -> None:
        here = self.names.child(place, "Begrippenlijst")
        element = self.part(parent, "Begrippenlijst", here)
        for begrip in begrippen.begrippen:
            self._definition(element, here, begrip)

    def _definition(self, parent: Element, place: Place, begrip: Begrip) -> None:
        here = self.names.child(place, "Begrip", adres=adres_of(begrip, place.adres))
        element = self.part(parent, "Begrip", here)
        term = self.lines.without_links(list(leaves(begrip.term)), "een term")
        self.lines.write(self.make.add(element, "Term"), here, term, lambda child, noot: self._note(child, here, noot))
        definitie = self.make.add(element, "Definitie")
        self.blocks(definitie, "Definitie", here, begrip.omschrijving, closing=True)
        if not len(definitie):
            self.empty(begrip.span, f"het begrip “{plain(begrip.term)}”", here)

    def _definitions_as_list(self, parent: Element, place: Place, begrippen: Begrippenlijst, stijl: Stijl) -> None:
        here = self.names.child(place, "Lijst")
        lijst = self.part(parent, "Lijst", here, type="ongemarkeerd")
        for begrip in begrippen.begrippen:
            inside = self.names.child(here, "Li", adres=adres_of(begrip, place.adres))
            item = self.part(lijst, "Li", inside)
            term = Alinea(inhoud=begrip.term, span=begrip.span)
            self.blocks(item, "Li", inside, (term, *begrip.omschrijving), stijl, closing=True)
            if not len(item):
                self.empty(begrip.span, "een begrip", inside)

    # --- tables -----------------------------------------------------------------------------------

    def _table(self, parent: Element, place: Place, tabel: Tabel) -> None:
        """CALS. A table with nothing but header rows has them as its body, for CALS wants a body."""
        for name, where in (("Aanhef", "de aanhef"), ("table", "een tabel")):
            if _inside(parent, name):
                self._no_place(tabel.span, f"een tabel in {where}")
        kop, rijen, width = grids(tabel)
        here = self.names.child(place, "table")
        element = self.part(parent, "table", here, frame="all", colsep="1", rowsep="1")
        group = self.make.add(element, "tgroup", cols=str(width), align="left")
        columns = self._columns(group, tabel, width)
        if kop and rijen:
            self._rows(self.make.add(group, "thead", valign="top"), here, kop, columns, GEWOON)
        self._rows(self.make.add(group, "tbody", valign="top"), here, rijen or kop, columns, Stijl(vet=True))

    def _columns(self, group: Element, tabel: Tabel, width: int) -> list[str]:
        """Describe the columns and give their names."""
        names = [f"col{number}" for number in range(1, width + 1)]
        for number, name in enumerate(names, 1):
            kolom = tabel.kolommen[number - 1] if number <= len(tabel.kolommen) else None
            breedte, align = (kolom.breedte, kolom.uitlijning) if kolom else (1, "links")
            self.make.add(group, "colspec", colnum=str(number), colname=name, colwidth=f"{breedte}*", align=_ALIGN[align])
        return names

    def _rows(self, parent: Element, place: Place, rows: Grid, columns: list[str], heading: Stijl) -> None:
        """`heading` is how a heading cell shows what it is: CALS knows header rows only."""
        for row in rows:
            element = self.make.add(parent, "row")
            for plek in row:
                entry = self.make.add(element, "entry", **_spans(plek, columns))
                if plek.cel is not None:
                    self.blocks(entry, "entry", place, plek.cel.inhoud, heading if plek.cel.kop else GEWOON)


def _inside(element: Element, name: str) -> bool:
    tag = f"{{{TEKST}}}{name}"
    return element.tag == tag or next(element.iterancestors(tag), None) is not None


def _spans(plek: Plek, columns: list[str]) -> dict[str, str]:
    first, last = columns[plek.kolom], columns[plek.kolom + plek.kolommen - 1]
    spans = {"colname": first}
    if last != first:
        spans |= {"namest": first, "nameend": last}
    if plek.rijen > 1:
        spans["morerows"] = str(plek.rijen - 1)
    return spans
