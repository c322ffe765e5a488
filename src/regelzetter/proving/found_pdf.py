"""What a PDF says to who listens to it: the structure tree with its headings, tables, notes and links.

A link names no part of the text but a page and a height on it. So each stretch of marked content is known by the line on which
it is printed, and the target of a link is such a line: the first below the height where the link brings its reader.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any, Final, NamedTuple

import pikepdf
from lxml import etree

from regelzetter.proving.facts import Facts
from regelzetter.proving.pdf import IN_A_LINE, SOFT_HYPHEN
from regelzetter.proving.pdf_lines import Piece, Place, pieces
from regelzetter.proving.transcript import Draft, Mark, Transcript

_AROUND: Final = "/Div"
"""Holds what stands around the text."""
_HEADINGS: Final = {f"/H{level}": level for level in range(1, 7)}
_TOLD: Final = frozenset(("/Link", "/TR", "/TH", "/TD", "/Table", *_HEADINGS))
"""Kinds of which it is told where they stand."""
_SCOPES: Final = {"/Column": "kolom", "/Both": "kolom", "/Row": "rij"}
_ABOVE: Final = 10
"""Points: Typst brings the reader of a link that far above its target."""
_TOP: Final = 0.75
"""Of the size of the letters: from the foot of a line to its top, as the templates have it."""
_ALIKE: Final = 2
"""Points by which the tops of what stands on one line may differ."""
_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"


def read_pdf(data: bytes) -> Facts:
    with pikepdf.open(BytesIO(data)) as pdf:
        reader = _Pdf(pdf)
        reader.node(pdf.Root.StructTreeRoot.K, 0, "")
        reader.find_targets()
        return reader.written.facts(tuple(dict.fromkeys(_titles(pdf))), str(pdf.Root.get("/Lang", "")))


def _titles(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Both that the file has."""
    if "/Metadata" in pdf.Root:
        metadata = etree.fromstring(pdf.Root.Metadata.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))
        yield from ("".join(map(str, each.itertext())).strip() for each in metadata.iter(_TITLE))
    if "/Info" in pdf.trailer and "/Title" in pdf.trailer.Info:
        yield str(pdf.trailer.Info.Title)


def _said(piece: Piece) -> str:
    return piece.text.replace(SOFT_HYPHEN, "")


class _Line(NamedTuple):
    """Words that are written down, and where they are printed."""

    piece: Piece
    begin: Mark

    @property
    def end(self) -> Mark:
        return Mark(self.begin.text, self.begin.sign + len(_said(self.piece)))

    @property
    def top(self) -> float:
        return self.piece.height + _TOP * self.piece.size


