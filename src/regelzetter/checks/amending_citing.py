"""A typed “artikel I, onderdeel J” of an amending regulation: is that part there, and does the reference follow it?

The date of entry into force of one part, an annex that goes with it: when a part is inserted, a typed letter means the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from regelzetter.checks.citing_own_rules import GETYPT, NERGENS
from regelzetter.checks.outline import Outline
from regelzetter.checks.passages import Passage
from regelzetter.checks.patterns import AMENDING
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic, Edit
from regelzetter.tree.nodes import Artikel, Vindplaats

_PART: Final = r"\b[Aa]rtikel (?P<artikel>[IVX]+[a-z]?), onderdeel (?P<deel>[A-Z]{1,2})\b(?![\w.])"


def check_amending_citing(subject: Subject) -> Iterator[Diagnostic]:
    """A finding at each part of an article that was named by its letter."""
    for name, document in subject.ontwerpen.items():
        if document.soort != AMENDING:
            continue
        parts = _parts(subject.delen[name])
        for passage in subject.teksten[name].having((", onderdeel ",)):
            if passage.vorm == "citaat":
                continue
            for found in re.finditer(_PART, passage.tekst):
                if passage.getypt(found.start("deel") - 1, found.end()):
                    yield from _finding(passage, found, parts)


def _parts(outline: Outline) -> dict[str, tuple[Artikel, frozenset[str]]]:
    """Of each article its parts A, B, C."""
    marks: dict[str, set[str]] = {}
    for placed in outline.lijsten:
        article = next((node for node in placed.boven if isinstance(node, Artikel)), None)
        if article is not None and placed.node.soort == "hoofdletters":
            marks.setdefault(article.nummer or "", set()).update(part.merk for part in placed.node.onderdelen)
    articles = [placed.node for placed in outline.artikelen]
    return {each.nummer or "": (each, frozenset(marks.get(each.nummer or "", ()))) for each in articles}


def _finding(passage: Passage, found: re.Match[str], parts: dict[str, tuple[Artikel, frozenset[str]]]) -> Iterator[Diagnostic]:
    article, marks = parts.get(found["artikel"], (None, frozenset()))
    span = passage.span(*found.span())
    if article is None:
        return
    if found["deel"] not in marks:
        yield Diagnostic(NERGENS, span, f"artikel {found['artikel']} heeft geen onderdeel {found['deel']}",
                         "kijk welk onderdeel bedoeld is; dit gaat over een artikel van deze regeling")  # fmt: skip
        return
    if article.label is None:
        tip = f"zet achter de kop een label, zoals {{#naam}}, en verwijs met [](#naam/{found['deel']})"
        yield Diagnostic(GETYPT, span, f"‘{found[0]}’ is getypt", tip)
        return
    target = f"#{article.label}/{found['deel']}"
    yield Diagnostic(GETYPT, span, f"‘{found[0]}’ is getypt", f"verwijs met []({target})",
                     fix=_fix(passage, found, target) if span.line == span.end_line else ())  # fmt: skip


def _fix(passage: Passage, found: re.Match[str], target: str) -> tuple[Edit, ...]:
    """Where the article is a reference that wrote itself, its target is changed and the typed part goes."""
    if passage.getypt(*found.span()):
        return (Edit(passage.span(*found.span()), f"[]({target})"),) if found[0][0].islower() else ()
    typed = passage.span(found.end("artikel"), found.end())
    piece = next((each.node for each in passage.stukken if each.begin == found.start()), None)
    if not isinstance(piece, Vindplaats) or not passage.getypt(found.end("artikel"), found.end()):
        return ()
    return (Edit(piece.span, target), Edit(typed, ""))
