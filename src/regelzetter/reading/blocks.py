"""Tokens of one file → blocks and headings, in order. What a heading *is*, the next stage decides (`structure.py`, `free.py`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

from regelzetter import dutch
from regelzetter.diagnostics import Diagnostic, in_order
from regelzetter.reading.engine import Token
from regelzetter.reading.fiche import fiche_table
from regelzetter.reading.figure import Typed, as_figure, read_figure
from regelzetter.reading.formula import read_formula
from regelzetter.reading.inline import (
    INSIDE_A_NOTE,
    WITHOUT_NOTES,
    InlineResult,
    Setting,
    parse_inline,
)
from regelzetter.reading.lookalikes import html_comment, lookalike, lost_asterisk
from regelzetter.reading.marks import MarkKind, note_names
from regelzetter.reading.place import Placement, single_line
from regelzetter.reading.plain_lists import PlainItem
from regelzetter.reading.raw import Heading, Item, Items
from regelzetter.reading.rules import (
    AFBEELDING_IN_TEKST,
    BLOK_PLAATS,
    KOP_IN_PASSAGE,
    LABEL_PLAATS,
    LEEG,
    NOOT_ONBEKEND,
    RUWE_HTML,
)
from regelzetter.reading.state import Reader
from regelzetter.reading.strays import stray_lines
from regelzetter.reading.syntax import tokens_of
from regelzetter.reading.table import TypedCell, TypedRow, read_table
from regelzetter.reading.tokens import children, closing, depth
from regelzetter.source import Source, Span, Stretch
from regelzetter.tree.nodes import (
    Alinea,
    Begrip,
    Begrippenlijst,
    Block,
    Blocks,
    Citaat,
    Grafiek,
    Inlines,
    Keuze,
    Lijst,
    Onbegrepen,
    Onderdeel,
    Tabel,
    Tekst,
    Tussenkop,
)

ListKind: TypeAlias = Literal["letters", "graden", "romeins", "cijfers", "streepjes", "hoofdletters"]
Around: TypeAlias = Literal["noot", "fiche", "formule", "citaat"]

_REFUSED: Final[dict[Around, tuple[str, ...]]] = {
    "noot": ("tabel_open", "begrippen_open", "als_open", "fiche_open", "formule_open", "grafiek_open", "citaat_open"),
    "fiche": ("tabel_open", "begrippen_open", "als_open", "fiche_open", "formule_open", "grafiek_open", "citaat_open"),
    "formule": ("tabel_open", "als_open", "fiche_open", "formule_open", "grafiek_open", "citaat_open"),
    "citaat": (),
}
"""What has no place inside what (`tree/grammar.py`)."""

_CALLED: Final[dict[str, str]] = {
    "tabel_open": "tabel", "begrippen_open": "lijst van begrippen", "als_open": "passage", "fiche_open": "fiche",
    "formule_open": "formule", "grafiek_open": "grafiek", "citaat_open": "citaat",
}  # fmt: skip


class FileContent(NamedTuple):
    """The blocks and headings of one file, and what was found wrong while reading it."""

    items: Items
    found: tuple[Diagnostic, ...]


def read_blocks(source: Source, stretches: Sequence[Stretch] = ()) -> FileContent:
    """Read one file, or some stretches of it. Every mistake in it is in `found`; nothing is left out of `items` without one."""
    tokens, reader = tokens_of(source, stretches or (Stretch(0, len(source.text)),))
    builder = _BlockBuilder(reader)
    items = builder.read(tokens)
    return FileContent(items, in_order(reader.found))


class _BlockBuilder:
    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.notes: dict[str, tuple[Span, list[Token]]] = {}
        self.used: set[str] = set()
        self.running = Setting(self._note)
        """Where most text stands: a note in it is one of this file."""
        self.around: list[Around] = []
        """The blocks that the walk is in and that not everything may stand in, from outside in."""
        self.capitals = False
        """Was there a list A, B, C under this heading?"""

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
            end = closing(tokens, index)
            name, span = tokens[index].meta["naam"], tokens[index].meta["span"]
            if name in self.notes:
                self.reader.report(
                    Diagnostic(NOOT_ONBEKEND, span, f"de noot '{name}' staat er twee keer", "geef elke noot een eigen naam")
                )
            else:
                content: list[Token] = []
                self.notes[name] = (span, content)
                content.extend(self._without_notes(tokens[index + 1 : end]))
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
                items.append(self._paragraph(token.content, token.meta["place"]))
                index += 1
            elif token.type == "lijst":
                items.append(self._plain_list(token.meta["items"], token.meta["span"]))
                index += 1
            else:
                end = closing(tokens, index)
                items.extend(self._container(token, tokens[index + 1 : end]))
                index = end + 1
        return tuple(items)

    def _container(self, token: Token, inside: list[Token]) -> tuple[Block, ...]:
        around = next((name for name in self.around if token.type in _REFUSED[name]), None)
        if around is not None:
            return (self._refused(token, around),)
        match token.type:
            case "lijst_open":
                return (self._list(token, inside),)
            case "begrippen_open":
                return (self._definitions(token, inside),)
            case "tabel_open":
                return (self._table(token, inside),)
            case "als_open":
                return (self._choice(token, inside),)
            case "citaat_open":
                return (self._quote(token, inside),)
            case "formule_open":
                return self._formula(token, inside)
            case "grafiek_open":
                return (self._chart(token),)
            case "fiche_open":
                titles = self._fiche_titles(token)
                items = self._inside("fiche", inside)
                return (fiche_table(titles, items, token.meta["span"], self.reader.report),)
        raise AssertionError(token.type)

    def _inside(self, around: Around, tokens: list[Token]) -> Items:
        self.around.append(around)
        items = self._items(tokens)
        self.around.pop()
        return items

    def _refused(self, token: Token, around: Around) -> Onbegrepen:
        """A block where it may not stand: reported, and kept as it was typed."""
        first, last = token.meta["regels"]
        lines = [self.reader.source.line(number + 1) for number in range(first, last)]
        span: Span = token.meta["span"]
        self.reader.report(Diagnostic(BLOK_PLAATS, span, f"in een {around} kan geen {_CALLED[token.type]} staan",
                                      f"zet dit buiten de {around}"))  # fmt: skip
        return Onbegrepen(tekst="\n".join(lines), span=span)

    def _blocks(self, tokens: list[Token]) -> Blocks:
        """Blocks where a heading has no place, unless it is quoted."""
        blocks: list[Block] = []
        for item in self._items(tokens):
            if not isinstance(item, Heading):
                blocks.append(item)
            elif "citaat" in self.around:
                blocks.append(self._quoted_heading(item))
            else:
                self.reader.report(Diagnostic(KOP_IN_PASSAGE, item.span, "hier kan geen kop staan",
                                              "zet de kop buiten de passage, het lid of de noot"))  # fmt: skip
        return tuple(blocks)

    def _report(self, found: Diagnostic | None) -> None:
        if found is not None:
            self.reader.report(found)

    def _blocks_inside(self, around: Around, tokens: list[Token]) -> Blocks:
        self.around.append(around)
        blocks = self._blocks(tokens)
        self.around.pop()
        return blocks

    # --- one shape each ---------------------------------------------------------------------------

    def _inline(self, token: Token) -> InlineResult:
        return self._read(token.content, token.meta["place"])

    def _read(self, content: str, place: Placement, notes: bool = True) -> InlineResult:
        if notes and not self._refuses_notes():
            result = parse_inline(content, place, self.running)
        else:
            tip = INSIDE_A_NOTE if "noot" in self.around else WITHOUT_NOTES
            result = parse_inline(content, place, Setting(None, tip))
            # The mark of a note where none may stand is refused; that the note is then not used is the same mistake.
            self.used.update(note_names(content))
        self.reader.found.extend(result.found)
        return result

    def _refuses_notes(self) -> bool:
        return "noot" in self.around or "formule" in self.around

    def _plain(self, content: str, place: Placement, notes: bool = True) -> Inlines:
        """Inline content where a label has no place."""
        result = self._read(content, place, notes)
        if result.label is not None:
            self._refuse_label(result.label, place.span(0, len(content)))
        return result.inhoud

    def _refuse_label(self, label: str, span: Span) -> None:
        self.reader.report(Diagnostic(LABEL_PLAATS, span, f"het label '{label}' kan hier niet staan",
                                      "een label hoort bij een kop, lid, onderdeel of alinea"))  # fmt: skip

    def _note(self, name: str) -> Blocks | None:
        if name not in self.notes:
            return None
        self.used.add(name)
        around, self.around = self.around, ["noot"]
        blocks = self._blocks(self.notes[name][1])
        self.around = around
        return blocks

    def _heading(self, token: Token, inline: Token) -> Heading:
        self.capitals = False
        result = self._read(inline.content, inline.meta["place"], notes="citaat" not in self.around)
        return Heading(niveau=token.meta["niveau"], tekst=inline.content, place=inline.meta["place"], inhoud=result.inhoud,
                       label=result.label, span=token.meta["span"])  # fmt: skip

    def _quoted_heading(self, heading: Heading) -> Tussenkop:
        if heading.label is not None:
            self._refuse_label(heading.label, heading.span)
        return Tussenkop(niveau=heading.niveau, inhoud=heading.inhoud, span=heading.span)

    def _figure(self, figure: Typed) -> Block:
        around = next((name for name in self.around if name in ("noot", "formule")), None)
        if around is None:
            return read_figure(figure, self._words, self.reader.report)
        self.reader.report(Diagnostic(AFBEELDING_IN_TEKST, figure.span(), f"in een {around} kan geen afbeelding staan",
                                      f"zet de afbeelding buiten de {around}"))  # fmt: skip
        return Onbegrepen(tekst=figure.found[0], span=figure.span())

    def _paragraph(self, content: str, place: Placement) -> Block:
        figure = as_figure(content, place)
        if figure is not None:
            return self._figure(figure)
        result = self._read(content, place)
        span = place.span(0, len(content))
        begins = lookalike(content, span, self.capitals, "formule" in self.around)
        self.reader.found.extend(stray_lines(content, place) if begins is None else (begins,))
        if content.lstrip().startswith("<!--") and not any(found.rule == RUWE_HTML for found in result.found):
            self._report(html_comment(span))
        return Alinea(inhoud=result.inhoud, label=result.label, span=span)

    def _list(self, token: Token, inside: list[Token]) -> Lijst:
        parts: list[Onderdeel] = []
        for opened, tokens in children(inside):
            blocks = self._blocks(tokens)
            label, blocks = _label_of_first(blocks)
            if not blocks:
                self.reader.report(Diagnostic(LEEG, opened.meta["span"], f"achter '{opened.meta['merk']}' staat geen tekst",
                                              "zet de tekst erachter, of spring haar eronder in"))  # fmt: skip
            parts.append(Onderdeel(merk=opened.meta["merk"], inhoud=blocks, label=label, span=opened.meta["span"]))
        self.capitals = self.capitals or token.meta["soort"] == "hoofdletters"
        return _list_of(parts, token.meta["soort"], token.meta["span"])

    def _plain_list(self, items: Sequence[PlainItem], span: Span) -> Lijst:
        """A list of items that are a paragraph, each with the list inside it behind it."""
        parts: list[Onderdeel] = []
        depth = items[0].depth
        starts = [index for index, item in enumerate(items) if item.depth == depth]
        for start, end in zip(starts, [*starts[1:], len(items)], strict=True):
            item, inside = items[start], items[start + 1 : end]
            text = self._paragraph(item.content, item.place)
            blocks: Blocks = (text, self._plain_list(inside, _before(inside[0].span))) if inside else (text,)
            label, blocks = _label_of_first(blocks)
            parts.append(Onderdeel(merk=item.mark.tekst, inhoud=blocks, label=label, span=item.span))
        return _list_of(parts, items[0].mark.soort, span)

    def _definitions(self, token: Token, inside: list[Token]) -> Begrippenlijst:
        begrippen: list[Begrip] = []
        for opened, tokens in children(inside):
            term = self._inline(tokens[0])
            meaning = self._blocks(tokens[1:])
            label, meaning = _label_of_first(meaning)
            begrippen.append(Begrip(term=term.inhoud, omschrijving=meaning, label=term.label or label, span=opened.meta["span"]))
        return Begrippenlijst(begrippen=tuple(begrippen), span=token.meta["span"])

    def _table(self, token: Token, inside: list[Token]) -> Tabel:
        rows = [
            TypedRow(tuple(TypedCell(cell.content, cell.meta["place"]) for cell in cells), row.meta["span"])
            for row, cells in children(inside)
        ]
        return read_table(rows, token.meta["marks"], token.meta["settings"], token.meta["span"], self._plain, self.reader.report)

    def _quote(self, token: Token, inside: list[Token]) -> Citaat:
        return Citaat(inhoud=self._blocks_inside("citaat", inside), span=token.meta["span"])

    def _formula(self, token: Token, inside: list[Token]) -> tuple[Block, ...]:
        blocks = self._blocks_inside("formule", inside)
        first = next((token for token in inside if token.type in ("alinea", "inline")), None)
        self._report(lost_asterisk(first.content, first.meta["place"]) if first is not None else None)
        return read_formula(blocks, token.meta["info"], token.meta["span"], token.meta["info_span"], self.reader.report)

    def _chart(self, token: Token) -> Grafiek | Onbegrepen:
        from regelzetter.reading.chart import read_chart, typed  # few texts have one: start-up time counts

        info, place = token.meta["info"], token.meta["info_span"]
        behind = typed(info, place.path, place.line, place.column) if info else None
        return read_chart(token.meta["inhoud"], behind, token.meta["span"], self._words, self.reader.report)

    def _words(self, content: str, place: Placement) -> Inlines:
        return self._plain(content, place, notes=False)

    def _choice(self, token: Token, inside: list[Token]) -> Keuze:
        middle = next((i for i, t in enumerate(inside) if t.type == "anders" and depth(inside, i) == 0), None)
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
            result = parse_inline(part.strip(), place)
            self.reader.found.extend(result.found)
            titles.append(result.inhoud)
            offset += len(part) + 1
        return tuple(titles)


def _list_of(parts: list[Onderdeel], kind: MarkKind, span: Span) -> Lijst:
    soort: ListKind = "romeins" if kind == "letters" and _is_roman(parts) else kind
    return Lijst(soort=soort, onderdelen=tuple(parts), span=span)


def _before(span: Span) -> Span:
    """The place where it begins."""
    return span._replace(end_line=span.line, end_column=span.column)


def _label_of_first(blocks: Blocks) -> tuple[str | None, Blocks]:
    """The label at the end of the first paragraph belongs to the lid, onderdeel or begrip around it."""
    if not blocks or not isinstance(blocks[0], Alinea) or blocks[0].label is None:
        return None, blocks
    first = blocks[0]
    return first.label, (Alinea(inhoud=first.inhoud, span=first.span), *blocks[1:])


def _is_roman(parts: list[Onderdeel]) -> bool:
    """`i.`, `ii.`, `iii.` and not the ninth letter: the first mark decides."""
    return bool(parts) and parts[0].merk == "i" and all(dutch.romeins_getal(part.merk) is not None for part in parts)


def plain_text(inlines: Inlines) -> str:
    """The words of an inline content as typed, for a look at how a paragraph begins."""
    return "".join(node.tekst for node in inlines if isinstance(node, Tekst))
