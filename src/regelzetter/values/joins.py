"""What is made of tables once they are read: columns joined from another table, and parts of a table with a name of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from regelzetter.diagnostics import Diagnostic, Ernst, Outcome, Rule, Voorbeeld
from regelzetter.nearest import did_you_mean
from regelzetter.record import record
from regelzetter.values.expressions import Condition, compared, names
from regelzetter.values.formulas import holds
from regelzetter.values.model import Gegevenstabel, Inhoud, Leeg, Tabelrij, Values, Waarde
from regelzetter.values.schema import Link, Schema, Subtable
from regelzetter.values.typed import ONBEKEND
from regelzetter.values.units import in_words
from regelzetter.values.yamltree import place

_BRON = "taalbeschrijving van regelzetter, onderdeel Waarden (tabellen)"


def _twee_tabellen(koppel: str, regio: str = "Noord", deel: str = '{waar: regio = "Noord"}') -> Voorbeeld:
    regios = "tabel: regios\nkolommen: {regio: {soort: tekst, uniek: ja}, bedrag: {soort: bedrag}}\n"
    aanvragen = "tabel: aanvragen\nkolommen: {regio: {soort: tekst, keuze: [Noord, Zuid]}}\n"
    aanvragen += f"{koppel}deeltabellen: {{noord: {deel}}}\n"
    return Voorbeeld(
        (
            ("gegevens/regios.yaml", regios),
            ("gegevens/regios.csv", "regio,bedrag\nNoord,100\n"),
            ("gegevens/aanvragen.yaml", aanvragen),
            ("gegevens/aanvragen.csv", f"regio\n{regio}\n"),
        )
    )


KOPPEL = Rule(
    code="REGL0238",
    naam="koppeling-past",
    ernst=Ernst.FOUT,
    regel="'koppel: {kolom: tabel}' noemt een tabel met die kolom, daar uniek; andere kolommen hebben zij niet gemeen.",
    waarom="Alleen dan hoort bij elke rij één andere rij, en heeft elke kolom één betekenis.",
    bron=_BRON,
    fout=_twee_tabellen("koppel: {regio: regio}\n"),
    goed=_twee_tabellen("koppel: {regio: regios}\n"),
)
GEEN_RIJ = Rule(
    code="REGL0239",
    naam="gekoppelde-rij-bestaat",
    ernst=Ernst.FOUT,
    regel="Bij elke waarde in een gekoppelde kolom hoort een rij in de andere tabel.",
    waarom="Zonder die rij is er geen bedrag voor de brief.",
    bron=_BRON,
    fout=_twee_tabellen("koppel: {regio: regios}\n", regio="Zuid"),
    goed=_twee_tabellen("koppel: {regio: regios}\n"),
)
DEELTABEL = Rule(
    code="REGL0252",
    naam="deeltabel-kiest-op-kolommen",
    ernst=Ernst.FOUT,
    regel="De voorwaarde van een deeltabel noemt kolommen van de tabel, en woorden die daar als keuze staan.",
    waarom="Een verkeerd gespelde kolom of keuze zou een lege deeltabel geven.",
    bron=_BRON,
    fout=_twee_tabellen("", deel='{waar: regio = "Nord"}'),
    goed=_twee_tabellen("", deel='{waar: regio = "Noord"}'),
)


@record(frozen=True, slots=True)
class Loaded:
    """A table as read, with the schema it was read by."""

    table: Gegevenstabel
    schema: Schema


def joined(loaded: Loaded, others: Mapping[str, Loaded]) -> Outcome[Gegevenstabel]:
    """The table with the columns of the tables it is joined to. Joins of those tables do not come along."""
    table = loaded.table
    found: list[Diagnostic] = []
    for link in loaded.schema.links:
        problem = _link_problem(link, table, others)
        if problem is not None:
            found.append(problem)
            continue
        outcome = _with_columns(table, link, others[link.table].table)
        table = outcome.value
        found.extend(outcome.diagnostics)
    return Outcome(table, tuple(found))


def _link_problem(link: Link, table: Gegevenstabel, others: Mapping[str, Loaded]) -> Diagnostic | None:
    other = others.get(link.table)
    if other is None or other.table.naam == table.naam:
        tip = did_you_mean(link.table, tuple(name for name in others if name != table.naam))
        return Diagnostic(KOPPEL, link.span, f"de tabel '{link.table}' bestaat niet om aan te koppelen", tip)
    for each in (table, other.table):
        if link.column not in each.kolommen:
            tip = did_you_mean(link.column, each.kolommen)
            return Diagnostic(KOPPEL, link.span, f"de tabel '{each.naam}' heeft geen kolom '{link.column}'", tip)
    if not other.schema.columns[link.column].uniek:
        tip = f"schrijf 'uniek: ja' bij die kolom ({place(other.schema.span)})"
        return Diagnostic(KOPPEL, link.span, f"de kolom '{link.column}' van '{link.table}' is niet uniek", tip)
    double = next((name for name in other.table.kolommen if name in table.kolommen and name != link.column), None)
    if double is not None:
        melding = f"de kolom '{double}' staat in '{table.naam}' en in '{link.table}'"
        return Diagnostic(KOPPEL, link.span, melding, "geef een van de twee een andere naam")
    return None


def _with_columns(table: Gegevenstabel, link: Link, other: Gegevenstabel) -> Outcome[Gegevenstabel]:
    extra = tuple(name for name in other.kolommen if name != link.column)
    rows = {row.cellen[link.column].inhoud: row for row in other.rijen}
    is_faulty = ONBEKEND in rows
    found: list[Diagnostic] = []
    rijen = []
    for row in table.rijen:
        key = row.cellen[link.column]
        match = rows.get(key.inhoud)
        if match is None and not is_faulty and not isinstance(key.inhoud, Leeg | type(ONBEKEND)):
            found.append(_no_row(key, link, rows, other))
        if match is not None and key.inhoud != ONBEKEND:
            cells = {name: match.cellen[name] for name in extra}
        else:
            content: Inhoud = Leeg() if isinstance(key.inhoud, Leeg) else ONBEKEND
            cells = {name: Waarde(sleutel=f"{other.naam}.{name}", inhoud=content, span=key.span) for name in extra}
        rijen.append(replace(row, cellen={**row.cellen, **cells}))
    columns, keuzen = (*table.kolommen, *extra), {**other.keuzen, **table.keuzen}
    return Outcome(replace(table, kolommen=columns, rijen=tuple(rijen), keuzen=keuzen), tuple(found))


def _no_row(key: Waarde, link: Link, rows: Mapping[Inhoud, Tabelrij], other: Gegevenstabel) -> Diagnostic:
    word = in_words(key.inhoud).strip("'")
    tip = did_you_mean(word, [in_words(inhoud).strip("'") for inhoud in rows])
    tip = tip or f"die tabel begint op {place(other.span)}"
    return Diagnostic(GEEN_RIJ, key.span, f"in de tabel '{link.table}' is geen rij met {link.column} '{word}'", tip)


def subtables(table: Gegevenstabel, schema: Schema) -> Outcome[tuple[Gegevenstabel, ...]]:
    """The named parts of a table. Where it cannot be known whether a row belongs, nothing of that row is known."""
    outcomes = [_subtable(table, each) for each in schema.subtables]
    found = tuple(each for outcome in outcomes for each in outcome.diagnostics)
    return Outcome(tuple(outcome.value for outcome in outcomes), found)


def _subtable(table: Gegevenstabel, part: Subtable) -> Outcome[Gegevenstabel]:
    condition = part.condition
    found = () if condition is None else tuple(_condition_problems(condition, table))
    if condition is None or found:
        unknown = tuple(_unknown(row) for row in table.rijen[:1])
        return Outcome(replace(table, naam=part.naam, rijen=unknown), found)
    rijen: list[Tabelrij] = []
    problems: list[Diagnostic] = []
    for row in table.rijen:
        answer = holds(condition, Values(waarden=row.cellen, tabellen={}))
        problems.extend(answer.diagnostics)
        if answer.value is not False:
            rijen.append(row if answer.value else _unknown(row))
    return Outcome(replace(table, naam=part.naam, rijen=tuple(rijen)), tuple(problems))


def _unknown(row: Tabelrij) -> Tabelrij:
    return replace(row, cellen={name: replace(cell, inhoud=ONBEKEND) for name, cell in row.cellen.items()})


def _condition_problems(condition: Condition, table: Gegevenstabel) -> Iterator[Diagnostic]:
    for name in names(condition):
        if name.key not in table.kolommen:
            tip = did_you_mean(name.key, table.kolommen)
            yield Diagnostic(DEELTABEL, name.span, f"de tabel '{table.naam}' heeft geen kolom '{name.key}'", tip)
    for name, text in compared(condition):
        choices = table.keuzen.get(name.key, ())
        if choices and text.text not in choices:
            tip = did_you_mean(text.text, choices)
            yield Diagnostic(DEELTABEL, text.span, f"'{text.text}' is geen keuze voor '{name.key}'", tip)


RULES: tuple[Rule, ...] = (KOPPEL, GEEN_RIJ, DEELTABEL)
