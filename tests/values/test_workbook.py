"""Workbooks: their values as the sheet shows them, and files that are made to do harm."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook as Book

from regelzetter.diagnostics import Outcome
from regelzetter.source import Source
from regelzetter.values import archive
from regelzetter.values.archive import Package, unpack
from regelzetter.values.load import load
from regelzetter.values.model import Values
from regelzetter.values.sheet import Workbook
from tests.default_dossier import workbook

Say = Callable[..., list[str]]
PATH = "gegevens/t.xlsx"


def book(rows: list[list[object]], change: Callable[[Any], None] = lambda _: None) -> bytes:
    made = Book()
    sheet = made.active
    sheet.title = "Blad1"
    for row in rows:
        sheet.append(row)
    change(made)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def read(data: bytes, columns: str, rest: str = "") -> Outcome[Values]:
    return load([Source("gegevens/t.yaml", f"tabel: t\nkolommen: {columns}\n{rest}"), Workbook(PATH, data)])


def shown(outcome: Outcome[Values]) -> list[list[object]]:
    return [[cell.inhoud for cell in row.cellen.values()] for row in outcome.value.tabellen["t"].rijen]


def changed(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same zip with one part changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            part = old.read(member)
            new.writestr(member, change(part) if member == name else part)
    return stream.getvalue()


RELATIONS = "xl/_rels/workbook.xml.rels"
SHEET = "xl/worksheets/sheet1.xml"
AMOUNTS = book([["regio", "bedrag"], ["A", 0.1 + 0.2], ["B", 1234567.89]])
COLUMNS = "{regio: {soort: tekst}, bedrag: {soort: bedrag}}"


def test_numbers_are_what_the_sheet_shows() -> None:
    outcome = read(AMOUNTS, COLUMNS)
    assert outcome.diagnostics == ()
    assert [str(row[1].euro) for row in shown(outcome)] == ["0.3", "1234567.89"]  # type: ignore[attr-defined]


def test_days_and_moments() -> None:
    data = book([["a", "b"], [date(2025, 1, 2), datetime(2025, 1, 2, 16, 0)], [datetime(2025, 1, 3), datetime(2025, 1, 3)]])
    outcome = read(data, "{a: {soort: datum}, b: {soort: tijdstip}}")
    assert outcome.diagnostics == ()
    days, moments = zip(*shown(outcome), strict=True)
    assert [each.dag for each in days] == [date(2025, 1, 2), date(2025, 1, 3)]
    assert [each.moment for each in moments] == [datetime(2025, 1, 2, 16), datetime(2025, 1, 3)]


def test_percentages_by_their_notation() -> None:
    def notation(made: Any) -> None:
        made.active["A2"].number_format = "0.00%"

    outcome = read(book([["p"], [0.075], [7.5], ["12,5"]], notation), "{p: {soort: percentage}}")
    assert [str(row[0].procent) for row in shown(outcome)] == ["7.5", "7.5", "12.5"]  # type: ignore[attr-defined]


def test_three_decimals_are_not_thousands(say: Say) -> None:
    outcome = read(book([["n"], [1.125], [2500]]), "{n: {soort: aantal}}")
    assert outcome.diagnostics == ()
    assert [str(row[0].aantal) for row in shown(outcome)] == ["1.1250", "2500"]  # type: ignore[attr-defined]


def test_another_sheet_and_another_beginning(say: Say) -> None:
    def second(made: Any) -> None:
        sheet = made.create_sheet("Bedragen 2025")
        sheet["C4"], sheet["D4"], sheet["C5"], sheet["D5"], sheet["A1"] = "regio", "bedrag", "A", 5, "titel"

    data = book([["iets anders"]], second)
    outcome = read(data, COLUMNS, "blad: Bedragen 2025\nbegin: C4\n")
    assert outcome.diagnostics == ()
    assert len(shown(outcome)) == 1
    assert outcome.value.tabellen["t"].rijen[0].cellen["bedrag"].span.line == 5
    assert say(read(data, COLUMNS, "blad: Bedragen 2024\n").diagnostics) == [
        f"t.yaml:3:7-20 0257 het blad 'Bedragen 2024' bestaat niet in {PATH}"
    ]
    assert say(read(data, COLUMNS, "blad: Bedragen 2025\nbegin: F1\n").diagnostics) == [
        "t.xlsx:1:6-7 0257 in cel F1 van blad 'Bedragen 2025' begint geen tabel: die cel is leeg"
    ]
    assert "t.yaml:3:8-14 0231 'eerste' is geen cel" in say(read(data, COLUMNS, "begin: eerste\n").diagnostics)


def test_blank_rows_and_unfilled_cells() -> None:
    outcome = read(book([["regio", "bedrag"], ["A", 1], [], ["B", None], [None, None]]), COLUMNS)
    assert outcome.diagnostics == ()
    assert len(shown(outcome)) == 2


def test_a_formula_with_a_result_is_its_result() -> None:
    data = changed(
        workbook("regio,bedrag\nA,=100*2\n"),
        SHEET,
        lambda part: part.replace(b"<v></v>", b"<v>200</v>").replace(b"<v />", b"<v>200</v>"),
    )
    outcome = read(data, COLUMNS)
    assert outcome.diagnostics == ()
    assert [str(row[1].euro) for row in shown(outcome)] == ["200"]  # type: ignore[attr-defined]


def test_a_formula_whose_result_is_an_empty_text() -> None:
    cell = b'<c r="B2" t="str"><f>IF(1=1,"","x")</f><v></v></c>'
    empty = changed(workbook("regio,bedrag\nA,=1\n"), SHEET, lambda part: re.sub(rb'<c r="B2".*?</c>', cell, part))
    assert read(empty, COLUMNS).diagnostics == ()


def test_an_error_is_no_empty_cell(say: Say) -> None:
    def error(made: Any) -> None:
        made.active["B2"] = "#REF!"
        made.active["B2"].data_type = "e"

    assert say(read(book([["regio", "bedrag"], ["A", 1]], error), COLUMNS).diagnostics) == [
        "t.xlsx:2:2-3 0258 cel B2: hier staat de fout #REF!"
    ]


def test_no_library_is_loaded_without_a_workbook() -> None:
    """Start-up time counts: a dossier of YAML and CSV pays nothing."""
    code = (
        "import sys; from regelzetter.source import Source; from regelzetter.values.load import load;"
        "load([Source('gegevens/w.yaml', 'a: {bedrag: 1}')]);"
        "print([name for name in ('openpyxl', 'python_calamine', 'zipfile') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# --- files that are made to do harm ---------------------------------------------------------------


def refusal(data: bytes) -> str:
    result = unpack(data)
    assert isinstance(result, str)
    return result


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"geen zip", AMOUNTS[:200], AMOUNTS[:-30], b"\xd0\xcf\x11\xe0 oud Excel of wachtwoord"]
)
def test_what_is_no_workbook(data: bytes, say: Say) -> None:
    assert "is geen rekenblad" in refusal(data)
    assert [found.rule.code for found in read(data, COLUMNS).diagnostics] == ["REGL0257"]


def test_a_zip_without_a_workbook(say: Say) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("hallo.xml", "<a/>")
    assert say(read(stream.getvalue(), COLUMNS).diagnostics) == ["t.xlsx:1:1-2 0257 dit rekenblad is niet te lezen"]


def test_a_zip_bomb() -> None:
    data = changed(AMOUNTS, SHEET, lambda part: part + b" " * (archive.LARGEST + 1))
    assert len(data) < 200_000
    assert "is uitgepakt groter dan 64 MB" in refusal(data)


def test_a_zip_bomb_that_lies_about_its_size() -> None:
    """The header says the part is small; only so much is unpacked, and it does not match its checksum."""
    data = changed(AMOUNTS, SHEET, lambda part: part + b" " * 5_000_000)
    real = (zipfile.ZipFile(io.BytesIO(data)).getinfo(SHEET).file_size).to_bytes(4, "little")
    assert "beschadigd" in refusal(data.replace(real, (1000).to_bytes(4, "little")))


def test_a_cell_at_the_end_of_the_world() -> None:
    for place in (b"XFD1048576", b"A999999999", b"ZZZ900000"):
        data = changed(AMOUNTS, SHEET, lambda part, place=place: part.replace(b'r="B3"', b'r="' + place + b'"'))  # type: ignore[misc]
        assert "miljoen cellen" in refusal(data)


def test_entities_and_doubles_and_many_parts() -> None:
    assert "DOCTYPE" in refusal(changed(AMOUNTS, SHEET, lambda part: b'<!DOCTYPE a [<!ENTITY a "b">]>' + part))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for number in range(archive.PARTS + 1):
            made.writestr(f"{number}.xml", "")
    assert "groter dan" in refusal(stream.getvalue())
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made, pytest.warns(UserWarning):
        made.writestr("a.xml", "<a/>")
        made.writestr("a.xml", "<b/>")
    assert "twee keer" in refusal(stream.getvalue())


def test_only_what_was_unpacked_goes_on() -> None:
    package = unpack(AMOUNTS)
    assert isinstance(package, Package)
    assert all(name.endswith((".xml", ".rels")) for name in package.parts)
    assert zipfile.ZipFile(io.BytesIO(package.data)).namelist() == list(package.parts)


@pytest.mark.parametrize("seed", range(60))
def test_damage_gives_a_table_or_a_finding(seed: int) -> None:
    """Parts with bytes changed, cut or doubled: never an exception."""
    names = (
        "xl/workbook.xml",
        SHEET,
        "xl/styles.xml",
        "xl/sharedStrings.xml",
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
    )
    data = workbook("regio,bedrag\nA,100\nB,=1+1\n")
    name = names[seed % len(names)]

    def damage(part: bytes) -> bytes:
        at = seed * 7919 % max(1, len(part))
        return (part[:at] + part[at + 3 :], part[:at] + b"<" + part[at:], part[:at], part[:at] + part)[seed // len(names) % 4]

    outcome = read(changed(data, name, damage), COLUMNS)
    assert outcome.diagnostics or outcome.value.tabellen["t"].rijen
