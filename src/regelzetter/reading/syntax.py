"""The block rules of the source language, on markdown-it-py's block engine.

Each rule recognises one shape at the start of a line and pushes tokens; `blocks.py` turns those into the tree. A token of
type `inline` carries in `meta` where its content stands. Rule signature: (state, start line, end line, silent) → recognised.
"""

from __future__ import annotations

import re
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from regelzetter.diagnostics import Diagnostic
from regelzetter.reading.marks import Mark, opens_list, read_mark
from regelzetter.reading.place import Placement, of_lines, single_line
from regelzetter.reading.rules import ONGESLOTEN, TABEL
from regelzetter.source import Source, Span

_HEADING: Final = re.compile(r"(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_FENCE: Final = re.compile(r":::[ \t]*(\S*)[ \t]*(.*?)[ \t]*$")
_NOTE: Final = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*")
_ROWS: Final = re.compile(r"\{rijen=([a-z_][a-z0-9_.]*)\}[ \t]*$")
_DELIMITER: Final = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_DEFINITION: Final = re.compile(r":[ \t]+\S")


class Reader:
    """What the rules of one file share: the source, and what they found wrong."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.found: list[Diagnostic] = []
        self.open_lists: list[tuple[int, str]] = []
        self.refused_fences: set[int] = set()
        """Lines (from 0) that belong to a block with an unknown name: one mistake, one message."""

    def report(self, diagnostic: Diagnostic) -> None:
        self.found.append(diagnostic)


def tokens_of(source: Source, engine: MarkdownIt) -> tuple[list[Token], Reader]:
    """The block tokens of a file; positions are in their `meta`."""
    reader = Reader(source)
    tokens: list[Token] = []
    engine.block.parse(source.text, engine, {"reader": reader}, tokens)
    return tokens, reader


def block_engine() -> MarkdownIt:
    """markdown-it with our block rules only, in order of trial."""
    engine = MarkdownIt("zero")
    ruler = engine.block.ruler
    ruler.disable(["paragraph"])
    interrupts: RuleOptionsType = {"alt": ["paragraph"]}
    ruler.push("kop", _heading, interrupts)
    ruler.push("hek", _fence, interrupts)
    ruler.push("noot", _note, interrupts)
    ruler.push("rijen", _rows, interrupts)
    ruler.push("pijptabel", _table, interrupts)
    ruler.push("lijst", _list, interrupts)
    ruler.push("begrippen", _definitions, interrupts)
    ruler.push("alinea", _paragraph, {})
    return engine


def _reader(state: StateBlock) -> Reader:
    reader = state.env["reader"]
    assert isinstance(reader, Reader)
    return reader


def line_text(state: StateBlock, line: int) -> str:
    """The text of a line from its first sign on, inside the open block."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def column(state: StateBlock, line: int) -> int:
    """The column (from 1) of the first sign of a line in the file."""
    return state.bMarks[line] + state.tShift[line] - _reader(state).source.starts[line] + 1


def push(state: StateBlock, kind: str, nesting: int, line: int, **meta: Any) -> Token:
    """A token of ours, with its line (from 0) and what it means."""
    token = state.push(kind, "", nesting)  # type: ignore[arg-type]  # nesting is -1, 0 or 1 at every call
    token.map = [line, line + 1]
    token.meta = meta
    return token


def push_inline(state: StateBlock, content: str, place: Placement) -> None:
    token = state.push("inline", "", 0)
    token.content = content
    token.meta = {"place": place}


def _heading(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    found = _HEADING.match(line_text(state, start))
    if found is None:
        return False
    if silent:
        return True
    first = column(state, start)
    path = _reader(state).source.path
    push(state, "kop", 0, start, niveau=len(found[1]), span=Span(path, start + 1, first, start + 1, first + found.end(2)))
    push_inline(state, found[2], single_line(path, start + 1, first + found.start(2)))
    state.line = start + 1
    return True


def _fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not line_text(state, start).startswith(":::"):
        return False
    if silent:
        return True
    if start in _reader(state).refused_fences:
        state.line = start + 1
        return True
    found = _FENCE.match(line_text(state, start))
    assert found is not None
    path, first = _reader(state).source.path, column(state, start)
    span = Span(path, start + 1, first, start + 1, first + found.end(2))
    name, info = found[1], found[2]
    if name not in ("als", "fiche"):
        _reader(state).report(
            Diagnostic(
                ONGESLOTEN,
                span,
                f"het blok ':::{' ' + name if name else ''}' is hier niet geopend of niet bekend",
                tip="bekende blokken zijn ::: als …, ::: anders en ::: fiche …; elk eindigt met :::",
            )
        )
        if name not in ("", "anders"):
            _reader(state).refused_fences.update(line for line in _fence_ends(state, start, end) if line is not None)
        state.line = start + 1
        return True
    otherwise, close = _fence_ends(state, start, end)
    if close is None:
        _reader(state).report(
            Diagnostic(ONGESLOTEN, span, f"het blok '::: {name}' wordt niet gesloten", tip="zet een regel ::: onder het blok")
        )
        close = end
    info_column = first + found.start(2)
    push(
        state,
        f"{name}_open",
        1,
        start,
        info=info,
        span=span,
        info_span=Span(path, start + 1, info_column, start + 1, info_column + len(info)),
    )
    _inside(state, start + 1, close if otherwise is None else otherwise)
    if otherwise is not None:
        push(state, "anders", 0, otherwise)
        _inside(state, otherwise + 1, close)
    push(state, f"{name}_close", -1, min(close, end - 1))
    state.line = min(close + 1, end)
    return True


def _fence_ends(state: StateBlock, start: int, end: int) -> tuple[int | None, int | None]:
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


def _inside(state: StateBlock, start: int, end: int) -> None:
    """Read the lines from `start` up to `end` with the same rules."""
    line_max = state.lineMax
    state.lineMax = end
    if start < end:
        state.md.block.tokenize(state, start, end)
    state.lineMax = line_max


def _note(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    text = line_text(state, start)
    found = _NOTE.match(text)
    if found is None:
        return False
    if silent:
        return True
    reader = _reader(state)
    first = column(state, start)
    push(
        state,
        "noot_open",
        1,
        start,
        naam=found[1],
        span=Span(reader.source.path, start + 1, first, start + 1, first + len(found[1]) + 3),
    )
    _indented(state, start, end, found.end(), state.sCount[start] + 2)
    push(state, "noot_close", -1, start)
    return True


def _indented(state: StateBlock, start: int, end: int, skip: int, indent: int) -> None:
    """Read a block whose first line begins `skip` characters after the mark, and whose next lines are indented."""
    shift, count, block = state.tShift[start], state.sCount[start], state.blkIndent
    state.tShift[start] = shift + skip
    state.sCount[start] = max(indent, count + skip)
    state.blkIndent = indent
    if line_text(state, start).strip():
        state.md.block.tokenize(state, start, end)
    else:
        state.line = start + 1
    state.tShift[start], state.sCount[start], state.blkIndent = shift, count, block


def _rows(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    found = _ROWS.match(line_text(state, start))
    if found is None:
        return False
    if silent:
        return True
    reader, first = _reader(state), column(state, start)
    span = Span(reader.source.path, start + 1, first + 7, start + 1, first + 7 + len(found[1]))
    if start + 1 < end and _table(state, start + 1, end, True):
        push(state, "rijen", 0, start, tabel=found[1], span=span)
    else:
        reader.report(Diagnostic(TABEL, span, "onder {rijen=…} staat geen tabel", tip="zet de regel direct boven een tabel"))
    state.line = start + 1
    return True


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


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if start + 1 >= end or not line_text(state, start).startswith("|"):
        return False
    delimiter = line_text(state, start + 1)
    if "-" not in delimiter or not _DELIMITER.match(delimiter):
        return False
    if silent:
        return True
    marks = [text for _, text in split_cells(delimiter)]
    last = start + 2
    while last < end and line_text(state, last).startswith("|") and state.sCount[last] >= state.blkIndent:
        last += 1
    path, first = _reader(state).source.path, column(state, start)
    push(
        state,
        "tabel_open",
        1,
        start,
        marks=marks,
        span=Span(path, start + 1, first, last, column(state, last - 1) + len(line_text(state, last - 1))),
    )
    for line in (start, *range(start + 2, last)):
        _row(state, line, len(marks))
    push(state, "tabel_close", -1, last - 1)
    state.line = last
    return True


def _row(state: StateBlock, line: int, expected: int) -> None:
    text, first, reader = line_text(state, line).rstrip(), column(state, line), _reader(state)
    cells = split_cells(text)
    span = Span(reader.source.path, line + 1, first, line + 1, first + len(text))
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
    push(state, "rij_open", 1, line, span=span)
    for offset, content in cells:
        push_inline(state, content, single_line(reader.source.path, line + 1, first + offset))
    push(state, "rij_close", -1, line)


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    mark = read_mark(line_text(state, start), 0)
    if mark is None or _behind_a_mark(state, start):
        return False
    reader = _reader(state)
    if state.sCount[start] < state.blkIndent:
        return silent and (state.sCount[start], mark.soort) in reader.open_lists
    if silent:
        return opens_list(_line_before(state, start)) or (state.sCount[start], mark.soort) in reader.open_lists
    if mark.soort == "letters" and not opens_list(_text_before(state, start)):
        return False
    indent = state.sCount[start]
    first = column(state, start)
    push(state, "lijst_open", 1, start, soort=mark.soort, span=Span(reader.source.path, start + 1, first, start + 1, first))
    reader.open_lists.append((indent, mark.soort))
    line = start
    while mark is not None:
        _item(state, line, end, mark)
        line = _next_item_line(state, end)
        mark = _sibling(state, line, indent, mark) if line < end else None
    reader.open_lists.pop()
    push(state, "lijst_close", -1, state.line - 1)
    return True


def _behind_a_mark(state: StateBlock, line: int) -> bool:
    """Does the text begin behind the mark of an item on the same line? There no list opens: in “a. nr. 5” stands a word."""
    begin = state.bMarks[line]
    return bool(state.src[begin : begin + state.tShift[line]].strip())


def _item(state: StateBlock, line: int, end: int, mark: Mark) -> None:
    path, first = _reader(state).source.path, column(state, line)
    text = line_text(state, line)
    skip = mark.breedte + len(text[mark.breedte :]) - len(text[mark.breedte :].lstrip())
    push(state, "onderdeel_open", 1, line, merk=mark.tekst, span=Span(path, line + 1, first, line + 1, first + mark.breedte))
    _indented(state, line, end, skip, state.sCount[line] + 2)
    push(state, "onderdeel_close", -1, line)


def _next_item_line(state: StateBlock, end: int) -> int:
    """The first line with text after an item; blank lines may stand between items."""
    line = state.line
    while line < end and state.isEmpty(line):
        line += 1
    return line


def _sibling(state: StateBlock, line: int, indent: int, mark: Mark) -> Mark | None:
    """The mark at `line` when it goes on with the list of `mark`."""
    if state.sCount[line] != indent and not (state.blkIndent <= state.sCount[line] < indent + 2):
        return None
    found = read_mark(line_text(state, line), 0)
    return found if found is not None and found.soort == mark.soort else None


def _line_before(state: StateBlock, line: int) -> str:
    return _reader(state).source.line(line)


def _text_before(state: StateBlock, line: int) -> str:
    """The last line with text before `line`."""
    before = line - 1
    while before >= 0 and state.isEmpty(before):
        before -= 1
    return _reader(state).source.line(before + 1) if before >= 0 else ""


def _definitions(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not _is_term(state, start, end):
        return False
    if silent:
        return True
    path, first = _reader(state).source.path, column(state, start)
    push(state, "begrippen_open", 1, start, span=Span(path, start + 1, first, start + 1, first))
    line = start
    while line < end and _is_term(state, line, end):
        term = line_text(state, line).rstrip()
        first = column(state, line)
        push(state, "begrip_open", 1, line, span=Span(path, line + 1, first, line + 1, first + len(term)))
        push_inline(state, term, single_line(path, line + 1, first))
        skip = len(line_text(state, line + 1)) - len(line_text(state, line + 1)[1:].lstrip())
        _indented(state, line + 1, end, skip, state.sCount[line + 1] + 2)
        push(state, "begrip_close", -1, line)
        line = _next_item_line(state, end)
    push(state, "begrippen_close", -1, state.line - 1)
    return True


def _is_term(state: StateBlock, line: int, end: int) -> bool:
    """A line of text with a line `: meaning` below it."""
    if line + 1 >= end or state.isEmpty(line) or state.sCount[line] < state.blkIndent:
        return False
    return _DEFINITION.match(line_text(state, line + 1)) is not None and not line_text(state, line).startswith(("#", ":::", "|"))


def _paragraph(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    if silent:
        return False
    terminators = state.md.block.ruler.getRules("paragraph")
    line = start + 1
    while line < state.lineMax and not state.isEmpty(line):
        if any(rule(state, line, state.lineMax, True) for rule in terminators):
            break
        line += 1
    content = "\n".join(line_text(state, number) for number in range(start, line)).strip()
    source = _reader(state).source
    push(state, "alinea", 0, start)
    push_inline(state, content, of_lines(content, source, start + 1))
    state.line = line
    return True
