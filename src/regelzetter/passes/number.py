"""Second pass: numbers. Left out: given. Typed: kept and checked — double, out of order or a gap is a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from regelzetter import dutch
from regelzetter.diagnostics import Diagnostic, Outcome, in_order
from regelzetter.passes.rules import NUMMERING
from regelzetter.source import Span
from regelzetter.tree.nodes import Artikel, Bijlage, Document, Indeling, Lijst, Node, Noot, Regeling
from regelzetter.tree.walk import children, rewrite, walk

_SPLIT = re.compile(r"(?P<voor>(?:\d+\.)*)(?P<getal>\d+)(?P<letter>[a-z]{0,2}|bis|ter|quater)$")
_LATIN = {"": 0, "bis": 2, "ter": 3, "quater": 4}


def number(document: Document) -> Outcome[Document]:
    """The document with every number set. Notes are numbered through, in reading order."""
    found: list[Diagnostic] = []
    numbered = document
    if isinstance(document.inhoud, Regeling):
        numbered = replace(document, inhoud=_regeling(document.inhoud, found))
    _check_lists(numbered, found)
    return Outcome(with_notes(numbered), in_order(found))


def with_notes(document: Document) -> Document:
    """The document with its notes numbered through, in reading order."""
    numbers = count(1)

    def visit(node: Node) -> Sequence[Node] | None:
        return (replace(node, nummer=next(numbers)),) if isinstance(node, Noot) else None

    return rewrite(document, visit)


# --- articles and chapters ------------------------------------------------------------------------


def _regeling(regeling: Regeling, found: list[Diagnostic]) -> Regeling:
    per_chapter = any(
        isinstance(node, Artikel) and "." in (node.nummer or "") for part in regeling.lichaam for node in walk(part)
    )
    articles = _ArticleNumbers(per_chapter, found)
    body = tuple(articles.part(part, None) for part in _parts(regeling.lichaam, found))
    annexes = _annexes(regeling.bijlagen, found)
    return replace(regeling, lichaam=body, bijlagen=annexes)


def _parts(parts: tuple[Indeling | Artikel, ...], found: list[Diagnostic]) -> Iterator[Indeling | Artikel]:
    """The same parts with the numbers of chapters, titles and paragraphs set, level by level."""
    last: dict[str, str | None] = {}
    for part in parts:
        if isinstance(part, Artikel):
            yield part
            continue
        before = last.get(part.woord)
        number = part.nummer or _next(before)
        if part.nummer:
            _check(part.woord, before, number, part.span, found)
        last[part.woord] = number
        yield replace(part, nummer=number, inhoud=tuple(_parts(part.inhoud, found)))


class _ArticleNumbers:
    """Numbers run through the regulation, or per chapter with the number of the chapter before them (aanwijzing 3.54)."""

    def __init__(self, per_chapter: bool, found: list[Diagnostic]) -> None:
        self.per_chapter = per_chapter
        self.found = found
        self.last: str | None = None

    def part(self, part: Indeling | Artikel, chapter: str | None) -> Indeling | Artikel:
        if isinstance(part, Artikel):
            return self._article(part, chapter)
        if part.woord == "hoofdstuk":
            chapter = part.nummer
            self.last = None if self.per_chapter else self.last
        return replace(part, inhoud=tuple(self.part(child, chapter) for child in part.inhoud))

    def _article(self, article: Artikel, chapter: str | None) -> Artikel:
        prefix = f"{chapter}." if self.per_chapter and chapter else ""
        expected = _next(self.last, prefix)
        number = article.nummer or expected
        if article.nummer == "enig":
            return article
        if article.nummer:
            if prefix and not number.startswith(prefix):
                self.found.append(Diagnostic(NUMMERING, article.span, f"artikel {number} staat in hoofdstuk {chapter}",
                                             f"nummer het als {expected}"))  # fmt: skip
            else:
                _check("artikel", self.last, number, article.span, self.found, prefix)
        self.last = number
        return replace(article, nummer=number)


def _annexes(annexes: tuple[Bijlage, ...], found: list[Diagnostic]) -> tuple[Bijlage, ...]:
    if len(annexes) == 1 and annexes[0].nummer is None:
        return annexes
    numbered: list[Bijlage] = []
    last: str | None = None
    for annex in annexes:
        number = annex.nummer or _next(last)
        if annex.nummer:
            _check("bijlage", last, number, annex.span, found)
        last = number
        numbered.append(replace(annex, nummer=number))
    return tuple(numbered)


def _next(last: str | None, prefix: str = "") -> str:
    """The number after `last`; the first one when there is none.

    >>> _next("1.4", "1."), _next("3a"), _next(None, "2."), _next("II"), _next("B")
    ('1.5', '4', '2.1', 'III', 'C')
    """
    if last is None:
        return f"{prefix}1"
    roman = dutch.romeins_getal(last) if last.isupper() else None
    if roman is not None:
        return dutch.romeins(roman + 1).upper()
    found = _SPLIT.match(last)
    if found is None:
        return dutch.onderdeelletter(dutch.onderdeelnummer(last.lower()) + 1).upper()
    return f"{found['voor']}{int(found['getal']) + 1}"


def _check(word: str, last: str | None, number: str, span: Span, found: list[Diagnostic], prefix: str = "") -> None:
    """Does `number` come after `last`?"""
    expected = _next(last, prefix)
    if number == expected or (last is not None and follows_letter(last, number)):
        return
    found.append(_finding(word, last, number, expected, span))


def _finding(word: str, last: str | None, number: str, expected: str, span: Span) -> Diagnostic:
    if last is None:
        text = f"{word} {number} is de eerste, verwacht {expected}"
    elif number == last:
        text = f"{word} {number} staat er twee keer"
    elif _later(number, expected):
        text = f"na {word} {last} volgt {word} {number}; {expected} ontbreekt"
    else:
        text = f"{word} {number} staat na {word} {last}"
    return Diagnostic(NUMMERING, span, text, f"nummer het als {expected}" + ("" if word == "lid" else ", of laat het nummer weg"))


def follows_letter(last: str, number: str) -> bool:
    """Is `number` an inserted number after `last`: 4a after 4, 4b after 4a, 12bis after 12?

    >>> follows_letter("4", "4a"), follows_letter("4a", "4b"), follows_letter("4", "4b"), follows_letter("1.5", "1.5a")
    (True, True, False, True)
    """
    a, b = _SPLIT.match(last), _SPLIT.match(number)
    if a is None or b is None or (a["voor"], a["getal"]) != (b["voor"], b["getal"]):
        return False
    if b["letter"] in _LATIN:
        return (b["letter"] == "bis" and a["letter"] == "") or _LATIN[b["letter"]] == _LATIN.get(a["letter"], 0) + 1
    before = dutch.onderdeelnummer(a["letter"]) if a["letter"] else 0
    return dutch.onderdeelnummer(b["letter"]) == before + 1


def _later(number: str, expected: str) -> bool:
    a, b = _SPLIT.match(number), _SPLIT.match(expected)
    return a is not None and b is not None and a["voor"] == b["voor"] and int(a["getal"]) > int(b["getal"])


# --- leden and onderdelen -------------------------------------------------------------------------


def _check_lists(node: Node, found: list[Diagnostic]) -> None:
    if isinstance(node, Lijst):
        _check_list(node, found)
    if isinstance(node, Artikel) and node.leden[0].nummer is not None:
        last: str | None = None
        for lid in node.leden:
            assert lid.nummer is not None
            _check("lid", last, lid.nummer, lid.span, found)
            last = lid.nummer
    for child in children(node):
        _check_lists(child, found)


def _check_list(lijst: Lijst, found: list[Diagnostic]) -> None:
    if lijst.soort == "streepjes":
        return
    last: str | None = None
    for part in lijst.onderdelen:
        expected = _next_mark(lijst.soort, last)
        inserted = last is not None and (follows_letter(last, part.merk) or follows_inserted(last, part.merk))
        if part.merk != expected and not inserted:
            found.append(_mark_finding(last, part.merk, expected, part.span))
        last = part.merk


def follows_inserted(last: str, mark: str) -> bool:
    """Does `mark` follow in a row with inserted onderdelen (aa, ab after a)?

    >>> [follows_inserted(*pair) for pair in (("a", "aa"), ("aa", "ab"), ("ab", "b"), ("a", "ab"), ("ab", "c"))]
    [True, True, True, False, False]
    """
    if not (last.isalpha() and mark.isalpha() and len(last) <= 2 and len(mark) <= 2):
        return False
    if len(mark) == 1:
        return len(last) == 2 and ord(mark) == ord(last[0]) + 1
    return mark[0] == last[0] and ord(mark[1]) == (ord(last[1]) + 1 if len(last) == 2 else ord("a"))


def _next_mark(kind: str, last: str | None) -> str:
    """The mark after `last` in a list of this kind.

    >>> _next_mark("letters", "z"), _next_mark("graden", "2°"), _next_mark("romeins", None), _next_mark("cijfers", "1")
    ('aa', '3°', 'i', '2')
    """
    if kind == "letters":
        return dutch.onderdeelletter(dutch.onderdeelnummer(last) + 1 if last else 1)
    if kind == "romeins":
        return dutch.romeins((dutch.romeins_getal(last) or 0) + 1 if last else 1)
    if kind == "graden":
        return f"{int(last.rstrip('°')) + 1 if last else 1}°"
    return _next(last)


def _mark_finding(last: str | None, mark: str, expected: str, span: Span) -> Diagnostic:
    if last is None:
        text = f"de opsomming begint met {mark}, verwacht {expected}"
    elif mark == last:
        text = f"onderdeel {mark} staat er twee keer"
    else:
        text = f"na onderdeel {last} volgt {mark}, verwacht {expected}"
    return Diagnostic(NUMMERING, span, text, f"schrijf {expected}.")
