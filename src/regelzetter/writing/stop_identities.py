"""The names in a besluit that never change: every part gets the wId that the ledger of the document has for it.

It is done when the whole text is there, because a part is recognised by its words and by what stands around it. The words of
a part are those outside the parts in it, without its number, and without references inside the document: both follow the
numbering, and a part that is only renumbered is the same part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

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
_IN_LINE: Final = frozenset({"", "b", "i", "sup", "sub", "ExtRef"})
"""Elements inside a word or a sentence: no space comes before them. One without a name is a reference that led nowhere."""
_LONGEST: Final = 60
"""Characters of the words that show which part it is."""
_ELSEWHERE: Final = "…"
"""Stands for a reference inside the document."""
_TYPED_NUMBER: Final = re.compile(r"^(?:Artikel\w* [\w.:, ]+?\. (?=[^\W\d])|\d+(?:\.\d+)*\.? )")
"""What a heading of the toelichting may begin with: “Artikelen 2.2 en 3.2. ”, “2.1 ”."""
_LABELLED: Final = (Afbeelding, Alinea, Artikel, Begrip, Bijlage, Divisie, Formule, Indeling, Lid, Onderdeel, Tabel)


class _Named(NamedTuple):
    """A part that is to get a wId."""

    element: Element
    level: int
    """How deep it stands among these parts, from 1."""
    said: list[str]
    """Its own words."""


def give_identities(root: Element, nodes: Mapping[str, Knoop], ledger: Ledger, code: str) -> Ledger:
    """Set the wId of every part under `root` that has none yet, and say what the ledger is now.

    `nodes`: eId → the node that was written there. `code` is that of the ministry that makes this version.
    """
    found: list[_Named] = []
    _read(root, [], 0, found)
    new = renewed(ledger, list(_parts(found, nodes)), code)
    for (element, _, _), part in zip(found, new.delen, strict=True):
        element.set("wId", part.name)
    return new


def _parts(found: list[_Named], nodes: Mapping[str, Knoop]) -> Iterator[Part]:
    used: set[str] = set()
    for element, level, said in found:
        eid = element.attributes["eId"]
        label = _label(nodes.get(eid))
        # The node of an unmarked list is that of its only item too: the label is that of the outermost.
        words = _squeezed(said)
        yield Part(eid, level, "" if label in used else label, _begin(element, words), fingerprint(words))
        used.add(label)


def _label(node: Knoop | None) -> str:
    return node.label or "" if isinstance(node, _LABELLED) else ""


# --- words ----------------------------------------------------------------------------------------


def _begin(element: Element, words: str) -> str:
    """The heading of a part without its number, else the start of its words."""
    heads = [part for part in element.content if not isinstance(part, str) and part.name in _HEADS]
    if not heads:
        return _shortened(words)
    head = min(heads, key=lambda part: _HEADS.index(part.name))
    said: list[str] = []
    _read(head, said, 0, [])
    heading = _squeezed(said)
    if heading == _ELSEWHERE:  # nothing but a reference: its words are what it is about
        heading = "".join(_all_words(head))
    return _shortened(_TYPED_NUMBER.sub("", " ".join(heading.split()))) or _shortened(words)


def _shortened(text: str) -> str:
    """The start of a text up to a whole word, without signs that cannot be printed."""
    # One sign stands for one: what comes later is cut off anyway.
    start = text[: _LONGEST + 1]
    clean = start if start.isprintable() else "".join(sign if sign.isprintable() else "·" for sign in start)
    if len(clean) <= _LONGEST:
        return clean
    return clean.rpartition(" ")[0].rstrip(" …") + "…"


def _squeezed(said: list[str]) -> str:
    return " ".join("".join(said).split())


def _read(element: Element, said: list[str], level: int, found: list[_Named]) -> None:
    """Put what an element says behind `said`, and the parts in it that have no wId yet, in order, behind `found`.

    The words of a part in it are its own, and those of a number or of a reference are nobody's.
    """
    if element.name == "Illustratie":
        said.append(element.attributes["alt"])
    for part in element.content:
        if isinstance(part, str):
            said.append(part)
        elif "eId" in part.attributes:
            own: list[str] = []
            is_new = not part.attributes["wId"]
            if is_new:
                found.append(_Named(part, level + 1, own))
            _read(part, own, level + is_new, found)
        elif part.name in _IN_LINE:
            _read(part, said, level, found)
        elif part.name == "IntRef":
            said.append(_ELSEWHERE)
        elif part.name not in _NUMBERS:
            said.append(" ")
            _read(part, said, level, found)
            said.append(" ")


def _all_words(element: Element) -> Iterator[str]:
    for part in element.content:
        if isinstance(part, str):
            yield part
        else:
            yield from _all_words(part)
