"""What `regelzetter nieuw` makes is right as it is, in every year, and builds at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from regelzetter.cli import run
from regelzetter.compile import compile_dossier
from regelzetter.new_dossier import first_files
from regelzetter.storage import MemoryFiles

FORMATS = ("docx", "html", "odt", "pdf")


@pytest.mark.parametrize("year", [2025, 2028, 2090])
def test_it_is_right_as_it_is(year: int) -> None:
    files = {path: text.encode() for path, text in first_files(year).items()}
    assert compile_dossier(MemoryFiles(files), strict=True).diagnostics == ()


def test_its_years_are_in_its_data_only() -> None:
    files = first_files(2031)
    with_year = {path for path, text in files.items() if re.search(r"\b20\d\d\b", text.replace("Comptabiliteitswet 2016", ""))}
    assert {path for path in with_year if not path.startswith("gegevens/")} == set()
    assert "ondertekening: {datum: 2031-10-01}" in files["gegevens/data.yaml"]


def test_it_builds_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "werk" / "dorpshuizen"
    assert run(["nieuw", str(folder)]) == 0
    assert "regelzetter bouw --dossier" in capsys.readouterr().err
    assert run(["bouw", "--dossier", str(folder), "--uit", str(tmp_path / "build"), "--stil"]) == 0
    made = {path.suffix[1:] for path in (tmp_path / "build" / "regeling").iterdir()}
    assert made == set(FORMATS)
    assert [path.name for path in (tmp_path / "werk").iterdir()] == ["dorpshuizen"]


def test_in_the_folder_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "leeg"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert run(["nieuw", "."]) == 0
    assert run(["controleer", "--stil"]) == 0


def test_nothing_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "brief.docx").write_bytes(b"werk")
    assert run(["nieuw", str(tmp_path)]) == 2
    assert run(["nieuw", str(tmp_path / "brief.docx" / "x")]) == 2
    told = capsys.readouterr().err
    assert "bestaat al en is niet leeg" in told
    assert "kan niet worden gemaakt: waar een map moet staan, staat een bestand" in told
    assert [path.name for path in tmp_path.iterdir()] == ["brief.docx"]
