"""Spelling of single words: abbreviations that became words, hyphens, apostrophes."""

from __future__ import annotations

import re
from typing import Final

from regelzetter.checks.passages import Passage
from regelzetter.checks.patterns import OVERAL, Patroon
from regelzetter.checks.sources import EIGEN
from regelzetter.checks.wording_spared import anothers, quoted
from regelzetter.diagnostics import Ernst, Rule, voorbeeld

KLEIN = Rule(
    code="REGL0624",
    naam="afkorting-met-kleine-letters",
    ernst=Ernst.WAARSCHUWING,
    regel="Een afkorting die een gewoon woord is geworden, wordt klein geschreven.",
    waarom="Eén schrijfwijze door alle stukken leest rustiger en is beter te doorzoeken.",
    bron="officiële spelling (Woordenlijst): btw, cao, vmbo",
    fout=voorbeeld("# Artikel 1. Proef\n\nHet tarief is inclusief BTW.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nHet tarief is inclusief btw.\n"),
    onzeker=EIGEN,
)
KOPPELTEKEN = Rule(
    code="REGL0625",
    naam="koppelteken",
    ernst=Ernst.WAARSCHUWING,
    regel="Een samenstelling met een afkorting krijgt een koppelteken.",
    waarom="Twee losse woorden zijn twee dingen; “mbo instelling” is in het Nederlands geen soort instelling.",
    bron="officiële spelling (Leidraad): vmbo-leerling, mbo-instelling",
    fout=voorbeeld("# Artikel 1. Proef\n\nEen mbo instelling ondertekent de aanvraag.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nEen mbo-instelling ondertekent de aanvraag.\n"),
    onzeker=EIGEN,
)
APOSTROF = Rule(
    code="REGL0626",
    naam="apostrof",
    ernst=Ernst.WAARSCHUWING,
    regel="Een meervoud op een lange klinker krijgt ’s.",
    waarom="Zonder apostrof leest men “regios” als een ander woord.",
    bron="officiële spelling (Leidraad): regio’s, programma’s",
    fout=voorbeeld("# Artikel 1. Proef\n\nDe programmas gelden voor alle scholen.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe programma’s gelden voor alle scholen.\n"),
    onzeker=EIGEN,
)
LOS: Final = Rule(
    code="REGL0207",
    naam="ten-en-te-los",
    ernst=Ernst.WAARSCHUWING,
    regel="“Ten minste”, “ten hoogste” en “ten gevolge van” zijn twee woorden.",
    waarom="“Tenminste” betekent althans; een ondergrens is “ten minste”.",
    bron="officiële spelling (Woordenlijst): ten minste, ten hoogste, ten gevolge van",
    fout=voorbeeld("# Artikel 1. Proef\n\nDe commissie heeft tenminste drie leden.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe commissie heeft ten minste drie leden.\n"),
    onzeker=EIGEN,
)
RULES: tuple[Rule, ...] = (KLEIN, KOPPELTEKEN, APOSTROF, LOS)

SMALL: Final = ("btw", "cao", "vmbo", "mbo", "hbo", "vwo", "havo", "vso", "pabo", "zzp", "mkb", "wifi", "avo")
_COUNTED: Final = (
    "instelling", "instellingen", "school", "scholen", "leerling", "leerlingen", "student", "studenten", "opleiding",
    "opleidingen", "docent", "docenten", "vestiging", "vestigingen", "sector", "tarief", "nummer", "diploma",
    "diploma’s", "bestuur", "besturen",
    "profiel", "profielen", "onderwijs", "onderneming", "ondernemingen", "regio", "regio’s", "lidstaat", "lidstaten",
    "verordening", "richtlijn", "formulier", "project", "projecten", "code",
)  # fmt: skip
_LONG_VOWEL: Final = (
    "regio", "programma", "thema", "foto", "auto", "video", "agenda", "schema", "risico", "scenario", "collega", "menu", "ratio",
    "portfolio", "diploma", "camera", "kilo", "taxi", "cao", "euro",
)  # fmt: skip


