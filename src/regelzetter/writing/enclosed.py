"""The XML that travels inside a PDF: the file that is written beside it, byte for byte.

It is an alternative of the PDF (ISO 19005-3, 6.8): both are made from the dossier and say the same. “Source” would say that the
PDF was made from the XML, and “Data” that the XML holds figures for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from regelzetter.writing.display import Enclosed
from regelzetter.writing.files import File


class _Kind(NamedTuple):
    ends: str
    """What the path of the file with the text ends in."""
    says: str


_KINDS: Final[Mapping[str, _Kind]] = {
    "stop": _Kind("besluit.xml", "De tekst van dit besluit in STOP, zoals aangeleverd voor bekendmaking"),
    "akn": _Kind(".akn.xml", "De tekst van dit stuk in Akoma Ntoso"),
}


def enclosed(files: Iterable[File], formaat: str) -> Enclosed | None:
    """The file with the text, of those that a format (stop or akn) gave; None if it gave none."""
    kind = _KINDS[formaat]
    file = next((each for each in files if each.path.endswith(kind.ends)), None)
    return Enclosed(file.path.rpartition("/")[2], file.data, kind.says) if file is not None else None
