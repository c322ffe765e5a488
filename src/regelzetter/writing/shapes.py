"""The shape of a document: everything but what a value or a field says.

Letters to many recipients mostly differ in values. So each text that comes from a value and each field of the letterhead is
replaced by a numbered hole; a shape is dressed once, and then its holes are filled for each letter. The data of a recipient
never reach a template or pandoc: only holes do.

A hole is `OPEN number CLOSE`, two private signs of Unicode. Text that holds such a sign becomes a hole itself, and filled
text is never searched again, so nothing can be mistaken for a hole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import assert_never

from regelzetter.dutch import NBSP
from regelzetter.record import altered, record
from regelzetter.writing.archive import Member, member
from regelzetter.writing.display import (
    Block,
    Blocks,
    Cell,
    Definition,
    DefinitionList,
    DisplayDocument,
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

OPEN, CLOSE, BODY, CONTENTS = "\U000f0000", "\U000f0001", "\U000f0002", "\U000f0003"
"""BODY stands in a template where the text of the document comes, CONTENTS where its table of contents comes."""
HOLE = re.compile(f"{OPEN}([0-9]+){CLOSE}")
_PRIVATE = (OPEN, CLOSE, BODY, CONTENTS)
PRIVATE = re.compile(f"[{''.join(_PRIVATE)}]")
BLANK = re.compile("[\t\n\r]")
XML = (".xml", ".rels", ".rdf")
"""What the names of members with text end in."""
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@record(frozen=True, slots=True)
class Shape:
    """What documents that differ only in values have in common; hashable."""

    taal: str
    velden: tuple[tuple[str, int], ...]
    """Each field with its number of lines, by name."""
    blokken: Blocks = field(hash=False)
    maat: tuple[int, int]
    """How many blocks stand below each other, and how many holes there are: enough to hash by, for a law is long."""

    @property
    def fields(self) -> int:
        """The number of holes that the title and the fields take; those of the text come after them."""
        return 1 + sum(lines for _, lines in self.velden)


@record(frozen=True, slots=True)
class Part:
    """A member with holes: text, and between each two texts the number of a hole."""

    name: str
    texts: tuple[str, ...]
    holes: tuple[int, ...]


def clean(text: str) -> str:
    """Text fit for XML: blanks become spaces, and what no file can hold is shown as U+FFFD.

    >>> clean("a\\tb\\x01")
    'a b\\ufffd'
    """
    return text if is_clean(text) else UNPRINTABLE.sub("\ufffd", BLANK.sub(" ", text))


def is_clean(text: str) -> bool:
    """Does it surely hold no sign that a file cannot hold, nor a private one? Much sooner known than by a search."""
    return text.isprintable() or text.replace(NBSP, " ").isprintable()


def hole(number: int) -> str:
    return f"{OPEN}{number}{CLOSE}"


# --- from document to shape -----------------------------------------------------------------------


def shaped(document: DisplayDocument) -> tuple[Shape, tuple[str, ...]]:
    """The shape, and the text of each hole: the title, the lines of the fields by name, and the values in reading order."""
    names = sorted(document.velden)
    texts = [document.titel]
    for name in names:
        texts.extend(document.velden[name])
    velden = tuple((name, len(document.velden[name])) for name in names)
    blokken = _blocks(document.blokken, texts)
    return Shape(document.taal, velden, blokken, (len(blokken), len(texts))), tuple(map(clean, texts))


def context(velden: tuple[tuple[str, int], ...], line_break: str) -> dict[str, str]:
    """What a template may print: the title, the fields with their lines joined, and the place of the text."""
    made = {"titel": hole(0), "inhoud": BODY}
    number = 1
    for name, lines in velden:
        made[name] = line_break.join(map(hole, range(number, number + lines)))
        number += lines
    return made


def _blocks(blocks: Blocks, texts: list[str]) -> Blocks:
    return tuple([_block(each, texts) for each in blocks])


def _block(block: Block, texts: list[str]) -> Block:
    match block:
        case Heading():
            return Heading(block.niveau, _runs(block.runs, texts), block.stijl, block.anker, block.nieuwe_pagina)
        case TextBlock():
            runs = _runs(block.runs, texts)
            return block if runs is block.runs else TextBlock(runs, block.stijl, block.anker)
        case ItemList():
            items = tuple([Item(each.merk, _blocks(each.blokken, texts), each.anker) for each in block.items])
            return ItemList(block.soort, items)
        case DefinitionList():
            return DefinitionList(
                tuple(Definition(_runs(each.term, texts), _blocks(each.blokken, texts), each.anker) for each in block.definities)
            )
        case Table():
            caption = _runs(block.bijschrift, texts)
            return Table(block.kolommen, _rows(block.kop, texts), _rows(block.rijen, texts), block.stijl, caption)
        case Formula():
            return Formula(_runs(block.runs, texts))
        case Figure():
            return Figure(block.beeld, PRIVATE.sub("\ufffd", clean(block.alt)), _runs(block.bijschrift, texts))
        case Quote():
            return Quote(_blocks(block.blokken, texts))
        case Signature():
            return Signature(tuple(_runs(each, texts) for each in block.regels), _runs(block.naam, texts), block.samen)
        case _:
            assert_never(block)


def _rows(rows: tuple[Row, ...], texts: list[str]) -> tuple[Row, ...]:
    return tuple(
        Row(tuple(Cell(_blocks(c.blokken, texts), c.kop, c.kolommen, c.rijen) for c in row.cellen), row.totaal) for row in rows
    )


def _runs(runs: Runs, texts: list[str]) -> Runs:
    """The same runs where no hole comes: most of a law has none."""
    for each in runs:
        if not isinstance(each, Words) or not _stays(each):
            return tuple([_run(run, texts) for run in runs])
    return runs


def _run(run: Run, texts: list[str]) -> Run:
    match run:
        case Words():
            return _words(run, texts)
        case Link():
            return Link(tuple(_words(each, texts) for each in run.woorden), run.anker, run.url)
        case Note():
            return Note(run.nummer, _blocks(run.blokken, texts))
        case LineBreak():
            return run
        case _:
            assert_never(run)


def _words(words: Words, texts: list[str]) -> Words:
    if _stays(words):
        return words
    texts.append(words.tekst)
    return altered(words, tekst=hole(len(texts) - 1))


def _stays(words: Words) -> bool:
    return not words.sleutel and (is_clean(words.tekst) or not PRIVATE.search(words.tekst))


# --- from shape to files --------------------------------------------------------------------------


def part(name: str, data: bytes) -> Part | Member:
    """A prepared member: cut at its holes, or packed at once if it has none, as a picture has."""
    if not name.endswith(XML):
        return member(name, data)
    pieces = HOLE.split(data.decode())
    if any(sign in text for text in pieces[::2] for sign in _PRIVATE):
        raise RuntimeError(f"a hole in {name} was damaged")
    if len(pieces) == 1:
        return member(name, data)
    return Part(name, tuple(pieces[::2]), tuple(map(int, pieces[1::2])))


def filled(part: Part, texts: Mapping[int, str] | list[str]) -> Member:
    """The member with its holes filled; `texts` are ready for XML."""
    pieces = [part.texts[0]]
    for number, text in zip(part.holes, part.texts[1:], strict=True):
        pieces += (texts[number], text)
    return member(part.name, "".join(pieces).encode())


def all_filled(parts: tuple[Part | Member, ...], texts: tuple[str, ...], escape: Callable[[str], str]) -> tuple[Member, ...]:
    """Every member of one document."""
    ready = [escape(text) for text in texts]
    return tuple(filled(each, ready) if isinstance(each, Part) else each for each in parts)
