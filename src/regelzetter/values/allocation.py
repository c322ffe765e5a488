"""Sharing a whole number of units over claims so that the parts add up exactly: largest remainder, within bounds.

Each claim gets its share in proportion to its key, rounded down; the units that are left go one by one to the largest
remainders. Of equal remainders the claim that comes first in the file goes first: that is the whole rule for ties.

Bounds: a share that would fall below its minimum or above its maximum is set to that bound, and the rest is shared over the
others in proportion, until all fit. Fractions only, so that nothing depends on rounding on the way.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from regelzetter.record import record


@record(frozen=True, slots=True)
class Claim:
    """What one row asks: its key (not negative), and the least and most it may get, in whole units."""

    key: Fraction
    least: int = 0
    most: int | None = None

    @property
    def ceiling(self) -> int | None:
        """The most it can get in fact: without a key it gets no more than its minimum."""
        return self.most if self.key else self.least

    def bounded(self, share: Fraction) -> Fraction:
        """The share within the bounds."""
        ceiling = self.ceiling
        raised = max(share, Fraction(self.least))
        return raised if ceiling is None else min(raised, Fraction(ceiling))


def least_total(claims: Sequence[Claim]) -> int:
    """The least that all claims together must get."""
    return sum(claim.least for claim in claims)


def most_total(claims: Sequence[Claim]) -> int | None:
    """The most that all claims together can get; None if there is no end to it."""
    ceilings = [claim.ceiling for claim in claims]
    return None if None in ceilings else sum(each for each in ceilings if each is not None)


def allocate(units: int, claims: Sequence[Claim]) -> tuple[int, ...]:
    """The units for each claim, in the order of the claims; they add up to `units`.

    Asks that each `least` is not above its `most`, and that `units` lies between `least_total` and `most_total`.

    >>> allocate(100, [Claim(Fraction(1)), Claim(Fraction(1)), Claim(Fraction(1))])
    (34, 33, 33)
    >>> allocate(100, [Claim(Fraction(1), least=40), Claim(Fraction(9), most=50), Claim(Fraction(2))])
    (40, 49, 11)
    """
    shares = _shares(units, claims)
    whole = [share.numerator // share.denominator for share in shares]
    remainders = [share - floor for share, floor in zip(shares, whole, strict=True)]
    first = sorted(range(len(claims)), key=lambda at: (-remainders[at], at))
    for at in first[: units - sum(whole)]:
        whole[at] += 1
    return tuple(whole)


def _shares(units: int, claims: Sequence[Claim]) -> list[Fraction]:
    """Exact shares within the bounds: proportional, but for those that stand at a bound.

    Each round settles the claims that lie beyond a bound: those below their minimum if these ask more in all than the others
    give back, else those above their maximum. So none is settled that a later round would have set free.
    """
    shares = [Fraction(0)] * len(claims)
    free, rest = list(range(len(claims))), Fraction(units)
    while free:
        weight = sum((claims[at].key for at in free), Fraction(0))
        for at in free:
            shares[at] = rest * claims[at].key / weight if weight else Fraction(0)
        excess = {at: claims[at].bounded(shares[at]) - shares[at] for at in free}
        asked = sum(excess.values(), Fraction(0))
        settled = [at for at in free if (excess[at] > 0 if asked > 0 else excess[at] < 0 if asked < 0 else excess[at])]
        for at in settled:
            shares[at] += excess[at]
            rest -= shares[at]
        if asked == 0:
            break
        free = [at for at in free if at not in set(settled)]
    return shares
