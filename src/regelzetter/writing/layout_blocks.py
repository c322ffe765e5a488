"""Blocks of the legal tree → blocks to display: the marks of onderdelen, the looks of tables, formulas, figures, quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, Literal, assert_never

from regelzetter.dutch import NBSP
from regelzetter.tree.address import Adres, anchor
from regelzetter.tree.nodes import (
    Afbeelding,
    Alinea,
    Begrippenlijst,
    Block,
    Blocks,
    Cel,
    Citaat,
    Formule,
    Grafiek,
    Inlines,
    Keuze,
    Lijst,
    Onbegrepen,
    Onderdeel,
    Rij,
    Tabel,
    Tussenkop,
)
from regelzetter.tree.walk import adres_of
from regelzetter.writing import display as d
from regelzetter.writing.runs import plain_runs, runs

LONG_CELL = 60
"""A table with a cell of more signs than this, or of several blocks, is a frame of text and not a table of figures."""
UNBROKEN: Final = 60
"""Signs in the longest formula that is never broken: it fits on a line of every dress, also a step indented."""
_VARIABLE: Final = re.compile(r"(?<![^\W_])([^\W\d_])(?![^\W_])")
"""A letter that stands alone."""


def lowered(blocks: Blocks, here: Adres) -> d.Blocks:
    """Blocks that stand in the part with address `here`; outside a regulation that is empty."""
    result: list[d.Block] = []
    for block in blocks:
        result.extend(lowered_block(block, here))
    return tuple(result)


def runs_of(inlines: Inlines) -> d.Runs:
    """The runs of a line, with the blocks of its notes."""
    return runs(inlines, lambda blocks: lowered(blocks, ()))


def lowered_block(block: Block, here: Adres) -> d.Blocks:
    match block:
        case Alinea(inhoud=inside):
            return (d.TextBlock(runs_of(inside)),)
        case Lijst(soort=kind, onderdelen=parts):
            return (_list(kind, parts, here),)
        case Begrippenlijst():
            return (_definitions(block, here),)
        case Tabel():
            return (_table(block),)
        case Formule():
            return tuple(_formula(block, here))
        case Afbeelding(beeld=picture, alt=alt, bijschrift=caption):
            assert picture is not None, "a figure without its picture: it was not read"
            return (d.Figure(picture, alt, runs_of(caption)),)
        case Citaat(inhoud=inside):
            return (d.Quote(lowered(inside, ())),)  # what is quoted is no part of this document: nothing points at it
        case Tussenkop(inhoud=inside):
            return (d.TextBlock(runs_of(inside), "citaatkop"),)
        case Grafiek() | Keuze() | Onbegrepen():
            raise AssertionError(f"{type(block).__name__} cannot be displayed: the document is not complete")
        case _:
            assert_never(block)


def _list(kind: str, parts: tuple[Onderdeel, ...], here: Adres) -> d.ItemList:
    match kind:
        case "streepjes" | "hoofdletters":
            return d.ItemList(kind, tuple(_onderdeel(part, here, part.merk, cited=kind == "hoofdletters") for part in parts))
        case _:
            return d.ItemList("onderdelen", tuple(_onderdeel(part, here, f"{part.merk}.", cited=True) for part in parts))


def _onderdeel(part: Onderdeel, outer: Adres, mark: str, *, cited: bool) -> d.Item:
    here = adres_of(part, outer)
    return d.Item(mark, lowered(part.inhoud, here), anchor(here) if cited and here != outer else "")


def _formula(formula: Formule, here: Adres) -> Iterator[d.Block]:
    """The line itself, the sentence that leads to the legend, and the legend."""
    line = runs_of(formula.inhoud)
    whole = len(plain_runs(line)) <= UNBROKEN
    yield d.Formula(tuple(part for run in line for part in _in_formula(run, whole)))
    if formula.inleiding:
        yield d.TextBlock(runs_of(formula.inleiding))
    if formula.legenda is not None:
        yield _definitions(formula.legenda, here)


def _in_formula(run: d.Run, whole: bool) -> Iterator[d.Run]:
    """The words of a formula: variables in italics, and no line may end in a formula that is kept `whole`."""
    if not isinstance(run, d.Words):
        yield run
        return
    tekst = run.tekst.replace(" ", NBSP) if whole else run.tekst
    pieces = (tekst,) if run.sleutel else _VARIABLE.split(tekst)  # plain, variable, plain, …
    for place, piece in enumerate(pieces):
        if piece:
            yield replace(run, tekst=piece, cursief=run.cursief or place % 2 == 1)


def _definitions(terms: Begrippenlijst, here: Adres) -> d.DefinitionList:
    colon = (d.Words(":"),)
    return d.DefinitionList(
        tuple(
            d.Definition(
                (*runs_of(term.term), *colon),
                lowered(term.omschrijving, here),
                anchor(adres_of(term, here)) if term.label else "",
            )
            for term in terms.begrippen
        )
    )


def _table(table: Tabel) -> d.Table:
    columns = tuple(d.Column(column.uitlijning, column.breedte) for column in table.kolommen)
    head = tuple(_row(row, "kolom") for row in table.kop)
    rows = tuple(_row(row, "rij") for row in table.rijen)
    style: Literal["kader", "gegevens"] = "kader" if any(_is_long(cell) for row in rows for cell in row.cellen) else "gegevens"
    return d.Table(columns, head, rows, style, runs_of(table.bijschrift))


def _row(row: Rij, heads: Literal["kolom", "rij"]) -> d.Row:
    """`heads`: a heading cell in this row heads its column or its row."""
    return d.Row(tuple(_cell(cell, heads) for cell in row.cellen), _is_total(row))


def _cell(cell: Cel, heads: Literal["kolom", "rij"]) -> d.Cell:
    return d.Cell(lowered(cell.inhoud, ()), heads if cell.kop else "", cell.kolommen, cell.rijen)


def _is_total(row: Rij) -> bool:
    """A row whose every filled cell is bold from end to end is a row of totals."""
    filled = [cell for cell in row.cellen if cell.inhoud]
    return bool(filled) and not any(cell.kop for cell in row.cellen) and all(_all_bold(cell.inhoud) for cell in filled)


def _all_bold(blocks: Blocks) -> bool:
    words = [
        run for block in lowered(blocks, ()) if isinstance(block, d.TextBlock) for run in block.runs if isinstance(run, d.Words)
    ]
    return bool(words) and all(word.vet for word in words)


def _is_long(cell: d.Cell) -> bool:
    if len(cell.blokken) != 1:
        return len(cell.blokken) > 1
    block = cell.blokken[0]
    return not isinstance(block, d.TextBlock) or len(plain_runs(block.runs)) > LONG_CELL
