"""The pictures of a display document: which there are, how their files are called, and how large they are printed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from regelzetter.tree.nodes import Beeld, Tekening
from regelzetter.writing.display import Blocks, DefinitionList, Figure, ItemList, Quote, Table
from regelzetter.writing.drawn import drawn

SUFFIXES: Final = MappingProxyType({"image/png": "png", "image/jpeg": "jpg"})
PICTURES: Final = "Pictures"
"""The folder in a package of OpenDocument."""
PIXELS_PER_INCH: Final = 96
"""A picture that fits is as large as on a screen."""
HIGHEST: Final = 170
"""Millimetres: with its caption it still fits on a page of every dress."""


def figures(blocks: Blocks) -> Iterator[Figure]:
    """Every figure, also those in cells; a note has none."""
    for each in blocks:
        match each:
            case Figure():
                yield each
            case Quote():
                yield from figures(each.blokken)
            case ItemList():
                for item in each.items:
                    yield from figures(item.blokken)
            case DefinitionList():
                for entry in each.definities:
                    yield from figures(entry.blokken)
            case Table():
                for row in (*each.kop, *each.rijen):
                    for cell in row.cellen:
                        yield from figures(cell.blokken)
            case _:
                pass


def picture_bytes(beeld: Beeld) -> bytes:
    """The file of a picture; a chart is drawn now, once for all that print it."""
    return drawn(beeld.inhoud.vormen) if isinstance(beeld.inhoud, Tekening) else beeld.inhoud


def picture_name(beeld: Beeld) -> str:
    """The same picture has the same name, whatever it was called in the dossier."""
    return f"beeld-{hashlib.sha256(picture_bytes(beeld)).hexdigest()[:32]}.{SUFFIXES[beeld.media]}"


def picture_files(blocks: Blocks) -> dict[str, bytes]:
    """Name → bytes, each picture once."""
    return {picture_name(each.beeld): picture_bytes(each.beeld) for each in figures(blocks)}


def printed_size(beeld: Beeld, room: float) -> tuple[float, float]:
    """Width and height in millimetres where there is `room` millimetres.

    >>> wide = Beeld(media="image/png", breedte=1600, hoogte=400, inhoud=b"")
    >>> printed_size(wide, 150), printed_size(wide, 800)[0]
    ((150.0, 37.5), 423.3)
    """
    width, height = (pixels * 25.4 / PIXELS_PER_INCH for pixels in (beeld.breedte, beeld.hoogte))
    scale = min(1, room / width, HIGHEST / height)
    return round(width * scale, 1), round(height * scale, 1)
