"""What a besluit in STOP says, read by lxml."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lxml import etree

from regelzetter.proving.facts import Facts
from regelzetter.proving.marked_up import Element, Reader, attribute_number
from regelzetter.proving.text import STOP, besluit_parts, local_name
from regelzetter.proving.transcript import Draft, Mark

_LAWS: Final = "https://wetten.overheid.nl/"
"""What the address of a law begins with; the rest is its JCI."""
_BARE: Final = ("Term", "Tussenkop", "title")
"""Elements that hold no references (1.3.0)."""
_SINGLE: Final = ("AlgemeneToelichting", "ArtikelgewijzeToelichting")
"""Parts of an explanatory note."""
_LANGUAGES: Final = {"nld": "nl-NL", "eng": "en"}


def read_stop(data: bytes) -> Facts:
    """What a besluit says; the opschrift that stands twice counts once."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    besluit = next(root.iter("{*}BesluitKlassiek"), root)
    reader = _Stop(STOP)
    reader.all(besluit_parts(besluit))
    titles = dict.fromkeys(each.text or "" for each in root.iter("{*}officieleTitel"))
    languages = dict.fromkeys(
        _language(each.text or "") for each in root.iterfind(".//{*}ExpressionIdentificatie/{*}FRBRExpression")
    )
    return reader.written.facts(tuple(titles), " / ".join(languages))


def _language(expression: str) -> str:
    """Of the name of a version, such as /akn/nl/bill/mnre9999/2030/proef/nld@2030-01-15."""
    code = next((part[:3] for part in expression.split("/") if part[3:4] == "@"), "")
    return _LANGUAGES.get(code, code)


class _Stop(Reader):
    columns: dict[str, int]
    """Of the table that is read: the numbers of its columns by name."""
    kop: Mark
    """Where the heading begins that is read."""

    def opened(self, element: Element, name: str) -> Callable[[], None] | None:
        begin = self.written.here()
        self.written.place(element.get("eId", ""))
        match name:
            case "RegelingOpschrift":
                return lambda: self.written.heading(1, begin)
            case "Label" | "Nummer" | "Opschrift" | "Subtitel":
                return self._in_kop(element, name, begin)
            case "IntRef":
                return lambda: self.written.reference(f"#{element.get('ref', '').rpartition('#')[2]}", begin)
            case "ExtRef":
                law = _LAWS if element.get("soort") == "JCI" else ""
                return lambda: self.written.reference(law + element.get("ref", ""), begin)
            case "WijzigArtikel":
                return lambda: self.written.naamloos.append((begin, self.written.here()))
            case "RegelingKlassiek":
                return lambda: self._only_here(begin)
            case "row":
                self.rows.append([])
            case "entry":
                return lambda: self._cell(element, begin)
            case "table":
                self.columns = {each.get("colname", ""): number for number, each in enumerate(element.iter("{*}colspec"))}
                return self.table
        return (lambda: self.written.kaal.append((begin, self.written.here()))) if name in _BARE else None

    def _in_kop(self, element: Element, name: str, begin: Mark) -> Callable[[], None] | None:
        """A heading runs from the first of its parts to the last, but for what is written below it: the Subtitel of a bijlage."""
        kop = element.getparent()
        if kop is None or local_name(kop) != "Kop" or _is_quoted(kop) or (name == "Subtitel" and not _is_double(kop)):
            return None
        if _is_double(kop):
            return lambda: self.written.heading(2 if name == "Opschrift" else 3, begin)
        following = element.getnext()
        self.kop = begin if element.getprevious() is None else self.kop
        if following is not None and local_name(following) != "Subtitel":
            return None
        return lambda: self.written.heading(min(_level(kop), 6), self.kop)

    def _only_here(self, begin: Mark) -> None:
        """The regulation does not point to the explanatory note."""
        self.written.deel = (begin, self.written.here())

    def _cell(self, entry: Element, begin: Mark) -> None:
        head = next(entry.iterancestors("{*}thead"), None) is not None
        first, last = (self.columns.get(entry.get(name, ""), 0) for name in ("namest", "nameend"))
        high = attribute_number(entry, "morerows", 0) + 1
        self.rows[-1].append(Draft(begin, self.written.here(), "kolom" if head else "", last - first + 1, high))


def _is_quoted(element: Element) -> bool:
    """New text for another regulation: its headings are not those of this document."""
    return next(element.iterancestors("{*}Instructie", "{*}Citaat"), None) is not None


def _level(kop: Element) -> int:
    """How deep a heading stands; the opschrift of the regulation is 1."""
    level = 1
    for around in kop.iterancestors():
        own = around.find("{*}Kop")
        if own is not None:
            level += 2 if _is_double(own) else 1
    return level


def _is_double(kop: Element) -> bool:
    """The heading of an explanatory note in one part: its Opschrift is that of the whole, its Subtitel that of the part."""
    part = kop.getparent()
    return part is not None and local_name(part) in _SINGLE and kop.find("{*}Subtitel") is not None
