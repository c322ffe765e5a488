"""The names of parts that never change (wId), as a ledger keeps them from version to version."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Final, TypeAlias

from regelzetter.record import record

WID: Final = re.compile(r"[a-z]+[0-9]*_([1-9][0-9]*)__[0-9A-Za-z_.-]*[0-9A-Za-z_-]")
"""The form of a wId; its group is the version that made the part."""
MARK: Final = re.compile(r"(?:[a-z2-7]{8}\.(?:[a-z2-7]{3})+)?")
"""The form of a fingerprint."""


@record(frozen=True, slots=True)
class Part:
    """One part of a document that has a name: an article, a lid, a list, a table.

    Where it stands now and which number it bears is not kept: a part that is only renumbered has the same line as before.
    """

    name: str
    """Of now: its eId, which follows its place. In a ledger: its wId, which never changes."""
    niveau: int
    """How deep it stands among the parts that have a name: 1, or one more than the part around it."""
    label: str
    """The label its writer gave it; empty: none."""
    begin: str
    """Its heading, its term, or the start of its words; for people, and to recognise it."""
    kenmerk: str
    """Its own words as a fingerprint; empty: all its words are in parts of their own."""

    @property
    def kind(self) -> str:
        """STOP's code of the kind of part.

        >>> Part("mnre9999_1__art_1__list_o_1__item_a", 3, "", "", "").kind
        'item'
        """
        return self.last_step.partition("_")[0]

    @property
    def is_numbered(self) -> bool:
        """Did it bear a number of its own when it was named? STOP counts the others: `o_1`, `o_2`."""
        return not self.last_step.partition("_")[2].startswith("o_")

    @property
    def last_step(self) -> str:
        return self.name.rpartition("__")[2]


@record(frozen=True, slots=True)
class Ledger:
    """The names of one document. Nothing in it: a first version has yet to be made."""

    versie: int = 0
    """Goes up whenever parts are new; a new name holds it, so that no name is ever given twice."""
    delen: tuple[Part, ...] = ()
    """In the order of the document."""
    vervallen: tuple[str, ...] = ()
    """The wIds of parts that are gone, oldest first."""

    @property
    def names(self) -> frozenset[str]:
        """All names that were ever given, as far as the ledger knows."""
        return frozenset((*(part.name for part in self.delen), *self.vervallen))

    @property
    def is_sound(self) -> bool:
        """Has every name its form, stands it here once, and is it of no later version; stands every part in one that is there?"""
        names = (*(part.name for part in self.delen), *self.vervallen)
        depths = [0, *(part.niveau for part in self.delen)]
        return (
            len(set(names)) == len(names)
            and all((form := WID.fullmatch(name)) and int(form[1]) <= self.versie for name in names)
            and all(MARK.fullmatch(part.kenmerk) for part in self.delen)
            and all(1 <= below <= above + 1 for above, below in pairwise(depths))
        )


Ledgers: TypeAlias = Mapping[str, Ledger]
"""Name of a document → its ledger."""

EMPTY = Ledger()


def lost(old: Ledger, new: Ledger) -> tuple[str, ...]:
    """Names that an older ledger knew and a newer one does not, not even as `vervallen`."""
    order = (*(part.name for part in old.delen), *old.vervallen)
    return tuple(name for name in order if name not in new.names)
