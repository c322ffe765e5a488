"""Is the ledger of a dossier complete: compared with an older one, and with the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from regelzetter.diagnostics import Diagnostic
from regelzetter.identities.model import EMPTY, Ledger, Ledgers, lost
from regelzetter.identities.rules import ACHTER, ONTBREEKT, PATH, VERLOREN
from regelzetter.source import Span

_TOP: Final = Span(PATH, 1, 1, 1, 1)
_NAMED: Final = 3
"""So many names are told; of more, how many there are."""


def lost_names(old: Ledgers, new: Ledgers, before: str) -> Iterator[Diagnostic]:
    """What an older `identiteiten.yaml` knew and that of now has lost; `before` names the older version: “v1”, “HEAD”."""
    tip = f"haal het bestand terug uit git (git restore --source={before} {PATH}), en bouw opnieuw"
    if old and not new:
        yield Diagnostic(ONTBREEKT, _TOP, f"{PATH} ontbreekt, en versie {before} had het", tip)
        return
    for name, ledger in old.items():
        if name not in new:
            yield Diagnostic(ONTBREEKT, _TOP, f"'{name}' staat niet meer in {PATH}, en in versie {before} wel", tip)
        elif gone := lost(ledger, new[name]):
            yield Diagnostic(VERLOREN, _TOP, f"van '{name}' zijn namen verloren die versie {before} had: {_some(gone)}", tip)


def behind(name: str, kept: Ledger, now: Ledger) -> Iterator[Diagnostic]:
    """Is the ledger of a document the one that belongs to its text of now?"""
    if kept == now:
        return
    tip = f"bouw de regeling in het formaat stop, en leg {PATH} vast in git (git add, git commit)"
    if kept == EMPTY:
        yield Diagnostic(ACHTER, _TOP, f"'{name}' staat nog niet in {PATH}", tip)
        return
    new = tuple(part.name for part in now.delen if part.name not in kept.names)
    gone = tuple(part.name for part in kept.delen if part.name in now.vervallen)
    what = (f"nieuw: {_some(new)}" if new else "", f"vervallen: {_some(gone)}" if gone else "")
    said = "; ".join(filter(None, what)) or "van sommige delen zijn de woorden of de plaats anders"
    yield Diagnostic(ACHTER, _TOP, f"{PATH} is niet bijgewerkt voor '{name}' ({said})", tip)


def _some(names: tuple[str, ...]) -> str:
    rest = len(names) - _NAMED
    shown = ", ".join(names[:_NAMED])
    return f"{shown} en nog {rest}" if rest > 0 else shown
