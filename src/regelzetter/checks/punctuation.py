"""Sentences and their signs: a lid is a whole sentence, signs do not stand twice or alone, and a value stands free."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from regelzetter.checks.passages import Passage
from regelzetter.checks.patterns import LOPEND, OVERAL, Patroon, find
from regelzetter.checks.searching import SearchText
from regelzetter.checks.sources import EIGEN
from regelzetter.checks.subject import Subject
from regelzetter.checks.wording_spared import quoted
from regelzetter.diagnostics import Diagnostic, Ernst, Rule, voorbeeld
from regelzetter.tree.nodes import Alinea, Invulling, Lid, Tekst
from regelzetter.tree.walk import plain

_PROEF: Final = "# Artikel 1. Proef\n\n"
ZIN: Final = Rule(
    code="REGL0122",
    naam="lid-is-een-zin",
    ernst=Ernst.WAARSCHUWING,
    regel="Een lid begint met een hoofdletter en eindigt met een punt.",
    waarom="Zonder punt is niet te zien of er iets is weggevallen; eindigt een lid met een dubbele punt, dan mist wat volgt.",
    bron="gewone schrijfwijze van de Staatscourant; aanwijzing 3.59 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld(f"{_PROEF}De Minister van Voorbeelden verleent de subsidie\n"),
    goed=voorbeeld(f"{_PROEF}De Minister van Voorbeelden verleent de subsidie.\n"),
    onzeker=EIGEN,
)
TEKENS: Final = Rule(
    code="REGL0123",
    naam="leestekens-kloppen-niet",
    ernst=Ernst.WAARSCHUWING,
    regel="Een leesteken staat er één keer, met een spatie erachter; een haakje dat opent, sluit ook.",
    waarom="Het is een typefout, of er is iets weggevallen.",
    bron="gewone zetregel",
    fout=voorbeeld(f"{_PROEF}De Minister van Voorbeelden verleent de subsidie (voor machines.\n"),
    goed=voorbeeld(f"{_PROEF}De Minister van Voorbeelden verleent de subsidie (voor machines).\n"),
    onzeker=EIGEN,
)
VAST: Final = Rule(
    code="REGL0204",
    naam="waarde-zonder-spatie",
    ernst=Ernst.WAARSCHUWING,
    regel="Een bedrag, getal of datum uit de gegevens staat los van het woord ervoor en erachter.",
    waarom="Wat aan elkaar staat, leest als één getal of één woord.",
    bron="brontaal, waarden",
    fout=voorbeeld(f"{_PROEF}De subsidie bedraagt ten hoogste{{{{ plafond }}}}.\n"),
    goed=voorbeeld(f"{_PROEF}De subsidie bedraagt ten hoogste {{{{ plafond }}}}.\n"),
)
RULES: Final[tuple[Rule, ...]] = (ZIN, TEKENS, VAST)

_ENDS: Final = (".", "?", "!", ".”", ".’", ".»", ".)")
_MARK: Final = re.compile(r"(?:^|[\s(])[\w°]{1,3}$")
"""What may stand before a bracket that only closes: the mark of a list, a) or 1°), of which another rule speaks."""
_NO_SPACE: Final = r"(?<=[a-zà-ÿ]{3})(?:[.;](?=[A-ZÀ-Þ][a-zà-ÿ])|,(?=[a-zà-ÿ]{2}))"
_RANK: Final = re.compile(r"(?:e|de|ste|x|m|km|kg|cm)\b|[²³°]")
"""May be written against a number."""
_SIGNS: Final = (
    Patroon(
        rule=TEKENS,
        woorden=(",,", ";;", "..", ",.", ";.", ",;", ";,"),
        zoek=r"(?<=[\w)])(?:[,;]{2,}|\.\.(?!\.)|[,;]\.(?=\s|$))",
        melding="'{0}': hier staan twee leestekens",
        tip="laat er één staan",
        delen=OVERAL,
        behalve=quoted,
    ),
)


def check_punctuation(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each of those."""
    yield from find(subject, _SIGNS)
    for name, text in subject.teksten.items():
        if subject.ontwerpen[name].soort == "regeling":
            for lid in subject.delen[name].leden:
                yield from _sentence(lid.node)
        yield from _without_space(text)
        for passage in text.having(("(", ")")):
            if passage.vorm in LOPEND:
                yield from _brackets(passage)
        for passage in text.passages:
            if passage.vorm in LOPEND and len(passage.stukken) > 1:
                yield from _glued(passage)


