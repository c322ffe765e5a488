"""How Dutch law words a reference to a place in the same or another text (aanwijzingen 3.29 and 3.33)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from regelzetter import dutch
from regelzetter.dutch import NBSP
from regelzetter.passes.laws import lids_in_words, marks_in_words
from regelzetter.tree.address import Adres, Stap, steps_in_words

_PLURAL = {"artikel": "artikelen", "bijlage": "bijlagen", "hoofdstuk": "hoofdstukken", "paragraaf": "paragrafen",
           "titel": "titels", "afdeling": "afdelingen", "deel": "delen"}  # fmt: skip
_DIT = {"artikel": "dit artikel", "hoofdstuk": "dit hoofdstuk", "lid": "dit lid", "deel": "dit deel"}


class Target(NamedTuple):
    """What a reference points at: addresses that share all steps but the last. `through`: “a tot en met c”."""

    document: str
    adressen: tuple[Adres, ...]
    through: bool


def internal_words(target: Target, here: Adres) -> str:
    """The words of a reference to `target` from the place `here` (empty: from another text).

    >>> art = Stap("artikel", "1.2")
    >>> one = Target("r", ((art, Stap("lid", "2"), Stap("onderdeel", "b")),), False)
    >>> [internal_words(one, here).replace(NBSP, " ") for here in ((), (art, Stap("lid", "1")), (art, Stap("lid", "2")))]
    ['artikel 1.2, tweede lid, onderdeel b', 'het tweede lid, onderdeel b', 'onderdeel b']
    >>> two = Target("r", ((art, Stap("lid", "1")), (art, Stap("lid", "3"))), False)
    >>> internal_words(two, (art, Stap("lid", "2")))
    'het eerste en derde lid'
    >>> internal_words(Target("r", ((art, Stap("lid", "2a")),), False), (art, Stap("lid", "2"))).replace(NBSP, " ")
    'lid 2a'
    """
    first = target.adressen[0]
    if len(target.adressen) == 1 and first == here[: len(first)]:
        return _this(first[-1])
    if len(first) == 1 and len(target.adressen) > 1:
        return _several_roots(target)
    shared = _shared(first[:-1], here)
    words = steps_in_words(first[:-1])[shared:]
    words.append(_last_step(target, depth=sum(step.soort == "onderdeel" for step in first[:-1])))
    opens_with_lid = shared > 0 and first[min(shared, len(first) - 1)].soort == "lid"
    return ("het " if opens_with_lid and not words[0].startswith("lid") else "") + ", ".join(words)


def words_of_other(words: str, target: Target, name: str) -> str:
    """The words of a reference to another text, with its name (with article) behind them.

    >>> target = Target("r", ((Stap("artikel", "1"), Stap("lid", "2")),), False)
    >>> words_of_other("artikel 1, tweede lid", target, "de Proefregeling")
    'artikel 1, tweede lid, van de Proefregeling'
    """
    comma = "," if "," in words else ""
    joint = "bij" if target.adressen[0][0].soort == "bijlage" else "van"
    return f"{words}{comma} {joint} {name}"


def article_heading(target: Target, titles: Sequence[str]) -> str:
    """The heading of the note to an article, or to a few.

    >>> article_heading(Target("r", ((Stap("artikel", "1.2"),),), False), ["Plafond"]).replace(NBSP, " ")
    'Artikel 1.2. Plafond'
    >>> article_heading(Target("r", ((Stap("artikel", "2.2"),), (Stap("artikel", "3.2"),)), False), ["P", "Q"]).replace(NBSP, " ")
    'Artikelen 2.2 en 3.2. P; Q'
    """
    words = dutch.hoofdletter(internal_words(target, ()))
    shown = "; ".join(dict.fromkeys(title for title in titles if title))
    return f"{words}. {shown}" if shown else words


def _this(step: Stap) -> str:
    if step.soort == "onderdeel":
        return f"onderdeel{NBSP}{step.nummer}"
    return _DIT.get(step.soort, f"deze {step.soort}")


def _several_roots(target: Target) -> str:
    word = _PLURAL.get(target.adressen[0][-1].soort, target.adressen[0][-1].soort)
    return f"{word}{NBSP}{_numbers(target)}"


def _numbers(target: Target) -> str:
    numbers = [adres[-1].nummer for adres in target.adressen]
    return dutch.tot_en_met(numbers[0], numbers[-1]) if target.through else dutch.opsomming(numbers)


def _shared(steps: Adres, here: Adres) -> int:
    """How many steps need not be said. An article of another chapter shares nothing; onderdelen are said in full."""
    count = 0
    for step, mine in zip(steps, here, strict=False):
        if step != mine or step.soort == "onderdeel":
            break
        count += 1
    return count


def _last_step(target: Target, depth: int) -> str:
    first = target.adressen[0][-1]
    numbers = [adres[-1].nummer for adres in target.adressen]
    if first.soort == "lid":
        return lids_in_words(numbers, target.through)
    if first.soort == "onderdeel":
        return marks_in_words(numbers, deeper=depth > 0, through=target.through)
    return steps_in_words((first,))[0]
