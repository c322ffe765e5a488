"""Fixed expressions of a regulation: 3.13 to 3.22 of the Aanwijzingen."""

from __future__ import annotations

import re
from typing import Final

from regelzetter.checks.passages import Passage
from regelzetter.checks.patterns import Patroon
from regelzetter.checks.sources import AFGELEID, NIET_NAGEKEKEN
from regelzetter.checks.wording_spared import anothers, quoted
from regelzetter.diagnostics import Ernst, Rule, voorbeeld
from regelzetter.dutch import MAANDEN
from regelzetter.tree.nodes import Begrip

HAAKJES = Rule(
    code="REGL0610",
    naam="tussen-haakjes",
    ernst=Ernst.WAARSCHUWING,
    regel="In een voorschrift staat geen zin of zinsdeel tussen haakjes.",
    waarom="Van woorden tussen haakjes is niet duidelijk of zij bij de norm horen of haar alleen toelichten.",
    bron="aanwijzing 3.13 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld("# Artikel 1. Proef\n\nDe aanvrager zendt een verslag (ook na een afwijzing van de aanvraag).\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe aanvrager zendt een verslag, ook na een afwijzing van de aanvraag.\n"),
    onzeker=AFGELEID,
)
REEKS = Rule(
    code="REGL0611",
    naam="reeks-zonder-tot-en-met",
    ernst=Ernst.FOUT,
    regel="Het einde van een periode of reeks staat in een voorschrift achter “tot en met”.",
    waarom="Bij een streepje of “tot” blijft de vraag of het laatste jaar of artikel meetelt.",
    bron="aanwijzing 3.14 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld("# Artikel 1. Proef\n\nSubsidie wordt verstrekt voor de jaren 2026–2028.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nSubsidie wordt verstrekt voor de jaren 2026 tot en met 2028.\n"),
)
ONDERSCHEIDENLIJK = Rule(
    code="REGL0612",
    naam="cq-of-resp",
    ernst=Ernst.WAARSCHUWING,
    regel="In een voorschrift staat “onderscheidenlijk” of “respectievelijk” voluit, en nooit “c.q.”.",
    waarom="“C.q.” wordt gelezen als “en”, “of” en “of eigenlijk”; welke van de drie is bedoeld, is niet te zien.",
    bron="aanwijzing 3.15 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld("# Artikel 1. Proef\n\nDe aanvrager c.q. de gemachtigde ondertekent de aanvraag.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe aanvrager of de gemachtigde ondertekent de aanvraag.\n"),
)
BENAMING = Rule(
    code="REGL0613",
    naam="vaste-benaming",
    ernst=Ernst.INFORMATIEF,
    regel="Een algemene maatregel van bestuur, een koninklijk besluit, een ministeriële regeling en een "
    "ministerie heten voluit zo.",
    waarom="Het woord zegt wie de regels stelt en of zij algemeen gelden; een andere naam laat dat open.",
    bron="aanwijzingen 3.17, 3.18 en 3.19 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld("# Artikel 1. Proef\n\nHet plan gaat over een onderwerp dat bij AMvB is geregeld.\n"),
    goed=voorbeeld(
        "# Artikel 1. Proef\n\nHet plan gaat over een onderwerp dat bij algemene maatregel van bestuur is geregeld.\n"
    ),
    onzeker=AFGELEID,
)
BES = Rule(
    code="REGL0614",
    naam="caribisch-nederland",
    ernst=Ernst.INFORMATIEF,
    regel="Bonaire, Sint Eustatius en Saba heten in een voorschrift zo, en de rest heet het Europese deel van Nederland.",
    waarom="“Caribisch Nederland” is geen benaming van een openbaar lichaam of van een grondgebied waar wetten gelden.",
    bron="aanwijzing 3.20 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld("# Artikel 1. Proef\n\nSubsidie wordt ook verstrekt voor scholen in Caribisch Nederland.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nSubsidie wordt ook verstrekt voor scholen in Bonaire, Sint Eustatius en Saba.\n"),
    onzeker=NIET_NAGEKEKEN,
)
EUROTEKEN = Rule(
    code="REGL0615",
    naam="bedrag-zonder-euroteken",
    ernst=Ernst.FOUT,
    regel="Een bedrag staat in een voorschrift in cijfers achter het teken € of, bij een andere munt, achter haar code.",
    waarom="Eén schrijfwijze maakt bedragen vindbaar en vergelijkbaar.",
    bron="aanwijzing 3.21 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld("# Artikel 1. Proef\n\nDe bijdrage van een deelnemer bedraagt ten hoogste honderd euro.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe bijdrage van een deelnemer bedraagt ten hoogste {{ plafond }}.\n"),
    onzeker=AFGELEID,
)
EENHEID = Rule(
    code="REGL0616",
    naam="meeteenheid",
    ernst=Ernst.INFORMATIEF,
    regel="Een maat staat in een wettelijke meeteenheid.",
    waarom="Een pond of een pk is niet wettelijk bepaald, zodat over de grens kan worden getwist.",
    bron="aanwijzing 3.22 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld("# Artikel 1. Proef\n\nHet schip heeft een motor van ten minste 300 pk.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nHet schip heeft een motor van ten minste 220 kilowatt.\n"),
    onzeker=AFGELEID,
)
RULES: tuple[Rule, ...] = (HAAKJES, REEKS, ONDERSCHEIDENLIJK, BENAMING, BES, EUROTEKEN, EENHEID)

