"""References in Akoma Ntoso: to a place in the file, to another file of the dossier, to a law and to the web."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import assert_never

from regelzetter.diagnostics import Diagnostic
from regelzetter.tree.nodes import Vindplaats
from regelzetter.writing.ids import Names, Place
from regelzetter.writing.markup import Element, Maker, escaped, unwrap, web_address
from regelzetter.writing.xml_rules import ZONDER_DOEL


@dataclass(slots=True)
class References:
    """Makes references. Those inside the file wait until every part has its name."""

    make: Maker
    names: Names
    knows_folder: bool
    waiting: list[tuple[Element, Vindplaats]] = field(default_factory=list)

    def element(self, parent: Element, place: Place, link: Vindplaats) -> Element:
        """The element for the words of a reference, as the last child of `parent`; `parent` itself if it leads nowhere."""
        match link.soort:
            case "intern" | "document":
                element = self._ref(parent, place, "")
                self.waiting.append((element, link))
                return element
            case "wet":
                return self._ref(parent, place, self.make.clean(web_address(link.url) or escaped(link.jci), link.span))
            case "web":
                url = web_address(link.url)
                if url:
                    return self.make.add(parent, "a", href=self.make.clean(url, link.span))
                self._unlinked(link, f"'{link.url}' is geen adres dat Akoma Ntoso kan noemen")
                return parent
            case _:
                assert_never(link.soort)

    def _ref(self, parent: Element, place: Place, href: str) -> Element:
        return self.make.add(parent, "ref", eId=self.names.child(place, "ref").eid, href=href)

    def resolve(self, file: str) -> None:
        """Give every waiting reference its target, now that all parts have names.

        `file` is the name of the document that the file holds. One letter of many has a name of its own, while its references
        know the document that all letters are made of.

        Another document of the dossier is another file, in the folder of that document. A decision does not know its own folder
        (it has one if it goes to many recipients), so there the words stand alone, as in the formats made for the eye.
        """
        for element, link in self.waiting:
            target = self.names.find(link.document, link.adressen)
            if target is None and link.soort == "intern":
                target = self.names.find(file, link.adressen)
            if target is not None and target.eid:
                element.set("href", f"#{target.eid}")
            elif link.soort == "document" and self.knows_folder:
                element.set("href", f"../{link.document}/{link.document}.akn.xml")
            elif link.soort == "document":
                unwrap(element)
            else:
                self._unlinked(link, "de plaats waarnaar dit verwijst heeft in het bestand geen naam")
                unwrap(element)
        self.waiting.clear()

    def _unlinked(self, link: Vindplaats, melding: str) -> None:
        self.make.found.append(Diagnostic(ZONDER_DOEL, link.span, melding, "de woorden staan er wel; de koppeling ontbreekt"))
