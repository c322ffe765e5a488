"""Where one phrase contradicts itself: a number in words and in figures, and a day that no calendar has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final

from regelzetter.checks.passages import Passage
from regelzetter.checks.patterns import LOPEND, OVERAL, Patroon, find
from regelzetter.checks.subject import Subject
from regelzetter.checks.wording_spared import quoted
from regelzetter.diagnostics import Diagnostic, Ernst, Rule, voorbeeld
from regelzetter.telwoorden import telwoord

GEEN_DAG: Final = Rule(
    code="REGL1012",
    naam="dag-bestaat-niet",
    ernst=Ernst.FOUT,
    regel="Een dag die wordt genoemd, bestaat.",
    waarom="Een termijn die op 31 april eindigt, eindigt op 30 april of op 1 mei; wie het leest, weet niet welke.",
    bron="kalender",
    fout=voorbeeld("# Artikel 1. Proef\n\nDe minister beslist vóór 31 april 2027.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe minister beslist vóór {{ start }}.\n"),
)
WOORD_EN_CIJFER: Final = Rule(
    code="REGL1013",
    naam="getal-in-woord-en-cijfer",
    ernst=Ernst.FOUT,
    regel="Een getal dat in letters en in cijfers staat, is twee keer hetzelfde getal.",
    waarom="“Vijf (4) jaar” is vier of vijf jaar, en de rechter moet kiezen.",
    bron="gewone zorgvuldigheid; aanwijzing 3.13 van de Aanwijzingen voor de regelgeving raadt de haakjes af",
    fout=voorbeeld("# Artikel 1. Proef\n\nDe aanwijzing geldt voor vijf (4) jaar.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe aanwijzing geldt voor vijf jaar.\n"),
)
DUBBELE_VOORWAARDE: Final = Rule(
    code="REGL1019",
    naam="dubbele-voorwaarde",
    ernst=Ernst.WAARSCHUWING,
    regel="Een voorwaarde of uitzondering begint met één woord: indien, tenzij, mits of voor zover.",
    waarom="“Behoudens tenzij” zegt het omgekeerde van wat er is bedoeld, en “indien en mits” doet twee voorwaarden vermoeden.",
    bron="aanwijzingen 3.1 en 3.11 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld("# Artikel 1. Proef\n\nDe ontvanger meldt dit, behoudens indien het is hersteld.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe ontvanger meldt dit, tenzij het is hersteld.\n"),
)
HET_BEPAALDE: Final = Rule(
    code="REGL1020",
    naam="het-bepaalde-in",
    ernst=Ernst.INFORMATIEF,
    regel="Een artikel wordt aangehaald zonder “het bepaalde in” ervoor.",
    waarom="Een artikel is wat het bepaalt; de woorden erbij zeggen niets meer.",
    bron="aanwijzing 3.1 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld(
        "# Artikel 1. Proef\n\nOnverminderd het bepaalde in artikel 4:35 van de Algemene wet bestuursrecht is er een proef.\n"
    ),
    goed=voorbeeld("# Artikel 1. Proef\n\nOnverminderd artikel 4:35 van de Algemene wet bestuursrecht is er een proef.\n"),
)
MEER_DAN_MEEST: Final = Rule(
    code="REGL1021",
    naam="minimum-boven-maximum",
    ernst=Ernst.FOUT,
    regel="Wat ten minste moet, is niet meer dan wat ten hoogste mag.",
    waarom="Aan “ten minste vijf en ten hoogste drie leden” kan niemand voldoen.",
    bron="rekenkunde",
    fout=voorbeeld("# Artikel 1. Proef\n\nDe commissie heeft ten minste vijf en ten hoogste drie leden.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe commissie heeft ten minste drie en ten hoogste vijf leden.\n"),
)
RULES: tuple[Rule, ...] = (GEEN_DAG, WOORD_EN_CIJFER, DUBBELE_VOORWAARDE, HET_BEPAALDE, MEER_DAN_MEEST)

_NEVER: Final = ("30 februari", "31 februari", "31 april", "31 juni", "31 september", "31 november")
_LEAP: Final = "29 februari"
_BRACKET: Final = (
    r"(?P<een>[a-zë]+(?: (?:miljoen|miljard))?|\d[\d.]*)(?P<maat> ?(?:%|procent|euro|miljoen))? "
    r"\((?:€ )?(?P<ander>\d[\d.]*|[a-zë]+)(?: ?(?:%|procent|euro|miljoen))?\)"
)
_COUNT: Final = r"[a-zë]+|\d[\d.]*"
_LIMITS: Final = rf"\bten minste (?:€ )?(?P<minst>{_COUNT})(?: [a-z]+)? en (?:van )?ten hoogste (?:€ )?(?P<meest>{_COUNT})"
_WORDS_UP_TO: Final = 1000


def _in_a_leap_year(_passage: Passage, match: re.Match[str]) -> bool:
    try:
        date(int(match["jaar"]), 2, 29)
    except ValueError:
        return False
    return True


_PATTERNS: Final = (
    Patroon(
        rule=GEEN_DAG, woorden=_NEVER, delen=OVERAL, getypt=False,
        zoek=r"(?<![\d.])(?:3[01] februari|31 (?:april|juni|september|november))\b",
        melding="‘{0}’ bestaat niet", tip="kijk welke dag bedoeld is, en zet hem in gegevens/",
    ),
    Patroon(
        rule=GEEN_DAG, woorden=(_LEAP,), delen=OVERAL, getypt=False, behalve=_in_a_leap_year,
        zoek=r"(?<![\d.])29 februari (?P<jaar>\d{4})\b",
        melding="‘{0}’ bestaat niet: {jaar} is geen schrikkeljaar", tip="kijk welke dag bedoeld is, en zet hem in gegevens/",
    ),
    Patroon(
        rule=DUBBELE_VOORWAARDE, woorden=("behoudens ", "tenzij en", "mits en", "indien en", "en mits", "en tenzij", "en indien"),
        zoek=r"\b(?:behoudens (?:indien|tenzij|wanneer|als|in het geval dat)|(?:tenzij|mits|indien) en (?:mits|tenzij|indien)"
             r"|(?:tenzij|mits) en voor zover)\b",
        melding="‘{0}’", tip="kies één woord: “tenzij” voor een uitzondering, “indien” voor een voorwaarde", behalve=quoted,
    ),
    Patroon(
        rule=HET_BEPAALDE, woorden=("het bepaalde ",), getypt=False,
        zoek=r"\b(?P<in>het bepaalde (?:in|bij|krachtens|onder)) (?=(?:de |het )?(?:\w+ lid|artikel|onderdeel|bijlage))",
        melding="‘{in} …’", tip="laat ‘{in}’ weg", behalve=quoted,
    ),
)  # fmt: skip


def check_contradictions(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each day that is not there and each number that is written in two ways that differ."""
    yield from find(subject, _PATTERNS)
    for text in subject.teksten.values():
        for passage in text.having((" (",)):
            if passage.vorm in LOPEND:
                yield from _twice(passage)
        for passage in text.having(("ten hoogste",)):
            if passage.vorm in LOPEND and "ten minste" in passage.tekst:
                yield from _limits(passage)


