"""Typed references from one text of the dossier to a regulation in it: “artikel 4, tweede lid, van de Subsidieregeling …” in a
letter. The number is that of today; whoever adds an article would have to remember the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from regelzetter import dutch
from regelzetter.checks.citing_own_rules import GETYPT, NERGENS
from regelzetter.checks.citing_places import TYPED, Own, Place, own_of, path_of, read_place
from regelzetter.checks.passages import Deel, Passage
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic, Edit
from regelzetter.passes.index import called, short
from regelzetter.passes.wording import Target, internal_words, words_of_other
from regelzetter.tree.address import Stap
from regelzetter.tree.nodes import Artikel

_OWN_TEXT: Final = (Deel.AANHEF, Deel.LICHAAM, Deel.SLOTFORMULIER, Deel.BIJLAGE)
"""Where a regulation speaks of itself without its name."""
_ARTICLES: Final = ("de ", "het ")


class _Named(NamedTuple):
    """A regulation of the dossier, and the names under which the other texts cite it: with article, the shortest last."""

    own: Own
    namen: tuple[str, ...]


def check_across(subject: Subject) -> Iterator[Diagnostic]:
    """A finding at each article of a regulation that another text names by a typed number."""
    regulations = tuple(_regulations(subject))
    for name, searched in subject.teksten.items():
        if subject.ontwerpen[name].soort == "wijzigingsregeling":  # it speaks of the text in force, not of the one here
            continue
        for regulation in regulations:
            for passage in searched.having([_bare(each).lower() for each in regulation.namen]):
                if passage.vorm != "citaat" and (regulation.own.naam != name or passage.deel not in _OWN_TEXT):
                    yield from _in_passage(passage, regulation)


def _regulations(subject: Subject) -> Iterator[_Named]:
    for name, document in subject.ontwerpen.items():
        if document.soort == "regeling" and called(document):
            names = dict.fromkeys((called(document), short(document)))
            yield _Named(own_of(name, subject.delen[name]), tuple(each.replace(dutch.NBSP, " ") for each in names))


def _bare(name: str) -> str:
    return name.split(" ", 1)[1] if name.startswith(_ARTICLES) else name


def _in_passage(passage: Passage, regulation: _Named) -> Iterator[Diagnostic]:
    for found in _pattern(regulation.namen).finditer(passage.tekst):
        end = found.start("naam")
        if found["het"] or not passage.getypt(found.start(), end):
            continue
        place = read_place(passage, found, regulation.own)
        if not isinstance(place, str):
            yield _typed(passage, found, place, regulation)
        elif place:
            yield Diagnostic(
                NERGENS, passage.span(found.start(), end), f"{place} in {_full(found['naam'], regulation)}",
                "verwijs met [](#label); gaat het om een andere regeling, noem die dan voluit",
            )  # fmt: skip


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """A capital or a year behind the name makes it another: “Proefregeling BES”."""
    listed = "|".join(re.escape(_bare(name)) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?P<plaats>{TYPED}),? (?:van|bij) (?:de|het|deze|dit) (?P<naam>{listed})(?![\w-]| [A-Z\d])")


def _full(typed: str, regulation: _Named) -> str:
    return next(name for name in regulation.namen if _bare(name) == typed)


def _typed(passage: Passage, found: re.Match[str], place: Place, regulation: _Named) -> Diagnostic:
    """With a fix where the live reference prints the same words."""
    path = path_of(place)
    span = passage.span(*found.span())
    typed = f"{found[0][0].lower()}{found[0][1:]}" if _opens(passage, found.start()) else found[0]
    way = next((way for way in ("", ' "kort"') if path and _printed(place, regulation, way) == typed), None)
    link = f"[]({path}{way or ''})" if path else "[](#naam)"
    fix = (Edit(span, link),) if way is not None and passage.getypt(*found.span()) else ()
    tip = f"verwijs met {link}" if path else "zet achter de kop een label, zoals {#naam}, en verwijs met [](#naam)"
    return Diagnostic(GETYPT, span, f"‘{found['plaats']}’ is getypt", tip, fix=fix)


def _opens(passage: Passage, begin: int) -> bool:
    """Does a sentence begin here? Then a live reference prints its capital itself."""
    return passage.tekst[:begin].endswith((". ", "? ")) or (begin == 0 and passage.tekst.endswith((".", ":", "?")))


def _printed(place: Place, regulation: _Named, way: str) -> str:
    """The words of a live reference from another text; none where several places are meant."""
    if place.meer or len(place.leden) > 1 or len(place.delen) > 1:
        return ""
    kind = "artikel" if isinstance(place.doel, Artikel) else "bijlage"
    steps = (*(Stap("lid", number) for number in place.leden), *(Stap("onderdeel", mark) for mark in place.delen))
    target = Target(regulation.own.naam, ((Stap(kind, place.doel.nummer or ""), *steps),), through=False)
    name = regulation.namen[-1 if way else 0]
    return words_of_other(internal_words(target, ()), target, name).replace(dutch.NBSP, " ")
