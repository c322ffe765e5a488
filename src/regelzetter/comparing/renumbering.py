"""What kept its content and got another number: told in runs, as the law tells a renumbering."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from regelzetter import dutch
from regelzetter.comparing.findings import Vernummering
from regelzetter.comparing.match import Pairing
from regelzetter.comparing.parts import Deel, address
from regelzetter.comparing.together import together
from regelzetter.dutch import NBSP

_SEVERAL = {"artikel": "artikelen", "bijlage": "bijlagen", "onderdeel": "onderdelen", "hoofdstuk": "hoofdstukken",
            "titel": "titels", "afdeling": "afdelingen", "paragraaf": "paragrafen", "deel": "delen"}  # fmt: skip


def renumbered(documents: Sequence[Deel], pairing: Pairing) -> Iterator[Vernummering]:
    """The runs of renumbered parts in the new version, in reading order. What moved is a finding, not a renumbering."""
    for new in documents:
        old = pairing.van.get(new)
        if old is not None:
            yield from _within(old, new, new.naam, pairing)


def _within(old: Deel, new: Deel, document: str, pairing: Pairing) -> Iterator[Vernummering]:
    entries = [entry for entry in together(old, new, pairing) if entry.nieuw is not None]
    for changed, run in groupby(entries, lambda entry: None if entry.verplaatst else _renumbering(entry.oud, entry.nieuw)):
        if changed:
            numbers = [(entry.oud.nummer, entry.nieuw.nummer) for entry in run if entry.oud and entry.nieuw]
            yield _told(numbers, document, new, changed)
    for entry in entries:
        if entry.oud is not None and entry.nieuw is not None:
            yield from _within(entry.oud, entry.nieuw, document, pairing)


def _renumbering(old: Deel | None, new: Deel | None) -> str:
    """The word for what was renumbered; empty if nothing was."""
    if old is None or new is None or not old.nummer or not new.nummer or old.nummer == new.nummer or new.soort == "tabel":
        return ""
    return new.woord


def _told(numbers: Sequence[tuple[str, str]], document: str, around: Deel, woord: str) -> Vernummering:
    old, new = tuple(a for a, _ in numbers), tuple(b for _, b in numbers)
    within = f"{address(around)}: " if woord in ("lid", "onderdeel") and around.adres else ""
    verb = "wordt" if len(numbers) == 1 else "worden"
    zin = f"{within}{_numbers(old, woord, first=True)} {verb} {_numbers(new, woord, first=len(numbers) == 1)}"
    return Vernummering(document=document, soort=woord, oud=old, nieuw=new, zin=zin)


def _numbers(numbers: Sequence[str], woord: str, first: bool) -> str:
    """“artikel 1.6”, “artikelen 1.6 tot en met 1.15”, “tweede en derde lid”; `first`: with the word for what it is."""
    if woord == "lid":
        if len(numbers) < 3:
            return dutch.lid_woorden(numbers)
        return dutch.tot_en_met(dutch.lid_woorden(numbers[:1]).removesuffix(" lid"), dutch.lid_woorden(numbers[-1:]))
    shown = dutch.opsomming(numbers) if len(numbers) < 3 else dutch.tot_en_met(numbers[0], numbers[-1])
    if not first:
        return shown
    return f"{woord if len(numbers) == 1 else _SEVERAL.get(woord, woord)}{NBSP}{shown}"
