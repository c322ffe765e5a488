"""One zip per document: all its files, what is printed beside it, and a manifest. The same bytes each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

from regelzetter.building import Built
from regelzetter.compile import Compiled
from regelzetter.output import as_json
from regelzetter.publishing.metadata import bundle_manifest

_STAMP = (1980, 1, 1, 0, 0, 0)
"""A zip cannot say “no date”; this is the earliest it can say."""


def bundle(name: str, compiled: Compiled, built: Sequence[Built], invoer: str, version: str) -> bytes:
    """The bundle of one document: its files, those of the documents that go along with it, and the values they print."""
    files = _files(name, compiled, built)
    content = {path: file.data for path, file in files.items()}
    content["manifest.json"] = as_json(bundle_manifest(name, compiled, files, invoer, version))
    return zipped(content)


def _files(name: str, compiled: Compiled, built: Sequence[Built]) -> dict[str, Built]:
    """Path in the bundle → file. A document of its own stands at the top, annexes that go along under bijlagen/."""
    files = {_inside(file): file for file in built if file.document == name}
    for annex in compiled.dossier.documenten[name].bijlagen:
        for file in built:
            if file.document == annex.document:
                files[f"bijlagen/{annex.document}/{_inside(file)}"] = file
    return files


def _inside(file: Built) -> str:
    return file.pad.split("/", 1)[1]


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
