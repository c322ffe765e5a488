"""What a besluit in STOP says, read by lxml."""

from __future__ import annotations

from typing import Final

from lxml import etree

from regelzetter.proving.facts import Facts
from regelzetter.proving.marked_up import Element, attribute_number
from regelzetter.proving.marked_up_official import Close, OfficialReader, Open
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
    reader = _Stop(STOP, "eId")
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


class _Stop(OfficialReader):
    columns: dict[str, int]
    """Of the table that is read: the numbers of its columns by name."""
    kop: Mark
    """Where the heading begins that is read."""

    def opening(self, name: str) -> Open | None:
        if name in _BARE:
            return lambda _: self._stretch(self.written.kaal)
        match name:
            case "RegelingOpschrift":
                return lambda _: self._opschrift()
            case "Label" | "Nummer" | "Opschrift" | "Subtitel":
                return lambda element: self._in_kop(element, name)
            case "IntRef":
                return lambda element: self._reference(f"#{element.get('ref', '').rpartition('#')[2]}")
            case "ExtRef":
                return lambda element: self._reference((_LAWS if element.get("soort") == "JCI" else "") + element.get("ref", ""))
            case "WijzigArtikel":
                return lambda _: self._stretch(self.written.naamloos)
            case "RegelingKlassiek":
                return lambda _: self._only_here()
            case "row":
                return lambda _: self.rows.append([])
            case "entry":
                return self._cell
            case "table":
                return self._table
        return None

    def _opschrift(self) -> Close:
        begin = self.written.here()
        return lambda: self.written.heading(1, begin)

    def _reference(self, doel: str) -> Close:
        begin = self.written.here()
        return lambda: self.written.reference(doel, begin)

    def _stretch(self, kept: list[tuple[Mark, Mark]]) -> Close:
        begin = self.written.here()
        return lambda: kept.append((begin, self.written.here()))

    def _table(self, table: Element) -> Close:
        self.columns = {each.get("colname", ""): number for number, each in enumerate(table.iter("{*}colspec"))}
        return self.table

    def _in_kop(self, element: Element, name: str) -> Close | None:
        """A heading runs from the first of its parts to the last, but for what is written below it: the Subtitel of a bijlage."""
        begin, kop = self.written.here(), element.getparent()
        if kop is None or local_name(kop) != "Kop" or _is_quoted(kop) or (name == "Subtitel" and not _is_double(kop)):
            return None
        if _is_double(kop):
            return lambda: self.written.heading(2 if name == "Opschrift" else 3, begin)
        following = element.getnext()
        self.kop = begin if element.getprevious() is None else self.kop
        if following is not None and local_name(following) != "Subtitel":
            return None
        return lambda: self.written.heading(min(_level(kop), 6), self.kop)

    def _only_here(self) -> Close:
        """The regulation does not point to the explanatory note."""
        begin = self.written.here()

        def close() -> None:
            self.written.deel = (begin, self.written.here())

        return close

    def _cell(self, entry: Element) -> Close:
        begin = self.written.here()
        return lambda: self._cell_read(entry, begin)

    def _cell_read(self, entry: Element, begin: Mark) -> None:
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
