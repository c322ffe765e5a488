"""Words, places and instructions as pandoc reads them: what stands inside a paragraph."""

from __future__ import annotations

from typing import Any, TypeAlias

from regelzetter.writing.bookmarks import bookmark
from regelzetter.writing.display import Words
from regelzetter.writing.shapes import clean

Json: TypeAlias = dict[str, Any]


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
    return [raw("<text:tab/>")]


def instructions(told: list[str]) -> list[Json]:
    return [raw(f"<?{one}?>") for one in told]


def raw(opendocument: str) -> Json:
    return {"t": "RawInline", "c": ["opendocument", opendocument]}
