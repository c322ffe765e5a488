"""Jobs in two processes: the same results in the same order as alone, and a fault is not lost."""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from regelzetter import opening
from regelzetter.cli import run
from regelzetter.compile import compile_dossier, compile_opened
from regelzetter.compile_in_two import compile_in_two
from regelzetter.opener import early_opener
from regelzetter.opening import begin, open_dossier
from regelzetter.reading.pieces import joined, parts_of
from regelzetter.reports import REPORTS
from regelzetter.side_by_side import Tickets, ahead, alone, can_copy, gathered, in_two, packed, taken
from regelzetter.storage import MemoryFiles
from tests.default_dossier import completed
from tests.test_rules import every_rule

T = TypeVar("T")
copied = pytest.mark.skipif(not can_copy(), reason="there is one core, or this process has threads: nothing is copied")


def square(number: int) -> int:
    return number * number


def fail(number: int) -> int:
    raise ValueError(f"no square of {number}")


def end_at_once(parent: int) -> int:
    """A fault that takes its process with it, but for the process that asks."""
    if os.getpid() != parent:
        os._exit(7)
    return 0


def open_files() -> set[str]:
    return {path.name for path in Path("/proc/self/fd").iterdir()}


@pytest.mark.parametrize("way", [alone, in_two])
def test_results_come_in_the_order_of_the_jobs(way: Callable[..., Callable[[], list[int]]]) -> None:
    assert way([partial(square, number) for number in range(40)])() == [number * number for number in range(40)]


@pytest.mark.parametrize("way", [alone, in_two])
def test_a_fault_is_raised_where_the_results_are_asked_for(way: Callable[..., Callable[[], list[int]]]) -> None:
    finish = way([partial(square, 2), partial(fail, 3), partial(square, 4)])
    with pytest.raises(ValueError, match="no square of 3"):
        finish()


def test_what_a_lost_process_should_have_done_is_done_here() -> None:
    assert in_two([partial(end_at_once, os.getpid())] * 9)() == [0] * 9


@pytest.mark.skipif(sys.platform != "linux", reason="counts what this process has open, as Linux tells it")
def test_nothing_stays_open() -> None:
    before = open_files()
    for _ in range(5):
        in_two([partial(square, 1)])()
    assert open_files() == before


def told(parent: int, last: bool) -> Iterator[str]:
    """A program that says something much longer than a pipe holds, and then may end its process."""
    yield "een"
    yield "twee" * 1_000_000
    if last and os.getpid() != parent:
        os._exit(7)
    yield "drie"


def test_a_copy_goes_ahead_and_tells_what_it_finds() -> None:
    assert list(ahead(partial(told, os.getpid(), False))) == ["een", "twee" * 1_000_000, "drie"]


@copied
def test_of_a_copy_that_goes_wrong_the_first_is_heard() -> None:
    assert list(ahead(partial(told, os.getpid(), True))) == ["een", "twee" * 1_000_000]


@copied
def test_a_copy_tidies_up_whether_it_ends_or_is_stopped(tmp_path: Path) -> None:
    def stopped() -> Iterator[int]:
        yield 1
        raise KeyboardInterrupt

    for program in (lambda: iter((1,)), stopped):
        left = tmp_path / "map"
        left.mkdir()
        assert list(ahead(program, left.rmdir)) == [1]
        assert not left.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only there a copy is made")
