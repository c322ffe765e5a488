"""What a chart shows, with every figure as it is printed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["staaf", "lijn", "gestapeld"]


class Cijfer(NamedTuple):
    """A figure: how much, and its words (“€ 97,15 miljoen”)."""

    getal: Decimal
    tekst: str


class Cijferreeks(NamedTuple):
    """One figure for every point."""

    naam: str
    cijfers: tuple[Cijfer, ...]


class Cijfers(NamedTuple):
    """A chart of figures: the points (years, regions) have a name, each series has as many figures as there are points."""

    soort: Kind
    eenheid: str
    punten: tuple[str, ...]
    reeksen: tuple[Cijferreeks, ...]


class Moment(NamedTuple):
    """A day, or a period up to and including its last day."""

    van: date
    tot_en_met: date
    wanneer: str
    wat: str


class Tijdlijn(NamedTuple):
    """Moments in order of time."""

    momenten: tuple[Moment, ...]


Vertoning: TypeAlias = Cijfers | Tijdlijn
