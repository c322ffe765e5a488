"""The common list, quickly: leden and onderdelen that hold one paragraph each, and lists of such in each other.

Nearly all of a regulation is that. A list with anything else in it is left to the rule for any list (`syntax_lists.py`): then
`plain_list` answers False and has done nothing. Both give the same tree; `tests/reading/test_plain_lists.py` compares them.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from regelzetter.reading.engine import State
from regelzetter.reading.list_marks import announced_by, mark_at, text_after
from regelzetter.reading.marks import Mark, MarkKind
from regelzetter.reading.place import Placement
from regelzetter.reading.state import paragraph, span_of
from regelzetter.source import Span

_DEEPEST: Final = 8
"""Lists in each other; real law has four."""


class PlainItem(NamedTuple):
    """A lid or onderdeel. `depth`: in how many lists its own list stands. `span`: of the mark."""

    depth: int
    mark: Mark
    content: str
    place: Placement
    span: Span


def plain_list(state: State, start: int, end: int, mark: Mark) -> bool:
    """Push the list that begins at line `start`, outside every other block, as one token, and go on behind it."""
    if state.level or state.counts[start] or mark.soort == "hoofdletters":
        return False
    items = _items(state, start, end, mark)
    if items is None:
        state.line = start
        return False
    state.push("lijst", 0, {"items": items, "span": span_of(state, start, 0)})
    return True


def _items(state: State, line: int, end: int, mark: Mark) -> list[PlainItem] | None:
    """All of the list, and `state.line` goes on behind it."""
    items: list[PlainItem] = []
    open_lists: list[tuple[int, MarkKind]] = [(0, mark.soort)]
    while True:
        item = _item(state, line, end, mark, len(open_lists) - 1)
        if item is None:
            return None
        items.append(item)
        behind = state.line
        state.line = line = state.skip_empty(behind)
        found, apart = mark_at(state, line) if line < end else None, line > behind
        if found is None or not _goes_on(state, line, found, apart, open_lists):
            return items if line >= end or _ends(state, line, end, found, apart) else None
        mark = found


def _item(state: State, line: int, end: int, mark: Mark, depth: int) -> PlainItem | None:
    """The item at `line`, and `state.line` goes on behind it; None if it is more than a paragraph."""
    span = span_of(state, line, mark.breedte)
    shift = state.shifts[line]
    state.shifts[line] = shift + text_after(state, line, mark)
    state.line = _behind_paragraph(state, line, end)
    content, place = paragraph(state, line, state.line)
    state.shifts[line] = shift
    return PlainItem(depth, mark, content, place, span) if state.line > line else None


def _behind_paragraph(state: State, line: int, end: int) -> int:
    """The line behind the paragraph that begins at `line`; `line` itself if there is something else."""
    if state.is_empty(line):
        return line
    behind = line
    while not _is_other(state, behind, end):
        behind += 1
        if behind >= end or state.is_empty(behind) or state.counts[behind] <= state.counts[line] or mark_at(state, behind):
            return behind
    return line


def _is_other(state: State, line: int, end: int) -> bool:
    """Does another block than a list or a paragraph begin here, or end one?"""
    sign = state.src[state.begins[line] + state.shifts[line]]
    return sign in state.signs and (_defines(state, line) or state.interrupted(line, end))


def _goes_on(state: State, line: int, mark: Mark, apart: bool, open_lists: list[tuple[int, MarkKind]]) -> bool:
    """Is it the next of a list that is open, or the first of one inside? `apart`: an empty line stands above it."""
    count = state.counts[line]
    if apart:
        del open_lists[1:]
        return open_lists == [(count, mark.soort)]
    inner = open_lists[-1][0]
    while open_lists[-1][0] > count:
        open_lists.pop()
    if open_lists[-1] == (count, mark.soort):
        return True
    if count < inner + 2 or len(open_lists) >= _DEEPEST or not announced_by(state.reader.source.line(line), mark):
        return False
    open_lists.append((count, mark.soort))
    return True


def _ends(state: State, line: int, end: int, mark: Mark | None, apart: bool) -> bool:
    """Is the line behind the list no part of it, whatever it is?"""
    if state.counts[line]:
        return False
    return apart or (mark is None and not _defines(state, line) and state.interrupted(line, end))


def _defines(state: State, line: int) -> bool:
    """A line with a colon makes a term of the line above it."""
    return state.src.startswith(":", state.begins[line] + state.shifts[line])
