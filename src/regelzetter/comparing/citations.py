"""Other regulations that are cited in another way than before: one finding for each, not one for each place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from regelzetter.comparing.findings import Change, Kind, Plek, Waardewijziging
from regelzetter.comparing.parts import Deel, address, descendants
from regelzetter.comparing.words import printed, worded
from regelzetter.tree.nodes import Vindplaats
from regelzetter.tree.walk import walk


def changed_citations(old: Sequence[Deel], new: Sequence[Deel]) -> frozenset[str]:
    """Citations (`wet:AWB/4:24`) in both versions, never worded or led the same: the title or the law changed."""
    before, after = _wordings(old), _wordings(new)
    return frozenset(doel for doel, words in after.items() if doel in before and words.isdisjoint(before[doel]))


def citation_changes(old: Sequence[Deel], new: Sequence[Deel], doelen: frozenset[str]) -> Iterator[Change]:
    """One finding for each law, with all places in the new version."""
    before: dict[str, Vindplaats] = {}
    for _, _, node in _citations(old):
        before.setdefault(node.doel, node)
    found: dict[str, list[Plek]] = {}
    for document, part, node in _citations(new):
        if node.doel in doelen:
            plek = Plek(document.naam, address(part), *_said(before[node.doel], node))
            found.setdefault(node.doel.partition("/")[0], []).append(plek)
    for wet, plekken in found.items():
        told = Waardewijziging(sleutel=wet, oud=plekken[0].oud, nieuw=plekken[0].nieuw, plekken=tuple(dict.fromkeys(plekken)))
        yield Change(kind=Kind.AANHALING_GEWIJZIGD, waarde=told)


def _said(old: Vindplaats, new: Vindplaats) -> tuple[str, str]:
    """Both wordings; with the law they lead to where that is all that changed."""
    was, becomes = printed(old.inhoud), printed(new.inhoud)
    return (was, becomes) if was != becomes else (f"{was} ({old.jci})", f"{becomes} ({new.jci})")


def _wordings(documents: Sequence[Deel]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for _, _, node in _citations(documents):
        found.setdefault(node.doel, set()).add(f"{printed(node.inhoud).casefold()} {node.jci}")
    return found


def _citations(documents: Sequence[Deel]) -> Iterator[tuple[Deel, Deel, Vindplaats]]:
    """References to laws in the compiler's own words, each with its document and the part it stands in."""
    for document in documents:
        for part in descendants(document):
            for inline in (*part.kop, *part.tekst):
                for node in walk(inline):
                    if isinstance(node, Vindplaats) and node.soort == "wet" and worded(node):
                        yield document, part, node
