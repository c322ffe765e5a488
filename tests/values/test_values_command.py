"""`waarden` for people and machines, and scenarios at the door: marked, in a place of their own, never published."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from regelzetter.cli import run
from tests.default_dossier import completed

WAARDEN = """\
budget: {bedrag: 1 000 000, bron: Rijksbegroting}
kosten: {bedrag: 250 000}
plafond: {is: budget - kosten}
doel: {tekst: "een proef van {{ plafond }}"}
"""
REGELING = "# Artikel 1. Plafond {#plafond}\n\n1. Er is {{ plafond }} beschikbaar.\n2. Het doel is {{ doel }}.\n"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    given = {
        "regeling.md": REGELING,
        "gegevens/waarden.yaml": WAARDEN,
        "gegevens/scenario/krap.yaml": "budget: {bedrag: 800 000}\n",
        "nota.md": "De nota noemt {{ doel }}.\n",
    }
    for path, data in completed(given, closed=True).items():
        place = tmp_path / "regeling" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return tmp_path / "regeling"


def test_one_value_for_a_person(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["waarden", "plafond", "--dossier", str(dossier)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "plafond: € 750.000 (gegevens/waarden.yaml:3, 1× gedrukt)",
        "  formule: budget - kosten",
        "  ingevuld: € 1.000.000 − € 250.000",
        "    budget: € 1.000.000 (gegevens/waarden.yaml:1)",
        "    kosten: € 250.000 (gegevens/waarden.yaml:2)",
        "  gedrukt in regeling, artikel 1, eerste lid: € 750.000",
        "  via doel gedrukt in regeling, artikel 1, tweede lid: een proef van € 750.000",
        "  via doel gedrukt in nota, lopende tekst: een proef van € 750.000",
    ]


def test_one_and_all_for_a_machine(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["waarden", "budget", "--uitvoer", "json", "--dossier", str(dossier)]) == 0
    (entry,) = json.loads(capsys.readouterr().out)
    assert (entry["bron"], entry["plaats"], entry["gedrukt"]) == ("Rijksbegroting", "gegevens/waarden.yaml:1", [])
    assert [(each["sleutel"], [place["adres"] for place in each["gedrukt"]]) for each in entry["via"]] == [
        ("plafond", ["artikel 1, eerste lid"]),
        ("doel", ["artikel 1, tweede lid", ""]),
    ]
    assert run(["waarden", "--uitvoer", "json", "--dossier", str(dossier)]) == 0
    assert {"budget", "kosten", "plafond", "doel"} < {each["sleutel"] for each in json.loads(capsys.readouterr().out)}


def test_an_unknown_key(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["waarden", "plafnd", "--dossier", str(dossier)]) == 2
    assert "bedoelde u 'plafond'?" in capsys.readouterr().err
    assert run(["waarden", "rij.kosten", "--dossier", str(dossier)]) == 2
    assert "bestaat niet; \n" not in capsys.readouterr().err


def test_what_is_in_a_table_is_said_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    """The names under which `vergelijk` tells of a table of data are no values; the message says where they are."""
    second = str(Path(__file__).parents[1] / "tweede-dossier")
    assert run(["waarden", "havens[Oudermonde].bedrag", "--dossier", second]) == 2
    assert capsys.readouterr().err == (
        "regelzetter: 'havens[Oudermonde].bedrag' is geen waarde maar een cel in havens "
        "(gegevens/havens.csv:1, 5 rijen: haven, vaarweg, ligplaatsen, bedrag)\n"
    )


@pytest.mark.parametrize(
    ("version", "expected"),
    [("dossier.txt", "'dossier.txt' is een bestand"), ("nergens", "'nergens' is geen map en geen versie in git")],
)
def test_a_version_that_is_none(
    version: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    subprocess.run(["git", "init", "-q"], check=True)
    (tmp_path / "dossier.txt").touch()
    assert run(["vergelijk", version, ".", "--dossier", "."]) == 2
    assert expected in capsys.readouterr().err


def test_a_scenario_is_built_beside_and_says_so(dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "build"
    assert run(["bouw", "--stil", "--dossier", str(dossier), "--uit", str(out)]) == 0
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    assert run(["bouw", "--stil", "--scenario", "krap", "--dossier", str(dossier), "--uit", str(out)]) == 0
    made = [path for path in out.rglob("*") if path.is_file() and path not in before]
    assert all(path.is_relative_to(out / "scenario" / "krap") for path in made)
    assert {path: path.read_bytes() for path in before} == before
    pages = [path.read_text(encoding="utf-8") for path in made if path.suffix == ".html" and path.name != "index.html"]
    assert len(pages) == 2
    for page in pages:
        assert "SCENARIO krap — geen officieel stuk" in page
        assert "€\u00a0550.000" in page
    assert not any("SCENARIO" in data.decode(errors="ignore") for data in before.values())
    assert json.loads((out / "scenario/krap/manifest.json").read_text())["scenario"] == "krap"
    assert "scenario" not in json.loads((out / "manifest.json").read_text())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["publiceer", "--scenario", "krap"], "een scenario wordt nooit gepubliceerd"),
        (["bouw", "--scenario", "krap", "--formaat", "stop"], "het formaat 'stop' wordt van een scenario niet gemaakt"),
        (["controleer", "--scenario", "krop"], "het scenario 'krop' bestaat niet; er zijn krap"),
        (["waarden", "--scenario", "../krap"], "het scenario '../krap' bestaat niet"),
    ],
)
def test_refused(words: list[str], expected: str, dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*words, "--dossier", str(dossier)]) == 2
    assert expected in capsys.readouterr().err


def test_a_scenario_counts_through(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["waarden", "doel", "--scenario", "krap", "--dossier", str(dossier)]) == 0
    assert "een proef van € 550.000" in capsys.readouterr().out
    assert run(["controleer", "--scenario", "krap", "--dossier", str(dossier)]) == 0


def test_a_pattern_over_all_data_does_not_read_scenarios_as_data(dossier: Path) -> None:
    plan = dossier / "dossier.yaml"
    text = plan.read_text(encoding="utf-8")
    start = text.index("gegevens: [")
    end = text.index("]", start)
    plan.write_text(f"{text[:start]}gegevens: ['gegevens/*.yaml'{text[end:]}", encoding="utf-8")
    assert run(["controleer", "--dossier", str(dossier)]) == 0


def test_a_file_that_is_too_large_is_not_passed_over(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (dossier / "gegevens/waarden.yaml").write_text("# " + "x" * 20_000_001, encoding="utf-8")
    assert run(["controleer", "--dossier", str(dossier)]) == 1
    assert "is groter dan 20 MB" in capsys.readouterr().err
