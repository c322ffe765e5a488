"""build/index.html: the whole build on one page, also what changed since the build before."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import etree

from regelzetter.cli import run
from tests.publishing.repositories import NEUTRAL, SECOND, changed


@pytest.fixture
def own(tmp_path: Path) -> Path:
    shutil.copytree(SECOND, tmp_path / "dossier")
    return tmp_path


def page(own: Path) -> str:
    order = ["bouw", "--stil", "--formaat", "html", "--dossier", str(own / "dossier"), "--uit", str(own / "uit")]
    assert run(order) == 0
    assert NEUTRAL in (own / "uit/index.html").read_text(encoding="utf-8")
    root = etree.fromstring((own / "uit/index.html").read_bytes(), etree.HTMLParser(encoding="utf-8"))
    links = [link.get("href", "") for link in root.iter("a")]
    assert all((own / "uit" / link).is_file() for link in links if not link.startswith("#"))
    return " ".join("".join(root.itertext()).replace("\u00a0", " ").split())


def test_it_tells_documents_proofs_findings_and_values(own: Path) -> None:
    said = page(own)
    assert "Er was geen vorige bouw." in said
    assert "Geen meldingen." in said
    assert "woorden" in said
    assert "gegevens/" in said


def test_it_tells_what_changed(own: Path) -> None:
    page(own)
    assert "Veranderd sinds de vorige bouw Niets." in page(own)
    changed(own, "dossier/kamerbrief.md", ".\n", ". Met een zin erbij.\n")
    said = page(own)
    assert "1 bestand anders: kamerbrief/kamerbrief.html" in said
    changed(own, "dossier/gegevens/bedragen.yaml", "nox_ton: {aantal: 1 150,", "nox_ton: {aantal: 1 160,")
    assert "waarde nox_ton: 1.150 → 1.160" in page(own)


def test_a_comparison_looks_like_the_other_pages_of_the_dossier(own: Path) -> None:
    shutil.copytree(SECOND, own / "oud")
    assert (
        run(["vergelijk", str(own / "oud"), str(own / "dossier"), "--dossier", str(own / "dossier"), "--uit", str(own / "uit")])
        == 0
    )
    assert NEUTRAL in (own / "uit/vergelijking/vergelijking.html").read_text(encoding="utf-8")
