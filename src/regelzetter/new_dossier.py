"""`regelzetter nieuw`: a small dossier to begin with, which builds at once.

Its files stand in the folder `nieuw` of the package, written as they are in a dossier; of the data only the years are left open.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template
from typing import Final

from regelzetter.storage import StorageError, reason
from regelzetter.terminal import Terminal

DONE: Final = 0
_YEARS: Final = {"jaar": 0, "volgend": 1, "later": 2, "verslag": 3, "evaluatie": 4, "verval": 5}
"""Years of the data, counted from that in which the dossier is made: a regulation expires within five (artikel 4.10 CW)."""


def new_dossier(folder: Path, terminal: Terminal) -> int:
    """Make it in a folder that is not there, or empty. Raises StorageError where that cannot be."""
    # A dossier begins in the year in which it is made. From then on its years are in its data: no build asks the clock.
    texts = first_files(datetime.now(tz=UTC).year)
    _refuse_if_used(folder)
    try:
        _write(folder, texts)
    except OSError as error:
        raise StorageError(f"{folder} kan niet worden gemaakt: {reason(error)}") from error
    terminal.say(f"{folder}: {len(texts)} bestanden; begin in {folder / 'dossier.yaml'}")
    terminal.say(f"bouw het met: regelzetter bouw --dossier {folder}")
    return DONE


def first_files(year: int) -> Mapping[str, str]:
    """Path in the dossier → text."""
    years = {name: str(year + later) for name, later in _YEARS.items()}
    return {
        path: Template(text).substitute(years) if path.startswith("gegevens/") else text
        for path, text in _packaged(files("regelzetter") / "nieuw", "")
    }


def _packaged(folder: Traversable, under: str) -> Iterator[tuple[str, str]]:
    for each in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if each.is_dir():
            yield from _packaged(each, f"{under}{each.name}/")
        else:
            yield f"{under}{each.name}", each.read_text(encoding="utf-8")


def _refuse_if_used(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        return
    if folder.exists() or folder.is_symlink():
        raise StorageError(
            f"{folder} bestaat al en is niet leeg; noem een nieuwe map, want regelzetter schrijft niet over uw werk heen"
        )


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    """Beside its place first: if the disk is full, nothing is left of it."""
    place = folder.resolve()
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=place.parent, prefix=".regelzetter-"))
    try:
        for path, text in texts.items():
            target = beside / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
        place.mkdir(exist_ok=True)
        for each in beside.iterdir():
            each.replace(place / each.name)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
