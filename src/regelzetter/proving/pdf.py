"""Proof of a PDF by readers that are not ours: does it keep to PDF/A-2a and PDF/UA-1, and which words does it say?

The rules are checked by `page`. The words come from pypdf, which reads the structure tree (what a screen reader follows),
and from PDFium, which reads the text of each stretch of marked content.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, NamedTuple

import page
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject

PROFILES = (
    ("PDF/A-2a", page.ValidationProfile.PDF_A_2A),
    ("PDF/UA-1", page.ValidationProfile.PDF_UA_1),
)

IN_A_LINE = frozenset({"/Span", "/Strong", "/Em", "/Link", "/Reference", "/Quote", "/Code"})
"""Structure that does not end a word; every other kind does."""

SOFT_HYPHEN = "\u00ad"
HYPHEN_SIGNS = ("-", "–", "/")
"""After these a line may end without a space."""
PDFIUM_HYPHEN = "\x02"
"""What PDFium makes of any hyphen at the end of a line, real ones too."""


def problems(data: bytes) -> tuple[str, ...]:
    """What PDF/A-2a and PDF/UA-1 have against this file; nothing if it is valid."""
    return tuple(line for name, profile in PROFILES for line in _broken_rules(data, name, profile))


def _broken_rules(data: bytes, name: str, profile: page.ValidationProfile) -> Iterator[str]:
    try:
        report = page.validate_pdf_bytes(data, profile=profile)
    except page.PageError as error:
        yield f"{name}: het bestand is niet te lezen: {error}"
        return
    found = dict.fromkeys(f"{name}: {failure.rule_id}: {failure.message}" for failure in report.failures)
    yield from found
    if not found and not report.is_compliant:
        yield f"{name}: het bestand voldoet niet"


def words(data: bytes) -> tuple[str, ...]:
    """The words in logical order, without headers, footers and other artifacts.

    Marks of leden and onderdelen are words. A note stands at its mark and ends the word before it; the mark itself is not a
    word. A word that is broken over lines or pages is whole again.
    """
    return tuple("".join(_spoken(_tree(data), _texts(data))).split())


# --- the structure tree ---------------------------------------------------------------------------


class Place(NamedTuple):
    """A stretch of marked content: page, counted from 0, and its number on that page."""

    page: int
    mcid: int


BREAK = None
"""In a walk through the tree: a word ends here."""


def _tree(data: bytes) -> Iterator[Place | None]:
    """Places in logical order, with breaks between blocks."""
    reader = PdfReader(BytesIO(data))
    pages = {each.indirect_reference.idnum: number for number, each in enumerate(reader.pages) if each.indirect_reference}
    root: Any = reader.trailer["/Root"]
    return _walk(root["/StructTreeRoot"].raw_get("/K"), pages, 0, "")


def _walk(node: PdfObject | None, pages: dict[int, int], on: int, parent: str) -> Iterator[Place | None]:
    """`on` is the page that the nearest element above names."""
    if isinstance(node, IndirectObject):
        node = node.get_object()
    if isinstance(node, ArrayObject):
        for each in node:
            yield from _walk(each, pages, on, parent)
    elif isinstance(node, int):
        yield Place(on, int(node))
    elif isinstance(node, DictionaryObject):
        if "/Pg" in node:
            on = pages[node.raw_get("/Pg").idnum]
        if "/MCID" in node:
            yield Place(on, int(node["/MCID"]))  # type: ignore[call-overload]
        elif node.get("/Type") != "/OBJR" and "/K" in node:
            yield from _element(node, pages, on, parent)


def _element(node: DictionaryObject, pages: dict[int, int], on: int, parent: str) -> Iterator[Place | None]:
    kind = str(node.get("/S", ""))
    if kind == "/Lbl" and parent != "/LI":  # the mark of a note, in the text and before the note
        return
    ends = kind not in IN_A_LINE
    if ends:
        yield BREAK
    yield from _walk(node.raw_get("/K"), pages, on, kind)
    if ends:
        yield BREAK


# --- the text -------------------------------------------------------------------------------------


@dataclass(slots=True)
class Text:
    """The text of a piece of marked content, and where it begins and ends in the line (points from the left)."""

    text: str
    left: float
    right: float


def _spoken(tree: Iterator[Place | None], texts: dict[Place, Text]) -> Iterator[str]:
    """The text in order, with a space wherever the page has one without saying so: at the end of a line."""
    last: tuple[Place, Text] | None = None
    for place in tree:
        if place is BREAK:
            yield " "
            last = None
            continue
        text = texts.get(place)
        if text is None:
            continue
        if last is not None and _new_line(last, (place, text)) and not last[1].text.endswith((SOFT_HYPHEN, *HYPHEN_SIGNS)):
            yield " "
        yield text.text.replace(SOFT_HYPHEN, "")
        last = (place, text)


def _new_line(before: tuple[Place, Text], after: tuple[Place, Text]) -> bool:
    return before[0].page != after[0].page or after[1].left < before[1].right - 1


def _texts(data: bytes) -> dict[Place, Text]:
    """The text of every piece of marked content."""
    texts: dict[Place, Text] = {}
    document = pdfium.PdfDocument(data)
    try:
        for number in range(len(document)):
            sheet = raw.FPDF_LoadPage(document.raw, number)
            sheet_text = raw.FPDFText_LoadPage(sheet)
            for mcid, found in _texts_of_page(sheet, sheet_text):
                place = Place(number, mcid)
                if place in texts:
                    texts[place].text += found.text
                    texts[place].right = found.right
                else:
                    texts[place] = found
            raw.FPDFText_ClosePage(sheet_text)
            raw.FPDF_ClosePage(sheet)
    finally:
        document.close()
    return texts


def _texts_of_page(sheet: Any, sheet_text: Any) -> Iterator[tuple[int, Text]]:
    buffer = ctypes.create_string_buffer(1 << 16)
    signs = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for number in range(raw.FPDFPage_CountObjects(sheet)):
        piece = raw.FPDFPage_GetObject(sheet, number)
        mcid = raw.FPDFPageObj_GetMarkedContentID(piece)
        if mcid < 0 or raw.FPDFPageObj_GetType(piece) != raw.FPDF_PAGEOBJ_TEXT:
            continue
        size = raw.FPDFTextObj_GetText(piece, sheet_text, signs, len(buffer) // 2)
        text = buffer.raw[: size - 2].decode("utf-16-le")
        raw.FPDFPageObj_GetBounds(piece, left, bottom, right, top)
        yield mcid, Text(_plain(piece, text), left.value, right.value)


def _plain(piece: Any, text: str) -> str:
    """Its text, with real hyphens; a hyphen put in by line breaking is a soft hyphen, as the PDF says in ActualText."""
    if PDFIUM_HYPHEN not in text:
        return text
    if text == PDFIUM_HYPHEN and _actual_text(piece) == SOFT_HYPHEN:
        return SOFT_HYPHEN
    return text.replace(PDFIUM_HYPHEN, "-")


def _actual_text(piece: Any) -> str:
    """The ActualText of the marks around a piece; empty if there is none."""
    buffer = ctypes.create_string_buffer(64)
    signs = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    size = ctypes.c_ulong()
    for number in range(raw.FPDFPageObj_CountMarks(piece)):
        mark = raw.FPDFPageObj_GetMark(piece, number)
        if raw.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", signs, len(buffer), size):
            return buffer.raw[: size.value - 2].decode("utf-16-le")
    return ""
