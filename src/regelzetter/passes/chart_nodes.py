"""A chart and the values → the picture with what it says in words, and the table of its figures."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from regelzetter.charts.model import Cijfer, Cijferreeks, Cijfers, Moment, Tijdlijn, Vertoning
from regelzetter.charts.words import placed, told
from regelzetter.diagnostics import Diagnostic
from regelzetter.passes.chart_data import Lookup, Raster, Tijdcel
from regelzetter.passes.chart_rules import GRAFIEK_ONTVANGERS
from regelzetter.source import Span
from regelzetter.tree.nodes import (
    Afbeelding,
    Alinea,
    Beeld,
    Block,
    Cel,
    Grafiek,
    Inlines,
    Invoeging,
    Kolom,
    Onbegrepen,
    OnbegrepenTekst,
    Rij,
    Tabel,
    Tekening,
    Tekst,
)
from regelzetter.tree.walk import plain, walk
from regelzetter.values.model import Values


def chart_nodes(chart: Grafiek, values: Values, private: frozenset[str] | None, found: list[Diagnostic]) -> tuple[Block, ...]:
    """The picture and the table; a chart that was reported stays as what could not be read, without a second message."""
    lookup = Lookup(chart, values, private)
    shown = _timeline(lookup) if chart.bron == "momenten" else _figures(lookup)
    found.extend(lookup.found)
    hole = next((node for node in walk(chart) if isinstance(node, Invoeging | OnbegrepenTekst)), None)
    if isinstance(hole, Invoeging) and shown is not None:
        melding = f"'{hole.sleutel}' bevat gegevens van ontvangers"
        found.append(Diagnostic(GRAFIEK_ONTVANGERS, hole.span, melding, "zet deze waarde in de tekst naast de grafiek"))
    if shown is None or hole is not None:
        return (Onbegrepen(tekst="::: grafiek", span=chart.span),)
    picture, table = shown
    return (_picture(chart, picture), table) if chart.cijfertabel else (_picture(chart, picture),)


def _picture(chart: Grafiek, shown: Vertoning) -> Afbeelding:
    """Its name follows from what it shows: the same figures are one file, others another."""
    sheet = placed(shown)
    width, height = sheet.pixels

    beeld = Beeld(media="image/png", breedte=width, hoogte=height, inhoud=Tekening(sheet.as_json()))
    name = f"grafiek-{sha256(repr(shown).encode()).hexdigest()[:12]}.png"
    return Afbeelding(pad=name, alt=told(plain(chart.titel), shown), bijschrift=chart.titel, beeld=beeld, span=chart.span)


# --- figures --------------------------------------------------------------------------------------


def _figures(lookup: Lookup) -> tuple[Vertoning, Tabel] | None:
    grid = lookup.grid()
    if grid is None:
        return None
    chart = lookup.grafiek
    series = tuple(
        Cijferreeks(plain(head), tuple(Cijfer(cells[index].getal, plain(cells[index].woorden)) for _, cells in grid.rijen))
        for index, head in enumerate(grid.koppen[1:])
    )
    points = tuple(plain(name) for name, _ in grid.rijen)
    assert chart.soort != "tijdlijn"
    return Cijfers(chart.soort, plain(chart.eenheid), points, series), _table_of_figures(chart, grid)


def _table_of_figures(chart: Grafiek, grid: Raster) -> Tabel:
    rows = [(name, *(cell.woorden for cell in cells)) for name, cells in grid.rijen]
    return _table(chart, grid.koppen, rows, "rechts")


def _timeline(lookup: Lookup) -> tuple[Vertoning, Tabel] | None:
    cells = lookup.moments()
    if not cells:
        return None
    moments = tuple(Moment(cell.van, cell.tot_en_met, plain(cell.woorden), plain(cell.wat)) for cell in cells)
    return Tijdlijn(moments), _table_of_moments(lookup.grafiek, cells)


def _table_of_moments(chart: Grafiek, cells: Sequence[Tijdcel]) -> Tabel:
    heads = ((Tekst(tekst="Moment", span=chart.span),), (Tekst(tekst="Wat", span=chart.span),))
    return _table(chart, heads, [(cell.woorden, cell.wat) for cell in cells], "links")


def _table(chart: Grafiek, heads: Sequence[Inlines], rows: Sequence[Sequence[Inlines]], side: str) -> Tabel:
    """Under the title of the chart; the first cell of each row heads it."""
    span = chart.span
    right = side == "rechts"
    columns = tuple(
        Kolom(uitlijning="rechts" if right and index else "links", breedte=1, span=span) for index in range(len(heads))
    )
    head = Rij(cellen=tuple(_cell(words, span, True) for words in heads), span=span)
    body = tuple(Rij(cellen=tuple(_cell(words, span, not index) for index, words in enumerate(row)), span=span) for row in rows)
    caption = (*chart.titel, Tekst(tekst=": de cijfers" if right else ": de momenten", span=span))
    return Tabel(kolommen=columns, kop=(head,), rijen=body, bijschrift=caption, span=span)


def _cell(words: Inlines, span: Span, heads: bool) -> Cel:
    return Cel(inhoud=(Alinea(inhoud=words, span=span),), kop=heads, span=span)
