"""Small decisions without faults, of each kind, for the examples of rules: a rule leaves one sentence out or changes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from regelzetter.diagnostics import Voorbeeld

DOSSIER: Final = """\
dossier: proef
organisatie: {naam: Ministerie van Voorbeelden, code: mnre9999}
datum: "{{ dag }}"
gegevens: [gegevens/waarden.yaml]
wetten: {AWB: {titel: Algemene wet bestuursrecht, kort: Awb, bwb: BWBR0005537}}
documenten:
  besluit:
    soort: beschikking
    besluit: SOORT
    bronnen: [besluit.md]
    titel: Besluit over een proef
    ondertekening: {functie: De Minister van Voorbeelden, naam: A. Voorbeeld}
    brief: {adres: [Stichting Voorbeeld]}
    formaten: [html]
"""
BEZWAAR: Final = """\
Een belanghebbende kan bezwaar maken bij de Minister van Voorbeelden, binnen zes weken na de dag waarop dit besluit is verzonden.
Zet in het bezwaarschrift uw naam en adres, de datum, het kenmerk van dit besluit, de gronden van uw bezwaar en uw
handtekening. Stuur het naar Postbus 1, 1234 AB Voorbeeldstad."""
BEROEP: Final = """\
Een belanghebbende kan binnen zes weken na de dag waarop dit besluit is verzonden, beroep instellen bij de rechtbank."""

VERLENING: Final[Mapping[str, str]] = {
    "besluit": "Ik verleen u een subsidie van ten hoogste {{ plafond }}, op grond van [](wet:AWB/4:29).",
    "motivering": "Uw aanvraag voldoet aan de eisen.",
    "activiteiten": "De subsidie is bestemd voor de activiteiten in uw plan.",
    "tijdvak": "De subsidie geldt voor de periode tot {{ dag }}.",
    "betaling": "U krijgt een voorschot.",
    "moment": "Dat krijgt u in één keer.",
    "rekening": "Het geld komt op het rekeningnummer dat bij mij bekend is.",
    "verplichting": "U bent verplicht deze subsidie daaraan te besteden.",
    "melding": "Meld het direct als iets niet doorgaat.",
    "administratie": "U houdt een administratie bij.",
    "verantwoording": "Na afloop verantwoordt u de subsidie.",
    "bezwaar": BEZWAAR,
}
VOORSCHOT: Final[Mapping[str, str]] = {
    "besluit": "Ik verstrek u een voorschot van {{ plafond }}, op grond van [](wet:AWB/4:95).",
    "verlening": "Het hoort bij de subsidie die op {{ dag }} aan u is verleend.",
    "motivering": "Dat doe ik omdat u met de uitvoering begint.",
    "moment": "U krijgt het in één keer.",
    "rekening": "Het geld komt op het rekeningnummer dat bij mij bekend is.",
    "bezwaar": BEZWAAR,
}
AFWIJZING: Final[Mapping[str, str]] = {
    "besluit": "U krijgt geen subsidie. Dat volgt uit [](wet:AWB/4:29).",
    "grond": "Uw aanvraag voldoet niet aan de criteria.",
    "motivering": "Ik heb haar beoordeeld aan de hand van uw plan.",
    "afweging": "De gevolgen voor u zijn niet onevenredig.",
    "bezwaar": BEZWAAR,
}
WIJZIGING: Final[Mapping[str, str]] = {
    "besluit": "Ik wijzig de subsidie die op {{ dag }} aan u is verleend.",
    "grond": "Dat doe ik op grond van [](wet:AWB/4:48).",
    "motivering": "De reden is dat niet alles is uitgevoerd.",
    "ingang": "De wijziging werkt terug tot {{ dag }}.",
    "zienswijze": "Uw zienswijze is daarbij betrokken.",
    "afweging": "De gevolgen voor u zijn niet onevenredig.",
    "gevolg": "Wat u te veel hebt gekregen, gaat van de laatste betaling af.",
    "bezwaar": BEZWAAR,
}
VASTSTELLING: Final[Mapping[str, str]] = {
    "besluit": "Ik stel de subsidie vast op {{ plafond }}, op grond van [](wet:AWB/4:42).",
    "verlening": "De subsidie is op {{ dag }} aan u verleend.",
    "motivering": "Uit uw verslag blijkt dat alles is uitgevoerd.",
    "verrekening": "U kreeg al evenveel als voorschot.",
    "bezwaar": BEZWAAR,
}
TERUGVORDERING: Final[Mapping[str, str]] = {
    "besluit": "Ik vorder {{ plafond }} van u terug.",
    "grond": "Dat doe ik op grond van [](wet:AWB/4:57).",
    "verlening": "Het gaat om de subsidie die op {{ dag }} is verleend.",
    "motivering": "De reden is dat niet alles is uitgevoerd.",
    "afweging": "De gevolgen voor u zijn niet onevenredig.",
    "termijn": "U betaalt binnen zes weken na verzending van deze brief.",
    "rekening": "Dat doet u op rekeningnummer NL00 BANK 0123 4567 89.",
    "bezwaar": BEZWAAR,
}
OP_BEZWAAR: Final[Mapping[str, str]] = {
    "besluit": "Ik verklaar uw bezwaar ongegrond, op grond van [](wet:AWB/7:11).",
    "motivering": "De reden is dat uw plan te laat kwam.",
    "beroep": BEROEP,
}
_LETTERS: Final = {
    "verlening": VERLENING,
    "voorschot": VOORSCHOT,
    "afwijzing": AFWIJZING,
    "wijziging": WIJZIGING,
    "vaststelling": VASTSTELLING,
    "terugvordering": TERUGVORDERING,
    "bezwaar": OP_BEZWAAR,
}


def besluit(soort: str, **zinnen: str) -> Voorbeeld:
    """A decision of a kind; `zinnen` replace its sentences, or add some. An empty one leaves a sentence out."""
    text = "\n\n".join(sentence for sentence in {**_LETTERS[soort], **zinnen}.values() if sentence)
    return met_dossier(DOSSIER.replace("SOORT", soort), text)


def met_dossier(dossier: str, text: str) -> Voorbeeld:
    return Voorbeeld((("dossier.yaml", dossier), ("besluit.md", f"{text}\n")))
