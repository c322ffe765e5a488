"""Zip archives from outside, opened within limits: nothing of them touches the disk.

A zip can be made to unpack to far more than it is, to hold one member many times over, to name a path outside its folder, or to
say one thing in its directory and another at the member itself. What is refused here is never read further.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Final, NamedTuple

_LINK: Final = 0o120000
_KIND: Final = 0o170000
_DECLARATION: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_HEADER: Final = 30
"""Bytes of the fixed part of a member's own header."""


class RefusedError(Exception):
    """Why an archive is not opened, in Dutch."""


class Limits(NamedTuple):
    """How much an archive may hold. Sizes are bytes, unpacked."""

    members: int
    largest: int
    """All members together."""
    member: int
    ratio: int
    """Text packs five to twenty times smaller: what packs better than this and is larger than `small` is no text."""
    small: int


def opened(data: bytes, limits: Limits) -> dict[str, bytes]:
    """The members of an archive, each with its sum checked; entries for folders hold nothing. Raises RefusedError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check(entries, len(data), limits)
            return dict(_read(archive, [entry for entry in entries if not entry.is_dir()]))
    # What zipfile is known to raise on damaged, hostile or encrypted archives; its documentation names only the first.
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, RuntimeError) as reason:
        raise RefusedError(f"dit is geen heel zip-bestand ({reason})") from reason


def check_xml(name: str, content: bytes) -> None:
    """Nothing we write or read has a DOCTYPE, and what it can declare (entities, files, addresses) is only good for an attack.

    Such a declaration in another encoding is found all the same: a file must be UTF-8. Raises RefusedError.
    """
    if content[:2] in (b"\xfe\xff", b"\xff\xfe") or b"\0" in content[:200]:
        raise RefusedError(f"{name} is niet in UTF-8")
    if _DECLARATION.search(content):
        raise RefusedError(f"{name} heeft een DOCTYPE of een entiteit; die horen er niet in")


def _check(entries: Sequence[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    """What can be seen from the directory, before anything is unpacked."""
    if len(entries) > limits.members:
        raise RefusedError(f"er zitten meer dan {limits.members} bestanden in")
    for entry in entries:
        _check_entry(entry, limits)
    if sum(entry.file_size for entry in entries) > limits.largest:
        raise RefusedError(f"alles samen is uitgepakt groter dan {limits.largest // 1_000_000} MB")
    twice = [name for name, count in Counter(entry.filename for entry in entries).items() if count > 1]
    if twice:
        raise RefusedError(f"{twice[0]} zit er twee keer in")
    _check_overlap(sorted(entries, key=lambda entry: entry.header_offset), size)


def _check_entry(entry: zipfile.ZipInfo, limits: Limits) -> None:
    name = entry.filename
    if entry.external_attr >> 16 & _KIND == _LINK:
        raise RefusedError(f"{name} is een koppeling, geen bestand")
    if name.startswith("/") or ".." in PurePosixPath(name).parts or "\\" in name or ":" in name:
        raise RefusedError(f"'{name}' wijst naar een plaats buiten het bestand")
    if entry.flag_bits & 1:
        raise RefusedError(f"{name} is versleuteld")
    if entry.file_size > limits.member:
        raise RefusedError(f"{name} is uitgepakt groter dan {limits.member // 1_000_000} MB")
    if entry.file_size > max(limits.small, limits.ratio * entry.compress_size):
        raise RefusedError(f"{name} is uitgepakt meer dan {limits.ratio} keer zo groot als ingepakt")


def _check_overlap(entries: Sequence[zipfile.ZipInfo], size: int) -> None:
    """Members stand behind each other: one stretch of bytes may not be unpacked as two members."""
    for first, second in pairwise(entries):
        if first.header_offset + _HEADER + first.compress_size > second.header_offset:
            raise RefusedError(f"{first.filename} en {second.filename} overlappen")
    if entries and entries[-1].header_offset + _HEADER + entries[-1].compress_size > size:
        raise RefusedError(f"{entries[-1].filename} is afgebroken")


def _read(archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo]) -> Iterator[tuple[str, bytes]]:
    """zipfile gives no more of a member than the directory says."""
    for entry in entries:
        content = archive.read(entry)
        if len(content) != entry.file_size:
            raise RefusedError(f"{entry.filename} is korter dan het zegt")
        yield entry.filename, content
