"""The measures of a template that the text needs: how wide it is, and how far it is indented. In millimetres."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from regelzetter.writing.named_styles import Place

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STYLE, FO = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("style", "xsl-fo-compatible"))
UNITS: Final = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72}
TWIP: Final = 25.4 / 1440
INDENTED: Final = "Vervolg1"
"""The style of text that is indented one step."""


def word_sheet(document: bytes, styles: bytes) -> Place:
    """Of a Word template: its last section, and its styles."""
    size = _last(document, f"{W}pgSz")
    margins = _last(document, f"{W}pgMar")
    width = _number(size, f"{W}w") - _number(margins, f"{W}left") - _number(margins, f"{W}right")
    indents = [
        _number(each, f"{W}left")
        for style in etree.fromstring(styles).iter(f"{W}style")
        if style.get(f"{W}styleId") == INDENTED
        for each in style.iter(f"{W}ind")
    ]
    return _place(width * TWIP, indents[0] * TWIP if indents else 0)


def open_sheet(styles: bytes) -> Place:
    """Of an OpenDocument template: its last page layout, and its styles."""
    root = etree.fromstring(styles)
    widths = [
        _length(page, "page-width") - _length(page, "margin-left") - _length(page, "margin-right")
        for page in root.iter(f"{STYLE}page-layout-properties")
    ]
    steps = [
        _length(each, "margin-left")
        for style in root.iter(f"{STYLE}style")
        if style.get(f"{STYLE}name") == INDENTED
        for each in style.iter(f"{STYLE}paragraph-properties")
    ]
    return _place(widths[-1] if widths else 0, steps[0] if steps else 0)


def _place(width: float, step: float) -> Place:
    """What a template does not say is as in ours."""
    usual = Place()
    return Place(room=round(width, 1) if width > 0 else usual.room, step=round(step, 1) if step > 0 else usual.step)


def _last(part: bytes, tag: str) -> etree._Element | None:
    found = list(etree.fromstring(part).iter(tag))
    return found[-1] if found else None


def _number(element: etree._Element | None, name: str) -> int:
    text = "" if element is None else element.get(name, "")
    return int(text) if re.fullmatch(r"-?\d+", text) else 0


def _length(element: etree._Element, name: str) -> float:
    found = re.fullmatch(r"(-?[\d.]+)(mm|cm|in|pt)", element.get(f"{FO}{name}", ""))
    return float(found[1]) * UNITS[found[2]] if found else 0
