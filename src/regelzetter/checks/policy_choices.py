"""What each field of “Beleidskeuzes uitgelegd” must say; whether the fields are there is asked in `fields.py`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from regelzetter import dutch
from regelzetter.checks.decision_letter import compiled
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic, Ernst, Rule, Voorbeeld, voorbeeld
from regelzetter.source import Span
from regelzetter.tree.nodes import Alinea, Document, Fiche, Ficheveld, Noot, Vindplaats
from regelzetter.tree.walk import plain, walk

TEXTS: Final[Mapping[str, str]] = {
    "Doel(en)": "Alle scholen doen mee.",
    "Beleidsinstrument(en)": "Een subsidie voor scholen.",
    "Financiële gevolgen voor het Rijk": "Er is {{ plafond }} beschikbaar, ten laste van de begroting van het ministerie.",
    "Financiële gevolgen voor maatschappelijke sectoren": "Geen.",
    "Nagestreefde doeltreffendheid": "Uit onderzoek blijkt dat scholen dan meedoen.",
    "Nagestreefde doelmatigheid": "Scholen delen de kosten.",
    "Evaluatieparagraaf": "Onafhankelijke onderzoekers evalueren de regeling. De Kamer ontvangt elk jaar een verslag.",
}
"""Fields without faults, for examples."""


def choices(subtitle: str = "Onderbouwing (CW 3.1)", **fields: str) -> Voorbeeld:
    """A page with the seven fields; a field is named by the first letters of its heading (`Beleids`, `Evaluatie`)."""
    texts = {
        heading: next((text for start, text in fields.items() if heading.startswith(start)), text)
        for heading, text in TEXTS.items()
    }
    body = "\n".join(f"## {heading}\n\n{text}\n" for heading, text in texts.items())
    return voorbeeld(f"# Beleidskeuzes uitgelegd\n\n*{subtitle}*\n\n{body}", "beleidskeuzes.md")


INSTRUMENT = Rule(
    code="REGL0693",
    naam="cw31-instrument",
    ernst=Ernst.WAARSCHUWING,
    regel="Het veld Beleidsinstrument(en) noemt het instrument.",
    waarom="De Kamer wil weten met welk middel het doel wordt bereikt, en waarom met dit en niet met een ander.",
    bron="artikel 3.1, onderdeel b, van de Comptabiliteitswet 2016",
    fout=choices(Beleids="Samen met scholen wordt gewerkt aan verbetering."),
    goed=choices(),
)
RIJK = Rule(
    code="REGL0694",
    naam="cw31-gevolgen-rijk",
    ernst=Ernst.WAARSCHUWING,
    regel="Het veld Financiële gevolgen voor het Rijk noemt bedragen en dekking, of zegt dat er geen gevolgen zijn.",
    waarom="Een voorstel zonder bedrag of dekking kan de Kamer niet wegen tegen andere wensen.",
    bron="artikel 3.1, onderdeel c, van de Comptabiliteitswet 2016",
    fout=choices(**{"Financiële gevolgen voor het": "De kosten passen binnen de begroting van het ministerie."}),
    goed=choices(),
)
EVALUATIE = Rule(
    code="REGL0695",
    naam="cw31-evaluatie",
    ernst=Ernst.WAARSCHUWING,
    regel="De evaluatieparagraaf zegt wanneer, door wie en voor wie wordt geëvalueerd.",
    waarom="Zonder moment, uitvoerder en melding aan de Kamer blijft een evaluatie een voornemen.",
    bron="Kamerstukken II 2022/23, 31865, nr. 231; artikel 4.1 van de Comptabiliteitswet 2016",
    fout=choices(Evaluatie="Onafhankelijke onderzoekers evalueren de regeling, en rapporteren aan de Kamer."),
    goed=choices(),
)
BRON = Rule(
    code="REGL0696",
    naam="cw31-bron",
    ernst=Ernst.WAARSCHUWING,
    regel="Het veld Nagestreefde doeltreffendheid zegt waarop de verwachting rust: onderzoek, evaluatie, proef of ervaring.",
    waarom="Alleen met een bron is na te gaan of het instrument het doel dichterbij brengt.",
    bron="artikel 3.1, onderdeel a, van de Comptabiliteitswet 2016",
    fout=choices(**{"Nagestreefde doeltreffendheid": "Scholen zullen zeker meedoen."}),
    goed=choices(),
)
ONDERTITEL = Rule(
    code="REGL0697",
    naam="cw31-titel",
    ernst=Ernst.INFORMATIEF,
    regel="De tabel heet “Beleidskeuzes uitgelegd” en haar ondertitel noemt CW 3.1.",
    waarom="Zo vinden de Kamer en de Algemene Rekenkamer de toelichting die de wet vraagt.",
    bron="Kamerstukken II 2022/23, 31865, nr. 231",
    fout=choices("Onderbouwing"),
    goed=choices(),
)
RULES: tuple[Rule, ...] = (INSTRUMENT, RIJK, EVALUATIE, BRON, ONDERTITEL)

_INSTRUMENTS: Final = (
    "subsidie", "regeling", "wet", "heffing", "belasting", "accijns", "voorlichting", "bekostiging", "uitkering", "lening",
    "garantie",
    "opdracht", "akkoord", "convenant", "bijdrage", "aanbesteding", "besluit", "verplichting", "verbod", "vergunning",
    "campagne",
    "vergoeding", "fonds", "beurs", "beurzen", "inkoop", "afspraken", "leerstoel", "voucher", "toeslag", "korting",
    "vrijstelling",
)  # fmt: skip
_COVER: Final = ("begroting", "dekking", "gedekt", "ten laste", "middelen", "gereserveerd", "fonds", "envelop", "geen ")
_NONE: Final = (
    r"\bgeen (?:extra |directe |financiële |budgettaire )*(?:gevolgen|kosten|uitgaven)|\bbudgetneutraal"
    r"|\bbudgettair neutraal|^geen\b"
)
_MONEY: Final = r"€|\beuro\b|\bmiljoen\b|\bmiljard\b"
_SOURCES: Final = (
    "onderzoek", "monitor", "evalua", "rapport", "proef", "proeven", "pilot", "studie", "literatuur", "ervaring", "advies",
    "analyse",
    "kamerstukken", "bron", "planbureau", "rekenkamer", "cijfers", "wetenschap", "meting", "experiment",
)  # fmt: skip
_WHEN: Final = (
    r"\b(?:19|20)\d\d\b|\b(?:elk|ieder|per|om het|na \w+) (?:jaar|kwartaal)|\bjaarlijks|\btweejaarlijks|\bhalverwege\b"
    r"|\bna afloop\b|\bna (?:\w+ )?jaar\b|\bbinnen \w+ jaar\b"
)
_WHO: Final = (
    "onderzoek", "bureau", "dienst", "instituut", "commissie", "ministerie", "planbureau", "universiteit", "inspectie",
    "consortium",
    "opdracht", "minister", "rekenkamer", "auditdienst", "onafhankelijk",
)  # fmt: skip
_TO_WHOM: Final = ("kamer", "staten-generaal", "gepubliceerd", "openbaar", "gepubliceer")


def check_policy_choices(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for a field that does not say what it must. A field that is empty is reported elsewhere."""
    for document in subject.ontwerpen.values():
        if isinstance(document.inhoud, Fiche):
            yield from _title(document, document.inhoud)
            for each in document.inhoud.velden:
                if each.inhoud:
                    yield from _field(plain(each.opschrift), each)


