"""Proof of a PDF by readers that are not ours: does it keep to PDF/A-2a (with XML inside: PDF/A-3a) and PDF/UA-1,
and which words does it say?

The rules are checked by `page`. For the words `pikepdf` (qpdf) reads the structure tree, which is what a screen reader follows,
and the text operators of each stretch of marked content. No reader that guesses words from places on the page is used: those
cannot tell a hyphen of the writer from one of the line break, nor “wet- en” from “wet-en” at the end of a line.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from io import BytesIO
from typing import Any, Final, NamedTuple

import page
import pikepdf

from regelzetter.proving.pdf_lines import Place, pieces
from regelzetter.proving.text import Text
from regelzetter.proving.text import words as compared
from regelzetter.writing.display import Enclosed

A_2A: Final = ("PDF/A-2a", page.ValidationProfile.PDF_A_2A)
A_3A: Final = ("PDF/A-3a", page.ValidationProfile.PDF_A_3A)
"""Of a PDF that carries XML inside."""
ENCLOSED_BYTES: Final = 100_000_000
UA_1: Final = ("PDF/UA-1", page.ValidationProfile.PDF_UA_1)

IN_A_LINE = frozenset({"/Span", "/Strong", "/Em", "/Link", "/Reference", "/Quote", "/Code"})
"""Structure that does not end a word; every other kind does."""
STREAM = re.compile(rb">>\s*stream\r?\n")
SOFT_HYPHEN = "\u00ad"
"""A hyphen put in by line breaking."""


def problems(data: bytes, encloses: bool = False) -> tuple[str, ...]:
    """What PDF/A-2a (of a file that encloses XML: PDF/A-3a) and PDF/UA-1 have against this file; nothing if it is valid."""
    return judged(data, encloses)()


def judged(data: bytes, encloses: bool = False) -> Callable[[], tuple[str, ...]]:
    """The same, begun: to be called for the answer. `page` lets go of Python's lock, so that both profiles are asked at once and
    the file can be read meanwhile.
    """
    running = [_judges().submit(_broken_rules, data, *profile) for profile in (A_3A if encloses else A_2A, UA_1)]
    return lambda: tuple(line for each in running for line in each.result())


@cache
def _judges() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(2, "keuring")


def _broken_rules(data: bytes, name: str, profile: page.ValidationProfile) -> tuple[str, ...]:
    try:
        report = page.validate_pdf_bytes(data, profile=profile)
    except page.PageError as error:
        return (f"{name}: het bestand is niet te lezen: {error}",)
    if not report.is_compliant and not report.failures:
        return (f"{name}: het bestand voldoet niet",)
    found = [failure for failure in report.failures if not _is_mistaken(data, failure)]
    return tuple(dict.fromkeys(f"{name}: {failure.rule_id}: {failure.message}" for failure in found))


def _is_mistaken(data: bytes, failure: page.ValidationFailure) -> bool:
    """Compressed data that happen to end in a carriage return: `page` 0.11 takes that for part of the line end after them.

    One stream in 256, so one letter in twenty. The Length is right if `endstream` follows where it says.
    """
    if not failure.rule_id.endswith("STREAM-LENGTH-001"):
        return False
    if failure.object_id is None:  # a file with many streams: then it does not say which
        return all(_lengths_are_right(data))
    name = b"\n%d %d obj" % (failure.object_id.object_number, failure.object_id.generation)
    head = re.compile(re.escape(name) + rb"\s*<<[^>]*?/Length (\d+)\b.*?>>\s*stream\r?\n", re.DOTALL).search(data)
    return head is not None and data[head.end() + int(head[1]) - 1 :].startswith(b"\r\nendstream")


def _lengths_are_right(data: bytes) -> Iterator[bool]:
    """Of each stream in the file: does it end where its Length says?"""
    at = 0
    while (begun := STREAM.search(data, at)) is not None:
        head = data[max(data.rfind(b" obj", 0, begun.start()), 0) : begun.start()]
        length = re.search(rb"/Length (\d+)\b(?! \d+ R)", head)
        at = begun.end() + (int(length[1]) if length else 0)
        yield length is not None and data[at : at + 11].lstrip(b"\r\n").startswith(b"endstream")


def enclosed_problems(data: bytes, wanted: Enclosed) -> tuple[str, ...]:
    """What is wrong with the one file inside: its name, its bytes, and what the PDF says of it."""
    with pikepdf.open(BytesIO(data)) as pdf:
        names = sorted(pdf.attachments)
        if names != [wanted.naam]:
            return (f"bijgesloten is {', '.join(names) or 'niets'}, verwacht {wanted.naam}",)
        inside = pdf.attachments[wanted.naam]
        file = inside.get_file()
        said = {
            "soort": (file.mime_type, "application/xml"),
            "beschrijving": (inside.description, wanted.beschrijving),
            "verband met het stuk": (str(inside.relationship), "/Alternative"),
        }
        wrong = [
            f"{what} van {wanted.naam}: verwacht “{must}”, gelezen “{read}”"
            for what, (read, must) in said.items()
            if read != must
        ]
        if file.read_bytes() != wanted.data:
            wrong.append(f"{wanted.naam} in de PDF is niet gelijk aan het bestand daarbuiten")
        if [each.objgen for each in pdf.Root.get("/AF", ())] != [inside.obj.objgen]:
            wrong.append(f"{wanted.naam} hoort niet bij het hele stuk (AF)")
        return tuple(wrong)


def enclosed_files(data: bytes) -> dict[str, bytes]:
    """The files inside, by name, each at most ENCLOSED_BYTES of it; none of a file that cannot be read: validators report that.

    For a PDF from anywhere: a small stream may swell to gigabytes.
    """
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            return {name: _limited(inside.get_file().obj) for name, inside in pdf.attachments.items()}
    except (pikepdf.PdfError, zlib.error):
        return {}


def _limited(stream: Any) -> bytes:
    if stream is None:  # the PDF names a file that it does not have
        return b""
    raw = bytes(stream.read_raw_bytes())
    return raw if "/Filter" not in stream else zlib.decompressobj().decompress(raw, ENCLOSED_BYTES)


def words(data: bytes) -> tuple[str, ...]:
    """The words as printed, in logical order, without headers, footers and other artifacts.

    Marks of leden and onderdelen are words. A note stands at its mark and ends the word before it; the mark itself is not a
    word. A word that is broken over lines or pages is whole again.
    """
    return tuple("".join(" " if part in (NOTE, NOTE_END) else part for part in _spoken(data)).split())


def read_text(data: bytes) -> Text:
    """The words as they are compared, the notes apart, without what stands around the text.

    The templates put that (address, date, subject, salutation, the head of a Kamerstuk) in a Div; the text has none.
    """
    body: list[str] = []
    notes: list[list[str]] = []
    into = body
    for part in _spoken(data, leave_out="/Div"):
        if part == NOTE:
            notes.append([])
            into = notes[-1]
        elif part == NOTE_END:
            into = body
        else:
            into.append(part)
    return Text(compared("".join(body)), tuple(compared("".join(note)) for note in notes))


def _spoken(data: bytes, leave_out: str = "") -> Iterator[str]:
    """The text in logical order, with spaces where blocks meet and signs where a note begins and ends."""
    with pikepdf.open(BytesIO(data)) as pdf:
        texts = texts_of(pdf)
        for part in _tree(pdf, leave_out):
            yield part if isinstance(part, str) else texts.get(part, "").replace(SOFT_HYPHEN, "")


def texts_of(pdf: pikepdf.Pdf) -> dict[Place, str]:
    """The text of every stretch of marked content."""
    return {place: "".join(piece.text for piece in shown) for place, shown in pieces(pdf, heights=False).items()}


# --- the structure tree ---------------------------------------------------------------------------


BREAK = " "
NOTE = "\ufdd0"
NOTE_END = "\ufdd1"
"""In a walk through the tree: a word ends, a note begins, a note ends (the last two are no characters, in no text)."""


def _tree(pdf: pikepdf.Pdf, leave_out: str) -> Iterator[Place | str]:
    """Places in logical order, and between them the signs above; not those in elements of the kind that is left out."""
    pages = {each.obj.objgen: number for number, each in enumerate(pdf.pages)}
    return Walk(pages, leave_out).through(pdf.Root.StructTreeRoot.K, 0, "")


class Walk(NamedTuple):
    """A walk through the tree."""

    pages: dict[tuple[int, int], int]
    leave_out: str

    def through(self, node: Any, on: int, parent: str) -> Iterator[Place | str]:
        """`on` is the page that the nearest element above names, `parent` its kind."""
        if isinstance(node, int):
            yield Place(on, node)
            return
        if isinstance(node, pikepdf.Array):
            for each in node:
                yield from self.through(each, on, parent)
            return
        if "/Pg" in node:  # asking a key that is not there takes five times as long as asking whether it is
            on = self.pages[node["/Pg"].objgen]
        if "/MCID" in node:
            yield Place(on, int(node["/MCID"]))
        elif (kids := node.get("/K")) is not None:
            yield from self._element(str(node.get("/S")), kids, on, parent)

    def _element(self, kind: str, kids: Any, on: int, parent: str) -> Iterator[Place | str]:
        if kind == self.leave_out or (kind == "/Lbl" and parent != "/LI"):  # the mark of a note, in the text and before the note
            return
        inside = self.through(kids, on, kind)
        if kind in IN_A_LINE:
            yield from inside
            return
        yield NOTE if kind == "/Note" else BREAK
        yield from inside
        yield NOTE_END if kind == "/Note" else BREAK
