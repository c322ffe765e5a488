"""The words of a live reference: that they name what it leads to, and that those around it do not say it again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from regelzetter import dutch
from regelzetter.checks.citing_phrases import NUMMER
from regelzetter.checks.passages import Passage
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic, Ernst, Rule, voorbeeld
from regelzetter.tree.nodes import Vindplaats

TWEE_KEER: Final = Rule(
    code="REGL0518",
    naam="verwijzing-twee-keer-gezegd",
    ernst=Ernst.FOUT,
    regel="Wat een verwijzing zelf zegt, staat er niet nog eens voor of achter.",
    waarom="Een verwijzing zonder woorden drukt “artikel 2” of “het eerste lid”; met “artikel” ervoor staat er “artikel artikel "
    "2”.",
    bron="brontaal, verwijzingen",
    fout=voorbeeld(
        "# Artikel 1. Proef {#proef}\n\nDit geldt.\n\n# Artikel 2. Zo\n\nIn afwijking van artikel [](#proef) geldt dat.\n"
    ),
    goed=voorbeeld("# Artikel 1. Proef {#proef}\n\nDit geldt.\n\n# Artikel 2. Zo\n\nIn afwijking van [](#proef) geldt dat.\n"),
)
IETS_ANDERS: Final = Rule(
    code="REGL0519",
    naam="verwijzing-noemt-iets-anders",
    ernst=Ernst.FOUT,
    regel="De woorden van een verwijzing noemen het artikel, het lid of het onderdeel waar zij heen leidt.",
    waarom="Wie het leest, leest de woorden; wie klikt, komt ergens anders uit. Een van beide is een fout in de wet.",
    bron="brontaal, verwijzingen; aanwijzing 3.29 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld("# Artikel 1. Proef {#proef}\n\n1. Dit geldt.\n2. Dat ook.\n\n# Artikel 2. Zo\n\n"
                   "In afwijking van [artikel 1, tweede lid](#proef/1), geldt dat.\n"),
    goed=voorbeeld("# Artikel 1. Proef {#proef}\n\n1. Dit geldt.\n2. Dat ook.\n\n# Artikel 2. Zo\n\n"
                   "In afwijking van [artikel 1, tweede lid](#proef/2), geldt dat.\n"),
)  # fmt: skip
RULES: Final[tuple[Rule, ...]] = (TWEE_KEER, IETS_ANDERS)

_KIND: Final = "artikel|artikelen|lid|leden|onderdeel|onderdelen|bijlage|bijlagen|hoofdstuk|paragraaf"
_ARTICLE: Final = "het|de|dit|deze"
_BEFORE: Final = rf"(?i:(?P<soort>{_KIND}|(?P<lidwoord>{_ARTICLE})) )"
_BEGINS: Final = rf"(?P<soort>{_KIND}|(?P<lidwoord>{_ARTICLE})) "
_RANKS: Final[Mapping[str, str]] = {dutch.rangtelwoord(number): str(number) for number in range(1, 21)}
_RANK: Final = "|".join(_RANKS)
_AFTER: Final = rf",? (?P<lid>(?:{_RANK}) lid)\b"
_NAMED: Final = {
    "artikel": rf"\b[Aa]rtikel (?P<nummer>{NUMMER})(?![\w:])",
    "lid": rf"\b(?:(?P<rang>{_RANK}) lid\b|lid (?P<nummer>\d+[a-z]*)\b)",
    "onderdeel": r"\bonder(?:deel)? (?P<nummer>[a-z]{1,2}|\d+°)(?!\w)",
    "bijlage": r"\b[Bb]ijlage (?P<nummer>\d+[a-z]?|[IVX]+|[A-Z])\b",
}
"""Kind of step → how words name it."""


def check_reference_words(subject: Subject) -> Iterator[Diagnostic]:
    """A finding at each reference whose words do not fit."""
    for passages in subject.passages.values():
        for passage in passages:
            for index, piece in enumerate(passage.stukken):
                if isinstance(piece.node, Vindplaats) and piece.node.soort != "web":
                    end = passage.stukken[index + 1].begin if index + 1 < len(passage.stukken) else len(passage.tekst)
                    yield from _twice(passage, piece.begin, end)
                    if piece.node.inhoud and piece.node.inhoud[0].span != piece.node.span:  # words that it wrote itself fit
                        yield from _other(piece.node, passage.tekst[piece.begin : end])


def _twice(passage: Passage, begin: int, end: int) -> Iterator[Diagnostic]:
    text = passage.tekst
    last_word = text.rfind(" ", 0, max(begin - 1, 0)) + 1
    before = _compiled(_BEFORE).fullmatch(text, last_word, begin)
    first = _compiled(_BEGINS).match(text, begin) if before else None
    if before and first and passage.getypt(last_word, begin) and (not before["lidwoord"] or first["lidwoord"]):
        yield Diagnostic(
            TWEE_KEER, passage.span(*before.span("soort")), f"er staat ‘{before[0]}{text[begin:end]}’",
            f"haal ‘{before['soort']}’ weg, of geef de verwijzing eigen woorden: [woorden](#label)",
        )  # fmt: skip
    after = _compiled(_AFTER).match(text, end) if text.endswith(" lid", begin, end) else None
    if after and passage.getypt(*after.span()):
        yield Diagnostic(
            TWEE_KEER, passage.span(*after.span("lid")), f"er staat ‘{text[begin:end]}{after[0]}’",
            f"haal ‘{after['lid']}’ weg; de verwijzing noemt haar lid zelf",
        )  # fmt: skip


def _other(node: Vindplaats, words: str) -> Iterator[Diagnostic]:
    """Only where it leads to one place: of several each word may be about another."""
    steps = _steps_in_law(node.doel) if node.soort == "wet" else _steps(node)
    for kind, pattern in _NAMED.items():
        found = list(_compiled(pattern).finditer(words))
        if kind not in steps or len(found) != 1:
            continue
        named = found[0].groupdict()
        number = _RANKS.get(named.get("rang") or "", named["nummer"])
        if number not in (None, *steps[kind]):
            yield Diagnostic(
                IETS_ANDERS, node.span, f"de woorden noemen {found[0][0]}, en de verwijzing leidt naar {kind} {steps[kind][-1]}",
                "verbeter de woorden of het label; zonder woorden, [](#label), schrijft de verwijzing zichzelf",
            )  # fmt: skip


def _steps(node: Vindplaats) -> dict[str, tuple[str, ...]]:
    """The numbers of each kind on the way to where a reference leads."""
    if len(node.adressen) != 1:
        return {}
    steps: dict[str, tuple[str, ...]] = {}
    for step in node.adressen[0]:
        steps[step.soort] = (*steps.get(step.soort, ()), step.nummer)
    return steps


def _steps_in_law(target: str) -> dict[str, tuple[str, ...]]:
    """Of another law: `wet:AWB/4:23/1/a`."""
    _, *path = target.removeprefix("wet:").split("/")
    article, rest = path[:1], path[1:]
    leden = tuple(step for step in rest if step.isdigit())
    parts = tuple(step for step in rest if not step.isdigit())
    return {kind: steps for kind, steps in (("artikel", tuple(article)), ("lid", leden), ("onderdeel", parts)) if steps}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
