"""What cannot be written, or was broken off: code 2, a line in Dutch, a report for who asked for one, and nothing left behind."""

from __future__ import annotations

import errno
import json
import os
import sys
from pathlib import Path

import pytest

from regelzetter import cli, output, start
from regelzetter.cli import run
from regelzetter.output import replace_files
from regelzetter.signing import sign
from regelzetter.storage import StorageError


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


def test_a_program_of_the_same_number_that_was_killed_is_no_hindrance(tmp_path: Path) -> None:
    """In a container each program may be number 7."""
    (tmp_path / f".nieuw-{os.getpid()}").mkdir()
    replace_files(tmp_path, {"a": b"x"}, ())
    assert (tmp_path / "a").read_bytes() == b"x"


def test_two_at_once_take_turns(tmp_path: Path) -> None:
    from fcntl import LOCK_EX, LOCK_NB, flock

    with output._alone(tmp_path):
        folder = os.open(tmp_path, os.O_RDONLY)
        with pytest.raises(BlockingIOError):
            flock(folder, LOCK_EX | LOCK_NB)
        os.close(folder)


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

    monkeypatch.setattr(cli, "main", interrupted)
    monkeypatch.setattr(sys, "argv", ["regelzetter", "publiceer"])
    with pytest.raises(SystemExit) as ended:
        start.main()
    assert (ended.value.code, capsys.readouterr().err) == (2, "regelzetter: afgebroken\n")
