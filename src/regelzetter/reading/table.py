"""The tokens of a pipe table → a table: its columns, heading rows, joined cells and caption."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from regelzetter.diagnostics import Diagnostic
from regelzetter.reading.place import Placement
from regelzetter.reading.rules import SAMENVOEGING, TABELINSTELLING
from regelzetter.reading.settings import TableSettings
from regelzetter.source import Span
from regelzetter.tree.nodes import Alinea, Blocks, Cel, Inlines, Kolom, Rij, Tabel

NARROWEST, WIDEST = 8, 48
"""Signs in a column of a pipe table."""

_HOLE = re.compile(r"\{\{[^{}]*\}\}")
_ROW_HOLE = re.compile(r"\{\{\s*rij\.")
_REFERENCE = re.compile(r"\[([^\]]*)\]\([^)]*\)")

Align: TypeAlias = Literal["links", "rechts", "midden"]
ReadCell: TypeAlias = Callable[[str, Placement], Inlines]
Report: TypeAlias = Callable[[Diagnostic], None]


class TypedCell(NamedTuple):
    """A cell as typed: `^` joins the cell above, `<` the cell at its left."""

    tekst: str
    place: Placement

    @property
    def span(self) -> Span:
        return self.place.span(0, len(self.tekst))


class TypedRow(NamedTuple):
    cellen: tuple[TypedCell, ...]
    span: Span


@dataclass
class _Joined:
    """A cell and what it covers: rows `row` up to `bottom`, columns `column` up to `right`."""

    row: int
    column: int
    bottom: int
    right: int


def read_table(rows: list[TypedRow], marks: list[str], found: TableSettings, span: Span, read: ReadCell, report: Report) -> Tabel:
    """The table. What does not fit is reported, and then read as if it had not been asked for."""
    head = _head_rows(found, rows, span, report)
    even = all(len(row.cellen) == len(marks) for row in rows)
    owners = _join(rows, head, found.rijen is not None, report if even else _silent)
    made = [_row(index, row, owners, head, read) for index, row in enumerate(rows)]
    caption = read(*found.bijschrift) if found.bijschrift is not None else ()
    return Tabel(
        kolommen=_columns(rows, marks, found, span, report), kop=tuple(made[:head]), rijen=tuple(made[head:]),
        herhaal=found.rijen, bijschrift=caption, span=span,
    )  # fmt: skip


def _silent(_finding: Diagnostic) -> None:
    """A table with uneven rows was reported already; what else is wrong with it follows from that."""


def _head_rows(found: TableSettings, rows: list[TypedRow], span: Span, report: Report) -> int:
    if found.kop < len(rows) or found.kop == 1:
        return found.kop
    many = "1 rij" if len(rows) == 1 else f"{len(rows)} rijen"
    report(Diagnostic(TABELINSTELLING, found.span("kop", span), f"de tabel heeft {many}, de kop kan er geen {found.kop} hebben",
                      "laat onder de kop ten minste één rij over"))  # fmt: skip
    return 1


# --- columns --------------------------------------------------------------------------------------


def _columns(rows: list[TypedRow], marks: list[str], found: TableSettings, span: Span, report: Report) -> tuple[Kolom, ...]:
    widths = list(found.breedtes)
    if widths and len(widths) != len(marks):
        report(Diagnostic(TABELINSTELLING, found.span("breedtes", span),
                          f"{'1 breedte' if len(widths) == 1 else f'{len(widths)} breedtes'} bij {len(marks)} kolommen",
                          "geef elke kolom één breedte"))  # fmt: skip
        widths = []
    widths = widths or column_widths([_alone(row) for row in rows], len(marks))
    return tuple(Kolom(uitlijning=_align(mark), breedte=width, span=span) for mark, width in zip(marks, widths, strict=True))


def _alone(row: TypedRow) -> list[str]:
    """The cells of a row; one that covers more columns says nothing about the width of its first."""
    texts = [cell.tekst for cell in row.cellen]
    return ["" if after == "<" else text for text, after in zip(texts, [*texts[1:], ""], strict=False)]


def column_widths(rows: list[list[str]], columns: int) -> list[int]:
    """How wide each column of a pipe table wants to be, in signs: its longest cell, but no less and no more than reads well.

    A value or a reference counts for about as many signs as it will print.

    >>> column_widths([["Jaar", "Bedrag"], ["2025", "{{ budget }}"], ["2026", "zie [](#plafond)"]], 2)
    [8, 24]
    """
    printed = [[_HOLE.sub("x" * 12, _REFERENCE.sub(_stand_in, cell)) for cell in row] for row in rows]
    return [
        min(WIDEST, max(NARROWEST, *(len(row[column]) for row in printed if column < len(row)), 0)) for column in range(columns)
    ]


def _stand_in(found: re.Match[str]) -> str:
    return found[1] or "x" * 20


def _align(mark: str) -> Align:
    if mark.endswith(":"):
        return "midden" if mark.startswith(":") else "rechts"
    return "links"


# --- cells ----------------------------------------------------------------------------------------


def _row(index: int, row: TypedRow, owners: list[list[_Joined]], head: int, read: ReadCell) -> Rij:
    cells: list[Cel] = []
    for column, (typed, owner) in enumerate(zip(row.cellen, owners[index], strict=True)):
        if (owner.row, owner.column) != (index, column):
            continue
        text = "" if typed.tekst in ("^", "<") else typed.tekst
        words = read(text, typed.place) if text else ()
        blocks: Blocks = (Alinea(inhoud=words, span=typed.span),) if words else ()
        cells.append(Cel(inhoud=blocks, kop=index < head, kolommen=owner.right - owner.column, rijen=owner.bottom - owner.row,
                         span=typed.span))  # fmt: skip
    return Rij(cellen=tuple(cells), span=row.span)


def _join(rows: list[TypedRow], head: int, repeats: bool, report: Report) -> list[list[_Joined]]:
    """For each cell the cell that covers it: itself, or the one it was joined to."""
    owners: list[list[_Joined]] = []
    for index, row in enumerate(rows):
        above = owners[-1] if owners and index != head else []
        if repeats and above and (_repeats(row) or _repeats(rows[index - 1])):
            above = []
        owners.append(_join_row(index, row, above, owners, report))
        if row.cellen and all(owner.row != index for owner in owners[-1]):
            report(Diagnostic(SAMENVOEGING, row.span, "in deze rij begint geen enkele cel", "haal de rij weg"))
    return owners


def _join_row(index: int, row: TypedRow, above: list[_Joined], owners: list[list[_Joined]], report: Report) -> list[_Joined]:
    """The owners of one row. `above` is empty where nothing can be joined upwards: under the heading, or where rows repeat."""
    here: list[_Joined] = []
    refused: set[int] = set()
    for column, cell in enumerate(row.cellen):
        wanted = _wanted(cell.tekst, column, here, above)
        problem = _problem(cell.tekst, index, column, wanted, row, above, owners)
        if problem and id(wanted) not in refused:
            refused.add(id(wanted))
            report(Diagnostic(SAMENVOEGING, cell.span, *problem))
        if wanted is None or problem:
            here.append(_Joined(index, column, index + 1, column + 1))
            continue
        wanted.bottom, wanted.right = index + 1, max(wanted.right, column + 1)
        here.append(wanted)
    return here


def _wanted(text: str, column: int, here: list[_Joined], above: list[_Joined]) -> _Joined | None:
    """The cell that a cell asks to be joined to."""
    if text == "<":
        return here[-1] if here else None
    if text == "^" and column < len(above):
        return above[column]
    return None


def _problem(
    text: str, index: int, column: int, wanted: _Joined | None, row: TypedRow, above: list[_Joined], owners: list[list[_Joined]]
) -> tuple[str, str] | None:
    """Why a cell cannot be joined as asked, and what to do; None if it can."""
    if text == "<" and wanted is None:
        return "links van deze cel staat geen cel", "zet in de eerste kolom tekst, of \\< voor het teken zelf"
    if text == "^" and wanted is None:
        if not owners:
            return "boven deze cel staat geen cel", "zet in de eerste rij tekst, of \\^ voor het teken zelf"
        return (
            "deze cel kan niet bij de cel erboven horen",
            "een cel loopt niet van de kop door in de tabel, en niet door rijen die uit de gegevens komen",
        )
    if text not in ("^", "<") or wanted is None or wanted.row == index:
        return None
    covered = [place < len(above) and above[place] is wanted for place in range(wanted.column, wanted.right)]
    inside = wanted.column <= column < wanted.right
    joined = all(cell.tekst in ("^", "<") for cell in row.cellen[wanted.column : wanted.right])
    if inside and joined and all(covered):
        return None
    return "deze cel vormt met de cel waar zij bij hoort geen rechthoek", "voeg rijen en kolommen als een rechthoek samen"


def _repeats(row: TypedRow) -> bool:
    return any(_ROW_HOLE.search(cell.tekst) for cell in row.cellen)
