"""The named styles of the four dresses, described once and written to DOCX and ODT alike.

Sizes of letters and white space in points, of places on the page in millimetres. `writing/pandoc.py` uses these names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

LETTER = "Source Sans Pro"
"""An open letter (SIL OFL), the same as in the PDF. `writing/office_dress.py` puts the letter of a dossier in its place."""
KLEUR = "154273"
"""Of headings. `writing/office_dress.py` puts the colour of another house style in its place."""
KADERLIJN = 0.6
KADERWIT = {"top": 2, "left": 4, "bottom": 2, "right": 4}
"""Of a box: the thickness of its line, and the white space within it."""
DIEPTES = range(1, 7)
NIVEAUS = range(1, 7)


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab stop, measured from the left margin of the text."""

    plaats: float
    rechts: bool = False


@dataclass(frozen=True, slots=True)
class Stijl:
    """One paragraph style. What is None or False is inherited."""

    naam: str
    basis: str = "Standaard"
    corps: float | None = None
    vet: bool | None = None
    cursief: bool | None = None
    kapitalen: bool = False
    afbreken: bool = False
    """Hyphenate: only where a column is narrow."""
    gekleurd: bool = False
    """In the colour of the house style."""
    voor: float | None = None
    na: float | None = None
    regel: float | None = None
    """Height of a line, at least."""
    links: float | None = None
    hangend: float = 0
    """How far the first line stands to the left of the others."""
    rechts: float | None = None
    uitlijning: str = ""
    samen: bool = False
    """Keep with the next paragraph."""
    heel: bool = False
    """Keep the lines together."""
    niveau: int = 0
    tabs: tuple[Tab, ...] = ()
    lijn_onder: float = 0
    lijn_boven: float = 0
    kader: bool = False
    """A box around it."""


@dataclass(frozen=True, slots=True)
class Maat:
    """The measures of a dress."""

    letter: str
    corps: float
    regel: float
    alinea: float
    """White space above a paragraph."""
    na_kop: float
    """White space between a heading and its text."""
    item: float
    """White space above an item of a list."""
    stap: float
    """One step of indentation, in millimetres."""
    tabel: float
    """Size of the letters in a table."""
    tabelregel: float
    noot: float
    handtekening: float
    """Room for a signature."""


def kop(naam: str, niveau: int, **eigenschappen: object) -> Stijl:
    """A heading: it stands with its text, and in the navigation pane."""
    stijl = Stijl(naam=f"{naam}{niveau}", basis=f"Kop{niveau}", samen=True, heel=True, niveau=niveau, vet=True)
    return replace(stijl, **eigenschappen)  # type: ignore[arg-type]


def tekststijlen(maat: Maat) -> Iterator[Stijl]:
    """Running text, and what comes before and after it."""
    yield Stijl("Alinea", voor=maat.alinea)
    yield Stijl("AlineaNaKop", basis="Alinea", voor=maat.na_kop)
    yield Stijl("Aanhef", voor=maat.alinea)
    yield Stijl("Slot", voor=maat.alinea * 1.5)
    yield Stijl("Onderschrift", cursief=True, voor=2, samen=True)
    yield Stijl("Ondertitel", cursief=True, voor=2, samen=True)
    yield Stijl("Bijlagenkop", vet=True, voor=maat.regel, samen=True)
    yield Stijl("Bijlagenlijst", voor=0)
    yield Stijl("OndertekeningBegin", voor=maat.regel * 2, samen=True, heel=True)
    yield Stijl("Ondertekening", voor=0, samen=True, heel=True)
    yield Stijl("OndertekeningNaam", voor=maat.handtekening, na=18, heel=True)


