"""Where a table stands in a workbook: `blad` (a sheet, else the first) and `begin` (its first heading, else A1)."""

from __future__ import annotations

import re
from typing import NamedTuple

from regelzetter.diagnostics import Diagnostic, Outcome
from regelzetter.source import Span
from regelzetter.values.schema_rule import SCHEMA
from regelzetter.values.yamltree import MappingNode, ScalarNode

_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Sheet(NamedTuple):
    """`rij` and `kolom` of the first heading count from 1."""

    blad: str | None = None
    rij: int = 1
    kolom: int = 1
    blad_span: Span | None = None
    is_given: bool = False
    """The schema says something of a sheet, which has no meaning for a CSV file."""


class Workbook(NamedTuple):
    """An .xlsx file of the dossier, by its path."""

    path: str
    data: bytes

    @property
    def start(self) -> Span:
        return self.cell(1, 1)

    def cell(self, row: int, column: int) -> Span:
        return Span(self.path, row, column, row, column + 1)


def read_sheet(schema: MappingNode) -> Outcome[Sheet]:
    """What a schema says of the sheet."""
    blad, begin = schema.get("blad"), schema.get("begin")
    found = tuple(
        Diagnostic(SCHEMA, node.span, f"'{key}' is een tekst", tip)
        for key, node, tip in (("blad", blad, "schrijf 'blad: Naam'"), ("begin", begin, "schrijf 'begin: B3'"))
        if node is not None and not (isinstance(node, ScalarNode) and node.text)
    )
    sheet = Sheet(is_given=blad is not None or begin is not None)
    if isinstance(blad, ScalarNode):
        sheet = Sheet(blad.text, blad_span=blad.inner, is_given=True)
    if found or not isinstance(begin, ScalarNode):
        return Outcome(sheet, found)
    match = _CELL.fullmatch(begin.text)
    if match is None:
        return Outcome(
            sheet, (Diagnostic(SCHEMA, begin.inner, f"'{begin.text}' is geen cel", "schrijf bijvoorbeeld 'begin: B3'"),)
        )
    return Outcome(Sheet(sheet.blad, int(match[2]), column_number(match[1]), sheet.blad_span, True))


def column_number(letters: str) -> int:
    """The number of a column, from 1.

    >>> column_number("A"), column_number("Z"), column_number("AA")
    (1, 26, 27)
    """
    number = 0
    for letter in letters:
        number = number * 26 + LETTERS.index(letter) + 1
    return number


def cell_name(row: int, column: int) -> str:
    """The name of a cell as a spreadsheet shows it.

    >>> cell_name(5, 2), cell_name(1, 27)
    ('B5', 'AA1')
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = LETTERS[rest] + letters
    return f"{letters}{row}"
