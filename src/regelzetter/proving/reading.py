"""A file of any format read by a reader that is not ours, without the document that it was made from: what `verifieer` can do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from regelzetter.proving.text import Text
from regelzetter.source import Span
from regelzetter.writing.files import File

Problems = tuple[str, ...]
_STOP: Final = "XSD en Schematron van STOP en LVBB"
_COHERENCE: Final = "samenhang van de levering"


class UnreadableError(Exception):
    """A file that its reader cannot read; the message is the reader's."""


def read_back(formaat: str, path: str, data: bytes) -> Text | None:
    """The words of a file; None for a file that is no text (a manifest, a picture, a register). Raises UnreadableError."""
    import subprocess
    import zipfile
    import zlib

    import pikepdf

    try:
        return _read(formaat, path, data)
    # What the readers are known to raise on a file that somebody else made: they do not name it themselves.
    except (
        AttributeError, IndexError, KeyError, OSError, RuntimeError, StopIteration, SyntaxError, TypeError, ValueError,
        zipfile.BadZipFile, zlib.error, pikepdf.PdfError, subprocess.SubprocessError,
    ) as fault:  # fmt: skip
        raise UnreadableError(f"{type(fault).__name__}: {fault}") from fault


def _read(formaat: str, path: str, data: bytes) -> Text | None:
    from regelzetter.proving import docx, pdf, text

    match formaat:
        case "docx" | "odt":
            return docx.read_text(data)
        case "pdf":
            return pdf.read_text(data)
        case "html":
            return text.html_words(data) if _is_document(path) else None
        case "akn" | "op":
            return text.xml_words(data) if path.endswith((".akn.xml", ".op.xml")) else None
        case "stop":
            return text.xml_words(data) if path.endswith("besluit.xml") else None
        case _:
            return None


def standards(formaat: str, path: str, data: bytes, schemas: Path | None) -> Iterator[tuple[str, Problems | None]]:
    """The validators of a format by name, with what each has against the file; None where it cannot be asked here."""
    match formaat:
        case "docx" | "odt":
            from regelzetter.proving import docx

            yield "opbouw van Word en OpenDocument", docx.problems(data)
        case "pdf":
            from regelzetter.proving import pdf

            encloses = bool(pdf.enclosed_files(data))
            yield f"PDF/A-{3 if encloses else 2}a en PDF/UA-1", pdf.problems(data, encloses)
        case "akn":
            from regelzetter.proving.schema import akn_problems

            yield "Akoma Ntoso 3.0 XSD", akn_problems(data)
        case "op" if path.endswith(".op.xml"):
            from regelzetter.proving.op_schema import NAME, op_problems

            yield NAME, op_problems(data, schemas) if schemas is not None else None
        case "stop":
            from regelzetter.proving.official import NIET_GETOETST, validate, version_in

            checked = validate(File(path, data), schemas, version_in(data), Span(path, 1, 1, 1, 1))
            if checked.value and checked.value[0] == NIET_GETOETST:
                yield _STOP, None
            if checked.value or checked.diagnostics:
                yield _STOP if schemas else _COHERENCE, tuple(found.melding for found in checked.diagnostics if found.is_fout)


def _is_document(path: str) -> bool:
    return not path.startswith("vergelijking/") and path != "index.html"
