"""The opschrift and the aanhef: their fixed wording, the date and the citeertitel in the one, the grounds in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from regelzetter.checks.entry_into_force_dates import day_of_line
from regelzetter.checks.opening_offices import OFFICE, several_decide, words_of_title
from regelzetter.checks.opening_rules import (
    AANHEF,
    AANHEF_GETAL,
    CONSIDERANS,
    GEWIJZIGDE_REGELING,
    HELE_WET,
    OPSCHRIFT,
    OPSCHRIFT_CITEERTITEL,
    OPSCHRIFT_DATUM,
)
from regelzetter.checks.passages import Deel, Passage
from regelzetter.checks.subject import Subject
from regelzetter.checks.title import citeertitel_of
from regelzetter.diagnostics import Diagnostic
from regelzetter.dossier import DocumentSpec
from regelzetter.source import Span
from regelzetter.tree.nodes import Document, OnbegrepenTekst, Regeling, Vindplaats
from regelzetter.tree.walk import plain

_INTERNATIONAL: Final = (
    "richtlijn",
    "verordening",
    "verdrag",
    "besluit (eu",
    "besluit (eg",
    "protocol",
    "overeenkomst",
    "kaderbesluit",
)
_OFFICES: Final = rf"{OFFICE}|Ministers|Staatssecretarissen|Minister-President"
_NO_NORMS: Final = (
    r"\b(?:mandaat|ondermandaat|volmacht|machtiging|delegatie|instelling van|benoeming|herbenoeming|ontslag|aanwijzing van)\b"
    r"|(?i:mandaatbesluit|instellingsbesluit|benoemingsbesluit)"
)
"""A besluit that gives no rules to everybody is called so: aanwijzing 4.2 is about regelingen."""


def check_opening(subject: Subject) -> Iterator[Diagnostic]:
    """Findings about title, aanhef and signature of each regulation."""
    for name, document in subject.documenten.items():
        if isinstance(document.inhoud, Regeling):
            spec = subject.dossier.documenten[name]
            opening = tuple(passage for passage in subject.passages[name] if passage.deel is Deel.AANHEF)
            if spec.titel is not None:
                yield from _title(document, spec.titel.span)
                yield from _title_date(subject, spec)
                yield from _title_name(subject, document, spec.titel.span)
            yield from _lines(opening)
            yield from _grounds(document, opening)


def _title(document: Document, span: Span) -> Iterator[Diagnostic]:
    title = words_of_title(document)
    besluit = "|Besluit" if _search(_NO_NORMS, title) else ""
    if not _match(rf"(?:Regeling|Beleidsregels?{besluit}) van de (?:{_OFFICES})\b", title):
        yield Diagnostic(
            OPSCHRIFT,
            span,
            "het opschrift begint niet met “Regeling van de Minister van …”",
            "begin het opschrift met: Regeling van de Minister van … van [datum]",
        )
    elif document.soort == "wijzigingsregeling" and not _search(r"\b(?:wijziging|intrekking)\b", title):
        yield Diagnostic(
            OPSCHRIFT,
            span,
            "het opschrift zegt niet welke regeling wordt gewijzigd",
            "schrijf: … tot wijziging van de [citeertitel] in verband met …",
        )
    elif not _search(r"\b(?:houdende|tot)\b|\bvoor de\b|\binzake\b|^(?:Beleidsregel|Besluit).* over ", title):
        yield Diagnostic(
            OPSCHRIFT,
            span,
            "het opschrift zegt niet waar de regeling over gaat",
            "schrijf achter de datum: , houdende regels voor …",
        )
    if title.endswith("."):
        yield Diagnostic(OPSCHRIFT, span, "het opschrift eindigt met een punt", "laat de punt weg")


def _title_date(subject: Subject, spec: DocumentSpec) -> Iterator[Diagnostic]:
    """The first date in the title against the date of the document."""
    assert spec.titel is not None
    dated = spec.datum or subject.dossier.datum
    named, signed = day_of_line(subject.values, spec.titel), dated and day_of_line(subject.values, dated)
    if named and signed and named != signed:
        yield Diagnostic(
            OPSCHRIFT_DATUM,
            spec.titel.span,
            "de datum in het opschrift is niet de datum van het stuk",
            f"schrijf in het opschrift {dated.tekst if dated else ''}",
        )


def _title_name(subject: Subject, document: Document, span: Span) -> Iterator[Diagnostic]:
    """The name in the articles against that in the title and in dossier.yaml."""
    found = citeertitel_of(subject.passages[document.naam])
    spec = subject.dossier.documenten[document.naam]
    named = next(iter(spec.velden.get("citeertitel", ())), None)
    if found is None:
        if named is not None and document.soort == "regeling" and subject.delen[document.naam].artikelen:
            yield Diagnostic(
                OPSCHRIFT_CITEERTITEL,
                spec.span,
                f"geen artikel geeft de regeling de citeertitel ‘{named.tekst}’",
                f"zet er als laatste artikel bij: Deze regeling wordt aangehaald als: {named.tekst}.",
            )
        return
    if named is not None and "{" not in named.tekst and named.tekst != found.titel:
        yield Diagnostic(
            OPSCHRIFT_CITEERTITEL,
            named.span,
            f"‘{named.tekst}’ is niet de citeertitel in het artikel: ‘{found.titel}’",
            "maak de citeertitel hier en in het artikel gelijk: met deze woorden verwijzen de andere stukken naar de regeling",
        )
    title = words_of_title(document)
    between = _search(r"\(((?:[^()]|\([^()]*\))*)\)(?: \[KetenID \w+\])?\.?$", title)
    if between is None:
        yield Diagnostic(
            OPSCHRIFT_CITEERTITEL,
            span,
            "het opschrift eindigt niet met de citeertitel",
            f"zet aan het slot van het opschrift: ({found.titel})",
        )
    elif between[1] != found.titel:
        yield Diagnostic(
            OPSCHRIFT_CITEERTITEL,
            found.span,
            f"‘{found.titel}’ is niet de citeertitel in het opschrift: ‘{between[1]}’",
            "maak opschrift en artikel gelijk, ook in streepjes en hoofdletters",
        )


def _lines(opening: tuple[Passage, ...]) -> Iterator[Diagnostic]:
    """The signs at the end of each line, words that do not belong there, and the number of “Besluit”."""
    plural = several_decide(opening)
    for passage in opening:
        text = passage.tekst.strip()
        if _match(rf"De {OFFICE}", text) and not text.endswith((",", ";")):
            yield Diagnostic(
                AANHEF, passage.hele, "achter de minister in de aanhef staat geen komma", "eindig de regel met een komma"
            )
        elif text.startswith("Gelet op") and not text.endswith(";"):
            yield Diagnostic(
                AANHEF, passage.hele, "“Gelet op …” eindigt niet met een puntkomma", "eindig de regel met een puntkomma"
            )
        elif text.startswith("Handelende") and not text.endswith(";"):
            yield Diagnostic(
                AANHEF, passage.hele, "“Handelende …” eindigt niet met een puntkomma", "eindig de regel met een puntkomma"
            )
        elif text.startswith("Besluit") and text not in ("Besluit:", "Besluiten:"):
            yield Diagnostic(AANHEF, passage.hele, f"‘{text}’ is niet de vaste formule", "schrijf alleen: Besluit:")
        elif text.startswith("Overwegende"):
            yield Diagnostic(
                CONSIDERANS,
                passage.hele,
                "de aanhef heeft een considerans",
                "laat de considerans weg en zet haar inhoud in de toelichting",
            )
        elif text in ("Besluit:", "Besluiten:") and (text == "Besluiten:") != plural:
            yield Diagnostic(
                AANHEF_GETAL,
                passage.hele,
                f"‘{text}’ past niet bij {'meer ministers' if plural else 'één minister'}",
                f"schrijf: {'Besluiten:' if plural else 'Besluit:'}",
            )
        if "mede namens" in text:
            yield Diagnostic(
                AANHEF,
                passage.hele,
                "de aanhef noemt iemand namens wie mede wordt besloten",
                "noem elke minister die vaststelt, of schrijf: Handelende in overeenstemming met …;",
            )


def _grounds(document: Document, opening: tuple[Passage, ...]) -> Iterator[Diagnostic]:
    grounds = [passage for passage in opening if passage.tekst.startswith("Gelet op")]
    title = words_of_title(document)
    for passage in grounds:
        if any(isinstance(each.node, OnbegrepenTekst) for each in passage.stukken):  # that is said already
            continue
        whole = next((each for each in _whole_laws(passage)), None)
        untyped = "rtikel" not in passage.tekst and not any(word in passage.tekst.lower() for word in _INTERNATIONAL)
        if whole is not None or untyped:
            named = plain(whole.inhoud) if whole is not None else passage.tekst
            yield Diagnostic(
                HELE_WET,
                whole.span if whole is not None else passage.hele,
                f"‘{named}’ noemt geen artikel",
                "noem het artikel waarop de regeling berust: Gelet op artikel … van …;",
            )
        changed = _search(r"wijziging van (?:de |het )?([A-Z].+?)(?: in verband met| en en(?:kel|ig)e |,| \(|$)", title)
        if changed is not None and changed[1].strip(". ") in passage.tekst:
            yield Diagnostic(
                GEWIJZIGDE_REGELING,
                passage.hele,
                f"de grondslag noemt de gewijzigde regeling: ‘{changed[1]}’",
                "noem alleen de hogere bepaling waarop die regeling berust",
            )


def _whole_laws(passage: Passage) -> Iterator[Vindplaats]:
    for node in (each.node for each in passage.stukken):
        if not isinstance(node, Vindplaats) or node.soort != "wet" or "/" in node.doel:
            continue
        if not plain(node.inhoud).removeprefix("de ").removeprefix("het ").lower().startswith(_INTERNATIONAL):
            yield node


def _search(pattern: str, text: str) -> re.Match[str] | None:
    return _compiled(pattern).search(text)


def _match(pattern: str, text: str) -> re.Match[str] | None:
    return _compiled(pattern).match(text)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
