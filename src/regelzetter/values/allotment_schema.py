"""`verdeling` as it is typed in the schema of a table.

    verdeling: {kolom: bedrag, bedrag: plafond, naar: leerlingen, eenheid: 1, minimum: 25 000, maximum: hoogste, vast: toegezegd}

One, or a list. `bedrag`, `minimum` and `maximum` are formulas; the last two may name columns, and a bare number is in euros.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from regelzetter.diagnostics import Diagnostic, Outcome
from regelzetter.values.allotment import Allotment, column_problems
from regelzetter.values.expressions import Expression, Name
from regelzetter.values.formulas import parse_formula
from regelzetter.values.schema_rule import SCHEMA
from regelzetter.values.typed import number
from regelzetter.values.yamltree import MappingNode, Node, ScalarNode, SequenceNode, unknown_keys

_NEEDED = ("kolom", "bedrag", "naar")
_KEYS = (*_NEEDED, "eenheid", "minimum", "maximum", "vast", "toelichting")
_EXAMPLE = "schrijf 'verdeling: {kolom: bedrag, bedrag: plafond, naar: leerlingen}'"


def read_allotments(schema: MappingNode, kinds: Mapping[str, str], is_complete: bool) -> Outcome[tuple[Allotment, ...]]:
    """What a schema shares out. `kinds`: its columns and what stands in them; `is_complete`: all columns could be read."""
    entry = schema.entry("verdeling")
    if entry is None:
        return Outcome(())
    nodes = entry.value.items if isinstance(entry.value, SequenceNode) else (entry.value,)
    found: list[Diagnostic] = []
    read: list[Allotment] = []
    for node in nodes:
        outcome = _allotment(node)
        found.extend(outcome.diagnostics)
        if outcome.value is None:
            continue
        problems = list(_column_problems(outcome.value, kinds, [each.kolom for each in read])) if is_complete else []
        found.extend(problems)
        if is_complete and not problems:
            read.append(outcome.value)
    return Outcome(tuple(read), tuple(found))


def _column_problems(allotment: Allotment, kinds: Mapping[str, str], others: list[str]) -> Iterator[Diagnostic]:
    if allotment.kolom in kinds or allotment.kolom in others:
        melding = f"de kolom '{allotment.kolom}' bestaat al; een verdeling maakt een nieuwe kolom"
        yield Diagnostic(
            SCHEMA, allotment.span, melding, "haal die kolom uit 'kolommen' en uit het bestand, of kies een andere naam"
        )
    for name, melding in column_problems(allotment, kinds):
        yield Diagnostic(SCHEMA, name.span, melding, f"deze tabel heeft: {', '.join(kinds)}")


def _allotment(node: Node) -> Outcome[Allotment | None]:
    if not isinstance(node, MappingNode):
        return Outcome(None, (Diagnostic(SCHEMA, node.span, "een verdeling is een groep", _EXAMPLE),))
    found = list(unknown_keys(node, _KEYS, SCHEMA, "in een verdeling"))
    texts = {entry.key: entry.value for entry in node.entries if isinstance(entry.value, ScalarNode) and entry.value.text}
    found.extend(_not_texts(node, texts))
    missing = [key for key in _NEEDED if key not in node.keys]
    if missing and not found:
        found.append(Diagnostic(SCHEMA, node.span, f"in deze verdeling ontbreekt '{missing[0]}'", _EXAMPLE))
    formulas = {key: _formula(texts.get(key), found) for key in ("bedrag", "minimum", "maximum")}
    unit = _unit(texts.get("eenheid"), found)
    amount = formulas["bedrag"]
    if found or amount is None:
        return Outcome(None, tuple(found))
    naar, vast = _name(texts["naar"]), _name(texts["vast"]) if "vast" in texts else None
    allotment = Allotment(
        kolom=texts["kolom"].text, bedrag=amount, naar=naar, eenheid=unit, minimum=formulas["minimum"],
        maximum=formulas["maximum"], vast=vast, span=texts["kolom"].inner,
    )  # fmt: skip
    return Outcome(allotment)


def _not_texts(node: MappingNode, texts: Mapping[str, ScalarNode]) -> Iterator[Diagnostic]:
    for entry in node.entries:
        if entry.key in _KEYS and entry.key not in texts:
            melding = f"'{entry.key}' is een naam of een formule, geen groep"
            yield Diagnostic(SCHEMA, entry.key_span.to(entry.value.span), melding, _EXAMPLE)


def _formula(node: ScalarNode | None, found: list[Diagnostic]) -> Expression | None:
    if node is None:
        return None
    outcome = parse_formula(node.text, node.inner)
    found.extend(outcome.diagnostics)
    return outcome.value


def _unit(node: ScalarNode | None, found: list[Diagnostic]) -> Decimal:
    """The unit of rounding in euros; one euro if nothing is said."""
    if node is None:
        return Decimal(1)
    outcome = number(node.text.strip(), node.inner, decimals=2)
    found.extend(outcome.diagnostics)
    if outcome.value is not None and not (outcome.value > 0 and outcome.value % Decimal("0.01") == 0):
        melding = "de eenheid van een verdeling is een bedrag van ten minste een cent"
        found.append(Diagnostic(SCHEMA, node.inner, melding, "schrijf bijvoorbeeld 'eenheid: 1' of 'eenheid: 0,01'"))
    return outcome.value or Decimal(1)


def _name(node: ScalarNode) -> Name:
    return Name(key=node.text, span=node.inner)
