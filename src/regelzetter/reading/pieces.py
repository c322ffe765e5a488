"""A long file in pieces that can be read side by side.

A piece begins with a heading, and nothing reaches over its ends: no block between `:::` lines, no note with its mark in one piece
and its text in another. Texts of notes at the end of the file are read with the piece that their mark is in. So reading the
pieces gives what reading the file gives.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias

from regelzetter.reading.blocks import FileContent, read_blocks
from regelzetter.reading.build import Read
from regelzetter.reading.marks import NOTE_MARK
from regelzetter.source import Source, Stretch

Piece: TypeAlias = tuple[Stretch, ...]

LEAST: Final = 32_000
"""Characters of a piece: 30 articles."""
MOST: Final = 16
"""Pieces of a file: enough for two processes to end at the same time."""
_HEADING: Final = re.compile(r"^#{1,6}[ \t]", re.MULTILINE)
_FENCE: Final = re.compile(r":::(.*)")
_NOTE: Final = re.compile(r"^\[\^([^\]\s]+)\]:", re.MULTILINE)


class Part(NamedTuple):
    """A job of reading: a piece of a file."""

    source: Source
    piece: Piece

    def __call__(self) -> FileContent:
        return read_blocks(self.source, self.piece)


def parts_of(sources: Iterable[Source]) -> tuple[Part, ...]:
    """The pieces of files, in order."""
    return tuple(Part(source, piece) for source in sources for piece in pieces(source.text))


def joined(parts: Sequence[Part], read: Iterable[FileContent]) -> Read:
    """What tells the content of each file, from that of its pieces. Any other file it reads."""
    found: dict[str, list[FileContent]] = {}
    for part, content in zip(parts, read, strict=True):
        found.setdefault(part.source.path, []).append(content)
    contents = {path: _joined(of_file) for path, of_file in found.items()}
    return lambda source: contents.get(source.path) or read_blocks(source)


def _joined(read: Sequence[FileContent]) -> FileContent:
    return FileContent(tuple(item for part in read for item in part.items), tuple(found for part in read for found in part.found))


def pieces(text: str, least: int = LEAST) -> tuple[Piece, ...]:
    """A text in pieces of at least `least` characters; in one where it is short or cannot be cut."""
    least = max(least, len(text) // MOST)
    whole = Stretch(0, len(text))
    if len(text) < 2 * least:
        return ((whole,),)
    blocks = tuple(_blocks(text))
    notes = _last_notes(text, max((block.end for block in blocks), default=0))
    end = min((note.start for note in notes.values()), default=len(text))
    starts = [0]
    for start in _places(text, end, blocks):
        if start - starts[-1] >= least and end - start >= least:
            starts.append(start)
    if len(starts) == 1:
        return ((whole,),)
    named = {mark[1]: bisect_right(starts, mark.start()) - 1 for mark in NOTE_MARK.finditer(text, 0, end)}
    with_piece: list[list[Stretch]] = [[] for _ in starts]
    for name, note in notes.items():
        with_piece[named.get(name, -1)].append(note)
    ends = [*starts[1:], end]
    return tuple((Stretch(*at), *those) for *at, those in zip(starts, ends, with_piece, strict=True))


def _last_notes(text: str, last_block: int) -> dict[str, Stretch]:
    """The texts of notes that stand together at the end, by name; none where one names another or has a name twice, or where a
    block reaches over them."""
    begins = list(_NOTE.finditer(text, _after_last_other(text)))
    if not begins or begins[0].start() < last_block:
        return {}
    ends = [*(found.start() for found in begins[1:]), len(text)]
    notes = {found[1]: Stretch(found.start(), end) for found, end in zip(begins, ends, strict=True)}
    return notes if len(NOTE_MARK.findall(text, begins[0].start())) == len(notes) else {}


def _after_last_other(text: str) -> int:
    """Behind the last line that begins no note and does not go on with one."""
    end = len(text)
    while end > 0:
        start = text.rfind("\n", 0, end - 1) + 1
        if text[start] not in " \t\n" and _NOTE.match(text, start) is None:
            break
        end = start
    return end


def _places(text: str, end: int, blocks: tuple[Stretch, ...]) -> Iterator[int]:
    """The headings before `end` that nothing reaches over."""
    reaching = sorted((*blocks, *_notes(text, end)))
    closed_to = at = 0
    for heading in _HEADING.finditer(text, 0, end):
        start = heading.start()
        while at < len(reaching) and reaching[at][0] < start:
            closed_to = max(closed_to, reaching[at][1])
            at += 1
        if start >= closed_to:
            yield start


def _blocks(text: str) -> Iterator[Stretch]:
    """From the line that opens a block up to the one that closes it. What does not close, or has something before it on its line,
    reaches over all."""
    depth = opened = 0
    for fence in _FENCE.finditer(text):
        name = fence[1].strip()
        if text[text.rfind("\n", 0, fence.start()) + 1 : fence.start()].strip(" \t"):
            yield Stretch(0, len(text))
        elif name == "":
            if depth == 1:
                yield Stretch(opened, fence.end())
            depth = max(depth - 1, 0)
        elif name != "anders":
            opened = opened if depth else fence.start()
            depth += 1
    if depth:
        yield Stretch(opened, len(text))


def _notes(text: str, end: int) -> Iterator[Stretch]:
    """From the first place before `end` where a note is named up to the last."""
    named: dict[str, Stretch] = {}
    for mark in NOTE_MARK.finditer(text, 0, end):
        first = named.get(mark[1])
        named[mark[1]] = Stretch(first.start if first else mark.start(), mark.end())
    yield from named.values()
