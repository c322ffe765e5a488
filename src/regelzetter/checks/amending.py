"""How a regulation says that it amends another: fixed words, quotation marks, numbers (Aanwijzingen, hoofdstuk 6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from regelzetter.checks.amending_rules import (
    AANHALING,
    AANHEF,
    KOMT_TE_LUIDEN,
    NUMMER,
    ROMEINS,
    TOEVOEGEN,
    VERNUMMERING,
    VERVALT,
)
from regelzetter.checks.outline import Outline
from regelzetter.checks.passages import Deel, Passage
from regelzetter.checks.patterns import Patroon, find
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic
from regelzetter.tree.nodes import Alinea, Block, Lid, Lijst, Tussenkop
from regelzetter.tree.walk import plain

SOORT: Final = "wijzigingsregeling"
_PART: Final = r"(?:artikel|lid|onderdeel|onderdelen|hoofdstuk|paragraaf|bijlage|opschrift|zin)"
_MARK: Final = '[‘“«"]'


def _renumbers(passage: Passage, _match: re.Match[str]) -> bool:
    """Is the new number of what follows in the same sentence?"""
    return bool(re.search(r"\b(?:vernummering|verlettering)\b", passage.tekst, re.IGNORECASE))


_PATTERNS: Final = (
    Patroon(
        rule=KOMT_TE_LUIDEN, soorten=(SOORT,), delen=(Deel.LICHAAM,),
        woorden=("wordt:", "luidt:", "wordt als volgt:", "luiden als volgt"),
        zoek=r"\b(?:wordt(?: als volgt)?|luidt(?: als volgt)?|komt te luiden als volgt):$",
        melding="'{0}'", tip="schrijf “komt te luiden:”",
    ),
    Patroon(
        rule=AANHALING, soorten=(SOORT,), delen=(Deel.LICHAAM,), woorden=("vervangen door",), getypt=False,
        zoek=rf"\b(?:wordt|worden) (?!{_MARK}|telkens {_MARK}|(?:de|een) (?:punt|puntkomma|komma)\b|het |lid )[^‘“«\":]*? "
             rf"vervangen door |\bvervangen door (?!{_MARK}|een (?:punt|komma|puntkomma)|een nieuw|de (?:bij|in) )",
        melding="de woorden bij '{0}' staan niet tussen aanhalingstekens", tip="schrijf ‘oud’ vervangen door ‘nieuw’",
    ),
    Patroon(
        rule=TOEVOEGEN, soorten=(SOORT,), delen=(Deel.LICHAAM,), woorden=("toegevoegd",), getypt=False,
        zoek=rf"\b(?:na|voor|vóór) (?:het [a-zé]+ |de [a-zé]+ )?{_PART}\b[^.;]*? (?:wordt|worden) [^.;]*?toegevoegd\b"
             rf"|\btoegevoegd,? (?:na|voor|vóór) (?:het [a-z]+ )?{_PART}\b",
        melding="'{0}' noemt een plaats", tip="schrijf “ingevoegd”; “toegevoegd” is aan het eind",
    ),
    Patroon(
        rule=VERVALT, soorten=(SOORT,), delen=(Deel.LICHAAM,), woorden=("geschrapt", "te vervallen", "verwijderd", "ingetrokken"),
        zoek=rf"\b(?:wordt|worden) (?:geschrapt|verwijderd)\b|\bkom(?:t|en) te vervallen\b"
             rf"|\b{_PART} [\w.°]+(?:, [^.;]*?)? (?:wordt|worden) ingetrokken\b",
        melding="'{0}'", tip="schrijf “vervalt” of “vervallen”",
    ),
    Patroon(
        rule=VERNUMMERING, soorten=(SOORT,), delen=(Deel.LICHAAM,), woorden=("lid ingevoegd", "leden ingevoegd"),
        zoek=r"\b(?:een|twee|drie) (?:lid|leden) ingevoegd\b", behalve=_renumbers,
        melding="'{0}' zonder vernummering", tip="begin met “Onder vernummering van het … lid tot … lid wordt …”",
    ),
)  # fmt: skip


def check_amending(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each sentence of an amending regulation that is not in the fixed words."""
    for name, document in subject.ontwerpen.items():
        if document.soort == SOORT:
            yield from _numbers(subject.delen[name])
            yield from _openings(subject.delen[name])
            yield from _inserted(subject.delen[name])
    yield from find(subject, _PATTERNS)


def _numbers(outline: Outline) -> Iterator[Diagnostic]:
    """All of them: one among Roman numbers is out of order already (REGL0301)."""
    if not outline.artikelen or not (outline.artikelen[0].node.nummer or "")[:1].isdigit():
        return
    for placed in outline.artikelen:
        number = placed.node.nummer or ""
        if number[:1].isdigit():
            yield Diagnostic(ROMEINS, placed.node.span, f"artikel {number} heeft een Arabisch cijfer",
                             "schrijf # Artikel I, of laat het nummer weg: # Artikel. …")  # fmt: skip


def _openings(outline: Outline) -> Iterator[Diagnostic]:
    """The line above parts A, B says which regulation they amend."""
    for placed in outline.lijsten:
        around = placed.boven[-1] if placed.boven else None
        if placed.node.soort != "hoofdletters" or not isinstance(around, Lid):
            continue
        above = _before(around.inhoud, placed.node)
        if not re.search(r"\b(?:wordt|worden) als volgt gewijzigd:$", above):
            span = around.inhoud[0].span
            yield Diagnostic(AANHEF, span, "boven de onderdelen staat niet welke regeling wordt gewijzigd",
                             "schrijf “De … wordt als volgt gewijzigd:”")  # fmt: skip


def _before(blocks: tuple[Block, ...], lijst: Lijst) -> str:
    """The words right above a list."""
    above = ""
    for block in blocks:
        if block is lijst:
            return above
        above = plain(block.inhoud).strip() if isinstance(block, Alinea) else ""
    return above


def _inserted(outline: Outline) -> Iterator[Diagnostic]:
    for placed in outline.citaten:
        for block in placed.node.inhoud:
            if isinstance(block, Tussenkop):
                found = re.match(r"(?:Artikel|Hoofdstuk|Paragraaf) (\d[\d.]*)(bis|ter|quater)\b", plain(block.inhoud))
                if found is not None:
                    yield Diagnostic(NUMMER, block.span, f"{found[1]}{found[2]} is geen nummer van een ingevoegd deel",
                                     f"schrijf {found[1]}a, of de eerste letter die vrij is")  # fmt: skip
