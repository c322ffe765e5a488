"""What the block rules share: the reader of one file, where a line stands, and the tokens they push.

A rule has markdown-it's signature: (state, start line, end line, silent) → recognised. Lines count from 0.
"""

from __future__ import annotations

from typing import Any, Final

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from regelzetter.diagnostics import Diagnostic
from regelzetter.reading.place import Placement, of_lines
from regelzetter.reading.rules import TE_DIEP
from regelzetter.source import Source, Span

DEEPEST: Final = 40
"""Levels of tokens inside each other; a list counts for two. Real law stays under ten."""


class Reader:
    """What the rules of one file share: the source, and what they found wrong."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.found: list[Diagnostic] = []
        self.open_lists: list[tuple[int, str]] = []
        self.refused_fences: set[int] = set()
        """Lines (from 0) that belong to a block with an unknown name: one mistake, one message."""
        self.quote_starts: set[int] = set()
        """First lines of quotations: whatever mark stands there, it is that of a list."""
        self.in_quote = False
        """In a quotation a list may open without a line that announces it: what stood above it is not quoted."""

    def report(self, diagnostic: Diagnostic) -> None:
        self.found.append(diagnostic)


def reader_of(state: StateBlock) -> Reader:
    reader = state.env["reader"]
    assert isinstance(reader, Reader)
    return reader


def line_text(state: StateBlock, line: int) -> str:
    """The text of a line from its first sign on, inside the open block."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def column(state: StateBlock, line: int) -> int:
    """The column (from 1) of the first sign of a line in the file."""
    return state.bMarks[line] + state.tShift[line] - reader_of(state).source.starts[line] + 1


def span_of(state: StateBlock, line: int, length: int) -> Span:
    """The first `length` signs of a line."""
    first = column(state, line)
    return Span(reader_of(state).source.path, line + 1, first, line + 1, first + length)


def push(state: StateBlock, kind: str, nesting: int, line: int, **meta: Any) -> Token:
    """A token of ours, with its line (from 0) and what it means."""
    token = state.push(kind, "", nesting)  # type: ignore[arg-type]  # nesting is -1, 0 or 1 at every call
    token.map = [line, line + 1]
    token.meta = meta
    return token


def push_inline(state: StateBlock, content: str, place: Placement) -> None:
    token = state.push("inline", "", 0)
    token.content = content
    token.meta = {"place": place}


def push_paragraph(state: StateBlock, start: int, end: int) -> None:
    """The lines from `start` up to `end` as one paragraph."""
    while start + 1 < end and not line_text(state, start).strip():
        start += 1  # a line with only such signs as a vertical tab is not empty to markdown-it
    content = "\n".join(line_text(state, number) for number in range(start, end)).strip()
    push(state, "alinea", 0, start)
    push_inline(state, content, of_lines(content, reader_of(state).source, start + 1))


def read_inside(state: StateBlock, start: int, end: int) -> None:
    """Read the lines from `start` up to `end` with the same rules, inside the block that is open."""
    if start >= end:
        state.line = end
        return
    if state.level >= DEEPEST:
        _refuse_depth(state, start, end)
        return
    line_max, indent = state.lineMax, state.blkIndent
    state.lineMax = end
    line = start
    while line < end:
        state.md.block.tokenize(state, line, end)
        line = state.skipEmptyLines(state.line)
        if line < end:  # a line that is indented less than the block around it belongs to this block all the same
            state.blkIndent = state.sCount[line]
    state.lineMax, state.blkIndent = line_max, indent


def read_indented(state: StateBlock, start: int, end: int, skip: int, indent: int) -> None:
    """Read a block whose first line begins `skip` characters after its mark, and whose next lines are indented."""
    shift, count, block = state.tShift[start], state.sCount[start], state.blkIndent
    state.tShift[start] = shift + skip
    state.sCount[start] = max(indent, count + skip)
    state.blkIndent = indent
    if state.level >= DEEPEST:
        _refuse_depth(state, start, start + 1)
    else:
        state.md.block.tokenize(state, start, end)
    state.tShift[start], state.sCount[start], state.blkIndent = shift, count, block
    state.line = max(state.line, start + 1)


def _refuse_depth(state: StateBlock, start: int, end: int) -> None:
    """Blocks too deep inside each other are kept as text, and reported at their first line."""
    reader_of(state).report(
        Diagnostic(
            TE_DIEP,
            span_of(state, start, len(line_text(state, start).rstrip())),
            "deze tekst staat in te veel opsommingen of citaten",
            "maak er minder lagen van",
        )
    )
    push_paragraph(state, start, end)
    state.line = end


def text_before(state: StateBlock, line: int) -> str:
    """The last line with text before `line`."""
    before = line - 1
    while before >= 0 and state.isEmpty(before):
        before -= 1
    return reader_of(state).source.line(before + 1) if before >= 0 else ""


def next_line_with_text(state: StateBlock, end: int) -> int:
    """The first line with text after an item; blank lines may stand between items."""
    line = state.line
    while line < end and state.isEmpty(line):
        line += 1
    return line
