"""What stands in `::: grafiek` → a chart as asked for: lines `naam: inhoud`, of which a list may go on over the next lines.

soort: staaf
titel: Bedrag per haven
tabel: havens
x: haven
y: bedrag "Bedrag in euro's", ligplaatsen
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from regelzetter.diagnostics import Diagnostic
from regelzetter.nearest import did_you_mean
from regelzetter.reading.chart_rules import GRAFIEK_INSTELLING
from regelzetter.reading.place import Placement, single_line
from regelzetter.source import Span
from regelzetter.tree.nodes import Grafiek, Grafiekdeel, Inlines, Onbegrepen

Words = Callable[[str, Placement], Inlines]
Report = Callable[[Diagnostic], None]
Kind = Literal["staaf", "lijn", "gestapeld", "tijdlijn"]
Origin = Literal["tabel", "reeksen", "waarden", "momenten"]

KINDS: Final[Mapping[str, Kind]] = {"staaf": "staaf", "lijn": "lijn", "gestapeld": "gestapeld", "tijdlijn": "tijdlijn"}
ORIGINS: Final[tuple[Origin, ...]] = ("tabel", "reeksen", "waarden", "momenten")
NAMES: Final = ("soort", "titel", "eenheid", "vorm", *ORIGINS, "x", "y", "cijfertabel")
_LISTS: Final = ("reeksen", "waarden", "momenten", "y")
_SETTING: Final = re.compile(r"(?P<naam>[^\W\d_]+)[ \t]*:(?:[ \t]+(?P<inhoud>.*?))?[ \t]*$")
_PART: Final = re.compile(r"(?P<sleutel>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*)(?:[ \t]+\"(?P<opschrift>[^\"]*)\")?\s*$")
_PIECES: Final = re.compile(r"(?:\"[^\"]*\"|[^,\"]|\")+?(?=,|$)")
_EXAMPLE: Final = {
    "soort": "het kan zijn: staaf, lijn, gestapeld, tijdlijn",
    "cijfertabel": "schrijf 'cijfertabel: nee' als de cijfers al in de tekst staan, en laat de regel anders weg",
}


ChartLine = tuple[str, int, int]
"""A line in the block, its number, and the column of its first sign."""


class _Typed(NamedTuple):
    """A stretch of a line."""

    tekst: str
    place: Placement

    def span(self) -> Span:
        return self.place.span(0, len(self.tekst))

    def part(self, start: int, end: int) -> _Typed:
        line, column = self.place.at(start)
        return _Typed(self.tekst[start:end], single_line(self.place.path, line, column))


@dataclass
class _Reading:
    """One block while it is read. `gezegd`: by name what stands behind it, a stretch for every line."""

    span: Span
    words: Words
    report: Report
    gezegd: dict[str, list[_Typed]] = field(default_factory=dict)
    namen: dict[str, Span] = field(default_factory=dict)
    heel: bool = True

    def refuse(self, span: Span, melding: str, tip: str) -> None:
        self.heel = False
        self.report(Diagnostic(GRAFIEK_INSTELLING, span, melding, tip))


def read_chart(
    lines: tuple[ChartLine, ...], info: _Typed | None, span: Span, words: Words, report: Report
) -> Grafiek | Onbegrepen:
    """The chart; what was typed where anything in it was reported. `info`: what stands behind `::: grafiek`."""
    reading = _Reading(span, words, report)
    if info is not None:
        reading.refuse(
            info.span(), f"achter '::: grafiek' kan niet '{info.tekst}' staan", "zet elke instelling op een eigen regel"
        )
    _gather(reading, lines)
    if reading.heel:
        _require(reading)
    chart = _chart(reading) if reading.heel else None
    if chart is not None and reading.heel:
        return chart
    return Onbegrepen(tekst="\n".join(("::: grafiek", *(text for text, _, _ in lines), ":::")), span=span)


def typed(text: str, path: str, line: int, column: int) -> _Typed:
    """A stretch of one line."""
    return _Typed(text, single_line(path, line, column))


# --- lines → settings -----------------------------------------------------------------------------


def _gather(reading: _Reading, lines: tuple[ChartLine, ...]) -> None:
    last = ""
    for text, line, column in lines:
        if not text.strip():
            continue
        whole = typed(text.rstrip(), reading.span.path, line, column)
        found = _SETTING.match(text)
        if found is not None:
            last = _named(reading, found, whole)
        elif last in _LISTS:
            lead = re.match(r"[-–][ \t]+", whole.tekst)
            reading.gezegd[last].append(whole.part(lead.end() if lead else 0, len(whole.tekst)))
        elif last != "?":
            tip = "schrijf een regel als 'soort: staaf' of 'titel: Bedrag per jaar'"
            reading.refuse(whole.span(), "deze regel is geen instelling van een grafiek", tip)


def _named(reading: _Reading, found: re.Match[str], whole: _Typed) -> str:
    """Keep what a line says; the name, or `?` if what follows it belongs to a mistake."""
    name = found["naam"]
    place = whole.part(*found.span("naam")).span()
    if name not in NAMES:
        tip = did_you_mean(name, NAMES)
        reading.refuse(place, f"'{name}' is geen instelling van een grafiek", tip)
        return "?"
    if name in reading.gezegd:
        reading.refuse(place, f"{name} staat er twee keer", "laat er één staan")
        return "?"
    reading.namen[name] = place
    content = found["inhoud"] or ""
    reading.gezegd[name] = [whole.part(*found.span("inhoud"))] if content else []
    if not content and name not in _LISTS:
        reading.refuse(place, f"achter '{name}:' staat niets", "vul het aan of haal de regel weg")
    return name


def _require(reading: _Reading) -> None:
    """What a chart cannot do without, and what does not go together."""
    said = reading.gezegd
    missing = next((name for name in ("soort", "titel") if name not in said), None)
    if missing is not None:
        tip = "schrijf bijvoorbeeld 'soort: staaf'" if missing == "soort" else "zeg met 'titel:' wat de grafiek laat zien"
        return reading.refuse(reading.span, f"bij deze grafiek ontbreekt '{missing}:'", tip)
    origins = [name for name in ORIGINS if name in said]
    if not origins:
        tip = "noem een tabel met x en y, reeksen of waarden; bij een tijdlijn momenten"
        return reading.refuse(reading.span, "deze grafiek noemt geen cijfers", tip)
    if len(origins) > 1:
        melding = f"een grafiek heeft één bron: '{origins[0]}' of '{origins[1]}'"
        return reading.refuse(reading.namen[origins[1]], melding, "maak er twee grafieken van, of laat er één weg")
    kind = said["soort"][0]
    if (kind.tekst == "tijdlijn") != (origins == ["momenten"]) and kind.tekst in KINDS:
        tip = "een tijdlijn noemt momenten; andere soorten een tabel, reeksen of waarden"
        return reading.refuse(kind.span(), f"de soort '{kind.tekst}' past niet bij '{origins[0]}:'", tip)
    extra = next((name for name in _OUT_OF_PLACE[origins[0]] if name in said), None)
    if extra is not None:
        tip = "laat deze regel weg" if extra != "y" else "noem met 'tabel:' ook de tabel van deze kolommen"
        return reading.refuse(reading.namen[extra], f"'{extra}:' hoort niet bij '{origins[0]}:'", tip)
    return None


_OUT_OF_PLACE: Final[dict[Origin, tuple[str, ...]]] = {
    "tabel": (), "reeksen": ("y",), "waarden": ("y",), "momenten": ("x", "y", "eenheid"),
}  # fmt: skip


# --- settings → chart -----------------------------------------------------------------------------


def _chart(reading: _Reading) -> Grafiek | None:
    kind = reading.gezegd["soort"][0]
    if kind.tekst not in KINDS:
        reading.refuse(
            kind.span(), f"'{kind.tekst}' is geen soort grafiek", did_you_mean(kind.tekst, tuple(KINDS)) or _EXAMPLE["soort"]
        )
        return None
    origin = next(name for name in ORIGINS if name in reading.gezegd)
    return Grafiek(
        soort=KINDS[kind.tekst],
        titel=_words(reading, "titel"),
        eenheid=_words(reading, "eenheid"),
        bron=origin,
        tabel=_one(reading, "tabel") if origin == "tabel" else None,
        x=_one(reading, "x") if origin == "tabel" else _heading(reading),
        delen=_parts(reading, "y" if origin == "tabel" else origin),
        vorm=_one(reading, "vorm"),
        cijfertabel=_yes(reading),
        span=reading.span,
    )


def _words(reading: _Reading, name: str) -> Inlines:
    said = reading.gezegd.get(name)
    return reading.words(*said[0]) if said else ()


def _heading(reading: _Reading) -> Grafiekdeel | None:
    """Behind `x:` without a table: the words above the first column of the figures."""
    said = reading.gezegd.get("x")
    return Grafiekdeel(sleutel="x", opschrift=reading.words(*said[0]), span=said[0].span()) if said else None


def _one(reading: _Reading, name: str) -> Grafiekdeel | None:
    said = reading.gezegd.get(name)
    return _part(reading, name, said[0]) if said else None


def _parts(reading: _Reading, name: str) -> tuple[Grafiekdeel, ...]:
    found: list[Grafiekdeel] = []
    for line in reading.gezegd.get(name, ()):
        for piece in _PIECES.finditer(line.tekst):
            lead = len(piece[0]) - len(piece[0].lstrip())
            part = _part(reading, name, line.part(piece.start() + lead, piece.end())) if piece[0].strip() else None
            found.extend((part,) if part is not None else ())
    if not found and reading.heel and name != "y":
        reading.refuse(reading.namen[name], f"achter '{name}:' staat niets", "noem een of meer sleutels, met een komma ertussen")
    return tuple(found)


def _part(reading: _Reading, name: str, said: _Typed) -> Grafiekdeel | None:
    found = _PART.match(said.tekst)
    if found is None:
        tip = 'schrijf een sleutel, met zo nodig woorden tussen rechte aanhalingstekens: bedrag "Bedrag in euro\'s"'
        reading.refuse(said.span(), f"'{said.tekst.strip()}' kan niet bij {name}", tip)
        return None
    words: Inlines = ()
    if found["opschrift"]:
        words = reading.words(*said.part(*found.span("opschrift")))
    return Grafiekdeel(sleutel=found["sleutel"], opschrift=words, span=said.part(*found.span("sleutel")).span())


def _yes(reading: _Reading) -> bool:
    said = reading.gezegd.get("cijfertabel")
    if said and said[0].tekst not in ("ja", "nee"):
        reading.refuse(said[0].span(), f"'{said[0].tekst}' kan niet bij cijfertabel", _EXAMPLE["cijfertabel"])
    return not said or said[0].tekst != "nee"
