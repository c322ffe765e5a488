"""Who sign: those who decide in the aanhef, each of them, and in the same order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from regelzetter.checks.opening_offices import OFFICE, several_decide, words_before_grounds, words_of_title
from regelzetter.checks.opening_rules import BEWINDSPERSOON, dossier
from regelzetter.checks.passages import Deel, Passage
from regelzetter.checks.sources import AFGELEID
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic, Ernst, Rule, Voorbeeld
from regelzetter.dossier import DocumentSpec, Signatory
from regelzetter.tree.nodes import Document, Regeling

_ONE: Final = """\
Regeling van de Minister van Voorbeelden van {{ dag }}, houdende een proef (Proefregeling)
    ondertekening: {functie: De Minister van Voorbeelden, naam: A. Voorbeeld}"""
_TITLE: Final = """\
Regeling van de Minister van Voorbeelden en de Minister van Proeven van {{ dag }}, houdende een proef (Proefregeling)
    ondertekening: """
_FIRST: Final = "{functie: De Minister van Voorbeelden, naam: A. Voorbeeld}"
_SECOND: Final = "{functie: De Minister van Proeven, naam: B. Proef}"
_TEXT: Final = """\
# Aanhef

De Minister van Voorbeelden en de Minister van Proeven,

Gelet op artikel 4:23 van de Algemene wet bestuursrecht;

Besluiten:

# Artikel 1. Proef

De minister kan een prijs uitreiken.

# Artikel 2. Inwerkingtreding

Deze regeling treedt in werking met ingang van {{ inwerking }}.

# Slotformulier

