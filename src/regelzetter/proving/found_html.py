"""What a page of ours says, read by lxml."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from regelzetter.proving.facts import Facts
from regelzetter.proving.marked_up import Element, Reader, attribute_number
from regelzetter.proving.text import HTML
from regelzetter.proving.transcript import Draft

_SCOPES = {"col": "kolom", "row": "rij"}
_PLAIN = frozenset({"p", "li", "span", "ol", "ul", "div", "strong", "em", "sup", "sub", "dl", "dt", "dd"})
"""Most of a page: elements that begin nothing, unless they hold a value."""


def read_html(data: bytes) -> Facts:
    """What stands in `main`, without fields of a letterhead, and then the notes."""
    root = etree.fromstring(data, etree.HTMLParser(encoding="utf-8", no_network=True))
    reader = _Page(shift=sum(1 for _ in root.iterfind(".//header//h1")))
    for main in root.iter("main"):
        reader.element(main)
    for note in root.iterfind(".//section[@role='doc-endnotes']/ol/li"):
        reader.written.now = reader.written.note()
        reader.content(note)
    return reader.written.facts((root.findtext("head/title") or "",), root.get("lang", ""))


class _Page(Reader):
    """`shift`: how much deeper its headings are, for the letterhead has the h1."""

    def __init__(self, shift: int) -> None:
        super().__init__(HTML)
        self.shift = shift

    def opened(self, element: Element, name: str) -> Callable[[], None] | None:
        if ident := element.get("id"):
            self.written.place(ident)
        key = element.get("data-sleutel")
        if key is None and name in _PLAIN:
            return None
        begin = self.written.here()
        if name in ("h1", "h2", "h3", "h4", "h5", "h6"):
            level = int(element.get("aria-level", name[1])) - self.shift
            return lambda: self.written.heading(min(level, 6), begin)
        if key is not None:  # also where it leads to its origin: that is no reference of the text
            return lambda: self.written.value(key, begin)
        if name == "a":
            return lambda: self.written.reference(element.get("href", ""), begin)
        if name == "tr":
            self.rows.append([])
        if name in ("td", "th"):
            kop = _SCOPES.get(element.get("scope", ""), "") if name == "th" else ""
            spans = attribute_number(element, "colspan"), attribute_number(element, "rowspan")
            return lambda: self.rows[-1].append(Draft(begin, self.written.here(), kop, *spans))
        return self.table if name == "table" else None
