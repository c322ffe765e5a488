"""A line of text in STOP: emphasis, references and notes.

STOP lets far less nest than the source language: `sup` and `sub` hold only characters, a reference holds no emphasis (1.3.0)
and no line break (1.4.1), `i` no `i`. So a line is first laid flat — every stretch of text with all that holds for it — and
then nested in the one order that both versions allow: b, i, reference, sup or sub.

STOP has no way to say that words are in another language: of a Vreemd the words are written, and nothing more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeAlias, assert_never

from regelzetter.diagnostics import Diagnostic
from regelzetter.tree.nodes import Invulling, Noot, Regeleinde, Tekst, Vindplaats
from regelzetter.writing.flat import Leaf
from regelzetter.writing.ids import Names, Place
from regelzetter.writing.markup import Element, Maker, escaped, unwrap, web_address
from regelzetter.writing.xml_rules import ZONDER_DOEL

WriteNote: TypeAlias = Callable[[Element, Noot], None]


@dataclass(slots=True)
class Lines:
    """Writes lines. References inside the document wait until every part has its name."""

    make: Maker
    names: Names
    waiting: list[tuple[Element, Vindplaats, Place]]

    def write(self, parent: Element, place: Place, line: list[Leaf], note: WriteNote) -> None:
        """Write a line into `parent`; `note` writes a note."""
        if not any(stijl.vet or stijl.cursief or stijl.link is not None for _, stijl in line):
            self._stretch(parent, line, note)
            return
        for vet, bold in groupby(line, lambda leaf: leaf[1].vet):
            heavy = self.make.add(parent, "b") if vet else parent
            for cursief, slanted in groupby(list(bold), lambda leaf: leaf[1].cursief):
                light = self.make.add(heavy, "i") if cursief else heavy
                for _, linked in groupby(list(slanted), lambda leaf: id(leaf[1].link)):
                    stretch = list(linked)
                    link = stretch[0][1].link
                    self._stretch(light if link is None else self._reference(light, place, link), stretch, note)

    def _stretch(self, parent: Element, stretch: list[Leaf], note: WriteNote) -> None:
        for node, stijl in stretch:
            match node:
                case Tekst() | Invulling():
                    spot = self.make.add(parent, stijl.hoogte) if stijl.hoogte else parent
                    self.make.say(spot, node.tekst, node.span)
                case Regeleinde():
                    self.make.add(parent, "br")
                case Noot():
                    note(parent, node)
                case _:
                    assert_never(node)

    def _reference(self, parent: Element, place: Place, link: Vindplaats) -> Element:
        if link.soort in ("intern", "document"):
            element = self.make.add(parent, "IntRef", ref="")
            self.waiting.append((element, link, place))
            return element
        if link.jci:
            return self.make.add(parent, "ExtRef", soort="JCI", ref=self.make.clean(escaped(link.jci), link.span))
        url = web_address(link.url)
        if url.startswith("http"):
            return self.make.add(parent, "ExtRef", soort="URL", ref=self.make.clean(url, link.span))
        self._unlinked(link, f"STOP kan niet koppelen aan '{link.url}'")
        return parent

    def without_links(self, line: list[Leaf], where: str) -> list[Leaf]:
        """The same line for a place where STOP allows no references; each that is lost is reported."""
        for link in {id(stijl.link): stijl.link for _, stijl in line if stijl.link is not None}.values():
            self._unlinked(link, f"STOP kent geen verwijzing in {where}")
        return [(node, replace(stijl, link=None)) for node, stijl in line]

    def resolve(self) -> None:
        """Give every waiting reference its target, now that all parts have names."""
        for element, link, place in self.waiting:
            target = self.names.find(link.document, link.adressen)
            if target is not None and target.eid and target.component == place.component:
                element.set("ref", target.eid)
            elif target is not None and target.eid and target.component:
                element.set("ref", f"!{target.component}#{target.eid}")
            else:
                self._unlinked(link, "de plaats waarnaar dit verwijst staat niet in hetzelfde deel van het STOP-besluit")
                unwrap(element)
        self.waiting.clear()

    def _unlinked(self, link: Vindplaats, melding: str) -> None:
        self.make.found.append(Diagnostic(ZONDER_DOEL, link.span, melding, "de woorden staan er wel; de koppeling ontbreekt"))