def _name(passage: Passage, match: re.Match[str]) -> bool:
    """In capitals throughout, or beside a word with a capital: “MBO Raad”, “Platform VMBO”, “VMBO-platform X”."""
    text = passage.tekst
    before, after = text[: match.start()].split(), text[match.end() :].split()
    beside_name = bool(after) and after[0][:1].isupper() and text[match.end() : match.end() + 1] == " "
    behind_name = len(before) > 1 and before[-1][:1].isupper() and not before[-2].endswith((".", ":", "?"))
    return text.isupper() or beside_name or behind_name or anothers(passage, match)


def _own_word(passage: Passage, match: re.Match[str]) -> bool:
    """“leerlingen die in het vmbo leerlingen begeleiden”: two words that happen to meet."""
    return passage.tekst[: match.start()].lower().endswith(("het ", "op ", "naar ", "van ")) or anothers(passage, match)


_HOW_MANY: Final = (
    r" (?:ook )?(?:\d|€|één\b|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|twintig|dertig|veertig"
    r"|zestig|honderd|duizend|de helft\b|een (?:derde|vierde|vijfde|tiende|kwart|week|maand|jaar|dag)\b|hetzelfde\b|dezelfde\b)|:"
)
"""After “tenminste” in the sense of a lower bound; “dat is tenminste een begin” is another word."""

WORDS: Final = (
    *(
        Patroon(
            rule=KLEIN,
            woorden=(word,),
            zoek=rf"(?<![\w.@/-])(?-i:{word.upper()})(?![\w@/]|\.\w)",
            melding="'{0}' in hoofdletters",
            tip=f"schrijf '{word}'",
            delen=OVERAL,
            vervang=word,
            behalve=_name,
        )
        for word in SMALL
    ),
    Patroon(
        rule=KOPPELTEKEN,
        woorden=_COUNTED,
        zoek=rf"(?<![\w-])((?-i:vmbo|mbo|hbo|vwo|havo|vso|mkb|btw|cao|zzp|ict|roc|ROC|BRIN|KvK|IBAN|EU|ICT))"
        rf" ({'|'.join(_COUNTED)})(?![\w-])",
        melding="'{0}' zonder koppelteken",
        tip="schrijf '{1}-{2}'",
        delen=OVERAL,
        vervang=r"\1-\2",
        behalve=_own_word,
    ),
    Patroon(
        rule=KOPPELTEKEN,
        woorden=("email",),
        zoek=r"(?<![\w@./-])(e)(mail(?:s|adres|adressen|bericht|berichten)?)(?![\w@./])",
        melding="'{0}' zonder koppelteken",
        tip="schrijf '{1}-{2}'",
        delen=OVERAL,
        vervang=r"\1-\2",
        behalve=quoted,
    ),
    Patroon(
        rule=LOS,
        woorden=("tenminste",),
        zoek=rf"\b(t)enminste(?={_HOW_MANY})",
        melding="'{0}' aaneen",
        tip="schrijf '{1}en minste'",
        delen=OVERAL,
        vervang=r"\1en minste",
        behalve=anothers,
    ),
    Patroon(
        rule=LOS,
        woorden=("tenhoogste", "tengevolge"),
        zoek=r"\b(ten)(hoogste\b|gevolge(?= van\b))",
        melding="'{0}' aaneen",
        tip="schrijf '{1} {2}'",
        delen=OVERAL,
        vervang=r"\1 \2",
        behalve=anothers,
    ),
    Patroon(
        rule=APOSTROF,
        woorden=tuple(f"{word}s" for word in _LONG_VOWEL),
        zoek=rf"\b({'|'.join(_LONG_VOWEL)})s\b",
        melding="'{0}' zonder apostrof",
        tip="schrijf '{1}’s'",
        delen=OVERAL,
        vervang=r"\1’s",
        behalve=quoted,
    ),
)
