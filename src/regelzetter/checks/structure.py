"""How a regulation is divided into chapters, articles and leden. Gaps and doubles in the numbers are found while numbering."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from regelzetter.checks.outline import Placed
from regelzetter.checks.structure_rules import (
    ALINEA_IN_LID,
    ENIG,
    ENKEL_LID,
    INDELINGSWOORDEN,
    KOP_ZONDER_OPSCHRIFT,
    LEEG_ARTIKEL,
    OPSCHRIFT_GEMENGD,
    ROMEINS,
    SLOTBEPALINGEN,
    VEEL_LEDEN,
)
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic
from regelzetter.tree.nodes import Alinea, Artikel, Indeling, Lid
from regelzetter.tree.walk import plain

MOST_LEDEN: Final = 8
_ROMAN: Final = frozenset("IVXLCDM")


def check_structure(subject: Subject) -> Iterator[Diagnostic]:
    """Everything about the division of the regulations. An amending regulation has rules of its own."""
    for name, outline in subject.delen.items():
        if subject.ontwerpen[name].soort != "regeling":
            continue
        articles = [placed.node for placed in outline.artikelen]
        yield from _indelingen(outline.indelingen)
        yield from _articles(articles)
        yield from _closing(articles)
        for article in articles:
            yield from _article(article)


# --- chapters -------------------------------------------------------------------------------------


def _indelingen(indelingen: Sequence[Placed[Indeling]]) -> Iterator[Diagnostic]:
    for placed in indelingen:
        part = placed.node
        if not part.opschrift:
            yield Diagnostic(
                KOP_ZONDER_OPSCHRIFT, part.span, f"{part.woord} {part.nummer} heeft geen opschrift",
                "zet achter het nummer in enkele woorden waar het over gaat",
            )  # fmt: skip
        if _is_roman(part.nummer):
            yield Diagnostic(ROMEINS, part.span, f"{part.woord} {part.nummer} heeft een Romeins cijfer", "nummer met 1, 2, 3")
    yield from _words([placed.node for placed in indelingen])


def _words(indelingen: Sequence[Indeling]) -> Iterator[Diagnostic]:
    """One finding, at the first heading with a word that may not be used without hoofdstuk and paragraaf."""
    words = {part.woord for part in indelingen}
    missing = [word for word in ("hoofdstuk", "paragraaf") if word not in words]
    other = next((part for part in indelingen if part.woord not in ("hoofdstuk", "paragraaf")), None)
    if other is not None and missing:
        yield Diagnostic(
            INDELINGSWOORDEN, other.span, f"een {other.woord}, maar geen {' en geen '.join(missing)}",
            "verdeel de regeling in hoofdstukken, en die in paragrafen; pas als dat te weinig is, komen er andere bij",
        )  # fmt: skip


def _is_roman(number: str | None) -> bool:
    return bool(number) and _ROMAN.issuperset(number or "")


# --- articles -------------------------------------------------------------------------------------


def _articles(articles: Sequence[Artikel]) -> Iterator[Diagnostic]:
    if len(articles) == 1 and articles[0].nummer != "enig" and _closes(articles[0]):
        yield Diagnostic(ENIG, articles[0].span, "dit is het enige artikel", "schrijf # Enig artikel")
    titled = sum(1 for article in articles if article.opschrift)
    for article in articles:
        if article.nummer == "enig" and len(articles) > 1:
            yield Diagnostic(ENIG, article.span, f"“Enig artikel”, maar er zijn {len(articles)} artikelen", "nummer de artikelen")
        if _is_roman(article.nummer):
            yield Diagnostic(
                ROMEINS, article.span, f"artikel {article.nummer} heeft een Romeins cijfer", "nummer de artikelen met 1, 2, 3"
            )
        if not article.opschrift and titled * 2 > len(articles):
            yield Diagnostic(
                OPSCHRIFT_GEMENGD, article.span, f"artikel {article.nummer} heeft geen opschrift, andere artikelen wel",
                "zet achter het nummer in enkele woorden waar het artikel over gaat",
            )  # fmt: skip
    yield from _few_titles(articles, titled)


def _closes(article: Artikel) -> bool:
    """Is this a whole regulation? Without entry into force and citeertitel more articles are to come."""
    texts = [_text(block) for lid in article.leden for block in lid.inhoud]
    return any("in werking" in text or "wordt aangehaald als" in text for text in texts)


def _few_titles(articles: Sequence[Artikel], titled: int) -> Iterator[Diagnostic]:
    """Where most articles have no title, the few that have one are the exception."""
    if titled * 2 > len(articles):
        return
    for article in articles:
        if article.opschrift:
            yield Diagnostic(
                OPSCHRIFT_GEMENGD, article.span, f"artikel {article.nummer} heeft een opschrift, de meeste artikelen niet",
                "geef alle artikelen een opschrift, of haal dit weg",
            )  # fmt: skip


def _article(article: Artikel) -> Iterator[Diagnostic]:
    if _is_empty(article):
        yield Diagnostic(LEEG_ARTIKEL, article.span, f"artikel {article.nummer} is leeg", "haal het artikel weg, en nummer door")
        return
    if len(article.leden) == 1 and article.leden[0].nummer is not None:
        yield Diagnostic(
            ENKEL_LID, article.leden[0].span, f"artikel {article.nummer} heeft één lid, met een nummer", "haal het nummer 1. weg"
        )
    if len(article.leden) > MOST_LEDEN:
        yield Diagnostic(
            VEEL_LEDEN, article.span, f"artikel {article.nummer} heeft {len(article.leden)} leden", "maak er twee artikelen van"
        )
    for lid in article.leden:
        yield from _paragraphs(lid)


def _is_empty(article: Artikel) -> bool:
    if len(article.leden) != 1 or len(article.leden[0].inhoud) > 1:
        return False
    content = article.leden[0].inhoud
    return not content or _text(content[0]).strip("()[]. ").lower() == "gereserveerd"


def _paragraphs(lid: Lid) -> Iterator[Diagnostic]:
    """A paragraph straight after another; what leads in a quotation, a formula or definitions is no part of this."""
    for first, second in pairwise(lid.inhoud):
        if isinstance(first, Alinea) and isinstance(second, Alinea):
            what = "dit lid" if lid.nummer is not None else "dit artikel zonder leden"
            yield Diagnostic(
                ALINEA_IN_LID, second.span, f"een volgende alinea in {what}", "maak er een lid van, of voeg haar bij de vorige"
            )


def _text(block: object) -> str:
    return plain(block.inhoud) if isinstance(block, Alinea) else ""


# --- closing articles -----------------------------------------------------------------------------


def _closing(articles: Sequence[Artikel]) -> Iterator[Diagnostic]:
    """Looked for among the last articles only: that is where they are."""
    last = articles[-8:]
    texts = [" ".join(_text(block) for lid in article.leden for block in lid.inhoud) for article in last]
    title = next((i for i, text in enumerate(texts) if "wordt aangehaald als" in text), None)
    start = next(
        (
            i
            for i, text in enumerate(texts)
            if text.startswith(("Deze regeling treedt in werking", "Dit besluit treedt in werking"))
        ),
        None,
    )
    if title is not None and title < len(last) - 1:
        yield Diagnostic(
            SLOTBEPALINGEN, last[title].span, "na de citeertitel volgt nog een artikel",
            "zet het artikel met de citeertitel als laatste",
        )  # fmt: skip
    for i, text in enumerate(texts):
        if start is not None and i > start and ("wordt ingetrokken" in text or "worden ingetrokken" in text):
            yield Diagnostic(
                SLOTBEPALINGEN, last[i].span, "de intrekking staat na de inwerkingtreding", "zet haar vóór de inwerkingtreding"
            )
