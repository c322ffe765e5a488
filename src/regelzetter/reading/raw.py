"""What a file holds before the structure is known: headings as typed, and blocks."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from regelzetter.reading.place import Placement
from regelzetter.source import Span
from regelzetter.tree.nodes import Block, Inlines


class Heading(NamedTuple):
    """`tekst` is the content as typed (with its label), `inhoud` the same read; `place` says where it stands."""

    niveau: int
    tekst: str
    place: Placement
    inhoud: Inlines
    label: str | None
    span: Span


Item: TypeAlias = Heading | Block
Items: TypeAlias = tuple[Item, ...]
