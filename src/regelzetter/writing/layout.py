"""The legal tree, lowered once to display blocks for every format made for the eye.

Here “Artikel 1.2. Opschrift” gets its words, an onderdeel its mark, a fiche its table and a heading its level.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final, Literal, assert_never

from regelzetter.dutch import NBSP
from regelzetter.source import Span
from regelzetter.tree.address import Adres, anchor
from regelzetter.tree.nodes import (
    Artikel,
    ArtikelToelichting,
    Bijlage,
    Blocks,
    Divisie,
    Document,
    Fiche,
    Ficheveld,
    Indeling,
    Inlines,
    Lid,
    Ondertekening,
    Regeling,
    Tekst,
    Tekststuk,
    Toelichting,
    Vindplaats,
    VrijeTekst,
)
from regelzetter.tree.walk import adres_of, plain
from regelzetter.writing import display as d
from regelzetter.writing.layout_blocks import lowered, lowered_block, runs_of

Sjabloon = Literal["regeling", "rijksbrief", "kamerstuk", "beschikking"]


_JOINT: Final = re.compile(r"\b(?:Beleids|Evaluatie)(?=\w)")
"""Of the seven names of “Beleidskeuzes uitgelegd” the first half of the two that are longer than their column."""


_ON_HALF_A_PAGE: Final = 4
"""Signatures."""


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
            return (*title, *_free(content, level, "tussenkop", ()), *_signatures(signature))
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
    result.extend(_signatures(regeling.ondertekening))
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
    words = _numbered("§" if part.teken else part.woord.capitalize(), part.nummer, part.opschrift, part.span)
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
    return (heading, *lowered(content, here))


def _lid(lid: Lid, outer: Adres) -> d.Item:
    here = adres_of(lid, outer)
    return d.Item(f"{lid.nummer}.", lowered(lid.inhoud, here), anchor(here))


def _annex(annex: Bijlage) -> d.Blocks:
    here = adres_of(annex, ())
    words = _numbered("Bijlage", annex.nummer, annex.opschrift, annex.span)
    heading = replace(_heading(words, 2, "bijlage"), anker=anchor(here), nieuwe_pagina=True)
    caption = (d.TextBlock(runs_of(annex.onderschrift), "onderschrift"),) if annex.onderschrift else ()
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
    result.extend(_signatures(note.ondertekening))
    return tuple(result)


def _article_note(part: ArtikelToelichting, outer: Adres) -> d.Blocks:
    assert isinstance(part.verwijzing, Vindplaats), "the reference of a note to an article was not looked up"
    here = adres_of(part, outer)
    return (_heading((part.verwijzing,), 4, "artikelsgewijs"), *_free(part.inhoud, 5, "tussenkop", here))


def _signatures(signed: tuple[Ondertekening, ...]) -> d.Blocks:
    """As many as half a page holds stay together; of more than that the last is not alone."""
    last = len(signed) - 1
    first = 0 if len(signed) <= _ON_HALF_A_PAGE else last - 1
    return tuple(_signature(each, samen=first <= number < last) for number, each in enumerate(signed))


def _signature(signature: Ondertekening, *, samen: bool) -> d.Signature:
    lines = tuple(runs_of(part) for part in (signature.groet, signature.namens, signature.functie) if part)
    return d.Signature(lines, runs_of(signature.naam), samen)


# --- free text ------------------------------------------------------------------------------------


def _free(content: VrijeTekst, level: int, style: d.HeadingStyle, here: Adres) -> d.Blocks:
    result: list[d.Block] = []
    for item in content:
        if isinstance(item, Divisie):
            inside = adres_of(item, here)
            result.append(replace(_heading(item.opschrift, level, style), anker=anchor(inside) if item.label else ""))
            result.extend(_free(item.inhoud, level + 1, style, inside))
        else:
            result.extend(lowered_block(item, here))
    return tuple(result)


def _fiche(title: Inlines, fiche: Fiche) -> d.Table:
    top: list[d.Block] = [d.TextBlock(runs_of(title))]
    if fiche.ondertitel:
        top.append(d.TextBlock(runs_of(fiche.ondertitel), "ondertitel"))
    rows = tuple(
        d.Row(
            (
                d.Cell((d.TextBlock(_breakable(runs_of(field.opschrift)), anker=_field_anchor(field)),), "rij"),
                d.Cell(lowered(field.inhoud, ())),
            )
        )
        for field in fiche.velden
    )
    return d.Table(
        (d.Column("links", 1), d.Column("links", 3)), (d.Row((d.Cell(tuple(top), "kolom", kolommen=2),)),), rows, "fiche"
    )


def _breakable(runs: d.Runs) -> d.Runs:
    """The name of a field, with a soft hyphen where the narrow column may break it.

    Word and OpenDocument do not hyphenate, and would break a word that is too long anywhere.
    """
    return tuple(replace(run, tekst=_JOINT.sub("\\g<0>\u00ad", run.tekst)) if isinstance(run, d.Words) else run for run in runs)


def _field_anchor(field: Ficheveld) -> str:
    return anchor(adres_of(field, ())) if field.label else ""


# --- words ----------------------------------------------------------------------------------------


def _numbered(word: str, number: str | None, title: Inlines, at: Span) -> Inlines:
    """“Artikel 1.2. Subsidieplafond”, with a no-break space before the number."""
    lead = word + (f"{NBSP}{number}" if number else "") + (". " if title else "")
    return (Tekst(tekst=lead, span=at), *title)


def _words(text: str, at: Toelichting) -> Inlines:
    return (Tekst(tekst=text, span=at.span),)


def _heading(title: Inlines, level: int, style: d.HeadingStyle) -> d.Heading:
    return d.Heading(min(level, 6), runs_of(title), style)


def _styled(blocks: Blocks, style: d.TextStyle) -> d.Blocks:
    return tuple(replace(block, stijl=style) if isinstance(block, d.TextBlock) else block for block in lowered(blocks, ()))
