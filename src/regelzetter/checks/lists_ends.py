"""How a part of a list or a definition ends, and how to give it another end. Its last words may stand in a list inside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from regelzetter.checks.passages import Passage
from regelzetter.diagnostics import Diagnostic, Edit, Rule
from regelzetter.dutch import opsomming
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
    lijst: Lijst | None = None
    """The list of which all parts that end so are told at once."""


def end_of(blocks: Blocks) -> str | None:
    """The text of the last paragraph; None where a part ends in something else, such as a table."""
    last = blocks[-1] if blocks else None
    if isinstance(last, Lijst):
        return end_of(last.onderdelen[-1].inhoud)
    return plain(last.inhoud).rstrip() if isinstance(last, Alinea) else None


def told(wrong: Sequence[WrongEnd], passages: Sequence[Passage]) -> Iterator[Diagnostic]:
    """A finding for each, or for those of one list, with the right sign as fix where the last sign was typed."""
    if not wrong:
        return
    closing = {id(node): passage for passage in passages if passage.vorm == "alinea" for node in passage.boven}
    for _, group in groupby(wrong, lambda each: id(each.node if each.lijst is None else each.lijst)):
        yield _finding(list(group), closing)


def _finding(wrong: Sequence[WrongEnd], closing: Mapping[int, Passage]) -> Diagnostic:
    first, *others = wrong
    fix = tuple(edit for each in wrong for edit in _edits(each, closing.get(id(each.node))))
    if not others:
        what, tip = f"{first.naam} eindigt met {_stands(first)}", f"eindig met {_should(first)}"
        return Diagnostic(first.rule, first.node.span, what, tip, fix=fix)
    names = opsomming([each.naam.removeprefix("onderdeel ") for each in wrong])
    signs = opsomming(list(dict.fromkeys(_stands(each) for each in wrong)), "of")
    joined = [f"{each.naam} met {_should(each)}" for each in wrong if _joined(each)]
    tip = ", ".join((f"eindig elk met {_SIGNS[first.teken]}", *joined))
    return Diagnostic(first.rule, first.node.span, f"de onderdelen {names} eindigen met {signs}", tip, fix=fix)


def _joined(wrong: WrongEnd) -> str | None:
    return next((word for word in ("en", "of") if wrong.tekst.endswith(f" {word}")), None)


def _stands(wrong: WrongEnd) -> str:
    joined = _joined(wrong)
    return f"‘{joined}’ zonder puntkomma" if joined else _SIGNS.get(wrong.tekst[-1:], "geen leesteken")


def _should(wrong: WrongEnd) -> str:
    joined = _joined(wrong)
    return f"‘; {joined}’" if joined else _SIGNS[wrong.teken]


def _edits(wrong: WrongEnd, passage: Passage | None) -> tuple[Edit, ...]:
    return () if passage is None or _joined(wrong) else _fix(passage, wrong.teken)


def _fix(passage: Passage, sign: str) -> tuple[Edit, ...]:
    end = len(passage.tekst)
    last = passage.tekst[-1:]
    if not passage.getypt(end - 1, end) or not (last.isalnum() or last in ",.;)"):
        return ()
    return (Edit(passage.span(end - 1, end), sign if last in ",.;" else last + sign),)
