"""The words “bedoeld in” and “genoemd in”: what stands before them, and whether the words after them end with a comma.

Looked for one by one and not as patterns: they stand in nearly every article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from regelzetter.checks import citing_rules as rules
from regelzetter.checks.citing_phrases import LID, NUMMER, ONDERDEEL
from regelzetter.checks.passages import Passage
from regelzetter.diagnostics import Diagnostic, Edit, Rule

_WOORD: Final = r"[a-zà-ÿ][a-zà-ÿ-]*"
_BIJVOEGLIJK: Final = r"(?:[a-zà-ÿ-]+(?:lijke|ige|ende|bare|ische|eerde|elde|ele|ale) )?"
_NAAM: Final = rf"(?P<naam>{_BIJVOEGLIJK}{_WOORD})"
_BIJ_WERKWOORD: Final = frozenset((
    "als", "zoals", "is", "zijn", "was", "waren", "wordt", "worden", "mede", "niet", "hiervoor", "en", "of", "hier", "daar",
    "uitsluitend", "eerder", "reeds", "heeft", "hebben", "had", "hadden", "werd", "werden", "uitdrukkelijk", "afzonderlijk",
))  # fmt: skip
_PLAATS: Final = r"\w+ in (?:(?:de )?artikel|het \w+ lid\b|het \w+ en \w+ lid\b|bijlage|dit |onderde|paragraaf|hoofdstuk)"
_HELE_WET: Final = r"bedoeld in (?:de|het) (?=[A-Z])(?=[^,.;]*(?:[Ww]et|[Bb]esluit|[Rr]egeling|[Ww]etboek|[Vv]erordening)\b)"
_WERKWOORD: Final = (
    "is|zijn|wordt|worden|kan|kunnen|heeft|hebben|bedraagt|bevat|bestaat|blijft|geldt|vervalt|mag|mogen|vermeldt|omvat"
)
_TOT: Final = (
    rf"\w+ in (?:(?:de )?artikel(?:en)? {NUMMER}(?:, {LID})?(?:, {ONDERDEEL})?(?: van (?:de|het) [\w -]+?)?|het {LID}|{ONDERDEEL}"
    rf"|bijlage \w+)(?P<gat> )(?P<werkwoord>{_WERKWOORD})\b"
)
_FAR: Final = 80
"""How many signs before “bedoeld” are looked at."""


def find_bedoeld(passage: Passage) -> Iterator[Diagnostic]:
    """All findings about these words in one passage."""
    text = passage.tekst
    for word in ("bedoeld in ", "genoemd in "):
        at = text.find(word)
        while at >= 0:
            if at and text[at - 1] == " ":
                yield from _before(passage, at, word[:7])
                yield from _after(passage, at)
            at = text.find(word, at + 1)


# --- before ---------------------------------------------------------------------------------------


def _before(passage: Passage, at: int, word: str) -> Iterator[Diagnostic]:
    lead = passage.tekst[max(0, at - _FAR) : at]
    if lead.endswith("oals "):
        yield from _finding(passage, rules.ZOALS, at - 6, at + len(word) + 3, f"‘zoals {word} in’",
                            f"schrijf ‘als {word} in’ of, na de of het, ‘, {word} in’")  # fmt: skip
    elif lead.endswith(", als "):
        yield from _comma_als(passage, at, lead)
    elif lead.endswith(" als "):
        yield from _definite(passage, at, lead)
    elif lead.endswith(", "):
        yield from _indefinite(passage, at, lead)
    else:
        yield from _no_comma(passage, at, lead, word)


def _definite(passage: Passage, at: int, lead: str) -> Iterator[Diagnostic]:
    found = _search(rf"\b(?P<det>[Dd]e|[Hh]et|[Dd]eze) {_NAAM} als $", lead)
    if found is not None and passage.tekst.startswith("bedoeld", at):
        name = found["naam"]
        yield from _finding(passage, rules.LIDWOORD, at - len(found[0]), at + 10, f"‘{found['det']} {name} als bedoeld in’",
                            f"schrijf ‘{found['det']} {name}, bedoeld in’, of ‘een {name} als bedoeld in’")  # fmt: skip


def _comma_als(passage: Passage, at: int, lead: str) -> Iterator[Diagnostic]:
    """Only right after the noun: a comma may also end a clause that stands in between."""
    found = _search(rf"\b[Ee]en {_NAAM}, als $", lead)
    if found is not None and passage.tekst.startswith("bedoeld", at):
        name = found["naam"]
        yield from _finding(passage, rules.LIDWOORD, at - len(found[0]), at + 10, f"‘een {name}, als bedoeld in’",
                            f"schrijf ‘een {name} als bedoeld in’, zonder komma")  # fmt: skip


def _indefinite(passage: Passage, at: int, lead: str) -> Iterator[Diagnostic]:
    found = _search(rf"\b[Ee]en {_NAAM}, $", lead)
    if found is not None and passage.tekst.startswith("bedoeld", at):
        name = found["naam"]
        yield from _finding(passage, rules.LIDWOORD, at - len(found[0]), at + 10, f"‘een {name}, bedoeld in’",
                            f"schrijf ‘een {name} als bedoeld in’; is er maar één, schrijf dan ‘de’ of ‘het’")  # fmt: skip


def _no_comma(passage: Passage, at: int, lead: str, word: str) -> Iterator[Diagnostic]:
    found = _search(rf"\b(?:[Dd]e|[Hh]et|[Dd]ie|[Dd]eze|[Dd]it|[Dd]at) (?:{_WOORD} ){{0,3}}?(?P<naam>{_WOORD}) $", lead)
    if found is None or found["naam"] in _BIJ_WERKWOORD or not _compiled(_PLAATS).match(passage.tekst, at):
        return
    begin = at - len(found["naam"]) - 1
    yield from _finding(passage, rules.KOMMA_VOOR, begin, at + len(word) + 3, f"voor ‘{word} in’ staat geen komma",
                        f"schrijf ‘{found['naam']}, {word} in …,’")  # fmt: skip


# --- after ----------------------------------------------------------------------------------------


def _after(passage: Passage, at: int) -> Iterator[Diagnostic]:
    text = passage.tekst
    whole = _compiled(_HELE_WET).match(text, at)
    if whole is not None:
        yield Diagnostic(
            rules.HELE_WET, passage.span(at, whole.end()), "‘bedoeld in’ noemt een hele wet en geen artikel",
            "noem het artikel: ‘bedoeld in artikel … van …’, met [](wet:SLEUTEL/artikel)",
        )  # fmt: skip
    found = _compiled(_TOT).match(text, at) if text.startswith(", ", at - 2) else None
    if found is None or not passage.getypt(found.start("gat"), found.end()):
        return
    span = passage.span(found.start("gat"), found.end())
    fix = (Edit(span, f", {found['werkwoord']}"),) if span.line == span.end_line else ()
    yield Diagnostic(
        rules.KOMMA_NA, span, f"voor ‘{found['werkwoord']}’ staat geen komma",
        "zet een komma na de verwijzing die met ‘, bedoeld in’ begint", fix=fix,
    )  # fmt: skip


def _finding(passage: Passage, rule: Rule, begin: int, end: int, melding: str, tip: str) -> Iterator[Diagnostic]:
    """Only about words that were typed."""
    begin = max(0, begin)
    if passage.getypt(begin, end):
        yield Diagnostic(rule, passage.span(begin, end), melding, tip)


def _search(pattern: str, text: str) -> re.Match[str] | None:
    return _compiled(pattern).search(text)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
