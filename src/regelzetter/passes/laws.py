"""Other laws: how they are cited, and where they are found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple
from urllib.parse import quote

from regelzetter import dutch
from regelzetter.dutch import NBSP
from regelzetter.record import record

_PART: Final = re.compile(
    r"(?P<woord>bijlage|boek|deel|hoofdstuk|titel|afdeling|paragraaf)[ \u00a0]+(?P<nummer>\S+)$", re.IGNORECASE
)
_LID: Final = re.compile(r"\d+[a-z]{0,2}$")
_DEGREES: Final = re.compile(r"\d+°$")


@record(frozen=True, slots=True)
class Wet:
    """One entry of `wetten` in dossier.yaml."""

    sleutel: str
    titel: str
    kort: str
    bwb: str
    lidwoord: str

    def named(self, short: bool) -> str:
        """“de Wet voortgezet onderwijs 2020”, or its short title.

        >>> Wet("AWB", "Algemene wet bestuursrecht", "Awb", "BWBR0005537", "de").named(short=True)
        'de Awb'
        """
        return f"{self.lidwoord} {self.kort if short and self.kort else self.titel}"


class Citation(NamedTuple):
    """How a law is cited: the printed words, the JCI reference and the web address."""

    woorden: str
    jci: str
    url: str


def cite(wet: Wet, path: str, short: bool) -> Citation:
    """The citation of a place in another law. `path` is “5.11”, “3.2/2/b”, “4,5”, “bijlage 4” or empty.

    >>> awb = Wet("AWB", "Algemene wet bestuursrecht", "Awb", "BWBR0005537", "de")
    >>> cite(awb, "4:24", False).woorden.replace(NBSP, " ")
    'artikel 4:24 van de Algemene wet bestuursrecht'
    >>> cite(awb, "4:46/2/a-c", True).woorden.replace(NBSP, " ")
    'artikel 4:46, tweede lid, onderdelen a tot en met c, van de Awb'
    >>> cite(awb, "4:25/2", True).woorden.replace(NBSP, " "), cite(awb, "4:25/2", True).jci
    ('artikel 4:25, tweede lid, van de Awb', 'jci1.3:c:BWBR0005537&artikel=4:25&lid=2')
    """
    segments = [segment for segment in path.split("/") if segment]
    if not segments:
        return _located(wet, wet.named(short), "")
    part = _PART.match(segments[0])
    if part is not None:
        joint = "bij" if part["woord"].lower() == "bijlage" else "van"
        words = [f"{part['woord'].lower()}{NBSP}{part['nummer']}", *_below(segments[1:])]
        return _located(wet, _joined(words, joint, wet.named(short)), "")
    words = [_articles(segments[0]), *_below(segments[1:])]
    jci = f"&artikel={segments[0]}" if re.fullmatch(r"[^,\s]+", segments[0]) and "-" not in segments[0] else ""
    if jci and len(segments) > 1 and _LID.match(segments[1]):
        jci += f"&lid={segments[1]}"
    return _located(wet, _joined(words, "van", wet.named(short)), jci)


def _located(wet: Wet, words: str, query: str) -> Citation:
    jci = f"jci1.3:c:{wet.bwb}{query}"
    return Citation(words, jci, "https://wetten.overheid.nl/" + quote(jci, safe=":&=.,"))


def _joined(words: Sequence[str], joint: str, law: str) -> str:
    """“artikel 5 van de …”, but “artikel 5, tweede lid, van de …” (aanwijzing 3.29)."""
    comma = "," if len(words) > 1 else ""
    return f"{', '.join(words)}{comma} {joint} {law}"


def _articles(segment: str) -> str:
    numbers = [part.strip() for part in segment.split(",")]
    if len(numbers) > 1:
        return f"artikelen{NBSP}{dutch.opsomming(numbers)}"
    first, _, last = segment.partition(" tot en met ")
    if last:
        return f"artikelen{NBSP}{dutch.tot_en_met(first, last)}"
    return f"artikel{NBSP}{segment}"


def _below(segments: Sequence[str]) -> list[str]:
    """Words for the leden and onderdelen of an article that is not ours, so that its numbers cannot be checked."""
    words: list[str] = []
    deeper = False
    for segment in segments:
        first, _, last = segment.partition("-")
        marks = [first.strip(), last.strip()] if last else [mark.strip() for mark in segment.split(",")]
        if all(_LID.match(mark) for mark in marks) and not deeper:
            words.append(lids_in_words(marks, bool(last)))
            continue
        words.append(marks_in_words(marks, deeper, bool(last)))
        deeper = True
    return words


def lids_in_words(marks: Sequence[str], through: bool) -> str:
    """“eerste en derde lid”, “eerste tot en met derde lid”.

    >>> lids_in_words(["1", "3"], through=True)
    'eerste tot en met derde lid'
    """
    if not through:
        return dutch.lid_woorden(list(marks))
    return f"{dutch.lid_woorden(marks[:1]).removesuffix(' lid')} tot en met {dutch.lid_woorden(marks[-1:])}"


def marks_in_words(marks: Sequence[str], deeper: bool, through: bool = False) -> str:
    """“onderdeel b”, “onderdelen a en c”, “onder 2°” (aanwijzing 3.29, derde lid).

    >>> marks_in_words(["a", "b", "c"], deeper=False, through=True).replace(NBSP, " ")
    'onderdelen a tot en met c'
    """
    joined = dutch.tot_en_met(marks[0], marks[-1]) if through else dutch.opsomming(list(marks))
    if deeper:
        return f"onder{NBSP}{joined}"
    return f"{'onderdeel' if len(marks) == 1 else 'onderdelen'}{NBSP}{joined}"
