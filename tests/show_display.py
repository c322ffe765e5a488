"""Display blocks as stable text, and their plain words: what the blocks `layout` and `tekst` of a page expect."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from regelzetter.writing.display import (
    Block,
    Blocks,
    Cell,
    DefinitionList,
    Figure,
    Formula,
    Heading,
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

Lines = list[str]


def show_blocks(blocks: Blocks) -> str:
    """One block a line, what stands in it below. Text is in quotes; `␣` is a no-break space, `¬` a soft hyphen."""
    return "".join(f"{line}\n" for line in _blocks(blocks))


def _blocks(blocks: Iterable[Block]) -> Lines:
    return [line for block in blocks for line in _block(block)]


def _block(block: Block) -> Lines:
    match block:
        case Heading():
            page = ", nieuwe pagina" if block.nieuwe_pagina else ""
            head = f"kop {block.niveau} {block.stijl}{page}{_anchor(block.anker)}"
            return [f"{head}: {_runs(block.runs)}", *_below(_notes(block.runs))]
        case TextBlock():
            return [f"{block.stijl}{_anchor(block.anker)}: {_runs(block.runs)}", *_below(_notes(block.runs))]
        case ItemList():
            return [f"lijst {block.soort}", *_below(_items(block))]
        case DefinitionList():
            return ["begrippen", *_below(_terms(block))]
        case Table():
            columns = ", ".join(f"{column.uitlijning} {column.breedte}" for column in block.kolommen)
            rows = [*(_row("kop", row) for row in block.kop), *(_row("rij", row) for row in block.rijen)]
            caption = f": {_runs(block.bijschrift)}" if block.bijschrift else ""
            return [
                f"tabel {block.stijl} ({columns}){caption}",
                *_below(_notes(block.bijschrift)),
                *_below([line for row in rows for line in row]),
            ]
        case Formula():
            return [f"formule: {_runs(block.runs)}", *_below(_notes(block.runs))]
        case Figure():
            caption = f": {_runs(block.bijschrift)}" if block.bijschrift else ""
            size = f"{block.beeld.media}, {block.beeld.breedte} × {block.beeld.hoogte}"
            return [f'afbeelding ({size}, "{_visible(block.alt)}"){caption}']
        case Quote():
            return ["citaat", *_below(_blocks(block.blokken))]
        case Signature():
            name = "ondertekening, met de volgende" if block.samen else "ondertekening"
            return [name, *_below([*map(_runs, block.regels), f"naam {_runs(block.naam)}"])]
        case _:
            assert_never(block)


def _items(items: ItemList) -> Lines:
    return [line for item in items.items for line in (f"{item.merk}{_anchor(item.anker)}", *_below(_blocks(item.blokken)))]


def _terms(terms: DefinitionList) -> Lines:
    lines: Lines = []
    for term in terms.definities:
        lines.append(f"begrip {_runs(term.term)}{_anchor(term.anker)}")
        lines.extend(_below([*_notes(term.term), *_blocks(term.blokken)]))
    return lines


def _row(name: str, row: Row) -> Lines:
    return [f"{name}{' totaal' if row.totaal else ''}", *_below([line for cell in row.cellen for line in _cell(cell)])]


def _cell(cell: Cell) -> Lines:
    head = f"kop van {cell.kop}" if cell.kop else ""
    spans = (f"{count} {what}" for count, what in ((cell.kolommen, "kolommen"), (cell.rijen, "rijen")) if count != 1)
    parts = (head, *spans)
    return [f"cel {', '.join(part for part in parts if part)}".rstrip(), *_below(_blocks(cell.blokken))]


def _runs(runs: Runs) -> str:
    return " ".join(_run(run) for run in runs) or "leeg"


def _run(run: Run) -> str:
    match run:
        case Words():
            styles = (("vet", run.vet), ("cursief", run.cursief), ("superscript", run.superscript), ("subscript", run.subscript))
            language = f"{run.taal} " if run.taal else ""
            key = f"={run.sleutel}" if run.sleutel else ""
            return "".join(f"{name} " for name, on in styles if on) + f'{language}"{_visible(run.tekst)}"{key}'
        case Link():
            return f"[{_runs(run.woorden)} → {f'#{run.anker}' if run.anker else run.url}]"
        case Note():
            return f"noot({run.nummer})"
        case LineBreak():
            return "regeleinde"
        case _:
            assert_never(run)


def _notes(runs: Runs) -> Lines:
    notes = [run for run in runs if isinstance(run, Note)]
    return [line for note in notes for line in (f"noot {note.nummer}", *_below(_blocks(note.blokken)))]


def _anchor(name: str) -> str:
    return f" #{name}" if name else ""


def _visible(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\u00a0", "␣").replace("\u00ad", "¬")


def _below(lines: Lines) -> Lines:
    return [f"  {line}" for line in lines]


# --- plain words ----------------------------------------------------------------------------------


def plain_text(blocks: Blocks) -> str:
    """The words as a reader sees them: a paragraph a line, marks in front, notes in brackets, ordinary spaces."""
    return "".join(f"{line}\n" for line in _words_of(blocks)).replace("\u00a0", " ")


def _words_of(blocks: Iterable[Block]) -> Lines:
    return [line for block in blocks for line in _plain(block)]


def _plain(block: Block) -> Lines:
    match block:
        case Heading(runs=runs) | TextBlock(runs=runs) | Formula(runs=runs):
            return _plain_runs(runs).split("\n")
        case ItemList():
            return [line for item in block.items for line in _hanging(item.merk, _words_of(item.blokken))]
        case DefinitionList():
            return [line for each in block.definities for line in _hanging(_plain_runs(each.term), _words_of(each.blokken))]
        case Figure():
            return [f"[afbeelding: {block.alt}]", *([_plain_runs(block.bijschrift)] if block.bijschrift else [])]
        case Quote():
            return [f"> {line}" for line in _words_of(block.blokken)]
        case Table():
            caption = [_plain_runs(block.bijschrift)] if block.bijschrift else []
            return [
                *caption,
                *(" | ".join(" / ".join(_words_of(cell.blokken)) for cell in row.cellen) for row in (*block.kop, *block.rijen)),
            ]
        case Signature():
            return [_plain_runs(line) for line in (*block.regels, block.naam)]
        case _:
            assert_never(block)


def _hanging(mark: str, lines: Lines) -> Lines:
    first, *rest = lines or [""]
    return [f"{mark} {first}".rstrip(), *(f"  {line}" for line in rest)]


def _plain_runs(runs: Runs) -> str:
    return "".join(_plain_run(run) for run in runs)


def _plain_run(run: Run) -> str:
    match run:
        case Words(tekst=text):
            return text
        case Link(woorden=words):
            return "".join(word.tekst for word in words)
        case Note():
            return f" [noot {run.nummer}: {' / '.join(_words_of(run.blokken))}]"
        case LineBreak():
            return "\n"
        case _:
            assert_never(run)
