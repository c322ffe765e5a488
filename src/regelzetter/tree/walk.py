"""Walking and rewriting trees, for every node class alike: what the children of a node are is read from its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar, cast

from regelzetter.tree.address import Adres, Stap
from regelzetter.tree.nodes import (
    Artikel,
    ArtikelToelichting,
    Begrip,
    Bijlage,
    Divisie,
    Document,
    Ficheveld,
    Indeling,
    Inlines,
    Invulling,
    Knoop,
    Lid,
    Nadruk,
    Node,
    Onderdeel,
    Tekst,
    Toelichting,
    Veld,
    Vindplaats,
    Vreemd,
)

N = TypeVar("N", bound=Knoop)
Visit = Callable[[Node], "Sequence[Node] | None"]


_CHILD_FIELDS: dict[type[Knoop], tuple[str, ...]] = {}
"""For each class the fields that can hold nodes; filled when a class is met."""


def _child_fields(kind: type[Knoop]) -> tuple[str, ...]:
    known = _CHILD_FIELDS.get(kind)
    if known is None:
        known = tuple(f.name for f in fields(kind) if f.name not in ("span", "voorwaarde_span", "label", "adressen", "plaatsen"))
        _CHILD_FIELDS[kind] = known
    return known


def children(node: Knoop) -> Iterator[Node]:
    """The nodes directly under a node, in reading order."""
    for name in _child_fields(type(node)):
        value = getattr(node, name)
        if isinstance(value, tuple):
            yield from _flat(value)
        elif isinstance(value, Knoop):
            yield cast(Node, value)


def _flat(values: tuple[Any, ...]) -> Iterator[Node]:
    for value in values:
        if isinstance(value, Knoop):
            yield cast(Node, value)
        elif isinstance(value, tuple):
            yield from _flat(value)


def walk(node: Knoop) -> Iterator[Node]:
    """A node and everything under it, in reading order."""
    yield cast(Node, node)
    for child in children(node):
        yield from walk(child)


def rewrite(node: N, visit: Visit) -> N:
    """The same tree with some nodes replaced.

    `visit` gets every node below `node` before its children: None goes on into the children, a sequence takes its place.
    Where a field holds one node, the sequence has exactly one.
    """
    changed: dict[str, Any] = {}
    for name in _child_fields(type(node)):
        value = getattr(node, name)
        if isinstance(value, tuple):
            new = _rewrite_tuple(value, visit)
            if new is not value:
                changed[name] = new
        elif isinstance(value, Knoop):
            single = _rewrite_one(value, visit)
            if single[0] is not value:
                changed[name] = single[0]
    return replace(node, **changed) if changed else node


def _rewrite_tuple(values: tuple[Any, ...], visit: Visit) -> tuple[Any, ...]:
    result: list[Any] = []
    for value in values:
        if isinstance(value, Knoop):
            result.extend(_rewrite_one(value, visit))
        elif isinstance(value, tuple):
            result.append(_rewrite_tuple(value, visit))
        else:
            result.append(value)
    if len(result) == len(values) and all(a is b for a, b in zip(result, values, strict=True)):
        return values
    return tuple(result)


def _rewrite_one(value: Knoop, visit: Visit) -> Sequence[Knoop]:
    found = visit(cast(Node, value))
    return (rewrite(value, visit),) if found is None else found


def located(node: Knoop, adres: Adres = ()) -> Iterator[tuple[Adres, Node]]:
    """Every node with its legal address. A node without an address of its own has that of the part it stands in."""
    here = adres_of(node, adres)
    yield here, cast(Node, node)
    for child in children(node):
        yield from located(child, here)


def adres_of(node: Knoop, outer: Adres) -> Adres:
    """The address of a node inside a part with address `outer`. An article is cited without the chapter around it."""
    match node:
        case Artikel(nummer=str(number)):
            return (Stap("artikel", number),)
        case Lid(nummer=str(number)) | Lid(nummer=None as number):
            return outer if number is None else (*outer, Stap("lid", number))
        case Onderdeel(merk=merk) if outer and outer[0].soort in ("artikel", "bijlage"):
            return (*outer, Stap("onderdeel", merk))
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


def _only_parts(outer: Adres) -> Adres:
    return tuple(stap for stap in outer if stap.soort in ("deel", "hoofdstuk", "titel", "afdeling", "paragraaf"))


def plain(inlines: Inlines) -> str:
    """The words of an inline content, without notes."""
    words: list[str] = []
    for node in inlines:
        match node:
            case Tekst(tekst=text) | Invulling(tekst=text):
                words.append(text)
            case Nadruk(inhoud=inside) | Vreemd(inhoud=inside) | Vindplaats(inhoud=inside):
                words.append(plain(inside))
            case _:
                pass
    return "".join(words)