def test_who_is_stopped_does_not_wait_for_all_that_its_copy_could_do() -> None:
    """A Ctrl-C may have been for this process only; its copy would go on and do every job that is left."""
    work = subprocess.Popen([sys.executable, "-c", _LONG_WORK], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert work.stdout is not None
    assert work.stdout.readline() == b"begonnen\n"
    work.send_signal(signal.SIGINT)
    work.communicate(timeout=100)
    assert work.returncode != 0


_LONG_WORK = """
import os, signal, sys, time
from regelzetter.side_by_side import in_two
from regelzetter.start import _stopped
for number in (signal.SIGINT, signal.SIGTERM):
    signal.signal(number, _stopped)
ours = os.getpid()
def work():
    if os.getpid() == ours:
        print("begonnen", flush=True)
    time.sleep(2)
in_two([work] * 200)()
"""


def test_a_program_goes_on_here_where_no_copy_can_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("regelzetter.side_by_side.can_copy", lambda: False)
    assert list(ahead(partial(told, os.getpid(), True))) == ["een", "twee" * 1_000_000, "drie"]


def test_each_job_is_taken_once_and_none_is_left_out() -> None:
    """Also more than there are tickets for."""
    jobs = [partial(square, number) for number in range(9)]
    tickets = Tickets(5)
    first = next(tickets.below(9))
    there = packed(jobs, tickets)
    here = taken(jobs, tickets)
    tickets.close()
    assert (first, sorted(there), here) == (0, [1, 2, 3, 4], {})
    assert gathered(jobs, here, there) == [number * number for number in range(9)]


def through_a_pipe(jobs: Sequence[Callable[[], T]], /) -> Callable[[], list[T]]:
    """As if the other process did every job."""
    return lambda: [pickle.loads(pickle.dumps(job())) for job in jobs]


def test_what_goes_through_the_pipe_stays_the_same() -> None:
    """An opened dossier and findings that came from the other process are as good as those made here."""
    for example in {example.bestanden: example for rule in every_rule() for example in (rule.fout, rule.goed)}.values():
        files = MemoryFiles(completed(dict(example.bestanden), closed=True))
        here = compile_opened(open_dossier(files), files)
        (opened,) = through_a_pipe([partial(open_dossier, files)])()
        parts = parts_of(begin(files).texts.values())
        there = compile_opened(opened, files, read=joined(parts, through_a_pipe(parts)()), way=through_a_pipe)
        assert there.diagnostics == here.diagnostics
        assert there.value == here.value


def test_a_long_law_is_read_by_both_as_by_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In pieces, with mistakes and notes in all of them, to the letter of the report."""
    articles = (
        f"# Artikel {number}. Over {number}\n\n1. De minister verstrekt € {number}.000.[^n{number}]\n2. Zie [](#weg{number}):\n"
        f"   a. een; en\n   c. {'nog veel meer woorden ' * 12}.\n"
        for number in range(1, 201)
    )
    notes = "".join(f"[^n{number}]: Noot {number}.\n" for number in range(1, 201))
    files = completed({"regeling.md": "\n".join((*articles, notes))}, closed=True)
    for path, data in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    assert run(["controleer", "--uitvoer", "json", "--dossier", str(tmp_path)]) == 1
    expected = compile_dossier(MemoryFiles(files)).diagnostics
    assert len(expected) > 600
    assert json.loads(capsys.readouterr().out) == json.loads(REPORTS["json"](expected, f"{tmp_path.as_posix()}/"))


@pytest.mark.parametrize("lost", ["begin", "finish"])
def test_where_the_copy_is_lost_the_dossier_is_compiled_all_the_same(lost: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it told the texts, or after that."""
    files, parent, done = MemoryFiles(completed({}, closed=True)), os.getpid(), getattr(opening, lost)

    def lose(*given: object) -> object:
        return done(*given) if os.getpid() == parent else os._exit(7)

    monkeypatch.setattr(opening, lost, lose)
    assert compile_in_two(files) == compile_dossier(files)


@copied
def test_a_copy_that_was_made_early_hears_which_dossier() -> None:
    """Also one that does not fit in the pipe."""
    files = MemoryFiles({**completed({}, closed=True), "gegevens/groot.csv": b"naam\n" + b"waarde\n" * 50_000})
    before = open_files()
    assert compile_in_two(files, opener=early_opener()) == compile_dossier(files)
    assert open_files() == before


@copied
def test_an_early_copy_that_is_lost_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("regelzetter.opener._opened_and_read", lambda *_: iter(()))
    files = MemoryFiles({**completed({}, closed=True), "gegevens/groot.csv": b"naam\n" + b"waarde\n" * 50_000})
    opener = early_opener()
    os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
    assert compile_in_two(files, opener=opener) == compile_dossier(files)


@copied
def test_a_copy_that_hears_nothing_ends() -> None:
    opener = early_opener()
    os.close(opener.asking)
    assert list(opener.told) == []
    opener.tickets.close()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("controleer", "--dossier", "bestaat-niet"), 2, "regelzetter: de map bestaat-niet bestaat niet"),
        (("controleer", "--help"), 0, ""),
        (("bouw", "onbekend"), 2, "regelzetter: 'onbekend' is geen document"),
        (("waarden",), 0, ""),
    ],
)
def test_a_command_ends_as_it_would_without_a_copy(words: tuple[str, ...], code: int, said: str, tmp_path: Path) -> None:
    for path, data in completed({}, closed=True).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    asked = [sys.executable, "-m", "regelzetter", *words]
    done = subprocess.run(asked, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.returncode, done.stderr[: len(said)]) == (code, said), done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="signals as Linux has them")
def test_who_is_stopped_from_outside_leaves_nothing_behind(tmp_path: Path) -> None:
    """Data of recipients are in a temporary folder while Typst reads them."""
    (temporary := tmp_path / "tijdelijk").mkdir()
    dossier, target = Path(__file__).parent / "tweede-dossier", tmp_path / "build"
    asked = [sys.executable, "-m", "regelzetter", "bouw", "--dossier", str(dossier), "--uit", str(target), "--formaat", "pdf"]
    work = subprocess.Popen(asked, stderr=subprocess.PIPE, env={**os.environ, "TMPDIR": str(temporary)})
    while not any(temporary.iterdir()) and work.poll() is None:
        time.sleep(0.01)
    work.terminate()
    _, said = work.communicate()
    assert work.returncode and said.decode().endswith("regelzetter: afgebroken\n"), said.decode()
    assert not any(temporary.iterdir()) and not target.exists()


ALONE = "REGELZETTER_ALONE"


@pytest.mark.skipif(ALONE in os.environ, reason="this is that process")
def test_all_of_this_in_a_process_that_can_be_copied() -> None:
    """A process of pytest-xdist has threads, and then nothing is copied: there the tests above try what is done instead."""
    asked = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:cacheprovider", __file__]
    done = subprocess.run(asked, env={**os.environ, ALONE: "1"}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
