"""The rule that a schema of a table can be read; every part of a schema reports by it."""

from __future__ import annotations

from regelzetter.diagnostics import Ernst, Rule, Voorbeeld
from regelzetter.values.typed import SOORTEN


def _schema(kolom: str) -> Voorbeeld:
    schema = f"tabel: regios\nkolommen:\n  regio: {{soort: tekst}}\n  bedrag: {kolom}\n"
    return Voorbeeld((("gegevens/regios.yaml", schema), ("gegevens/regios.csv", "regio,bedrag\nNoord,100\n")))


SCHEMA = Rule(
    code="REGL0231",
    naam="schema-leesbaar",
    ernst=Ernst.FOUT,
    regel=f"Een schema heeft een naam (tabel) en kolommen; elke kolom heeft een soort: {', '.join(SOORTEN)}.",
    waarom="Aan het schema is te zien wat in een cel hoort; zonder dat is elke tikfout een waarde.",
    bron="taalbeschrijving van regelzetter, onderdeel Waarden (tabellen)",
    fout=_schema("{soort: bedrga}"),
    goed=_schema("{soort: bedrag}"),
)

RULES: tuple[Rule, ...] = (SCHEMA,)
