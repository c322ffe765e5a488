"""A display document as plain data: what the Typst templates read.

The words cross as JSON and are never part of a template's source, so nothing in a dossier can become code. The keys are
Dutch, as the templates are. A run without style is a plain string; what is empty is left out. Anchors stand only where a
link points to them, because Typst pays for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeAlias, assert_never

from regelzetter.writing.display import (
    Block,
    Blocks,
    Cell,
    Definition,
    DefinitionList,
    DisplayDocument,
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

Data: TypeAlias = dict[str, Any]
Anchors: TypeAlias = frozenset[str]

WHOLE = re.compile(r"[(‘«]*\d+–\d+[^\w\s]* ?")
"""A range of years or pages, with its punctuation: never broken."""
LONG = re.compile(r"[^\W\d_]{14,}[^\w\s]* ?")
"""A word that may be hyphenated. Ragged text that breaks every word it can has a hyphen on four lines in ten; this on one in ten.

Both take the space that follows along: a space that opens a piece is lost to readers of the PDF where a line begins there."""
PIECES = re.compile(f"({WHOLE.pattern}|{LONG.pattern})")
NARROW = 0.16
"""Part of the width of a table: a table with a column narrower than this may hyphenate every word."""

LINES_TOGETHER = 18
"""A row of a table of figures is kept on one page while its longest cell has no more lines than this (estimated)."""
SIGNS_ON_A_LINE = 85
"""Of the narrowest dress, over the whole width of its text."""


def as_data(document: DisplayDocument, fonts: tuple[str, ...]) -> Data:
    """The document for a template; `fonts` are names of families, the first that has a sign is used."""
    anchors = frozenset(link.anker for link in links(document.blokken) if link.anker)
    return {
        "titel": document.titel,
        "taal": document.taal,
        "datum": document.datum,
        "letters": fonts,
        "velden": dict(document.velden),
        "blokken": block_list(document.blokken, anchors),
    }


# --- blocks ---------------------------------------------------------------------------------------


def block_list(blocks: Blocks, anchors: Anchors) -> list[Data]:
    """The blocks; the last paragraph before a signature learns which signature it must stay with."""
    made = [block(each, anchors) for each in blocks]
    for before, after in zip(made, made[1:], strict=False):
        if after["soort"] == "ondertekening" and (last := last_text(before)) is not None:
            last["sluit"] = dict(after)
            after["gestut"] = True
    return made


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
            data: Data = {"soort": "kop", "niveau": each.niveau, "stijl": each.stijl, "runs": run_list(each.runs, anchors)}
            return data | _anchor(each.anker, anchors) | ({"pagina": True} if each.nieuwe_pagina else {})
        case TextBlock():
            return {"soort": "tekst", "stijl": each.stijl, "runs": run_list(each.runs, anchors)} | _anchor(each.anker, anchors)
        case ItemList():
            return {"soort": "lijst", "vorm": each.soort, "items": [item(one, anchors) for one in each.items]}
        case DefinitionList():
            return {"soort": "begrippen", "definities": [definition(one, anchors) for one in each.definities]}
        case Table():
            return table(each, anchors)
        case Signature():
            lines = [run_list(line, anchors) for line in each.regels]
            return {"soort": "ondertekening", "regels": lines, "naam": run_list(each.naam, anchors)}
        case _:
            assert_never(each)


def item(one: Item, anchors: Anchors) -> Data:
    return {"merk": one.merk, "blokken": block_list(one.blokken, anchors)} | _anchor(one.anker, anchors)


def definition(one: Definition, anchors: Anchors) -> Data:
    data: Data = {"term": run_list(one.term, anchors), "blokken": block_list(one.blokken, anchors)}
    return data | _anchor(one.anker, anchors)


def _anchor(name: str, anchors: Anchors) -> Data:
    return {"anker": name} if name in anchors else {}


# --- tables ---------------------------------------------------------------------------------------


def table(each: Table, anchors: Anchors) -> Data:
    return {
        "soort": "tabel",
        "vorm": each.stijl,
        "smal": _narrowest(each) < NARROW,
        "kolommen": [{"uitlijning": column.uitlijning, "breedte": column.breedte} for column in each.kolommen],
        "kop": [row(one, each, anchors) for one in each.kop],
        "rijen": [row(one, each, anchors) for one in each.rijen],
    }


def row(one: Row, each: Table, anchors: Anchors) -> Data:
    cells = [cell(inner, anchors) for inner in one.cellen]
    return {"cellen": cells, "totaal": one.totaal, "vast": each.stijl == "gegevens" and _is_short(one, each)}


def cell(one: Cell, anchors: Anchors) -> Data:
    spans = {name: count for name, count in (("kolommen", one.kolommen), ("rijen", one.rijen)) if count > 1}
    return {"blokken": block_list(one.blokken, anchors), "kop": one.kop} | spans


def _is_short(one: Row, each: Table) -> bool:
    """An unbreakable row that is higher than a page would fall off it, so only short rows are kept together."""
    longest = max((sum(len(word.tekst) for word in words(inner.blokken)) for inner in one.cellen), default=0)
    return longest <= LINES_TOGETHER * SIGNS_ON_A_LINE * _narrowest(each)


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
    styles = {name: True for name in ("vet", "cursief", "superscript") if getattr(each, name)}
    return [_piece(text, styles) for text in PIECES.split(each.tekst) if text]


def _piece(text: str, styles: Data) -> Data | str:
    if WHOLE.fullmatch(text):
        styles = styles | {"heel": True}
    elif LONG.fullmatch(text):
        styles = styles | {"lang": True}
    return {"soort": "tekst", "tekst": text} | styles if styles else text


# --- walking --------------------------------------------------------------------------------------


def links(blocks: Blocks) -> Iterator[Link]:
    """Every link, also in notes and cells."""
    return (each for each in runs_of(blocks) if isinstance(each, Link))


def words(blocks: Blocks) -> Iterator[Words]:
    """Every stretch of text, in reading order, with that of links and notes."""
    for each in runs_of(blocks):
        if isinstance(each, Words):
            yield each
        elif isinstance(each, Link):
            yield from each.woorden


def runs_of(blocks: Blocks) -> Iterator[Run]:
    """Every run in reading order; those of a note follow the note."""
    for each in blocks:
        match each:
            case Heading() | TextBlock():
                yield from flat(each.runs)
            case ItemList():
                for one in each.items:
                    yield from runs_of(one.blokken)
            case DefinitionList():
                for entry in each.definities:
                    yield from flat(entry.term)
                    yield from runs_of(entry.blokken)
            case Table():
                for line in each.kop + each.rijen:
                    for inner in line.cellen:
                        yield from runs_of(inner.blokken)
            case Signature():
                for runs in (*each.regels, each.naam):
                    yield from flat(runs)
            case _:
                assert_never(each)


def flat(runs: Runs) -> Iterator[Run]:
    for each in runs:
        yield each
        if isinstance(each, Note):
            yield from runs_of(each.blokken)
