"""Computing a formula.

`Onbekend` travels through in silence: the mistake behind it has been reported where it was made.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias, assert_never

from regelzetter.diagnostics import Diagnostic, Ernst, Outcome, Rule, Voorbeeld, voorbeeld
from regelzetter.nearest import did_you_mean, nearest
from regelzetter.source import Span
from regelzetter.values.expressions import (
    Call,
    Chain,
    Condition,
    Expression,
    Name,
    Negative,
    Number,
    Text,
    names,
)
from regelzetter.values.functions import FUNCTIONS, total
from regelzetter.values.model import Aantal, Gegevenstabel, Inhoud, Leeg, Onbekend, TekstWaarde, Values
from regelzetter.values.typed import ONBEKEND
from regelzetter.values.units import (
    DEELT_DOOR_NUL,
    Refused,
    combine,
    in_words,
    negated,
    tidy,
)
from regelzetter.values.yamltree import place

_BRON = "taalbeschrijving van regelzetter, onderdeel Waarden (formules)"
_BESTAND = "gegevens/waarden.yaml"


def _met_tabel(waarden: str, deeltabellen: str = "") -> Voorbeeld:
    kolommen = "tabel: regios\nkolommen: {regio: {soort: tekst}, bedrag: {soort: bedrag}, leerlingen: {soort: aantal}}\n"
    csv = "regio,bedrag,leerlingen\nNoord,100,250\nZuid,200,\n"
    return Voorbeeld(((_BESTAND, waarden), ("gegevens/regios.yaml", kolommen + deeltabellen), ("gegevens/regios.csv", csv)))


ONBEKENDE_SLEUTEL = Rule(
    code="REGL0244",
    naam="sleutel-in-formule-bestaat",
    ernst=Ernst.FOUT,
    regel="Elke sleutel in een formule of voorwaarde is de sleutel van een waarde.",
    waarom="Een onbekende sleutel is meestal een tikfout; de compiler raadt niet welke waarde bedoeld is.",
    bron=_BRON,
    fout=voorbeeld("jaarbudget: {bedrag: 100}\nplafond: {is: jaarbuget * 4}\n", _BESTAND),
    goed=voorbeeld("jaarbudget: {bedrag: 100}\nplafond: {is: jaarbudget * 4}\n", _BESTAND),
)
FUNCTIE = Rule(
    code="REGL0245",
    naam="functie-bestaat",
    ernst=Ernst.FOUT,
    regel="Een functie is een van som, aantal, min, max, rond, dagen, weken, maanden, jaren en jaar, met haar eigen argumenten.",
    waarom="Wat de compiler niet kent, rekent hij niet uit.",
    bron=_BRON,
    fout=voorbeeld("start: {datum: 2025-01-01}\neind: {is: 'jaren(start)'}\n", _BESTAND),
    goed=voorbeeld("start: {datum: 2025-01-01}\neind: {is: 'jaren(start, 4)'}\n", _BESTAND),
)
TABEL = Rule(
    code="REGL0246",
    naam="tabel-in-formule-bestaat",
    ernst=Ernst.FOUT,
    regel="som(tabel.kolom) en aantal(tabel) noemen een tabel en een kolom die er zijn.",
    waarom="Een som over een tabel die er niet is, zou stilzwijgend nul zijn.",
    bron=_BRON,
    fout=_met_tabel("plafond: {is: som(regio.bedrag)}\n"),
    goed=_met_tabel("plafond: {is: som(regios.bedrag)}\n"),
)
LEGE_CEL = Rule(
    code="REGL0247",
    naam="rekent-niet-met-lege-cel",
    ernst=Ernst.FOUT,
    regel="Een lege cel wordt niet berekend en niet naar grootte vergeleken; eerst wordt gevraagd of zij is ingevuld.",
    waarom="Een lege cel is niet nul: er is iets niet bekend.",
    bron=_BRON,
    fout=_met_tabel("", "deeltabellen: {grote: {waar: leerlingen > 100}}\n"),
    goed=_met_tabel("", "deeltabellen: {grote: {waar: leerlingen en leerlingen > 100}}\n"),
)

Computed: TypeAlias = Outcome[Inhoud]


def compute(expression: Expression, values: Values) -> Computed:
    """What a formula comes to; `Onbekend` if it cannot be computed."""
    outcome = evaluate(expression, values)
    if isinstance(outcome.value, Leeg):
        return empty_cell(expression, expression.span, values)
    return Outcome(tidy(outcome.value), outcome.diagnostics)


def evaluate(expression: Expression, values: Values) -> Computed:
    match expression:
        case Number(value=x):
            return Outcome(Aantal(x))
        case Text(text=text):
            return Outcome(TekstWaarde(text))
        case Name():
            return look_up(expression, values)
        case Negative():
            return _negative(expression, values)
        case Chain():
            return _chain(expression, values)
        case Call(name="som"):
            return _sum(expression, values)
        case Call(name="aantal"):
            return _count(expression, values)
        case Call():
            return _call(expression, values)
        case _:
            assert_never(expression)


def unknown_key(name: Name, values: Values) -> Diagnostic:
    """A key that no value has, with the nearest that does exist and where it stands."""
    return Diagnostic(ONBEKENDE_SLEUTEL, name.span, f"de waarde '{name.key}' bestaat niet", key_tip(name.key, values))


def key_tip(key: str, values: Values) -> str:
    """What was probably meant by an unknown key: “bedoelde u 'plafond.totaal' (gegevens/bedragen.yaml:12)?”."""
    table, _, column = key.rpartition(".")
    if table in values.tabellen and column in values.tabellen[table].kolommen:
        return f"dat is een kolom; bedoelde u som({key})?"
    if key in values.tabellen:
        return f"dat is een tabel; bedoelde u aantal({key})?"
    found = nearest(key, values.waarden)
    if found is not None:
        return f"bedoelde u '{found}' ({place(values.waarden[found].span)})?"
    if table == "rij":
        return "'rij.' bestaat alleen in een beschikking en in een tabel met {rijen=…}"
    return "" if table else f'bedoelde u een tekst? Die staat tussen aanhalingstekens: "{key}"'


def look_up(name: Name, values: Values) -> Computed:
    """The content of a value."""
    found = values.waarden.get(name.key)
    if found is None:
        return Outcome(ONBEKEND, (unknown_key(name, values),))
    return Outcome(found.inhoud)


def _negative(negative: Negative, values: Values) -> Computed:
    outcome = evaluate(negative.operand, values)
    if isinstance(outcome.value, Onbekend):
        return outcome
    if isinstance(outcome.value, Leeg):
        return empty_cell(negative.operand, negative.operand.span, values)
    return _settled(negated(outcome.value), outcome.diagnostics, negative, negative.span, values)


def _chain(chain: Chain, values: Values) -> Computed:
    result = evaluate(chain.first, values)
    for op, operand in chain.rest:
        right = evaluate(operand, values)
        result = _step(chain, result, op, operand, right, values)
    return result


def _step(chain: Chain, left: Computed, op: str, operand: Expression, right: Computed, values: Values) -> Computed:
    found = (*left.diagnostics, *right.diagnostics)
    contents = (left.value, right.value)
    if any(isinstance(content, Onbekend) for content in contents):
        return Outcome(ONBEKEND, found)
    if any(isinstance(content, Leeg) for content in contents):
        return Outcome(ONBEKEND, (*found, *empty_cell(chain, chain.span, values).diagnostics))
    result = combine(left.value, op, right.value)
    is_zero = isinstance(result, Refused) and result.rule is DEELT_DOOR_NUL
    return _settled(result, found, operand if is_zero else chain, operand.span if is_zero else chain.span, values)


def _call(call: Call, values: Values) -> Computed:
    function = FUNCTIONS.get(call.name)
    if function is None:
        tip = did_you_mean(call.name, (*FUNCTIONS, "som", "aantal"))
        return Outcome(ONBEKEND, (Diagnostic(FUNCTIE, call.name_span, f"de functie '{call.name}' bestaat niet", tip),))
    if not function.least <= len(call.arguments) <= function.most:
        return _wrong_count(call, function.gebruik)
    outcomes = [evaluate(argument, values) for argument in call.arguments]
    found = tuple(each for outcome in outcomes for each in outcome.diagnostics)
    contents = tuple(outcome.value for outcome in outcomes)
    if any(isinstance(content, Onbekend) for content in contents):
        return Outcome(ONBEKEND, found)
    if any(isinstance(content, Leeg) for content in contents):
        return Outcome(ONBEKEND, (*found, *empty_cell(call, call.span, values).diagnostics))
    return _settled(function.apply(contents), found, call, call.span, values)


def _wrong_count(call: Call, usage: str) -> Computed:
    count = len(call.arguments)
    melding = f"{call.name} krijgt hier {count} {'argument' if count == 1 else 'argumenten'}; verwacht: {usage}"
    return Outcome(ONBEKEND, (Diagnostic(FUNCTIE, call.span, melding),))


def _sum(call: Call, values: Values) -> Computed:
    name = _table_argument(call, "som(tabel.kolom)")
    if isinstance(name, Outcome):
        return name
    table_name, _, column = name.key.rpartition(".")
    table = values.tabellen.get(table_name)
    if table is None:
        return _no_table(name, table_name, values)
    if column not in table.kolommen:
        tip = did_you_mean(column, table.kolommen)
        return Outcome(ONBEKEND, (Diagnostic(TABEL, name.span, f"de tabel '{table_name}' heeft geen kolom '{column}'", tip),))
    cells = tuple(row.cellen[column].inhoud for row in table.rijen)
    if any(isinstance(cell, Onbekend) for cell in cells):
        return Outcome(ONBEKEND)
    filled = tuple(cell for cell in cells if not isinstance(cell, Leeg))
    if not filled:
        melding = f"de kolom '{column}' van '{table_name}' is leeg; een som heeft dan geen eenheid"
        return Outcome(ONBEKEND, (Diagnostic(TABEL, name.span, melding, f"de tabel staat in {place(table.span)}"),))
    return _settled(total(filled), (), call, call.span, values)


def _count(call: Call, values: Values) -> Computed:
    name = _table_argument(call, "aantal(tabel)")
    if isinstance(name, Outcome):
        return name
    table = values.tabellen.get(name.key)
    if table is None:
        return _no_table(name, name.key, values)
    return Outcome(ONBEKEND if _is_faulty(table) else Aantal(Decimal(len(table.rijen))))


def _table_argument(call: Call, usage: str) -> Name | Computed:
    """The one name between the brackets of `som` and `aantal`."""
    if len(call.arguments) != 1:
        return _wrong_count(call, usage)
    argument = call.arguments[0]
    if isinstance(argument, Name) and ("." in argument.key or "." not in usage):
        return argument
    return Outcome(ONBEKEND, (Diagnostic(FUNCTIE, argument.span, f"dit past hier niet; verwacht: {usage}"),))


def _is_faulty(table: Gegevenstabel) -> bool:
    """A row of which nothing is known: it may or may not belong to the table."""
    return any(all(isinstance(cell.inhoud, Onbekend) for cell in row.cellen.values()) for row in table.rijen)


def _no_table(name: Name, table: str, values: Values) -> Computed:
    tip = did_you_mean(table, tuple(values.tabellen))
    return Outcome(ONBEKEND, (Diagnostic(TABEL, name.span, f"de tabel '{table}' bestaat niet", tip),))


def _settled(result: Inhoud | Refused, found: tuple[Diagnostic, ...], part: Expression, span: Span, values: Values) -> Computed:
    if isinstance(result, Refused):
        return Outcome(ONBEKEND, (*found, explained(result, part, span, values)))
    return Outcome(result, found)


def explained(refused: Refused, part: Expression | Condition, span: Span, values: Values) -> Diagnostic:
    """With the places of the values that take part, because the mistake is often made there."""
    tips = [refused.tip] if refused.tip else []
    tips.extend(origins(part, values))
    return Diagnostic(refused.rule, span, refused.melding, "; ".join(tips))


def origins(part: Expression | Condition, values: Values) -> Iterator[str]:
    """What each key of a formula is and where it stands: “'start' is 1 januari 2025 (gegevens/data.yaml:3)”."""
    for key in dict.fromkeys(name.key for name in names(part)):
        found = values.waarden.get(key)
        if found is not None:
            yield f"'{key}' is {in_words(found.inhoud)} ({place(found.span)})"


def empty_cell(part: Expression | Condition, span: Span, values: Values) -> Computed:
    """What comes of a formula that needs a cell in which nothing stands."""
    used = dict.fromkeys(name.key for name in names(part))
    empty = [key for key in used if key in values.waarden and isinstance(values.waarden[key].inhoud, Leeg)]
    melding = f"hier wordt gerekend met een lege cel: {', '.join(empty)}"
    return Outcome(ONBEKEND, (Diagnostic(LEGE_CEL, span, melding, f"vraag eerst of zij is ingevuld: {empty[0]} en …"),))


RULES: tuple[Rule, ...] = (ONBEKENDE_SLEUTEL, FUNCTIE, TABEL, LEGE_CEL)
