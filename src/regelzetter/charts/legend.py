"""What stands above the figures: the unit, and the names of the series with how each looks, in the order of the bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from regelzetter.charts.model import Cijfers
from regelzetter.charts.shapes import LINE, VULLINGEN, WIDTH, Vlak, Vorm, Woorden, lines_of, width_of

_SWATCH, _GAP = 10.0, 16.0
TOP: Final = 2.5
"""Above the first line of words: their tall letters reach over it."""


def heading(chart: Cijfers, shapes: list[Vorm]) -> float:
    """Put the heading on the sheet; where it ends."""
    bottom = TOP
    if chart.eenheid:
        high = LINE * lines_of(chart.eenheid, WIDTH)
        shapes.append(Woorden(x=0, y=TOP, breedte=WIDTH, hoogte=high, tekst=chart.eenheid, hoog="boven", kleur="grijs"))
        bottom = TOP + high + 6
    if len(chart.reeksen) > 1 and chart.soort != "lijn":
        bottom = _names([each.naam for each in chart.reeksen], bottom, shapes) + 8
    return bottom


def _names(names: Sequence[str], top: float, shapes: list[Vorm]) -> float:
    x = 0.0
    for name, fill in zip(names, VULLINGEN, strict=False):
        wide = min(width_of(name), WIDTH - _SWATCH - 5)
        high = LINE * lines_of(name, wide + 1)
        if x and x + _SWATCH + 5 + wide > WIDTH:
            x, top = 0.0, top + 16
        shapes.append(Vlak(x=x + 0.5, y=top - 0.5, breedte=_SWATCH, hoogte=_SWATCH, vulling=fill))
        shapes.append(Woorden(x=x + _SWATCH + 5, y=top, breedte=wide + 4, hoogte=high, tekst=name, hoog="boven"))
        x += _SWATCH + 5 + wide + _GAP
        if high > LINE:
            x, top = 0.0, top + high
    return top + (12 if x else 0)
