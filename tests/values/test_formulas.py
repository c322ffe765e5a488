"""Formulas and conditions: what they come to, what they refuse, and where."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest

from regelzetter.diagnostics import Outcome
from regelzetter.source import Source, Span
from regelzetter.values.formulas import compute, holds, key_tip, parse_condition, parse_formula
from regelzetter.values.model import (
    Aantal,
    Bedrag,
    Datum,
    Inhoud,
    Jaartal,
    Leeg,
    Onbekend,
    Percentage,
    Tabelrij,
    TekstWaarde,
    Tijdstip,
    Values,
    Waarde,
)

Load = Callable[..., Outcome[Values]]
Say = Callable[..., list[str]]

TIMES = "verwacht: een bedrag en een getal, een bedrag en een percentage, of twee getallen"

DATA = {
    "data.yaml": (
        "budget: {bedrag: 100 000}\n"
        "deel: {bedrag: 30 000}\n"
        "tarief: {percentage: 7,5}\n"
        "korting: {percentage: 2}\n"
        "regios: {aantal: 4}\n"
        "niets: {aantal: 0}\n"
        "start: {datum: 2025-01-31}\n"
        "eind: {datum: 2025-03-01}\n"
        "schrikkel: {datum: 2024-02-29}\n"
        "sluit: {tijdstip: 2024-10-01 16:00}\n"
        "looptijd: {periode: {van: 2025-01-01, tot_en_met: 2028-12-31}}\n"
        "naam: {tekst: Noord}\n"
        "stuk: {bedrag: 1.000}\n"
    ),
    "t.yaml": (
        "tabel: t\nkolommen: {regio: {soort: tekst}, bedrag: {soort: bedrag}, leeg: {soort: bedrag}}\n"
        'deeltabellen: {noord: {waar: regio = "noord"}}\n'
    ),
    "t.csv": "regio,bedrag,leeg\nnoord,100,\nzuid,250.50,\nnoord,7,\n",
}


@pytest.fixture
def values(load_text: Load) -> Values:
    outcome = load_text(DATA)
    assert len(outcome.diagnostics) == 1, "only 'stuk' is faulty"
    row: dict[str, Inhoud] = {
        "gebied": TekstWaarde("kluw"),
        "bedrag": Bedrag(Decimal(500)),
        "bij": Leeg(),
        "ontvangen": Datum(date(2024, 10, 1)),
        "fout": Onbekend(),
    }
    span = Span("gegevens/rijen.csv", 2, 1, 2, 5)
    cells = {name: Waarde(sleutel=name, inhoud=inhoud, span=span) for name, inhoud in row.items()}
    return outcome.value.with_row(Tabelrij(cellen=cells, span=span))


def place(text: str) -> Span:
    return Source("gegevens/waarden.yaml", f"w: {{is: {text}}}").span(8, 8 + len(text))


def result(text: str, values: Values) -> Outcome[Inhoud]:
    parsed = parse_formula(text, place(text))
    if parsed.value is None:
        return Outcome(Onbekend(), parsed.diagnostics)
    return compute(parsed.value, values)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("budget", Bedrag(Decimal(100_000))),
        ("budget - deel", Bedrag(Decimal(70_000))),
        ("budget − deel", Bedrag(Decimal(70_000))),
        ("budget - deel - deel", Bedrag(Decimal(40_000))),
        ("budget - (deel - deel)", Bedrag(Decimal(100_000))),
        ("budget + deel * 2", Bedrag(Decimal(160_000))),
        ("(budget + deel) × 2", Bedrag(Decimal(260_000))),
        ("2 * budget", Bedrag(Decimal(200_000))),
        ("budget / regios", Bedrag(Decimal(25_000))),
        ("budget ÷ 8 ÷ 2", Bedrag(Decimal(6_250))),
        ("budget / deel * deel / budget", Aantal(Decimal(1))),
        ("budget * tarief", Bedrag(Decimal(7_500))),
        ("tarief * budget", Bedrag(Decimal(7_500))),
        ("tarief - korting", Percentage(Decimal("5.5"))),
        ("tarief + korting", Percentage(Decimal("9.5"))),
        ("-deel + budget", Bedrag(Decimal(70_000))),
        ("--deel", Bedrag(Decimal(30_000))),
        ("eind - start", Aantal(Decimal(29))),
        ("1 250 000 / 0.5", Aantal(Decimal(2_500_000))),
        ("0.125 * 8", Aantal(Decimal(1))),
        ("2 500", Aantal(Decimal(2_500))),
        ("min(budget, deel)", Bedrag(Decimal(30_000))),
        ("max(1; 3; 2)", Aantal(Decimal(3))),
        ("min(start; eind)", Datum(date(2025, 1, 31))),
        ("max(tarief, korting)", Percentage(Decimal("7.5"))),
        ("rond(budget / 3, 1)", Bedrag(Decimal(33_333))),
        ("rond(budget / 3; 0.01)", Bedrag(Decimal("33333.33"))),
        ("rond(budget / 3, 1 000)", Bedrag(Decimal(33_000))),
        ("rond(2.5, 1)", Aantal(Decimal(3))),
        ("rond(-2.5, 1)", Aantal(Decimal(-3))),
        ("rond(tarief, 1)", Percentage(Decimal(8))),
        ("rond_op(budget / 3, 1)", Bedrag(Decimal(33_334))),
        ("rond_op(-2.5, 1)", Aantal(Decimal(-2))),
        ("rond_af(budget / 3, 1 000)", Bedrag(Decimal(33_000))),
        ("rond_af(-2.5, 1)", Aantal(Decimal(-3))),
        ("rond_op(1 / 3 * 3, 1)", Aantal(Decimal(1))),
        ("rond_op(tarief, 1)", Percentage(Decimal(8))),
        ("werkdagen(start, 1)", Datum(date(2025, 2, 3))),
        ("werkdagen(sluit, 1)", Tijdstip(datetime(2024, 10, 2, 16, 0))),
        ("dagen_tussen(start, eind)", Aantal(Decimal(29))),
        ("dagen_tussen(eind, sluit)", Aantal(Decimal(-151))),
        ("jaar(eind) - jaar(sluit)", Aantal(Decimal(1))),
        ("jaar(eind) + 3", Jaartal(2028)),
        ("max(jaar(eind), jaar(sluit))", Jaartal(2025)),
        ('som(t.bedrag als regio = "zuid")', Bedrag(Decimal("250.50"))),
        ('som(t.bedrag als regio = "zuid" of bedrag < 10)', Bedrag(Decimal("257.50"))),
        ("som(t.bedrag als bedrag > budget)", Bedrag(Decimal(0))),
        ("aantal(t als niet leeg)", Aantal(Decimal(3))),
        ("aantal(t als bedrag >= 100)", Aantal(Decimal(2))),
        ("min(t.bedrag)", Bedrag(Decimal(7))),
        ('max(t.bedrag als regio = "noord")', Bedrag(Decimal(100))),
        ("max(deel, som(t.bedrag))", Bedrag(Decimal(30_000))),
        ("som(t.bedrag als bedrag = max(t.bedrag))", Bedrag(Decimal("250.50"))),
        ("som(t.bedrag als bedrag > stuk)", Onbekend()),
        ("dagen(start, 1)", Datum(date(2025, 2, 1))),
        ("dagen(start, -31)", Datum(date(2024, 12, 31))),
        ("weken(start, 2)", Datum(date(2025, 2, 14))),
        ("maanden(start, 1)", Datum(date(2025, 2, 28))),
        ("maanden(start, 13)", Datum(date(2026, 2, 28))),
        ("maanden(start, -2)", Datum(date(2024, 11, 30))),
        ("jaren(schrikkel, 1)", Datum(date(2025, 2, 28))),
        ("jaren(schrikkel, 4)", Datum(date(2028, 2, 29))),
        ("weken(sluit, 17)", Tijdstip(datetime(2025, 1, 28, 16, 0))),
        ("jaar(start)", Jaartal(2025)),
        ("jaar(sluit)", Jaartal(2024)),
        ("dagen(start, regios * 2)", Datum(date(2025, 2, 8))),
        ("som(t.bedrag)", Bedrag(Decimal("357.50"))),
        ("som(noord.bedrag)", Bedrag(Decimal(107))),
        ("aantal(t)", Aantal(Decimal(3))),
        ("aantal(noord) + 1", Aantal(Decimal(3))),
        ("naam", TekstWaarde("Noord")),
        ("rij.bedrag * 2", Bedrag(Decimal(1_000))),
        ("(((((((((((((((budget)))))))))))))))", Bedrag(Decimal(100_000))),
        ("+".join(["1"] * 3000), Aantal(Decimal(3000))),
        ("budget + stuk", Onbekend()),
        ("min(stuk, rij.fout)", Onbekend()),
    ],
)
def test_comes_to(formula: str, expected: Inhoud, values: Values) -> None:
    outcome = result(formula, values)
    assert outcome.diagnostics == ()
    assert outcome.value == expected


@pytest.mark.parametrize(
    ("formula", "underlined", "expected"),
    [
        ("", "", "0240 hier wordt een formule verwacht"),
        ("budget +", "+", "0240 verwacht: een getal, een sleutel, een functie of '('; gevonden: het einde van de formule"),
        ("budget * * deel", "*", "0240 verwacht: een getal, een sleutel, een functie of '('; gevonden: '*'"),
        ("budget deel", "deel", "0240 verwacht: een operator of het einde; gevonden: 'deel'"),
        ("(budget", "t", "0240 verwacht: een operator of ')'; gevonden: het einde van de formule"),
        ("budget)", ")", "0240 verwacht: een operator of het einde; gevonden: ')'"),
        ("min(budget deel)", "deel", "0240 verwacht: ',' of ')'; gevonden: 'deel'"),
        ("min()", ")", "0240 verwacht: een getal, een sleutel, een functie of '('; gevonden: ')'"),
        ("2,5 * budget", ",", "0240 verwacht: een operator of het einde; gevonden: ','"),
        ("max(0,5; 1)", "0,5", "0240 '0,5' kan één getal zijn of twee"),
        ("1.000 * budget", "1.000", "0240 '1.000' kan duizendtallen of decimalen hebben"),
        ("1234567890123456", "1234567890123456", "0240 dit getal is te groot: ten hoogste 15 cijfers"),
        ("budget * 10%", "%", "0240 verwacht: een operator of het einde; gevonden: '%'"),
        ("budget. ", ".", "0240 verwacht: een operator of het einde; gevonden: '.'"),
        ("budget = deel", "budget = deel", "0240 een formule geeft een waarde; dit is een vergelijking"),
        ("1 + (budget = deel)", "budget = deel", "0240 hier wordt een waarde verwacht, geen vergelijking"),
        ('"tekst"', '"tekst"', "0240 een formule rekent; dit is een losse tekst"),
        ("{{ budget }}", "{", "0240 verwacht: een getal, een sleutel, een functie of '('; gevonden: '{'"),
        ("(" * 21 + "1" + ")" * 21, "(", "0240 de formule is dieper genest dan 20 niveaus"),
        (
            "start + budget",
            "start + budget",
            "0241 een datum + een bedrag kan niet; verwacht: twee bedragen, twee getallen of twee percentages",
        ),
        (
            "2 * (start - budget)",
            "start - budget",
            "0241 een datum − een bedrag kan niet; verwacht: twee bedragen, twee getallen, twee percentages of twee datums",
        ),
        (
            "budget * deel",
            "budget * deel",
            f"0241 een bedrag × een bedrag kan niet; {TIMES}",
        ),
        (
            "tarief * 2",
            "tarief * 2",
            f"0241 een percentage × een getal kan niet; {TIMES}",
        ),
        (
            "2 / budget",
            "2 / budget",
            "0241 een getal ÷ een bedrag kan niet; verwacht: een bedrag gedeeld door een getal of een bedrag, of twee getallen",
        ),
        (
            "budget + 1",
            "budget + 1",
            "0241 een bedrag + een getal kan niet; verwacht: twee bedragen, twee getallen of twee percentages",
        ),
        ("-start", "-start", "0241 een minteken past niet voor een datum; verwacht: een bedrag, een getal of een percentage"),
        (
            "min(budget, regios)",
            "min(budget, regios)",
            "0241 een bedrag en een getal zijn niet te vergelijken; verwacht: waarden van één soort",
        ),
        (
            "max(naam, naam)",
            "max(naam, naam)",
            "0241 min en max gaan niet over een tekst; verwacht: bedragen, getallen, percentages of datums",
        ),
        (
            "rond(start, 1)",
            "rond(start, 1)",
            "0241 rond(een datum, een getal) kan niet; verwacht: een bedrag, getal of percentage, en een getal",
        ),
        ("rond(budget, 0)", "rond(budget, 0)", "0241 de eenheid van rond is groter dan nul"),
        ("dagen(budget, 1)", "dagen(budget, 1)", "0241 dagen(een bedrag, een getal) kan niet; verwacht: een datum en een getal"),
        ("dagen(start, 1.5)", "dagen(start, 1.5)", "0241 dagen rekent met een heel getal"),
        ("jaar(budget)", "jaar(budget)", "0241 jaar(een bedrag) kan niet; verwacht: een datum"),
        (
            "som(t.regio)",
            "som(t.regio)",
            "0241 deze kolom bevat een tekst en telt niet op; verwacht: bedragen, getallen of percentages",
        ),
        ("budget / niets", "niets", "0242 hier wordt door nul gedeeld"),
        ("budget / (regios - 4)", "regios - 4", "0242 hier wordt door nul gedeeld"),
        ("jaren(start, 9 000)", "jaren(start, 9 000)", "0243 de uitkomst valt buiten de kalender (jaar 1 tot en met 9999)"),
        (
            "dagen(start, 999 999 999 999)",
            "dagen(start, 999 999 999 999)",
            "0243 de uitkomst valt buiten de kalender (jaar 1 tot en met 9999)",
        ),
        ("budget * 999 999 999 999", "budget * 999 999 999 999", "0243 de uitkomst is een biljard of meer"),
        ("budgt * 2", "budgt", "0244 de waarde 'budgt' bestaat niet"),
        ("t.bedrag * 2", "t.bedrag", "0244 de waarde 't.bedrag' bestaat niet"),
        ("maximum(1, 2)", "maximum", "0245 de functie 'maximum' bestaat niet"),
        ("rond(budget)", "rond(budget)", "0245 rond krijgt hier 1 argument; verwacht: rond(x, eenheid)"),
        ("jaar(start, 1)", "jaar(start, 1)", "0245 jaar krijgt hier 2 argumenten; verwacht: jaar(datum)"),
        ("som(t)", "t", "0245 dit past hier niet; verwacht: som(tabel.kolom)"),
        ("min(budget)", "budget", "0245 dit past hier niet; verwacht: min(tabel.kolom)"),
        ("rond(budget als deel)", "als", "0240 verwacht: ',' of ')'; gevonden: 'als'"),
        ("som(t.bedrag als 3)", "3", "0240 hier wordt een vergelijking verwacht"),
        ("som(t.bedrag als x = 3)", "x", "0244 'x' is geen kolom van 't' en geen waarde"),
        (
            "max(t.bedrag als bedrag > 999)",
            "t.bedrag",
            "0246 geen rij van 't' voldoet aan de voorwaarde; max heeft dan geen uitkomst",
        ),
        ("max(t.leeg)", "t.leeg", "0246 de kolom 'leeg' van 't' is leeg; max heeft dan geen uitkomst"),
        (
            "min(t.regio)",
            "min(t.regio)",
            "0241 min en max gaan niet over een tekst; verwacht: bedragen, getallen, percentages of datums",
        ),
        (
            "werkdagen(start, 999 999)",
            "werkdagen(start, 999 999)",
            "0243 de uitkomst valt buiten de kalender (jaar 1 tot en met 9999)",
        ),
        (
            "dagen_tussen(start, budget)",
            "dagen_tussen(start, budget)",
            "0241 dagen_tussen(een datum, een bedrag) kan niet; verwacht: twee datums",
        ),
        ("jaar(start) * 2", "jaar(start) * 2", f"0241 een jaartal × een getal kan niet; {TIMES}"),
        ("rond_op(budget, -1)", "rond_op(budget, -1)", "0241 de eenheid van rond_op is groter dan nul"),
        ("aantal(1)", "1", "0245 dit past hier niet; verwacht: aantal(tabel)"),
        ("som(x.bedrag)", "x.bedrag", "0246 de tabel 'x' bestaat niet"),
        ("som(t.bedrg)", "t.bedrg", "0246 de tabel 't' heeft geen kolom 'bedrg'"),
        ("som(t.leeg)", "t.leeg", "0246 de kolom 'leeg' van 't' is leeg; een som heeft dan geen eenheid"),
        ("aantal(regio)", "regio", "0246 de tabel 'regio' bestaat niet"),
        ("rij.bij + budget", "rij.bij + budget", "0247 hier wordt gerekend met een lege cel: rij.bij"),
        ("rij.bij", "rij.bij", "0247 hier wordt gerekend met een lege cel: rij.bij"),
    ],
)
def test_refuses(formula: str, underlined: str, expected: str, values: Values) -> None:
    outcome = result(formula, values)
    (found,) = outcome.diagnostics
    line = f"w: {{is: {formula}}}"
    assert line[found.span.column - 1 : found.span.end_column - 1] == underlined
    assert f"{found.rule.code.removeprefix('REGL')} {found.melding}" == expected
    assert outcome.value == Onbekend()


@pytest.mark.parametrize(
    ("formula", "tip"),
    [
        (
            "start + budget",
            "reken met een datum door dagen(datum, n), weken, maanden of jaren; "
            "'start' is 31 januari 2025 (gegevens/data.yaml:7); 'budget' is € 100.000 (gegevens/data.yaml:1)",
        ),
        ("budget / niets", "'niets' is 0 (gegevens/data.yaml:6)"),
        ("budgt", "bedoelde u 'budget' (gegevens/data.yaml:1)?"),
        ("t.bedrag", "dat is een kolom; bedoelde u som(t.bedrag)?"),
        ("t", "dat is een tabel; bedoelde u aantal(t)?"),
        ("rij.zzzzzzzz", "'rij.' bestaat alleen in een beschikking en in een tabel met {rijen=…}"),
        ("kluw", 'bedoelde u een tekst? Die staat tussen aanhalingstekens: "kluw"'),
        ("maximum(1, 2)", "bedoelde u 'max'?"),
        ("2,5", "een getal in een formule heeft een decimale punt: 2.5"),
        ("budget * 10%", "geef het percentage een sleutel: {percentage: 10}"),
        ("1.000", "schrijf '1000', of met decimalen '1.0'"),
        ("som(t.bedrg)", "bedoelde u 'bedrag'?"),
    ],
)
def test_tips(formula: str, tip: str, values: Values) -> None:
    (found,) = result(formula, values).diagnostics
    assert found.tip.replace("\u00a0", " ") == tip


def test_all_mistakes_of_one_formula(values: Values) -> None:
    outcome = result("budgt + som(x.y) + wken(start, 1)", values)
    assert [found.span.column for found in outcome.diagnostics] == [9, 21, 28]


def test_key_tip_is_silent_when_nothing_is_near(values: Values) -> None:
    assert key_tip("zz.qq", values) == ""


# --- conditions -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ('rij.gebied = "kluw"', True),
        ("rij.gebied = 'kluw'", True),
        ("rij.gebied = “kluw”", True),
        ('"kluw" != rij.gebied', False),
        ('rij.gebied = "regio" of rij.bedrag > 400', True),
        ('rij.gebied = "kluw" en rij.bedrag > 500', False),
        ('niet rij.gebied = "regio"', True),
        ('niet (rij.gebied = "regio" of rij.bedrag = 500)', False),
        ('rij.gebied = "x" en rij.bij > 5 of rij.bedrag >= 500', True),
        ("rij.bedrag", True),
        ("rij.bij", False),
        ("niet rij.bij", True),
        ("(rij.bij)", False),
        ("rij.bij = 5", False),
        ("rij.bij != 5", True),
        ('rij.bij = ""', False),
        ("rij.bij en rij.bij > 5", False),
        ("rij.bedrag ≥ 500", True),
        ("rij.bedrag ≠ 500", False),
        ("rij.bedrag <= -1", False),
        ("tarief < 10", True),
        ("500 = rij.bedrag", True),
        ("rij.bedrag * 2 = 1000 * (budget / budget)", None),
        ("budget = deel + 70 000 * 1", None),
        ("start < eind", True),
        ("rij.ontvangen <= sluit", True),
        ("sluit < rij.ontvangen", False),
        ("start = start", True),
        ("looptijd = looptijd", True),
        ("rij.fout = 3", None),
        ("rij.fout", None),
        ("rij.fout en rij.bij", False),
        ("rij.fout of rij.bedrag", True),
        ("rij.fout en rij.bedrag", None),
        ("niet rij.fout", None),
    ],
)
def test_holds(condition: str, expected: bool | None, values: Values) -> None:
    parsed = parse_condition(condition, place(condition))
    assert parsed.value is not None
    outcome = holds(parsed.value, values)
    assert outcome.value is expected
    if expected is not None:
        assert outcome.diagnostics == ()


@pytest.mark.parametrize(
    ("condition", "underlined", "expected"),
    [
        ("rij.bedrag * 2", "rij.bedrag * 2", "0240 hier wordt een vergelijking verwacht"),
        ("rij.bedrag == 5", "==", "0240 verwacht: een operator of het einde; gevonden: '=='"),
        ("1 < rij.bedrag < 5", "<", "0240 verwacht: één vergelijking tegelijk; gevonden: '<'"),
        ("rij.bedrag = 5 &", "&", "0240 verwacht: 'en', 'of' of het einde; gevonden: '&'"),
        ('rij.gebied = "kluw', '"', "0240 verwacht: een getal, een sleutel, een functie of '('; gevonden: '\"'"),
        ("rij.bedrag en 5", "5", "0240 hier wordt een vergelijking verwacht"),
        ("niet", "t", "0240 verwacht: een getal, een sleutel, een functie of '('; gevonden: het einde van de formule"),
        ("en rij.bedrag", "en", "0240 verwacht: een getal, een sleutel, een functie of '('; gevonden: 'en'"),
        ("rij.gebied = kluw", "kluw", "0244 de waarde 'kluw' bestaat niet"),
        ('rij.gebied > "a"', 'rij.gebied > "a"', "0241 een tekst heeft geen grootte; verwacht: = of !="),
        (
            "rij.gebied = 5",
            "rij.gebied = 5",
            "0241 een tekst = een getal is niet te vergelijken; verwacht: twee waarden van dezelfde soort",
        ),
        ("rij.bij > 5", "rij.bij > 5", "0247 hier wordt gerekend met een lege cel: rij.bij"),
    ],
)
def test_condition_refuses(condition: str, underlined: str, expected: str, values: Values) -> None:
    parsed = parse_condition(condition, place(condition))
    found = parsed.diagnostics if parsed.value is None else holds(parsed.value, values).diagnostics
    line = f"w: {{is: {condition}}}"
    assert [line[each.span.column - 1 : each.span.end_column - 1] for each in found] == [underlined]
    assert f"{found[0].rule.code.removeprefix('REGL')} {found[0].melding}" == expected


def test_a_formula_over_lines_is_underlined_whole(load_text: Load, say: Say) -> None:
    assert say(load_text("a: {aantal: 1}\nb:\n  is: >-\n    a +\n    x\n").diagnostics) == [
        "3:7-5:6 0244 de waarde 'x' bestaat niet"
    ]


def test_a_quoted_formula_is_underlined_at_its_part(load_text: Load, say: Say) -> None:
    assert say(load_text("a: {aantal: 1}\nb: {is: 'a + x'}\n").diagnostics) == ["2:14-15 0244 de waarde 'x' bestaat niet"]


# --- order and circles ----------------------------------------------------------------------------


def test_order_of_typing_does_not_matter(load_text: Load) -> None:
    outcome = load_text("c: {is: b * 2}\nb: {is: a + a}\na: {bedrag: 3}\n")
    assert outcome.diagnostics == ()
    assert outcome.value.waarden["c"].inhoud == Bedrag(Decimal(12))


def test_a_long_way_is_no_problem(load_text: Load) -> None:
    outcome = load_text("".join(f"w{n}: {{is: w{n + 1} + 1}}\n" for n in range(3000)) + "w3000: {aantal: 0}\n")
    assert outcome.diagnostics == ()
    assert outcome.value.waarden["w0"].inhoud == Aantal(Decimal(3000))


@pytest.mark.parametrize(
    ("text", "expected", "tip"),
    [
        (
            "a: {is: a}\n",
            ["1:9-10 0248 de formule gebruikt haar eigen uitkomst: 'a' → 'a'"],
            "haal de sleutel uit haar eigen formule",
        ),
        (
            "a: {is: b}\nb: {is: 2 * a}\n",
            ["1:9-10 0248 de formule gebruikt haar eigen uitkomst: 'a' → 'b' → 'a'"],
            "'b' staat op gegevens/waarden.yaml:2",
        ),
        (
            "d: {is: a}\na: {is: b}\nb: {is: c}\nc: {is: a}\n",
            ["2:9-10 0248 de formule gebruikt haar eigen uitkomst: 'a' → 'b' → 'c' → 'a'"],
            "'b' staat op gegevens/waarden.yaml:3",
        ),
        (
            "a: {is: b}\nb: {is: a}\nc: {is: d}\nd: {is: c}\n",
            [
                "1:9-10 0248 de formule gebruikt haar eigen uitkomst: 'a' → 'b' → 'a'",
                "3:9-10 0248 de formule gebruikt haar eigen uitkomst: 'c' → 'd' → 'c'",
            ],
            "'b' staat op gegevens/waarden.yaml:2",
        ),
    ],
)
def test_circles(text: str, expected: list[str], tip: str, load_text: Load, say: Say) -> None:
    outcome = load_text(text)
    assert say(outcome.diagnostics) == expected
    assert outcome.diagnostics[0].tip == tip
    assert {type(waarde.inhoud) for waarde in outcome.value.waarden.values()} == {Onbekend}