def _limits(passage: Passage) -> Iterator[Diagnostic]:
    for found in _compiled(_LIMITS).finditer(passage.tekst):
        least, most = _number(found["minst"]), _number(found["meest"].rstrip("."))
        if least is not None and most is not None and least > most:
            yield Diagnostic(MEER_DAN_MEEST, passage.span(*found.span()), f"‘{found[0]}’ kan niet",
                             "verwissel de getallen, of verbeter er een")  # fmt: skip


def _twice(passage: Passage) -> Iterator[Diagnostic]:
    for found in _compiled(_BRACKET).finditer(passage.tekst):
        one, other = _number(found["een"]), _number(found["ander"])
        if one is None or other is None or one == other or found["een"][0].isdigit() == found["ander"][0].isdigit():
            continue
        yield Diagnostic(WOORD_EN_CIJFER, passage.span(*found.span()), f"‘{found[0]}’ noemt twee verschillende getallen",
                         "schrijf het getal één keer")  # fmt: skip


def _number(word: str) -> int | None:
    """A number in words or figures; None for any other word.

    >>> _number("vijf"), _number("125.000"), _number("plan")
    (5, 125000, None)
    """
    if word[0].isdigit():
        digits = word.replace(".", "")
        return int(digits) if digits.isdigit() else None
    return _words().get(word)


@cache
def _words() -> dict[str, int]:
    return {telwoord(number): number for number in range(1, _WORDS_UP_TO)}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
