"""The block rules of pipe tables and of the line of settings above them."""

from __future__ import annotations

import re
from typing import Final

from regelzetter.diagnostics import Diagnostic
from regelzetter.reading.engine import State
from regelzetter.reading.place import single_line
from regelzetter.reading.rules import TABEL
from regelzetter.reading.settings import TableSettings, looks_like_settings, read_settings
from regelzetter.reading.state import column, line_text, push, push_inline, reader_of, span_of
from regelzetter.source import Span

_DELIMITER: Final = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")


def settings(state: State, start: int, end: int, silent: bool) -> bool:
    text = line_text(state, start).rstrip()
    if not text.startswith("{") or not looks_like_settings(text):
        return False
    has_table = start + 1 < end and table(state, start + 1, end, True)
    place = single_line(reader_of(state).source.path, start + 1, column(state, start))
    found = read_settings(text, place)
    if not (has_table or found.known):
        return False
    if silent:
        return True
    reader = reader_of(state)
    if has_table:
        reader.found.extend(found.found)
        _table(state, start + 1, end, found)
        return True
    span = place.span(*_first_setting(text))
    reader.report(
        Diagnostic(TABEL, span, f"onder {{{found.first}=…}} staat geen tabel", tip="zet de regel direct boven een tabel")
    )
    state.line = start + 1
    return True


def _first_setting(text: str) -> tuple[int, int]:
    """Where the first setting is said: from behind its `=` to its end."""
    start = text.index("=") + 1
    return start, len(text) - 1


def split_cells(line: str) -> list[tuple[int, str]]:
    """The cells of a table row with their offset in the line; `\\|` and a bar inside {{ … }} do not split.

    >>> split_cells("| a | {{ b | euro }} |")
    [(2, 'a'), (6, '{{ b | euro }}')]
    """
    cells: list[tuple[int, str]] = []
    start = 1 if line.startswith("|") else 0
    depth, position = 0, start
    while position < len(line):
        if line.startswith("{{", position):
            depth += 1
        elif line.startswith("}}", position):
            depth = max(0, depth - 1)
        elif line[position] == "\\":
            position += 1
        elif line[position] == "|" and depth == 0:
            cells.append(_cell(line, start, position))
            start = position + 1
        position += 1
    if line[start:].strip():
        cells.append(_cell(line, start, len(line)))
    return cells


def _cell(line: str, start: int, end: int) -> tuple[int, str]:
    text = line[start:end]
    return start + len(text) - len(text.lstrip()), text.strip()


def table(state: State, start: int, end: int, silent: bool) -> bool:
    if start + 1 >= end or not line_text(state, start).startswith("|"):
        return False
    delimiter = line_text(state, start + 1)
    if "-" not in delimiter or not _DELIMITER.match(delimiter):
        return False
    if not silent:
        _table(state, start, end, TableSettings())
    return True


def _table(state: State, start: int, end: int, found: TableSettings) -> None:
    marks = [text for _, text in split_cells(line_text(state, start + 1))]
    last = start + 2
    while last < end and line_text(state, last).startswith("|") and state.counts[last] >= state.indent:
        last += 1
    path = reader_of(state).source.path
    ends_at = column(state, last - 1) + len(line_text(state, last - 1))
    span = Span(path, start + 1, column(state, start), last, ends_at)
    push(state, "tabel_open", 1, marks=marks, settings=found, span=span, regels=(start, last))
    for line in (start, *range(start + 2, last)):
        _row(state, line, len(marks))
    push(state, "tabel_close", -1)
    state.line = last


def _row(state: State, line: int, expected: int) -> None:
    text, first, reader = line_text(state, line).rstrip(), column(state, line), reader_of(state)
    cells = split_cells(text)
    span = span_of(state, line, len(text))
    if len(cells) != expected:
        many = "1 cel" if len(cells) == 1 else f"{len(cells)} cellen"
        reader.report(
            Diagnostic(
                TABEL,
                span,
                f"deze rij heeft {many}, de tabel {expected} kolommen",
                tip="geef elke rij evenveel cellen; een lege cel is | |",
            )
        )
    push(state, "rij_open", 1, span=span)
    for offset, content in cells:
        push_inline(state, content, single_line(reader.source.path, line + 1, first + offset))
    push(state, "rij_close", -1)
