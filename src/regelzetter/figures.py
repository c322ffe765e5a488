"""The pictures of the figures: their files read through `storage.Files`, and checked before anything is made of them.

Sizes are read from the file itself: PNG (W3C PNG, chunk IHDR), JPEG (ITU-T T.81, frame header SOF). No picture is decoded.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from regelzetter.diagnostics import Diagnostic, Ernst, Outcome, Rule, Voorbeeld
from regelzetter.nearest import nearest
from regelzetter.reading.rules import PICTURE
from regelzetter.source import Source
from regelzetter.storage import Files
from regelzetter.tree.nodes import Afbeelding, Beeld, Document, Node
from regelzetter.tree.walk import rewrite

LARGEST: Final = 5_000_000
"""Bytes of one picture."""
WIDEST: Final = 10_000
"""Pixels on each side."""

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_NO_FRAME: Final = (0xC4, 0xC8, 0xCC)
"""Markers between 0xC0 and 0xCF that are not a frame header."""

AFBEELDING_BESTAND = Rule(
    code="REGL0121",
    naam="afbeelding-onleesbaar",
    ernst=Ernst.FOUT,
    regel="Het pad van een afbeelding wijst een PNG- of JPEG-bestand in het dossier aan, van ten hoogste 5 MB en 10.000 "
    "beeldpunten per zijde.",
    waarom="Een afbeelding die er niet is of niet gelezen kan worden, zou stil uit het stuk vallen.",
    bron="brontaal, afbeeldingen",
    fout=Voorbeeld((("regeling.md", "# Artikel 1. Proef\n\n![Kaart van het gebied](bestanden/kart.png)\n"), PICTURE)),
    goed=Voorbeeld((("regeling.md", "# Artikel 1. Proef\n\n![Kaart van het gebied](bestanden/kaart.png)\n"), PICTURE)),
)
RULES: tuple[Rule, ...] = (AFBEELDING_BESTAND,)


class Refused(NamedTuple):
    """Why a path or its bytes are no picture, and what to do."""

    melding: str
    tip: str


def with_pictures(documents: Mapping[str, Document], sources: Mapping[str, Source], files: Files) -> Outcome[dict[str, Document]]:
    """The documents with the bytes of every figure. A dossier without figures is not walked through."""
    if not any("![" in source.text for source in sources.values()):
        return Outcome(dict(documents), ())
    found: list[Diagnostic] = []
    known: dict[str, Beeld | Refused] = {}

    def visit(node: Node) -> Sequence[Node] | None:
        if not isinstance(node, Afbeelding):
            return None
        if node.pad not in known:
            known[node.pad] = _read(node.pad, files)
        picture = known[node.pad]
        if isinstance(picture, Beeld):
            return (replace(node, beeld=picture),)
        found.append(Diagnostic(AFBEELDING_BESTAND, node.span, picture.melding, picture.tip))
        return (node,)

    return Outcome({name: rewrite(document, visit) for name, document in documents.items()}, tuple(dict.fromkeys(found)))


def _read(path: str, files: Files) -> Beeld | Refused:
    refused = _wrong_path(path)
    if refused is not None:
        return refused
    data = files.read(path)
    if data is None and path not in files.names():
        return _missing(path, files)
    if data is None or len(data) > LARGEST:
        return Refused(f"'{path}' is groter dan 5 MB", "sla de afbeelding kleiner op")
    return picture(data) or Refused(
        f"'{path}' is geen hele PNG- of JPEG-afbeelding", "sla de afbeelding opnieuw op als PNG of JPEG"
    )


def _missing(path: str, files: Files) -> Refused:
    guess = nearest(path, [name for name in files.names() if name.lower().endswith((".png", ".jpg", ".jpeg"))])
    tip = f"bedoelde u '{guess}'?" if guess else "zet het bestand in de map bestanden van het dossier"
    return Refused(f"het bestand '{path}' bestaat niet", tip)


def _wrong_path(path: str) -> Refused | None:
    """Only a path inside the dossier, as every system writes it."""
    if not path:
        return Refused("bij deze afbeelding staat geen bestand", "schrijf ![beschrijving](bestanden/naam.png)")
    if ":" in path or path.startswith(("/", "~")) or "\\" in path or ".." in path.split("/"):
        tip = "zet het bestand in de map bestanden van het dossier en schrijf bestanden/naam.png"
        return Refused(f"'{path}' wijst geen bestand in het dossier aan", tip)
    return None


def picture(data: bytes) -> Beeld | Refused | None:
    """A picture from its bytes; None if it is none, or only part of one."""
    media, size = ("image/png", _png_size(data)) if data.startswith(_PNG) else ("image/jpeg", _jpeg_size(data))
    if size is None or min(size) < 1:
        return None
    width, height = size
    if max(size) > WIDEST:
        return Refused(f"de afbeelding is {width} bij {height} beeldpunten", "sla haar op met ten hoogste 10.000 per zijde")
    return Beeld(media="image/png" if media == "image/png" else "image/jpeg", breedte=width, hoogte=height, inhoud=data)


# --- PNG ------------------------------------------------------------------------------------------


def _png_size(data: bytes) -> tuple[int, int] | None:
    """Width and height, if all chunks are whole, the first is IHDR, there is image data, and the last is IEND."""
    chunks = list(_png_chunks(data))
    kinds = [kind for kind, _ in chunks]
    if kinds[:1] != [b"IHDR"] or kinds[-1:] != [b"IEND"] or b"IDAT" not in kinds or len(chunks[0][1]) != 13:
        return None
    return int.from_bytes(chunks[0][1][:4]), int.from_bytes(chunks[0][1][4:8])


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks up to IEND; ends where one is damaged."""
    at = len(_PNG)
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4])
        kind, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        checksum = data[at + 8 + length : at + 12 + length]
        if len(checksum) != 4 or zlib.crc32(content, zlib.crc32(kind)) != int.from_bytes(checksum):
            return
        yield kind, content
        if kind == b"IEND":
            return
        at += 12 + length


# --- JPEG -----------------------------------------------------------------------------------------


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Width and height from the frame header, if the picture has an end."""
    if not data.startswith(_JPEG) or b"\xff\xd9" not in data[-256:]:
        return None
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in _NO_FRAME:
            return int.from_bytes(data[at + 7 : at + 9]), int.from_bytes(data[at + 5 : at + 7])
        at += 1 if marker == 0xFF else 2 + int.from_bytes(data[at + 2 : at + 4])
    return None
