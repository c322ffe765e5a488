"""Row headings in a tagged PDF.

Typst tags the header rows of a table, but in the wheel it cannot tag a cell that heads its row: `pdf.header-cell` stands
behind a switch that the wheel does not offer. What Typst leaves room for is filled in here, byte for byte in the same
length, so that nothing else in the file moves: the cell becomes a `TH` with `Scope Row`. The cells of such a table lose their
explicit list of headers, which would hide the row heading; a reader then finds both by their scopes (ISO 32000-1, 14.8.5.7).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from regelzetter.writing.display import Blocks, DefinitionList, ItemList, Quote, Table

CELL = re.compile(rb"(<</Type/StructElem/S/T)D(/P \d+ 0 R/A\[<</O/Table)(/Headers\[[^\]]*\])")
ROW = b"/Scope/Row"

Role: TypeAlias = Literal["", "rij", "naast"]
"""Of a data cell: nothing special, head of its row, or in a table that has such heads."""


def with_row_heads(pdf: bytes, blocks: Blocks) -> bytes:
    """The same PDF, with row headings tagged; a RuntimeError where the cells of the PDF are not those of the blocks."""
    wanted = list(roles(blocks))
    if "rij" not in wanted:
        return pdf
    found = len(CELL.findall(pdf))
    if found != len(wanted):
        raise RuntimeError(f"de PDF heeft {found} gegevenscellen en het document {len(wanted)}")
    order = iter(wanted)
    return CELL.sub(lambda match: _tagged(match, next(order)), pdf)


def _tagged(match: re.Match[bytes], role: Role) -> bytes:
    before, after, headers = match.groups()
    if role == "rij":
        return before + b"H" + after + ROW.ljust(len(headers))
    return before + b"D" + after + (headers if role == "" else b" " * len(headers))


def roles(blocks: Blocks) -> Iterator[Role]:
    """The role of every cell below the header rows, in reading order."""
    for block in blocks:
        if isinstance(block, Table):
            has_heads = any(cell.kop == "rij" for row in block.rijen for cell in row.cellen)
            for row in block.rijen:
                for cell in row.cellen:
                    yield from roles(cell.blokken)
                    yield "rij" if cell.kop == "rij" else "naast" if has_heads else ""
        elif isinstance(block, Quote):
            yield from roles(block.blokken)
        elif isinstance(block, ItemList):
            for item in block.items:
                yield from roles(item.blokken)
        elif isinstance(block, DefinitionList):
            for definition in block.definities:
                yield from roles(definition.blokken)
