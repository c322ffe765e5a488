"""What an amendment says it does against the new text it quotes: how many parts, with which numbers, in what order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from regelzetter.checks import amending_parts_rules as rules
from regelzetter.checks.amending_numbers import base, how_many, order, rank
from regelzetter.checks.opening_offices import words_of_title
from regelzetter.checks.outline import Outline, Placed
from regelzetter.checks.passages import Deel
from regelzetter.checks.patterns import AMENDING
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic
from regelzetter.source import Span
from regelzetter.telwoorden import onderdeelletter, onderdeelnummer
from regelzetter.tree.nodes import (
    Alinea,
    Begrippenlijst,
    Citaat,
    Lid,
    Lijst,
    Onderdeel,
    Tabel,
    Tussenkop,
)
from regelzetter.tree.walk import plain, walk

_COUNTS: Final = {"een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10}
_KINDS: Final = {
    "artikel": "artikel", "artikelen": "artikel", "lid": "lid", "leden": "lid", "onderdeel": "onderdeel",
    "onderdelen": "onderdeel", "begripsbepaling": "begrip", "begripsbepalingen": "begrip", "rij": "rij", "rijen": "rij",
}  # fmt: skip
_ADDED: Final = (
    rf"(?i)\b({'|'.join(_COUNTS)})(?: nieuwe?)? ({'|'.join(sorted(_KINDS, key=len, reverse=True))}) (?:in|toe)gevoegd\b"
)
_NUMBER: Final = r"(\d+(?:[.:]\d+)*[a-z]{0,3}|[IVX]+[a-z]?)"
_HEADING: Final = rf"Artikel {_NUMBER}(?=\.?(?:\s|$))"
_NEW_ARTICLE: Final = rf"(?i)\bartikel {_NUMBER} komt te luiden:$"
_NEW_LID: Final = r"(?i)\b(\w+de|\w+ste) lid(?: \(nieuw\))? komt te luiden:$"
_NEW_PART: Final = r"(?i)\bonderdeel ([a-z]{1,2})(?: \(nieuw\))? komt te luiden:$"
_SMALLER: Final = r"\b(?:(?:vol)?zin(?:nen)?|aanhef|opschrift|begrips\w+|tabel|formule|slot\w*|zinsnede)\b"
"""Less than the lid or article that is named: the new text has no number of its own."""
_AFTER_ARTICLE: Final = rf"(?i)\bna artikel {_NUMBER}\b(?!,)"
_AFTER_LID: Final = r"(?i)\bna het (\w+) lid\b(?! van)"
_AFTER_PART: Final = r"(?i)\b(?:na|(?:aan het )?slot van) onderdeel ([a-z]{1,2})\b"
_RENUMBERS: Final = (
    r"\b(?:vernummering|verlettering) van ((?:(?! van (?:artikel|de|het)\b)[^;:])+?)(?: van artikel [\w.:]+)? tot "
    r"(?!en met)([^;:]+?)(?=, (?:wordt|worden|vervalt)|,? (?:wordt|worden|vervalt|vervallen|een|twee|na)\b|[.:;]|$)"
)
_SAME: Final = r"‘([^’]+)’ (?:telkens )?vervangen door:? ‘([^’]+)’"
_OF_ARTICLE: Final = rf"(?i)(?:in |aan )?(?:artikel|de artikelen) ({_NUMBER}(?:(?:, | en ){_NUMBER})*)\b"
_END_SIGN: Final = r"\bpuntkomma\b|\bpunt aan het (?:slot|einde?)\b|‘; (?:en|of)’"
_AMENDED: Final = r"^(?:De|Het) ([A-Z].+?) (?:wordt|worden) (?:als volgt )?gewijzigd"


def check_amending_parts(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each instruction of an amending regulation that its new text contradicts."""
    for name, document in subject.ontwerpen.items():
        if document.soort != AMENDING:
            continue
        outline = subject.delen[name]
        for placed in outline.citaten:
            yield from _quoted(placed)
        for each in outline.lijsten:
            if each.node.soort == "hoofdletters":
                yield from _sequence(each.node)
        for passage in subject.passages[name]:
            if passage.deel is Deel.LICHAAM and passage.vorm == "alinea":
                yield from _sentence(passage.tekst, passage.hele)
        yield from _title(outline, words_of_title(document), _titled(subject, name, document.span))


def _titled(subject: Subject, name: str, otherwise: Span) -> Span:
    titel = subject.dossier.documenten[name].titel
    return otherwise if titel is None else titel.span


