"""Jobs shared between two processes: what can be done side by side takes half the time where there is a second core.

The second process is a copy of this one (`fork`), so it has the trees already; only what the jobs find goes through a pipe. Which
process does which job is left to chance, the results are not: they come in the order of the jobs.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final, NoReturn, Protocol, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
_BYTES: Final = 2
"""Of the number of a job: a pipe holds 32,000 of them, and a build has fewer than a hundred."""
Seen = Callable[[int], None]
"""Hears the number of each job that is done; of those of the other process, when that has ended."""


def unseen(_: int) -> None:
    """For who waits for the whole."""


class Finish(Protocol[T_co]):
    """Does what is left, and gives the results in the order of the jobs."""

    def __call__(self, seen: Seen = unseen, /) -> Sequence[T_co]: ...


class Way(Protocol):
    """A way to do jobs: begins, and tells how to finish."""

    def __call__(self, jobs: Sequence[Callable[[], T]], /) -> Finish[T]: ...


def alone(jobs: Sequence[Callable[[], T]], /) -> Finish[T]:
    """All in this process, when the results are asked for."""
    return lambda seen=unseen, /: [_done(jobs, number, seen) for number in range(len(jobs))]


def in_two(jobs: Sequence[Callable[[], T]], /, tidy: Callable[[], None] = lambda: None) -> Finish[T]:
    """Begin in a copy of this process; whoever is free takes the next job. Where `can_copy` says no, as `alone`.

    `tidy`: what the copy does at its end, as it ends without anything that waits for the end of a program.
    """
    if not can_copy():
        return alone(jobs)
    to_do, adding = os.pipe()
    os.write(adding, b"".join(number.to_bytes(_BYTES) for number in range(len(jobs))))
    os.close(adding)
    answer, telling = os.pipe()
    child = os.fork()
    if child == 0:
        _work_and_end(jobs, to_do, telling, tidy)
    os.close(telling)
    return lambda seen=unseen, /: _finished(jobs, to_do, answer, child, seen)


def can_copy() -> bool:
    """Is there a core for a second process, and can this one be copied: a copy has only one of its threads (Typst, for one, has
    its own)."""
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1 and _threads() == 1


def _threads() -> int:
    """Those that Python does not know of too."""
    return sum(1 for _ in Path("/proc/self/task").iterdir())


def _work_and_end(jobs: Sequence[Callable[[], Any]], to_do: int, telling: int, tidy: Callable[[], None]) -> NoReturn:
    """The copy: it may leave nothing behind but its answer, so it ends without the ends of the program."""
    code = 1
    try:
        data = pickle.dumps(_taken(jobs, to_do, unseen), pickle.HIGHEST_PROTOCOL)
        with open(telling, "wb") as pipe:
            pipe.write(data)
        tidy()
        code = 0
    finally:
        os._exit(code)  # after a fault there is no answer: the other process does the job itself, and sees the fault


def _taken(jobs: Sequence[Callable[[], T]], to_do: int, seen: Seen) -> dict[int, T]:
    """The results of the jobs that this process got, by their number. Reading a number from a pipe is taking it."""
    results: dict[int, T] = {}
    while number := os.read(to_do, _BYTES):
        job = int.from_bytes(number)
        results[job] = _done(jobs, job, seen)
    return results


def _finished(jobs: Sequence[Callable[[], T]], to_do: int, answer: int, child: int, seen: Seen) -> list[T]:
    """The results of both. A job that went wrong in the copy is done again here, so that its fault is seen here."""
    with ExitStack() as ending:
        ending.callback(os.waitpid, child, 0)
        pipe = ending.enter_context(open(answer, "rb"))
        ending.callback(os.close, to_do)
        results = _taken(jobs, to_do, seen)
        data = pipe.read()
    if data:
        there = pickle.loads(data)  # from our own copy, through a pipe that no other process has
        for number in there:
            seen(number)
        results.update(there)
    return [results[number] if number in results else _done(jobs, number, seen) for number in range(len(jobs))]


def _done(jobs: Sequence[Callable[[], T]], number: int, seen: Seen) -> T:
    result = jobs[number]()
    seen(number)
    return result
