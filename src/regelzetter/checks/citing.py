"""The form of typed references: which words, and where the commas go."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from regelzetter import dutch
from regelzetter.checks import citing_rules as rules
from regelzetter.checks import citing_sources
from regelzetter.checks.citing_bedoeld import find_bedoeld
from regelzetter.checks.citing_commas import find_commas
from regelzetter.checks.citing_phrases import NUMMER, RANG
from regelzetter.checks.passages import Deel, Passage
from regelzetter.checks.patterns import NORMEN, REGELING, Patroon, find
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic, Edit
from regelzetter.source import Span


def _no_article_before(passage: Passage, match: re.Match[str]) -> bool:
    """Not about an article, or set beside an article of another law in the same sentence."""
    before = passage.tekst[: match.start()].rstrip()
    sentence = re.split(r"(?<!Stb)(?<!Stcrt)(?<!nr)\. (?=[A-Z])", before)[-1]
    cited = re.search(rf"\bartikel(?:en)? [^;:()]*?(?:{NUMMER}|lid|onder\S* \S{{1,2}}),?$", sentence, re.IGNORECASE)
    return cited is None or re.search(r"\bvan (?:de|het) [A-Z]", sentence) is not None


def _is_own_or_withdrawn(passage: Passage, match: re.Match[str]) -> bool:
    """A beleidsregel gives itself a name, and who withdraws one has to name it."""
    return "aangehaald als" in passage.tekst[: match.start()] or "ingetrokken" in passage.tekst[match.end() :]


def _is_table(passage: Passage, match: re.Match[str]) -> bool:
    return re.match(r"(?:e)? (?:tabel|formule|schema|afbeelding|figuur|kaart)", passage.tekst[match.end() :]) is not None


PATRONEN: Final = (
    Patroon(rule=rules.LID_CIJFER, woorden=("art.",), zoek=r"(?P<a>\ba)rt\.(?= \d)", delen=REGELING,
            melding="‘{0}’ is een afkorting", tip="schrijf ‘artikel’", vervang=r"\g<a>rtikel"),
    Patroon(rule=rules.LID_CIJFER, woorden=("bedoeld in ", "genoemd in "), delen=REGELING,
            zoek=rf"\b(?:bedoeld|genoemd) in(?= {NUMMER}(?:, [^.;:]{{1,40}})? van (?:de|het|die|dat) (?-i:wet\b|[A-Z]))",
            melding="na ‘{0}’ ontbreekt het woord ‘artikel’", tip="schrijf ‘{0} artikel …’"),
    Patroon(rule=rules.LID_CIJFER, woorden=("artikel ",), delen=(*REGELING, Deel.TOELICHTING),
            zoek=rf"\bartikel (?P<een>{NUMMER}) en (?P<ander>{NUMMER})"
                 rf"(?=,? (?:van (?:de|het|die|dat|deze)|{RANG} (?:en|of|lid))\b|, {RANG} )",
            melding="‘artikel {een} en {ander}’ noemt twee artikelen", tip="schrijf ‘de artikelen {een} en {ander}’"),
    Patroon(rule=rules.LID_CIJFER, woorden=("de artikel ",), delen=(*REGELING, Deel.TOELICHTING),
            zoek=rf"\b[Dd]e artikel (?={NUMMER}(?![\w-]))(?!{NUMMER} en \d)", melding="‘{0}…’", getypt=False,
            tip="schrijf ‘artikel’ zonder ‘de’, of ‘de artikelen’ als het er meer zijn"),
    Patroon(rule=rules.DE_ARTIKELEN, woorden=("artikelen",), delen=REGELING, getypt=False, vormen=("alinea", "cel", "noot"),
            zoek=rf"\b(?P<voor>op|in|van|volgens|met|bij|aan|uit|door|krachtens|onverminderd) (?=artikelen {NUMMER})",
            melding="‘{voor} artikelen …’", tip="schrijf ‘{voor} de artikelen …’; bij een verwijzing: {voor} de [](#label)"),
    Patroon(rule=rules.ZOALS, woorden=("zoals bedoeld onder", "zoals genoemd onder"), delen=NORMEN,
            zoek=r"\bzo(?P<als>als (?:bedoeld|genoemd))(?= onder (?:(?:[a-tv-z]|\d+°)(?!\w)))", melding="‘{0} onder’",
            tip="schrijf ‘{als} onder’ of, na de of het, ‘, bedoeld onder’"),
    Patroon(rule=rules.BELEIDSREGEL, woorden=("beleidsregel",), getypt=False,
            zoek=r"(?-i:\bBeleidsregels? [a-z]\w+)", delen=NORMEN,
            melding="‘{0} …’ is een lagere regeling", tip="noem de regels naar hun grondslag, of neem de norm zelf op",
            soorten=("regeling",), behalve=_is_own_or_withdrawn),
    Patroon(rule=rules.VORIG, woorden=("vorig", "voorgaand", "voorafgaand", "volgend"), delen=REGELING,
            zoek=r"\b(?:het|de|dit) (?:vorige?|voorgaande|voorafgaande|volgende) (?:lid|leden|artikel|artikelen|onderdeel"
                 r"|onderdelen|paragraaf|hoofdstuk)\b(?! (?:(?:wordt|worden) )?(?:in|toe)gevoegd)",
            melding="‘{0}’ noemt geen nummer", tip="verwijs met [](#label), of schrijf het nummer"),
    Patroon(rule=rules.BOVENSTAAND, woorden=("bovenstaand", "hierboven", "bovengenoemd", "bovenvermeld", "bovenbedoeld"),
            zoek=r"\b(?:bovenstaand|hierboven|bovengenoemd|bovenvermeld|bovenbedoeld)(?:e\b|\b)", behalve=_is_table,
            melding="‘{0}’ zegt niet waar het staat", tip="verwijs met [](#label) naar het artikel, lid of onderdeel"),
    Patroon(rule=rules.ONDERDEEL, woorden=("sub ", "letter "), delen=REGELING,
            zoek=r"(?P<voor>, |\blid |\b\d )(?:sub|letter) (?P<merk>[a-z]|\d+°?)(?=[\s,.;:)]|$)",
            melding="‘{0}’ is geen aanduiding van een onderdeel",
            tip="schrijf ‘onderdeel {merk}’, of onder een onderdeel: ‘onder {merk}’"),
    Patroon(rule=rules.ONDERDEEL, woorden=("onderdeel ", "onder "), delen=REGELING,
            zoek=r"(?P<deel>\bonder(?:deel)? (?:[a-z]|\d+°))\.(?=,? (?-i:[a-z])|,)",
            melding="achter ‘{deel}’ staat een punt", tip="schrijf ‘{deel}’ zonder punt", vervang=r"\g<deel>"),
    Patroon(rule=rules.TOEPASSING, woorden=("mutatis mutandis", "geldt eveneens", "overeenkomstig van toepassing",
                                            "overeenkomstige toepassing", "analoge toepassing"),
            zoek=r"\b(?:mutatis mutandis|geldt eveneens|gelden eveneens|is overeenkomstig van toepassing"
                 r"|zijn overeenkomstig van toepassing|vindt overeenkomstige toepassing|vinden overeenkomstige toepassing"
                 r"|van analoge toepassing)\b",
            melding="‘{0}’ is geen vaste uitdrukking", tip="schrijf ‘is van toepassing’ of ‘is van overeenkomstige toepassing’"),
    Patroon(rule=rules.DEZE_REGELING, woorden=("van deze ",), delen=(Deel.LICHAAM,), zoek=r"\bvan deze (?:subsidie)?regeling\b",
            behalve=_no_article_before, melding="‘{0}’ na een artikel van de regeling zelf", tip="laat ‘{0}’ weg"),
)  # fmt: skip


def check_citing(subject: Subject) -> Iterator[Diagnostic]:
    """What the patterns find, and the forms that need more than a pattern."""
    yield from find(subject, (*PATRONEN, *citing_sources.PATRONEN))
    for name, text in subject.teksten.items():
        for passage in _norms(text.having(("bedoeld in ", "genoemd in "))):
            yield from find_bedoeld(passage)
        for passage in _norms(text.having(("rtikel ", " lid onder"))):
            yield from find_commas(passage)
        yield from _figures(_norms(text.having(("e lid", "lid "))))
        if subject.ontwerpen[name].soort == "regeling" and text.holds(", onder "):
            yield from _mixed(_norms(text.having((", onder ", "onderdeel ", "onderdelen "))))


def _norms(passages: Iterable[Passage]) -> list[Passage]:
    return [passage for passage in passages if passage.deel in REGELING and passage.vorm != "citaat"]


def _figures(passages: Sequence[Passage]) -> Iterator[Diagnostic]:
    """“2e lid” and “lid 2” are “tweede lid”; an inserted lid has no ordinal, so “lid 2a” stays."""
    before = re.compile(r"(?P<getal>[1-9]\d?)(?:e|de|ste) lid(?!\w)")
    after = re.compile(r"lid (?P<getal>[1-9]\d?)(?![\w°]|[.:]\d)")
    for passage in passages:
        text = passage.tekst
        for search in (before, after):
            for found in search.finditer(text):
                if not text[found.start() - 1 : found.start()].isalnum() and passage.getypt(*found.span()):
                    yield _in_figures(passage.span(*found.span()), found, is_safe=search is before)


def _in_figures(span: Span, found: re.Match[str], is_safe: bool) -> Diagnostic:
    """“artikel 5 lid 2” lacks a comma too, so that it has no fix."""
    words = f"{dutch.rangtelwoord(int(found['getal']))} lid"
    fix = (Edit(span, words),) if is_safe and span.line == span.end_line else ()
    return Diagnostic(rules.LID_CIJFER, span, f"‘{found[0]}’ staat er in cijfers", f"schrijf ‘{words}’", fix=fix)


def _mixed(passages: Sequence[Passage]) -> Iterator[Diagnostic]:
    """Each typed “onder a” in a text that also has “onderdeel a”. “onderdeel a, onder 2°” is right; so is “onder a” of a text of
    the European Union, that itself says it so."""
    whole = "\n".join(passage.tekst for passage in passages)
    if re.search(r"\bonderde(?:el|len) [a-z]{1,2}\b", whole) is None:
        return
    european = re.compile(
        r"[^.;:]{0,40}?,? van (?:Verordening|Richtlijn|Besluit \((?:EU|EG)"
        r"|(?:de|die) [\w-]*(?:verordening|richtlijn)\b|het Verdrag betreffende)"
    )
    search = re.compile(r", (?P<deel>onder (?P<merk>[a-t]|[v-z]))(?=[,;.]| (?:en|of|tot en met) [a-z]\b| van )")
    for passage in passages:
        for found in search.finditer(passage.tekst):
            inner = re.search(r"onderde(?:el|len) \S+$", passage.tekst[: found.start()]) is not None
            if (
                not inner
                and european.match(passage.tekst, found.end()) is None
                and passage.vorm != "citaat"
                and passage.getypt(found.start(), found.end())
            ):
                yield Diagnostic(
                    rules.GEMENGD, passage.span(found.start("deel"), found.end()),
                    f"‘{found['deel']}’, terwijl er elders ‘onderdeel’ staat", f"schrijf ‘onderdeel {found['merk']}’",
                )  # fmt: skip