def _sentence(text: str, span: Span) -> Iterator[Diagnostic]:
    if "vervangen door" in text:
        for found in _compiled(_SAME).finditer(text):
            if found[1] == found[2]:
                yield Diagnostic(rules.GELIJK, span, f"‘{found[1]}’ wordt vervangen door hetzelfde",
                                 "schrijf tussen de tweede aanhalingstekens de nieuwe woorden")  # fmt: skip
    if "nummering van" in text or "lettering van" in text:
        for found in _compiled(_RENUMBERS).finditer(text):
            old, new = how_many(found[1]), how_many(found[2])
            if old and new and old != new:
                yield Diagnostic(rules.VERNUMMERING_GELIJK, span, f"‘{found[1]}’ telt er {old}, ‘{found[2]}’ {new}",
                                 "maak de reeksen even lang")  # fmt: skip


# --- the quotation ----------------------------------------------------------------------------------


def _quoted(placed: Placed[Citaat]) -> Iterator[Diagnostic]:
    around = placed.boven[-1] if placed.boven else None
    if not isinstance(around, Lid | Onderdeel):
        return
    at = next((index for index, each in enumerate(around.inhoud) if each is placed.node), 0)
    above = around.inhoud[at - 1] if at else None
    if not isinstance(above, Alinea):
        return
    words = plain(above.inhoud).replace("\u00a0", " ").strip()
    if "voegd" in words:
        yield from _inserted(placed, words)
    elif "luiden:" in words:
        yield from _replaced(placed.node, words)


def _marks(quote: Citaat, kind: str) -> list[tuple[str, Span]]:
    """The numbers of the parts of one kind that a quotation begins with or consists of."""
    if kind == "artikel":
        heads = ((_compiled(_HEADING).match(plain(each.inhoud).replace("\u00a0", " ")), each) for each in _heads(quote))
        return [(found[1], each.span) for found, each in heads if found is not None]
    if kind == "begrip":
        return [("", each.span) for block in quote.inhoud if isinstance(block, Begrippenlijst) for each in block.begrippen]
    if kind == "rij":
        return [("", row.span) for block in quote.inhoud if isinstance(block, Tabel) for row in block.rijen]
    if _heads(quote):
        return []
    soort = "cijfers" if kind == "lid" else "letters"
    lists = (block for block in quote.inhoud if isinstance(block, Lijst) and block.soort == soort)
    return [(part.merk, part.span) for each in lists for part in each.onderdelen]


def _heads(quote: Citaat) -> list[Tussenkop]:
    return [block for block in quote.inhoud if isinstance(block, Tussenkop)]


def _replaced(quote: Citaat, words: str) -> Iterator[Diagnostic]:
    """“Het tweede lid komt te luiden:” and then “3.”"""
    if "nummer" in words or "letter" in words or _compiled(_SMALLER).search(words) is not None:
        return
    if (found := _compiled(_NEW_ARTICLE).search(words)) is not None:
        yield from _begins(quote, "artikel", found[1], f"Artikel {found[1]}. …")
    elif (found := _compiled(_NEW_LID).search(words)) is not None and (number := rank(found[1])) is not None:
        yield from _begins(quote, "lid", str(number), f"{number}. …")
    elif (found := _compiled(_NEW_PART).search(words)) is not None:
        yield from _begins(quote, "onderdeel", found[1], f"{found[1]}. …")


def _begins(quote: Citaat, kind: str, expected: str, start: str) -> Iterator[Diagnostic]:
    """An article may come without its heading: then only its text changes."""
    marks = _marks(quote, kind)
    if not marks:
        if kind != "artikel":
            yield Diagnostic(rules.AANDUIDING, quote.span, f"de nieuwe tekst begint niet met ‘{expected}.’",
                             f"begin het citaat met > {start}")  # fmt: skip
    elif marks[0][0] != expected:
        yield Diagnostic(rules.AANDUIDING, marks[0][1], f"de nieuwe tekst begint met {marks[0][0]}, en niet met {expected}",
                         f"schrijf > {start}, of noem erboven het andere nummer")  # fmt: skip


def _inserted(placed: Placed[Citaat], words: str) -> Iterator[Diagnostic]:
    announced = list(_compiled(_ADDED).finditer(words))
    if len(announced) != 1:
        return
    count, kind = _COUNTS[announced[0][1].lower()], _KINDS[announced[0][2].lower()]
    marks = _marks(placed.node, kind)
    if not marks:
        return
    if len(marks) != count:
        yield Diagnostic(rules.AANTAL, marks[-1][1], f"er staat ‘{announced[0][0]}’, en er volgen er {len(marks)}",
                         "maak de zin en de nieuwe tekst gelijk")  # fmt: skip
        return
    yield from _placed(kind, marks, words)
    at_the_end = "toegevoegd" in announced[0][0] and "na onderdeel" not in words.lower()
    if kind == "onderdeel" and at_the_end and not _ends_told(placed):
        yield Diagnostic(rules.SLOTTEKEN, placed.node.span, "de punt van het onderdeel ervoor blijft staan",
                         "schrijf: Onder vervanging van de punt aan het slot van onderdeel … door een puntkomma wordt een "
                         "onderdeel toegevoegd, luidende:")  # fmt: skip


