"""How days, hours, ranges and numbers are written in any document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Final

from regelzetter import dutch
from regelzetter.checks.notation_amounts import AMOUNTS
from regelzetter.checks.passages import Deel, Passage, Vorm
from regelzetter.checks.patterns import LOPEND, NORMEN, OVERAL, Patroon, find
from regelzetter.checks.searching import SearchText
from regelzetter.checks.sources import EIGEN
from regelzetter.checks.subject import Subject
from regelzetter.checks.wording_spared import anothers, quoted
from regelzetter.diagnostics import Diagnostic, Edit, Ernst, Rule, voorbeeld
from regelzetter.dutch import MAANDEN

DATUM = Rule(
    code="REGL0633",
    naam="schrijfwijze-datum",
    ernst=Ernst.WAARSCHUWING,
    regel="Een datum staat er als 1 oktober 2024: zonder nul ervoor, met de maand voluit en klein, en het jaar in vier cijfers.",
    waarom="“01-10-24” leest een Brit als 10 januari; één vorm is bovendien te vinden en na te rekenen.",
    bron="gewone schrijfwijze van de Staatscourant",
    fout=voorbeeld("Het plan is op 04-10-2024 vastgesteld.\n", "nota.md"),
    goed=voorbeeld("Het plan is op 4 oktober 2024 vastgesteld.\n", "nota.md"),
    onzeker=EIGEN,
)
TIJD = Rule(
    code="REGL0634",
    naam="schrijfwijze-tijd",
    ernst=Ernst.WAARSCHUWING,
    regel="Een tijdstip staat er als 16:00 uur, door het hele stuk met hetzelfde teken.",
    waarom="Van “16u” is niet te zien of het een tijdstip of een duur is.",
    bron="gewone schrijfwijze van de Staatscourant",
    fout=voorbeeld("# Artikel 1. Proef\n\nHet loket sluit om 16u.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nHet loket sluit om 16:00 uur.\n"),
    onzeker=EIGEN,
)
REEKS_ELDERS = Rule(
    code="REGL0635",
    naam="reeks-met-half-kastlijntje",
    ernst=Ernst.WAARSCHUWING,
    regel="Buiten een voorschrift staat tussen twee jaren of bladzijden een half kastlijntje (–) zonder spaties.",
    waarom="Een koppelteken maakt van twee jaren één woord; het half kastlijntje is het teken voor “tot en met”.",
    bron="gewone schrijfwijze van Kamerstukken en de Staatscourant",
    fout=voorbeeld("Het programma liep in de jaren 2020-2024.\n", "nota.md"),
    goed=voorbeeld("Het programma liep in de jaren 2020–2024.\n", "nota.md"),
    onzeker=EIGEN,
)
RANG = Rule(
    code="REGL0636",
    naam="rangtelwoord-voluit",
    ernst=Ernst.WAARSCHUWING,
    regel="Een rangtelwoord tot en met twintig staat voluit.",
    waarom="“Tweede lid” is de vorm waarin een voorschrift wordt aangehaald en gezocht.",
    bron="aanwijzing 3.29, eerste lid, van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld("# Artikel 1. Proef\n\nSubsidie wordt verstrekt voor het 2e leerjaar.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nSubsidie wordt verstrekt voor het tweede leerjaar.\n"),
)
TELWOORD = Rule(
    code="REGL0637",
    naam="telwoord-voluit",
    ernst=Ernst.INFORMATIEF,
    regel="Een aantal tot en met twintig staat in een regeling en haar toelichting voluit; maten, bedragen en percentages niet.",
    waarom="Een klein getal in letters leest door, en “3” en “drie” door elkaar doen een verschil vermoeden.",
    bron="taaladvies.net, getallen in letters of cijfers",
    fout=voorbeeld("# Artikel 1. Proef\n\nDe Minister van Voorbeelden beslist binnen 8 weken op de aanvraag.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe Minister van Voorbeelden beslist binnen acht weken op de aanvraag.\n"),
    onzeker=EIGEN,
)
RULES: tuple[Rule, ...] = (DATUM, TIJD, REEKS_ELDERS, RANG, TELWOORD)

_LAW: Final = (*NORMEN, Deel.TOELICHTING)
"""Not letters: there “6 weken” in figures is found faster."""
_FREE: Final = (Deel.TOELICHTING, Deel.TEKST, Deel.FICHE)
_MONTH: Final = "|".join(MAANDEN)
_CAPITAL_MONTHS: Final = "|".join(month.capitalize() for month in MAANDEN)
_SHORT: Final = "jan|feb|febr|mrt|apr|jun|jul|aug|sep|sept|okt|nov|dec"

_PATTERNS: Final = (
    Patroon(
        rule=DATUM,
        woorden=MAANDEN,
        zoek=rf"(?<![\d.,:-])0(\d) ({_MONTH})\b",
        melding="'{0}' begint met een nul",
        tip="schrijf '{1} {2}'",
        delen=OVERAL,
        vervang=r"\1 \2",
        behalve=quoted,
    ),
    Patroon(
        rule=DATUM,
        woorden=MAANDEN,
        zoek=rf"(?<![\d.,])(?<!0)([1-9]\d?) (?-i:{_CAPITAL_MONTHS})\b",
        melding="'{0}': een maand wordt klein geschreven",
        tip="schrijf de maand met een kleine letter",
        delen=OVERAL,
        behalve=quoted,
    ),
    Patroon(
        rule=DATUM,
        woorden=tuple(_SHORT.split("|")),
        zoek=rf"(?<![\d.,])(\d{{1,2}}) (?:{_SHORT})\b\.?(?= [’']?\d{{2,4}}\b)",
        melding="'{0}': de maand is afgekort",
        tip="schrijf de maand voluit",
        delen=OVERAL,
        behalve=quoted,
    ),
    Patroon(
        rule=DATUM,
        woorden=MAANDEN,
        zoek=rf"\b\d{{1,2}} (?:{_MONTH}) [’']\d\d\b",
        melding="'{0}': het jaar is afgekort",
        tip="schrijf het jaar in vier cijfers",
        delen=OVERAL,
        behalve=quoted,
    ),
    Patroon(
        rule=DATUM,
        woorden=MAANDEN,
        zoek=rf"(?<![\d.,])(\d{{1,2}})(?:e|de|ste) ({_MONTH})\b",
        melding="'{0}'",
        tip="schrijf '{1} {2}'",
        delen=OVERAL,
        vervang=r"\1 \2",
        behalve=quoted,
    ),
    Patroon(
        rule=DATUM,
        woorden=("d.d.",),
        zoek=r"(?<![\w.])d\.d\.(?!\w)",
        melding="'d.d.' is afgekort",
        tip="schrijf “van”: de brief van 1 oktober 2024",
        delen=OVERAL,
        vormen=("alinea", "kop", "noot"),
        vervang="van",
        behalve=quoted,
    ),
    Patroon(
        rule=TIJD,
        woorden=tuple(f"{digit}{space}u" for digit in "0123456789" for space in ("", " ")),
        zoek=r"(?=\d)(?<![\w.,:])([01]?\d|2[0-4])(?:[.:](?:[0-5]\d))? ?u(?:\d\d)?\b(?!\s*(?:/|per))",
        melding="'{0}'",
        tip="schrijf een tijdstip als '16:00 uur', en een duur als 'zestien uur'",
        delen=OVERAL,
        behalve=quoted,
    ),
    Patroon(
        rule=REEKS_ELDERS,
        woorden=("-", "–"),
        zoek=r"(?<![\w/.@&=_-])((?:19|20)\d{2})(?: ?- ?| – ?|– )((?:19|20)\d{2})(?![\w/@_-]|\.\w)",
        melding="'{0}'",
        tip="schrijf '{1}–{2}'",
        delen=_FREE,
        vervang=r"\1–\2",
        behalve=anothers,
    ),
    Patroon(
        rule=REEKS_ELDERS,
        woorden=("blz.", "p.", "bladzijden", "pagina"),
        zoek=r"\b(blz\.|p\.|bladzijden|pagina[’']s) (\d+) ?- ?(\d+)\b",
        melding="'{0}'",
        tip="schrijf '{1} {2}–{3}'",
        delen=_FREE,
        vervang=r"\1 \2–\3",
        behalve=anothers,
    ),
)

_DAY: Final = r"(?=\d)(?<![\w/.-])(\d{1,2})[-/](\d{1,2})[-/]((?:19|20)\d{2}|\d{2})(?![\w/-])"
_RANK: Final = (
    r"(?=\d)(?<![\w.,:/-])([1-9]|1\d|20)(?:e|de|ste) (?=[a-z])"
    rf"(?!{_MONTH}|eeuw|lid\b|leden|(?:van|of|en|tot|op|uit|door|in|is|zijn|wordt|worden|bij|met|voor|onder|de|het)\b)"
)
"""Not “artikel 18e van de Zorgverzekeringswet”, and not “2e lid”, which citing has a rule for."""
_COUNTED: Final = (
    "scholen", "vmbo-scholen", "basisscholen", "vestigingen", "regio’s", "leden", "personen", "deelnemers", "instellingen",
    "mbo-instellingen", "bedrijven", "leerlingen", "studenten", "docenten", "partijen", "gemeenten", "provincies", "dagen",
    "werkdagen", "weken", "maanden", "jaar", "jaren", "kalenderjaren", "schooljaren", "leerjaren", "criteria", "voorwaarden",
    "onderdelen", "bijlagen", "exemplaren", "keer", "maal",
)  # fmt: skip
_NUMBER: Final = (
    r"(?=\d)(?<![\w.,:/€%–-])(?<![€] )(?<!artikel )(?<!artikelen )(?<!bijlage )(?<!tabel )(?<!nr\. )(?<! en )(?<! of )(?<!lid )"
    rf"([2-9]|1\d|20) (?:{'|'.join(_COUNTED)})\b"
)
_DOT_TIME: Final = r"\b(\d{1,2})\.([0-5]\d)(?= uur\b)"
_DAY_WORDS: Final = r"\d{1,2}[-/]\d{1,2}[-/]\d{2,4}"
_RANK_WORDS: Final = r"(?m)^\d{1,2}(?:e|de|ste)$"


def check_notation(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each figure, day, hour or range that is not written as Dutch official papers do."""
    yield from find(subject, (*_PATTERNS, *AMOUNTS))
    for text in subject.teksten.values():
        yield from _days(text.having(_words(text, _DAY_WORDS)))
        yield from _ranks(text.having(_words(text, _RANK_WORDS)))
        yield from _counts(text.having([f"{digit} {word}" for word in _COUNTED for digit in range(10)]))
        if any(_compiled(r"\d:\d\d uur\b").search(passage.tekst) for passage in text.having((" uur",))):
            yield from _times(text.having((" uur",)))


