"""An article that changes another regulation: a `wijzig-artikel` with a `wijziging` for each of its parts A, B, C.

`wat` tells in words what is changed; behind it stands the new text: `artikel` for whole articles, `artikeltekst` for leden and
any other quotation. Where a part tells its changes one by one (“1. Het eerste lid vervalt.”), each is a `wijzig-lid`. In a
wijzigingsregeling an article that is one such line and the new text is a wijzig-artikel too. Any other article stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from regelzetter.tree.nodes import Alinea, Artikel, Blocks, Citaat, Lid, Lijst, Onderdeel
from regelzetter.tree.walk import adres_of
from regelzetter.writing.ids import Place, quoted
from regelzetter.writing.markup import Element, printed_mark
from regelzetter.writing.op_lines import Flow, flows
from regelzetter.writing.op_text import Text
from regelzetter.writing.quotation import quoted_articles, quoted_leden

_Change: TypeAlias = tuple[Alinea, Lijst | Citaat]


@dataclass(slots=True)
class Amending(Text):
    """Writes the articles of a regulation."""

    amends: bool = False
    """Is the regulation meant to change another?"""

    def provision(self, parent: Element, place: Place, artikel: Artikel) -> None:
        change = self._change(artikel)
        if change is None:
            self.article(parent, place, artikel)
            return
        wat, what = change
        element, here = self.headed(parent, place, artikel, "wijzig-artikel")
        self._wat(element, wat)
        if isinstance(what, Citaat):
            self._new_text(self.make.add(element, "wijziging"), here, wat, (what,))
            return
        for part in what.onderdelen:
            self._wijziging(element, here, what, part)

    def _change(self, artikel: Artikel) -> _Change | None:
        """The line that says what is changed, and its parts or the new text; None: this article is not of that shape."""
        match artikel.leden:
            case (Lid(nummer=None, inhoud=inhoud),):
                pass
            case _:
                return None
        match tuple(flows(inhoud)):
            case (Alinea() as wat, Lijst(soort="hoofdletters", onderdelen=parts) as lijst) if all(map(_is_told, parts)):
                return wat, lijst
            case (Alinea() as wat, Citaat() as new) if self.amends:
                return wat, new
        return None

    def _wijziging(self, parent: Element, place: Place, lijst: Lijst, part: Onderdeel) -> None:
        element = self.make.add(parent, "wijziging")
        here = self.names.child(place, "onderdeel", part.merk, adres_of(part, place.adres))
        # `wijziging` has no id of its own; its number has.
        number = self.part(element, "nr", here, status="officieel")
        self.make.say(number, printed_mark(part.merk, lijst.soort), part.span)
        wat, rest = _told(part)
        self._wat(element, wat)
        match rest:
            case (Lijst(soort="cijfers", onderdelen=below),) if all(map(_is_told, below)):
                for one in below:
                    self._wijzig_lid(element, here, one)
            case _:
                self._new_text(element, here, wat, rest)

    def _wijzig_lid(self, parent: Element, place: Place, part: Onderdeel) -> None:
        here = self.names.child(place, "lid", part.merk, adres_of(part, place.adres))
        element = self.part(parent, "wijzig-lid", here)
        self.make.say(self.make.add(element, "lidnr", status="officieel"), printed_mark(part.merk), part.span)
        wat, rest = _told(part)
        self._wat(element, wat)
        if rest:
            self._new_text(self.make.add(element, "wijziging"), here, wat, rest)

    def _wat(self, parent: Element, wat: Alinea) -> None:
        self.line(self.make.add(parent, "wat"), wat.inhoud)

    def _new_text(self, parent: Element, place: Place, wat: Alinea, blocks: Blocks) -> None:
        for block in blocks:
            if not isinstance(block, Citaat):
                self.blocks(parent, "wijziging", place, (block,))
                continue
            articles, leden = quoted_articles(block), quoted_leden(wat.inhoud, block)
            for article in articles:
                self.article(parent, quoted(place), article)
            if articles:
                continue
            text = self.make.add(parent, "artikeltekst")
            for lid in leden:
                self.lid(text, quoted(place), lid)
            if not leden:
                self.blocks(text, "artikeltekst", quoted(place), block.inhoud)


def _is_told(part: Onderdeel) -> bool:
    """Does a part begin with the line that tells what it changes?"""
    return isinstance(next(flows(part.inhoud), None), Alinea)


def _told(part: Onderdeel) -> tuple[Alinea, tuple[Flow, ...]]:
    """That line, and what follows it."""
    wat, *rest = flows(part.inhoud)
    assert isinstance(wat, Alinea)
    return wat, tuple(rest)
