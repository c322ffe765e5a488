"""Who decides: the same office in title, aanhef and definitions, and no tasks for a staatssecretaris."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from regelzetter.checks.opening_rules import BEWINDSPERSOON, STAATSSECRETARIS
from regelzetter.checks.outline import Outline
from regelzetter.checks.passages import Deel, Passage
from regelzetter.checks.patterns import NORMEN, Patroon, find
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic
from regelzetter.dossier import DocumentSpec
from regelzetter.tree.nodes import Alinea, Document, Regeling
from regelzetter.tree.walk import plain

OFFICE: Final = r"(?:Minister|Staatssecretaris)"
_AFTER: Final = (
    r"\bGelet op\b|\bOverwegende\b|\bBesluit(?:en)?:|\b[Hh]andelende?\b|\b[Nn]a overleg\b|\b[Ii]n overeenstemming\b"
    r"|\b[Mm]ede namens\b"
)
"""What may follow on who decide; “mede namens” may not, which is told, and makes nobody decide."""
PATRONEN: Final = (
    Patroon(
        rule=STAATSSECRETARIS,
        woorden=("staatssecretaris ",),
        zoek=r"\bde staatssecretaris (?:van [A-Z]\S+(?:(?:,| en)? [A-Z]\S+)* )?"
        r"(?:kan|besluit|beslist|verleent|verstrekt|stelt|wijst|bepaalt|beoordeelt|verdeelt|betaalt|vordert|maakt|geeft|wijzigt)\b",
        melding="‘{0}’ geeft een taak aan de staatssecretaris",
        tip="schrijf: de minister, en omschrijf zo nodig wie dat is in de begripsbepalingen",
        delen=NORMEN,
        soorten=("regeling", "wijzigingsregeling"),
    ),
)


def check_offices(subject: Subject) -> Iterator[Diagnostic]:
    """Findings about who decides in each regulation."""
    yield from find(subject, PATRONEN)
    for name, document in subject.documenten.items():
        if isinstance(document.inhoud, Regeling):
            opening = tuple(passage for passage in subject.passages[name] if passage.deel is Deel.AANHEF)
            yield from _offices(document, subject.dossier.documenten[name], opening)
            yield from _defined(subject.delen[name], opening)


def _offices(document: Document, spec: DocumentSpec, opening: tuple[Passage, ...]) -> Iterator[Diagnostic]:
    """The office in the aanhef against the title, where one person decides."""
    office = _decides(opening)
    if not office:
        return
    title = words_of_title(document)
    if (
        spec.titel is not None
        and _match(rf"Regeling van de {OFFICE}\b", title)
        and f"de {office} van ".lower() not in title.lower().replace(", van ", " van ")
    ):
        yield Diagnostic(
            BEWINDSPERSOON,
            spec.titel.span,
            f"het opschrift noemt niet de {office}, die in de aanhef besluit",
            f"begin het opschrift met: Regeling van de {office} van [datum]",
        )


def _defined(outline: Outline, opening: tuple[Passage, ...]) -> Iterator[Diagnostic]:
    """The definition of “minister”. A Staatssecretaris may decide where the minister has the tasks."""
    office = _decides(opening)
    for placed in outline.begrippen:
        first = placed.node.omschrijving[0] if placed.node.omschrijving else None
        if plain(placed.node.term).strip() != "minister" or not isinstance(first, Alinea):
            continue
        meant = plain(first.inhoud).replace("\u00a0", " ").strip(" ;.").removeprefix("de ").removeprefix("Onze ")
        both = office.startswith("Minister ") and _match("Minister (?:van|voor) ", meant) and meant.count("Minister ") == 1
        if both and meant.lower() != office.lower():
            yield Diagnostic(
                BEWINDSPERSOON,
                first.span,
                f"‘minister’ is de {meant}, maar in de aanhef besluit de {office}",
                "noem in de begripsbepaling de bewindspersoon uit de aanhef",
            )


def _decides(opening: tuple[Passage, ...]) -> str:
    """“Minister van Voorbeelden”, or nothing where several decide or the line is not as it should be."""
    lines = (
        _match(rf"De ({OFFICE} (?:van|voor) .+?)(?:,? (?:[Hh]andelende|mede namens) .+)?[,;]$", passage.tekst.strip())
        for passage in opening
    )
    first = next((line for line in lines if line is not None), None)
    return "" if first is None or several_decide(opening) else first[1]


def several_decide(opening: tuple[Passage, ...]) -> bool:
    """Do several ministers decide? Who agrees (“handelende in overeenstemming met”) does not."""
    deciding = words_before_grounds(opening)
    return len(re.findall(rf"\b{OFFICE}\b", deciding)) > 1 or "Ministers" in deciding or "Staatssecretarissen" in deciding


def words_before_grounds(opening: tuple[Passage, ...]) -> str:
    """What the aanhef says of who decide, on one line."""
    return _compiled(_AFTER).split(" ".join(passage.tekst for passage in opening))[0].strip()


def words_of_title(document: Document) -> str:
    """The opschrift, with ordinary spaces."""
    return plain(document.titel).replace("\u00a0", " ").strip()


def _match(pattern: str, text: str) -> re.Match[str] | None:
    return _compiled(pattern).match(text)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
