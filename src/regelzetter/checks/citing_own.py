"""Typed references to the regulation itself: what they point at is looked up, so that they can be made live."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from regelzetter import dutch
from regelzetter.checks.citing_own_rules import GETYPT, NERGENS
from regelzetter.checks.citing_phrases import LETTER, LID, NUMMER, ONDERDEEL, RANG
from regelzetter.checks.outline import Outline
from regelzetter.checks.passages import Deel, Passage
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic, Edit
from regelzetter.passes.wording import Target, internal_words
from regelzetter.tree.address import Adres, Stap
from regelzetter.tree.nodes import Artikel, Bijlage, Lid, Lijst, Tekst, Vindplaats
from regelzetter.tree.walk import adres_of

_WHERE: Final = (Deel.LICHAAM, Deel.BIJLAGE, Deel.TOELICHTING)
_PLACE: Final = rf"(?:, (?P<lid>{LID})\b)?(?:, (?P<deel>{ONDERDEEL}))?"
_TYPED: Final = (
    rf"(?P<woord>\b[Aa]rtikel) (?P<nummer>{NUMMER})(?![\w:]){_PLACE}"
    rf"|(?P<het>\b[Hh]et) (?P<eigen>{LID})\b(?:, (?P<eigendeel>{ONDERDEEL}))?"
    rf"|\b[Aa]rtikelen (?P<meer>{NUMMER}(?:, {NUMMER})* (?:en|of|tot en met) {NUMMER})(?![\w:])"
    r"|\b[Bb]ijlage (?P<bijlage>\d+[a-z]?|[IVX]+|[A-Z])\b"
)
_ZIN: Final = (
    rf"(?:de )?(?:(?:{RANG}|laatste|voorlaatste) (?:(?:vol)?zin|zinsnede|zinsdeel|(?:gedachte)?streepje|alinea)"
    rf"|{RANG} en {RANG} (?:vol)?zin|slotzin|slot)\b"
)
_DIEPER: Final = (
    r"(?:onder|(?:sub)?onderde(?:el|len)|sub|letter|punt|punten|tabel|kolom|categorie) (?:\d+°?|[a-z]{1,2}\b|[ivx]+\b|[A-Z]\b)\)?"
)
"""“eerste volzin”, “subonderdeel 1°”, “punt 2”, “onder b)”: parts of an article of any law."""
_MORE: Final = (
    r"(?:(?:,? (?:en|of|tot en met|juncto|jo\.|alsmede|dan wel) |,? )(?:in )?(?:(?:de )?artikel(?:en)? )?"
    rf"(?:het )?(?:\d+(?:e|de|ste) lid|lid \d+\w*|{LID}|{ONDERDEEL}[.)]?|{_ZIN}|{RANG}|aanhef"
    rf"|{_DIEPER}|\d+°|{NUMMER}|{LETTER}\)?|[ivx]+\))"
    r"(?:,? onder \d+°)?)*"
)
"""What may follow, also in a form that other rules report."""
_ELSEWHERE: Final = (
    r",? ?(?:van (?:de|het|die|dat|dit|dezelfde|deze (?!regeling)|boek|bijlage|\S*verordening|richtlijn)|daarvan"
    r"|bij (?:de|het|die)|bedoelde wet|(?-i:[A-Z]))"
)
_OTHER_LAW: Final = r"\b\w*(?:wet|besluit|regeling|verordening|richtlijn|wetboek|verdrag)\b|\b[A-Z]{2,}"
_NAMED_LAW: Final = (
    r"\b(?:[A-Z]\w*(?:wet|besluit|regeling|verordening|verdrag|richtlijn)|Wet|Besluit|Regeling|Verordening|Verdrag|Richtlijn"
    r"|(?:[Dd]e|[Hh]et|[Dd]ie|[Dd]at) (?:wet|verordening|richtlijn|verdrag|besluit))\b"
)
"""Named earlier in the paragraph, so that an article that does not exist here may be of that law."""
_RANKS: Final = {dutch.rangtelwoord(n): str(n) for n in range(1, 21)}


class _Own(NamedTuple):
    """The articles and annexes of one regulation, by number."""

    naam: str
    artikelen: Mapping[str, Artikel]
    bijlagen: Mapping[str, Bijlage]


class _Place(NamedTuple):
    """What was typed, read: an article or annex, and the marks of leden and onderdelen with how they are joined."""

    doel: Artikel | Bijlage
    leden: tuple[str, ...] = ()
    delen: tuple[str, ...] = ()
    reeks: bool = False
    meer: tuple[Artikel, ...] = ()
    """All articles, where several were typed at once; then there are no leden or onderdelen."""


def check_own(subject: Subject) -> Iterator[Diagnostic]:
    """A finding at each typed reference to the same regulation."""
    for name, searched in subject.teksten.items():
        if subject.ontwerpen[name].soort != "regeling":
            continue
        own = _own(name, subject.delen[name])
        for passage in searched.having(("rtikel", " lid", "ijlage ")):
            text = passage.tekst
            if passage.deel not in _WHERE or passage.vorm == "citaat" or not _may_cite(passage):
                continue
            for found in _compiled(_TYPED).finditer(text):
                tail = _compiled(_MORE).match(text, found.end() + text.startswith(".,", found.end()))
                end = tail.end() if tail is not None else found.end()
                if passage.getypt(*found.span()) and not _is_other(passage, found.start(), found.end(), end):
                    yield from _finding(passage, found, own)


def _is_other(passage: Passage, begin: int, end: int, tail: int) -> bool:
    """Of another law; or without its commas or with a capital: that is said by another rule, and comes first."""
    before = passage.tekst[:begin].rstrip()
    if passage.tekst[begin].isupper() and before and not before.endswith((".", "?", "!", ":")):
        return True
    if re.match(rf" (?:{LID}|{ONDERDEEL})", passage.tekst[end : end + 40]):
        return True
    return _compiled("(?i)" + _ELSEWHERE).match(passage.tekst, tail) is not None or _law_at(passage, tail)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Long expressions: compiled when the first text needs them, because that takes longer than most checks."""
    return re.compile(pattern)


