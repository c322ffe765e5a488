"""Pictures are known by their bytes: what is whole is read, what is not is refused, and nothing is decoded."""

from __future__ import annotations

import struct
import zlib
from typing import Final

import pytest

from regelzetter.figures import LARGEST, WIDEST, Refused, picture, with_pictures
from regelzetter.reading.build import DocumentPlan, read_document
from regelzetter.source import Source, Span
from regelzetter.storage import MemoryFiles
from regelzetter.tree.nodes import Beeld


def png(width: int, height: int) -> bytes:
    """A grey picture whose pixels are not there: only its header says how large it is."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def jpeg(width: int, height: int) -> bytes:
    """A comment, a Huffman table and the header of a progressive frame."""
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    parts = ((0xFE, b"tekst"), (0xC4, b"\x00" * 17), (0xC2, frame), (0xDA, b"\x01\x01\x00\x00\x3f\x00"))
    body = b"".join(b"\xff" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data for marker, data in parts)
    return b"\xff\xd8" + body + b"\x00\x01\xff\xd9"


WHOLE: Final = {"png": png(4, 3), "jpeg": jpeg(640, 480)}


def test_the_size_is_in_the_file() -> None:
    assert picture(png(4, 3)) == Beeld(media="image/png", breedte=4, hoogte=3, inhoud=png(4, 3))
    assert picture(jpeg(640, 480)) == Beeld(media="image/jpeg", breedte=640, hoogte=480, inhoud=jpeg(640, 480))


@pytest.mark.parametrize("data", WHOLE.values(), ids=WHOLE)
def test_a_part_of_a_picture_is_none(data: bytes) -> None:
    assert all(not isinstance(picture(data[:length]), Beeld) for length in range(len(data)))


@pytest.mark.parametrize("at", range(8, len(png(4, 3))))
def test_a_damaged_png_is_none(at: int) -> None:
    data = bytearray(png(4, 3))
    data[at] ^= 1
    assert not isinstance(picture(bytes(data)), Beeld)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\xff\xd8\xff", b"\xff\xd8\xff\xe0\x00\x00\xff\xd9", png(0, 3), jpeg(3, 0)])
def test_other_bytes_are_none(data: bytes) -> None:
    assert picture(data) is None


def test_too_many_pixels_are_refused() -> None:
    assert isinstance(picture(png(WIDEST, 1)), Beeld)
    assert isinstance(picture(png(WIDEST + 1, 1)), Refused)


def test_too_many_bytes_are_refused() -> None:
    source = Source("brief.md", "![Kaart van het gebied](kaart.png)\n")
    plan = DocumentPlan("brief", "nota", (), (), (), (source,), None, Span("dossier.yaml", 1, 1, 1, 1))
    files = MemoryFiles({"kaart.png": png(4, 3) + b"\x00" * LARGEST})
    found = with_pictures({"brief": read_document(plan).value}, {"brief.md": source}, files).diagnostics
    assert [each.melding for each in found] == ["'kaart.png' is groter dan 5 MB"]
