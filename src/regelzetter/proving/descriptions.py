"""What is said of pictures to who cannot see them: no words of the text, and for who hears them the only ones.

A letterhead may have pictures of its own, such as a logo; those of the text stand between them in their order.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Final

from regelzetter.proving.text import WordList, words

if TYPE_CHECKING:
    from lxml import etree

Reader = Callable[[bytes], Iterator[str]]
_NONE: Final = "(geen)"


def difference(formaat: str, data: bytes, expected: tuple[str, ...]) -> str:
    """The first description that a file does not have in its place, in Dutch; empty: all are there."""
    if not expected:
        return ""
    read = [text for text in _READERS[formaat](data) if text.strip()]
    there = iter(read)
    for number, text in enumerate(expected, start=1):
        wanted = words(text)
        if not any(words(each) == wanted for each in there):
            return f"beschrijving van afbeelding {number}: verwacht “{text}”, gelezen “{_nearest(wanted, read)}”"
    return ""


def _nearest(wanted: WordList, read: list[str]) -> str:
    """The description that shares most words with the one that is missing."""
    return max(read, key=lambda text: len(set(words(text)) & set(wanted)), default=_NONE)


# --- by format ------------------------------------------------------------------------------------


def _root(data: bytes) -> etree._Element:
    from lxml import etree

    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _html(data: bytes) -> Iterator[str]:
    from lxml import etree

    root = etree.fromstring(data, etree.HTMLParser(encoding="utf-8", no_network=True))
    yield from (image.get("alt") or "" for image in root.iter("img"))


def _xml(data: bytes) -> Iterator[str]:
    yield from (image.get("alt") or "" for image in _root(data).iter("{*}img", "{*}Illustratie", "{*}illustratie"))


def _docx(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in ("word/document.xml", "word/footnotes.xml"):
            if name in package.namelist():
                yield from (each.get("descr") or "" for each in _root(package.read(name)).iter("{*}docPr"))


def _odt(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        yield from ("".join(map(str, each.itertext())) for each in _root(package.read("content.xml")).iter("{*}desc"))


def _pdf(data: bytes) -> Iterator[str]:
    import pikepdf

    with pikepdf.open(BytesIO(data)) as pdf:
        waiting = [pdf.Root.get("/StructTreeRoot")]
        while waiting:
            node = waiting.pop()
            if isinstance(node, pikepdf.Array):
                waiting += reversed(list(node))
            elif isinstance(node, pikepdf.Dictionary):
                if node.get("/S") == "/Figure":
                    yield str(node.get("/Alt", ""))
                waiting.append(node.get("/K"))


_READERS: Final[Mapping[str, Reader]] = {
    "html": _html, "stop": _xml, "akn": _xml, "op": _xml, "docx": _docx, "odt": _odt, "pdf": _pdf,
}  # fmt: skip