def _may_cite(passage: Passage) -> bool:
    """Are there words of a reference among those that were typed?"""
    typed = [piece.node.tekst for piece in passage.stukken if isinstance(piece.node, Tekst)]
    return any("rtikel" in words or " lid" in words or "ijlage" in words for words in typed)


def _own(name: str, outline: Outline) -> _Own:
    articles = {placed.node.nummer or "": placed.node for placed in outline.artikelen}
    return _Own(name, articles, {placed.node.nummer or "": placed.node for placed in outline.bijlagen})


def _law_at(passage: Passage, end: int) -> bool:
    """Does a live reference to another law go on where the typed words end?"""
    near = [piece for piece in passage.stukken if end <= piece.begin <= end + 12]
    return any(isinstance(piece.node, Vindplaats) and piece.node.soort == "wet" for piece in near)


# --- what is meant --------------------------------------------------------------------------------


def _finding(passage: Passage, found: re.Match[str], own: _Own) -> Iterator[Diagnostic]:
    """In the note only what exists, and only where no other law is spoken of: there an article may be that of any law."""
    in_note = passage.deel is Deel.TOELICHTING
    other_law = re.search(_OTHER_LAW, passage.tekst) is not None or any(
        isinstance(piece.node, Vindplaats) and piece.node.soort == "wet" for piece in passage.stukken
    )
    if other_law and (in_note or found["het"]):
        return
    span = passage.span(*found.span())
    place = _read(passage, found, own)
    if isinstance(place, str):
        if place and not in_note and not re.search(_NAMED_LAW, passage.tekst[: found.start()]):
            yield Diagnostic(NERGENS, span, place, _missing_tip(passage, found, own))
        return
    if _is_itself(passage, found, place):
        yield Diagnostic(NERGENS, span, f"{found[0]} is dit lid zelf", _missing_tip(passage, found, own))
        return
    path = _path(place)
    tip = f"verwijs met []({path})" if path else "zet achter de kop een label, zoals {#naam}, en verwijs met [](#naam)"
    fix = (Edit(span, f"[]({path})"),) if path and _same_words(passage, found[0], place, own) else ()
    yield Diagnostic(GETYPT, span, f"‘{found[0]}’ is getypt", tip, fix=fix if span.line == span.end_line else ())


