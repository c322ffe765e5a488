"""The fonts of a PDF: which text each code stands for (ISO 32000-1, 9.10.3)."""

from __future__ import annotations

import re
from typing import Any, Final

UNKNOWN: Final = "\ufffd"
_PAIR: Final = 2


class _Table(dict[int, str]):
    """Text by code, for str.translate."""

    def __missing__(self, code: int) -> str:
        return UNKNOWN


CODE_WIDTH = re.compile(rb"begincodespacerange\s*<([0-9A-Fa-f]+)>")
SECTION = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
ONE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
MANY = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[(.*?)\])", re.DOTALL)


class Font:
    """How a font names its glyphs: codes of so many bytes, and their text."""

    def __init__(self, width: int, signs: dict[bytes, str]) -> None:
        self.width = width
        self.signs = signs
        is_plain = width == _PAIR and not any(len(code) != _PAIR or b"\xd8" <= code < b"\xe0" for code in signs)
        self._table = _Table((int.from_bytes(code), text) for code, text in signs.items()) if is_plain else None
        """The same for codes that can be read as characters of two bytes: many at once."""

    def text(self, codes: bytes) -> str:
        if self._table is not None and len(codes) % _PAIR == 0:
            return codes.decode("utf-16-be", "surrogatepass").translate(self._table)
        signs, width = self.signs, self.width
        return "".join([signs.get(codes[at : at + width], UNKNOWN) for at in range(0, len(codes), width)])


def font_of(font: Any, known: dict[tuple[int, int], Font]) -> Font:
    found = known.get(font.objgen)
    if found is None:
        found = known[font.objgen] = _read_map(font.ToUnicode.read_bytes())
    return found


def _read_map(source: bytes) -> Font:
    """A ToUnicode map (ISO 32000-1, 9.10.3)."""
    width = CODE_WIDTH.search(source)
    signs: dict[bytes, str] = {}
    for kind, body in SECTION.findall(source):
        if kind == b"char":
            signs |= {_bytes(code): _bytes(text).decode("utf-16-be") for code, text in ONE.findall(body)}
        else:
            for first, last, text, texts in MANY.findall(body):
                signs |= _range(_bytes(first), _bytes(last), text, texts)
    return Font(len(width[1]) // 2 if width else 1, signs)


def _range(first: bytes, last: bytes, text: bytes, texts: bytes) -> dict[bytes, str]:
    codes = range(int.from_bytes(first), int.from_bytes(last) + 1)
    if texts:
        each = [_bytes(one).decode("utf-16-be") for one in re.findall(rb"<([0-9A-Fa-f]+)>", texts)]
    else:
        start = _bytes(text).decode("utf-16-be")
        each = [start[:-1] + chr(ord(start[-1]) + step) for step in range(len(codes))]
    return {code.to_bytes(len(first)): sign for code, sign in zip(codes, each, strict=False)}


def _bytes(digits: bytes) -> bytes:
    return bytes.fromhex(digits.decode("ascii"))
