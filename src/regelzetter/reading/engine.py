"""The block engine: lines with their indentation, tried by one rule after another, which push tokens.

It works as markdown-it's does, with that engine's signature for rules, but knows only our rules: each says with which signs a
line it recognises can begin, so that a line of running text is not tried by rules that cannot fit. That, and a lighter token, is
why it is ours: half of the time of reading a long regulation went into what our language does not have.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from regelzetter.source import Stretch

if TYPE_CHECKING:
    from regelzetter.reading.state import Reader

BlockRule: TypeAlias = Callable[["State", int, int, bool], bool]
"""(state, start line, end line, silent) → recognised. Lines count from 0. Silent: only say whether a block begins here."""


class RuleRow(NamedTuple):
    """A rule, the signs a line can begin with (empty: any), and whether it ends a paragraph above it."""

    rule: BlockRule
    signs: str
    interrupts: bool = True


class Token:
    """One step of the block structure. `nesting` is 1 where a block opens, -1 where it closes, else 0."""

    __slots__ = ("content", "meta", "nesting", "type")

    def __init__(self, kind: str, nesting: int, meta: dict[str, Any], content: str = "") -> None:
        self.type = kind
        self.nesting = nesting
        self.meta = meta
        self.content = content


class State:
    """The lines of a text and where the walk through them is. Lines that were not asked for look empty.

    By line: `begins` and `ends` are offsets in the text, `shifts` counts the white space before its first sign, and `counts` is
    that indentation in columns, a tab going on to the next multiple of four.
    """

    __slots__ = (
        "begins",
        "counts",
        "ends",
        "indent",
        "level",
        "line",
        "line_max",
        "reader",
        "rows",
        "shifts",
        "signs",
        "src",
        "tokens",
        "tried",
    )

    def __init__(self, reader: Reader, rows: Sequence[RuleRow]) -> None:
        self.src = reader.source.text
        self.reader = reader
        self.rows = rows
        self.signs = frozenset("".join(row.signs for row in rows))
        """With which a line begins that may be more than text or a list."""
        self.tried: tuple[dict[str, tuple[BlockRule, ...]], dict[str, tuple[BlockRule, ...]]] = ({}, {})
        """By the sign that a line begins with the rules that can fit it: all, and those that end a paragraph."""
        self.tokens: list[Token] = []
        self.line = self.line_max = self.level = self.indent = 0
        """`indent`: a line that is indented less than this ends the block that is open."""
        self.begins: list[int] = []
        self.ends: list[int] = []
        self.shifts: list[int] = []
        self.counts: list[int] = []

    def read(self, stretch: Stretch) -> None:
        """Push the tokens of a stretch, which stands behind those read before."""
        first = bisect_left(self.reader.source.starts, stretch.start)
        for known in (self.begins, self.ends, self.shifts, self.counts):
            known.extend([0] * (first - len(known)))
        self._measure(*stretch)
        self.line_max = len(self.begins)
        self.tokenize(first, self.line_max)

    def _measure(self, begin: int, end: int) -> None:
        text = self.src[begin:end]
        for line in text.removesuffix("\n").split("\n") if text else ():
            shift = len(line) - len(line.lstrip(" \t"))
            self.begins.append(begin)
            self.ends.append(begin + len(line))
            self.shifts.append(shift)
            self.counts.append(len(line[:shift].expandtabs(4)) if "\t" in line else shift)
            begin += len(line) + 1

    def is_empty(self, line: int) -> bool:
        """Is there nothing on the line but white space?"""
        return self.begins[line] + self.shifts[line] >= self.ends[line]

    def skip_empty(self, line: int) -> int:
        """The first line from `line` on that has text."""
        while line < self.line_max and self.is_empty(line):
            line += 1
        return line

    def text(self, line: int) -> str:
        """The text of a line from its first sign on, inside the open block."""
        return self.src[self.begins[line] + self.shifts[line] : self.ends[line]]

    def push(self, kind: str, nesting: int, meta: dict[str, Any], content: str = "") -> Token:
        token = Token(kind, nesting, meta, content)
        self.level += nesting
        self.tokens.append(token)
        return token

    def tokenize(self, line: int, end: int) -> None:
        """Read the lines from `line` up to `end`, or to the first that is indented less than the block."""
        while line < end:
            self.line = line = self.skip_empty(line)
            if line >= end or self.counts[line] < self.indent:
                return
            for rule in self.rules(line, interrupting=False):
                if rule(self, line, end, False):
                    break
            assert self.line > line, "a rule that recognises a block goes on to a next line"
            line = self.line

    def interrupted(self, line: int, end: int) -> bool:
        """Does a block begin here that ends the paragraph above it?"""
        for rule in self.rules(line, interrupting=True):  # noqa: SIM110  # asked of every line: a generator would cost more
            if rule(self, line, end, True):
                return True
        return False

    def rules(self, line: int, interrupting: bool) -> tuple[BlockRule, ...]:
        """The rules that can fit a line, in order of trial."""
        sign = self.src[self.begins[line] + self.shifts[line]]
        known = self.tried[interrupting].get(sign)
        if known is None:
            known = tuple(
                row.rule for row in self.rows if (not row.signs or sign in row.signs) and (row.interrupts or not interrupting)
            )
            self.tried[interrupting][sign] = known
        return known
