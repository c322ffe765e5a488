"""The block rules of lists: leden and onderdelen by their marks, and definitions."""

from __future__ import annotations

import re
from typing import Final

from regelzetter.reading.engine import State
from regelzetter.reading.list_marks import announced_by, mark_at, text_after
from regelzetter.reading.marks import Mark, looks_like_onderdeel
from regelzetter.reading.place import single_line
from regelzetter.reading.plain_lists import plain_list
from regelzetter.reading.state import (
    column,
    line_text,
    next_line_with_text,
    push,
    push_inline,
    read_indented,
    reader_of,
    span_of,
    text_before,
)

_DEFINITION: Final = re.compile(r":[ \t]+\S")
_ANNOUNCED: Final = ("letters", "hoofdletters")
"""Kinds of marks that could be the first word of a sentence: they need a line that announces a list."""


def list_rule(state: State, start: int, end: int, silent: bool) -> bool:
    mark = mark_at(state, start)
    if mark is None:
        return False
    before = _before_the_text(state, start)
    if before not in ("", ":"):
        return False
    reader = reader_of(state)
    if silent:
        return _interrupts(state, start, mark)
    if state.counts[start] < state.indent:
        return False
    if before != ":" and mark.soort in _ANNOUNCED and not _is_announced(state, start, mark):
        return False
    if plain_list(state, start, end, mark):
        return True
    indent = state.counts[start]
    push(state, "lijst_open", 1, soort=mark.soort, span=span_of(state, start, 0))
    reader.open_lists.append((indent, mark.soort))
    line = start
    while mark is not None:
        _item(state, line, end, mark)
        line = next_line_with_text(state, end)
        mark = _sibling(state, line, indent, mark) if line < end else None
    reader.open_lists.pop()
    push(state, "lijst_close", -1)
    return True


def _interrupts(state: State, line: int, mark: Mark) -> bool:
    """Does a mark end the paragraph above it? A number that stands as far out as the letters above it is no word of theirs."""
    reader = reader_of(state)
    if (state.counts[line], mark.soort) in reader.open_lists or announced_by(reader.source.line(line), mark):
        return True
    return mark.soort == "cijfers" and bool(reader.open_lists) and state.counts[line] <= reader.open_lists[-1][0]


def _before_the_text(state: State, line: int) -> str:
    """What stands before the text on its line.

    Behind “a.” no list opens (in “a. nr. 5” stands a word), behind the “:” of a definition it does.
    """
    begin = state.begins[line]
    return state.src[begin : begin + state.shifts[line]].strip()


def _is_announced(state: State, line: int, mark: Mark) -> bool:
    """Does a list of letters open here, and not a sentence?"""
    reader = reader_of(state)
    if line in reader.quote_starts or (reader.in_quote and looks_like_onderdeel(mark)):
        return True
    return announced_by(text_before(state, line), mark)


def _item(state: State, line: int, end: int, mark: Mark) -> None:
    state.push("onderdeel_open", 1, {"merk": mark.tekst, "span": span_of(state, line, mark.breedte)})
    read_indented(state, line, end, text_after(state, line, mark), state.counts[line] + 2)
    state.push("onderdeel_close", -1, {})


def _sibling(state: State, line: int, indent: int, mark: Mark) -> Mark | None:
    """The mark at `line` when it goes on with the list of `mark`."""
    if state.counts[line] != indent and not (state.indent <= state.counts[line] < indent + 2):
        return None
    found = mark_at(state, line)
    return found if found is not None and found.soort == mark.soort else None


def definitions(state: State, start: int, end: int, silent: bool) -> bool:
    if not _is_term(state, start, end) or (state.counts[start] < state.indent and not silent):
        return False
    if silent:
        return True
    path = reader_of(state).source.path
    opened = push(state, "begrippen_open", 1, span=span_of(state, start, 0))
    line = start
    while line < end and state.counts[line] >= state.indent and _is_term(state, line, end):
        term = line_text(state, line).rstrip()
        push(state, "begrip_open", 1, span=span_of(state, line, len(term)))
        push_inline(state, term, single_line(path, line + 1, column(state, line)))
        skip = len(line_text(state, line + 1)) - len(line_text(state, line + 1)[1:].lstrip())
        read_indented(state, line + 1, end, skip, state.counts[line + 1] + 2)
        push(state, "begrip_close", -1)
        line = next_line_with_text(state, end)
    opened.meta["regels"] = (start, state.line)
    push(state, "begrippen_close", -1)
    return True


def _is_term(state: State, line: int, end: int) -> bool:
    """A line of text with a line `: meaning` below it."""
    if line + 1 >= end or not state.src.startswith(":", state.begins[line + 1] + state.shifts[line + 1]) or state.is_empty(line):
        return False
    return _DEFINITION.match(line_text(state, line + 1)) is not None and not line_text(state, line).startswith(
        ("#", ":::", "|", ">")
    )
