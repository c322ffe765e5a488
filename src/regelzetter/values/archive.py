"""The door for workbooks from outside: what is in an .xlsx is unpacked within limits, and only that goes on to the readers.

An .xlsx is a zip file, which can be made to unpack to far more than it is, to claim a cell in the last row and column so that a
reader makes room for seventeen thousand million cells, or to hold entities that double at every step.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator

from regelzetter.record import record
from regelzetter.values.sheet import column_number

LARGEST = 64_000_000
"""Bytes of all parts together, unpacked."""
PARTS = 2_000
CELLS = 2_000_000
"""The last row times the last column of a sheet: readers make room for every cell in between."""

_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Z]{0,3})([0-9]{1,9})["']""")
_STRANGE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_SHEETS = "xl/worksheets/"


@record(frozen=True, slots=True)
class Package:
    """A workbook that is safe to read: its parts, and the same as one uncompressed zip."""

    parts: dict[str, bytes]
    data: bytes

    @property
    def sheets(self) -> Iterator[bytes]:
        return (data for name, data in self.parts.items() if name.startswith(_SHEETS))


def unpack(data: bytes) -> Package | str:
    """The package, or in Dutch why it is refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            problem = _problem(members)
            parts = {} if problem else dict(_parts(archive, members))
    # What zipfile is known to raise on damaged, hostile or encrypted archives; its documentation names only the first.
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, RuntimeError):
        return "dit is geen rekenblad (.xlsx), of het is beschadigd of beveiligd met een wachtwoord"
    problem = problem or next((found for name, part in parts.items() if (found := _refusal(name, part))), "")
    return problem or Package(parts, _packed(parts))


def _problem(members: list[zipfile.ZipInfo]) -> str:
    if len(members) > PARTS or sum(member.file_size for member in members) > LARGEST:
        return f"dit rekenblad is uitgepakt groter dan {LARGEST // 1_000_000} MB"
    if any(count > 1 for count in Counter(member.filename for member in members).values()):
        return "in dit rekenblad staat een onderdeel twee keer"
    if any(member.flag_bits & 1 for member in members):
        return "dit rekenblad is beveiligd met een wachtwoord"
    return ""


def _parts(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> Iterator[tuple[str, bytes]]:
    """The parts with text; pictures and macros are left out. A part never gives more than its header says."""
    for member in members:
        if member.filename.endswith((".xml", ".rels")):
            yield member.filename, archive.read(member)


def _refusal(name: str, part: bytes) -> str:
    if _STRANGE.search(part):
        return "in dit rekenblad staan definities die er niet horen (DOCTYPE)"
    if not name.startswith(_SHEETS):
        return ""
    rows, columns = 1, 1
    for match in _PLACE.finditer(part):
        rows = max(rows, int(match[2]))
        columns = max(columns, column_number(match[1].decode())) if match[1] else columns
    return (
        f"een blad beslaat meer dan {CELLS // 1_000_000} miljoen cellen; haal lege rijen en kolommen weg"
        if (rows * columns > CELLS)
        else ""
    )


def _packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    return stream.getvalue()
