"""Damage done on purpose to a PDF, through pikepdf: one thing at a time, drawn with a fixed seed."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from random import Random
from typing import Any

import pikepdf

from regelzetter.proving.pdf_fonts import Font, font_of
from regelzetter.proving.pdf_lines import Place, pieces

Shown = tuple[int, int, bytes, Font]
"""An operator that shows text: the page, its number among the operators, what it shows, and in which font."""


def damaged_pdf(kind: str, data: bytes, rng: Random) -> bytes | None:
    with pikepdf.open(BytesIO(data)) as pdf:
        if not _KINDS[kind](pdf, rng):
            return None
        stream = BytesIO()
        pdf.save(stream, deterministic_id=True)
        return stream.getvalue()


# --- the tree -------------------------------------------------------------------------------------


def _elements(node: Any, on: Any = None) -> Iterator[tuple[Any, Any]]:
    """Every element, with the page it names."""
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _elements(each, on)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        on = node.get("/Pg", on)
        yield node, on
        yield from _elements(node.get("/K", pikepdf.Array()), on)


def elements(pdf: pikepdf.Pdf, *names: str) -> list[Any]:
    return [each for each, _ in _elements(pdf.Root.StructTreeRoot.K) if str(each.S) in names]


def _places(pdf: pikepdf.Pdf, element: Any, on: Any = None) -> set[Place]:
    """The marked content of an element; not the mark of a note, nor the contents (Typst makes those of the headings)."""
    numbers = {each.obj.objgen: number for number, each in enumerate(pdf.pages)}
    found: set[Place] = set()

    def walk(node: Any, page: Any) -> None:
        if isinstance(node, int):
            found.add(Place(numbers[page.objgen], node))
        elif isinstance(node, pikepdf.Array):
            for each in node:
                walk(each, page)
        elif isinstance(node, pikepdf.Dictionary):
            page = node.get("/Pg", page)
            if "/MCID" in node:
                found.add(Place(numbers[page.objgen], int(node.MCID)))
            elif "/K" in node and str(node.get("/S")) not in ("/Lbl", "/TOC"):
                walk(node.K, page)

    walk(element, on)
    return found


# --- text -----------------------------------------------------------------------------------------


def _shown(pdf: pikepdf.Pdf, places: set[Place]) -> Iterator[Shown]:
    fonts: dict[tuple[int, int], Font] = {}
    for number, sheet in enumerate(pdf.pages):
        marks: list[int | None] = []
        font = Font(1, {})
        for at, instruction in enumerate(pikepdf.parse_content_stream(sheet)):
            operands: Any = instruction.operands
            match str(instruction.operator):
                case "BDC" | "BMC":
                    own = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
                    marks.append(int(own["/MCID"]) if "/MCID" in own else None)
                case "EMC":
                    marks.pop()
                case "Tf":
                    font = font_of(sheet.resources.Font[str(operands[0])], fonts)
                case "TJ" if marks and marks[-1] is not None and Place(number, marks[-1]) in places:
                    yield number, at, b"".join(bytes(part) for part in operands[0] if isinstance(part, pikepdf.String)), font


def _alter(pdf: pikepdf.Pdf, places: set[Place], rng: Random, digits: bool) -> bool:
    """Another letter for a letter, or another figure for a figure; the font has both."""
    wanted = str.isdigit if digits else str.isalpha
    found = []
    for page, at, shown, font in _shown(pdf, places):
        for start in range(0, len(shown), font.width):
            sign = font.signs.get(shown[start : start + font.width], "")
            if len(sign) == 1 and wanted(sign):
                found.append((page, at, start, shown, font, sign))
    if not found:
        return False
    page, at, start, shown, font, sign = rng.choice(found)
    others = [code for code, text in font.signs.items() if len(text) == 1 and wanted(text) and text.lower() != sign.lower()]
    if not others:
        return False
    instead = shown[:start] + rng.choice(sorted(others)) + shown[start + font.width :]
    sheet = pdf.pages[page]
    commands = list(pikepdf.parse_content_stream(sheet))
    commands[at] = pikepdf.ContentStreamInstruction([pikepdf.Array([pikepdf.String(instead)])], pikepdf.Operator("TJ"))
    sheet.Contents = pdf.make_stream(pikepdf.unparse_content_stream(commands))
    return True


def _text(pdf: pikepdf.Pdf) -> set[Place]:
    return _places(pdf, pdf.Root.StructTreeRoot.K)


def _word(pdf: pikepdf.Pdf, rng: Random) -> bool:
    return _alter(pdf, _text(pdf), rng, digits=False)


def _digit(pdf: pikepdf.Pdf, rng: Random) -> bool:
    return _alter(pdf, _text(pdf), rng, digits=True)


def _note(pdf: pikepdf.Pdf, rng: Random) -> bool:
    notes = [(each, on) for each, on in _elements(pdf.Root.StructTreeRoot.K) if str(each.S) == "/Note"]
    return bool(notes) and _alter(pdf, _places(pdf, *rng.choice(notes)), rng, digits=False)


def _cell(pdf: pikepdf.Pdf, rng: Random) -> bool:
    """Two neighbours change what they hold."""
    printed = {place: "".join(piece.text for piece in each) for place, each in pieces(pdf).items()}
    on = {each.objgen: page for each, page in _elements(pdf.Root.StructTreeRoot.K)}

    def says(cell: Any) -> str:
        return "".join(sorted(printed.get(place, "") for place in _places(pdf, cell, on[cell.objgen])))

    pairs = []
    for row in elements(pdf, "/TR"):
        cells = [each for each in row.K if str(each.S) == "/TD"]
        pairs += [(one, two) for one, two in pairwise(cells) if says(one).strip() != says(two).strip()]
    pairs = [(one, two) for one, two in pairs if says(one).strip() and says(two).strip()]
    if not pairs:
        return False
    one, two = rng.choice(pairs)
    one.K, two.K = two.K, one.K
    pages = one.get("/Pg"), two.get("/Pg")
    for cell, page in zip((two, one), pages, strict=True):
        if page is not None:
            cell.Pg = page
    return True


# --- structure ------------------------------------------------------------------------------------


def _reference(pdf: pikepdf.Pdf, rng: Random) -> bool:
    """Another address, or the target of a link that leads elsewhere."""
    contents = {each.objgen for index in elements(pdf, "/TOC") for each in _links(index.K)}
    links = [each for sheet in pdf.pages for each in sheet.get("/Annots", ()) if each.objgen not in contents]
    links = [each for each in links if not str(each.get("/Contents", "")).startswith("Voetnoot") and not _is_back(each)]
    link = rng.choice(links)
    if "/A" in link:
        link.A.URI = pikepdf.String(str(link.A.URI) + rng.choice("0123456789"))
        return True
    others = [each.Dest for each in links if "/Dest" in each and _where(each.Dest) != _where(link.Dest)]
    if not others:
        return False
    link.Dest = rng.choice(others)
    return True


def _links(node: Any) -> Iterator[Any]:
    """The annotations in a part of the tree."""
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _links(each)
    elif isinstance(node, pikepdf.Dictionary):
        if "/Obj" in node:
            yield node.Obj
        yield from _links(node.get("/K", pikepdf.Array()))


def _is_back(link: Any) -> bool:
    """Does this lead from a note to its mark?"""
    return str(link.get("/Contents", "")).isdigit()


def _where(target: Any) -> str:
    return str(target) if isinstance(target, pikepdf.String) else f"{target[0].objgen} {target[3]}"


def _heading(pdf: pikepdf.Pdf, rng: Random) -> bool:
    heading = rng.choice(elements(pdf, "/H2", "/H3", "/H4"))
    heading.S = pikepdf.Name(f"/H{int(str(heading.S)[2]) + 1}")
    return True


def _head(pdf: pikepdf.Pdf, rng: Random) -> bool:
    heads = elements(pdf, "/TH")
    if heads:
        rng.choice(heads).S = pikepdf.Name("/TD")
    return bool(heads)


def _title(pdf: pikepdf.Pdf, rng: Random) -> bool:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        meta["dc:title"] = str(meta["dc:title"]) + rng.choice(("x", " bis", " ter", " concept"))
    return True


def _language(pdf: pikepdf.Pdf, rng: Random) -> bool:
    pdf.Root.Lang = pikepdf.String(rng.choice(("en-GB", "de-DE", "fr-FR")))
    return True


_KINDS = {
    "woord": _word,
    "cijfer": _digit,
    "cel": _cell,
    "noot": _note,
    "verwijzing": _reference,
    "kop": _heading,
    "kopcel": _head,
    "titel": _title,
    "taal": _language,
}
