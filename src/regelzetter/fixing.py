"""Fixes: the edits that findings carry, applied to the files as they are on disk — comments, layout and line ends stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from regelzetter.diagnostics import Diagnostic, Edit
from regelzetter.record import record

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_BOM: Final = "\ufeff"


@record(frozen=True, slots=True)
class Fixed:
    """What became of the files, which findings were mended, and which wait because their edits touch another's."""

    files: Mapping[str, str]
    mended: tuple[Diagnostic, ...]
    waiting: tuple[Diagnostic, ...]


def fix(found: Iterable[Diagnostic], files: Mapping[str, str]) -> Fixed:
    """Apply the fixes of `found` to `files`. A fix is applied whole or not at all; the first of two that meet wins."""
    taken: list[Edit] = []
    mended: list[Diagnostic] = []
    waiting: list[Diagnostic] = []
    for finding in found:
        if not finding.fix:
            continue
        new = [edit for edit in finding.fix if edit not in taken]
        if any(_meet(edit, other) for edit in new for other in taken) or any(edit.span.path not in files for edit in new):
            waiting.append(finding)
            continue
        taken.extend(new)
        mended.append(finding)
    changed = {path: apply(files[path], [edit for edit in taken if edit.span.path == path]) for path in _paths(taken)}
    return Fixed({path: text for path, text in changed.items() if text != files[path]}, tuple(mended), tuple(waiting))


def apply(text: str, edits: Sequence[Edit]) -> str:
    """The text of one file with its edits done. Lines and columns are those of the text as the compiler reads it.

    >>> from regelzetter.source import Span
    >>> apply("een\\r\\ntwee\\r\\n", [Edit(Span("a.md", 2, 1, 2, 5), "drie")])
    'een\\r\\ndrie\\r\\n'
    """
    starts = _starts(text)
    places = sorted(
        ((starts[edit.span.line - 1] + edit.span.column - 1, starts[edit.span.end_line - 1] + edit.span.end_column - 1, edit.text)
         for edit in edits),
        reverse=True,
    )  # fmt: skip
    for begin, end, new in places:
        text = text[:begin] + new + text[end:]
    return text


def _starts(text: str) -> list[int]:
    """Where each line begins; the compiler does not see a byte order mark."""
    starts = [found.start() for found in _LINE.finditer(text)]
    if text.startswith(_BOM):
        starts[0] = 1
    return starts


def _meet(one: Edit, other: Edit) -> bool:
    """Do two edits touch the same signs, or put something in at the same place?"""
    a, b = one.span, other.span
    if a.path != b.path:
        return False
    first, second = (a, b) if (a.line, a.column) <= (b.line, b.column) else (b, a)
    if (first.line, first.column) == (second.line, second.column):
        return True
    return (second.line, second.column) < (first.end_line, first.end_column)


def _paths(edits: Iterable[Edit]) -> Iterable[str]:
    return dict.fromkeys(edit.span.path for edit in edits)
