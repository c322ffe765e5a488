"""The dresses: measures, headings, and what stands on the letterhead (see `vormgeving.md` of the reference).

What stands on a letterhead is written down once, as paragraphs with Jinja fields, frames and an address window; `in_docx.py`
and `in_odt.py` write it in their own way. A field without content leaves nothing behind: hence `als`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from sjablonen.stijlen import LETTER, NIVEAUS, Maat, Stijl, Tab, kop

PAGINA = "§pagina§"
PAGINAS = "§paginas§"
KAMER = "§kamer§"
"""The large 2 of the Tweede Kamer."""
INHOUD = "{{ inhoud }}"
INHOUDSOPGAVE = "{{ inhoudsopgave }}"
"""Of a document with enough headings (`writing/contents.py`)."""


@dataclass(frozen=True, slots=True)
class Regel:
    """A paragraph of the letterhead; `als` is the Jinja condition under which it is printed."""

    stijl: str
    tekst: str
    als: str = ""


@dataclass(frozen=True, slots=True)
class Vak:
    """A frame at a fixed place on the page; all sizes in millimetres. A `breedte` of None: a box as wide as what it says."""

    naam: str
    x: float
    y: float
    breedte: float | None
    regels: tuple[Regel, ...]


@dataclass(frozen=True, slots=True)
class Adresvak:
    """The window of the envelope: at least so high, so that what follows begins at the same place for every address.

    A paragraph must stand before it: LibreOffice adds an empty one to a text that begins with a table.
    """

    hoogte: float
    regels: tuple[Regel, ...]


Deel: TypeAlias = Regel | Vak | Adresvak


@dataclass(frozen=True, slots=True)
class Marges:
    links: float
    rechts: float
    boven: float
    onder: float
    kop: float
    voet: float


@dataclass(frozen=True, slots=True)
class Kleding:
    """One dress. A `kop_eerste` of None: the first page is like the others."""

    naam: str
    maat: Maat
    marges: Marges
    stijlen: tuple[Stijl, ...]
    begin: tuple[Deel, ...]
    kop: tuple[Deel, ...]
    voet: tuple[Deel, ...]
    kop_eerste: tuple[Deel, ...] | None = None
    voet_eerste: tuple[Deel, ...] | None = None


MERK = Vak("Merk", x=28, y=5, breedte=None, regels=(Regel("Merk", "{{ merk }}", "merk"),))
"""On every page of what is not final: CONCEPT, version and date."""


# --- regulation -----------------------------------------------------------------------------------


REGELINGMARGES = Marges(links=28, rechts=28, boven=25, onder=28, kop=12, voet=12)


def inhoudsopgavestijlen(breedte: float) -> Iterator[Stijl]:
    """`breedte`: of the text. A long heading ends before the column of the numbers."""
    yield Stijl("Inhoudskop", vet=True, voor=14, na=3, samen=True)
    for niveau in (1, 2):
        yield Stijl(f"Inhoud{niveau}", voor=2, links=(niveau - 1) * 5, rechts=10, tabs=(Tab(breedte, rechts=True),))
    yield Stijl("NaInhoud", regel=14)


def regelingstijlen() -> Iterator[Stijl]:
    for niveau in NIVEAUS:
        yield kop("Opschrift", niveau, corps=12, regel=16, voor=0, na=8, gekleurd=True)
        yield kop("Hoofdstukkop", niveau, kapitalen=True, voor=26, gekleurd=True)
        yield kop("Paragraafkop", niveau, voor=20)
        yield kop("Artikelkop", niveau, voor=16)
        yield kop("Bijlagekop", niveau, corps=11, regel=15, kapitalen=True, voor=0, gekleurd=True)
        yield kop("Toelichtingkop", niveau, corps=11, regel=15, kapitalen=True, voor=0, gekleurd=True)
        yield kop("Artikelsgewijskop", niveau, voor=16)
        yield kop("Tussenkop", niveau, vet=niveau <= 3, cursief=niveau > 3, voor=18 if niveau <= 2 else 13)
    yield from inhoudsopgavestijlen(210 - REGELINGMARGES.links - REGELINGMARGES.rechts)
    yield Stijl("Voetregel", basis="Voettekst", rechts=35)
    yield Stijl("Paginanummer", basis="Voettekst", uitlijning="rechts")


def regeling() -> Kleding:
    maat = Maat(
        letter=LETTER,
        corps=10,
        regel=13,
        alinea=6.5,
        na_kop=2,
        item=1.5,
        stap=8,
        tabel=9,
        tabelregel=11.5,
        noot=8,
        handtekening=39,
    )
    return Kleding(
        naam="regeling",
        maat=maat,
        marges=REGELINGMARGES,
        stijlen=tuple(regelingstijlen()),
        begin=(Regel("Alinea", INHOUDSOPGAVE, "inhoudsopgave"), Regel("Alinea", INHOUD)),
        kop=(MERK,),
        voet=(
            Vak("Paginanummer", x=152, y=281, breedte=30, regels=(Regel("Paginanummer", f"Pagina {PAGINA} van {PAGINAS}"),)),
            Regel("Voetregel", "{{ voettekst or titel }}"),
        ),
    )


# --- letter and decision --------------------------------------------------------------------------

KOLOM = {"x": 157, "breedte": 43}
BRIEFMARGES = Marges(links=28, rechts=60, boven=30, onder=25, kop=12, voet=12)
EERSTE = 45.5
"""Where the text begins on the first page; a line of that height in the header pushes it there."""


def briefkoppen() -> Iterator[Stijl]:
    for niveau in NIVEAUS:
        yield kop("Opschrift", niveau, corps=11, regel=15, voor=0)
        yield kop("Hoofdstukkop", niveau, kapitalen=True, voor=20)
        yield kop("Paragraafkop", niveau, voor=16)
        yield kop("Artikelkop", niveau, voor=13)
        yield kop("Bijlagekop", niveau, corps=11, regel=15, voor=0)
        yield kop("Toelichtingkop", niveau, corps=11, regel=15, voor=0)
        yield kop("Artikelsgewijskop", niveau, voor=13)
        yield kop("Tussenkop", niveau, vet=niveau == 1, cursief=niveau > 1, gekleurd=niveau == 1, voor=13)


def briefstijlen() -> Iterator[Stijl]:
    yield from briefkoppen()
    yield Stijl("Kopruimte", basis="Koptekst", regel=round((EERSTE - BRIEFMARGES.kop) * 72 / 25.4))
    yield Stijl("Logo", uitlijning="rechts")
    yield Stijl("Ministerienaam", corps=11, regel=14, gekleurd=True)
    yield Stijl("Retouradres", corps=7, regel=9, na=8)
    yield Stijl("Adres")
    yield Stijl("Gegevensregel", links=16, hangend=16, tabs=(Tab(16),))
    yield Stijl("Briefaanhef", voor=26)
    yield Stijl("Kantlijn", corps=7, regel=9)
    yield Stijl("Kantlijnblok", basis="Kantlijn", voor=7)
    yield Stijl("Kantlijnkop", basis="Kantlijnblok", vet=True, samen=True)
    yield Stijl("Paginanummer", basis="Kantlijn", links=129, rechts=-50)


def kantlijn() -> Iterator[Regel]:
    """The right-hand column of the first page."""
    yield Regel("Kantlijnkop", "{{ onderdeel }}", "onderdeel")
    yield Regel("Kantlijnblok", "{{ bezoekadres }}", "bezoekadres")
    yield Regel("Kantlijnblok", "{{ postadres }}", "postadres")
    yield Regel("Kantlijnblok", "{{ website }}", "website")
    for label, veld in (
        ("Contactpersoon", "contactpersoon"),
        ("Onze referentie", "kenmerk"),
        ("Uw brief", "uw_brief"),
        ("Uw referentie", "uw_kenmerk"),
        ("Bijlagen", "bijlagen_aantal"),
    ):
        yield Regel("Kantlijnkop", label, veld)
        yield Regel("Kantlijn", f"{{{{ {veld} }}}}", veld)


VERVOLGKANTLIJN = (
    Regel("Kantlijnkop", "{{ onderdeel }}", "onderdeel"),
    Regel("Kantlijnkop", "Datum", "datum"),
    Regel("Kantlijn", "{{ datum }}", "datum"),
    Regel("Kantlijnkop", "Onze referentie", "kenmerk"),
    Regel("Kantlijn", "{{ kenmerk }}", "kenmerk"),
)

BRIEFBEGIN: tuple[Deel, ...] = (
    Regel("Retouradres", "{% if retouradres %}> Retouradres {{ retouradres }}{% endif %}"),
    Adresvak(hoogte=46, regels=(Regel("Adres", "{{ adres }}"),)),
    Regel("Gegevensregel", "Datum\t{{ datum }}", "datum"),
    Regel("Gegevensregel", "Betreft\t{{ betreft }}", "betreft"),
    Regel("Briefaanhef", "{{ aanhef }}", "aanhef"),
    Regel("Alinea", INHOUD),
)


def brief(naam: str) -> Kleding:
    maat = Maat(
        letter=LETTER,
        corps=9.5,
        regel=13,
        alinea=13,
        na_kop=0,
        item=1.5,
        stap=7,
        tabel=9,
        tabelregel=11.5,
        noot=7,
        handtekening=52,
    )
    pagina = (Regel("Paginanummer", f"Pagina {PAGINA} van {PAGINAS}"),)
    organisatie = (Regel("Ministerienaam", "{{ organisatie }}", "organisatie"),)
    return Kleding(
        naam=naam,
        maat=maat,
        marges=BRIEFMARGES,
        stijlen=tuple(briefstijlen()),
        begin=BRIEFBEGIN,
        kop=(
            MERK,
            Vak("Kantlijn vervolg", y=27, regels=VERVOLGKANTLIJN, **KOLOM),
        ),
        voet=pagina,
        kop_eerste=(
            MERK,
            Vak("Logo", x=62, y=12, breedte=46, regels=(Regel("Logo", "{{ logo }}", "logo_tekst"),)),
            Vak("Afzender", x=112, y=17, breedte=50, regels=organisatie),
            Vak("Kantlijn", y=42.5, regels=tuple(kantlijn()), **KOLOM),
            Regel("Kopruimte", ""),
        ),
        voet_eerste=pagina,
    )


# --- Kamerstuk ------------------------------------------------------------------------------------

MARGE = 38
"""How far the numbers stand in the left margin."""
KOLOMBREEDTE = 130


def kamerstukstijlen(breedte: float) -> Iterator[Stijl]:
    """`breedte`: of the text."""
    for niveau in NIVEAUS:
        yield kop("Opschrift", niveau, corps=10, regel=13, voor=0)
        yield kop("Hoofdstukkop", niveau, kapitalen=True, voor=18)
        yield kop("Paragraafkop", niveau, voor=13)
        yield kop("Artikelkop", niveau, voor=11)
        yield kop("Bijlagekop", niveau, corps=10, regel=13, voor=0)
        yield kop("Toelichtingkop", niveau, corps=10, regel=13, voor=0)
        yield kop("Artikelsgewijskop", niveau, voor=11)
        yield kop("Tussenkop", niveau, vet=False, cursief=True, voor=11)
    rechts = Tab(breedte, rechts=True)
    yield Stijl("Kamerkop", corps=21, regel=26, vet=True, links=-MARGE, tabs=(rechts,), voor=18, na=4)
    yield Stijl("Vergaderjaar", vet=True, links=-MARGE, tabs=(Tab(0),), lijn_boven=0.5, lijn_onder=1.5, na=10)
    yield Stijl("Kamernummer", vet=True, hangend=MARGE, tabs=(Tab(0),), voor=12)
    yield Stijl("Kameradres", voor=12)
    yield Stijl("Kamervoet", basis="Voettekst", corps=7, regel=8.5)
    yield Stijl("Kamervoetregel", basis="Voettekst", corps=7, tabs=(Tab(breedte - 9, rechts=True), rechts))


def kamermaat() -> Maat:
    return Maat(
        letter=LETTER,
        corps=9.5,
        regel=12,
        alinea=6,
        na_kop=2,
        item=2,
        stap=7,
        tabel=9,
        tabelregel=11,
        noot=7,
        handtekening=20,
    )


KAMERBEGIN: tuple[Deel, ...] = (
    Regel("Kameradres", "{{ aan }}", "aan"),
    Regel("Kameradres", "{{ plaats_datum }}", "plaats_datum"),
    Regel("Kameradres", "{{ aanhef }}", "aanhef"),
    Regel("Alinea", INHOUD),
)


def kamerstuk() -> Kleding:
    """As the Kamer prints it, with its numbers in the margin."""
    regel = (
        "\tTweede Kamer"
        "{% if vergaderjaar %}, vergaderjaar {{ vergaderjaar }}{% endif %}"
        "{% if dossiernummer %}, {{ dossiernummer }}{% endif %}{% if nummer %}, nr. {{ nummer }}{% endif %}"
        f"\t{PAGINA}"
    )
    voet = (Regel("Kamervoetregel", regel),)
    return Kleding(
        naam="kamerstuk",
        maat=kamermaat(),
        marges=Marges(links=58, rechts=22, boven=20, onder=30, kop=12, voet=14),
        stijlen=tuple(kamerstukstijlen(KOLOMBREEDTE)),
        begin=(
            Regel("Kamernummer", "{{ dossiernummer }}\t{{ dossiertitel }}", "dossiernummer or dossiertitel"),
            Regel(
                "Kamernummer",
                "{% if nummer %}Nr. {{ nummer }}{% endif %}\t{{ afzender_kapitalen }}",
                "nummer or afzender_kapitalen",
            ),
            *KAMERBEGIN,
        ),
        kop=(MERK,),
        voet=voet,
        kop_eerste=(
            MERK,
            Regel("Kamerkop", f"Tweede Kamer der Staten-Generaal\t{KAMER}"),
            Regel("Vergaderjaar", "\t{% if vergaderjaar %}Vergaderjaar {{ vergaderjaar }}{% endif %}"),
        ),
        voet_eerste=(
            Vak(
                "Kamervoet",
                x=20,
                y=273.5,
                breedte=MARGE - 2,
                regels=(Regel("Kamervoet", "{{ kamerstuk_voet }}", "kamerstuk_voet"),),
            ),
            *voet,
        ),
    )


def zonder_nummers() -> Kleding:
    """What the Kamer has not numbered, as an annex on its own: no head of the Kamer, no margin with numbers, so full width."""
    return Kleding(
        naam="kamerstuk-zonder-nummers",
        maat=kamermaat(),
        marges=Marges(links=28, rechts=28, boven=20, onder=24, kop=12, voet=14),
        stijlen=tuple(kamerstukstijlen(210 - 28 - 28)),
        begin=KAMERBEGIN,
        kop=(MERK,),
        voet=(Regel("Kamervoetregel", f"\t{{{{ titel }}}}\t{PAGINA}"),),
    )


KLEDING = (regeling(), brief("rijksbrief"), kamerstuk(), zonder_nummers(), brief("beschikking"))
