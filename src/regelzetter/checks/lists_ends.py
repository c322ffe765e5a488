"""How a part of a list or a definition ends, and how to give it another end. Its last words may stand in a list inside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from regelzetter.checks.passages import Passage
from regelzetter.diagnostics import Diagnostic, Edit, Rule
from regelzetter.tree.nodes import Alinea, Begrip, Blocks, Lijst, Onderdeel
from regelzetter.tree.walk import plain

_SIGNS: Final = {",": "een komma", ".": "een punt", ";": "een puntkomma", ":": "een dubbele punt"}


class WrongEnd(NamedTuple):
    """A part that ends with another sign than it should. `naam` is what a message calls it."""

    rule: Rule
    node: Onderdeel | Begrip
    naam: str
    tekst: str
    teken: str
    """The sign that should stand there."""


def end_of(blocks: Blocks) -> str | None:
    """The text of the last paragraph; None where a part ends in something else, such as a table."""
    last = blocks[-1] if blocks else None
    if isinstance(last, Lijst):
        return end_of(last.onderdelen[-1].inhoud)
    return plain(last.inhoud).rstrip() if isinstance(last, Alinea) else None


def told(wrong: Sequence[WrongEnd], passages: Sequence[Passage]) -> Iterator[Diagnostic]:
    """A finding for each, with the right sign as fix where the last sign was typed."""
    if not wrong:
        return
    closing = {id(node): passage for passage in passages if passage.vorm == "alinea" for node in passage.boven}
    for each in wrong:
        joined = next((word for word in ("en", "of") if each.tekst.endswith(f" {word}")), None)
        stands = f"‘{joined}’ zonder puntkomma" if joined else _SIGNS.get(each.tekst[-1:], "geen leesteken")
        should = f"‘; {joined}’" if joined else _SIGNS[each.teken]
        passage = closing.get(id(each.node))
        fix = () if joined or passage is None else _fix(passage, each.teken)
        yield Diagnostic(each.rule, each.node.span, f"{each.naam} eindigt met {stands}", f"eindig met {should}", fix=fix)


def _fix(passage: Passage, sign: str) -> tuple[Edit, ...]:
    end = len(passage.tekst)
    last = passage.tekst[-1:]
    if not passage.getypt(end - 1, end) or not (last.isalnum() or last in ",.;)"):
        return ()
    return (Edit(passage.span(end - 1, end), sign if last in ",.;" else last + sign),)
