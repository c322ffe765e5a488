"""Declared values: kinds, groups, provenance, and every mistake at its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest

from regelzetter.diagnostics import Outcome
from regelzetter.values.model import (
    Aantal,
    Bedrag,
    Datum,
    Inhoud,
    Onbekend,
    Percentage,
    Periode,
    TekstWaarde,
    Tijdstip,
    Values,
)

Load = Callable[..., Outcome[Values]]
Say = Callable[..., list[str]]
ONBEKEND = Onbekend()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("{bedrag: 100}", Bedrag(Decimal(100))),
        ("{bedrag: 100 000 000}", Bedrag(Decimal(100_000_000))),
        ("{bedrag: 100\u00a0000}", Bedrag(Decimal(100_000))),
        ("{bedrag: 1.234.567}", Bedrag(Decimal(1_234_567))),
        ("{bedrag: 1.234,56}", Bedrag(Decimal("1234.56"))),
        ("{bedrag: 1 234,5}", Bedrag(Decimal("1234.5"))),
        ("{bedrag: 1234.56}", Bedrag(Decimal("1234.56"))),
        ("{bedrag: -12}", Bedrag(Decimal(-12))),
        ("{bedrag: −12,50}", Bedrag(Decimal("-12.50"))),
        ('{bedrag: "100 000"}', Bedrag(Decimal(100_000))),
        ("{percentage: 10}", Percentage(Decimal(10))),
        ("{percentage: 7,5}", Percentage(Decimal("7.5"))),
        ("{percentage: 7.5}", Percentage(Decimal("7.5"))),
        ("{percentage: 7,125}", Percentage(Decimal("7.125"))),
        ("{percentage: 0.125}", Percentage(Decimal("0.125"))),
        ("{aantal: 28}", Aantal(Decimal(28))),
        ("{aantal: 60 000}", Aantal(Decimal(60_000))),
        ("{aantal: 0,5}", Aantal(Decimal("0.5"))),
        ("{datum: 2024-10-01}", Datum(date(2024, 10, 1))),
        ("{datum: 2024-02-29}", Datum(date(2024, 2, 29))),
        ("{tijdstip: 2024-10-01 16:00}", Tijdstip(datetime(2024, 10, 1, 16, 0))),
        ("{periode: {van: 2025-01-01, tot_en_met: 2028-12-31}}", Periode(date(2025, 1, 1), date(2028, 12, 31))),
        ("{periode: {van: 2025-01-01, tot: 2029-01-01}}", Periode(date(2025, 1, 1), date(2028, 12, 31))),
        ("{periode: {van: 2025-01-01, tot_en_met: 2025-01-01}}", Periode(date(2025, 1, 1), date(2025, 1, 1))),
        ('{tekst: "Sterk  onderwijs"}', TekstWaarde("Sterk onderwijs")),
        ("{tekst: ja}", TekstWaarde("ja")),
        ("{tekst: Dienst, Den Haag}", TekstWaarde("Dienst, Den Haag")),
        ("\n  tekst: >-\n    over twee\n    regels", TekstWaarde("over twee regels")),
    ],
)
def test_each_kind(typed: str, expected: Inhoud, load_text: Load) -> None:
    outcome = load_text(f"waarde: {typed}\n")
    assert outcome.diagnostics == ()
    assert outcome.value.waarden["waarde"].inhoud == expected


@pytest.mark.parametrize(
    ("typed", "underlined", "expected", "tip"),
    [
        (
            "{bedrag: 1.000}",
            "1.000",
            "0223 '1.000' kan duizendtallen of decimalen hebben",
            "schrijf '1 000', of met decimalen '1,0'",
        ),
        (
            "{bedrag: -1.250}",
            "-1.250",
            "0223 '-1.250' kan duizendtallen of decimalen hebben",
            "schrijf '-1 250', of met decimalen '-1,25'",
        ),
        (
            "{aantal: 60,000}",
            "60,000",
            "0223 '60,000' kan duizendtallen of decimalen hebben",
            "schrijf '60 000', of met decimalen '60,0'",
        ),
        (
            "{bedrag: 1,000}",
            "1,000",
            "0223 '1,000' kan duizendtallen of decimalen hebben",
            "schrijf '1 000', of met decimalen '1,0'",
        ),
        (
            "{bedrag: 135,255}",
            "135,255",
            "0223 '135,255' kan duizendtallen of decimalen hebben",
            "schrijf '135 255'",
        ),
        ("{bedrag: 1,2345}", "1,2345", "0224 '1,2345' heeft meer dan twee decimalen", ""),
        ("{bedrag: € 100}", "€ 100", "0222 '€ 100' is geen getal", "schrijf 100"),
        ("{percentage: 10%}", "10%", "0222 '10%' is geen getal", "schrijf 10"),
        ("{bedrag: 1 00 000}", "1 00 000", "0222 '1 00 000' is geen getal", "schrijf bijvoorbeeld 100 000 000 of 7,5"),
        ("{bedrag: 1.00.000}", "1.00.000", "0222 '1.00.000' is geen getal", "schrijf bijvoorbeeld 100 000 000 of 7,5"),
        ("{bedrag: 100_000}", "100_000", "0222 '100_000' is geen getal", None),
        ("{bedrag: 1e6}", "1e6", "0222 '1e6' is geen getal", None),
        ("{bedrag: ٣}", "٣", "0222 '٣' is geen getal", None),
        ('{bedrag: "NaN"}', "NaN", "0222 'NaN' is geen getal", None),
        (
            "{bedrag: 97 miljoen}",
            "97 miljoen",
            "0222 '97 miljoen' is geen getal",
            "schrijf 97 000 000",
        ),
        ("{bedrag: 1234567890123456}", "1234567890123456", "0222 '1234567890123456' is te groot: ten hoogste 15 cijfers", None),
        ("{datum: 2024-02-30}", "2024-02-30", "0225 30-2-2024 bestaat niet", "kijk de dag en de maand na"),
        ("{datum: 2024-13-01}", "2024-13-01", "0225 1-13-2024 bestaat niet", None),
        ("{datum: 01-10-2024}", "01-10-2024", "0225 '01-10-2024' is geen datum", "schrijf jaar-maand-dag: 2024-10-01"),
        (
            "{datum: 1 oktober 2024}",
            "1 oktober 2024",
            "0225 '1 oktober 2024' is geen datum",
            "schrijf jaar-maand-dag: 2024-10-01",
        ),
        ("{datum: 2024-10-1}", "2024-10-1", "0225 '2024-10-1' is geen datum", None),
        (
            "{tijdstip: 2024-10-01}",
            "2024-10-01",
            "0225 '2024-10-01' is geen tijdstip: uur en minuten ontbreken of kloppen niet",
            None,
        ),
        (
            "{tijdstip: 2024-10-01 24:00}",
            "2024-10-01 24:00",
            "0225 '2024-10-01 24:00' is geen tijdstip: uur en minuten ontbreken of kloppen niet",
            None,
        ),
        ("{tijdstip: 2024-02-30 16:00}", "2024-02-30 16:00", "0225 30-2-2024 bestaat niet", None),
        ('{tekst: "**vet**"}', "**vet**", "0226 '*' is opmaak; een tekst in de gegevens bestaat alleen uit woorden", None),
        ('{tekst: "[a](b)"}', "[a](b)", "0226 '](' is opmaak; een tekst in de gegevens bestaat alleen uit woorden", None),
        (
            '{tekst: "voor {{ 1 }}"}',
            "voor {{ 1 }}",
            "0226 een invoeging in deze tekst is niet te lezen",
            "schrijf {{ sleutel }} of {{ sleutel | vorm }}",
        ),
        ('{tekst: "a\\u0007"}', '"a\\u0007"', "0226 in deze tekst staat een stuurteken of een regeleinde (U+0007)", None),
        ("{bedrag: }", "", "0227 hier ontbreekt een waarde", "vul een bedrag in"),
        ('{tekst: ""}', "", "0227 hier ontbreekt een waarde", "vul een tekst in"),
        (
            "{periode: {van: 2025-01-01, tot_en_met: 2024-12-31}}",
            "2024-12-31",
            "0228 deze periode eindigt voordat zij begint",
            None,
        ),
        ("{periode: {van: 2025-01-01, tot: 2025-01-01}}", "2025-01-01", "0228 deze periode eindigt voordat zij begint", None),
        ("{periode: {van: 2025-01-01}}", "{van: 2025-01-01}", "0228 een periode heeft 'van', en óf 'tot_en_met' óf 'tot'", None),
        (
            "{periode: {van: 2025-01-01, tot: 2026-01-01, tot_en_met: 2026-01-01}}",
            "{van: 2025-01-01, tot: 2026-01-01, tot_en_met: 2026-01-01}",
            "0228 een periode heeft 'van', en óf 'tot_en_met' óf 'tot'",
            None,
        ),
        (
            "{periode: {van: 2025-01-01, totenmet: 2026-01-01}}",
            "totenmet",
            "0217 de sleutel 'totenmet' bestaat niet in een periode",
            "bedoelde u 'tot_en_met'?",
        ),
        (
            "{periode: 2025}",
            "2025",
            "0221 'periode' is een groep met van en tot_en_met",
            "schrijf {periode: {van: 2025-01-01, tot_en_met: 2028-12-31}}",
        ),
        ("{periode: {van: [x], tot: 2025-01-01}}", "[x]", "0221 hier wordt een datum verwacht, geen lijst of groep", None),
        ("{bedrag: [100]}", "[100]", "0221 'bedrag' is een tekst, geen lijst of groep", None),
        ("[1, 2]", "[1, 2]", "0221 'w' is een lijst; hier wordt een waarde of een groep verwacht", None),
        (
            "100 000",
            "100 000",
            "0215 van 'w' is niet gezegd wat voor waarde het is",
            "schrijf bijvoorbeeld 'w: {bedrag: 100 000}'",
        ),
        ("10%", "10%", "0215 van 'w' is niet gezegd wat voor waarde het is", "schrijf bijvoorbeeld 'w: {percentage: 10}'"),
        (
            "2024-10-01",
            "2024-10-01",
            "0215 van 'w' is niet gezegd wat voor waarde het is",
            "schrijf bijvoorbeeld 'w: {datum: 2024-10-01}'",
        ),
        (
            "2024-10-01 16:00",
            "2024-10-01 16:00",
            "0215 van 'w' is niet gezegd wat voor waarde het is",
            "schrijf bijvoorbeeld 'w: {tijdstip: 2024-10-01 16:00}'",
        ),
        (
            "Den Haag",
            "Den Haag",
            "0215 van 'w' is niet gezegd wat voor waarde het is",
            "schrijf bijvoorbeeld 'w: {tekst: Den Haag}'",
        ),
        ("{bron: x}", "{bron: x}", "0215 deze waarde heeft geen soort", None),
        ("{}", "{}", "0215 deze waarde heeft geen soort", None),
        ("{bedrga: 100}", "bedrga", "0217 de sleutel 'bedrga' bestaat niet in een waarde", "bedoelde u 'bedrag'?"),
        (
            "{bedrag: 1, toelichtng: x}",
            "toelichtng",
            "0217 de sleutel 'toelichtng' bestaat niet in een waarde",
            "bedoelde u 'toelichting'?",
        ),
        ("{bedrag: 1, is: 2 * 3}", "is", "0216 een waarde is van één soort; hier staan 'bedrag' en 'is'", None),
        ("{bedrag: 1, bron: [x]}", "[x]", "0221 'bron' is een tekst, geen lijst of groep", None),
        (
            "{bedrag: 1, afronding: toegestaan}",
            "afronding",
            "0220 een afronding wordt toegestaan zonder toelichting",
            "schrijf erbij: toelichting: …",
        ),
        ("{bedrag: 1, afronding: ja}", "ja", "0220 afronding is 'toegestaan', of staat er niet", None),
    ],
)
def test_each_mistake(typed: str, underlined: str, expected: str, tip: str | None, load_text: Load) -> None:
    outcome = load_text(f"w: {typed}\n")
    (found,) = outcome.diagnostics
    assert f"w: {typed}"[found.span.column - 1 : found.span.end_column - 1] == underlined
    assert f"{found.rule.code.removeprefix('REGL')} {found.melding}" == expected
    if tip is not None:
        assert found.tip == tip
    assert "w" in outcome.value.waarden, "a faulty value exists, so that its use is not a second finding"


def test_a_mistake_is_told_once(load_text: Load, say: Say) -> None:
    text = "a: {bedrag: 1.000}\nb: {is: a * 2}\nc: {is: b + a}\ncontrole:\n  - c = a\n"
    outcome = load_text(text)
    assert say(outcome.diagnostics) == ["1:13-18 0223 '1.000' kan duizendtallen of decimalen hebben"]
    assert [waarde.inhoud for waarde in outcome.value.waarden.values()] == [ONBEKEND] * 3


def test_groups_nest_and_hand_down_where_they_come_from(load_text: Load) -> None:
    text = (
        "bron: Stcrt. 2024, 11193\n"
        "plafond:\n"
        "  toelichting: over de hele looptijd\n"
        "  regio: {noord: {bedrag: 1}, zuid: {bedrag: 2, bron: eigen}}\n"
        "cofinanciering: {percentage: {percentage: 10}}\n"
        "eerste.periode: {periode: {van: 2025-01-01, tot_en_met: 2025-12-31}, toelichting: x}\n"
    )
    outcome = load_text(text)
    assert outcome.diagnostics == ()
    shown = {key: (waarde.bron, waarde.toelichting) for key, waarde in outcome.value.waarden.items()}
    assert shown == {
        "plafond.regio.noord": ("Stcrt. 2024, 11193", "over de hele looptijd"),
        "plafond.regio.zuid": ("eigen", "over de hele looptijd"),
        "cofinanciering.percentage": ("Stcrt. 2024, 11193", ""),
        "eerste.periode": ("Stcrt. 2024, 11193", "x"),
    }


def test_a_value_knows_its_place_and_its_formula(load_text: Load) -> None:
    outcome = load_text("a: {bedrag: '100'}\nb:\n  is: a  * 2\n  afronding: toegestaan\n  toelichting: rond\n")
    a, b = outcome.value.waarden.values()
    assert (a.span.line, a.span.column, a.span.end_column) == (1, 14, 17)
    assert (b.span.line, b.span.column, b.span.end_column) == (3, 7, 13)
    assert (b.formule, b.uit, b.afronding, b.inhoud) == ("a * 2", ("a",), True, Bedrag(Decimal(200)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a-b: {bedrag: 1}", "1:1-4 0218 'a-b' kan geen naam zijn"),
        ("1a: {bedrag: 1}", "1:1-3 0218 '1a' kan geen naam zijn"),
        ("a: {b c: {bedrag: 1}}", "1:5-8 0218 'b c' kan geen naam zijn"),
        ("rij: {x: {bedrag: 1}}", "1:1-4 0218 'rij' kan geen naam zijn: dat woord heeft al een betekenis"),
        ("en: {bedrag: 1}", "1:1-3 0218 'en' kan geen naam zijn: dat woord heeft al een betekenis"),
        ("a.: {bedrag: 1}", "1:1-3 0218 'a.' kan geen naam zijn"),
        ("- a: {bedrag: 1}", "1:1-17 0221 een gegevensbestand begint met een sleutel"),
        ("alleen tekst", "1:1-13 0221 een gegevensbestand begint met een sleutel"),
    ],
)
def test_names(text: str, expected: str, load_text: Load, say: Say) -> None:
    assert say(load_text(text).diagnostics) == [expected]


def test_a_key_stands_once_in_all_files(load_text: Load, say: Say) -> None:
    files = {"een.yaml": "a: {b: {bedrag: 1}}\n", "twee.yaml": "c: {bedrag: 1}\na.b: {bedrag: 2}\n"}
    outcome = load_text(files)
    assert say(outcome.diagnostics) == ["twee.yaml:2:1-4 0219 de waarde 'a.b' staat hier voor de tweede keer"]
    assert outcome.diagnostics[0].tip == "de eerste staat op gegevens/een.yaml:1"
    assert outcome.value.waarden["a.b"].inhoud == Bedrag(Decimal(1))


def test_order_of_files_and_keys_is_kept(load_text: Load) -> None:
    outcome = load_text({"b.yaml": "z: {aantal: 1}\na: {is: m}\n", "a.yaml": "m: {aantal: 2}\n"})
    assert list(outcome.value.waarden) == ["z", "a", "m"]


def test_other_files_are_refused(load_text: Load, say: Say) -> None:
    outcome = load_text({"lijst.ods": "", "waarden.yaml": "a: {is: b}\n"})
    assert say(outcome.diagnostics) == ["lijst.ods:1:1-1 0214 een gegevensbestand is YAML, CSV of XLSX, niet '.ods'"]


def test_a_file_that_cannot_be_read_does_not_make_its_keys_unknown(load_text: Load, say: Say) -> None:
    outcome = load_text({"een.yaml": "a: {bedrag: 1\n", "twee.yaml": "b: {is: a * 2}\nc: {is: 1 / 0}\n"})
    assert say(outcome.diagnostics) == [
        "een.yaml:1:4-5 0210 een accolade wordt nergens gesloten, of er ontbreekt een komma",
        "twee.yaml:2:13-14 0242 hier wordt door nul gedeeld",
    ]


def test_nothing_is_no_mistake(load_text: Load) -> None:
    outcome = load_text("# nog niets\n")
    assert (dict(outcome.value.waarden), outcome.diagnostics) == ({}, ())
