"""The modules of data around the text of a besluit, and the two files that go with it (RECEPT, § 1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from regelzetter.diagnostics import Diagnostic, Outcome
from regelzetter.source import Span
from regelzetter.tree.address import Adres, Stap
from regelzetter.tree.nodes import Document
from regelzetter.writing.files import Identity
from regelzetter.writing.ids import Place
from regelzetter.writing.markup import Element, Maker, root_of
from regelzetter.writing.publication import OIN, Asked
from regelzetter.writing.xml_rules import ONJUIST

LVBBA = "https://standaarden.overheid.nl/lvbb/stop/aanlevering/"
LVBBT = "http://www.overheid.nl/2017/lvbb"
DATA = "https://standaarden.overheid.nl/stop/imop/data/"
COMPONENT = "main"
"""Name of the regulation inside the besluit."""

_MINISTRY = "/tooi/id/ministerie/"
_CONCEPT = "/tooi/def/concept/"
_BESLUIT, _REGELING = "/join/id/stop/work_003", "/join/id/stop/work_019"
_DEFINITIEF = "/join/id/stop/proceduretype_definitief"
_ONDERTEKENING = "/join/id/stop/procedure/stap_003"
_MINISTERIELE_REGELING = "/join/id/stop/regelingtype_002"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What a delivery says about itself. Dates are ISO 8601, works are AKN ids."""

    code: str
    titel: str
    citeertitel: str
    """Empty: the regulation has none."""
    onderwerpen: tuple[str, ...]
    ondertekening: str
    bekendmaking: str
    inwerkingtreding: str
    artikel: Adres
    """The article on entry into force."""
    besluit: str
    regeling: str
    doel: str
    oin: str
    levering: str
    span: Span
    make: Maker = field(default_factory=lambda: Maker(DATA))

    @property
    def besluit_versie(self) -> str:
        return f"{self.besluit}/nld@{self.bekendmaking};1"

    @property
    def regeling_versie(self) -> str:
        return f"{self.regeling}/nld@{self.bekendmaking};1"


def delivery(document: Document, identity: Identity) -> Outcome[Delivery | None]:
    """What a delivery needs to say, or what the dossier does not tell."""
    ask = Asked(document, identity, "STOP")
    code, name, signed = ask.code(), ask.work_name(), ask.signed()
    year = signed[:4]
    article = ask.field("inwerkingtreding_artikel", r"\S+", "het nummer van een artikel")
    about = Delivery(
        code=code,
        titel=ask.title(),
        citeertitel=next(iter(identity.publicatie.get("citeertitel", ())), ""),
        onderwerpen=ask.concepts(),
        ondertekening=signed,
        bekendmaking=ask.publication_day("bekendmaking"),
        inwerkingtreding=ask.publication_day("inwerkingtreding"),
        artikel=(Stap("artikel", article),),
        besluit=ask.work("besluit", "bill", code, year, name),
        regeling=ask.work("regeling", "act", code, year, name),
        doel=f"/join/id/proces/{code}/{year}/{name}",
        oin=ask.field("oin", OIN, "twintig cijfers"),
        levering=f"{name}-{signed}"[:80],
        span=document.span,
    )
    return Outcome(None if ask.found else about, tuple(ask.found))


# --- modules --------------------------------------------------------------------------------------


def besluit_modules(parent: Element, about: Delivery, article: Place | None) -> list[Diagnostic]:
    """The modules before the text of the besluit. `article` is where the entry into force stands in it."""
    _identification(parent, about, about.besluit, about.besluit_versie, _BESLUIT)
    add, make = about.make.add, about.make
    metadata = add(parent, "BesluitMetadata")
    _responsible(metadata, about)
    _subjects(metadata, about)
    add(metadata, "soortProcedure", _DEFINITIEF)
    course = add(parent, "Procedureverloop")
    add(course, "bekendOp", about.bekendmaking)
    step = add(add(course, "procedurestappen"), "Procedurestap")
    add(step, "soortStap", _ONDERTEKENING)
    add(step, "voltooidOp", about.ondertekening)
    return _consolidation(make.add(parent, "ConsolidatieInformatie"), about, article)


