"""What an official publication says (`officiele-publicatie`), read by lxml. The record beside it has its title and language."""

from __future__ import annotations

from typing import Final

from lxml import etree

from regelzetter.proving.facts import Facts
from regelzetter.proving.marked_up import Element, attribute_number
from regelzetter.proving.marked_up_official import Close, OfficialReader, Open
from regelzetter.proving.text import OP, local_name, publication_parts, words
from regelzetter.proving.transcript import Draft, Mark

_LAW: Final = "jci"
"""What the name of a law begins with; its address is this name on wetten.overheid.nl."""
_LAWS: Final = "https://wetten.overheid.nl/"
_BARE: Final = ("title", "bijschrift", "functie", "voornaam", "achternaam")
"""Elements that hold no references."""
_QUOTED: Final = ("wetcitaat", "citaat", "wijziging")
"""Elements with new or quoted text: its headings are not those of this document."""
_WEIGHTS: Final = ("vet", "vetcur", "cur", "rom", "ondlijn", "klkap")
"""The weight of a heading in a letter that has more than one level of them."""


def read_op(data: bytes) -> Facts:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    reader = _Publication(OP, "id")
    reader.weights = (
        _WEIGHTS if root.find("*/stuk/algemeen/vrije-tekst/tekst/tussenkop[@kopopmaak='vet']") is not None else ("cur",)
    )
    reader.all(publication_parts(root))
    return reader.written.facts(("",), "")


def record_problems(data: bytes, titels: tuple[str, ...], taal: str) -> tuple[str, ...]:
    """What the record beside a publication says else than the document: its title (the last part of DC.title) or its language."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    rows = {row.get("name", ""): row.get("content", "") for row in root.iter("metadata")}
    title, language = rows.get("DC.title", ""), rows.get("DCTERMS.language", "")
    problems = []
    if not any(words(title)[-len(words(each)) :] == words(each) for each in titels if words(each)):
        problems.append(f"titel: verwacht “{titels[0]}”, gelezen “{title}”")
    if language != taal.partition("-")[0].lower():
        problems.append(f"taal: verwacht “{taal}”, gelezen “{language}”")
    return tuple(problems)


class _Publication(OfficialReader):
    weights: tuple[str, ...]
    columns: dict[str, int]
    """Of the table that is read: the numbers of its columns by name."""
    kop: Mark
    """Where the heading begins that is read."""

    def opening(self, name: str) -> Open | None:
        if name in _BARE:
            return lambda _: self._bare()
        match name:
            case "label" | "nr" | "titel":
                return self._in_kop
            case "tussenkop":
                return self._tussenkop
            case "intref":
                return lambda element: self._reference(f"#{element.get('anker', '')}")
            case "extref":
                return lambda element: self._reference(_address(element.get("doc", "")))
            case "row":
                return lambda _: self.rows.append([])
            case "entry":
                return self._cell
            case "table":
                return self._table
        return None

    def _bare(self) -> Close:
        begin = self.written.here()
        return lambda: self.written.kaal.append((begin, self.written.here()))

    def _reference(self, doel: str) -> Close:
        begin = self.written.here()
        return lambda: self.written.reference(doel, begin)

    def _tussenkop(self, element: Element) -> Close | None:
        begin, level = self.written.here(), self._level(element)
        return (lambda: self.written.heading(level, begin)) if level else None

    def _table(self, table: Element) -> Close:
        self.columns = {each.get("colname", ""): number for number, each in enumerate(table.iter("colspec"))}
        return self.table

    def _in_kop(self, element: Element) -> Close | None:
        """A heading runs from the first of its parts to the last, but for the subtitel of a bijlage."""
        begin, kop = self.written.here(), element.getparent()
        if kop is None or local_name(kop) != "kop" or next(kop.iterancestors(*_QUOTED), None) is not None:
            return None
        self.kop = begin if element.getprevious() is None else self.kop
        following = element.getnext()
        if following is not None and local_name(following) != "subtitel":
            return None
        whole = kop.getparent()
        around = () if whole is None else whole.iterancestors()
        level = 1 + sum(each.find("kop") is not None for each in around if each.getparent() is not None)
        return lambda: self.written.heading(min(level, 6), self.kop)

    def _level(self, heading: Element) -> int:
        """The level of a heading between the paragraphs of a letter; 0 for one in a quotation."""
        parent = heading.getparent()
        weight = heading.get("kopopmaak", "")
        return self.weights.index(weight) + 1 if parent is not None and parent.tag == "tekst" and weight in self.weights else 0

    def _cell(self, entry: Element) -> Close:
        begin = self.written.here()
        return lambda: self._cell_read(entry, begin)

    def _cell_read(self, entry: Element, begin: Mark) -> None:
        head = next(entry.iterancestors("thead"), None) is not None
        first, last = (self.columns.get(entry.get(name, ""), 0) for name in ("namest", "nameend"))
        high = attribute_number(entry, "morerows", 0) + 1
        self.rows[-1].append(Draft(begin, self.written.here(), "kolom" if head else "", last - first + 1, high))


def _address(doc: str) -> str:
    return _LAWS + doc if doc.startswith(_LAW) else doc
