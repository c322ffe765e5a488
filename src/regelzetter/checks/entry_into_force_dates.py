"""The days that a regulation turns on: its publication, its entry into force and its expiry, read from values and texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Final, NamedTuple

from regelzetter.checks.figures_in_text import typed_figures
from regelzetter.checks.passages import Deel, Passage
from regelzetter.checks.subject import Subject
from regelzetter.dossier import DocumentSpec, Line
from regelzetter.source import Span
from regelzetter.tree.nodes import Invulling, Tekst
from regelzetter.values.model import Datum, Periode, Tijdstip, Values

_IN_FORCE: Final = r"(?:treedt|treden) in werking (?:met ingang van|op|per) "
_DAY_AFTER: Final = r"(?:treedt|treden) in werking met ingang van de dag na de (?:datum|dag) van uitgifte"
_EXPIRES: Final = r"\bvervalt (?:met ingang van|op|per) "


class Moment(NamedTuple):
    """A day in a text: where it begins, where it ends, and where it is typed. Of a period the last day."""

    dag: date
    begin: int
    passage: Passage
    span: Span
    eerste: date | None = None
    """Of a period its first day."""


def body(subject: Subject, name: str, *words: str) -> tuple[Passage, ...]:
    """The passages of the articles of a regulation, without what is quoted there; only those with one of the words, if given."""
    passages = subject.teksten[name].having(words) if words else subject.passages[name]
    return tuple(passage for passage in passages if passage.deel is Deel.LICHAAM and passage.vorm != "citaat")


def day_of_line(values: Values, line: Line | None) -> date | None:
    """The day of the first value in a line of dossier.yaml; None if there is none that is a date."""
    found = _compiled(r"\{\{ *([\w.]+)").search(line.tekst) if line is not None else None
    return _day(values, found[1]) if found is not None else None


def publication_day(subject: Subject, spec: DocumentSpec) -> date | None:
    """The day on which the Staatscourant is issued, if the dossier knows it."""
    return day_of_line(subject.values, next(iter(spec.velden.get("publicatie.bekendmaking", ())), None))


def moments_in(values: Values, passage: Passage) -> Iterator[Moment]:
    """The days in a passage: those of values, and those that were typed."""
    typed = False
    for each in passage.stukken:
        if type(each.node) is Tekst:  # most passages are nothing else
            typed = typed or "20" in each.node.tekst
        if type(each.node) is not Invulling:
            continue
        value = values.waarden.get(each.node.sleutel)
        if value is not None and isinstance(value.inhoud, Periode):
            yield Moment(value.inhoud.tot_en_met, each.begin, passage, each.node.span, value.inhoud.van)
            continue
        day = _day(values, each.node.sleutel)
        if day is not None:
            yield Moment(day, each.begin, passage, each.node.span)
    if not typed:
        return
    for figure in typed_figures(passage):
        if isinstance(figure.waarde, date):
            yield Moment(figure.waarde, figure.begin, passage, passage.span(figure.begin, figure.eind))


def entry_into_force(subject: Subject, name: str) -> Moment | None:
    """The first day on which (a part of) the regulation is in force: as the article says, or the day after its publication."""
    passages = body(subject, name, "in werking")
    moments = [moment for passage in passages for moment in _after(subject.values, passage, _IN_FORCE)]
    if moments:
        return min(moments, key=lambda moment: moment.dag)
    published = publication_day(subject, subject.dossier.documenten[name])
    for passage in passages:
        found = _compiled(_DAY_AFTER).search(passage.tekst)
        if found is not None and published is not None:
            return Moment(published + timedelta(days=1), found.start(), passage, passage.span(found.start(), found.end()))
    return None


def expiry(subject: Subject, name: str) -> Moment | None:
    """The day on which the regulation expires."""
    for passage in body(subject, name, "vervalt"):
        if "regeling" in passage.tekst or "it besluit" in passage.tekst:
            for moment in _after(subject.values, passage, _EXPIRES):
                return moment
    return None


def _after(values: Values, passage: Passage, words: str) -> Iterator[Moment]:
    """The days that stand right behind these words."""
    ends = {found.end() for found in _compiled(words).finditer(passage.tekst)}
    if ends:
        yield from (moment for moment in moments_in(values, passage) if moment.begin in ends)


def _day(values: Values, key: str) -> date | None:
    value = values.waarden.get(key)
    match value.inhoud if value is not None else None:
        case Datum(dag=day):
            return day
        case Tijdstip(moment=moment):
            return moment.date()
        case _:
            return None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