def _sentence(lid: Lid) -> Iterator[Diagnostic]:
    """Where a lid begins or ends with a paragraph."""
    if not lid.inhoud:
        return
    first, last = lid.inhoud[0], lid.inhoud[-1]
    if isinstance(first, Alinea) and first.inhoud:
        begin = first.inhoud[0]
        if isinstance(begin, Tekst) and begin.tekst[:1].islower():
            yield Diagnostic(ZIN, first.span, "dit lid begint met een kleine letter", "begin met een hoofdletter")
    if isinstance(last, Alinea) and not _ends(last):
        text = plain(last.inhoud).rstrip()
        if text.endswith(":"):
            yield Diagnostic(ZIN, last.span, "na de dubbele punt volgt niets", "schrijf wat er volgt, of eindig met een punt")
        elif text and not text.endswith(_ENDS) and not (text[0] in "[(" and text[-1] in ")]"):
            yield Diagnostic(ZIN, last.span, "dit lid eindigt zonder punt", "eindig met een punt")


def _ends(last: Alinea) -> bool:
    """Nearly all do, with words that were typed."""
    final = last.inhoud[-1] if last.inhoud else None
    return isinstance(final, Tekst) and final.tekst.endswith(".")


def _without_space(text: SearchText) -> Iterator[Diagnostic]:
    """The words are looked through first: of those a long law has few."""
    wrong = {word.lower() for word in text.words.split("\n") if _compiled(_NO_SPACE).search(word)}
    for passage in text.having(tuple(wrong)):
        if passage.vorm not in LOPEND:
            continue
        for found in _compiled(_NO_SPACE).finditer(passage.tekst):
            if passage.getypt(*found.span()) and not quoted(passage, found):
                span = passage.span(*found.span())
                yield Diagnostic(TEKENS, span, f"achter '{found[0]}' ontbreekt een spatie", "zet er een spatie achter")


def _brackets(passage: Passage) -> Iterator[Diagnostic]:
    """The first bracket that belongs to no other."""
    text = passage.tekst
    if text.count("(") == text.count(")"):
        return
    opened: list[int] = []
    for found in _compiled(r"[()]").finditer(text):
        if found[0] == "(":
            opened.append(found.start())
        elif opened:
            opened.pop()
        elif not _MARK.search(text, 0, found.start()):
            yield _bracket(passage, found.start(), "dit haakje sluit, en er is er geen geopend")
            return
    if opened:
        yield _bracket(passage, opened[0], "dit haakje wordt niet gesloten")


def _bracket(passage: Passage, at: int, melding: str) -> Diagnostic:
    return Diagnostic(TEKENS, passage.span(at, at + 1), melding, "zet het andere haakje erbij, of haal dit weg")


def _glued(passage: Passage) -> Iterator[Diagnostic]:
    """Values in figures against a letter or a figure."""
    text = passage.tekst
    values = [piece for piece in passage.stukken if isinstance(piece.node, Invulling) and piece.node.tekst]
    begins = {piece.begin for piece in values}
    for piece in values:
        assert isinstance(piece.node, Invulling)
        begin, end = piece.begin, piece.begin + len(piece.node.tekst)
        first, last = text[begin], text[end - 1]
        before = text[begin - 1 : begin].isalnum() and (first.isdigit() or first == "€")
        after = (
            end not in begins and text[end : end + 1].isalnum() and (last.isdigit() or last == "%") and not _RANK.match(text, end)
        )
        if before or after:
            where = "voor" if before else "achter"
            melding = f"{where} '{piece.node.tekst}' ontbreekt een spatie"
            yield Diagnostic(VAST, piece.node.span, melding, f"zet een spatie {where} {{{{ {piece.node.sleutel} }}}}")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
