"""Which contents can be reckoned with, and what comes out: the tables are the rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any, NamedTuple, TypeAlias

from regelzetter import dutch
from regelzetter.diagnostics import Ernst, Rule, voorbeeld
from regelzetter.values.model import (
    Aantal,
    Bedrag,
    Datum,
    Inhoud,
    Jaartal,
    Leeg,
    Onbekend,
    Percentage,
    Periode,
    TekstWaarde,
    Tijdstip,
)

WIDE = Context(prec=60, rounding=ROUND_HALF_UP)
"""Wide enough that only a division is ever rounded."""
NARROW = Context(prec=40, rounding=ROUND_HALF_UP)
"""What is kept of it: the rest are guard digits, so that a / 3 * 3 is a."""
LARGEST = Decimal(10) ** 15

_BRON = "taalbeschrijving van regelzetter, onderdeel Waarden (formules)"
_BESTAND = "gegevens/waarden.yaml"

EENHEDEN = Rule(
    code="REGL0241",
    naam="eenheden-passen",
    ernst=Ernst.FOUT,
    regel="Opgeteld en vergeleken wordt wat van dezelfde soort is; vermenigvuldigd en gedeeld wat samen betekenis heeft.",
    waarom="Een datum plus een bedrag is altijd een vergissing, en meestal een verkeerde sleutel.",
    bron=_BRON,
    fout=voorbeeld("start: {datum: 2025-01-01}\nplafond: {bedrag: 100}\ntotaal: {is: start + plafond}\n", _BESTAND),
    goed=voorbeeld("start: {datum: 2025-01-01}\neind: {is: 'jaren(start, 4)'}\n", _BESTAND),
)
DEELT_DOOR_NUL = Rule(
    code="REGL0242",
    naam="niet-delen-door-nul",
    ernst=Ernst.FOUT,
    regel="De noemer van een deling is niet nul.",
    waarom="Er is dan geen uitkomst.",
    bron=_BRON,
    fout=voorbeeld("plafond: {bedrag: 100}\nregios: {aantal: 0}\nper_regio: {is: plafond / regios}\n", _BESTAND),
    goed=voorbeeld("plafond: {bedrag: 100}\nregios: {aantal: 4}\nper_regio: {is: plafond / regios}\n", _BESTAND),
)
TE_GROOT = Rule(
    code="REGL0243",
    naam="uitkomst-blijft-binnen-bereik",
    ernst=Ernst.FOUT,
    regel="De uitkomst van een formule is kleiner dan een biljard, en een datum ligt tussen het jaar 1 en 9999.",
    waarom="Zo'n uitkomst is geen bedrag of datum uit een regeling, maar een vergissing in de formule.",
    bron=_BRON,
    fout=voorbeeld("start: {datum: 2025-01-01}\neind: {is: 'jaren(start, 20 250)'}\n", _BESTAND),
    goed=voorbeeld("start: {datum: 2025-01-01}\neind: {is: 'jaren(start, 4)'}\n", _BESTAND),
)

KIND_NAMES: Mapping[type[Any], str] = {
    Bedrag: "een bedrag",
    Datum: "een datum",
    Tijdstip: "een tijdstip",
    Periode: "een periode",
    Percentage: "een percentage",
    Aantal: "een getal",
    Jaartal: "een jaartal",
    TekstWaarde: "een tekst",
    Leeg: "een lege cel",
    Onbekend: "een onbekende waarde",
}

Operation: TypeAlias = Callable[[Any, Any], Inhoud]

ARITHMETIC: Mapping[tuple[type[Any], str, type[Any]], Operation] = {
    (Bedrag, "+", Bedrag): lambda a, b: Bedrag(WIDE.add(a.euro, b.euro)),
    (Bedrag, "-", Bedrag): lambda a, b: Bedrag(WIDE.subtract(a.euro, b.euro)),
    (Bedrag, "*", Aantal): lambda a, b: Bedrag(WIDE.multiply(a.euro, b.aantal)),
    (Aantal, "*", Bedrag): lambda a, b: Bedrag(WIDE.multiply(a.aantal, b.euro)),
    (Bedrag, "*", Percentage): lambda a, b: Bedrag(_part(a.euro, b.procent)),
    (Percentage, "*", Bedrag): lambda a, b: Bedrag(_part(b.euro, a.procent)),
    (Bedrag, "/", Aantal): lambda a, b: Bedrag(WIDE.divide(a.euro, b.aantal)),
    (Bedrag, "/", Bedrag): lambda a, b: Aantal(WIDE.divide(a.euro, b.euro)),
    (Percentage, "+", Percentage): lambda a, b: Percentage(WIDE.add(a.procent, b.procent)),
    (Percentage, "-", Percentage): lambda a, b: Percentage(WIDE.subtract(a.procent, b.procent)),
    (Aantal, "+", Aantal): lambda a, b: Aantal(WIDE.add(a.aantal, b.aantal)),
    (Aantal, "-", Aantal): lambda a, b: Aantal(WIDE.subtract(a.aantal, b.aantal)),
    (Aantal, "*", Aantal): lambda a, b: Aantal(WIDE.multiply(a.aantal, b.aantal)),
    (Aantal, "/", Aantal): lambda a, b: Aantal(WIDE.divide(a.aantal, b.aantal)),
    (Jaartal, "-", Jaartal): lambda a, b: Aantal(Decimal(a.jaar - b.jaar)),
    (Jaartal, "+", Aantal): lambda a, b: like(a, WIDE.add(Decimal(a.jaar), b.aantal)),
    (Jaartal, "-", Aantal): lambda a, b: like(a, WIDE.subtract(Decimal(a.jaar), b.aantal)),
    (Datum, "-", Datum): lambda a, b: Aantal(Decimal((a.dag - b.dag).days)),
}

EXPECTED: Mapping[str, str] = {
    "+": "twee bedragen, twee getallen of twee percentages",
    "-": "twee bedragen, twee getallen, twee percentages of twee datums",
    "*": "een bedrag en een getal, een bedrag en een percentage, of twee getallen",
    "/": "een bedrag gedeeld door een getal of een bedrag, of twee getallen",
}

SIGNS: Mapping[str, str] = {"+": "+", "-": "−", "*": "×", "/": "÷", "=": "=", "!=": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}


class Refused(NamedTuple):
    """What cannot be reckoned with, and why."""

    rule: Rule
    melding: str
    tip: str = ""


def combine(left: Inhoud, op: str, right: Inhoud) -> Inhoud | Refused:
    """`left op right`; both are known and not empty."""
    operation = ARITHMETIC.get((type(left), op, type(right)))
    if operation is None:
        return _does_not_fit(left, op, right)
    if op == "/" and quantity(right) == 0:
        return Refused(DEELT_DOOR_NUL, "hier wordt door nul gedeeld")
    return bounded(operation(left, right))


def negated(inhoud: Inhoud) -> Inhoud | Refused:
    match inhoud:
        case Bedrag(euro=x):
            return Bedrag(x.copy_negate())
        case Aantal(aantal=x):
            return Aantal(x.copy_negate())
        case Percentage(procent=x):
            return Percentage(x.copy_negate())
        case _:
            melding = f"een minteken past niet voor {kind(inhoud)}; verwacht: een bedrag, een getal of een percentage"
            return Refused(EENHEDEN, melding)


def bounded(inhoud: Inhoud) -> Inhoud | Refused:
    amount = quantity(inhoud)
    if amount is not None and abs(amount) >= LARGEST:
        return Refused(TE_GROOT, "de uitkomst is een biljard of meer")
    return inhoud


def quantity(inhoud: Inhoud) -> Decimal | None:
    """The bare number of an amount, percentage, count or year; None for all else."""
    match inhoud:
        case Jaartal(jaar=year):
            return Decimal(year)
        case Bedrag(euro=x) | Aantal(aantal=x) | Percentage(procent=x):
            return x
        case _:
            return None


def like(inhoud: Inhoud, x: Decimal) -> Inhoud:
    """The number x as an amount, percentage, count or year, whichever `inhoud` is. A year is whole, else it is a count."""
    match inhoud:
        case Jaartal() if x == x.to_integral_value():
            return Jaartal(int(x))
        case Bedrag():
            return Bedrag(x)
        case Percentage():
            return Percentage(x)
        case _:
            return Aantal(x)


def tidy(inhoud: Inhoud) -> Inhoud:
    """The same number without guard digits and without zeros at the end, so that one content has one look."""
    x = quantity(inhoud)
    if x is None:
        return inhoud
    kept = NARROW.plus(x)
    whole = kept.to_integral_value()
    return like(inhoud, whole if kept == whole else kept.normalize(NARROW))


def kind(inhoud: Inhoud) -> str:
    """With its article: “een bedrag”."""
    return KIND_NAMES[type(inhoud)]


def in_words(inhoud: Inhoud) -> str:
    """A content as a message shows it; a number with no end is shown to four decimals."""
    match inhoud:
        case Bedrag(euro=x):
            return f"{_about(x)}{dutch.euro(_short(x))}"
        case Percentage(procent=x):
            return f"{_about(x)}{dutch.procent(_short(x))}"
        case Aantal(aantal=x):
            return f"{_about(x)}{dutch.getal(_short(x))}"
        case Jaartal(jaar=year):
            return str(year)
        case Datum(dag=day):
            return dutch.datum(day)
        case Tijdstip(moment=moment):
            return dutch.tijdstip(moment)
        case Periode(van=start, tot_en_met=end):
            return dutch.periode(start, end)
        case TekstWaarde(tekst=text):
            return f"'{text}'"
        case _:
            return kind(inhoud)


def difference(left: Inhoud, right: Inhoud) -> str:
    """How far two contents of one kind are apart, in words; empty if that cannot be said."""
    match left, right:
        case Datum(dag=a), Datum(dag=b):
            days = abs((a - b).days)
            return f"{dutch.getal(days)} {'dag' if days == 1 else 'dagen'}"
        case Tijdstip(moment=a), Tijdstip(moment=b):
            minutes = abs(a - b) // timedelta(minutes=1)
            return f"{dutch.getal(minutes)} {'minuut' if minutes == 1 else 'minuten'}"
    x, y = quantity(left), quantity(right)
    if x is None or y is None:
        return ""
    apart = abs(WIDE.subtract(x, y))
    if isinstance(left, Percentage):
        return f"{_about(apart)}{dutch.procentpunt(_short(apart))}"
    return in_words(like(left if isinstance(left, Bedrag) else Aantal(apart), apart))


def _part(x: Decimal, percents: Decimal) -> Decimal:
    return WIDE.scaleb(WIDE.multiply(x, percents), Decimal(-2))


def _short(x: Decimal) -> Decimal:
    return x if dutch.is_heel(x, Decimal("0.0001")) else WIDE.quantize(x, Decimal("0.0001"))


def _about(x: Decimal) -> str:
    return "" if dutch.is_heel(x, Decimal("0.0001")) else "ongeveer "


def _does_not_fit(left: Inhoud, op: str, right: Inhoud) -> Refused:
    melding = f"{kind(left)} {SIGNS[op]} {kind(right)} kan niet; verwacht: {EXPECTED[op]}"
    return Refused(EENHEDEN, melding, _fitting_tip(left, op, right))


def _fitting_tip(left: Inhoud, op: str, right: Inhoud) -> str:
    kinds = {type(left), type(right)}
    if kinds & {Datum, Tijdstip} and op in "+-":
        return "reken met een datum door dagen(datum, n), weken, maanden of jaren"
    if kinds == {Percentage, Aantal} and op in "*/":
        return "een percentage neemt men van een bedrag; schrijf voor een deel van een aantal: aantal * 10 / 100"
    if kinds == {Bedrag, Aantal} and op in "+-":
        return "een los getal is geen bedrag; geef het een sleutel: {bedrag: …}"
    return ""


RULES: tuple[Rule, ...] = (EENHEDEN, DEELT_DOOR_NUL, TE_GROOT)
