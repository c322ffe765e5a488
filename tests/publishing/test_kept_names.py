"""The names in `identiteiten.yaml`: a build keeps them up to date, and nothing is published without them."""

from __future__ import annotations

from pathlib import Path

import pytest

from regelzetter.cli import run
from tests.publishing.repositories import changed, commit, git, repository


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return repository(tmp_path / "repo")


def order(own: Path, word: str, *more: str) -> list[str]:
    return [word, "regeling", *more, "--dossier", str(own / "dossier"), "--uit", str(own.parent / "uit")]


def build(own: Path) -> None:
    assert run(order(own, "bouw", "--formaat", "stop")) == 0


def test_a_build_without_changes_writes_nothing(own: Path) -> None:
    build(own)
    assert git(own, "status", "--porcelain") == ""


def test_a_changed_text_is_not_published_before_its_ledger_is_kept(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed(own, "dossier/regeling.md", "# Slotformulier", "# Artikel. Nieuw\n\nDit artikel is nieuw.\n\n# Slotformulier")
    commit(own, "nieuw artikel")
    assert run(order(own, "publiceer")) == 1
    assert "REGL0854" in capsys.readouterr().err
    build(own)
    assert "identiteiten.yaml is bijgewerkt; leg het vast in git" in capsys.readouterr().err
    commit(own, "namen")
    assert run(order(own, "publiceer")) == 0


def test_a_build_of_another_document_leaves_its_ledger_as_it_is(own: Path) -> None:
    """Also where git does not know it yet."""
    changed(own, "dossier/regeling.md", "# Slotformulier", "# Artikel. Nieuw\n\nDit artikel is nieuw.\n\n# Slotformulier")
    build(own)
    ledger = own / "dossier/identiteiten.yaml"
    kept = ledger.read_bytes()
    assert run(["bouw", "wijziging", "--formaat", "stop", *order(own, "")[2:]]) == 0
    assert ledger.read_bytes() == kept


def test_a_ledger_that_was_deleted_comes_back(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = own / "dossier/identiteiten.yaml"
    before = ledger.read_bytes()
    ledger.unlink()
    build(own)
    assert "was weg en is hersteld" in capsys.readouterr().err
    assert ledger.read_bytes() == before


def test_also_when_the_deletion_was_committed(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = own / "dossier/identiteiten.yaml"
    before = ledger.read_bytes()
    ledger.unlink()
    commit(own, "weg")
    assert run(order(own, "publiceer")) == 1
    assert "REGL0854" in capsys.readouterr().err
    build(own)
    assert ledger.read_bytes() == before


def test_a_ledger_that_began_anew_is_noticed(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever writes other names over it is told by the version that was published before."""
    git(own, "tag", "v1.0")
    ledger = own / "dossier/identiteiten.yaml"
    ledger.write_text(ledger.read_text("utf-8").replace("_1__", "_2__").replace("versie: 1", "versie: 2"), "utf-8")
    commit(own, "anders")
    assert run(order(own, "publiceer")) == 1
    said = capsys.readouterr().err
    assert "REGL0853" in said
    assert "v1.0" in said
