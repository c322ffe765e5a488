"""The pictures of a delivery: each file once, beside besluit.xml, under a name that a manifest allows (LVBB, dtBestandsnaam)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final

from regelzetter.tree.nodes import Afbeelding, Beeld

_SUFFIX: Final = {"image/png": ".png", "image/jpeg": ".jpg"}
_SHARPNESS: Final = 150
"""Pixels per inch of a picture that is not too large for its page."""
_PAGE: Final = (63, 87)
"""Width and height of the text on a page of A4, in tenths of an inch (16 by 22 cm)."""


@dataclass(slots=True)
class Pictures:
    """Names are given in the order of writing; two files of one name are told apart by a number.

    >>> from regelzetter.source import Span
    >>> beeld = Beeld(media="image/png", breedte=1, hoogte=1, inhoud=b"")
    >>> pictures, span = Pictures(), Span("x.md", 1, 1, 1, 1)
    >>> pads = ("bestanden/kaart 1.png", "oud/kaart-1.PNG", "bestanden/kaart 1.png")
    >>> [pictures.name(Afbeelding(pad=pad, alt="", span=span), beeld) for pad in pads]
    ['kaart-1.png', 'kaart-1-2.png', 'kaart-1.png']
    """

    files: dict[str, Beeld] = field(default_factory=dict)
    """Name → picture."""
    _names: dict[str, str] = field(default_factory=dict)

    def name(self, afbeelding: Afbeelding, beeld: Beeld) -> str:
        """The name of the file in the delivery, which from now on holds it."""
        if afbeelding.pad not in self._names:
            name = self._free(_plain(PurePosixPath(afbeelding.pad).stem), _SUFFIX[beeld.media])
            self._names[afbeelding.pad] = name
            self.files[name] = beeld
        return self._names[afbeelding.pad]

    def _free(self, stem: str, suffix: str) -> str:
        taken = {name.lower() for name in self.files}
        name, turn = f"{stem}{suffix}", 2
        while name.lower() in taken:
            name, turn = f"{stem}-{turn}{suffix}", turn + 1
        return name


def _plain(stem: str) -> str:
    return re.sub(r"[^0-9A-Za-z_]+", "-", stem).strip("-") or "afbeelding"


def sharpness(beeld: Beeld) -> int:
    """The pixels per inch at which a picture fits on a page.

    >>> [sharpness(Beeld(media="image/png", breedte=w, hoogte=h, inhoud=b"")) for w, h in ((300, 200), (6300, 100), (10, 8700))]
    [150, 1000, 1000]
    """
    return max(_SHARPNESS, *(-(-10 * pixels // size) for pixels, size in zip((beeld.breedte, beeld.hoogte), _PAGE, strict=True)))
