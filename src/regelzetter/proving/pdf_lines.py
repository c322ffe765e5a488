"""The text of every stretch of marked content in a PDF, with the height at which it is printed.

A line of text is placed by its matrix (Tm), as Typst does; moves inside a text object (Td) are not followed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import pikepdf

from regelzetter.proving.pdf import Font, Mark, Place, codes, current, font_of, opened

_OPERATORS: Final = "BDC BMC EMC Tf Tj TJ q Q cm BT Tm"
Rise = tuple[float, float, float]
"""What a matrix [a b c d e f] makes of heights: b, d and f. Where a line stands beside is not asked."""
_SAME: Final[Rise] = (0, 1, 0)


class Piece(NamedTuple):
    """Text that is shown at once: on which page, counted from 0, how high its foot stands, and the size of its letters."""

    text: str
    page: int
    height: float
    size: float


def pieces(pdf: pikepdf.Pdf) -> dict[Place, list[Piece]]:
    """In the order of the page; text outside any marked content is an artifact and left out."""
    found: dict[Place, list[Piece]] = {}
    fonts: dict[tuple[int, int], Font] = {}
    for number, sheet in enumerate(pdf.pages):
        for mcid, text, height, size in _shown(sheet, fonts):
            found.setdefault(Place(number, mcid), []).append(Piece(text, number, height, size))
    return found


def _shown(sheet: pikepdf.Page, fonts: dict[tuple[int, int], Font]) -> Iterator[tuple[int, str, float, float]]:
    marks: list[Mark] = []
    font, size = Font(1, {}), 0.0
    page: Rise = _SAME
    left, up = 0.0, 0.0
    kept: list[Rise] = []
    for instruction in pikepdf.parse_content_stream(sheet, _OPERATORS):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "BDC" | "BMC":
                mark, instead = opened(operands)
                marks.append(mark)
                if instead and (mcid := current(marks)) is not None:
                    yield mcid, instead, _height(left, up, page), size
            case "EMC":
                marks.pop()
            case "Tf":
                font, size = font_of(sheet.resources.Font[str(operands[0])], fonts), float(operands[1])
            case "q":
                kept.append(page)
            case "Q":
                page = kept.pop()
            case "cm":
                page = _within(page, [float(each) for each in operands])
            case "BT":
                left, up = 0.0, 0.0
            case "Tm":
                left, up = float(operands[4]), float(operands[5])
            case _ if (mcid := current(marks)) is not None and not any(mark.replaced for mark in marks):
                yield mcid, font.text(codes(operands[0])), _height(left, up, page), size


def _within(page: Rise, matrix: list[float]) -> Rise:
    """First the matrix, then that of the page (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = matrix
    across, along, foot = page
    return (a * across + b * along, c * across + d * along, e * across + f * along + foot)


def _height(left: float, up: float, page: Rise) -> float:
    across, along, foot = page
    return left * across + up * along + foot
