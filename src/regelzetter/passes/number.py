"""Second pass: numbers. Left out: given. Typed: kept and checked — double, out of order or a gap is a finding.

Those of leden and onderdelen are always typed: `list_numbers.py` looks at them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import Final, NamedTuple

from regelzetter.diagnostics import Diagnostic, Outcome, in_order
from regelzetter.passes.rules import NUMMERING
from regelzetter.passes.sequence import check_next, follows
from regelzetter.passes.series import FIRST, Kind, kind_of, next_number, prefix_of
from regelzetter.source import Span
from regelzetter.tree.nodes import Artikel, Bijlage, Document, Indeling, Node, Noot, Regeling
from regelzetter.tree.walk import PLAIN, rewrite

ENIG = "enig"
_NOTES: Final = frozenset((Noot,))


def number(document: Document) -> Outcome[Document]:
    """The document with every number set. Notes are numbered through, in reading order."""
    found: list[Diagnostic] = []
    numbered = document
    if isinstance(document.inhoud, Regeling):
        numbered = replace(document, inhoud=_regeling(document.inhoud, document.soort == "wijzigingsregeling", found))
    return Outcome(with_notes(numbered), in_order(found))


def with_notes(document: Document) -> Document:
    """The document with its notes numbered through, in reading order."""
    numbers = count(1)

    def visit(node: Node) -> Sequence[Node] | None:
        return (replace(node, nummer=next(numbers)),) if isinstance(node, Noot) else None

    return rewrite(document, visit, PLAIN, _NOTES)


def _regeling(regeling: Regeling, amends: bool, found: list[Diagnostic]) -> Regeling:
    """An amending regulation has articles I, II, III (aanwijzing 6.6)."""
    parts = tuple(parts_below(regeling.lichaam))
    plan = series_in(parts, amends)
    _check_only(parts, found)
    chapters = tuple(_PartNumbers(plan.dotted, found).parts(regeling.lichaam, ()))
    articles = _ArticleNumbers(plan.kind, plan.prefix, found)
    body = tuple(articles.part(part, ()) for part in chapters)
    return replace(regeling, lichaam=body, bijlagen=_annexes(regeling.bijlagen, found))


def parts_below(parts: Iterable[Indeling | Artikel]) -> Iterator[Indeling | Artikel]:
    for part in parts:
        yield part
        if isinstance(part, Indeling):
            yield from parts_below(part.inhoud)


class Series(NamedTuple):
    """How the parts and articles of a regulation are numbered."""

    dotted: frozenset[str]
    """The words whose numbers begin with the number of the part around them."""
    kind: Kind
    prefix: str
    """That of the first article that has one."""


def series_in(parts: Sequence[Indeling | Artikel], amends: bool) -> Series:
    """As the typed numbers show it."""
    dotted = frozenset(part.woord for part in parts if isinstance(part, Indeling) and prefix_of(part.nummer or ""))
    typed = [part.nummer for part in parts if isinstance(part, Artikel) and part.nummer and part.nummer != ENIG]
    kind: Kind = kind_of(typed[0]) if typed else "romeins" if amends else "cijfers"
    return Series(dotted, kind, next((prefix for prefix in map(prefix_of, typed) if prefix), ""))


def _check_only(parts: Iterable[Indeling | Artikel], found: list[Diagnostic]) -> None:
    """“Enig artikel” stands alone (aanwijzing 3.54, third paragraph)."""
    articles = [part for part in parts if isinstance(part, Artikel)]
    only = next((article for article in articles if article.nummer == ENIG), None)
    if only is not None and len(articles) > 1:
        found.append(Diagnostic(NUMMERING, only.span, f"dit heet enig artikel, maar er zijn {len(articles)} artikelen",
                                "geef het een nummer, of laat het nummer weg: # Artikel. …"))  # fmt: skip


# --- chapters, titles and so on -------------------------------------------------------------------


class _PartNumbers:
    """Numbers of chapters, titles and paragraphs: they begin anew in each part around them, or run on.

    `dotted`: the words whose numbers begin with the number of the part around them (paragraaf 2.1 in hoofdstuk 2).
    """

    def __init__(self, dotted: frozenset[str], found: list[Diagnostic]) -> None:
        self.dotted = dotted
        self.found = found
        self.through: dict[str, str] = {}
        """By word the last number in the regulation."""

    def parts(self, parts: tuple[Indeling | Artikel, ...], around: tuple[Indeling, ...]) -> Iterator[Indeling | Artikel]:
        last: dict[str, str | None] = {}
        kinds = kinds_of(parts)
        for part in parts:
            if isinstance(part, Artikel):
                yield part
                continue
            before, kind = last.get(part.woord), kinds.get(part.woord, "cijfers")
            prefix = f"{around[-1].nummer}." if around and part.woord in self.dotted else ""
            number = part.nummer or next_number(before, prefix, kind)
            if part.nummer:
                self._check(part, before, prefix, kind, around)
            last[part.woord] = self.through[part.woord] = number
            numbered = replace(part, nummer=number)
            yield replace(numbered, inhoud=tuple(self.parts(part.inhoud, (*around, numbered))))

    def _check(self, part: Indeling, before: str | None, prefix: str, kind: Kind, around: tuple[Indeling, ...]) -> None:
        number = part.nummer or ""
        typed = prefix_of(number)
        if typed and typed != prefix and around:
            if typed in (f"{outer.nummer}." for outer in around):
                prefix = typed
            else:
                self.found.append(_elsewhere(part.woord, number, around[-1], next_number(before, prefix, kind), part.span))
                return
        through = self.through.get(part.woord)
        if before is None and through is not None and follows(through, number, "", kind):
            return
        check_next(part.woord, before, number, part.span, self.found, prefix, kind)


def kinds_of(parts: Iterable[Indeling | Artikel]) -> dict[str, Kind]:
    """By word the kind of its numbers: that of the first that is typed."""
    kinds: dict[str, Kind] = {}
    for part in parts:
        if isinstance(part, Indeling) and part.nummer:
            kinds.setdefault(part.woord, kind_of(part.nummer))
    return kinds


# --- articles and annexes -------------------------------------------------------------------------


class _ArticleNumbers:
    """Numbers run through the regulation, or begin anew per chapter or title with its number before them (aanwijzing 3.54).

    `prefix` is that of the first article that has one: its dots say at which level the numbers begin anew.
    """

    def __init__(self, kind: Kind, prefix: str, found: list[Diagnostic]) -> None:
        self.kind = kind
        self.prefix = prefix
        self.found = found
        self.last: dict[str, str] = {}
        """By prefix the last number."""

    def part(self, part: Indeling | Artikel, around: tuple[Indeling, ...]) -> Indeling | Artikel:
        if isinstance(part, Artikel):
            return self._article(part, around)
        return replace(part, inhoud=tuple(self.part(child, (*around, part)) for child in part.inhoud))

    def _article(self, article: Artikel, around: tuple[Indeling, ...]) -> Artikel:
        if article.nummer == ENIG:
            self.last.setdefault("", FIRST[self.kind])
            return article
        self.prefix = prefix_of(article.nummer or "") or self.prefix
        outer = numbered_by(self.prefix, around)
        prefix = f"{outer.nummer}{self.prefix[-1]}" if outer is not None else ""
        last = self.last.get(prefix)
        expected = next_number(last, prefix, self.kind)
        number = article.nummer or expected
        if outer is not None and not number.startswith(prefix):
            self.found.append(_elsewhere("artikel", number, outer, expected, article.span))
        elif article.nummer:
            check_next("artikel", last, number, article.span, self.found, prefix, self.kind)
        self.last[prefix] = number
        return article if number == article.nummer else replace(article, nummer=number)


def numbered_by(prefix: str, around: tuple[Indeling, ...]) -> Indeling | None:
    """The part whose number articles with such a prefix begin with: hoofdstuk 3 for “3.”, titel 3.2 for “3.2.”."""
    depth = prefix.count(".") + prefix.count(":")
    if depth == 0:
        return None
    fitting = [part for part in around if (part.nummer or "").count(".") == depth - 1]
    chapter = next((part for part in fitting if part.woord == "hoofdstuk"), None)
    return chapter or next((part for part in fitting if part.woord != "deel"), None)


def _annexes(annexes: tuple[Bijlage, ...], found: list[Diagnostic]) -> tuple[Bijlage, ...]:
    if len(annexes) == 1 and annexes[0].nummer is None:
        return annexes
    kind = annex_kind(annexes)
    numbered: list[Bijlage] = []
    last: str | None = None
    for annex in annexes:
        number = annex.nummer or next_number(last, "", kind)
        if annex.nummer:
            check_next("bijlage", last, number, annex.span, found, "", kind)
        last = number
        numbered.append(replace(annex, nummer=number))
    return tuple(numbered)


def annex_kind(annexes: Sequence[Bijlage]) -> Kind:
    return next((kind_of(annex.nummer) for annex in annexes if annex.nummer), "cijfers")


def _elsewhere(word: str, number: str, outer: Indeling, expected: str, span: Span) -> Diagnostic:
    return Diagnostic(NUMMERING, span, f"{word} {number} staat in {outer.woord} {outer.nummer}", f"nummer het als {expected}")
