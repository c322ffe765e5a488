"""`scripts/toets_bundels.py` looks at bundles without regelzetter, and is seen to refuse."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCHEMAS = ROOT.parent / "shared" / "schemas"
SCRIPT = ROOT / "scripts" / "toets_bundels.py"
GOOD = SCHEMAS / "stop-voorbeelden" / "nieuwe-regeling" / "besluit.xml"
with_schemas = pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the official schemas are not here")


def checked(folder: Path, schemas: Path = SCHEMAS) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"REGELZETTER_SCHEMAS": str(schemas)}
    return subprocess.run(
        [sys.executable, str(SCRIPT), str(folder)], capture_output=True, text=True, check=False, env=environment
    )


def bundle(folder: Path, name: str, besluit: bytes | None) -> None:
    with zipfile.ZipFile(folder / name, "w") as archive:
        archive.writestr("manifest.json", "{}")
        if besluit is not None:
            archive.writestr("stop/besluit.xml", besluit)


def test_it_does_not_use_regelzetter() -> None:
    assert "import regelzetter" not in SCRIPT.read_text() and "from regelzetter" not in SCRIPT.read_text()


@with_schemas
def test_good_bundles_pass_in_both_versions(tmp_path: Path) -> None:
    bundle(tmp_path, "regeling.zip", GOOD.read_bytes())
    bundle(tmp_path, "kamerbrief.zip", None)
    run = checked(tmp_path)
    assert run.returncode == 0
    assert run.stdout.splitlines() == [
        "2 bundels, 1 met een besluit",
        *(f"1 files, 0 faults, STOP {version}" for version in ("1.3.0", "1.4.1")),
    ]


@with_schemas
def test_a_bad_bundle_is_refused(tmp_path: Path) -> None:
    bundle(tmp_path, "regeling.zip", GOOD.read_bytes())
    bundle(tmp_path, "slecht.zip", GOOD.read_bytes().replace(b'eId="art_2"', b'eId="lid_2"'))
    run = checked(tmp_path)
    assert run.returncode == 1
    assert "slecht.besluit.xml" in run.stdout and "regeling.besluit.xml" not in run.stdout


@with_schemas
def test_what_is_no_xml_is_refused(tmp_path: Path) -> None:
    bundle(tmp_path, "regeling.zip", b"<a")
    assert checked(tmp_path).returncode == 2


@with_schemas
def test_a_besluit_of_an_annex_is_looked_at_too(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "brief.zip", "w") as archive:
        archive.writestr("bijlagen/regeling/stop/besluit.xml", GOOD.read_bytes().replace(b'eId="art_2"', b'eId="lid_2"'))
    run = checked(tmp_path)
    assert run.returncode == 1
    assert "brief.bijlagen.regeling.besluit.xml" in run.stdout


@with_schemas
def test_what_is_no_bundle_is_no_pass(tmp_path: Path) -> None:
    bundle(tmp_path, "regeling.zip", GOOD.read_bytes())
    (tmp_path / "kapot.zip").write_bytes(b"kapot")
    run = checked(tmp_path)
    assert (run.returncode, "geen heel zip-bestand" in run.stderr) == (1, True)
    assert "Traceback" not in run.stderr


@with_schemas
def test_no_bundle_is_no_pass(tmp_path: Path) -> None:
    assert checked(tmp_path).returncode == 1


def test_without_schemas_it_says_so(tmp_path: Path) -> None:
    run = checked(tmp_path, tmp_path)
    assert (run.returncode, "REGELZETTER_SCHEMAS" in run.stderr) == (2, True)
