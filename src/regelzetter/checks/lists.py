"""Lists of onderdelen in articles: their marks, what stands at their end, and whether they add up or give a choice.

An amending regulation is left alone: its lists are sentences that say what changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from regelzetter.checks.lists_ends import WrongEnd, end_of, told
from regelzetter.checks.lists_rules import EN_OF, GELETTERD_BEGRIP, LEESTEKENS, MERK, NIEUWE_ZIN, SLOTWOORDEN, TWEE_LIJSTEN
from regelzetter.checks.outline import Outline, Placed
from regelzetter.checks.passages import Boven, Deel, Passage
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic
from regelzetter.tree.nodes import Alinea, Artikel, Begrip, Blocks, Lid, Lijst, Onderdeel
from regelzetter.tree.walk import plain

_KIND_AT: Final = {1: ("letters",), 2: ("graden",), 3: ("romeins", "streepjes")}
_SHOULD: Final = {1: "a., b., c.", 2: "1°., 2°., 3°.", 3: "i., ii., iii."}
_SHOWN: Final = {"letters": "letters", "graden": "1°., 2°.", "romeins": "i., ii.", "cijfers": "1., 2.",
                 "streepjes": "streepjes", "hoofdletters": "A., B."}  # fmt: skip
_JOINED: Final = ("; en", "; of", "; dan wel", "; alsmede", "; onderscheidenlijk", "; respectievelijk", "; en/of")
_GOES_ON: Final = (";", *_JOINED)
_SAYS_WHICH: Final = (
    r"(?:\b(?:een|één|elk|ieder|alle|geen)(?: of meer)? van de|\b(?:in ieder geval|onder meer|onder andere)\b|\bten minste:$"
    r"|^Geen .* (?:aan|voor|bij):$|^De volgende (?!eisen|criteria|voorwaarden|gevallen)\w+|\bkom(?:en|t) niet in aanmerking\b"
    r"|\bmet uitzondering van:$|\b(?:vergezeld van|opgave van):$)"
)
"""Words above a list after which it is clear whether its parts add up."""
_SENTENCE: Final = r"(?<![\w.])(?P<voor>[a-zà-ÿ\d]{2,}|\))[.?!] +(?=[A-Z][a-z]* )"
_SHORT: Final = frozenset((
    "nr", "art", "artt", "bijv", "jo", "mr", "dr", "drs", "ir", "ing", "prof", "ca", "incl", "excl", "resp", "blz", "vgl", "max",
    "min", "evt", "m.b.t", "st", "ds",
))  # fmt: skip


def check_lists(subject: Subject) -> Iterator[Diagnostic]:
    """Everything about lists in the articles of regulations."""
    for name, outline in subject.delen.items():
        if subject.ontwerpen[name].soort != "regeling":
            continue
        lists = [placed for placed in outline.lijsten if placed.boven and any(isinstance(n, Artikel) for n in placed.boven)]
        lettered = frozenset(id(lijst) for lijst in _lettered_definitions(outline))
        told_marks: set[tuple[int, str]] = set()
        for placed in lists:
            yield from _list(placed, lettered, told_marks)
        yield from told([wrong for placed in lists for wrong in _signs(placed)], subject.passages[name])
        yield from _in_text(subject.teksten[name].having((") ", "•", ". ")))


def _list(placed: Placed[Lijst], lettered: frozenset[int], told_marks: set[tuple[int, str]]) -> Iterator[Diagnostic]:
    lijst = placed.node
    if id(lijst) in lettered:
        yield Diagnostic(
            GELETTERD_BEGRIP, lijst.onderdelen[0].span, "begripsbepalingen met letters of nummers",
            "schrijf elk begrip op een regel, en daaronder : met de betekenis",
        )  # fmt: skip
    else:
        yield from _marks(placed, lettered, told_marks)
        yield from _conjunction(placed)
    yield from _after(placed)
    yield from _again(placed)


def _lettered_definitions(outline: Outline) -> Iterator[Lijst]:
    for placed in outline.leden:
        blocks = placed.node.inhoud
        for first, second in pairwise(blocks):
            if isinstance(second, Lijst) and _text(first).endswith("verstaan onder:"):
                yield second


def _text(block: object) -> str:
    return plain(block.inhoud).rstrip() if isinstance(block, Alinea) else ""


# --- marks ----------------------------------------------------------------------------------------


def _marks(placed: Placed[Lijst], lettered: frozenset[int], told_marks: set[tuple[int, str]]) -> Iterator[Diagnostic]:
    """Definitions that were typed as a list do not count as a level: they should have no marks, and that is said already.

    `told_marks`: the outermost lists, with a wrong mark that was told of them; who typed it so once does so in all lists below.
    """
    outer = [node for node in placed.boven if isinstance(node, Lijst)]
    depth = 1 + len(outer)
    kind = placed.node.soort
    if depth == 2 and kind == "letters" and any(id(node) in lettered for node in placed.boven):
        return
    told_here = (id((*outer, placed.node)[0]), kind)
    if depth in _KIND_AT and kind not in _KIND_AT[depth] and told_here not in told_marks:
        told_marks.add(told_here)
        first = placed.node.onderdelen[0]
        yield Diagnostic(
            MERK, first.span, f"de onderdelen hebben {_SHOWN[kind]} als teken", f"nummer ze op dit niveau met {_SHOULD[depth]}"
        )


# --- signs at the end -----------------------------------------------------------------------------


def _signs(placed: Placed[Lijst]) -> Iterator[WrongEnd]:
    """The end of the last part belongs to what stands around the list, if that is itself a part or a definition."""
    *parts, last = placed.node.onderdelen
    for part in parts:
        text = end_of(part.inhoud)
        if text is not None and not text.endswith(_GOES_ON):
            yield WrongEnd(LEESTEKENS, part, f"onderdeel {part.merk}", text, ";", placed.node)
    text = end_of(last.inhoud) if _closes_sentence(placed) else None
    if text is not None and not text.endswith((".", ".’", ".”")):
        yield WrongEnd(LEESTEKENS, last, f"onderdeel {last.merk}", text, ".")


def _closes_sentence(placed: Placed[Lijst]) -> bool:
    around = placed.boven[-1]
    return isinstance(around, Lid) and around.inhoud[-1] is placed.node


def _after(placed: Placed[Lijst]) -> Iterator[Diagnostic]:
    """Closing words right after the list, in a lid; a capital begins a sentence of its own."""
    around = placed.boven[-1]
    if not isinstance(around, Lid):
        return
    following = _following(around.inhoud, placed.node)
    if isinstance(following, Alinea):
        yield Diagnostic(
            SLOTWOORDEN, following.span, "na de opsomming volgt tekst die voor alle onderdelen geldt",
            "zet deze woorden zo mogelijk in de aanhef van de opsomming",
        )  # fmt: skip


def _again(placed: Placed[Lijst]) -> Iterator[Diagnostic]:
    """A second list in the same lid that begins with a. again."""
    around = placed.boven[-1]
    if not isinstance(around, Lid) or placed.node.soort != "letters":
        return
    before = [block for block in around.inhoud[: around.inhoud.index(placed.node)] if isinstance(block, Lijst)]
    marks = {part.merk for each in before if each.soort == "letters" for part in each.onderdelen}
    twice = next((part for part in placed.node.onderdelen if part.merk in marks), None)
    if twice is not None:
        yield Diagnostic(
            TWEE_LIJSTEN, twice.span, f"onderdeel {twice.merk} staat twee keer in dit lid",
            "maak van de tweede opsomming een eigen lid",
        )  # fmt: skip


def _following(blocks: Blocks, lijst: Lijst) -> object:
    return next((second for first, second in pairwise(blocks) if first is lijst), None)


# --- en, of ---------------------------------------------------------------------------------------


def _conjunction(placed: Placed[Lijst]) -> Iterator[Diagnostic]:
    """Nothing about a part that does not end in a semicolon: that is said already."""
    lijst = placed.node
    if len(lijst.onderdelen) < 2:
        return
    *others, penultimate, _ = lijst.onderdelen
    for part in others:
        text = end_of(part.inhoud)
        if text is not None and text.endswith(_JOINED):
            joined = next(word for word in _JOINED if text.endswith(word))
            yield Diagnostic(
                EN_OF,
                part.span,
                f"‘{joined[2:]}’ staat al na onderdeel {part.merk}",
                "zet het alleen na het voorlaatste onderdeel",
            )
    text = end_of(penultimate.inhoud)
    if text is not None and text.endswith(";") and not _is_clear(placed):
        yield Diagnostic(
            EN_OF, penultimate.span, f"na onderdeel {penultimate.merk}, het voorlaatste, staat geen ‘en’ of ‘of’",
            "schrijf ‘; en’ als alle onderdelen gelden, ‘; of’ als er één geldt",
        )  # fmt: skip


def _is_clear(placed: Placed[Lijst]) -> bool:
    """Are “en” and “of” not needed: do the words above the list say it, or has each part its own case (“indien …”, “…: € 5”)?"""
    parts = [_text(part.inhoud[0]) if part.inhoud else "" for part in placed.node.onderdelen]
    if all(re.match(r"(?:indien|voor zover|ingeval|in geval)\b", part) or re.search(r"\w: \S", part) for part in parts):
        return True
    around = placed.boven[-1]
    blocks: Blocks = getattr(around, "inhoud", ()) or getattr(around, "omschrijving", ())
    above = next((_text(first) for first, second in pairwise(blocks) if second is placed.node), "")
    return re.search(_SAYS_WHICH, above) is not None


# --- in the text of a part ------------------------------------------------------------------------


def _in_text(passages: Iterable[Passage]) -> Iterator[Diagnostic]:
    search = re.compile(_SENTENCE)
    mark = re.compile(r"(?:^|[:;] (?:en |of )?)(?P<merk>\(?(?:[a-z]{1,3}|[A-Z]{1,3}|\d{1,2}[°º]?)\)|•|(?<=: )I\.)(?= )")
    for passage in passages:
        if passage.deel is not Deel.LICHAAM or passage.vorm != "alinea":
            continue
        text = passage.tekst
        found = mark.search(text) if ") " in text or "•" in text or ": I. " in text else None
        if found is not None and passage.getypt(found.start("merk"), found.end()):
            yield Diagnostic(
                MERK, passage.span(found.start("merk"), found.end()), f"‘{found['merk']}’ is geen teken van een onderdeel",
                "schrijf a., b., c., elk op een regel",
            )  # fmt: skip
        if ". " in text and _in_part(passage.boven):
            yield from _new_sentences(passage, search)


def _in_part(boven: Boven) -> bool:
    return bool(boven) and isinstance(boven[-1], Onderdeel) and not any(isinstance(node, Begrip) for node in boven)


def _new_sentences(passage: Passage, search: re.Pattern[str]) -> Iterator[Diagnostic]:
    for found in search.finditer(passage.tekst):
        if found["voor"] not in _SHORT:
            yield Diagnostic(
                NIEUWE_ZIN, passage.span(found.end(), len(passage.tekst)), "hier begint een nieuwe zin in een onderdeel",
                "maak er één zin van, of zet deze zin in een eigen lid",
            )  # fmt: skip
            return
