"""The document tree: what a regulation, its note, a letter and a decision are made of.

Glossary (one word for one thing). *How typed* is the source language of `reading/`.

| node | meaning | STOP | AKN | how typed |
|---|---|---|---|---|
| Document | one document of the dossier | – | akomaNtoso | a file, or several |
| Regeling | a regulation | RegelingKlassiek | act | soort: regeling |
| Aanhef | who, on what grounds, “Besluit:” | Aanhef | preamble | `# Aanhef` |
| Indeling | a hoofdstuk, titel, afdeling or paragraaf | Hoofdstuk, Titel, … | chapter, title… | `# Hoofdstuk 1. …` |
| Artikel | an article | Artikel | article | `## Artikel 1.2. …` |
| Lid | a numbered part of an article, or all of it | Lid | paragraph | `1. …` |
| Lijst, Onderdeel | a list of lettered or numbered parts | Lijst, Li | list, point | `a. …`, `1°. …`, `i. …`, `- …` |
| Begrippenlijst | definitions: Begrip = term and meaning | Begrippenlijst, Begrip | list | `term` / `: meaning` |
| Alinea | a paragraph of text | Al | p | lines of text |
| Tabel, Rij, Cel | a table | table (CALS) | table | pipe table, or `::: fiche` |
| Formule | a formula with its legend | Al, Begrippenlijst | blockContainer | `::: formule` |
| Afbeelding, Beeld | a figure and its bytes | Figuur | img | `![alt](bestanden/kaart.png)` |
| Grafiek, Grafiekdeel | a chart still to be drawn from the data, and what it is made of | – | – | `::: grafiek` |
| Citaat | quoted text, such as new text for an article | Citaat, Artikel, Lid | embeddedStructure, quotedStructure | `> …` |
| Tussenkop | a heading inside a Citaat | Tussenkop | p | `> ### …` |
| Vreemd | words in another language | – | span | `[…]{en}` |
| Slotformulier | “Deze regeling zal … worden geplaatst.” | Slotformulering | conclusions | `# Slotformulier` |
| Ondertekening | who signs | Ondertekening | signature | dossier.yaml |
| Bijlage | an annex of a regulation | Bijlage | attachment | `# Bijlage 1. …` |
| Divisie | a stretch of free text under a heading | Divisie | hcontainer | `## …` in free text |
| Toelichting | explanatory note | Toelichting | doc | dossier.yaml: toelichting |
| ArtikelToelichting| what is said about one article (or a few) | Divisie | hcontainer | `## [](#label)` |
| Keuze | passages that depend on a value | – | – | `::: als …` |
| Noot | a footnote, at the place of its mark | Noot | authorialNote | `[^naam]` |
| Invoeging | a hole: the key of a value and a form | – | – | `{{ key | form }}` |
| Invulling | that hole filled | text | text | – |
| Verwijzing | a reference that still has to be looked up | – | – | `[](#label/2)` |
| Vindplaats | that reference, looked up and worded | IntRef, ExtRef | ref | – |
| Veld | a field of a letterhead (date, subject, …) | metadata | preface | dossier.yaml |
| Onbegrepen | what could not be read; never published | – | – | – |

Every node has a span that takes no part in equality. Children are tuples. `Inline` and `Block` are different unions.
"""

from __future__ import annotations

from dataclasses import field
from typing import Literal, TypeAlias

from regelzetter.record import record
from regelzetter.source import Span
from regelzetter.tree.address import Adres


@record(frozen=True, slots=True, kw_only=True)
class Knoop:
    """What every node has: where it stands in the source."""

    span: Span = field(compare=False, repr=False)


# --- inline ---------------------------------------------------------------------------------------


@record(frozen=True, slots=True, kw_only=True)
class Tekst(Knoop):
    """`plaatsen`: where its lines and escaped signs begin, as (offset, line, column); empty when it is one stretch of a line."""

    tekst: str
    plaatsen: tuple[tuple[int, int, int], ...] = field(default=(), compare=False, repr=False)


