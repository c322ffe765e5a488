"""The text of every stretch of marked content in a PDF, with the height at which it is printed.

pikepdf takes the content of a page apart and writes the operators that are asked for anew, one on a line, with strings in
hexadecimal: that is what is read here. Asking it for every operand on its own takes three times as long.

A line of text is placed by its matrix (Tm), as Typst does; moves inside a text object (Td) are not followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import pikepdf

from regelzetter.proving.pdf_fonts import Font, font_of

_TEXT: Final = "BDC BMC EMC Tf Tj TJ"
_HEIGHTS: Final = " q Q cm BT Tm"
_NUMBERED: Final = re.compile(rb"/\S+ << /MCID (\d+) >>")
_STRING: Final = re.compile(rb"<([0-9a-fA-F]*)>")
Rise = tuple[float, float, float]
"""What a matrix [a b c d e f] makes of heights: b, d and f. Where a line stands beside is not asked."""
_SAME: Final[Rise] = (0, 1, 0)


class Place(NamedTuple):
    """A stretch of marked content: page, counted from 0, and its number on that page."""

    page: int
    mcid: int


class Piece(NamedTuple):
    """Text that is shown at once: on which page, counted from 0, how high its foot stands, and the size of its letters."""

    text: str
    page: int
    height: float
    size: float


class Mark(NamedTuple):
    """An open stretch of marked content."""

    mcid: int | None
    """Of the nearest that has a number."""
    replaced: bool
    """An ActualText stands for whatever it shows."""


_OUTSIDE: Final = Mark(None, False)


def pieces(pdf: pikepdf.Pdf, heights: bool = True) -> dict[Place, list[Piece]]:
    """In the order of the page; text outside any marked content is an artifact and left out. Without `heights` all are 0."""
    found: dict[Place, list[Piece]] = {}
    fonts: dict[tuple[int, int], Font] = {}
    operators = _TEXT + _HEIGHTS if heights else _TEXT
    for number, sheet in enumerate(pdf.pages):
        for mcid, text, height, size in _shown(sheet, operators, fonts):
            found.setdefault(Place(number, mcid), []).append(Piece(text, number, height, size))
    return found


def _shown(sheet: pikepdf.Page, operators: str, fonts: dict[tuple[int, int], Font]) -> Iterator[tuple[int, str, float, float]]:
    marks = [_OUTSIDE]
    named: dict[bytes, Font] = {}
    font, size = Font(1, {}), 0.0
    page: Rise = _SAME
    left, up = 0.0, 0.0
    kept: list[Rise] = []
    for line in pikepdf.unparse_content_stream(pikepdf.parse_content_stream(sheet, operators)).split(b"\n"):
        operands, _, operator = line.rpartition(b" ")
        match operator:
            case b"TJ" | b"Tj":
                mcid, replaced = marks[-1]
                if mcid is not None and not replaced:
                    yield mcid, font.text(_codes(operands)), _height(left, up, page), size
            case b"q":
                kept.append(page)
            case b"Q":
                page = kept.pop()
            case b"cm":
                page = _within(page, operands)
            case b"BT":
                left, up = 0.0, 0.0
            case b"Tm":
                numbers = operands.split()
                left, up = float(numbers[4]), float(numbers[5])
            case b"Tf":
                name, number = operands.split()
                if name not in named:
                    named[name] = font_of(sheet.resources.Font[str(pikepdf.Object.parse(name))], fonts)
                font, size = named[name], float(number)
            case b"BDC" | b"BMC":
                mark, instead = _opened(operands, marks[-1])
                marks.append(mark)
                if instead and mark.mcid is not None:
                    yield mark.mcid, instead, _height(left, up, page), size
            case b"EMC":
                marks.pop()


def _opened(operands: bytes, around: Mark) -> tuple[Mark, str]:
    """The mark that is opened, and its ActualText. Properties that only have a name say nothing of either."""
    plain = _NUMBERED.fullmatch(operands)
    if plain is not None:
        return Mark(int(plain[1]), around.replaced), ""
    properties = operands.partition(b" ")[2]
    said: Any = pikepdf.Object.parse(properties) if properties.startswith(b"<<") else {}
    mcid, instead = said.get("/MCID"), said.get("/ActualText")
    mark = Mark(around.mcid if mcid is None else int(mcid), around.replaced or instead is not None)
    return mark, "" if instead is None else str(instead)


def _codes(operands: bytes) -> bytes:
    """The codes of a Tj (a string) or a TJ (strings and shifts)."""
    if b"(" not in operands:
        return bytes.fromhex(b"".join(_STRING.findall(operands)).decode("ascii"))
    shown: Any = pikepdf.Object.parse(operands)
    strings = [shown] if isinstance(shown, pikepdf.String) else [part for part in shown if isinstance(part, pikepdf.String)]
    return b"".join([bytes(string) for string in strings])


def _within(page: Rise, matrix: bytes) -> Rise:
    """First the matrix, then that of the page (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = map(float, matrix.split())
    across, along, foot = page
    return (a * across + b * along, c * across + d * along, e * across + f * along + foot)


def _height(left: float, up: float, page: Rise) -> float:
    across, along, foot = page
    return left * across + up * along + foot
