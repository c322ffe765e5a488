"""From the files under `gegevens` to values: read, put tables together, compute formulas, check what must hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from regelzetter.diagnostics import Diagnostic, Ernst, Outcome, Rule, Voorbeeld, in_order, voorbeeld
from regelzetter.source import Source
from regelzetter.values.controls import check_control, check_sum
from regelzetter.values.declarations import declare
from regelzetter.values.evaluation import ONBEKENDE_SLEUTEL, TABEL
from regelzetter.values.joins import KOPPEL, Loaded, joined, subtables
from regelzetter.values.model import Gegevenstabel, Values
from regelzetter.values.resolve import resolve
from regelzetter.values.schema import Schema, is_schema, read_schema
from regelzetter.values.tables import read_table
from regelzetter.values.yamltree import MappingNode, Node, place, read

_BRON = "taalbeschrijving van regelzetter, onderdeel Waarden"
_SCHEMA = "tabel: regios\nkolommen: {regio: {soort: tekst}}\n"
_CSV = ("gegevens/regios.csv", "regio\nNoord\n")

BESTANDSSOORT = Rule(
    code="REGL0214",
    naam="gegevens-zijn-yaml-of-csv",
    ernst=Ernst.FOUT,
    regel="Een gegevensbestand is YAML (.yaml of .yml) of CSV (.csv).",
    waarom="Wat de compiler niet kan lezen, wordt niet overgeslagen.",
    bron=_BRON,
    fout=voorbeeld("plafond = 100\n", "gegevens/waarden.txt"),
    goed=voorbeeld("plafond: {bedrag: 100}\n", "gegevens/waarden.yaml"),
)
ZONDER_SCHEMA = Rule(
    code="REGL0230",
    naam="tabel-heeft-schema",
    ernst=Ernst.FOUT,
    regel="Bij een CSV-bestand hoort een YAML-bestand met dezelfde naam dat de kolommen beschrijft, en andersom.",
    waarom="Zonder schema is niet te zien wat in een cel hoort te staan.",
    bron=_BRON,
    fout=Voorbeeld((_CSV,)),
    goed=Voorbeeld((("gegevens/regios.yaml", _SCHEMA), _CSV)),
)
DUBBELE_TABEL = Rule(
    code="REGL0253",
    naam="tabel-eenmaal",
    ernst=Ernst.FOUT,
    regel="Elke tabel en elke deeltabel heeft een eigen naam.",
    waarom="Een som over een naam die twee tabellen hebben, is niet te controleren.",
    bron=_BRON,
    fout=Voorbeeld((("gegevens/regios.yaml", _SCHEMA + "deeltabellen: {regios: {waar: regio}}\n"), _CSV)),
    goed=Voorbeeld((("gegevens/regios.yaml", _SCHEMA + "deeltabellen: {bekende: {waar: regio}}\n"), _CSV)),
)


@dataclass(slots=True)
class _Files:
    """The files sorted by what they are, while they are being read."""

    trees: list[Node] = field(default_factory=list)
    schemas: dict[str, Schema] = field(default_factory=dict)
    csv: dict[str, Source] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)
    is_complete: bool = True
    """Everything could be read. If not, a key or table that is missing may well be in what could not."""


def load(sources: Sequence[Source]) -> Outcome[Values]:
    """All values and tables of a dossier. `sources`: its YAML and CSV files in the order of `gegevens`, schemas included."""
    files = _Files()
    for source in sources:
        _sort(files, source)
    declared = declare(files.trees)
    tabellen = _tables(files)
    resolved = resolve(declared.waarden, declared.formules, tabellen)
    values = resolved.value
    found = [*files.found, *declared.found, *resolved.diagnostics]
    for control in declared.controles:
        found.extend(check_control(control, values))
    for schema in files.schemas.values():
        for each in schema.sums:
            found.extend(check_sum(each, values))
    if not files.is_complete:
        found = [each for each in found if each.rule not in (ONBEKENDE_SLEUTEL, TABEL, KOPPEL)]
    return Outcome(values, in_order(found))


def _sort(files: _Files, source: Source) -> None:
    path = PurePosixPath(source.path)
    stem = str(path.with_suffix(""))
    if path.suffix == ".csv":
        files.csv[stem] = source
    elif path.suffix in (".yaml", ".yml"):
        _sort_yaml(files, source, stem)
    else:
        span = source.span(0, 0)
        tip = "sla een rekenblad op als CSV" if path.suffix in (".xlsx", ".xls", ".ods") else "haal het weg uit 'gegevens'"
        files.found.append(Diagnostic(BESTANDSSOORT, span, f"een gegevensbestand is YAML of CSV, niet '{path.suffix}'", tip))
        files.is_complete = False


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


def _tables(files: _Files) -> dict[str, Gegevenstabel]:
    """Every table and subtable by its name."""
    loaded = _loaded(files)
    whole: dict[str, Gegevenstabel] = {}
    for name, each in loaded.items():
        outcome = joined(each, loaded)
        files.found.extend(outcome.diagnostics)
        whole[name] = outcome.value
    tabellen = dict(whole)
    for name, each in loaded.items():
        parts = subtables(whole[name], each.schema)
        files.found.extend(parts.diagnostics)
        for part, origin in zip(parts.value, each.schema.subtables, strict=True):
            if part.naam in tabellen:
                files.found.append(Diagnostic(DUBBELE_TABEL, origin.span, f"de tabel '{part.naam}' bestaat al"))
            else:
                tabellen[part.naam] = part
    return tabellen


def _loaded(files: _Files) -> dict[str, Loaded]:
    """The tables as they stand in the files."""
    loaded: dict[str, Loaded] = {}
    for stem, source in files.csv.items():
        schema = files.schemas.get(stem)
        if schema is None:
            _report_alone(files, source, stem)
            continue
        outcome = read_table(source, schema)
        files.found.extend(outcome.diagnostics)
        if schema.naam in loaded:
            tip = f"de eerste staat op {place(loaded[schema.naam].schema.span)}"
            files.found.append(Diagnostic(DUBBELE_TABEL, schema.span, f"de tabel '{schema.naam}' bestaat al", tip))
        else:
            loaded[schema.naam] = Loaded(outcome.value, schema)
    _report_schemas_alone(files.schemas, files)
    return loaded


def _report_alone(files: _Files, source: Source, stem: str) -> None:
    if files.is_complete:
        tip = f"zet ernaast {stem}.yaml met 'tabel:' en 'kolommen:', en noem het onder 'gegevens'"
        files.found.append(Diagnostic(ZONDER_SCHEMA, source.span(0, 0), "bij deze tabel hoort een schema", tip))
    files.is_complete = False


def _report_schemas_alone(schemas: Mapping[str, Schema], files: _Files) -> None:
    for stem, schema in schemas.items():
        if stem not in files.csv:
            tip = f"noem {stem}.csv onder 'gegevens'"
            found = Diagnostic(ZONDER_SCHEMA, schema.span, f"bij dit schema hoort een bestand {stem}.csv", tip)
            files.found.append(found)
            files.is_complete = False


RULES: tuple[Rule, ...] = (BESTANDSSOORT, ZONDER_SCHEMA, DUBBELE_TABEL)
