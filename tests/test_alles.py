"""`writing/alles.md` uses every node class; so what writes it without loss, writes everything."""

from __future__ import annotations

from typing import Final, get_args

from regelzetter.opening import open_dossier
from regelzetter.plan import Planner
from regelzetter.reading.build import read_document
from regelzetter.tree import invariants
from regelzetter.tree.nodes import (
    Document,
    Fiche,
    Ficheveld,
    Grafiek,
    Grafiekdeel,
    Invoeging,
    Keuze,
    Node,
    Onbegrepen,
    OnbegrepenTekst,
    Tekststuk,
    Verwijzing,
)
from regelzetter.tree.show import show
from regelzetter.tree.walk import walk
from tests.alles import alles, alles_files
from tests.page_outcomes import DRAFTING

NOT_IN_A_REGULATION: Final = {Tekststuk, Fiche, Ficheveld}
"""Letters, decisions, notas and “Beleidskeuzes uitgelegd”; the second dossier has them all."""
NOT_WITHOUT_A_MISTAKE: Final = {Onbegrepen, OnbegrepenTekst}
GONE_AFTER_THE_PASSES: Final = {Grafiek, Grafiekdeel, Invoeging, Keuze, Verwijzing}
EVERY: Final = set(get_args(Node)) - NOT_IN_A_REGULATION - NOT_WITHOUT_A_MISTAKE


def complete() -> Document:
    compiled = alles().value
    assert compiled is not None
    return compiled.documenten["regeling"]


def as_read() -> Document:
    opened = open_dossier(alles_files()).value
    assert opened is not None
    planner = Planner(opened.dossier, opened.sources, [])
    return read_document(planner.plan(opened.dossier.documenten["regeling"])).value


def test_it_is_without_faults() -> None:
    assert [each for each in alles().diagnostics if not DRAFTING.match(each.rule.code)] == []


def test_it_uses_every_node_class() -> None:
    classes = {type(node) for document in (as_read(), complete()) for node in walk(document)}
    assert EVERY - classes == set()


def test_after_the_passes_no_hole_is_left() -> None:
    classes = {type(node) for node in walk(complete())}
    assert classes & GONE_AFTER_THE_PASSES == set()
    assert EVERY - classes == GONE_AFTER_THE_PASSES


def test_the_invariants_hold() -> None:
    assert list(invariants.after_reading(as_read())) == []
    document = complete()
    for check in (invariants.after_filling, invariants.after_numbering, invariants.after_referring):
        assert list(check(document)) == []
    assert invariants.complete(document)


def test_its_tree_shows_every_class() -> None:
    """`toon` leaves no kind of node out: its name, or for text and paragraphs their words, stands in the output."""
    shown = show(complete())
    folded = {"Tekst", "Alinea", "Cel", "Kolom", "Rij"}
    missing = [
        kind.__name__ for kind in EVERY - GONE_AFTER_THE_PASSES if kind.__name__ not in folded and kind.__name__ not in shown
    ]
    assert missing == []
