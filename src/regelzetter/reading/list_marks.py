"""Marks of leden and onderdelen where they stand: at the begin of a line, after a line that announces them."""

from __future__ import annotations

from regelzetter.reading.engine import State
from regelzetter.reading.marks import Mark, may_be_mark, opens_list, read_mark


def mark_at(state: State, line: int) -> Mark | None:
    """The mark that a line begins with. It is asked for as the end of a paragraph, as the next of a list and as an opening."""
    begin = state.begins[line] + state.shifts[line]
    if not may_be_mark(state.src, begin):
        return None
    known = state.reader.marks
    if begin not in known:
        known[begin] = read_mark(state.text(line), 0)
    return known[begin]


def text_after(state: State, line: int, mark: Mark) -> int:
    """How far behind the begin of the mark the text of the item begins."""
    text = state.text(line)
    return len(text) - len(text[mark.breedte :].lstrip())


def announced_by(text: str, mark: Mark) -> bool:
    """Does a list with this mark open below a line? Of capitals the first is A: “J. Jansen” is a name."""
    return opens_list(text) and (mark.soort != "hoofdletters" or mark.tekst == "A")
