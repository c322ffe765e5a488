"""Rules about the opschrift and the aanhef: aanwijzingen 3.23–3.26 and 4.2–4.13."""

from __future__ import annotations

from typing import Final

from regelzetter.checks.sources import AFGELEID
from regelzetter.diagnostics import Ernst, Rule, Voorbeeld, voorbeeld

_AANHEF: Final = (
    "# Aanhef\n\nDe Minister van Voorbeelden,\n\nGelet op artikel 4:23 van de Algemene wet bestuursrecht;\n\nBesluit:\n\n"
)
_ARTIKEL: Final = "# Artikel 1. Proef\n\nDe minister kan een prijs uitreiken.\n"
_INWERKING: Final = "\n# Artikel 2. Inwerkingtreding\n\nDeze regeling treedt in werking met ingang van {{ inwerking }}.\n\n"
_CITEERTITEL: Final = f"{_ARTIKEL}{_INWERKING}# Artikel 3. Citeertitel\n\nDeze regeling wordt aangehaald als: "
_SLOT: Final = f"{_INWERKING}# Slotformulier\n\nDeze regeling zal in de Staatscourant worden geplaatst.\n"
_DOSSIER: Final = """\
dossier: proef
organisatie: {naam: Ministerie van Voorbeelden, code: mnre9999}
datum: "{{ dag }}"
gegevens: [gegevens/waarden.yaml]
documenten:
  regeling:
    soort: regeling
    bronnen: [regeling.md]
    titel: Regeling van de Minister van Voorbeelden van {{ dag }}, houdende een proef (Proefregeling)
    ondertekening: {functie: De Minister van Voorbeelden, naam: A. Voorbeeld}
    formaten: [html]
"""


def dossier(old: str = "", new: str = "", *others: tuple[str, str]) -> Voorbeeld:
    """An example of dossier.yaml in which one thing is written otherwise, with other files beside it."""
    assert old in _DOSSIER
    return Voorbeeld((("dossier.yaml", _DOSSIER.replace(old, new) if old else _DOSSIER), *others))


def _aanhef(old: str = "", new: str = "") -> Voorbeeld:
    assert old in _AANHEF
    return voorbeeld((_AANHEF.replace(old, new) if old else _AANHEF) + _ARTIKEL)


def _changing(opening: str) -> Voorbeeld:
    """A regulation that changes the Voorbeeldregeling."""
    title = ("houdende een proef (Proefregeling)", "tot wijziging van de Voorbeeldregeling")
    return dossier(*title, ("regeling.md", f"{opening}{_ARTIKEL}{_SLOT}"))


