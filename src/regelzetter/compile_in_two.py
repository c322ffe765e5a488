"""A dossier compiled by two processes: a copy opens it while this one loads the rest of the program; both read and check.

What is large is imported where it is needed: loading the program is part of the work that is shared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from regelzetter.diagnostics import Outcome
from regelzetter.side_by_side import Tickets, ahead, gathered, in_two, packed, taken, waited_for
from regelzetter.source import Source
from regelzetter.storage import Files

if TYPE_CHECKING:
    from regelzetter.compile import Compiled


def compile_in_two(
    files: Files, scenario: str = "", strict: bool = False, meanwhile: Callable[[], None] = lambda: None
) -> Outcome[Compiled | None]:
    """What `compile_dossier` gives. `meanwhile` loads what the command needs after that."""
    tickets = Tickets()
    copy = ahead(partial(_opened_and_read, files, scenario, tickets))
    meanwhile()
    from regelzetter import dutch
    from regelzetter.compile import compile_opened
    from regelzetter.reading.pieces import joined, parts_of

    dutch.load()
    with waited_for(copy, tickets):
        texts: Mapping[str, Source] = next(copy, {})
        parts = parts_of(texts.values())
        read_here = taken(parts, tickets)
        opened = next(copy, None)
        read = joined(parts, gathered(parts, read_here, next(copy, {})))
    if opened is None:  # the copy went wrong
        from regelzetter.opening import open_dossier

        opened = open_dossier(files, scenario)
    elif opened.value is not None:
        opened = replace(opened, value=opened.value.with_texts(texts))
    return compile_opened(opened, files, strict, read, in_two)


def _opened_and_read(files: Files, scenario: str, tickets: Tickets) -> Iterator[Any]:
    """What the copy does: the texts of a dossier, what else it opened of it, and the pieces of the texts that it read, packed."""
    from regelzetter import opening

    begun = opening.begin(files)
    yield begun.texts
    opened = opening.finish(begun, files, scenario)
    yield opened if opened.value is None else replace(opened, value=opened.value.without_texts())
    from regelzetter.reading.pieces import parts_of

    yield packed(parts_of(begun.texts.values()), tickets)
