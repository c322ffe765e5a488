"""Jobs in two processes: the same results in the same order as alone, and a fault is not lost."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from regelzetter.compile import compile_opened
from regelzetter.opening import open_dossier
from regelzetter.side_by_side import alone, in_two
from regelzetter.storage import MemoryFiles
from tests.default_dossier import completed
from tests.test_rules import every_rule

T = TypeVar("T")


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


def through_a_pipe(jobs: Sequence[Callable[[], T]], /) -> Callable[[], list[T]]:
    """As if the other process did every job."""
    return lambda: [pickle.loads(pickle.dumps(job())) for job in jobs]


def test_what_goes_through_the_pipe_stays_the_same() -> None:
    """An opened dossier and findings that came from the other process are as good as those made here."""
    for example in {example.bestanden: example for rule in every_rule() for example in (rule.fout, rule.goed)}.values():
        files = MemoryFiles(completed(dict(example.bestanden), closed=True))
        here = compile_opened(open_dossier(files), files)
        (opened,) = through_a_pipe([partial(open_dossier, files)])()
        there = compile_opened(opened, files, way=through_a_pipe)
        assert there.diagnostics == here.diagnostics
        assert there.value == here.value