class _Pdf:
    """Writes down the tree in logical order."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.written = Transcript()
        self.pages = {each.obj.objgen: number for number, each in enumerate(pdf.pages)}
        self.pieces = pieces(pdf, heights=_leads_to_lines(pdf))
        self.named = dict(_names(pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")))
        self.lines: list[_Line] = []
        self.rows: list[list[Draft]] = []
        self.targets: dict[str, tuple[int, float]] = {}
        self.linked: list[str] = []
        """Where the link points that is read: once for each line on which it stands."""

    def node(self, node: Any, on: int, parent: str) -> None:
        """`on` is the page that the nearest element above names, `parent` its kind."""
        if isinstance(node, int):
            self._print(Place(on, node))
        elif isinstance(node, pikepdf.Array):
            for each in node:
                self.node(each, on, parent)
        else:
            if "/Pg" in node:  # asking a key that is not there takes five times as long as asking whether it is
                on = self.pages[node["/Pg"].objgen]
            if (kind := node.get("/S")) is not None:
                self._element(node, str(kind), on, parent)
            elif (mcid := node.get("/MCID")) is not None:
                self._print(Place(on, int(mcid)))
            elif (annotation := node.get("/Obj")) is not None:
                self.linked.append(self._target(annotation))

    def _print(self, place: Place) -> None:
        for piece in self.pieces.get(place, ()):
            begin = self.written.here()
            self.written.say(_said(piece))
            self.lines.append(_Line(piece, begin))

    def _element(self, node: Any, kind: str, on: int, parent: str) -> None:
        kids = node.get("/K")
        if (
            kids is None or kind == _AROUND or (kind == "/Lbl" and parent != "/LI")
        ):  # the mark of a note, in the text and before the note
            return
        if kind == "/Note":
            before, self.written.now = self.written.now, self.written.note()
            self.node(kids, on, kind)
            self.written.now = before
            return
        around = kind not in IN_A_LINE
        if around:
            self.written.say(" ")
        close = self._opened(node, kind) if kind in _TOLD else None
        self.node(kids, on, kind)
        if close is not None:
            close()
        if around:
            self.written.say(" ")

    def _opened(self, node: Any, kind: str) -> Callable[[], None] | None:
        begin = self.written.here()
        match kind:
            case "/Link":
                self.linked = []
                return lambda: self._link(begin)
            case "/TR":
                self.rows.append([])
            case "/TH" | "/TD":
                return lambda: self.rows[-1].append(_cell(node, kind, begin, self.written.here()))
            case "/Table":
                return self._table
            case _ if kind in _HEADINGS:
                return lambda: self.written.heading(_HEADINGS[kind], begin)
        return None

    def _table(self) -> None:
        self.written.table(self.rows)
        self.rows = []

    # --- links ------------------------------------------------------------------------------------

    def _link(self, begin: Mark) -> None:
        for target in dict.fromkeys(self.linked):
            self.written.reference(target, begin)

    def _target(self, annotation: Any) -> str:
        """An address, or the name that we give a page and a height."""
        action = annotation.get("/A", {})
        if "/URI" in action:
            return str(action.URI)
        where = annotation.get("/Dest", action.get("/D"))
        if not isinstance(where, pikepdf.Array):
            where = self.named.get(str(where))
        if where is None:
            return "#"
        page, height = self.pages.get(where[0].objgen, -1), float(where[3])
        name = f"{page} {height}"
        self.targets[name] = (page, height)
        return f"#{name}"

    def find_targets(self) -> None:
        """The line of each target: the first in the order of reading, as far as its words follow each other."""
        ordered = sorted((line for line in self.lines if line.piece.text.strip()), key=lambda line: line.begin)
        sheets: dict[int, list[int]] = {}
        for number, line in enumerate(ordered):
            sheets.setdefault(line.piece.page, []).append(number)
        for name, (page, height) in self.targets.items():
            below = [number for number in sheets.get(page, ()) if ordered[number].top <= height - _ABOVE + _ALIKE]
            if not below:
                continue
            top = max(ordered[number].top for number in below) - _ALIKE
            first = last = next(number for number in below if ordered[number].top >= top)
            while last < below[-1] and ordered[last + 1].piece.page == page and ordered[last + 1].top >= top:
                last += 1
            self.written.plaatsen[name] = (ordered[first].begin, ordered[last].end)


def _leads_to_lines(pdf: pikepdf.Pdf) -> bool:
    """Does any link lead to a place in the file? Only then it matters where a line stands."""
    return any("/URI" not in link.get("/A", {}) for sheet in pdf.pages for link in sheet.get("/Annots", ()))


def _names(node: Any) -> Iterator[tuple[str, Any]]:
    """A tree of names (ISO 32000-1, 7.9.6)."""
    if node is None:
        return
    for kid in node.get("/Kids", ()):
        yield from _names(kid)
    flat = list(node.get("/Names", ()))
    yield from ((str(name), where.get("/D") if isinstance(where, pikepdf.Dictionary) else where) for name, where in _pairs(flat))


def _pairs(flat: list[Any]) -> Iterator[tuple[Any, Any]]:
    return zip(flat[::2], flat[1::2], strict=False)


def _cell(node: Any, kind: str, begin: Mark, end: Mark) -> Draft:
    own = node.get("/A", pikepdf.Array())
    tables = [each for each in (own if isinstance(own, pikepdf.Array) else [own]) if _is_of_tables(each)]
    said = {key: each[key] for each in tables for key in each.keys()}  # noqa: SIM118 (it is no dict)
    kop = _SCOPES.get(str(said.get("/Scope", "/Column")), "") if kind == "/TH" else ""
    return Draft(begin, end, kop, int(said.get("/ColSpan", 1)), int(said.get("/RowSpan", 1)))


def _is_of_tables(attributes: Any) -> bool:
    return isinstance(attributes, pikepdf.Dictionary) and attributes.get("/O") == "/Table"
