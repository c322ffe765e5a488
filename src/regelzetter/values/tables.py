"""Rows of texts (those of a CSV file) read by their schema: each cell typed, with its own place."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from typing import Final

from regelzetter.diagnostics import Diagnostic, Ernst, Outcome, Rule, Voorbeeld
from regelzetter.nearest import did_you_mean
from regelzetter.record import record
from regelzetter.source import Source, Span
from regelzetter.values.model import Gegevenstabel, Inhoud, Leeg, Onbekend, Tabelrij, Waarde
from regelzetter.values.schema import Column, Schema
from regelzetter.values.schema_rule import SCHEMA
from regelzetter.values.typed import ONBEKEND, cell_words, content
from regelzetter.values.yamltree import place

_BRON = "taalbeschrijving van regelzetter, onderdeel Waarden (tabellen)"
_SCHEMA = """tabel: regios
kolommen:
  regio: {soort: tekst, verplicht: ja, uniek: ja}
  gebied: {soort: tekst, keuze: [noord, zuid]}
  bedrag: {soort: bedrag}
"""


def _csv(rijen: str, kop: str = "regio,gebied,bedrag") -> Voorbeeld:
    return Voorbeeld((("gegevens/regios.yaml", _SCHEMA), ("gegevens/regios.csv", f"{kop}\n{rijen}")))


KOP = Rule(
    code="REGL0232",
    naam="kolommen-van-tabel",
    ernst=Ernst.FOUT,
    regel="De eerste regel van een tabel noemt precies de kolommen van het schema, elk één keer.",
    waarom="Een kolom zonder beschrijving zou ongelezen blijven, een ontbrekende kolom leeg.",
    bron=_BRON,
    fout=_csv("A,noord,100\n", kop="regio,gebeid,bedrag"),
    goed=_csv("A,noord,100\n"),
)
RIJ = Rule(
    code="REGL0233",
    naam="rij-heeft-alle-cellen",
    ernst=Ernst.FOUT,
    regel="Elke rij heeft evenveel cellen als de kop.",
    waarom="Een komma te veel of te weinig verschuift bedragen naar een andere kolom.",
    bron=_BRON,
    fout=_csv("A,noord\n"),
    goed=_csv("A,noord,100\n"),
)
VERPLICHT = Rule(
    code="REGL0234",
    naam="verplichte-cel-ingevuld",
    ernst=Ernst.FOUT,
    regel="In een verplichte kolom is elke cel ingevuld.",
    waarom="Wat verplicht is, wordt gebruikt: een lege cel zou een gat in een brief of bijlage zijn.",
    bron=_BRON,
    fout=_csv(",noord,100\n"),
    goed=_csv("A,noord,100\n"),
)
UNIEK = Rule(
    code="REGL0235",
    naam="unieke-cel-eenmaal",
    ernst=Ernst.FOUT,
    regel="In een unieke kolom staat elke waarde één keer.",
    waarom="Twee rijen voor dezelfde regio betekent twee keer hetzelfde geld.",
    bron=_BRON,
    fout=_csv("A,noord,100\nA,zuid,100\n"),
    goed=_csv("A,noord,100\nB,zuid,100\n"),
)
KEUZE = Rule(
    code="REGL0236",
    naam="cel-is-een-van-de-keuzen",
    ernst=Ernst.FOUT,
    regel="In een kolom met een keuze staat een van de genoemde woorden.",
    waarom="Een rij met een verkeerd gespeld woord valt buiten elke deeltabel en elke passage die ervan afhangt.",
    bron=_BRON,
    fout=_csv("A,nord,100\n"),
    goed=_csv("A,noord,100\n"),
)
ONLEESBAAR = Rule(
    code="REGL0237",
    naam="csv-leesbaar",
    ernst=Ernst.FOUT,
    regel="Een CSV-bestand heeft een kop, tussen alle cellen komma's of puntkomma's, en gesloten aanhalingstekens.",
    waarom="Wat niet te lezen is, wordt niet geraden.",
    bron="RFC 4180; " + _BRON,
    fout=_csv('"A,noord,100\n'),
    goed=_csv('"A",noord,100\n'),
)


_SEVERAL: Final = 4
"""So many cells of one column with the same mistake are told once, if they are most of them."""


@record(frozen=True, slots=True)
class Cell:
    """A cell as typed, and where its text stands (without quotes and spaces around it)."""

    text: str
    span: Span = field(compare=False, repr=False)


Row = tuple[Cell, ...]


def read_table(source: Source, schema: Schema) -> Outcome[Gegevenstabel]:
    """The table; what cannot be read is `Onbekend`. A file that cannot be read is one row of which nothing is known."""
    rows: list[Row] = []
    span = source.span(0, len(source.line(1)))
    try:
        rows.extend(cut(source))
    except csv.Error as error:
        return Outcome(poison(schema, span), (_unreadable(source, rows, error),))
    if not rows:
        tip = f"de eerste regel is {','.join(schema.columns)}"
        return Outcome(poison(schema, span), (Diagnostic(ONLEESBAAR, source.span(0, 0), "dit bestand is leeg", tip),))
    if schema.sheet.is_given:
        melding = "'blad' en 'begin' zeggen waar een tabel in een rekenblad staat; dit is een CSV-bestand"
        return Outcome(poison(schema, span), (Diagnostic(SCHEMA, schema.span, melding, "haal ze weg uit het schema"),))
    return typed_table(rows, schema)


def typed_table(rows: Sequence[Row], schema: Schema) -> Outcome[Gegevenstabel]:
    """The table from its rows of texts, the heading first."""
    span = rows[0][0].span.to(rows[0][-1].span)
    head, found_in_head = _read_head(rows[0], schema)
    if found_in_head:
        return Outcome(poison(schema, span), found_in_head)
    rijen, found = _read_rows(rows[1:], head, schema)
    keuzen = {name: column.keuze for name, column in schema.columns.items() if column.keuze}
    columns = tuple(schema.columns)
    table = Gegevenstabel(naam=schema.naam, kolommen=columns, rijen=rijen, keuzen=keuzen, bron=schema.bron, span=span)
    return Outcome(table, found)


def cut(source: Source) -> Iterator[Row]:
    """Rows of cells as the csv module reads them. It gives no columns, so each place is counted from the length of the cells.

    Raises csv.Error where the text is not CSV.
    """
    text, offset = source.text, 0
    for cells in csv.reader(io.StringIO(text, newline="\n"), strict=True, delimiter=delimiter(source)):
        row: list[Cell] = []
        for cell in cells:
            quoted = text.startswith('"', offset)
            end = offset + len(cell) + (2 + cell.count('"') if quoted else 0)
            row.append(_cell(source, cell, offset + quoted, end - quoted))
            offset = end + 1
        if row:
            yield tuple(row)
        else:
            offset += 1


def delimiter(source: Source) -> str:
    """What stands between the names of the columns, and so between all cells; a Dutch Excel writes semicolons."""
    head = source.line(1)
    return ";" if ";" in head and "," not in head else ","


def _cell(source: Source, cell: str, start: int, end: int) -> Cell:
    stripped = cell.strip(" \t\u00a0")
    if stripped and len(stripped) < len(cell):
        start += len(cell) - len(cell.lstrip(" \t\u00a0"))
        end -= len(cell) - len(cell.rstrip(" \t\u00a0"))
    return Cell(stripped, source.span(start, end))


def _unreadable(source: Source, rows: list[Row], error: csv.Error) -> Diagnostic:
    """The first line after the rows that could be read."""
    number = rows[-1][-1].span.end_line + 1 if rows else 1
    start = source.starts[number - 1]
    span = source.span(start, start + len(source.line(number)))
    if "unexpected end of data" in str(error):
        return Diagnostic(ONLEESBAAR, span, "een aanhalingsteken wordt nergens gesloten", "zet het tweede aanhalingsteken")
    tip = 'een cel met een scheidingsteken of aanhalingsteken erin staat tussen "…"; een aanhalingsteken daarin is ""'
    return Diagnostic(ONLEESBAAR, span, "deze regel is geen CSV", tip)


def poison(schema: Schema, span: Span) -> Gegevenstabel:
    """What a table is of which nothing could be read: one row of which nothing is known."""
    columns = tuple(schema.columns)
    row = _unknown_row(columns, schema, span)
    return Gegevenstabel(naam=schema.naam, kolommen=columns, rijen=(row,), bron=schema.bron, span=span)


def _unknown_row(columns: tuple[str, ...], schema: Schema, span: Span) -> Tabelrij:
    cells = {name: Waarde(sleutel=f"{schema.naam}.{name}", inhoud=ONBEKEND, span=span) for name in columns}
    return Tabelrij(cellen=cells, span=span)


def _read_head(row: Row, schema: Schema) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """Column names in the order of the file, and what is wrong with them."""
    names = tuple(cell.text for cell in row)
    if len(row) == 1 and "\t" in names[0]:
        tip = "sla het bestand op als CSV, met komma's of puntkomma's"
        return names, (Diagnostic(ONLEESBAAR, row[0].span, "tussen de cellen staan tabs", tip),)
    missing = [name for name in schema.columns if name not in names]
    found = [*_strangers(row, schema), *_doubles(row)] if schema.is_complete else [*_doubles(row)]
    if missing and not found:
        melding = f"de kolom '{missing[0]}' ontbreekt" if len(missing) == 1 else f"de kolommen {', '.join(missing)} ontbreken"
        found.append(Diagnostic(KOP, row[0].span.to(row[-1].span), melding, f"het schema staat in {place(schema.span)}"))
    return names, tuple(found)


def _strangers(row: Row, schema: Schema) -> Iterator[Diagnostic]:
    names = {cell.text for cell in row}
    absent = tuple(name for name in schema.columns if name not in names)
    for cell in row:
        if cell.text not in schema.columns:
            melding = f"de kolom '{cell.text}' staat niet in het schema"
            yield Diagnostic(KOP, cell.span, melding, did_you_mean(cell.text, absent))


def _doubles(row: Row) -> Iterator[Diagnostic]:
    names = [cell.text for cell in row]
    for at, cell in enumerate(row):
        if cell.text in names[:at]:
            yield Diagnostic(KOP, cell.span, f"de kolom '{cell.text}' staat er twee keer")


def _read_rows(rows: Sequence[Row], head: tuple[str, ...], schema: Schema) -> tuple[tuple[Tabelrij, ...], tuple[Diagnostic, ...]]:
    found: list[Diagnostic] = []
    told: list[tuple[str, Diagnostic]] = []
    columns = tuple(schema.columns.get(name) for name in head)
    seen: dict[str, dict[str, Span]] = {name: {} for name in head}
    rijen = []
    for row in rows:
        span = row[0].span.to(row[-1].span)
        if not any(cell.text for cell in row):
            found.append(Diagnostic(VERPLICHT, span, "deze rij is leeg", "haal de rij weg, of vul haar in"))
            rijen.append(_unknown_row(tuple(schema.columns), schema, span))
            continue
        if len(row) != len(head):
            found.append(_wrong_length(row, span, len(head)))
            rijen.append(_unknown_row(tuple(schema.columns), schema, span))
            continue
        cells = {}
        for column, cell in zip(columns, row, strict=True):
            if column is not None:
                outcome = _read_cell(cell, column, seen[column.naam])
                told.extend((column.naam, each) for each in outcome.diagnostics)
                cells[column.naam] = _as_value(outcome.value, cell, column, schema)
        rijen.append(Tabelrij(cellen={name: cells[name] for name in schema.columns}, span=span))
    return tuple(rijen), (*found, *_of_columns(told, len(rows)))


def _of_columns(told: Sequence[tuple[str, Diagnostic]], rows: int) -> Iterator[Diagnostic]:
    """What most cells of a column have wrong is one mistake: dates as a spreadsheet wrote them, or a column left empty."""
    counts = Counter((name, each.rule.code) for name, each in told)
    said: set[tuple[str, str]] = set()
    for name, each in told:
        kind = name, each.rule.code
        if counts[kind] < _SEVERAL or 2 * counts[kind] <= rows or each.rule is UNIEK:
            yield each
        elif kind not in said:
            said.add(kind)
            melding = f"{each.melding}; zo zijn {counts[kind]} van de {rows} cellen van de kolom '{name}'"
            yield replace(each, melding=melding)


def _as_value(inhoud: Inhoud, cell: Cell, column: Column, schema: Schema) -> Waarde:
    return Waarde(sleutel=f"{schema.naam}.{column.naam}", inhoud=inhoud, span=cell.span, bron=schema.bron)


def _wrong_length(row: Row, span: Span, expected: int) -> Diagnostic:
    melding = f"deze rij heeft {len(row)} {'cel' if len(row) == 1 else 'cellen'}; de kop heeft er {expected}"
    tip = (
        'een cel met een scheidingsteken erin staat tussen "…"'
        if len(row) > expected
        else "achter een lege cel staat ook een scheidingsteken"
    )
    return Diagnostic(RIJ, span, melding, tip)


def _read_cell(cell: Cell, column: Column, seen: dict[str, Span]) -> Outcome[Inhoud]:
    if not cell.text:
        if column.verplicht:
            return Outcome(ONBEKEND, (Diagnostic(VERPLICHT, cell.span, f"'{column.naam}' is niet ingevuld"),))
        return Outcome(Leeg())
    if column.keuze and cell.text not in column.keuze:
        melding = f"'{cell.text}' is geen keuze voor '{column.naam}'"
        return Outcome(ONBEKEND, (Diagnostic(KEUZE, cell.span, melding, did_you_mean(cell.text, column.keuze)),))
    outcome = cell_words(cell.text, cell.span) if column.soort == "tekst" else content(column.soort, cell.text, cell.span)
    if not column.uniek or isinstance(outcome.value, Onbekend):
        return outcome
    first = seen.setdefault(cell.text, cell.span)
    if first is cell.span:
        return outcome
    melding = f"'{cell.text}' staat al in de kolom '{column.naam}'"
    return Outcome(outcome.value, (Diagnostic(UNIEK, cell.span, melding, f"de eerste staat op {place(first)}"),))


RULES: tuple[Rule, ...] = (KOP, RIJ, VERPLICHT, UNIEK, KEUZE, ONLEESBAAR)