def _placed(kind: str, marks: list[tuple[str, Span]], words: str) -> Iterator[Diagnostic]:
    """Does the first number follow on the place, and each number on the one before it?"""
    first, span = marks[0]
    expected = _expected(kind, words)
    if kind == "artikel":
        follows = expected and (base(first) == base(expected) or first == _plain_next(expected))
        if expected and not follows and "nummer" not in words:
            yield Diagnostic(rules.PLAATS, span, f"na artikel {expected} volgt niet artikel {first}",
                             f"schrijf Artikel {base(expected)}a, of de eerste letter die vrij is")  # fmt: skip
        return
    if expected and first != expected:
        yield Diagnostic(rules.PLAATS, span, f"hier volgt {expected}, en niet {first}", f"schrijf {expected}.")
        return
    for (before, _), (number, where) in pairwise(marks):
        following = _next(kind, before)
        if number != following:
            yield Diagnostic(rules.PLAATS, where, f"na {before} volgt {following}, en niet {number}", f"schrijf {following}.")
            return


def _expected(kind: str, words: str) -> str | None:
    """The number that the sentence leads to; for an article that after which it comes."""
    if kind == "artikel":
        found = _compiled(_AFTER_ARTICLE).search(words)
        return found[1] if found is not None else None
    if kind == "lid":
        found = _compiled(_AFTER_LID).search(words)
        number = rank(found[1]) if found is not None else None
        return str(number + 1) if number is not None else None
    named = _compiled(_AFTER_PART).findall(words)
    return onderdeelletter(onderdeelnummer(named[-1].lower()) + 1) if named else None


def _plain_next(number: str) -> str:
    """The number after the last article of a chapter: 2.5 after 2.4.

    >>> _plain_next("2.4"), _plain_next("9a")
    ('2.5', '10')
    """
    return re.sub(r"\d+$", lambda found: str(int(found[0]) + 1), base(number))


def _next(kind: str, mark: str) -> str:
    if kind == "lid":
        return str(int(mark) + 1) if mark.isdigit() else mark
    return onderdeelletter(onderdeelnummer(mark) + 1) if mark.isalpha() and mark.islower() else mark


def _ends_told(placed: Placed[Citaat]) -> bool:
    """Is the sign at the end of the onderdeel before it replaced, in this instruction or in one beside it?"""
    around = next((node for node in placed.boven if isinstance(node, Onderdeel)), placed.boven[-1])
    return any(_compiled(_END_SIGN).search(plain(node.inhoud)) for node in walk(around) if isinstance(node, Alinea))


# --- the parts A, B, C --------------------------------------------------------------------------------


def _sequence(parts: Lijst) -> Iterator[Diagnostic]:
    """Each article once, in order."""
    seen: dict[str, str] = {}
    last = ""
    for part in parts.onderdelen:
        first = part.inhoud[0] if part.inhoud else None
        words = plain(first.inhoud).replace("\u00a0", " ") if isinstance(first, Alinea) else ""
        found = _compiled(_OF_ARTICLE).match(words)
        if found is None or not isinstance(first, Alinea):
            continue
        for number in re.findall(r"\d[\w.:]*\w|\d|[IVX]+[a-z]?", found[1]):
            if number in seen and "vernummerd" not in words:
                yield Diagnostic(rules.TWEE_KEER, first.span, f"artikel {number} wordt ook in onderdeel {seen[number]} gewijzigd",
                                 "neem alle wijzigingen van een artikel in één onderdeel op")  # fmt: skip
            elif last and number[0].isdigit() and order(number) < order(last):
                yield Diagnostic(rules.VOLGORDE, first.span, f"artikel {number} wordt na artikel {last} gewijzigd",
                                 f"zet dit onderdeel vóór dat van artikel {last}")  # fmt: skip
            seen.setdefault(number, part.merk)
            last = number if number[0].isdigit() else last


def _title(outline: Outline, title: str, span: Span) -> Iterator[Diagnostic]:
    """The opschrift names one of the regulations that the articles amend."""
    if re.search(r"\bwijziging van (?:de |het )?[A-Z]", title) is None:
        return
    names = [found[1] for name in _openings(outline) if (found := _compiled(_AMENDED).match(name)) is not None]
    if names and not any(name in title for name in names):
        yield Diagnostic(rules.ANDERE_REGELING, span, f"het opschrift noemt niet ‘{names[0]}’, die wordt gewijzigd",
                         "maak de naam in het opschrift en in het artikel gelijk")  # fmt: skip


def _openings(outline: Outline) -> Iterator[str]:
    for placed in outline.leden:
        first = placed.node.inhoud[0] if placed.node.inhoud else None
        if isinstance(first, Alinea):
            yield plain(first.inhoud).replace("\u00a0", " ").strip()


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
