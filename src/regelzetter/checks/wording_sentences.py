"""The length of sentences (aanwijzing 3.1) and capitals inside them (aanwijzing 3.52)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from regelzetter.checks.passages import Passage
from regelzetter.checks.patterns import LOPEND, NORMEN
from regelzetter.checks.sources import AFGELEID, NIET_NAGEKEKEN
from regelzetter.checks.subject import Subject
from regelzetter.checks.wording_spared import anothers
from regelzetter.diagnostics import Diagnostic, Edit, Ernst, Rule, voorbeeld
from regelzetter.tree.walk import plain

LANGST: Final = 60
"""Words in a sentence."""

_LONG: Final = (
    "De Minister van Voorbeelden verstrekt op aanvraag subsidie aan een school die in een gebied ligt waar in de jaren voor de "
    "aanvraag weinig leerlingen een opleiding in de techniek hebben gevolgd, waar bedrijven zijn gevestigd die vakmensen zoeken, "
    "waar geen andere school is die zo een opleiding aanbiedt, en waar de gemeente, de school en de bedrijven samen een plan "
    "hebben gemaakt dat laat zien hoe de opleiding blijft bestaan"
)

LANGE_ZIN = Rule(
    code="REGL0617",
    naam="lange-zin",
    ernst=Ernst.INFORMATIEF,
    regel=f"Een zin van een voorschrift heeft ten hoogste {LANGST} woorden.",
    waarom="Een bepaling hoort zo beknopt mogelijk te zijn; in een lange zin raakt de lezer kwijt wat "
    "voorwaarde is en wat gevolg.",
    bron="aanwijzing 3.1 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld(f"# Artikel 1. Proef\n\n{_LONG}.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe Minister van Voorbeelden verstrekt op aanvraag subsidie aan een school.\n"),
    onzeker=AFGELEID,
)
HOOFDLETTER = Rule(
    code="REGL0618",
    naam="hoofdletter-in-zin",
    ernst=Ernst.WAARSCHUWING,
    regel="Midden in een zin krijgt een woord alleen een hoofdletter als het een eigennaam is.",
    waarom="Een hoofdletter doet denken aan een eigennaam; “de Penvoerder” lijkt iemand anders dan de "
    "penvoerder uit de begrippen.",
    bron="aanwijzing 3.52 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld("# Artikel 1. Proef\n\nVoor deze subsidie komt in aanmerking wat in Artikel 1 is genoemd.\n"),
    goed=voorbeeld("# Artikel 1. Proef {#proef}\n\nVoor deze subsidie komt in aanmerking wat in [](#proef) is genoemd.\n"),
    onzeker=NIET_NAGEKEKEN,
)
RULES: tuple[Rule, ...] = (LANGE_ZIN, HOOFDLETTER)

_SENTENCE_END: Final = r"(?<=[a-z)’0-9][.!?])\s+(?=[A-Z])"
_ANY_PART: Final = re.compile("Artikel|Bijlage|Hoofdstuk|Paragraaf|Onderdeel|Lid")
_PART: Final = r"(?<=[a-z,;:] )(Artikel|Artikelen|Bijlage|Hoofdstuk|Paragraaf|Onderdeel|Lid)(?= [\da-z]+(?:[.:]\d+)*\b)"
_BEFORE: Final = "de|het|een|deze|dit|elke|elk|iedere|ieder|die|dat|geen"
_NAME_FOLLOWS: Final = r"(?!\s+(?:van|voor|der|[A-Z]))(?![\w-])"
_LAWS: Final = ("wet", "besluit", "regeling", "kaderregeling", "verordening", "richtlijn", "verdrag", "wetboek")
_ENDS: Final = (
    r"(?=$|[^\w\s-]|\s+(?:is|zijn|wordt|worden|kan|kunnen|en|of|dan|als|niet|geldt|bepaalt|heeft|bedoelde?|genoemde?)\b)"
)
"""“de Wet op de proeven” is a title: after these words only what cannot go on as one."""


def check_sentences(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each sentence that is too long, and for each capital inside a sentence that should be small."""
    for name, passages in subject.passages.items():
        terms = [plain(each.node.term) for each in subject.delen[name].begrippen]
        capitals = _capitals(terms)
        for passage in passages:
            if passage.deel not in NORMEN or passage.vorm not in LOPEND:
                continue
            if passage.vorm == "alinea" and len(passage.tekst) > LANGST * 4:
                yield from _long(passage)
            if passage.vorm != "kop":
                yield from _capital(passage, capitals)


def _long(passage: Passage) -> Iterator[Diagnostic]:
    begin = 0
    ends = [found.start() for found in _compiled(_SENTENCE_END).finditer(passage.tekst)]
    for end in (*ends, len(passage.tekst)):
        words = len(passage.tekst[begin:end].split())
        if words > LANGST:
            tip = "maak er twee zinnen van, of zet de voorwaarden in een opsomming"
            yield Diagnostic(LANGE_ZIN, passage.span(begin, end), f"een zin van {words} woorden", tip)
        begin = end


def _capitals(terms: Sequence[str]) -> str:
    """An expression for terms of the regulation that were written with a capital; small terms only, and no abbreviations."""
    small = sorted(term for term in terms if len(term) > 2 and term.islower() and term[0].isalpha())
    if not small:
        return ""
    words = (re.escape(term[0].upper() + term[1:]) + (_ENDS if term in _LAWS else "") for term in small)
    return rf"\b(?:{_BEFORE}) ({'|'.join(words)}){_NAME_FOLLOWS}"


def _capital(passage: Passage, capitals: str) -> Iterator[Diagnostic]:
    found = list(_compiled(_PART).finditer(passage.tekst)) if _ANY_PART.search(passage.tekst) else []
    if capitals:
        found.extend(_compiled(capitals).finditer(passage.tekst))
    for match in found:
        if not passage.getypt(*match.span(1)) or anothers(passage, match):
            continue
        span, small = passage.span(*match.span(1)), match[1][0].lower() + match[1][1:]
        fix = (Edit(span, small),) if span.line == span.end_line else ()
        yield Diagnostic(HOOFDLETTER, span, f"'{match[1]}' met een hoofdletter midden in een zin", f"schrijf '{small}'", fix=fix)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
