"""Tables of a Word file: widths, merged cells, and rows that repeat or stay whole.

Widths, the grid and what is merged are structure, not look; borders and white space come from the style of the table. The row of
headings repeats on each page, and a row that is not high is never broken over two pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from regelzetter.record import altered, record
from regelzetter.writing.display import Cell, Row, Table
from regelzetter.writing.docx_runs import Made
from regelzetter.writing.named_styles import TABLES, Place, cell_style
from regelzetter.writing.office import said
from regelzetter.writing.row_height import stays_whole
from regelzetter.writing.runs import plain_runs

TWIPS: Final = 1440 / 25.4
"""Twentieths of a point in a millimetre."""
FIRST_ROW, LAST_ROW, FIRST_COLUMN, NO_BANDS = 0x20, 0x40, 0x80, 0x600


@record(frozen=True, slots=True)
class Slot:
    """A place in a row: a cell, what goes on of a cell above (`merged`), or nothing where the row is too short."""

    start: int
    wide: int
    cell: Cell | None
    merged: bool = False


def table(made: Made, each: Table, place: Place) -> str:
    """From its indentation to the right edge of the text, or of the cell it stands in."""
    head, body = [*_grid(each.kop)], [*_grid(each.rijen)]
    count = max([len(each.kolommen), 1, *map(_end, (*head, *body))])
    for row in (*head, *body):
        row += [Slot(at, 1, None) for at in range(_end(row), count)]
    edges = _edges(each, count, _width(made, place))
    indent = 0 if place.kind == "cel" else round(place.depth * place.step * TWIPS)
    columns = "".join(f'<w:gridCol w:w="{right - left}"/>' for left, right in pairwise(edges))
    rows = [*_rows(made, each, each.kop, head, altered(place, together=False), edges)]
    rows += _rows(made, each, each.rijen, body, place, edges)
    if not rows:
        return ""
    return f"<w:tbl>{_properties(made, each, edges[-1], indent)}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _width(made: Made, place: Place) -> int:
    if place.kind == "tekst":
        return max(made.width - round((made.sheet.room - place.room) * TWIPS), 0)
    return round(place.room * TWIPS)


def _edges(each: Table, count: int, width: int) -> list[int]:
    """Where the columns begin and end; they have the shares that the table gives them, or equal ones if it gives none."""
    shares = [column.breedte for column in each.kolommen] + [0] * (count - len(each.kolommen))
    shares = shares if all(shares) else [max(share, 1) for share in shares]
    whole = sum(shares)
    return [round(width * sum(shares[:number]) / whole) for number in range(count + 1)]


def _properties(made: Made, each: Table, width: int, indent: int) -> str:
    """What the table is: its style, its place, and which rows and columns are headings."""
    totals = bool(each.rijen) and each.rijen[-1].totaal
    names_rows = bool(each.rijen) and all(row.cellen and row.cellen[0].kop == "rij" for row in each.rijen)
    flags = {"firstRow": bool(each.kop), "lastRow": totals, "firstColumn": names_rows, "lastColumn": False}
    look = sum(bit for bit, on in zip((FIRST_ROW, LAST_ROW, FIRST_COLUMN), flags.values(), strict=False) if on) + NO_BANDS
    flagged = "".join(f' w:{name}="{int(on)}"' for name, on in (flags | {"noHBand": True, "noVBand": True}).items())
    moved = f'<w:tblInd w:w="{indent}" w:type="dxa"/>' if indent else ""
    caption = f'<w:tblCaption w:val="{said(plain_runs(each.bijschrift))}"/>' if each.bijschrift else ""
    return (
        f'<w:tblPr><w:tblStyle w:val="{made.styles.table(TABLES[each.stijl], totals=totals)}"/>'
        f'<w:tblW w:w="{width}" w:type="dxa"/>{moved}<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{look:04X}"{flagged}/>{caption}</w:tblPr>'
    )


# --- rows -----------------------------------------------------------------------------------------


def _grid(rows: tuple[Row, ...]) -> Iterator[list[Slot]]:
    """Each row with a slot for every column, for Word wants also those that a cell above covers."""
    covered: dict[int, tuple[int, int]] = {}
    for row in rows:
        slots: list[Slot] = []
        below: dict[int, tuple[int, int]] = {}
        column = 0
        cells = [*reversed(row.cellen)]
        while cells or any(start >= column for start in covered):
            if column in covered:
                left, wide = covered[column]
                slots.append(Slot(column, wide, None, merged=True))
            elif cells:
                inner = cells.pop()
                free = next((at - column for at in sorted(covered) if at > column), inner.kolommen)
                left, wide = inner.rijen, max(min(inner.kolommen, free), 1)
                slots.append(Slot(column, wide, inner))
            else:
                left, wide = 1, 1
                slots.append(Slot(column, 1, None))
            if left > 1:
                below[column] = (left - 1, wide)
            column += wide
        covered = below
        yield slots


def _end(row: list[Slot]) -> int:
    return row[-1].start + row[-1].wide if row else 0


def _rows(
    made: Made, each: Table, rows: tuple[Row, ...], grid: list[list[Slot]], place: Place, edges: list[int]
) -> Iterator[str]:
    """A row stays with a row of totals below it, and the last row, if it must, with what follows."""
    for number, (row, slots) in enumerate(zip(rows, grid, strict=True)):
        stays = rows[number + 1].totaal if number + 1 < len(rows) else place.together
        around = altered(place, together=stays)
        cells = [_cell(made, each, row, slot, around, edges) for slot in slots]
        widths = tuple((edges[slot.start + slot.wide] - edges[slot.start]) / TWIPS for slot in slots if slot.cell is not None)
        whole = "<w:cantSplit/>" if stays_whole(row, widths) else ""
        head = "<w:tblHeader/>" if rows is each.kop else ""
        yield f"<w:tr>{f'<w:trPr>{whole}{head}</w:trPr>' if whole or head else ''}{''.join(cells)}</w:tr>"


def _cell(made: Made, each: Table, row: Row, slot: Slot, place: Place, edges: list[int]) -> str:
    wide = edges[slot.start + slot.wide] - edges[slot.start]
    span = f'<w:gridSpan w:val="{slot.wide}"/>' if slot.wide > 1 else ""
    merge = "<w:vMerge/>" if slot.merged else '<w:vMerge w:val="restart"/>' if slot.cell and slot.cell.rijen > 1 else ""
    properties = f'<w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{span}{merge}</w:tcPr>'
    return f"<w:tc>{properties}{_content(made, each, row, slot, place, wide / max(edges[-1], 1))}</w:tc>"


def _content(made: Made, each: Table, row: Row, slot: Slot, place: Place, share: float) -> str:
    """What a cell says; Word wants a paragraph at its end."""
    cell = slot.cell or Cell(())
    inside = place.in_cell(share, cell_style(cell, row, each, slot.start), together=place.together)
    written = made.write(made, cell.blokken, inside)
    if not written:
        return made.paragraph(inside.cell, "", inside)
    return written + made.empty("NaTabel") if written.endswith("</w:tbl>") else written
