"""Walks through display blocks, for what the PDF needs to know of a whole document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from regelzetter.writing.display import (
    Block,
    Blocks,
    DefinitionList,
    Figure,
    Formula,
    Heading,
    ItemList,
    Link,
    Note,
    Quote,
    Run,
    Runs,
    Signature,
    Table,
    TextBlock,
    Words,
)


def links(blocks: Blocks) -> Iterator[Link]:
    """Every link, also in notes and cells."""
    return (each for each in runs_of(blocks) if isinstance(each, Link))


def leaves(blocks: Blocks) -> Iterator[Block]:
    """The blocks that hold no blocks but in a table."""
    for each in blocks:
        if isinstance(each, Quote):
            yield from leaves(each.blokken)
        elif isinstance(each, ItemList):
            for one in each.items:
                yield from leaves(one.blokken)
        elif isinstance(each, DefinitionList):
            for entry in each.definities:
                yield from leaves(entry.blokken)
        else:
            yield each


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
            case Heading() | TextBlock() | Formula():
                yield from flat(each.runs)
            case Quote():
                yield from runs_of(each.blokken)
            case Figure():
                yield from flat(each.bijschrift)
            case ItemList():
                for one in each.items:
                    yield from runs_of(one.blokken)
            case DefinitionList():
                for entry in each.definities:
                    yield from flat(entry.term)
                    yield from runs_of(entry.blokken)
            case Table():
                yield from flat(each.bijschrift)
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
