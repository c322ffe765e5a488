"""Any data give a drawing or a finding; the drawing says every figure and stays on its sheet; the same data, the same bytes."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from decimal import Decimal
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regelzetter import dutch
from regelzetter.charts.model import Cijfer, Cijferreeks, Cijfers, Kind
from regelzetter.charts.shapes import WIDTH, Streep, Vel, Vlak, Woorden
from regelzetter.charts.words import placed, told
from regelzetter.compile import compile_dossier
from regelzetter.figures import picture
from regelzetter.passes.chart_data import MOST_BARS, MOST_POINTS, MOST_SERIES
from regelzetter.storage import MemoryFiles
from regelzetter.tree.nodes import Afbeelding, Beeld, Grafiek, Tabel, Tekening
from regelzetter.tree.walk import walk
from regelzetter.writing.drawn import drawn
from tests.default_dossier import completed

SCHEMA: Final = "tabel: t\nkolommen: {naam: {soort: tekst}, een: {soort: aantal}, twee: {soort: bedrag}}\n"
FRAGMENTS: Final = (
    "soort: staaf", "soort: lijn", "soort: gestapeld", "soort: tijdlijn", "titel: Proef", "titel: {{ dag }}", "tabel: t",
    "x: naam",
    "y: een", "y: een, een", "y: twee", "reeksen: r", "waarden: plafond", 'waarden: plafond "a, b", plafond', "momenten: dag",
    "momenten: dag, plafond", "vorm: miljoen", "vorm: x", "eenheid: e", "cijfertabel: nee", "- dag", "x", ":", "y:", "",
    'y: een "', "# Kop", "::: als dag", "{{ dag }}",
)  # fmt: skip


def figures(numbers: list[Decimal]) -> tuple[Cijfer, ...]:
    return tuple(Cijfer(number, dutch.getal(number)) for number in numbers)


@st.composite
def charts(draw: st.DrawFn) -> Cijfers:
    kind: Kind = draw(st.sampled_from(("staaf", "lijn", "gestapeld")))
    many = draw(st.integers(1, MOST_SERIES))
    points = draw(st.integers(1, min(MOST_POINTS[kind], MOST_BARS // many if kind == "staaf" else 99)))
    low = 0 if kind == "gestapeld" else -(10**9)
    number = st.decimals(low, 10**9, allow_nan=False, allow_infinity=False, places=2)
    name = st.text("abcdefghij ’IJÆ%-", min_size=1, max_size=40)
    series = [Cijferreeks(draw(name), figures(draw(st.lists(number, min_size=points, max_size=points)))) for _ in range(many)]
    return Cijfers(kind, draw(st.sampled_from(("", "aantal"))), tuple(draw(name) for _ in range(points)), tuple(series))


@given(charts())
@settings(max_examples=150, deadline=None)
def test_every_figure_is_said_and_all_stays_on_the_sheet(chart: Cijfers) -> None:
    sheet = placed(chart)
    words = told("Proef", chart)
    assert all(figure.tekst in words for series in chart.reeksen for figure in series.cijfers)
    assert_on(sheet)


def assert_on(sheet: Vel) -> None:
    json.loads(sheet.as_json())
    for shape in sheet.vormen:
        match shape:
            case Vlak() | Woorden():
                ends = (shape.x, shape.x + shape.breedte, shape.y, shape.y + shape.hoogte)
            case Streep():
                ends = (min(shape.x, shape.x2), max(shape.x, shape.x2), min(shape.y, shape.y2), max(shape.y, shape.y2))
            case _:
                ends = (shape.x, shape.x, shape.y, shape.y)
        assert -0.01 <= ends[0] <= ends[1] <= WIDTH + 0.01, shape
        assert -0.01 <= ends[2] <= ends[3] <= sheet.hoogte + 0.01, shape


@given(
    st.lists(st.sampled_from(FRAGMENTS), max_size=9),
    st.lists(st.tuples(st.sampled_from(("a", "", "ë,x")), st.integers(-9, 9**9))),
)
@settings(max_examples=150, deadline=None)
def test_anything_in_the_block_is_drawn_or_reported(lines: list[str], rows: list[tuple[str, int]]) -> None:
    csv = "naam,een,twee\n" + "".join(f'"{name}",{number},{number}\n' for name, number in rows)
    block = "\n".join(("::: grafiek", *lines, ":::"))
    files = {
        "gegevens/waarden.yaml": "plafond: {bedrag: 1 000}\nr: {per_jaar: {2025: 1, 2026: 2}}\n",
        "gegevens/t.yaml": SCHEMA, "gegevens/t.csv": csv, "regeling.md": f"# Artikel 1. Proef\n\nTekst.\n\n{block}\n",
    }  # fmt: skip
    outcome = compile_dossier(MemoryFiles(completed(files, closed=True)))
    assert outcome.value is not None
    nodes = list(walk(outcome.value.documenten["regeling"]))
    assert not any(isinstance(node, Grafiek) for node in nodes)
    if not any(isinstance(node, Afbeelding) for node in nodes):
        assert outcome.diagnostics


def chart_of(block: str) -> tuple[Afbeelding, list[Tabel]]:
    files = {"regeling.md": f"# Artikel 1. Proef\n\n::: grafiek\n{block}\n:::\n"}
    outcome = compile_dossier(MemoryFiles(completed(files, closed=True)))
    assert outcome.value is not None and not outcome.diagnostics
    nodes = list(walk(outcome.value.documenten["regeling"]))
    return next(node for node in nodes if isinstance(node, Afbeelding)), [node for node in nodes if isinstance(node, Tabel)]


def test_it_is_placed_by_the_compiler_and_drawn_by_the_writer() -> None:
    """Checking a dossier draws nothing; and what is drawn has the size that the tree says."""
    shown, tables = chart_of("soort: staaf\ntitel: Proef\nwaarden: plafond")
    assert isinstance(shown.beeld, Beeld) and isinstance(shown.beeld.inhoud, Tekening)
    made = picture(drawn(shown.beeld.inhoud.vormen))
    assert isinstance(made, Beeld)
    assert (made.breedte, made.hoogte) == (shown.beeld.breedte, shown.beeld.hoogte)
    assert len(tables) == 1


def test_the_table_can_be_left_out() -> None:
    assert chart_of("soort: tijdlijn\ntitel: Proef\nmomenten: dag\ncijfertabel: nee")[1] == []


@pytest.mark.parametrize("kind", ["staaf", "lijn", "gestapeld"])
def test_the_same_chart_has_the_same_bytes_in_another_process(kind: Kind) -> None:
    numbers = [Decimal(3), Decimal(10), Decimal("7.5")]
    chart = Cijfers(
        kind, "aantal", ("een", "twee", "drie"), (Cijferreeks("a", figures(numbers)), Cijferreeks("b", figures(numbers)))
    )
    shapes = placed(chart).as_json()
    code = "import hashlib, sys\nfrom regelzetter.writing.drawn import drawn\n"
    code += "print(hashlib.sha256(drawn(sys.stdin.read())).hexdigest())"
    other = subprocess.run([sys.executable, "-c", code], input=shapes, capture_output=True, text=True, check=True).stdout.strip()
    assert hashlib.sha256(drawn(shapes)).hexdigest() == other
