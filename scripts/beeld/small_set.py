"""Which pictures have a reference: the first page of each document, in each format.

All documents of the second dossier, which has every kind and stays as it is, and of the first only the Kamerstuk, for its dress.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from scripts.beeld.render import Picture

_ONLY: Final = {"regeling": ("kamerbrief",)}
"""Dossier → the documents of it that have a reference; of another dossier all."""


def small_set(dossier: str, drawn: Mapping[Picture, Path]) -> dict[str, Path]:
    """The name of the reference → the picture of now."""
    return {
        f"{dossier}-{each.document}-{each.formaat}.png": path
        for each, path in drawn.items()
        if each.bladzijde == 1 and (dossier not in _ONLY or each.document in _ONLY[dossier])
    }
