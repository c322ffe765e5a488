"""The ledger file as the tool wrote it, read line by line, for it is read at every command and YAML takes long.

Only what is exactly as it was written is read here. For anything else `file.py` reads the YAML, with places for what is wrong.
"""

from __future__ import annotations

import re
from typing import Final

from regelzetter.identities.model import Ledger, Ledgers, Part

_TEXT: Final = r'"([^"\\\n]*(?:\\["\\][^"\\\n]*)*)"'
_PART: Final = re.compile(
    rf"^    ([^\s:]+): \{{niveau: ([1-9]\d*)(?:, label: {_TEXT})?(?:, begin: {_TEXT})?(?:, kenmerk: ([a-z2-7.]+))?\}}$",
    re.MULTILINE,
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
    delen = found["delen"] or ""
    parts = tuple(
        Part(name, int(niveau), _unescaped(label), _unescaped(begin), kenmerk)
        for name, niveau, label, begin, kenmerk in _PART.findall(delen)
    )
    if len(parts) != len(delen.splitlines()):
        return None  # a line that is no part as it was written
    gone = tuple(line.removeprefix("    - ") for line in (found["vervallen"] or "").splitlines())
    ledger = Ledger(int(found["versie"]), parts, gone)
    return ledger if ledger.is_sound else None


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text
