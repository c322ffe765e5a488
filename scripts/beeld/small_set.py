"""Which pictures have a reference: the first pages of each document, in each format.

All documents of the second dossier, which has every kind and stays as it is, and of the first only the Kamerstuk, for its dress.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from scripts.beeld.programs import NEEDS
from scripts.beeld.render import FIRST_PAGES, Picture

CHOSEN: Final = {"regeling": ("kamerbrief",), "tests/tweede-dossier": ()}
"""Dossier → the documents of it that have a reference; none named: all."""
_DOCUMENTS: Final = {Path(dossier).name: documents for dossier, documents in CHOSEN.items()}


def small_set(drawn: Mapping[Picture, Path]) -> dict[str, Path]:
    """The name of the reference → the picture of now."""
    return {name_of(each): path for each, path in drawn.items() if _has_reference(each)}


def _has_reference(picture: Picture) -> bool:
    documents = _DOCUMENTS[picture.dossier]
    last = 1 if formaat_of(name_of(picture)) == "html" else FIRST_PAGES
    return picture.bladzijde <= last and (not documents or picture.document in documents)


def name_of(picture: Picture) -> str:
    """The name of a reference.

    >>> name_of(Picture("tweede-dossier", "kamerbrief", "html-320", 1))
    'tweede-dossier-kamerbrief-html-320-1.png'
    """
    return f"{picture.dossier}-{picture.document}-{picture.formaat}-{picture.bladzijde}.png"


def formaat_of(reference: str) -> str:
    """The format that a reference is a picture of.

    >>> formaat_of("tweede-dossier-kamerbrief-html-320-1.png"), formaat_of("regeling-kamerbrief-pdf-2.png")
    ('html', 'pdf')
    """
    return next(word for word in reversed(reference.split("-")) if word in NEEDS)
