"""Walking and rewriting trees, for every node class alike: what the children of a node are is read from its fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from typing import Any, Final, TypeAlias, TypeVar, cast

from regelzetter.record import altered
from regelzetter.tree.address import Adres, Stap
from regelzetter.tree.nodes import (
    Alinea,
    Artikel,
    ArtikelToelichting,
    Begrip,
    Bijlage,
    Citaat,
    Divisie,
    Document,
    Ficheveld,
    Indeling,
    Inlines,
    Invulling,
    Knoop,
    Kolom,
    Lid,
    Nadruk,
    Node,
    Onderdeel,
    Regeleinde,
    Tekst,
    Toelichting,
    Veld,
    Vindplaats,
    Vreemd,
)

N = TypeVar("N", bound=Knoop)
Visit = Callable[[Node], "Sequence[Node] | None"]

_STAYING: Final = (Onderdeel, Lid)
_TYPED: Final = (Tekst, Invulling)
_AROUND: Final = (Nadruk, Vreemd, Vindplaats)
"""Made once: `isinstance(node, A | B)` makes its union anew each time, which costs four times as much as the question."""

_LEAF: Final = re.compile(
    r"(?:str|int|bool|Span|Beeld|Literal\[.*\]|tuple\[(?:Adres|tuple\[int, int, int\]), \.\.\.\])"
    r"(?: \| None)?$"
)
"""Types, as written in nodes.py, of fields that hold no nodes."""

_INLINES: Final = ("Inlines", "tuple[Inlines, ...]")

_CHILD_FIELDS: dict[type[Knoop], tuple[str, ...]] = {}
_PART_FIELDS: dict[type[Knoop], tuple[str, ...]] = {}
"""For each class the fields that can hold nodes, and those of them that hold more than a line of text; filled when it is met."""


def child_fields(kind: type[Knoop]) -> tuple[str, ...]:
    """The names of the fields that can hold nodes. A tree has many leaves: they are not looked into."""
    known = _CHILD_FIELDS.get(kind)
    if known is None:
        all_fields = fields(kind)
        known = tuple(field.name for field in all_fields if not _LEAF.match(str(field.type)))
        _CHILD_FIELDS[kind] = known
        _PART_FIELDS[kind] = tuple(field.name for field in all_fields if field.name in known and field.type not in _INLINES)
    return known


def children(node: Knoop) -> list[Node]:
    """The nodes directly under a node, in reading order."""
    found: list[Node] = []
    kind = type(node)
    for name in _CHILD_FIELDS[kind] if kind in _CHILD_FIELDS else child_fields(kind):
        value = getattr(node, name)
        if type(value) is tuple:
            _add(value, found)
        elif value is not None:
            found.append(value)
    return found


def _add(values: tuple[Any, ...], found: list[Node]) -> None:
    """Rows of rows too: the lines of a Veld."""
    for value in values:
        if type(value) is tuple:
            _add(value, found)
        else:
            found.append(value)


def walk(node: Knoop) -> Iterator[Node]:
    """A node and everything under it, in reading order."""
    waiting = [cast(Node, node)]
    while waiting:
        here = waiting.pop()
        yield here
        waiting.extend(reversed(children(here)))


Kinds: TypeAlias = frozenset[type[Knoop]]
NONE: Final[Kinds] = frozenset()
PLAIN: Final[Kinds] = frozenset((Tekst, Invulling, Regeleinde, Kolom))
"""Nodes with nothing inside them. Most of a tree is that; a rewriting that never changes them need not look at them."""


def rewrite(node: N, visit: Visit, skip: Kinds = NONE, only: Kinds | None = None) -> N:
    """The same tree with some nodes replaced.

    `visit` gets every node below `node` before its children: None goes on into the children, a sequence takes its place. Where a
    field holds one node, the sequence has exactly one. Nodes of the classes `skip` stay as they are, and so does a line of text,
    a lid or an onderdeel with nothing else in it, by far the most; `visit` is asked about nodes of the classes `only`, if given.
    """
    changed: dict[str, Any] = {}
    kind = type(node)
    for name in _CHILD_FIELDS[kind] if kind in _CHILD_FIELDS else child_fields(kind):
        value = getattr(node, name)
        if type(value) is tuple:
            new = _rewrite_tuple(value, visit, skip, only)
            if new is not value:
                changed[name] = new
        elif value is not None:
            single = visit(value) if only is None or type(value) in only else None
            kept = rewrite(value, visit, skip, only) if single is None else single[0]
            if kept is not value:
                changed[name] = kept
    return altered(node, **changed) if changed else node


def _rewrite_tuple(values: tuple[Any, ...], visit: Visit, skip: Kinds, only: Kinds | None) -> tuple[Any, ...]:
    """The same tuple if nothing in it changed."""
    if skip.issuperset(map(type, values)):
        return values
    result: list[Any] = []
    same = True
    for value in values:
        kind = type(value)
        if kind in skip or (skip and stays(value, skip)):
            result.append(value)
            continue
        if kind is tuple:
            new = _rewrite_tuple(value, visit, skip, only)
        else:
            found = visit(value) if only is None or kind in only else None
            if found is not None:
                same = same and len(found) == 1 and found[0] is value
                result.extend(found)
                continue
            new = rewrite(value, visit, skip, only)
        same = same and new is value
        result.append(new)
    return values if same else tuple(result)


def stays(node: Knoop, skip: Kinds) -> bool:
    """Is this a line of text, or a lid or onderdeel of such lines, with nothing in it but nodes of the classes `skip`?"""
    if type(node) is Alinea:
        return skip.issuperset(map(type, node.inhoud))
    if not isinstance(node, _STAYING):
        return False
    blocks = node.inhoud
    if len(blocks) == 1:  # nearly always
        return type(blocks[0]) is Alinea and skip.issuperset(map(type, blocks[0].inhoud))
    return all(type(block) is Alinea and skip.issuperset(map(type, block.inhoud)) for block in blocks)


def located(node: Knoop, adres: Adres = ()) -> Iterator[tuple[Adres, Node]]:
    """Every node with its legal address. A node without an address of its own has that of the part it stands in."""
    return _located(node, adres, children)


def located_parts(node: Knoop) -> Iterator[tuple[Adres, Node]]:
    """The same, without what stands in a line of text: much less to see."""
    return _located(node, (), parts_of)


def _located(node: Knoop, adres: Adres, below: Callable[[Knoop], list[Node]]) -> Iterator[tuple[Adres, Node]]:
    waiting = [(cast(Node, node), adres)]
    while waiting:
        here, outer = waiting.pop()
        adres = adres_of(here, outer)
        yield adres, here
        if type(here) is Citaat:  # what is quoted has its address in the text that it is quoted from
            yield from ((adres, quoted) for quoted in walk(here) if quoted is not here)
            continue
        inside = below(here)
        if inside:
            waiting.extend([(child, adres) for child in reversed(inside)])


def parts_of(node: Knoop) -> list[Node]:
    """The nodes directly under a node, but for those in a line of text."""
    found: list[Node] = []
    kind = type(node)
    if kind not in _PART_FIELDS:
        child_fields(kind)
    for name in _PART_FIELDS[kind]:
        value = getattr(node, name)
        if type(value) is tuple:
            found.extend(value)
        elif value is not None:
            found.append(value)
    return found


def adres_of(node: Knoop, outer: Adres) -> Adres:
    """The address of a node inside a part with address `outer`. An article is cited without the chapter around it."""
    if type(node) not in ADDRESSED:
        return outer
    if isinstance(node, Onderdeel):  # by far the most, then leden and articles
        return (*outer, Stap("onderdeel", node.merk)) if outer and outer[0].soort in ("artikel", "bijlage") else outer
    if isinstance(node, Lid):
        return outer if node.nummer is None else (*outer, Stap("lid", node.nummer))
    if isinstance(node, Artikel):
        return outer if node.nummer is None else (Stap("artikel", node.nummer),)
    match node:
        case Indeling(woord=word, nummer=str(number)):
            return (*_only_parts(outer), Stap(word, number))
        case Bijlage(nummer=number):
            return (Stap("bijlage", number or ""),)
        case Toelichting():
            return (Stap("toelichting", "toelichting"),)
        case ArtikelToelichting(verwijzing=Vindplaats(inhoud=words)):
            return (Stap("toelichting", "toelichting"), Stap("divisie", f"bij {plain(words).split('. ')[0].lower()}"))
        case Divisie(opschrift=words) | Ficheveld(opschrift=words):
            return (*outer, Stap("divisie", plain(words)))
        case Begrip(term=words):
            return (*outer, Stap("divisie", f"begrip “{plain(words)}”"))
        case Veld(naam=name):
            return (Stap("veld", name),)
        case Document() if outer:
            return (Stap("divisie", node.naam),)
    return outer


ADDRESSED: Final = frozenset((
    Artikel, Lid, Onderdeel, Indeling, Bijlage, Toelichting, ArtikelToelichting, Divisie, Ficheveld, Begrip, Veld, Document,
))  # fmt: skip
"""The classes that have an address of their own; most nodes are of none of them."""


def _only_parts(outer: Adres) -> Adres:
    return tuple(stap for stap in outer if stap.soort in ("deel", "hoofdstuk", "titel", "afdeling", "paragraaf"))


def plain(inlines: Inlines) -> str:
    """The words of an inline content, without notes."""
    if len(inlines) == 1 and isinstance(inlines[0], _TYPED):  # most lines
        return inlines[0].tekst
    words: list[str] = []
    for node in inlines:
        if isinstance(node, _TYPED):
            words.append(node.tekst)
        elif isinstance(node, _AROUND):
            words.append(plain(node.inhoud))
    return "".join(words)
