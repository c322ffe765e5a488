"""What every file of a document must say: the same display document, once, for all formats."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from regelzetter.proving.facts import OTHER, Facts
from regelzetter.proving.transcript import Draft, Transcript
from regelzetter.writing.display import (
    Block,
    Blocks,
    DefinitionList,
    DisplayDocument,
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


def expected(document: DisplayDocument) -> Facts:
    """The words of a document in order, without its letterhead, and what stands at which of them.

    A note in a note comes after all others. The page on the web bears the short title of a regulation.
    """
    reader = _Reader(Transcript(), [])
    reader.blocks(document.blokken)
    done = 0
    while done < len(reader.notes):
        reader.written.now, note = reader.notes[done]
        reader.blocks(note.blokken)
        done += 1
    short = " ".join(document.velden.get("citeertitel", ()))
    facts = reader.written.facts((document.titel or document.naam, *([short] if short else [])), document.taal)
    return replace(facts, beelden=tuple(reader.described), bijgesloten=document.bijgesloten)


class _Reader:
    """Reads blocks in order; notes wait in a list of numbers and notes."""

    def __init__(self, written: Transcript, notes: list[tuple[int, Note]]) -> None:
        self.written = written
        self.notes = notes
        self.described: list[str] = []
        """What is said of the pictures so far."""

    def blocks(self, blocks: Blocks) -> None:
        for block in blocks:
            self._block(block)
            self.written.say("\n")

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self.written.place(block.anker)
                begin = self.written.here()
                self._runs(block.runs)
                self.written.heading(min(block.niveau, 6), begin)
            case TextBlock():
                self.written.place(block.anker)
                self._runs(block.runs)
            case Formula():
                self._runs(block.runs)
            case ItemList():
                for item in block.items:
                    self.written.place(item.anker)
                    self.written.say(f"{item.merk}\n")
                    self.blocks(item.blokken)
            case DefinitionList():
                for definition in block.definities:
                    self.written.place(definition.anker)
                    self._line(definition.term)
                    self.blocks(definition.blokken)
            case Quote():
                self.blocks(block.blokken)
            case Figure():
                self.described.append(block.alt)
                self._runs(block.bijschrift)
            case Table():
                self._line(block.bijschrift)
                self.written.table([self._row(row) for row in (*block.kop, *block.rijen)], block.stijl)
            case Signature():
                for line in (*block.regels, block.naam):
                    self._line(line)
            case _:
                assert_never(block)

    def _row(self, row: Row) -> list[Draft]:
        cells = []
        for cell in row.cellen:
            begin = self.written.here()
            self.blocks(cell.blokken)
            cells.append(Draft(begin, self.written.here(), cell.kop, cell.kolommen, cell.rijen))
        return cells

    def _line(self, runs: Runs) -> None:
        self._runs(runs)
        self.written.say("\n")

    def _runs(self, runs: Runs) -> None:
        for run in runs:
            self._run(run)

    def _run(self, run: Run) -> None:
        begin = self.written.here()
        match run:
            case Words():
                self.written.say(run.tekst)
                if run.sleutel:
                    self.written.value(run.sleutel, begin)
                if run.stuk:
                    self.written.reference(f"{OTHER}{run.stuk}", begin)
            case Link():
                self._runs(run.woorden)
                self.written.reference(f"#{run.anker}" if run.anker else run.url, begin, run.samen)
            case Note():
                self.notes.append((self.written.note(), run))
            case LineBreak():
                self.written.say("\n")
            case _:
                assert_never(run)
