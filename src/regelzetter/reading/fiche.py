"""A fiche → a table: headings become the left columns, and a heading spans the rows of what stands under it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from regelzetter.diagnostics import Diagnostic
from regelzetter.reading.raw import Heading, Items
from regelzetter.reading.rules import FICHE
from regelzetter.source import Span
from regelzetter.tree.nodes import Alinea, Block, Cel, Inlines, Kolom, Rij, Tabel

FIRST_LEVEL = 3
"""`###` opens a cell in the first column, `####` in the second."""


@dataclass
class _Row:
    """A row being made: the headings that open in it (None: covered by the row above) and its text."""

    heads: list[Heading | None]
    blocks: list[Block] = field(default_factory=list)


def fiche_table(titles: tuple[Inlines, ...], items: Items, span: Span, report: Callable[[Diagnostic], None]) -> Tabel:
    """The table of a fiche with as many columns as titles. The text stands in the last column."""
    heads = len(titles) - 1
    rows = _rows(items, heads, report)
    _report_holes(rows, report)
    columns = tuple(Kolom(uitlijning="links", breedte=_width(index, heads), span=span) for index in range(len(titles)))
    head = Rij(cellen=tuple(Cel(inhoud=_cell(title, span), kop=True, span=span) for title in titles), span=span)
    body = tuple(_row(rows, index, heads, span) for index in range(len(rows)))
    return Tabel(kolommen=columns, kop=(head,), rijen=body, span=span)


def _rows(items: Items, heads: int, report: Callable[[Diagnostic], None]) -> list[_Row]:
    rows: list[_Row] = []
    depth = 0
    for item in items:
        if not isinstance(item, Heading):
            if depth < heads or not rows:
                report(Diagnostic(FICHE, item.span, "deze tekst staat onder geen kop van de laatste linkerkolom",
                                  f"zet een kop met {'#' * (FIRST_LEVEL + max(0, heads - 1))} boven de tekst"))  # fmt: skip
                continue
            rows[-1].blocks.append(item)
            continue
        column = item.niveau - FIRST_LEVEL
        if column < 0 or column >= heads or column > depth:
            deepest = "#" * (FIRST_LEVEL + max(0, heads - 1))
            report(Diagnostic(FICHE, item.span, f"een kop van niveau {item.niveau} past hier niet in de fiche",
                              f"de koppen van deze fiche lopen van {'#' * FIRST_LEVEL} tot en met {deepest}"))  # fmt: skip
            continue
        if column == depth and rows and not rows[-1].blocks and column > 0 and rows[-1].heads[column] is None:
            rows[-1].heads[column] = item
        else:
            rows.append(_Row([item if index == column else None for index in range(heads)]))
        depth = column + 1
    return rows


def _report_holes(rows: list[_Row], report: Callable[[Diagnostic], None]) -> None:
    """A heading in a left column needs a heading in the next one, or its row has a hole."""
    for row in rows:
        opened = [column for column, head in enumerate(row.heads) if head is not None]
        head = row.heads[opened[0]]
        if row.heads[-1] is None and head is not None:
            report(Diagnostic(FICHE, head.span, "onder deze kop ontbreekt een kop van de volgende kolom",
                              f"zet er een kop met {'#' * (FIRST_LEVEL + opened[-1] + 1)} onder"))  # fmt: skip


def _row(rows: list[_Row], index: int, heads: int, span: Span) -> Rij:
    row = rows[index]
    cells: list[Cel] = []
    for column in range(heads):
        head = row.heads[column]
        if head is None:
            continue
        cells.append(Cel(inhoud=_cell(head.inhoud, head.span), kop=True, rijen=_spanned(rows, index, column), span=head.span))
    cells.append(Cel(inhoud=tuple(row.blocks), span=row.blocks[0].span if row.blocks else span))
    first = next((head.span for head in row.heads if head is not None), span)
    return Rij(cellen=tuple(cells), span=first)


def _spanned(rows: list[_Row], index: int, column: int) -> int:
    """How many rows a heading covers: until the next heading in its column or in one to the left."""
    count = 1
    for row in rows[index + 1 :]:
        if any(head is not None for head in row.heads[: column + 1]):
            break
        count += 1
    return count


def _width(index: int, heads: int) -> int:
    if heads == 1:
        return 1 if index == 0 else 3
    return 3 if index < heads else 9


def _cell(content: Inlines, span: Span) -> tuple[Block, ...]:
    return (Alinea(inhoud=content, span=span),) if content else ()
