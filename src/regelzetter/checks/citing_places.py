"""Typed references to a regulation of the dossier, read: which article, which leden, and is it there?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from regelzetter import dutch
from regelzetter.checks.citing_phrases import LID, NUMMER, ONDERDEEL, RANG
from regelzetter.checks.outline import Outline
from regelzetter.checks.passages import Passage
from regelzetter.tree.nodes import Artikel, Bijlage, Lid, Lijst

_PLACE: Final = rf"(?:, (?P<lid>{LID})\b)?(?:, (?P<deel>{ONDERDEEL}))?"
TYPED: Final = (
    rf"(?P<woord>\b[Aa]rtikel) (?P<nummer>{NUMMER})(?![\w:]){_PLACE}"
    rf"|(?P<het>\b[Hh]et) (?P<eigen>{LID})\b(?:, (?P<eigendeel>{ONDERDEEL}))?"
    rf"|\b[Aa]rtikelen (?P<meer>{NUMMER}(?:, {NUMMER})* (?:en|of|tot en met) {NUMMER})(?![\w:])"
    r"|\b[Bb]ijlage (?P<bijlage>\d+[a-z]?|[IVX]+|[A-Z])\b"
)
_RANKS: Final = {dutch.rangtelwoord(n): str(n) for n in range(1, 21)}


class Own(NamedTuple):
    """The articles and annexes of one regulation, by number."""

    naam: str
    artikelen: Mapping[str, Artikel]
    bijlagen: Mapping[str, Bijlage]


class Place(NamedTuple):
    """What was typed, read: an article or annex, and the marks of leden and onderdelen with how they are joined."""

    doel: Artikel | Bijlage
    leden: tuple[str, ...] = ()
    delen: tuple[str, ...] = ()
    reeks: bool = False
    meer: tuple[Artikel, ...] = ()
    """All articles, where several were typed at once; then there are no leden or onderdelen."""


def own_of(name: str, outline: Outline) -> Own:
    articles = {placed.node.nummer or "": placed.node for placed in outline.artikelen}
    return Own(name, articles, {placed.node.nummer or "": placed.node for placed in outline.bijlagen})


def read_place(passage: Passage, found: re.Match[str], own: Own) -> Place | str:
    """The place, or what is wrong; an empty text where nothing can be said."""
    if found["bijlage"]:
        annex = own.bijlagen.get(found["bijlage"])
        if annex is None:  # a letter may be that of a form or a treaty
            return "" if re.fullmatch("(?![IVX])[A-Z]", found["bijlage"]) else f"bijlage {found['bijlage']} bestaat niet"
        return Place(annex)
    if found["meer"]:
        return _several(re.findall(NUMMER, found["meer"]), " tot en met " in found["meer"], own)
    article = own.artikelen.get(found["nummer"]) if found["nummer"] else article_around(passage)
    if article is None:
        return f"artikel {found['nummer']} bestaat niet" if found["nummer"] else ""
    lid, part = found["lid"] or found["eigen"], found["deel"] or found["eigendeel"]
    if found["eigen"] and (re.search(r"rtikel \S+,? $", passage.tekst[: found.start()]) or passage.vorm == "noot"):
        return ""
    return _inside(article, lid, part)


def _several(numbers: Sequence[str], through: bool, own: Own) -> Place | str:
    articles = [own.artikelen.get(number) for number in numbers]
    known = tuple(article for article in articles if article is not None)
    if len(known) < len(articles):
        return f"artikel {numbers[articles.index(None)]} bestaat niet"
    return Place(known[0], reeks=through, meer=known)


def article_around(passage: Passage) -> Artikel | None:
    return next((node for node in passage.boven if isinstance(node, Artikel)), None)


def _inside(article: Artikel, lid: str | None, part: str | None) -> Place | str:
    leden = tuple(_RANKS[word] for word in re.findall(RANG, lid or ""))
    known = {each.nummer: each for each in article.leden if each.nummer is not None}
    missing = next((number for number in leden if number not in known), None)
    if missing is not None:
        count = f"{len(known)} leden" if known else "geen leden"
        return f"artikel {article.nummer} heeft geen {dutch.rangtelwoord(int(missing))} lid (het heeft {count})"
    parts = tuple(re.findall(r"\b([a-z]{1,2})\b(?= |$)", re.sub(r"\b(?:onder\w*|en|of|tot|met)\b", "", part or "")))
    if parts and len(leden) <= 1:
        holder = known[leden[0]] if leden else article.leden[0]
        marks = _marks(holder)
        absent = next((mark for mark in parts if mark not in marks), None)
        if absent is not None and (leden or not known):
            where = f"artikel {article.nummer}, {lid}," if leden else f"artikel {article.nummer}"
            return f"{where} heeft geen onderdeel {absent}"
    return Place(article, leden, parts, " tot en met " in (part or lid or ""))


def _marks(lid: Lid) -> set[str]:
    return {part.merk for block in lid.inhoud if isinstance(block, Lijst) for part in block.onderdelen}


def path_of(place: Place) -> str:
    """“#label/2/a-c”; empty without a label."""
    if place.meer:
        labels = [article.label for article in place.meer]
        return "" if None in labels or place.reeks else ",".join(f"#{label}" for label in labels)
    if not place.doel.label:
        return ""
    joint = "-" if place.reeks else ","
    steps = [joint.join(step) for step in (place.leden, place.delen) if step]
    return "/".join([f"#{place.doel.label}", *steps])
