"""Which parts a document of each kind must have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic, Ernst, Rule, voorbeeld
from regelzetter.dossier import DocumentSpec
from regelzetter.tree.nodes import (
    Alinea,
    Artikel,
    Block,
    Document,
    Fiche,
    Invoeging,
    Invulling,
    OnbegrepenTekst,
    Regeling,
    Tekststuk,
    Vindplaats,
)
from regelzetter.tree.walk import plain, walk

DEEL_ONTBREEKT = Rule(
    code="REGL0501",
    naam="deel-ontbreekt",
    ernst=Ernst.FOUT,
    regel="Een stuk heeft de delen die bij zijn soort horen.",
    waarom="Een regeling zonder grondslag of slotformulier, of een besluit zonder "
    "bezwaarclausule, kan niet worden vastgesteld of verzonden.",
    bron="aanwijzingen 3.53, 4.8 en 4.31; artikelen 3:45, 3:47 en 4:31 van de Algemene wet bestuursrecht",
    fout=voorbeeld("# Aanhef\n\nDe Minister van Voorbeelden,\n\nBesluit:\n\n# Artikel 1. Proef\n\nTekst.\n"),
    goed=voorbeeld(
        "# Aanhef\n\nDe Minister van Voorbeelden,\n\nGelet op [](wet:AWB/4:23);\n\nBesluit:\n\n# Artikel 1. Proef\n\nTekst.\n\n"
        "# Slotformulier\n\nDeze regeling zal met de toelichting in de Staatscourant worden geplaatst.\n"
    ),
)
RULES: tuple[Rule, ...] = (DEEL_ONTBREEKT,)

_OPEN: Final = (Invoeging, OnbegrepenTekst)
_WITHOUT_AMOUNT: Final = ("afwijzing", "wijziging", "bezwaar")
_OBJECTION: Final = (
    "bezwaar maken", "bezwaar worden gemaakt", "bezwaar indienen", "maken bezwaar", "bezwaar aantekenen", "bezwaar te maken",
    "bezwaarschrift indienen", "bezwaarschrift worden ingediend", "bezwaarschrift in te dienen",
)  # fmt: skip

Missing = Iterator[tuple[str, str]]
"""What is missing, and what to do."""


def check_parts(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each part that is missing."""
    for name, document in subject.documenten.items():
        span = subject.dossier.documenten[name].span
        for what, tip in _missing(document, subject.dossier.documenten[name]):
            yield Diagnostic(DEEL_ONTBREEKT, span, f"het stuk '{name}' ({document.soort}) heeft geen {what}", tip)
    for spec in subject.dossier.documenten.values():
        if any(not table.rijen and table.span.path == spec.ontvangers for table in subject.values.tabellen.values()):
            yield Diagnostic(DEEL_ONTBREEKT, spec.span, f"het stuk '{spec.naam}' ({spec.soort}) heeft geen ontvangers",
                             f"zet rijen in {spec.ontvangers}")  # fmt: skip


def _missing(document: Document, spec: DocumentSpec) -> Missing:
    if not document.titel:
        yield "titel", "zet bij het document titel: … in dossier.yaml"
    if not any(veld.naam == "datum" and veld.regels for veld in document.velden):
        yield from _missing_date(document)
    match document.inhoud:
        case Regeling() as regeling:
            yield from _missing_in_regeling(regeling)
        case Tekststuk() as text:
            yield from _missing_in_text(document, text, spec)
            if document.soort == "beschikking":
                yield from _missing_in_decision(text, spec.besluit)
        case Fiche():
            pass


def _missing_date(document: Document) -> Missing:
    """A draft is not signed: it has the date on which it is published instead."""
    publication = {veld.naam: plain(veld.regels[0]) for veld in document.velden if veld.naam.startswith("publicatie.")}
    if publication.get("publicatie.status") != "ontwerp":
        yield "datum", 'zet in dossier.yaml datum: "{{ sleutel }}"'
    elif not publication.get("publicatie.bekendmaking"):
        yield "datum van bekendmaking", 'zet in dossier.yaml bij publicatie bekendmaking: "{{ sleutel }}"'


def _missing_in_regeling(regeling: Regeling) -> Missing:
    opening = [_text(block) for block in regeling.aanhef]
    if not any(line.startswith("Gelet op") for line in opening):
        yield "grondslag", "zet in # Aanhef een alinea “Gelet op …;” met de artikelen waarop de regeling berust"
    if not any(line.startswith(("Besluit:", "Besluiten:")) for line in opening):
        yield "vaststellingsformule", "eindig # Aanhef met de alinea “Besluit:”"
    if not any(isinstance(node, Artikel) for part in regeling.lichaam for node in walk(part)):
        yield "artikelen", "zet er # Artikel 1. … in"
    if not regeling.slotformulier:
        yield "slotformulier", "zet # Slotformulier onder het laatste artikel"
    if not regeling.ondertekening:
        yield "ondertekening", "zet ondertekening: {functie: …, naam: …} in dossier.yaml"


def _missing_in_text(document: Document, text: Tekststuk, spec: DocumentSpec) -> Missing:
    """An address in columns is there, also where the table that has them could not be read."""
    if document.soort in ("kamerbrief", "beschikking") and not text.ondertekening:
        yield "ondertekening", "zet ondertekening: {functie: …, naam: …} in dossier.yaml"
    if (
        document.soort in ("kamerbrief", "beschikking")
        and not any(veld.naam == "adres" for veld in document.velden)
        and "adres" not in spec.ontvanger
    ):
        yield "adres", "zet brief: {adres: […]} of ontvanger: {naam: …, adres: […]} in dossier.yaml"


def _missing_in_decision(text: Tekststuk, besluit: str) -> Missing:
    """`besluit` says what is decided: a refusal or change need not name an amount, and after an objection comes an appeal."""
    nodes = tuple(walk(text))
    is_open = any(isinstance(node, _OPEN) for node in nodes)  # a value or reference that could not be printed, which is told
    if not is_open and not any(isinstance(node, Vindplaats) and node.soort in ("document", "wet") for node in nodes):
        yield "grondslag", "verwijs met [](#label) of [](wet:…) naar het artikel waarop het besluit berust"
    if (
        not is_open
        and besluit not in _WITHOUT_AMOUNT
        and not any(isinstance(node, Invulling) and "€" in node.tekst for node in nodes)
    ):
        yield "bedrag", "druk het bedrag af met {{ rij.bedrag }}"
    words = "\n".join(plain(node.inhoud) for node in nodes if isinstance(node, Alinea))
    if besluit == "bezwaar":
        if "beroep" not in words or "rechtbank" not in words:
            yield "beroepsclausule", "schrijf wie binnen zes weken beroep kan instellen bij welke rechtbank (artikel 6:23 Awb)"
    elif not any(phrase in words for phrase in _OBJECTION):
        yield "bezwaarclausule", "schrijf wie bezwaar kan maken, binnen welke termijn en bij welk orgaan (artikel 3:45 Awb)"


def _text(block: Block) -> str:
    return plain(block.inhoud) if isinstance(block, Alinea) else ""
