"""New numbers for typed ones: what comes after the number before it, where an inserted one keeps its letter (4a after 4)."""

from __future__ import annotations

from typing import NamedTuple

from regelzetter.passes.series import Kind, follows_inserted, follows_letter, inserted_after, next_mark, next_number


class Pair(NamedTuple):
    """A number or mark as it is typed, and as it will be."""

    old: str
    new: str


class Mark(NamedTuple):
    """A mark of a list; `inserted`: one of aa, ab after a."""

    old: str
    new: str
    inserted: bool


def number_after(last: Pair | None, number: str, prefix: str = "", kind: Kind = "cijfers") -> str:
    """The number that comes after `last`.

    >>> number_after(Pair("4", "3"), "4a"), number_after(Pair("4a", "3a"), "6"), number_after(None, "2")
    ('3a', '4', '1')
    >>> number_after(Pair("4a", "2"), "4b"), number_after(Pair("I", "I"), "IV"), number_after(None, "C", "", "letters")
    ('3', 'II', 'A')
    """
    if last is not None and follows_letter(last.old, number):
        kept = inserted_after(last.new, number)
        if follows_letter(last.new, kept):
            return kept
    return next_number(last.new if last is not None else None, prefix, kind)


def mark_after(kind: str, last: Mark | None, mark: str) -> Mark:
    """The mark that comes after `last` in a list of this kind.

    >>> a, z = Mark("a", "a", False), Mark("y", "z", False)
    >>> [mark_after("letters", a, mark).new for mark in ("aa", "c", "b")], mark_after("letters", z, "aa").new
    (['aa', 'b', 'b'], 'aa')
    >>> [mark_after("letters", Mark("ac", "ab", True), mark).new for mark in ("ad", "b", "d")]
    ['ac', 'b', 'b']
    """
    if last is None:
        return Mark(mark, next_mark(kind, None), inserted=False)
    letters = kind in ("letters", "hoofdletters")
    inserted = letters and _is_inserted(last, mark)
    new = _inserted_mark(last.new, mark) if inserted else ""
    if inserted and follows_inserted(last.new, new):
        return Mark(mark, new, inserted=True)
    if follows_letter(last.old, mark) and not letters:
        return Mark(mark, number_after(Pair(last.old, last.new), mark), inserted=False)
    if last.inserted and len(mark) == 1:
        return Mark(mark, next_mark(kind, last.new[0]), inserted=False)
    doubled = letters and len(last.new) == 2 and last.new[0] == last.new[1] and len(mark) == 2 and mark[0] == mark[1]
    if doubled and last.old != mark and not last.inserted and last.new[0].lower() != "z":
        return Mark(mark, 2 * chr(ord(last.new[0]) + 1), inserted=False)
    return Mark(mark, next_mark(kind, last.new), inserted=False)


def _is_inserted(last: Mark, mark: str) -> bool:
    """aa after a, and ab after such an aa; not ab after the aa that comes after z."""
    return len(mark) == 2 and mark[0] == last.old[0] and (len(last.old) == 1 or last.inserted)


def _inserted_mark(last: str, mark: str) -> str:
    first = "A" if mark.isupper() else "a"
    return last[0] + (chr(ord(last[1]) + 1) if len(last) == 2 else first)
