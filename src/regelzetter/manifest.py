"""manifest.json: every file of a build with its digest, size, and what it was proven to be."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from regelzetter.building import Built
from regelzetter.compile import Compiled
from regelzetter.storage import Files


def input_digest(files: Files) -> str:
    """One SHA-256 over all files of the dossier: two builds with the same digest came from the same source."""
    digest = hashlib.sha256()
    for name in files.names():
        data = files.read(name) or b""
        digest.update(f"{name}\0{len(data)}\0".encode(errors="surrogateescape"))
        digest.update(data)
    return digest.hexdigest()


def manifest(
    compiled: Compiled, built: Sequence[Built], invoer: str, version: str, kept: Mapping[str, Mapping[str, object]]
) -> dict[str, Any]:
    """`kept` are the entries of files of an earlier build that stay where they are; their `invoer` says from which source."""
    entries = {file.pad: {**_entry(file, invoer), **_recipients(compiled, file.document)} for file in built}
    merged = {**kept, **entries}
    return {
        "regelzetter": version,
        "dossier": compiled.dossier.naam,
        **({"scenario": compiled.dossier.scenario} if compiled.dossier.scenario else {}),
        "invoer": invoer,
        "bestanden": [merged[path] for path in sorted(merged)],
    }


def _recipients(compiled: Compiled, document: str) -> dict[str, object]:
    """Of letters to others than dossier.yaml says: from which file they come."""
    other = compiled.dossier.documenten[document].andere_ontvangers
    return {"ontvangers": {"bestand": other.bestand, "sha256": other.sha256}} if other is not None else {}


def _entry(file: Built, invoer: str) -> dict[str, object]:
    return {
        "pad": file.pad,
        "document": file.document,
        "formaat": file.formaat,
        "sha256": file.sha256,
        "grootte": len(file.data),
        "getoetst": list(file.getoetst),
        "invoer": invoer,
    }
