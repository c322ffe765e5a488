"""What formats made for the eye need to know: blocks to display, already numbered, worded and in reading order.

`layout.py` lowers the legal tree to this once; DOCX, ODT, PDF and HTML only dress it. Marks of leden and onderdelen are
literal text (“1.”, “a.”, “1°.”), so that they survive copying, tracked changes and reading by machines.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal, TypeAlias

from regelzetter.record import record
from regelzetter.tree.nodes import Beeld

# --- runs: what stands in a line ------------------------------------------------------------------


@record(frozen=True, slots=True)
class Words:
    """A stretch of text in one style. `sleutel` is the key of the value that was printed here, if any."""

    tekst: str
    vet: bool = False
    cursief: bool = False
    superscript: bool = False
    sleutel: str = ""
    subscript: bool = False
    taal: str = ""
    """Of words in another language than the document: a code of two letters (ISO 639-1)."""
    stuk: str = ""
    """Of a reference to another document of the dossier: its name. Only a format that knows where that stands can point to it."""


@record(frozen=True, slots=True)
class Link:
    """A reference to a place in this document (`anker`) or on the web (`url`); exactly one of the two is filled."""

    woorden: tuple[Words, ...]
    anker: str = ""
    url: str = ""
    samen: str = ""
    """Of a reference to several places: the part around all of them, if there is one; official XML points there."""


@record(frozen=True, slots=True)
class Note:
    """A footnote, at the place of its mark."""

    nummer: int
    blokken: tuple[Block, ...]


@record(frozen=True, slots=True)
class LineBreak:
    """A break inside a block."""


Run: TypeAlias = Words | Link | Note | LineBreak
Runs: TypeAlias = tuple[Run, ...]

# --- blocks ---------------------------------------------------------------------------------------

HeadingStyle: TypeAlias = Literal[
    "opschrift", "hoofdstuk", "paragraaf", "artikel", "bijlage", "toelichting", "tussenkop", "artikelsgewijs"
]
TextStyle: TypeAlias = Literal[
    "alinea", "aanhef", "slot", "onderschrift", "ondertitel", "bijlagenlijst", "bijlagenkop", "citaatkop"
]
"""citaatkop: a heading of quoted text; it stays with what follows, and is no heading of the document."""


@record(frozen=True, slots=True)
class Heading:
    """`niveau` counts from 1 without jumps, as PDF/UA and WCAG ask; `stijl` says how it looks."""

    niveau: int
    runs: Runs
    stijl: HeadingStyle
    anker: str = ""
    nieuwe_pagina: bool = False


@record(frozen=True, slots=True)
class TextBlock:
    runs: Runs
    stijl: TextStyle = "alinea"
    anker: str = ""


@record(frozen=True, slots=True)
class Item:
    """One lid or onderdeel: its mark as printed (“1.”, “a.”, “–”) and what it says."""

    merk: str
    blokken: tuple[Block, ...]
    anker: str = ""


@record(frozen=True, slots=True)
class ItemList:
    soort: Literal["leden", "onderdelen", "streepjes", "hoofdletters"]
    """hoofdletters: the parts A, B, C of an amending article; the mark stands on a line of its own above its text."""
    items: tuple[Item, ...]


@record(frozen=True, slots=True)
class Definition:
    """A term (with its colon) and its meaning."""

    term: Runs
    blokken: tuple[Block, ...]
    anker: str = ""


@record(frozen=True, slots=True)
class DefinitionList:
    definities: tuple[Definition, ...]


@record(frozen=True, slots=True)
class Cell:
    """`kop`: "" is data, "kolom" heads a column (or the whole table), "rij" heads its row."""

    blokken: tuple[Block, ...]
    kop: Literal["", "kolom", "rij"] = ""
    kolommen: int = 1
    rijen: int = 1


@record(frozen=True, slots=True)
class Row:
    """Cells in order; what a cell above covers is left out. `totaal`: a row of totals (printed bold with a rule)."""

    cellen: tuple[Cell, ...]
    totaal: bool = False


@record(frozen=True, slots=True)
class Column:
    uitlijning: Literal["links", "rechts", "midden"]
    breedte: int
    """Parts; all columns together are the width of the table."""


@record(frozen=True, slots=True)
class Table:
    kolommen: tuple[Column, ...]
    kop: tuple[Row, ...]
    """Header rows; they repeat on every page."""
    rijen: tuple[Row, ...]
    stijl: Literal["gegevens", "kader", "fiche"]
    """gegevens: figures and short words; kader: long cells; fiche: “Beleidskeuzes uitgelegd”."""
    bijschrift: Runs = ()
    """The caption above the table; empty if there is none."""


@record(frozen=True, slots=True)
class Formula:
    """A formula, centred on a line of its own. What follows from it (“waarin:” and the legend) are blocks of their own."""

    runs: Runs


@record(frozen=True, slots=True)
class Figure:
    """A picture with its caption below; they stay together. `alt` says in plain text what is to be seen."""

    beeld: Beeld
    alt: str
    bijschrift: Runs = ()


@record(frozen=True, slots=True)
class Quote:
    """Quoted text, one step further indented than what is around it."""

    blokken: tuple[Block, ...]


@record(frozen=True, slots=True)
class Signature:
    """Stays together, and with the lines before it. `regels` in order: groet, namens, functie; then room, then `naam`."""

    regels: tuple[Runs, ...]
    naam: Runs
    samen: bool = False
    """Stays with the signature that follows, too."""


Block: TypeAlias = Heading | TextBlock | ItemList | DefinitionList | Table | Formula | Figure | Quote | Signature
Blocks: TypeAlias = tuple[Block, ...]


@record(frozen=True, slots=True)
class Herkomst:
    """Where a printed value comes from."""

    waarde: str
    """The value in Dutch, or what it is where it differs by row."""
    formule: str
    """As typed, on one line; empty for a value that was typed itself."""
    plaats: str
    """File and line in the dossier."""
    bron: str = ""


@record(frozen=True, slots=True)
class Enclosed:
    """A file of XML that says the same as the document, to travel inside its PDF."""

    naam: str
    data: bytes
    beschrijving: str
    """What it is, for who opens the PDF."""


@record(frozen=True, slots=True)
class DisplayDocument:
    """One document, ready to be dressed."""

    naam: str
    soort: str
    sjabloon: Literal["regeling", "rijksbrief", "kamerstuk", "beschikking"]
    """Which dress; the name of the template."""
    titel: str
    """Plain text: the title in the properties of the file."""
    velden: Mapping[str, tuple[str, ...]]
    """The letterhead and the like: a name and its lines, plain text. A field without content is not there."""
    blokken: Blocks
    datum: str
    """ISO 8601, the date of the document; also the clock of every writer (SOURCE_DATE_EPOCH)."""
    taal: str = "nl-NL"
    herkomst: Mapping[str, Herkomst] = field(default_factory=dict)
    """Key of a printed value → where it comes from, for a format on a screen; empty in a letter to a citizen."""
    bijgesloten: Enclosed | None = None
    """What the PDF carries inside, if the dossier asks for it."""
