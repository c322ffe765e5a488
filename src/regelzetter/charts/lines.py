"""Lines over the points, from zero; every figure is said where there is room, and each line bears its name at its end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from regelzetter.charts.bars import HIGH, extent
from regelzetter.charts.legend import heading
from regelzetter.charts.model import Cijfers
from regelzetter.charts.shapes import BOLD, LINE, VULLINGEN, WIDTH, Stip, Streep, Vel, Vorm, Woorden, lines_of, sheet, width_of

_DASHES: Final = ("", "dashed", "dotted", "dash-dotted")
_APART: Final = LINE + 3


class _Field(NamedTuple):
    """Where the lines run: their left and right end, where zero is, points for each unit."""

    left: float
    right: float
    zero: float
    scale: float

    def x(self, index: int, count: int) -> float:
        return (self.left + self.right) / 2 if count == 1 else self.left + (self.right - self.left) * index / (count - 1)

    def y(self, figure: float) -> float:
        return self.zero - figure * self.scale


def lines(chart: Cijfers) -> Vel:
    shapes: list[Vorm] = []
    top = heading(chart, shapes) + (LINE + 8) * len(chart.reeksen)
    field = _field(chart, top)
    count = len(chart.punten)
    step = _step(chart, field)
    bottom = max(field.zero, top + HIGH) + 6
    for index in range(0, count, step):
        room = max(width_of(chart.punten[index]) + 2, 20.0)
        x = min(max(field.x(index, count) - room / 2, 0.0), WIDTH - room)
        shapes.append(Woorden(x=x, y=bottom, breedte=room, hoogte=LINE, tekst=chart.punten[index], uitlijning="midden"))
    shapes.append(Streep(x=0, y=field.zero, x2=min(WIDTH, field.right + 6), y2=field.zero, dikte=1.0))
    for number in range(len(chart.reeksen)):
        shapes.extend(_line(chart, number, field))
    for index in range(0, count, step):
        shapes.extend(_figures(chart, index, field))
    shapes.extend(_names(chart, field))
    return sheet(bottom + LINE + 2, shapes)


def _field(chart: Cijfers, top: float) -> _Field:
    low, high = extent([figure.getal for series in chart.reeksen for figure in series.cijfers])
    scale = HIGH / (high - low)
    figures = [figure.tekst for series in chart.reeksen for figure in series.cijfers]
    side = max(width_of(words) for words in (*figures, *chart.punten)) / 2 + 4
    names = min(110.0, BOLD * max(width_of(series.naam) for series in chart.reeksen)) + 10 if len(chart.reeksen) > 1 else 0.0
    return _Field(side, WIDTH - side - names, top + high * scale, scale)


def _step(chart: Cijfers, field: _Field) -> int:
    """Every how many points there is room for words."""
    words = [*chart.punten, *(figure.tekst for series in chart.reeksen for figure in series.cijfers)]
    room = (field.right - field.left) / max(1, len(chart.punten) - 1)
    return max(1, -int(-(max(map(width_of, words)) + 4) // room))


def _line(chart: Cijfers, number: int, field: _Field) -> list[Vorm]:
    count = len(chart.punten)
    places = [(field.x(index, count), field.y(float(figure.getal))) for index, figure in enumerate(chart.reeksen[number].cijfers)]
    shapes: list[Vorm] = []
    for (x, y), (x2, y2) in pairwise(places):
        shapes.append(Streep(x=x, y=y, x2=x2, y2=y2, dikte=1.75, streep=_DASHES[number]))
    shapes.extend(Stip(x=x, y=y, vulling=VULLINGEN[(0, 3)[number % 2]], vierkant=number > 1) for x, y in places)
    return shapes


def _figures(chart: Cijfers, index: int, field: _Field) -> list[Vorm]:
    """The figures of one point: that of the lowest line under it if there is room, the others above, none over another."""
    figures = [series.cijfers[index] for series in chart.reeksen]
    x, dots = field.x(index, len(chart.punten)), [field.y(float(figure.getal)) for figure in figures]
    under = max(range(len(dots)), key=dots.__getitem__)
    if len(dots) == 1 or not dots[under] + 6 + LINE <= field.zero - 2:
        under = -1
    above = spread([dot - LINE - 5 for number, dot in enumerate(dots) if number != under])
    places = iter(above)
    return [
        _figure(figure.tekst, x, dots[number] + 6 if number == under else next(places)) for number, figure in enumerate(figures)
    ]


def _figure(words: str, x: float, y: float) -> Woorden:
    room = width_of(words) + 6
    return Woorden(x=x - room / 2, y=y, breedte=room, hoogte=LINE, tekst=words, uitlijning="midden")


def _names(chart: Cijfers, field: _Field) -> list[Vorm]:
    if len(chart.reeksen) == 1:
        return []
    x = field.right + (WIDTH - field.right - _names_room(chart))
    places = spread([field.y(float(series.cijfers[-1].getal)) - LINE / 2 for series in chart.reeksen])
    return [
        Woorden(x=x, y=y, breedte=WIDTH - x, hoogte=LINE * lines_of(series.naam, WIDTH - x), tekst=series.naam, hoog="boven",
                kleur="inkt", vet=True)
        for series, y in zip(chart.reeksen, places, strict=True)
    ]  # fmt: skip


def _names_room(chart: Cijfers) -> float:
    return min(110.0, BOLD * max(width_of(series.naam) for series in chart.reeksen)) + 4


def spread(places: Sequence[float]) -> list[float]:
    """The same places (tops of words) moved up where they would be over each other.

    >>> spread([100.0, 98.0, 20.0])
    [100.0, 85.5, 20.0]
    """
    moved = list(places)
    order = sorted(range(len(moved)), key=lambda index: -moved[index])
    for below, above in pairwise(order):
        moved[above] = min(moved[above], moved[below] - _APART)
    return moved
