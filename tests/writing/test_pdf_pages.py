"""The PDF on paper and for a screen reader: nothing is left alone at the foot of a page, and tags go by meaning."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pytest

from regelzetter.compile import Compiled, compile_dossier
from regelzetter.proving.pdf_lines import pieces
from regelzetter.storage import open_folder
from regelzetter.templates_folder import templates_folder
from regelzetter.tree.nodes import Document
from regelzetter.writing import pdf
from regelzetter.writing.files import Settings
from regelzetter.writing.layout import layout
from tests.alles import alles

TESTS = Path(__file__).parents[1]
NBSP = "\u00a0"


@cache
def second() -> Compiled:
    compiled = compile_dossier(open_folder(TESTS / "tweede-dossier")).value
    assert compiled is not None
    return compiled


def documents() -> dict[str, Document]:
    everything = alles().value
    assert everything is not None
    letters = {name: each[0].document for name, each in second().brieven.items() if each}
    return {"alles": everything.documenten["regeling"], **second().documenten, **letters}


NAMES = sorted(documents())


@cache
def made(name: str) -> bytes:
    (file,) = pdf.write(layout(documents()[name], "2025-03-01"), Settings(templates_folder())).value
    return file.data


class Line(NamedTuple):
    """A stretch of marked content as it is printed."""

    page: int
    height: float
    kinds: tuple[str, ...]
    """The elements around it, from outside to inside."""
    text: str


def lines(data: bytes) -> Iterator[Line]:
    with pikepdf.open(BytesIO(data)) as file:
        printed = pieces(file)
        pages = {each.obj.objgen: number for number, each in enumerate(file.pages)}
        for place, kinds in _places(file.Root.StructTreeRoot.K, 0, (), pages):
            for piece in printed.get(place, []):
                yield Line(piece.page, piece.height, kinds, piece.text)


def _places(
    node: Any, on: int, kinds: tuple[str, ...], pages: dict[Any, int]
) -> Iterator[tuple[tuple[int, int], tuple[str, ...]]]:
    if isinstance(node, int):
        yield (on, node), kinds
    elif isinstance(node, pikepdf.Array):
        for each in node:
            yield from _places(each, on, kinds, pages)
    else:
        on = pages[node.Pg.objgen] if "/Pg" in node else on
        if "/MCID" in node:
            yield (on, int(node.MCID)), kinds
        elif "/K" in node:
            yield from _places(node.K, on, (*kinds, str(node.S)), pages)


def last_lines(data: bytes) -> dict[int, Line]:
    """Of each page the lowest line of the text itself, without notes and what stands around the text."""
    last: dict[int, Line] = {}
    for line in lines(data):
        if not {"/Note", "/Div"} & set(line.kinds) and line.text.strip():
            last[line.page] = min(last.get(line.page, line), line, key=lambda each: each.height)
    return last


@pytest.mark.parametrize("name", NAMES)
def test_no_page_ends_in_a_heading(name: str) -> None:
    for line in last_lines(made(name)).values():
        assert not any(kind.startswith("/H") and kind[2:].isdigit() for kind in line.kinds), line


@pytest.mark.parametrize("name", NAMES)
def test_every_page_says_something(name: str) -> None:
    with pikepdf.open(BytesIO(made(name))) as file:
        assert len(last_lines(made(name))) == len(file.pages)


# --- tags -----------------------------------------------------------------------------------------


class Element(NamedTuple):
    kind: str
    parent: str
    node: Any
    kids: tuple[str, ...]


def elements(node: Any, parent: str = "") -> Iterator[Element]:
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from elements(each, parent)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        kids = list(node.K) if isinstance(node.get("/K"), pikepdf.Array) else [node.get("/K")]
        names = tuple(str(kid.S) for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid)
        yield Element(str(node.S), parent, node, names)
        yield from elements(node.get("/K"), str(node.S))


def attribute(node: Any, name: str) -> str:
    given = node.get("/A", pikepdf.Array())
    for each in given if isinstance(given, pikepdf.Array) else [given]:
        if name in each:
            return str(each[name])
    return ""


@pytest.mark.parametrize("name", NAMES)
def test_tags_go_by_meaning(name: str) -> None:
    with pikepdf.open(BytesIO(made(name))) as file:
        for each in elements(file.Root.StructTreeRoot.K):
            match each.kind:
                case "/L":  # Typst puts a list within an item after that item, where ISO 32000-2, 14.8.4.8.2 has it
                    assert set(each.kids) <= {"/LI", "/L"}, each.kids
                case "/LI":
                    assert each.parent == "/L" and "/LBody" in each.kids
                case "/TH":
                    assert attribute(each.node, "/Scope") in ("/Column", "/Row", "/Both")
                case "/TR":
                    assert set(each.kids) <= {"/TH", "/TD"}
                case "/Figure" | "/Formula":
                    assert str(each.node.get("/Alt", "")).strip()


def test_the_document_of_everything_uses_every_tag() -> None:
    with pikepdf.open(BytesIO(made("alles"))) as file:
        used = {each.kind for each in elements(file.Root.StructTreeRoot.K)}
    assert used >= {
        "/H1",
        "/H2",
        "/L",
        "/LI",
        "/Lbl",
        "/LBody",
        "/Table",
        "/TH",
        "/TD",
        "/Note",
        "/Link",
        "/BlockQuote",
        "/Figure",
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_link_says_where_it_goes(name: str) -> None:
    with pikepdf.open(BytesIO(made(name))) as file:
        links = [each for page in file.pages for each in page.get("/Annots", []) if each.Subtype == "/Link"]
        assert all(str(each.get("/Contents", "")).strip() for each in links)


def test_the_contents_say_on_which_page_a_heading_stands() -> None:
    """Each line leads to the page that its number says; around them is a Div, for they are no part of the text."""
    listed = [line for line in lines(made("regeling")) if "/TOCI" in line.kinds]
    assert listed and all("/Div" in line.kinds for line in listed)
    numbers = [int(line.text) for line in listed if line.text.strip().isdecimal()]
    with pikepdf.open(BytesIO(made("regeling"))) as file:
        sheets = {sheet.obj.objgen: number for number, sheet in enumerate(file.pages, start=1)}
        named = pikepdf.NameTree(file.Root.Names.Dests)
        goals = [link.get("/Dest") for link in file.pages[0].Annots if "/Dest" in link]
        places = [goal if isinstance(goal, pikepdf.Array) else named[str(goal)] for goal in goals]
        pages = [sheets[place[0].objgen] for place in places]
        spoken = [str(link.Contents).replace(NBSP, " ") for link in file.pages[0].Annots if "/Dest" in link]
    assert len(numbers) > 10 and pages[: len(numbers)] == numbers
    assert spoken[0] == "Artikel 1. Begripsbepalingen, pagina 1"


# --- the file -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_language_title_and_numbers_of_pages(name: str) -> None:
    with pikepdf.open(BytesIO(made(name))) as file:
        assert str(file.Root.Lang) == "nl-NL"
        assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
        assert "/PageLabels" in file.Root


@pytest.mark.parametrize("name", NAMES)
def test_the_outline_is_nested_like_the_headings(name: str) -> None:
    with pikepdf.open(BytesIO(made(name))) as file:
        headings = [
            each.kind for each in elements(file.Root.StructTreeRoot.K) if each.kind[:2] == "/H" and each.kind[2:].isdigit()
        ]
        if not headings:
            return
        found = list(_depths(file.Root.Outlines.First, 1))
    assert len(found) == len(headings)
    assert found == list(_nested([int(kind[2:]) for kind in headings]))


def _depths(item: Any, depth: int) -> Iterator[int]:
    while item is not None:
        yield depth
        if "/First" in item:
            yield from _depths(item.First, depth + 1)
        item = item.get("/Next")


def _nested(levels: list[int]) -> Iterator[int]:
    """The depth of each heading under those above it: a level that is skipped gives no depth."""
    above: list[int] = []
    for level in levels:
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        yield len(above)
