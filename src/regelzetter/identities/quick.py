"""The ledger file as the tool wrote it, read line by line, for it is read at every command and YAML takes long.

Only what is exactly as it was written is read here. For anything else `file.py` reads the YAML, with places for what is wrong.
"""

from __future__ import annotations

import re
from typing import Final

from regelzetter.identities.model import Ledger, Ledgers, Part

_TEXT: Final = r'"((?:[^"\\]|\\["\\])*)"'
_PART: Final = re.compile(
    rf"    ([^\s:]+): \{{niveau: ([1-9]\d*)(?:, label: {_TEXT})?(?:, begin: {_TEXT})?(?:, kenmerk: ([a-z2-7.]+))?\}}"
)
_DOCUMENT: Final = re.compile(
    r"\n(?P<naam>[^\s:]+):\n  versie: (?P<versie>[1-9]\d*)\n"
    r"(?:  delen:\n(?P<delen>(?:    .+\n)+))?(?:  vervallen:\n(?P<vervallen>(?:    - .+\n)+))?"
)
_ESCAPED: Final = re.compile(r'\\(["\\])')


def read_as_written(text: str, about: str) -> Ledgers | None:
    """The ledgers of a text that begins with the comment `about`; None if anything is not as it was written, or is doubtful."""
    at = len(about)
    ledgers: dict[str, Ledger] = {}
    while at < len(text):
        found = _DOCUMENT.match(text, at)
        ledger = _ledger(found) if found is not None else None
        if found is None or ledger is None or found["naam"] in ledgers:
            return None
        ledgers[found["naam"]] = ledger
        at = found.end()
    return ledgers if text.startswith(about) else None


def _ledger(found: re.Match[str]) -> Ledger | None:
    parts: list[Part] = []
    for line in (found["delen"] or "").splitlines():
        part = _PART.fullmatch(line)
        if part is None:
            return None
        name, niveau, label, begin, kenmerk = part.groups(default="")
        parts.append(Part(name, int(niveau), _ESCAPED.sub(r"\1", label), _ESCAPED.sub(r"\1", begin), kenmerk))
    gone = tuple(line.removeprefix("    - ") for line in (found["vervallen"] or "").splitlines())
    ledger = Ledger(int(found["versie"]), tuple(parts), gone)
    return ledger if ledger.is_sound else None
