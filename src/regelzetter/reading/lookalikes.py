"""Text that is read as it stands, but looks as if it was meant for something else."""

from __future__ import annotations

import re
from typing import Final

from regelzetter.diagnostics import Diagnostic
from regelzetter.reading.marks import looks_like_onderdeel, read_mark
from regelzetter.reading.place import Placement
from regelzetter.reading.rules import FORMULE, LIJKT_ONDERDEEL, RUWE_HTML
from regelzetter.source import Span

_ASTERISK: Final = re.compile(r"(?<=[^\W_])\*+(?=[^\W_])")


def lookalike(content: str, span: Span, after_capitals: bool, in_formula: bool) -> Diagnostic | None:
    """A paragraph that begins as an onderdeel does, or that is only its letter, as the Staatscourant prints it.

    `after_capitals`: a list A, B, C stands above it, so that a B is no first letter of a name.
    """
    mark = read_mark(content, 0)
    if mark is not None and (looks_like_onderdeel(mark) or (after_capitals and mark.soort == "hoofdletters")):
        tip = "begin de opsomming op een nieuwe regel, na een regel die op een dubbele punt of puntkomma eindigt"
        if mark.soort == "hoofdletters" and mark.tekst != "A":
            tip = "spring de tekst erboven in, zodat zij bij het onderdeel ervoor hoort"
        typed = content[: mark.breedte]
    elif len(content) == 1 and content.isupper() and not in_formula:
        tip = f"schrijf {content}. met een punt, en spring de tekst eronder in"
        typed = content
    else:
        return None
    return Diagnostic(LIJKT_ONDERDEEL, span, f"'{typed}' wordt als gewone tekst gelezen", tip)


def html_comment(span: Span) -> Diagnostic:
    """`<!-- …` over several lines is not caught in the line itself."""
    return Diagnostic(RUWE_HTML, span, "opmerkingen in HTML worden niet gelezen", "haal de opmerking weg")


def lost_asterisk(formula: str, place: Placement) -> Diagnostic | None:
    """An asterisk between two letters is emphasis, and would vanish from the formula."""
    found = _ASTERISK.search(formula)
    if found is None:
        return None
    return Diagnostic(FORMULE, place.span(*found.span()), "een sterretje tussen letters is nadruk en wordt niet gedrukt",
                      "schrijf × voor maal, of \\* voor het sterretje zelf")  # fmt: skip