@record(frozen=True, slots=True, kw_only=True)
class Nadruk(Knoop):
    """Emphasis: `cursief` is `*…*`, `vet` is `**…**`, `superscript` is `^…^`, `subscript` is `~…~`."""

    stijl: Literal["cursief", "vet", "superscript", "subscript"]
    inhoud: Inlines


@record(frozen=True, slots=True, kw_only=True)
class Vreemd(Knoop):
    """Words in another language, for voices and hyphenation. `taal` is a code of two letters (ISO 639-1)."""

    taal: str
    inhoud: Inlines


@record(frozen=True, slots=True, kw_only=True)
class Regeleinde(Knoop):
    """A line break that the writer asked for with a backslash at the end of a line."""


@record(frozen=True, slots=True, kw_only=True)
class Noot(Knoop):
    """A footnote. `nummer` is set by the numbering pass."""

    naam: str
    inhoud: Blocks
    nummer: int | None = None


@record(frozen=True, slots=True, kw_only=True)
class Invoeging(Knoop):
    """A hole for a value."""

    sleutel: str
    vorm: str | None = None


@record(frozen=True, slots=True, kw_only=True)
class Invulling(Knoop):
    """A filled hole: the words that are printed, and the value they come from."""

    sleutel: str
    vorm: str
    tekst: str


@record(frozen=True, slots=True, kw_only=True)
class Verwijzing(Knoop):
    """A reference before it is looked up: `doel` is what stands between the round brackets."""

    doel: str
    vorm: str | None = None
    inhoud: Inlines = ()
    """The writer's own words; empty: the compiler words it."""


@record(frozen=True, slots=True, kw_only=True)
class Vindplaats(Knoop):
    """A reference that was looked up. `document` is empty for another law or the web."""

    soort: Literal["intern", "document", "wet", "web"]
    doel: str
    document: str
    adressen: tuple[Adres, ...]
    url: str
    """For a law its address on wetten.overheid.nl, for the web the address; else empty."""
    jci: str
    """For a law its JCI reference; else empty."""
    inhoud: Inlines


@record(frozen=True, slots=True, kw_only=True)
class OnbegrepenTekst(Knoop):
    """Text in a line that could not be read, or a value or reference that does not exist."""

    tekst: str


Inline: TypeAlias = (
    Tekst | Nadruk | Vreemd | Regeleinde | Noot | Invoeging | Invulling | Verwijzing | Vindplaats | OnbegrepenTekst
)  # fmt: skip
Inlines: TypeAlias = tuple[Inline, ...]


# --- blocks ---------------------------------------------------------------------------------------


@record(frozen=True, slots=True, kw_only=True)
class Alinea(Knoop):
    inhoud: Inlines
    label: str | None = None


@record(frozen=True, slots=True, kw_only=True)
class Onderdeel(Knoop):
    """`merk` is the sign as printed, without its full stop: a, 1°, i, –."""

    merk: str
    inhoud: Blocks
    label: str | None = None


@record(frozen=True, slots=True, kw_only=True)
class Lijst(Knoop):
    """`hoofdletters` are the parts A, B, C of an amending article; they are printed without a full stop."""

    soort: Literal["letters", "graden", "romeins", "cijfers", "streepjes", "hoofdletters"]
    onderdelen: tuple[Onderdeel, ...]


@record(frozen=True, slots=True, kw_only=True)
class Begrip(Knoop):
    term: Inlines
    omschrijving: Blocks
    label: str | None = None


@record(frozen=True, slots=True, kw_only=True)
class Begrippenlijst(Knoop):
    begrippen: tuple[Begrip, ...]


@record(frozen=True, slots=True, kw_only=True)
class Cel(Knoop):
    """One cell; `kolommen` and `rijen` say how many it spans. `kop` marks a heading cell."""

    inhoud: Blocks
    kop: bool = False
    kolommen: int = 1
    rijen: int = 1


@record(frozen=True, slots=True, kw_only=True)
class Rij(Knoop):
    """A row; cells that are covered by a cell above are left out, as in HTML."""

    cellen: tuple[Cel, ...]


@record(frozen=True, slots=True, kw_only=True)
class Kolom(Knoop):
    uitlijning: Literal["links", "rechts", "midden"]
    breedte: int
    """Parts of the width of the table; the parts of all columns together are the whole."""


