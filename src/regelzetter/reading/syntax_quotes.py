"""The block rule of quotations: lines that begin with `>`, read with all other rules."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from regelzetter.diagnostics import Diagnostic
from regelzetter.reading.rules import CITAAT_REGEL
from regelzetter.reading.state import line_text, push, read_inside, reader_of, span_of


def quote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not line_text(state, start).startswith(">"):
        return False
    if silent:
        return True
    if state.sCount[start] < state.blkIndent:
        return False
    last = start
    while last < end and state.sCount[last] >= state.blkIndent and line_text(state, last).startswith(">"):
        last += 1
    _report_next(state, last, end)
    _read(state, start, last)
    state.line = last
    return True


def _read(state: StateBlock, start: int, last: int) -> None:
    """Read the lines without their `>`; marks of lists outside the quotation mean nothing in it."""
    reader = reader_of(state)
    push(state, "citaat_open", 1, start, span=span_of(state, start, 1), regels=(start, last))
    outside = [(state.bMarks[line], state.tShift[line], state.sCount[line]) for line in range(start, last)]
    lists, indent, in_quote = reader.open_lists, state.blkIndent, reader.in_quote
    for line in range(start, last):
        _skip_mark(state, line)
    reader.open_lists, state.blkIndent, reader.in_quote = [], 0, True
    reader.quote_starts.add(start)
    read_inside(state, start, last)
    reader.open_lists, state.blkIndent, reader.in_quote = lists, indent, in_quote
    for line, (begin, shift, count) in zip(range(start, last), outside, strict=True):
        state.bMarks[line], state.tShift[line], state.sCount[line] = begin, shift, count
    push(state, "citaat_close", -1, last - 1)


def _skip_mark(state: StateBlock, line: int) -> None:
    """Let a line begin behind its `>` and one space."""
    begin = state.bMarks[line] + state.tShift[line] + 1
    if begin < state.eMarks[line] and state.src[begin] in " \t":
        begin += 1
    text = state.src[begin : state.eMarks[line]]
    shift = len(text) - len(text.lstrip(" \t"))
    state.bMarks[line], state.tShift[line] = begin, shift
    state.sCount[line] = len(text[:shift].expandtabs(4))


def _report_next(state: StateBlock, line: int, end: int) -> None:
    """Text right under a quotation: CommonMark reads it as quoted, a reader of the file does not."""
    if line >= end or state.isEmpty(line) or state.sCount[line] < state.blkIndent:
        return
    if any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("paragraph")):
        return
    reader_of(state).report(
        Diagnostic(
            CITAAT_REGEL,
            span_of(state, line, len(line_text(state, line).rstrip())),
            "deze regel staat direct onder een citaat en hoort er niet bij",
            "zet > voor de regel, of een lege regel erboven",
        )
    )
