"""Names of parts of a text in official XML: address → eId, by the naming conventions of STOP and of Akoma Ntoso.

Both conventions build an eId as `prefix__code_number`: the eId of the part around it, a short name for the kind of part,
and its number. They differ in the codes and in how a printed number becomes a number in a name.

STOP (attribuutgroep `tekst:agAKN`, in our words; the code list is in STOP's documentation, sch_tekst_020 checks it):
spaces are left out; figures, letters, “-” and “.” are kept; any other sign becomes “.”; full stops at the end go; a name
that is not unique gets `_inst2`; a part without a printed number gets `o_1`, `o_2`, … The Lichaam gives no prefix.

Akoma Ntoso Naming Convention 1.0 (OASIS, 21 February 2019), § 5: “The number part of the identifiers of such elements
corresponds to the stripping of all final punctuation, meaningless separations as well as redundant characters in the content
of the <num> element. The representation is case-sensitive.” Separations inside a number are written as a hyphen, as the
known implementations do (1.2 → 1-2); a part without a number is counted among its kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from regelzetter.record import record
from regelzetter.tree.address import Adres


def stop_number(printed: str) -> str:
    """A printed number as STOP writes it in an eId; empty if nothing is left.

    >>> [stop_number(n) for n in ("1.2", "4a", "a.", "1°", "12 bis", "–")]
    ['1.2', '4a', 'a', '1', '12bis', '']
    """
    if printed.isalnum() and printed.isascii():
        return printed
    return re.sub(r"[^0-9A-Za-z.-]", ".", re.sub(r"\s", "", printed)).rstrip(".")


def akn_number(printed: str) -> str:
    """A printed number as Akoma Ntoso writes it in an eId; empty if nothing is left.

    >>> [akn_number(n) for n in ("1.2", "(i)", "a.", "1°", "3a bis", "–")]
    ['1-2', 'i', 'a', '1', '3abis', '']
    """
    if printed.isalnum() and printed.isascii():
        return printed
    return re.sub(r"[^0-9A-Za-z]+", "-", re.sub(r"\s", "", printed)).strip("-")


@record(frozen=True, slots=True)
class Scheme:
    """A naming convention. Elements in `single` stand once in their parent and carry no number."""

    codes: Mapping[str, str]
    """Element → its code; an element that is not listed is its own code."""
    number: Callable[[str], str]
    counted: str
    """How a part without a printed number is numbered; `{}` is the count."""
    again: str
    """What is put behind a name that is taken; `{}` is 2, 3, …"""
    single: frozenset[str] = frozenset()


STOP = Scheme(
    codes=MappingProxyType(
        {
            "Deel": "part",
            "Hoofdstuk": "chp",
            "Titel": "title",
            "Afdeling": "subchp",
            "Paragraaf": "subsec",
            "Subparagraaf": "subsec",
            "Subsubparagraaf": "subsec",
            "Artikel": "art",
            "WijzigArtikel": "art",
            "Lid": "para",
            "Lijst": "list",
            "Begrippenlijst": "list",
            "Li": "item",
            "Begrip": "item",
            "Bijlage": "cmp",
            "Divisie": "div",
            "Divisietekst": "content",
            "table": "table",
            "Figuur": "img",
            "Citaat": "cit",
        }
    ),
    number=stop_number,
    counted="o_{}",
    again="_inst{}",
)
AKN = Scheme(
    codes=MappingProxyType(
        {
            "chapter": "chp",
            "subchapter": "subchp",
            "subsection": "subsec",
            "article": "art",
            "paragraph": "para",
            "blockList": "list",
            "attachment": "att",
            "citations": "cits",
            "citation": "cit",
            "mainBody": "body",
            "quotedStructure": "qstr",
            "wrapUp": "wrapup",
        }
    ),
    number=akn_number,
    counted="{}",
    again="_{}",
    single=frozenset(
        {
            "preface",
            "preamble",
            "body",
            "mainBody",
            "conclusions",
            "longTitle",
            "citations",
            "heading",
            "subheading",
            "intro",
            "content",
            "wrapUp",
        }
    ),
)


@record(frozen=True, slots=True)
class Place:
    """A part of a text: its eId (empty: gives no prefix), the document it is in, its address and its STOP component."""

    eid: str
    document: str
    adres: Adres = ()
    component: str = ""


def quoted(place: Place) -> Place:
    """The same place for quoted text: nothing in it is found by its address, for its numbers are those of another text."""
    return replace(place, document="")


@dataclass(slots=True)
class Names:
    """The names given in one file, and at which address each stands. Names are given in the order of writing.

    >>> from regelzetter.tree.address import Stap
    >>> names, article_2 = Names(STOP), (Stap("artikel", "1.2"),)
    >>> chapter = names.child(Place("", "regeling"), "Hoofdstuk", "1", (Stap("hoofdstuk", "1"),))
    >>> article = names.child(chapter, "Artikel", "1.2", article_2)
    >>> lid = names.child(article, "Lid", "2", (*article_2, Stap("lid", "2")))
    >>> names.child(names.child(lid, "Lijst"), "Li", "a").eid
    'chp_1__art_1.2__para_2__list_o_1__item_a'
    >>> names.child(chapter, "Artikel", "1.2").eid
    'chp_1__art_1.2_inst2'
    >>> names.find("regeling", ((*article_2, Stap("lid", "2")),)).eid
    'chp_1__art_1.2__para_2'

    >>> names = Names(AKN)
    >>> article = names.child(Place("", "regeling"), "article", "1.2", article_2)
    >>> names.child(names.child(article, "list"), "point", "a").eid
    'art_1-2__list_1__point_a'
    >>> names.child(article, "heading").eid
    'art_1-2__heading'
    """

    scheme: Scheme
    _taken: set[str] = field(default_factory=set)
    _counts: dict[tuple[str, str], int] = field(default_factory=dict)
    _places: dict[tuple[str, Adres], Place] = field(default_factory=dict)

    def child(self, parent: Place, element: str, nummer: str | None = None, adres: Adres | None = None) -> Place:
        """Name a part inside `parent`. Its address (None: that of the parent) is where it can be found afterwards."""
        scheme, around = self.scheme, parent.eid
        name = scheme.codes.get(element, element)
        if element not in scheme.single:
            number = scheme.number(nummer) if nummer else ""
            name = f"{name}_{number or self._count(around, name)}"
        eid = self._free(f"{around}__{name}" if around else name)
        return self.enter(Place(eid, parent.document, parent.adres if adres is None else adres, parent.component))

    def _count(self, around: str, code: str) -> str:
        """The number of a part that has none of its own."""
        count = self._counts[around, code] = self._counts.get((around, code), 0) + 1
        return self.scheme.counted.format(count)

    def enter(self, place: Place) -> Place:
        """Remember which place an address is; the first with that address stays, for it is the outermost."""
        self._places.setdefault((place.document, place.adres), place)
        return place

    def find(self, document: str, adressen: tuple[Adres, ...]) -> Place | None:
        """The one place that holds all addresses: the place itself, or for several the smallest part around them.

        Several places without a part around them (artikelen 1.2 en 2.3) are found at the first.
        """
        for adres in (shared(adressen), *adressen[:1]):
            found = self._places.get((document, adres)) if adres or not any(adressen) else None
            if found is not None:
                return found
        return None

    def _free(self, name: str) -> str:
        eid, turn = name, 2
        while eid in self._taken:
            eid, turn = name + self.scheme.again.format(turn), turn + 1
        self._taken.add(eid)
        return eid


def shared(adressen: tuple[Adres, ...]) -> Adres:
    """The steps with which all addresses begin."""
    if not adressen:
        return ()
    first, *others = adressen
    end = 0
    while end < len(first) and all(other[end : end + 1] == first[end : end + 1] for other in others):
        end += 1
    return first[:end]
