"""What a bundle says of itself: which document, from which source, made with what, and each file with its digest and proofs."""

from __future__ import annotations

from collections.abc import Mapping

from regelzetter.building import Built
from regelzetter.compile import Compiled
from regelzetter.identity import iso_date
from regelzetter.tree.walk import plain

NIET_GETOETST = "niet getoetst"


def bundle_manifest(name: str, compiled: Compiled, files: Mapping[str, Built], invoer: str, version: str) -> dict[str, object]:
    """The manifest of one bundle; `files` by their path in the bundle."""
    spec, document = compiled.dossier.documenten[name], compiled.documenten[name]
    return {
        "regelzetter": version,
        "dossier": compiled.dossier.naam,
        "document": name,
        "soort": spec.soort,
        "titel": plain(document.titel).replace("\u00a0", " "),
        "organisatie": compiled.dossier.organisatie,
        "code": compiled.dossier.code,
        "datum": iso_date(document, compiled.values),
        "taal": "nl-NL",
        "invoer": invoer,
        "bestanden": [
            {
                "pad": path,
                "document": files[path].document,
                "formaat": files[path].formaat,
                "sha256": files[path].sha256,
                "grootte": len(files[path].data),
                "getoetst": list(files[path].getoetst) or [NIET_GETOETST],
            }
            for path in sorted(files)
        ],
    }
