"""What a file of Akoma Ntoso says, read by lxml."""

from __future__ import annotations

from typing import Final

from lxml import etree

from regelzetter.proving.facts import Facts
from regelzetter.proving.marked_up import Element, attribute_number
from regelzetter.proving.marked_up_official import Close, OfficialReader, Open
from regelzetter.proving.text import AKN, LETTERS, is_around, local_name
from regelzetter.proving.transcript import Draft, Mark

_PARTS: Final = frozenset({"part", "chapter", "title", "subchapter", "subsection", "article", "hcontainer", "attachment"})
"""Elements whose number and heading are a heading of the document."""
_QUOTED: Final = ("{*}quotedStructure", "{*}embeddedStructure")
_COMPONENTS: Final = ("bijlage", "toelichting")
"""Documents that only wrap a part of the document around them."""
_LANGUAGES: Final = {"nld": "nl-NL", "eng": "en"}


def read_akn(data: bytes) -> Facts:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    # Only in a preface is there anything around the text.
    around = frozenset(each for preface in root.iter("{*}preface") for each in preface if is_around(each))
    reader = _Akn(AKN, "eId", around)
    reader.all([root])
    title = root.find(".//{*}longTitle/{*}p/{*}docTitle")
    codes = [each.get("language", "") for each in root.iterfind(".//{*}FRBRExpression/{*}FRBRlanguage")]
    languages = dict.fromkeys(_LANGUAGES.get(code, code) for code in codes)
    return reader.written.facts(("" if title is None else _plain(title),), " / ".join(languages))


class _Akn(OfficialReader):
    number: Mark | None = None
    """Where the number of a heading begins that is read now."""

    def opening(self, name: str) -> Open | None:
        match name:
            case "num" | "heading" | "docTitle":
                return lambda element: self._heading(element, name)
            case "ref" | "a":
                return self._reference
            case "inline":
                return self._value
            case "tr":
                return lambda _: self.rows.append([])
            case "td" | "th":
                return lambda element: self._cell(element, name)
            case "table":
                return lambda _: self.table
        return None

    def _reference(self, element: Element) -> Close:
        begin = self.written.here()
        return lambda: self.written.reference(element.get("href", ""), begin)

    def _value(self, element: Element) -> Close | None:
        if element.get("name") != "waarde":
            return None
        begin = self.written.here()
        return lambda: self.written.value(element.get("class", ""), begin)

    def _cell(self, element: Element, name: str) -> Close:
        begin = self.written.here()
        is_top = name == "th" and (parent := element.getparent()) is not None and parent.get("class") == "kop"
        kop = "kolom" if is_top else "rij" if name == "th" else ""
        spans = attribute_number(element, "colspan"), attribute_number(element, "rowspan")
        return lambda: self.rows[-1].append(Draft(begin, self.written.here(), kop, *spans))

    def _heading(self, element: Element, name: str) -> Close | None:
        """A number and the heading behind it are one heading."""
        whole = _part_of(element)
        if whole is None or next(element.iterancestors(*_QUOTED), None) is not None:
            return None
        following = element.getnext()
        if name == "num" and following is not None and local_name(following) == "heading":
            self.number = self.written.here()
            return None
        begin, self.number = self.number or self.written.here(), None
        level = 1 if name == "docTitle" else _level(whole)
        return lambda: self.written.heading(min(level, 6), begin)


def _part_of(element: Element) -> Element | None:
    """The part that an element heads; None if it is no heading of the document (a term, the mark of a lid)."""
    if local_name(element) == "docTitle":
        whole = next((each for each in element.iterancestors("{*}act", "{*}doc")), None)
        return whole if whole is not None and _has_title(whole) else None
    parent = element.getparent()
    return parent if parent is not None and local_name(parent) in _PARTS else None


def _level(part: Element) -> int:
    """How deep a part stands in its document, whose title is the first level if it has one."""
    level = 1
    for around in part.iterancestors():
        name = local_name(around)
        if name in ("act", "doc") and around.get("name") not in _COMPONENTS:
            return level + _has_title(around)
        level += name in _PARTS and any(local_name(child) in ("num", "heading") for child in around)
    return level


def _has_title(document: Element) -> bool:
    """A letter has a subject, and a fiche has its title in its table."""
    return local_name(document) == "act" or document.get("name") not in (*LETTERS, "beleidskeuzes")


def _plain(element: Element) -> str:
    """The words of a title, without its notes."""
    inner = ((_plain(each) if local_name(each) != AKN.note else "") + (each.tail or "") for each in element)
    return (element.text or "") + "".join(inner)
