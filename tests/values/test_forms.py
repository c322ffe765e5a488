"""How values are printed, and what a form may not hide."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from regelzetter.source import Span
from regelzetter.values.forms import FORMS, default_form, form
from regelzetter.values.model import (
    Aantal,
    Bedrag,
    Datum,
    Inhoud,
    Leeg,
    Onbekend,
    Percentage,
    Periode,
    TekstWaarde,
    Tijdstip,
    Waarde,
)

HERE = Span("regeling.md", 3, 5, 3, 20)
THERE = Span("gegevens/bedragen.yaml", 12, 10, 12, 20)

AMOUNT = Bedrag(Decimal(97_150_000))
DAY = Datum(date(2024, 10, 1))
MOMENT = Tijdstip(datetime(2024, 10, 1, 16, 0))
YEARS = Periode(date(2025, 1, 1), date(2028, 12, 31))


def value(inhoud: Inhoud, afronding: bool = False) -> Waarde:
    return Waarde(sleutel="plafond.totaal", inhoud=inhoud, span=THERE, afronding=afronding)


@pytest.mark.parametrize(
    ("inhoud", "vorm", "expected"),
    [
        (AMOUNT, None, ("euro", "€ 97.150.000")),
        (AMOUNT, "miljoen", ("miljoen", "€ 97,15 miljoen")),
        (AMOUNT, "voluit", ("voluit", "zevenennegentig miljoen honderdvijftigduizend euro")),
        (AMOUNT, "centen", ("centen", "€ 97.150.000,00")),
        (Bedrag(Decimal("12.5")), None, ("euro", "€ 12,50")),
        (Bedrag(Decimal("12.5")), "voluit", ("voluit", "twaalf euro en vijftig cent")),
        (Bedrag(Decimal(0)), "miljoen", ("miljoen", "€ 0 miljoen")),
        (DAY, None, ("datum", "1 oktober 2024")),
        (DAY, "maand", ("maand", "oktober 2024")),
        (DAY, "jaar", ("jaar", "2024")),
        (DAY, "dag", ("dag", "1 oktober")),
        (MOMENT, None, ("tijdstip", "1 oktober 2024, 16:00 uur")),
        (MOMENT, "datum", ("datum", "1 oktober 2024")),
        (MOMENT, "tijd", ("tijd", "16:00 uur")),
        (YEARS, None, ("periode", "1 januari 2025 tot en met 31 december 2028")),
        (YEARS, "reeks", ("reeks", "2025–2028")),
        (YEARS, "jaren", ("jaren", "2025 tot en met 2028")),
        (YEARS, "van", ("van", "1 januari 2025")),
        (YEARS, "tot", ("tot", "31 december 2028")),
        (Percentage(Decimal("7.5")), None, ("procent", "7,5%")),
        (Percentage(Decimal(10)), "woorden", ("woorden", "10 procent")),
        (Percentage(Decimal("0.7")), "procentpunt", ("procentpunt", "0,7 procentpunt")),
        (Aantal(Decimal(60_000)), None, ("aantal", "60.000")),
        (Aantal(Decimal(3)), "woord", ("woord", "drie")),
        (Aantal(Decimal(3)), "rang", ("rang", "derde")),
        (TekstWaarde("de regio's"), None, ("tekst", "de regio’s")),
        (TekstWaarde("ijsland"), "hoofdletter", ("hoofdletter", "IJsland")),
        (Onbekend(), None, ("", "")),
        (Onbekend(), "miljoen", ("", "")),
    ],
)
def test_each_form(inhoud: Inhoud, vorm: str | None, expected: tuple[str, str]) -> None:
    outcome = form(value(inhoud), vorm, HERE)
    assert outcome.diagnostics == ()
    assert (outcome.value[0], outcome.value[1].replace("\u00a0", " ")) == expected


def test_the_default_is_the_first() -> None:
    assert [default_form(inhoud) for inhoud in (AMOUNT, DAY, MOMENT, YEARS)] == ["euro", "datum", "tijdstip", "periode"]
    assert all(forms for forms in FORMS.values())


@pytest.mark.parametrize(
    ("inhoud", "vorm", "expected", "tip"),
    [
        (
            DAY,
            "miljoen",
            "0260 'plafond.totaal' is een datum; de vorm 'miljoen' past daar niet bij",
            "een datum kan als: datum, maand, jaar, dag",
        ),
        (
            AMOUNT,
            "miljon",
            "0260 'plafond.totaal' is een bedrag; de vorm 'miljon' past daar niet bij",
            "bedoelde u 'miljoen'? een bedrag kan als: euro, miljoen, voluit, centen",
        ),
        (
            Bedrag(Decimal(97_160_020)),
            "miljoen",
            "0261 de afronding verbergt een verschil van € 20",
            "druk het hele bedrag, of schrijf 'afronding: toegestaan' met een toelichting bij de waarde; "
            "de waarde staat op gegevens/bedragen.yaml:12",
        ),
        (Bedrag(Decimal(97_159_999)), "miljoen", "0261 de afronding verbergt een verschil van € 1", None),
        (Bedrag(Decimal("97150000.5")), "miljoen", "0261 de afronding verbergt een verschil van € 0,50", None),
        (
            Bedrag(Decimal(100) / 3),
            None,
            "0261 de afronding verbergt een verschil van minder dan een cent",
            "rond de waarde af in de formule: rond(…, 0.01); de waarde staat op gegevens/bedragen.yaml:12",
        ),
        (
            Percentage(Decimal(100) / 3),
            None,
            "0261 'plafond.totaal' heeft meer dan drie decimalen",
            "rond de waarde af in de formule: rond(…, 0.001); de waarde staat op gegevens/bedragen.yaml:12",
        ),
        (Aantal(Decimal(1) / 3), None, "0261 'plafond.totaal' heeft meer dan drie decimalen", None),
        (
            Bedrag(Decimal(100) / 3),
            "voluit",
            "0262 ongeveer € 33,3333 kan niet als 'voluit'",
            "de waarde staat op gegevens/bedragen.yaml:12",
        ),
        (Aantal(Decimal("2.5")), "woord", "0262 2,5 kan niet als 'woord'", None),
        (Aantal(Decimal(-1)), "rang", "0262 -1 kan niet als 'rang'", None),
        (Aantal(Decimal(10) ** 13), "woord", "0262 10.000.000.000.000 kan niet als 'woord'", None),
    ],
)
def test_each_refusal(inhoud: Inhoud, vorm: str | None, expected: str, tip: str | None) -> None:
    outcome = form(value(inhoud), vorm, HERE)
    (found,) = outcome.diagnostics
    assert outcome.value == ("", "")
    assert found.span == HERE
    assert f"{found.rule.code.removeprefix('REGL')} {found.melding}".replace("\u00a0", " ") == expected
    if tip is not None:
        assert found.tip == tip


def test_a_rounding_that_is_allowed() -> None:
    outcome = form(value(Bedrag(Decimal(97_160_020)), afronding=True), "miljoen", HERE)
    assert outcome.diagnostics == ()
    assert outcome.value == ("miljoen", "€\u00a097,16\u00a0miljoen")


def test_an_empty_cell_is_a_warning() -> None:
    outcome = form(value(Leeg()), None, HERE)
    assert outcome.value == ("leeg", "")
    assert outcome.ok
    assert [found.rule.code for found in outcome.diagnostics] == ["REGL0263"]
