"""Abbreviations: written out, or explained in the definitions (aanwijzing 3.9)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from regelzetter.checks.passages import Passage
from regelzetter.checks.patterns import NORMEN, Patroon
from regelzetter.checks.searching import SearchText
from regelzetter.checks.spelling_words import SMALL
from regelzetter.checks.subject import Subject
from regelzetter.checks.unfinished import TO_DO
from regelzetter.checks.wording_spared import anothers, quoted
from regelzetter.diagnostics import Diagnostic, Ernst, Rule, voorbeeld
from regelzetter.tree.nodes import Begrip, Regeling
from regelzetter.tree.walk import plain

_BRON: Final = "aanwijzing 3.9 van de Aanwijzingen voor de regelgeving"

MET_PUNTEN = Rule(
    code="REGL0604",
    naam="afkorting-met-punten",
    ernst=Ernst.WAARSCHUWING,
    regel="Gewone woorden worden in een voorschrift niet afgekort.",
    waarom="Een afkorting als “m.b.t.” stopt de lezer, en een voorlezer of zoekmachine kent haar niet.",
    bron=_BRON,
    fout=voorbeeld("# Artikel 1. Proef\n\nHet plan bevat gegevens m.b.t. de kosten.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nHet plan bevat gegevens met betrekking tot de kosten.\n"),
)
ZONDER_BEGRIP = Rule(
    code="REGL0605",
    naam="afkorting-zonder-begrip",
    ernst=Ernst.WAARSCHUWING,
    regel="Een afkorting die een regeling gebruikt, staat in haar begripsbepalingen.",
    waarom="Anders staat nergens vast welke instelling of welk stelsel is bedoeld.",
    bron=_BRON,
    fout=voorbeeld("# Artikel 1. Proef\n\nDe aanvraag wordt ingediend bij de DUSV.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe aanvraag wordt ingediend bij de Dienst Uitvoering Subsidies Voorbeelden.\n"),
)
RULES: tuple[Rule, ...] = (MET_PUNTEN, ZONDER_BEGRIP)

_WRITTEN_OUT: Final = {
    "o.a.": "onder andere",
    "m.b.t.": "met betrekking tot",
    "i.v.m.": "in verband met",
    "t.a.v.": "ten aanzien van",
    "d.m.v.": "door middel van",
    "i.p.v.": "in plaats van",
    "a.d.h.v.": "aan de hand van",
    "o.g.v.": "op grond van",
    "o.b.v.": "op basis van",
    "t.b.v.": "ten behoeve van",
    "t.g.v.": "ten gevolge van",
    "t.o.v.": "ten opzichte van",
    "m.u.v.": "met uitzondering van",
    "m.i.v.": "met ingang van",
    "n.a.v.": "naar aanleiding van",
    "i.c.m.": "in combinatie met",
    "i.h.k.v.": "in het kader van",
    "i.g.v.": "in geval van",
    "d.w.z.": "dat wil zeggen",
    "m.n.": "met name",
    "z.s.m.": "zo spoedig mogelijk",
    "bijv.": "bijvoorbeeld",
    "incl.": "inclusief",
    "excl.": "exclusief",
    "evt.": "eventueel",
    "max.": "ten hoogste",
    "min.": "ten minste",
    "ca.": "circa",
}
_AT_THE_END: Final = {"enz.": "enzovoort", "etc.": "enzovoort", "e.d.": "en dergelijke"}
"""They may end a sentence, so that their full stop may not be taken away."""


def _row(short: str, long: str, certain: bool) -> Patroon:
    return Patroon(
        rule=MET_PUNTEN,
        woorden=(short,),
        zoek=rf"(?<![\w.]){re.escape(short)}(?!\w)",
        melding="de afkorting '{0}' in een voorschrift",
        tip=f"schrijf “{long}”" if certain else f"noem alles wat is bedoeld, of schrijf “{long}”",
        vormen=("alinea", "kop", "noot", "term"),
        vervang=long if certain else None,
        behalve=anothers,
    )


ABBREVIATIONS: Final = (
    *(_row(short, long, True) for short, long in _WRITTEN_OUT.items()),
    *(_row(short, long, False) for short, long in _AT_THE_END.items()),
)

_SHORT: Final = r"(?<![\w.@/&-])(?<!\d{4} )[A-Z]{2,}(?:[-&][A-Z]+)*(?![\w@]|\.\w|, (?:genoemd|bedoeld) in)"
"""Not the letters of a postcode, and not what is explained on the spot (“het CAK, genoemd in artikel 6.1.1”)."""
_LAW: Final = r"[A-Z][A-Za-z]{1,6}"
_CAPITALS: Final = r"[A-Z]{2,}"
_KNOWN: Final = frozenset(
    [
        *TO_DO,
        "EU",
        "EG",
        "EER",
        "EEG",
        "NV",
        "BV",
        "VOF",
        "BES",
        "USD",
        "AWG",
        "ANG",
        "XCG",
        "EUR",
        "GBP",
        "NEN",
        "ISO",
        "EN",
        "DIN",
        "CEN",
        "IEC",
        "ETSI",
        "NPR",
        "NTA",
        "MJ",
        "GJ",
        "TJ",
        "PJ",
        "MW",
        "GW",
        "TW",
        "PDF",
        "HTML",
        "XML",
        "CSV",
        "URL",
        "DNA",
        "KB",
        "AMVB",
        "BW",
    ]
)
"""Known to everybody, a unit, or the subject of another rule."""
_NORMS: Final = ("NEN ", "ISO ", "CEN ", "IEC ", "ETSI ")
"""What stands after them is part of the name of a norm: “ETSI TS 103 097”."""
_ROMAN: Final = r"[IVXLC]+"


def check_abbreviations(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each abbreviation in capitals that a regulation does not explain, at its first place."""
    for name, document in subject.ontwerpen.items():
        if isinstance(document.inhoud, Regeling):
            terms = " ".join(plain(each.node.term) for each in subject.delen[name].begrippen)
            text = subject.teksten[name]
            short = {found.lower() for found in _compiled(_CAPITALS).findall(text.words)}
            yield from _laws(subject, text, terms)
            yield from _unexplained(text.having(tuple(short)), set(_compiled(_SHORT).findall(terms)))