_SERIES: Final = (
    r"(?:artikelen|leden|onderdelen|bijlagen|hoofdstukken|paragrafen|afdelingen|kalenderjaren|boekjaren|schooljaren|studiejaren|jaren"
    r"|de periode|het tijdvak|de periode van|het tijdvak van)"
)
_NUMBER: Final = r"(?:\d+(?:[.:]\d+)*[a-z]?|[a-z])"
_MONTH: Final = "|".join(MAANDEN)
_WORDED: Final = (
    "twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|vijftien|twintig|vijfentwintig|vijftig|honderd|tweehonderd|vijfhonderd"
    "|duizend|miljoen|miljard"
)
_PLACE: Final = (
    "stb", "stcrt", "trb", "pb", "kamerstukken", "eu", "eg", "art", "hierna", "bes", "iso", "nen", "x €", "bedragen", "in euro",
)  # fmt: skip
"""How a place of publication, a name given on the spot or a unit of a table begins between brackets."""


def _may_be_in_brackets(passage: Passage, match: re.Match[str]) -> bool:
    inside = match[0][1:-1].strip().lower()
    return inside.startswith(_PLACE) or passage.in_(Begrip) or anothers(passage, match)


FORMS: Final = (
    Patroon(
        rule=HAAKJES,
        woorden=("(",),
        zoek=r"\((?-i:[a-zà-ÿ0-9’])[^()\s]*\s+(?:[^()\s]+\s+)+[^()\s]+\)",
        melding="'{0}' staat tussen haakjes",
        tip="zet het tussen komma’s als het bij de norm hoort, en anders in de toelichting",
        vormen=("alinea",),
        behalve=_may_be_in_brackets,
    ),
    Patroon(
        rule=REEKS,
        woorden=("-", "–"),
        zoek=rf"\b({_SERIES}) ({_NUMBER}) ?[-–] ?({_NUMBER})(?![\w/])(?!-)",
        melding="'{2}–{3}' is een reeks met een streepje",
        tip="schrijf “{2} tot en met {3}”",
        vervang=r"\1 \2 tot en met \3",
        behalve=anothers,
    ),
    Patroon(
        rule=REEKS,
        woorden=("-", "–"),
        zoek=rf"(?<![\d.])(\d{{1,2}}(?: (?:{_MONTH}))?(?: \d{{4}})?) ?[-–] ?(\d{{1,2}} (?:{_MONTH}))\b",
        melding="'{1}–{2}' is een periode met een streepje",
        tip="schrijf “{1} tot en met {2}”",
        vervang=r"\1 tot en met \2",
        behalve=anothers,
    ),
    Patroon(
        rule=REEKS,
        woorden=(" tot ",),
        zoek=rf"\b(artikelen|leden|onderdelen|bijlagen|hoofdstukken|paragrafen) ({_NUMBER}) tot ({_NUMBER})\b(?! en met)",
        melding="van '{0}' is niet duidelijk of {3} meetelt",
        tip="schrijf “{1} {2} tot en met {3}”",
        behalve=anothers,
    ),
    Patroon(
        rule=REEKS,
        woorden=(" - ", " – ", *(f"{before}{dash}" for before in (*"0123456789%", "°c") for dash in "-–")),
        zoek=r"(?<![\w.,])(\d+(?:,\d+)? ?(?:°C|%|procent|meter|km|kg|liter|weken|maanden|jaar|dagen)?) ?[-–] ?"
        r"(\d+(?:,\d+)? ?(?:°C|%|procent|meter|km|kg|liter|weken|maanden|jaar|dagen))(?!\w)",
        melding="'{0}' is een reeks met een streepje",
        tip="schrijf “{1} tot en met {2}”",
        vormen=("alinea", "noot", "term"),
        behalve=anothers,
    ),
    Patroon(
        rule=REEKS,
        woorden=("t/m",),
        zoek=r"\bt/m\b",
        melding="'{0}'",
        tip="schrijf “tot en met”",
        vervang="tot en met",
        behalve=anothers,
    ),
    Patroon(
        rule=ONDERSCHEIDENLIJK,
        woorden=("c.q.", "cq"),
        zoek=r"(?<![\w.])(?:c\.q\.|cq\b\.?)",
        melding="'{0}'",
        tip="schrijf “of”, “en” of “, onderscheidenlijk …,”",
        behalve=quoted,
    ),
    Patroon(
        rule=ONDERSCHEIDENLIJK,
        woorden=("resp.",),
        zoek=r"(?<![\w.])resp\.",
        melding="'{0}'",
        tip="schrijf “respectievelijk” of “onderscheidenlijk”",
        vervang="respectievelijk",
        behalve=quoted,
    ),
    Patroon(
        rule=BENAMING,
        woorden=("amvb",),
        zoek=r"\b(?:amvb|a\.m\.v\.b\.)(?!\w)",
        melding="'{0}' is afgekort",
        tip="schrijf “algemene maatregel van bestuur”",
        behalve=anothers,
    ),
    Patroon(
        rule=BENAMING,
        woorden=("kb",),
        zoek=r"\b(?:bij|het) (?-i:KB)\b",
        melding="'KB' is afgekort",
        tip="schrijf “koninklijk besluit”",
        behalve=anothers,
    ),
    Patroon(
        rule=BENAMING,
        woorden=("ministeri",),
        zoek=r"\bministeri(?:eel besluit|ële besluiten|ële beschikking(?:en)?)\b",
        melding="'{0}'",
        tip="schrijf “ministeriële regeling” als het regels bevat, en “besluit van de minister” als dat niet zo is",
        behalve=anothers,
    ),
    Patroon(
        rule=BENAMING,
        woorden=("departement",),
        zoek=r"\bdepartement(?:en)?\b",
        melding="'{0}'",
        tip="schrijf “ministerie” als dat is bedoeld",
        behalve=anothers,
    ),
    Patroon(
        rule=BES,
        woorden=("caribisch", "bes-eiland", "europees nederland"),
        zoek=r"(?<!Rijksdienst )\b(?:Caribisch Nederland|BES-eiland(?:en)?|Europees Nederland)\b",
        melding="'{0}'",
        tip="schrijf “Bonaire, Sint Eustatius en Saba” of “het Europese deel van Nederland”",
        behalve=anothers,
    ),
    Patroon(
        rule=EUROTEKEN,
        woorden=("euro", "eur ", "eur\n", "dollar", "$"),
        zoek=rf"\b(?:\d[\d.,]*(?: (?:miljoen|miljard))?|(?:{_WORDED})) (?:euro(?:[’']s)?|EUR|(?:US |Amerikaanse )?dollars?)\b"
        r"|\bEUR \d[\d.,]*\d|\$ ?\d[\d.,]*\d",
        melding="'{0}'",
        tip="schrijf het bedrag in cijfers achter € (of USD)",
        behalve=quoted,
    ),
    Patroon(
        rule=EENHEID,
        woorden=("pk", "paardenkracht", "inch", "mijl", "pond", " ons", "calorie", "yard", "gallon"),
        zoek=r"\b\d[\d.,]* (?:pk|paardenkracht|inch|mijl|mijlen|pond|ons|kilocalorieën|calorieën|yards?|gallons?)\b",
        melding="'{0}' is geen wettelijke meeteenheid",
        tip="schrijf de maat in kilowatt, meter, gram of een andere wettelijke eenheid",
        behalve=quoted,
    ),
)