def lijststijlen(maat: Maat) -> Iterator[Stijl]:
    """Leden, onderdelen, dashes and definitions. The number in a name is how far it is indented."""
    for diepte in DIEPTES:
        inspringing = diepte * maat.stap
        getal = "" if diepte == 1 else str(diepte)
        for naam in (f"Lid{getal}", f"Onderdeel{diepte}", f"Streepje{getal}"):
            voor = maat.item * 2 if naam == "Lid" else maat.item
            yield Stijl(naam, voor=voor, links=inspringing, hangend=maat.stap, tabs=(Tab(inspringing),))
        yield Stijl(f"Vervolg{diepte}", voor=maat.item * 2, links=inspringing)
        yield Stijl(f"Begrip{getal}", voor=maat.item * 2, links=inspringing, hangend=maat.stap)


def inzetstijlen(maat: Maat) -> Iterator[Stijl]:
    """What stands between the text, at every indentation: formulas, figures, captions, quotations, marks of amendments."""
    for diepte in (0, *DIEPTES):
        getal, links = str(diepte or ""), diepte * maat.stap
        yield Stijl(f"Formule{getal}", voor=8, na=4, links=links, uitlijning="midden", heel=True)
        yield Stijl(f"Afbeelding{getal}", voor=8, links=links)
        yield Stijl(f"Bijschrift{getal}", cursief=True, voor=3, na=6, links=links, heel=True)
        yield Stijl(f"Tabelbijschrift{getal}", cursief=True, voor=8, na=3, links=links, samen=True, heel=True)
        yield Stijl(f"Citaatkop{getal}", vet=True, voor=12, na=2, links=links, samen=True, heel=True)
        yield Stijl(f"Wijzigingsmerk{getal}", vet=True, voor=12, links=links, samen=True, heel=True)
    for diepte in DIEPTES:
        yield Stijl(f"Citaat{diepte}", basis=f"Vervolg{diepte}", voor=max(6, maat.item * 2))


def tabelstijlen(maat: Maat) -> Iterator[Stijl]:
    """What stands in cells."""
    stap = maat.stap * 0.75
    yield Stijl("Tabeltekst", corps=maat.tabel, regel=maat.tabelregel, voor=1, na=1)
    yield Stijl("Kadertekst", basis="Tabeltekst", voor=2, na=2.5)
    yield Stijl("Tabelkop", basis="Tabeltekst", vet=True, samen=True, afbreken=True)
    yield Stijl("Tabelrijkop", basis="Tabeltekst", vet=True, afbreken=True)
    yield Stijl("Kaderrijkop", basis="Tabelrijkop", voor=2, na=2.5)
    yield Stijl("Tabeltotaal", basis="Tabeltekst", vet=True)
    yield Stijl("Tabelondertitel", basis="Tabelkop", vet=False, cursief=True)
    for naam in ("Tabeltekst", "Kadertekst", "Tabelkop", "Tabelrijkop", "Kaderrijkop", "Tabeltotaal"):
        yield Stijl(f"{naam}Rechts", basis=naam, uitlijning="rechts")
        yield Stijl(f"{naam}Midden", basis=naam, uitlijning="midden")
    for diepte in DIEPTES:
        links = diepte * stap
        yield Stijl(f"Tabellijst{diepte}", basis="Tabeltekst", links=links, hangend=stap, tabs=(Tab(links),))
        yield Stijl(f"Tabelvervolg{diepte}", basis="Tabeltekst", links=links)


def gewone_stijlen(maat: Maat) -> Iterator[Stijl]:
    """All that every dress has, but for its headings and its letterhead."""
    yield from (Stijl(f"Kop{n}", vet=True, samen=True, heel=True, niveau=n) for n in NIVEAUS)
    yield from tekststijlen(maat)
    yield from lijststijlen(maat)
    yield from inzetstijlen(maat)
    yield from tabelstijlen(maat)
    yield Stijl("Noottekst", corps=maat.noot, regel=maat.noot * 1.3, na=1)
    yield Stijl("Koptekst", corps=maat.noot)
    yield Stijl("Merk", corps=8, regel=9, vet=True, kader=True)
    yield Stijl("Voettekst", corps=maat.noot, regel=maat.noot * 1.3)
