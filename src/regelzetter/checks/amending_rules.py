"""The rules for a regulation that amends another (Aanwijzingen, hoofdstuk 6), with their examples."""

from __future__ import annotations

from typing import Final

from regelzetter.checks.sources import AFGELEID
from regelzetter.diagnostics import Ernst, Rule, Voorbeeld

_DOSSIER: Final = """\
dossier: proef
organisatie: {naam: Ministerie van Voorbeelden, code: mnre9999}
datum: "{{ dag }}"
gegevens: [gegevens/dagen.yaml]
documenten:
  wijziging:
    soort: wijzigingsregeling
    bronnen: [wijziging.md]
    titel: Regeling van de Minister van Voorbeelden van {{ dag }} tot wijziging van de Proefregeling
    ondertekening: {functie: De Minister van Voorbeelden, naam: A. Voorbeeld}
    formaten: [html]
"""
_DAGEN: Final = "dag: {datum: 2025-03-01}\ninwerking: {datum: 2025-07-01}\n"
_TEXT: Final = """\
# Aanhef

De Minister van Voorbeelden,

Gelet op artikel 4:23 van de Algemene wet bestuursrecht;

Besluit:

# Artikel {een}

{tekst}

# Artikel {twee}

Deze regeling treedt in werking met ingang van {{{{ inwerking }}}}.

# Slotformulier

Deze regeling zal in de Staatscourant worden geplaatst.
"""
AANHEF_ZIN: Final = "De Proefregeling wordt als volgt gewijzigd:"


def wijziging(tekst: str, een: str = "I", twee: str = "II") -> Voorbeeld:
    """An amending regulation with such an article."""
    text = _TEXT.format(tekst=tekst, een=een, twee=twee)
    return Voorbeeld((("dossier.yaml", _DOSSIER), ("gegevens/dagen.yaml", _DAGEN), ("wijziging.md", text)))


_PLAN: Final = "\n\n   > ### Artikel {}. Plan\n   >\n   > Er is een plan."


def in_onderdeel(tekst: str) -> Voorbeeld:
    """With such a part A."""
    return wijziging(f"{AANHEF_ZIN}\n\nA. {tekst}\n\nB. Artikel 9 vervalt.")


