"""One term, one date: until when is decided, and when the regulation begins and ends, is the same in all documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from regelzetter.checks.decision_letter import compiled
from regelzetter.checks.passages import Deel, Passage
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic, Ernst, Rule, Voorbeeld
from regelzetter.dutch import MAANDEN

_ARTIKEL: Final = (
    "regeling.md",
    "# Artikel 1. Besluit\n\nDe minister besluit uiterlijk op {{ inwerking }} op de aanvraag om subsidie.\n",
)

TWEE_DATA = Rule(
    code="REGL0584",
    naam="twee-termijnen",
    ernst=Ernst.WAARSCHUWING,
    regel="Een uiterste datum is in de regeling, de toelichting, de brief en het besluit dezelfde.",
    waarom="Bij twee termijnen voor één besluit weet de aanvrager niet waarop hij kan rekenen, en niemand wat te laat is.",
    bron="artikel 4:13 van de Algemene wet bestuursrecht; beschrijving van het dossier: één bron voor elke datum",
    fout=Voorbeeld(
        (_ARTIKEL, ("nota.md", "De minister besluit op elke aanvraag om subsidie binnen zeventien weken na het sluiten van de "
                               "periode voor aanvragen.\n"))
    ),
    goed=Voorbeeld((_ARTIKEL, ("nota.md", "De minister besluit op elke aanvraag om subsidie uiterlijk op {{ inwerking }}.\n"))),
)  # fmt: skip
RULES: tuple[Rule, ...] = (TWEE_DATA,)

_DATE: Final = rf"\d{{1,2}} (?:{'|'.join(MAANDEN)}) \d{{4}}"
_LONGEST: Final = 1_000
"""A sentence of more signs than this is no sentence."""
_LIMITS: Final = ("uiterlijk", "vóór ", "binnen ", "in werking", "vervalt")
_TERM: Final = r"[\w-]+ (?:dagen|weken|maanden)(?= na\b)"


class _Zaak(NamedTuple):
    """Something that happens by a day. A sentence is about it if it matches `zoek` and holds none of `niet`; in `zoek`
    the group is the day or the term."""

    naam: str
    letterlijk: tuple[str, ...]
    """One of these is in every match: the quick look."""
    zoek: str
    met: tuple[str, ...]
    niet: tuple[str, ...]


_OTHER_DECISIONS: Final = ("bezwaar", "vaststel", "vast te stellen", "voorschot", "voorhang")
_OTHER_ROUNDS: Final = (
    "gewijzigd", "tweede", "derde", "herzien", "opnieuw", "nieuwe aanvraag", "uitgewerkt", "advi", "verleng",
    "verdag", "afwijzing", "beste",
    "vorige", "voorganger", "eerdere", "plan",
)  # fmt: skip
_DECIDES: Final = r"(?:besluit|besluiten|beslis|beslist|beslissen|verleent|verlenen)"
"""Not “ik verleen”: that is the decision itself, and a day behind it is one of the activities."""
_WHO: Final = r"(?:minister|staatssecretaris|ik|wij)"
_BY: Final = rf"(?:uiterlijk(?: op)?|vóór|binnen) ({_DATE}|{_TERM})"
_DECIDE: Final = rf"(?=.*\b{_WHO}\b)(?:.*?\b{_DECIDES}\b.*?\b{_BY}|.*?\b{_BY}.*?\b{_DECIDES}\b)"
_BESLUIT: Final = _Zaak(
    "het besluit op de aanvraag", ("besl", "verle"), _DECIDE, ("aanvra", "subsidie"), (*_OTHER_DECISIONS, *_OTHER_ROUNDS)
)
_ANDERS: Final = ("vorige", "voorganger", "oude", "eerdere", "andere", "wet ", "besluit ")
_ZAKEN: Final = (
    _BESLUIT,
    _Zaak(
        "de inwerkingtreding van de regeling",
        ("in werking",),
        rf"\btreedt (?:op|met ingang van|per) ({_DATE}) in werking|\btreedt in werking (?:op|met ingang van|per) ({_DATE})",
        ("regeling",),
        _ANDERS,
    ),
    _Zaak(
        "het vervallen van de regeling",
        ("vervalt",),
        rf"\bvervalt (?:op|met ingang van|per) ({_DATE})",
        ("regeling",),
        _ANDERS,
    ),
    _Zaak(
        "het indienen van het eindverslag",
        ("eindverslag",),
        rf"\beindverslag\b.*?\buiterlijk op ({_DATE})|\buiterlijk op ({_DATE}).*?\beindverslag\b",
        ("eindverslag",),
        ("voortgang", "tussen", "vorige"),
    ),
)


@dataclass(frozen=True, slots=True, eq=False)
class _Melding:
    """What a passage says of a matter, and where."""

    zaak: str
    woorden: str
    passage: Passage
    begin: int
    eind: int


def check_deadlines(subject: Subject) -> Iterator[Diagnostic]:
    """A day or term in a note, letter or decision that the regulations do not have for the same matter."""
    said = [each for each in _all_said(subject, outside=True) if each.passage.vorm != "citaat"]
    if not said:
        return
    norm = list(_all_said(subject, outside=False))
    for here in said:
        known = [each for each in norm if each.zaak == here.zaak]
        if known and all(each.woorden != here.woorden for each in known):
            yield _contradiction(here, known[0])


def _all_said(subject: Subject, outside: bool) -> Iterator[_Melding]:
    """What the articles say of the matters, or what stands outside them."""
    for passages in subject.passages.values():
        for passage in passages:
            if passage.deel is not Deel.BIJLAGE and (passage.deel is not Deel.LICHAAM) is outside:
                yield from _said(passage, _ZAKEN)


def _contradiction(said: _Melding, norm: _Melding) -> Diagnostic:
    there = norm.passage.hele
    return Diagnostic(
        TWEE_DATA,
        said.passage.span(said.begin, said.eind),
        f"voor {said.zaak} staat hier '{said.woorden}', in de regeling '{norm.woorden}' ({there.path}:{there.line})",
        "kies één termijn en druk die overal met dezelfde sleutel af",
    )


def decision_dates(subject: Subject) -> frozenset[date]:
    """The last days to decide on an application that the regulations name, those of a second round too."""
    every_round = _Zaak(_BESLUIT.naam, _BESLUIT.letterlijk, _BESLUIT.zoek, _BESLUIT.met, _OTHER_DECISIONS)
    days = (
        _day(said.woorden)
        for passages in subject.passages.values()
        for passage in passages
        if passage.deel is Deel.LICHAAM
        for said in _said(passage, (every_round,))
    )
    return frozenset(day for day in days if day is not None)


def _said(passage: Passage, matters: tuple[_Zaak, ...]) -> Iterator[_Melding]:
    for matter in matters:
        if not any(word in passage.tekst for word in matter.letterlijk) or not any(word in passage.tekst for word in _LIMITS):
            continue
        for sentence in sentences(passage.tekst):
            words = passage.tekst[sentence[0] : sentence[1]]
            lower = words.lower()
            if (
                len(words) > _LONGEST
                or any(word in lower for word in matter.niet)
                or not any(word in lower for word in matter.met)
            ):
                continue
            found = compiled(matter.zoek).search(words)
            if found is not None:
                group = next(index for index, text in enumerate(found.groups(), 1) if text)
                begin, end = sentence[0] + found.start(group), sentence[0] + found.end(group)
                yield _Melding(matter.naam, passage.tekst[begin:end], passage, begin, end)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends; a semicolon parts sentences as well."""
    begin = 0
    for found in compiled(r"[.?!;] (?=\S)").finditer(text):
        if found[0] != ". " or text[found.end()].isupper():
            yield begin, found.start()
            begin = found.end()
    yield begin, len(text)


def _day(words: str) -> date | None:
    found = re.fullmatch(r"(\d{1,2}) (\w+) (\d{4})", words)
    if found is None:
        return None
    try:
        return date(int(found[3]), MAANDEN.index(found[2].lower()) + 1, int(found[1]))
    except ValueError:
        return None
