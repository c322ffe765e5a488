"""Which parts of now are the parts of before: from what is certain to what is likely.

In this order of trust: its own label; a text that occurs once before and once now, wherever it went; a part whose parts were
found; and then inside a part that was found the same text, the same heading or term, words that are mostly the same; the same
text or nearly the same words elsewhere; and at last the same place between two parts that were found, for a text that was
written anew (“Artikel 5 komt te luiden”). Each step looks only at what is left, and whatever it finds may help an earlier
step, which is then tried again. The result depends on nothing but the two versions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Final

from regelzetter.identities.fingerprint import similarity, sketch
from regelzetter.identities.model import Part
from regelzetter.identities.pairs import Pairs, tree_of

NEAR: Final = 0.34
"""So many words must be the same to be the same part in a part that was found: a third."""
FAR: Final = 0.6
"""And so many to be the same part elsewhere, of a text that has at least `ENOUGH` words."""
ENOUGH: Final = 4
COMMON: Final = 60
"""A word that more parts remember than this does not say which part it is."""

WITHOUT_NUMBER: Final = frozenset({"list", "table", "img", "cit"})
"""Kinds that never bear a number: there the place is all there is."""

Key = Callable[[Part], Hashable]
Step = Callable[[Pairs], None]


def matched(old: Sequence[Part], new: Sequence[Part]) -> dict[int, int]:
    """Index of a part of now → index of the same part of before."""
    if unchanged(old, new):
        return {index: index for index in range(len(new))}
    return matched_by_steps(old, new)


def matched_by_steps(old: Sequence[Part], new: Sequence[Part]) -> dict[int, int]:
    """The same, with every step taken."""
    pairs = Pairs(tree_of(old), tree_of(new))
    step = 0
    while step < len(STEPS):
        before = len(pairs.to_new)
        STEPS[step](pairs)
        step = step + 1 if len(pairs.to_new) == before else 0
    return {new_index: old_index for new_index, old_index in pairs.to_old.items() if new_index >= 0}


def unchanged(old: Sequence[Part], new: Sequence[Part]) -> bool:
    """Is every part as it was, in the same order? So it is when a document is built again, and the steps would find no other."""
    return len(old) == len(new) and all(
        before.kenmerk == now.kenmerk
        and (before.niveau, before.label, before.begin, before.kind) == (now.niveau, now.label, now.begin, now.kind)
        for before, now in zip(old, new, strict=True)
    )


# --- the steps, and what they look at -------------------------------------------------------------


def _same_label(pairs: Pairs) -> None:
    _join_singles(pairs, range(len(pairs.old.parts)), range(len(pairs.new.parts)), _label)


def _same_text_anywhere(pairs: Pairs) -> None:
    """A text that occurs once in both versions."""
    _join_singles(pairs, range(len(pairs.old.parts)), range(len(pairs.new.parts)), _text)


def _same_children(pairs: Pairs) -> None:
    """A part is the part in which at least half of its own parts were found; the pair that shares most goes first."""
    shared: Counter[tuple[int, int]] = Counter()
    for old, new in pairs.to_new.items():
        if old >= 0:
            shared[pairs.old.parents[old], pairs.new.parents[new]] += 1
    for (old, new), count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if old >= 0 and new >= 0 and 2 * count >= min(len(pairs.old.children[old]), len(pairs.new.children[new])):
            pairs.join(old, new)


def _same_text_within(pairs: Pairs) -> None:
    for old, new in list(pairs.families()):
        _join_in_order(pairs, old, new, _text)


def _same_begin_within(pairs: Pairs) -> None:
    for old, new in list(pairs.families()):
        _join_singles(pairs, old, new, _begin)


def _similar_within(pairs: Pairs) -> None:
    for old, new in list(pairs.families()):
        _join_similar(pairs, old, new, NEAR, 1)


def _same_text_elsewhere(pairs: Pairs) -> None:
    _join_in_order(pairs, pairs.free_old(), pairs.free_new(), _text)


def _similar_elsewhere(pairs: Pairs) -> None:
    _join_similar(pairs, pairs.free_old(), pairs.free_new(), FAR, ENOUGH)


def _same_place(pairs: Pairs) -> None:
    """What stands between the same neighbours, if there is as much of it as before."""
    for parent, partner in sorted(pairs.to_new.items()):
        for old, new in list(_gaps(pairs, pairs.old.children[parent], pairs.new.children[partner])):
            for kind in dict.fromkeys(pairs.old.parts[index].kind for index in old):
                _join_places(pairs, _of_kind(pairs.old.parts, old, kind), _of_kind(pairs.new.parts, new, kind))


STEPS: Final[tuple[Step, ...]] = (
    _same_label,
    _same_text_anywhere,
    _same_children,
    _same_text_within,
    _same_begin_within,
    _similar_within,
    _same_text_elsewhere,
    _similar_elsewhere,
    _same_place,
)


def _label(part: Part) -> Hashable:
    return (part.kind, part.label) if part.label else None


def _text(part: Part) -> Hashable:
    return (part.kind, part.kenmerk) if part.kenmerk else None


def _begin(part: Part) -> Hashable:
    return (part.kind, part.begin) if part.begin else None


# --- joining --------------------------------------------------------------------------------------


def _groups(parts: Sequence[Part], among: Iterable[int], key: Key) -> dict[Hashable, list[int]]:
    found: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index in among:
        value = key(parts[index])
        if value is not None:
            found[value].append(index)
    return found


def _join_singles(pairs: Pairs, old: Iterable[int], new: Iterable[int], key: Key) -> None:
    """Join what is the only one with its key on both sides."""
    others = _groups(pairs.new.parts, new, key)
    for value, mine in _groups(pairs.old.parts, old, key).items():
        match (mine, others.get(value, [])):
            case ([one], [other]):
                pairs.join(one, other)


def _join_in_order(pairs: Pairs, old: Iterable[int], new: Iterable[int], key: Key) -> None:
    """Join what has the same key, the first with the first."""
    others = _groups(pairs.new.parts, new, key)
    for value, mine in _groups(pairs.old.parts, old, key).items():
        for one, other in zip(mine, others.get(value, []), strict=False):
            pairs.join(one, other)


def _join_similar(pairs: Pairs, old: Iterable[int], new: Iterable[int], least: float, words: int) -> None:
    """Join the most similar first. Only texts that share remembered words that are not everywhere are compared."""
    by_word: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for one in old:
        remembered = sketch(pairs.old.parts[one].kenmerk)
        for word in remembered if len(remembered) >= words else ():
            by_word[pairs.old.parts[one].kind, word].append(one)
    found: list[tuple[float, int, int]] = []
    for other in new:
        part = pairs.new.parts[other]
        remembered = sketch(part.kenmerk)
        with_word = (by_word.get((part.kind, word), []) for word in remembered if len(remembered) >= words)
        candidates = {one for those in with_word if len(those) <= COMMON for one in those}
        found.extend((-similarity(pairs.old.parts[one].kenmerk, part.kenmerk), one, other) for one in candidates)
    for value, one, other in sorted(found):
        if -value >= least:
            pairs.join(one, other)


def _join_places(pairs: Pairs, old: list[int], new: list[int]) -> None:
    for one, other in zip(old, new, strict=False):
        before, now = pairs.old.parts[one], pairs.new.parts[other]
        bare = not before.kenmerk and not now.kenmerk
        numbered = before.is_numbered and now.is_numbered
        if bare or (len(old) == len(new) and (numbered or before.kind in WITHOUT_NUMBER)):
            pairs.join(one, other)


def _of_kind(parts: Sequence[Part], among: list[int], kind: str) -> list[int]:
    return [index for index in among if parts[index].kind == kind]


def _gaps(pairs: Pairs, old: list[int], new: list[int]) -> Iterator[tuple[list[int], list[int]]]:
    """The stretches without a partner that stand on both sides between the same neighbours, or at the same end."""
    start = 0
    while start < len(old):
        end = start
        while end < len(old) and old[end] not in pairs.to_new:
            end += 1
        if end > start:
            left = pairs.to_new[old[start - 1]] if start else None
            right = pairs.to_new[old[end]] if end < len(old) else None
            between = _between(new, left, right)
            if between and all(index not in pairs.to_old for index in between):
                yield old[start:end], between
        start = end + 1


def _between(children: list[int], left: int | None, right: int | None) -> list[int]:
    """The children between two of them; None is the start or the end. Nothing if one of the two is elsewhere."""
    if (left is not None and left not in children) or (right is not None and right not in children):
        return []
    start = 0 if left is None else children.index(left) + 1
    end = len(children) if right is None else children.index(right)
    return children[start:end]
