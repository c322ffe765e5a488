"""From the files under `gegevens` to values: read, put tables together, compute formulas, check what must hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from regelzetter.diagnostics import Diagnostic, Outcome, in_order
from regelzetter.source import Source, Span
from regelzetter.values.assembling import Assembly
from regelzetter.values.controls import check_control, check_sum
from regelzetter.values.declarations import Declared, declare
from regelzetter.values.joins import KOPPEL, Loaded
from regelzetter.values.load_rules import BESTANDSSOORT, DUBBELE_TABEL, ZONDER_SCHEMA
from regelzetter.values.mistakes import ONBEKENDE_SLEUTEL, TABEL
from regelzetter.values.model import Gegevenstabel, Values
from regelzetter.values.resolve import resolve
from regelzetter.values.scenario import check_kinds, check_scenarios, overridden
from regelzetter.values.scenario_outcomes import check_outcomes
from regelzetter.values.schema import Schema, is_schema, read_schema
from regelzetter.values.sheet import Workbook
from regelzetter.values.tables import read_table
from regelzetter.values.yamltree import MappingNode, Node, place, read


@dataclass(slots=True)
class _Files:
    """The files sorted by what they are, while they are being read."""

    trees: list[Node] = field(default_factory=list)
    schemas: dict[str, Schema] = field(default_factory=dict)
    tables: dict[str, Source | Workbook] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)
    others: Mapping[str, str] = field(default_factory=dict)
    """A table → the table in whose place it stands, with its schema."""
    is_complete: bool = True
    """Everything could be read. If not, a key or table that is missing may well be in what could not."""


def load(
    sources: Sequence[Source | Workbook],
    scenarios: Mapping[str, Source] | None = None,
    scenario: str = "",
    others: Mapping[str, str] | None = None,
) -> Outcome[Values]:
    """All values and tables of a dossier.

    `sources`: its YAML, CSV and XLSX files in the order of `gegevens`, schemas included. `scenarios`: those that there are by
    name; all are checked, and `scenario` is the one that is put over the values. `others`: files that stand in the place of
    another, with the schema of that.
    """
    files = _Files(others=others or {})
    for source in sources:
        _sort(files, source)
    declared = declare(files.trees)
    loaded = _loaded(files)
    found = [*files.found, *declared.found, *_double_series(declared, loaded)]
    resolved = resolve(declared, Assembly(loaded))
    checked = check_scenarios(scenarios or {}, declared, resolved.value)
    found.extend(checked.diagnostics)
    for changes in checked.value.values():
        found.extend(check_outcomes(changes, declared, resolved.value, lambda other: resolve(other, Assembly(loaded)).value))
    if scenario in checked.value:
        changes = checked.value[scenario]
        declared, base = overridden(declared, changes), resolved.value
        resolved = resolve(declared, Assembly(loaded))
        found.extend(check_kinds(changes, base, resolved.value))
    found.extend((*resolved.diagnostics, *_checked(declared, files, resolved.value)))
    if not files.is_complete:
        found = [each for each in found if each.rule not in (ONBEKENDE_SLEUTEL, TABEL, KOPPEL)]
    return Outcome(resolved.value, in_order(found))


def _checked(declared: Declared, files: _Files, values: Values) -> list[Diagnostic]:
    """What must hold and does not."""
    found: list[Diagnostic] = []
    for control in declared.controles:
        found.extend(check_control(control, values))
    for stem, schema in files.schemas.items():
        is_other = stem in map(_stem, files.others.values())
        for each in schema.sums:
            found.extend(check_sum(each, values, may_be_part=is_other))
    return found


def _sort(files: _Files, source: Source | Workbook) -> None:
    path = PurePosixPath(source.path)
    stem = _stem(files.others.get(source.path, source.path))
    if isinstance(source, Workbook) or path.suffix == ".csv":
        _sort_table(files, source, stem)
    elif path.suffix in (".yaml", ".yml"):
        _sort_yaml(files, source, stem)
    else:
        span = source.span(0, 0)
        tip = "sla het rekenblad op als XLSX of CSV" if path.suffix in (".xls", ".ods") else "haal het weg uit 'gegevens'"
        melding = f"een gegevensbestand is YAML, CSV of XLSX, niet '{path.suffix}'"
        files.found.append(Diagnostic(BESTANDSSOORT, span, melding, tip))
        files.is_complete = False


def _stem(path: str) -> str:
    return str(PurePosixPath(path).with_suffix(""))


def _sort_table(files: _Files, source: Source | Workbook, stem: str) -> None:
    first = files.tables.setdefault(stem, source)
    if first is not source:
        melding = f"'{first.path}' en '{source.path}' zijn dezelfde tabel"
        files.found.append(Diagnostic(DUBBELE_TABEL, _start(source), melding, "noem er een van de twee onder 'gegevens'"))


def _start(source: Source | Workbook) -> Span:
    return source.start if isinstance(source, Workbook) else source.span(0, 0)


def _sort_yaml(files: _Files, source: Source, stem: str) -> None:
    outcome = read(source)
    files.found.extend(outcome.diagnostics)
    files.is_complete = files.is_complete and outcome.ok
    node = outcome.value
    if isinstance(node, MappingNode) and is_schema(node):
        schema = read_schema(node)
        files.schemas[stem] = schema.value
        files.found.extend(schema.diagnostics)
        files.is_complete = files.is_complete and schema.value.is_complete
    elif node is not None:
        files.trees.append(node)


def _loaded(files: _Files) -> dict[str, Loaded]:
    """The tables as they stand in the files."""
    loaded: dict[str, Loaded] = {}
    for stem, source in files.tables.items():
        schema = files.schemas.get(stem)
        if schema is None:
            _report_alone(files, source, stem)
            continue
        outcome = _read(source, schema)
        files.found.extend(outcome.diagnostics)
        if schema.naam in loaded:
            tip = f"de eerste staat op {place(loaded[schema.naam].schema.span)}"
            files.found.append(Diagnostic(DUBBELE_TABEL, schema.span, f"de tabel '{schema.naam}' bestaat al", tip))
        else:
            loaded[schema.naam] = Loaded(outcome.value, schema)
    _report_schemas_alone(files.schemas, files)
    return loaded


def _read(source: Source | Workbook, schema: Schema) -> Outcome[Gegevenstabel]:
    if not isinstance(source, Workbook):
        return read_table(source, schema)
    from regelzetter.values.workbook import read_workbook

    return read_workbook(source, schema)


def _double_series(declared: Declared, loaded: Mapping[str, Loaded]) -> list[Diagnostic]:
    """A series is a table too, so it cannot have the name of one."""
    parts = {part.naam: part.span for each in loaded.values() for part in each.schema.subtables}
    tables = {**parts, **{name: each.schema.span for name, each in loaded.items()}}
    return [
        Diagnostic(DUBBELE_TABEL, series.span, f"de tabel '{name}' bestaat al", f"zij staat op {place(tables[name])}")
        for name, series in declared.reeksen.items()
        if name in tables
    ]


def _report_alone(files: _Files, source: Source | Workbook, stem: str) -> None:
    if files.is_complete:
        tip = f"zet ernaast {stem}.yaml met 'tabel:' en 'kolommen:', en noem het onder 'gegevens'"
        files.found.append(Diagnostic(ZONDER_SCHEMA, _start(source), "bij deze tabel hoort een schema", tip))
    files.is_complete = False


def _report_schemas_alone(schemas: Mapping[str, Schema], files: _Files) -> None:
    for stem, schema in schemas.items():
        if stem not in files.tables:
            tip = f"noem {stem}.csv onder 'gegevens'"
            melding = f"bij dit schema hoort een bestand {stem}.csv of {stem}.xlsx"
            files.found.append(Diagnostic(ZONDER_SCHEMA, schema.span, melding, tip))
            files.is_complete = False
