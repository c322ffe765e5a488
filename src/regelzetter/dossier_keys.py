"""The keys that dossier.yaml may have, by the group they stand in, and what some of them may say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

ROOT_KEYS: Final = (
    "dossier",
    "organisatie",
    "sector",
    "datum",
    "gegevens",
    "wetten",
    "documenten",
    "regels",
    "uitzonderingen",
    "schemas",
)
ORGANISATION_KEYS: Final = ("naam", "code", "huisstijl", "lettertypen", "logo", "logo_tekst", "sjablonen")
HUISSTIJLEN: Final = ("rijk", "neutraal")
DOCUMENT_KEYS: Final = (
    "soort",
    "besluit",
    "bronnen",
    "toelichting",
    "titel",
    "citeertitel",
    "kort",
    "ondertekening",
    "formaten",
    "bijlagen",
    "ontvangers",
    "ontvanger",
    "datum",
    "kenmerk",
    "werk",
    "kamerstuk",
    "vorm",
    "brief",
    "publicatie",
    "status",
    "versie",
    "xml_in_pdf",
)
PUBLICATION_KEYS: Final = (
    "bekendmaking",
    "inwerkingtreding",
    "inwerkingtreding_artikel",
    "onderwerp",
    "oin",
    "regeling",
    "besluit",
    "status",
    "stop",
)
PUBLICATION_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {"status": ("ontwerp", "definitief"), "stop": ("1.3.0", "1.4.1")}
"""What a key of `publicatie` may say; the second of `status` and the first of `stop` hold where it is not there."""
