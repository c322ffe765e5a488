"""Work shared between two processes: what can be done side by side takes half the time where there is a second core.

The second process is a copy of this one (`fork`), so it has all that there is already; only what it finds goes through a pipe.
Which process does which job is left to chance, the results are not: they come in the order of the jobs.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, Final, NoReturn, Protocol, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Done = dict[int, T]
"""Results by the number of their job."""
_BYTES: Final = 2
"""Of the number of a job."""
MOST: Final = 32_000
"""Jobs: the numbers of so many fit in a pipe."""
_AHEAD: Final = 1_000_000
"""Bytes that a copy may be ahead of who listens to it."""
STOPS: Final = (signal.SIGINT, signal.SIGTERM, *((signal.SIGALRM,) if sys.platform != "win32" else ()))
"""With which this program is told to stop (`start.py`)."""
_PIPE: Final = 65_536
"""Bytes that a pipe holds."""
_COPIES: Final[set[int]] = set()
"""The copies of this process that nobody has heard the end of."""
Seen = Callable[[int], None]
"""Hears the number of each job that is done; of those of the other process, when that has ended."""


def unseen(_: int) -> None:
    """For who waits for the whole."""


class Job(Protocol[T_co]):
    """Can be done in this process or in its copy, with the same result."""

    def __call__(self) -> T_co: ...


class Finish(Protocol[T_co]):
    """Does what is left, and gives the results in the order of the jobs."""

    def __call__(self, seen: Seen = unseen, /) -> Sequence[T_co]: ...


class Way(Protocol):
    """A way to do jobs: begins, and tells how to finish."""

    def __call__(self, jobs: Sequence[Job[T]], /) -> Finish[T]: ...


def alone(jobs: Sequence[Job[T]], /) -> Finish[T]:
    """All in this process, when the results are asked for."""
    return lambda seen=unseen, /: [_done(jobs, number, seen) for number in range(len(jobs))]


def in_two(jobs: Sequence[Job[T]], /, tidy: Callable[[], None] = lambda: None) -> Finish[T]:
    """Begin in a copy of this process; whoever is free takes the next job. Where `can_copy` says no, as `alone`.

    `tidy`: what the copy does at its end, as it ends without anything that waits for the end of a program.
    """
    if not can_copy():
        return alone(jobs)
    tickets = Tickets(len(jobs))
    return partial(_finished, jobs, tickets, ahead(lambda: iter((packed(jobs, tickets),)), tidy))


class Tickets:
    """The numbers of jobs, from 0: each for whoever takes it first, this process or its copy."""

    def __init__(self, count: int = MOST) -> None:
        self._taking, adding = os.pipe()
        os.write(adding, array("H", range(min(count, MOST))).tobytes())
        os.close(adding)

    def below(self, count: int) -> Iterator[int]:
        """Take numbers as long as they are below `count`. Reading a number from a pipe is taking it."""
        while number := os.read(self._taking, _BYTES):
            if (job := int.from_bytes(number, sys.byteorder)) >= count:
                return
            yield job

    def withdraw(self) -> None:
        """Nobody takes another job."""
        while os.read(self._taking, _PIPE):
            pass

    def close(self) -> None:
        os.close(self._taking)


def packed(jobs: Sequence[Job[Any]], tickets: Tickets) -> Done[bytes]:
    """What a copy does: jobs, each with its result packed at once, so that the other process takes the next job meanwhile."""
    return {number: pickle.dumps(jobs[number](), pickle.HIGHEST_PROTOCOL) for number in tickets.below(len(jobs))}


def taken(jobs: Sequence[Job[T]], tickets: Tickets, seen: Seen = unseen) -> Done[T]:
    """What this process does, while its copy does the others."""
    return {number: _done(jobs, number, seen) for number in tickets.below(len(jobs))}


def gathered(jobs: Sequence[Job[T]], here: Done[T], there: Done[bytes], seen: Seen = unseen) -> Sequence[T]:
    """All results: those of this process, and those of its copy, packed. A job that went wrong in the copy is done again here, so
    that its fault is seen here."""
    results = dict(here)
    for number, result in there.items():
        results[number] = pickle.loads(result)  # from our own copy, through a pipe that no other process has
        seen(number)
    return [results[number] if number in results else _done(jobs, number, seen) for number in range(len(jobs))]


@contextmanager
def waited_for(copy: Iterator[object], tickets: Tickets) -> Iterator[None]:
    """Whatever happens meanwhile, the copy ends before this process goes on: soon, where this process is stopped. A Ctrl-C may
    have been for this process only."""
    try:
        yield
    except BaseException:
        tickets.withdraw()
        stop_copies()
        raise
    finally:
        for _ in copy:
            pass
        tickets.close()


def _finished(jobs: Sequence[Job[T]], tickets: Tickets, copy: Iterator[Done[bytes]], seen: Seen = unseen, /) -> Sequence[T]:
    with waited_for(copy, tickets):
        return gathered(jobs, taken(jobs, tickets, seen), next(copy, {}), seen)


def ahead(program: Callable[[], Iterator[T]], tidy: Callable[[], None] = lambda: None) -> Iterator[T]:
    """Begin a program in a copy of this process: what it yields comes here, in the same order, up to where it goes wrong.

    Where no copy can be made, the program goes on only when it is asked to.
    """
    if not can_copy():
        return program()
    answer, telling = os.pipe()
    with _unstopped() as before:
        child = os.fork()
        if child == 0:
            _tell_and_end(program, answer, telling, tidy, before)
        _COPIES.add(child)
        os.close(telling)
    return _heard(answer, child)


@contextmanager
def _unstopped() -> Iterator[set[signal.Signals]]:
    """Who is stopped while a copy is made is stopped just after that: then this process knows its copy, and the copy knows what
    it is. Gives what the copy must let through again."""
    if sys.platform == "win32":
        yield set()
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        yield {number for number in before if isinstance(number, signal.Signals)}
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def stop_listening() -> None:
    """From here on nobody can stop this process: it is stopping. What was said just before is heard here, and is no news."""
    for number in STOPS:
        while True:
            try:
                signal.signal(number, signal.SIG_IGN)
            except KeyboardInterrupt:
                continue
            break


def stop_copies() -> None:
    """Tell the copies that are still at work to stop; each removes what it must and ends."""
    for child in tuple(_COPIES):
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGTERM)


def can_copy() -> bool:
    """Is there a core for a second process, and can this one be copied: a copy has only one of its threads (Typst, for one, has
    its own)."""
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1 and _threads() == 1


def _threads() -> int:
    """Those that Python does not know of too."""
    return sum(1 for _ in Path("/proc/self/task").iterdir())


def _tell_and_end(
    program: Callable[[], Iterator[Any]], answer: int, telling: int, tidy: Callable[[], None], lets_through: set[signal.Signals]
) -> NoReturn:
    """The copy: it may leave nothing behind but its answers, so it ends without the ends of the program.

    After a fault, or when it is stopped, there is no answer: the other process does the work itself, and sees the fault.
    """
    code = 1
    with suppress(BaseException):
        os.close(answer)
        _COPIES.clear()
        if sys.platform != "win32":
            signal.pthread_sigmask(signal.SIG_SETMASK, lets_through)
        _tell(program, telling)
        code = 0
    try:
        stop_listening()  # half a folder would stay behind
        tidy()
    finally:
        os._exit(code)


def _tell(program: Callable[[], Iterator[Any]], telling: int) -> None:
    _widen(telling)
    with open(telling, "wb") as pipe:
        for answer in program():
            pipe.write(pickle.dumps(answer, pickle.HIGHEST_PROTOCOL))
            pipe.flush()


def _widen(pipe: int) -> None:
    """A copy waits where its pipe is full. Where the system does not give more, it waits sooner."""
    if sys.platform == "linux":
        from fcntl import F_SETPIPE_SZ, fcntl

        with suppress(OSError):
            fcntl(pipe, F_SETPIPE_SZ, _AHEAD)


def _heard(answer: int, child: int) -> Iterator[Any]:
    with ExitStack() as ending:
        ending.callback(_ended, child)
        pipe = ending.enter_context(open(answer, "rb"))
        with suppress(EOFError, pickle.UnpicklingError):  # at the end, or where the copy broke off
            while True:
                yield pickle.load(pipe)  # from our own copy, through a pipe that no other process has


def _ended(child: int) -> None:
    os.waitpid(child, 0)
    _COPIES.discard(child)


def _done(jobs: Sequence[Job[T]], number: int, seen: Seen) -> T:
    result = jobs[number]()
    seen(number)
    return result
