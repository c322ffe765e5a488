"""Small questions to the XML of DOCX and ODT: instructions of `pandoc.py`, text, and which rows are never broken."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

Element = etree._Element

SHORT = 500
"""Signs in the longest cell: a row with no more is never broken over two pages."""


def instructions(root: Element) -> list[etree._ProcessingInstruction]:
    """What the writer still has to do, in the order of the text."""
    return [each for each in root.iter(etree.ProcessingInstruction) if isinstance(each, etree._ProcessingInstruction)]


def text(element: Element) -> str:
    """All text in an element."""
    return "".join(map(str, element.itertext()))


def is_short(cells: Iterable[Element]) -> bool:
    """Is this a row of figures and short words, which had better stay on one page?"""
    return max((len(text(cell)) for cell in cells), default=0) <= SHORT


def ancestor(element: Element, *tags: str) -> Element:
    """The nearest element around this one that has one of these tags."""
    return next(element.iterancestors(*tags))
