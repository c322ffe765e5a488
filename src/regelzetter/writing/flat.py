"""A line of text laid flat: every stretch of it with all that holds for it, for the formats that let little nest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, TypeAlias, assert_never

from regelzetter.record import record
from regelzetter.tree.nodes import (
    Inlines,
    Invoeging,
    Invulling,
    Nadruk,
    Noot,
    OnbegrepenTekst,
    Regeleinde,
    Tekst,
    Verwijzing,
    Vindplaats,
    Vreemd,
)
from regelzetter.tree.walk import plain


@record(frozen=True, slots=True)
class Stijl:
    """What holds for a stretch of text."""

    vet: bool = False
    cursief: bool = False
    hoogte: Literal["", "sup", "sub"] = ""
    link: Vindplaats | None = None


GEWOON = Stijl()
Leaf: TypeAlias = tuple[Tekst | Invulling | Regeleinde | Noot, Stijl]


def leaves(inlines: Inlines, stijl: Stijl = GEWOON) -> Iterator[Leaf]:
    """A line laid flat, in reading order. Of a Vreemd the words are given; that they are foreign is not said."""
    for node in inlines:
        match node:
            case Tekst() | Invulling():
                yield node, stijl
            case Regeleinde() | Noot():
                yield node, replace(stijl, hoogte="", link=None)
            case Nadruk(stijl="vet"):
                yield from leaves(node.inhoud, replace(stijl, vet=True))
            case Nadruk(stijl="cursief"):
                yield from leaves(node.inhoud, replace(stijl, cursief=True))
            case Nadruk(stijl="superscript"):
                yield from leaves(node.inhoud, replace(stijl, hoogte="sup"))
            case Nadruk():
                yield from leaves(node.inhoud, replace(stijl, hoogte="sub"))
            case Vreemd():
                yield from leaves(node.inhoud, stijl)
            case Vindplaats():
                yield from leaves(node.inhoud, replace(stijl, link=node))
            case Invoeging() | Verwijzing() | OnbegrepenTekst():
                raise AssertionError(f"not in a finished tree: {node!r}")
            case _:
                assert_never(node)


def has_words(inlines: Inlines) -> bool:
    """Is there anything to read in a line: words, or the mark of a note?"""
    return bool(plain(inlines).strip()) or any(isinstance(node, Noot) for node, _ in leaves(inlines))
