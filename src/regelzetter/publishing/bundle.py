"""One zip per document: all its files, the delivery, what it prints, what changed, a page for people, and a manifest.

The bytes follow from the commit, from the version of regelzetter and from nothing else: no clock, no place, no machine.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from regelzetter import printed
from regelzetter.building import Built
from regelzetter.compile import Compiled
from regelzetter.diagnostics import Diagnostic, as_json
from regelzetter.output import as_json as json_bytes
from regelzetter.publishing.claims import CODES, as_claimed, claims_official
from regelzetter.publishing.metadata import Provenance, bundle_manifest
from regelzetter.publishing.page import DELIVERY, page
from regelzetter.publishing.redline import Redline
from regelzetter.record import record

MANIFEST: Final = "manifest.json"
SUMS: Final = "SHA256SUMS"
PAGE: Final = "index.html"

_STAMP: Final = (1980, 1, 1, 0, 0, 0)
"""A zip cannot say “no date”; this is the earliest it can say."""


@record(frozen=True, slots=True)
class Material:
    """All that bundles are made of: the compiled dossier, its files, what was found, and where they come from."""

    compiled: Compiled
    built: Sequence[Built]
    found: Sequence[Diagnostic]
    provenance: Provenance
    redline: Redline | None
    """What changed since the version that was published before; None if there is none."""
    style: str
    """The style sheet of pages."""


def bundle(name: str, material: Material) -> bytes:
    """The bundle of one document."""
    return zipped(bundle_files(name, material))


def bundle_files(name: str, material: Material) -> dict[str, bytes]:
    """Path in the bundle → bytes."""
    files = _files(name, material)
    documents = (name, *(annex.document for annex in material.compiled.dossier.documenten[name].bijlagen))
    content = {path: file.data for path, file in files.items()}
    content |= _deliveries(content)
    content["waarden.json"] = json_bytes(printed.as_json_of(material.compiled, documents))
    content["diagnostiek.json"] = json_bytes([as_json(finding) for finding in material.found])
    if material.redline is not None:
        content |= material.redline.files(documents, material.style)
    manifest = bundle_manifest(name, material.compiled, files, content, material.provenance)
    content[PAGE] = page(manifest, material.style)
    manifest = bundle_manifest(name, material.compiled, files, content, material.provenance)
    content[MANIFEST] = json_bytes(manifest)
    content[SUMS] = sums(content)
    return content


def with_claims(name: str, material: Material, claims: Mapping[str, tuple[str, ...]], checked: bool) -> Material:
    """The material of one bundle, with what a bundle that came from elsewhere claims that official rules found of its files.

    `claims`: path in the bundle → proofs. `checked`: the official schemas are here.
    """
    files = _files(name, material)
    built = tuple(as_claimed(file, claims.get(path, ()), checked) for path, file in files.items())
    official = any(claims_official(proofs) for proofs in claims.values())
    found = tuple(finding for finding in material.found if official or finding.rule.code not in CODES)
    return replace(material, built=built, found=found)


def sums(content: Mapping[str, bytes]) -> bytes:
    """The digests as `sha256sum --check` reads them, by path."""
    return "".join(f"{hashlib.sha256(content[path]).hexdigest()}  {path}\n" for path in sorted(content)).encode()


def _files(name: str, material: Material) -> dict[str, Built]:
    """Path in the bundle → file. A document of its own stands at the top, annexes that go along under bijlagen/."""
    files = {_inside(file): file for file in material.built if file.document == name}
    for annex in material.compiled.dossier.documenten[name].bijlagen:
        for file in material.built:
            if file.document == annex.document:
                files[f"bijlagen/{annex.document}/{_inside(file)}"] = file
    return files


def _inside(file: Built) -> str:
    return file.pad.split("/", 1)[1]


def _deliveries(content: Mapping[str, bytes]) -> dict[str, bytes]:
    """For each folder stop/ the flat zip that is handed in to the LVBB."""
    folders = sorted({path.rpartition("/")[0] for path in content if path.endswith("stop/besluit.xml")})
    return {
        f"{folder.removesuffix('stop')}{DELIVERY}": zipped(
            {path.rpartition("/")[2]: data for path, data in content.items() if path.rpartition("/")[0] == folder}
        )
        for folder in folders
    }


def loose_parts(compiled: Compiled, names: Iterable[str]) -> tuple[str, ...]:
    """The documents that must be built for the bundles of `names`: these and their annexes."""
    wanted: dict[str, None] = {}
    for name in names:
        wanted[name] = None
        wanted.update((annex.document, None) for annex in compiled.dossier.documenten[name].bijlagen)
    return tuple(wanted)


def zipped(content: Mapping[str, bytes]) -> bytes:
    """A zip whose bytes follow from its content alone: members sorted, stamped, with the same rights."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path in sorted(content):
            member = zipfile.ZipInfo(path, _STAMP)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            member.external_attr = 0o644 << 16
            archive.writestr(member, content[path])
    return stream.getvalue()
