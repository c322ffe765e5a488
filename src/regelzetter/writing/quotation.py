"""Quoted text as what it is: the new articles and leden of a regulation that is changed, for the formats that can tell.

In the tree a quotation is paragraphs, lists and headings (Tussenkop); its numbers are not checked. If it is nothing but whole
articles (`> ## Artikel 3. Opschrift` and its text), or numbered leden after a line that speaks of a lid, official XML can say so.
Otherwise, and wherever there is doubt, it stays a quotation. Either way the words are the same.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from regelzetter.tree.nodes import Alinea, Artikel, Block, Blocks, Citaat, Inlines, Lid, Lijst, Tekst, Tussenkop
from regelzetter.tree.walk import plain

_HEADING: Final = re.compile(r"(?i:artikel)\s+(\d+(?:[.:]\d+)*[a-z]*|[IVXLC]+[a-z]*)(?:\.?\s*$|\.\s+)")
"""`\\s` is a no-break space too."""


def quoted_articles(citaat: Citaat) -> tuple[Artikel, ...]:
    """The articles of which a quotation consists; none if it holds anything else."""
    parts: list[tuple[Tussenkop, list[Block]]] = []
    for block in citaat.inhoud:
        if isinstance(block, Tussenkop):
            parts.append((block, []))
        elif parts:
            parts[-1][1].append(block)
        else:
            return ()
    articles = [_article(kop, tuple(blocks)) for kop, blocks in parts]
    return tuple(article for article in articles if article is not None) if all(articles) else ()


def _article(kop: Tussenkop, blocks: Blocks) -> Artikel | None:
    """The article under a heading; None if this is no heading of an article, or there is nothing under it."""
    first, *rest = kop.inhoud or (None,)
    found = _HEADING.match(first.tekst) if isinstance(first, Tekst) else None
    leden = _leden(blocks, kop)
    if found is None or not leden or not isinstance(first, Tekst) or (rest and found[0] == found[0].rstrip()):
        return None
    words = first.tekst[found.end() :]
    opschrift: Inlines = (*((replace(first, tekst=words, plaatsen=()),) if words else ()), *rest)
    return Artikel(nummer=found[1], opschrift=opschrift, leden=leden, span=kop.span)


def quoted_leden(wat: Inlines, citaat: Citaat) -> tuple[Lid, ...]:
    """The leden of which a quotation consists, if `wat`, the line before it, speaks of a lid; none if it holds anything else."""
    return _numbered(citaat.inhoud) if re.search(r"\b(?:lid|leden)\b", plain(wat)) else ()


def _leden(blocks: Blocks, kop: Tussenkop) -> tuple[Lid, ...]:
    """What stands under the heading of an article: numbered leden, or one lid with all blocks."""
    match blocks:
        case (Alinea(inhoud=words), *_) if plain(words).strip():
            return (Lid(nummer=None, inhoud=blocks, span=kop.span),)
    return _numbered(blocks)


def _numbered(blocks: Blocks) -> tuple[Lid, ...]:
    """The items of a list that is numbered 1, 2, 3 and stands alone."""
    match blocks:
        case (Lijst(soort="cijfers", onderdelen=parts),) if all(part.inhoud for part in parts):
            return tuple(Lid(nummer=part.merk, inhoud=part.inhoud, span=part.span) for part in parts)
    return ()
