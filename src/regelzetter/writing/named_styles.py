"""Which style of the templates a paragraph gets; `scripts/sjablonen/stijlen.py` says how each looks.

A number at the end of the name of a heading is its level, of a list paragraph how far it is indented.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, repeat
from typing import Literal

from regelzetter.record import altered, record
from regelzetter.writing.display import (
    Block,
    Cell,
    DefinitionList,
    Figure,
    Formula,
    Heading,
    ItemList,
    Quote,
    Row,
    Signature,
    Table,
    TextBlock,
)
from regelzetter.writing.runs import plain_runs
from regelzetter.writing.spans import alignment

DEEPEST = 6
"""The templates have styles down to this level or indentation; what is deeper looks like the deepest."""
HEADINGS = {
    "opschrift": "Opschrift",
    "hoofdstuk": "Hoofdstukkop",
    "paragraaf": "Paragraafkop",
    "artikel": "Artikelkop",
    "bijlage": "Bijlagekop",
    "toelichting": "Toelichtingkop",
    "tussenkop": "Tussenkop",
    "artikelsgewijs": "Artikelsgewijskop",
}
TEXTS = {
    "alinea": "Alinea",
    "aanhef": "Aanhef",
    "slot": "Slot",
    "onderschrift": "Onderschrift",
    "ondertitel": "Ondertitel",
    "bijlagenlijst": "Bijlagenlijst",
    "bijlagenkop": "Bijlagenkop",
    "citaatkop": "Citaatkop",
}
ITEMS = {"leden": "Lid", "onderdelen": "Onderdeel", "streepjes": "Streepje"}
TABLES = {"gegevens": "Gegevenstabel", "kader": "Kadertabel", "fiche": "Fichetabel"}
ALIGNMENTS = {"links": "", "rechts": "Rechts", "midden": "Midden"}


CELL_PADDING = 4
"""Millimetres, both sides together; a little more than any table has."""


ONE_LINE = 85
"""Signs: a last paragraph that is shorter takes the one before it along, so that a signature stands with two lines of text."""


@record(frozen=True, slots=True)
class Place:
    """Where a block stands: in the text, a cell or a note, how far indented, and between what."""

    room: float = 150
    """Width of the text in millimetres; and `step`, how much of it an indentation takes."""
    step: float = 8
    kind: Literal["tekst", "cel", "noot"] = "tekst"
    depth: int = 0
    cell: str = "Tabeltekst"
    """The style of paragraphs in this cell."""
    together: bool = False
    """It stays with what follows."""
    before_table: bool = False
    after_heading: bool = False
    quoted: bool = False
    """It stands in a quotation, and not in a list there."""

    def within(self, *, last: bool = True) -> Place:
        """One step deeper; only what comes last meets what follows."""
        return altered(
            self,
            room=self.room - self.step,
            depth=self.depth + 1,
            together=self.together and last,
            before_table=self.before_table and last,
            after_heading=False,
            quoted=False,
        )

    def rows(self, count: int) -> Iterator[Place]:
        """One step deeper, for each of so many."""
        last = self.within()
        before = altered(last, together=False, before_table=False) if last.together or last.before_table else last
        return chain(repeat(before, count - 1), (last,) if count else ())

    def alongside(self, *, last: bool) -> Place:
        """As far indented, in a list whose marks stand above its text."""
        return altered(self.within(last=last), room=self.room, depth=self.depth)

    def in_cell(self, share: float, style: str, *, together: bool) -> Place:
        """In a cell that has this share of the width of its table."""
        room = self.room * share - CELL_PADDING
        return Place(room=room, step=self.step * 0.75, kind="cel", cell=style, together=together)

    def facing(self, each: Block, after: Block | None, beyond: Block | None = None) -> Place:
        """The place of a block with the next blocks of its row; where there is none, it meets what its row meets."""
        if after is None:
            return self
        together = leads_to(each, after) or (isinstance(beyond, Signature) and is_one_line(after))
        before_table = isinstance(after, Table)
        if together == self.together and before_table == self.before_table:
            return self
        return altered(self, together=together, before_table=before_table)

    def below(self, before: Block | None) -> Place:
        """The place of a block with the one before it in its row."""
        after_heading = isinstance(before, Heading)
        return self if after_heading == self.after_heading else altered(self, after_heading=after_heading)


def is_one_line(each: Block) -> bool:
    return isinstance(each, TextBlock) and len(plain_runs(each.runs)) < ONE_LINE


def leads_to(each: Block, after: Block) -> bool:
    if isinstance(after, Signature):
        return True
    if isinstance(each, TextBlock):
        return each.stijl == "citaatkop" or isinstance(after, ItemList | DefinitionList | Table | Formula | Figure | Quote)
    return isinstance(each, Formula) and isinstance(after, TextBlock | DefinitionList)


def heading_style(each: Heading) -> str:
    return f"{HEADINGS[each.stijl]}{heading_level(each)}"


def heading_level(each: Heading) -> int:
    return min(each.niveau, DEEPEST)


def text_style(each: TextBlock, place: Place) -> str:
    if place.kind == "cel":
        own = "Tabelondertitel" if each.stijl == "ondertitel" else place.cell
        return f"Tabelvervolg{depth(place)}" if place.depth else own
    if each.stijl == "citaatkop":
        return indented("Citaatkop", place)
    if place.depth:
        return f"{'Citaat' if place.quoted else 'Vervolg'}{depth(place)}"
    return "AlineaNaKop" if place.after_heading and each.stijl == "alinea" else TEXTS[each.stijl]


def indented(name: str, place: Place) -> str:
    """The style of this name for where it stands; in a cell that of the cell.

    >>> indented("Formule", Place()), indented("Formule", Place(depth=2))
    ('Formule', 'Formule2')
    """
    if place.kind == "cel":
        return f"Tabelvervolg{depth(place)}" if place.depth else place.cell
    return f"{name}{depth(place)}" if place.depth else name


def depth(place: Place) -> int:
    return min(place.depth, DEEPEST)


def item_style(soort: str, place: Place) -> str:
    if place.kind == "cel":
        return f"Tabellijst{depth(place)}"
    return numbered(ITEMS[soort], depth(place))


def numbered(name: str, level: int) -> str:
    """Only the parts that begin at any depth always carry a number.

    >>> numbered("Lid", 1), numbered("Lid", 2), numbered("Onderdeel", 1)
    ('Lid', 'Lid2', 'Onderdeel1')
    """
    return name if level == 1 and name != "Onderdeel" else f"{name}{level}"


def definition_style(place: Place) -> str:
    return f"Tabelvervolg{depth(place)}" if place.kind == "cel" else numbered("Begrip", depth(place))


def cell_style(inner: Cell, row: Row, each: Table, column: int) -> str:
    """The style of the paragraphs: what the cell is, and how its columns are aligned."""
    plain, head = ("Tabeltekst", "Tabelrijkop") if each.stijl == "gegevens" else ("Kadertekst", "Kaderrijkop")
    name = {"kolom": "Tabelkop", "rij": head, "": plain}[inner.kop]
    if row.totaal:
        name = "Tabeltotaal"
    return name + ALIGNMENTS[alignment(inner, column, each.kolommen)]
