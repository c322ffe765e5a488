"""What must hold between values: the list `controle`, and the sums of tables (`telt_op`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace
from typing import NamedTuple

from regelzetter.diagnostics import Diagnostic, Ernst, Outcome, Rule, Voorbeeld, voorbeeld
from regelzetter.nearest import did_you_mean
from regelzetter.record import record
from regelzetter.source import Span
from regelzetter.values.expressions import Call, Comparison, Name
from regelzetter.values.formulas import compare, operands, parse_condition
from regelzetter.values.mistakes import origins
from regelzetter.values.model import Inhoud, Values
from regelzetter.values.units import difference, in_words
from regelzetter.values.yamltree import Entry, MappingNode, Node, ScalarNode, SequenceNode, place

_BRON = "taalbeschrijving van regelzetter, onderdeel Waarden"
_BESTAND = "gegevens/waarden.yaml"


def _regios(bedrag: int) -> Voorbeeld:
    schema = "tabel: regios\nkolommen: {regio: {soort: tekst}, bedrag: {soort: bedrag}}\ntelt_op: [regios.bedrag = plafond]\n"
    csv = f"regio,bedrag\nNoord,100\nZuid,{bedrag}\n"
    bestanden = ((_BESTAND, "plafond: {bedrag: 300}\n"), ("gegevens/regios.yaml", schema), ("gegevens/regios.csv", csv))
    return Voorbeeld(bestanden)


KLOPT = Rule(
    code="REGL0249",
    naam="controle-klopt",
    ernst=Ernst.FOUT,
    regel="Elke vergelijking onder 'controle:' is waar.",
    waarom="Een controle is wat de schrijver over zijn cijfers beweert; klopt zij niet, dan klopt een van de cijfers niet.",
    bron=_BRON,
    fout=voorbeeld("totaal: {bedrag: 300}\ndeel: {bedrag: 200}\ncontrole:\n  - totaal = deel + deel\n", _BESTAND),
    goed=voorbeeld("totaal: {bedrag: 400}\ndeel: {bedrag: 200}\ncontrole:\n  - totaal = deel + deel\n", _BESTAND),
)
CONTROLE = Rule(
    code="REGL0250",
    naam="controle-vergelijkt",
    ernst=Ernst.FOUT,
    regel="Onder 'controle:' staat een lijst van vergelijkingen; 'telt_op' vergelijkt een kolom met een waarde.",
    waarom="Alleen van een vergelijking is te zeggen of zij klopt, en hoeveel zij scheelt.",
    bron=_BRON,
    fout=voorbeeld("totaal: {bedrag: 300}\ncontrole:\n  - totaal\n", _BESTAND),
    goed=voorbeeld("totaal: {bedrag: 300}\ncontrole:\n  - totaal > 0\n", _BESTAND),
)
TELT_OP = Rule(
    code="REGL0251",
    naam="tabel-telt-op",
    ernst=Ernst.FOUT,
    regel="De rijen van een tabel tellen op tot het bedrag dat 'telt_op' noemt.",
    waarom="Een bijlage met bedragen die samen niet het plafond zijn, deelt te veel of te weinig uit.",
    bron=_BRON,
    fout=_regios(250),
    goed=_regios(200),
)


DEEL = Rule(
    code="REGL0855",
    naam="ontvangers-zijn-een-deel",
    ernst=Ernst.WAARSCHUWING,
    regel="Een lijst van ontvangers bij --ontvangers telt op tot het bedrag dat 'telt_op' noemt, of zij is bedoeld als een deel.",
    waarom="Een nabestelling voor drie ontvangers is geen fout; een hele lijst waarin een rij ontbreekt wel.",
    bron=_BRON,
    fout=_regios(150),
    goed=_regios(200),
)


@record(frozen=True, slots=True)
class Control:
    """A comparison that must hold."""

    text: str
    comparison: Comparison
    span: Span = field(compare=False, repr=False)
    toelichting: str = ""


def read_controls(entry: Entry) -> Outcome[tuple[Control, ...]]:
    """The list under `controle` or `telt_op`."""
    node = entry.value
    if not isinstance(node, SequenceNode):
        found = Diagnostic(CONTROLE, node.span, f"'{entry.key}' is een lijst van vergelijkingen", "zet voor elke regel '- '")
        return Outcome((), (found,))
    outcomes = [_read_control(item) for item in node.items]
    controls = tuple(outcome.value for outcome in outcomes if outcome.value is not None)
    return Outcome(controls, tuple(found for outcome in outcomes for found in outcome.diagnostics))


def _read_control(item: Node) -> Outcome[Control | None]:
    formula = item.get("is") if isinstance(item, MappingNode) else item
    if not isinstance(formula, ScalarNode):
        tip = "schrijf '- a = b' of '- {is: \"a = b\", toelichting: …}'"
        return Outcome(None, (Diagnostic(CONTROLE, item.span, "hier wordt een vergelijking verwacht", tip),))
    outcome = parse_condition(formula.text, formula.inner)
    found = (*outcome.diagnostics, *_strange_keys(item))
    if outcome.value is None:
        return Outcome(None, found)
    if not isinstance(outcome.value, Comparison):
        melding = "een controle is één vergelijking"
        return Outcome(None, (*found, Diagnostic(CONTROLE, formula.inner, melding, "gebruik =, !=, <, <=, > of >=")))
    reason = item.get("toelichting") if isinstance(item, MappingNode) else None
    toelichting = reason.text.strip() if isinstance(reason, ScalarNode) else ""
    return Outcome(Control(formula.text, outcome.value, formula.inner, toelichting), found)


def _strange_keys(item: Node) -> Iterator[Diagnostic]:
    entries = item.entries if isinstance(item, MappingNode) else ()
    for entry in entries:
        if entry.key not in ("is", "toelichting"):
            tip = did_you_mean(entry.key, ("is", "toelichting"))
            yield Diagnostic(CONTROLE, entry.key_span, f"de sleutel '{entry.key}' bestaat niet in een controle", tip)


def check_control(control: Control, values: Values) -> tuple[Diagnostic, ...]:
    """Nothing if the comparison holds or cannot be known; else by how much it does not."""
    answer = compare(control.comparison, values)
    if answer.value is not False:
        return answer.diagnostics
    left, right, _ = operands(control.comparison, values)
    melding = f"de controle '{control.text}' klopt niet: {_apart(left, control.comparison.op, right)}"
    tips = [control.toelichting] if control.toelichting else []
    tips.extend(origins(control.comparison, values))
    return (*answer.diagnostics, Diagnostic(KLOPT, control.span, melding, "; ".join(tips)))


def _apart(left: Inhoud, op: str, right: Inhoud) -> str:
    sides = f"links {in_words(left)}, rechts {in_words(right)}"
    by = difference(left, right)
    if op == "!=" or not by:
        return sides
    if op in ("<", ">") and left == right:
        return f"{sides}; zij zijn gelijk"
    if op == "=":
        return f"{sides}; het verschil is {by}"
    return f"{sides}; links is {by} {'te veel' if op in ('<', '<=') else 'te weinig'}"


class Sum(NamedTuple):
    """A column of a table that must add up to a value."""

    table: str
    column: str
    control: Control


def as_sum(control: Control, own_table: str) -> Outcome[Sum | None]:
    """`tabel.kolom = waarde` (or `kolom = waarde`) as a sum to check."""
    comparison = control.comparison
    if comparison.op != "=" or not isinstance(comparison.left, Name):
        tip = "schrijf 'tabel.kolom = sleutel'"
        found = Diagnostic(CONTROLE, control.span, "'telt_op' begint met een kolom en een '='", tip)
        return Outcome(None, (found,))
    table, _, column = comparison.left.key.rpartition(".")
    table = table or own_table
    span = comparison.left.span
    call = Call(name="som", name_span=span, arguments=(Name(key=f"{table}.{column}", span=span),), span=span)
    summed = Comparison(left=call, op="=", right=comparison.right, span=comparison.span)
    return Outcome(Sum(table, column, Control(control.text, summed, control.span, control.toelichting)))


def check_sum(each: Sum, values: Values, may_be_part: bool = False) -> tuple[Diagnostic, ...]:
    """Nothing if the column adds up; else a finding at the declared value that also names the table.

    `may_be_part`: rows that were given for this time only. They may add up to less, which is told too.
    """
    comparison = each.control.comparison
    answer = compare(comparison, values)
    if answer.value is not False:
        return answer.diagnostics
    left, right, _ = operands(comparison, values)
    rows = values.tabellen[each.table]
    right_name = comparison.right.key if isinstance(comparison.right, Name) else ""
    span = values.waarden[right_name].span if right_name else each.control.span
    what = f"'{right_name}'" if right_name else "de formule in 'telt_op'"
    if may_be_part and compare(replace(comparison, op="<"), values).value:
        melding = f"de ontvangers in deze lijst krijgen samen {in_words(left)}; {what} is {in_words(right)}"
        tip = "een deel van de ontvangers mag; is dit de hele lijst, dan ontbreekt er iets"
        return (*answer.diagnostics, Diagnostic(DEEL, rows.rijen[0].span, melding, tip))
    melding = (
        f"{what} is {in_words(right)}, maar de kolom '{each.column}' van '{each.table}' telt op tot {in_words(left)}; "
        f"het verschil is {difference(left, right)}"
    )
    tips = [each.control.toelichting] if each.control.toelichting else []
    tips.append(f"de rijen beginnen op {place(rows.rijen[0].span)}; 'telt_op' staat op {place(each.control.span)}")
    return (*answer.diagnostics, Diagnostic(TELT_OP, span, melding, "; ".join(tips)))


RULES: tuple[Rule, ...] = (KLOPT, CONTROLE, TELT_OP, DEEL)
