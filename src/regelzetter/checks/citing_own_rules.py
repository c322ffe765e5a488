"""Rules about references to the regulation itself: live or typed, and does the target hold what the words promise?"""

from __future__ import annotations

from typing import Final

from regelzetter.checks.sources import EIGEN
from regelzetter.diagnostics import Ernst, Rule, Voorbeeld, voorbeeld


def _twee(verwijzing: str) -> Voorbeeld:
    return voorbeeld(
        "# Artikel 1. Hoogte {#hoogte}\n\nDe subsidie is een vast bedrag.\n\n"
        f"# Artikel 2. Proef\n\nDe minister past {verwijzing} toe.\n"
    )


def _machtiging(lid: int) -> Voorbeeld:
    return voorbeeld(
        "# Artikel 1. Penvoerder {#penvoerder}\n\n1. De partijen wijzen een school aan.\n"
        "2. Elke partij machtigt de school.\n\n"
        f"# Artikel 2. Proef\n\nDe school bewaart de machtiging, bedoeld in [](#penvoerder/{lid}).\n"
    )


GETYPT: Final = Rule(
    code="REGL0670",
    naam="verwijzing-getypt",
    ernst=Ernst.WAARSCHUWING,
    regel="Naar een artikel, lid of bijlage van de regeling zelf wordt verwezen met [](#label).",
    waarom="Een getypt nummer loopt niet mee als er een artikel of lid bij komt of vervalt.",
    bron="brontaal, verwijzingen; aanwijzing 3.28 van de Aanwijzingen voor de regelgeving",
    onzeker=EIGEN,
    fout=_twee("artikel 1"),
    goed=_twee("[](#hoogte)"),
)
NERGENS: Final = Rule(
    code="REGL0671",
    naam="getypte-verwijzing-naar-niets",
    ernst=Ernst.FOUT,
    regel="Een getypte verwijzing naar een artikel, lid, onderdeel of bijlage van de regeling zelf gaat naar iets dat er staat.",
    waarom="Een verwijzing die nergens heen gaat, is de meest gemaakte fout in regelgeving.",
    bron="aanwijzing 3.28 van de Aanwijzingen voor de regelgeving",
    onzeker=EIGEN,
    fout=_twee("artikel 9"),
    goed=_twee("[](#hoogte)"),
)
BELOFTE: Final = Rule(
    code="REGL0672",
    naam="verwijzing-belooft-iets-anders",
    ernst=Ernst.WAARSCHUWING,
    regel="Waar “de machtiging, bedoeld in artikel 1, tweede lid” staat, gaat dat lid over een machtiging.",
    waarom="Verschuiven leden, dan wijst een verwijzing ongemerkt naar een ander onderwerp.",
    bron="aanwijzingen 3.28 en 3.31 van de Aanwijzingen voor de regelgeving",
    onzeker=EIGEN,
    fout=_machtiging(1),
    goed=_machtiging(2),
)
RULES: tuple[Rule, ...] = (GETYPT, NERGENS, BELOFTE)
