"""Names: eIds of STOP and Akoma Ntoso, the address they stand for; and the grid under every table."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regelzetter.tree.address import Stap
from regelzetter.tree.nodes import Cel, Rij
from regelzetter.writing.grid import grid, grids
from regelzetter.writing.ids import AKN, STOP, Names, Place, akn_number, stop_number

trees = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("xml_trees.py"))))
ROOT = Place("", "regeling")


@pytest.mark.parametrize(
    ("printed", "stop", "akn"),
    [
        ("1", "1", "1"),
        ("1.2", "1.2", "1-2"),
        ("4a", "4a", "4a"),
        ("IV", "IV", "IV"),
        ("12 bis", "12bis", "12bis"),
        ("1°", "1", "1"),
        ("(a)", ".a", "a"),
        ("a.", "a", "a"),
        ("5:3", "5.3", "5-3"),
        ("–", "", ""),
        ("", "", ""),
        ("\u00a02\u00a0", "2", "2"),
    ],
)
def test_numbers(printed: str, stop: str, akn: str) -> None:
    assert (stop_number(printed), akn_number(printed)) == (stop, akn)


@given(st.text(max_size=8))
def test_any_text_gives_a_number_the_standard_allows(printed: str) -> None:
    assert re.fullmatch(r"([A-Za-z0-9.-]*[A-Za-z0-9-])?", stop_number(printed))
    assert re.fullmatch(r"([A-Za-z0-9]+(-[A-Za-z0-9]+)*)?", akn_number(printed))


def test_parts_without_a_number_are_counted_per_parent() -> None:
    names = Names(STOP)
    first, second = names.child(ROOT, "Lijst"), names.child(ROOT, "Begrippenlijst")
    items = [names.child(first, "Li", "–"), names.child(first, "Li", "–")]
    expected = ["list_o_1", "list_o_2", "list_o_1__item_o_1", "list_o_1__item_o_2"]
    assert [place.eid for place in (first, second, *items)] == expected


def test_a_taken_name_is_numbered_again() -> None:
    names = Names(STOP)
    assert [names.child(ROOT, "Artikel", "1").eid for _ in range(3)] == ["art_1", "art_1_inst2", "art_1_inst3"]
    names = Names(AKN)
    assert [names.child(ROOT, "article", "1").eid for _ in range(3)] == ["art_1", "art_1_2", "art_1_3"]
    assert [names.child(ROOT, "intro").eid for _ in range(2)] == ["intro", "intro_2"]


def test_finding_places() -> None:
    names = Names(STOP)
    artikel = (Stap("artikel", "1"),)
    article = names.child(ROOT, "Artikel", "1", artikel)
    leden = [names.child(article, "Lid", n, (*artikel, Stap("lid", n))) for n in "123"]
    other = names.child(ROOT, "Artikel", "2", (Stap("artikel", "2"),))
    adressen = tuple(lid.adres for lid in leden)
    assert names.find("regeling", adressen[:1]) == leden[0]
    assert names.find("regeling", adressen) == article  # eerste tot en met derde lid
    assert names.find("regeling", (artikel, other.adres)) == article  # artikelen 1 en 2: the first
    assert names.find("regeling", ((Stap("artikel", "9"),),)) is None
    assert names.find("brief", adressen[:1]) is None
    assert names.find("regeling", ()) is None


def test_the_outermost_part_at_an_address_is_found() -> None:
    names = Names(AKN)
    root = names.enter(Place("att_1", "bijlage"))
    names.child(root, "list")
    assert names.find("bijlage", ((),)) == root


# --- grid -------------------------------------------------------------------------------------------


def _rows(*rows: tuple[Cel, ...]) -> tuple[Rij, ...]:
    return tuple(Rij(cellen=row, span=trees.S) for row in rows)


def test_spans_make_room_in_the_rows_below() -> None:
    a, b, c = trees.cel(rijen=2), trees.cel(), trees.cel()
    rows = grid(_rows((a, b), (c,)), 2)
    assert [[(plek.cel, plek.kolom) for plek in row] for row in rows] == [[(a, 0), (b, 1)], [(c, 1)]]


def test_a_row_that_is_covered_wholly_goes_and_its_cells_shrink() -> None:
    rows = grid(_rows((trees.cel(rijen=2), trees.cel(rijen=3)), (), (trees.cel(),)), 2)
    assert [[plek.rijen for plek in row] for row in rows] == [[1, 2], [1]]


def test_holes_are_filled_and_spans_end_with_the_table() -> None:
    rows = grid(_rows((trees.cel(kolommen=2, rijen=9), trees.cel()), (), (trees.cel(),)), 2)
    assert [[(plek.cel is None, plek.kolom, plek.kolommen, plek.rijen) for plek in row] for row in rows] == [
        [(False, 0, 2, 3), (False, 2, 1, 1)],
        [(True, 2, 1, 1)],
        [(False, 2, 1, 1)],
    ]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), max_size=4), max_size=5))
def test_every_grid_is_full_and_holds_every_cell(spec: list[list[tuple[int, int]]]) -> None:
    cells = [[trees.cel(trees.al(f"{r}.{c}"), kolommen=w, rijen=h) for c, (w, h) in enumerate(row)] for r, row in enumerate(spec)]
    tabel = trees.tabel((), tuple(tuple(row) for row in cells), kolommen=2)
    _, rows, width = grids(tabel)
    taken = sorted(
        (number + down, plek.kolom + right)
        for number, row in enumerate(rows)
        for plek in row
        for down in range(plek.rijen)
        for right in range(plek.kolommen)
    )
    assert taken == [(row, column) for row in range(len(rows)) for column in range(width)]
    assert all(rows)
    assert [plek.cel for row in rows for plek in row if plek.cel is not None] == [cel for row in cells for cel in row]
