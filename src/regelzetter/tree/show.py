"""A tree as stable text, to read: what the command `toon` prints, and what the pages under tests/cases expect.

One node a line, what stands in it indented below. A word with a capital is a node (its name as in `nodes.py`), a word without
is a field of the node above it. Behind a colon stands the first paragraph of a node; `#naam` is its label. Text is in quotes,
and `␣` in it is a no-break space. Where something was typed is not shown, so a tree that only moved looks the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import assert_never

from regelzetter.dutch import NBSP
from regelzetter.tree.address import anchor
from regelzetter.tree.nodes import (
    Afbeelding,
    Alinea,
    Artikel,
    ArtikelToelichting,
    Begrip,
    Begrippenlijst,
    Bijlage,
    Blocks,
    Cel,
    Citaat,
    Divisie,
    Document,
    Fiche,
    Ficheveld,
    Formule,
    Grafiek,
    Grafiekdeel,
    Indeling,
    Inhoud,
    Inline,
    Inlines,
    Invoeging,
    Invulling,
    Keuze,
    Kolom,
    Lid,
    Lijst,
    Nadruk,
    Node,
    Noot,
    Onbegrepen,
    OnbegrepenTekst,
    Onderdeel,
    Ondertekening,
    Regeleinde,
    Regeling,
    Rij,
    Tabel,
    Tekst,
    Tekststuk,
    Toelichting,
    Tussenkop,
    Veld,
    Verwijzing,
    Vindplaats,
    Vreemd,
)

Lines = list[str]


def show(document: Document) -> str:
    """The whole document, with what is printed in it."""
    return show_nodes((document,))


def show_nodes(nodes: Iterable[Node]) -> str:
    """Any nodes, one below the other. Every line ends in a line end."""
    return "".join(f"{line}\n" for node in nodes for line in _node(node))


def _node(node: Node) -> Lines:
    match node:
        case Document():
            return _document(node)
        case Regeling() | Tekststuk() | Fiche():
            return _content(node)
        case Artikel() | Indeling() | Lid() | Bijlage() | Divisie() | Toelichting() | ArtikelToelichting() | Ondertekening():
            return _part(node)
        case Alinea() | Lijst() | Begrippenlijst() | Tabel() | Keuze() | Onbegrepen():
            return _block(node)
        case Formule() | Afbeelding() | Grafiek() | Citaat() | Tussenkop():
            return _rarer_block(node)
        case Grafiekdeel():
            return [_chart_part(node)]
        case Onderdeel() | Begrip() | Rij() | Cel() | Kolom() | Ficheveld() | Veld():
            return _piece(node)
        case _:
            return [_inline(node), *_below(_notes((node,)))]


# --- documents and their parts --------------------------------------------------------------------


def _document(document: Document) -> Lines:
    head = [*_line("titel", document.titel), *_nodes(document.velden)]
    inside = [*head, *_content(document.inhoud), *_nodes(document.bijlagen)]
    return [f"Document {document.naam}, soort {document.soort}", *_below(inside)]


def _content(inhoud: Inhoud) -> Lines:
    match inhoud:
        case Regeling():
            fields = (("aanhef", inhoud.aanhef), ("lichaam", inhoud.lichaam), ("slotformulier", inhoud.slotformulier))
            parts = [line for name, nodes in fields for line in _field(name, nodes)]
            rest = [*inhoud.ondertekening, *inhoud.bijlagen, *_optional(inhoud.toelichting)]
            return ["Regeling", *_below([*parts, *_nodes(rest)])]
        case Tekststuk():
            return ["Tekststuk", *_below(_nodes([*inhoud.inhoud, *inhoud.ondertekening]))]
        case Fiche():
            return ["Fiche", *_below([*_line("ondertitel", inhoud.ondertitel), *_nodes(inhoud.velden)])]
        case _:
            assert_never(inhoud)


def _part(
    part: Artikel | Indeling | Lid | Bijlage | Divisie | Toelichting | ArtikelToelichting | Ondertekening,
) -> Lines:
    match part:
        case Indeling():
            word = "§" if part.teken else part.woord
            return _titled(_numbered(f"Indeling {word}", part.nummer), part, _nodes(part.inhoud))
        case Artikel():
            return _titled(_numbered("Artikel", part.nummer), part, _nodes(part.leden))
        case Lid():
            return _with_blocks(_numbered("Lid", part.nummer) + _label(part.label), part.inhoud)
        case Bijlage():
            inside = [*_line("onderschrift", part.onderschrift), *_nodes(part.inhoud)]
            return _titled(_numbered("Bijlage", part.nummer), part, inside)
        case Divisie():
            return _titled(f"Divisie {part.niveau}", part, _nodes(part.inhoud))
        case Toelichting():
            parts = [*_field("algemeen", part.algemeen), *_field("artikelsgewijs", part.artikelsgewijs)]
            return ["Toelichting", *_below([*parts, *_nodes(part.ondertekening)])]
        case ArtikelToelichting():
            return [f"ArtikelToelichting {_inline(part.verwijzing)}", *_below(_nodes(part.inhoud))]
        case Ondertekening():
            lines = (("groet", part.groet), ("namens", part.namens), ("functie", part.functie), ("naam", part.naam))
            return ["Ondertekening", *_below([line for name, words in lines for line in _line(name, words)])]
        case _:
            assert_never(part)


def _titled(head: str, part: Indeling | Artikel | Bijlage | Divisie | Ficheveld, inside: Lines) -> Lines:
    title = f" {_inlines(part.opschrift)}" if part.opschrift else ""
    return [f"{head}{_label(part.label)}{title}", *_below([*_notes(part.opschrift), *inside])]


def _numbered(name: str, number: str | None) -> str:
    return f"{name} zonder nummer" if number is None else f"{name} {number}"


# --- blocks ---------------------------------------------------------------------------------------


def _block(block: Alinea | Lijst | Begrippenlijst | Tabel | Keuze | Onbegrepen) -> Lines:
    match block:
        case Alinea():
            return [f"Alinea{_label(block.label)}: {_inlines(block.inhoud) or 'leeg'}", *_below(_notes(block.inhoud))]
        case Lijst():
            return [f"Lijst {block.soort}", *_below(_nodes(block.onderdelen))]
        case Begrippenlijst():
            return ["Begrippenlijst", *_below(_nodes(block.begrippen))]
        case Tabel():
            return _table(block)
        case Keuze():
            parts = [*_field("dan", block.dan), *_field("anders", block.anders)]
            return [f"Keuze als {block.voorwaarde}", *_below(parts)]
        case Onbegrepen():
            return [f"Onbegrepen {_quoted(block.tekst)}"]
        case _:
            assert_never(block)


def _rarer_block(block: Formule | Afbeelding | Grafiek | Citaat | Tussenkop) -> Lines:
    match block:
        case Formule():
            inside = [*_notes(block.inhoud), *_line("inleiding", block.inleiding), *_nodes(_optional(block.legenda))]
            return [f"Formule{_label(block.label)}: {_inlines(block.inhoud)}", *_below(inside)]
        case Afbeelding(beeld=picture):
            size = f", {picture.media}, {picture.breedte} × {picture.hoogte}" if picture is not None else ""
            inside = [f"alt: {_quoted(block.alt)}", *_line("bijschrift", block.bijschrift)]
            return [f"Afbeelding{_label(block.label)} {block.pad}{size}", *_below(inside)]
        case Grafiek():
            words = [*_line("titel", block.titel), *_line("eenheid", block.eenheid)]
            named = (("tabel", block.tabel), ("x", block.x), ("vorm", block.vorm))
            parts = [f"{name}: {_chart_part(part)}" for name, part in named if part is not None]
            told = "" if block.cijfertabel else ", zonder cijfertabel"
            return [f"Grafiek {block.soort} van {block.bron}{told}", *_below([*words, *parts, *_nodes(block.delen)])]
        case Citaat():
            return ["Citaat", *_below(_nodes(block.inhoud))]
        case Tussenkop():
            return [f"Tussenkop {block.niveau}: {_inlines(block.inhoud)}", *_below(_notes(block.inhoud))]
        case _:
            assert_never(block)


def _chart_part(part: Grafiekdeel) -> str:
    return f"{part.sleutel} {_inlines(part.opschrift)}".strip() if part.opschrift else part.sleutel


def _table(table: Tabel) -> Lines:
    columns = ", ".join(line for column in table.kolommen for line in _piece(column))
    repeat = f", rijen={table.herhaal}" if table.herhaal is not None else ""
    rows = [*(_row("kop", row, heading=True) for row in table.kop), *(_row("Rij", row, heading=False) for row in table.rijen)]
    caption = _line("bijschrift", table.bijschrift)
    return [f"Tabel{_label(table.label)} {columns}{repeat}", *_below([*caption, *(line for row in rows for line in row)])]


def _row(name: str, row: Rij, heading: bool) -> Lines:
    """A row of short cells on one line; otherwise each cell on its own. `heading`: what the cells of such a row mostly are."""
    if all(_is_short(cell, heading) for cell in row.cellen):
        cells = (_with_blocks("", cell.inhoud)[0].removeprefix(": ") for cell in row.cellen)
        return [f"{name}: {' | '.join(cells)}"]
    return [name, *_below(_nodes(row.cellen))]


def _is_short(cell: Cel, heading: bool) -> bool:
    if cell.kop != heading or cell.kolommen != 1 or cell.rijen != 1:
        return False
    return not cell.inhoud or (len(cell.inhoud) == 1 and len(_with_blocks("", cell.inhoud)) == 1)


def _piece(piece: Onderdeel | Begrip | Rij | Cel | Kolom | Ficheveld | Veld) -> Lines:
    match piece:
        case Onderdeel():
            return _with_blocks(f"Onderdeel {piece.merk}{_label(piece.label)}", piece.inhoud)
        case Begrip():
            return _with_blocks(f"Begrip {_inlines(piece.term)}{_label(piece.label)}", piece.omschrijving, extra=piece.term)
        case Rij():
            return _row("Rij", piece, heading=False)
        case Cel():
            return _with_blocks(f"Cel {_spans(piece)}".rstrip(), piece.inhoud)
        case Kolom():
            return [f"{piece.uitlijning} {piece.breedte}"]
        case Ficheveld():
            return _titled("Ficheveld", piece, _nodes(piece.inhoud))
        case Veld():
            return [f"Veld {piece.naam}: {' / '.join(_inlines(line) for line in piece.regels)}"]
        case _:
            assert_never(piece)


def _spans(cell: Cel) -> str:
    parts = ("kop" * cell.kop, f"{cell.kolommen} kolommen" * (cell.kolommen != 1), f"{cell.rijen} rijen" * (cell.rijen != 1))
    return ", ".join(part for part in parts if part)


def _with_blocks(head: str, blocks: Blocks, extra: Inlines = ()) -> Lines:
    """A node with blocks: its first paragraph behind the colon, the rest below. `extra` may hold notes too."""
    first = blocks[0] if blocks else None
    if not blocks:
        return [f"{head}: leeg", *_below(_notes(extra))]
    if not isinstance(first, Alinea) or first.label is not None:
        return [head, *_below([*_notes(extra), *_nodes(blocks)])]
    return [f"{head}: {_inlines(first.inhoud) or 'leeg'}", *_below([*_notes((*extra, *first.inhoud)), *_nodes(blocks[1:])])]


# --- inline ---------------------------------------------------------------------------------------


def _inlines(inlines: Inlines) -> str:
    return " ".join(_inline(node) for node in inlines)


def _inline(node: Inline) -> str:
    match node:
        case Tekst():
            return _quoted(node.tekst)
        case Nadruk():
            return f"Nadruk({node.stijl}: {_inlines(node.inhoud)})"
        case Vreemd():
            return f"Vreemd({node.taal}: {_inlines(node.inhoud)})"
        case Regeleinde():
            return "Regeleinde"
        case Noot():
            return f"Noot({_note_name(node)})"
        case Invoeging():
            return f"Invoeging({node.sleutel}{f' | {node.vorm}' if node.vorm else ''})"
        case Invulling():
            return f"Invulling({node.sleutel} | {node.vorm}: {_quoted(node.tekst)})"
        case Verwijzing():
            form = f" {_quoted(node.vorm)}" if node.vorm else ""
            return f"Verwijzing({node.doel}{form}{_own_words(node.inhoud)})"
        case Vindplaats():
            place = _place(node)
            return f"Vindplaats({node.doel}{f' → {place}' if place not in ('', node.doel) else ''}{_own_words(node.inhoud)})"
        case OnbegrepenTekst():
            return f"OnbegrepenTekst({_quoted(node.tekst)})"
        case _:
            assert_never(node)


def _own_words(words: Inlines) -> str:
    return f": {_inlines(words)}" if words else ""


def _place(found: Vindplaats) -> str:
    """Where a reference leads: anchors in this text, in another document, a JCI reference or a web address."""
    match found.soort:
        case "wet":
            return found.jci
        case "web":
            return found.url
        case "intern":
            return ", ".join(anchor(adres) for adres in found.adressen)
        case "document":
            return f"{found.document}: {', '.join(anchor(adres) for adres in found.adressen)}"
        case _:
            assert_never(found.soort)


def _notes(inlines: Inlines) -> Lines:
    """The notes whose marks stand in a line, each with its text."""
    lines: Lines = []
    for node in inlines:
        match node:
            case Noot():
                lines.extend(_with_blocks(f"Noot {_note_name(node)}", node.inhoud))
            case Nadruk(inhoud=inside) | Vreemd(inhoud=inside) | Verwijzing(inhoud=inside) | Vindplaats(inhoud=inside):
                lines.extend(_notes(inside))
            case _:
                pass
    return lines


def _note_name(note: Noot) -> str:
    return note.naam if note.nummer is None else f"{note.nummer} {note.naam}"


def _quoted(text: str) -> str:
    r"""Text in quotes, with what cannot be seen made visible.

    >>> print(_quoted('artikel\u00a04 "nieuw"'))
    "artikel␣4 \"nieuw\""
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace(NBSP, "␣")
    return '"' + "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in escaped) + '"'


# --- lines ----------------------------------------------------------------------------------------


def _nodes(nodes: Iterable[Node]) -> Lines:
    return [line for node in nodes for line in _node(node)]


def _optional(node: Toelichting | Begrippenlijst | None) -> Sequence[Node]:
    return () if node is None else (node,)


def _field(name: str, nodes: Sequence[Node]) -> Lines:
    return [name, *_below(_nodes(nodes))] if nodes else []


def _line(name: str, words: Inlines) -> Lines:
    return [f"{name}: {_inlines(words)}", *_below(_notes(words))] if words else []


def _label(label: str | None) -> str:
    return f" #{label}" if label is not None else ""


def _below(lines: Lines) -> Lines:
    return [f"  {line}" for line in lines]
