"""Words, places and instructions as pandoc reads them: what stands inside a paragraph."""

from __future__ import annotations

import hashlib
from typing import Any, TypeAlias

from regelzetter.writing.display import Words
from regelzetter.writing.shapes import clean

Json: TypeAlias = dict[str, Any]

LONGEST_BOOKMARK = 40
"""Word refuses longer names."""


def bookmark(anchor: str) -> str:
    """A name that Word and LibreOffice take: letters, digits and underscores, at most forty.

    >>> bookmark("artikel-1.2-lid-2")
    'artikel_1__2_lid_2'
    """
    name = anchor.replace(".", "__").replace("-", "_")
    if len(name) <= LONGEST_BOOKMARK:
        return name
    return "X" + hashlib.sha1(anchor.encode(), usedforsecurity=False).hexdigest()[:32]


def words(each: Words) -> Json:
    made = string(each.tekst)
    if each.sleutel:
        made = styled("Waarde", [made])
    for wanted, name in (
        (each.subscript, "Subscript"),
        (each.superscript, "Superscript"),
        (each.cursief, "Emph"),
        (each.vet, "Strong"),
    ):
        if wanted:
            made = {"t": name, "c": [made]}
    return {"t": "Span", "c": [["", [], [["lang", each.taal]]], [made]]} if each.taal else made


def string(text: str) -> Json:
    """Spaces may stand inside a string: both writers print it as it is."""
    return {"t": "Str", "c": clean(text)}


def styled(style: str, inlines: list[Json]) -> Json:
    return {"t": "Span", "c": [["", [], [["custom-style", style]]], inlines]}


def mark(anchor: str) -> list[Json]:
    """The place that links point to."""
    return [{"t": "Span", "c": [[bookmark(anchor), [], []], []]}] if anchor else []


def tab() -> list[Json]:
    return raw("<w:r><w:tab/></w:r>", "<text:tab/>")


def instructions(told: list[str]) -> list[Json]:
    return [each for one in told for each in raw(f"<?{one}?>", f"<?{one}?>")]


def raw(openxml: str, opendocument: str) -> list[Json]:
    """Each writer takes its own and leaves the other."""
    return [{"t": "RawInline", "c": ["openxml", openxml]}, {"t": "RawInline", "c": ["opendocument", opendocument]}]
