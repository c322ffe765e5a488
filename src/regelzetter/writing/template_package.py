"""A Word file that somebody else made, opened within limits: nothing of it touches the disk, and nothing in it is run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from regelzetter.archives import Limits, RefusedError, check_xml
from regelzetter.archives import opened as opened_zip
from regelzetter.writing.archive import archive, member

LIMITS: Final = Limits(members=2_000, largest=60_000_000, member=60_000_000, ratio=200, small=1_000_000)
BODY: Final = "word/document.xml"
STYLES: Final = "word/styles.xml"
TYPES: Final = "[Content_Types].xml"
PACKAGE: Final = "_rels/.rels"
XML: Final = (".xml", ".rels")


class NoWordFileError(Exception):
    """Why a file is not opened, in Dutch."""


def opened(data: bytes) -> dict[str, bytes]:
    """The members of a Word file. Raises NoWordFileError."""
    try:
        members = opened_zip(data, LIMITS)
        for name, content in members.items():
            _check_xml(name, content)
    except RefusedError as reason:
        raise NoWordFileError(f"het is geen Word-bestand (docx): {reason}") from reason
    if not {BODY, STYLES, TYPES, PACKAGE} <= members.keys():
        raise NoWordFileError("het is geen Word-bestand (docx)")
    return members


def packed(members: Mapping[str, bytes]) -> bytes:
    """A Word file of these members, the same bytes each time."""
    return archive(member(name, data) for name, data in members.items())


def _check_xml(name: str, content: bytes) -> None:
    from lxml import etree

    if not name.endswith(XML):
        return
    check_xml(name, content)
    try:
        etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise RefusedError(f"{name} is geen goede XML") from error
