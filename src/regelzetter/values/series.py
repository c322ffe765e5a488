"""A series (`per_jaar`) as a table: one row a year, with the columns `jaar` and `bedrag`."""

from __future__ import annotations

from collections.abc import Mapping

from regelzetter.values.model import Gegevenstabel, Jaartal, Reeks, Tabelrij, Values, Waarde

JAAR, BEDRAG = "jaar", "bedrag"


def find_table(naam: str, values: Values) -> Gegevenstabel | None:
    """The table with this name; a series is one too, with what is known of its years by now."""
    series = values.reeksen.get(naam)
    return values.tabellen.get(naam) if series is None else as_table(series, values.waarden)


def table_and_column(key: str, values: Values) -> tuple[str, str]:
    """What the argument of a function of columns names: `regios.bedrag`, or a series by its bare name."""
    if key in values.reeksen:
        return key, BEDRAG
    table, _, column = key.rpartition(".")
    return table, column


def as_table(series: Reeks, waarden: Mapping[str, Waarde]) -> Gegevenstabel:
    """The rows of a series in order of time."""
    rows = tuple(_row(series, jaar, waarden[series.sleutel(jaar)]) for jaar in series.jaren)
    return Gegevenstabel(naam=series.naam, kolommen=(JAAR, BEDRAG), rijen=rows, bron=series.bron, span=series.span)


def _row(series: Reeks, jaar: int, waarde: Waarde) -> Tabelrij:
    year = Waarde(sleutel=f"{series.naam}.{JAAR}", inhoud=Jaartal(jaar), span=waarde.span, bron=series.bron)
    return Tabelrij(cellen={JAAR: year, BEDRAG: waarde}, span=waarde.span)
