"""The names in a besluit that never change: every part gets the wId that the ledger of the document has for it.

It is done when the whole text is there, because a part is recognised by its words and by what stands around it. The words of
a part are those outside the parts in it, without its number, and without references inside the document: both follow the
numbering, and a part that is only renumbered is the same part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from regelzetter.identities.fingerprint import fingerprint
from regelzetter.identities.model import Ledger, Part
from regelzetter.identities.renewing import renewed
from regelzetter.tree.nodes import (
    Afbeelding,
    Alinea,
    Artikel,
    Begrip,
    Bijlage,
    Divisie,
    Formule,
    Indeling,
    Knoop,
    Lid,
    Onderdeel,
    Tabel,
)
from regelzetter.writing.markup import Element

_NUMBERS: Final = frozenset({"Label", "Nummer", "LidNummer", "LiNummer", "NootNummer"})
_HEADS: Final = ("Kop", "Term", "title", "Wat")
"""What a part begins with, if it has it."""
_IN_LINE: Final = frozenset({"b", "i", "sup", "sub", "IntRef", "ExtRef", "NootNummer"})
"""Elements inside a word or a sentence: no space comes before them."""
_LONGEST: Final = 60
"""Characters of the words that show which part it is."""
_ELSEWHERE: Final = "…"
"""Stands for a reference inside the document."""
_TYPED_NUMBER: Final = re.compile(r"^(?:Artikel\w* [\w., ]+?\. (?=[^\W\d])|\d+(?:\.\d+)*\.? )")
"""What a heading of the toelichting may begin with: “Artikelen 2.2 en 3.2. ”, “2.1 ”."""
_LABELLED: Final = (Afbeelding, Alinea, Artikel, Begrip, Bijlage, Divisie, Formule, Indeling, Lid, Onderdeel, Tabel)


def give_identities(root: Element, nodes: Mapping[str, Knoop], ledger: Ledger, code: str) -> Ledger:
    """Set the wId of every part under `root` that has none yet, and say what the ledger is now.

    `nodes`: eId → the node that was written there. `code` is that of the ministry that makes this version.
    """
    elements = [element for element in root.iter(etree.Element) if element.get("wId") == ""]
    new = renewed(ledger, list(_parts(elements, nodes)), code)
    for element, part in zip(elements, new.delen, strict=True):
        element.set("wId", part.name)
    return new


def _parts(elements: list[Element], nodes: Mapping[str, Knoop]) -> Iterator[Part]:
    levels: dict[Element, int] = {}
    used: set[str] = set()
    for element in elements:
        around = next((above for above in element.iterancestors() if above in levels), None)
        levels[element] = 1 if around is None else levels[around] + 1
        eid = element.get("eId") or ""
        label = _label(nodes.get(eid))
        # The node of an unmarked list is that of its only item too: the label is that of the outermost.
        words = _squeezed(element)
        yield Part(eid, levels[element], "" if label in used else label, _begin(element, words), fingerprint(words))
        used.add(label)


def _label(node: Knoop | None) -> str:
    return node.label or "" if isinstance(node, _LABELLED) else ""


# --- words ----------------------------------------------------------------------------------------


def _begin(element: Element, words: str) -> str:
    """The heading of a part without its number, else the start of its words."""
    head = next((child for name in _HEADS for child in element.iterchildren(f"{{*}}{name}")), None)
    if head is None:
        return _shortened(words)
    heading = _squeezed(head)
    if heading == _ELSEWHERE:  # nothing but a reference: its words are what it is about
        heading = "".join(map(str, head.itertext()))
    return _shortened(_TYPED_NUMBER.sub("", " ".join(heading.split()))) or _shortened(words)


def _shortened(text: str) -> str:
    """The start of a text up to a whole word, without signs that cannot be printed."""
    clean = text if text.isprintable() else "".join(sign if sign.isprintable() else "·" for sign in text)
    if len(clean) <= _LONGEST:
        return clean
    return clean[: _LONGEST + 1].rpartition(" ")[0].rstrip(" …") + "…"


def _squeezed(element: Element) -> str:
    return " ".join("".join(_words(element)).split())


def _words(element: Element) -> Iterator[str]:
    """The own words of a part, from an element in it or the part itself."""
    yield element.text or ""
    if _local(element) == "Illustratie":
        yield element.get("alt", "")
    for child in element:
        name = _local(child)
        if name == "IntRef":
            yield _ELSEWHERE
        elif name not in _NUMBERS and child.get("eId") is None:
            yield "" if name in _IN_LINE else " "
            yield from _words(child)
            yield "" if name in _IN_LINE else " "
        yield child.tail or ""


def _local(element: Element) -> str:
    """The name of an element without that of its vocabulary."""
    return element.tag.rpartition("}")[2]
