"""Single source: an amount or date typed by hand where a value with that content exists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from regelzetter import dutch
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic, Ernst, Rule, voorbeeld
from regelzetter.source import Span
from regelzetter.tree.nodes import Tekst
from regelzetter.tree.walk import walk
from regelzetter.values.model import Bedrag, Datum, Values

GETYPT = Rule(
    code="REGL0510",
    naam="getypt-waar-waarde-bestaat",
    ernst=Ernst.WAARSCHUWING,
    regel="Een bedrag of datum die in de gegevens staat, wordt ingevoegd en niet getypt.",
    waarom="Een getypt bedrag verandert niet mee als de waarde verandert; dan spreken twee stukken elkaar tegen.",
    bron="dossier, één bron voor elk bedrag en elke datum",
    fout=voorbeeld("# Artikel 1. Proef\n\nTen hoogste € 1.000.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nTen hoogste {{ plafond }}.\n"),
)
RULES: tuple[Rule, ...] = (GETYPT,)

_MONTH: Final = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_TYPED: Final = re.compile(
    r"€[ \u00a0]?\d{1,3}(?:\.\d{3})*(?:,\d+)?(?:[ \u00a0](?:miljoen|miljard))?"
    rf"|\b\d{{1,2}}[ \u00a0](?:{_MONTH})[ \u00a0]\d{{4}}\b"
)


def check_single_source(subject: Subject) -> Iterator[Diagnostic]:
    """A finding at each figure that was typed although a value prints the same."""
    keys = _printed_forms(subject.values)
    for document in subject.documenten.values():
        for node in walk(document):
            if isinstance(node, Tekst):
                yield from _typed(node, keys)


def _printed_forms(values: Values) -> dict[str, str]:
    """Printed form → what to type instead. The first key that prints it wins."""
    forms: dict[str, str] = {}
    for key, value in values.waarden.items():
        match value.inhoud:
            case Bedrag(euro=amount):
                forms.setdefault(_plain(dutch.euro(amount)), f"{{{{ {key} }}}}")
                if dutch.is_heel(amount, Decimal(10_000)):
                    forms.setdefault(_plain(dutch.miljoen(amount)), f"{{{{ {key} | miljoen }}}}")
            case Datum(dag=day):
                forms.setdefault(_plain(dutch.datum(day)), f"{{{{ {key} }}}}")
            case _:
                pass
    return forms


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def _typed(node: Tekst, keys: Mapping[str, str]) -> Iterator[Diagnostic]:
    for found in _TYPED.finditer(node.tekst):
        instead = keys.get(_plain(found[0]))
        if instead is not None:
            yield Diagnostic(
                GETYPT,
                _within(node.span, found),
                f"'{_plain(found[0])}' is getypt, maar staat in de gegevens",
                f"schrijf {instead}",
            )


def _within(span: Span, found: re.Match[str]) -> Span:
    """The stretch inside a text on one line; a text over several lines is pointed at as a whole."""
    if span.line != span.end_line:
        return span
    start = span.column + found.start()
    return replace(span, column=start, end_column=start + len(found[0]))
