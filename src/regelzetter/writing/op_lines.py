"""What is written on one line in an official publication, and the notes in it; and blocks as the vocabulary knows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias, assert_never

from regelzetter.diagnostics import Diagnostic
from regelzetter.source import Span
from regelzetter.tree.nodes import (
    Afbeelding,
    Alinea,
    Begrippenlijst,
    Block,
    Blocks,
    Citaat,
    Formule,
    Grafiek,
    Inlines,
    Keuze,
    Lijst,
    Noot,
    Onbegrepen,
    Onderdeel,
    Tabel,
    Tussenkop,
)
from regelzetter.writing.flat import GEWOON, Stijl, has_words, leaves
from regelzetter.writing.ids import Names, Place, Scheme, stop_number
from regelzetter.writing.markup import Element, Maker, printed_mark
from regelzetter.writing.op_inline import Lines, broken
from regelzetter.writing.op_rules import ALLEEN_ALINEAS

MIXED: Final = frozenset(
    {
        "al",
        "achternaam",
        "adresregel",
        "bijschrift",
        "considerans.al",
        "deze",
        "dossiernr",
        "functie",
        "label",
        "li.nr",
        "lidnr",
        "noot.al",
        "nr",
        "stuknr",
        "subtitel",
        "tekstregel",
        "term",
        "titel",
        "title",
        "tussenkop",
        "voornaam",
        "wat",
        "wie",
    }
)
"""Elements in which a space is part of the text."""

Flow: TypeAlias = Alinea | Lijst | Begrippenlijst | Tabel | Afbeelding | Citaat | Tussenkop
"""A block as the vocabulary knows it."""

_NAMES: Final = Scheme(codes={}, number=stop_number, counted="{}", again="-{}")
LIST: Final = {"type": "expliciet", "start": "1", "level": "single", "nr-sluiting": "."}
"""As in the samples: every item says its own number."""


@dataclass(slots=True)
class Lined:
    """Writes lines and notes, and keeps the names and the findings of one publication."""

    make: Maker = field(default_factory=Maker)
    names: Names = field(default_factory=lambda: Names(_NAMES))
    notes: int = 0
    in_note: bool = False
    lines: Lines = field(init=False)

    def __post_init__(self) -> None:
        self.lines = Lines(self.make, self.names)

    def part(self, parent: Element, name: str, place: Place, /, **attributes: str) -> Element:
        """An element that can be referred to."""
        element = self.make.add(parent, name, **attributes)
        self.lines.parts[place.eid] = element
        return element

    def no_place(self, span: Span, melding: str) -> None:
        self.make.found.append(Diagnostic(ALLEEN_ALINEAS, span, melding, "zet de tekst op een andere plaats"))

    # --- lines ------------------------------------------------------------------------------------

    def line(self, parent: Element, inlines: Inlines, stijl: Stijl = GEWOON) -> None:
        self.lines.write(parent, list(leaves(inlines, stijl)), self._note)

    def bare_line(self, parent: Element, inlines: Inlines, where: str) -> None:
        """A line in an element that holds no references."""
        self.lines.write(parent, self.lines.without_links(list(leaves(inlines)), where), self._note)

    def words(self, parent: Element, inlines: Inlines, where: str) -> None:
        """A line in an element that holds nothing but characters: styles are left out, a note has no place."""
        line = self.lines.without_links(list(leaves(inlines)), where)
        for node, _ in line:
            if isinstance(node, Noot):
                self.no_place(node.span, f"een noot kan niet staan in {where}")
        self.lines.write(parent, [(node, GEWOON) for node, _ in line if not isinstance(node, Noot)], self._note)

    def als(self, parent: Element, inlines: Inlines, stijl: Stijl = GEWOON, name: str = "al", /, **attributes: str) -> None:
        """A paragraph, and one more after each line break."""
        for line in broken(leaves(inlines, stijl)):
            self.lines.write(self.make.add(parent, name, **attributes), line, self._note)

    def mark(self, item: Element, lijst: Lijst, onderdeel: Onderdeel) -> None:
        self.make.say(self.make.add(item, "li.nr"), printed_mark(onderdeel.merk, lijst.soort), onderdeel.span)

    # --- notes ------------------------------------------------------------------------------------

    def _note(self, parent: Element, noot: Noot) -> None:
        """A note at the place of its mark; it holds paragraphs and lists, and no note."""
        if self.in_note:
            self.no_place(noot.span, "een noot kan niet staan in een noot")
            return
        self.notes, self.in_note = self.notes + 1, True
        element = self.make.add(parent, "noot", id=f"noot-{self.notes}", type="voet")
        self.make.add(element, "noot.nr", str(noot.nummer or self.notes))
        self._in_note(element, noot.inhoud)
        self.in_note = False

    def _in_note(self, parent: Element, blocks: Blocks) -> None:
        for block in flows(blocks):
            match block:
                case Alinea():
                    self.als(parent, block.inhoud, GEWOON, "noot.al")
                case Lijst():
                    element = self.make.add(parent, "noot.lijst", **LIST)
                    for onderdeel in block.onderdelen:
                        item = self.make.add(element, "noot.li")
                        self.mark(item, block, onderdeel)
                        self._in_note(item, onderdeel.inhoud)
                        if len(item) == 1:
                            self.make.add(item, "noot.al")
                case Begrippenlijst() | Tabel() | Afbeelding() | Citaat() | Tussenkop():
                    self.no_place(block.span, "een noot heeft in een officiële publicatie alleen alinea’s en opsommingen")
                case _:
                    assert_never(block)


def flows(blocks: Blocks) -> Iterator[Flow]:
    """The blocks with something in them, a formula in its parts."""
    for block in blocks:
        match block:
            case Alinea() | Tussenkop():
                if has_words(block.inhoud):
                    yield block
            case Lijst(onderdelen=inside) | Begrippenlijst(begrippen=inside):
                if inside:
                    yield block
            case Tabel():
                if block.kop or block.rijen:
                    yield block
            case Citaat():
                if any(flows(block.inhoud)):
                    yield block
            case Afbeelding():
                yield block
            case Formule():
                yield from flows(tuple(_parts(block)))
            case Grafiek() | Keuze() | Onbegrepen():
                raise AssertionError(f"not in a finished tree: {block!r}")
            case _:
                assert_never(block)


def _parts(formule: Formule) -> Iterator[Block]:
    yield Alinea(inhoud=formule.inhoud, label=formule.label, span=formule.span)
    yield Alinea(inhoud=formule.inleiding, span=formule.span)
    if formule.legenda is not None:
        yield formule.legenda
