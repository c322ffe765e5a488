"""A display document as plain data: what the Typst templates read.

The words cross as JSON and are never part of a template's source, so nothing in a dossier can become code. The keys are
Dutch, as the templates are. A run without style is a plain string; what is empty is left out. Anchors stand only where a
link points to them, because Typst pays for each.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Any, TypeAlias, assert_never

from regelzetter.writing.contents import TITLE, levels, top
from regelzetter.writing.display import (
    Block,
    Blocks,
    Cell,
    Definition,
    DefinitionList,
    DisplayDocument,
    Enclosed,
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
from regelzetter.writing.huisstijl import Huisstijl, Logo
from regelzetter.writing.pdf_walk import leaves, links, words
from regelzetter.writing.pictures import PIXELS_PER_INCH, picture_name
from regelzetter.writing.spans import alignment, column_starts

Data: TypeAlias = dict[str, Any]
Anchors: TypeAlias = set[str]
"""Those that a link points to and that have no place yet: Typst refuses a place that is there twice, so the first is it."""

WHOLE = r"[(‘«]*\d+–\d+[^\w\s]* ?"
"""A range of years or pages, with its punctuation: never broken."""
HEAD, TAIL = 4, 10
LONG = rf"(?<=\b[^\W\d_]{{{HEAD}}})[^\W\d_]{{{TAIL},}}[^\w\s]* ?"
"""A long word after its first letters: here it may be hyphenated.

