"""Building as a whole: the same bytes anywhere, a change seen everywhere, an error that leaves what stood there untouched."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from regelzetter.cli import run

HERE = Path(__file__).parent
SECOND = HERE / "tweede-dossier"
STO = HERE.parent / "regeling"


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def built_elsewhere(dossier: Path, target: Path, **environment: str) -> dict[str, str]:
    """Build in a process of its own, from a copy in another folder."""
    copy = target.parent / f"{target.name}-bron"
    shutil.copytree(dossier, copy)
    command = [sys.executable, "-m", "regelzetter", "bouw", "--stil", "--dossier", str(copy), "--uit", str(target)]
    path = os.pathsep.join([str(HERE.parent / "src"), os.environ.get("PYTHONPATH", "")])
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": path, **environment})
    return digests(target)


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    one = built_elsewhere(SECOND, tmp_path / "een", TZ="UTC", LANG="C", PYTHONHASHSEED="1")
    two = built_elsewhere(
        SECOND, tmp_path / "een map met spaties" / "twee", TZ="Pacific/Auckland", LANG="nl_NL.UTF-8", PYTHONHASHSEED="2"
    )
    assert one == two
    assert len(one) > 30


def test_every_file_is_in_the_manifest_with_its_digest(tmp_path: Path) -> None:
    assert run(["bouw", "--stil", "--dossier", str(SECOND), "--uit", str(tmp_path)]) == 0
    manifest = {entry["pad"]: entry for entry in json.loads((tmp_path / "manifest.json").read_text("utf-8"))["bestanden"]}
    made = {path: digest for path, digest in digests(tmp_path).items() if "/" in path}
    assert {path: entry["sha256"] for path, entry in manifest.items()} == made
    assert all(entry["getoetst"] for path, entry in manifest.items() if path.endswith((".pdf", ".docx", ".odt", ".html")))


@pytest.mark.skipif(not STO.is_dir(), reason="the dossier of the project is absent: CI also tests the toolkit alone")
def test_a_changed_amount_without_its_total_stops_the_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dossier, target = tmp_path / "regeling", tmp_path / "build"
    shutil.copytree(STO, dossier)
    order = ["bouw", "--stil", "beleidskeuzes", "--formaat", "html", "--dossier", str(dossier), "--uit", str(target)]
    assert run(order) == 0
    before = digests(target)
    rows = dossier / "gegevens" / "regios.csv"
    rows.write_text(rows.read_text("utf-8").replace("3131316", "3131317"), "utf-8")
    assert run(order) == 1
    said = capsys.readouterr().err.replace("\u00a0", " ")
    assert "regios.csv" in said
    assert "bedragen.yaml" in said
    assert "€ 1" in said
    assert digests(target) == before


@pytest.mark.skipif(not STO.is_dir(), reason="the dossier of the project is absent: CI also tests the toolkit alone")
def test_a_changed_value_is_seen_in_every_document(tmp_path: Path) -> None:
    dossier, target = tmp_path / "regeling", tmp_path / "build"
    shutil.copytree(STO, dossier)
    data = dossier / "gegevens" / "bedragen.yaml"
    text = data.read_text("utf-8")
    assert text.count("bedrag: 135") == 1, "an amount is typed once"
    data.write_text(text.replace("bedrag: 135", "bedrag: 136"), "utf-8")
    assert run(["bouw", "--stil", "--formaat", "html", "--dossier", str(dossier), "--uit", str(target)]) == 0
    pages = {path.parent.name: path.read_text("utf-8").replace("\u00a0", " ") for path in target.rglob("*.html")}
    assert all("€ 135" not in page for page in pages.values())
    assert "€ 136" in pages["regeling"]
    assert "€ 136" in pages["verlening"]


def test_what_official_xml_lacks_is_said_once_and_before_anything_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier = tmp_path / "dossier"
    shutil.copytree(SECOND, dossier)
    plan = dossier / "dossier.yaml"
    plan.write_text(plan.read_text("utf-8").replace("code: mnre1130, ", ""), "utf-8")
    place = ["--dossier", str(dossier)]
    assert run(["controleer", *place]) == 1
    checked = capsys.readouterr().err
    regulation = [line for line in checked.splitlines() if "REGL0840" in line and "dossier.yaml:22:" in line]
    assert len(regulation) == 1, "STOP and Akoma Ntoso need the same code"
    assert "organisatie.code" in regulation[0]
    assert run(["bouw", *place, "--uit", str(tmp_path / "build")]) == 1
    assert capsys.readouterr().err == checked
    assert run(["bouw", "werkwijze", *place, "--uit", str(tmp_path / "build"), "--formaat", "html", "--stil"]) == 0


@pytest.mark.parametrize(
    "order", [["bouww"], ["bouw", "--formaat", "doc"], ["toon"], ["toon", "nietbestaand"], ["uitleg", "REGL9999"]]
)
def test_wrong_use_ends_with_2_and_a_line_in_dutch(order: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    more = ["--dossier", str(SECOND)] if order[0] in ("bouw", "toon") else []
    assert run([*order, *more]) == 2
    said = capsys.readouterr().err
    assert said.startswith("regelzetter: ")
    assert "Error" not in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only some systems have a disk that is always full")
def test_what_cannot_be_printed_is_said(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "regelzetter", "waarden", "--dossier", str(SECOND)]
        path = os.pathsep.join([str(HERE.parent / "src"), os.environ.get("PYTHONPATH", "")])
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, env={**os.environ, "PYTHONPATH": path})
    assert done.returncode == 2
    assert done.stderr.decode().count("de uitvoer kon niet worden geschreven") == 1
    assert b"Traceback" not in done.stderr


def test_lost_templates_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("regelzetter.templates_folder.__file__", str(tmp_path / "a" / "b" / "c.py"))
    assert run(["bouw", "--dossier", str(SECOND), "--uit", str(tmp_path / "uit")]) == 2
    assert "met de sjablonen bestaat niet" in capsys.readouterr().err
    assert not (tmp_path / "uit").exists()
