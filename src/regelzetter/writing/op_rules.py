"""What the older official publications ask of a dossier and cannot be had otherwise: the rules of `op.py`.

What they share with STOP and Akoma Ntoso is in `xml_rules.py`.
"""

from __future__ import annotations

from regelzetter.diagnostics import Ernst, Rule, Voorbeeld

_DOSSIER = """\
dossier: proef
organisatie: {naam: Ministerie van Voorbeelden, code: mnre9999, huisstijl: neutraal}
datum: "{{ brief }}"
gegevens: [gegevens/dagen.yaml]
documenten:
  kamerbrief:
    soort: kamerbrief
    vorm: kamerstuk
    titel: Over de proef
    bronnen: [kamerbrief.md]
    ondertekening: {functie: De Minister van Voorbeelden, naam: A. Voorbeeld}
    kamerstuk: {dossier: 12 345, titel: Proeven, vergaderjaar: 2029–2030}
    brief: {plaats: Den Haag, adres: [De Voorzitter van de Tweede Kamer der Staten-Generaal]}
    formaten: [op]
"""
_REGELING = """\
  regeling:
    soort: regeling
    titel: Regeling van de Minister van Voorbeelden van {{ brief }}, houdende een proef (Proefregeling)
    citeertitel: Proefregeling
    bronnen: [regeling.md]
    ondertekening: {functie: De Minister van Voorbeelden, naam: A. Voorbeeld}
    formaten: [op]
"""
_LOS = "    bijlagen: [{document: regeling, los: ja}]\n"
_IN_BRIEF = "    bijlagen: [regeling]\n"
_DAGEN = "brief: {datum: 2029-09-15}\ngeldt: {datum: 2030-01-01}\n"
_REGELING_MD = """\
# Aanhef

De Minister van Voorbeelden,

Gelet op artikel 4:23 van de Algemene wet bestuursrecht;

Besluit:

# Artikel 1. Inwerkingtreding

Deze regeling treedt in werking met ingang van {{ geldt }}.

# Artikel 2. Citeertitel

Deze regeling wordt aangehaald als: Proefregeling.

# Slotformulier

"""
_SLOT = "Deze regeling zal in de Staatscourant worden geplaatst.\n"
_MET_LIJST = "Deze regeling zal worden geplaatst in:\na. de Staatscourant; en\nb. het archief.\n"


def _proef(dossier: str = _DOSSIER, slot: str = _SLOT) -> Voorbeeld:
    """A whole small dossier: these rules look at all of it."""
    return Voorbeeld(
        (
            ("dossier.yaml", dossier),
            ("gegevens/dagen.yaml", _DAGEN),
            ("kamerbrief.md", "De proef duurt een jaar.\n"),
            ("regeling.md", f"{_REGELING_MD}{slot}"),
        )
    )


KAMERSTUKGEGEVEN = Rule(
    code="REGL0860",
    naam="kamerstukgegeven-ontbreekt",
    ernst=Ernst.FOUT,
    regel="Een brief die als Kamerstuk wordt gepubliceerd, noemt het dossiernummer en het vergaderjaar in de vorm van de Kamer.",
    waarom="Zonder dossier en vergaderjaar heeft een Kamerstuk geen plaats; verzinnen mag de zetter ze niet. Het nummer binnen "
    "het dossier geeft de Kamer: het mag ontbreken.",
    bron="officiële publicaties, kamerstukkop en dossier",
    fout=_proef(_DOSSIER.replace(", vergaderjaar: 2029–2030", "")),
    goed=_proef(),
)
ALLEEN_ALINEAS = Rule(
    code="REGL0861",
    naam="alleen-alineas",
    ernst=Ernst.FOUT,
    regel="In een officiële publicatie is een slotformulier niets dan alinea’s, en heeft een noot alleen alinea’s en opsommingen."
    " In een ondertekening en in een noot staat geen noot.",
    waarom="De woordenschat van de officiële publicaties heeft voor een ander blok daar geen plaats, en weglaten mag niet.",
    bron="BWB toestand 2016-1 (slotformulering, noot, functie, naam)",
    fout=_proef(_DOSSIER + _REGELING, _MET_LIJST),
    goed=_proef(_DOSSIER + _REGELING),
)
REGELING_IN_BRIEF = Rule(
    code="REGL0862",
    naam="regeling-in-brief",
    ernst=Ernst.FOUT,
    regel="Een regeling gaat als losse bijlage mee met een brief.",
    waarom="In een Kamerstuk is een bijlage vrije tekst of een tabel; een regeling met aanhef en slot heeft er geen plaats.",
    bron="BWB toestand 2016-1 (bijlage); Kamerstukken als officiële publicatie",
    fout=_proef(_DOSSIER + _IN_BRIEF + _REGELING),
    goed=_proef(_DOSSIER + _LOS + _REGELING),
)

RULES: tuple[Rule, ...] = (KAMERSTUKGEGEVEN, ALLEEN_ALINEAS, REGELING_IN_BRIEF)