@record(frozen=True, slots=True, kw_only=True)
class Tabel(Knoop):
    kolommen: tuple[Kolom, ...]
    kop: tuple[Rij, ...]
    rijen: tuple[Rij, ...]
    herhaal: str | None = None
    """Name of the table whose rows repeat the row that uses `rij.`; None once it is filled."""
    bijschrift: Inlines = ()
    """The caption above the table; empty if there is none."""
    label: str | None = None


@record(frozen=True, slots=True, kw_only=True)
class Formule(Knoop):
    """A formula on a line of its own, linear: S = A × B / C.

    `inleiding` is the sentence between formula and legend (“waarin:”), `legenda` says what each letter stands for.
    """

    inhoud: Inlines
    inleiding: Inlines
    legenda: Begrippenlijst | None
    label: str | None = None


@record(frozen=True, slots=True)
class Tekening:
    """A picture that still has to be drawn: its shapes (`charts/shapes.py`) as JSON. A writer draws it when it needs bytes."""

    vormen: str = field(repr=False)


@record(frozen=True, slots=True, kw_only=True)
class Beeld:
    """The bytes of a picture, or how it is drawn, and its size in pixels."""

    media: Literal["image/png", "image/jpeg"]
    breedte: int
    hoogte: int
    inhoud: bytes | Tekening = field(repr=False)


@record(frozen=True, slots=True, kw_only=True)
class Afbeelding(Knoop):
    """A figure. `pad` is inside the dossier; `beeld` is set when the file was read. `alt` says what is to be seen."""

    pad: str
    alt: str
    bijschrift: Inlines = ()
    beeld: Beeld | None = None
    label: str | None = None


@record(frozen=True, slots=True, kw_only=True)
class Grafiekdeel(Knoop):
    """The key of a table, column, series or value, or a form; and the words to print for it, if they are given."""

    sleutel: str
    opschrift: Inlines = ()


@record(frozen=True, slots=True, kw_only=True)
class Grafiek(Knoop):
    """A chart as asked for; gone once the values are known: then it is an Afbeelding, and a Tabel with the same figures."""

    soort: Literal["staaf", "lijn", "gestapeld", "tijdlijn"]
    titel: Inlines
    eenheid: Inlines
    bron: Literal["tabel", "reeksen", "waarden", "momenten"]
    tabel: Grafiekdeel | None
    """The table, if that is the source."""
    x: Grafiekdeel | None
    delen: tuple[Grafiekdeel, ...]
    """The columns (y), series, values or moments."""
    vorm: Grafiekdeel | None
    cijfertabel: bool = True


@record(frozen=True, slots=True, kw_only=True)
class Tussenkop(Knoop):
    """A heading inside a Citaat: it belongs to the quoted text and is numbered by that text. `niveau` counts from 1."""

    niveau: int
    inhoud: Inlines


@record(frozen=True, slots=True, kw_only=True)
class Citaat(Knoop):
    """Quoted text. Its numbers and marks are those of the text it comes from: they are not checked here."""

    inhoud: Blocks


@record(frozen=True, slots=True, kw_only=True)
class Keuze(Knoop):
    """`::: als <voorwaarde>`; gone after the filling pass."""

    voorwaarde: str
    voorwaarde_span: Span = field(compare=False, repr=False)
    dan: Blocks
    anders: Blocks


@record(frozen=True, slots=True, kw_only=True)
class Onbegrepen(Knoop):
    tekst: str


Block: TypeAlias = (
    Alinea | Lijst | Begrippenlijst | Tabel | Formule | Afbeelding | Grafiek | Citaat | Tussenkop | Keuze | Onbegrepen
)  # fmt: skip
Blocks: TypeAlias = tuple[Block, ...]


# --- structure ------------------------------------------------------------------------------------


@record(frozen=True, slots=True, kw_only=True)
class Lid(Knoop):
    """`nummer` is None where an article has no leden: then this is its whole text."""

    nummer: str | None
    inhoud: Blocks
    label: str | None = None


