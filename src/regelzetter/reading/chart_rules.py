"""The rule about what stands in `::: grafiek`; those about the data are in `passes/chart_rules.py`."""

from __future__ import annotations

from regelzetter.diagnostics import Ernst, Rule, voorbeeld

_GRAFIEK = (
    "# Artikel 1. Proef\n\nHet plafond is {{{{ plafond }}}}.\n\n"
    "::: grafiek\n{0}: staaf\ntitel: Het plafond\nwaarden: plafond \"plafond\"\n:::\n"
)  # fmt: skip

GRAFIEK_INSTELLING = Rule(
    code="REGL0310",
    naam="grafiek-instelling",
    ernst=Ernst.FOUT,
    regel="In ::: grafiek staan regels als 'soort: staaf', met ten minste een soort, een titel en één bron van cijfers: tabel "
    "(met x en y), reeksen, waarden, of bij een tijdlijn momenten.",
    waarom="Wat niet begrepen wordt, kan niet worden getekend; een grafiek met iets anders erin dan bedoeld is erger dan geen.",
    bron="brontaal, grafieken",
    fout=voorbeeld(_GRAFIEK.format("sort")),
    goed=voorbeeld(_GRAFIEK.format("soort")),
)

RULES: tuple[Rule, ...] = (GRAFIEK_INSTELLING,)
