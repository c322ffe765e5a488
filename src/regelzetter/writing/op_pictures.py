"""The pictures of a publication: files beside it, named after it and numbered, as in the samples (stb-2018-84-001.png)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from regelzetter.tree.nodes import Afbeelding, Beeld
from regelzetter.writing.markup import Maker
from regelzetter.writing.pictures import SUFFIXES, printed_size

_FORMATS: Final = {"image/png": "png", "image/jpeg": "jpeg"}
_ROOM: Final = 130
"""Millimetres between the margins of a Kamerstuk."""


@dataclass(slots=True)
class Pictures:
    """Names are given in the order of writing; the same picture has one name."""

    document: str
    files: dict[str, Beeld] = field(default_factory=dict)
    """Name → picture."""

    def attributes(self, afbeelding: Afbeelding, make: Maker) -> dict[str, str]:
        """What `illustratie` says. Sizes are in millimetres, as in the samples.

        Without `kleur` a picture is printed without colours (default of the XSD): so every picture says it has them.
        """
        assert afbeelding.beeld is not None, f"not in a finished tree: {afbeelding!r}"
        beeld = afbeelding.beeld
        width, height = printed_size(beeld, _ROOM)
        return {
            "naam": self._name(beeld),
            "alt": make.clean(afbeelding.alt, afbeelding.span),
            "breedte": f"{width}mm",
            "hoogte": f"{height}mm",
            "uitlijning": "start",
            "kleur": "ja",
            "formaat": _FORMATS[beeld.media],
        }

    def _name(self, beeld: Beeld) -> str:
        known = next((name for name, each in self.files.items() if each == beeld), "")
        name = known or f"{self.document}-{len(self.files) + 1:03}.{SUFFIXES[beeld.media]}"
        self.files[name] = beeld
        return name
