"""Annexes: does the regulation mention each, and does each say to which article it belongs?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from regelzetter.checks.passages import Deel, Passage
from regelzetter.checks.sources import EIGEN
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic, Ernst, Rule, Voorbeeld
from regelzetter.tree.nodes import Artikel, Bijlage, Inlines, Vindplaats
from regelzetter.tree.walk import plain, walk

_TABEL: Final = "| regio | bedrag |\n|---|---|\n| Noord | 1 |\n"


def _bijlage(noemt: str, hoort: str) -> Voorbeeld:
    article = (
        f"# Artikel 1. Proef {{#proef}}\n\nDe minister verleent de subsidie{noemt}.\n\n"
        "# Artikel 2. Hoogte {#hoogte}\n\nDe subsidie is een vast bedrag.\n"
    )
    return Voorbeeld((("regeling.md", article), ("bijlagen/1.md", f"# Bijlage 1. Bedragen {{#bedragen}}\n\n{hoort}{_TABEL}")))


_NOEMT: Final = " volgens [](#bedragen)"
_HOORT: Final = "behorende bij [](#proef)\n\n"

GEEN_ARTIKEL: Final = Rule(
    code="REGL0520",
    naam="bijlage-zonder-artikel",
    ernst=Ernst.FOUT,
    regel="Een bijlage noemt onder haar opschrift het artikel waar zij bij hoort.",
    waarom="Een bijlage staat ver van haar artikel; zonder die regel is niet te zien wat zij regelt.",
    bron="aanwijzing 3.62 van de Aanwijzingen voor de regelgeving",
    fout=_bijlage(_NOEMT, ""),
    goed=_bijlage(_NOEMT, _HOORT),
)
NIET_GENOEMD: Final = Rule(
    code="REGL0539",
    naam="bijlage-niet-genoemd",
    ernst=Ernst.INFORMATIEF,
    regel="Elke bijlage wordt in een artikel genoemd.",
    waarom="Een bijlage bindt alleen door het artikel dat haar noemt; louter uitleg hoort in de toelichting.",
    bron="aanwijzing 3.61 van de Aanwijzingen voor de regelgeving",
    fout=_bijlage("", _HOORT),
    goed=_bijlage(_NOEMT, _HOORT),
)
ANDER_ARTIKEL: Final = Rule(
    code="REGL0674",
    naam="bijlage-en-artikel-verschillen",
    ernst=Ernst.FOUT,
    regel="Het artikel dat onder het opschrift van een bijlage staat, noemt die bijlage.",
    waarom="Anders is het verkeerde artikel genoemd, en zoekt de lezer daar vergeefs.",
    bron="aanwijzing 3.62 van de Aanwijzingen voor de regelgeving",
    onzeker=EIGEN,
    fout=_bijlage(_NOEMT, "behorende bij [](#hoogte)\n\n"),
    goed=_bijlage(_NOEMT, _HOORT),
)
RULES: tuple[Rule, ...] = (GEEN_ARTIKEL, NIET_GENOEMD, ANDER_ARTIKEL)

MANY: Final = 3
"""An annex that more articles mention need not name them all (aanwijzing 3.62)."""
_TYPED: Final = r"\bartikel(?:en)? (\d+(?:[.:]\d+)*[a-z]*)"


def check_annexes(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each annex that does not go with an article."""
    for name, outline in subject.delen.items():
        annexes = [placed.node for placed in outline.bijlagen]
        if not annexes or subject.ontwerpen[name].soort != "regeling":
            continue
        mentions = _mentions(subject.passages[name], annexes)
        for annex in annexes:
            yield from _annex(annex, mentions.get(annex.nummer or "", []))


def _annex(annex: Bijlage, mentioned_by: Sequence[str]) -> Iterator[Diagnostic]:
    what = f"bijlage {annex.nummer}" if annex.nummer else "de bijlage"
    if not mentioned_by:
        yield Diagnostic(
            NIET_GENOEMD, annex.span, f"geen artikel noemt {what}", "noem de bijlage in het artikel waar zij bij hoort"
        )
        return
    named = _named((*annex.opschrift, *annex.onderschrift))
    articles = list(dict.fromkeys(mentioned_by))
    if not named and len(articles) <= MANY:
        yield Diagnostic(
            GEEN_ARTIKEL, annex.span, f"{what} noemt niet het artikel waar zij bij hoort",
            f"zet onder het opschrift: behorende bij artikel {articles[0]}, met [](#label)",
        )  # fmt: skip
    wrong = [number for number in named if number not in articles]
    if wrong:
        yield Diagnostic(
            ANDER_ARTIKEL, annex.onderschrift[0].span if annex.onderschrift else annex.span,
            f"{what} hoort bij artikel {wrong[0]}, maar dat artikel noemt haar niet",
            f"zij wordt genoemd in artikel {articles[0]}",
        )  # fmt: skip


def _named(inlines: Inlines) -> list[str]:
    """The numbers of the articles that the heading of an annex names."""
    numbers = re.findall(_TYPED, plain(inlines).replace("\u00a0", " "))
    for inline in inlines:
        for node in walk(inline):
            if isinstance(node, Vindplaats) and node.soort == "intern":
                numbers.extend(adres[0].nummer for adres in node.adressen if adres[0].soort == "artikel")
    return list(dict.fromkeys(numbers))


def _mentions(passages: Sequence[Passage], annexes: Sequence[Bijlage]) -> dict[str, list[str]]:
    """Only what is in the articles. A regulation with one annex calls it “de bijlage”."""
    found: dict[str, list[str]] = {}
    words = {annex.nummer or "": f"bijlage {annex.nummer}" if annex.nummer else "bijlage" for annex in annexes}
    for passage in passages:
        if passage.deel is not Deel.LICHAAM:
            continue
        article = next((node.nummer or "" for node in passage.boven if isinstance(node, Artikel)), "")
        for piece in passage.stukken:
            if isinstance(piece.node, Vindplaats) and piece.node.soort == "intern":
                for adres in piece.node.adressen:
                    if adres[0].soort == "bijlage":
                        found.setdefault(adres[0].nummer, []).append(article)
        if "bijlage" in passage.tekst:
            for number, word in words.items():
                if re.search(rf"\b{re.escape(word)}\b", passage.tekst):
                    found.setdefault(number, []).append(article)
    return found
