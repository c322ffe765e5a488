"""Small questions to the XML of DOCX and ODT: instructions of `pandoc.py`, text, what is around."""

from __future__ import annotations

from lxml import etree

Element = etree._Element


def instructions(root: Element) -> list[etree._ProcessingInstruction]:
    """What the writer still has to do, in the order of the text."""
    return [each for each in root.iter(etree.ProcessingInstruction) if isinstance(each, etree._ProcessingInstruction)]


def text(element: Element) -> str:
    """All text in an element."""
    return "".join(map(str, element.itertext()))


def ancestor(element: Element, *tags: str) -> Element:
    """The nearest element around this one that has one of these tags."""
    return next(element.iterancestors(*tags))