def _title(document: Document, fiche: Fiche) -> Iterator[Diagnostic]:
    subtitle = plain(fiche.ondertitel).lower()
    if "beleidskeuzes uitgelegd" not in plain(document.titel).lower():
        yield Diagnostic(
            ONDERTITEL,
            document.span,
            "de tabel heet niet “Beleidskeuzes uitgelegd”",
            "zet titel: Beleidskeuzes uitgelegd in dossier.yaml",
        )
    if "3.1" not in subtitle and "comptabiliteitswet" not in subtitle:
        yield Diagnostic(
            ONDERTITEL,
            fiche.span,
            "de ondertitel noemt CW 3.1 niet",
            "schrijf onder de titel: *Onderbouwing doeltreffendheid, doelmatigheid en evaluatie (CW 3.1)*",
        )


def _field(name: str, field: Ficheveld) -> Iterator[Diagnostic]:
    text = _text(field)
    match name:
        case "Beleidsinstrument(en)":
            if not any(word in text for word in _INSTRUMENTS):
                tip = "schrijf bijvoorbeeld: Het instrument is een subsidieregeling; afgewogen zijn ook …"
                yield Diagnostic(INSTRUMENT, _place(field), "het veld noemt geen instrument", tip)
        case "Financiële gevolgen voor het Rijk":
            yield from _state(text, field)
        case "Nagestreefde doeltreffendheid":
            refers = any(isinstance(node, Noot | Vindplaats) for node in walk(field))
            if not refers and not any(word in text for word in _SOURCES):
                tip = "noem het onderzoek of de evaluatie waaruit dit blijkt, met de vindplaats"
                yield Diagnostic(BRON, _place(field), "het veld noemt geen bron", tip)
        case "Evaluatieparagraaf":
            yield from _evaluation(text, field)
        case _:
            pass


def _state(text: str, field: Ficheveld) -> Iterator[Diagnostic]:
    if compiled(_NONE).search(text):
        return
    missing = [] if compiled(_MONEY).search(text) else ["een bedrag"]
    if not any(word in text for word in _COVER):
        missing.append("de dekking (welke begroting)")
    if missing:
        yield Diagnostic(
            RIJK,
            _place(field),
            f"in het veld ontbreekt {dutch.opsomming(missing)}",
            "schrijf: Per jaar is {{ sleutel | miljoen }} beschikbaar, ten laste van hoofdstuk … van de rijksbegroting; zijn er "
            "geen gevolgen, schrijf dan “Geen”",
        )


def _evaluation(text: str, field: Ficheveld) -> Iterator[Diagnostic]:
    parts = (
        ("wanneer (een jaar of termijn)", compiled(_WHEN).search(text) is not None),
        ("wie het doet", any(word in text for word in _WHO)),
        ("wie de uitkomst krijgt (de Kamer)", any(word in text for word in _TO_WHOM)),
    )
    missing = [name for name, there in parts if not there]
    if missing:
        yield Diagnostic(
            EVALUATIE,
            _place(field),
            f"over de evaluatie ontbreekt {dutch.opsomming(missing)}",
            "schrijf: De Tweede Kamer ontvangt uiterlijk op {{ sleutel }} een verslag van … over …",
        )


def _place(field: Ficheveld) -> Span:
    """Where the text of a field begins."""
    return field.inhoud[0].span


def _text(field: Ficheveld) -> str:
    return "\n".join(plain(node.inhoud) for node in walk(field) if isinstance(node, Alinea)).lower()
