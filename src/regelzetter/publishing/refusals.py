"""When nothing is published: a bundle says from which commit it was made, so all of it must be in that commit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from regelzetter.diagnostics import Diagnostic, Ernst, Rule, voorbeeld
from regelzetter.source import Span

SHOWN: Final = 5
"""So many paths are named; the rest is counted."""

NIET_VASTGELEGD = Rule(
    code="REGL1000",
    naam="niet-vastgelegd",
    ernst=Ernst.FOUT,
    regel="Wat wordt gepubliceerd is vastgelegd in git.",
    waarom="De bundel noemt de versie waaruit zij is gemaakt; wie haar controleert bouwt haar daaruit opnieuw.",
    bron="beschrijving van de bundel",
    fout=voorbeeld("Een alinea die nog niet met git commit is vastgelegd.\n"),
    goed=voorbeeld("Een alinea die met git commit is vastgelegd.\n"),
)
RULES: tuple[Rule, ...] = (NIET_VASTGELEGD,)


def refusals(paths: Sequence[str]) -> tuple[Diagnostic, ...]:
    """Findings that forbid to publish; `paths` of the repository are not in its commit."""
    if not paths:
        return ()
    more = f" en nog {len(paths) - SHOWN}" if len(paths) > SHOWN else ""
    return (
        Diagnostic(
            NIET_VASTGELEGD,
            Span("dossier.yaml", 1, 1, 1, 1),
            f"er zijn wijzigingen die niet in git zijn vastgelegd: {', '.join(paths[:SHOWN])}{more}",
            "leg ze vast met git commit, of zet ze opzij met git stash",
        ),
    )
