"""What the cells of a sheet are made of, which the reader of values does not tell: formulas, errors and notations.

Read from the XML of the parts that matter (ISO/IEC 29500-1, 18.2 to 18.8). A part that is not XML, or points nowhere, gives None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from regelzetter.record import record
from regelzetter.values.archive import Package
from regelzetter.values.sheet import column_number

Place: TypeAlias = tuple[int, int]
"""Row and column, from 1."""

_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_PERCENT = {"9": "0%", "10": "0.00%"}
"""The notations with a percent sign that every workbook has (18.8.30)."""


@record(frozen=True, slots=True)
class Making:
    """A cell that is made of something: `formule` (with =, or an error as #REF!) and its notation."""

    formule: str
    notatie: str


def makings(package: Package, blad: str) -> Mapping[Place, Making] | None:
    """Each cell of the sheet that has a formula, an error or a notation of percents."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        trees = {name: etree.fromstring(part, parser) for name, part in package.parts.items() if name in _needed(package)}
    except etree.XMLSyntaxError:
        return None
    sheet = _sheet(trees, blad)
    if sheet is None or sheet not in package.parts:
        return None
    try:
        tree = etree.fromstring(package.parts[sheet], parser)
    except etree.XMLSyntaxError:
        return None
    return {place: making for place, making in _cells(tree, _notations(trees)) if making.formule or making.notatie}


_WORKBOOK, _RELATIONS, _STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"


def _needed(package: Package) -> tuple[str, ...]:
    return tuple(name for name in (_WORKBOOK, _RELATIONS, _STYLES) if name in package.parts)


def _sheet(trees: Mapping[str, Any], blad: str) -> str | None:
    """The part that holds a sheet."""
    if _WORKBOOK not in trees or _RELATIONS not in trees:
        return None
    wanted = next((each for each in trees[_WORKBOOK].iter("{*}sheet") if each.get("name") == blad), None)
    if wanted is None:
        return None
    number = next((value for name, value in wanted.attrib.items() if str(name).endswith("}id")), None)
    target = next((str(each.get("Target")) for each in trees[_RELATIONS] if each.get("Id") == number), None)
    if target is None:
        return None
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _notations(trees: Mapping[str, Any]) -> tuple[str, ...]:
    """The notation of each style of cells, if it has a percent sign; else an empty text."""
    if _STYLES not in trees:
        return ()
    own = {str(each.get("numFmtId")): str(each.get("formatCode")) for each in trees[_STYLES].iter("{*}numFmt")}
    codes = {**_PERCENT, **own}
    styles = next(trees[_STYLES].iter("{*}cellXfs"), ())
    return tuple(code if "%" in (code := codes.get(str(each.get("numFmtId")), "")) else "" for each in styles)


def _cells(tree: Any, notations: tuple[str, ...]) -> Iterator[tuple[Place, Making]]:
    for cell in tree.iter("{*}c"):
        match = _CELL.fullmatch(cell.get("r", ""))
        if match is None:
            continue
        style = cell.get("s", "")
        notation = notations[int(style)] if style.isdecimal() and int(style) < len(notations) else ""
        formula, value = cell.find("{*}f"), cell.find("{*}v")
        is_text = cell.get("t") == "str" and value is not None  # a formula whose stored result may be an empty text
        made = f"={formula.text or ''}" if formula is not None and not is_text else ""
        if not made and cell.get("t") == "e":
            made = "#FOUT!" if value is None or not value.text else value.text
        yield (int(match[2]), column_number(match[1])), Making(made, notation)
