"""New numbers for typed ones that do not follow on: edits on the sources, with the references that name them by number.

An inserted number (4a after 4, aa after a) is kept: it is legal. A number that was left out is not in the source: no edit.
A reference by label follows by itself; only the steps behind the label (`#plafond/2/b`) are numbers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import count, pairwise
from typing import Final, TypeAlias

from regelzetter.diagnostics import Edit
from regelzetter.passes.following import Mark, Pair, mark_after, number_after
from regelzetter.passes.refer import step_under
from regelzetter.passes.renumber_headings import Headed, heading_numbers
from regelzetter.record import record
from regelzetter.source import Source, Span
from regelzetter.tree.address import Adres, Stap
from regelzetter.tree.nodes import (
    Alinea,
    Artikel,
    Bijlage,
    Citaat,
    Document,
    Knoop,
    Lijst,
    Node,
    Noot,
    OnbegrepenTekst,
    Regeling,
    Verwijzing,
    Vindplaats,
)
from regelzetter.tree.walk import PLAIN, adres_of, children, walk

_TARGET: Final = re.compile(r"#(?P<label>[a-z][a-z0-9-]*)(?P<stappen>(?:/[^/#,]+)*(?:,[^/#,]+)*)")
_LINES: Final = (Alinea, Citaat)

Place: TypeAlias = tuple[int, Adres]
"""An address within one article, annex or document: the same number may be typed twice, and two documents have an article 1."""


@record(frozen=True, slots=True)
class Renumbered:
    """What follows on; `left` are the edits that cannot be done: what they would change is not in the source as it was read,
    or stands in two documents that number it differently."""

    edits: tuple[Edit, ...]
    left: tuple[Edit, ...]
    lost: tuple[Edit, ...]
    """References, as they are, to what is not there in an article where numbers change: they would come to mean another lid."""
    moved: frozenset[str]
    """The labels of articles, annexes and what is in them, that get another number or hold one that does."""


def renumbered(documents: Sequence[Document], sources: Mapping[str, Source]) -> Renumbered:
    """The edits that make all typed numbers follow on; none if they do."""
    work = _Renumbering(sources)
    for document in documents:
        work.document(document)
    for document in documents:
        work.references(document)
    edits = tuple(sorted(dict.fromkeys(work.edits), key=lambda edit: (edit.span, edit.text)))
    twice = {edit.span for edit, other in pairwise(edits) if edit.span == other.span}
    left = (*work.left, *(edit for edit in edits if edit.span in twice))
    lost = tuple(dict.fromkeys(work.lost))
    return Renumbered(tuple(edit for edit in edits if edit.span not in twice), left, lost, work.moved())


class _Renumbering:
    def __init__(self, sources: Mapping[str, Source]) -> None:
        self.sources = sources
        self.edits: list[Edit] = []
        self.left: list[Edit] = []
        self.lost: list[Edit] = []
        self.labels: dict[str, Place] = {}
        self.new: dict[Place, str] = {}
        """The last step of the new address, for leden and onderdelen; of two with the same number the first is meant."""
        self.scopes = count(1)
        self.scope_of: dict[Span, int] = {}
        self.changed: set[int] = set()
        """The scopes with a number that changes."""

    # --- numbers ----------------------------------------------------------------------------------

    def document(self, document: Document) -> None:
        if isinstance(document.inhoud, Regeling):
            for part, new in heading_numbers(document.inhoud, document.soort == "wijzigingsregeling"):
                self._heading(part, part.nummer or "", new)
        self._lists(document, (), next(self.scopes))

    def _heading(self, part: Headed, old: str, new: str) -> None:
        scope = self.scope_of[part.span] = next(self.scopes)
        span = self._number_in_heading(part, old)
        if new != old and span is not None:
            self.changed.add(scope)
            self.edits.append(Edit(span, new))

    def _number_in_heading(self, part: Knoop, number: str) -> Span | None:
        """Where the number stands in the heading; None when the writer left it out."""
        source = self.sources.get(part.span.path)
        line = source.line(part.span.line) if source is not None else ""
        found = re.match(rf"\s*#+\s+(?:\w+|§)[ \t\u00a0]*(?P<nummer>{re.escape(number)})(?=[\s.:]|$)", line)
        if found is None:
            return None
        return Span(part.span.path, part.span.line, found.start("nummer") + 1, part.span.line, found.end("nummer") + 1)

    # --- leden and onderdelen ---------------------------------------------------------------------

    def _lists(self, node: Node, outer: Adres, scope: int) -> None:
        """What is quoted has the numbers of another text; a note has lists of its own."""
        if isinstance(node, _LINES):
            for each in walk(node):
                if isinstance(each, Noot):
                    self._lists(each, outer, next(self.scopes))
            return
        here = adres_of(node, outer)
        if isinstance(node, Artikel | Bijlage):
            scope = self.scope_of.get(node.span) or next(self.scopes)
        label = getattr(node, "label", None)
        if isinstance(label, str) and here:
            self.labels.setdefault(label, (scope, here))
        if isinstance(node, Artikel):
            self._leden(node, (scope, here))
        elif isinstance(node, Lijst) and node.soort != "streepjes":
            self._marks(node, (scope, here))
        for child in children(node):
            if type(child) not in PLAIN:
                self._lists(child, here, scope)

    def _leden(self, article: Artikel, here: Place) -> None:
        last: Pair | None = None
        for lid in article.leden:
            if lid.nummer is not None:
                last = Pair(lid.nummer, number_after(last, lid.nummer))
                self._mark(lid.span, here[0], (*here[1], Stap("lid", last.old)), last)

    def _marks(self, lijst: Lijst, here: Place) -> None:
        last: Mark | None = None
        for part in lijst.onderdelen:
            last = mark_after(lijst.soort, last, part.merk)
            self._mark(part.span, here[0], adres_of(part, here[1]), Pair(last.old, last.new))

    def _mark(self, span: Span, scope: int, adres: Adres, mark: Pair) -> None:
        """The mark stands at the start of the span of its lid or onderdeel."""
        self.new.setdefault((scope, adres), mark.new)
        if mark.new != mark.old:
            self.changed.add(scope)
            self._edit(Span(span.path, span.line, span.column, span.line, span.column + len(mark.old)), mark.old, mark.new)

    def _edit(self, span: Span, old: str, new: str) -> None:
        """Only what stands in the source as it was read is rewritten."""
        source = self.sources.get(span.path)
        there = source is not None and source.line(span.line)[span.column - 1 : span.end_column - 1] == old
        (self.edits if there else self.left).append(Edit(span, new))

    # --- references -------------------------------------------------------------------------------

    def references(self, document: Document) -> None:
        for node in walk(document):
            if isinstance(node, Vindplaats | Verwijzing) and node.doel.startswith("#"):
                self._reference(node.doel, node.span)
            elif isinstance(node, OnbegrepenTekst) and any(self._is_changed(found) for found in _TARGET.finditer(node.tekst)):
                self.lost.append(Edit(node.span, node.tekst))

    def _is_changed(self, found: re.Match[str]) -> bool:
        return bool(found["stappen"]) and self.labels.get(found["label"], (0, ()))[0] in self.changed

    def _reference(self, doel: str, span: Span) -> None:
        new = _TARGET.sub(self._target, doel)
        if new != doel:
            self._edit(span, doel, new)

    def _target(self, found: re.Match[str]) -> str:
        place = self.labels.get(found["label"])
        if place is None:
            return found[0]
        scope, adres = place
        written = f"#{found['label']}"
        for step in found["stappen"].split("/")[1:]:
            marks = re.split(r"([,-])", step)
            written += "/" + "".join(mark if mark in ",-" else self._new_mark(scope, adres, mark.strip()) for mark in marks)
            adres = (*adres, step_under(marks[0].strip(), adres))
        return written

    def _new_mark(self, scope: int, adres: Adres, mark: str) -> str:
        return self.new.get((scope, (*adres, step_under(mark, adres))), mark)

    def moved(self) -> frozenset[str]:
        return frozenset(label for label, (scope, _) in self.labels.items() if scope in self.changed)
