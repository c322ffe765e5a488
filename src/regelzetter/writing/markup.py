"""Making XML elements, and turning them into bytes. Shared by the writers of official XML.

A tree of our own, for a long law has 25,000 elements: with lxml each of them took five times as long to make and to indent. What
is written is read back by lxml at once (`proving`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from regelzetter.diagnostics import Diagnostic
from regelzetter.source import Span
from regelzetter.writing.xml_rules import TEKEN

_NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What is no Char of XML 1.0 (2.2), named itself: `re` takes ten times as long to take in the set of what is one."""
_REPLACEMENT = "\ufffd"
_SPECIAL: Final = re.compile("[&<>\r]").search
_SPECIAL_QUOTED: Final = re.compile('[&<>"\t\n\r]').search
_CODES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_TEXT_CODES: Final = str.maketrans(_CODES)
_QUOTED_CODES: Final = str.maketrans(_CODES | {'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})


class Element:
    """An element with what stands in it, in order: words and elements. It does not know what it stands in."""

    __slots__ = ("attributes", "content", "name", "prefix")

    def __init__(self, name: str, attributes: dict[str, str], content: list[Element | str], prefix: str = "") -> None:
        """`name` is the local name; `prefix` ends in a colon, and the root says what it stands for: `xmlns:tekst`."""
        self.name = name
        self.attributes = attributes
        self.content = content
        self.prefix = prefix

    def __len__(self) -> int:
        """How much stands in it: words count as well."""
        return len(self.content)

    def set(self, name: str, value: str) -> None:
        self.attributes[name] = value

    def children(self) -> list[Element]:
        """The elements in it, without those in them."""
        return [part for part in self.content if not isinstance(part, str)]


@dataclass(slots=True)
class Maker:
    """Makes elements of one namespace, which the root gives this prefix, and keeps what was found on the way."""

    prefix: str = ""
    found: list[Diagnostic] = field(default_factory=list)

    def add(self, parent: Element, name: str, text: str = "", /, **attributes: str) -> Element:
        """A new last child. `text` is ours, not the dossier's: a word of structure or a number in figures."""
        child = Element(name, attributes, [text] if text else [], self.prefix)
        parent.content.append(child)
        return child

    def say(self, parent: Element, text: str, span: Span) -> None:
        """Words of the dossier, behind what is in `parent` already."""
        parent.content.append(text if _NOT_XML.search(text) is None else self.clean(text, span))

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
    return Element(name, {"xmlns": namespace}, [])


def unwrap(element: Element) -> None:
    """Take an element away and leave its content where it was: an element without a name is written without its tags."""
    element.name = ""


def to_bytes(root: Element, mixed: frozenset[str]) -> bytes:
    """UTF-8 with its declaration. Indented, but never inside the elements in `mixed`, where a space is part of the text."""
    written = ['<?xml version="1.0" encoding="UTF-8"?>\n']
    _write(root, mixed, "\n", written)
    return "".join((*written, "\n")).encode()


def _write(element: Element, mixed: frozenset[str], line: str, written: list[str]) -> None:
    """`line` is the end of a line with the spaces before the next; empty inside text, where nothing is indented."""
    name, content = element.name, element.content
    tag = begin = element.prefix + name
    for key, value in element.attributes.items():
        begin += f' {key}="{value if _SPECIAL_QUOTED(value) is None else value.translate(_QUOTED_CODES)}"'
    if not content:
        written.append(f"<{begin}/>")
        return
    first = content[0]
    if isinstance(first, str) and len(content) == 1:
        written.append(f"<{begin}>{_plain(first)}</{tag}>")
        return
    written.append(f"<{begin}>")
    inner = "" if not line or name in mixed or isinstance(first, str) else line + "  "
    _write_content(content, mixed, inner, written)
    written.append(f"{line if inner else ''}</{tag}>")


def _write_content(content: list[Element | str], mixed: frozenset[str], line: str, written: list[str]) -> None:
    for part in content:
        if isinstance(part, str):
            written.append(_plain(part))
            continue
        if line:
            written.append(line)
        if part.name:
            _write(part, mixed, line, written)
        else:
            _write_content(part.content, mixed, line, written)


def _plain(text: str) -> str:
    return text if _SPECIAL(text) is None else text.translate(_TEXT_CODES)