def _consolidation(parent: Element, about: Delivery, article: Place | None) -> list[Diagnostic]:
    add = about.make.add
    eid = f"!{COMPONENT}#{article.eid}" if article else ""
    intended = add(add(parent, "BeoogdeRegelgeving"), "BeoogdeRegeling")
    add(add(intended, "doelen"), "doel", about.doel)
    add(intended, "instrumentVersie", about.regeling_versie)
    add(intended, "eId", eid)
    stamp = add(add(parent, "Tijdstempels"), "Tijdstempel")
    add(stamp, "doel", about.doel)
    add(stamp, "soortTijdstempel", "juridischWerkendVanaf")
    add(stamp, "datum", about.inwerkingtreding)
    add(stamp, "eId", eid)
    if article is not None:
        return []
    number = about.artikel[0].nummer
    return [
        Diagnostic(
            ONJUIST,
            about.span,
            f"'publicatie.inwerkingtreding_artikel' wijst naar artikel {number}, dat de regeling niet heeft",
            "noem het label van het artikel over de inwerkingtreding",
        )
    ]


def regeling_module(parent: Element, about: Delivery) -> None:
    """What is known of this version of the regulation."""
    add = about.make.add
    _identification(parent, about, about.regeling, about.regeling_versie, _REGELING)
    add(add(parent, "RegelingVersieMetadata"), "versienummer", "1")
    metadata = add(parent, "RegelingMetadata")
    _responsible(metadata, about)
    if about.citeertitel:
        title = add(add(metadata, "heeftCiteertitelInformatie"), "CiteertitelInformatie")
        about.make.say(add(title, "citeertitel"), about.citeertitel, about.span)
        add(title, "isOfficieel", "true")
    _subjects(metadata, about)
    add(metadata, "soortRegeling", _MINISTERIELE_REGELING)


def _identification(parent: Element, about: Delivery, work: str, expression: str, kind: str) -> None:
    element = about.make.add(parent, "ExpressionIdentificatie")
    about.make.add(element, "FRBRWork", work)
    about.make.add(element, "FRBRExpression", expression)
    about.make.add(element, "soortWork", kind)


def _responsible(parent: Element, about: Delivery) -> None:
    about.make.add(parent, "eindverantwoordelijke", _MINISTRY + about.code)
    about.make.add(parent, "maker", _MINISTRY + about.code)
    about.make.say(about.make.add(parent, "officieleTitel"), about.titel, about.span)


def _subjects(parent: Element, about: Delivery) -> None:
    subjects = about.make.add(parent, "onderwerpen")
    for concept in about.onderwerpen:
        about.make.add(subjects, "onderwerp", _CONCEPT + concept)


# --- the other two files --------------------------------------------------------------------------


def manifest(pictures: Mapping[str, str]) -> Element:
    """Every file of the delivery with its kind, manifest and opdracht included. `pictures`: name → media type."""
    root = root_of(LVBBT, "manifest")
    make = Maker(LVBBT)
    own = dict.fromkeys(("besluit.xml", "manifest.xml", "opdracht.xml"), "application/xml")
    for name, kind in (own | dict(pictures)).items():
        entry = make.add(root, "bestand")
        make.add(entry, "bestandsnaam", name)
        make.add(entry, "contentType", kind)
    return root


def opdracht(about: Delivery) -> Element:
    """The order to publish."""
    root = root_of(LVBBT, "publicatieOpdracht")
    make = Maker(LVBBT)
    make.add(root, "idLevering", about.levering)
    make.add(root, "idBevoegdGezag", about.oin)
    make.add(root, "idAanleveraar", about.oin)
    make.add(root, "publicatie", "besluit.xml")
    make.add(root, "datumBekendmaking", about.bekendmaking)
    return root
