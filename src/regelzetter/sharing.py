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
from typing import Any, NoReturn, Protocol, TypeVar

T = TypeVar("T")


class Sharing(Protocol):
    """A way to do jobs: begins, and gives a function that finishes them and returns the results in order."""

    def __call__(self, jobs: Sequence[Callable[[], T]], /) -> Callable[[], list[T]]: ...


def alone(jobs: Sequence[Callable[[], T]], /) -> Callable[[], list[T]]:
    """All in this process, when the results are asked for."""
    return lambda: [job() for job in jobs]


def in_two(jobs: Sequence[Callable[[], T]], /) -> Callable[[], list[T]]:
    """Begin in a copy of this process; whoever is free takes the next job. Without a second core, or on a system where a copy is
    not safe to make, as `alone`."""
    if not _has_second_core():
        return alone(jobs)
    to_do, adding = os.pipe()
    os.write(adding, bytes(range(len(jobs))))
    os.close(adding)
    answer, telling = os.pipe()
    child = os.fork()
    if child == 0:
        _work_and_end(jobs, to_do, telling)
    os.close(telling)
    return lambda: _finished(jobs, to_do, answer, child)


def _has_second_core() -> bool:
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


def _work_and_end(jobs: Sequence[Callable[[], Any]], to_do: int, telling: int) -> NoReturn:
    """The copy: it may leave nothing behind but its answer, so it ends without the ends of the program."""
    code = 1
    try:
        data = pickle.dumps(_taken(jobs, to_do), pickle.HIGHEST_PROTOCOL)
        with open(telling, "wb") as pipe:
            pipe.write(data)
        code = 0
    finally:
        os._exit(code)  # after a fault there is no answer: the other process does the job itself, and sees the fault


def _taken(jobs: Sequence[Callable[[], T]], to_do: int) -> dict[int, T]:
    """The results of the jobs that this process got, by their number. Reading a byte from a pipe is taking it."""
    results: dict[int, T] = {}
    while number := os.read(to_do, 1):
        results[number[0]] = jobs[number[0]]()
    return results


def _finished(jobs: Sequence[Callable[[], T]], to_do: int, answer: int, child: int) -> list[T]:
    """The results of both. A job that went wrong in the copy is done again here, so that its fault is seen here."""
    with ExitStack() as ending:
        ending.callback(os.waitpid, child, 0)
        pipe = ending.enter_context(open(answer, "rb"))
        ending.callback(os.close, to_do)
        results = _taken(jobs, to_do)
        data = pipe.read()
    if data:
        results.update(pickle.loads(data))  # from our own copy, through a pipe that no other process has
    return [results[number] if number in results else job() for number, job in enumerate(jobs)]