Deze regeling zal in de Staatscourant worden geplaatst.
"""


def _of_two(signed: str) -> Voorbeeld:
    return dossier(_ONE, f"{_TITLE}{signed}", ("regeling.md", _TEXT))


_BOTH: Final = _of_two(f"[{_FIRST}, {_SECOND}]")
ONTBREEKT: Final = Rule(
    code="REGL0205",
    naam="besluit-maar-ondertekent-niet",
    ernst=Ernst.FOUT,
    regel="Elke bewindspersoon die in de aanhef besluit, ondertekent.",
    waarom="Een regeling van twee ministers is vastgesteld als beiden hebben ondertekend.",
    bron="aanwijzingen 4.8 en 4.33 van de Aanwijzingen voor de regelgeving",
    onzeker=AFGELEID,
    fout=_of_two(_FIRST),
    goed=_BOTH,
)
VOLGORDE: Final = Rule(
    code="REGL0206",
    naam="volgorde-van-de-ondertekening",
    ernst=Ernst.WAARSCHUWING,
    regel="De bewindspersonen ondertekenen in de volgorde waarin zij in de aanhef staan.",
    waarom="De eerste is de meest betrokken bewindspersoon; een andere volgorde zegt iets anders over wie verantwoordelijk is.",
    bron="aanwijzing 4.37 van de Aanwijzingen voor de regelgeving",
    onzeker=AFGELEID,
    fout=_of_two(f"[{_SECOND}, {_FIRST}]"),
    goed=_BOTH,
)
RULES: Final[tuple[Rule, ...]] = (ONTBREEKT, VOLGORDE)

_DECIDES: Final = re.compile(rf"\bde ({OFFICE} (?:van|voor) .+?)(?=(?:,| en|, en)? de {OFFICE}\b|[ ,;]*$)", re.IGNORECASE)
_TOGETHER: Final = re.compile(r"Ministers\b|Staatssecretarissen\b|Minister-President|Minister en\b")
"""“De Ministers van … en van …”: which words belong to which minister is not certain."""


def check_signers(subject: Subject) -> Iterator[Diagnostic]:
    """Findings about who decide in the aanhef of each regulation against who sign it and the title."""
    for name, document in subject.documenten.items():
        spec = subject.dossier.documenten[name]
        if not isinstance(document.inhoud, Regeling) or any("{" in each.functie.tekst for each in spec.ondertekening):
            continue
        opening = tuple(passage for passage in subject.passages[name] if passage.deel is Deel.AANHEF)
        offices = _deciding(opening)
        if offices:
            yield from _signed(spec, offices, opening[0])
        if len(offices) > 1:
            yield from _named(document, spec, offices)


def _deciding(opening: tuple[Passage, ...]) -> tuple[str, ...]:
    """“Minister van Voorbeelden” and others, in order; nothing where a line is not as it should be."""
    words = words_before_grounds(opening)
    found = tuple(match[1] for match in _DECIDES.finditer(words))
    certain = len(found) == len(re.findall(rf"\b{OFFICE}\b", words)) and not _TOGETHER.search(words)
    return found if certain and (len(found) > 1) == several_decide(opening) else ()


def _signed(spec: DocumentSpec, offices: tuple[str, ...], first: Passage) -> Iterator[Diagnostic]:
    """Who sign in their own name. One that is called otherwise than in the aanhef is one mistake, not two."""
    signed = [each for each in spec.ondertekening if each.functie.tekst and each.namens is None]
    waiting = [_key(office) for office in offices]
    strangers: list[Signatory] = []
    order: list[int] = []
    for each in signed:
        key = _key(each.functie.tekst)
        if key not in waiting:
            strangers.append(each)
            continue
        order.append(waiting.index(key))
        waiting[order[-1]] = ""
    lacking = [office for office, key in zip(offices, waiting, strict=True) if key]
    for each in strangers:
        yield _stranger(each, signed, offices)
    if not spec.ondertekening or len(signed) < len(spec.ondertekening):  # that is said already
        return
    for office in lacking[len(strangers) :]:
        yield Diagnostic(
            ONTBREEKT,
            first.hele,
            f"de {office} besluit in de aanhef, maar ondertekent niet",
            "zet deze bewindspersoon erbij in dossier.yaml: ondertekening: [{functie: …, naam: …}, {functie: …, naam: …}]",
        )
    if not strangers and order != sorted(order):
        yield Diagnostic(
            VOLGORDE,
            signed[0].functie.span,
            f"de {offices[0]} staat in de aanhef eerst, maar ondertekent niet als eerste"
            if order[0]
            else "de volgorde van wie ondertekenen is niet die van de aanhef",
            "zet bij ondertekening de bewindspersonen in de volgorde van de aanhef",
        )


def _stranger(each: Signatory, signed: list[Signatory], offices: tuple[str, ...]) -> Diagnostic:
    words = each.functie.tekst
    if sum(_key(other.functie.tekst) == _key(words) for other in signed) > 1:
        return Diagnostic(BEWINDSPERSOON, each.functie.span, f"‘{words}’ ondertekent twee keer", "laat één van beide staan")
    if len(offices) == 1:
        tip = (
            "laat alleen de bewindspersoon uit de aanhef ondertekenen, of laat in de aanhef ook deze besluiten"
            if len(signed) > 1
            else "laat de bewindspersoon uit de aanhef ondertekenen, met dezelfde aanduiding"
        )
        what = f"‘{words}’ ondertekent, maar in de aanhef besluit de {offices[0]}"
        return Diagnostic(BEWINDSPERSOON, each.functie.span, what, tip)
    return Diagnostic(
        BEWINDSPERSOON,
        each.functie.span,
        f"‘{words}’ ondertekent, maar besluit niet in de aanhef",
        "laat de bewindspersonen uit de aanhef ondertekenen, met dezelfde aanduiding",
    )


def _named(document: Document, spec: DocumentSpec, offices: tuple[str, ...]) -> Iterator[Diagnostic]:
    """The title, where it names ministers one by one."""
    title = words_of_title(document)
    if spec.titel is None or _TOGETHER.search(title) or not re.match(rf"Regeling van de {OFFICE}\b", title):
        return
    for office in offices:
        if f"de {office}".lower() not in title.lower():
            yield Diagnostic(
                BEWINDSPERSOON,
                spec.titel.span,
                f"het opschrift noemt niet de {office}, die in de aanhef mee besluit",
                "begin het opschrift met: Regeling van de Minister van … en de Minister van … van [datum]",
            )


def _key(words: str) -> str:
    """“De Minister van Voorbeelden a.i.,” and “Minister van Voorbeelden” are one office."""
    return words.strip(" ,").lower().removeprefix("de ").removesuffix(" a.i.")
