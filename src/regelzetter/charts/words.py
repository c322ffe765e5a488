"""A chart told: what someone hears who cannot see it, with every figure; and the chart on its sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, assert_never

from regelzetter import dutch
from regelzetter.charts.bars import bars, stacked
from regelzetter.charts.lines import lines
from regelzetter.charts.model import Cijferreeks, Cijfers, Kind, Tijdlijn, Vertoning
from regelzetter.charts.shapes import Vel
from regelzetter.charts.timeline import timeline

_CALLED: Final[dict[Kind, str]] = {"staaf": "Staafdiagram", "lijn": "Lijndiagram", "gestapeld": "Gestapeld staafdiagram"}


_PLACED: Final[dict[Kind, Callable[[Cijfers], Vel]]] = {"staaf": bars, "lijn": lines, "gestapeld": stacked}


def placed(chart: Vertoning) -> Vel:
    """The shapes of a chart."""
    match chart:
        case Tijdlijn():
            return timeline(chart)
        case Cijfers():
            return _PLACED[chart.soort](chart)
        case _:
            assert_never(chart)


def told(title: str, chart: Vertoning) -> str:
    """“Staafdiagram: Aandeel. 2019: 26,1%; 2020: 25,8%.”"""
    title = title.rstrip(" .")
    if isinstance(chart, Tijdlijn):
        moments = "; ".join(f"{moment.wanneer}: {moment.wat}" for moment in chart.momenten)
        return f"Tijdlijn: {title}. {_sentence(moments)}"
    unit = f", {chart.eenheid}" if chart.eenheid else ""
    return f"{_CALLED[chart.soort]}: {title}{unit}. {' '.join(_series(chart, each) for each in chart.reeksen)}"


def _series(chart: Cijfers, series: Cijferreeks) -> str:
    figures = "; ".join(f"{name}: {figure.tekst}" for name, figure in zip(chart.punten, series.cijfers, strict=True))
    return _sentence(figures if len(chart.reeksen) == 1 else f"{series.naam}: {figures}")


def _sentence(words: str) -> str:
    return f"{dutch.hoofdletter(words.rstrip(' .'))}."
