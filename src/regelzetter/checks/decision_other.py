"""What a refusal, change, final settlement (vaststelling) or recovery (terugvordering) must say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from regelzetter.checks.decision_examples import besluit
from regelzetter.checks.decision_letter import Eis, Letter, unmet
from regelzetter.diagnostics import Diagnostic, Ernst, Rule

EERDER_BESLUIT = Rule(
    code="REGL0680",
    naam="eerder-besluit",
    ernst=Ernst.WAARSCHUWING,
    regel="Een besluit dat op een verlening volgt, noemt die verlening.",
    waarom="Een voorschot, wijziging, vaststelling of terugvordering bestaat niet op zichzelf: zonder de verlening weet niemand "
    "waarop zij ziet.",
    bron="artikelen 4:42, 4:46, 4:48, 4:57 en 4:95 van de Algemene wet bestuursrecht",
    fout=besluit("voorschot", verlening="Het is bedoeld voor uw proef."),
    goed=besluit("voorschot"),
)
WEIGERINGSGROND = Rule(
    code="REGL0681",
    naam="weigeringsgrond",
    ernst=Ernst.WAARSCHUWING,
    regel="Een afwijzing noemt de grond waarop de subsidie wordt geweigerd.",
    waarom="De minister mag alleen weigeren op een grond uit de wet of de regeling; de aanvrager moet weten op welke.",
    bron="artikelen 3:47, 4:25 en 4:35 van de Algemene wet bestuursrecht",
    fout=besluit("afwijzing", grond=""),
    goed=besluit("afwijzing"),
)
PLAFOND = Rule(
    code="REGL0682",
    naam="weigering-plafond",
    ernst=Ernst.WAARSCHUWING,
    regel="Een afwijzing omdat het subsidieplafond is bereikt, noemt artikel 4:25, tweede lid, van de Awb.",
    waarom="Die weigering is verplicht. Met een andere grond lijkt het alsof de minister ook anders had kunnen besluiten.",
    bron="artikel 4:25, tweede lid, van de Algemene wet bestuursrecht",
    fout=besluit("afwijzing", grond="Het subsidieplafond is bereikt."),
    goed=besluit("afwijzing", grond="Het subsidieplafond is bereikt. Dan weiger ik op grond van [](wet:AWB/4:25/2)."),
)
HERSTEL = Rule(
    code="REGL0683",
    naam="buiten-behandeling",
    ernst=Ernst.WAARSCHUWING,
    regel="Een besluit om een aanvraag niet te behandelen, zegt dat de aanvrager haar eerst mocht aanvullen.",
    waarom="Buiten behandeling stellen mag pas nadat de aanvrager gelegenheid heeft gehad om het gebrek te herstellen.",
    bron="artikel 4:5 van de Algemene wet bestuursrecht",
    fout=besluit("afwijzing", gevolg="Ik stel uw aanvraag daarom buiten behandeling."),
    goed=besluit("afwijzing", gevolg="U had gelegenheid haar aan te vullen. Ik stel uw aanvraag daarom buiten behandeling."),
)
ZIENSWIJZE = Rule(
    code="REGL0684",
    naam="besluit-zienswijze",
    ernst=Ernst.WAARSCHUWING,
    regel="Een wijziging of intrekking zegt dat de ontvanger zijn zienswijze kon geven, of waarom dat niet nodig was.",
    waarom="Wie zonder gehoor subsidie verliest, krijgt om die reden alleen al vaak gelijk.",
    bron="artikelen 4:7, 4:8 en 4:12 van de Algemene wet bestuursrecht",
    fout=besluit("wijziging", zienswijze=""),
    goed=besluit("wijziging"),
)
GROND_WIJZIGING = Rule(
    code="REGL0685",
    naam="grond-wijziging",
    ernst=Ernst.FOUT,
    regel="Een wijziging of intrekking noemt het artikel van de Awb waarop zij berust: 4:48, 4:49, 4:50 of 4:51.",
    waarom="De gronden verschillen: een fout van de ontvanger werkt terug, een gewijzigd inzicht vraagt een redelijke termijn.",
    bron="artikelen 4:48 tot en met 4:51 van de Algemene wet bestuursrecht",
    fout=besluit("wijziging", grond="Dat doe ik op grond van [](wet:AWB/4:23)."),
    goed=besluit("wijziging"),
)
INGANG = Rule(
    code="REGL0686",
    naam="ingang-wijziging",
    ernst=Ernst.WAARSCHUWING,
    regel="Een wijziging of intrekking zegt vanaf welke dag zij geldt.",
    waarom="Zonder dag werkt een intrekking wegens een fout van de ontvanger terug tot de verlening.",
    bron="artikelen 4:48, tweede lid, en 4:50 van de Algemene wet bestuursrecht",
    fout=besluit("wijziging", ingang=""),
    goed=besluit("wijziging"),
)
REDELIJKE_TERMIJN = Rule(
    code="REGL0687",
    naam="redelijke-termijn",
    ernst=Ernst.WAARSCHUWING,
    regel="Wie wijzigt of weigert wegens gewijzigde inzichten, neemt een redelijke termijn in acht en noemt haar.",
    waarom="De ontvanger heeft op de subsidie gerekend en moet zijn uitgaven kunnen aanpassen.",
    bron="artikelen 4:50 en 4:51 van de Algemene wet bestuursrecht",
    fout=besluit("wijziging", grond="Dat doe ik op grond van [](wet:AWB/4:50)."),
    goed=besluit("wijziging", grond="Dat doe ik op grond van [](wet:AWB/4:50), met een redelijke termijn van een jaar."),
)
LAGER = Rule(
    code="REGL0688",
    naam="lager-vaststellen",
    ernst=Ernst.WAARSCHUWING,
    regel="Een vaststelling op een lager bedrag noemt de grond van artikel 4:46, tweede lid, van de Awb.",
    waarom="De subsidie wordt vastgesteld zoals zij is verleend; lager mag alleen op een van de vier gronden van dat lid.",
    bron="artikel 4:46 van de Algemene wet bestuursrecht",
    fout=besluit("vaststelling", lager="Ik stel haar lager vast dan zij is verleend."),
    goed=besluit("vaststelling", lager="Ik stel haar lager vast dan zij is verleend, op grond van [](wet:AWB/4:46/2)."),
)
VERREKENING = Rule(
    code="REGL0689",
    naam="gevolg-voor-voorschotten",
    ernst=Ernst.WAARSCHUWING,
    regel="Een vaststelling of wijziging zegt wat zij betekent voor het geld dat al is betaald.",
    waarom="De ontvanger wil weten of hij nog iets krijgt of moet terugbetalen; het bedrag van het besluit alleen zegt dat niet.",
    bron="artikelen 4:52, 4:57 en 4:95 van de Algemene wet bestuursrecht",
    fout=besluit("vaststelling", verrekening=""),
    goed=besluit("vaststelling"),
)
GROND_TERUGVORDERING = Rule(
    code="REGL0690",
    naam="grond-terugvordering",
    ernst=Ernst.FOUT,
    regel="Een terugvordering noemt het artikel waarop zij berust: 4:57 of, voor een voorschot, 4:95 van de Awb.",
    waarom="Terugvorderen is een eigen bevoegdheid, met een grens van vijf jaar; zonder grondslag is er geen schuld.",
    bron="artikelen 4:57 en 4:95 van de Algemene wet bestuursrecht",
    fout=besluit("terugvordering", grond="Dat doe ik op grond van [](wet:AWB/4:23)."),
    goed=besluit("terugvordering"),
)
BETAALTERMIJN = Rule(
    code="REGL0691",
    naam="termijn-terugvordering",
    ernst=Ernst.WAARSCHUWING,
    regel="Een terugvordering noemt de termijn waarbinnen wordt betaald.",
    waarom="Zonder termijn is de ontvanger niet in verzuim, en kan geen rente of dwangbevel volgen.",
    bron="artikelen 4:86, tweede lid, 4:87 en 4:97 van de Algemene wet bestuursrecht",
    fout=besluit("terugvordering", termijn=""),
    goed=besluit("terugvordering"),
)
OPSCHORTING = Rule(
    code="REGL0692",
    naam="opschorting-betaling",
    ernst=Ernst.WAARSCHUWING,
    regel="Een besluit dat een betaling opschort, noemt artikel 4:56 van de Awb.",
    waarom="Opschorten mag bij een ernstig vermoeden van een grond voor intrekking of wijziging, en ten hoogste dertien weken.",
    bron="artikel 4:56 van de Algemene wet bestuursrecht",
    fout=besluit("verlening", opschorting="Als ik twijfel, schort ik de betaling op."),
    goed=besluit("verlening", opschorting="Als ik twijfel, schort ik de betaling op. Dat volgt uit [](wet:AWB/4:56)."),
)
RULES: tuple[Rule, ...] = (
    EERDER_BESLUIT, WEIGERINGSGROND, PLAFOND, HERSTEL, ZIENSWIJZE, GROND_WIJZIGING, INGANG, REDELIJKE_TERMIJN, LAGER, VERREKENING,
    GROND_TERUGVORDERING, BETAALTERMIJN, OPSCHORTING,
)  # fmt: skip

_CHANGE: Final = ("wijziging",)
_RECOVERY: Final = ("terugvordering",)
_PAY: Final = r"(?:betaal|betalen|over te maken|overgemaakt|maakt u|bijgeschreven|voldoen|voldaan|ontvang|terug)"
_BY: Final = r"(?:\bbinnen|\buiterlijk|\bvóór|\btermijnen)\b"
_PAY_BY: Final = rf"{_PAY}[^\n]{{0,100}}{_BY}|{_BY}[^\n]{{0,100}}{_PAY}"
_REQUIREMENTS: Final = (
    Eis(
        rule=EERDER_BESLUIT,
        besluiten=("voorschot", "wijziging", "vaststelling", "terugvordering"),
        woorden=("verleend", "verlening", "verleende", "toegekend", "vastgestelde subsidie", "eerdere besluit",
                 "mijn besluit van",                  "mijn beschikking van", "subsidie vastgesteld",
                 "direct vast", "meteen vast", "4:43"),
        melding="noemt niet het besluit waarmee de subsidie is verleend",
        tip="schrijf: Op {{ rij.datum_verlening }} (kenmerk …) heb ik u subsidie verleend voor …",
    ),
    Eis(
        rule=WEIGERINGSGROND,
        besluiten=("afwijzing",),
        woorden=("voldoet niet", "niet voldoet", "niet voldaan", "plafond", "weiger", "4:25", "4:35", "4:5", "4:51", "te laat",
                 "niet volledig", "onvolledig", "behoort niet", "hoort niet",
                 "komt niet in aanmerking", "niet in aanmerking komt"),
        melding="noemt niet de grond waarop de subsidie wordt geweigerd",
        tip="schrijf: Ik weiger de subsidie op grond van [](#weigering/…), omdat …",
    ),
    Eis(
        rule=PLAFOND,
        besluiten=("afwijzing",),
        als=("plafond is bereikt", "plafond is overschreden", "plafond zou", "plafond al is", "plafond wordt overschreden",
             "plafond al bereikt", "plafond is uitgeput", "plafond is al"),
        woorden=("4:25",),
        melding="weigert wegens het subsidieplafond zonder artikel 4:25 van de Awb te noemen",
        tip="schrijf: Op grond van [](wet:AWB/4:25/2) moet ik de subsidie dan weigeren",
    ),
    Eis(
        rule=HERSTEL,
        besluiten=("afwijzing",),
        als=("buiten behandeling", "niet in behandeling", "niet te behandelen", "niet behandelen"),
        woorden=("aanvul", "aan te vullen", "herstel", "gelegenheid", "ontbrekende"),
        melding="stelt een aanvraag buiten behandeling, maar noemt geen gelegenheid tot herstel",
        tip="schrijf: In mijn brief van … heb ik u gevraagd de aanvraag vóór … aan te vullen. Dat hebt u niet gedaan",
    ),
    Eis(
        rule=ZIENSWIJZE,
        besluiten=_CHANGE,
        woorden=("zienswijze", "gehoord", "uw reactie", "op uw verzoek", "u hebt verzocht", "u heeft verzocht", "uw verzoek",
                 "4:7",                  "4:8", "4:11", "4:12", "uw melding", "u hebt gemeld", "u heeft gemeld"),
        melding="zegt niets over een zienswijze van de ontvanger",
        tip="schrijf: Op … hebt u uw zienswijze gegeven. Ik heb die zo betrokken: …",
    ),
    Eis(
        rule=GROND_WIJZIGING,
        besluiten=_CHANGE,
        woorden=("4:48", "4:49", "4:50", "4:51", "uw verzoek"),
        melding="noemt niet het artikel waarop de wijziging of intrekking berust",
        tip="schrijf: op grond van [](wet:AWB/4:48), of een van de artikelen 4:49, 4:50 en 4:51",
    ),
    Eis(
        rule=INGANG,
        besluiten=_CHANGE,
        woorden=("met ingang van", "vanaf", "werkt terug", "terugwerk", "terug tot", "geldt tot", "per direct", "gaat in op"),
        melding="zegt niet vanaf welke dag de wijziging geldt",
        tip="schrijf: De wijziging geldt met ingang van {{ sleutel }}, of: werkt terug tot …",
    ),
    Eis(
        rule=REDELIJKE_TERMIJN,
        besluiten=("wijziging", "afwijzing"),
        als=("artikel 4:50", "artikel 4:51", "4:50,", "4:51,"),
        woorden=("redelijke termijn", "overgangsperiode", "afbouw", "gewenningsperiode", "op uw verzoek"),
        zoek=r"\bu (?:hebt|heeft) (?:mij |ons )?(?:om (?:de|deze|die) wijziging|zelf) (?:gevraagd|verzocht)",
        melding="noemt bij gewijzigde inzichten geen redelijke termijn",
        tip="schrijf welke termijn u in acht neemt en waarom die redelijk is; bij artikel 4:50 ook hoe schade wordt vergoed",
    ),
    Eis(
        rule=LAGER,
        besluiten=("vaststelling",),
        als=("lager vast", "lager bedrag", "lagere vaststelling", "minder dan is verleend", "minder dan het verleende"),
        woorden=("4:46",),
        melding="stelt de subsidie lager vast zonder artikel 4:46 van de Awb te noemen",
        tip="schrijf: op grond van [](wet:AWB/4:46/2), en noem onderdeel a, b, c of d: niet uitgevoerd, verplichting niet "
        "nagekomen, onjuiste gegevens, of een verlening die kenbaar onjuist was",
    ),
    Eis(
        rule=VERREKENING,
        besluiten=("vaststelling", "wijziging"),
        woorden=("voorschot", "verreken", "betaal", "betaling", "terug te ", "terugvorder", "al ontvangen", "al hebt ontvangen",
                 "al heeft ontvangen", "resterend"),
        melding="zegt niet wat dit betekent voor het geld dat al is betaald",
        tip="schrijf: U hebt al … als voorschot ontvangen. Het verschil van … betaal ik u / vorder ik terug",
    ),
    Eis(
        rule=GROND_TERUGVORDERING,
        besluiten=_RECOVERY,
        woorden=("4:57", "4:95", "6:203"),
        melding="noemt niet het artikel waarop de terugvordering berust",
        tip="schrijf: op grond van [](wet:AWB/4:57), of voor een voorschot [](wet:AWB/4:95/4)",
    ),
    Eis(
        rule=BETAALTERMIJN,
        besluiten=_RECOVERY,
        woorden=("4:87",),
        zoek=_PAY_BY,
        melding="zegt niet binnen welke termijn wordt betaald",
        tip="schrijf: Betaal dit bedrag binnen zes weken na de dag waarop deze brief is verzonden (artikel 4:87 Awb)",
    ),
    Eis(
        rule=OPSCHORTING,
        als=("schort ik de betaling", "betaling opschort", "betaling op te schorten", "betaling opgeschort",
             "betalingen opschort",              "betaling van het voorschot opschort", "voorschot opschort"),
        woorden=("4:56",),
        melding="schort een betaling op zonder artikel 4:56 van de Awb te noemen",
        tip="schrijf: op grond van [](wet:AWB/4:56), en tot wanneer, ten hoogste dertien weken",
    ),
)  # fmt: skip


def in_other_decision(letter: Letter) -> Iterator[Diagnostic]:
    """What these decisions do not say."""
    yield from unmet(letter, _REQUIREMENTS)
