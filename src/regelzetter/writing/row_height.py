"""About how high a row of a table is: no higher, and it goes to the next page whole.

A row that may break leaves, in LibreOffice, a first line alone at the foot of a page and half of its label on the next; one that
is high and may not break leaves a page half empty.
"""

from __future__ import annotations

from typing import Final, assert_never

from regelzetter.writing.display import (
    Block,
    Blocks,
    Cell,
    DefinitionList,
    Figure,
    Formula,
    Heading,
    ItemList,
    Quote,
    Row,
    Runs,
    Signature,
    Table,
    TextBlock,
)
from regelzetter.writing.pictures import printed_size
from regelzetter.writing.runs import plain_runs

SIGNS: Final = 0.6
"""In a millimetre of a line, in letters of nine points."""
WHOLE: Final = 22
"""Lines, some eight centimetres: a row that is no higher goes to the next page whole, and leaves room that nobody minds."""
LINE: Final = 4.0
"""Millimetres."""


def stays_whole(row: Row, widths: tuple[float, ...]) -> bool:
    """`widths`: of its cells, in millimetres. A cell that goes on in the rows below is as high as they are together."""
    high = (_lines(cell.blokken, width) for cell, width in zip(row.cellen, widths, strict=True) if cell.rijen == 1)
    return max(high, default=0) <= WHOLE


def _lines(blocks: Blocks, width: float) -> int:
    return sum(_of_block(each, width) for each in blocks)


def _of_block(each: Block, width: float) -> int:
    match each:
        case Heading() | TextBlock() | Formula():
            return _of_runs(each.runs, width)
        case ItemList():
            return sum(_lines(item.blokken, width) for item in each.items)
        case DefinitionList():
            return sum(_lines(entry.blokken, width) for entry in each.definities)
        case Table():
            return sum(max((_of_cell(cell, width / len(row.cellen)) for cell in row.cellen), default=0) for row in each.rijen)
        case Figure():
            return round(printed_size(each.beeld, width)[1] / LINE) + _of_runs(each.bijschrift, width)
        case Quote():
            return _lines(each.blokken, width)
        case Signature():
            return len(each.regels) + 3
        case _:
            assert_never(each)


def _of_cell(cell: Cell, width: float) -> int:
    return _lines(cell.blokken, width)


def _of_runs(runs: Runs, width: float) -> int:
    return 1 + int(len(plain_runs(runs)) / max(width * SIGNS, 1))
