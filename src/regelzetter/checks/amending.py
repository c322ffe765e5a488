"""How a regulation says that it amends another: which regulation, and with what numbers (Aanwijzingen, hoofdstuk 6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from regelzetter.checks.amending_rules import AANHEF, NUMMER, ROMEINS
from regelzetter.checks.amending_words import fixed_words
from regelzetter.checks.outline import Outline
from regelzetter.checks.passages import Boven
from regelzetter.checks.patterns import AMENDING
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic
from regelzetter.tree.nodes import Alinea, Block, Lid, Onderdeel, Tussenkop
from regelzetter.tree.walk import plain


def check_amending(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each sentence of an amending regulation that is not in the fixed words."""
    for name, document in subject.ontwerpen.items():
        if document.soort == AMENDING:
            yield from _numbers(subject.delen[name])
            yield from _openings(subject.delen[name])
            yield from _inserted(subject.delen[name])
    yield from fixed_words(subject)


def _numbers(outline: Outline) -> Iterator[Diagnostic]:
    """One finding for all: one among Roman numbers is out of order already (REGL0301). A large regulation that amends those of
    several ministries may have chapters with Arabic numbers."""
    first = outline.artikelen[0].node if outline.artikelen else None
    if first is not None and (first.nummer or "")[:1].isdigit() and not outline.indelingen:
        yield Diagnostic(ROMEINS, first.span, f"artikel {first.nummer} heeft een Arabisch cijfer",
                         "nummer alle artikelen als # Artikel I, of laat hun nummers weg: # Artikel. …")  # fmt: skip


def _openings(outline: Outline) -> Iterator[Diagnostic]:
    """The line above parts A, B says which regulation they amend."""
    for placed in outline.lijsten:
        if placed.node.soort != "hoofdletters" or not placed.boven or not isinstance(placed.boven[-1], Lid):
            continue
        above = _above(placed.node, placed.boven)
        if above is None or not re.search(r"\b(?:wordt|worden)\b.*\bals volgt gewijzigd:$", plain(above.inhoud).strip()):
            span = (above or placed.node.onderdelen[0]).span
            yield Diagnostic(AANHEF, span, "boven de onderdelen ontbreken de woorden “wordt als volgt gewijzigd:”",
                             "schrijf “De … wordt als volgt gewijzigd:”")  # fmt: skip


def _above(block: Block, boven: Boven) -> Alinea | None:
    """The paragraph right above a block."""
    around = boven[-1] if boven else None
    if not isinstance(around, Lid | Onderdeel):
        return None
    index = next((index for index, each in enumerate(around.inhoud) if each is block), 0)
    above = around.inhoud[index - 1] if index else None
    return above if isinstance(above, Alinea) else None


def _inserted(outline: Outline) -> Iterator[Diagnostic]:
    """A number that is there already, or that goes on a series that is there, is not new."""
    for placed in outline.citaten:
        above = _above(placed.node, placed.boven)
        words = plain(above.inhoud) if above is not None else ""
        if not re.search(r"\b(?:in|toe)gevoegd\b", words) or re.search(r"\d(?:bis|ter|quater)\b", words):
            continue
        for block in placed.node.inhoud:
            if isinstance(block, Tussenkop):
                yield from _latin(block)


def _latin(block: Tussenkop) -> Iterator[Diagnostic]:
    found = re.match(r"(?:Artikel|Hoofdstuk|Paragraaf) (\d[\d.:]*)(bis|ter|quater)\b", plain(block.inhoud))
    if found is not None:
        yield Diagnostic(NUMMER, block.span, f"{found[1]}{found[2]} is geen nummer van een ingevoegd deel",
                         f"schrijf {found[1]}a, of de eerste letter die vrij is")  # fmt: skip
