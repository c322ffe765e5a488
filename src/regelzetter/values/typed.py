"""From a typed text to a content: amounts, dates, percentages and the like, each in one spelling that cannot be misread.

Figures may be grouped by spaces (`100 000 000`) or, where no doubt is possible, by points (`1.234.567`, `1.234,56`); decimals
come after a comma or a point. `1.000` is refused: a Dutch reader sees a thousand, a computer one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal

from regelzetter.diagnostics import Diagnostic, Ernst, Outcome, Rule, voorbeeld
from regelzetter.dutch import MAANDEN
from regelzetter.source import Span
from regelzetter.values.model import Aantal, Bedrag, Datum, Inhoud, Onbekend, Percentage, TekstWaarde, Tijdstip

ONBEKEND = Onbekend()
DIGITS = 15
"""Figures before the decimal mark, at most: more than all money of the kingdom."""

_BRON = "taalbeschrijving van regelzetter, onderdeel Waarden"
_BESTAND = "gegevens/waarden.yaml"

GETAL = Rule(
    code="REGL0222",
    naam="getal-leesbaar",
    ernst=Ernst.FOUT,
    regel="Een bedrag, percentage of aantal is een getal, zo nodig met spaties per drie cijfers en een komma voor de decimalen.",
    waarom="Eén schrijfwijze voorkomt dat mens en computer een ander getal lezen. Euroteken en procentteken komen vanzelf.",
    bron=_BRON,
    fout=voorbeeld("plafond: {bedrag: 100 miljoen}\n", _BESTAND),
    goed=voorbeeld("plafond: {bedrag: 100 000 000}\n", _BESTAND),
)
DUBBELZINNIG = Rule(
    code="REGL0223",
    naam="getal-eenduidig",
    ernst=Ernst.FOUT,
    regel="Een getal is op één manier te lezen: niet 1.000 (duizend, of één met drie decimalen?).",
    waarom="In het Nederlands is de punt het teken voor duizend, in gegevensbestanden meestal het decimaalteken.",
    bron=_BRON,
    fout=voorbeeld("plafond: {bedrag: 1.000}\n", _BESTAND),
    goed=voorbeeld("plafond: {bedrag: 1 000}\n", _BESTAND),
)
CENTEN = Rule(
    code="REGL0224",
    naam="bedrag-in-hele-centen",
    ernst=Ernst.FOUT,
    regel="Een bedrag heeft ten hoogste twee decimalen.",
    waarom="Er wordt in hele centen betaald; een derde decimaal kan niet worden uitbetaald.",
    bron=_BRON,
    fout=voorbeeld("tarief: {bedrag: 0,125}\n", _BESTAND),
    goed=voorbeeld("tarief: {bedrag: 0,13}\n", _BESTAND),
)
DATUM = Rule(
    code="REGL0225",
    naam="datum-bestaat",
    ernst=Ernst.FOUT,
    regel="Een datum is een bestaande dag, geschreven als jjjj-mm-dd; een tijdstip heeft daarachter uu:mm.",
    waarom="In 01-02-2025 is niet te zien wat de dag is en wat de maand.",
    bron="ISO 8601; " + _BRON,
    fout=voorbeeld("sluiting: {datum: 2025-02-30}\n", _BESTAND),
    goed=voorbeeld("sluiting: {datum: 2025-02-28}\n", _BESTAND),
)
OPMAAK = Rule(
    code="REGL0226",
    naam="tekst-zonder-opmaak",
    ernst=Ernst.FOUT,
    regel="Een tekst in de gegevens bestaat uit woorden en uit andere waarden ({{ sleutel }}): geen Markdown, geen HTML.",
    waarom="Een waarde wordt letterlijk gedrukt; opmaaktekens zouden zo in de regeling komen te staan.",
    bron=_BRON,
    fout=voorbeeld('programma: {tekst: "**Sterk** onderwijs"}\n', _BESTAND),
    goed=voorbeeld('programma: {tekst: "Sterk onderwijs"}\n', _BESTAND),
)
LEEG = Rule(
    code="REGL0227",
    naam="waarde-ingevuld",
    ernst=Ernst.FOUT,
    regel="Een waarde heeft een inhoud.",
    waarom="Een lege waarde zou een gat in de zin achterlaten.",
    bron=_BRON,
    fout=voorbeeld("plafond: {bedrag: }\n", _BESTAND),
    goed=voorbeeld("plafond: {bedrag: 100}\n", _BESTAND),
)

_SPACES = "[ \u00a0\u202f]"
_NUMBER = re.compile(
    rf"(?P<vlak>[0-9]+(?:[.,][0-9]+)?)|(?P<spaties>[0-9]{{1,3}}(?:{_SPACES}[0-9]{{3}})+(?:[.,][0-9]+)?)"
    r"|(?P<punten>[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?)"
)
_SCALES = {"duizend": 1000, "miljoen": 10**6, "mln": 10**6, "mln.": 10**6, "miljard": 10**9, "mld": 10**9, "mld.": 10**9}
_MEANT = re.compile(
    rf"€?{_SPACES}?([0-9.,\u00a0\u202f ]*[0-9]){_SPACES}?({'|'.join(map(re.escape, _SCALES))})?{_SPACES}?(?:%|procent|euro|€)?"
)
_MARKUP = re.compile(r"\{\{|\}\}|\*|`|\]\(|\[\^|\^\w+\^|</?[A-Za-z]|^#+ ")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ue000-\uf8ff\ufeff\ufffe\uffff\U000f0000-\U0010ffff]")
"""Besides what ends a line: what turns the direction of reading, and what only a font of its own knows."""


def number(text: str, span: Span, ambiguous: str = ".,", decimals: int = DIGITS) -> Outcome[Decimal | None]:
    """A number as it is typed. `ambiguous`: marks that could part thousands; `decimals`: how many there may be."""
    sign, digits = ("-", text[1:].lstrip()) if text[:1] in ("-", "−") else ("", text)
    two_ways = re.fullmatch(rf"([1-9][0-9]{{0,2}})[{ambiguous}]([0-9]{{3}})", digits)
    if two_ways is not None:
        melding = f"'{text}' kan duizendtallen of decimalen hebben"
        return _wrong(DUBBELZINNIG, span, melding, _spellings(sign + two_ways[1], two_ways[2], decimals))
    match = _NUMBER.fullmatch(digits)
    if match is None:
        return _wrong(GETAL, span, f"'{text}' is geen getal", _number_tip(text))
    plain = re.sub(_SPACES, "", digits)
    if match["punten"] and not match["vlak"]:
        plain = plain.replace(".", "")
    value = Decimal(sign + plain.replace(",", "."))
    if value.adjusted() >= DIGITS or len(plain) > 2 * DIGITS:
        return _wrong(GETAL, span, f"'{text}' is te groot: ten hoogste {DIGITS} cijfers", "")
    return Outcome(value)


def _wrong(rule: Rule, span: Span, melding: str, tip: str) -> Outcome[None]:
    return Outcome(None, (Diagnostic(rule, span, melding, tip),))


def _spellings(whole: str, part: str, most: int) -> str:
    """How `1.250` can be typed so that it cannot be misread; three decimals, where they may be, get a fourth."""
    decimals = part.rstrip("0") or "0"
    if len(decimals) > most:
        return f"schrijf '{whole} {part}'"
    return f"schrijf '{whole} {part}', of met decimalen '{whole},{decimals if len(decimals) < 3 else decimals + '0'}'"


def _number_tip(text: str) -> str:
    """How the number that was meant is typed, if that is clear.

    >>> _number_tip("€ 97,15 miljoen"), _number_tip("10%"), _number_tip("veel")
    ('schrijf 97 150 000', 'schrijf 10', 'schrijf bijvoorbeeld 100 000 000 of 7,5')
    >>> _number_tip("€ 40.000")
    "schrijf '40 000', of met decimalen '40,0'"
    """
    meant = _MEANT.fullmatch(text)
    if meant is None or len(meant[1]) > DIGITS or not _NUMBER.fullmatch(meant[1]):
        return "schrijf bijvoorbeeld 100 000 000 of 7,5"
    two_ways = re.fullmatch(r"([1-9][0-9]{0,2})[.,]([0-9]{3})", meant[1])
    if two_ways is not None:
        return "schrijf bijvoorbeeld 100 000 000 of 7,5" if meant[2] else _spellings(two_ways[1], two_ways[2], 2)
    figures = re.sub(_SPACES, "", meant[1])
    value = Decimal((figures.replace(".", "") if "," in figures or figures.count(".") > 1 else figures).replace(",", "."))
    whole, _, part = f"{value * _SCALES.get(meant[2] or '', 1):,f}".partition(".")
    part = part.rstrip("0")
    return f"schrijf {whole.replace(',', ' ')}{',' if part else ''}{part}"


def _amount(text: str, span: Span) -> Outcome[Inhoud]:
    outcome = number(text, span, decimals=2)
    if outcome.value is None:
        return Outcome(ONBEKEND, outcome.diagnostics)
    if outcome.value.as_tuple().exponent not in (0, -1, -2):
        return Outcome(ONBEKEND, (Diagnostic(CENTEN, span, f"'{text}' heeft meer dan twee decimalen"),))
    return Outcome(Bedrag(outcome.value))


def _percentage(text: str, span: Span) -> Outcome[Inhoud]:
    """`7,125` is a percentage with three decimals: thousands of percents are not typed."""
    outcome = number(text, span, ambiguous=".")
    return Outcome(ONBEKEND if outcome.value is None else Percentage(outcome.value), outcome.diagnostics)


def _count(text: str, span: Span) -> Outcome[Inhoud]:
    outcome = number(text, span)
    return Outcome(ONBEKEND if outcome.value is None else Aantal(outcome.value), outcome.diagnostics)


def day(text: str, span: Span) -> Outcome[date | None]:
    """A day, typed jjjj-mm-dd."""
    match = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    if match is None:
        return _wrong(DATUM, span, f"'{text}' is geen datum", _date_tip(text))
    try:
        return Outcome(date(int(match[1]), int(match[2]), int(match[3])))
    except ValueError:
        return _wrong(DATUM, span, f"{int(match[3])}-{int(match[2])}-{match[1]} bestaat niet", "kijk de dag en de maand na")


def _date_tip(text: str) -> str:
    """How the day that was meant is typed, if that is clear.

    >>> _date_tip("01-10-2024"), _date_tip("1 oktober 2024")
    ('schrijf jaar-maand-dag: 2024-10-01', 'schrijf jaar-maand-dag: 2024-10-01')
    """
    match = re.fullmatch(rf"([0-9]{{1,2}})(?:[-/.]([0-9]{{1,2}})[-/.]| ({'|'.join(MAANDEN)}) )([0-9]{{4}})", text)
    if match is None:
        return "schrijf jaar-maand-dag, bijvoorbeeld 2024-10-01"
    month = match[2] or str(MAANDEN.index(match[3]) + 1)
    return f"schrijf jaar-maand-dag: {match[4]}-{month:0>2}-{match[1]:0>2}"


def _date(text: str, span: Span) -> Outcome[Inhoud]:
    outcome = day(text, span)
    return Outcome(ONBEKEND if outcome.value is None else Datum(outcome.value), outcome.diagnostics)


def _moment(text: str, span: Span) -> Outcome[Inhoud]:
    first, _, rest = text.partition(" ")
    outcome = day(first, span)
    if outcome.value is None:
        return Outcome(ONBEKEND, outcome.diagnostics)
    match = re.fullmatch(r"([01][0-9]|2[0-3]):([0-5][0-9])", rest)
    if match is None:
        melding = f"'{text}' is geen tijdstip: uur en minuten ontbreken of kloppen niet"
        return Outcome(ONBEKEND, (Diagnostic(DATUM, span, melding, "schrijf bijvoorbeeld 2024-10-01 16:00"),))
    at = outcome.value
    return Outcome(Tijdstip(datetime(at.year, at.month, at.day, int(match[1]), int(match[2]))))


def _folded_words(text: str, span: Span) -> Outcome[Inhoud]:
    return words(re.sub(r"[ \t\n]+", " ", text).strip(" "), span)


def words(text: str, span: Span) -> Outcome[Inhoud]:
    """A text on one line without markup; what stands between the holes of a text with values is such a text too."""
    markup = _MARKUP.search(text)
    if markup is None:
        return cell_words(text, span)
    if markup[0] in ("{{", "}}"):
        tip = "schrijf {{ sleutel }} of {{ sleutel | vorm }}"
        return Outcome(ONBEKEND, (Diagnostic(OPMAAK, span, "een invoeging in deze tekst is niet te lezen", tip),))
    melding = f"'{markup[0].strip()}' is opmaak; een tekst in de gegevens bestaat alleen uit woorden"
    return Outcome(ONBEKEND, (Diagnostic(OPMAAK, span, melding, "zet de opmaak in het document"),))


def cell_words(text: str, span: Span) -> Outcome[Inhoud]:
    """A text that is not ours (a name, an address): any sign that can be printed."""
    control = _CONTROL.search(text)
    if control is not None:
        tip = "haal het teken of het regeleinde weg; maak van een tweede regel een eigen kolom"
        melding = f"in deze tekst staat een stuurteken of een regeleinde (U+{ord(control[0]):04X})"
        return Outcome(ONBEKEND, (Diagnostic(OPMAAK, span, melding, tip),))
    return Outcome(TekstWaarde(text))


SOORTEN: Mapping[str, Callable[[str, Span], Outcome[Inhoud]]] = {
    "bedrag": _amount,
    "datum": _date,
    "percentage": _percentage,
    "aantal": _count,
    "tijdstip": _moment,
    "tekst": _folded_words,
}
"""Kind → how its text is read. A periode is two dates and a formula is computed; those are not texts."""


def content(soort: str, text: str, span: Span) -> Outcome[Inhoud]:
    """The content of one typed text; `Onbekend` if it cannot be read."""
    stripped = text.strip()
    if not stripped:
        return Outcome(ONBEKEND, (Diagnostic(LEEG, span, "hier ontbreekt een waarde", f"vul een {soort} in"),))
    return SOORTEN[soort](stripped, span)


RULES: tuple[Rule, ...] = (GETAL, DUBBELZINNIG, CENTEN, DATUM, OPMAAK, LEEG)
