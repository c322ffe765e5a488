"""Damage done on purpose to files of XML and HTML, alone or in a zip: one thing at a time, drawn with a fixed seed.

How a format is built is a row in `ANATOMIES`. Each kind of damage gives the bytes of the damaged file, or None where the file has
nothing of that kind.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from random import Random
from typing import Any

from lxml import etree

Root = Any
Damage = Callable[[Root, Random], bool]


@dataclass(frozen=True)
class Anatomy:
    """XPaths without namespaces (`*[local-name()=…]` is written `:name`), and what differs too much for one."""

    text: str
    """Text nodes that are said."""
    note: str
    cell: str
    link: str
    """Attributes that point somewhere."""
    place: str
    """Attributes with names of articles, to point to instead."""
    heading: Damage
    head: Damage
    title: str
    language: str
    body: str = ""
    """Members of a zip; the same file where it is none."""
    notes: str = ""
    about: str = ""
    speech: str = ""
    address: Callable[[str, str], str] = lambda old, new: f"#{new}" if old.startswith("#") else new
    """An attribute that points somewhere, when it points to the new name."""


def path(short: str) -> str:
    return re.sub(r"(?<![\w:]):([\w.-]+)", r"*[local-name()='\1']", short)


def damaged(anatomy: Anatomy, kind: str, data: bytes, rng: Random) -> bytes | None:
    """The file with one thing of this kind wrong."""
    member = {"noot": anatomy.notes, "titel": anatomy.about, "taal": anatomy.speech}.get(kind, "") or anatomy.body
    parts = unpacked(data) if anatomy.body else {"": data}
    root = parsed(parts[member])
    if not _KINDS[kind](anatomy, root, rng):
        return None
    parts[member] = written(root)
    return packed(parts) if anatomy.body else parts[""]


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as opened:
        for name, part in parts.items():
            opened.writestr(zipfile.ZipInfo(name), part)
    return stream.getvalue()


def parsed(data: bytes) -> Root:
    is_page = data.lstrip().startswith(b"<!DOCTYPE html")
    return etree.fromstring(data, etree.HTMLParser(encoding="utf-8") if is_page else etree.XMLParser())


def written(root: Root) -> bytes:
    if root.tag == "html":
        return etree.tostring(root, method="html", encoding="utf-8", doctype="<!DOCTYPE html>")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


# --- words ----------------------------------------------------------------------------------------


def _word(nodes: list[Any], rng: Random, pattern: str = r"[a-z]{4,}") -> bool:
    found = [(node, match) for node in nodes for match in re.finditer(pattern, str(node))]
    if not found:
        return False
    node, match = rng.choice(found)
    _put(node, str(node)[: match.end()] + rng.choice("qxyz") + str(node)[match.end() :])
    return True


def _digit(nodes: list[Any], rng: Random) -> bool:
    found = [(node, match) for node in nodes for match in re.finditer(r"\d", str(node))]
    if not found:
        return False
    node, match = rng.choice(found)
    other = rng.choice([each for each in "123456789" if each != match[0]])
    _put(node, str(node)[: match.start()] + other + str(node)[match.end() :])
    return True


def _put(node: Any, text: str) -> None:
    parent = node.getparent()
    if node.is_attribute:
        parent.set(node.attrname, text)
    elif node.is_tail:
        parent.tail = text
    else:
        parent.text = text


def said(element: Any) -> list[str]:
    """The words of an element, roughly: to know whether two say the same."""
    return re.findall(r"\w+", "".join(map(str, element.itertext())))


# --- kinds ----------------------------------------------------------------------------------------


def _one_word(anatomy: Anatomy, root: Root, rng: Random) -> bool:
    return _word(root.xpath(path(anatomy.text)), rng)


def _one_digit(anatomy: Anatomy, root: Root, rng: Random) -> bool:
    return _digit(root.xpath(path(anatomy.text)), rng)


def _one_note(anatomy: Anatomy, root: Root, rng: Random) -> bool:
    return _word(root.xpath(path(anatomy.note)), rng)


def _one_cell(anatomy: Anatomy, root: Root, rng: Random) -> bool:
    """Two neighbours change places."""
    cells = root.xpath(path(anatomy.cell))
    pairs = [(one, two) for one in cells if (two := one.getnext()) is not None and one.tag == two.tag and said(one) != said(two)]
    pairs = [(one, two) for one, two in pairs if said(one) and said(two)]
    if not pairs:
        return False
    one, two = rng.choice(pairs)
    (one.text, two.text), mine, other = (two.text, one.text), list(one), list(two)
    one.extend(other)
    two.extend(mine)
    return True


def _one_reference(anatomy: Anatomy, root: Root, rng: Random) -> bool:
    links = root.xpath(path(anatomy.link))
    link = rng.choice(links)
    old = str(link)
    if re.match(r"(https?|jci)", old):
        _put(link, f"{old}{rng.choice('0123456789')}")
        return True
    names = [str(each) for each in root.xpath(path(anatomy.place)) if str(each) != old.rpartition("#")[2]]
    _put(link, anatomy.address(old, rng.choice(names)))
    return True


def _one_heading(anatomy: Anatomy, root: Root, rng: Random) -> bool:
    return anatomy.heading(root, rng)


def _one_head(anatomy: Anatomy, root: Root, rng: Random) -> bool:
    return anatomy.head(root, rng)


def _the_title(anatomy: Anatomy, root: Root, rng: Random) -> bool:
    return bool(anatomy.title) and _word(root.xpath(path(anatomy.title)), rng)


def _the_language(anatomy: Anatomy, root: Root, rng: Random) -> bool:
    nodes = root.xpath(path(anatomy.language)) if anatomy.language else []
    if nodes:
        node = rng.choice(nodes)
        _put(node, re.sub(r"nld|^nl(-NL)?$", rng.choice(("en", "de", "fr")), str(node), count=1))
    return bool(nodes)


_KINDS: dict[str, Callable[[Anatomy, Root, Random], bool]] = {
    "woord": _one_word,
    "cijfer": _one_digit,
    "cel": _one_cell,
    "noot": _one_note,
    "verwijzing": _one_reference,
    "kop": _one_heading,
    "kopcel": _one_head,
    "titel": _the_title,
    "taal": _the_language,
}
