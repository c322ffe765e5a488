"""How other texts are cited: titles of laws, official journals, Kamerstukken, norms and addresses on the web."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from regelzetter.checks import citing_sources_rules as rules
from regelzetter.checks.passages import Deel, Passage
from regelzetter.checks.patterns import REGELING, Patroon
from regelzetter.checks.searching import SearchText
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic
from regelzetter.tree.nodes import Vindplaats

_MET_TOELICHTING: Final = (*REGELING, Deel.TOELICHTING)
_KAMERSTUK: Final = (
    r"Kamerstukken (?:I|II|I/II) \d{4}/\d{2}, \d{5}(?:-[IVXLCAB\d]+| [IVXLC]+| [A-J]|-\(R\d+\))?, (?:nr\. ?\d+|[A-Z]{1,3}\b)"
)
_BLAD: Final = r"(?:Stb\.|Stcrt\.) (?:\d{4}, \d+|…, …)"


def _is_right_kamerstuk(passage: Passage, match: re.Match[str]) -> bool:
    return re.match(_KAMERSTUK, passage.tekst[match.start() :]) is not None


def _is_right_blad(passage: Passage, match: re.Match[str]) -> bool:
    return re.match(_BLAD, passage.tekst[match.start() :]) is not None


PATRONEN: Final = (
    Patroon(rule=rules.BW, woorden=("bw", "burgerlijk wetboek"), delen=REGELING,
            zoek=r"(?P<woord>\bartikel) (?P<boek>\d{1,2}):(?P<nummer>\d+[a-z]{0,2}),? (?:van het )?(?:BW|Burgerlijk Wetboek)\b",
            melding="‘{0}’", tip="schrijf ‘artikel {nummer} van Boek {boek} van het Burgerlijk Wetboek’",
            vervang=r"\g<woord> \g<nummer> van Boek \g<boek> van het Burgerlijk Wetboek"),
    Patroon(rule=rules.KAMERSTUK, woorden=("kamerstuk",), delen=_MET_TOELICHTING, behalve=_is_right_kamerstuk,
            zoek=r"\bKamerstuk(?:ken)?,?(?: (?:I|II|TK|EK|Tweede Kamer|Eerste Kamer))?,?(?: vergaderjaar)? "
                 r"\d[\d /–,-]*\d(?:,? nr\.? ?\d+)?",
            melding="‘{0}’ heeft niet de vaste vorm", tip="schrijf: Kamerstukken II 2023/24, 30079, nr. 119"),
    Patroon(rule=rules.KAMERSTUK, woorden=("tk ", "ek "), delen=_MET_TOELICHTING,
            zoek=r"(?-i:\b(?:TK|EK)) (?:\d{4}[/–-]\d{2,4}, )?\d{2} ?\d{3}(?:,? nr\.? ?\d+|-\d+)",
            melding="‘{0}’ heeft niet de vaste vorm", tip="schrijf: Kamerstukken II 2023/24, 30079, nr. 119"),
    Patroon(rule=rules.STAATSCOURANT, woorden=("stb", "stcrt", "staatsblad", "staatscourant"), delen=_MET_TOELICHTING,
            behalve=_is_right_blad,
            zoek=r"\b(?:Staatscourant|Staatsblad|Stcrt\.?|Stb\.?)(?: nr\.? ?\d+| \d{4},? (?:nr\.? ?)?\d+)",
            melding="‘{0}’ heeft niet de vaste vorm", tip="schrijf: Stb. 2011, 35 of Stcrt. 2024, 11193"),
    Patroon(rule=rules.PBEU, woorden=("publicatieblad", "pb ", "pb. ", "pbeu"), delen=_MET_TOELICHTING,
            zoek=r"(?-i:\b(?:PB\.?|Pb\.?|Publicatieblad(?: van de Europese Unie)?|PbEU),? [LC] ?\d+\b"
            r"|\b(?:PB\.?|Pb\.?)(?: E[UG])? \d{4},? [LC]I? ?\d+\b)",
            melding="‘{0}’ heeft niet de vaste vorm",
            tip="schrijf: PbEU 2010, L 180 of, sinds 1 oktober 2023, PbEU L, 2023/2854"),
    Patroon(rule=rules.PBEU, woorden=("pbeu", "pbeg"), delen=_MET_TOELICHTING,
            zoek=r"(?-i:\b(PbE[UG]) (\d{4}) ([LC]I?) ?(\d+)(?![\w]))",
            melding="‘{0}’ heeft geen komma achter het jaar", tip="schrijf: {1} {2}, {3} {4}", vervang=r"\1 \2, \3 \4"),
)  # fmt: skip


def check_citing_sources(subject: Subject) -> Iterator[Diagnostic]:
    """Titles followed by where they were published, and addresses on the web."""
    for text in subject.teksten.values():
        yield from _published(subject, text.having(("(stb.", "(stcrt.")))
        if "NEN" in text.words or "ISO" in text.words:
            yield from _norms(text.passages)
        yield from _web(text)


def _published(subject: Subject, passages: Sequence[Passage]) -> Iterator[Diagnostic]:
    """Titles are known from dossier.yaml."""
    for passage in passages:
        if passage.deel not in REGELING or passage.vorm == "citaat":
            continue
        for law in subject.dossier.wetten.values():
            found = re.search(rf"\b{re.escape(law.titel)}(?P<blad> \((?:Stb|Stcrt)\. [^)]*\))", passage.tekst)
            if found is not None:
                yield Diagnostic(
                    rules.CITEERTITEL, passage.span(found.start("blad") + 1, found.end()),
                    f"‘{law.titel}’ is een citeertitel", f"laat ‘{found['blad'].strip()}’ weg",
                )  # fmt: skip


def _norms(passages: Sequence[Passage]) -> Iterator[Diagnostic]:
    search = re.compile(r"\b(?:NEN|ISO)(?:[-/ ](?:EN|ISO|IEC))*[- ]\d{3,5}(?:-\d+)*(?![:\d+-])")
    for passage in passages:
        if passage.deel not in REGELING or passage.vorm == "citaat" or not ("NEN" in passage.tekst or "ISO" in passage.tekst):
            continue
        for found in search.finditer(passage.tekst):
            if passage.getypt(*found.span()):
                yield Diagnostic(
                    rules.NORM, passage.span(*found.span()), f"‘{found[0]}’ staat er zonder jaar",
                    "noem het jaar, zoals in NEN 2728:2006, of bepaal hoe de norm wordt aangewezen",
                )  # fmt: skip


def _web(text: SearchText) -> Iterator[Diagnostic]:
    """An address that is linked is not reported again where its words are the address."""
    search = re.compile(r"\b(?:https?://|www\.)\S+\w")
    linked: set[int] = set()
    for passage in filter(_binds, text.passages):
        for piece in passage.stukken:
            if isinstance(piece.node, Vindplaats) and piece.node.soort == "web":
                linked.add(id(passage))
                yield Diagnostic(rules.INTERNET, piece.node.span, f"een verwijzing naar {piece.node.url}", _WEB_TIP)
    for passage in filter(_binds, text.having(("http", "www."))):
        typed = search.search(passage.tekst) if id(passage) not in linked else None
        if typed is not None:
            yield Diagnostic(rules.INTERNET, passage.span(*typed.span()), f"het adres {typed[0]}", _WEB_TIP)


def _binds(passage: Passage) -> bool:
    return passage.deel is Deel.LICHAAM and passage.vorm not in ("noot", "citaat")


_WEB_TIP: Final = "noem de website van het orgaan, zonder adres, of neem op wat er staat"
