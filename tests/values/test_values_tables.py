"""CSV with its schema: cells and their places, joins, parts with a name, and sums."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regelzetter.diagnostics import Outcome
from regelzetter.source import Source
from regelzetter.values.load import load
from regelzetter.values.model import Aantal, Bedrag, Datum, Leeg, Onbekend, TekstWaarde, Values
from regelzetter.values.tables import cut

Load = Callable[..., Outcome[Values]]
Say = Callable[..., list[str]]

SCHEMA = """tabel: regios
kolommen:
  regio:  {soort: tekst, verplicht: ja, uniek: ja}
  gebied: {soort: tekst, keuze: [noord, zuid]}
  bedrag: {soort: bedrag}
  dag:    {soort: datum}
bron: Stcrt.
"""
HEAD = "regio,gebied,bedrag,dag\n"


def files(rows: str, schema: str = SCHEMA, head: str = HEAD, waarden: str = "") -> dict[str, str]:
    return {"regios.yaml": schema, "regios.csv": head + rows, "waarden.yaml": waarden}


def test_cells_are_typed_and_placed(load_text: Load) -> None:
    outcome = load_text(files('A,noord,1234.56,2024-10-01\n"B, b",zuid, 12 ,\n'))
    assert outcome.diagnostics == ()
    table = outcome.value.tabellen["regios"]
    assert (table.naam, table.kolommen, table.bron) == ("regios", ("regio", "gebied", "bedrag", "dag"), "Stcrt.")
    first, second = table.rijen
    assert {name: cell.inhoud for name, cell in first.cellen.items()} == {
        "regio": TekstWaarde("A"),
        "gebied": TekstWaarde("noord"),
        "bedrag": Bedrag(Decimal("1234.56")),
        "dag": Datum(date(2024, 10, 1)),
    }
    assert [cell.inhoud for cell in second.cellen.values()] == [
        TekstWaarde("B, b"),
        TekstWaarde("zuid"),
        Bedrag(Decimal(12)),
        Leeg(),
    ]
    assert [(cell.span.line, cell.span.column, cell.span.end_column) for cell in second.cellen.values()] == [
        (3, 2, 6),
        (3, 8, 12),
        (3, 14, 16),
        (3, 18, 18),
    ]
    assert (first.cellen["bedrag"].sleutel, first.cellen["bedrag"].bron) == ("regios.bedrag", "Stcrt.")
    assert (second.span.line, second.span.column, second.span.end_column) == (3, 2, 18)


def test_columns_may_stand_in_another_order(load_text: Load) -> None:
    outcome = load_text(files("noord,,A,5\n", head="gebied,dag,regio,bedrag\n"))
    assert outcome.diagnostics == ()
    assert list(outcome.value.tabellen["regios"].rijen[0].cellen) == ["regio", "gebied", "bedrag", "dag"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("A,noord,100\n", ["regios.csv:2:1-12 0233 deze rij heeft 3 cellen; de kop heeft er 4"]),
        ("A,noord,100,000,\n", ["regios.csv:2:1-17 0233 deze rij heeft 5 cellen; de kop heeft er 4"]),
        ("A\n", ["regios.csv:2:1-2 0233 deze rij heeft 1 cel; de kop heeft er 4"]),
        (",noord,,\n", ["regios.csv:2:1-1 0234 'regio' is niet ingevuld"]),
        ('" ",noord,,\n', ["regios.csv:2:2-3 0234 'regio' is niet ingevuld"]),
        ("A,,,\n\nB,,,\nA,,,\n", ["regios.csv:5:1-2 0235 'A' staat al in de kolom 'regio'"]),
        ("A,Noord,,\n", ["regios.csv:2:3-8 0236 'Noord' is geen keuze voor 'gebied'"]),
        ("A,,1.000,\n", ["regios.csv:2:4-9 0223 '1.000' kan duizendtallen of decimalen hebben"]),
        ("A,,100 euro,\n", ["regios.csv:2:4-12 0222 '100 euro' is geen getal"]),
        ('A,,"100,555",\n', ["regios.csv:2:5-12 0223 '100,555' kan duizendtallen of decimalen hebben"]),
        ("A,,,1-10-2024\n", ["regios.csv:2:5-14 0225 '1-10-2024' is geen datum"]),
        ('"A\nB",,,\n', ["regios.csv:2:2-3:2 0226 in deze tekst staat een stuurteken of een regeleinde (U+000A)"]),
        ('A,,,\n"B,,,\nC,,,\n', ["regios.csv:3:1-6 0237 een aanhalingsteken wordt nergens gesloten"]),
        ("A,,,\n,,,\n", ["regios.csv:3:1-4 0234 deze rij is leeg"]),
        ('A,,,\n"B"b,,,\n', ["regios.csv:3:1-8 0237 deze regel is geen CSV"]),
        (
            '"ééé","😀x",,\nx,noord\n',
            [
                "regios.csv:2:8-10 0236 '😀x' is geen keuze voor 'gebied'",
                "regios.csv:3:1-8 0233 deze rij heeft 2 cellen; de kop heeft er 4",
            ],
        ),
    ],
)
def test_faulty_rows(rows: str, expected: list[str], load_text: Load, say: Say) -> None:
    assert say(load_text(files(rows)).diagnostics) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("regio,gebeid,bedrag,dag\n", ["regios.csv:1:7-13 0232 de kolom 'gebeid' staat niet in het schema"]),
        ("regio,gebied,bedrag\n", ["regios.csv:1:1-20 0232 de kolom 'dag' ontbreekt"]),
        ("regio,gebied\n", ["regios.csv:1:1-13 0232 de kolommen bedrag, dag ontbreken"]),
        ("regio,gebied,bedrag,dag,dag\n", ["regios.csv:1:25-28 0232 de kolom 'dag' staat er twee keer"]),
        ("regio,gebied,bedrag,dag,extra\n", ["regios.csv:1:25-30 0232 de kolom 'extra' staat niet in het schema"]),
        (
            "regio;gebied,bedrag;dag\n",
            [
                "regios.csv:1:1-13 0232 de kolom 'regio;gebied' staat niet in het schema",
                "regios.csv:1:14-24 0232 de kolom 'bedrag;dag' staat niet in het schema",
            ],
        ),
        ("regio\tgebied\tbedrag\tdag\n", ["regios.csv:1:1-24 0237 tussen de cellen staan tabs"]),
        ("", ["regios.csv:1:1-1 0237 dit bestand is leeg"]),
    ],
)
def test_faulty_heads(head: str, expected: list[str], load_text: Load, say: Say) -> None:
    assert say(load_text(files("", head=head)).diagnostics) == expected


def test_a_dutch_spreadsheet_puts_semicolons_between_cells(load_text: Load) -> None:
    """Then a comma in a cell needs no quotes; places are counted as ever."""
    rows = 'A;noord;1 250,50;2024-10-01\n"B;b";zuid;x;\n'
    loaded = load_text(files(rows, head="regio;gebied;bedrag;dag\n"))
    first, second = loaded.value.tabellen["regios"].rijen
    assert first.cellen["bedrag"].inhoud == Bedrag(Decimal("1250.50"))
    assert second.cellen["regio"].inhoud == TekstWaarde("B;b")
    (found,) = loaded.diagnostics
    assert (found.span.line, found.span.column, found.melding) == (3, 12, "'x' is geen getal")


def test_what_most_cells_of_a_column_have_wrong_is_told_once(load_text: Load, say: Say) -> None:
    dates = "".join(f"R{number},,,{number}-10-2024\n" for number in range(1, 9))
    assert say(load_text(files(dates + "S,nord,,\nT,zuit,,\n")).diagnostics) == [
        "regios.csv:2:6-15 0225 '1-10-2024' is geen datum; zo zijn 8 van de 10 cellen van de kolom 'dag'",
        "regios.csv:10:3-7 0236 'nord' is geen keuze voor 'gebied'",
        "regios.csv:11:3-7 0236 'zuit' is geen keuze voor 'gebied'",
    ]


def test_tips_point_at_the_first(load_text: Load) -> None:
    (found,) = load_text(files("A,,,\nB,,,\nA,,,\n")).diagnostics
    assert found.tip == "de eerste staat op gegevens/regios.csv:2"


def test_a_faulty_table_is_poison_not_zero(load_text: Load, say: Say) -> None:
    waarden = "a: {is: som(regios.bedrag)}\nb: {is: aantal(regios)}\nc: {is: aantal(noord)}\ncontrole: [a = 5, b = 7, c = 8]\n"
    schema = SCHEMA + 'deeltabellen: {noord: {waar: gebied = "noord"}}\ntelt_op: [noord.bedrag = a]\n'
    outcome = load_text(files("A,nord,1.000,\nB\n", schema=schema, waarden=waarden))
    assert say(outcome.diagnostics) == [
        "regios.csv:2:3-7 0236 'nord' is geen keuze voor 'gebied'",
        "regios.csv:2:8-13 0223 '1.000' kan duizendtallen of decimalen hebben",
        "regios.csv:3:1-2 0233 deze rij heeft 1 cel; de kop heeft er 4",
    ]
    assert {key: waarde.inhoud for key, waarde in outcome.value.waarden.items()} == dict.fromkeys("abc", Onbekend())


# --- the schema -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("tabel: t\n", "1:1-9 0231 dit schema heeft geen kolommen"),
        ("tabel: t\nkolommen: [a]\n", "2:11-14 0231 dit schema heeft geen kolommen"),
        ("tabel: t\nkolommen: {a: tekst}\n", "2:15-20 0231 de kolom 'a' heeft geen beschrijving"),
        ("tabel: t\nkolommen: {a: {verplicht: ja}}\n", "2:15-30 0231 de kolom 'a' heeft geen soort"),
        ("tabel: t\nkolommen: {a: {soort: periode}}\n", "2:23-30 0231 de soort 'periode' bestaat niet voor een kolom"),
        ("tabel: t\nkolommen: {a: {soort: tekst, uniek: yes}}\n", "2:37-40 0231 'uniek' is 'ja' of 'nee'"),
        ("tabel: t\nkolommen: {a: {soort: tekst, keuze: x}}\n", "2:37-38 0231 'keuze' is een lijst van woorden"),
        (
            "tabel: t\nkolommen: {a: {soort: tekst, verplict: ja}}\n",
            "2:30-38 0231 de sleutel 'verplict' bestaat niet bij een kolom",
        ),
        (
            "tabel: t\nkolomen: {a: {soort: tekst}}\nkolommen: {a: {soort: tekst}}\n",
            "2:1-8 0231 de sleutel 'kolomen' bestaat niet in het schema van een tabel",
        ),
        ("tabel: t\nkolommen: {a-b: {soort: tekst}}\n", "2:12-15 0218 'a-b' kan geen naam zijn"),
        ("tabel: rij\nkolommen: {a: {soort: tekst}}\n", "1:8-11 0218 'rij' kan geen naam zijn: dat woord heeft al een betekenis"),
        ("tabel: t\nkolommen: {a: {soort: tekst}}\nkoppel: x\n", "3:9-10 0231 'koppel' is een groep"),
        ("tabel: t\nkolommen: {a: {soort: tekst}}\nkoppel: {a: [x]}\n", "3:13-16 0231 hier wordt de naam van een tabel verwacht"),
        (
            "tabel: t\nkolommen: {a: {soort: tekst}}\ndeeltabellen: {d: x}\n",
            "3:19-20 0231 de deeltabel 'd' zegt niet waar zij uit bestaat",
        ),
        (
            "tabel: t\nkolommen: {a: {soort: tekst}}\ndeeltabellen: {d: {waar: a =}}\n",
            "3:28-29 0240 verwacht: een getal, een sleutel, een functie of '('; gevonden: het einde van de formule",
        ),
        (
            "tabel: t\nkolommen: {a: {soort: tekst}}\ndeeltabellen: {d: {waar: b = 'x'}}\n",
            "3:26-27 0252 de tabel 't' heeft geen kolom 'b'",
        ),
        ("tabel: t\nkolommen: {a: {soort: tekst}}\ndeeltabellen: {t: {waar: a}}\n", "3:16-17 0253 de tabel 't' bestaat al"),
        ("tabel: t\nkolommen: {a: {soort: tekst}}\ntelt_op: [1 = a]\n", "3:11-16 0250 'telt_op' begint met een kolom en een '='"),
        ("tabel: t\nkolommen: {a: {soort: tekst}}\ntelt_op: [t.b = 1]\n", "3:11-14 0246 de tabel 't' heeft geen kolom 'b'"),
    ],
)
def test_faulty_schemas(schema: str, expected: str, load_text: Load, say: Say) -> None:
    assert say(load_text({"t.yaml": schema, "t.csv": "a\nx\n"}).diagnostics) == [f"t.yaml:{expected}"]


def test_schema_and_csv_go_together(load_text: Load, say: Say) -> None:
    assert say(load_text({"t.csv": "a\n"}).diagnostics) == ["t.csv:1:1-1 0230 bij deze tabel hoort een schema"]
    alone = load_text({"t.yaml": "tabel: t\nkolommen: {a: {soort: tekst}}\n", "waarden.yaml": "x: {is: aantal(t)}\n"})
    assert say(alone.diagnostics) == ["t.yaml:1:8-9 0230 bij dit schema hoort een bestand gegevens/t.csv of gegevens/t.xlsx"]


def test_a_group_named_tabel_is_no_schema(load_text: Load) -> None:
    outcome = load_text("tabel: {aantal: 3}\n")
    assert outcome.diagnostics == ()
    assert outcome.value.waarden["tabel"].inhoud == Aantal(Decimal(3))


# --- parts and joins ------------------------------------------------------------------------------


def test_parts_of_a_table(load_text: Load) -> None:
    schema = SCHEMA + (
        'deeltabellen:\n  noord: {waar: gebied = "noord"}\n  duur: {waar: bedrag en bedrag >= 100}\n  niemand: {waar: dag}\n'
    )
    outcome = load_text(files("A,noord,100,\nB,zuid,200,\nC,noord,,\n", schema=schema))
    assert outcome.diagnostics == ()
    lines = {name: [row.span.line for row in table.rijen] for name, table in outcome.value.tabellen.items()}
    assert lines == {"regios": [2, 3, 4], "noord": [2, 4], "duur": [2, 3], "niemand": []}


APPLY = "tabel: aanvragen\nkolommen: {kenmerk: {soort: tekst}, regio: {soort: tekst}}\nkoppel: {regio: regios}\n"


def joined(regio: str, koppel: str = APPLY) -> dict[str, str]:
    return {**files("A,noord,100,\nB,zuid,200,\n"), "aanvragen.yaml": koppel, "aanvragen.csv": f"kenmerk,regio\nK1,{regio}\n"}


def test_a_joined_table_has_the_columns_of_both(load_text: Load) -> None:
    outcome = load_text(joined("B"))
    assert outcome.diagnostics == ()
    table = outcome.value.tabellen["aanvragen"]
    assert table.kolommen == ("kenmerk", "regio", "gebied", "bedrag", "dag")
    amount = table.rijen[0].cellen["bedrag"]
    assert (amount.inhoud, amount.sleutel, amount.span.path, amount.span.line) == (
        Bedrag(Decimal(200)),
        "regios.bedrag",
        "gegevens/regios.csv",
        3,
    )
    assert outcome.value.with_row(table.rijen[0]).waarden["rij.bedrag"] is amount


def test_an_empty_key_joins_empty_cells(load_text: Load) -> None:
    outcome = load_text(joined(""))
    assert outcome.diagnostics == ()
    assert outcome.value.tabellen["aanvragen"].rijen[0].cellen["bedrag"].inhoud == Leeg()


@pytest.mark.parametrize(
    ("regio", "koppel", "expected"),
    [
        ("C", APPLY, "aanvragen.csv:2:4-5 0239 in de tabel 'regios' is geen rij met regio 'C'"),
        (
            "A",
            APPLY.replace("regio: regios", "regio: regio"),
            "aanvragen.yaml:3:17-22 0238 de tabel 'regio' bestaat niet om aan te koppelen",
        ),
        (
            "A",
            APPLY.replace("regio: regios", "regio: aanvragen"),
            "aanvragen.yaml:3:17-26 0238 de tabel 'aanvragen' bestaat niet om aan te koppelen",
        ),
        (
            "A",
            APPLY.replace("regio: regios", "kenmerk: regios"),
            "aanvragen.yaml:3:19-25 0238 de tabel 'regios' heeft geen kolom 'kenmerk'",
        ),
        (
            "A",
            APPLY.replace("regio: regios", "regoi: regios"),
            "aanvragen.yaml:3:17-23 0238 de tabel 'aanvragen' heeft geen kolom 'regoi'",
        ),
    ],
)
def test_faulty_joins(regio: str, koppel: str, expected: str, load_text: Load, say: Say) -> None:
    assert say(load_text(joined(regio, koppel)).diagnostics) == [expected]


def test_joins_need_a_unique_key_and_no_other_column_in_common(load_text: Load, say: Say) -> None:
    loose = joined("A") | {"regios.yaml": SCHEMA.replace(", uniek: ja", "")}
    assert say(load_text(loose).diagnostics) == ["aanvragen.yaml:3:17-23 0238 de kolom 'regio' van 'regios' is niet uniek"]
    shared = joined("A") | {
        "aanvragen.yaml": APPLY.replace("kenmerk", "bedrag"),
        "aanvragen.csv": "bedrag,regio\nx,A\n",
    }
    assert say(load_text(shared).diagnostics) == [
        "aanvragen.yaml:3:17-23 0238 de kolom 'bedrag' staat in 'aanvragen' en in 'regios'"
    ]


# --- telt_op --------------------------------------------------------------------------------------


def test_a_table_that_does_not_add_up_names_both_places(load_text: Load) -> None:
    schema = (
        SCHEMA
        + "deeltabellen: {noord: {waar: gebied = 'noord'}}\n"
        + "telt_op:\n  - noord.bedrag = plafond.noord\n  - bedrag = plafond.totaal\n"
    )
    waarden = "plafond:\n  noord: {bedrag: 301}\n  totaal: {bedrag: 600}\n"
    outcome = load_text(files("A,noord,100,\nB,zuid,300,\nC,noord,200,\n", schema=schema, waarden=waarden))
    (found,) = outcome.diagnostics
    assert (found.span.path, found.span.line, found.span.column, found.span.end_column) == ("gegevens/waarden.yaml", 2, 19, 22)
    assert found.melding.replace("\u00a0", " ") == (
        "'plafond.noord' is € 301, maar de kolom 'bedrag' van 'noord' telt op tot € 300; het verschil is € 1"
    )
    assert found.tip == "de rijen beginnen op gegevens/regios.csv:2; 'telt_op' staat op gegevens/regios.yaml:10"


def test_a_sum_of_a_formula_is_reported_at_the_schema(load_text: Load, say: Say) -> None:
    schema = SCHEMA + "telt_op:\n  - {is: regios.bedrag = 2 * x, toelichting: twee jaar}\n"
    outcome = load_text(files("A,,100,\n", schema=schema, waarden="x: {bedrag: 60}\n"))
    (found,) = outcome.diagnostics
    assert say([found]) == [
        "regios.yaml:9:10-31 0251 de formule in 'telt_op' is €\u00a0120, maar de kolom 'bedrag' van 'regios' telt op tot "
        "€\u00a0100; het verschil is €\u00a020"
    ]
    assert found.tip == "twee jaar; de rijen beginnen op gegevens/regios.csv:2; 'telt_op' staat op gegevens/regios.yaml:9"


# --- cutting --------------------------------------------------------------------------------------

cells = st.text(alphabet='ab ,"\né😀', max_size=6)
rows = st.lists(st.lists(cells, min_size=1, max_size=4), min_size=1, max_size=5)


@settings(derandomize=True, max_examples=300, deadline=None)
@given(rows)
def test_places_hold_the_text_of_the_cells(table: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(table)
    source = Source("gegevens/t.csv", out.getvalue())
    found = list(cut(source))
    assert [[cell.text for cell in row] for row in found] == [[cell.strip(" \t\u00a0") for cell in row] for row in table]
    for row in found:
        for cell in row:
            start = source.starts[cell.span.line - 1] + cell.span.column - 1
            end = source.starts[cell.span.end_line - 1] + cell.span.end_column - 1
            typed = source.text[start:end].replace('""', '"')
            assert typed.strip(" ") == cell.text


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.text(alphabet='ab,";\n1. ', max_size=60) | st.text(max_size=30))
def test_any_csv_gives_a_table_or_findings(text: str) -> None:
    schema = "tabel: t\nkolommen: {a: {soort: tekst}, b: {soort: bedrag}}\ndeeltabellen: {d: {waar: a = 'a'}}\ntelt_op: [b = 1]\n"
    load([Source("t.yaml", schema), Source("t.csv", "a,b\n" + text), Source("u.yaml", schema), Source("u.csv", text)])


SHARED = {
    "waarden.yaml": "plafond: {bedrag: 1 000}\ngrote: {is: aantal(groot)}\nsom_groot: {is: som(groot.bedrag)}\n",
    "regios.yaml": (
        "tabel: regios\nkolommen: {regio: {soort: tekst, uniek: ja}, n: {soort: aantal}}\n"
        "verdeling: {kolom: bedrag, bedrag: plafond, naar: n}\n"
        "deeltabellen: {groot: {waar: bedrag > 300}}\n"
    ),
    "regios.csv": "regio,n\nA,1\nB,2\nC,4\n",
    "aanvragen.yaml": (
        "tabel: aanvragen\nkolommen: {regio: {soort: tekst}}\nkoppel: {regio: regios}\ntelt_op: [aanvragen.bedrag = som_groot]\n"
        "verdeling: {kolom: voorschot, bedrag: som_groot, naar: deel}\n"
    ).replace("{regio: {soort: tekst}}", "{regio: {soort: tekst}, deel: {soort: aantal}}"),
    "aanvragen.csv": "regio,deel\nC,1\n",
}


def test_what_is_shared_out_is_joined_chosen_and_shared_on(load_text: Load) -> None:
    """A column that is shared out reaches joined tables, subtables, their sums, and what is shared out of those."""
    outcome = load_text(SHARED)
    assert outcome.diagnostics == ()
    amounts = [row.cellen["bedrag"].inhoud for row in outcome.value.tabellen["regios"].rijen]
    assert amounts == [Bedrag(Decimal(143)), Bedrag(Decimal(286)), Bedrag(Decimal(571))]
    assert outcome.value.waarden["grote"].inhoud == Aantal(Decimal(1))
    assert outcome.value.waarden["som_groot"].inhoud == Bedrag(Decimal(571))
    (row,) = outcome.value.tabellen["aanvragen"].rijen
    assert row.cellen["bedrag"].inhoud == row.cellen["voorschot"].inhoud == Bedrag(Decimal(571))


def test_a_faulty_amount_is_told_once(load_text: Load, say: Say) -> None:
    """What depends on a column that could not be shared out is unknown in silence."""
    outcome = load_text({**SHARED, "waarden.yaml": SHARED["waarden.yaml"].replace("1 000", "1.000")})
    assert say(outcome.diagnostics) == ["1:19-24 0223 '1.000' kan duizendtallen of decimalen hebben"]
