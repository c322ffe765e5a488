"""A table in an .xlsx workbook, read by the same schema as a CSV file. The place of a cell is its row and its column.

python-calamine reads the values, quickly. It does not see what a cell is made of, so `cellmaking` looks where that matters: at a
cell that seems empty in a sheet with formulas (a formula without a stored result, or with an error), and at the notation of
numbers in a column of percentages (10% is stored as 0.1).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, TypeAlias

from regelzetter.diagnostics import Diagnostic, Ernst, Outcome, Rule, Voorbeeld
from regelzetter.nearest import did_you_mean
from regelzetter.source import Span
from regelzetter.values.archive import Package, unpack
from regelzetter.values.cellmaking import Making, Place, makings
from regelzetter.values.model import Gegevenstabel
from regelzetter.values.schema import Schema
from regelzetter.values.sheet import Workbook, cell_name
from regelzetter.values.tables import RIJ, Cell, Row, poison, typed_table
from regelzetter.values.typed import DATUM

_BRON = "taalbeschrijving van regelzetter, onderdeel Waarden (tabellen); ISO/IEC 29500 (XLSX)"


def _regios(csv: str, rest: str = "") -> Voorbeeld:
    schema = f"tabel: regios\nkolommen: {{regio: {{soort: tekst}}, bedrag: {{soort: bedrag}}}}\n{rest}"
    return Voorbeeld((("gegevens/regios.yaml", schema), ("gegevens/regios.xlsx", csv)))


REKENBLAD = Rule(
    code="REGL0257",
    naam="rekenblad-leesbaar",
    ernst=Ernst.FOUT,
    regel="Een rekenblad is een XLSX-bestand van gewone grootte zonder wachtwoord, met het blad en de eerste cel die het schema "
    "noemt (blad, begin).",
    waarom="Een bestand dat niet te lezen is, of dat uitpakt tot iets veel groters, wordt niet gebruikt.",
    bron=_BRON,
    fout=_regios("regio,bedrag\nNoord,100\n", "blad: Regios 2025\n"),
    goed=_regios("regio,bedrag\nNoord,100\n", "blad: Blad1\n"),
)
FORMULECEL = Rule(
    code="REGL0258",
    naam="cel-heeft-uitkomst",
    ernst=Ernst.FOUT,
    regel="Een cel met een formule heeft een bewaarde uitkomst, en geen fout als #VERW! of #DEEL/0!.",
    waarom="Zonder uitkomst leest een programma de cel als leeg; dan zou een bedrag stil verdwijnen.",
    bron=_BRON,
    fout=_regios("regio,bedrag\nNoord,=100*2\n"),
    goed=_regios("regio,bedrag\nNoord,200\n"),
)


Grid: TypeAlias = Sequence[Sequence[Any]]
"""The values of a sheet from A1, by row; an empty text is an empty cell."""


def read_workbook(book: Workbook, schema: Schema) -> Outcome[Gegevenstabel]:
    """The table; what cannot be read is `Onbekend`. A message about a cell begins with its name."""
    package = unpack(book.data)
    if isinstance(package, str):
        return Outcome(poison(schema, book.start), (Diagnostic(REKENBLAD, book.start, package, "of sla de tabel op als CSV"),))
    grid = _grid(package, book, schema)
    if grid.value is None:
        return Outcome(poison(schema, book.start), grid.diagnostics)
    blad, values = grid.value
    made = makings(package, blad) if any(_MADE.search(sheet) for sheet in package.sheets) or _has_percentages(schema) else {}
    if made is None:
        return Outcome(poison(schema, book.start), (_unreadable(book),))
    table = _Table(book, schema, values, made)
    problems = tuple(table.without_result()) or tuple(table.without_heading(blad))
    if problems:
        return Outcome(poison(schema, book.start), problems)
    outcome = typed_table(tuple(table.rows()), schema)
    return Outcome(outcome.value, tuple(_named(each, book) for each in outcome.diagnostics))


_MADE = re.compile(rb"""<(?:\w+:)?f[\s/>]|\st\s*=\s*["']e["']""")
"""A formula, or an error."""


def _has_percentages(schema: Schema) -> bool:
    return any(column.soort == "percentage" for column in schema.columns.values())


def _unreadable(book: Workbook) -> Diagnostic:
    return Diagnostic(REKENBLAD, book.start, "dit rekenblad is niet te lezen", "open het en sla het opnieuw op")


def _grid(package: Package, book: Workbook, schema: Schema) -> Outcome[tuple[str, Grid] | None]:
    """The name of the sheet and its values."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(package.data))
        names = workbook.sheet_names
        name = schema.sheet.blad if schema.sheet.blad is not None else names[0] if names else ""
        if name in names:
            return Outcome((name, workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)))
    except CalamineError:
        return Outcome(None, (_unreadable(book),))
    span = schema.sheet.blad_span or book.start
    melding = f"het blad '{name}' bestaat niet in {book.path}"
    return Outcome(None, (Diagnostic(REKENBLAD, span, melding, did_you_mean(name, names)),))


class _Table:
    """The part of a sheet that is the table: from its first heading to the last heading, and down to the last row."""

    def __init__(self, book: Workbook, schema: Schema, grid: Grid, made: Mapping[Place, Making]) -> None:
        self.book, self.schema, self.made = book, schema, made
        self.top, self.left = schema.sheet.rij, schema.sheet.kolom
        self.lines = [list(line[self.left - 1 :]) for line in grid[self.top - 1 :]]
        self.width = _filled(self.lines[0]) if self.lines and self.lines[0] and self.lines[0][0] != "" else 0

    def rows(self) -> Iterator[Row]:
        """The rows as texts, the heading first; rows without anything in them are passed over."""
        kinds = self.kinds()
        for down, line in enumerate(self.lines):
            width = max(self.width, _filled(line))
            if not _filled(line):
                continue
            padded = [*line[:width], *[""] * (width - len(line))]
            yield tuple(self.cell(down, right, value, kinds.get(right, "")) for right, value in enumerate(padded))

    def cell(self, down: int, right: int, value: Any, kind: str) -> Cell:
        """A cell with its text. A number in a column of percentages that is shown with a percent sign is in hundredths."""
        making = self.made.get((self.top + down, self.left + right))
        is_part = kind == "percentage" and isinstance(value, float) and making is not None and bool(making.notatie)
        text = _number(_decimal(value).scaleb(2)) if is_part else _text(value, kind)
        return Cell(text, self.place(down, right))

    def kinds(self) -> dict[int, str]:
        """What stands in each column, by its heading."""
        heads = enumerate(_text(head, "tekst") for head in self.lines[0][: self.width])
        return {at: self.schema.columns[head].soort for at, head in heads if head in self.schema.columns}

    def place(self, down: int, right: int) -> Span:
        return self.book.cell(self.top + down, self.left + right)

    def without_result(self) -> Iterator[Diagnostic]:
        """Cells that seem empty and are not."""
        for (row, column), making in self.made.items():
            down, right = row - self.top, column - self.left
            if down < 0 or right < 0 or not making.formule:
                continue
            line = self.lines[down] if down < len(self.lines) else []
            if right >= len(line) or line[right] == "":
                yield _no_result(making.formule, self.place(down, right))

    def without_heading(self, blad: str) -> Iterator[Diagnostic]:
        """The cell where the table begins is empty."""
        if not self.width:
            melding = f"in cel {cell_name(self.top, self.left)} van blad '{blad}' begint geen tabel: die cel is leeg"
            tip = "zeg in het schema waar zij begint: 'begin: B3'"
            yield Diagnostic(REKENBLAD, self.place(0, 0), melding, tip)


def _no_result(made: str, at: Span) -> Diagnostic:
    if made.startswith("#"):
        melding, tip = f"hier staat de fout {made}", "herstel de formule in het rekenblad"
    else:
        melding = f"de formule '{made}' heeft geen bewaarde uitkomst, of een fout als uitkomst"
        tip = "open het rekenblad, laat het rekenen en sla het op; of zet de uitkomst er als waarde in"
    return Diagnostic(FORMULECEL, at, f"cel {cell_name(at.line, at.column)}: {melding}", tip)


def _filled(line: Sequence[Any]) -> int:
    """How far a row goes: the number of its last cell with something in it."""
    return next((at for at in range(len(line), 0, -1) if line[at - 1] != ""), 0)


def _text(value: Any, kind: str) -> str:
    """A value as it would be typed in a CSV file, so that the same rules read it."""
    match value:
        case bool():
            return "WAAR" if value else "ONWAAR"
        case Decimal():
            return _number(value)
        case int() | float():
            return _number(_decimal(value))
        case datetime():
            moment = (value + timedelta(milliseconds=500)).replace(microsecond=0)
            is_day = kind == "datum" and not (moment.hour or moment.minute or moment.second)
            return f"{moment:%Y-%m-%d}" if is_day else f"{moment:%Y-%m-%d %H:%M}" + (f":{moment:%S}" if moment.second else "")
        case date():
            return f"{value.isoformat()} 00:00" if kind == "tijdstip" else value.isoformat()
        case _:
            return str(value).strip(" \t\u00a0")


def _decimal(value: float) -> Decimal:
    """The number that the sheet shows: a spreadsheet keeps fifteen figures, the rest is noise of binary fractions."""
    return Decimal(f"{value:.15g}")


def _number(value: Decimal) -> str:
    """Figures with a point. Three decimals after at most three figures would read as thousands; a fourth says they are not."""
    text = f"{value:f}"
    whole, _, decimals = text.partition(".")
    decimals = decimals.rstrip("0")
    return whole if not decimals else f"{whole}.{decimals}0" if len(decimals) == 3 else f"{whole}.{decimals}"


def _named(found: Diagnostic, book: Workbook) -> Diagnostic:
    """The finding with the cell or row as the spreadsheet names it, and with a tip for a spreadsheet."""
    if found.span.path != book.path:
        return found
    is_cell = found.span.end_column == found.span.column + 1
    where = f"cel {cell_name(found.span.line, found.span.column)}" if is_cell else f"rij {found.span.line}"
    return replace(found, melding=f"{where}: {found.melding}", tip=_TIPS.get(found.rule, found.tip))


_TIPS = {
    RIJ: "haal weg wat naast de tabel staat, of zet het op een ander blad",
    DATUM: "geef de cel in het rekenblad de opmaak datum, of schrijf de datum als jaar-maand-dag: 2024-10-01",
}
"""What to do differently in a spreadsheet than in a CSV file."""


RULES: tuple[Rule, ...] = (REKENBLAD, FORMULECEL)
