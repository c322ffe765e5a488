"""A formula and its legend: each letter that is used is explained, and each that is explained is used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from regelzetter.checks.outline import Outline, Placed
from regelzetter.checks.sources import EIGEN
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic, Ernst, Rule, voorbeeld
from regelzetter.tree.nodes import Alinea, Begrip, Formule, Inlines, Knoop, Nadruk, Tekst
from regelzetter.tree.walk import plain, walk

_FORMULE: Final = """\
# Artikel 1. Berekening

De subsidie wordt berekend met de formule:

::: formule
S = A × B

waarin:

S
: de subsidie;

A
: het aantal leerlingen;

{}
: het bedrag per leerling.
:::
"""
LEGENDA = Rule(
    code="REGL0583",
    naam="formule-en-legenda",
    ernst=Ernst.WAARSCHUWING,
    regel="Elke letter van een formule staat in de legenda eronder, en de legenda noemt alleen letters van de formule.",
    waarom="Met een letter zonder betekenis kan niemand het bedrag narekenen.",
    bron="goed gebruik bij formules",
    fout=voorbeeld(_FORMULE.format("C")),
    goed=voorbeeld(_FORMULE.format("B")),
    onzeker=EIGEN,
)
RULES: tuple[Rule, ...] = (LEGENDA,)

_WORD: Final = r"[A-Za-zÀ-ÖØ-öø-ÿΑ-ω]+[0-9₀-₉]*'*"
_WITHOUT_MEANING: Final = ("e", "π", "Σ", "Π", "MAX", "MIN", "SOM", "ALS", "EN", "OF", "EUR", "USD")
"""Fixed numbers, signs of arithmetic and coins."""


class Symbol(NamedTuple):
    """A letter, or a few capitals: `letters` as printed, `onder` what stands below it."""

    letters: str
    onder: str


def check_formulas(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each letter without a meaning, and for each meaning without a letter."""
    for outline in subject.delen.values():
        known = {symbol for each in outline.begrippen for symbol in _symbols(each.node.term)}
        for placed in outline.formules:
            if placed.node.legenda is not None:
                yield from _unexplained(placed, known | _told(placed, outline))
                yield from _unused(placed.node, placed.node.legenda.begrippen)


def _told(placed: Placed[Formule], outline: Outline) -> set[Symbol]:
    """What is said elsewhere in the same article or annex: in its text, and in the legends of its other formulas."""
    around = placed.boven[0] if placed.boven else placed.node
    told = {symbol for node in walk(around) if isinstance(node, Alinea) for symbol in _symbols(node.inhoud)}
    told.update(_symbols(placed.node.inleiding))
    for other in outline.formules:
        if other.boven[:1] == placed.boven[:1] and other.node.legenda is not None:
            told.update(symbol for each in other.node.legenda.begrippen for symbol in _symbols(each.term))
    return told


def _unexplained(placed: Placed[Formule], known: set[Symbol]) -> Iterator[Diagnostic]:
    legend = placed.node.legenda
    words = [plain(each.term).strip() for each in legend.begrippen] if legend is not None else []
    for symbol in dict.fromkeys(_symbols(placed.node.inhoud)):
        if not _is_known(symbol, known) and not any(symbol.letters in each.split() for each in words):
            name = symbol.letters + symbol.onder
            yield Diagnostic(LEGENDA, placed.node.span, f"'{name}' staat niet in de legenda van de formule",
                             f"zet onder de formule een regel {name}, en daaronder een dubbele punt met wat het is")  # fmt: skip


def _is_known(symbol: Symbol, known: set[Symbol]) -> bool:
    """A~1~ is known by A and by A~i~; AB by A and B."""
    if symbol in known or any(each.letters == symbol.letters and _is_general(each) for each in known):
        return True
    letters = {each.letters for each in known}
    return len(symbol.letters) > 1 and not symbol.onder and all(letter in letters for letter in symbol.letters)


def _is_general(symbol: Symbol) -> bool:
    return len(symbol.onder) < 2 and not symbol.onder.isdigit()


def _unused(formula: Formule, legend: Iterable[Begrip]) -> Iterator[Diagnostic]:
    """A letter may also be used below another, or in what is said of another."""
    printed = plain(formula.inhoud)
    for each in legend:
        name = plain(each.term).strip()
        rest = (plain(node.inhoud) for other in legend if other is not each for node in _lines(other))
        if not any(_stands_in(part, text) for part in re.split(r", | en ", name) for text in (printed, *rest)):
            yield Diagnostic(LEGENDA, each.span, f"'{name}' staat in de legenda, maar niet in de formule",
                             "gebruik het in de formule, of haal het uit de legenda")  # fmt: skip


def _lines(begrip: Begrip) -> Iterator[Alinea]:
    return (node for block in begrip.omschrijving for node in walk(block) if isinstance(node, Alinea))


def _stands_in(name: str, text: str) -> bool:
    """A name of one letter may stand against another: AB, S with j below it."""
    if len(name) == 1:
        return name in text
    return name in text or (len(name) > 1 and name[1:].islower() and name[0] in text)


def _symbols(inlines: Inlines) -> Iterator[Symbol]:
    """The letters of a formula or term, in order; of a value or a reference none."""
    for index, node in enumerate(inlines):
        if isinstance(node, Tekst):
            after = inlines[index + 1] if index + 1 < len(inlines) else None
            yield from _in_text(node.tekst, _below(after))
        elif isinstance(node, Nadruk) and node.stijl != "subscript":
            yield from _symbols(node.inhoud)


def _below(node: Knoop | None) -> str:
    return plain(node.inhoud) if isinstance(node, Nadruk) and node.stijl == "subscript" else ""


def _in_text(text: str, below: str) -> Iterator[Symbol]:
    """One letter, or up to five capitals. A small letter after a figure and a space is a unit: 5 m."""
    for found in re.finditer(_WORD, text):
        letters = found[0]
        unit = letters.islower() and re.search(r"\d\s$", text[: found.start()])
        bare = letters.rstrip("0123456789₀₁₂₃₄₅₆₇₈₉'")
        if (len(bare) == 1 or (bare.isupper() and len(bare) <= 5)) and letters not in _WITHOUT_MEANING and not unit:
            yield Symbol(letters, below if found.end() == len(text) else "")
