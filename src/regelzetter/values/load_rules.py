"""What can be wrong with the files under `gegevens` as a whole."""

from __future__ import annotations

from regelzetter.diagnostics import Ernst, Rule, Voorbeeld, voorbeeld

_BRON = "taalbeschrijving van regelzetter, onderdeel Waarden"
_SCHEMA = "tabel: regios\nkolommen: {regio: {soort: tekst}}\n"
_CSV = ("gegevens/regios.csv", "regio\nNoord\n")

BESTANDSSOORT = Rule(
    code="REGL0214",
    naam="gegevens-zijn-yaml-csv-of-xlsx",
    ernst=Ernst.FOUT,
    regel="Een gegevensbestand is YAML (.yaml of .yml), CSV (.csv) of een rekenblad (.xlsx).",
    waarom="Wat de compiler niet kan lezen, wordt niet overgeslagen.",
    bron=_BRON,
    fout=voorbeeld("plafond = 100\n", "gegevens/waarden.txt"),
    goed=voorbeeld("plafond: {bedrag: 100}\n", "gegevens/waarden.yaml"),
)
ZONDER_SCHEMA = Rule(
    code="REGL0230",
    naam="tabel-heeft-schema",
    ernst=Ernst.FOUT,
    regel="Bij een CSV-bestand of rekenblad hoort een YAML-bestand met dezelfde naam dat de kolommen beschrijft, en andersom.",
    waarom="Zonder schema is niet te zien wat in een cel hoort te staan.",
    bron=_BRON,
    fout=Voorbeeld((_CSV,)),
    goed=Voorbeeld((("gegevens/regios.yaml", _SCHEMA), _CSV)),
)
DUBBELE_TABEL = Rule(
    code="REGL0253",
    naam="tabel-eenmaal",
    ernst=Ernst.FOUT,
    regel="Elke tabel en elke deeltabel heeft een eigen naam.",
    waarom="Een som over een naam die twee tabellen hebben, is niet te controleren.",
    bron=_BRON,
    fout=Voorbeeld((("gegevens/regios.yaml", _SCHEMA + "deeltabellen: {regios: {waar: regio}}\n"), _CSV)),
    goed=Voorbeeld((("gegevens/regios.yaml", _SCHEMA + "deeltabellen: {bekende: {waar: regio}}\n"), _CSV)),
)

RULES: tuple[Rule, ...] = (BESTANDSSOORT, ZONDER_SCHEMA, DUBBELE_TABEL)
