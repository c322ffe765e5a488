"""Shapes on a sheet, in points from the top left corner; `templates/grafiek.typ` draws them."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

WIDTH: Final = 396.0
"""Points: 14 cm, the width of the text in a letter, so that type is printed as large as it says; at 300 dots 1650 pixels."""
SIZE: Final = 9.5
"""Points, of all words in a chart."""
LINE: Final = 11.5
"""From one line of words to the next."""
PIXELS: Final = 300 / 72
_WIDTHS: Final = {
    sign: width
    for signs, width in ((" \u00a0", 0.2), ("ijl.,:;'’‘!|I", 0.28), ("rtf()-/", 0.35), ("cskvxyz", 0.48), ("mwMW%ÆŒ—@", 0.84))
    for sign in signs
}
BOLD: Final = 1.07
"""How much wider bold words are."""

Vulling: TypeAlias = Literal["vol", "licht", "arcering", "wit"]
VULLINGEN: Final[tuple[Vulling, ...]] = ("vol", "licht", "arcering", "wit")
"""In order of use. They differ without colour, and every area has a dark edge (contrast of 9.7 : 1 with the sheet)."""
Kleur: TypeAlias = Literal["zwart", "wit", "inkt", "grijs"]


class Vlak(NamedTuple):
    x: float
    y: float
    breedte: float
    hoogte: float
    vulling: Vulling
    soort: Literal["vlak"] = "vlak"


class Streep(NamedTuple):
    x: float
    y: float
    x2: float
    y2: float
    kleur: Kleur = "inkt"
    dikte: float = 0.75
    streep: Literal["", "dashed", "dotted", "dash-dotted"] = ""
    soort: Literal["lijn"] = "lijn"


class Stip(NamedTuple):
    """`x` and `y` are its centre."""

    x: float
    y: float
    straal: float = 3.0
    vulling: Vulling = "vol"
    vierkant: bool = False
    soort: Literal["stip"] = "stip"


class Woorden(NamedTuple):
    """Words in a box, broken over lines where they do not fit. `wit`: on a white ground of their own."""

    x: float
    y: float
    breedte: float
    hoogte: float
    tekst: str
    uitlijning: Literal["links", "midden", "rechts"] = "links"
    hoog: Literal["boven", "halverwege", "onder"] = "halverwege"
    vet: bool = False
    kleur: Kleur = "zwart"
    wit: bool = False
    grootte: float = SIZE
    soort: Literal["tekst"] = "tekst"


Vorm: TypeAlias = Vlak | Streep | Stip | Woorden


class Vel(NamedTuple):
    """The sheet with everything on it."""

    hoogte: float
    vormen: tuple[Vorm, ...]

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of the picture."""
        return round(WIDTH * PIXELS), round(self.hoogte * PIXELS)

    def as_json(self) -> str:
        shapes = [{name: _rounded(value) for name, value in shape._asdict().items()} for shape in self.vormen]
        return json.dumps({"breedte": WIDTH, "hoogte": self.hoogte, "vormen": shapes}, ensure_ascii=False, sort_keys=True)


def sheet(height: float, shapes: Sequence[Vorm]) -> Vel:
    """A sheet at least this high, and a whole number of pixels (12 points are 50)."""
    return Vel(12.0 * math.ceil(height / 12), tuple(shapes))


def width_of(words: str, size: float = SIZE) -> float:
    """About how wide words are on one line: some 4% more than in Source Sans, so that what is said to fit does fit.

    >>> round(width_of("€ 97,15 miljoen"))
    62
    """
    return sum(map(_sign, words)) * size


def _sign(sign: str) -> float:
    """The width of a sign, in parts of the size."""
    return _WIDTHS.get(sign) or (0.62 if sign.isupper() else 0.55 if sign.isalpha() else 0.51)


def lines_of(words: str, room: float) -> int:
    """On how many lines words stand in a box.

    >>> [lines_of(words, 60) for words in ("", "kort", "een heel lange naam van een regio")]
    [1, 1, 3]
    """
    lines, used = 1, 0.0
    for word in words.split():
        wide = width_of(f"{word} ")
        if used and used + wide - width_of(" ") > room:
            lines, used = lines + 1, 0.0
        used += wide
        while used > room + width_of(" "):  # a word that is broken
            lines, used = lines + 1, used - room
    return lines


def _rounded(value: object) -> object:
    return round(value, 2) if isinstance(value, float) else value
