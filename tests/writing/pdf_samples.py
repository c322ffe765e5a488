"""Display documents by hand that use every block and every run, for the tests of the PDF."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from regelzetter.proving import pdf as proof
from regelzetter.proving.text import expected_words, first_difference
from regelzetter.writing import pdf
from regelzetter.writing.display import (
    Block,
    Blocks,
    Cell,
    Column,
    Definition,
    DefinitionList,
    DisplayDocument,
    Heading,
    Item,
    ItemList,
    LineBreak,
    Link,
    Note,
    Row,
    Run,
    Runs,
    Signature,
    Table,
    TextBlock,
    Words,
)
from regelzetter.writing.files import Settings

TEMPLATES = Path(__file__).parents[2] / "templates"
SETTINGS = Settings(TEMPLATES)
DRESSES = ("regeling", "rijksbrief", "beschikking", "kamerstuk")
NBSP = "\u00a0"
LONG_TEXT = (
    "De minister kan op aanvraag subsidie verstrekken aan een penvoerder van een samenwerkingsverband, voor de uitvoering van "
    "activiteiten die bijdragen aan kwalitatief hoogstaand techniekonderwijs in het beroepsonderwijs (2025–2028), wet- en "
    "regelgeving, STO-regio’s en subsidieverplichtingen daaronder begrepen. "
)


# --- documents by hand ----------------------------------------------------------------------------


def t(*runs: Run | str, stijl: Any = "alinea", anker: str = "") -> TextBlock:
    return TextBlock(tuple(Words(run) if isinstance(run, str) else run for run in runs), stijl, anker)


def kop(niveau: int, tekst: str, stijl: Any = "tussenkop", anker: str = "", nieuwe_pagina: bool = False) -> Heading:
    return Heading(niveau, (Words(tekst),), stijl, anker, nieuwe_pagina)


def cel(*blokken: Block | str, kop: Any = "", kolommen: int = 1, rijen: int = 1) -> Cell:
    return Cell(tuple(t(each) if isinstance(each, str) else each for each in blokken), kop, kolommen, rijen)


def items(soort: Any, *paren: tuple[str, Blocks]) -> ItemList:
    return ItemList(soort, tuple(Item(merk, blokken) for merk, blokken in paren))


def bedragen(aantal: int = 3) -> Table:
    rijen = tuple(Row((cel(f"Regio {n}"), cel(f"€{NBSP}{n}.000.000"))) for n in range(aantal))
    kopregel = Row((cel("Regio", kop="kolom"), cel("Maximumbedrag", kop="kolom")))
    totaal = Row((cel("Totaal"), cel(f"€{NBSP}388.640.080")), totaal=True)
    return Table((Column("links", 70), Column("rechts", 30)), (kopregel,), (*rijen, totaal), "gegevens")


def kader() -> Table:
    lijst = items("onderdelen", ("1.", (t(LONG_TEXT),)), ("2.", (t("kort."),)))
    rijen = (
        Row((cel("1. Aanbod", kop="rij", rijen=2), cel("1A. Aansluiting"), cel(lijst))),
        Row((cel("1B. Bereikbaarheid"), cel(LONG_TEXT, lijst, LONG_TEXT))),
    )
    kopregel = Row(tuple(cel(tekst, kop="kolom") for tekst in ("Criterium", "Deelaspecten", "Minimale vereisten")))
    return Table((Column("links", 20), Column("midden", 25), Column("links", 55)), (kopregel,), rijen, "kader")


def fiche(herhaal: int = 1) -> Table:
    titel = Row(
        (
            cel(
                t(Words("Beleidskeuzes uitgelegd", vet=True)),
                t("Onderbouwing (CW 3.1)", stijl="ondertitel"),
                kop="kolom",
                kolommen=2,
            ),
        )
    )
    velden = ("Doel(en)", "Beleidsinstrument(en)", "Nagestreefde doeltreffendheid")
    rijen = tuple(Row((cel(veld, kop="rij"), cel(*[LONG_TEXT] * herhaal))) for veld in velden)
    return Table((Column("links", 25), Column("links", 75)), (titel,), rijen, "fiche")


NAMENS: Runs = (Words("namens deze,"),)
SLOT = Signature(((Words("Met vriendelijke groet,"),), (Words("De Minister van Voorbeelden,"),), NAMENS), (Words("A. Jansen"),))

EVERYTHING: Blocks = (
    kop(1, "Regeling van de minister, houdende regels voor subsidieverstrekking 2025–2028", "opschrift"),
    t("De Minister van Voorbeelden,", stijl="aanhef"),
    kop(2, "Hoofdstuk 1. Algemeen", "hoofdstuk"),
    kop(3, "Paragraaf 1. Begrippen", "paragraaf"),
    kop(4, "Artikel 1. Begrippen", "artikel", anker="artikel-1"),
    t("In deze regeling wordt verstaan onder:"),
    DefinitionList(
        (
            Definition((Words("basisschool:"),), (t("school als bedoeld in de wet;"),), "begrip-basisschool"),
            Definition(
                (Words("techniek:"),), (t("onderwijs in:"), items("onderdelen", ("a.", (t("bouwen;"),)), ("b.", (t("varen."),))))
            ),
        )
    ),
    kop(4, "Artikel 2. Plafond", "artikel", anker="artikel-2"),
    ItemList(
        "leden",
        (
            Item(
                "1.",
                (
                    t(
                        "Zie ",
                        Link((Words("artikel"), Words(f"{NBSP}1", vet=True)), anker="artikel-1"),
                        ", en ",
                        Link((Words("het begrip"),), anker="begrip-basisschool"),
                        ".",
                    ),
                ),
            ),
            Item(
                "2.",
                (
                    t("Er is:", anker="tekst-anker"),
                    items(
                        "onderdelen",
                        ("a.", (t("een deel:"), items("onderdelen", ("1°.", (t("ten eerste;"),)), ("2°.", (t(LONG_TEXT),))))),
                        ("b.", (t("iets."),)),
                    ),
                    t("Deze slotzin hoort bij het lid."),
                ),
                "lid-2",
            ),
            Item(
                "10a.",
                (
                    t(
                        "Groot ",
                        Words("is", cursief=True),
                        " 10 m",
                        Words("2", superscript=True),
                        ", zie ",
                        Link((Words("de wet"),), url="https://wetten.overheid.nl/BWBR0044212"),
                        Link((Words(" en lid 2"),), anker="lid-2"),
                        Link((Words(" daar"),), anker="tekst-anker"),
                        ".",
                    ),
                ),
            ),
        ),
    ),
    t(
        "Met een noot",
        Note(1, (t("De eerste noot, ", Words("cursief", cursief=True), "."), t("In twee alinea’s."))),
        ", en verder.",
        LineBreak(),
        "Nieuwe regel",
        Note(2, (t(LONG_TEXT),)),
        ".",
    ),
    items("streepjes", ("–", (t("een streep;"),)), ("–", (t("nog een."),))),
    t("Deze regeling zal in de Staatscourant worden geplaatst.", stijl="slot"),
    SLOT,
    t("Bijlagen", stijl="bijlagenkop"),
    t("1. Begroting", stijl="bijlagenlijst"),
    kop(2, "Bijlage 1. Bedragen", "bijlage", nieuwe_pagina=True),
    t("behorende bij artikel 2", stijl="onderschrift"),
    bedragen(),
    kader(),
    fiche(),
    kop(2, "Toelichting", "toelichting", nieuwe_pagina=True),
    kop(3, "Artikelsgewijs", "tussenkop"),
    kop(4, "Artikel 1. Begrippen", "artikelsgewijs"),
    t(LONG_TEXT * 3),
    SLOT,
)

LETTER_FIELDS: dict[str, tuple[str, ...]] = {
    "organisatie": ("Ministerie van", "Voorbeelden"),
    "onderdeel": ("Directie Voorbeeld",),
    "retouradres": ("Postbus 1, 1234 AB Den Haag",),
    "bezoekadres": ("Straat 1", "Den Haag"),
    "postadres": ("Postbus 1",),
    "website": ("www.voorbeeld.nl",),
    "contactpersoon": ("J. de Vries", "T 070 123"),
    "kenmerk": ("K-1",),
    "uw_brief": ("3 januari 2024",),
    "uw_kenmerk": ("U-1",),
    "bijlagen_aantal": ("2",),
    "datum": ("29 februari 2024",),
    "betreft": ("Verlening van subsidie",),
    "adres": ("Stichting School", "Postbus 2", "1234 AB  Dorp"),
    "aanhef": ("Geacht bestuur,",),
}
KAMER_FIELDS: dict[str, tuple[str, ...]] = {
    "organisatie": ("Ministerie van Voorbeelden",),
    "vergaderjaar": ("2023–2024",),
    "dossiernummer": (f"30{NBSP}079",),
    "dossiertitel": ("Voorbeelden",),
    "nummer": ("119",),
    "afzender_kapitalen": ("BRIEF VAN DE MINISTER",),
    "aan": ("Aan de Voorzitter",),
    "plaats_datum": ("Den Haag, 29 februari 2024",),
    "kamerstuk_voet": ("kst-30079-119", "ISSN 0921 - 7371"),
}
FIELDS: dict[str, dict[str, tuple[str, ...]]] = {
    "regeling": {"organisatie": ("Ministerie van Voorbeelden",), "voettekst": ("CONCEPT",)},
    "rijksbrief": LETTER_FIELDS,
    "beschikking": LETTER_FIELDS,
    "kamerstuk": KAMER_FIELDS,
}


def document(dress: Any, blocks: Blocks = EVERYTHING, **fields: tuple[str, ...]) -> DisplayDocument:
    velden = fields or FIELDS[dress]
    return DisplayDocument("stuk", "nota", dress, "Een stuk over techniek", velden, blocks, "2024-02-29")


def made(each: DisplayDocument, settings: Settings = SETTINGS) -> bytes:
    outcome = pdf.write(each, settings)
    assert [found.melding for found in outcome.diagnostics] == []
    (file,) = outcome.value
    assert file.path == f"{each.naam}.pdf"
    return file.data


def says(data: bytes, each: DisplayDocument) -> str | None:
    """The first difference with what the document must say."""
    return first_difference(expected_words(each), proof.read_text(data))


def elements(data: bytes) -> list[tuple[str, Any]]:
    """Kind and attributes of every structure element, in logical order."""
    with pikepdf.open(BytesIO(data)) as opened:
        return list(_elements(opened.Root.StructTreeRoot.K))


def _elements(node: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _elements(each)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        attributes = {str(key): str(value) for part in node.get("/A", []) for key, value in part.items()}
        yield str(node.S), attributes
        yield from _elements(node.get("/K"))
