"""The aanhef cut in its three parts, for the formats that name them."""

from __future__ import annotations

from typing import NamedTuple

from regelzetter.tree.nodes import Alinea, Block, Blocks
from regelzetter.tree.walk import plain


class Aanhef(NamedTuple):
    """“De Minister …,”, “Gelet op …;” and “Besluit:” (aanwijzing 4.8); each may be empty."""

    wie: Blocks
    gronden: Blocks
    afkondiging: Blocks


def aanhef(blocks: Blocks) -> Aanhef:
    """The first block says who; the last is the afkondiging if it begins with the word besluit; between them are the grounds."""
    end = len(blocks) - 1 if len(blocks) > 1 and _is_afkondiging(blocks[-1]) else len(blocks)
    return Aanhef(blocks[:1], blocks[1:end], blocks[end:])


def _is_afkondiging(block: Block) -> bool:
    return isinstance(block, Alinea) and plain(block.inhoud).lstrip().lower().startswith("besluit")
