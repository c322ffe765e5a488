"""The door for bundles from outside: the zip, and the office files and deliveries in it, opened within limits."""

from __future__ import annotations

import re
from typing import Final

from regelzetter.archives import Limits, RefusedError, check_xml, opened
from regelzetter.publishing.shape import is_ours

LARGEST_BUNDLE: Final = 500_000_000
"""Bytes of the zip itself."""
LIMITS: Final = Limits(members=50_000, largest=1_000_000_000, member=60_000_000, ratio=60, small=5_000_000)
OFFICE: Final = (".docx", ".odt", ".zip")
"""Members that are archives themselves."""

_NAME: Final = re.compile(r"[\w().,+ -]+(?:/[\w().,+ -]+)*")


def unpacked(data: bytes) -> dict[str, bytes]:
    """The members of a bundle, those of the office files in it looked at too. Raises RefusedError."""
    members = opened(data, LIMITS)
    for name, content in members.items():
        if not _NAME.fullmatch(name):
            raise RefusedError(f"de naam '{name}' heeft tekens die er niet in horen")
        if name.endswith(OFFICE):
            _check_inner(name, content)
        elif name.endswith(".xml"):
            check_xml(name, content)
    if not is_ours(data):
        raise RefusedError(
            "de zip is opnieuw ingepakt, of er staat iets in dat geen van de bestanden is; vraag de bundel zoals zij is gemaakt"
        )
    return members


def flat(data: bytes) -> dict[str, bytes] | None:
    """The members of a delivery; None if it is not one as we make it."""
    try:
        members = opened(data, LIMITS)
    except RefusedError:
        return None
    return members if is_ours(data) else None


def _check_inner(name: str, data: bytes) -> None:
    try:
        members = opened(data, LIMITS)
    except RefusedError as reason:
        raise RefusedError(f"{name}: {reason}") from reason
    for part, content in members.items():
        if part.endswith((".xml", ".rels")):
            check_xml(f"{name}/{part}", content)
