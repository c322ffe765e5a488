"""Slips of the pen in any document: what stands twice, a verb in the wrong form, a word that fell out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import eq
from typing import Final

from regelzetter.checks.passages import Passage
from regelzetter.checks.patterns import NORMEN, OVERAL, Patroon, find, search
from regelzetter.checks.sources import EIGEN
from regelzetter.checks.spelling_signs import SIGNS
from regelzetter.checks.spelling_words import WORDS
from regelzetter.checks.subject import Subject
from regelzetter.checks.wording_spared import quoted
from regelzetter.diagnostics import Diagnostic, Ernst, Rule, voorbeeld

DUBBELOP = Rule(
    code="REGL0619",
    naam="dubbelop",
    ernst=Ernst.WAARSCHUWING,
    regel="Wat een woord al zegt, zegt een tweede woord niet nog eens.",
    waarom="Van “ten hoogste tot één” of “wordt gebruikt gemaakt” kan de lezer alleen raden welke van de twee is bedoeld.",
    bron="aanwijzing 3.1 van de Aanwijzingen voor de regelgeving; taaladvies.net, contaminaties",
    fout=voorbeeld("# Artikel 1. Proef\n\nVoor de aanvraag wordt gebruikt gemaakt van een formulier.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nVoor de aanvraag wordt een formulier gebruikt.\n"),
    onzeker=EIGEN,
)
DUBBEL_WOORD = Rule(
    code="REGL0620",
    naam="dubbel-woord",
    ernst=Ernst.WAARSCHUWING,
    regel="Hetzelfde woord staat niet twee keer achter elkaar.",
    waarom="Het is een vergissing bij het knippen en plakken; vaak is er ook een ander woord weggevallen.",
    bron="gewone spelling",
    fout=voorbeeld("# Artikel 1. Proef\n\nDe aanvraag wordt ingediend bij de de Minister van Voorbeelden.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe aanvraag wordt ingediend bij de Minister van Voorbeelden.\n"),
    onzeker=EIGEN,
)
VERVOEGING = Rule(
    code="REGL0621",
    naam="vervoeging",
    ernst=Ernst.WAARSCHUWING,
    regel="Bij de derde persoon krijgt een werkwoord op d een t.",
    waarom="Een fout in een voorschrift doet twijfelen of de rest is nagelezen.",
    bron="officiële spelling (Leidraad): hij wordt",
    fout=voorbeeld("# Artikel 1. Proef\n\nHet verslag word ingediend met een formulier.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nHet verslag wordt ingediend met een formulier.\n"),
    onzeker=EIGEN,
)
WEGGEVALLEN = Rule(
    code="REGL0622",
    naam="woord-weggevallen",
    ernst=Ernst.WAARSCHUWING,
    regel="Achter een lidwoord of voorzetsel komt een woord waar het bij hoort.",
    waarom="In “bij de wordt ingediend” ontbreekt bij wie; de rechter kan dat woord niet aanvullen.",
    bron="gewone spelling",
    fout=voorbeeld("# Artikel 1. Proef\n\nDe begroting die bij de wordt ingediend, is sluitend.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe begroting die bij de aanvraag wordt ingediend, is sluitend.\n"),
    onzeker=EIGEN,
)
RULES: tuple[Rule, ...] = (DUBBELOP, DUBBEL_WOORD, VERVOEGING, WEGGEVALLEN)

_MAY_BE_TWICE: Final = frozenset(
    [
        "die",
        "dat",
        "het",
        "zijn",
        "haar",
        "hun",
        "is",
        "was",
        "had",
        "u",
        "zij",
        "ze",
        "we",
        "wij",
        "in",
        "er",
        "om",
        "al",
        "hoe",
        "wat",
        "wie",
        "waar",
        "aan",
        "op",
        "bij",
        "uit",
        "ha",
        "bla",
        "drie",
    ]
)
"""“degene die die aanvraag indient”, “geeft het het recht”, “de in in artikel 2 bedoelde gevallen”."""
_FEW: Final = "één|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|twintig|\\d+%?"
_THIRD: Final = "word|vind|bied|zend|houd|meld|beantwoord|bereid|verbind|onderscheid"
_SUBJECT: Final = "de|het|een|deze|dit|die|dat|elke|iedere"


def _right_twice(passage: Passage, match: re.Match[str]) -> bool:
    """A word that may follow itself, a name (“de De Vries”), or a hyphen behind it (“de de-minimisverordening”)."""
    if match[1].lower() in _MAY_BE_TWICE or match[2] != match[2].lower():
        return True
    return quoted(passage, match)


def _first_person(passage: Passage, match: re.Match[str]) -> bool:
    return bool(re.search(r"\b(?:ik|je|jij)\b", passage.tekst, re.IGNORECASE)) or quoted(passage, match)


def _double(words: str, melding: str, tip: str, *literals: str, vervang: str | None = None) -> Patroon:
    return Patroon(
        rule=DUBBELOP, woorden=literals, zoek=words, melding=melding, tip=tip, delen=OVERAL, vervang=vervang, behalve=quoted
    )  # fmt: skip


_PATTERNS: Final = (
    _double(r"\bgebruikt gemaakt\b", "'{0}'", "schrijf “wordt … gebruikt” of “wordt gebruikgemaakt van …”", "gebruikt gemaakt",
            vervang="gebruikgemaakt"),
    _double(rf"\bten (hoogste|minste) tot ({_FEW})(?![\w.,]\d)\b", "'{0}'", "schrijf 'tot ten {1} {2}' of 'ten {1} {2}'",
            "ten hoogste tot", "ten minste tot"),
    _double(r"\b(?:maxima(?:al|le)|hoogstens) (?:ten hoogste|hoogstens|maximaal)\b|\bten hoogste (?:maximaal|hoogstens)\b",
            "'{0}'", "schrijf “ten hoogste”", "maxima", "hoogstens", vervang="ten hoogste"),
    _double(r"\b(?:minimaal|minstens) (?:ten minste|minstens|minimaal)\b|\bten minste (?:minimaal|minstens)\b", "'{0}'",
            "schrijf “ten minste”", "minimaal", "minstens", vervang="ten minste"),
    _double(r"\b(?:kan|kunnen) (?:kunnen|mogen)\b|\b(?:zal|zullen) zullen\b|\bmoet(?:en)? moeten\b", "'{0}'",
            "laat een van beide werkwoorden weg", "kunnen", "mogen", "zullen", "moeten"),
    _double(r"\b(?:de )?mogelijkheid (?:om )?te (?:kunnen|mogen)\b", "'{0}'", "schrijf “de mogelijkheid om te …”",
            "mogelijkheid"),
    _double(r"\bin staat (?:om )?te kunnen\b", "'{0}'", "schrijf “in staat om te …”", "in staat"),
    _double(r"\bonder meer onder andere\b|\bonder andere onder meer\b|\bonder meer in ieder geval\b", "'{0}'",
            "schrijf “in ieder geval” of “onder meer”", "onder meer"),
    Patroon(
        rule=VERVOEGING,
        woorden=("word",),
        zoek=r"(?<![\w-])(?-i:word)(?![\w-])",
        melding="'word' zonder t",
        tip="schrijf 'wordt'",
        delen=OVERAL,
        vervang="wordt",
        behalve=_first_person,
    ),
    Patroon(
        rule=VERVOEGING,
        woorden=tuple(f" {verb}" for verb in _THIRD.split("|")),
        zoek=rf"\b(?:{_SUBJECT}) [a-zë-]+ (?!word)({_THIRD})(?![\w-])",
        melding="'{1}' zonder t",
        tip="schrijf '{1}t'",
        delen=NORMEN,
        behalve=_first_person,
    ),
    Patroon(
        rule=WEGGEVALLEN,
        woorden=("de wordt", "de worden", "de is", "de kan", "de heeft", "de hebben", "de zullen", "de bevat"),
        zoek=r"\b(de (?:wordt|worden|is|kan|heeft|hebben|zullen|bevat))\b",
        melding="achter 'de' in '{0}' is een woord weggevallen",
        tip="zet het woord er weer tussen",
        delen=OVERAL,
        behalve=quoted,
    ),
)  # fmt: skip


_TWICE: Final = Patroon(
    rule=DUBBEL_WOORD,
    woorden=(),
    zoek=r"(?<![\w-])([^\W\d_]{2,}) +(\1)(?![\w’-])",
    melding="'{0}'",
    tip="haal een van beide woorden weg, of zet er het woord tussen dat is weggevallen",
    delen=OVERAL,
    behalve=_right_twice,
)


def check_spelling(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each slip in the words or the signs of a document."""
    yield from find(subject, (*_PATTERNS, *WORDS, *SIGNS))
    for text in subject.teksten.values():
        if _repeats(text.whole):
            yield from search(_TWICE, [passage for passage in text.passages if _repeats(passage.tekst.lower())])


def _repeats(text: str) -> bool:
    """May a word follow itself? Comparing is much faster than searching with a group; which words do, the search says."""
    words = text.replace(".", "").replace(",", "").replace(";", "").replace(":", "").replace(")", "").split()
    return any(map(eq, words, words[1:]))
