"""The rules about the data of a chart."""

from __future__ import annotations

from regelzetter.diagnostics import Ernst, Rule, Voorbeeld

_BRON = "brontaal, grafieken"
_REGELING = (
    "# Artikel 1. Proef\n\nDe bedragen zijn de volgende:\n\n"
    "::: grafiek\nsoort: {}\ntitel: De bedragen\n{}\n:::\n"
)  # fmt: skip
_SCHEMA = "tabel: havens\nkolommen: {haven: {soort: tekst}, bedrag: {soort: bedrag}}\n"
_ONTVANGERS = (
    "tabel: ontvangers\nkolommen: {kenmerk: {soort: tekst}, naam: {soort: tekst}, adres: {soort: tekst}, "
    "bedrag: {soort: bedrag}}\n"
)  # fmt: skip
_CSV = "haven,bedrag\nNoord,100\nZuid,200\n"


def _tabel(instellingen: str, soort: str = "staaf", csv: str = _CSV) -> Voorbeeld:
    return Voorbeeld(
        (
            ("gegevens/havens.yaml", _SCHEMA),
            ("gegevens/havens.csv", csv),
            ("regeling.md", _REGELING.format(soort, instellingen)),
        )
    )


def _besluit(tabel: str, x: str) -> Voorbeeld:
    """A decision with a chart of a table."""
    block = f"::: grafiek\nsoort: staaf\ntitel: De bedragen\ntabel: {tabel}\nx: {x}\ny: bedrag\n:::\n"
    return Voorbeeld(
        (
            ("gegevens/havens.yaml", _SCHEMA),
            ("gegevens/havens.csv", _CSV),
            ("gegevens/ontvangers.yaml", _ONTVANGERS),
            ("gegevens/ontvangers.csv", "kenmerk,naam,adres,bedrag\nA1,Stichting Noord,Kade 1,100\n"),
            ("beschikkingen/besluit.md", f"De bedragen zijn de volgende.\n\n{block}"),
        )
    )


GRAFIEK_BRON = Rule(
    code="REGL0311",
    naam="grafiek-onbekende-bron",
    ernst=Ernst.FOUT,
    regel="De tabel, de reeksen, de waarden en de momenten van een grafiek staan in de gegevens van het dossier.",
    waarom="Zonder gegevens is er niets te tekenen; meestal is het een tikfout.",
    bron=_BRON,
    fout=_tabel("tabel: haven\nx: haven\ny: bedrag"),
    goed=_tabel("tabel: havens\nx: haven\ny: bedrag"),
)
GRAFIEK_KOLOM = Rule(
    code="REGL0312",
    naam="grafiek-onbekende-kolom",
    ernst=Ernst.FOUT,
    regel="Bij x en y staan kolommen van de tabel van de grafiek.",
    waarom="Zonder die kolommen is niet te zeggen wat er langs en in de grafiek staat.",
    bron=_BRON,
    fout=_tabel("tabel: havens\nx: haven\ny: bedragen"),
    goed=_tabel("tabel: havens\nx: haven\ny: bedrag"),
)
GRAFIEK_WAARDE = Rule(
    code="REGL0313",
    naam="grafiek-waarde-past-niet",
    ernst=Ernst.FOUT,
    regel="Een grafiek tekent bedragen, percentages of aantallen, van één soort en zonder lege cellen; gestapeld geen die "
    "kleiner zijn dan nul. Een tijdlijn tekent datums, tijdstippen en perioden.",
    waarom="Woorden hebben geen lengte, en een staaf van euro’s naast een staaf van procenten zegt niets.",
    bron=_BRON,
    fout=_tabel("tabel: havens\nx: bedrag\ny: haven"),
    goed=_tabel("tabel: havens\nx: haven\ny: bedrag"),
)
GRAFIEK_OMVANG = Rule(
    code="REGL0314",
    naam="grafiek-omvang",
    ernst=Ernst.FOUT,
    regel="Een grafiek heeft ten minste één punt en ten hoogste 24 staven, 20 gestapelde staven, 24 punten op een lijn, vier "
    "reeksen of 20 momenten; de jaren van alle reeksen zijn gelijk.",
    waarom="Wat meer is, is op papier niet te lezen; een tabel laat het beter zien.",
    bron=_BRON,
    fout=_tabel("tabel: havens\nx: haven\ny: bedrag, bedrag, bedrag, bedrag, bedrag"),
    goed=_tabel("tabel: havens\nx: haven\ny: bedrag"),
)
GRAFIEK_ONTVANGERS = Rule(
    code="REGL0315",
    naam="grafiek-van-ontvangers",
    ernst=Ernst.FOUT,
    regel="Een grafiek in een besluit gebruikt geen gegevens van ontvangers.",
    waarom="De gegevens van de ene ontvanger gaan een andere niet aan, en voor elke ontvanger een eigen grafiek kan nog niet.",
    bron="Algemene verordening gegevensbescherming, artikel 5, eerste lid, onderdeel c",
    fout=_besluit("ontvangers", "naam"),
    goed=_besluit("havens", "haven"),
)

RULES: tuple[Rule, ...] = (GRAFIEK_BRON, GRAFIEK_KOLOM, GRAFIEK_WAARDE, GRAFIEK_OMVANG, GRAFIEK_ONTVANGERS)
