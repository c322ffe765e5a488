"""Where a file says something else than its document: in its words or, if those are the same, in what stands at which of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TypeVar
from urllib.parse import unquote

from regelzetter.proving.fact_rules import EIGENSCHAP, KOP, TABEL, UITVOER, VERWIJZING, WAARDE, Abilities, Difference
from regelzetter.proving.facts import NOWHERE, OTHER, Cell, Facts, Heading, Reference, Stretch, Table, Target, Value, joined
from regelzetter.proving.text import Text, first_difference, words


def other_words(expected: Facts, read: Text) -> tuple[Difference, ...]:
    """Where the words of a file first differ; a finding about a value if they do so in one."""
    message = first_difference(expected.text, read)
    if message is None:
        return ()
    text, word = _first_place(expected.text, read)
    for value in expected.waarden:
        if value.waar.text == text and value.waar.start <= word < value.waar.end:
            return (Difference(WAARDE, f"waarde '{value.sleutel}', {message}"),)
    return (Difference(UITVOER, message),)


def _first_place(expected: Text, read: Text) -> tuple[int, int]:
    """The text and the word in it where two texts, that are not the same, first differ."""
    return next(
        (number, word)
        for number, (wanted, other) in enumerate(
            zip_longest((expected.body, *expected.notes), (read.body, *read.notes), fillvalue=())
        )
        for word, (one, two) in enumerate(zip_longest(wanted, other))
        if one != two
    )


def differences(expected: Facts, found: Facts, able: Abilities) -> tuple[Difference, ...]:
    """What differs, at most one of each kind. The words of both are the same."""
    return tuple(
        Difference(rule, message)
        for rule, message in (
            (KOP, _headings(expected, found)),
            (WAARDE, _values(expected, found, able)),
            (VERWIJZING, _references(expected, found, able)),
            (TABEL, _tables(expected, found, able)),
            (EIGENSCHAP, _properties(expected, found) if able.eigenschappen else ""),
        )
        if message
    )


# --- headings and values --------------------------------------------------------------------------


def _headings(expected: Facts, found: Facts) -> str:
    pair = _unequal(expected.koppen, found.koppen)
    return "" if pair is None else f"kop: verwacht {_heading(expected, pair[0])}, gelezen {_heading(found, pair[1])}"


def _heading(facts: Facts, kop: Heading | None) -> str:
    return "geen kop meer" if kop is None else f"“{_short(facts, kop.waar)}” op niveau {kop.niveau}"


def _values(expected: Facts, found: Facts, able: Abilities) -> str:
    if not able.waarden:
        return ""
    wanted = expected.waarden if able.waarden == "sleutel" else joined(replace(each, sleutel="") for each in expected.waarden)
    pair = _unequal(wanted, found.waarden)
    return "" if pair is None else f"waarde: verwacht {_value(expected, pair[0])}, gelezen {_value(found, pair[1])}"


def _value(facts: Facts, waarde: Value | None) -> str:
    if waarde is None:
        return "geen waarde meer"
    return f"“{_short(facts, waarde.waar)}”" + (f" van '{waarde.sleutel}'" if waarde.sleutel else "")


# --- references -----------------------------------------------------------------------------------


def _references(expected: Facts, found: Facts, able: Abilities) -> str:
    """A reference that the format cannot make may be missing; its words were compared."""
    read = list(found.verwijzingen)
    for link in expected.verwijzingen:
        if link.doel.url.startswith(OTHER) and not able.stukken:
            continue
        wanted = _wanted(link, found, able)
        if not read or read[0].waar != link.waar:
            if _may_lack(found, link, wanted, able):
                continue
            return _missing(expected, found, link, wanted, read[0] if read else None)
        other = read.pop(0)
        if not _same_target(other.doel, wanted):
            return (
                f"verwijzing “{_short(expected, link.waar)}”: wijst naar {_target(found, other.doel)}, "
                f"verwacht {_target(expected, wanted)}"
            )
    return f"verwijzing “{_short(found, read[0].waar)}” staat alleen in het bestand" if read else ""


def _wanted(link: Reference, found: Facts, able: Abilities) -> Target:
    """Where a reference must point in this format."""
    wanted = link.samen if able.samen and link.samen is not None and link.samen != NOWHERE else link.doel
    place = Stretch(wanted.text, wanted.first, wanted.first)
    whole = next((part for part in found.naamloos if _in(place, part)), None)
    return wanted if whole is None else Target("", whole.text, whole.start, whole.start)


def _missing(expected: Facts, found: Facts, link: Reference, wanted: Target, other: Reference | None) -> str:
    there = "geen verwijzing meer" if other is None else f"“{_short(found, other.waar)}” naar {_target(found, other.doel)}"
    return f"verwijzing: verwacht “{_short(expected, link.waar)}” naar {_target(expected, wanted)}, gelezen {there}"


def _may_lack(found: Facts, link: Reference, wanted: Target, able: Abilities) -> bool:
    if wanted.url:
        return (bool(able.schemes) and not wanted.url.lower().startswith(able.schemes)) or _within(link.waar, found)
    if wanted == NOWHERE or _within(link.waar, found):
        return True
    part = found.deel
    place = Stretch(wanted.text, wanted.first, wanted.first)
    return part is not None and _in(link.waar, part) and not _in(place, part)


def _within(waar: Stretch, found: Facts) -> bool:
    return any(_in(waar, each) for each in found.zonder_koppeling)


def _in(waar: Stretch, part: Stretch) -> bool:
    return waar.text == part.text and part.start <= waar.start and waar.end <= part.end and waar.start < part.end


def _same_target(read: Target, wanted: Target) -> bool:
    """Addresses may differ in how a sign is written (%20), for formats ask that.

    Another document is a file in the folder of its own name, or, if it is printed behind this one, a place in this file.
    """
    if wanted.url.startswith(OTHER):
        name = wanted.url.removeprefix(OTHER)
        return read.url == f"../{name}/{name}.akn.xml" or (not read.url and read != NOWHERE)
    if read.url or wanted.url:
        return unquote(read.url) == unquote(wanted.url)
    return read.holds(wanted)


def _target(facts: Facts, target: Target) -> str:
    if target.url:
        return target.url
    if target.text < 0:
        return "een plaats die er niet is"
    return f"“{_short(facts, Stretch(target.text, target.first, target.first + 8))}”"


# --- tables ---------------------------------------------------------------------------------------


def _tables(expected: Facts, found: Facts, able: Abilities) -> str:
    if len(expected.tabellen) != len(found.tabellen):
        return f"tabellen: verwacht {len(expected.tabellen)}, gelezen {len(found.tabellen)}"
    for number, (wanted, read) in enumerate(zip(expected.tabellen, found.tabellen, strict=True), start=1):
        message = _table(expected, found, _shown(wanted, able), _shown(replace(read, stijl=wanted.stijl), able))
        if message:
            return f"tabel {number}: {message}"
    return ""


def _shown(table: Table, able: Abilities) -> Table:
    """A table as far as the format can show it."""
    if table.stijl == "fiche" and not able.fichekop:  # its header row is told by the words
        table = Table(0, tuple(replace(cell, rij=0) for cell in table.cellen if cell.kop != "kolom" and cell.kolommen == 1))
    bare = not able.kop_alleen and all(cell.kop == "kolom" for cell in table.cellen)
    kept = () if bare else ("kolom", "rij") if able.rijkoppen else ("kolom",)
    return replace(table, cellen=tuple(replace(cell, kop=cell.kop if cell.kop in kept else "") for cell in table.cellen))


def _table(expected: Facts, found: Facts, wanted: Table, read: Table) -> str:
    pair = _unequal(wanted.cellen, read.cellen)
    if pair is not None:
        return f"verwacht {_cell(expected, pair[0])}, gelezen {_cell(found, pair[1])}"
    return "" if wanted.rijen == read.rijen else f"verwacht {wanted.rijen} rijen, gelezen {read.rijen}"


def _cell(facts: Facts, cell: Cell | None) -> str:
    if cell is None:
        return "geen cel meer"
    kind = {"": "cel", "kolom": "kopcel van een kolom", "rij": "kopcel van een rij"}[cell.kop]
    spans = f", {cell.kolommen} breed en {cell.rijen} hoog" if (cell.kolommen, cell.rijen) != (1, 1) else ""
    return f"{kind} “{_short(facts, cell.waar)}” (rij {cell.rij + 1}, kolom {cell.kolom + 1}{spans})"


# --- the document itself --------------------------------------------------------------------------


def _properties(expected: Facts, found: Facts) -> str:
    said = " / ".join(found.titels)
    if not any(words(said) == words(titel) for titel in expected.titels):
        return f"titel: verwacht “{expected.titels[0]}”, gelezen “{said}”"
    if any(_language(said) != _language(expected.taal) for said in found.taal.split(" / ")):
        return f"taal: verwacht “{expected.taal}”, gelezen “{found.taal}”"
    return ""


def _language(code: str) -> str:
    """Without the country: a template may be of another one.

    >>> _language("nl-BE") == _language("nl-NL")
    True
    """
    return code.partition("-")[0].lower()


T = TypeVar("T")


def _unequal(wanted: Sequence[T], read: Sequence[T]) -> tuple[T | None, T | None] | None:
    return next(((one, other) for one, other in zip_longest(wanted, read) if one != other), None)


def _short(facts: Facts, waar: Stretch) -> str:
    said = facts.said(waar).split()
    return " ".join(said[:8]) + (" …" if len(said) > 8 else "")
