"""Words that the Aanwijzingen keep out of a regulation, one by one: 3.2 to 3.12."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from regelzetter.checks.patterns import Patroon, find
from regelzetter.checks.sources import AFGELEID
from regelzetter.checks.subject import Subject
from regelzetter.checks.wording_abbreviations import ABBREVIATIONS
from regelzetter.checks.wording_forms import FORMS
from regelzetter.checks.wording_spared import anothers, quoted
from regelzetter.diagnostics import Diagnostic, Ernst, Rule, voorbeeld

MOETEN = Rule(
    code="REGL0600",
    naam="moeten-of-dienen",
    ernst=Ernst.WAARSCHUWING,
    regel="Een voorschrift zegt wat geldt, zonder “moeten” of “dienen te”.",
    waarom="Een voorschrift verplicht al doordat het er staat; “moet” doet twijfelen of de andere voorschriften "
    "minder streng zijn.",
    bron="aanwijzing 3.2 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld("# Artikel 1. Proef\n\nDe begroting moet sluitend zijn.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe begroting is sluitend.\n"),
)
VAAG = Rule(
    code="REGL0601",
    naam="vaag-woord",
    ernst=Ernst.INFORMATIEF,
    regel="Een voorschrift gebruikt geen woorden waarvan de betekenis te weinig bepaald is.",
    waarom="Wat “adequaat” of “in principe” betekent, moet anders de rechter invullen; de aanvrager weet niet "
    "waar hij aan toe is.",
    bron="aanwijzing 3.3 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld("# Artikel 1. Proef\n\nDe Minister van Voorbeelden beslist in principe op de aanvraag.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe Minister van Voorbeelden beslist op de aanvraag.\n"),
    onzeker=AFGELEID,
)
VREEMD = Rule(
    code="REGL0602",
    naam="vreemd-woord",
    ernst=Ernst.INFORMATIEF,
    regel="Waar een gewoon Nederlands woord bestaat, staat geen woord uit een andere taal.",
    waarom="Een lezer die het woord niet kent, kan het voorschrift niet naleven, en de rechter heeft er geen "
    "vaste betekenis voor.",
    bron="aanwijzing 3.6 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld("# Artikel 1. Proef\n\nDe aanvraag bevat een business case.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe aanvraag bevat een zakelijke onderbouwing.\n"),
    onzeker=AFGELEID,
)
PERSONEN = Rule(
    code="REGL0603",
    naam="hij-of-zij",
    ernst=Ernst.WAARSCHUWING,
    regel="Een persoonsaanduiding omvat iedereen en is geen combinatie als “hij of zij”.",
    waarom="Een combinatie maakt de zin zwaar en roept de vraag op wie er niet onder valt; “degene die” of “de "
    "aanvrager” volstaat.",
    bron="aanwijzing 3.8 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld("# Artikel 1. Proef\n\nDe aanvrager vermeldt waarvoor hij of zij de subsidie gebruikt.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe aanvrager vermeldt waarvoor hij de subsidie gebruikt.\n"),
    onzeker=AFGELEID,
)
FICTIE = Rule(
    code="REGL0606",
    naam="fictie",
    ernst=Ernst.INFORMATIEF,
    regel="Een voorschrift doet zo min mogelijk alsof iets anders is dan het is.",
    waarom="Een fictie (“wordt geacht”) is niet te weerleggen en verhult wat er eigenlijk wordt geregeld.",
    bron="aanwijzing 3.10 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld("# Artikel 1. Proef\n\nDe aanvraag wordt geacht volledig te zijn.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe aanvraag is volledig.\n"),
    onzeker=AFGELEID,
)
INDIEN_EN_VOOR_ZOVER = Rule(
    code="REGL0607",
    naam="indien-en-voor-zover",
    ernst=Ernst.FOUT,
    regel="In plaats van “indien en voor zover” staat er “voor zover”.",
    waarom="“Voor zover” zegt ook al dat er iets niet kan zijn; de langere uitdrukking doet een verschil "
    "vermoeden dat er niet is.",
    bron="aanwijzing 3.11, eerste lid, van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld("# Artikel 1. Proef\n\nDe kosten zijn subsidiabel indien en voor zover zij noodzakelijk zijn.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe kosten zijn subsidiabel voor zover zij noodzakelijk zijn.\n"),
)
VOOR_ZOVER = Rule(
    code="REGL0608",
    naam="voor-zover-als-voorwaarde",
    ernst=Ernst.INFORMATIEF,
    regel="“Voor zover” betekent “in de mate dat”; een voorwaarde begint met “indien”.",
    waarom="Een aanvraag wordt wel of niet verleend of ingediend; “voor zover” doet vermoeden dat het ook voor een deel kan.",
    bron="aanwijzing 3.11, tweede lid, van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld(
        "# Artikel 1. Proef\n\nEen aanvraag kan alleen worden ingediend voor zover de aanvrager is gevestigd in een haven.\n"
    ),
    goed=voorbeeld(
        "# Artikel 1. Proef\n\nEen aanvraag kan alleen worden ingediend indien de aanvrager is gevestigd in een haven.\n"
    ),
)
EN_OF = Rule(
    code="REGL0609",
    naam="en-of",
    ernst=Ernst.FOUT,
    regel="Een voorschrift kiest tussen “en” en “of”.",
    waarom="“Of” sluit niet uit dat beide zich voordoen, dus “en/of” voegt niets toe en laat in het midden wat is bedoeld.",
    bron="aanwijzing 3.12 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld("# Artikel 1. Proef\n\nDe bijdrage bestaat uit geld en/of goederen.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe bijdrage bestaat uit geld of goederen.\n"),
)
RULES: tuple[Rule, ...] = (MOETEN, VAAG, VREEMD, PERSONEN, FICTIE, INDIEN_EN_VOOR_ZOVER, VOOR_ZOVER, EN_OF)

_BETWEEN: Final = r"(?:\s+(?!om\b|door\b|zonder\b|teneinde\b|in\s+(?!te\b))[^\s.,;:()]+){0,10}?"
"""Words between “dient” and “te”; “dient een verslag in om … te” is indienen."""
_FOREIGN: Final = {
    "business case": "zakelijke onderbouwing",
    "stakeholder": "belanghebbende",
    "stakeholders": "belanghebbenden",
    "commitment": "toezegging",
    "roadmap": "plan",
    "governance": "bestuur en toezicht",
    "deadline": "uiterste datum",
    "target": "doel",
    "targets": "doelen",
    "best practice": "goed voorbeeld",
    "best practices": "goede voorbeelden",
    "lessons learned": "geleerde lessen",
    "level playing field": "gelijk speelveld",
    "awareness": "bekendheid",
    "output": "opbrengst",
    "outcome": "effect",
    "track record": "ervaring",
    "in-kind": "in natura",
    "in kind": "in natura",
    "matching funds": "eigen bijdrage",
}
_VAGUE: Final = {
    "in principe": "zeg wanneer het niet geldt, of laat de woorden weg",
    "in beginsel": "zeg wanneer het niet geldt, of laat de woorden weg",
    "zo spoedig mogelijk": "noem een termijn, of schrijf “onverwijld”",
    "zo snel mogelijk": "noem een termijn, of schrijf “onverwijld”",
    "naar behoren": "zeg waaraan is voldaan",
    "op adequate wijze": "zeg waaraan is voldaan",
}

_PATTERNS: Final = (
    Patroon(
        rule=MOETEN,
        woorden=("moet", "moest"),
        zoek=r"\b(?<!zou )(?<!zouden )(?:moet|moeten|moest|moesten)\b",
        melding="'{0}' in een voorschrift",
        tip="schrijf wat geldt: “is” of “bevat” in plaats van “moet zijn” of “moet bevatten”",
        behalve=anothers,
    ),
    Patroon(
        rule=MOETEN,
        woorden=("dien",),
        zoek=rf"(?<!te )\b(dient|dienen|diende|dienden)\b{_BETWEEN}\s+te\s+[a-zë]+n\b",
        melding="'{1} … te' in een voorschrift",
        tip="schrijf wat geldt: “wordt ingediend” in plaats van “dient te worden ingediend”",
        behalve=anothers,
    ),
    *(
        Patroon(
            rule=VAAG,
            woorden=(words,),
            zoek=rf"\b{words}\b",
            melding="'{0}' laat open wat geldt",
            tip=tip,
            behalve=anothers,
        )
        for words, tip in _VAGUE.items()
    ),
    Patroon(
        rule=VAAG,
        woorden=("adequa",),
        zoek=r"\badequa(?:at|te)\b",
        melding="'{0}' laat open wat geldt",
        tip="zeg waaraan is voldaan",
        behalve=anothers,
    ),
    *(
        Patroon(
            rule=VREEMD,
            woorden=(words,),
            zoek=rf"(?<![\w-]){words}(?![\w-])",
            melding="'{0}' is geen Nederlands",
            tip=f"schrijf bijvoorbeeld “{instead}”",
            vormen=("alinea", "kop", "cel", "noot", "bijschrift"),
            behalve=anothers,
        )
        for words, instead in _FOREIGN.items()
    ),
    Patroon(
        rule=PERSONEN,
        woorden=("hij/", "hij /", "hij of", "zij of", "hem/", "hem /", "hem of", "haar of", "zijn/", "zijn /", "zijn of", "m/v"),
        zoek=r"\b(?:hij ?/ ?zij|hij of zij|zij of hij|hem ?/ ?haar|hem of haar|haar of hem|zijn ?/ ?haar|zijn of haar|m/v)\b",
        melding="'{0}' is een combinatie van aanduidingen",
        tip="noem de persoon (“de aanvrager”), schrijf “degene die”, of zet de zin in het meervoud",
        behalve=quoted,
    ),
    Patroon(
        rule=FICTIE,
        woorden=("geacht",),
        zoek=r"\b(?:wordt|worden|werd|werden)\b[^.;:]{0,60}?\bgeacht\b(?! te zijn getreden| in werking)",
        melding="'geacht' maakt van het voorschrift een fictie",
        tip="regel de zaak zelf, bijvoorbeeld met “is van overeenkomstige toepassing”",
        behalve=quoted,
    ),
    Patroon(
        rule=INDIEN_EN_VOOR_ZOVER,
        woorden=("voor zover",),
        zoek=r"\b(?:indien|als|wanneer) en voor zover\b",
        melding="'{0}'",
        tip="schrijf “voor zover”",
        vervang="voor zover",
        behalve=quoted,
    ),
    Patroon(
        rule=VOOR_ZOVER,
        woorden=("voor zover",),
        zoek=r"\b(?:alleen|slechts|uitsluitend)\b[^.;:]*?\b(?:ingediend|verleend|verstrekt|toegekend|aangevraagd) (voor zover)\b",
        melding="'voor zover' staat hier voor een voorwaarde",
        tip="schrijf “indien”; of bedoelt u “in de mate dat”?",
        behalve=quoted,
    ),
    Patroon(
        rule=EN_OF,
        woorden=("en/of", "of/en", "en / of"),
        zoek=r"\b(?:en ?/ ?of|of/en)\b",
        melding="'{0}'",
        tip="schrijf “of” als één van beide genoeg is, en “en” als beide nodig zijn",
        behalve=quoted,
    ),
)


def check_wording(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each word or expression that a regulation does without."""
    return find(subject, (*_PATTERNS, *ABBREVIATIONS, *FORMS))
