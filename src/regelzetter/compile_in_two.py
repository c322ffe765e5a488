"""A dossier compiled by two processes: a copy opens it while this one loads the rest of the program; both read and check.

What is large is imported where it is needed: loading the program is part of the work that is shared.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from regelzetter.diagnostics import Outcome
from regelzetter.opener import Opener, opener_of
from regelzetter.side_by_side import gathered, in_two, taken, waited_for
from regelzetter.source import Source
from regelzetter.storage import Files

if TYPE_CHECKING:
    from regelzetter.compile import Compiled


def compile_in_two(
    files: Files,
    scenario: str = "",
    strict: bool = False,
    meanwhile: Callable[[], None] = lambda: None,
    opener: Opener | None = None,
) -> Outcome[Compiled | None]:
    """What `compile_dossier` gives. `meanwhile` loads what the command needs after that. `opener`: a copy that waits already."""
    if opener is None:
        opener = opener_of(files, scenario)
    else:
        opener.ask(files, scenario)
    copy, tickets = opener.told, opener.tickets
    meanwhile()
    from regelzetter import dutch
    from regelzetter.compile import compile_opened
    from regelzetter.passes import charts
    from regelzetter.reading.pieces import joined, parts_of

    dutch.load()
    with waited_for(copy, tickets):
        texts: Mapping[str, Source] = next(copy, {})
        charts.load(texts.values())
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
