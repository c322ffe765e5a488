"""Display blocks → the document tree of pandoc, as JSON.

Each paragraph gets a named style of the templates (`named_styles.py`), so no look is decided here. What neither pandoc nor a
style can say is written as a processing instruction inside the paragraph, which `docx_finish.py` and `odt_finish.py` carry
out and take away:

    <?kop 2?>            this paragraph is a heading of level 2
    <?nieuwe-pagina?>    begins a page
    <?samen?>            stays on the page of the next paragraph
    <?ruimte?>           white space before the table that follows
    <?tabel fiche?>      the table around this paragraph is of this kind
    <?totaal?>           the row around this paragraph is one of totals
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeAlias, assert_never

from regelzetter.writing.display import (
    Block,
    Blocks,
    Cell,
    Definition,
    DefinitionList,
    Heading,
    Item,
    ItemList,
    LineBreak,
    Link,
    Note,
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
    item_style,
    text_style,
)
from regelzetter.writing.shapes import clean

Json: TypeAlias = dict[str, Any]

API_VERSION = [1, 23, 1]
LONGEST_BOOKMARK = 40
"""Word refuses longer names."""
NO_ATTR: list[Any] = ["", [], []]


def tree(blocks: Blocks, taal: str) -> str:
    """The whole document as pandoc reads it with `-f json`."""
    meta = {"lang": {"t": "MetaString", "c": taal}}
    made = {"pandoc-api-version": API_VERSION, "meta": meta, "blocks": [*block_list(blocks, Place())]}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def bookmark(anchor: str) -> str:
    """A name that Word and LibreOffice take: letters, digits and underscores, at most forty.

    >>> bookmark("artikel-1.2-lid-2")
    'artikel_1__2_lid_2'
    """
    name = anchor.replace(".", "__").replace("-", "_")
    if len(name) <= LONGEST_BOOKMARK:
        return name
    return "X" + hashlib.sha1(anchor.encode(), usedforsecurity=False).hexdigest()[:32]


# --- blocks ---------------------------------------------------------------------------------------


def block_list(blocks: Blocks, place: Place) -> Iterator[Json]:
    """The blocks; a paragraph that leads to a list, a table or a signature stays with it."""
    around = zip((None, *blocks), blocks, (*blocks[1:], None), strict=False)
    for before, each, after in around:
        yield from block(each, replace(place.facing(each, after), after_heading=isinstance(before, Heading)))


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
            yield table(each, place)
        case Signature():
            yield from signature(each)
        case _:
            assert_never(each)


def heading(each: Heading, place: Place) -> Json:
    tell = [f"kop {heading_level(each)}", *(["nieuwe-pagina"] if each.nieuwe_pagina else [])]
    content = [*instructions(tell), *mark(each.anker), *run_list(each.runs)]
    return paragraph(heading_style(each), content, Place(before_table=place.before_table))


def list_items(each: ItemList, place: Place) -> Iterator[Json]:
    for number, entry in enumerate(each.items, 1):
        inner = place.within(last=number == len(each.items))
        yield from item(entry, item_style(each.soort, inner), inner)


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


def signature(each: Signature) -> Iterator[Json]:
    for number, line in enumerate(each.regels):
        yield paragraph("Ondertekening" if number else "OndertekeningBegin", run_list(line), Place())
    if each.naam:
        yield paragraph("OndertekeningNaam", run_list(each.naam), Place())


def paragraph(style: str, inlines: Iterable[Json], place: Place) -> Json:
    """A paragraph in a named style; one in a note keeps the style that pandoc gives notes."""
    tell = [name for wanted, name in ((place.together, "samen"), (place.before_table, "ruimte")) if wanted]
    content = [*instructions(tell), *inlines]
    para = {"t": "Para", "c": content}
    if place.kind == "noot":
        return para
    return {"t": "Div", "c": [["", [], [["custom-style", style]]], [para]]}


# --- tables ---------------------------------------------------------------------------------------


def table(each: Table, place: Place) -> Json:
    whole = sum(column.breedte for column in each.kolommen) or 1
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidth", "c": column.breedte / whole}] for column in each.kolommen]
    head = [NO_ATTR, [*table_rows(each.kop, each, first=True, together=False)]]
    body = [NO_ATTR, 0, [], [*table_rows(each.rijen, each, first=not each.kop, together=place.together)]]
    attr = ["", [], [["custom-style", TABLES[each.stijl]]]]
    return {"t": "Table", "c": [attr, [None, []], columns, head, [body], [NO_ATTR, []]]}


def table_rows(rows: tuple[Row, ...], each: Table, *, first: bool, together: bool) -> Iterator[list[Any]]:
    """The rows of a part of a table; its very first cell tells what kind of table it is.

    A row stays with a row of totals below it, and the last row, if it must, with what follows.
    """
    taken: dict[tuple[int, int], bool] = {}
    for number, row in enumerate(rows):
        tell = [f"tabel {each.stijl}"] if first and number == 0 else []
        tell += ["totaal"] if row.totaal else []
        stays = rows[number + 1].totaal if number + 1 < len(rows) else together
        yield table_row(row, each, placed(row, number, taken), tell, stays)


def placed(row: Row, number: int, taken: dict[tuple[int, int], bool]) -> list[int]:
    """The column of each cell; cells above that reach down take their places first."""
    columns = []
    column = 0
    for each in row.cellen:
        while (number, column) in taken:
            column += 1
        columns.append(column)
        taken |= {(number + down, column + right): True for down in range(each.rijen) for right in range(each.kolommen)}
    return columns


def table_row(row: Row, each: Table, columns: list[int], tell: list[str], together: bool) -> list[Any]:
    cells = []
    for number, (inner, column) in enumerate(zip(row.cellen, columns, strict=True)):
        place = Place(kind="cel", cell=cell_style(inner, row, each, column), together=together)
        cells.append(cell(inner, place, tell if number == 0 else []))
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


def words(each: Words) -> Json:
    made = string(each.tekst)
    if each.sleutel:
        made = styled("Waarde", [made])
    for wanted, name in ((each.superscript, "Superscript"), (each.cursief, "Emph"), (each.vet, "Strong")):
        if wanted:
            made = {"t": name, "c": [made]}
    return made


def string(text: str) -> Json:
    """Spaces may stand inside a string: both writers print it as it is."""
    return {"t": "Str", "c": clean(text)}


def styled(style: str, inlines: list[Json]) -> Json:
    return {"t": "Span", "c": [["", [], [["custom-style", style]]], inlines]}


def mark(anchor: str) -> list[Json]:
    """The place that links point to."""
    return [{"t": "Span", "c": [[bookmark(anchor), [], []], []]}] if anchor else []


def tab() -> list[Json]:
    return raw("<w:r><w:tab/></w:r>", "<text:tab/>")


def instructions(told: list[str]) -> list[Json]:
    return [each for one in told for each in raw(f"<?{one}?>", f"<?{one}?>")]


def raw(openxml: str, opendocument: str) -> list[Json]:
    """Each writer takes its own and leaves the other."""
    return [{"t": "RawInline", "c": ["openxml", openxml]}, {"t": "RawInline", "c": ["opendocument", opendocument]}]
