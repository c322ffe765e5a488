"""Are the numbers of leden and onderdelen in order? They are always typed; nothing depends on the answer, so it is a check."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from regelzetter.diagnostics import Diagnostic
from regelzetter.passes.rules import NUMMERING
from regelzetter.passes.sequence import check_next
from regelzetter.passes.series import follows_inserted, follows_letter, next_mark
from regelzetter.source import Span
from regelzetter.tree.nodes import Alinea, Artikel, Citaat, Document, Lijst, Node, Noot
from regelzetter.tree.walk import PLAIN, children, stays

BEGINS: Final = "de opsomming begint met"
"""So begins the finding about a list of which the first parts were read as text, or left out."""

_LINES: Final = (Alinea, Citaat)


def check_list_numbers(document: Document) -> tuple[Diagnostic, ...]:
    """What is wrong with the numbers of leden and onderdelen, also in annexes and notes."""
    found: list[Diagnostic] = []
    _check_lists(document, found)
    return tuple(found)


def _check_lists(node: Node, found: list[Diagnostic]) -> None:
    """Every list and row of leden, but for what is quoted: its numbers are those of another text."""
    if isinstance(node, _LINES):
        _check_notes(node, found)
        return
    if isinstance(node, Lijst):
        _check_list(node, found)
    if isinstance(node, Artikel) and node.leden[0].nummer is not None:
        last: str | None = None
        for lid in node.leden:
            assert lid.nummer is not None
            check_next("lid", last, lid.nummer, lid.span, found)
            last = lid.nummer
    for child in children(node):
        if type(child) not in PLAIN and not stays(child, PLAIN):
            _check_lists(child, found)


def _check_notes(node: Node, found: list[Diagnostic]) -> None:
    """The lists in the notes of a line: a note in a quotation is not quoted."""
    for child in children(node):
        if type(child) in PLAIN:
            continue
        if isinstance(child, Noot):
            _check_lists(child, found)
        else:
            _check_notes(child, found)


def _check_list(lijst: Lijst, found: list[Diagnostic]) -> None:
    if lijst.soort == "streepjes":
        return
    if _in_order(lijst.soort, tuple([part.merk for part in lijst.onderdelen])):
        return
    last: str | None = None
    for part in lijst.onderdelen:
        expected = next_mark(lijst.soort, last)
        inserted = last is not None and (follows_letter(last, part.merk) or follows_inserted(last, part.merk))
        if part.merk != expected and not inserted:
            found.append(_mark_finding(last, part.merk, expected, part.span))
        last = part.merk


@lru_cache(maxsize=1024)
def _in_order(soort: str, marks: tuple[str, ...]) -> bool:
    """Does each mark follow the one before it, with none put in? Most lists of a law have the same marks."""
    return all(mark == next_mark(soort, last) for last, mark in zip((None, *marks), marks, strict=False))


def _mark_finding(last: str | None, mark: str, expected: str, span: Span) -> Diagnostic:
    tip = f"schrijf {expected}."
    if last is None:
        text = f"{BEGINS} {mark}, verwacht {expected}"
        tip = f"schrijf {expected}., of, staat onderdeel {expected} erboven, eindig wat daaraan voorafgaat met een dubbele punt"
    elif mark == last:
        text = f"onderdeel {mark} staat er twee keer"
    else:
        text = f"na onderdeel {last} volgt {mark}, verwacht {expected}"
    return Diagnostic(NUMMERING, span, text, tip)
