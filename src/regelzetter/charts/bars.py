"""Bars, standing where they fit and else lying, and stacked bars. They begin at zero, and each says its figure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from regelzetter.charts.legend import heading
from regelzetter.charts.model import Cijfer, Cijfers
from regelzetter.charts.shapes import (
    LINE,
    VULLINGEN,
    WIDTH,
    Streep,
    Vel,
    Vlak,
    Vorm,
    Vulling,
    Woorden,
    lines_of,
    sheet,
    width_of,
)

HIGH: Final = 126.0
"""Points between zero and the top of the highest standing bar."""
_THICK: Final = 16.0
_MOST_STANDING: Final = 8


def bars(chart: Cijfers) -> Vel:
    return _standing(chart) if _fits_standing(chart) else _lying(chart)


def extent(figures: Sequence[Decimal]) -> tuple[float, float]:
    """The lowest and highest figure, zero among them; never the same."""
    nought = Decimal(0)
    low, high = float(min(nought, *figures)), float(max(nought, *figures))
    return (low, high) if high > low else (0.0, 1.0)


def _figures(chart: Cijfers) -> list[Decimal]:
    return [figure.getal for series in chart.reeksen for figure in series.cijfers]


def _fits_standing(chart: Cijfers) -> bool:
    slot = WIDTH / len(chart.punten)
    widest = max(width_of(figure.tekst) for series in chart.reeksen for figure in series.cijfers)
    names = max(width_of(name) for name in chart.punten)
    return len(chart.punten) <= _MOST_STANDING and names <= slot - 6 and (widest + 4) * len(chart.reeksen) <= slot - 8


# --- standing -------------------------------------------------------------------------------------


def _standing(chart: Cijfers) -> Vel:
    shapes: list[Vorm] = []
    top = heading(chart, shapes) + LINE + 4
    low, high = extent(_figures(chart))
    scale = HIGH / (high - low)
    zero = top + high * scale
    slot = WIDTH / len(chart.punten)
    below = LINE + 4 if low < 0 else 0
    bottom = top + HIGH + below
    wide = min(64.0, (slot - 8) / len(chart.reeksen))
    for index, name in enumerate(chart.punten):
        left = slot * index + (slot - wide * len(chart.reeksen)) / 2
        for number, series in enumerate(chart.reeksen):
            _bar(shapes, series.cijfers[index], left + wide * number, wide, zero, scale, VULLINGEN[number])
        shapes.append(Woorden(x=slot * index, y=bottom + 4, breedte=slot, hoogte=LINE, tekst=name, uitlijning="midden"))
    shapes.append(Streep(x=0, y=zero, x2=WIDTH, y2=zero, dikte=1.0))
    return sheet(bottom + 4 + LINE, shapes)


def _bar(shapes: list[Vorm], figure: Cijfer, x: float, wide: float, zero: float, scale: float, fill: Vulling) -> None:
    tall = float(figure.getal) * scale
    shapes.append(Vlak(x=x, y=min(zero, zero - tall), breedte=wide, hoogte=abs(tall), vulling=fill))
    y = zero - tall - LINE - 3 if tall >= 0 else zero - tall + 3
    room = max(wide, width_of(figure.tekst) + 4)
    shapes.append(Woorden(x=x + (wide - room) / 2, y=y, breedte=room, hoogte=LINE, tekst=figure.tekst, uitlijning="midden"))


# --- lying ----------------------------------------------------------------------------------------


def _lying(chart: Cijfers) -> Vel:
    shapes: list[Vorm] = []
    y = heading(chart, shapes)
    names, low, high = names_width(chart.punten), *extent(_figures(chart))
    behind = max(width_of(figure.tekst) for series in chart.reeksen for figure in series.cijfers) + 8
    before = behind if low < 0 else 0.0
    left, right = names + 8 + before, WIDTH - behind
    scale = (right - left) / (high - low)
    zero = left - low * scale
    start = y
    for index, name in enumerate(chart.punten):
        row = max(LINE * lines_of(name, names), _THICK * len(chart.reeksen)) + 8
        shapes.append(_name(name, y, names, row))
        first = y + (row - _THICK * len(chart.reeksen)) / 2
        for number, series in enumerate(chart.reeksen):
            _lying_bar(shapes, series.cijfers[index], first + _THICK * number, zero, scale, VULLINGEN[number])
        y += row
    shapes.append(Streep(x=zero, y=start, x2=zero, y2=y, dikte=1.0))
    return sheet(y + 1, shapes)


def _lying_bar(shapes: list[Vorm], figure: Cijfer, y: float, zero: float, scale: float, fill: Vulling) -> None:
    long, room = float(figure.getal) * scale, width_of(figure.tekst) + 4
    shapes.append(Vlak(x=min(zero, zero + long), y=y, breedte=abs(long), hoogte=_THICK, vulling=fill))
    x = zero + long + 4 if long >= 0 else zero + long - 4 - room
    shapes.append(
        Woorden(x=x, y=y, breedte=room, hoogte=_THICK, tekst=figure.tekst, uitlijning="links" if long >= 0 else "rechts")
    )


def names_width(names: Sequence[str]) -> float:
    """Room for the names at the left of lying bars."""
    return min(130.0, max(width_of(name) for name in names) + 2)


def _name(name: str, y: float, wide: float, row: float) -> Woorden:
    return Woorden(x=0, y=y, breedte=wide, hoogte=row, tekst=name, uitlijning="rechts")


# --- stacked --------------------------------------------------------------------------------------


def stacked(chart: Cijfers) -> Vel:
    """Lying bars. A part that is too thin for its figure says it behind the bar, with its name unless it is the last."""
    shapes: list[Vorm] = []
    y = heading(chart, shapes)
    names = names_width(chart.punten)
    totals = [sum((series.cijfers[index].getal for series in chart.reeksen), Decimal(0)) for index in range(len(chart.punten))]
    left, outer = names + 8, _room_behind(chart, names, totals)
    scale = (WIDTH - left - outer) / extent(totals)[1]
    start = y
    for index, name in enumerate(chart.punten):
        behind = _behind(chart, index, scale)
        row = max(LINE * lines_of(name, names), 22.0, LINE * len(behind)) + 8
        shapes.append(_name(name, y, names, row))
        x = left
        for number, series in enumerate(chart.reeksen):
            x = _part(shapes, series.cijfers[index], x, y + (row - 22) / 2, scale, VULLINGEN[number])
        for line, words in enumerate(behind):
            at = y + (row - LINE * len(behind)) / 2 + LINE * line
            shapes.append(Woorden(x=x + 5, y=at, breedte=WIDTH - x - 5, hoogte=LINE, tekst=words))
        y += row
    shapes.append(Streep(x=left, y=start, x2=left, y2=y, dikte=1.0))
    return sheet(y + 1, shapes)


def _part(shapes: list[Vorm], figure: Cijfer, x: float, y: float, scale: float, fill: Vulling) -> float:
    """One part of a bar, with its figure if that fits; where it ends."""
    long = float(figure.getal) * scale
    if long > 0:
        shapes.append(Vlak(x=x, y=y, breedte=long, hoogte=22.0, vulling=fill))
    if _says_itself(figure, scale):
        colour, ground = ("wit", False) if fill == "vol" else ("zwart", fill == "arcering")
        shapes.append(
            Woorden(x=x, y=y, breedte=long, hoogte=22.0, tekst=figure.tekst, uitlijning="midden",
                    kleur="wit" if colour == "wit" else "zwart", wit=ground)
        )  # fmt: skip
    return x + long


def _says_itself(figure: Cijfer, scale: float) -> bool:
    return float(figure.getal) * scale >= width_of(figure.tekst) + 6


def _behind(chart: Cijfers, index: int, scale: float) -> list[str]:
    """The figures that stand behind a bar."""
    words: list[str] = []
    for series in chart.reeksen:
        figure = series.cijfers[index]
        if not _says_itself(figure, scale):
            words.append(figure.tekst if series is chart.reeksen[-1] else f"{series.naam}: {figure.tekst}")
    return words


def _room_behind(chart: Cijfers, names: float, totals: Sequence[Decimal]) -> float:
    """As little as the figures behind the bars need; more room for them makes more of them, so it is sought twice."""
    room = 4.0
    for _ in range(2):
        scale = (WIDTH - names - 8 - room) / extent(totals)[1]
        outside = [width_of(words) for index in range(len(chart.punten)) for words in _behind(chart, index, scale)]
        room = min(WIDTH / 2, max((wide + 8 for wide in outside), default=4.0))
    return room
