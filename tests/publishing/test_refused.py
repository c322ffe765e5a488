"""What cannot be written, or was broken off: code 2, a line in Dutch, a report for who asked for one, and nothing left behind."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from regelzetter import cli, commands, ending, output, start
from regelzetter.cli import run
from regelzetter.output import replace_files
from regelzetter.signing import sign
from regelzetter.storage import StorageError
from tests.publishing.repositories import SECOND


def test_a_report_also_when_nothing_was_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["publiceer", "--dossier", str(tmp_path / "nergens")], ["verifieer", str(tmp_path / "nergens.zip")]):
        for asked in (["--uitvoer", "json"], ["--uitvoer=json"]):
            assert run([*words, *asked]) == 2
            said = capsys.readouterr()
            report = json.loads(said.out)
            assert report["uitkomst"] == 2
            assert report["fout"] in said.err


def test_an_output_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    with pytest.raises(StorageError, match=r"waar een map moet staan, staat een bestand .*bestand/uit"):
        replace_files(tmp_path / "bestand/uit", {"a": b"x"}, ())
    (tmp_path / "uit/b").mkdir(parents=True)
    with pytest.raises(StorageError, match="uit/b is een map"):
        replace_files(tmp_path / "uit", {"a": b"x", "b": b"x"}, ())
    assert [path.name for path in (tmp_path / "uit").iterdir()] == ["b"]


def test_a_full_disk_leaves_what_stood_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace_files(tmp_path, {"a": b"oud"}, ())

    def full(_: Path, __: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(StorageError, match="de schijf is vol"):
        replace_files(tmp_path, {"a": b"nieuw", "b": b"nieuw"}, ())
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"oud"}


def test_what_a_killed_program_left_is_no_hindrance_and_does_not_stay(tmp_path: Path) -> None:
    (tmp_path / ".nieuw-abcd_123").mkdir()
    (tmp_path / ".nieuw-abcd_123" / "brief.pdf").write_bytes(b"van een ander")
    replace_files(tmp_path, {"a": b"x"}, ())
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"x"}


def test_who_is_not_alone_waits_and_then_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "PATIENCE", 0.1)
    holder = subprocess.Popen([sys.executable, "-c", _HOLDS, str(tmp_path)], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"vast\n"
    with pytest.raises(StorageError, match="een andere opdracht schrijft al"):
        replace_files(tmp_path, {"a": b"x"}, ())
    assert list(tmp_path.iterdir()) == []
    holder.kill()
    holder.wait()
    holder.stdout.close()
    replace_files(tmp_path, {"a": b"x"}, ())
    assert (tmp_path / "a").read_bytes() == b"x", "a lock ends with who held it"


_HOLDS = """
import sys, time
from pathlib import Path
from regelzetter.output import alone
with alone(Path(sys.argv[1])):
    print("vast", flush=True)
    time.sleep(60)
"""


def test_two_builds_at_once_are_both_in_the_manifest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has read what was there before the other put its files in place, if nothing keeps them apart."""
    read, others = output.read_manifest, iter([["bouw", "beleidskeuzes"]])

    def interrupted(target: Path) -> dict[str, dict[str, object]]:
        found = read(target)
        for other in others:  # a process of its own would do it here, and must not get in between
            words = [sys.executable, "-m", "regelzetter", *other, *more]
            waiting.append(subprocess.Popen(words))
            with pytest.raises(subprocess.TimeoutExpired):
                waiting[0].wait(timeout=_LONG)
        return found

    waiting: list[subprocess.Popen[bytes]] = []
    more = ["--stil", "--formaat", "html", "--dossier", str(SECOND), "--uit", str(tmp_path)]
    monkeypatch.setattr(commands, "read_manifest", interrupted)
    assert run(["bouw", "werkwijze", *more]) == 0
    assert waiting[0].wait() == 0
    listed = {entry["document"] for entry in json.loads((tmp_path / "manifest.json").read_bytes())["bestanden"]}
    assert listed == {"werkwijze", "beleidskeuzes"}


_LONG = 4.0
"""Seconds: more than that small build takes when nothing holds it up."""


def test_what_a_signer_says_is_no_part_of_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    tool = tmp_path / "gpg"
    tool.write_text('#!/bin/sh\necho gezegd; cp "$4" "$4.asc"\n', encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert sign("gpg", "SHA256SUMS", b"lijst\n") == ("SHA256SUMS.asc", b"lijst\n")
    said = capfd.readouterr()
    assert (said.out, said.err) == ("", "gezegd\n")


def test_broken_off_while_it_is_loading(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    def ended_with(code: int) -> None:
        raise SystemExit(code)

    monkeypatch.setattr(cli, "main", interrupted)
    monkeypatch.setattr(ending.os, "_exit", ended_with)
    monkeypatch.setattr(ending, "stop_listening", lambda: None)
    monkeypatch.setattr(sys, "argv", ["regelzetter", "publiceer"])
    with pytest.raises(SystemExit) as ended:
        start.main()
    assert (ended.value.code, capsys.readouterr().err) == (2, "regelzetter: afgebroken\n")


_STARTS_A_JUDGE = """
import sys, threading
real = threading.Thread.start
def start(self):
    real(self)
    if self.name.startswith("keuring"):
        threading.Thread.start = real
        raise KeyboardInterrupt
threading.Thread.start = start
from regelzetter.start import main
main()
"""


def test_broken_off_while_a_judge_of_pdf_is_started(tmp_path: Path) -> None:
    """Then nobody knows of that thread, and Python would wait for it without an end."""
    words = ["bouw", "werkwijze", "--formaat", "pdf", "--dossier", str(SECOND), "--uit", str(tmp_path / "uit")]
    done = subprocess.run([sys.executable, "-c", _STARTS_A_JUDGE, *words], capture_output=True, check=False, timeout=100)
    assert (done.returncode, done.stderr.decode().strip()) == (2, "regelzetter: afgebroken")
    assert not (tmp_path / "uit").exists()