def _words(text: SearchText, pattern: str) -> tuple[str, ...]:
    """Which different words of a document look like this."""
    return tuple(dict.fromkeys(_compiled(pattern).findall(text.words)))


def _days(passages: Sequence[Passage]) -> Iterator[Diagnostic]:
    """“01-10-2024”: the fix is the date in full, where such a day exists."""
    for passage, match in _typed(passages, _DAY):
        year = int(match[3]) if len(match[3]) == 4 else 2000 + int(match[3])
        try:
            day = dutch.datum(date(year, int(match[2]), int(match[1])))
        except ValueError:
            continue
        printed = day.replace(dutch.NBSP, " ")
        yield _finding(passage, match, DATUM, f"'{match[0]}' is een datum in cijfers", f"schrijf '{printed}'", printed)


def _ranks(passages: Sequence[Passage]) -> Iterator[Diagnostic]:
    for passage, match in _typed(passages, _RANK):
        word = dutch.rangtelwoord(int(match[1]))
        yield _finding(passage, match, RANG, f"'{match[0].strip()}' in cijfers", f"schrijf '{word}'", f"{word} ")


def _counts(passages: Sequence[Passage]) -> Iterator[Diagnostic]:
    for passage, match in _typed(passages, _NUMBER, ("alinea", "noot")):
        if passage.deel not in _LAW or _beside_figures(passage, match):
            continue
        word = dutch.telwoord(int(match[1]))
        instead = word + match[0][len(match[1]) :]
        yield _finding(passage, match, TELWOORD, f"'{match[0]}': het getal staat in cijfers", f"schrijf '{instead}'", instead)


