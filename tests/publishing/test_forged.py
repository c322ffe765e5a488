"""A bundle that was changed by who knows how it is made: all digests are right, and it still does not pass."""

from __future__ import annotations

import hashlib
import io
import json
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from regelzetter.cli import run
from regelzetter.publishing.bundle import sums, zipped
from regelzetter.publishing.unpacking import RefusedError, unpacked
from tests.publishing.repositories import commit, git

Manifest = dict[str, Any]
REBUILT: Final = "opnieuw gebouwd, dezelfde bytes"
DOSSIER: Final = {
    "dossier.yaml": (
        'dossier: klein\norganisatie: {naam: Ministerie van Voorbeelden, huisstijl: neutraal}\ndatum: "{{ dag }}"\n'
        "gegevens: [gegevens/waarden.yaml]\ndocumenten:\n  nota:\n    soort: nota\n    bronnen: [nota.md]\n    titel: Een nota\n"
        "    ondertekening: {functie: het hoofd van de afdeling, naam: J. Proef}\n    formaten: [html, docx]\n"
    ),
    "gegevens/waarden.yaml": "dag: {datum: 2025-09-19, bron: proef}\n",
    "nota.md": "# Inleiding\n\nDit is een proef.\n",
}


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a small dossier in a folder with a difficult name, and a version with a tag before it."""
    folder = tmp_path_factory.mktemp("repo")
    git(folder, "init", "-q", "-b", "main")
    for path, text in DOSSIER.items():
        file = folder / "Dossier (é), 'x'" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    commit(folder, "een")
    git(folder, "tag", "-a", "-m", "uitgave", "v1.0/é")
    (folder / "Dossier (é), 'x'/nota.md").write_text("# Inleiding\n\nDit is een tweede proef.\n", encoding="utf-8")
    commit(folder, "twee")
    return folder


@pytest.fixture(scope="module")
def bundle(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    target = tmp_path_factory.mktemp("uit")
    assert run(["publiceer", "--stil", "--dossier", str(repo / "Dossier (é), 'x'"), "--uit", str(target)]) == 0
    return (target / "publicatie/nota.zip").read_bytes()


Verify = Callable[..., tuple[int, dict[str, tuple[str, list[str]]]]]


@pytest.fixture
def verify(tmp_path: Path, repo: Path, capsys: pytest.CaptureFixture[str]) -> Verify:
    """The exit code, and step → outcome and messages."""

    def verified(data: bytes, *more: str, git: Path = repo) -> tuple[int, dict[str, tuple[str, list[str]]]]:
        path = tmp_path / "bundel.zip"
        path.write_bytes(data)
        code = run(["verifieer", str(path), "--git", str(git), "--uitvoer", "json", *more])
        report = json.loads(capsys.readouterr().out)
        return code, {step["naam"]: (step["uitkomst"], step["meldingen"]) for step in report["stappen"]}

    return verified


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def forged(data: bytes, change: Callable[[Manifest], object], **files: bytes) -> bytes:
    """The bundle with another manifest, and files, and all digests right."""
    content = members(data) | files
    about = json.loads(content["manifest.json"])
    for file in about["bestanden"]:
        file["sha256"], file["grootte"] = hashlib.sha256(content[file["pad"]]).hexdigest(), len(content[file["pad"]])
    change(about)
    content["manifest.json"] = (json.dumps(about, ensure_ascii=False, indent=1) + "\n").encode()
    return zipped(content | {"SHA256SUMS": sums({path: content[path] for path in content if path != "SHA256SUMS"})})


def test_a_true_bundle_passes_also_with_a_difficult_folder_and_tag(bundle: bytes, verify: Verify) -> None:
    code, steps = verify(bundle, "--volledig")
    assert code == 0, steps
    assert {outcome for outcome, _ in steps.values()} == {"goed"}
    assert verify(forged(bundle, lambda _: None))[0] == 0, "what the other tests change is what they find"


def test_a_mirror_without_files_will_do(bundle: bytes, repo: Path, verify: Verify, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(repo), "spiegel")
    assert verify(bundle, "--volledig", git=tmp_path / "spiegel")[0] == 0


# --- what the manifest says -----------------------------------------------------------------------


def entry(about: Manifest, path: str) -> Manifest:
    return next(file for file in about["bestanden"] if file["pad"] == path)


FORGED: Final[dict[str, Callable[[Manifest], object]]] = {
    "titel": lambda about: about.update(titel="Iets anders"),
    "gekeurd": lambda about: entry(about, "nota.docx")["getoetst"].append("STOP 1.3.0 XSD"),
    "niet-vergeleken": lambda about: about.update(vergeleken_met=None),
    "ander-stuk": lambda about: about.update(document="zomaar"),
    "andere-map": lambda about: about["git"].update(map="elders"),
    "andere-commit": lambda about: about["git"].update(commit=about["vergeleken_met"]["commit"]),
}


@pytest.mark.parametrize("what", FORGED)
def test_a_manifest_that_says_something_else(bundle: bytes, what: str, verify: Verify) -> None:
    data = forged(bundle, FORGED[what])
    code, steps = verify(data, "--volledig")
    assert code == 3
    assert any(outcome != "goed" for outcome, _ in steps.values())


def test_the_tag_is_that_of_the_repository(bundle: bytes, repo: Path, verify: Verify) -> None:
    """Who names an older or another version hides changes."""
    other = forged(bundle, lambda about: about["vergeleken_met"].update(commit=about["git"]["commit"]))
    outcome, said = verify(other)[1][REBUILT]
    assert (outcome, said[0]) == ("fout", "de bundel is vergeleken met v1.0/é; hier is v1.0/é de vorige uitgave")
    unknown = forged(bundle, lambda about: about["vergeleken_met"].update(name="v9"))
    assert verify(unknown)[1][REBUILT][0] == "niet getoetst"
    assert verify(unknown)[0] == 2
    assert verify(unknown, "--volledig")[0] == 3
    assert "git fetch --tags" in verify(unknown)[1][REBUILT][1][0]


def test_a_text_that_is_called_something_else_is_not_passed_over(bundle: bytes, verify: Verify, tmp_path: Path) -> None:
    page = members(bundle)["nota.html"].replace(b"tweede", b"derde")
    for change in ({"formaat": "json"}, {"document": "ander"}):
        data = forged(bundle, lambda about, change=change: entry(about, "nota.html").update(change), **{"nota.html": page})
        assert verify(data, git=tmp_path)[0] == 3
    twice = forged(bundle, lambda about: about["bestanden"].append(dict(entry(about, "nota.html"))))
    assert "nota.html staat twee keer in het manifest" in verify(twice)[1]["SHA-256 van elk bestand"][1]


@pytest.mark.parametrize("bad", ["\ud800", "a\nb", "\0"])
def test_a_manifest_with_signs_that_are_no_text(bundle: bytes, bad: str, verify: Verify) -> None:
    for change in (
        lambda about: about["git"].update(map=bad),
        lambda about: about["vergeleken_met"].update(name=bad),
        lambda about: about.update(document=bad),
    ):
        content = members(bundle)
        about = json.loads(content["manifest.json"])
        change(about)
        code, steps = verify(zipped(content | {"manifest.json": json.dumps(about).encode()}))
        assert (code, steps["manifest"][0]) == (3, "fout")


def test_a_folder_that_the_commit_does_not_have(bundle: bytes, verify: Verify) -> None:
    """The commit is here, so that it can be said to be false; a commit that is not here may be anything."""
    code, steps = verify(forged(bundle, lambda about: about["git"].update(map="elders")))
    assert (code, steps[REBUILT][1][0][-23:]) == (3, "is er geen map 'elders'")
    code, steps = verify(forged(bundle, lambda about: about["git"].update(commit="0" * 40)))
    assert (code, steps[REBUILT][0]) == (2, "niet getoetst")


def test_words_of_a_bundle_do_nothing_to_a_terminal(bundle: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "b.zip").write_bytes(forged(bundle, lambda about: about.update(regelzetter="\x1b[2J\u202e")))
    assert run(["verifieer", str(tmp_path / "b.zip")]) == 2
    said = capsys.readouterr().out
    assert "regelzetter \ufffd[2J\ufffd" in said
    assert "\x1b" not in said


def test_a_folder_without_schemas_says_nothing_of_a_bundle(bundle: bytes, tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(bundle)
    assert run(["verifieer", str(tmp_path / "b.zip"), "--schemas", str(tmp_path)]) == 2


def test_another_python_is_no_forgery(bundle: bytes, verify: Verify) -> None:
    code, steps = verify(forged(bundle, lambda about: about.update(python="3.99")))
    assert (code, steps[REBUILT][0]) == (2, "niet getoetst")


def test_a_signature_of_an_earlier_list_does_not_stay(repo: Path, tmp_path: Path) -> None:
    folder = tmp_path / "publicatie"
    folder.mkdir()
    (folder / "SHA256SUMS.minisig").write_text("van de vorige keer", encoding="utf-8")
    assert run(["publiceer", "--stil", "--dossier", str(repo / "Dossier (é), 'x'"), "--uit", str(tmp_path)]) == 0
    assert sorted(path.name for path in folder.iterdir()) == ["SHA256SUMS", "nota.zip"]


# --- the zip itself -------------------------------------------------------------------------------


def between(data: bytes) -> bytes:
    """A file before the first that only a reader that starts at the beginning sees."""
    hidden = zipped({"virus.html": b"<p>virus</p>"})
    local = hidden[: hidden.index(b"PK\1\2")]
    return local + moved(data, len(local))


def moved(data: bytes, by: int) -> bytes:
    """The zip with all places in its directory moved, as its files will be."""
    changed = bytearray(data)
    place = data.index(b"PK\1\2")
    end = data.rindex(b"PK\5\6")
    struct.pack_into("<I", changed, end + 16, place + by)
    while changed[place : place + 4] == b"PK\1\2":
        name, extra, comment = struct.unpack_from("<HHH", changed, place + 28)
        struct.pack_into("<I", changed, place + 42, struct.unpack_from("<I", changed, place + 42)[0] + by)
        place += 46 + name + extra + comment
    return bytes(changed)


def commented(data: bytes) -> bytes:
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.comment = b"MZ virus"
    return stream.getvalue()


def executable(data: bytes) -> bytes:
    changed = bytearray(data)
    struct.pack_into("<I", changed, data.rindex(b"PK\1\2") + 38, 0o4755 << 16)
    return bytes(changed)


def behind_a_file(_: bytes) -> bytes:
    """Bytes that count as packed, after the end of what is packed."""
    data = zipped({"a.html": b"<p>a</p>"})
    place, tail = data.index(b"PK\1\2"), b"virus"
    changed = bytearray(moved(data, 0))
    for at in (18, place + 20):
        struct.pack_into("<I", changed, at, struct.unpack_from("<I", changed, at)[0] + len(tail))
    struct.pack_into("<I", changed, data.rindex(b"PK\5\6") + 16, place + len(tail))
    return bytes(changed[:place]) + tail + bytes(changed[place:])


def with_folder(data: bytes) -> bytes:
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(zipfile.ZipInfo("zzz virus/"), b"")
    return stream.getvalue()


HIDING: Final = (between, commented, executable, behind_a_file, with_folder)


@pytest.mark.parametrize("hide", HIDING)
def test_nothing_is_hidden_in_the_zip(hide: Callable[[bytes], bytes]) -> None:
    content = {"é.html": b"<p>e</p>", "a.json": b"[]"}
    assert unpacked(zipped(content)) == content
    data = hide(zipped(content))
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None, "for zip nothing is wrong with it"
    with pytest.raises(RefusedError, match="opnieuw ingepakt"):
        unpacked(data)
