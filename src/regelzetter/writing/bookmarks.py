"""Names of places in files of Word and LibreOffice."""

from __future__ import annotations

import hashlib

LONGEST_BOOKMARK = 40
"""Word refuses longer names."""


def bookmark(anchor: str) -> str:
    """A name that Word and LibreOffice take: letters, digits and underscores, at most forty.

    >>> bookmark("artikel-1.2-lid-2")
    'artikel_1__2_lid_2'
    """
    name = anchor.replace(".", "__").replace("-", "_")
    if len(name) <= LONGEST_BOOKMARK:
        return name
    return "X" + hashlib.sha1(anchor.encode(), usedforsecurity=False).hexdigest()[:32]
