"""A bundle from outside, after it was opened: is its manifest one, and is each file the one that the manifest names?"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from regelzetter.publishing.bundle import MANIFEST, SUMS, sums
from regelzetter.record import record

_COMMIT: Final = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_PLAIN: Final = re.compile(r"[^\x00-\x1f\x7f\ud800-\udfff]{0,1000}")
"""Text that can be shown, written as UTF-8 and given to git."""
_TEXTS: Final = ("docx", "odt", "pdf", "html", "akn", "op", "stop")


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
    python: str
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
    if git["map"] and {"", ".", ".."}.intersection(git["map"].split("/")):
        return f"{MANIFEST} noemt geen geldige map"
    if not all(_PLAIN.fullmatch(name) for name in (git["map"], data["document"], *([tag["name"]] if tag else []))):
        return f"{MANIFEST} noemt een map, een stuk of een tag met tekens die er niet in horen"
    return Received(
        str(data["regelzetter"]),
        str(data["python"]),
        {str(name): str(version) for name, version in data["afhankelijkheden"].items()},
        data["document"],
        git["commit"],
        git["map"],
        (tag["name"], tag["commit"]) if tag else None,
        tuple(_listed(entry) for entry in data["bestanden"]),
        content,
    )


def _listed(entry: Any) -> Listed:
    proofs = tuple(str(proof) for proof in entry.get("getoetst", ()))
    return Listed(str(entry["pad"]), str(entry["document"]), str(entry["formaat"]), str(entry["sha256"]), proofs)


def digest_problems(bundle: Received) -> Iterator[str]:
    """Files that are not the ones in the manifest, that it does not name or names wrongly, or that are not there."""
    listed = {file.pad: file.sha256 for file in bundle.files}
    for path in sorted(path for path, times in Counter(file.pad for file in bundle.files).items() if times > 1):
        yield f"{path} staat twee keer in het manifest"
    for file in bundle.files:
        expected = text_format(file.pad)
        if expected and (file.formaat, file.document) != (expected, _document(bundle, file.pad)):
            yield f"{file.pad} is in het manifest een bestand van een ander formaat of van een ander stuk"
    for path in sorted(set(listed) - set(bundle.content)):
        yield f"{path} staat in het manifest en ontbreekt in de bundel"
    for path in sorted(set(bundle.content) - set(listed) - {MANIFEST, SUMS}):
        yield f"{path} staat niet in het manifest"
    for path in sorted(set(listed) & set(bundle.content)):
        if hashlib.sha256(bundle.content[path]).hexdigest() != listed[path]:
            yield f"{path} is niet het bestand dat het manifest noemt: de SHA-256 klopt niet"
    if bundle.content.get(SUMS) != sums({path: data for path, data in bundle.content.items() if path != SUMS}):
        yield f"{SUMS} ontbreekt, of noemt niet deze bestanden"


def text_format(path: str) -> str:
    """The format of a file with words in it, by its name; empty for what has no words that are compared.

    >>> [text_format(path) for path in ("a.pdf", "a.akn.xml", "stop/besluit.xml", "bijlagen/b/stop/manifest.xml", "a.json")]
    ['pdf', 'akn', 'stop', 'stop', '']
    """
    *folders, name = path.split("/")
    if folders[-1:] == ["stop"]:
        return "stop" if name.endswith(".xml") else ""
    extension = next((part for part in reversed(name.split(".")) if part != "xml"), "")
    return extension if extension in _TEXTS else ""


def _document(bundle: Received, path: str) -> str:
    """The document that a file is of, by its place."""
    first, _, rest = path.partition("/")
    return rest.partition("/")[0] if first == "bijlagen" else bundle.document
