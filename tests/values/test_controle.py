"""`controle:`: comparisons that must hold, and what is said when they do not."""

from __future__ import annotations

import pytest

from tests.values.test_formulas import DATA, Load, Say


@pytest.mark.parametrize(
    ("control", "expected"),
    [
        ("budget = deel * 3 + deel / 3", None),
        ("budget = deel", "links € 100.000, rechts € 30.000; het verschil is € 70.000"),
        ("budget < deel", "links € 100.000, rechts € 30.000; links is € 70.000 te veel"),
        ("budget <= deel", "links € 100.000, rechts € 30.000; links is € 70.000 te veel"),
        ("deel > budget", "links € 30.000, rechts € 100.000; links is € 70.000 te weinig"),
        ("budget > budget", "links € 100.000, rechts € 100.000; zij zijn gelijk"),
        ("budget != budget", "links € 100.000, rechts € 100.000"),
        ("budget = 0", "links € 100.000, rechts € 0; het verschil is € 100.000"),
        ("budget / 3 = deel", "links ongeveer € 33.333,3333, rechts € 30.000; het verschil is ongeveer € 3.333,3333"),
        ("tarief = korting", "links 7,5%, rechts 2%; het verschil is 5,5 procentpunt"),
        ("regios = 3", "links 4, rechts 3; het verschil is 1"),
        ("start = eind", "links 31 januari 2025, rechts 1 maart 2025; het verschil is 29 dagen"),
        (
            "sluit > weken(sluit, 1)",
            "links 1 oktober 2024, 16:00 uur, rechts 8 oktober 2024, 16:00 uur; links is 10.080 minuten te weinig",
        ),
        ("naam = 'Zuid'", "links 'Noord', rechts 'Zuid'"),
        ("stuk = budget", None),
    ],
)
def test_controle(control: str, expected: str | None, load_text: Load) -> None:
    outcome = load_text({**DATA, "waarden.yaml": f'controle:\n  - "{control}"\n'})
    found = [each for each in outcome.diagnostics if each.rule.code != "REGL0223"]
    if expected is None:
        assert found == []
    else:
        (only,) = found
        assert only.melding.replace("\u00a0", " ") == f"de controle '{control}' klopt niet: {expected}"
        assert (only.span.line, only.span.column, only.span.end_column) == (2, 6, 6 + len(control))


def test_controle_says_why_it_must_hold(load_text: Load) -> None:
    text = 'controle:\n  - {is: "budget = deel", toelichting: het hele budget}\n'
    found = load_text({**DATA, "waarden.yaml": text}).diagnostics[-1]
    assert found.tip.replace("\u00a0", " ") == (
        "het hele budget; 'budget' is € 100.000 (gegevens/data.yaml:1); 'deel' is € 30.000 (gegevens/data.yaml:2)"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("controle: a = b", "1:11-16 0250 'controle' is een lijst van vergelijkingen"),
        ("controle: [a]", "1:12-13 0250 een controle is één vergelijking"),
        ("controle:\n  - [a]", "2:5-8 0250 hier wordt een vergelijking verwacht"),
        ("controle:\n  - {als: 1 = 1}", "2:5-17 0250 hier wordt een vergelijking verwacht"),
        ("controle:\n  - {is: 1 = 1, reden: x}", "2:17-22 0250 de sleutel 'reden' bestaat niet in een controle"),
        (
            "controle:\n  - 1 +",
            "2:7-8 0240 verwacht: een getal, een sleutel, een functie of '('; gevonden: het einde van de formule",
        ),
    ],
)
def test_controle_must_be_a_comparison(text: str, expected: str, load_text: Load, say: Say) -> None:
    assert say(load_text(text).diagnostics) == [expected]
