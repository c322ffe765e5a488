"""Texts with other values in them: “Ten hoogste {{ plafond }} is beschikbaar.” One sentence, printed in several documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import NamedTuple

from regelzetter.diagnostics import Diagnostic, Outcome
from regelzetter.record import record
from regelzetter.source import Span
from regelzetter.values.expressions import Name
from regelzetter.values.forms import form
from regelzetter.values.mistakes import unknown_key
from regelzetter.values.model import Inhoud, Onbekend, TekstWaarde, Values
from regelzetter.values.typed import ONBEKEND, words

_HOLE = re.compile(r"\{\{\s*([^\W\d]\w*(?:\.\w+)*)\s*(?:\|\s*(\w+)\s*)?\}\}")


@record(frozen=True, slots=True)
class Hole:
    """`{{ sleutel | vorm }}` in a text."""

    sleutel: str
    vorm: str | None
    span: Span = field(compare=False, repr=False)


class Fragment(NamedTuple):
    """A text and the holes in it, in order."""

    delen: tuple[str | Hole, ...]

    @property
    def holes(self) -> Iterator[Hole]:
        return (deel for deel in self.delen if isinstance(deel, Hole))


def read_fragment(text: str, span: Span, places: Sequence[Span]) -> Outcome[Fragment | None]:
    """The text cut at its holes; None if it cannot be printed. `places`: where each `{{ … }}` stands in the file, in order."""
    folded = re.sub(r"[ \t\n]+", " ", text).strip(" ")
    delen: list[str | Hole] = []
    end = 0
    for number, match in enumerate(_HOLE.finditer(folded)):
        where = places[number] if number < len(places) else span
        delen += [folded[end : match.start()], Hole(match[1], match[2], where)]
        end = match.end()
    delen.append(folded[end:])
    for deel in delen:
        outcome = words(deel, span) if isinstance(deel, str) else Outcome(ONBEKEND)
        if outcome.diagnostics:
            return Outcome(None, outcome.diagnostics)
    return Outcome(Fragment(tuple(delen)))


def compose(fragment: Fragment, values: Values) -> Outcome[Inhoud]:
    """The text with the values in their forms; `Onbekend` if one of them is."""
    found: list[Diagnostic] = []
    written: list[str] = []
    is_known = True
    for deel in fragment.delen:
        if isinstance(deel, str):
            written.append(deel)
            continue
        outcome = _printed(deel, values)
        found.extend(outcome.diagnostics)
        is_known = is_known and outcome.value is not None
        written.append(outcome.value or "")
    return Outcome(TekstWaarde("".join(written)) if is_known else ONBEKEND, tuple(found))


def _printed(hole: Hole, values: Values) -> Outcome[str | None]:
    waarde = values.waarden.get(hole.sleutel)
    if waarde is None:
        return Outcome(None, (unknown_key(Name(key=hole.sleutel, span=hole.span), values),))
    printed = form(waarde, hole.vorm, hole.span)
    is_printed = printed.ok and not isinstance(waarde.inhoud, Onbekend)
    return Outcome(printed.value[1] if is_printed else None, printed.diagnostics)
