"""Making XML elements, and turning them into bytes. Shared by the writers of official XML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml import etree

from regelzetter.diagnostics import Diagnostic
from regelzetter.source import Span
from regelzetter.writing.xml_rules import TEKEN

Element: TypeAlias = etree._Element
"""lxml gives its element type no public name."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\ufffd"


@dataclass(slots=True)
class Maker:
    """Makes elements of one namespace and keeps what was found on the way."""

    namespace: str
    found: list[Diagnostic] = field(default_factory=list)

    def add(self, parent: Element, name: str, text: str = "", /, **attributes: str) -> Element:
        """A new last child. `text` is ours, not the dossier's: a word of structure or a number in figures."""
        child = etree.SubElement(parent, f"{{{self.namespace}}}{name}", attributes)
        if text:
            child.text = text
        return child

    def say(self, parent: Element, text: str, span: Span) -> None:
        """Words of the dossier, behind what is in `parent` already."""
        append_text(parent, self.clean(text, span))

    def clean(self, text: str, span: Span) -> str:
        """The text with a visible mark for every character XML forbids; each is reported."""
        if _NOT_XML.search(text) is None:
            return text
        for sign in _NOT_XML.findall(text):
            melding = f"hier staat het teken U+{ord(sign):04X}, dat in XML niet mag"
            self.found.append(Diagnostic(TEKEN, span, melding, "haal het teken weg"))
        return _NOT_XML.sub(_REPLACEMENT, text)


def printed_mark(merk: str, soort: str = "") -> str:
    """The mark of a lid or onderdeel as printed. The parts of an amending article (`hoofdletters`) have no full stop.

    >>> [printed_mark(m) for m in ("1", "a", "1°", "–")], printed_mark("A", "hoofdletters")
    (['1.', 'a.', '1°.', '–'], 'A')
    """
    return merk if soort == "hoofdletters" or not any(sign.isalnum() for sign in merk) else f"{merk}."


def web_address(url: str) -> str:
    """The address as an XML schema takes it (xs:anyURI, RFC 3986); empty if it is none. Stray signs are escaped, never dropped.

    >>> web_address("https://example.org/a?b[]=1#c d"), web_address("mailto:post@example.org"), web_address("https://[x")
    ('https://example.org/a?b%5B%5D=1#c%20d', 'mailto:post@example.org', '')
    """
    found = re.fullmatch(r"(https?://[^\s/?#\[\]%:@]+(?::\d+)?|mailto:)([^#]*)(?:#(.*))?", url)
    if found is None:
        return ""
    return found[1] + escaped(found[2]) + (f"#{escaped(found[3])}" if found[3] is not None else "")


def escaped(part: str) -> str:
    """A part of an address with what may not stand in it as a percent code.

    >>> escaped("100%[a]")
    '100%25%5Ba%5D'
    """
    return re.sub(r"%(?![0-9A-Fa-f]{2})|[\[\]#\s]", lambda sign: f"%{ord(sign[0]):02X}", part)


def root_of(namespace: str, name: str) -> Element:
    """The root of a file that is all in one namespace, without prefixes."""
    return etree.Element(f"{{{namespace}}}{name}", nsmap={None: namespace})  # type: ignore[dict-item]  # lxml-stubs forgets None


def append_text(parent: Element, text: str) -> None:
    """Put text behind the last child, or behind the text if there is no child."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def unwrap(element: Element) -> None:
    """Take an element away and leave its content where it was."""
    parent = element.getparent()
    assert parent is not None
    children = list(element)
    lead, tail = element.text or "", element.tail or ""
    place = parent.index(element)
    before = parent[place - 1] if place else None
    if before is None:
        parent.text = (parent.text or "") + lead
    else:
        before.tail = (before.tail or "") + lead
    parent[place : place + 1] = children
    if children:
        children[-1].tail = (children[-1].tail or "") + tail
    elif before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail


def to_bytes(root: Element, mixed: frozenset[str]) -> bytes:
    """UTF-8 with its declaration. Indented, but never inside the elements in `mixed`, where a space is part of the text."""
    _indent(root, mixed, "\n")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="UTF-8") + b"\n"


def _indent(element: Element, mixed: frozenset[str], line: str) -> None:
    if not len(element) or etree.QName(element).localname in mixed:
        return
    element.text = line + "  "
    for child in element:
        _indent(child, mixed, line + "  ")
        child.tail = line + "  "
    element[-1].tail = line