def _beside_figures(passage: Passage, match: re.Match[str]) -> bool:
    """“0 tot 4 jaar”, “13 of 22 weken”: beside a number that stays in figures, figures read best."""
    counted = re.escape(match[0].partition(" ")[2])
    if _compiled(r"\d (?:tot|tot en met|à) $").search(passage.tekst[: match.start()]):
        return True
    return _compiled(rf"(?<![\d.,])(?:2[1-9]|[3-9]\d|[1-9]\d\d+) {counted}\b").search(passage.tekst) is not None


def _times(passages: Sequence[Passage]) -> Iterator[Diagnostic]:
    for passage, match in _typed(passages, _DOT_TIME):
        right = f"{match[1]}:{match[2]}"
        melding = f"'{match[0]}' heeft een punt, en andere tijden een dubbele punt"
        yield _finding(passage, match, TIJD, melding, f"schrijf '{right}'", right)


def _typed(
    passages: Sequence[Passage], pattern: str, vormen: tuple[Vorm, ...] = LOPEND
) -> Iterator[tuple[Passage, re.Match[str]]]:
    for passage in passages:
        if passage.vorm not in vormen:
            continue
        for match in _compiled(pattern).finditer(passage.tekst):
            if passage.getypt(match.start(), match.end()) and not quoted(passage, match):
                yield passage, match


def _finding(passage: Passage, match: re.Match[str], rule: Rule, melding: str, tip: str, instead: str) -> Diagnostic:
    """The fix only where the span covers exactly these signs on one line."""
    span = passage.span(match.start(), match.end())
    exact = span.line == span.end_line and span.end_column - span.column == len(match[0])
    return Diagnostic(rule, span, melding, tip, fix=(Edit(span, instead),) if exact else ())


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
