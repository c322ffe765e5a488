"""Words that should have been a term: an office that nobody defined, and a second word for what has a term already."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from regelzetter.checks.patterns import NORMEN
from regelzetter.checks.searching import SearchText
from regelzetter.checks.sources import AFGELEID
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic, Ernst, Rule, voorbeeld
from regelzetter.tree.nodes import Artikel, Begrip
from regelzetter.tree.walk import plain

_DEFINED: Final = (
    "# Artikel 1. Begripsbepalingen\n\nIn deze regeling wordt verstaan onder:\n\nkeuringsinstelling\n: instelling die keurt{}"
    "\n\n# Artikel 2. Keuring\n\n{}\n"
)
_MINISTER: Final = ";\n\nminister\n: Minister van Voorbeelden."

GEEN_MINISTER: Final = Rule(
    code="REGL1016",
    naam="minister-niet-omschreven",
    ernst=Ernst.WAARSCHUWING,
    regel="Een regeling die “de minister” noemt, zegt in haar begripsbepalingen welke minister dat is.",
    waarom="Er zijn vele ministers; alleen wie de aanhef kent, weet wie er beslist.",
    bron="aanwijzing 5.1 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld(_DEFINED.format(".", "De minister wijst een keuringsinstelling aan.")),
    goed=voorbeeld(_DEFINED.format(_MINISTER, "De minister wijst een keuringsinstelling aan.")),
)
ANDER_WOORD: Final = Rule(
    code="REGL1017",
    naam="ander-woord-voor-een-begrip",
    ernst=Ernst.WAARSCHUWING,
    regel="Waar een begrip voor is, heet overal zo.",
    waarom="Twee woorden voor hetzelfde lijken twee dingen; van het tweede zegt niemand wat het is.",
    bron="aanwijzing 3.7 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld(_DEFINED.format(_MINISTER, "Een keuringsinstelling meldt zich. De minister noemt de keuringsinstantie.")),
    goed=voorbeeld(_DEFINED.format(_MINISTER, "Een keuringsinstelling meldt zich. De minister noemt de keuringsinstelling.")),
    onzeker=AFGELEID,
)
RULES: tuple[Rule, ...] = (GEEN_MINISTER, ANDER_WOORD)

_ALIKE: Final = (
    ("instelling", "instantie", "organisatie", "orgaan"),
    ("ontvanger", "begunstigde", "gerechtigde"),
    ("aanvrager", "verzoeker"),
    ("eigenaar", "houder", "bezitter"),
    ("verband", "combinatie"),
    ("periode", "tijdvak"),
    ("programma", "plan"),
    ("project", "traject"),
    ("commissie", "comité"),
)
"""Last halves of compounds that are easily taken for each other."""
_SHORTEST: Final = 4
_LONG: Final = 10
_ELSEWHERE: Final = (
    "hierna: de minister",
    "hierna te noemen: de minister",
    "kaderregeling",
    "kaderbesluit",
    "begripsbepalingen van",
)
"""Words that say where the minister is defined: on the spot, or in a regulation above this one."""
_OFFICE: Final = r"\b[Dd]e minister\b(?! (?:van|voor) [A-Z])"


def check_terms(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each word of a regulation that is, or should be, one of its terms."""
    for name, outline in subject.delen.items():
        if subject.ontwerpen[name].soort != "regeling":
            continue
        placed = [each for each in outline.begrippen if any(isinstance(node, Artikel) for node in each.boven)]
        terms = {plain(each.node.term).replace("\u00a0", " ").strip().lower() for each in placed}
        if terms:
            yield from _office(subject.teksten[name], terms)
            yield from _others(subject.teksten[name], terms)


def _office(text: SearchText, terms: set[str]) -> Iterator[Diagnostic]:
    if "minister" in terms or "onze minister" in terms or text.holds(*_ELSEWHERE):
        return
    for passage in text.having(("de minister",)):
        found = _compiled(_OFFICE).search(passage.tekst)
        if found is not None and passage.deel in NORMEN:
            plural = "; er is wel een begrip ‘ministers’" if "ministers" in terms else ""
            yield Diagnostic(GEEN_MINISTER, passage.span(*found.span()), f"‘{found[0]}’ is niet omschreven{plural}",
                             "zet bij de begripsbepalingen: minister, en daaronder : Minister van …")  # fmt: skip
            return


def _others(text: SearchText, terms: set[str]) -> Iterator[Diagnostic]:
    hyphened = {each.strip(".,;:()‘’") for each in text.words.split("\n") if "-" in each}
    for term in sorted(terms):
        for other in (*_alike(term), *_in_two(term, hyphened)):
            if other not in terms and text.holds(other):
                yield from _first(text, term, other)


def _alike(term: str) -> Iterator[str]:
    """
    >>> list(_alike("keuringsinstelling"))
    ['keuringsinstantie', 'keuringsorganisatie', 'keuringsorgaan']
    """
    for group in _ALIKE:
        for last in group:
            if term.endswith(last) and len(term) - len(last) >= _SHORTEST and " " not in term:
                yield from (term.removesuffix(last) + other for other in group if other != last)


def _in_two(term: str, hyphened: set[str]) -> Iterator[str]:
    """“subsidie-ontvanger” for the term “subsidieontvanger”."""
    if len(term) >= _LONG and "-" not in term and " " not in term:
        yield from sorted(each.lower() for each in hyphened if each.lower().replace("-", "") == term)


def _first(text: SearchText, term: str, other: str) -> Iterator[Diagnostic]:
    for passage in text.having((other,)):
        found = _compiled(rf"(?i)\b{re.escape(other)}\b").search(passage.tekst)
        if found is None or passage.deel not in NORMEN or passage.in_(Begrip) or not passage.getypt(*found.span()):
            continue
        yield Diagnostic(ANDER_WOORD, passage.span(*found.span()), f"‘{found[0]}’, terwijl ‘{term}’ is omschreven",
                         f"schrijf {term}, of omschrijf wat {found[0]} is")  # fmt: skip
        return


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
