"""The fields that a template may print, and those that a document of each dress cannot do without."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FIELDS: Final[Mapping[str, str]] = {
    "inhoud": "de tekst van het stuk",
    "inhoudsopgave": "een inhoudsopgave, onder het opschrift van een lang stuk",
    "titel": "de titel van het stuk",
    "merk": "CONCEPT met versie en datum, of het scenario",
    "organisatie": "de naam van het ministerie",
    "logo": "het logo",
    "logo_tekst": "de omschrijving van het logo",
    "onderdeel": "de directie of afdeling",
    "retouradres": "het retouradres",
    "bezoekadres": "het bezoekadres",
    "postadres": "het postadres",
    "website": "de website",
    "contactpersoon": "de contactpersoon",
    "adres": "het adres van wie de brief krijgt",
    "datum": "de datum van het stuk",
    "betreft": "het onderwerp",
    "aanhef": "de aanhef, zoals ‘Geachte heer, mevrouw,’",
    "kenmerk": "onze referentie",
    "uw_brief": "de datum van de brief waarop dit een antwoord is",
    "uw_kenmerk": "uw referentie",
    "bijlagen_aantal": "het aantal bijlagen",
    "voettekst": "de korte titel voor de voet van een regeling",
    "citeertitel": "de citeertitel van een regeling",
    "kort": "de korte aanduiding van een regeling",
    "vergaderjaar": "het vergaderjaar van een Kamerstuk",
    "dossiernummer": "het nummer van het dossier van de Kamer",
    "dossiertitel": "de titel van het dossier van de Kamer",
    "nummer": "het nummer van het Kamerstuk",
    "afzender_kapitalen": "‘BRIEF VAN DE MINISTER VAN …’",
    "aan": "‘Aan de Voorzitter van de Tweede Kamer …’",
    "plaats_datum": "plaats en datum",
    "kamerstuk_voet": "de regels links onderaan een Kamerstuk",
}
"""Each field with what it says."""

_LETTER: Final = ("adres", "datum", "betreft", "aanhef", "kenmerk")
NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "regeling": (),
    "rijksbrief": _LETTER,
    "kamerstuk": ("dossiernummer", "nummer", "afzender_kapitalen", "aan", "plaats_datum"),
    "beschikking": _LETTER,
}
"""Of each dress: what would be missed if it were not on the paper."""
USUAL: Final = "rijksbrief"
"""What a template of another name is held to be."""
