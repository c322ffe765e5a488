"""`publiceer`: from a commit, refused without one, and the same bytes wherever it is done."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any, Final

import pytest

from regelzetter.cli import run
from tests.publishing.repositories import NEUTRAL, changed, commit, git, repository

DOCUMENT: Final = "kamerbrief"


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return repository(tmp_path_factory.mktemp("repo"))


@pytest.fixture(scope="module")
def bundle(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of one bundle."""
    return published(repo, tmp_path_factory.mktemp("uit"), DOCUMENT)


def published(repo: Path, target: Path, document: str) -> dict[str, bytes]:
    assert run(["publiceer", document, "--stil", "--dossier", str(repo / "dossier"), "--uit", str(target)]) == 0
    with zipfile.ZipFile(target / "publicatie" / f"{document}.zip") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def manifest(bundle: dict[str, bytes]) -> Any:
    return json.loads(bundle["manifest.json"])


def test_the_manifest_names_every_file_with_its_digest(bundle: dict[str, bytes]) -> None:
    listed = {file["pad"]: file["sha256"] for file in manifest(bundle)["bestanden"]}
    others = {path: data for path, data in bundle.items() if path not in ("manifest.json", "SHA256SUMS")}
    assert listed == {path: hashlib.sha256(data).hexdigest() for path, data in others.items()}


def test_the_digest_list_is_the_one_of_sha256sum(bundle: dict[str, bytes], tmp_path: Path) -> None:
    for path, data in bundle.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    done = subprocess.run(["sha256sum", "--check", "--quiet", "--strict", "SHA256SUMS"], cwd=tmp_path, check=False)
    assert done.returncode == 0
    assert len(bundle["SHA256SUMS"].splitlines()) == len(bundle) - 1


def test_the_manifest_says_where_it_comes_from(repo: Path, bundle: dict[str, bytes]) -> None:
    about = manifest(bundle)
    assert about["git"] == {"commit": git(repo, "rev-parse", "HEAD"), "map": "dossier", "schoon": True}
    assert about["vergeleken_met"] is None
    assert about["afhankelijkheden"]["lxml"]
    assert about["soort"] == "kamerbrief"


def test_every_document_says_what_it_was_proven_to_be(bundle: dict[str, bytes]) -> None:
    proven = {file["pad"]: file.get("getoetst") for file in manifest(bundle)["bestanden"]}
    assert "PDF/A-2a en PDF/UA-1" in proven["kamerbrief.pdf"]
    assert proven["waarden.json"] is None


def test_only_values_that_the_documents_print_are_in_it(bundle: dict[str, bytes]) -> None:
    values = json.loads(bundle["waarden.json"])
    assert values
    documents = {file["document"] for file in manifest(bundle)["bestanden"]}
    printed = {
        place["document"] for value in values for place in (*value["gedrukt"], *(p for v in value["via"] for p in v["gedrukt"]))
    }
    assert printed <= documents


def test_the_delivery_is_a_flat_zip(repo: Path, tmp_path: Path) -> None:
    bundle = published(repo, tmp_path, "regeling")
    with zipfile.ZipFile(io.BytesIO(bundle["levering.zip"])) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    assert inside == {path.removeprefix("stop/"): data for path, data in bundle.items() if path.startswith("stop/")}
    assert {"besluit.xml", "manifest.xml", "opdracht.xml"} <= inside.keys()


# --- refused --------------------------------------------------------------------------------------


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return repository(tmp_path / "repo")


def order(repo: Path, *more: str) -> list[str]:
    return ["publiceer", DOCUMENT, "--dossier", str(repo / "dossier"), "--uit", str(repo.parent / "uit"), *more]


@pytest.mark.parametrize("path", ["dossier/kamerbrief.md", "nieuw.md"])
def test_not_from_a_tree_with_changes(own: Path, path: str, capsys: pytest.CaptureFixture[str]) -> None:
    (own / path).write_text("anders\n", encoding="utf-8")
    assert run(order(own)) == 1
    said = capsys.readouterr().err
    assert "REGL1000" in said
    assert path in said
    assert not (own.parent / "uit").exists()


