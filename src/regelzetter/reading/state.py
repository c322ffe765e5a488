"""What the block rules share: the reader of one file, where a line stands, and the tokens they push.

A rule is a `BlockRule` of `engine.py`. Lines count from 0.
"""

from __future__ import annotations

from typing import Any, Final

from regelzetter.diagnostics import Diagnostic
from regelzetter.reading.engine import State, Token
from regelzetter.reading.marks import Mark
from regelzetter.reading.place import Placement, single_line
from regelzetter.reading.rules import TE_DIEP
from regelzetter.source import Source, Span

DEEPEST: Final = 40
"""Levels of tokens inside each other; a list counts for two. Real law stays under ten."""


class Reader:
    """What the rules of one file share: the source, and what they found wrong."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.found: list[Diagnostic] = []
        self.marks: dict[int, Mark | None] = {}
        """By offset in the file the mark that was read there."""
        self.open_lists: list[tuple[int, str]] = []
        self.refused_fences: set[int] = set()
        """Lines (from 0) that belong to a block with an unknown name: one mistake, one message."""
        self.quote_starts: set[int] = set()
        """First lines of quotations: whatever mark stands there, it is that of a list."""
        self.in_quote = False
        """In a quotation a list may open without a line that announces it: what stood above it is not quoted."""

    def report(self, diagnostic: Diagnostic) -> None:
        self.found.append(diagnostic)


def reader_of(state: State) -> Reader:
    return state.reader


def line_text(state: State, line: int) -> str:
    """The text of a line from its first sign on, inside the open block."""
    return state.text(line)


def column(state: State, line: int) -> int:
    """The column (from 1) of the first sign of a line in the file."""
    return state.begins[line] + state.shifts[line] - state.reader.source.starts[line] + 1


def span_of(state: State, line: int, length: int) -> Span:
    """The first `length` signs of a line."""
    first = column(state, line)
    return Span(state.reader.source.path, line + 1, first, line + 1, first + length)


def push(state: State, kind: str, nesting: int, **meta: Any) -> Token:
    """A token of ours, with what it means."""
    return state.push(kind, nesting, meta)


def push_inline(state: State, content: str, place: Placement) -> None:
    state.push("inline", 0, {"place": place}, content)


def push_paragraph(state: State, start: int, end: int) -> None:
    """The lines from `start` up to `end` as one paragraph."""
    content, place = paragraph(state, start, end)
    state.push("alinea", 0, {"place": place}, content)


def paragraph(state: State, start: int, end: int) -> tuple[str, Placement]:
    """The text of the lines from `start` up to `end`, and where it stands."""
    while start + 1 < end and not line_text(state, start).strip():
        start += 1  # a line with only such signs as a vertical tab is not empty to the engine
    typed = state.text(start) if start + 1 == end else "\n".join([state.text(line) for line in range(start, end)])
    content = typed.strip()
    return content, _placement(state, content, start, len(typed) - len(typed.lstrip()))


def _placement(state: State, content: str, start: int, lead: int) -> Placement:
    """Each line of a paragraph is the tail of a line of the file; `lead` signs of white space before the first were left out."""
    path, first = state.reader.source.path, column(state, start) + lead
    at = content.find("\n")
    if at < 0:
        return single_line(path, start + 1, first)
    starts, columns = [0], [first]
    while at >= 0:
        columns.append(column(state, start + len(columns)))
        starts.append(at + 1)
        at = content.find("\n", at + 1)
    return Placement(path, tuple(starts), tuple(range(start + 1, start + 1 + len(starts))), tuple(columns))


def read_inside(state: State, start: int, end: int) -> None:
    """Read the lines from `start` up to `end` with the same rules, inside the block that is open."""
    if start >= end:
        state.line = end
        return
    if state.level >= DEEPEST:
        _refuse_depth(state, start, end)
        return
    line_max, indent = state.line_max, state.indent
    state.line_max = end
    line = start
    while line < end:
        state.tokenize(line, end)
        line = state.skip_empty(state.line)
        if line < end:  # a line that is indented less than the block around it belongs to this block all the same
            state.indent = state.counts[line]
    state.line_max, state.indent = line_max, indent


def read_indented(state: State, start: int, end: int, skip: int, indent: int) -> None:
    """Read a block whose first line begins `skip` characters after its mark, and whose next lines are indented."""
    shift, count, block = state.shifts[start], state.counts[start], state.indent
    state.shifts[start] = shift + skip
    state.counts[start] = max(indent, count + skip)
    state.indent = indent
    if state.level >= DEEPEST:
        _refuse_depth(state, start, start + 1)
    else:
        state.tokenize(start, end)
    state.shifts[start], state.counts[start], state.indent = shift, count, block
    state.line = max(state.line, start + 1)


def _refuse_depth(state: State, start: int, end: int) -> None:
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


def text_before(state: State, line: int) -> str:
    """The last line with text before `line`."""
    before = line - 1
    while before >= 0 and state.is_empty(before):
        before -= 1
    return reader_of(state).source.line(before + 1) if before >= 0 else ""


def next_line_with_text(state: State, end: int) -> int:
    """The first line with text after an item; blank lines may stand between items."""
    line = state.line
    while line < end and state.is_empty(line):
        line += 1
    return line
