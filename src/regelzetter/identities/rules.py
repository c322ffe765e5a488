"""The rules of `identiteiten.yaml`, the ledger of names that never change."""

from __future__ import annotations

from typing import Final

from regelzetter.diagnostics import Ernst, Rule, Voorbeeld, voorbeeld

PATH: Final = "identiteiten.yaml"

_BRON: Final = (
    "STOP 1.3.0, tekst:agAKN (@wId verandert nooit); imop-tekst.sch (STOP0021, STOP0023) en imop-tekstmutaties.sch (STOP0028)"
)
_GOED: Final = """\
regeling:
  versie: 2
  delen:
    mnre9999_1__art_1: {niveau: 1, begin: "Begrippen", kenmerk: k4f2m7qa.c2x}
    mnre9999_2__art_2: {niveau: 1, begin: "Doel", kenmerk: p7d3s6ha.m5k}
  vervallen:
    - mnre9999_1__art_2
"""
_VERLOREN: Final = _GOED[: _GOED.index("  vervallen:")]
_REGELING: Final = """\
# Artikel 1. Begrippen

In deze regeling wordt verstaan onder school: een school.

# Artikel 2. Doel

Deze regeling heeft tot doel techniek te bevorderen.
"""


def _wrong(old: str, new: str) -> Voorbeeld:
    assert old in _GOED, old
    return voorbeeld(_GOED.replace(old, new), PATH)


ONLEESBAAR = Rule(
    code="REGL0850",
    naam="identiteiten-leesbaar",
    ernst=Ernst.FOUT,
    regel="identiteiten.yaml staat er zoals regelzetter het schreef.",
    waarom="Een naam die verminkt is, wijst geen deel meer aan: wie naar dat deel verwijst, vindt het dan niet terug.",
    bron=_BRON,
    fout=_wrong("    mnre9999_1__art_1: {niveau: 1,", "    artikel_1: {niveau: 1,"),
    goed=voorbeeld(_GOED, PATH),
)
DUBBEL = Rule(
    code="REGL0851",
    naam="identiteit-eenmaal",
    ernst=Ernst.FOUT,
    regel="In identiteiten.yaml staat elke naam van een regeling één keer: bij de delen, of onder vervallen.",
    waarom="Een naam wijst één deel aan, en wordt na het vervallen van dat deel nooit opnieuw gebruikt.",
    bron=_BRON,
    fout=_wrong("    - mnre9999_1__art_2\n", "    - mnre9999_1__art_1\n    - mnre9999_1__art_2\n"),
    goed=voorbeeld(_GOED, PATH),
)
ONTBREEKT = Rule(
    code="REGL0852",
    naam="identiteiten-bewaard",
    ernst=Ernst.FOUT,
    regel="Een dossier dat identiteiten.yaml had, houdt dat bestand, met elke regeling die erin stond.",
    waarom="Zonder dat bestand krijgt elk deel een nieuwe naam, alsof er een andere regeling is.",
    bron=_BRON,
    fout=voorbeeld(_REGELING),
    goed=Voorbeeld((("regeling.md", _REGELING), (PATH, _GOED))),
)
VERLOREN = Rule(
    code="REGL0853",
    naam="identiteit-bewaard",
    ernst=Ernst.FOUT,
    regel="Een naam die ooit in identiteiten.yaml stond, staat er nog: bij de delen, of onder vervallen.",
    waarom="Een naam die uit het bestand verdwijnt, kan later aan een ander deel worden gegeven.",
    bron=_BRON,
    fout=voorbeeld(_VERLOREN, PATH),
    goed=voorbeeld(_GOED, PATH),
)
ACHTER = Rule(
    code="REGL0854",
    naam="identiteiten-bij",
    ernst=Ernst.FOUT,
    regel="Bij publicatie hoort identiteiten.yaml bij de tekst: elk deel van de regeling staat erin.",
    waarom="De namen in het gepubliceerde besluit moeten bij de volgende versie terug te vinden zijn.",
    bron=_BRON,
    fout=Voorbeeld((("regeling.md", _REGELING + "\n# Artikel 3. Nieuw\n\nDit artikel is nieuw.\n"), (PATH, _GOED))),
    goed=Voorbeeld((("regeling.md", _REGELING), (PATH, _GOED))),
)

RULES: tuple[Rule, ...] = (ONLEESBAAR, DUBBEL, ONTBREEKT, VERLOREN, ACHTER)