def test_what_was_built_before_is_no_change(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """New files in the folder for the output do not count; elsewhere they do, also where the output goes over the dossier."""
    (own / "build").mkdir()
    (own / "build" / "index.html").write_text("vorige bouw", encoding="utf-8")
    published(own, own / "build", DOCUMENT)
    capsys.readouterr()
    assert run(order(own)) == 1
    assert "build/index.html" in capsys.readouterr().err
    assert run([*order(own)[:-1], str(own)]) == 1
    assert "REGL1000" in capsys.readouterr().err


def test_what_git_ignores_is_not_published(own: Path) -> None:
    """A file that is not in the commit is not in the dossier, also where it lies beside the others."""
    (own / ".gitignore").write_text("dossier/gegevens/extra.yaml\n", encoding="utf-8")
    commit(own, "twee")
    before = published(own, own.parent / "voor", DOCUMENT)
    (own / "dossier/gegevens/extra.yaml").write_text("geheim: 1\n", encoding="utf-8")
    assert published(own, own.parent / "na", DOCUMENT) == before


def test_not_with_errors(own: Path) -> None:
    changed(own, "dossier/kamerbrief.md", "{{", "{{ nergens }} {{")
    commit(own, "fout")
    assert run(order(own)) == 1
    assert not (own.parent / "uit").exists()


def test_not_outside_git(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(repository(tmp_path / "repo") / "dossier", tmp_path / "los" / "dossier")
    assert run(order(tmp_path / "los")) == 2
    assert "git" in capsys.readouterr().err


def test_a_report_for_machines(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(order(own, "--uitvoer", "json", "--stil")) == 0
    report = json.loads(capsys.readouterr().out)
    made = (own.parent / "uit/publicatie/kamerbrief.zip").read_bytes()
    assert report["uitkomst"] == 0
    assert [each["sha256"] for each in report["bundels"]] == [hashlib.sha256(made).hexdigest()]
    changed(own, "dossier/kamerbrief.md", "a", "b")
    assert run(order(own, "--uitvoer", "json", "--stil")) == 1
    assert [each["code"] for each in json.loads(capsys.readouterr().out)["meldingen"]] == ["REGL1000"]


# --- the version before ---------------------------------------------------------------------------


def test_the_redline_is_against_the_last_tag(own: Path) -> None:
    git(own, "tag", "v1.0")
    letter = own / "dossier/kamerbrief.md"
    letter.write_text(letter.read_text(encoding="utf-8") + "\nEen nieuwe slotzin van deze brief.\n", encoding="utf-8")
    commit(own, "twee")
    git(own, "tag", "v1.1")
    bundle = published(own, own.parent / "uit", DOCUMENT)
    assert manifest(bundle)["vergeleken_met"] == {"name": "v1.0", "commit": git(own, "rev-parse", "v1.0")}
    assert "Een nieuwe slotzin van deze brief." in bundle["vergelijking/vergelijking.html"].decode()
    assert "vergelijking/vergelijking.html" in bundle["index.html"].decode()
    assert all(NEUTRAL in bundle[path].decode() for path in ("vergelijking/vergelijking.html", "index.html"))


def test_a_bundle_says_on_its_first_page_that_a_document_or_its_annex_is_a_concept(own: Path) -> None:
    for name in ("kamerbrief", "regeling"):
        changed(own, "dossier/dossier.yaml", f"soort: {name}\n", f'soort: {name}\n    status: concept\n    versie: "0.3"\n')
    commit(own, "twee")
    letter = published(own, own.parent / "uit", DOCUMENT)
    marks = manifest(letter)["niet_definitief"]
    assert marks == {DOCUMENT: "CONCEPT · versie 0.3 · 19 september 2025", "regeling": "CONCEPT · versie 0.3 · 20 oktober 2025"}
    first, second = (f'<p class="veld-merk">{mark}</p>' for mark in (marks[DOCUMENT], f"Bijlage regeling: {marks['regeling']}"))
    assert f'<main id="_inhoud" tabindex="-1">\n{first}\n{second}\n' in letter["index.html"].decode()


# --- the same bytes -------------------------------------------------------------------------------

_ELSEWHERE: Final = (
    {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Lima", "LC_ALL": "C.UTF-8", "LANG": "nl_NL.UTF-8", "PYTHONHASHSEED": "77"},
)


def test_the_same_bytes_in_another_place_zone_locale_seed_and_clone(repo: Path, tmp_path: Path) -> None:
    """Two folders, two time zones, two locales, two seeds of the hash, and a clone."""
    git(tmp_path, "clone", "-q", str(repo), "een andere map")
    found = set()
    for number, (folder, elsewhere) in enumerate(zip((repo, tmp_path / "een andere map"), _ELSEWHERE, strict=True)):
        target = tmp_path / f"uit {number}"
        words = ["publiceer", "--stil", "--dossier", str(folder / "dossier"), "--uit", str(target)]
        subprocess.run([sys.executable, "-m", "regelzetter", *words], cwd=tmp_path, env=os.environ | elsewhere, check=True)
        found.add(tuple((path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in sorted(target.rglob("*.*"))))
    assert len(found) == 1
    assert len(next(iter(found))) > len(("regeling", "kamerbrief"))


# --- signing --------------------------------------------------------------------------------------


def test_a_tool_of_the_user_signs_the_list(
    own: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tools = own.parent / "tools"
    tools.mkdir()
    (tools / "minisign").write_text('#!/bin/sh\ntest "$1" = -Sm && cp "$2" "$2.minisig"\n', encoding="utf-8")
    (tools / "minisign").chmod(0o755)
    (tools / "gpg").write_text("#!/bin/sh\nexit 4\n", encoding="utf-8")
    (tools / "gpg").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}:{os.environ['PATH']}")
    assert run(order(own, "--onderteken", "minisign")) == 0
    folder = own.parent / "uit/publicatie"
    assert (folder / "SHA256SUMS.minisig").read_bytes() == (folder / "SHA256SUMS").read_bytes()
    capsys.readouterr()
    assert run(order(own, "--onderteken", "gpg")) == 2
    assert "gpg heeft" in capsys.readouterr().err
    assert (folder / "SHA256SUMS.minisig").is_file(), "who could not sign has published nothing"
