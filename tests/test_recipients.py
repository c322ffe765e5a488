"""`beschikkingen --ontvangers`: another list for one run, with the schema of the dossier; what was made says from which list."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from regelzetter.cli import run
from tests.default_dossier import completed, workbook

HEAD = "kenmerk,naam,adres,bedrag"
SCHEMA = (
    "tabel: ontvangers\nkolommen:\n  kenmerk: {soort: tekst, verplicht: ja}\n  naam: {soort: tekst, verplicht: ja}\n"
    "  adres: {soort: tekst}\n  bedrag: {soort: bedrag}\ntelt_op: [ontvangers.bedrag = plafond]\n"
)


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A decision to two recipients, who get € 1.000 together."""
    given = {
        "beschikkingen/besluit.md": "Aan {{ rij.naam }} wordt {{ rij.bedrag }} subsidie verleend.\n",
        "gegevens/ontvangers.yaml": SCHEMA,
        "gegevens/ontvangers.csv": f"{HEAD}\nK1,Een,Straat 1,400\nK2,Twee,Straat 2,600\n",
    }
    for path, data in completed(given, closed=True).items():
        target = tmp_path / "dossier" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return tmp_path / "dossier"


def made(dossier: Path, given: Path, target: str = "uit") -> int:
    order = ["beschikkingen", "besluit", "--dossier", str(dossier), "--uit", str(dossier.parent / target)]
    return run([*order, "--ontvangers", str(given)])


def listed(dossier: Path, *rows: str, name: str = "lijst.csv") -> Path:
    """A list beside the dossier."""
    path = dossier.parent / name
    path.write_text("\n".join([HEAD, *rows, ""]), "utf-8")
    return path


def test_a_list_from_outside_is_used_and_named(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert made(dossier, listed(dossier, "K7,=1+1,Straat 7,1000")) == 0
    assert "lijst.csv, in plaats van" in capsys.readouterr().err
    folder = dossier.parent / "uit"
    assert sorted(path.name for path in (folder / "beschikkingen" / "besluit").iterdir()) == ["K7.html", "register.csv"]
    with (folder / "beschikkingen" / "besluit" / "register.csv").open(encoding="utf-8-sig") as stream:
        rows = [(row["ontvangers"], row["naam"]) for row in csv.DictReader(stream)]
    assert rows == [("lijst.csv", "'=1+1")]
    entries = json.loads((folder / "manifest.json").read_text("utf-8"))["bestanden"]
    assert {entry["ontvangers"]["bestand"] for entry in entries} == {"lijst.csv"}
    assert "Gemaakt voor de ontvangers in <code>lijst" in (folder / "index.html").read_text("utf-8")
    assert str(dossier.parent) not in "".join(path.read_text("utf-8") for path in folder.rglob("*") if path.is_file())


def test_without_it_nothing_is_said_of_a_list(dossier: Path) -> None:
    target = dossier.parent / "uit"
    assert run(["beschikkingen", "besluit", "--dossier", str(dossier), "--uit", str(target)]) == 0
    assert '"ontvangers"' not in (target / "manifest.json").read_text("utf-8")
    assert b",ontvangers," not in (target / "beschikkingen" / "besluit" / "register.csv").read_bytes()


def test_a_mistake_is_shown_where_it_stands(
    dossier: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(dossier.parent)
    listed(dossier, "K7,Zeven,Straat 7,duizend")
    assert run(["beschikkingen", "besluit", "--dossier", "dossier", "--uit", "uit", "--ontvangers", "lijst.csv"]) == 1
    assert "\nlijst.csv:2:19: fout REGL0222" in capsys.readouterr().err
    assert not Path("uit").exists()


def test_a_part_of_the_recipients_is_told_and_too_much_is_an_error(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert made(dossier, listed(dossier, "K7,Zeven,Straat 7,100")) == 0
    said = capsys.readouterr().err.replace("\u00a0", " ")
    assert "waarschuwing REGL0855: de ontvangers in deze lijst krijgen samen € 100; 'plafond' is € 1.000" in said
    assert made(dossier, listed(dossier, "K7,Zeven,Straat 7,1001")) == 1
    assert "REGL0251" in capsys.readouterr().err


def test_a_list_in_the_dossier_and_one_in_a_workbook(dossier: Path) -> None:
    rows = listed(dossier, "K7,Zeven,Straat 7,1000")
    inside = dossier / "gegevens" / "proef.csv"
    shutil.copy(rows, inside)
    assert made(dossier, inside, "een") == 0
    assert '"bestand": "gegevens/proef.csv"' in (dossier.parent / "een" / "manifest.json").read_text("utf-8")
    book = dossier.parent / "lijst.xlsx"
    book.write_bytes(workbook(rows.read_text("utf-8")))
    assert made(dossier, book, "twee") == 0
    letter = Path("beschikkingen", "besluit", "K7.html")
    assert (dossier.parent / "een" / letter).read_bytes() == (dossier.parent / "twee" / letter).read_bytes()


@pytest.mark.parametrize("name", ["lijst.ods", "LIJST.CSV", "map.csv", "", "nergens.csv"])
def test_what_is_no_list_is_wrong_use(dossier: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    listed(dossier, "K7,Zeven,Straat 7,1000", name="lijst.ods")
    listed(dossier, "K7,Zeven,Straat 7,1000", name="LIJST.CSV")
    (dossier.parent / "map.csv").mkdir()
    order = ["beschikkingen", "besluit", "--dossier", str(dossier), "--uit", str(dossier.parent / "uit")]
    assert run([*order, "--ontvangers", str(dossier.parent / name) if name else ""]) == 2
    assert capsys.readouterr().err.startswith("regelzetter: ")


def test_a_decision_to_one_has_no_list(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = dossier / "dossier.yaml"
    lines = plan.read_text("utf-8").splitlines()
    plan.write_text("\n".join(line for line in lines if not line.strip().startswith("ontvanger")), "utf-8")
    assert made(dossier, listed(dossier, "K7,Zeven,Straat 7,1000")) == 2
    assert "'besluit' heeft in dossier.yaml geen lijst van ontvangers" in capsys.readouterr().err
