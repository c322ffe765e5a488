"""Display blocks → the body of a Word file.

Each paragraph gets a named style of the templates (`named_styles.py`); see `docx_styles.py` for what a style cannot know.

Marks of leden and onderdelen are typed text (“1.”, “a.”, “1°.”), with a tab behind them and a hanging indent in the style; they
are not Word's own numbering. The number of a lid is law: other texts point to it. Word's numbering changes it without a trace
when a paragraph is inserted, tracked changes say nothing of it, and it is lost in copied text, in `docx2txt` and in a search.
What is typed stays what was decided until somebody changes it, and then the change is there to be seen. The price is that a lid
inserted in Word must be numbered by hand.
"""

from __future__ import annotations

from typing import assert_never

from regelzetter.record import altered
from regelzetter.writing.display import (
    Block,
    Blocks,
    Definition,
    DefinitionList,
    Figure,
    Formula,
    Heading,
    Item,
    ItemList,
    Quote,
    Runs,
    Signature,
    Table,
    TextBlock,
)
from regelzetter.writing.docx_contents import placed
from regelzetter.writing.docx_picture import drawing
from regelzetter.writing.docx_runs import TAB, Made, line, plain, run_list
from regelzetter.writing.docx_table import table
from regelzetter.writing.named_styles import (
    Place,
    definition_style,
    heading_style,
    indented,
    item_style,
    text_style,
)


def block_list(made: Made, blocks: Blocks, place: Place) -> str:
    """The blocks; a paragraph that leads to a list, a table or a signature stays with it."""
    if not blocks:
        return ""
    around = zip((None, *blocks), blocks, (*blocks[1:], None), (*blocks[2:], None, None), strict=False)
    parts = []
    for before, each, after, beyond in around:
        if isinstance(before, Table) and isinstance(each, Table) and not each.bijschrift:
            parts.append(made.empty("TussenTabellen"))
        parts.append(_block(made, each, place.facing(each, after, beyond).below(before)))
    return "".join(parts)


def _block(made: Made, each: Block, place: Place) -> str:
    match each:
        case Heading():
            return _heading(made, each, place)
        case TextBlock():
            return _text(made, text_style(each, place), each.runs, place, made.mark(each.anker))
        case ItemList():
            return _items(made, each, place)
        case DefinitionList():
            places = place.rows(len(each.definities))
            return "".join([_definition(made, entry, inner) for entry, inner in zip(each.definities, places, strict=True)])
        case Table():
            return _table(made, each, place)
        case Formula():
            return _text(made, indented("Formule", place), each.runs, place)
        case Figure():
            return _figure(made, each, place)
        case Quote():
            return block_list(made, each.blokken, altered(place.within(), quoted=True))
        case Signature():
            return _signature(made, each)
        case _:
            assert_never(each)


def _text(made: Made, style: str, runs: Runs, place: Place, lead: str = "") -> str:
    return made.paragraph(style, lead + run_list(made, runs, line(made, style, place)), place)


def _heading(made: Made, each: Heading, place: Place) -> str:
    style, around = heading_style(each), Place(before_table=place.before_table)
    content = run_list(made, each.runs, altered(line(made, style, around), in_note=place.kind == "noot"))
    lead = made.mark(each.anker)
    return made.paragraph(style, lead + placed(made, each, content, place), around, new_page=each.nieuwe_pagina)


def _items(made: Made, each: ItemList, place: Place) -> str:
    if each.soort == "hoofdletters":
        return "".join(_part(made, entry, place, last=entry is each.items[-1]) for entry in each.items)
    parts = []
    for entry, inner in zip(each.items, place.rows(len(each.items)), strict=True):
        lead = made.mark(entry.anker) + plain(entry.merk) + TAB
        parts.append(_opened(made, lead, entry.blokken, item_style(each.soort, inner), inner))
    return "".join(parts)


def _part(made: Made, entry: Item, place: Place, *, last: bool) -> str:
    """The mark of a part on a line of its own, and below it what it says."""
    mark = made.mark(entry.anker) + plain(entry.merk)
    above = made.paragraph(indented("Wijzigingsmerk", place), mark, Place(kind=place.kind))
    return above + block_list(made, entry.blokken, place.alongside(last=last))


def _definition(made: Made, each: Definition, place: Place) -> str:
    """The term and its meaning in one paragraph; what follows is indented."""
    style = definition_style(place)
    term = run_list(made, each.term, line(made, style, place), "Begripsterm")
    return _opened(made, made.mark(each.anker) + term + plain(" "), each.blokken, style, place)


def _opened(made: Made, lead: str, blocks: Blocks, style: str, place: Place) -> str:
    """Blocks whose first paragraph, if they begin with one, has something before it on its line."""
    match blocks:
        case (TextBlock() as first, *_):
            rest = blocks[1:]
        case _:
            first, rest = TextBlock(()), blocks
    facing = place.facing(first, rest[0] if rest else None)
    return _text(made, style, first.runs, facing, lead + made.mark(first.anker)) + block_list(made, rest, place)


def _table(made: Made, each: Table, place: Place) -> str:
    """The table, below its caption if it has one."""
    if not each.bijschrift:
        return table(made, each, place)
    above = Place(kind=place.kind, together=True)
    return _text(made, indented("Tabelbijschrift", place), each.bijschrift, above) + table(made, each, place)


def _figure(made: Made, each: Figure, place: Place) -> str:
    """The picture in a paragraph of its own, with its caption below."""
    above = altered(place, together=place.together or bool(each.bijschrift), before_table=False)
    shown = made.paragraph(indented("Afbeelding", place), drawing(made, each, place), above)
    return shown + (_text(made, indented("Bijschrift", place), each.bijschrift, place) if each.bijschrift else "")


def _signature(made: Made, each: Signature) -> str:
    styles = ("OndertekeningBegin", *("Ondertekening" for _ in each.regels[1:]))
    lines = [_text(made, style, runs, Place()) for style, runs in zip(styles, each.regels, strict=False)]
    return "".join(lines) + (_text(made, "OndertekeningNaam", each.naam, Place(together=each.samen)) if each.naam else "")
