"""One letter, many recipients, as a person asks for them: what cannot be the name of a file, and what cannot be printed."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from regelzetter.cli import run
from tests.default_dossier import completed

SCHEMA = (
    "tabel: ontvangers\nkolommen:\n  kenmerk: {soort: tekst, verplicht: ja}\n"
    "  naam: {soort: tekst, verplicht: ja}\n  adres: {soort: tekst}\n"
)


def letters(folder: Path, rows: Sequence[str], formats: str = "html") -> int:
    """The exit code of making the letters of these recipients in `folder`/uit."""
    given = {
        "beschikkingen/besluit.md": "Aan {{ rij.naam }} wordt subsidie verleend.\n",
        "gegevens/ontvangers.yaml": SCHEMA,
        "gegevens/ontvangers.csv": "\n".join(["kenmerk,naam,adres", *rows, ""]),
    }
    for path, data in completed(given, closed=True).items():
        target = folder / "dossier" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data.replace(b"[html]", f"[{formats}]".encode()))
    return run(["beschikkingen", "besluit", "--dossier", str(folder / "dossier"), "--uit", str(folder / "uit")])


def test_a_kenmerk_that_is_no_name_for_a_file_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = ["k1", "K/1", "CON", "é", "x" * 101]
    assert letters(tmp_path, ["K1,Een,Straat 1", "K-1,Twee,Straat 2", *(f"{each},Drie,Straat 3" for each in wrong)]) == 1
    said = capsys.readouterr().err
    for line, each in enumerate(wrong, 4):
        assert f"gegevens/ontvangers.csv:{line}:1: fout REGL0701: het kenmerk '{each}' is niet bruikbaar als naam" in said
    assert said.count("REGL0701") == len(wrong)
    assert not (tmp_path / "uit").exists()
    assert run(["controleer", "--dossier", str(tmp_path / "dossier")]) == 1
    assert "".join(capsys.readouterr()).count("REGL0701") == len(wrong)


def test_the_register_gives_each_file_its_own_row(tmp_path: Path) -> None:
    assert letters(tmp_path, ["K1,Een,Straat 1", "K1.a,=1+1,Straat 2"]) == 0
    with (tmp_path / "uit" / "beschikkingen" / "besluit" / "register.csv").open(encoding="utf-8-sig") as stream:
        rows = [(row["brief"], Path(row["bestand"]).name, row["naam"]) for row in csv.DictReader(stream)]
    assert rows == [("K1", "K1.html", "Een"), ("K1.a", "K1.a.html", "'=1+1")]


def test_a_sign_without_a_letter_is_shown_at_its_recipient(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert letters(tmp_path, ["K1,Een,Straat 1", "K2,Twee 😀,Straat 2"], "pdf") != 0
    assert "gegevens/ontvangers.csv:3:1: fout REGL0811" in capsys.readouterr().err


def test_where_nothing_can_be_written_that_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "uit").mkdir()
    (tmp_path / "uit" / "beschikkingen").write_text("een bestand")
    assert letters(tmp_path, ["K1,Een,Straat 1"]) == 2
    assert "de uitvoer kon niet worden geschreven: waar een map moet staan, staat een bestand" in capsys.readouterr().err
