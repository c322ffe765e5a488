"""The headings and blocks of a regulation → aanhef, hoofdstukken, artikelen, slotformulier and bijlagen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import cast

from regelzetter.diagnostics import Diagnostic
from regelzetter.nearest import nearest
from regelzetter.reading.blocks import plain_text
from regelzetter.reading.free import free_text
from regelzetter.reading.headings import RANKS, ROOT_WORDS, HeadingWord, heading_word, unread_number
from regelzetter.reading.raw import Heading, Item
from regelzetter.reading.rules import BUITEN_ARTIKEL, DELEN_ONTBREKEN, KOPNIVEAU, NA_LEDEN, ONBEKENDE_KOP
from regelzetter.source import Span
from regelzetter.tree.nodes import (
    Alinea,
    Artikel,
    Bijlage,
    Blocks,
    Indeling,
    Inlines,
    Lid,
    Lijst,
    Ondertekening,
    Regeling,
    Tekst,
    Toelichting,
)


@dataclass
class _Part:
    """A heading and what stands directly under it; `children` are the parts it contains."""

    kop: Heading
    woord: HeadingWord
    items: list[Item] = field(default_factory=list)
    children: list[_Part] = field(default_factory=list)


class RegelingReader:
    """Collects the sources of one regulation; `found` holds what was wrong."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []
        self.roots: list[_Part] = []
        self.stack: list[_Part] = []
        self.under_unknown = False
        """Is the text that follows under an unknown heading? Then that heading is the one mistake."""
        self.excused: set[Span] = set()
        """Blocks under an unknown heading, and after one that stands outside: no more is said of where they stand."""

    def add(self, items: tuple[Item, ...]) -> None:
        """Add one file. A heading of a bijlage opens the annex; inside it ordinary headings are free text."""
        for item in items:
            if isinstance(item, Heading):
                self._heading(item)
                continue
            if self.under_unknown:
                self.excused.add(item.span)
            if self.stack:
                self.stack[-1].items.append(item)
            elif not self.under_unknown:
                self._outside(
                    item.span,
                    "deze tekst staat boven de eerste kop",
                    "zet er een kop boven, als # Aanhef, of zet haar in een artikel",
                )
                self.under_unknown = True  # one heading is missing, not one for each paragraph
        self.stack.clear()
        self.under_unknown = False

    def regeling(self, span: Span, ondertekening: tuple[Ondertekening, ...], toelichting: Toelichting | None) -> Regeling:
        """The regulation, after all sources were added."""
        body = tuple(self._structure(part) for part in self.roots if part.woord.woord in RANKS)
        return Regeling(
            aanhef=self._single("aanhef"), lichaam=body, slotformulier=self._single("slotformulier"), ondertekening=ondertekening,
            bijlagen=tuple(self._annex(part) for part in self.roots if part.woord.woord == "bijlage"),
            toelichting=toelichting, span=span,
        )  # fmt: skip

    # --- headings ---------------------------------------------------------------------------------

    def _heading(self, heading: Heading) -> None:
        word = heading_word(heading.tekst)
        in_annex = bool(self.stack) and self.stack[0].woord.woord == "bijlage"
        if in_annex and (word is None or word.woord not in ROOT_WORDS):
            self.stack[0].items.append(heading)
            return
        self.under_unknown = False
        if word is None:
            word = self._unknown(heading)
            if word is None:
                self.under_unknown = True
                return
        if word.woord in ROOT_WORDS:
            self.stack.clear()
        else:
            while self.stack and RANKS.get(self.stack[-1].woord.woord, 0) >= RANKS[word.woord]:
                self.stack.pop()
            if self.stack and self.stack[-1].woord.woord in ROOT_WORDS:
                self.stack.clear()
        self._check_level(heading, word)
        if unread_number(heading.tekst, word):
            name = word.woord.capitalize()
            self.found.append(Diagnostic(
                ONBEKENDE_KOP, heading.span, f"het nummer achter {name} is niet te lezen",
                f"schrijf {name} 1. en dan het opschrift, of laat het nummer weg: {name}. en dan het opschrift",
            ))  # fmt: skip
        part = _Part(heading, word)
        (self.stack[-1].children if self.stack else self.roots).append(part)
        self.stack.append(part)

    def _check_level(self, heading: Heading, word: HeadingWord) -> None:
        expected = len(self.stack) + 1
        if heading.niveau == expected:
            return
        below = f" onder een {self.stack[-1].woord.woord}" if self.stack else ""
        self.found.append(Diagnostic(
            KOPNIVEAU, heading.span, f"een {word.woord}{below} heeft {_hashes(expected)}, hier staat {'#' * heading.niveau}",
            f"schrijf {'#' * expected} {heading.tekst.split('{')[0].strip()}",
        ))  # fmt: skip

    def _unknown(self, heading: Heading) -> HeadingWord | None:
        """What was meant, if that can be guessed: then what follows stands where it should."""
        first = heading.tekst.split(" ")[0].rstrip(".")
        title = heading.tekst.split("{")[0].strip()
        known = [word.capitalize() for word in (*RANKS, *ROOT_WORDS)]
        guess = nearest(first, known)
        tip = f"bedoelde u '{guess}'?" if guess else f"een kop begint met {', '.join(known[:-1])} of {known[-1]}"
        if first.rstrip(",:") in known and first not in known:
            tip = f"schrijf # {guess}. met een opschrift; waar zij bij hoort, staat op een eigen regel: Behorende bij [](#label)"
        self.found.append(Diagnostic(
            ONBEKENDE_KOP, heading.span, f"de kop '{title}' begint niet met een woord dat in een regeling kan",
            tip,
        ))  # fmt: skip
        meant = heading_word(guess + heading.tekst[len(first) :]) if guess else None
        return meant and meant._replace(rest=meant.rest + len(first) - len(guess or ""))

    # --- parts ------------------------------------------------------------------------------------

    def _single(self, word: str) -> Blocks:
        parts = [part for part in self.roots if part.woord.woord == word]
        for part in parts[1:]:
            self.found.append(
                Diagnostic(DELEN_ONTBREKEN, part.kop.span, f"een tweede {word}", "voeg de tekst bij de eerste, of haal haar weg")
            )
        return cast(Blocks, tuple(parts[0].items)) if parts else ()

    def _structure(self, part: _Part) -> Indeling | Artikel:
        if part.woord.woord == "artikel":
            return self._article(part)
        if part.items and part.items[0].span not in self.excused:
            self._outside(part.items[0].span, f"deze tekst staat onder een {part.woord.woord} maar niet in een artikel",
                          "zet de tekst in een artikel")  # fmt: skip
        children = tuple(self._structure(child) for child in part.children)
        return Indeling(woord=part.woord.woord, teken=part.woord.teken, nummer=part.woord.nummer,
                        opschrift=opschrift(part.kop, part.woord), inhoud=children, label=part.kop.label,
                        span=part.kop.span)  # fmt: skip

    def _article(self, part: _Part) -> Artikel:
        blocks = cast(Blocks, tuple(part.items))
        return Artikel(nummer=part.woord.nummer, opschrift=opschrift(part.kop, part.woord),
                       leden=self._leden(blocks, part.kop.span), label=part.kop.label, span=part.kop.span)  # fmt: skip

    def _leden(self, blocks: Blocks, span: Span) -> tuple[Lid, ...]:
        """An article begins with `1.` and then has leden, or it has none and is one text."""
        first = blocks[0] if blocks else None
        if not (isinstance(first, Lijst) and first.soort == "cijfers"):
            return (Lid(nummer=None, inhoud=blocks, span=blocks[0].span if blocks else span),)
        leden: list[Lid] = []
        for block in blocks:
            if isinstance(block, Lijst) and block.soort == "cijfers":
                leden.extend(Lid(nummer=o.merk, inhoud=o.inhoud, label=o.label, span=o.span) for o in block.onderdelen)
            elif block.span not in self.excused:
                self.found.append(Diagnostic(NA_LEDEN, block.span, "deze tekst hoort bij geen lid",
                                             "spring de tekst in om haar bij het lid erboven te laten horen, "
                                             "of maak er een lid van"))  # fmt: skip
        return tuple(leden)

    def _annex(self, part: _Part) -> Bijlage:
        items = list(part.items)
        caption: Inlines = ()
        if items and isinstance(items[0], Alinea) and plain_text(items[0].inhoud).lower().startswith("behorende bij"):
            caption = items[0].inhoud
            items = items[1:]
        content = free_text(tuple(items), top=2, report=self.found.append)
        return Bijlage(nummer=part.woord.nummer, opschrift=opschrift(part.kop, part.woord), onderschrift=caption,
                       inhoud=content, label=part.kop.label, span=part.kop.span)  # fmt: skip

    def _outside(self, span: Span, melding: str, tip: str) -> None:
        self.found.append(Diagnostic(BUITEN_ARTIKEL, span, melding, tip))


def opschrift(heading: Heading, word: HeadingWord) -> Inlines:
    """The opschrift: the heading without its word and number."""
    return skip(heading.inhoud, word.rest)


def skip(inlines: Inlines, count: int) -> Inlines:
    """The inline content without its first `count` characters of plain text."""
    if not inlines or count == 0:
        return inlines
    first = inlines[0]
    if not isinstance(first, Tekst):
        return inlines
    span = first.span
    rest = first.tekst[count:]
    moved = Span(span.path, span.line, span.column + count, span.end_line, span.end_column)
    return (*((replace(first, tekst=rest, span=moved),) if rest else ()), *inlines[1:])


def _hashes(count: int) -> str:
    return f"{count} hekje{'s' if count > 1 else ''} ({'#' * count})"
