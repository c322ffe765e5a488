"""The zip of a bundle is wholly what its files make of it: no byte before, between or behind them, and none beside their names.

Other programs than ours read a zip from its beginning, and would see what our directory does not name. How well the files are
packed is not looked at: that differs with the version of zlib.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

_HEADER: Final = struct.Struct("<4sHHHHHIIIHH")
_ENTRY: Final = struct.Struct("<4sBBHHHHHIIIHHHHHII")
_END: Final = struct.Struct("<4sHHHHIIH")
_VERSION: Final = 20
_UNIX: Final = 3
_UTF8: Final = 0x800
_DATE: Final = (1 << 5) | 1
"""1 January 1980."""
_RIGHTS: Final = 0o644 << 16


def is_ours(data: bytes) -> bool:
    """Is this zip, that was opened before, one as `bundle.zipped` makes it?"""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
    if [entry.filename for entry in entries] != sorted(entry.filename for entry in entries):
        return False
    return b"".join(_expected(data, entries)) == data


def _expected(data: bytes, entries: list[zipfile.ZipInfo]) -> Iterator[bytes]:
    directory: list[bytes] = []
    offset = 0
    for entry in entries:
        name = entry.filename.encode()
        start = offset + _HEADER.size + len(name)
        packed = data[start : start + entry.compress_size]
        if not _is_whole(packed):
            return
        flags = 0 if name.isascii() else _UTF8
        about = (flags, zipfile.ZIP_DEFLATED, 0, _DATE, entry.CRC, len(packed), entry.file_size, len(name))
        yield _HEADER.pack(b"PK\3\4", _VERSION, *about, 0) + name + packed
        directory.append(_ENTRY.pack(b"PK\1\2", _VERSION, _UNIX, _VERSION, *about, 0, 0, 0, 0, _RIGHTS, offset) + name)
        offset = start + len(packed)
    listing = b"".join(directory)
    yield listing
    yield _END.pack(b"PK\5\6", 0, 0, len(entries), len(entries), len(listing), offset, 0)


def _is_whole(packed: bytes) -> bool:
    """One packed file, and nothing behind it."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        unpacker.decompress(packed)
    except zlib.error:
        return False
    return unpacker.eof and not unpacker.unused_data
