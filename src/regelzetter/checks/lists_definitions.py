"""Definitions: in alphabetical order, each with a semicolon at its end."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from regelzetter import dutch
from regelzetter.checks.definitions import is_legend
from regelzetter.checks.lists_ends import WrongEnd, end_of, told
from regelzetter.checks.lists_rules import ALFABET, EINDE_BEGRIP
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic
from regelzetter.tree.nodes import Artikel, Begrippenlijst, Lid
from regelzetter.tree.walk import plain


def check_definitions(subject: Subject) -> Iterator[Diagnostic]:
    """Order and closing signs of the definitions in articles."""
    for name, outline in subject.delen.items():
        if subject.ontwerpen[name].soort != "regeling":
            continue
        for placed in outline.begrippenlijsten:
            if not any(isinstance(node, Artikel) for node in placed.boven):
                continue
            around = placed.boven[-1]
            closes = isinstance(around, Lid) and around.inhoud[-1] is placed.node
            if not is_legend(placed):
                yield from _order(placed.node)
            yield from told(list(_ends(placed.node, closes)), subject.passages[name])


def _order(lijst: Begrippenlijst) -> Iterator[Diagnostic]:
    """A finding for each term that stands after one it should precede."""
    before: list[str] = []
    for each in lijst.begrippen:
        term = plain(each.term)
        later = next((other for other in before if _reversed(other, term)), None)
        if later is not None:
            yield Diagnostic(ALFABET, each.span, f"‘{term}’ staat na ‘{before[-1]}’", f"zet ‘{term}’ vóór ‘{later}’")
        before.append(term)


def _reversed(first: str, second: str) -> bool:
    """Is the order wrong however spaces and hyphens are counted? Both customs exist."""
    return all(a > b for a, b in zip(_keys(first), _keys(second), strict=True))


def _keys(term: str) -> tuple[str, str, str]:
    folded = unicodedata.normalize("NFKD", term.casefold())
    letters = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return dutch.sorteersleutel(term)[0], "".join(filter(str.isalnum, letters)), letters.replace("-", " ")


def _ends(lijst: Begrippenlijst, closes: bool) -> Iterator[WrongEnd]:
    *others, last = lijst.begrippen
    for each in others:
        text = end_of(each.omschrijving)
        if text is not None and not text.endswith((";", "; en")):
            yield WrongEnd(EINDE_BEGRIP, each, f"de betekenis van ‘{plain(each.term)}’", text, ";")
    text = end_of(last.omschrijving) if closes else None
    if text is not None and not text.endswith("."):
        yield WrongEnd(EINDE_BEGRIP, last, f"de betekenis van ‘{plain(last.term)}’", text, ".")
