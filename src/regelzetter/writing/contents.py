"""Which headings the table of contents of a Word or OpenDocument file names, where the template has `{{ inhoudsopgave }}`.

A regulation begins with its title; that is what is signed, and what the Staatscourant prints. So the contents come after it, as a
short list, no deeper than half a page allows, and the aanhef follows on the same page: no cover, no page to throw away.
"""

from __future__ import annotations

from typing import Final

from regelzetter.writing.display import Blocks, Heading
from regelzetter.writing.named_styles import heading_level

FEWEST: Final = 12
"""Headings that make a table of contents worth its page."""
LEVELS: Final = 2
MOST: Final = 24
"""Lines of half a page; contents that would be longer say only the highest level, of chapters and annexes."""
TITLE: Final = "Inhoud"


def top(blocks: Blocks) -> int:
    """The highest level in the table of contents: under the opschrift, if there is one."""
    return 2 if blocks and isinstance(blocks[0], Heading) and blocks[0].stijl == "opschrift" else 1


def levels(blocks: Blocks) -> int:
    """How many levels the contents have; 0 where the document has too few headings."""
    if _count(blocks, LEVELS) < FEWEST:
        return 0
    return next((deep for deep in range(LEVELS, 1, -1) if _count(blocks, deep) <= MOST), 1)


def _count(blocks: Blocks, deep: int) -> int:
    return sum(isinstance(each, Heading) and is_named(each, top(blocks), deep) for each in blocks)


def is_named(each: Heading, top: int, deep: int) -> bool:
    """Is it in contents of so many levels?"""
    return top <= heading_level(each) < top + deep


def place_name(number: int) -> str:
    """The bookmark at the heading that this line leads to, counted from 1; Word itself calls its own so.

    >>> place_name(3)
    '_Toc00000003'
    """
    return f"_Toc{number:08d}"
