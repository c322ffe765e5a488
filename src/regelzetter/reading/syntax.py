"""The block rules of the source language.

Each rule recognises one shape at the start of a line and pushes tokens; `blocks.py` turns those into the tree. A token of
type `inline` carries in `meta` where its content stands. Lists, tables and quotations have a file of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from regelzetter.diagnostics import Diagnostic
from regelzetter.reading.engine import RuleRow, State, Token
from regelzetter.reading.place import single_line
from regelzetter.reading.rules import NIET_INGESPRONGEN, ONGESLOTEN
from regelzetter.reading.state import (
    Reader,
    column,
    line_text,
    push,
    push_inline,
    push_paragraph,
    read_indented,
    read_inside,
    reader_of,
    span_of,
)
from regelzetter.reading.syntax_lists import definitions, list_rule
from regelzetter.reading.syntax_quotes import quote
from regelzetter.reading.syntax_tables import settings, table
from regelzetter.source import Source, Span, Stretch

FENCES: Final = ("als", "fiche", "formule", "grafiek")
_HEADING: Final = re.compile(r"(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_FENCE: Final = re.compile(r":::[ \t]*(\S*)[ \t]*(.*?)[ \t]*$")
_NOTE: Final = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*")


def tokens_of(source: Source, stretches: Sequence[Stretch]) -> tuple[list[Token], Reader]:
    """The block tokens of the stretches of a file; positions are in their `meta`."""
    reader = Reader(source)
    state = State(reader, ROWS)
    for stretch in stretches:
        state.read(stretch)
    return state.tokens, reader


def _heading(state: State, start: int, _end: int, silent: bool) -> bool:
    found = _HEADING.match(line_text(state, start))
    if found is None:
        return False
    if silent:
        return True
    path = reader_of(state).source.path
    push(state, "kop", 0, niveau=len(found[1]), span=span_of(state, start, found.end(2)))
    push_inline(state, found[2], single_line(path, start + 1, column(state, start) + found.start(2)))
    state.line = start + 1
    return True


def _fence(state: State, start: int, end: int, silent: bool) -> bool:
    if not line_text(state, start).startswith(":::"):
        return False
    if silent:
        return True
    reader = reader_of(state)
    if start in reader.refused_fences:
        state.line = start + 1
        return True
    found = _FENCE.match(line_text(state, start))
    assert found is not None
    span = span_of(state, start, found.end(2))
    if found[1] not in FENCES:
        _refuse_fence(state, start, end, found[1], span)
        return True
    otherwise, close = _fence_ends(state, start, end)
    if found[1] != "als":
        otherwise = None  # its line is reported when it is read
    if close is None:
        reader.report(
            Diagnostic(ONGESLOTEN, span, f"het blok '::: {found[1]}' wordt niet gesloten", tip="zet een regel ::: onder het blok")
        )
        close = _end_of_open_block(state, start, end) if found[1] in ("formule", "grafiek") else end
        state.line = _read_fence(state, start, otherwise, close, found, span)
    else:
        state.line = min(_read_fence(state, start, otherwise, close, found, span) + 1, end)
    return True


def _refuse_fence(state: State, start: int, end: int, name: str, span: Span) -> None:
    reader = reader_of(state)
    reader.report(
        Diagnostic(
            ONGESLOTEN,
            span,
            f"het blok ':::{' ' + name if name else ''}' is hier niet geopend of niet bekend",
            tip="bekende blokken zijn ::: als …, ::: anders, ::: fiche …, ::: formule en ::: grafiek; elk eindigt met :::",
        )
    )
    if name not in ("", "anders"):
        reader.refused_fences.update(line for line in _fence_ends(state, start, end) if line is not None)
    state.line = start + 1


def _read_fence(state: State, start: int, otherwise: int | None, close: int, found: re.Match[str], span: Span) -> int:
    """Push the block and what is in it; its last line."""
    name, info = found[1], found[2]
    first = column(state, start) + found.start(2)
    info_span = Span(span.path, start + 1, first, start + 1, first + len(info))
    push(state, f"{name}_open", 1, info=info, span=span, info_span=info_span, regels=(start, close))
    if name == "grafiek":
        _settings_of_chart(state, start + 1, close)
        return close
    read_inside(state, start + 1, close if otherwise is None else otherwise)
    if otherwise is not None:
        push(state, "anders", 0)
        read_inside(state, otherwise + 1, close)
    push(state, f"{name}_close", -1)
    return close


def _settings_of_chart(state: State, start: int, end: int) -> None:
    """Its lines are settings and not text: kept as they were typed."""
    lines = tuple((line_text(state, line), line + 1, column(state, line)) for line in range(start, end))
    state.tokens[-1].meta["inhoud"] = lines
    push(state, "grafiek_close", -1)
    state.line = end


def _fence_ends(state: State, start: int, end: int) -> tuple[int | None, int | None]:
    """Lines of `::: anders` and `:::` that belong to the block that opens at `start`."""
    depth = 0
    otherwise: int | None = None
    for line in range(start + 1, end):
        text = line_text(state, line)
        if not text.startswith(":::"):
            continue
        name = text[3:].strip()
        if name == "" and depth == 0:
            return otherwise, line
        if name == "":
            depth -= 1
        elif name == "anders":
            otherwise = line if depth == 0 else otherwise
        else:
            depth += 1
    return otherwise, None


def _end_of_open_block(state: State, start: int, end: int) -> int:
    """A formula or chart that is not closed ends with its first paragraph, so that the rest of the text keeps its place."""
    line = start + 1
    while line < end and state.is_empty(line):
        line += 1
    while line < end and not state.is_empty(line) and not _heading(state, line, end, True):
        line += 1
    return line


def _note(state: State, start: int, end: int, silent: bool) -> bool:
    found = _NOTE.match(line_text(state, start))
    if found is None:
        return False
    if silent:
        return True
    push(state, "noot_open", 1, naam=found[1], span=span_of(state, start, len(found[1]) + 3))
    read_indented(state, start, end, found.end(), state.counts[start] + 2)
    push(state, "noot_close", -1)
    return True


def _paragraph(state: State, start: int, _end: int, silent: bool) -> bool:
    if silent:
        return False
    line = start + 1
    while line < state.line_max and not state.is_empty(line) and not state.interrupted(line, state.line_max):
        line += 1
    _report_unindented(state, start, line)
    push_paragraph(state, start, line)
    state.line = line
    return True


def _report_unindented(state: State, start: int, end: int) -> None:
    """A line inside an onderdeel that begins no further in than its mark: meant for the onderdeel, or for all of them?"""
    reader = reader_of(state)
    if not reader.open_lists or start + 1 == end:
        return
    indent, kind = reader.open_lists[-1]
    if kind not in ("letters", "graden", "hoofdletters") or state.indent > indent + 3:
        return
    line = next((line for line in range(start + 1, end) if state.counts[line] <= indent), None)
    if line is not None:
        reader.report(
            Diagnostic(
                NIET_INGESPRONGEN,
                span_of(state, line, len(line_text(state, line).rstrip())),
                "deze regel springt niet in en wordt bij het onderdeel erboven gelezen",
                "spring de regel in, of zet er een lege regel boven als zij na de opsomming komt",
            )
        )


ROWS: Final = (
    RuleRow(_heading, "#"),
    RuleRow(_fence, ":"),
    RuleRow(_note, "["),
    RuleRow(settings, "{"),
    RuleRow(table, "|"),
    RuleRow(quote, ">"),
    RuleRow(list_rule, ""),
    RuleRow(definitions, ""),
    RuleRow(_paragraph, "", interrupts=False),
)
"""The rules in order of trial."""