Ragged text that breaks every word it can has a hyphen on four lines in ten; this on one in ten, and never after “on-”. Both
patterns take the space that follows: a space that opens a piece is lost to readers of the PDF where a line begins there.
"""
PIECES = re.compile(f"({WHOLE})|({LONG})")
NARROW = 0.16
"""Part of the width of a table: a table with a column narrower than this may hyphenate every word."""

PLAIN = Huisstijl()
ENCLOSED = "bijgesloten.xml"
LED_TO = ("lijst", "tabel", "formule", "afbeelding", "citaat")
"""Blocks that text before them leads to."""
POINTS = 72 / PIXELS_PER_INCH
"""Of a pixel of a picture that fits."""

LINES_TOGETHER = {"gegevens": 18, "kader": 12, "fiche": 12}
"""A row is kept on one page while its longest cell has no more lines than this (estimated)."""
SIGNS_ON_A_LINE = 85
"""Of the narrowest dress, over the whole width of its text."""


def as_data(document: DisplayDocument, fonts: tuple[str, ...], look: Huisstijl = PLAIN) -> Data:
    """The document for a template; `fonts` are names of families, the first that has a sign is used."""
    anchors = {link.anker for link in links(document.blokken) if link.anker}
    return {
        "titel": document.titel,
        "taal": document.taal,
        "datum": document.datum,
        "letters": fonts,
        "kleur": f"#{look.kleur}",
        "logo": logo(look.logo) if look.logo is not None else None,
        "bijgesloten": enclosed(document.bijgesloten) if document.bijgesloten is not None else None,
        "velden": dict(document.velden),
        "inhoud": contents(document),
        "blokken": block_list(document.blokken, anchors),
    }


def contents(document: DisplayDocument) -> Data | None:
    """The first and the last level of the headings that the table of contents names, where the document has one."""
    deep = levels(document.blokken) if document.sjabloon == "regeling" else 0
    first = top(document.blokken)
    return {"van": first, "tot": first + deep - 1, "titel": TITLE} if deep else None


def enclosed(file: Enclosed) -> Data:
    """Without its bytes, which stand in a file beside the data."""
    return {"naam": file.naam, "beschrijving": file.beschrijving, "bestand": ENCLOSED}


def logo(mark: Logo) -> Data:
    return {
        "bestand": picture_name(mark.beeld),
        "alt": mark.tekst,
        "verhouding": mark.beeld.breedte / mark.beeld.hoogte,
    }


# --- blocks ---------------------------------------------------------------------------------------


def block_list(blocks: Blocks, anchors: Anchors) -> list[Data]:
    """The blocks; what must stay with a signature, a list or a table after it is told so."""
    made = [block(each, anchors) for each in blocks]
    for place, each in enumerate(made[1:], start=1):
        if each["soort"] == "ondertekening":
            if made[place - 1]["soort"] != "ondertekening":
                hold(made[:place], _together(made[place:]))
        elif made[place - 1]["soort"] == "tekst" and (each["soort"] in LED_TO or made[place - 1]["stijl"] == "citaatkop"):
            made[place - 1]["plakt"] = "blok"
    return made


def _together(signatures: list[Data]) -> list[Data]:
    """The first, and what stays with it."""
    bound = list(takewhile(lambda each: each.get("samen", False), signatures))
    return signatures[: len(bound) + 1]


def hold(before: list[Data], signatures: list[Data]) -> None:
    """Mark the text that signatures take along: its last paragraph, and the one before where that has only one line."""
    last = last_text(before[-1])
    if last is None:
        return
    last["sluit"] = [dict(each) for each in signatures]
    signatures[0]["gestut"] = last["sluit"]
    if last is before[-1] and len(before) > 1 and before[-2]["soort"] == "tekst" and length(last["runs"]) < SIGNS_ON_A_LINE:
        before[-2]["plakt"] = "alinea"


def length(runs: list[Data | str]) -> int:
    """How many signs of a line these runs take."""
    return sum(len(each if isinstance(each, str) else each.get("tekst", "")) for each in runs)


def last_text(data: Data) -> Data | None:
    """The last paragraph of a block; None where it does not end in one."""
    match data["soort"]:
        case "tekst":
            return data
        case "lijst":
            inner = data["items"][-1]["blokken"] if data["items"] else []
        case "begrippen":
            inner = data["definities"][-1]["blokken"] if data["definities"] else []
        case _:
            return None
    return last_text(inner[-1]) if inner else None


def block(each: Block, anchors: Anchors) -> Data:
    match each:
        case Heading():
            runs = unbroken(run_list(each.runs, anchors), SIGNS_ON_A_LINE)
            data: Data = {"soort": "kop", "niveau": each.niveau, "stijl": each.stijl, "runs": runs}
            return data | _anchor(each.anker, anchors) | ({"pagina": True} if each.nieuwe_pagina else {})
        case TextBlock():
            return {"soort": "tekst", "stijl": each.stijl, "runs": run_list(each.runs, anchors)} | _anchor(each.anker, anchors)
        case ItemList():
            return {"soort": "lijst", "vorm": each.soort, "items": [item(one, anchors) for one in each.items]}
        case DefinitionList():
            return {"soort": "begrippen", "definities": [definition(one, anchors) for one in each.definities]}
        case Table():
            return table(each, anchors)
        case Formula():
            return {"soort": "formule", "runs": run_list(each.runs, anchors)}
        case Figure():
            return figure(each, anchors)
        case Quote():
            return {"soort": "citaat", "blokken": block_list(each.blokken, anchors)}
        case Signature():
            lines = [run_list(line, anchors) for line in each.regels]
            return {"soort": "ondertekening", "regels": lines, "naam": run_list(each.naam, anchors), "samen": each.samen}
        case _:
            assert_never(each)


def item(one: Item, anchors: Anchors) -> Data:
    return {"merk": one.merk, "blokken": block_list(one.blokken, anchors)} | _anchor(one.anker, anchors)


def definition(one: Definition, anchors: Anchors) -> Data:
    data: Data = {"term": run_list(one.term, anchors), "blokken": block_list(one.blokken, anchors)}
    return data | _anchor(one.anker, anchors)


def figure(one: Figure, anchors: Anchors) -> Data:
    caption = run_list(one.bijschrift, anchors)
    size = {"breedte": one.beeld.breedte * POINTS, "hoogte": one.beeld.hoogte * POINTS}
    return {"soort": "afbeelding", "bestand": picture_name(one.beeld), "alt": one.alt, "bijschrift": caption} | size


def _anchor(name: str, anchors: Anchors) -> Data:
    if name not in anchors:
        return {}
    anchors.discard(name)
    return {"anker": name}


# --- tables ---------------------------------------------------------------------------------------


def table(each: Table, anchors: Anchors) -> Data:
    return {
        "soort": "tabel",
        "vorm": each.stijl,
        "smal": _narrowest(each) < NARROW,
        "kolommen": [{"uitlijning": column.uitlijning, "breedte": column.breedte} for column in each.kolommen],
        "kop": table_rows(each.kop, each, anchors),
        "rijen": table_rows(each.rijen, each, anchors),
        "bijschrift": run_list(each.bijschrift, anchors),
    }


def table_rows(rows: tuple[Row, ...], each: Table, anchors: Anchors) -> list[Data]:
    return [row(one, starts, each, anchors) for one, starts in zip(rows, column_starts(rows), strict=True)]


def row(one: Row, starts: tuple[int, ...], each: Table, anchors: Anchors) -> Data:
    room = int(_narrowest(each) * SIGNS_ON_A_LINE * 0.8)  # bold, and less the white beside it
    cells = [
        cell(inner, anchors, room) | {"uitlijning": alignment(inner, start, each.kolommen)}
        for inner, start in zip(one.cellen, starts, strict=True)
    ]
    return {"cellen": cells, "totaal": one.totaal, "vast": _is_short(one, each)}


def cell(one: Cell, anchors: Anchors, room: int) -> Data:
    """`room`: signs that fit in the narrowest column."""
    blocks = block_list(one.blokken, anchors)
    for each in blocks if one.kop else ():
        unbroken(each.get("runs", []), room)
    spans = {name: count for name, count in (("kolommen", one.kolommen), ("rijen", one.rijen)) if count > 1}
    return {"blokken": blocks, "kop": one.kop} | spans


def _is_short(one: Row, each: Table) -> bool:
    """An unbreakable row that is higher than a page would fall off it, so only short rows are kept together.

    The cells that a row leaves out, because a cell above covers them, are the first.
    """
    whole = sum(column.breedte for column in each.kolommen)
    widths = [column.breedte / whole for column in each.kolommen]
    lines = 0.0
    for inner in reversed(one.cellen):
        width = sum(widths.pop() for _ in range(min(inner.kolommen, len(widths))))
        if inner.rijen == 1:
            lines = max(lines, _lines(inner.blokken, width * SIGNS_ON_A_LINE))
    return lines <= LINES_TOGETHER[each.stijl]


def _lines(blocks: Blocks, signs: float) -> int:
    """About how many lines of so many signs the blocks take."""
    return sum(1 + int(sum(len(word.tekst) for word in words((leaf,))) / signs) for leaf in leaves(blocks))


def _narrowest(each: Table) -> float:
    """The part of the width that the narrowest column has."""
    whole = sum(column.breedte for column in each.kolommen)
    return min(column.breedte for column in each.kolommen) / whole


# --- runs -----------------------------------------------------------------------------------------


def run_list(runs: Runs, anchors: Anchors) -> list[Data | str]:
    return [made for each in runs for made in run(each, anchors)]


def run(each: Run, anchors: Anchors) -> list[Data | str]:
    match each:
        case Words():
            return styled(each)
        case Link():
            target = {"anker": each.anker} if each.anker else {"url": each.url}
            return [{"soort": "koppeling", "woorden": [made for one in each.woorden for made in styled(one)]} | target]
        case Note():
            return [{"soort": "noot", "nummer": each.nummer, "blokken": block_list(each.blokken, anchors)}]
        case LineBreak():
            return [{"soort": "regeleinde"}]
        case _:
            assert_never(each)


def styled(each: Words) -> list[Data | str]:
    """The words in their style, in pieces: a range of years and a long word have rules of their own for breaking."""
    styles: Data = {name: True for name in ("vet", "cursief", "superscript", "subscript") if getattr(each, name)}
    if each.taal:
        styles["taal"] = each.taal
    pieces: list[Data | str] = []
    parts = PIECES.split(each.tekst) if _may_have_pieces(each.tekst) else (each.tekst,)
    for place, text in enumerate(parts):  # plain text, a range, a long word, plain text, …
        if text:
            own = {} if place % 3 == 0 else {"heel": True} if place % 3 == 1 else {"lang": True}
            pieces.append({"soort": "tekst", "tekst": text} | styles | own if styles or own else text)
    return pieces


def _may_have_pieces(text: str) -> bool:
    """Most texts have neither; to see that takes a fifth of the time of a search."""
    return "–" in text or max(map(len, text.split()), default=0) >= HEAD + TAIL


def unbroken(runs: list[Data | str], room: int) -> list[Data | str]:
    """These runs, those of a heading, where a word that fits (`room` signs) is not hyphenated."""
    for piece in runs:
        if isinstance(piece, dict) and len(piece.get("tekst", "").rstrip()) + HEAD <= room:
            piece.pop("lang", None)
    return runs
