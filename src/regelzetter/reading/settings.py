"""The line of settings above a table: `{rijen=regios kop=2 breedtes=1,3,2 bijschrift="Bedragen per regio"}`."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from regelzetter.diagnostics import Diagnostic
from regelzetter.nearest import nearest
from regelzetter.reading.place import Placement
from regelzetter.reading.rules import TABELINSTELLING
from regelzetter.source import Span

NAMES: Final = ("rijen", "kop", "breedtes", "bijschrift")
_LINE: Final = re.compile(r"\{[ \t]*[a-z]+[ \t]*=.*\}$")
_SETTING: Final = re.compile(
    r"\s*(?:(?P<naam>[a-z]+)[ \t]*=[ \t]*(?:\"(?P<tekst>[^\"]*)\"|(?P<woord>[^\s\"]+))|(?P<rest>\S+))(?=\s|$)"
)
_TABLE_NAME: Final = re.compile(r"[a-z_][a-z0-9_.]*$")
_EXAMPLE: Final = {
    "rijen": "schrijf de naam van een tabel uit de gegevens, zoals rijen=regios",
    "kop": "schrijf een heel getal vanaf 1, zoals kop=2",
    "breedtes": "schrijf voor elke kolom een heel getal vanaf 1, zoals breedtes=1,3,2",
    "bijschrift": 'zet het bijschrift tussen rechte aanhalingstekens, zoals bijschrift="Bedragen per regio"',
}


class TableSettings(NamedTuple):
    """What the line says. `first` is the name of the first setting, `known` whether any name is one of ours."""

    rijen: str | None = None
    kop: int = 1
    breedtes: tuple[int, ...] = ()
    bijschrift: tuple[str, Placement] | None = None
    spans: tuple[tuple[str, Span], ...] = ()
    """Where the value of each setting stands."""
    first: str = ""
    known: bool = False
    found: tuple[Diagnostic, ...] = ()

    def span(self, name: str, otherwise: Span) -> Span:
        return dict(self.spans).get(name, otherwise)


def looks_like_settings(text: str) -> bool:
    """Is this a line of settings? “{{ plafond }}” is not.

    >>> [looks_like_settings(text) for text in ("{rijen=regios}", "{{ plafond }}", "{#label}")]
    [True, False, False]
    """
    return _LINE.match(text) is not None


def read_settings(text: str, place: Placement) -> TableSettings:
    """Read a line of settings; `place` says where its first sign stands."""
    values: dict[str, tuple[str, Span, int]] = {}
    found: list[Diagnostic] = []
    names: list[str] = []
    for match in _SETTING.finditer(text, 1, len(text) - 1):
        name = match["naam"]
        group = next(key for key in ("tekst", "woord", "rest") if match[key] is not None)
        span = place.span(*match.span(group)) if match[group] else place.span(match.start("naam"), match.end())
        names.append(name or "")
        if name not in NAMES:
            start = match.start("naam" if name else "rest")
            found.append(_unknown(name or match[group], place.span(start, match.end()), "bijschrift" in values))
            break
        if name in values:
            found.append(Diagnostic(TABELINSTELLING, span, f"{name} staat er twee keer", "laat er één staan"))
        else:
            values[name] = (match[group], span, match.start(group))
    return _settings(values, found, names, place)


def _settings(
    values: dict[str, tuple[str, Span, int]], found: list[Diagnostic], names: list[str], place: Placement
) -> TableSettings:
    def refuse(name: str) -> None:
        said, span, _ = values[name]
        found.append(Diagnostic(TABELINSTELLING, span, f"'{said}' kan niet bij {name}", _EXAMPLE[name]))

    rows, head, widths, caption = (values.get(name, ("",))[0] for name in NAMES)
    if rows and not _TABLE_NAME.match(rows):
        refuse("rijen")
        rows = ""
    head_rows = int(head) if _is_count(head) else 1
    if head and not _is_count(head):
        refuse("kop")
    parts = [part.strip() for part in widths.split(",")] if widths else []
    if not all(_is_count(part) for part in parts):
        refuse("breedtes")
        parts = []
    at = values["bijschrift"][2] if "bijschrift" in values else 0
    return TableSettings(
        rijen=rows or None, kop=head_rows, breedtes=tuple(int(part) for part in parts),
        bijschrift=(caption, _moved(place, at)) if caption.strip() else None,
        spans=tuple((name, span) for name, (_, span, _) in values.items()),
        first=names[0] if names else "", known=any(name in NAMES for name in names), found=tuple(found),
    )  # fmt: skip


def _is_count(text: str) -> bool:
    """A whole number from 1, of at most three figures."""
    return re.fullmatch(r"[1-9]\d{0,2}", text, re.ASCII) is not None


def _moved(place: Placement, offset: int) -> Placement:
    line, column = place.at(offset)
    return Placement(place.path, (0,), (line,), (column,))


def _unknown(name: str, span: Span, after_caption: bool) -> Diagnostic:
    """Behind a caption it is most likely the rest of that caption, typed without quotes."""
    guess = nearest(name, NAMES)
    tip = f"bedoelde u '{guess}'?" if guess else f"een tabel kent {', '.join(NAMES[:-1])} en {NAMES[-1]}"
    if after_caption and not guess:
        tip = _EXAMPLE["bijschrift"]
    return Diagnostic(TABELINSTELLING, span, f"'{name}' is geen instelling van een tabel", tip)
