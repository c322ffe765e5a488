"""A bundle from outside, after it was opened: is its manifest one, and is each file the one that the manifest names?"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from regelzetter.publishing.bundle import MANIFEST, SUMS, sums
from regelzetter.record import record

_COMMIT: Final = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_FOLDER: Final = re.compile(r"(?!-)(?!.*\.\.)[\w./ +-]*")


@record(frozen=True, slots=True)
class Listed:
    """A file as the manifest names it."""

    pad: str
    document: str
    formaat: str
    sha256: str
    getoetst: tuple[str, ...]


@record(frozen=True, slots=True)
class Received:
    """A bundle: what its manifest says, and its files."""

    regelzetter: str
    afhankelijkheden: Mapping[str, str]
    document: str
    commit: str
    folder: str
    tag: tuple[str, str] | None
    """Name and commit of the version that it was compared with."""
    files: tuple[Listed, ...]
    content: Mapping[str, bytes]


def received(content: Mapping[str, bytes]) -> Received | str:
    """The bundle, or in Dutch why its manifest cannot be used."""
    if MANIFEST not in content:
        return f"{MANIFEST} ontbreekt"
    try:
        data = json.loads(content[MANIFEST].decode("utf-8"))
        return _received(data, content)
    except (ValueError, RecursionError):
        return f"{MANIFEST} is geen JSON"
    except (KeyError, TypeError, AttributeError) as fault:
        return f"{MANIFEST} heeft niet de vorm van een manifest ({fault})"


def _received(data: Any, content: Mapping[str, bytes]) -> Received | str:
    git, tag = data["git"], data["vergeleken_met"]
    commits = [git["commit"], *([tag["commit"]] if tag else [])]
    if not all(_COMMIT.fullmatch(commit) for commit in commits):
        return f"{MANIFEST} noemt geen geldige versie in git"
    if not _FOLDER.fullmatch(git["map"]):
        return f"{MANIFEST} noemt geen geldige map"
    return Received(
        str(data["regelzetter"]),
        {str(name): str(version) for name, version in data["afhankelijkheden"].items()},
        str(data["document"]),
        git["commit"],
        git["map"],
        (str(tag["name"]), tag["commit"]) if tag else None,
        tuple(_listed(entry) for entry in data["bestanden"]),
        content,
    )


def _listed(entry: Any) -> Listed:
    proofs = tuple(str(proof) for proof in entry.get("getoetst", ()))
    return Listed(str(entry["pad"]), str(entry["document"]), str(entry["formaat"]), str(entry["sha256"]), proofs)


def digest_problems(bundle: Received) -> Iterator[str]:
    """Files that are not the ones in the manifest, that it does not name, or that are not there."""
    listed = {file.pad: file.sha256 for file in bundle.files}
    for path in sorted(set(listed) - set(bundle.content)):
        yield f"{path} staat in het manifest en ontbreekt in de bundel"
    for path in sorted(set(bundle.content) - set(listed) - {MANIFEST, SUMS}):
        yield f"{path} staat niet in het manifest"
    for path in sorted(set(listed) & set(bundle.content)):
        if hashlib.sha256(bundle.content[path]).hexdigest() != listed[path]:
            yield f"{path} is niet het bestand dat het manifest noemt: de SHA-256 klopt niet"
    if bundle.content.get(SUMS) != sums({path: data for path, data in bundle.content.items() if path != SUMS}):
        yield f"{SUMS} ontbreekt, of noemt niet deze bestanden"
