"""Display blocks → the document tree of pandoc, as JSON, for ODT.

Each paragraph gets a named style of the templates (`named_styles.py`), so no look is decided here. What neither pandoc nor a
style can say is written as a processing instruction inside the paragraph, which `odt_finish.py` carries out and takes away:

    <?kop 2?>            this paragraph is a heading of level 2
    <?te-noemen?>        and a table of contents may name it
    <?nieuwe-pagina?>    begins a page
    <?samen?>            stays on the page of the next paragraph
    <?ruimte?>           white space before the table that follows
    <?tabel fiche 8.0?>  the table around this paragraph is of this kind, indented so many millimetres
    <?beeld Kaart%20…?>  the picture that follows shows this (percent-encoded)
    <?totaal?>           the row around this paragraph is one of totals
    <?heel?>             and never broken over two pages
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, assert_never
from urllib.parse import quote as percent_encoded

from regelzetter.writing.bookmarks import bookmark
from regelzetter.writing.display import (
    Block,
    Blocks,
    Cell,
    Definition,
    DefinitionList,
    Figure,
    Formula,
    Heading,
    Item,
    ItemList,
    LineBreak,
    Link,
    Note,
    Quote,
    Row,
    Run,
    Runs,
    Signature,
    Table,
    TextBlock,
    Words,
)
from regelzetter.writing.named_styles import (
    TABLES,
    Place,
    cell_style,
    definition_style,
    heading_level,
    heading_style,
    indented,
    item_style,
    text_style,
)
from regelzetter.writing.pandoc_words import Json, instructions, mark, string, styled, tab, words
from regelzetter.writing.pictures import picture_name, printed_size
from regelzetter.writing.row_height import stays_whole
from regelzetter.writing.spans import column_starts

API_VERSION = [1, 23, 1]
NO_ATTR: list[Any] = ["", [], []]


def tree(blocks: Blocks, taal: str, sheet: Place) -> str:
    """The whole document as pandoc reads it with `-f json`.

    `sheet` tells the measures of the template. A picture is named by `picture_name`, without a folder.
    """
    meta = {"lang": {"t": "MetaString", "c": taal}}
    made = {"pandoc-api-version": API_VERSION, "meta": meta, "blocks": [*block_list(blocks, sheet)]}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


# --- blocks ---------------------------------------------------------------------------------------


def block_list(blocks: Blocks, place: Place) -> Iterator[Json]:
    """The blocks; a paragraph that leads to a list, a table or a signature stays with it."""
    around = zip((None, *blocks), blocks, (*blocks[1:], None), (*blocks[2:], None, None), strict=False)
    for before, each, after, beyond in around:
        yield from block(each, replace(place.facing(each, after, beyond), after_heading=isinstance(before, Heading)))


def block(each: Block, place: Place) -> Iterator[Json]:
    match each:
        case Heading():
            yield heading(each, place)
        case TextBlock():
            yield paragraph(text_style(each, place), [*mark(each.anker), *run_list(each.runs)], place)
        case ItemList():
            yield from list_items(each, place)
        case DefinitionList():
            for number, entry in enumerate(each.definities, 1):
                yield from definition(entry, place.within(last=number == len(each.definities)))
        case Table():
            yield from table(each, place)
        case Formula():
            yield paragraph(indented("Formule", place), run_list(each.runs), place)
        case Figure():
            yield from figure(each, place)
        case Quote():
            yield from block_list(each.blokken, replace(place.within(), quoted=True))
        case Signature():
            yield from signature(each)
        case _:
            assert_never(each)


def heading(each: Heading, place: Place) -> Json:
    tell = [f"kop {heading_level(each)}", *(["nieuwe-pagina"] if each.nieuwe_pagina else [])]
    tell += ["te-noemen"] if place.kind == "tekst" and not place.depth else []
    content = [*instructions(tell), *mark(each.anker), *run_list(each.runs)]
    return paragraph(heading_style(each), content, Place(before_table=place.before_table))


def list_items(each: ItemList, place: Place) -> Iterator[Json]:
    if each.soort == "hoofdletters":
        yield from parts(each, place)
        return
    for number, entry in enumerate(each.items, 1):
        inner = place.within(last=number == len(each.items))
        yield from item(entry, item_style(each.soort, inner), inner)


def parts(each: ItemList, place: Place) -> Iterator[Json]:
    """The mark of each part on a line of its own, and below it what it says."""
    for number, entry in enumerate(each.items, 1):
        yield paragraph(indented("Wijzigingsmerk", place), [*mark(entry.anker), string(entry.merk)], Place(kind=place.kind))
        yield from block_list(entry.blokken, place.alongside(last=number == len(each.items)))


def item(each: Item, style: str, place: Place) -> Iterator[Json]:
    """The mark, a tab and the first paragraph on one line; what follows is indented."""
    yield from opened([*mark(each.anker), string(each.merk), *tab()], each.blokken, style, place)


def definition(each: Definition, place: Place) -> Iterator[Json]:
    """The term and its meaning in one paragraph; what follows is indented."""
    term = [*mark(each.anker), styled("Begripsterm", run_list(each.term)), string(" ")]
    yield from opened(term, each.blokken, definition_style(place), place)


def opened(lead: list[Json], blocks: Blocks, style: str, place: Place) -> Iterator[Json]:
    """Blocks whose first paragraph, if they begin with one, has something before it on its line."""
    first = blocks[0] if blocks and isinstance(blocks[0], TextBlock) else TextBlock(())
    rest = blocks[1:] if blocks and isinstance(blocks[0], TextBlock) else blocks
    content = [*lead, *mark(first.anker), *run_list(first.runs)]
    yield paragraph(style, content, place.facing(first, rest[0] if rest else None))
    yield from block_list(rest, place)


def figure(each: Figure, place: Place) -> Iterator[Json]:
    """The picture in a paragraph of its own, with its caption below."""
    sizes = zip(("width", "height"), printed_size(each.beeld, place.room), strict=True)
    attr = ["", [], [[name, f"{size}mm"] for name, size in sizes]]
    shown = {"t": "Image", "c": [attr, [string(each.alt)], [picture_name(each.beeld), ""]]}
    told = instructions([f"beeld {percent_encoded(each.alt)}"])
    above = replace(place, together=place.together or bool(each.bijschrift), before_table=False)
    yield paragraph(indented("Afbeelding", place), [*told, shown], above)
    if each.bijschrift:
        yield paragraph(indented("Bijschrift", place), run_list(each.bijschrift), place)


def signature(each: Signature) -> Iterator[Json]:
    for number, line in enumerate(each.regels):
        yield paragraph("Ondertekening" if number else "OndertekeningBegin", run_list(line), Place())
    if each.naam:
        yield paragraph("OndertekeningNaam", run_list(each.naam), Place(together=each.samen))


def paragraph(style: str, inlines: Iterable[Json], place: Place) -> Json:
    """A paragraph in a named style; one in a note keeps the style that pandoc gives notes."""
    tell = [name for wanted, name in ((place.together, "samen"), (place.before_table, "ruimte")) if wanted]
    content = [*instructions(tell), *inlines]
    para = {"t": "Para", "c": content}
    if place.kind == "noot":
        return para
    return {"t": "Div", "c": [["", [], [["custom-style", style]]], [para]]}


# --- tables ---------------------------------------------------------------------------------------


def table(each: Table, place: Place) -> Iterator[Json]:
    """The table, below its caption if it has one."""
    if each.bijschrift:
        yield paragraph(indented("Tabelbijschrift", place), run_list(each.bijschrift), Place(kind=place.kind, together=True))
    whole = sum(column.breedte for column in each.kolommen) or 1
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidth", "c": column.breedte / whole}] for column in each.kolommen]
    head = [NO_ATTR, [*table_rows(each.kop, each, replace(place, together=False), first=True)]]
    body = [NO_ATTR, 0, [], [*table_rows(each.rijen, each, place, first=not each.kop)]]
    attr = ["", [], [["custom-style", TABLES[each.stijl]]]]
    yield {"t": "Table", "c": [attr, [None, []], columns, head, [body], [NO_ATTR, []]]}


def table_rows(rows: tuple[Row, ...], each: Table, place: Place, *, first: bool) -> Iterator[list[Any]]:
    """The rows of a part of a table; its very first cell tells what kind of table it is.

    A row stays with a row of totals below it, and the last row, if it must, with what follows.
    """
    for number, (row, starts) in enumerate(zip(rows, column_starts(rows), strict=True)):
        tell = [f"tabel {each.stijl} {0 if place.kind == 'cel' else place.depth * place.step}"] if first and number == 0 else []
        tell += ["totaal"] if row.totaal else []
        stays = rows[number + 1].totaal if number + 1 < len(rows) else place.together
        yield table_row(row, each, starts, tell, replace(place, together=stays))


def table_row(row: Row, each: Table, starts: tuple[int, ...], tell: list[str], place: Place) -> list[Any]:
    whole = sum(column.breedte for column in each.kolommen) or 1
    insides = []
    for inner, start in zip(row.cellen, starts, strict=True):
        share = sum(column.breedte for column in each.kolommen[start : start + inner.kolommen]) / whole
        insides.append(place.in_cell(share, cell_style(inner, row, each, start), together=place.together))
    if stays_whole(row, tuple(inside.room for inside in insides)):
        tell = [*tell, "heel"]
    cells = [
        cell(inner, inside, [] if number else tell)
        for number, (inner, inside) in enumerate(zip(row.cellen, insides, strict=True))
    ]
    return [NO_ATTR, cells]


def cell(inner: Cell, place: Place, tell: list[str]) -> list[Any]:
    blocks = [*block_list(inner.blokken, place)]
    if tell or not blocks:
        blocks = told(blocks or [paragraph(place.cell, [], place)], tell)
    return [NO_ATTR, {"t": "AlignDefault"}, inner.rijen, inner.kolommen, blocks]


def told(blocks: list[Json], tell: list[str]) -> list[Json]:
    """The blocks of a cell, with instructions in the first paragraph."""
    if blocks[0]["t"] == "Div":
        para = blocks[0]["c"][1][0]
        para["c"][:0] = instructions(tell)
        return blocks
    return [paragraph("Tabeltekst", instructions(tell), Place()), *blocks]


# --- runs -----------------------------------------------------------------------------------------


def run_list(runs: Runs) -> list[Json]:
    return [run(each) for each in runs]


def run(each: Run) -> Json:
    match each:
        case Words():
            return words(each)
        case Link():
            target = f"#{bookmark(each.anker)}" if each.anker else each.url
            return {"t": "Link", "c": [NO_ATTR, [words(one) for one in each.woorden], [target, ""]]}
        case Note():
            return {"t": "Note", "c": note(each)}
        case LineBreak():
            return {"t": "LineBreak"}
        case _:
            assert_never(each)


def note(each: Note) -> list[Json]:
    """The blocks of a note; its mark needs a paragraph to stand in."""
    blocks = [*block_list(each.blokken, Place(kind="noot"))]
    return blocks if blocks and blocks[0]["t"] == "Para" else [{"t": "Para", "c": []}, *blocks]
