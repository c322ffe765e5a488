"""The family of a font, read from the font file itself (OpenType 1.9, tables `name` and the directory before them)."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import Final

OPENTYPE: Final = (b"\x00\x01\x00\x00", b"OTTO", b"true")
COLLECTION: Final = b"ttcf"
FAMILY, TYPOGRAPHIC_FAMILY = 1, 16
"""Numbers of names; the second is there where a family has more than four styles."""
WINDOWS, MACINTOSH = 3, 1
_FAMILY: Final = re.compile(r"\w[\w .+&-]{0,60}")
"""Names that a style sheet and a template can bear; every typeface for letters has such a one."""


def family(data: bytes) -> str | None:
    """The name of the family; None for what is no font, or only part of one."""
    try:
        names = dict(_names(data))
    except (struct.error, UnicodeDecodeError):
        return None
    name = names.get(TYPOGRAPHIC_FAMILY, names.get(FAMILY, "")).strip()
    return name if _FAMILY.fullmatch(name) else None


def _names(data: bytes) -> Iterator[tuple[int, str]]:
    """The names of the family by number; the name for Windows comes last and so counts."""
    start = _table(data)
    if start is None:
        return
    _, count, strings = struct.unpack_from(">HHH", data, start)
    for place in range(min(count, 4096)):
        platform, _, _, number, length, offset = struct.unpack_from(">6H", data, start + 6 + 12 * place)
        text = data[start + strings + offset : start + strings + offset + length]
        if number in (FAMILY, TYPOGRAPHIC_FAMILY) and platform in (WINDOWS, MACINTOSH):
            yield number, text.decode("utf-16-be" if platform == WINDOWS else "mac-roman")


def _table(data: bytes) -> int | None:
    """Where the names begin. All tables must lie within the file: a font that was cut off is no font."""
    at = struct.unpack_from(">I", data, 12)[0] if data.startswith(COLLECTION) else 0
    if data[at : at + 4] not in OPENTYPE:
        return None
    found = None
    for place in range(struct.unpack_from(">H", data, at + 4)[0]):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, at + 12 + 16 * place)
        if offset + length > len(data):
            return None
        found = offset if tag == b"name" else found
    return found
