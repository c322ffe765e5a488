"""Other recipients than those that dossier.yaml names, for one run: a file of who gives the command, anywhere on the disk.

Its columns are those that the dossier describes for its own list, and what must hold of a cell there must hold here.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final

from regelzetter.dossier import AndereOntvangers, Dossier
from regelzetter.record import record
from regelzetter.storage import LARGEST, Files, StorageError

_SUFFIXES: Final = (".csv", ".xlsx")


@record(frozen=True, slots=True)
class WithRecipients:
    """The files of a dossier, and a list of recipients that takes the place of the list `stands_for`."""

    files: Files
    stands_for: str
    path: str
    """Where the list is, from the folder of the dossier."""
    data: bytes

    def names(self) -> tuple[str, ...]:
        return tuple(sorted({*self.files.names(), self.path}))

    def read(self, path: str) -> bytes | None:
        return self.data if path == self.path else self.files.read(path)

    def in_place(self, dossier: Dossier) -> Dossier:
        """The dossier with this list wherever it names the other, and without the other."""
        digest = hashlib.sha256(self.data).hexdigest()
        inside = not self.path.startswith("../")
        other = AndereOntvangers(self.path if inside else PurePosixPath(self.path).name, digest, self.stands_for)
        documents = {
            name: replace(spec, ontvangers=self.path, andere_ontvangers=other) if spec.ontvangers == self.stands_for else spec
            for name, spec in dossier.documenten.items()
        }
        data = tuple(path for path in dossier.gegevens if path not in (self.stands_for, self.path))
        return replace(dossier, documenten=documents, gegevens=data)


def with_recipients(files: Files, folder: Path, stands_for: str, given: Path) -> WithRecipients:
    """The files of the dossier in `folder`, with another list. Raises StorageError when that cannot be read."""
    if given.suffix not in _SUFFIXES:
        raise StorageError(f"de naam van een lijst van ontvangers eindigt op .csv of .xlsx, in kleine letters; '{given}' niet")
    if not given.is_file():
        raise StorageError(f"'{given}' is geen gewoon bestand; sla de ontvangers eerst op als bestand")
    if given.stat().st_size > LARGEST:
        raise StorageError(f"'{given}' is groter dan {LARGEST // 1_000_000} MB; maak het bestand kleiner")
    return WithRecipients(files, stands_for, _from(folder, given), given.read_bytes())


def _from(folder: Path, given: Path) -> str:
    try:
        return Path(os.path.relpath(given, folder)).as_posix()
    except ValueError as error:  # Windows
        raise StorageError(f"'{given}' staat op een andere schijf dan het dossier; zet het bij het dossier") from error