OPSCHRIFT: Final = Rule(
    code="REGL0540",
    naam="vorm-van-het-opschrift",
    ernst=Ernst.FOUT,
    regel="Het opschrift luidt “Regeling van de Minister van … van [datum], houdende …” of “… tot wijziging van …”, zonder punt.",
    waarom="Aan het opschrift ziet een lezer wie de regeling heeft vastgesteld, wanneer, en waar zij over gaat.",
    bron="aanwijzingen 4.2 en 4.3 van de Aanwijzingen voor de regelgeving",
    fout=dossier("Regeling van de Minister", "Besluit van de Minister"),
    goed=dossier(),
)
OPSCHRIFT_DATUM: Final = Rule(
    code="REGL0541",
    naam="datum-in-het-opschrift",
    ernst=Ernst.FOUT,
    regel="De datum in het opschrift is de datum waarop de regeling wordt ondertekend.",
    waarom="Een regeling wordt met die datum aangehaald; twee datums zijn twee regelingen.",
    bron="aanwijzing 4.2 van de Aanwijzingen voor de regelgeving",
    fout=dossier("van {{ dag }}", "van {{ inwerking }}"),
    goed=dossier(),
)
OPSCHRIFT_CITEERTITEL: Final = Rule(
    code="REGL0542",
    naam="citeertitel-in-het-opschrift",
    ernst=Ernst.FOUT,
    regel="De citeertitel staat in een artikel, tussen haakjes aan het slot van het opschrift en in dossier.yaml, steeds gelijk.",
    waarom="Wie een regeling zoekt, zoekt op haar citeertitel. Een streepje of een jaartal verschil, en zij wordt niet gevonden.",
    bron="aanwijzingen 4.4 en 4.24 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld(f"{_CITEERTITEL}Regeling proeven.\n"),
    goed=voorbeeld(f"{_CITEERTITEL}Proefregeling.\n"),
)
AANHEF: Final = Rule(
    code="REGL0543",
    naam="vorm-van-de-aanhef",
    ernst=Ernst.FOUT,
    regel="De aanhef luidt “De Minister van …,” “Gelet op …;” en “Besluit:”, met die leestekens en zonder “mede namens”.",
    waarom="De aanhef is een vaste formule: zij zegt wie beslist en waarop hij dat baseert.",
    bron="aanwijzing 4.8 van de Aanwijzingen voor de regelgeving",
    fout=_aanhef("bestuursrecht;", "bestuursrecht,"),
    goed=_aanhef(),
)
AANHEF_GETAL: Final = Rule(
    code="REGL0544",
    naam="besluit-of-besluiten",
    ernst=Ernst.FOUT,
    regel="Eén minister besluit (“Besluit:”), meer ministers besluiten (“Besluiten:”).",
    waarom="Het getal zegt of de regeling van één bewindspersoon is of van meer.",
    bron="aanwijzing 4.8 van de Aanwijzingen voor de regelgeving",
    fout=_aanhef("Besluit:", "Besluiten:"),
    goed=_aanhef(),
)
CONSIDERANS: Final = Rule(
    code="REGL0545",
    naam="considerans",
    ernst=Ernst.FOUT,
    regel="Een ministeriële regeling heeft geen considerans (“Overwegende dat …”).",
    waarom="Waarom de regeling er is, staat in de toelichting; een considerans hoort bij een wet.",
    bron="aanwijzingen 4.11 tot en met 4.13 van de Aanwijzingen voor de regelgeving",
    fout=_aanhef("Besluit:", "Overwegende dat een proef gewenst is;\n\nBesluit:"),
    goed=_aanhef(),
)
HELE_WET: Final = Rule(
    code="REGL0546",
    naam="grondslag-zonder-artikel",
    ernst=Ernst.FOUT,
    regel="“Gelet op” noemt van een wet, besluit of regeling het artikel waarop de bevoegdheid rust.",
    waarom="De lezer en de rechter moeten kunnen nagaan welke bepaling de minister bevoegd maakt; een hele wet doet dat niet.",
    bron="aanwijzing 4.10, eerste lid, van de Aanwijzingen voor de regelgeving",
    fout=_aanhef("artikel 4:23 van de Algemene wet bestuursrecht", "[](wet:AWB)"),
    goed=_aanhef("artikel 4:23 van de Algemene wet bestuursrecht", "[](wet:AWB/4:23)"),
)
GEWIJZIGDE_REGELING: Final = Rule(
    code="REGL0547",
    naam="grondslag-is-de-gewijzigde-regeling",
    ernst=Ernst.FOUT,
    regel="“Gelet op” noemt niet de regeling die wordt gewijzigd.",
    waarom="De bevoegdheid om een regeling te wijzigen rust op dezelfde hogere bepaling als de regeling zelf.",
    bron="aanwijzing 4.10 van de Aanwijzingen voor de regelgeving",
    fout=_changing(_AANHEF.replace("4:23 van de Algemene wet bestuursrecht", "7 van de Voorbeeldregeling")),
    goed=_changing(_AANHEF),
)
STAATSSECRETARIS: Final = Rule(
    code="REGL0548",
    naam="taak-van-de-staatssecretaris",
    ernst=Ernst.FOUT,
    regel="Een artikel geeft een taak of bevoegdheid aan de minister, niet aan de staatssecretaris.",
    waarom="Welke bewindspersoon een taak behartigt, wisselt; de regeling hoeft dan niet te worden gewijzigd.",
    bron="aanwijzing 3.26 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld("# Artikel 1. Proef\n\nDe staatssecretaris kan een prijs uitreiken.\n"),
    goed=voorbeeld(_ARTIKEL),
)
BEWINDSPERSOON: Final = Rule(
    code="REGL0549",
    naam="bewindspersoon-verschilt",
    ernst=Ernst.FOUT,
    regel="De bewindspersoon heet in opschrift, aanhef en ondertekening hetzelfde.",
    waarom="Alleen wie bevoegd is en in de aanhef besluit, kan de regeling ondertekenen.",
    bron="aanwijzingen 3.23 tot en met 3.26 en 4.33 van de Aanwijzingen voor de regelgeving",
    onzeker=AFGELEID,
    fout=dossier("functie: De Minister van Voorbeelden", "functie: De Minister van Proeven"),
    goed=dossier(),
)
RULES: Final[tuple[Rule, ...]] = (
    OPSCHRIFT, OPSCHRIFT_DATUM, OPSCHRIFT_CITEERTITEL, AANHEF, AANHEF_GETAL, CONSIDERANS, HELE_WET, GEWIJZIGDE_REGELING,
    STAATSSECRETARIS, BEWINDSPERSOON,
)  # fmt: skip
