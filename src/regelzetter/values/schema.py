"""The small schema beside a table: which columns, what is in them, what must hold, which parts have a name of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import PurePosixPath
from typing import NamedTuple

from regelzetter.diagnostics import Diagnostic, Outcome
from regelzetter.nearest import did_you_mean
from regelzetter.record import record
from regelzetter.source import Span
from regelzetter.values.allotment import Allotment
from regelzetter.values.allotment_schema import read_allotments
from regelzetter.values.controls import Sum, as_sum, read_controls
from regelzetter.values.declarations import RESERVED, name_problem
from regelzetter.values.expressions import Condition
from regelzetter.values.formulas import parse_condition
from regelzetter.values.schema_rule import SCHEMA
from regelzetter.values.sheet import Sheet, read_sheet
from regelzetter.values.typed import SOORTEN
from regelzetter.values.yamltree import Entry, MappingNode, Node, ScalarNode, SequenceNode, unknown_keys

_KEYS = ("tabel", "kolommen", "bron", "toelichting", "koppel", "deeltabellen", "telt_op", "verdeling", "blad", "begin")
_COLUMN_KEYS = ("soort", "verplicht", "uniek", "keuze", "toelichting")
_COLUMNS_EXAMPLE = "schrijf 'kolommen:' en daaronder bijvoorbeeld 'bedrag: {soort: bedrag, verplicht: ja}'"


class Column(NamedTuple):
    naam: str
    soort: str
    verplicht: bool = False
    uniek: bool = False
    keuze: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class Link:
    """Rows are joined to those of `table` where `column` is equal."""

    column: str
    table: str
    span: Span = field(compare=False, repr=False)


@record(frozen=True, slots=True)
class Subtable:
    """The rows for which a condition holds, under a name of their own. No condition: it could not be read."""

    naam: str
    condition: Condition | None
    span: Span = field(compare=False, repr=False)


@record(frozen=True, slots=True, kw_only=True)
class Schema:
    naam: str
    columns: Mapping[str, Column]
    is_complete: bool
    """No column is missing because its description could not be read."""
    links: tuple[Link, ...]
    subtables: tuple[Subtable, ...]
    sums: tuple[Sum, ...]
    allotments: tuple[Allotment, ...]
    sheet: Sheet
    bron: str
    span: Span = field(compare=False, repr=False)


def is_schema(node: Node | None) -> bool:
    """It names a table, or describes columns: values have no `soort`."""
    if not isinstance(node, MappingNode):
        return False
    columns = node.get("kolommen")
    described = [each.value for each in columns.entries] if isinstance(columns, MappingNode) else []
    has_kind = any(isinstance(each, MappingNode) and each.get("soort") is not None for each in described)
    return has_kind or isinstance(node.get("tabel"), ScalarNode)


def read_schema(node: MappingNode) -> Outcome[Schema]:
    """The schema in a YAML file that has a key `tabel`, or should have: until it does, the table is called as the file is."""
    found = list(unknown_keys(node, _KEYS, SCHEMA, "in het schema van een tabel"))
    name = node.get("tabel")
    problem = None
    if isinstance(name, ScalarNode):
        naam, at = name.text, name.inner
        problem = name_problem(Entry(naam, at, name), RESERVED, dots=False)
    else:
        naam, at = PurePosixPath(node.span.path).stem, node.entries[0].key_span
        if not any("'tabel'" in each.tip for each in found):
            found.append(Diagnostic(SCHEMA, at, "dit schema zegt niet hoe de tabel heet", f"schrijf erboven: tabel: {naam}"))
    columns = _columns(node)
    links, subtables, sums = _links(node), _subtables(node), _sums(node, naam)
    kinds = {name: column.soort for name, column in columns.value.items()}
    allotments, sheet = read_allotments(node, kinds, is_complete=not columns.diagnostics), read_sheet(node)
    found.extend([problem] if problem else [])
    for outcome in (columns, links, subtables, sums, allotments, sheet):
        found.extend(outcome.diagnostics)
    bron = node.get("bron")
    schema = Schema(
        naam=naam,
        columns=columns.value,
        is_complete=not columns.diagnostics,
        links=links.value,
        subtables=subtables.value,
        sums=sums.value,
        allotments=allotments.value,
        sheet=sheet.value,
        bron=bron.text.strip() if isinstance(bron, ScalarNode) else "",
        span=at,
    )
    return Outcome(schema, tuple(found))


def _columns(node: MappingNode) -> Outcome[dict[str, Column]]:
    listed = node.get("kolommen")
    if not isinstance(listed, MappingNode) or not listed.entries:
        return Outcome({}, (Diagnostic(SCHEMA, (listed or node).span, "dit schema heeft geen kolommen", _COLUMNS_EXAMPLE),))
    found: list[Diagnostic] = []
    columns: dict[str, Column] = {}
    for entry in listed.entries:
        problem = name_problem(entry, ("en", "of", "niet"), dots=False)
        outcome = _column(entry)
        found.extend((problem,) if problem else outcome.diagnostics)
        if problem is None and outcome.value is not None:
            columns[entry.key] = outcome.value
    return Outcome(columns, tuple(found))


def _column(entry: Entry) -> Outcome[Column | None]:
    node = entry.value
    if not isinstance(node, MappingNode):
        tip = f"schrijf bijvoorbeeld '{entry.key}: {{soort: tekst, verplicht: ja}}'"
        return Outcome(None, (Diagnostic(SCHEMA, node.span, f"de kolom '{entry.key}' heeft geen beschrijving", tip),))
    found = list(unknown_keys(node, _COLUMN_KEYS, SCHEMA, "bij een kolom"))
    soort = node.get("soort")
    if not isinstance(soort, ScalarNode) or soort.text not in SOORTEN:
        found.append(_wrong_kind(entry, node, soort))
        return Outcome(None, tuple(found))
    verplicht, uniek, keuze = _yes_or_no(node, "verplicht"), _yes_or_no(node, "uniek"), _choices(node)
    found.extend((*verplicht.diagnostics, *uniek.diagnostics, *keuze.diagnostics))
    return Outcome(Column(entry.key, soort.text, verplicht.value, uniek.value, keuze.value), tuple(found))


def _wrong_kind(entry: Entry, node: MappingNode, soort: Node | None) -> Diagnostic:
    if not isinstance(soort, ScalarNode):
        span = node.span if soort is None else soort.span
        return Diagnostic(SCHEMA, span, f"de kolom '{entry.key}' heeft geen soort", f"een soort is {', '.join(SOORTEN)}")
    tip = did_you_mean(soort.text, tuple(SOORTEN))
    return Diagnostic(SCHEMA, soort.inner, f"de soort '{soort.text}' bestaat niet voor een kolom", tip)


def _yes_or_no(node: MappingNode, key: str) -> Outcome[bool]:
    answer = node.get(key)
    if answer is None:
        return Outcome(False)
    if isinstance(answer, ScalarNode) and answer.text in ("ja", "nee"):
        return Outcome(answer.text == "ja")
    return Outcome(False, (Diagnostic(SCHEMA, answer.span, f"'{key}' is 'ja' of 'nee'"),))


def _choices(node: MappingNode) -> Outcome[tuple[str, ...]]:
    listed = node.get("keuze")
    if listed is None:
        return Outcome(())
    if isinstance(listed, SequenceNode) and listed.items and all(isinstance(item, ScalarNode) for item in listed.items):
        return Outcome(tuple(item.text for item in listed.items if isinstance(item, ScalarNode)))
    return Outcome((), (Diagnostic(SCHEMA, listed.span, "'keuze' is een lijst van woorden", "schrijf [eerste, tweede]"),))


def _links(node: MappingNode) -> Outcome[tuple[Link, ...]]:
    found: list[Diagnostic] = []
    links: list[Link] = []
    for entry in _members(node, "koppel", "kolom: tabel", found):
        if isinstance(entry.value, ScalarNode):
            links.append(Link(entry.key, entry.value.text, entry.value.inner))
        else:
            found.append(Diagnostic(SCHEMA, entry.value.span, "hier wordt de naam van een tabel verwacht"))
    return Outcome(tuple(links), tuple(found))


def _subtables(node: MappingNode) -> Outcome[tuple[Subtable, ...]]:
    found: list[Diagnostic] = []
    subtables: list[Subtable] = []
    for entry in _members(node, "deeltabellen", "naam: {waar: voorwaarde}", found):
        problem = name_problem(entry, RESERVED, dots=False)
        condition = _where(entry)
        found.extend((problem,) if problem else condition.diagnostics)
        if problem is None:
            subtables.append(Subtable(entry.key, condition.value, entry.key_span))
    return Outcome(tuple(subtables), tuple(found))


def _where(entry: Entry) -> Outcome[Condition | None]:
    node = entry.value
    where = node.get("waar") if isinstance(node, MappingNode) else None
    if not isinstance(node, MappingNode) or not isinstance(where, ScalarNode):
        tip = f"schrijf '{entry.key}: {{waar: kolom = \"woord\"}}'"
        return Outcome(None, (Diagnostic(SCHEMA, node.span, f"de deeltabel '{entry.key}' zegt niet waar zij uit bestaat", tip),))
    outcome = parse_condition(where.text, where.inner)
    strange = unknown_keys(node, ("waar", "toelichting"), SCHEMA, "in een deeltabel")
    return Outcome(outcome.value, (*outcome.diagnostics, *strange))


def _sums(node: MappingNode, table: str) -> Outcome[tuple[Sum, ...]]:
    entry = node.entry("telt_op")
    if entry is None:
        return Outcome(())
    controls = read_controls(entry)
    outcomes = [as_sum(control, table) for control in controls.value]
    found = (*controls.diagnostics, *(each for outcome in outcomes for each in outcome.diagnostics))
    return Outcome(tuple(outcome.value for outcome in outcomes if outcome.value is not None), found)


def _members(node: MappingNode, key: str, shape: str, found: list[Diagnostic]) -> Iterator[Entry]:
    group = node.get(key)
    if isinstance(group, MappingNode):
        yield from group.entries
    elif group is not None:
        found.append(Diagnostic(SCHEMA, group.span, f"'{key}' is een groep", f"schrijf '{key}: {{{shape}}}'"))