AANHEF = Rule(
    code="REGL0592",
    naam="aanhef-van-een-wijziging",
    ernst=Ernst.FOUT,
    regel="Een artikel met onderdelen A, B begint met de zin dat de regeling als volgt wordt gewijzigd.",
    waarom="Zonder die zin is niet te zeggen welke regeling de onderdelen wijzigen.",
    bron="aanwijzing 6.15, eerste lid, van de Aanwijzingen voor de regelgeving",
    fout=wijziging("Wijzigingen van de Proefregeling:\n\nA. Artikel 3 vervalt.\n\nB. Artikel 4 vervalt."),
    goed=in_onderdeel("Artikel 3 vervalt."),
)
ROMEINS = Rule(
    code="REGL0593",
    naam="artikelen-van-een-wijziging",
    ernst=Ernst.FOUT,
    regel="De artikelen van een wijzigingsregeling hebben Romeinse cijfers.",
    waarom="Zo zijn zij niet te verwarren met de artikelen die worden gewijzigd.",
    bron="aanwijzing 6.6 van de Aanwijzingen voor de regelgeving",
    fout=wijziging(f"{AANHEF_ZIN}\n\nA. Artikel 3 vervalt.\n\nB. Artikel 9 vervalt.", "1", "2"),
    goed=in_onderdeel("Artikel 3 vervalt."),
)
KOMT_TE_LUIDEN = Rule(
    code="REGL0594",
    naam="komt-te-luiden",
    ernst=Ernst.FOUT,
    regel="Een artikel, lid of onderdeel dat nieuwe tekst krijgt, komt te luiden.",
    waarom="Met de vaste woorden is zeker dat de oude tekst in haar geheel vervalt.",
    bron="aanwijzing 6.9, eerste lid, van de Aanwijzingen voor de regelgeving",
    fout=in_onderdeel("Artikel 3 wordt:\n\n   > De aanvraag bevat een plan."),
    goed=in_onderdeel("Artikel 3 komt te luiden:\n\n   > De aanvraag bevat een plan."),
)
AANHALING = Rule(
    code="REGL0595",
    naam="vervangen-woorden-aangehaald",
    ernst=Ernst.FOUT,
    regel="Woorden die worden vervangen en de woorden ervoor in de plaats staan tussen aanhalingstekens.",
    waarom="Anders is niet te zien waar de wijziging begint en waar zij eindigt.",
    bron="aanwijzingen 6.9, tweede lid, en 6.11, tweede lid, van de Aanwijzingen voor de regelgeving",
    fout=in_onderdeel("In artikel 3 wordt plan vervangen door verslag."),
    goed=in_onderdeel("In artikel 3 wordt ‘plan’ vervangen door ‘verslag’."),
)
TOEVOEGEN = Rule(
    code="REGL0596",
    naam="toevoegen-of-invoegen",
    ernst=Ernst.FOUT,
    regel="Toevoegen gebeurt aan het eind; op een andere plaats wordt ingevoegd.",
    waarom="“Toegevoegd na artikel 3” zegt twee dingen over de plaats.",
    bron="aanwijzing 6.11, eerste lid, van de Aanwijzingen voor de regelgeving",
    fout=in_onderdeel("Na artikel 3 wordt een artikel toegevoegd, luidende:" + _PLAN.format("3a")),
    goed=in_onderdeel("Na artikel 3 wordt een artikel ingevoegd, luidende:" + _PLAN.format("3a")),
)
VERVALT = Rule(
    code="REGL0597",
    naam="vervallen-of-intrekken",
    ernst=Ernst.FOUT,
    regel="Een deel van een regeling vervalt; een hele regeling wordt ingetrokken.",
    waarom="“Geschrapt” en “komt te vervallen” zijn geen vaste woorden, en wat is ingetrokken is de hele regeling.",
    bron="aanwijzing 6.12 van de Aanwijzingen voor de regelgeving",
    fout=in_onderdeel("Artikel 3 wordt geschrapt."),
    goed=in_onderdeel("Artikel 3 vervalt."),
    onzeker=AFGELEID,
)
NUMMER = Rule(
    code="REGL0598",
    naam="nummer-van-een-ingevoegd-artikel",
    ernst=Ernst.FOUT,
    regel="Een ingevoegd artikel heeft het nummer van het artikel ervoor met een letter: 14a.",
    waarom="Met letters is te zien wat na wat komt; bis en ter blijven alleen waar die reeks al is begonnen.",
    bron="aanwijzing 6.16 van de Aanwijzingen voor de regelgeving",
    fout=in_onderdeel("Na artikel 3 wordt een artikel ingevoegd, luidende:" + _PLAN.format("3bis")),
    goed=in_onderdeel("Na artikel 3 wordt een artikel ingevoegd, luidende:" + _PLAN.format("3a")),
)
VERNUMMERING = Rule(
    code="REGL0599",
    naam="invoegen-zonder-vernummering",
    ernst=Ernst.WAARSCHUWING,
    regel="Wie een lid invoegt, zegt erbij hoe de volgende leden worden vernummerd.",
    waarom="Anders zijn er na de wijziging twee leden met hetzelfde nummer, of staat er een lid 1a.",
    bron="aanwijzing 6.18, eerste lid, van de Aanwijzingen voor de regelgeving",
    fout=in_onderdeel("Na het eerste lid van artikel 3 wordt een lid ingevoegd, luidende:\n\n   > 2. Er is een plan."),
    goed=in_onderdeel(
        "Onder vernummering van het tweede lid van artikel 3 tot derde lid wordt een lid ingevoegd, luidende:\n\n"
        "   > 2. Er is een plan."
    ),
)
RULES: tuple[Rule, ...] = (AANHEF, ROMEINS, KOMT_TE_LUIDEN, AANHALING, TOEVOEGEN, VERVALT, NUMMER, VERNUMMERING)
