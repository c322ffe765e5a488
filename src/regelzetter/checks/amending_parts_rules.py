"""The rules for an amendment whose words and whose new text do not say the same (Aanwijzingen, hoofdstuk 6), with examples."""

from __future__ import annotations

from typing import Final

from regelzetter.checks.amending_rules import AANHEF_ZIN, in_onderdeel, wijziging
from regelzetter.diagnostics import Ernst, Rule

_PLAN: Final = "\n\n   > ### Artikel {}. Plan\n   >\n   > Er is een plan."
_LID: Final = "\n\n   > {}. Er is een plan."
_ONDERDEEL: Final = "\n\n   > {}. een plan."

AANTAL = Rule(
    code="REGL1001",
    naam="aantal-nieuwe-delen",
    ernst=Ernst.FOUT,
    regel="Er worden evenveel artikelen, leden of onderdelen ingevoegd als de zin erboven zegt.",
    waarom="Wie de regeling bijwerkt, voegt in wat de zin zegt; het tweede artikel is dan nooit vastgesteld.",
    bron="aanwijzing 6.11, eerste lid, van de Aanwijzingen voor de regelgeving",
    fout=in_onderdeel("Na artikel 3 worden twee artikelen ingevoegd, luidende:" + _PLAN.format("3a")),
    goed=in_onderdeel("Na artikel 3 wordt een artikel ingevoegd, luidende:" + _PLAN.format("3a")),
)
AANDUIDING = Rule(
    code="REGL1002",
    naam="aanduiding-van-de-nieuwe-tekst",
    ernst=Ernst.FOUT,
    regel="De nieuwe tekst van een artikel, lid of onderdeel begint met de aanduiding van dat artikel, lid of onderdeel.",
    waarom="Anders vervangt het derde lid het tweede, of verdwijnt het nummer.",
    bron="aanwijzing 6.9, derde lid, van de Aanwijzingen voor de regelgeving",
    fout=in_onderdeel("Artikel 3, tweede lid, komt te luiden:" + _LID.format("3")),
    goed=in_onderdeel("Artikel 3, tweede lid, komt te luiden:" + _LID.format("2")),
)
PLAATS = Rule(
    code="REGL1003",
    naam="nummer-past-niet-bij-de-plaats",
    ernst=Ernst.FOUT,
    regel="Wat wordt ingevoegd of toegevoegd, heeft het nummer dat op die plaats volgt.",
    waarom="Na het tweede lid komt het derde; met een ander nummer staat er straks een gat of een dubbel nummer.",
    bron="aanwijzingen 6.16 en 6.18 van de Aanwijzingen voor de regelgeving",
    fout=in_onderdeel("Na artikel 3 wordt een artikel ingevoegd, luidende:" + _PLAN.format("4a")),
    goed=in_onderdeel("Na artikel 3 wordt een artikel ingevoegd, luidende:" + _PLAN.format("3a")),
)
VERNUMMERING_GELIJK = Rule(
    code="REGL1004",
    naam="vernummering-telt-niet-gelijk",
    ernst=Ernst.FOUT,
    regel="Bij een vernummering zijn er evenveel nieuwe nummers als oude.",
    waarom="Van drie leden kunnen er geen vier worden; een van de nummers is een vergissing.",
    bron="aanwijzing 6.18, eerste lid, van de Aanwijzingen voor de regelgeving",
    fout=in_onderdeel(
        "Onder vernummering van het tweede tot en met vierde lid van artikel 3 tot derde tot en met zesde lid wordt een lid "
        "ingevoegd, luidende:" + _LID.format("2")
    ),
    goed=in_onderdeel(
        "Onder vernummering van het tweede tot en met vierde lid van artikel 3 tot derde tot en met vijfde lid wordt een lid "
        "ingevoegd, luidende:" + _LID.format("2")
    ),
)
GELIJK = Rule(
    code="REGL1005",
    naam="vervangen-door-hetzelfde",
    ernst=Ernst.FOUT,
    regel="Woorden worden vervangen door andere woorden.",
    waarom="Een wijziging die niets wijzigt, is de verkeerde: de bedoelde is er niet.",
    bron="aanwijzing 6.9, tweede lid, van de Aanwijzingen voor de regelgeving",
    fout=in_onderdeel("In artikel 3 wordt ‘plan’ vervangen door ‘plan’."),
    goed=in_onderdeel("In artikel 3 wordt ‘plan’ vervangen door ‘verslag’."),
)
TWEE_KEER = Rule(
    code="REGL1006",
    naam="artikel-in-twee-onderdelen",
    ernst=Ernst.WAARSCHUWING,
    regel="Alle wijzigingen van een artikel staan in één onderdeel.",
    waarom="De tweede wijziging vindt een tekst die de eerste al heeft veranderd of weggehaald.",
    bron="aanwijzing 6.15, derde lid, van de Aanwijzingen voor de regelgeving",
    fout=wijziging(f"{AANHEF_ZIN}\n\nA. In artikel 3 wordt ‘plan’ vervangen door ‘verslag’.\n\nB. Artikel 3 vervalt."),
    goed=wijziging(f"{AANHEF_ZIN}\n\nA. In artikel 3 wordt ‘plan’ vervangen door ‘verslag’.\n\nB. Artikel 4 vervalt."),
)
VOLGORDE = Rule(
    code="REGL1007",
    naam="volgorde-van-de-wijzigingen",
    ernst=Ernst.INFORMATIEF,
    regel="De onderdelen van een wijziging staan in de volgorde van de artikelen die zij wijzigen.",
    waarom="Zo ziet de lezer dat geen artikel twee keer of in de verkeerde stand wordt gewijzigd.",
    bron="aanwijzing 6.15, tweede lid, van de Aanwijzingen voor de regelgeving",
    fout=wijziging(f"{AANHEF_ZIN}\n\nA. Artikel 5 vervalt.\n\nB. Artikel 3 vervalt."),
    goed=wijziging(f"{AANHEF_ZIN}\n\nA. Artikel 3 vervalt.\n\nB. Artikel 5 vervalt."),
)
SLOTTEKEN = Rule(
    code="REGL1008",
    naam="slotteken-voor-een-nieuw-onderdeel",
    ernst=Ernst.WAARSCHUWING,
    regel="Wie een onderdeel aan het eind toevoegt, vervangt de punt van het onderdeel ervoor.",
    waarom="Anders staat er midden in de opsomming een punt, en ontbreekt “en” of “of”.",
    bron="aanwijzing 6.18, tweede lid, van de Aanwijzingen voor de regelgeving",
    fout=in_onderdeel("Aan artikel 3 wordt een onderdeel toegevoegd, luidende:" + _ONDERDEEL.format("d")),
    goed=in_onderdeel(
        "Aan artikel 3 wordt, onder vervanging van de punt aan het slot van onderdeel c door een puntkomma, een onderdeel "
        "toegevoegd, luidende:" + _ONDERDEEL.format("d")
    ),
)
ANDERE_REGELING = Rule(
    code="REGL1009",
    naam="opschrift-noemt-andere-regeling",
    ernst=Ernst.FOUT,
    regel="De regeling die volgens het opschrift wordt gewijzigd, is de regeling die de artikelen wijzigen.",
    waarom="Een wijziging van een regeling die niet bestaat, wijzigt niets.",
    bron="aanwijzing 4.3 van de Aanwijzingen voor de regelgeving",
    fout=wijziging("De Proefregelingen wordt als volgt gewijzigd:\n\nA. Artikel 3 vervalt.\n\nB. Artikel 9 vervalt."),
    goed=in_onderdeel("Artikel 3 vervalt."),
)
RULES: tuple[Rule, ...] = (
    AANTAL, AANDUIDING, PLAATS, VERNUMMERING_GELIJK, GELIJK, TWEE_KEER, VOLGORDE, SLOTTEKEN, ANDERE_REGELING,
)  # fmt: skip
