"""A Word file that somebody else made, opened within limits: nothing of it touches the disk, and nothing in it is run."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping
from io import BytesIO
from typing import Final

from regelzetter.writing.archive import archive, member

MEMBERS: Final = 2_000
LARGEST: Final = 60_000_000
"""Bytes of all members together, unpacked."""
RATIO: Final = 200
SMALL: Final = 1_000_000
"""What packs better than `RATIO` and is larger than `SMALL` bytes is made to fill a memory."""
BODY: Final = "word/document.xml"
STYLES: Final = "word/styles.xml"
TYPES: Final = "[Content_Types].xml"
PACKAGE: Final = "_rels/.rels"
XML: Final = (".xml", ".rels")
_DECLARATION: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)")


class NoWordFileError(Exception):
    """Why a file is not opened, in Dutch."""


def opened(data: bytes) -> dict[str, bytes]:
    """The members of a Word file. Raises NoWordFileError."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            entries = [entry for entry in package.infolist() if not entry.is_dir()]
            _check(entries)
            members = {entry.filename: package.read(entry) for entry in entries}
    # What zipfile is known to raise on damaged, hostile or encrypted archives; its documentation names only the first.
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, RuntimeError) as reason:
        raise NoWordFileError("het is geen Word-bestand (docx)") from reason
    if not {BODY, STYLES, TYPES, PACKAGE} <= members.keys():
        raise NoWordFileError("het is geen Word-bestand (docx)")
    for name, content in members.items():
        _check_xml(name, content)
    return members


def packed(members: Mapping[str, bytes]) -> bytes:
    """A Word file of these members, the same bytes each time."""
    return archive(member(name, data) for name, data in members.items())


def _check(entries: list[zipfile.ZipInfo]) -> None:
    """What can be seen from the directory, before anything is unpacked."""
    if len(entries) > MEMBERS:
        raise NoWordFileError(f"er zitten meer dan {MEMBERS} delen in")
    if sum(entry.file_size for entry in entries) > LARGEST:
        raise NoWordFileError(f"het is uitgepakt groter dan {LARGEST // 1_000_000} MB")
    for entry in entries:
        if entry.file_size > max(SMALL, RATIO * entry.compress_size):
            raise NoWordFileError(f"{entry.filename} is uitgepakt meer dan {RATIO} keer zo groot als ingepakt")
        if not entry.filename.isascii() or entry.filename.startswith("/") or ".." in entry.filename.split("/"):
            raise NoWordFileError(f"de naam '{entry.filename}' hoort niet in een Word-bestand")
    twice = [name for name, count in Counter(entry.filename for entry in entries).items() if count > 1]
    if twice:
        raise NoWordFileError(f"{twice[0]} zit er twee keer in")


def _check_xml(name: str, content: bytes) -> None:
    """Word writes UTF-8 without a DOCTYPE; what a DOCTYPE can declare is only good for an attack."""
    from lxml import etree

    if not name.endswith(XML):
        return
    if content[:2] in (b"\xfe\xff", b"\xff\xfe") or b"\0" in content[:200] or _DECLARATION.search(content):
        raise NoWordFileError(f"{name} is geen gewone XML in UTF-8")
    try:
        etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise NoWordFileError(f"{name} is geen goede XML") from error
