"""Entry into force: that there is one, its formula, and its day against the publication and the fixed moments of change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from regelzetter import dutch
from regelzetter.checks.entry_into_force_dates import Moment, body, entry_into_force, publication_day
from regelzetter.checks.entry_into_force_rules import (
    FORMULE,
    INVOERINGSTERMIJN,
    ONTBREEKT,
    REDEN,
    TERUGWERKEND,
    VERANDERMOMENT,
    VERVALT,
    VOOR_BEKENDMAKING,
    VOORWAARDE,
)
from regelzetter.checks.passages import Deel, Passage
from regelzetter.checks.patterns import Patroon, find
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic

_SOORTEN: Final = ("regeling", "wijzigingsregeling")
_FIXED: Final = {
    "algemeen": ((1, 1), (4, 1), (7, 1), (10, 1)),
    "onderwijs": ((1, 1), (4, 1), (8, 1), (10, 1)),
    "hoger-onderwijs": ((1, 1), (4, 1), (9, 1), (10, 1)),
}
"""The fixed moments of change of each sector, as (month, day)."""
_PREPARATION: Final = 2
"""Months between publication and entry into force."""
PATRONEN: Final = (
    Patroon(
        rule=FORMULE,
        woorden=("in werking per ", "in werking op ", "in werking vanaf "),
        zoek=r"\b(treedt|treden) in werking (?:per|op|vanaf)(?= (?:de dag\b|\d|‹)| (?=1e |een januari))",
        melding="‘{0}’ is niet de vaste formule",
        tip="schrijf: {1} in werking met ingang van",
        vervang=r"\1 in werking met ingang van",
        delen=(Deel.LICHAAM,),
        soorten=_SOORTEN,
    ),
    Patroon(
        rule=FORMULE,
        woorden=("wordt geplaatst",),
        zoek=r"(?<=\bStaatscourant )waarin (?:het|hij) wordt geplaatst",
        melding="‘{0}’ slaat op een regeling, en een regeling is ‘zij’",
        tip="schrijf: waarin zij wordt geplaatst",
        vervang="waarin zij wordt geplaatst",
        behalve=lambda passage, _match: "it besluit treedt" in passage.tekst,
        delen=(Deel.LICHAAM,),
        soorten=_SOORTEN,
    ),
    Patroon(
        rule=FORMULE,
        woorden=("de dag na ",),
        zoek=r"\b(?<=met ingang van )de dag na (?:de )?(?:uitgifte|publicatie|bekendmaking|plaatsing)"
        r"(?= (?:van|in) de Staatscourant\b)",
        melding="‘{0}’ is niet de vaste formule",
        tip="schrijf: de dag na de datum van uitgifte van de Staatscourant waarin zij wordt geplaatst",
        delen=(Deel.LICHAAM,),
        soorten=_SOORTEN,
    ),
    Patroon(
        rule=VOORWAARDE,
        woorden=("in werking zodra", "in werking nadat", "in werking indien", "in werking wanneer", "in werking op het moment"),
        zoek=r"\b(?:treedt|treden) in werking (?:zodra|nadat|indien|wanneer|op het moment)\b"
        r"(?![^.]*\b(?:Staatsblad|Staatscourant)\b)",
        melding="‘{0}’ maakt de inwerkingtreding afhankelijk van een voorwaarde",
        tip="noem een datum, of de dag na de uitgifte van de Staatscourant waarin de regeling wordt geplaatst",
        delen=(Deel.LICHAAM,),
        soorten=_SOORTEN,
        behalve=lambda passage, match: "in werking treedt" in passage.tekst[match.end() :],
    ),
    Patroon(
        rule=TERUGWERKEND,
        woorden=("geacht in werking", "met terugwerkende kracht"),
        zoek=r"\bgeacht in werking te zijn getreden\b|\bmet terugwerkende kracht(?= in werking| tot| per| vanaf)",
        melding="‘{0}’ is niet de vaste formule",
        tip="schrijf: treedt in werking met ingang van … en werkt terug tot en met …",
        delen=(Deel.LICHAAM,),
        soorten=_SOORTEN,
    ),
    Patroon(
        rule=TERUGWERKEND,
        woorden=("werkt terug", "werken terug", "terugwerkt", "terugwerken"),
        zoek=r"\b(?:werk(?:t|en) terug|terugwerk(?:t|en)) (?:tot(?! en met)|vanaf|naar)(?= (?:\d|‹|de dag|het tijdstip))",
        melding="‘{0}’ laat open of die dag meetelt",
        tip="schrijf: en werkt terug tot en met …",
        getypt=False,
        delen=(Deel.LICHAAM,),
        soorten=_SOORTEN,
    ),
    Patroon(
        rule=VERVALT,
        woorden=("jaar na", "jaren na", "maanden na"),
        zoek=r"\b[Dd]eze regeling vervalt (?:\w+|‹[^›]*›) (?:jaar|jaren|maanden) na "
        r"(?:de |haar )?(?:datum van |dag van )?inwerkingtreding\b",
        melding="‘{0}’ noemt geen dag",
        tip="schrijf: Deze regeling vervalt met ingang van …",
        getypt=False,
        delen=(Deel.LICHAAM,),
        soorten=_SOORTEN,
    ),
    Patroon(
        rule=VERVALT,
        woorden=("regeling vervalt", "en vervalt", "regeling geldt tot"),
        zoek=r"\b(?:regeling(?: treedt in werking [^.;]+? en)? vervalt (?:op|per|vanaf|na|tot)|regeling geldt tot)"
        r"(?= (?:en met )?[\d‹])",
        melding="‘{0}’ is niet de vaste formule",
        tip="schrijf: Deze regeling vervalt met ingang van …",
        delen=(Deel.LICHAAM,),
        getypt=False,
        soorten=_SOORTEN,
    ),
)
_PRESENT: Final = ("in werking", "inwerkingtreding")
_REASONS: Final = ("verandermoment", "aanwijzing 4.17")
_TERM_REASONS: Final = (*_REASONS, "invoeringstermijn", "twee maanden", "drie maanden")
_BACK: Final = "werkt terug tot"
_SAYS_BACK: Final = r"terugwerk|teruggewerkt|\bwerk(?:t|en)\b[^.;]{0,60}? terug\b"
"""“Daarom werkt artikel 3 terug tot en met …” says so too."""


def check_entry_into_force(subject: Subject) -> Iterator[Diagnostic]:
    """Findings about the entry into force of each regulation."""
    yield from find(subject, PATRONEN)
    for name, document in subject.ontwerpen.items():
        if document.soort not in _SOORTEN:
            continue
        passages = body(subject, name)
        if passages and not any(words in each.tekst for each in body(subject, name, *_PRESENT) for words in _PRESENT):
            yield Diagnostic(
                ONTBREEKT,
                subject.dossier.documenten[name].span,
                f"het stuk '{name}' zegt niet wanneer het in werking treedt",
                "zet er een artikel bij: Deze regeling treedt in werking met ingang van …",
            )
        note = _note(subject.passages[name])
        moment = entry_into_force(subject, name)
        if moment is not None:
            yield from _day(subject, name, moment, note)
        yield from _back(body(subject, name, _BACK), note)


def _day(subject: Subject, name: str, moment: Moment, note: str) -> Iterator[Diagnostic]:
    """One finding at most: a day that is too early needs another day before anything else about it matters."""
    day = dutch.datum(moment.dag)
    published = publication_day(subject, subject.dossier.documenten[name])
    if published is not None and moment.dag <= published:
        yield Diagnostic(
            VOOR_BEKENDMAKING,
            moment.span,
            f"de regeling treedt in werking op {day}, maar wordt pas op {dutch.datum(published)} bekendgemaakt",
            "kies een latere dag, en schrijf zo nodig: en werkt terug tot en met …",
        )
        return
    fixed = _FIXED[subject.dossier.sector]
    if (moment.dag.month, moment.dag.day) not in fixed:
        if not _says(note, _REASONS):
            days = [dutch.datum(date(2001, *each)).rpartition(" ")[0] for each in fixed]
            yield Diagnostic(
                VERANDERMOMENT,
                moment.span,
                f"{day} is geen vast verandermoment",
                f"kies {dutch.opsomming(days, 'of')}, of zeg in de toelichting waarom van de vaste verandermomenten wordt "
                "afgeweken",
            )
    elif published is not None and _months_after(published) > moment.dag and not _says(note, _TERM_REASONS):
        yield Diagnostic(
            INVOERINGSTERMIJN,
            moment.span,
            f"tussen de bekendmaking op {dutch.datum(published)} en de inwerkingtreding op {day} liggen minder dan twee maanden",
            "maak de regeling eerder bekend, kies een later verandermoment, of "
            "zeg in de toelichting waarom de invoeringstermijn korter is",
        )


def _back(passages: Sequence[Passage], note: str) -> Iterator[Diagnostic]:
    for passage in passages:
        begin = passage.tekst.find(_BACK)
        if begin >= 0 and re.search(_SAYS_BACK, note) is None:
            yield Diagnostic(
                REDEN,
                passage.span(begin, begin + len(_BACK)),
                "de toelichting zegt niet waarom de regeling terugwerkt",
                "geef in de toelichting de bijzondere reden voor de terugwerkende kracht",
            )


def _note(passages: Sequence[Passage]) -> str:
    return "\n".join(passage.tekst for passage in passages if passage.deel is Deel.TOELICHTING).lower()


def _says(note: str, words: Sequence[str]) -> bool:
    return any(word in note for word in words)


def _months_after(day: date) -> date:
    """The same day two months later; the first of the month after that where the month is too short."""
    month = day.month + _PREPARATION
    year, month = day.year + (month - 1) // 12, (month - 1) % 12 + 1
    try:
        return date(year, month, day.day)
    except ValueError:
        return date(year, month + 1, 1)
