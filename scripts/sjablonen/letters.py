"""The letter of the templates as it is embedded in them: four faces with the signs that Dutch and its neighbours need.

Why embedded: where Source Sans is not installed, and that is nearly everywhere, Word and LibreOffice take another letter, most
of them wider. With DejaVu Sans a decision of five pages had six, words in narrow columns broke anywhere, and Word and PDF were
no longer the same document. Why a part: the four whole faces make a file 360 kB larger, these 105 kB.

The licence (SIL OFL 1.1) allows embedding in documents, whole or in part; the parts keep their names, notices and licence. The
hinting stays, for Word draws on screens. The program is fontTools, of a fixed version (requirements-test.lock), so that the same
letter gives the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from uuid import UUID, uuid5

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

PAKKET = "font_source_sans_pro"
SIGNS = (
    *range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2C6, 0x2DE), *range(0x2002, 0x203B), 0x2044, *range(0x2070, 0x20A0),
    0x20AC, 0x2116, 0x2122, 0x2126, *range(0x2190, 0x2194), *range(0x2202, 0x2300), *range(0x25A0, 0x2600), 0xFB01, 0xFB02,
)  # fmt: skip
"""Latin, punctuation, raised and lowered figures, currency, arrows and mathematics, as far as the letter has them."""
KENMERKEN = ("ccmp", "kern", "liga", "locl", "mark", "mkmk")
SLEUTELS = UUID("6f1d3c52-4c0e-4c39-9a43-3f6f5a0c7b11")
"""From which the keys of obfuscation are derived; any fixed number will do."""


@dataclass(frozen=True, slots=True)
class Letterbeeld:
    """One face: its name in Word (`embedRegular`), and its TrueType file."""

    naam: str
    data: bytes

    @property
    def sleutel(self) -> str:
        """The key of Word's obfuscation, a GUID (ECMA-376 part 4, 17.8.1)."""
        return str(uuid5(SLEUTELS, self.naam)).upper()

    @property
    def verhaspeld(self) -> bytes:
        """The file as Word wants it: the first 32 bytes mixed with the key, backwards."""
        sleutel = bytes.fromhex(self.sleutel.replace("-", ""))[::-1]
        begin = bytes(each ^ sleutel[place % 16] for place, each in enumerate(self.data[:32]))
        return begin + self.data[32:]


@cache
def letterbeelden() -> tuple[Letterbeeld, ...]:
    """In the order that Word's schema asks."""
    beelden = {"Regular": "Regular", "Bold": "Bold", "Italic": "It", "BoldItalic": "BoldIt"}
    return tuple(Letterbeeld(naam, part(bestand)) for naam, bestand in beelden.items())


def part(bestand: str) -> bytes:
    font = TTFont(BytesIO((files(PAKKET) / "files" / f"SourceSansPro-{bestand}.ttf").read_bytes()), recalcTimestamp=False)
    options = Options(layout_features=list(KENMERKEN), notdef_outline=True, name_IDs=["*"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=SIGNS)
    subsetter.subset(font)
    result = BytesIO()
    font.save(result)
    return result.getvalue()