@record(frozen=True, slots=True, kw_only=True)
class Artikel(Knoop):
    nummer: str | None
    """As printed: 1.2, 4a, I. None: left out by the writer, set by the numbering pass."""
    opschrift: Inlines
    leden: tuple[Lid, ...]
    label: str | None = None


@record(frozen=True, slots=True, kw_only=True)
class Indeling(Knoop):
    """`woord` is deel, hoofdstuk, titel, afdeling or paragraaf. `teken`: a paragraaf that is headed by the sign §."""

    woord: str
    teken: bool = False
    nummer: str | None
    opschrift: Inlines
    inhoud: tuple[Indeling | Artikel, ...]
    label: str | None = None


@record(frozen=True, slots=True, kw_only=True)
class Divisie(Knoop):
    """Free text under a heading. `niveau` counts from 1 within its document or annex."""

    niveau: int
    opschrift: Inlines
    inhoud: tuple[Divisie | Block, ...]
    label: str | None = None


VrijeTekst: TypeAlias = tuple[Divisie | Block, ...]


@record(frozen=True, slots=True, kw_only=True)
class Bijlage(Knoop):
    nummer: str | None
    opschrift: Inlines
    onderschrift: Inlines
    """“behorende bij artikel 1.7”; empty if there is none."""
    inhoud: VrijeTekst
    label: str | None = None


@record(frozen=True, slots=True, kw_only=True)
class Ondertekening(Knoop):
    """One of those who sign. The letter greets in the first only."""

    functie: Inlines
    """With its comma: “De Minister van …,”."""
    naam: Inlines
    namens: Inlines = ()
    groet: Inlines = ()


@record(frozen=True, slots=True, kw_only=True)
class ArtikelToelichting(Knoop):
    """Heading of the article-by-article part: the reference, and after the lookup its printed words."""

    verwijzing: Verwijzing | Vindplaats
    inhoud: VrijeTekst


@record(frozen=True, slots=True, kw_only=True)
class Toelichting(Knoop):
    algemeen: VrijeTekst
    artikelsgewijs: tuple[ArtikelToelichting, ...]
    ondertekening: tuple[Ondertekening, ...]


@record(frozen=True, slots=True, kw_only=True)
class Regeling(Knoop):
    aanhef: Blocks
    lichaam: tuple[Indeling | Artikel, ...]
    slotformulier: Blocks
    ondertekening: tuple[Ondertekening, ...]
    bijlagen: tuple[Bijlage, ...]
    toelichting: Toelichting | None


@record(frozen=True, slots=True, kw_only=True)
class Tekststuk(Knoop):
    """A letter, a decision or a nota: free text, with who sign it."""

    inhoud: VrijeTekst
    ondertekening: tuple[Ondertekening, ...]


@record(frozen=True, slots=True, kw_only=True)
class Fiche(Knoop):
    """“Beleidskeuzes uitgelegd”: a title, a subtitle and fields, printed as one table."""

    ondertitel: Inlines
    velden: tuple[Ficheveld, ...]


@record(frozen=True, slots=True, kw_only=True)
class Ficheveld(Knoop):
    """One field: its heading (left column) and its text (right column)."""

    opschrift: Inlines
    inhoud: Blocks
    label: str | None = None


Inhoud: TypeAlias = Regeling | Tekststuk | Fiche


@record(frozen=True, slots=True, kw_only=True)
class Veld(Knoop):
    """A field of the letterhead or of the publication: a name and its lines."""

    naam: str
    regels: tuple[Inlines, ...]


@record(frozen=True, slots=True, kw_only=True)
class Document(Knoop):
    """One document of the dossier. `titel` is the opschrift of a regulation, the subject of a letter."""

    naam: str
    soort: str
    titel: Inlines
    velden: tuple[Veld, ...]
    inhoud: Inhoud
    bijlagen: tuple[Document, ...] = ()
    """Documents that are printed in this one, after its signature."""


Node: TypeAlias = (
    Inline | Block | Grafiekdeel | Onderdeel | Begrip | Cel | Rij | Kolom | Lid | Artikel | Indeling | Divisie | Bijlage
    | Ondertekening | ArtikelToelichting | Toelichting | Regeling | Tekststuk | Fiche | Ficheveld | Veld | Document
)  # fmt: skip
