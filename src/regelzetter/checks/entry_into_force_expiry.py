"""How long a regulation lasts: that a subsidieregeling expires, within five years, and not before its last obligation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Final

from regelzetter import dutch
from regelzetter.checks.entry_into_force_dates import Moment, body, entry_into_force, expiry, moments_in
from regelzetter.checks.entry_into_force_rules import GEEN_VERVAL, PERIODEN, TE_LAAT, VERPLICHTING, VERVALT_EERDER
from regelzetter.checks.passages import Deel, Passage
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic
from regelzetter.source import Span
from regelzetter.tree.nodes import Artikel, Invulling
from regelzetter.values.model import Periode, Values

_YEARS: Final = 5
_LONGEST: Final = 10
_STAYS: Final = (
    "van toepassing blijft", "blijft van toepassing", "blijven van toepassing", "van toepassing blijven", "blijft gelden",
    "blijft zij gelden", "zijn werking behoudt", "haar werking behoudt", "zoals die luidde", "zoals dat luidde", "gelden blijft",
    "blijft van kracht", "blijven van kracht", "geldigheid",
    "blijft zij van toepassing", "blijft deze regeling van toepassing", "nog van toepassing",
)  # fmt: skip
_GRANTS: Final = (
    r"\b(?:kan|kunnen)\b[^.;]*\bsubsidies?\b[^.;]*\b(?:verstrekken|verlenen|verstrekt|verleend|toekennen|toegekend)\b"
    r"|\b[Ss]ubsidies?\b[^.;]*\b(?:kan|kunnen)\b[^.;]*\b(?:verstrekken|verlenen|verstrekt|verleend|toegekend)\b"
    r"|\b(?:verstrekt|verleent)\b[^.;]*\bsubsidie\b|\b[Ss]ubsidie wordt (?:[a-z]+ )?(?:verstrekt|verleend)\b"
)
_LONGER: Final = r"(?<!niet )(?:langer|later) dan vijf jaar|\b4\.10, derde"
_ORDINALS: Final = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende")


def grants_subsidy(subject: Subject, name: str) -> bool:
    """Does an article say that subsidy is given? Not: “wie subsidie is verleend”."""
    return any(_compiled(_GRANTS).search(passage.tekst) for passage in body(subject, name, "subsidie"))


def check_expiry(subject: Subject) -> Iterator[Diagnostic]:
    """Findings about the duration of each regulation, and about series of periods."""
    for name, document in subject.ontwerpen.items():
        if document.soort != "regeling":
            continue
        ends = expiry(subject, name)
        if ends is None:
            if grants_subsidy(subject, name) and not body(subject, name, "vervalt"):
                yield Diagnostic(
                    GEEN_VERVAL,
                    subject.dossier.documenten[name].span,
                    f"het stuk '{name}' zegt niet wanneer het vervalt",
                    "zet bij de inwerkingtreding: Deze regeling vervalt met ingang van …",
                )
            continue
        starts = entry_into_force(subject, name)
        if starts is not None and ends.dag <= starts.dag:
            yield Diagnostic(
                VERVALT_EERDER,
                ends.span,
                f"de regeling vervalt op {dutch.datum(ends.dag)}, en treedt pas op {dutch.datum(starts.dag)} in werking",
                "verbeter een van de twee datums",
            )
            continue
        if starts is not None and grants_subsidy(subject, name):
            yield from _too_late(starts, ends, subject.passages[name])
        yield from _before_last(subject, name, ends)
    yield from _series(subject)


def _too_late(starts: Moment, ends: Moment, passages: Sequence[Passage]) -> Iterator[Diagnostic]:
    if ends.dag <= _years_after(starts.dag, _YEARS):
        return
    reasons = "\n".join(passage.tekst for passage in passages if passage.deel is Deel.TOELICHTING)
    too_long = ends.dag > _years_after(starts.dag, _LONGEST)
    if too_long or not _compiled(_LONGER).search(reasons):
        limit = "tien jaar" if too_long else "vijf jaar"
        yield Diagnostic(
            TE_LAAT,
            ends.span,
            f"de regeling vervalt op {dutch.datum(ends.dag)}, meer dan {limit} na {dutch.datum(starts.dag)}",
            f"laat haar uiterlijk op {dutch.datum(_years_after(starts.dag, _YEARS))} "
            "vervallen" + ("" if too_long else ", of geef in de toelichting de reden (artikel 4.10 CW)"),
        )


def _before_last(subject: Subject, name: str, ends: Moment) -> Iterator[Diagnostic]:
    """Against the last day that the articles name, unless the regulation stays in force for what is running."""
    if any(words in passage.tekst for passage in body(subject, name, *_STAYS) for words in _STAYS):
        return
    later = [
        each
        for passage in body(subject, name)
        if passage is not ends.passage
        for each in moments_in(subject.values, passage)
        if each.dag > ends.dag and each.eerste is None
    ]
    if later:
        last = max(later, key=lambda moment: moment.dag)
        yield Diagnostic(
            VERPLICHTING,
            ends.span,
            f"de regeling vervalt op {dutch.datum(ends.dag)}, maar {_article(last.passage)} noemt nog {dutch.datum(last.dag)}",
            "kies een latere vervaldatum, of schrijf erachter: Zij "
            "blijft van toepassing op subsidies die vóór die datum zijn verleend.",
        )


def _article(passage: Passage) -> str:
    return next((f"artikel {node.nummer}" for node in passage.boven if isinstance(node, Artikel) and node.nummer), "een artikel")


def _series(subject: Subject) -> Iterator[Diagnostic]:
    """Periods whose keys differ in an ordinal only: `verslag.eerste_tijdvak`, `verslag.tweede_tijdvak`."""
    for numbered in _numbered(subject.values).values():
        for number in sorted(numbered):
            if number + 1 not in numbered:
                continue
            (_, before), (key, after) = numbered[number], numbered[number + 1]
            if after.van == before.tot_en_met + timedelta(days=1) or after.van < before.van:
                continue
            gap = "begint later dan" if after.van > before.tot_en_met else "begint al voor"
            yield Diagnostic(
                PERIODEN,
                _printed(subject, key),
                f"de periode '{key}' begint op "
                f"{dutch.datum(after.van)}; dat {gap} de dag na {dutch.datum(before.tot_en_met)}, het einde van de vorige "
                "periode",
                "laat de perioden op elkaar aansluiten",
            )


def _numbered(values: Values) -> Mapping[str, dict[int, tuple[str, Periode]]]:
    series: dict[str, dict[int, tuple[str, Periode]]] = defaultdict(dict)
    for key, value in values.waarden.items():
        if isinstance(value.inhoud, Periode):
            words = key.replace(".", " . ").replace("_", " _ ").split(" ")
            place = next((index for index, word in enumerate(words) if word in _ORDINALS), None)
            if place is not None:
                number = _ORDINALS.index(words[place])
                series["".join((*words[:place], "#", *words[place + 1 :]))][number] = (key, value.inhoud)
    return series


def _printed(subject: Subject, key: str) -> Span:
    """Where a value is first printed; where it is typed if it is nowhere."""
    for passages in subject.passages.values():
        for each in (each for passage in passages for each in passage.stukken):
            if isinstance(each.node, Invulling) and each.node.sleutel == key:
                return each.node.span
    return subject.values.waarden[key].span


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
