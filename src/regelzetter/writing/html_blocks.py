"""Display blocks as HTML: headings, paragraphs, lists whose marks are text, tables with a name."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from typing import assert_never

from regelzetter.writing.display import (
    Block,
    Cell,
    Definition,
    DefinitionList,
    Figure,
    Formula,
    Heading,
    Item,
    ItemList,
    Quote,
    Row,
    Signature,
    Table,
    TextBlock,
)
from regelzetter.writing.html_runs import Entry, Page, lone, plain, runs, tag, text, unbroken
from regelzetter.writing.pictures import picture_bytes
from regelzetter.writing.spans import alignment, column_starts

CITED = ("hoofdstuk", "paragraaf", "artikel", "bijlage")
"""What people refer to from elsewhere: behind its heading stands a link to copy."""


def blocks(page: Page, items: Iterable[Block]) -> str:
    """Blocks in order, each on a line of its own."""
    return "\n".join([block(page, item) for item in items])


def block(page: Page, item: Block) -> str:
    match item:
        case Heading():
            return _heading(page, item)
        case TextBlock():
            return _paragraph(page, item)
        case ItemList():
            return _list(page, item)
        case DefinitionList():
            entries = "\n".join(_definition(page, entry) for entry in item.definities)
            return tag("dl", f"\n{entries}\n", class_="begrippen")
        case Table():
            return _table(page, item)
        case Formula():
            return tag("p", runs(page, item.runs), class_="formule")
        case Figure():
            return _figure(page, item)
        case Quote():
            return tag("blockquote", f"\n{blocks(page, item.blokken)}\n")
        case Signature():
            return _signature(page, item)
        case _:
            assert_never(item)


def _heading(page: Page, item: Heading) -> str:
    level = item.niveau + page.shift
    ident = page.name(item.anker) or f"kop_{len(page.headings) + 1}"
    page.headings.append(Entry(level, ident, plain(item.runs)))
    style = f"{item.stijl} nieuwe-pagina" if item.nieuwe_pagina else item.stijl
    deeper = str(level) if level > 6 else ""
    is_cited = bool(item.anker) and item.stijl in CITED
    name = f"h{min(level, 6)}"
    heading = tag(name, runs(page, item.runs), id=ident, class_="" if is_cited else style, aria_level=deeper)
    return tag("div", heading + _own_link(ident, plain(item.runs)), class_=f"met-koppeling {style}") if is_cited else heading


def _own_link(ident: str, label: str) -> str:
    """A link to copy. Its sign is in the style sheet: so nobody copies it along with the text. Tab goes past it: the contents
    hold the same link, and a stop at every heading would hold up who reads with keys.
    """
    return tag("a", "", class_="koppeling", href=f"#{ident}", tabindex="-1", aria_label=f"Koppeling naar {label}")


def _paragraph(page: Page, item: TextBlock, mark: str = "") -> str:
    style = "" if item.stijl == "alinea" else item.stijl
    return tag("p", mark + runs(page, item.runs), id=page.name(item.anker), class_=style)


def _list(page: Page, item: ItemList) -> str:
    """A list whose marks are text. `role` because Safari takes a list without list-style for plain text."""
    row = _part if item.soort == "hoofdletters" else _item
    items = "\n".join([row(page, part) for part in item.items])
    return tag("ul" if item.soort == "streepjes" else "ol", f"\n{items}\n", role="list", class_=item.soort)


def _item(page: Page, item: Item) -> str:
    """The mark stands in the first paragraph, so that “1. Voor” is also copied as one line."""
    mark = f'<span class="merk">{text(item.merk)} </span>' if item.merk else ""
    match item.blokken:
        case (TextBlock() as only,):
            content = _paragraph(page, only, mark)
        case (TextBlock() as first, *rest):
            content = f"{_paragraph(page, first, mark)}\n{blocks(page, rest)}"
        case _:
            content = "\n".join([tag("p", mark), *(block(page, part) for part in item.blokken)])
    return tag("li", content, id=page.name(item.anker))


def _part(page: Page, item: Item) -> str:
    """A part of an amending article: its mark is a line of its own."""
    return tag(
        "li",
        "\n".join([tag("p", text(item.merk), class_="merk"), *(block(page, part) for part in item.blokken)]),
        id=page.name(item.anker),
    )


def _figure(page: Page, item: Figure) -> str:
    """The picture travels in the page."""
    data = f"data:{item.beeld.media};base64,{b64encode(picture_bytes(item.beeld)).decode('ascii')}"
    picture = lone("img", src=data, alt=item.alt, width=str(item.beeld.breedte), height=str(item.beeld.hoogte))
    caption = f"\n{tag('figcaption', runs(page, item.bijschrift))}" if item.bijschrift else ""
    return tag("figure", f"\n{picture}{caption}\n")


def _definition(page: Page, item: Definition) -> str:
    term = tag("dt", runs(page, item.term))
    return tag("div", term + "\n" + tag("dd", blocks(page, item.blokken)), id=page.name(item.anker))


def _signature(page: Page, item: Signature) -> str:
    lines = [tag("p", runs(page, line)) for line in item.regels]
    name = tag("p", runs(page, item.naam), class_="naam")
    return tag("div", "\n".join([*lines, name]), class_="ondertekening")


# --- tables ---------------------------------------------------------------------------------------


def _table(page: Page, item: Table) -> str:
    """A table with a name for who cannot see it, in a region that a keyboard can scroll."""
    ident = f"tabel_{page.tables.total() + 1}"
    parts = [
        _caption(page, item, ident),
        tag("colgroup", "".join(_column(page, width) for width in _percents(item))),
        tag("thead", _rows(page, item, item.kop), role=_role(item, "rowgroup")) if item.kop else "",
        tag("tbody", _rows(page, item, item.rijen), role=_role(item, "rowgroup")),
    ]
    table = tag("table", "\n".join(part for part in parts if part), role=_role(item, "table"), class_=item.stijl)
    return tag("section", table, class_="tabel", tabindex="0", aria_labelledby=ident)


def _caption(page: Page, item: Table, ident: str) -> str:
    """The caption, or else a name after the heading, which is only for who cannot see the table."""
    if item.bijschrift:
        again = _again(page, plain(item.bijschrift))
        return tag(
            "caption", runs(page, item.bijschrift) + (tag("span", text(again), class_="verborgen") if again else ""), id=ident
        )
    return tag("caption", text(_table_name(page)), id=ident, class_="verborgen")


def _role(item: Table, role: str) -> str:
    """A table of text says what its parts are: the style sheet stacks it on a small screen, and some browsers then forget."""
    return "" if item.stijl == "gegevens" else role


def _table_name(page: Page) -> str:
    name = f"Tabel bij “{page.headings[-1].label if page.headings else page.title}”"
    return name + _again(page, name)


def _again(page: Page, name: str) -> str:
    """What tells a table from those before it with the same name."""
    page.tables[name] += 1
    return "" if page.tables[name] == 1 else f" ({page.tables[name]})"


def _percents(item: Table) -> list[int]:
    whole = sum(column.breedte for column in item.kolommen) or 1
    return [round(100 * column.breedte / whole) for column in item.kolommen]


def _column(page: Page, percent: int) -> str:
    page.widths.add(percent)
    return f'<col class="breed-{percent}">'


def _rows(page: Page, table: Table, rows: tuple[Row, ...]) -> str:
    lines = []
    for row, starts in zip(rows, column_starts(rows), strict=True):
        cells = (_cell(page, table, cell, start) for cell, start in zip(row.cellen, starts, strict=True))
        lines.append(tag("tr", "".join(cells), role=_role(table, "row"), class_="totaal" if row.totaal else ""))
    return "\n" + "\n".join(lines) + "\n"


def _cell(page: Page, table: Table, cell: Cell, start: int) -> str:
    side = alignment(cell, start, table.kolommen)
    match cell.blokken:
        case (TextBlock(stijl="alinea", anker="") as only,):
            content, whole = runs(page, only.runs), unbroken(plain(only.runs))
        case _:
            content, whole = blocks(page, cell.blokken), False
    return tag(
        "th" if cell.kop else "td",
        content,
        scope={"": "", "kolom": "col", "rij": "row"}[cell.kop],
        role=_role(table, {"": "cell", "kolom": "columnheader", "rij": "rowheader"}[cell.kop]),
        colspan=str(cell.kolommen) if cell.kolommen > 1 else "",
        rowspan=str(cell.rijen) if cell.rijen > 1 else "",
        class_=" ".join([side] * (side != "links") + ["vast"] * whole),
    )
