"""Tokens of one file → blocks and headings, in order. What a heading *is*, the next stage decides (`structure.py`, `free.py`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.token import Token

from regelzetter import dutch
from regelzetter.diagnostics import Diagnostic, in_order
from regelzetter.reading.fiche import fiche_table
from regelzetter.reading.inline import INSIDE_A_NOTE, InlineResult, inline_engine, note_names, parse_inline
from regelzetter.reading.marks import looks_like_onderdeel, read_mark
from regelzetter.reading.place import Placement, single_line
from regelzetter.reading.raw import Heading, Item, Items
from regelzetter.reading.rules import KOP_IN_PASSAGE, LABEL_PLAATS, LIJKT_ONDERDEEL, NOOT_ONBEKEND, RUWE_HTML
from regelzetter.reading.syntax import Reader, block_engine, tokens_of
from regelzetter.source import Source, Span
from regelzetter.tree.nodes import (
    Alinea,
    Begrip,
    Begrippenlijst,
    Block,
    Blocks,
    Cel,
    Inlines,
    Keuze,
    Kolom,
    Lijst,
    Onderdeel,
    Rij,
    Tabel,
    Tekst,
)

NARROWEST, WIDEST = 8, 48
"""Signs in a column of a pipe table."""

_HOLE = re.compile(r"\{\{[^{}]*\}\}")
_REFERENCE = re.compile(r"\[([^\]]*)\]\([^)]*\)")

ListKind: TypeAlias = Literal["letters", "graden", "romeins", "cijfers", "streepjes"]
Align: TypeAlias = Literal["links", "rechts", "midden"]


@dataclass(frozen=True, slots=True)
class FileContent:
    """The blocks and headings of one file, and what was found wrong while reading it."""

    items: Items
    found: tuple[Diagnostic, ...]


@cache
def _engines() -> tuple[MarkdownIt, MarkdownIt]:
    return block_engine(), inline_engine()


def read_blocks(source: Source) -> FileContent:
    """Read one file. Every mistake in it is in `found`; nothing is left out of `items` without one."""
    blocks, inlines = _engines()
    tokens, reader = tokens_of(source, blocks)
    builder = _BlockBuilder(reader, inlines)
    items = builder.read(tokens)
    return FileContent(items, in_order(reader.found))


class _BlockBuilder:
    def __init__(self, reader: Reader, engine: MarkdownIt) -> None:
        self.reader = reader
        self.engine = engine
        self.notes: dict[str, tuple[Span, list[Token]]] = {}
        self.used: set[str] = set()
        self.in_note = False

    # --- the walk ---------------------------------------------------------------------------------

    def read(self, tokens: list[Token]) -> Items:
        items = self._items(self._without_notes(tokens))
        for name, (span, _) in self.notes.items():
            if name not in self.used:
                self.reader.report(Diagnostic(NOOT_ONBEKEND, span, f"naar de noot '{name}' verwijst geen nootteken",
                                              f"zet [^{name}] in de tekst of haal de noot weg"))  # fmt: skip
        return items

    def _without_notes(self, tokens: list[Token]) -> list[Token]:
        rest: list[Token] = []
        index = 0
        while index < len(tokens):
            if tokens[index].type != "noot_open":
                rest.append(tokens[index])
                index += 1
                continue
            end = _closing(tokens, index)
            name, span = tokens[index].meta["naam"], tokens[index].meta["span"]
            if name in self.notes:
                self.reader.report(
                    Diagnostic(NOOT_ONBEKEND, span, f"de noot '{name}' staat er twee keer", "geef elke noot een eigen naam")
                )
            else:
                self.notes[name] = (span, tokens[index + 1 : end])
            index = end + 1
        return rest

    def _items(self, tokens: list[Token]) -> Items:
        items: list[Item] = []
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token.type == "kop":
                items.append(self._heading(token, tokens[index + 1]))
                index += 2
            elif token.type == "alinea":
                items.append(self._paragraph(tokens[index + 1]))
                index += 2
            elif token.type == "rijen":
                end = _closing(tokens, index + 1)
                items.append(self._table(tokens[index + 2 : end], tokens[index + 1], token.meta["tabel"]))
                index = end + 1
            else:
                end = _closing(tokens, index)
                items.append(self._container(token, tokens[index + 1 : end]))
                index = end + 1
        return tuple(items)

    def _container(self, token: Token, inside: list[Token]) -> Block:
        match token.type:
            case "lijst_open":
                return self._list(token, inside)
            case "begrippen_open":
                return self._definitions(token, inside)
            case "tabel_open":
                return self._table(inside, token, None)
            case "als_open":
                return self._choice(token, inside)
            case "fiche_open":
                titles = self._fiche_titles(token)
                return fiche_table(titles, self._items(inside), token.meta["span"], self.reader.report)
        raise AssertionError(token.type)

    def _blocks(self, tokens: list[Token]) -> Blocks:
        """Blocks where a heading has no place."""
        blocks: list[Block] = []
        for item in self._items(tokens):
            if isinstance(item, Heading):
                self.reader.report(Diagnostic(KOP_IN_PASSAGE, item.span, "hier kan geen kop staan",
                                              "zet de kop buiten de passage, het lid of de noot"))  # fmt: skip
            else:
                blocks.append(item)
        return tuple(blocks)

    # --- one shape each ---------------------------------------------------------------------------

    def _inline(self, token: Token) -> InlineResult:
        place: Placement = token.meta["place"]
        if self.in_note:
            result = parse_inline(token.content, place, self.engine, None, INSIDE_A_NOTE)
            # The mark of a note inside a note is refused; that the other note is then not used is the same mistake.
            self.used.update(note_names(token.content))
        else:
            result = parse_inline(token.content, place, self.engine, self._note)
        self.reader.found.extend(result.found)
        return result

    def _plain(self, token: Token) -> Inlines:
        """Inline content where a label has no place."""
        result = self._inline(token)
        if result.label is not None:
            place: Placement = token.meta["place"]
            span = place.span(0, len(token.content))
            self.reader.report(Diagnostic(LABEL_PLAATS, span, f"het label '{result.label}' kan hier niet staan",
                                          "een label hoort bij een kop, lid, onderdeel of alinea"))  # fmt: skip
        return result.inhoud

    def _note(self, name: str) -> Blocks | None:
        if name not in self.notes:
            return None
        self.used.add(name)
        self.in_note = True
        blocks = self._blocks(self.notes[name][1])
        self.in_note = False
        return blocks

    def _heading(self, token: Token, inline: Token) -> Heading:
        result = self._inline(inline)
        return Heading(niveau=token.meta["niveau"], tekst=inline.content, place=inline.meta["place"], inhoud=result.inhoud,
                       label=result.label, span=token.meta["span"])  # fmt: skip

    def _paragraph(self, inline: Token) -> Alinea:
        result = self._inline(inline)
        place: Placement = inline.meta["place"]
        span = place.span(0, len(inline.content))
        mark = read_mark(inline.content, 0)
        if mark is not None and looks_like_onderdeel(mark):
            typed = inline.content[: mark.breedte]
            tip = "begin de opsomming op een nieuwe regel, na een regel die op een dubbele punt of puntkomma eindigt"
            self.reader.report(Diagnostic(LIJKT_ONDERDEEL, span, f"'{typed}' wordt als gewone tekst gelezen", tip))
        if inline.content.lstrip().startswith("<"):
            self._refuse_html_block(inline, span)
        return Alinea(inhoud=result.inhoud, label=result.label, span=span)

    def _refuse_html_block(self, inline: Token, span: Span) -> None:
        """`<!-- …` over several lines is not caught in the line itself."""
        if inline.content.lstrip().startswith("<!--") and not any(
            d.rule is RUWE_HTML and d.span == span for d in self.reader.found
        ):
            self.reader.report(Diagnostic(RUWE_HTML, span, "opmerkingen in HTML worden niet gelezen", "haal de opmerking weg"))

    def _list(self, token: Token, inside: list[Token]) -> Lijst:
        parts: list[Onderdeel] = []
        for opened, tokens in _children(inside):
            blocks = self._blocks(tokens)
            label, blocks = _label_of_first(blocks)
            parts.append(Onderdeel(merk=opened.meta["merk"], inhoud=blocks, label=label, span=opened.meta["span"]))
        kind: ListKind = token.meta["soort"]
        if kind == "letters" and _is_roman(parts):
            kind = "romeins"
        return Lijst(soort=kind, onderdelen=tuple(parts), span=token.meta["span"])

    def _definitions(self, token: Token, inside: list[Token]) -> Begrippenlijst:
        begrippen: list[Begrip] = []
        for opened, tokens in _children(inside):
            term = self._inline(tokens[0])
            meaning = self._blocks(tokens[1:])
            label, meaning = _label_of_first(meaning)
            begrippen.append(Begrip(term=term.inhoud, omschrijving=meaning, label=term.label or label, span=opened.meta["span"]))
        return Begrippenlijst(begrippen=tuple(begrippen), span=token.meta["span"])

    def _table(self, inside: list[Token], opened: Token, repeat: str | None) -> Tabel:
        aligns = [_align(mark) for mark in opened.meta["marks"]]
        widths = column_widths([[token.content for token in tokens] for _, tokens in _children(inside)], len(aligns))
        columns = tuple(
            Kolom(uitlijning=align, breedte=width, span=opened.meta["span"]) for align, width in zip(aligns, widths, strict=True)
        )
        rows = [self._row(row, tokens, head=index == 0) for index, (row, tokens) in enumerate(_children(inside))]
        return Tabel(kolommen=columns, kop=tuple(rows[:1]), rijen=tuple(rows[1:]), herhaal=repeat, span=opened.meta["span"])

    def _row(self, opened: Token, tokens: list[Token], head: bool) -> Rij:
        return Rij(cellen=tuple(self._cell(token, head) for token in tokens), span=opened.meta["span"])

    def _cell(self, token: Token, head: bool) -> Cel:
        place: Placement = token.meta["place"]
        span = place.span(0, len(token.content))
        content = self._plain(token)
        blocks: Blocks = (Alinea(inhoud=content, span=span),) if content else ()
        return Cel(inhoud=blocks, kop=head, span=span)

    def _choice(self, token: Token, inside: list[Token]) -> Keuze:
        middle = next((i for i, t in enumerate(inside) if t.type == "anders" and _depth(inside, i) == 0), None)
        then = inside if middle is None else inside[:middle]
        otherwise = [] if middle is None else inside[middle + 1 :]
        return Keuze(voorwaarde=token.meta["info"], voorwaarde_span=token.meta["info_span"], dan=self._blocks(then),
                     anders=self._blocks(otherwise), span=token.meta["span"])  # fmt: skip

    def _fiche_titles(self, token: Token) -> tuple[Inlines, ...]:
        info: str = token.meta["info"]
        span: Span = token.meta["info_span"]
        titles: list[Inlines] = []
        offset = 0
        for part in info.split("|"):
            start = span.column + offset + len(part) - len(part.lstrip())
            place = single_line(span.path, span.line, start)
            result = parse_inline(part.strip(), place, self.engine)
            self.reader.found.extend(result.found)
            titles.append(result.inhoud)
            offset += len(part) + 1
        return tuple(titles)


def column_widths(rows: list[list[str]], columns: int) -> list[int]:
    """How wide each column of a pipe table wants to be, in signs: its longest cell, but no less and no more than reads well.

    A value or a reference counts for about as many signs as it will print.

    >>> column_widths([["Jaar", "Bedrag"], ["2025", "{{ budget }}"], ["2026", "zie [](#plafond)"]], 2)
    [8, 24]
    """
    printed = [[_HOLE.sub("x" * 12, _REFERENCE.sub(_stand_in, cell)) for cell in row] for row in rows]
    return [
        min(WIDEST, max(NARROWEST, *(len(row[column]) for row in printed if column < len(row)), 0)) for column in range(columns)
    ]


def _stand_in(found: re.Match[str]) -> str:
    return found[1] or "x" * 20


def _closing(tokens: list[Token], start: int) -> int:
    """Index of the token that closes the one at `start`."""
    depth = 0
    for index in range(start, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    raise AssertionError(f"{tokens[start].type} is not closed")


def _depth(tokens: list[Token], index: int) -> int:
    return sum(token.nesting for token in tokens[:index])


def _children(tokens: list[Token]) -> list[tuple[Token, list[Token]]]:
    """The pairs (opening token, tokens inside) of a row of containers."""
    found: list[tuple[Token, list[Token]]] = []
    index = 0
    while index < len(tokens):
        end = _closing(tokens, index)
        found.append((tokens[index], tokens[index + 1 : end]))
        index = end + 1
    return found


def _label_of_first(blocks: Blocks) -> tuple[str | None, Blocks]:
    """The label at the end of the first paragraph belongs to the lid, onderdeel or begrip around it."""
    if not blocks or not isinstance(blocks[0], Alinea) or blocks[0].label is None:
        return None, blocks
    first = blocks[0]
    return first.label, (Alinea(inhoud=first.inhoud, span=first.span), *blocks[1:])


def _is_roman(parts: list[Onderdeel]) -> bool:
    """`i.`, `ii.`, `iii.` and not the ninth letter: the first mark decides."""
    return bool(parts) and parts[0].merk == "i" and all(dutch.romeins_getal(part.merk) is not None for part in parts)


def _align(mark: str) -> Align:
    if mark.endswith(":"):
        return "midden" if mark.startswith(":") else "rechts"
    return "links"


def plain_text(inlines: Inlines) -> str:
    """The words of an inline content as typed, for a look at how a paragraph begins."""
    return "".join(node.tekst for node in inlines if isinstance(node, Tekst))
