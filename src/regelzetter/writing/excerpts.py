"""The first words of each place that a reference can point to, for who wants to see them without going there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import assert_never

from regelzetter.writing.display import (
    Block,
    Blocks,
    DefinitionList,
    Figure,
    Formula,
    Heading,
    ItemList,
    Quote,
    Row,
    Signature,
    Table,
    TextBlock,
)
from regelzetter.writing.runs import plain_runs

LONGEST = 200
"""Characters."""


@dataclass(slots=True)
class Excerpts:
    """A document as pieces of plain text, and which of them each anchor names."""

    pieces: list[str] = field(default_factory=list)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    _open: list[tuple[int, str, int]] = field(default_factory=list)
    """Headings whose text is still going on: level, anchor, first piece."""

    def of(self, anker: str) -> str:
        """How the text of a place begins, cut between two words; empty for a name that is not there."""
        start, end = self.places.get(anker, (0, 0))
        taken: list[str] = []
        for piece in self.pieces[start:end]:
            if sum(map(len, taken)) > LONGEST:
                break
            taken.append(piece)
        whole = " ".join(taken)
        if len(whole) <= LONGEST:
            return whole
        return f"{whole[: LONGEST - 1].rpartition(' ')[0] or whole[: LONGEST - 1]}…"

    # --- reading ----------------------------------------------------------------------------------

    def read(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self._read(block)

    def close(self, niveau: int = 0) -> None:
        """End what stands under headings of this level and deeper."""
        while self._open and self._open[-1][0] >= niveau:
            _, anker, start = self._open.pop()
            self._keep(anker, start)

    def _read(self, block: Block) -> None:
        start = len(self.pieces)
        match block:
            case Heading():
                self.close(block.niveau)
                self._open.append((block.niveau, block.anker, start))
                self._say(plain_runs(block.runs))
            case TextBlock():
                self._say(plain_runs(block.runs))
                self._keep(block.anker, start)
            case Formula():
                self._say(plain_runs(block.runs))
            case Figure():
                self._say(plain_runs(block.bijschrift))
            case ItemList():
                for item in block.items:
                    self._part(item.merk, item.blokken, item.anker)
            case DefinitionList():
                for entry in block.definities:
                    self._part(plain_runs(entry.term), entry.blokken, entry.anker)
            case Quote():
                self.read(block.blokken)
            case Table():
                self._say(plain_runs(block.bijschrift))
                for row in (*block.kop, *block.rijen):
                    self._row(row)
            case Signature():
                for line in (*block.regels, block.naam):
                    self._say(plain_runs(line))
            case _:
                assert_never(block)

    def _part(self, mark: str, blocks: Blocks, anker: str) -> None:
        start = len(self.pieces)
        self._say(mark)
        self.read(blocks)
        self._keep(anker, start)

    def _row(self, row: Row) -> None:
        """A heading of a row that has a name, names the row."""
        start = len(self.pieces)
        for cell in row.cellen:
            self.read(cell.blokken)
        match row.cellen[:1]:
            case (head,) if head.kop == "rij":
                for block in head.blokken:
                    if isinstance(block, TextBlock):
                        self._keep(block.anker, start)
            case _:
                pass

    def _say(self, text: str) -> None:
        if text:
            self.pieces.append(text)

    def _keep(self, anker: str, start: int) -> None:
        if anker:
            self.places[anker] = start, len(self.pieces)


def excerpts(blocks: Blocks) -> Excerpts:
    """All places of a document; what notes say is left out."""
    result = Excerpts()
    result.read(blocks)
    result.close()
    return result
