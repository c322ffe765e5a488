"""The legal tree, lowered once to display blocks for every format made for the eye.

Here “Artikel 1.2. Opschrift” gets its words, an onderdeel its mark, a fiche its table and a heading its level.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, assert_never

from regelzetter.dutch import NBSP
from regelzetter.source import Span
from regelzetter.tree.address import Adres, anchor
from regelzetter.tree.nodes import (
    Alinea,
    Artikel,
    ArtikelToelichting,
    Begrippenlijst,
    Bijlage,
    Block,
    Blocks,
    Cel,
    Divisie,
    Document,
    Fiche,
    Indeling,
    Inlines,
    Keuze,
    Lid,
    Lijst,
    Onbegrepen,
    Onderdeel,
    Ondertekening,
    Regeling,
    Rij,
    Tabel,
    Tekst,
    Tekststuk,
    Toelichting,
    Vindplaats,
    VrijeTekst,
)
from regelzetter.tree.walk import adres_of, plain
from regelzetter.writing import display as d
from regelzetter.writing.runs import plain_runs, runs

LONG_CELL = 60
"""A table with a cell of more signs than this, or of several blocks, is a frame of text and not a table of figures."""

Sjabloon = Literal["regeling", "rijksbrief", "kamerstuk", "beschikking"]


def layout(document: Document, datum: str) -> d.DisplayDocument:
    """The display form of a complete document. `datum` is its date, ISO 8601."""
    lines = {veld.naam: tuple(text for regel in veld.regels if (text := plain(regel))) for veld in document.velden}
    fields = {name: shown for name, shown in lines.items() if shown}
    body = _content(document)
    for annex in document.bijlagen:
        body = (*body, *_content(annex))
    return d.DisplayDocument(
        naam=document.naam, soort=document.soort, sjabloon=_template(document, fields.get("vorm", ("",))[0]),
        titel=plain(document.titel), velden=fields, blokken=body, datum=datum,
    )  # fmt: skip


def _template(document: Document, vorm: str) -> Sjabloon:
    match document.soort:
        case "beschikking":
            return "beschikking"
        case "kamerbrief":
            return "rijksbrief" if vorm == "rijksbrief" else "kamerstuk"
        case "beleidskeuzes":
            return "kamerstuk"
    return "regeling"


def _content(document: Document) -> d.Blocks:
    match document.inhoud:
        case Regeling() as regeling:
            return _regeling(document, regeling)
        case Tekststuk(inhoud=content, ondertekening=signature):
            title = (_heading(document.titel, 1, "opschrift"),) if document.soort == "nota" else ()
            level = 2 if title else 1
            return (*title, *_free(content, level, "tussenkop", ()), *_signature(signature))
        case Fiche() as fiche:
            return (_fiche(document.titel, fiche),)
        case _:
            assert_never(document.inhoud)


# --- regulation -----------------------------------------------------------------------------------


def _regeling(document: Document, regeling: Regeling) -> d.Blocks:
    result: list[d.Block] = [_heading(document.titel, 1, "opschrift")]
    result.extend(_styled(regeling.aanhef, "aanhef"))
    for part in regeling.lichaam:
        result.extend(_part(part, 2, ()))
    result.extend(_styled(regeling.slotformulier, "slot"))
    result.extend(_signature(regeling.ondertekening))
    for annex in regeling.bijlagen:
        result.extend(_annex(annex))
    if regeling.toelichting is not None:
        result.extend(_toelichting(regeling.toelichting))
    return tuple(result)


def _part(part: Indeling | Artikel, level: int, outer: Adres) -> d.Blocks:
    here = adres_of(part, outer)
    if isinstance(part, Artikel):
        return _article(part, level, here)
    style: d.HeadingStyle = "hoofdstuk" if part.woord in ("deel", "hoofdstuk", "titel") else "paragraaf"
    words = _numbered(part.woord.capitalize(), part.nummer, part.opschrift, part.span)
    result: list[d.Block] = [replace(_heading(words, level, style), anker=anchor(here))]
    for child in part.inhoud:
        result.extend(_part(child, level + 1, here))
    return tuple(result)


def _article(article: Artikel, level: int, here: Adres) -> d.Blocks:
    word = "Enig artikel" if article.nummer == "enig" else "Artikel"
    number = None if article.nummer == "enig" else article.nummer
    heading = replace(_heading(_numbered(word, number, article.opschrift, article.span), level, "artikel"), anker=anchor(here))
    if article.leden and article.leden[0].nummer is not None:
        items = tuple(_lid(lid, here) for lid in article.leden)
        return (heading, d.ItemList("leden", items))
    content = article.leden[0].inhoud if article.leden else ()
    return (heading, *_blocks(content, here))


def _lid(lid: Lid, outer: Adres) -> d.Item:
    here = adres_of(lid, outer)
    return d.Item(f"{lid.nummer}.", _blocks(lid.inhoud, here), anchor(here))


def _annex(annex: Bijlage) -> d.Blocks:
    here = adres_of(annex, ())
    words = _numbered("Bijlage", annex.nummer, annex.opschrift, annex.span)
    heading = replace(_heading(words, 2, "bijlage"), anker=anchor(here), nieuwe_pagina=True)
    caption = (d.TextBlock(_runs(annex.onderschrift), "onderschrift"),) if annex.onderschrift else ()
    return (heading, *caption, *_free(annex.inhoud, 3, "tussenkop", here))


def _toelichting(note: Toelichting) -> d.Blocks:
    here = adres_of(note, ())
    result: list[d.Block] = [
        replace(_heading(_words("Toelichting", note), 2, "toelichting"), anker=anchor(here), nieuwe_pagina=True)
    ]
    if note.algemeen:
        result.append(_heading(_words("Algemeen deel", note), 3, "tussenkop"))
        result.extend(_free(note.algemeen, 4, "tussenkop", here))
    if note.artikelsgewijs:
        result.append(_heading(_words("Artikelsgewijs", note), 3, "tussenkop"))
        for part in note.artikelsgewijs:
            result.extend(_article_note(part, here))
    result.extend(_signature(note.ondertekening))
    return tuple(result)


def _article_note(part: ArtikelToelichting, outer: Adres) -> d.Blocks:
    assert isinstance(part.verwijzing, Vindplaats), "the reference of a note to an article was not looked up"
    here = adres_of(part, outer)
    return (_heading((part.verwijzing,), 4, "artikelsgewijs"), *_free(part.inhoud, 5, "tussenkop", here))


def _signature(signature: Ondertekening | None) -> d.Blocks:
    if signature is None:
        return ()
    lines = tuple(_runs(part) for part in (signature.groet, signature.namens, signature.functie) if part)
    return (d.Signature(lines, _runs(signature.naam)),)


# --- free text ------------------------------------------------------------------------------------


def _free(content: VrijeTekst, level: int, style: d.HeadingStyle, here: Adres) -> d.Blocks:
    result: list[d.Block] = []
    for item in content:
        if isinstance(item, Divisie):
            inside = adres_of(item, here)
            result.append(replace(_heading(item.opschrift, level, style), anker=anchor(inside) if item.label else ""))
            result.extend(_free(item.inhoud, level + 1, style, inside))
        else:
            result.extend(_block(item, here))
    return tuple(result)


def _fiche(title: Inlines, fiche: Fiche) -> d.Table:
    top: list[d.Block] = [d.TextBlock(_runs(title))]
    if fiche.ondertitel:
        top.append(d.TextBlock(_runs(fiche.ondertitel), "ondertitel"))
    rows = tuple(
        d.Row((d.Cell((d.TextBlock(_runs(field.opschrift)),), "rij"), d.Cell(_blocks(field.inhoud, ()))))
        for field in fiche.velden
    )
    return d.Table(
        (d.Column("links", 1), d.Column("links", 3)), (d.Row((d.Cell(tuple(top), "kolom", kolommen=2),)),), rows, "fiche"
    )


# --- blocks ---------------------------------------------------------------------------------------


def _blocks(blocks: Blocks, here: Adres) -> d.Blocks:
    result: list[d.Block] = []
    for block in blocks:
        result.extend(_block(block, here))
    return tuple(result)


def _block(block: Block, here: Adres) -> d.Blocks:
    match block:
        case Alinea(inhoud=inside):
            return (d.TextBlock(_runs(inside)),)
        case Lijst(soort=kind, onderdelen=parts):
            style: Literal["onderdelen", "streepjes"] = "streepjes" if kind == "streepjes" else "onderdelen"
            return (d.ItemList(style, tuple(_onderdeel(part, here, style == "streepjes") for part in parts)),)
        case Begrippenlijst():
            return (_definitions(block, here),)
        case Tabel():
            return (_table(block),)
        case Keuze() | Onbegrepen():
            raise AssertionError(f"{type(block).__name__} cannot be displayed: the document is not complete")
        case _:
            assert_never(block)


def _onderdeel(part: Onderdeel, outer: Adres, dash: bool) -> d.Item:
    here = adres_of(part, outer)
    cited = here != outer
    mark = part.merk if dash else f"{part.merk}."
    return d.Item(mark, _blocks(part.inhoud, here), anchor(here) if cited and not dash else "")


def _definitions(terms: Begrippenlijst, here: Adres) -> d.DefinitionList:
    colon = (d.Words(":"),)
    return d.DefinitionList(
        tuple(
            d.Definition(
                (*_runs(term.term), *colon), _blocks(term.omschrijving, here), anchor(adres_of(term, here)) if term.label else ""
            )
            for term in terms.begrippen
        )
    )


def _table(table: Tabel) -> d.Table:
    columns = tuple(d.Column(column.uitlijning, column.breedte) for column in table.kolommen)
    head = tuple(_row(row, "kolom") for row in table.kop)
    rows = tuple(_row(row, "rij") for row in table.rijen)
    style: Literal["kader", "gegevens"] = "kader" if any(_is_long(cell) for row in rows for cell in row.cellen) else "gegevens"
    return d.Table(columns, head, rows, style)


def _row(row: Rij, heads: Literal["kolom", "rij"]) -> d.Row:
    """`heads`: a heading cell in this row heads its column or its row."""
    return d.Row(tuple(_cell(cell, heads) for cell in row.cellen), _is_total(row))


def _cell(cell: Cel, heads: Literal["kolom", "rij"]) -> d.Cell:
    return d.Cell(_blocks(cell.inhoud, ()), heads if cell.kop else "", cell.kolommen, cell.rijen)


def _is_total(row: Rij) -> bool:
    """A row whose every filled cell is bold from end to end is a row of totals."""
    filled = [cell for cell in row.cellen if cell.inhoud]
    return bool(filled) and not any(cell.kop for cell in row.cellen) and all(_all_bold(cell.inhoud) for cell in filled)


def _all_bold(blocks: Blocks) -> bool:
    words = [
        run for block in _blocks(blocks, ()) if isinstance(block, d.TextBlock) for run in block.runs if isinstance(run, d.Words)
    ]
    return bool(words) and all(word.vet for word in words)


def _is_long(cell: d.Cell) -> bool:
    if len(cell.blokken) != 1:
        return len(cell.blokken) > 1
    block = cell.blokken[0]
    return not isinstance(block, d.TextBlock) or len(plain_runs(block.runs)) > LONG_CELL


# --- words ----------------------------------------------------------------------------------------


def _numbered(word: str, number: str | None, title: Inlines, at: Span) -> Inlines:
    """“Artikel 1.2. Subsidieplafond”, with a no-break space before the number."""
    lead = word + (f"{NBSP}{number}" if number else "") + (". " if title else "")
    return (Tekst(tekst=lead, span=at), *title)


def _words(text: str, at: Toelichting) -> Inlines:
    return (Tekst(tekst=text, span=at.span),)


def _heading(title: Inlines, level: int, style: d.HeadingStyle) -> d.Heading:
    return d.Heading(min(level, 6), _runs(title), style)


def _runs(inlines: Inlines) -> d.Runs:
    return runs(inlines, lambda blocks: _blocks(blocks, ()))


def _styled(blocks: Blocks, style: d.TextStyle) -> d.Blocks:
    return tuple(replace(block, stijl=style) if isinstance(block, d.TextBlock) else block for block in _blocks(blocks, ()))
