"""The door out: files are written beside the old ones, and take their place together at the end."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import Final

from regelzetter.storage import NOT_WRITTEN, StorageError, reason

MANIFEST = "manifest.json"
VALUES = "waarden.json"
PATIENCE = 60.0
"""Seconds to wait for another program: putting a thousand letters in place takes one."""
_MOMENT: Final = 0.05
_NEW: Final = ".nieuw-"


def as_json(value: object) -> bytes:
    """JSON as we write it: readable, the same bytes each time. A name of a file that is no UTF-8 is shown with an escape."""
    import json  # here and below: checking a dossier writes nothing, and loading these takes a hundredth of its time

    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode(errors="backslashreplace")


def replace_files(target: Path, files: Mapping[str, bytes], obsolete: Sequence[str]) -> None:
    """Put `files` (paths relative to `target`) in place and take `obsolete` away, when no other program does that.

    Raises StorageError when that cannot be done.
    """
    with alone(target):
        put_in_place(target, files, obsolete)


def put_in_place(target: Path, files: Mapping[str, bytes], obsolete: Sequence[str]) -> None:
    """What `replace_files` does, for who is `alone` there.

    Everything is written first, in a folder beside the target on the same disk; only when all of it is there do the files
    change places. What stands in the target for other reasons stays. Raises StorageError when that cannot be done.
    """
    try:
        with _beside(target) as staging:
            for path, data in files.items():
                new = staging / path
                new.parent.mkdir(parents=True, exist_ok=True)
                new.write_bytes(data)
            _in_place(target, staging, files)
            for path in obsolete:
                _remove(target, path)
    except OSError as error:
        raise StorageError(NOT_WRITTEN.format(reason(error, target))) from error


def _in_place(target: Path, staging: Path, files: Iterable[str]) -> None:
    """What can be refused is refused before the first file changes places."""
    for path in files:
        place = target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.is_dir():
            raise StorageError(f"{place} is een map, en daar hoort een bestand te komen; haal haar weg of kies een andere --uit")
    for path in files:
        (staging / path).replace(target / path)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A new folder. One that stands there already is of a program that was killed: with the letters that it had written."""
    import shutil
    from tempfile import mkdtemp

    for left in target.glob(f"{_NEW}{'[a-z0-9_]' * 8}"):
        shutil.rmtree(left, ignore_errors=True)
    staging = Path(mkdtemp(prefix=_NEW, dir=target))
    try:
        yield staging
    finally:
        shutil.rmtree(staging)


@contextmanager
def alone(target: Path) -> Iterator[None]:
    """No other program of ours changes what stands in a folder meanwhile: who reads there what was built before and puts the next
    build in place does both in here, or else the manifest of one lacks the files of the other.

    The system holds the lock for this process and drops it when the process ends, however it ends. Raises StorageError where the
    folder cannot be made, or where another program does not get ready.
    """
    try:
        target.mkdir(parents=True, exist_ok=True)
        with _locked(target):
            yield
    except OSError as error:
        raise StorageError(NOT_WRITTEN.format(reason(error, target))) from error


@contextmanager
def _locked(target: Path) -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return
    folder = os.open(target, os.O_RDONLY)
    try:
        _wait_for(folder, target)
        yield
    finally:
        os.close(folder)


def _wait_for(folder: int, target: Path) -> None:
    from fcntl import LOCK_EX, LOCK_NB, flock

    for _ in range(int(PATIENCE / _MOMENT)):
        try:
            flock(folder, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            sleep(_MOMENT)
        else:
            return
    raise StorageError(
        f"een andere opdracht schrijft al {PATIENCE:.0f} seconden in {target}; wacht op haar, of kies een andere --uit"
    )


def _remove(target: Path, path: str) -> None:
    """Remove a file that an earlier build made, and the folders that it leaves empty."""
    old = (target / path).resolve()
    if not old.is_relative_to(target.resolve()) or not old.is_file():
        return
    old.unlink()
    folder = old.parent
    while folder != target.resolve() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def read_manifest(target: Path) -> dict[str, dict[str, object]]:
    """The files of the previous build by path; empty when there is no manifest that can be read."""
    import json

    try:
        data = json.loads((target / MANIFEST).read_bytes())
        return {entry["pad"]: entry for entry in data["bestanden"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def read_values(target: Path) -> list[dict[str, object]]:
    """The values of the previous build; empty when there is no waarden.json that can be read."""
    import json

    try:
        data = json.loads((target / VALUES).read_bytes())
        return [entry for entry in data if isinstance(entry["sleutel"], str) and isinstance(entry["tekst"], str)]
    except (OSError, ValueError, KeyError, TypeError):
        return []
