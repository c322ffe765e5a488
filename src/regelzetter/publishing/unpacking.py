"""The door for bundles from outside: a zip is opened within limits, and nothing of it touches the disk.

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
from typing import Final

LARGEST_BUNDLE: Final = 500_000_000
"""Bytes of the zip itself."""
LARGEST: Final = 1_000_000_000
"""Bytes of all members together, unpacked."""
LARGEST_MEMBER: Final = 60_000_000
MEMBERS: Final = 50_000
RATIO: Final = 60
SMALL: Final = 5_000_000
"""Text packs five to twenty times smaller. What packs better than `RATIO` and is larger than `SMALL` bytes is no text."""
OFFICE: Final = (".docx", ".odt", ".zip")
"""Members that are archives themselves."""

_NAME: Final = re.compile(r"[\w().,+ -]+(?:/[\w().,+ -]+)*")
_LINK: Final = 0o120000
_DECLARATION: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_HEADER: Final = 30
"""Bytes of the fixed part of a member's own header."""


class RefusedError(Exception):
    """Why an archive is not opened, in Dutch."""


def unpacked(data: bytes) -> dict[str, bytes]:
    """The members of a bundle, those of the office files in it looked at too. Raises RefusedError."""
    members = _members(data)
    for name, content in members.items():
        if name.endswith(OFFICE):
            _inner(name, content)
        elif name.endswith(".xml"):
            _without_declarations(name, content)
    return members


def _inner(name: str, data: bytes) -> None:
    try:
        members = _members(data)
    except RefusedError as reason:
        raise RefusedError(f"{name}: {reason}") from reason
    for part, content in members.items():
        if part.endswith((".xml", ".rels")):
            _without_declarations(f"{name}/{part}", content)


def _without_declarations(name: str, content: bytes) -> None:
    """Nothing we write has a DOCTYPE, and what it can declare (entities, files, addresses) is only good for an attack.

    Such a declaration in another encoding is found all the same: each file is read as UTF-8 only when it says so.
    """
    if content[:2] in (b"\xfe\xff", b"\xff\xfe") or b"\0" in content[:200]:
        raise RefusedError(f"{name} is niet in UTF-8")
    if _DECLARATION.search(content):
        raise RefusedError(f"{name} heeft een DOCTYPE of een entiteit; die horen er niet in")


def _members(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check(entries, len(data))
            return dict(_read(archive, entries))
    # What zipfile is known to raise on damaged, hostile or encrypted archives; its documentation names only the first.
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, RuntimeError) as reason:
        raise RefusedError(f"dit is geen heel zip-bestand ({reason})") from reason


def _check(entries: Sequence[zipfile.ZipInfo], size: int) -> None:
    """What can be seen from the directory, before anything is unpacked."""
    if len(entries) > MEMBERS:
        raise RefusedError(f"er zitten meer dan {MEMBERS} bestanden in")
    for entry in entries:
        _check_name(entry)
        if entry.flag_bits & 1:
            raise RefusedError(f"{entry.filename} is versleuteld")
        if entry.file_size > LARGEST_MEMBER:
            raise RefusedError(f"{entry.filename} is uitgepakt groter dan {LARGEST_MEMBER // 1_000_000} MB")
        if entry.file_size > max(SMALL, RATIO * entry.compress_size):
            raise RefusedError(f"{entry.filename} is uitgepakt meer dan {RATIO} keer zo groot als ingepakt")
    if sum(entry.file_size for entry in entries) > LARGEST:
        raise RefusedError(f"alles samen is uitgepakt groter dan {LARGEST // 1_000_000} MB")
    twice = [name for name, count in Counter(entry.filename for entry in entries).items() if count > 1]
    if twice:
        raise RefusedError(f"{twice[0]} zit er twee keer in")
    _check_overlap(sorted(entries, key=lambda entry: entry.header_offset), size)


def _check_name(entry: zipfile.ZipInfo) -> None:
    """A name inside the folder, of letters and figures, that is a file."""
    name = entry.filename
    if entry.is_dir() or entry.external_attr >> 16 & 0o170000 == _LINK:
        raise RefusedError(f"{name} is een map of een koppeling, geen bestand")
    if name.startswith("/") or ".." in PurePosixPath(name).parts or "\\" in name or ":" in name:
        raise RefusedError(f"'{name}' wijst naar een plaats buiten de bundel")
    if not _is_office_part(name) and not _NAME.fullmatch(name):
        raise RefusedError(f"de naam '{name}' heeft tekens die er niet in horen")


def _is_office_part(name: str) -> bool:
    """The one name of an office file with signs that a bundle does not have."""
    return name == "[Content_Types].xml"


def _check_overlap(entries: Sequence[zipfile.ZipInfo], size: int) -> None:
    """Members stand behind each other: one stretch of bytes may not be unpacked as two members."""
    for first, second in pairwise(entries):
        if first.header_offset + _HEADER + first.compress_size > second.header_offset:
            raise RefusedError(f"{first.filename} en {second.filename} overlappen")
    if entries and entries[-1].header_offset + _HEADER + entries[-1].compress_size > size:
        raise RefusedError(f"{entries[-1].filename} is afgebroken")


def _read(archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo]) -> Iterator[tuple[str, bytes]]:
    """Each member with its sum checked; zipfile gives no more than the directory says."""
    for entry in entries:
        content = archive.read(entry)
        if len(content) != entry.file_size:
            raise RefusedError(f"{entry.filename} is korter dan het zegt")
        yield entry.filename, content
