"""A paragraph with nothing but `![wat er te zien is](bestanden/kaart.png "bijschrift")` → a figure."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from regelzetter.diagnostics import Diagnostic
from regelzetter.reading.place import Placement
from regelzetter.reading.rules import AFBEELDING_TEKST
from regelzetter.source import Span
from regelzetter.tree.nodes import Afbeelding, Inlines, Onbegrepen

_FIGURE: Final = re.compile(
    r"!\[(?P<alt>(?:\\.|[^\\\[\]])*)\]\(\s*(?:(?P<pad>[^\s()\"]+(?: +[^\s()\"]+)*)\s*)?(?:\"(?P<bijschrift>[^\"]*)\"\s*)?\)"
    r"(?:\s*\{#(?P<label>[a-z][a-z0-9-]*)\})?\s*$"
)
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_FILE_NAME: Final = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|tiff?|bmp|pdf)", re.IGNORECASE)
_NO_WORDS: Final = ("afbeelding", "figuur", "plaatje", "kaart", "foto", "grafiek", "schema", "image", "logo")

Caption = Callable[[str, Placement], Inlines]


class Typed(NamedTuple):
    """A figure as it was typed: its parts, and where they stand."""

    found: re.Match[str]
    place: Placement

    def span(self, group: str | int = 0) -> Span:
        return self.place.span(*self.found.span(group))


def as_figure(content: str, place: Placement) -> Typed | None:
    """The figure that a paragraph is; None if there is anything else in it."""
    if not content.startswith("!["):
        return None
    found = _FIGURE.match(content)
    return Typed(found, place) if found is not None else None


def read_figure(typed: Typed, caption: Caption, report: Callable[[Diagnostic], None]) -> Afbeelding | Onbegrepen:
    """The figure, or what was typed when nobody can hear what is to be seen."""
    found = typed.found
    alt = " ".join(_ESCAPE.sub(r"\1", found["alt"]).split())
    problem = _wrong_alt(alt, found["pad"] or "")
    if problem:
        report(Diagnostic(AFBEELDING_TEKST, typed.span("alt") if alt else typed.span(), problem,
                          "schrijf tussen de rechte haken in een zin wat er te zien is"))  # fmt: skip
        return Onbegrepen(tekst=found[0], span=typed.span())
    words: Inlines = ()
    if found["bijschrift"]:
        words = caption(found["bijschrift"], _from(typed.place, found.start("bijschrift")))
    return Afbeelding(pad=found["pad"] or "", alt=alt, bijschrift=words, label=found["label"], span=typed.span())


def _wrong_alt(alt: str, path: str) -> str:
    """What is wrong with the description of a picture; empty if it says something."""
    if not alt:
        return "bij deze afbeelding staat niet wat er te zien is"
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    if _FILE_NAME.fullmatch(alt) or alt.casefold() == stem.casefold() or alt.casefold() in _NO_WORDS:
        return f"'{alt}' zegt niet wat er te zien is"
    return ""


def _from(place: Placement, offset: int) -> Placement:
    """The placement of the content that begins at `offset`."""
    return Placement(place.path, tuple(start - offset for start in place.starts), place.lines, place.columns)
