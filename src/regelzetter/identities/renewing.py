"""The ledger of a document after a new version of its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from regelzetter.identities.matching import matched_by_steps, unchanged
from regelzetter.identities.model import Ledger, Part


def renewed(ledger: Ledger, parts: Sequence[Part], code: str) -> Ledger:
    """The ledger with the parts of now, each with its wId, in the same order.

    A part that was there keeps its wId. Parts that are new get one with the next version in it: `mnre9999_2__art_5`. With a
    text that did not change the ledger is the same.
    """
    if unchanged(ledger.delen, parts):
        return ledger
    same = matched_by_steps(ledger.delen, parts)
    versie = ledger.versie + (len(same) < len(parts))
    kept = [
        ledger.delen[same[index]].name if index in same else f"{code}_{versie}__{part.name}" for index, part in enumerate(parts)
    ]
    staying = set(kept)
    gone = (part.name for part in ledger.delen if part.name not in staying)
    delen = tuple(replace(part, name=name) for part, name in zip(parts, kept, strict=True))
    return Ledger(versie, delen, (*ledger.vervallen, *gone))
