"""Articles in Akoma Ntoso: a lid is a `paragraph`, an onderdeel a `point` in a `list` whose `intro` introduces it and whose
`wrapUp` is the slotzin.

Where an article changes another regulation (in a wijzigingsregeling, and in the parts A, B, C of any article), a line with the
quotation behind it is one `mod`: what is changed, and the new text as a `quotedStructure`. If that text is whole articles or
leden, they are written as such.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from regelzetter.dutch import NBSP
from regelzetter.tree.nodes import Alinea, Artikel, Begrippenlijst, Block, Blocks, Citaat, Inlines, Lid, Lijst
from regelzetter.tree.walk import adres_of
from regelzetter.writing.akn_text import Text
from regelzetter.writing.ids import Place, quoted
from regelzetter.writing.markup import Element, printed_mark
from regelzetter.writing.quotation import quoted_articles, quoted_leden


@dataclass(slots=True)
class Articles(Text):
    """Writes articles, from their heading down to the points of a list."""

    amends: bool = False
    """Is what is written now meant to change another regulation?"""

    def article(self, parent: Element, place: Place, artikel: Artikel) -> None:
        single = artikel.nummer == "enig"
        here = self.names.child(place, "article", None if single else artikel.nummer, adres_of(artikel, place.adres))
        element = self.part(parent, "article", here)
        self.heading(element, here, "Enig artikel" if single else numbered("Artikel", artikel.nummer), artikel.opschrift)
        self._leden(element, here, artikel.leden)

    def heading(self, parent: Element, place: Place, number: str, opschrift: Inlines, sub: Inlines = ()) -> None:
        if number:
            self.make.add(parent, "num", number)
        for name, words in (("heading", opschrift), ("subheading", sub)):
            if words:
                self.line(self.inner(parent, name, place)[0], place, words)

    def _leden(self, parent: Element, place: Place, leden: tuple[Lid, ...]) -> None:
        if len(leden) == 1 and leden[0].nummer is None:
            self._hierarchy(parent, place, leden[0].inhoud)
            return
        for lid in leden:
            here = self.names.child(place, "paragraph", lid.nummer, adres_of(lid, place.adres))
            element = self.part(parent, "paragraph", here)
            if lid.nummer:
                self.make.say(self.make.add(element, "num"), printed_mark(lid.nummer), lid.span)
            self._hierarchy(element, here, lid.inhoud)

    def _hierarchy(self, parent: Element, place: Place, blocks: Blocks) -> None:
        """What an article, a lid or an onderdeel says."""
        runs = list(with_lists(blocks))
        if len(runs) == 1 and runs[0][1] is None:
            self._say(self.inner(parent, "content", place)[0], place, blocks)
            return
        element, here = parent, place
        for lead, lijst in runs:
            if lijst is None:
                self._say(self.inner(element, "wrapUp", here)[0], here, lead)
                continue
            element, here = self.inner(parent, "list", place)
            if lead:
                self._say(self.inner(element, "intro", here)[0], here, lead)
            self._points(element, here, lijst)

    def _points(self, parent: Element, place: Place, lijst: Lijst | Begrippenlijst) -> None:
        match lijst:
            case Lijst():
                before, self.amends = self.amends, self.amends or lijst.soort == "hoofdletters"
                for onderdeel in lijst.onderdelen:
                    here = self.names.child(place, "point", onderdeel.merk, adres_of(onderdeel, place.adres))
                    point = self.part(parent, "point", here)
                    self.mark(point, lijst, onderdeel)
                    self._hierarchy(point, here, onderdeel.inhoud)
                self.amends = before
            case Begrippenlijst():
                for begrip in lijst.begrippen:
                    here = self.names.child(place, "point", adres=adres_of(begrip, place.adres))
                    point = self.part(parent, "point", here)
                    self.term(point, here, begrip)
                    self._hierarchy(point, here, begrip.omschrijving)
            case _:
                assert_never(lijst)

    # --- changes ----------------------------------------------------------------------------------

    def _say(self, parent: Element, place: Place, blocks: Blocks) -> None:
        for block, new in with_new_text(blocks) if self.amends else ((block, None) for block in blocks):
            if new is None:
                self.flow(parent, place, (block,))
            else:
                assert isinstance(block, Alinea)
                self._mod(parent, place, block, new)

    def _mod(self, parent: Element, place: Place, wat: Alinea, new: Citaat) -> None:
        mod, here = self.inner(self.make.add(parent, "p"), "mod", place)
        self.line(mod, here, wat.inhoud)
        structure, inside = self.inner(mod, "quotedStructure", here)
        before, self.amends = self.amends, False
        self._new_text(structure, quoted(inside), wat.inhoud, new)
        self.amends = before

    def _new_text(self, parent: Element, place: Place, wat: Inlines, new: Citaat) -> None:
        articles, leden = quoted_articles(new), quoted_leden(wat, new)
        for article in articles:
            self.article(parent, place, article)
        if leden:
            self._leden(parent, place, leden)
        if not articles and not leden:
            self.filled(parent, place, new.inhoud)


def with_lists(blocks: Blocks) -> Iterator[tuple[Blocks, Lijst | Begrippenlijst | None]]:
    """Blocks cut after every list: what stands before it, and the list; at the end what follows the last list, with None."""
    lead: Blocks = ()
    for block in blocks:
        if isinstance(block, Lijst | Begrippenlijst):
            yield lead, block
            lead = ()
        else:
            lead = (*lead, block)
    if lead:
        yield lead, None


def with_new_text(blocks: Blocks) -> Iterator[tuple[Block, Citaat | None]]:
    """Each block, a paragraph together with the quotation that follows it."""
    rest = list(blocks)
    while rest:
        block = rest.pop(0)
        new = rest[0] if rest and isinstance(block, Alinea) else None
        if isinstance(new, Citaat):
            rest.pop(0)
        yield block, new if isinstance(new, Citaat) else None


def numbered(word: str, number: str | None) -> str:
    """What stands before an opschrift, with a no-break space.

    >>> numbered("Artikel", "1.2").replace(NBSP, " "), numbered("Bijlage", None)
    ('Artikel 1.2', 'Bijlage')
    """
    return f"{word}{NBSP}{number}" if number else word
