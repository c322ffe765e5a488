"""A line of text in an official publication: emphasis, references and notes.

The vocabulary (XSD of BWB toestand 2016-1) nests in one order only: a reference holds `nadruk`, that holds `sup` or `inf`, and
those hold nothing but characters. So a line is laid flat first. It has no line break: in running text a new `al` begins, in a
heading there is a space. It cannot say that words are foreign either: of a Vreemd the words are written, and nothing more.

References: `extref/@doc` holds the JCI reference to a law or the address on the web, as in the toestanden on wetten.overheid.nl.
Publications also had `extref/@soort` (URL, document); the XSD does not know it, so it is left out. `intref/@anker` names the `id`
of the part in this file: inferred, no sample has one. Another document of the dossier has no place among the official
publications yet, so there the words stand alone, as in the formats made for the eye.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TypeAlias, assert_never

from regelzetter.diagnostics import Diagnostic
from regelzetter.tree.nodes import Invulling, Noot, Regeleinde, Tekst, Vindplaats
from regelzetter.writing.flat import Leaf, Stijl
from regelzetter.writing.ids import Names
from regelzetter.writing.markup import Element, Maker, unwrap, web_address
from regelzetter.writing.xml_rules import ZONDER_DOEL

WriteNote: TypeAlias = Callable[[Element, Noot], None]
_HEIGHT = {"sup": "sup", "sub": "inf"}


@dataclass(slots=True)
class Lines:
    """Writes lines. References inside the file wait until every part has its name."""

    make: Maker
    names: Names
    parts: dict[str, Element] = field(default_factory=dict)
    """Name of a part → its element, which gets the name as its `id` once something refers to it."""
    waiting: list[tuple[Element, Vindplaats]] = field(default_factory=list)

    def write(self, parent: Element, line: list[Leaf], note: WriteNote) -> None:
        """Write a line into `parent`; `note` writes a note."""
        if not any(stijl.vet or stijl.cursief or stijl.link is not None for _, stijl in line):
            self._stretch(parent, line, note)
            return
        for _, linked in groupby(line, lambda leaf: id(leaf[1].link)):
            stretch = list(linked)
            link = stretch[0][1].link
            outer = parent if link is None else self._reference(parent, link)
            for kind, run in groupby(stretch, lambda leaf: _emphasis(leaf[1])):
                self._stretch(self.make.add(outer, "nadruk", type=kind) if kind else outer, list(run), note)

    def _stretch(self, parent: Element, stretch: list[Leaf], note: WriteNote) -> None:
        for node, stijl in stretch:
            match node:
                case Tekst() | Invulling():
                    spot = self.make.add(parent, _HEIGHT[stijl.hoogte]) if stijl.hoogte else parent
                    self.make.say(spot, node.tekst, node.span)
                case Regeleinde():
                    self.make.say(parent, " ", node.span)
                case Noot():
                    note(parent, node)
                case _:
                    assert_never(node)

    # --- references -------------------------------------------------------------------------------

    def _reference(self, parent: Element, link: Vindplaats) -> Element:
        match link.soort:
            case "intern" | "document":
                element = self.make.add(parent, "intref")
                self.waiting.append((element, link))
                return element
            case "wet" | "web":
                address = link.jci or web_address(link.url)
                if address:
                    return self.make.add(parent, "extref", doc=self.make.clean(address, link.span))
                self._unlinked(link, f"een officiële publicatie kan niet koppelen aan '{link.url}'")
                return parent
            case _:
                assert_never(link.soort)

    def without_links(self, line: list[Leaf], where: str) -> list[Leaf]:
        """The same line for a place where no reference may stand; each that is lost is reported."""
        for link in {id(stijl.link): stijl.link for _, stijl in line if stijl.link is not None}.values():
            self._unlinked(link, f"een officiële publicatie kent geen verwijzing in {where}")
        return [(node, replace(stijl, link=None)) for node, stijl in line]

    def resolve(self) -> None:
        """Give every waiting reference its target, now that all parts have names."""
        for element, link in self.waiting:
            target = self.names.find(link.document, link.adressen)
            part = self.parts.get(target.eid) if target is not None else None
            if target is not None and part is not None:
                part.set("id", target.eid)
                element.set("anker", target.eid)
                continue
            if link.soort == "intern":
                self._unlinked(link, "de plaats waarnaar dit verwijst heeft in de officiële publicatie geen naam")
            unwrap(element)
        self.waiting.clear()

    def _unlinked(self, link: Vindplaats, melding: str) -> None:
        self.make.found.append(Diagnostic(ZONDER_DOEL, link.span, melding, "de woorden staan er wel; de koppeling ontbreekt"))


def _emphasis(stijl: Stijl) -> str:
    """The type of `nadruk`; empty for text without."""
    return ("vet" if stijl.vet else "") + ("cur" if stijl.cursief else "")


def broken(line: Iterator[Leaf]) -> list[list[Leaf]]:
    """A line cut where its writer asked for a new one. There is always one, perhaps empty."""
    lines: list[list[Leaf]] = [[]]
    for leaf in line:
        if isinstance(leaf[0], Regeleinde):
            lines.append([])
        else:
            lines[-1].append(leaf)
    return lines
