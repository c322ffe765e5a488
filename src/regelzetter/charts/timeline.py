"""A time line: a row for each moment, with what happens at the left, and at the right its place between the years."""

from __future__ import annotations

from datetime import date
from typing import Final

from regelzetter.charts.model import Moment, Tijdlijn
from regelzetter.charts.shapes import BOLD, LINE, WIDTH, Stip, Streep, Vel, Vlak, Vorm, Woorden, lines_of, sheet, width_of

_TEXT: Final = 226.0
"""Points for the words at the left."""
_LEFT: Final = _TEXT + 18
_DAYS: Final = 365.2425


def timeline(line: Tijdlijn) -> Vel:
    shapes: list[Vorm] = []
    first = min(moment.van.year for moment in line.momenten)
    last = max(moment.tot_en_met.year for moment in line.momenten)
    y = LINE + 8
    for moment in line.momenten:
        high = LINE * (lines_of(moment.wanneer, _TEXT / BOLD) + lines_of(moment.wat, _TEXT)) + 6
        shapes.extend(_row(moment, y, high, first, last - first + 1))
        y += high
    return sheet(y + 4, [*_years(first, last, y), *shapes])


def _years(first: int, last: int, bottom: float) -> list[Vorm]:
    """A line at each new year, and the years between them; where they do not all fit, some."""
    count = last - first + 1
    slot = (WIDTH - _LEFT - 2) / count
    step = max(1, -int(-(width_of("2000") + 4) // slot))
    shapes: list[Vorm] = [
        Streep(x=_LEFT + slot * index, y=LINE + 2, x2=_LEFT + slot * index, y2=bottom, kleur="grijs", dikte=0.4)
        for index in range(0, count + 1, step)
    ]
    shapes.extend(
        Woorden(x=_LEFT + slot * index, y=1, breedte=slot * min(step, count - index), hoogte=LINE, tekst=str(first + index),
                uitlijning="midden" if step == 1 else "links")
        for index in range(0, count, step) if step == 1 or slot * (count - index) >= width_of("2000")
    )  # fmt: skip
    return shapes


def _row(moment: Moment, y: float, high: float, first: int, years: int) -> list[Vorm]:
    when = LINE * lines_of(moment.wanneer, _TEXT / BOLD)
    start, end = (_place(day, first, years) for day in (moment.van, moment.tot_en_met))
    middle = y + when / 2 + 1
    mark: Vorm = Stip(x=start, y=middle)
    if moment.van != moment.tot_en_met:
        mark = Vlak(x=start, y=middle - 3.5, breedte=max(7.0, end - start), hoogte=7.0, vulling="vol")
    return [
        Streep(x=_TEXT + 4, y=middle, x2=start - 3, y2=middle, kleur="grijs", dikte=0.5, streep="dotted"),
        Woorden(x=0, y=y, breedte=_TEXT, hoogte=when, tekst=moment.wanneer, vet=True, kleur="inkt", hoog="boven"),
        Woorden(x=0, y=y + when, breedte=_TEXT, hoogte=high - when, tekst=moment.wat, hoog="boven"),
        mark,
    ]


def _place(day: date, first: int, years: int) -> float:
    """Where a day is between the first new year and the last."""
    passed = day.year - first + (day.timetuple().tm_yday - 1) / _DAYS
    return _LEFT + (WIDTH - _LEFT - 2) * passed / years
