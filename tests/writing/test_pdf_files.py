"""The file of the PDF: the same bytes, its pages, its fonts, and honest when Typst refuses."""

from __future__ import annotations

import hashlib
import os
import runpy
import shutil
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pikepdf
import pytest

from regelzetter.proving import pdf as proof
from regelzetter.writing import pdf
from regelzetter.writing.display import (
    Blocks,
    DisplayDocument,
    LineBreak,
    Link,
    Runs,
    Signature,
    TextBlock,
    Words,
)
from regelzetter.writing.files import Settings

samples = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("pdf_samples.py"))))
EVERYTHING = samples.EVERYTHING
LONG_TEXT = samples.LONG_TEXT
SETTINGS = samples.SETTINGS
SLOT = samples.SLOT
TEMPLATES = samples.TEMPLATES
bedragen = samples.bedragen
document = samples.document
items = samples.items
kop = samples.kop
made = samples.made
t = samples.t


# --- the same bytes -------------------------------------------------------------------------------

PRINT_HASH = """
import hashlib, sys
sys.path.insert(0, {here!r})
from pdf_samples import document, made
print(hashlib.sha256(made(document("regeling"))).hexdigest())
"""


def test_same_bytes_each_time_and_in_another_process() -> None:
    here = hashlib.sha256(made(document("regeling"))).hexdigest()
    made(document("regeling", EVERYTHING[:5]))
    assert hashlib.sha256(made(document("regeling"))).hexdigest() == here
    script = PRINT_HASH.format(here=str(Path(__file__).parent))
    search = {"PYTHONPATH": os.pathsep.join([str(Path(pdf.__file__).parents[2]), *sys.path])}
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=search)
    assert run.stdout.strip() == here


def test_the_properties_of_the_file() -> None:
    data = made(replace(document("kamerstuk"), titel="Titel met ‘tekens’ & <zo>"))
    with pikepdf.open(BytesIO(data)) as opened:
        meta = opened.open_metadata()
        assert opened.Root.Lang == "nl-NL"
        assert meta["dc:title"] == "Titel met ‘tekens’ & <zo>"
        assert list(meta["dc:creator"]) == ["Ministerie van Voorbeelden"]
        assert str(meta["xmp:CreateDate"]).startswith("2024-02-29")


# --- pages ----------------------------------------------------------------------------------------


TWO = (replace(SLOT, samen=True), Signature(((Words("De Minister van Zaken,"),),), (Words("B. Pieters"),)))


def lines_with_signature(before: Blocks, signed: Blocks = (SLOT,)) -> int:
    """How many of the lines “regel” stand on the page of the signature, with all who sign."""
    lead = (t(LONG_TEXT * 4),) * 2
    with pikepdf.open(BytesIO(made(document("beschikking", (*lead, *before, *signed))))) as opened:
        pages: dict[int, str] = {}
        for place, text in proof.texts_of(opened).items():
            pages[place.page] = pages.get(place.page, "") + " " + text
    ((words),) = [text for text in pages.values() if "Jansen" in text]
    assert "Met vriendelijke groet" in words
    assert signed is not TWO or "B. Pieters" in words
    return words.count("regel ")


@pytest.mark.parametrize("count", range(4, 22))
def test_a_signature_takes_two_lines_along(count: int) -> None:
    lines: Runs = tuple(run for number in range(count) for run in (Words("regel "), LineBreak()))[:-1]
    for before in ((TextBlock(lines),), (items("onderdelen", ("a.", (t("eerst"),)), ("b.", (TextBlock(lines),))),)):
        assert lines_with_signature(before) >= 2
    assert lines_with_signature((TextBlock(lines),), TWO) >= 2


def test_a_last_line_of_one_does_not_go_alone() -> None:
    for count in range(4, 14):
        lines: Runs = tuple(run for number in range(count) for run in (Words("regel "), LineBreak()))[:-1]
        assert lines_with_signature((TextBlock(lines), t("Hebt u vragen?"))) >= 1


def test_a_new_page() -> None:
    with pikepdf.open(BytesIO(made(document("regeling", (kop(1, "A"), kop(2, "B", nieuwe_pagina=True)))))) as opened:
        assert len(opened.pages) >= 2


def test_headers_of_a_long_table_repeat_but_are_read_once() -> None:
    each = document("regeling", (bedragen(100),))
    data = made(each)
    with pikepdf.open(BytesIO(data)) as opened:
        assert len(opened.pages) == 3
    assert proof.words(data).count("Maximumbedrag") == 1


# --- faults ---------------------------------------------------------------------------------------


def codes(each: DisplayDocument, settings: Settings = SETTINGS) -> list[str]:
    outcome = pdf.write(each, settings)
    assert outcome.value == ()
    return [found.rule.code for found in outcome.diagnostics]


def test_a_template_at_fault(tmp_path: Path) -> None:
    (tmp_path / "regeling.typ").write_text('#panic("nee")')
    outcome = pdf.write(document("regeling"), Settings(tmp_path))
    (found,) = outcome.diagnostics
    assert outcome.value == () and found.rule is pdf.PDF_GEWEIGERD and found.span.path == "stuk"
    assert "panicked with: nee (regeling.typ:1:1)" in found.melding
    assert "fout van regelzetter of van het sjabloon" in found.tip


def test_a_template_that_is_not_there(tmp_path: Path) -> None:
    assert codes(document("regeling"), Settings(tmp_path)) == ["REGL0810"]
    assert codes(document("regeling"), Settings(tmp_path / "weg")) == ["REGL0810"]


def test_a_link_to_nowhere_is_a_fault_of_ours() -> None:
    assert codes(document("regeling", (t(Link((Words("weg"),), anker="weg")),))) == ["REGL0810"]


def test_a_sign_that_no_font_has() -> None:
    outcome = pdf.write(document("regeling", (t("Prima 😀."),)), SETTINGS)
    (found,) = outcome.diagnostics
    assert found.rule is pdf.TEKEN_ZONDER_LETTER
    assert "😀 (U+1F600)" in found.melding


def test_signs_outside_letters_come_from_other_fonts() -> None:
    signs = "→ ✓ ≤ ½ − ‑ ① « » ’ … § Łódź Ελλάδα"
    data = made(document("regeling", (t(signs),)))
    assert proof.words(data) == tuple(signs.split())
    assert proof.problems(data) == ()


# --- templates and fonts --------------------------------------------------------------------------


def test_a_changed_template_is_read_anew(tmp_path: Path) -> None:
    for path in TEMPLATES.glob("*.typ"):
        shutil.copy(path, tmp_path)
    settings = Settings(tmp_path)
    assert proof.words(made(document("regeling", (t("een"),)), settings)) == ("een",)
    with (tmp_path / "regeling.typ").open("a") as template:
        template.write("\ntwee\n")
    assert proof.words(made(document("regeling", (t("een"),)), settings)) == ("een", "twee")


def test_fonts_of_the_dossier_come_first(tmp_path: Path) -> None:
    wheel = pytest.importorskip("font_source_serif_pro")
    for style in ("Regular", "Bold", "It"):
        shutil.copy(Path(wheel.font_directory, f"SourceSerifPro-{style}.otf"), tmp_path)
    data = made(document("regeling"), Settings(TEMPLATES, (tmp_path,)))
    assert b"SourceSerifPro" in data and b"SourceSansPro" not in data
    assert proof.problems(data) == ()
