"""The door out: files are written beside the old ones, and take their place together at the end."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

MANIFEST = "manifest.json"
VALUES = "waarden.json"


def as_json(value: object) -> bytes:
    """JSON as we write it: readable, the same bytes each time. A name of a file that is no UTF-8 is shown with an escape."""
    import json  # here and below: checking a dossier writes nothing, and loading these takes a hundredth of its time

    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode(errors="backslashreplace")


def replace_files(target: Path, files: Mapping[str, bytes], obsolete: Sequence[str]) -> None:
    """Put `files` (paths relative to `target`) in place and take `obsolete` away.

    Everything is written first, in a folder beside the target on the same disk; only when all of it is there do the files
    change places. What stands in the target for other reasons stays.
    """
    target.mkdir(parents=True, exist_ok=True)
    with _beside(target) as staging:
        for path, data in files.items():
            new = staging / path
            new.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(data)
        for path in files:
            place = target / path
            place.parent.mkdir(parents=True, exist_ok=True)
            (staging / path).replace(place)
        for path in obsolete:
            _remove(target, path)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    import shutil

    staging = target / f".nieuw-{os.getpid()}"
    staging.mkdir()
    try:
        yield staging
    finally:
        shutil.rmtree(staging)


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
