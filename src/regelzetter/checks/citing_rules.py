"""Rules about the form of typed references: aanwijzingen 3.27 to 3.33. What [](…) prints is worded by the compiler."""

from __future__ import annotations

from typing import Final

from regelzetter.checks.sources import AFGELEID
from regelzetter.diagnostics import Ernst, Rule, Voorbeeld, voorbeeld

_VAN_DE_WET: Final = "van de Wet op het voorbeeld"


def artikel(zin: str) -> Voorbeeld:
    """One article with one sentence."""
    return voorbeeld(f"# Artikel 1. Proef {{#proef}}\n\n{zin}\n")


LID_CIJFER: Final = Rule(
    code="REGL0650",
    naam="lid-en-artikel-voluit",
    ernst=Ernst.FOUT,
    regel="Een lid wordt aangehaald met een rangtelwoord in letters, en “artikel” wordt voluit geschreven, in het meervoud "
    "als het er meer zijn.",
    waarom="Zo is er maar één schrijfwijze, die iedereen leest en elk programma vindt.",
    bron="aanwijzing 3.29, eerste lid, van de Aanwijzingen voor de regelgeving",
    fout=artikel(f"De minister past artikel 5, 2e lid, {_VAN_DE_WET} toe."),
    goed=artikel(f"De minister past artikel 5, tweede lid, {_VAN_DE_WET} toe."),
)
KOMMA: Final = Rule(
    code="REGL0651",
    naam="komma-bij-een-lid",
    ernst=Ernst.FOUT,
    regel="Voor en na de aanduiding van een lid of onderdeel staat een komma: artikel 5, tweede lid, is.",
    waarom="De komma’s laten zien waar de aanduiding begint en eindigt.",
    bron="aanwijzing 3.29, eerste lid, van de Aanwijzingen voor de regelgeving",
    fout=artikel(f"De minister past artikel 5 tweede lid, {_VAN_DE_WET} toe."),
    goed=artikel(f"De minister past artikel 5, tweede lid, {_VAN_DE_WET} toe."),
)
BELEIDSREGEL: Final = Rule(
    code="REGL0652",
    naam="verwijzing-naar-beleidsregel",
    ernst=Ernst.WAARSCHUWING,
    regel="Een regeling verwijst niet naar een met name genoemde lagere regeling, zoals een beleidsregel.",
    waarom="De lagere regeling kan veranderen of vervallen zonder dat de hogere meegaat, en mag deze niet aanvullen.",
    bron="aanwijzing 3.27, derde lid, van de Aanwijzingen voor de regelgeving",
    fout=artikel("De minister past de Beleidsregel voorbeelden toe."),
    goed=artikel("De minister past de krachtens artikel 5 van de Wet op het voorbeeld gestelde regels toe."),
)
VORIG: Final = Rule(
    code="REGL0653",
    naam="vorig-lid",
    ernst=Ernst.FOUT,
    regel="Een vorig of volgend artikel, lid of onderdeel wordt met zijn nummer genoemd.",
    waarom="Zodra iemand een lid invoegt, is het vorige lid een ander.",
    bron="aanwijzing 3.29, tweede lid, van de Aanwijzingen voor de regelgeving",
    fout=artikel("De minister verleent de subsidie op grond van het vorige artikel."),
    goed=artikel("De minister verleent de subsidie."),
)
BOVENSTAAND: Final = Rule(
    code="REGL0654",
    naam="bovenstaande-bepaling",
    ernst=Ernst.WAARSCHUWING,
    regel="Wat eerder in de regeling staat, wordt met artikel, lid of onderdeel aangehaald, en niet met “bovenstaande” of "
    "“hierboven”.",
    waarom="Hoe ver “hierboven” reikt, weet niemand zeker.",
    bron="aanwijzing 3.29, tweede lid, van de Aanwijzingen voor de regelgeving",
    fout=artikel("De minister verleent de subsidie voor de hierboven genoemde kosten."),
    goed=artikel("De minister verleent de subsidie voor de kosten."),
)
ONDERDEEL: Final = Rule(
    code="REGL0655",
    naam="aanduiding-van-een-onderdeel",
    ernst=Ernst.FOUT,
    regel="Een onderdeel wordt aangehaald als “onderdeel a”, dieper als “onder 2°”, zonder punt achter het teken.",
    waarom="“Sub” en “letter” zeggen hetzelfde op een andere manier; een punt doet denken dat de zin ophoudt.",
    bron="aanwijzing 3.29, derde lid, van de Aanwijzingen voor de regelgeving",
    fout=artikel(f"De minister past artikel 5, sub a, {_VAN_DE_WET} toe."),
    goed=artikel(f"De minister past artikel 5, onderdeel a, {_VAN_DE_WET} toe."),
)
TOEPASSING: Final = Rule(
    code="REGL0656",
    naam="van-overeenkomstige-toepassing",
    ernst=Ernst.INFORMATIEF,
    regel="Van een bepaling die ook hier geldt, heet het: “is van toepassing” of “is van overeenkomstige toepassing”.",
    waarom="De vaste woorden zeggen of de bepaling letterlijk geldt of met de nodige aanpassing.",
    bron="aanwijzing 3.32 van de Aanwijzingen voor de regelgeving",
    fout=artikel(f"Artikel 5 {_VAN_DE_WET} is mutatis mutandis van toepassing."),
    goed=artikel(f"Artikel 5 {_VAN_DE_WET} is van overeenkomstige toepassing."),
)
GEMENGD: Final = Rule(
    code="REGL0657",
    naam="onder-en-onderdeel-gemengd",
    ernst=Ernst.INFORMATIEF,
    regel="In een regeling heet een onderdeel overal “onderdeel a” of overal “onder a”.",
    waarom="Twee woorden voor hetzelfde doen de lezer een verschil zoeken. Een verwijzing met [](#label) schrijft “onderdeel”.",
    bron="aanwijzing 3.29, derde lid, van de Aanwijzingen voor de regelgeving",
    fout=artikel(f"De minister past artikel 5, onderdeel a, en artikel 6, onder b, {_VAN_DE_WET} toe."),
    goed=artikel(f"De minister past artikel 5, onderdeel a, en artikel 6, onderdeel b, {_VAN_DE_WET} toe."),
)
ZOALS: Final = Rule(
    code="REGL0658",
    naam="zoals-bedoeld",
    ernst=Ernst.WAARSCHUWING,
    regel="Bij een verwijzing heet het “als bedoeld in” of “, bedoeld in”, en niet “zoals bedoeld in”.",
    waarom="Met vaste woorden weet de lezer of het om precies die zaak gaat of om een zaak van die soort.",
    bron="aanwijzing 3.31 van de Aanwijzingen voor de regelgeving",
    onzeker=AFGELEID,
    fout=artikel(f"De minister verleent subsidie voor kosten zoals bedoeld in artikel 5 {_VAN_DE_WET}."),
    goed=artikel(f"De minister verleent subsidie voor kosten als bedoeld in artikel 5 {_VAN_DE_WET}."),
)
LIDWOORD: Final = Rule(
    code="REGL0659",
    naam="bedoeld-en-het-lidwoord",
    ernst=Ernst.WAARSCHUWING,
    regel="Na “de” of “het” volgt “, bedoeld in”; na “een” of zonder lidwoord volgt “als bedoeld in”.",
    waarom="“De aanvraag, bedoeld in” is die ene aanvraag; “een aanvraag als bedoeld in” is elke aanvraag van die soort.",
    bron="aanwijzing 3.31 van de Aanwijzingen voor de regelgeving",
    onzeker=AFGELEID,
    fout=artikel(f"De minister verleent subsidie aan de school als bedoeld in artikel 5 {_VAN_DE_WET}."),
    goed=artikel(f"De minister verleent subsidie aan een school als bedoeld in artikel 5 {_VAN_DE_WET}."),
)
KOMMA_VOOR: Final = Rule(
    code="REGL0660",
    naam="komma-voor-bedoeld",
    ernst=Ernst.WAARSCHUWING,
    regel="Na een zelfstandig naamwoord met “de” of “het” staat een komma voor “bedoeld in” en “genoemd in”.",
    waarom="De komma hoort bij de vaste vorm; zonder haar lijkt “bedoeld” bij het werkwoord te horen.",
    bron="aanwijzing 3.31 van de Aanwijzingen voor de regelgeving",
    onzeker=AFGELEID,
    fout=artikel(f"De minister betaalt het bedrag bedoeld in artikel 5 {_VAN_DE_WET}."),
    goed=artikel(f"De minister betaalt het bedrag, bedoeld in artikel 5 {_VAN_DE_WET}."),
)
KOMMA_NA: Final = Rule(
    code="REGL0661",
    naam="komma-na-bedoeld-in",
    ernst=Ernst.WAARSCHUWING,
    regel="Een zinsdeel dat met “, bedoeld in” begint, eindigt met een komma voordat de zin verdergaat.",
    waarom="Zonder de tweede komma is niet te zien waar de aanhaling ophoudt.",
    bron="aanwijzing 3.31 van de Aanwijzingen voor de regelgeving",
    onzeker=AFGELEID,
    fout=artikel("Het bedrag, bedoeld in [](wet:AWB/4:23) wordt betaald."),
    goed=artikel("Het bedrag, bedoeld in [](wet:AWB/4:23), wordt betaald."),
)
DEZE_REGELING: Final = Rule(
    code="REGL0662",
    naam="artikel-van-deze-regeling",
    ernst=Ernst.WAARSCHUWING,
    regel="Naar een artikel van de regeling zelf wordt verwezen zonder “van deze regeling”.",
    waarom="Een artikel zonder naam van een wet is altijd een artikel van de regeling zelf; de toevoeging wekt twijfel over de "
    "rest.",
    bron="aanwijzing 3.33 van de Aanwijzingen voor de regelgeving",
    onzeker=AFGELEID,
    fout=voorbeeld("# Artikel 1. Proef\n\nDe minister past [](#hoogte) van deze regeling toe.\n\n"
              "# Artikel 2. Hoogte {#hoogte}\n\nDe subsidie is een vast bedrag.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe minister past [](#hoogte) toe.\n\n"
                   "# Artikel 2. Hoogte {#hoogte}\n\nDe subsidie is een vast bedrag.\n"),
)  # fmt: skip
HELE_WET: Final = Rule(
    code="REGL0673",
    naam="bedoeld-in-een-hele-wet",
    ernst=Ernst.WAARSCHUWING,
    regel="Een verwijzing met “bedoeld in” noemt het artikel, en niet alleen de wet.",
    waarom="In een hele wet staat zelden één omschrijving; de lezer moet zoeken en kan een andere vinden dan bedoeld.",
    bron="aanwijzing 3.28 van de Aanwijzingen voor de regelgeving",
    onzeker=AFGELEID,
    fout=artikel("De minister verleent subsidie aan een school als bedoeld in de Wet op het voorbeeld."),
    goed=artikel(f"De minister verleent subsidie aan een school als bedoeld in artikel 5 {_VAN_DE_WET}."),
)
DE_ARTIKELEN: Final = Rule(
    code="REGL1015",
    naam="artikelen-zonder-de",
    ernst=Ernst.WAARSCHUWING,
    regel="Voor meer artikelen of leden achter een voorzetsel staat “de”: gelet op de artikelen 3 en 5.",
    waarom="Zo luidt de vaste aanhaling; zonder lidwoord leest “op artikelen 3 en 5” als een opschrift.",
    bron="aanwijzingen 3.29 en 4.10 van de Aanwijzingen voor de regelgeving",
    fout=artikel("Subsidie wordt verstrekt op grond van artikelen 3 en 5 van de Kaderwet voorbeelden."),
    goed=artikel("Subsidie wordt verstrekt op grond van de artikelen 3 en 5 van de Kaderwet voorbeelden."),
)
RULES: tuple[Rule, ...] = (
    DE_ARTIKELEN,
    LID_CIJFER, KOMMA, BELEIDSREGEL, VORIG, BOVENSTAAND, ONDERDEEL, TOEPASSING, GEMENGD, ZOALS, LIDWOORD, KOMMA_VOOR, KOMMA_NA,
    DEZE_REGELING, HELE_WET,
)  # fmt: skip
