"""What is said about a source that was not read in its present text. The present text of the Aanwijzingen stands on kcbr.nl."""

from __future__ import annotations

from typing import Final

AFGELEID: Final = (
    "de inhoud komt uit de Aanwijzingen voor de regelgeving zoals die tot 2018 luidden; het nieuwe nummer is daaruit afgeleid"
)
NIET_NAGEKEKEN: Final = "nummer en inhoud van deze aanwijzing zijn niet in de geldende tekst nagekeken"
EIGEN: Final = "dit is een gewoonte of een spellingadvies, geen aanwijzing"
