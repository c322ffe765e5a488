"""How long a regulation lasts: that a subsidieregeling expires, within five years, and not before its last obligation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from regelzetter import dutch
from regelzetter.checks.entry_into_force_dates import Moment, body, entry_into_force, expiry, moments_in
from regelzetter.checks.entry_into_force_rules import GEEN_VERVAL, PERIODEN, TE_LAAT, VERPLICHTING
from regelzetter.checks.passages import Deel, Passage
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic
from regelzetter.source import Span
from regelzetter.tree.nodes import Invulling
from regelzetter.values.model import Periode, Values

_YEARS: Final = 5
_LONGEST: Final = 10
_STAYS: Final = (
    "van toepassing blijft", "blijft van toepassing", "blijven van toepassing", "van toepassing blijven", "blijft gelden",
    "blijft zij gelden", "zijn werking behoudt", "haar werking behoudt", "zoals die luidde", "zoals dat luidde", "gelden blijft",
    "blijft zij van toepassing", "blijft deze regeling van toepassing", "nog van toepassing",
)  # fmt: skip
_ORDINALS: Final = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende")


def grants_subsidy(passages: Sequence[Passage]) -> bool:
    """Does an article say that subsidy is given?"""
    return any(
        "subsidie" in passage.tekst.lower()
        and any(verb in passage.tekst for verb in ("verstrek", "verle", "toegekend", "toekennen"))
        for passage in passages
    )


def check_expiry(subject: Subject) -> Iterator[Diagnostic]:
    """Findings about the duration of each regulation, and about series of periods."""
    for name, document in subject.ontwerpen.items():
        if document.soort != "regeling":
            continue
        passages = body(subject, name)
        ends = expiry(subject, passages)
        if ends is None:
            if grants_subsidy(passages) and not any("vervalt" in passage.tekst for passage in passages):
                yield Diagnostic(
                    GEEN_VERVAL,
                    subject.dossier.documenten[name].span,
                    f"het stuk '{name}' zegt niet wanneer het vervalt",
                    "zet bij de inwerkingtreding: Deze regeling vervalt met ingang van …",
                )
            continue
        starts = entry_into_force(subject, name, passages)
        if starts is not None and grants_subsidy(passages):
            yield from _too_late(starts, ends, subject.passages[name])
        yield from _before_last(subject, ends, passages)
    yield from _series(subject)


def _too_late(starts: Moment, ends: Moment, passages: Sequence[Passage]) -> Iterator[Diagnostic]:
    if ends.dag <= _years_after(starts.dag, _YEARS):
        return
    reasons = "\n".join(passage.tekst for passage in passages if passage.deel is Deel.TOELICHTING)
    too_long = ends.dag > _years_after(starts.dag, _LONGEST)
    if too_long or not ("4.10" in reasons or "langer dan vijf jaar" in reasons):
        limit = "tien jaar" if too_long else "vijf jaar"
        yield Diagnostic(
            TE_LAAT,
            ends.span,
            f"de regeling vervalt op {dutch.datum(ends.dag)}, meer dan {limit} na {dutch.datum(starts.dag)}",
            f"laat haar uiterlijk op {dutch.datum(_years_after(starts.dag, _YEARS))} "
            "vervallen" + ("" if too_long else ", of geef in de toelichting de reden (artikel 4.10 CW)"),
        )


def _before_last(subject: Subject, ends: Moment, passages: Sequence[Passage]) -> Iterator[Diagnostic]:
    """Against the last day that the articles name, unless the regulation stays in force for what is running."""
    if any(words in passage.tekst for passage in passages for words in _STAYS):
        return
    later = [
        each
        for passage in passages
        if passage is not ends.passage
        for each in moments_in(subject.values, passage)
        if each.dag > ends.dag and each.eerste is None
    ]
    if later:
        last = max(later, key=lambda moment: moment.dag)
        yield Diagnostic(
            VERPLICHTING,
            ends.span,
            f"de regeling vervalt op {dutch.datum(ends.dag)}, maar noemt nog {dutch.datum(last.dag)} (regel {last.span.line})",
            "kies een latere vervaldatum, of schrijf erachter: Zij "
            "blijft van toepassing op subsidies die vóór die datum zijn verleend.",
        )


def _series(subject: Subject) -> Iterator[Diagnostic]:
    """Periods whose keys differ in an ordinal only: `verslag.eerste_tijdvak`, `verslag.tweede_tijdvak`."""
    printed = _printed(subject)
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
                printed.get(key, subject.values.waarden[key].span),
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


def _printed(subject: Subject) -> Mapping[str, Span]:
    """Where each value is first printed in an article."""
    places: dict[str, Span] = {}
    for passages in subject.passages.values():
        for passage in passages:
            for each in passage.stukken:
                if isinstance(each.node, Invulling):
                    places.setdefault(each.node.sleutel, each.node.span)
    return places


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