def _laws(subject: Subject, text: SearchText, terms: str) -> Iterator[Diagnostic]:
    """“Awb”: the short name of a law is an abbreviation too, typed or written by a reference."""
    for law in subject.dossier.wetten.values():
        short = law.kort
        if short == law.titel or short.isupper() or not re.fullmatch(_LAW, short) or re.search(rf"\b{short}\b", terms):
            continue
        for passage in text.having((short.lower(),)):
            found = re.search(rf"(?<![\w(]){short}\b", passage.tekst)
            if found is None or passage.deel not in NORMEN or passage.vorm != "alinea" or passage.in_(Begrip):
                continue
            yield Diagnostic(
                ZONDER_BEGRIP,
                passage.span(found.start(), found.end()),
                f"de afkorting '{short}' staat niet in de begripsbepalingen",
                f"neem '{short}' op als begrip, of schrijf de naam voluit; bij een verwijzing zonder \"kort\"",
            )
            break


def _unexplained(passages: Iterable[Passage], known: set[str]) -> Iterator[Diagnostic]:
    for passage in passages:
        if passage.deel not in NORMEN or passage.vorm != "alinea" or passage.tekst.isupper():
            continue
        for match in _compiled(_SHORT).finditer(passage.tekst):
            if match[0] in known or not _counts(passage, match):
                continue
            known.add(match[0])
            span = passage.span(match.start(), match.end())
            yield Diagnostic(
                ZONDER_BEGRIP,
                span,
                f"de afkorting '{match[0]}' staat niet in de begripsbepalingen",
                f"neem '{match[0]}' op als begrip, of schrijf de naam voluit",
            )


def _counts(passage: Passage, match: re.Match[str]) -> bool:
    """Is it an abbreviation of the regulation's own?"""
    if set(match[0].split("-")) <= _KNOWN or match[0].lower() in SMALL or re.fullmatch(_ROMAN, match[0]):
        return False
    if not passage.getypt(match.start(), match.end()) or passage.tekst.endswith(_NORMS, 0, match.start()):
        return False
    if passage.in_(Begrip) and passage.tekst[match.start() - 1 : match.end() + 1] == f"({match[0]})":
        return False
    return not quoted(passage, match) and not anothers(passage, match)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
