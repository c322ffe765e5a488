"""A copy of this process that opens a dossier. It can be made before it is known which one: then it loads what it needs for that
meanwhile.

What is large is imported where it is needed: loading the program is part of the work that is shared.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from regelzetter.side_by_side import Tickets, ahead, packed

if TYPE_CHECKING:
    from regelzetter.storage import Files

Asked = Callable[[], "tuple[Files, str]"]
"""Tells which dossier, and with the values of which scenario."""


class Opener(NamedTuple):
    """It tells the texts of a dossier, then what else it opened of it, then which pieces of the texts it read, packed."""

    told: Iterator[Any]
    tickets: Tickets
    """For the pieces: whoever takes the ticket reads it."""
    asking: int = -1
    """Where it waits to hear which dossier."""

    def ask(self, files: Files, scenario: str) -> None:
        """Tell which dossier; once. If it hears nothing and this process ends, it ends too."""
        with suppress(BrokenPipeError), os.fdopen(self.asking, "wb") as pipe:  # whoever waits for a lost copy hears nothing
            pickle.dump((files, scenario), pipe, pickle.HIGHEST_PROTOCOL)


def opener_of(files: Files, scenario: str) -> Opener:
    """One that is at work. Where no copy can be made, it works in this process, when it is asked what it has to tell."""
    tickets = Tickets()
    return Opener(ahead(partial(_opened_and_read, lambda: (files, scenario), tickets)), tickets)


def early_opener() -> Opener:
    """One that waits to hear which dossier. Only for where `can_copy`."""
    tickets = Tickets()
    hearing, asking = os.pipe()
    told = ahead(partial(_opened_and_read, partial(_heard, hearing, asking), tickets))
    os.close(hearing)
    return Opener(told, tickets, asking)


def _heard(hearing: int, asking: int) -> tuple[Files, str]:
    os.close(asking)  # that of this copy: else it would wait for itself
    with open(hearing, "rb") as pipe:
        files, scenario = pickle.load(pipe)  # from the process that this is a copy of, through a pipe that no other has
    return files, scenario


def _opened_and_read(asked: Asked, tickets: Tickets) -> Iterator[Any]:
    """What the copy does."""
    from regelzetter import opening
    from regelzetter.diagnostics import Outcome

    files, scenario = asked()
    begun = opening.begin(files)
    yield begun.texts
    opened = opening.finish(begun, files, scenario)
    yield Outcome(opened.value and opened.value.without_texts(), opened.diagnostics)
    from regelzetter.reading.pieces import parts_of

    yield packed(parts_of(begun.texts.values()), tickets)
