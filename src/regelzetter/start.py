"""Where the program begins. With a command that compiles a dossier, a copy of the process loads what opens one, while this
process loads and reads the command.
"""

from __future__ import annotations

import gc
import signal
import sys
from types import FrameType
from typing import Final, NoReturn

from regelzetter.side_by_side import STOPS, can_copy

_COMPILES: Final = frozenset(("bouw", "controleer", "waarden", "toon", "beschikkingen"))

_A_MOMENT: Final = 0.02
"""Seconds until the program is told once more that it must stop."""


def main() -> None:
    """The program `regelzetter`."""
    try:
        _main()
    except KeyboardInterrupt:  # while it is being loaded: from then on the commands say so themselves
        _broken_off()


def _main() -> None:
    # A command makes trees without cycles and is gone: looking for cycles at every step costs a third of the time of a long law.
    gc.set_threshold(200_000, 50, 1000)
    # Who stops the program from outside stops it as Ctrl-C does: no data of recipients stay behind in a temporary folder.
    for number in STOPS:
        if signal.getsignal(number) is not signal.SIG_IGN:  # a script that starts us beside it may not want us to hear its Ctrl-C
            signal.signal(number, _stopped)
    try:
        _started()
    except KeyboardInterrupt:
        _broken_off()


def _broken_off() -> NoReturn:
    from regelzetter.ending import end

    print("regelzetter: afgebroken", file=sys.stderr)
    end(2)


def _started() -> None:
    opener = None
    if _COMPILES.intersection(sys.argv[1:2]) and can_copy():
        from regelzetter.opener import early_opener

        opener = early_opener()
    from regelzetter import cli

    cli.main(opener)


def _stopped(_number: int, frame: FrameType | None) -> None:
    """Not in the middle of an import: modules in C++ (pikepdf) end the process if that fails."""
    if sys.platform != "win32" and _is_importing(frame):
        signal.setitimer(signal.ITIMER_REAL, _A_MOMENT)
        return
    raise KeyboardInterrupt


def _is_importing(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return True
        frame = frame.f_back
    return False
