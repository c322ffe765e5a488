"""What a chart shows, with every figure as it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["staaf", "lijn", "gestapeld"]


@dataclass(frozen=True, slots=True)
class Cijfer:
    """A figure: how much, and its words (“€ 97,15 miljoen”)."""

    getal: Decimal
    tekst: str


@dataclass(frozen=True, slots=True)
class Cijferreeks:
    """One figure for every point."""

    naam: str
    cijfers: tuple[Cijfer, ...]


@dataclass(frozen=True, slots=True)
class Cijfers:
    """A chart of figures: the points (years, regions) have a name, each series has as many figures as there are points."""

    soort: Kind
    eenheid: str
    punten: tuple[str, ...]
    reeksen: tuple[Cijferreeks, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a period up to and including its last day."""

    van: date
    tot_en_met: date
    wanneer: str
    wat: str


@dataclass(frozen=True, slots=True)
class Tijdlijn:
    """Moments in order of time."""

    momenten: tuple[Moment, ...]


Vertoning: TypeAlias = Cijfers | Tijdlijn
