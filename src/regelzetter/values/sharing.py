"""Sharing an amount out over the rows of a table, as its schema asks (`allotment`), so that the parts add up exactly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction

from regelzetter.diagnostics import Diagnostic, Ernst, Outcome, Rule, Voorbeeld
from regelzetter.record import record
from regelzetter.values.allocation import Claim, allocate, least_total, most_total
from regelzetter.values.allotment import Allotment, unknown_shares
from regelzetter.values.expressions import Expression, Name, names
from regelzetter.values.formulas import compute
from regelzetter.values.model import Aantal, Bedrag, Gegevenstabel, Inhoud, Leeg, Onbekend, Tabelrij, Values
from regelzetter.values.typed import ONBEKEND
from regelzetter.values.units import EENHEDEN, WIDE, in_words, kind, quantity
from regelzetter.values.yamltree import place

_BRON = "taalbeschrijving van regelzetter, onderdeel Waarden (verdeling): methode van de grootste resten"


def _verdeling(rest: str, csv: str = "regio,leerlingen\nNoord,100\nZuid,200\n") -> Voorbeeld:
    schema = "tabel: regios\nkolommen: {regio: {soort: tekst}, leerlingen: {soort: aantal}}\n"
    schema += f"verdeling: {{kolom: bedrag, bedrag: budget, naar: leerlingen{rest}}}\n"
    waarden = "budget: {bedrag: 1 000}\n"
    return Voorbeeld((("gegevens/waarden.yaml", waarden), ("gegevens/regios.yaml", schema), ("gegevens/regios.csv", csv)))


VERDELING = Rule(
    code="REGL0254",
    naam="verdeling-gaat-op",
    ernst=Ernst.FOUT,
    regel="Een verdeling kan precies opgaan: het bedrag is een veelvoud van de eenheid, ligt tussen de som van de minima en die "
    "van de maxima, en er is een rij die ervan krijgt. Elke rij krijgt haar deel naar beneden afgerond; wat overblijft gaat per "
    "eenheid naar de grootste resten, bij gelijke resten naar de rij die eerder in het bestand staat.",
    waarom="Delen die samen niet het hele bedrag zijn, verdelen te veel of te weinig.",
    bron=_BRON,
    fout=_verdeling(", minimum: 600"),
    goed=_verdeling(", minimum: 400"),
)
VERDEELCEL = Rule(
    code="REGL0255",
    naam="verdeelsleutel-ingevuld",
    ernst=Ernst.FOUT,
    regel="Elke rij heeft een verdeelsleutel die niet kleiner is dan nul, en een minimum dat niet groter is dan haar maximum.",
    waarom="Een rij zonder sleutel zou niets krijgen zonder dat iemand dat zo heeft bedoeld.",
    bron=_BRON,
    fout=_verdeling("", "regio,leerlingen\nNoord,\nZuid,200\n"),
    goed=_verdeling("", "regio,leerlingen\nNoord,0\nZuid,200\n"),
)

Shares = Outcome[tuple[Inhoud, ...]]


def share_out(allotment: Allotment, table: Gegevenstabel, values: Values) -> Shares:
    """The amount of each row; all unknown if it cannot be done or if something it needs is unknown."""
    nothing = unknown_shares(table)
    amount = compute(allotment.bedrag, values)
    if isinstance(amount.value, Onbekend):
        return Outcome(nothing, amount.diagnostics)
    if not isinstance(amount.value, Bedrag):
        melding = f"een verdeling gaat over een bedrag; dit is {kind(amount.value)}"
        return Outcome(nothing, (Diagnostic(EENHEDEN, allotment.bedrag.span, melding),))
    rows = [_row(allotment, row, values) for row in table.rijen]
    found = _once(each for row in rows for each in row.diagnostics)
    if found or any(row.value is None for row in rows):
        return Outcome(nothing, found)
    return _shared(allotment, table, amount.value.euro, [row.value for row in rows if row.value is not None])


def _once(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """A mistake in a formula that every row repeats is one mistake."""
    return tuple({(each.rule.code, each.span): each for each in reversed(list(found))}.values())[::-1]


@record(frozen=True, slots=True)
class _Row:
    """A row that takes part, or one with a fixed amount."""

    claim: Claim | None
    fixed: Decimal = Decimal(0)


def _shared(allotment: Allotment, table: Gegevenstabel, amount: Decimal, rows: Sequence[_Row]) -> Shares:
    fixed = sum((row.fixed for row in rows), Decimal(0))
    claims = [row.claim for row in rows if row.claim is not None]
    units = _units(WIDE.subtract(amount, fixed), allotment.eenheid)
    problem = _impossible(allotment, table, units, claims, fixed)
    if problem is not None:
        return Outcome(unknown_shares(table), (problem,))
    parts = iter(allocate(int(units), claims))
    shares = (row.fixed if row.claim is None else WIDE.multiply(next(parts), allotment.eenheid) for row in rows)
    return Outcome(tuple(Bedrag(share) for share in shares))


def _units(amount: Decimal, eenheid: Decimal) -> Fraction:
    return Fraction(amount) / Fraction(eenheid)


def _impossible(
    allotment: Allotment, table: Gegevenstabel, units: Fraction, claims: Sequence[Claim], fixed: Decimal
) -> Diagnostic | None:
    """Why the amount cannot be shared out, if it cannot."""
    rest = in_words(Bedrag(_euros(units, allotment.eenheid)))
    what = f"er is {rest} te verdelen" + (f" (na {in_words(Bedrag(fixed))} aan vaste bedragen)" if fixed else "")
    where = f"de rijen beginnen op {place(table.rijen[0].span)}" if table.rijen else f"de tabel staat in {place(table.span)}"
    least, most = least_total(claims), most_total(claims)
    if units.denominator != 1:
        melding = f"{what}; dat is geen veelvoud van {in_words(Bedrag(allotment.eenheid))}"
        return Diagnostic(VERDELING, allotment.span, melding, "kies een kleinere eenheid, bijvoorbeeld 'eenheid: 0,01'")
    if least > units:
        total = in_words(Bedrag(_euros(Fraction(least), allotment.eenheid)))
        return Diagnostic(VERDELING, allotment.span, f"{what}, maar de minima tellen op tot {total}", where)
    if most is not None and most < units and not any(claim.key for claim in claims):
        return Diagnostic(VERDELING, allotment.span, f"{what}, maar '{allotment.naar.key}' is in elke rij nul", where)
    if most is not None and most < units:
        total = in_words(Bedrag(_euros(Fraction(most), allotment.eenheid)))
        return Diagnostic(VERDELING, allotment.span, f"{what}, maar de maxima tellen op tot {total}", where)
    return None


def _euros(units: Fraction, eenheid: Decimal) -> Decimal:
    euros = units * Fraction(eenheid)
    return WIDE.divide(Decimal(euros.numerator), Decimal(euros.denominator))


def _row(allotment: Allotment, row: Tabelrij, values: Values) -> Outcome[_Row | None]:
    """What a row asks; None if that cannot be known."""
    if allotment.vast is not None:
        fixed = row.cellen[allotment.vast.key]
        if not isinstance(fixed.inhoud, Leeg):
            amount = quantity(fixed.inhoud)
            return Outcome(None if amount is None else _Row(None, amount))
    key = row.cellen[allotment.naar.key]
    if isinstance(key.inhoud, Onbekend):
        return Outcome(None)
    number = quantity(key.inhoud)
    if number is None or number < 0:
        what = "is niet ingevuld" if isinstance(key.inhoud, Leeg) else f"is {in_words(key.inhoud)}"
        tip = "vul een getal in; een rij die niets krijgt heeft 0"
        return Outcome(None, (Diagnostic(VERDEELCEL, key.span, f"de verdeelsleutel '{allotment.naar.key}' {what}", tip),))
    return _bounds(allotment, row, Fraction(number), values.with_columns(row))


def _bounds(allotment: Allotment, row: Tabelrij, key: Fraction, values: Values) -> Outcome[_Row | None]:
    least, most = _bound(allotment.minimum, values), _bound(allotment.maximum, values)
    found = (*least.diagnostics, *most.diagnostics)
    if found or isinstance(least.value, Onbekend) or isinstance(most.value, Onbekend):
        return Outcome(None, found)
    low, high = quantity(least.value), quantity(most.value)
    bottom = max(0, _whole(low or Decimal(0), allotment.eenheid, ROUND_CEILING))
    top = None if high is None else _whole(high, allotment.eenheid, ROUND_FLOOR)
    if top is not None and top < bottom:
        melding = f"het minimum ({in_words(least.value)}) is groter dan het maximum ({in_words(most.value)})"
        if low is None or high is None or low <= high:
            melding = "tussen het minimum en het maximum van deze rij ligt geen veelvoud van de eenheid"
        bounds = (part for part in (allotment.minimum, allotment.maximum) if part is not None)
        is_of_row = any(name.key in row.cellen for part in bounds for name in names(part))
        return Outcome(None, (Diagnostic(VERDEELCEL, row.span if is_of_row else allotment.span, melding),))
    return Outcome(_Row(Claim(key, bottom, top)))


def _bound(part: Expression | None, values: Values) -> Outcome[Inhoud]:
    """A bound of one row, in euros; an empty cell is no bound."""
    if part is None:
        return Outcome(Leeg())
    if isinstance(part, Name) and part.key in values.waarden and isinstance(values.waarden[part.key].inhoud, Leeg):
        return Outcome(Leeg())
    outcome = compute(part, values)
    if isinstance(outcome.value, Bedrag | Onbekend):
        return outcome
    if isinstance(outcome.value, Aantal):
        return Outcome(Bedrag(outcome.value.aantal))
    return Outcome(ONBEKEND, (Diagnostic(EENHEDEN, part.span, f"dit is {kind(outcome.value)}; verwacht: een bedrag"),))


def _whole(amount: Decimal, eenheid: Decimal, way: str) -> int:
    return int(WIDE.divide(amount, eenheid).to_integral_value(way))


RULES: tuple[Rule, ...] = (VERDELING, VERDEELCEL)
