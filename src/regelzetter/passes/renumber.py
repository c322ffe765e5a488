"""New numbers for typed ones that do not follow on: edits on the sources, with the references that name them by number.

An inserted number (4a after 4, aa after a) is kept: it is legal. A number that was left out is not in the source: no edit.
A reference by label follows by itself; only the steps behind the label (`#plafond/2/b`) are numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from regelzetter.diagnostics import Edit
from regelzetter.passes.refer import step_under
from regelzetter.passes.series import follows_inserted, follows_letter, next_mark, next_number
from regelzetter.source import Source, Span
from regelzetter.tree.address import Adres, Stap
from regelzetter.tree.nodes import (
    Artikel,
    Bijlage,
    Citaat,
    Document,
    Indeling,
    Knoop,
    Lijst,
    Node,
    OnbegrepenTekst,
    Regeling,
    Verwijzing,
    Vindplaats,
)
from regelzetter.tree.walk import adres_of, parts_of, walk

_LETTERS: Final = re.compile(r"(?:[a-z]{1,2}|bis|ter|quater)$")
_TARGET: Final = re.compile(r"#(?P<label>[a-z][a-z0-9-]*)(?P<stappen>(?:/[^/#,]+)*(?:,[^/#,]+)*)")


def renumbered(documents: Sequence[Document], sources: Mapping[str, Source]) -> tuple[Edit, ...]:
    """The edits that make all typed numbers follow on; none if they do."""
    work = _Renumbering(sources)
    for document in documents:
        work.document(document)
    for document in documents:
        work.references(document)
    return tuple(sorted(dict.fromkeys(work.edits), key=lambda edit: edit.span))


@dataclass(slots=True)
class _Renumbering:
    sources: Mapping[str, Source]
    edits: list[Edit] = field(default_factory=list)
    labels: dict[str, Adres] = field(default_factory=dict)
    new: dict[Adres, str] = field(default_factory=dict)
    """The new last step of an address, for the addresses of leden and onderdelen that get another number."""

    # --- numbers ----------------------------------------------------------------------------------

    def document(self, document: Document) -> None:
        if isinstance(document.inhoud, Regeling):
            self._levels(document.inhoud.lichaam)
            self._articles(document.inhoud)
            self._row(document.inhoud.bijlagen)
        self._lists(document, ())

    def _levels(self, parts: Sequence[Indeling | Artikel]) -> None:
        for word in dict.fromkeys(part.woord for part in parts if isinstance(part, Indeling)):
            self._row([part for part in parts if isinstance(part, Indeling) and part.woord == word])
        for part in parts:
            if isinstance(part, Indeling):
                self._levels(part.inhoud)

    def _row(self, parts: Sequence[Indeling | Bijlage]) -> None:
        old: str | None = None
        new: str | None = None
        for part in parts:
            if part.nummer is None:
                continue
            new = _following(old, part.nummer, new)
            old = part.nummer
            self._heading(part, old, new)

    def _articles(self, regeling: Regeling) -> None:
        """Through the regulation, or within each chapter with its (new) number in front."""
        old: str | None = None
        new: str | None = None
        prefix = ""
        for part in _in_order(regeling.lichaam):
            if isinstance(part, Indeling):
                if part.woord == "hoofdstuk" and self._per_chapter(regeling):
                    old, new, prefix = None, None, f"{self._heading_number(part)}."
                continue
            if part.nummer is None or part.nummer == "enig":
                continue
            new = _following(old, part.nummer, new, prefix)
            old = part.nummer
            self._heading(part, old, new)

    def _per_chapter(self, regeling: Regeling) -> bool:
        return any(isinstance(part, Artikel) and "." in (part.nummer or "") for part in _in_order(regeling.lichaam))

    def _heading_number(self, part: Indeling) -> str:
        """The number a chapter gets; its edit is already there if it changes."""
        edit = next((edit for edit in self.edits if edit.span.path == part.span.path and edit.span.line == part.span.line), None)
        return edit.text if edit is not None else part.nummer or ""

    def _heading(self, part: Indeling | Artikel | Bijlage, old: str, new: str) -> None:
        span = self._number_in_heading(part, old)
        if new != old and span is not None:
            self.edits.append(Edit(span, new))

    def _number_in_heading(self, part: Knoop, number: str) -> Span | None:
        """Where the number stands in the heading; None when the writer left it out."""
        source = self.sources.get(part.span.path)
        line = source.line(part.span.line) if source is not None else ""
        found = re.match(rf"\s*#+\s+(?:\w+|§)[ \u00a0]*(?P<nummer>{re.escape(number)})(?=[\s.:]|$)", line)
        if found is None:
            return None
        return Span(part.span.path, part.span.line, found.start("nummer") + 1, part.span.line, found.end("nummer") + 1)

    # --- leden and onderdelen ---------------------------------------------------------------------

    def _lists(self, node: Node, outer: Adres) -> None:
        if isinstance(node, Citaat):
            return
        here = adres_of(node, outer)
        label = getattr(node, "label", None)
        if isinstance(label, str):
            self.labels.setdefault(label, here)
        if isinstance(node, Artikel):
            self._leden(node, here)
        elif isinstance(node, Lijst) and node.soort != "streepjes":
            self._marks(node, here)
        for child in parts_of(node):
            self._lists(child, here)

    def _leden(self, article: Artikel, here: Adres) -> None:
        old: str | None = None
        new: str | None = None
        for lid in article.leden:
            if lid.nummer is None:
                continue
            new = _following(old, lid.nummer, new)
            old = lid.nummer
            self._mark(lid, (*here, Stap("lid", old)), old, new)

    def _marks(self, lijst: Lijst, here: Adres) -> None:
        old: str | None = None
        new: str | None = None
        inserted = False
        for part in lijst.onderdelen:
            if old is not None and new is not None and follows_inserted(old, part.merk):
                new = part.merk if new == old else new[0] + part.merk[1:]
                inserted = len(new) == 2
            elif old is not None and new is not None and follows_letter(old, part.merk):
                new = _following(old, part.merk, new)
            else:
                new = _next_mark(lijst.soort, new, part.merk, inserted)
                inserted = False
            old = part.merk
            self._mark(part, adres_of(part, here), old, new)

    def _mark(self, node: Knoop, adres: Adres, old: str, new: str) -> None:
        """The mark stands at the start of the span of its lid or onderdeel."""
        if new == old:
            return
        self.new.setdefault(adres, new)
        span = node.span
        self.edits.append(Edit(Span(span.path, span.line, span.column, span.line, span.column + len(old)), new))

    # --- references -------------------------------------------------------------------------------

    def references(self, document: Document) -> None:
        for node in walk(document):
            if isinstance(node, Vindplaats | Verwijzing) and node.doel.startswith("#"):
                self._reference(node.doel, node.span)
            elif isinstance(node, OnbegrepenTekst) and node.tekst.startswith("#"):
                self._reference(node.tekst, node.span)

    def _reference(self, doel: str, span: Span) -> None:
        new = _TARGET.sub(self._target, doel)
        if new != doel:
            self.edits.append(Edit(span, new))

    def _target(self, found: re.Match[str]) -> str:
        adres = self.labels.get(found["label"])
        if not adres:
            return found[0]
        written = f"#{found['label']}"
        for step in found["stappen"].split("/")[1:]:
            marks = re.split(r"([,-])", step)
            written += "/" + "".join(mark if mark in ",-" else self._new_mark(adres, mark.strip()) for mark in marks)
            adres = (*adres, step_under(marks[0].strip(), adres))
        return written

    def _new_mark(self, adres: Adres, mark: str) -> str:
        return self.new.get((*adres, step_under(mark, adres)), mark)


def _next_mark(kind: str, last: str | None, typed: str, inserted: bool) -> str:
    """The mark after `last`; after inserted ones (a, aa, ab) a single letter goes on with b.

    >>> _next_mark("letters", "aa", "c", True), _next_mark("letters", "z", "ab", False)
    ('b', 'aa')
    """
    if inserted and last is not None and len(typed) == 1:
        return chr(ord(last[0]) + 1)
    return next_mark(kind, last)


def _in_order(parts: Sequence[Indeling | Artikel]) -> Iterator[Indeling | Artikel]:
    for part in parts:
        yield part
        if isinstance(part, Indeling):
            yield from _in_order(part.inhoud)


def _following(old: str | None, number: str, new: str | None, prefix: str = "") -> str:
    """The number that comes after `new`, where `number` came after `old`: an inserted one keeps its letter.

    >>> _following("4", "4a", "3"), _following("4a", "6", "3a"), _following(None, "2", None), _following("I", "III", "I")
    ('3a', '4', '1', 'II')
    """
    if old is not None and new is not None and follows_letter(old, number):
        letters = _LETTERS.search(number)
        return _LETTERS.sub("", new) + (letters[0] if letters else "")
    return next_number(new, prefix) if new is not None or not _is_roman(number) else "I"


def _is_roman(number: str) -> bool:
    return bool(re.fullmatch(r"[IVXLC]+", number))
