"""`verifieer`: a bundle as it was made passes every step; what was changed in it fails; what is hostile is not opened."""

from __future__ import annotations

import io
import json
import os
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import pytest

from regelzetter.cli import run
from regelzetter.publishing.bundle import sums, zipped
from regelzetter.publishing.unpacking import LIMITS
from tests.publishing.repositories import commit, repository

SECONDS: Final = 20
"""After which a refusal is no refusal any more; on a quiet machine it takes 0.2 to 0.9 s."""
MEGABYTES: Final = 200
ENTITIES: Final = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>'
OUTSIDE: Final = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><a>&a;</a>'


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return repository(tmp_path_factory.mktemp("repo"))


@pytest.fixture(scope="module")
def bundle(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    target = tmp_path_factory.mktemp("uit")
    assert run(["publiceer", "regeling", "--stil", "--dossier", str(repo / "dossier"), "--uit", str(target)]) == 0
    return (target / "publicatie/regeling.zip").read_bytes()


Verify = Callable[..., tuple[int, str]]


@pytest.fixture
def verify(tmp_path: Path, repo: Path, capsys: pytest.CaptureFixture[str]) -> Verify:
    def verified(data: bytes, git: Path = repo) -> tuple[int, str]:
        path = tmp_path / "bundel.zip"
        path.write_bytes(data)
        code = run(["verifieer", str(path), "--git", str(git)])
        return code, capsys.readouterr().out

    return verified


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def repacked(data: bytes, changes: Mapping[str, bytes]) -> bytes:
    """The bundle with other files in it, and a manifest and sums that say that they belong there."""
    import hashlib

    content = members(data) | changes
    about = json.loads(content["manifest.json"])
    for file in about["bestanden"]:
        file["sha256"] = hashlib.sha256(content[file["pad"]]).hexdigest()
    content["manifest.json"] = json.dumps(about).encode()
    content["SHA256SUMS"] = sums({path: content[path] for path in content if path != "SHA256SUMS"})
    return zipped(content)


def test_a_bundle_passes_every_step(bundle: bytes, verify: Verify) -> None:
    code, said = verify(bundle)
    assert code == 0, said
    assert "fout:" not in said
    assert "goed: opnieuw gebouwd, dezelfde bytes" in said
    assert "goed: alle formaten zeggen hetzelfde" in said


def test_a_changed_word_is_found_by_its_digest(bundle: bytes, verify: Verify) -> None:
    content = members(bundle)
    page = content["regeling.html"].replace(b"subsidie", b"premie", 1)
    code, said = verify(zipped(content | {"regeling.html": page}))
    assert code == 3
    assert "regeling.html is niet het bestand dat het manifest noemt" in said


@pytest.mark.parametrize("path", ["regeling.html", "regeling.akn.xml", "stop/besluit.xml"])
def test_who_mends_the_digests_too_is_found_by_the_words(bundle: bytes, path: str, verify: Verify) -> None:
    changed = members(bundle)[path].replace(b"gemaakt bij een derde", b"gemaakt bij een ander")
    code, said = verify(repacked(bundle, {path: changed}))
    assert code == 3
    assert "goed: SHA-256 van elk bestand" in said
    assert "fout: alle formaten zeggen hetzelfde" in said
    assert "fout: opnieuw gebouwd, dezelfde bytes" in said


def test_what_no_reader_sees_is_found_by_building_again(bundle: bytes, verify: Verify) -> None:
    page = members(bundle)["regeling.html"].replace(b"</style>", b" </style>", 1)
    code, said = verify(repacked(bundle, {"regeling.html": page}))
    assert code == 3
    assert "goed: alle formaten zeggen hetzelfde" in said
    assert "   regeling.html is anders" in said


def test_a_file_too_many_and_a_file_too_few(bundle: bytes, verify: Verify) -> None:
    content = members(bundle)
    content["virus.html"] = content.pop("regeling.pdf")
    code, said = verify(zipped(content))
    assert code == 3
    assert "regeling.pdf staat in het manifest en ontbreekt in de bundel" in said
    assert "virus.html staat niet in het manifest" in said


def test_what_is_handed_in_is_what_can_be_read(bundle: bytes, verify: Verify, tmp_path: Path) -> None:
    """Also where the bundle cannot be built again."""
    delivery = members(members(bundle)["levering.zip"])
    delivery["besluit.xml"] = delivery["besluit.xml"].replace(b"gemaakt bij een derde", b"gemaakt bij een ander")
    code, said = verify(repacked(bundle, {"levering.zip": zipped(delivery)}), tmp_path)
    assert code == 3
    assert "levering.zip bevat iets anders dan de map stop ernaast" in said


def test_without_the_repository_it_says_what_it_could_not_do(bundle: bytes, verify: Verify, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    code, said = verify(bundle, elsewhere)
    assert code == 2, "whoever made it also wrote its digests: it is not known to be true"
    assert "niet getoetst: opnieuw gebouwd, dezelfde bytes" in said
    assert said.splitlines()[-1].startswith("niet vastgesteld of de bundel in orde is, want zij is hier niet opnieuw gebouwd")


def test_who_waives_the_rebuild_says_so(bundle: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bundel.zip"
    path.write_bytes(bundle)
    order = ["verifieer", str(path), "--git", str(tmp_path)]
    assert run([*order, "--zonder-herbouw"]) == 0
    said = capsys.readouterr().out
    assert "niet gevraagd (--zonder-herbouw)" in said
    assert said.splitlines()[-1].startswith("de bundel is in orde; niet getoetst: ")
    assert run([*order, "--stil"]) == 2
    assert "niet vastgesteld" in capsys.readouterr().out
    assert run([*order, "--stil", "--zonder-herbouw"]) == 0
    assert capsys.readouterr().out == ""
    assert run([*order, "--uitvoer", "json"]) == 2
    report = json.loads(capsys.readouterr().out)
    assert (report["uitkomst"], report["fout"]) == (2, report["oordeel"])
    assert run([*order, "--volledig"]) == 3
    assert run([*order, "--volledig", "--zonder-herbouw"]) == 2


def test_a_later_commit_does_not_matter(bundle: bytes, verify: Verify, repo: Path) -> None:
    (repo / "later.txt").write_text("later\n", encoding="utf-8")
    commit(repo, "later")
    assert verify(bundle)[0] == 0


@pytest.mark.parametrize(
    "manifest",
    [b"", b"[]", b"{}", b"[" * 100_000, b'{"git": {"commit": "--output=x", "map": ""}, "vergeleken_met": null}', b"\xff"],
    ids=["leeg", "lijst", "zonder-iets", "diep", "optie-voor-git", "geen-utf8"],
)
def test_a_manifest_that_is_none(bundle: bytes, verify: Verify, manifest: bytes) -> None:
    code, said = verify(zipped(members(bundle) | {"manifest.json": manifest}))
    assert code == 3
    assert "fout: manifest" in said


# --- hostile archives -----------------------------------------------------------------------------


def bomb(bundle: bytes) -> bytes:
    """Each of its members is packed a thousand times smaller than it is."""
    return zipped({**members(bundle), **{f"{number}.html": bytes(50_000_000) for number in range(4)}})


def zeros(bundle: bytes) -> bytes:
    """2 GB of zeros in a member of 2 MB."""
    stream = io.BytesIO(bundle)
    with (
        zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("nullen.html", "w", force_zip64=True) as member,
    ):
        for _ in range(2_000):
            member.write(bytes(1_000_000))
    return stream.getvalue()


def lying_size(bundle: bytes) -> bytes:
    """The directory says that a member is small; its data unpack to far more."""
    data = bytearray(zipped({"a.html": bytes(LIMITS.member - 1)}))
    place = data.rindex(b"PK\1\2")
    struct.pack_into("<I", data, place + 24, 10)
    return bytes(data)


def overlapping(bundle: bytes) -> bytes:
    """Two entries in the directory for one stretch of data."""
    data = zipped({"a.html": b"<p>a</p>", "b.html": b"<p>b</p>"})
    place = data.rindex(b"PK\1\2")
    changed = bytearray(data)
    struct.pack_into("<I", changed, place + 42, 0)
    return bytes(changed)


def wrong_crc(bundle: bytes) -> bytes:
    data = bytearray(bundle)
    place = data.rindex(b"PK\1\2")
    struct.pack_into("<I", data, place + 16, 0xDEADBEEF)
    return bytes(data)


def named(name: str) -> Callable[[bytes], bytes]:
    return lambda bundle: zipped({**members(bundle), name: b"x"})


def in_bundle(path: str, content: bytes) -> Callable[[bytes], bytes]:
    return lambda bundle: repacked(bundle, {path: content})


def in_word(content: bytes) -> Callable[[bytes], bytes]:
    """A Word file in the bundle with something in it."""
    return lambda bundle: repacked(
        bundle, {"regeling.docx": zipped({**members(members(bundle)["regeling.docx"]), "word/document.xml": content})}
    )


def link(bundle: bytes) -> bytes:
    stream = io.BytesIO(bundle)
    with zipfile.ZipFile(stream, "a") as archive:
        entry = zipfile.ZipInfo("koppeling.html")
        entry.create_system = 3
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    return stream.getvalue()


HOSTILE: Final[Mapping[str, tuple[Callable[[bytes], bytes], str]]] = {
    "zip-bom": (bomb, "keer zo groot als ingepakt"),
    "2-GB-nullen": (zeros, "is uitgepakt groter dan"),
    "bom-in-word": (in_word(bytes(50_000_000)), "keer zo groot als ingepakt"),
    "verkeerde-grootte": (lying_size, "geen heel zip-bestand"),
    "overlappende-delen": (overlapping, "overlappen"),
    "verkeerde-som": (wrong_crc, "geen heel zip-bestand"),
    "pad-naar-boven": (named("../../etc/cron.d/x.html"), "wijst naar een plaats buiten het bestand"),
    "pad-vanaf-de-wortel": (named("/etc/x.html"), "wijst naar een plaats buiten het bestand"),
    "pad-van-windows": (named("C:/x.html"), "wijst naar een plaats buiten het bestand"),
    "koppeling": (link, "is een koppeling"),
    "stuurteken-in-naam": (named("a\x1b[31m.html"), "tekens die er niet in horen"),
    "entiteiten": (in_bundle("regeling.akn.xml", ENTITIES), "heeft een DOCTYPE of een entiteit"),
    "entiteit-van-buiten": (in_bundle("stop/besluit.xml", OUTSIDE), "heeft een DOCTYPE of een entiteit"),
    "entiteit-in-utf16": (in_bundle("stop/besluit.xml", OUTSIDE.decode().encode("utf-16")), "is niet in UTF-8"),
    "entiteiten-in-word": (in_word(ENTITIES), "heeft een DOCTYPE of een entiteit"),
    "afgebroken": (lambda bundle: bundle[: len(bundle) // 2], "geen heel zip-bestand"),
    "geen-zip": (lambda _: b"dit is geen zip", "geen heel zip-bestand"),
    "leeg": (lambda _: b"", "geen heel zip-bestand"),
    "lange-staart": (lambda bundle: bundle + bytes(1_000_000), "geen heel zip-bestand"),
    "deel-van-zlib": (lambda _: zlib.compress(bytes(1_000)), "geen heel zip-bestand"),
}

_MEASURED: Final = """\
import sys
from pathlib import Path
from regelzetter.cli import run
code = run(["verifieer", sys.argv[1]])
used = next(line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:"))
print(code, int(used) // 1024)
"""
"""The peak of this program alone: that of `getrusage` counts what the tests held when they started it."""


@pytest.mark.parametrize("attack", HOSTILE)
def test_a_hostile_file_is_refused(bundle: bytes, attack: str, tmp_path: Path) -> None:
    """In a process of its own, with its memory measured."""
    make, reason = HOSTILE[attack]
    path = tmp_path / "vijandig.zip"
    path.write_bytes(make(bundle))
    refused(path, reason)


def test_two_gigabytes_of_zeros_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "nullen.zip"
    with path.open("wb") as file:
        os.truncate(file.fileno(), 2_000_000_000)
    refused(path, "groter dan")


def refused(path: Path, reason: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, str(path)], cwd=path.parent, capture_output=True, text=True, check=True
    )
    *said, measured = done.stdout.splitlines()
    code, megabytes = measured.split()
    assert reason in "\n".join(said), said
    assert "Traceback" not in done.stderr
    assert int(code) == 3
    assert int(megabytes) < MEGABYTES
