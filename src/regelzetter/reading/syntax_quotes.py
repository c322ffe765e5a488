"""The block rule of quotations: lines that begin with `>`, read with all other rules."""

from __future__ import annotations

from regelzetter.diagnostics import Diagnostic
from regelzetter.reading.engine import State
from regelzetter.reading.rules import CITAAT_REGEL
from regelzetter.reading.state import line_text, push, read_inside, reader_of, span_of


def quote(state: State, start: int, end: int, silent: bool) -> bool:
    if not line_text(state, start).startswith(">"):
        return False
    if silent:
        return True
    if state.counts[start] < state.indent:
        return False
    last = start
    while last < end and state.counts[last] >= state.indent and line_text(state, last).startswith(">"):
        last += 1
    _report_next(state, last, end)
    _read(state, start, last)
    state.line = last
    return True


def _read(state: State, start: int, last: int) -> None:
    """Read the lines without their `>`; marks of lists outside the quotation mean nothing in it."""
    reader = reader_of(state)
    push(state, "citaat_open", 1, span=span_of(state, start, 1), regels=(start, last))
    outside = [(state.begins[line], state.shifts[line], state.counts[line]) for line in range(start, last)]
    lists, indent, in_quote = reader.open_lists, state.indent, reader.in_quote
    for line in range(start, last):
        _skip_mark(state, line)
    reader.open_lists, state.indent, reader.in_quote = [], 0, True
    reader.quote_starts.add(start)
    read_inside(state, start, last)
    reader.open_lists, state.indent, reader.in_quote = lists, indent, in_quote
    for line, (begin, shift, count) in zip(range(start, last), outside, strict=True):
        state.begins[line], state.shifts[line], state.counts[line] = begin, shift, count
    push(state, "citaat_close", -1)


def _skip_mark(state: State, line: int) -> None:
    """Let a line begin behind its `>` and one space."""
    begin = state.begins[line] + state.shifts[line] + 1
    if begin < state.ends[line] and state.src[begin] in " \t":
        begin += 1
    text = state.src[begin : state.ends[line]]
    shift = len(text) - len(text.lstrip(" \t"))
    state.begins[line], state.shifts[line] = begin, shift
    state.counts[line] = len(text[:shift].expandtabs(4))


def _report_next(state: State, line: int, end: int) -> None:
    """Text right under a quotation: CommonMark reads it as quoted, a reader of the file does not."""
    if line >= end or state.is_empty(line) or state.counts[line] < state.indent:
        return
    if state.interrupted(line, end):
        return
    reader_of(state).report(
        Diagnostic(
            CITAAT_REGEL,
            span_of(state, line, len(line_text(state, line).rstrip())),
            "deze regel staat direct onder een citaat en hoort er niet bij",
            "zet > voor de regel, of een lege regel erboven",
        )
    )
