"""`identiteiten.yaml` and a build: from which ledger it starts, and what is written back.

A build starts from the last ledger that git knows, so that a commit raises its version at most once, and a file that was thrown
away by mistake comes back. Outside git it starts from the file in the folder.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from regelzetter.building import Built
from regelzetter.compile import Compiled
from regelzetter.diagnostics import Diagnostic
from regelzetter.identities.file import read_ledgers, written
from regelzetter.identities.keeping import behind, lost_names
from regelzetter.identities.model import EMPTY, Ledgers
from regelzetter.identities.rules import PATH
from regelzetter.output import replace_files
from regelzetter.repository import last_known
from regelzetter.source import Source, normalize
from regelzetter.storage import Files
from regelzetter.terminal import Terminal


def from_git(compiled: Compiled, dossier: Path) -> Compiled:
    """The same dossier, with the ledger that its last commit knows, if there is one."""
    known = last_known(dossier, PATH)
    ledgers = ledgers_in(known) if known is not None else {}
    return replace(compiled, identiteiten=ledgers) if ledgers else compiled


def ledgers_in(data: bytes) -> Ledgers:
    """The ledgers of a file; what cannot be read in it is left out."""
    return read_ledgers(Source(PATH, normalize(data.decode("utf-8", errors="replace")))).value


def keep(compiled: Compiled, built: Sequence[Built], dossier: Path, terminal: Terminal) -> None:
    """Write the ledger that belongs to the text of now, if that is another than the file in the folder."""
    now = {file.document: file.identiteiten for file in built if file.identiteiten is not None}
    if not now:
        return
    file = dossier / PATH
    there = file.read_bytes() if file.is_file() else None
    # Of what was not built this time the folder may hold a build that is not in git yet.
    others = {name: ledger for name, ledger in ledgers_in(there or b"").items() if name not in now}
    every = {**compiled.identiteiten, **others, **now}
    ordered = {name: every[name] for name in (*compiled.dossier.documenten, *every) if name in every}
    text = written(ordered).encode()
    if there == text:
        return
    replace_files(dossier, {PATH: text}, ())
    what = "is bijgewerkt" if there is not None else "is geschreven" if not compiled.identiteiten else "was weg en is hersteld"
    terminal.say(f"{file.as_posix()} {what}; leg het vast in git")


def unkept(compiled: Compiled, built: Sequence[Built], before: Files | None, tag: str) -> tuple[Diagnostic, ...]:
    """Why the ledger of a commit forbids to publish it. `before`: the version that was published before, with its tag."""
    found: list[Diagnostic] = []
    for file in built:
        if file.identiteiten is not None:
            found += behind(file.document, compiled.identiteiten.get(file.document, EMPTY), file.identiteiten)
    data = before.read(PATH) if before is not None else None
    if data is not None:
        found += lost_names(ledgers_in(data), compiled.identiteiten, tag)
    return tuple(found)
