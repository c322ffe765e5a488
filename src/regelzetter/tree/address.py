"""Where a node stands in the law: “artikel 4, tweede lid, onderdeel b” ⇄ a path of steps."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, TypeAlias

from regelzetter import dutch


class Stap(NamedTuple):
    """One step down: what kind of part, and its number as printed.

    `soort` is artikel, lid, onderdeel, bijlage, deel, hoofdstuk, titel, afdeling, paragraaf, toelichting, veld or divisie.
    """

    soort: str
    nummer: str


Adres: TypeAlias = tuple[Stap, ...]


def in_words(adres: Adres) -> str:
    """The address as Dutch law cites it (aanwijzing 3.29), with no-break spaces.

    >>> in_words((Stap("artikel", "1.2"), Stap("lid", "2"), Stap("onderdeel", "b"))).replace("\\u00a0", " ")
    'artikel 1.2, tweede lid, onderdeel b'
    >>> in_words((Stap("artikel", "4a"), Stap("onderdeel", "a"), Stap("onderdeel", "2°"))).replace("\\u00a0", " ")
    'artikel 4a, onderdeel a, onder 2°'
    """
    return ", ".join(steps_in_words(adres))


def steps_in_words(adres: Adres) -> list[str]:
    """The words of each step."""
    words: list[str] = []
    parts = 0
    for stap in adres:
        if stap.soort == "onderdeel":
            parts += 1
        words.append(step_in_words(stap, parts))
    return [word for word in words if word]


def step_in_words(stap: Stap, depth: int = 1) -> str:
    """One step; an onderdeel inside an onderdeel is cited with “onder” (aanwijzing 3.29, derde lid)."""
    if stap.nummer == "enig":
        return f"enig{dutch.NBSP}artikel"
    if stap.soort == "lid":
        return dutch.lid_woorden([stap.nummer])
    if stap.soort == "onderdeel":
        return f"{'onderdeel' if depth == 1 else 'onder'}{dutch.NBSP}{stap.nummer}"
    if stap.soort in ("toelichting", "veld", "divisie"):
        return stap.nummer
    return f"{stap.soort}{dutch.NBSP}{stap.nummer}" if stap.nummer else stap.soort


def anchor(adres: Adres) -> str:
    """A name for the place that is unique in its document and fits HTML, Typst and Word.

    >>> anchor((Stap("artikel", "1.2"), Stap("lid", "2"), Stap("onderdeel", "1°")))
    'artikel-1.2-lid-2-onderdeel-1o'
    >>> anchor((Stap("bijlage", ""), Stap("onderdeel", "a")))
    'bijlage-onderdeel-a'
    """
    return "-".join(f"{stap.soort}-{_plain(stap.nummer)}" if stap.nummer else stap.soort for stap in adres)


@lru_cache(maxsize=10_000)
def _plain(number: str) -> str:
    text = number.replace("°", "o").replace(" ", "-").replace(":", "-")
    return "".join(sign if sign.isalnum() or sign in "-." else "" for sign in text.lower())
