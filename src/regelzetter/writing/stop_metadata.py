"""The modules of data around the text of a besluit, and the two files that go with it (RECEPT, § 1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from regelzetter.diagnostics import Diagnostic, Outcome
from regelzetter.record import record
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
_DEFINITIEF, _ONTWERP = "/join/id/stop/proceduretype_definitief", "/join/id/stop/proceduretype_ontwerp"
_STOP = "1.3.0"
"""The version of STOP that LVBB 1.2.0 takes; another one is named in the file."""
_ONDERTEKENING = "/join/id/stop/procedure/stap_003"
_MINISTERIELE_REGELING = "/join/id/stop/regelingtype_002"


@record(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What a delivery says about itself. Dates are ISO 8601, works are AKN ids."""

    code: str
    titel: str
    citeertitel: str
    """Empty: the regulation has none."""
    onderwerpen: tuple[str, ...]
    ondertekening: str
    """Empty: a draft."""
    bekendmaking: str
    inwerkingtreding: str
    """Of a draft it is not delivered (BHKV1004), and may be empty."""
    artikel: Adres
    """The article on entry into force."""
    besluit: str
    regeling: str
    doel: str
    oin: str
    levering: str
    stop: str
    """The version of STOP: 1.3.0 or 1.4.1."""
    span: Span
    make: Maker = field(default_factory=lambda: Maker("data:"))

    @property
    def ontwerp(self) -> bool:
        return not self.ondertekening

    @property
    def besluit_versie(self) -> str:
        return f"{self.besluit}/nld@{self.bekendmaking};1"

    @property
    def regeling_versie(self) -> str:
        return f"{self.regeling}/nld@{self.bekendmaking};1"


def delivery(document: Document, identity: Identity) -> Outcome[Delivery | None]:
    """What a delivery needs to say, or what the dossier does not tell."""
    ask = Asked(document, identity, "STOP")
    code, name, signed, published = ask.code(), ask.work_name(), ask.signed(), ask.publication_day("bekendmaking")
    dated = published if ask.ontwerp else signed
    year = dated[:4]
    article = ask.field("inwerkingtreding_artikel", r"\S+", "het nummer van een artikel")
    about = Delivery(
        code=code,
        titel=ask.title(),
        citeertitel=next(iter(identity.publicatie.get("citeertitel", ())), ""),
        onderwerpen=ask.concepts(),
        ondertekening=signed,
        bekendmaking=published,
        inwerkingtreding="" if ask.ontwerp else ask.publication_day("inwerkingtreding"),
        artikel=(Stap("artikel", article),),
        besluit=ask.work("besluit", "bill", code, year, name),
        regeling=ask.work("regeling", "act", code, year, name),
        doel=f"/join/id/proces/{code}/{year}/{name}",
        oin=ask.field("oin", OIN, "twintig cijfers"),
        levering=f"{name}-{dated}"[:80],
        stop=next(iter(identity.publicatie.get("stop", ())), _STOP),
        span=document.span,
    )
    return Outcome(None if ask.found else about, tuple(ask.found))


# --- modules --------------------------------------------------------------------------------------


def besluit_modules(parent: Element, about: Delivery, article: Place | None) -> list[Diagnostic]:
    """The modules before the text of the besluit. `article` is where the entry into force stands in it."""
    _identification(parent, about, about.besluit, about.besluit_versie, _BESLUIT)
    add = about.make.add
    metadata = add(parent, "BesluitMetadata")
    _responsible(metadata, about)
    _subjects(metadata, about)
    add(metadata, "soortProcedure", _ONTWERP if about.ontwerp else _DEFINITIEF)
    if not about.ontwerp:
        _course(add(parent, "Procedureverloop"), about)
    return _consolidation(add(parent, "ConsolidatieInformatie"), about, article)


def _course(parent: Element, about: Delivery) -> None:
    """What has been done. A draft has no such module: no step that may be in it has been taken (BHKV1049, BHKV1066)."""
    add = about.make.add
    add(parent, "bekendOp", about.bekendmaking)
    step = add(add(parent, "procedurestappen"), "Procedurestap")
    add(step, "soortStap", _ONDERTEKENING)
    add(step, "voltooidOp", about.ondertekening)


def _consolidation(parent: Element, about: Delivery, article: Place | None) -> list[Diagnostic]:
    add = about.make.add
    eid = f"!{COMPONENT}#{article.eid}" if article else ""
    intended = add(add(parent, "BeoogdeRegelgeving"), "BeoogdeRegeling")
    add(add(intended, "doelen"), "doel", about.doel)
    add(intended, "instrumentVersie", about.regeling_versie)
    add(intended, "eId", eid)
    if not about.ontwerp:
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
    # A first publication. A later version of the same regulation is not delivered like this: it asks for a RegelingMutatie on the
    # version before (`was`), and a number and an expression (`…;2`) of its own here and in `wordt`. Its wIds are in the ledger.
    add(add(parent, "RegelingVersieMetadata"), "versienummer", "1")
    metadata = add(parent, "RegelingMetadata")
    _responsible(metadata, about)
    if about.citeertitel:
        title = add(add(metadata, "heeftCiteertitelInformatie"), "CiteertitelInformatie")
        about.make.say(add(title, "citeertitel"), about.citeertitel, about.span)
        add(title, "isOfficieel", "true")
    _subjects(metadata, about)
    add(metadata, "soortRegeling", _MINISTERIELE_REGELING)


def name_version(root: Element, about: Delivery) -> None:
    """Say in every module which version of STOP it follows, if that is not the one that the LVBB expects."""
    if about.stop != _STOP:
        for module in (module for part in root.children() for module in part.children()):
            module.set("schemaversie", about.stop)


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
    make = Maker()
    own = dict.fromkeys(("besluit.xml", "manifest.xml", "opdracht.xml"), "application/xml")
    for name, kind in (own | dict(pictures)).items():
        entry = make.add(root, "bestand")
        make.add(entry, "bestandsnaam", name)
        make.add(entry, "contentType", kind)
    return root


def opdracht(about: Delivery) -> Element:
    """The order to publish."""
    root = root_of(LVBBT, "publicatieOpdracht")
    make = Maker()
    make.add(root, "idLevering", about.levering)
    make.add(root, "idBevoegdGezag", about.oin)
    make.add(root, "idAanleveraar", about.oin)
    make.add(root, "publicatie", "besluit.xml")
    make.add(root, "datumBekendmaking", about.bekendmaking)
    return root
