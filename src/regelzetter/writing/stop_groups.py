"""Blocks in the groups in which STOP writes them: a list with the line before it and the line behind it, a formula in its parts.

STOP's own Formule holds nothing but a picture. A formula of ours is words, so its words are written: a paragraph, the line that
introduces the legend, and the legend as definitions.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias, assert_never

from regelzetter.record import record
from regelzetter.tree.nodes import (
    Afbeelding,
    Alinea,
    Begrippenlijst,
    Block,
    Blocks,
    Citaat,
    Formule,
    Grafiek,
    Keuze,
    Lijst,
    Onbegrepen,
    Tabel,
    Tussenkop,
)
from regelzetter.tree.walk import plain
from regelzetter.writing.flat import has_words


@record(frozen=True, slots=True)
class Opsomming:
    """A list with the line that introduces it and the line that closes it, as STOP wants them: in the list."""

    aanhef: Alinea | None
    lijst: Lijst
    sluiting: Alinea | None


Group: TypeAlias = Alinea | Opsomming | Begrippenlijst | Tabel | Afbeelding | Citaat | Tussenkop


def groups(blocks: Blocks, closing: bool) -> Iterator[Group]:
    """Blocks with words in them, lists together with their introduction (it ends in a colon) and their slotzin.

    `closing`: a paragraph after a list belongs to it (in a lid or an onderdeel), unless it introduces the next list.
    """
    rest = [block for block in blocks if says(block)]
    while rest:
        block = rest.pop(0)
        following = rest[0] if rest else None
        match block:
            case Alinea() if isinstance(following, Lijst) and plain(block.inhoud).rstrip().endswith(":"):
                rest.pop(0)
                yield Opsomming(block, following, _closing_line(rest) if closing else None)
            case Lijst():
                yield Opsomming(None, block, _closing_line(rest) if closing else None)
            case Alinea() | Begrippenlijst() | Tabel() | Afbeelding() | Citaat() | Tussenkop():
                yield block
            case Formule():
                yield from _parts(block)
            case Grafiek() | Keuze() | Onbegrepen():
                raise AssertionError(f"not in a finished tree: {block!r}")
            case _:
                assert_never(block)


def _closing_line(rest: list[Block]) -> Alinea | None:
    """Take the slotzin from what follows a list, if it is there."""
    if not rest or not isinstance(rest[0], Alinea) or (len(rest) > 1 and isinstance(rest[1], Lijst)):
        return None
    line = rest.pop(0)
    assert isinstance(line, Alinea)
    return line


def _parts(formule: Formule) -> Iterator[Alinea | Begrippenlijst]:
    for words in (formule.inhoud, formule.inleiding):
        if has_words(words):
            yield Alinea(inhoud=words, span=formule.span)
    if formule.legenda is not None and says(formule.legenda):
        yield formule.legenda


def says(block: Block) -> bool:
    """Has the block anything to write? An empty paragraph or list is nothing; STOP0005 forbids it."""
    match block:
        case Alinea(inhoud=words) | Tussenkop(inhoud=words):
            return has_words(words)
        case Lijst(onderdelen=parts) | Begrippenlijst(begrippen=parts):
            return bool(parts)
        case Tabel(kop=kop, rijen=rijen):
            return bool(kop or rijen)
        case Formule():
            return any(_parts(block))
        case Citaat(inhoud=inside):
            return any(says(part) for part in inside)
        case Afbeelding() | Grafiek() | Keuze() | Onbegrepen():
            return True
        case _:
            assert_never(block)
