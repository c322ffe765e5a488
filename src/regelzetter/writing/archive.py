"""Zip archives with the same bytes each time, from members that may have been packed long before.

A letter shares most of its members with the letter before it; those are deflated once. Members are sorted and carry the
earliest date a zip can hold.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable

from regelzetter.record import record

STORED, DEFLATED = 0, 8
VERSION = 20
DATE = (1 << 5) | 1
"""1 January 1980, in the way of MS-DOS."""
LEVEL = 6


@record(frozen=True, slots=True)
class Member:
    """One packed member. Names are ASCII, as both office formats ask."""

    name: str
    packed: bytes
    crc: int
    size: int
    method: int


def member(name: str, data: bytes, *, plain: bool = False) -> Member:
    """Pack one member; `plain` leaves it as it is (the media type of an ODT)."""
    if plain:
        return Member(name, data, zlib.crc32(data), len(data), STORED)
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Member(name, packer.compress(data) + packer.flush(), zlib.crc32(data), len(data), DEFLATED)


def archive(members: Iterable[Member]) -> bytes:
    """The archive: members by name, a plain one first.

    >>> import io, zipfile
    >>> data = archive([member("b.xml", b"<b/>"), member("mimetype", b"x", plain=True)])
    >>> zipfile.ZipFile(io.BytesIO(data)).namelist()
    ['mimetype', 'b.xml']
    """
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for each in sorted(members, key=lambda each: (each.method != STORED, each.name)):
        name = each.name.encode("ascii")
        facts = _facts(each)
        head = struct.pack("<4sH", b"PK\3\4", VERSION) + facts + struct.pack("<HH", len(name), 0) + name
        directory.append(
            struct.pack("<4sHH", b"PK\1\2", VERSION, VERSION)
            + facts
            + struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, offset)
            + name
        )
        body += (head, each.packed)
        offset += len(head) + len(each.packed)
    size = sum(map(len, directory))
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, len(directory), len(directory), size, offset, 0)
    return b"".join((*body, *directory, end))


def _facts(each: Member) -> bytes:
    """What the local header and the directory both say: flags, method, time, date, sum, sizes."""
    return struct.pack("<HHHHIII", 0, each.method, 0, DATE, each.crc, len(each.packed), each.size)
