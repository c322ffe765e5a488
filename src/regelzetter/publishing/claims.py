"""What a bundle says that official rules found, where who checks it has other schemas than who made it.

Everything else in a bundle follows from its commit; this follows from the folder with schemas too. So a claim is taken over when
it can be true, and never when the schemas that are here say something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from regelzetter.building import Built
from regelzetter.proving.op_schema import NAME
from regelzetter.publishing.metadata import NIET_GETOETST

CODES: Final = ("REGL0911", "REGL0912")
"""Findings of the official rules that do not forbid to publish."""
_OFFICIAL: Final = re.compile(rf"(?:STOP|LVBB) \d\.\d\.\d (?:XSD|Schematron \(\d+\))|{re.escape(NAME)}")


def claims_official(proofs: Iterable[str]) -> bool:
    """Does one of these proofs ask for the official schemas?"""
    return any(_OFFICIAL.fullmatch(proof) for proof in proofs)


def as_claimed(file: Built, claimed: tuple[str, ...], checked: bool) -> Built:
    """The file with the proofs that the bundle claims for it, or with its own if the bundle claims what cannot be true.

    `checked`: the official schemas are here, so that a claim of theirs must be among the proofs of the file.
    """
    if _others(claimed) != _others(file.getoetst):
        return file
    official = [proof for proof in claimed if _OFFICIAL.fullmatch(proof)]
    if checked and not set(official) <= set(file.getoetst):
        return file
    if official and not checked and NIET_GETOETST not in file.getoetst:
        return file
    return replace(file, getoetst=claimed)


def _others(proofs: Iterable[str]) -> tuple[str, ...]:
    return tuple(proof for proof in proofs if proof != NIET_GETOETST and not _OFFICIAL.fullmatch(proof))