def _read(passage: Passage, found: re.Match[str], own: _Own) -> _Place | str:
    """The place, or what is wrong; an empty text where nothing can be said."""
    if found["bijlage"]:
        annex = own.bijlagen.get(found["bijlage"])
        if annex is None:  # a letter may be that of a form or a treaty
            return "" if re.fullmatch("(?![IVX])[A-Z]", found["bijlage"]) else f"bijlage {found['bijlage']} bestaat niet"
        return _Place(annex)
    if found["meer"]:
        return _several(re.findall(NUMMER, found["meer"]), " tot en met " in found["meer"], own)
    article = own.artikelen.get(found["nummer"]) if found["nummer"] else _around(passage)
    if article is None:
        return f"artikel {found['nummer']} bestaat niet" if found["nummer"] else ""
    lid, part = found["lid"] or found["eigen"], found["deel"] or found["eigendeel"]
    if found["eigen"] and (re.search(r"rtikel \S+,? $", passage.tekst[: found.start()]) or passage.vorm == "noot"):
        return ""
    return _inside(article, lid, part)


def _is_itself(passage: Passage, found: re.Match[str], place: _Place) -> bool:
    """“De meting, bedoeld in het tweede lid” as the first words of the second lid: a lid was inserted or left out above it."""
    around = passage.boven[-1] if passage.boven else None
    if not found["eigen"] or not isinstance(around, Lid) or place.leden != (around.nummer,) or place.delen:
        return False
    before, after = passage.tekst[: found.start()], passage.tekst[found.end() :]
    return (
        before.endswith(("bedoeld in ", "genoemd in "))
        and re.search(r"[a-z]\. [A-Z]", before) is None
        and re.match(r", (?:aanhef|onder|eerste|tweede|derde)", after) is None
    )


def _several(numbers: Sequence[str], through: bool, own: _Own) -> _Place | str:
    articles = [own.artikelen.get(number) for number in numbers]
    known = tuple(article for article in articles if article is not None)
    if len(known) < len(articles):
        return f"artikel {numbers[articles.index(None)]} bestaat niet"
    return _Place(known[0], reeks=through, meer=known)


def _around(passage: Passage) -> Artikel | None:
    return next((node for node in passage.boven if isinstance(node, Artikel)), None)


def _inside(article: Artikel, lid: str | None, part: str | None) -> _Place | str:
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
    return _Place(article, leden, parts, " tot en met " in (part or lid or ""))


def _marks(lid: Lid) -> set[str]:
    return {part.merk for block in lid.inhoud if isinstance(block, Lijst) for part in block.onderdelen}


def _missing_tip(passage: Passage, found: re.Match[str], own: _Own) -> str:
    """The label of the article, where only its lid or onderdeel does not exist."""
    article = own.artikelen.get(found["nummer"]) if found["nummer"] else _around(passage)
    label = article.label if article is not None and not (found["bijlage"] or found["meer"]) else None
    link = f"[](#{label}/…)" if label else "[](#label)"
    return f"verwijs met {link}" if found["eigen"] else f"verwijs met {link}; gaat het om een andere wet, noem die dan"


# --- what to type instead -------------------------------------------------------------------------


def _path(place: _Place) -> str:
    """“#label/2/a-c”; empty without a label."""
    if place.meer:
        labels = [article.label for article in place.meer]
        return "" if None in labels or place.reeks else ",".join(f"#{label}" for label in labels)
    if not place.doel.label:
        return ""
    joint = "-" if place.reeks else ","
    steps = [joint.join(step) for step in (place.leden, place.delen) if step]
    return "/".join([f"#{place.doel.label}", *steps])


def _same_words(passage: Passage, typed: str, place: _Place, own: _Own) -> bool:
    """Does the live reference print what was typed?"""
    if place.meer or len(place.leden) > 1 or len(place.delen) > 1:
        return False
    here: Adres = ()
    for node in passage.boven:
        here = adres_of(node, here)
    kind = "artikel" if isinstance(place.doel, Artikel) else "bijlage"
    adres = (
        Stap(kind, place.doel.nummer or ""),
        *(Stap("lid", number) for number in place.leden),
        *(Stap("onderdeel", mark) for mark in place.delen),
    )
    return internal_words(Target(own.naam, (adres,), through=False), here).replace("\u00a0", " ") == typed
