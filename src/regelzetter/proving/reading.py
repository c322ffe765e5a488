"""A file of any format read by a reader that is not ours, without the document that it was made from: what `verifieer` can do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from regelzetter.proving.text import Text

Problems = tuple[str, ...]


def read_back(formaat: str, path: str, data: bytes) -> Text | None:
    """The words of a file; None for a file that is no text (a manifest, a picture, a register)."""
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

            yield "PDF/A-2a en PDF/UA-1", pdf.problems(data)
        case "akn":
            from regelzetter.proving.schema import akn_problems

            yield "Akoma Ntoso 3.0 XSD", akn_problems(data)
        case "stop" if path.endswith(".xml"):
            from regelzetter.proving.schema import stop_problems

            yield "STOP en LVBB", stop_problems(data, schemas) if schemas is not None else None


def _is_document(path: str) -> bool:
    return not path.startswith("vergelijking/") and path != "index.html"
