"""`make beeld` sees what a person sees: another word, a paragraph that moved, and not another way of drawing the same."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest
from PIL import Image, ImageChops, ImageDraw

from regelzetter.writing import pdf
from regelzetter.writing.display import DisplayDocument
from scripts.beeld.__main__ import CANNOT, DIFFERENT, DONE, accept, main, report
from scripts.beeld.compare import TALLEST, WIDTH, compare, shrunk
from scripts.beeld.programs import missing
from scripts.beeld.render import FIRST_PAGES, Built, Picture, draw
from scripts.beeld.small_set import small_set
from tests.writing.pdf_samples import LONG_TEXT, SETTINGS, kop, t

LINES = ("Artikel 1. Doel", "De minister verstrekt subsidie.", "Artikel 2. Hoogte", "De subsidie is ten hoogste € 1.000.")
HAS_POPPLER: Final = all(shutil.which(name) for name in ("pdftoppm", "pdftocairo"))
MILLIMETRE: Final = 4
"""Pixels at 100 dots an inch."""


def page(*lines: str) -> Image.Image:
    """A page of A4 at 100 dots an inch."""
    sheet = Image.new("L", (827, 1169), 255)
    for number, line in enumerate(lines):
        ImageDraw.Draw(sheet).text((80, 100 + 40 * number), line, fill=0, font_size=24)
    return sheet


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    page(*LINES).save(tmp_path / "first.png")
    shrunk(tmp_path / "first.png", tmp_path / "reference.png")
    return tmp_path / "reference.png"


def seen(reference: Path, picture: Image.Image) -> float:
    picture.save(reference.with_name("now.png"))
    return compare(reference, reference.with_name("now.png"), reference.with_name("verschil.png"))


def test_the_same_page_is_the_same(reference: Path) -> None:
    assert seen(reference, page(*LINES)) == 0
    assert not reference.with_name("verschil.png").exists()


def test_half_a_pixel_to_the_side_is_not_seen(reference: Path) -> None:
    assert seen(reference, ImageChops.offset(page(*LINES), 1, 0)) == 0


def test_another_word_is_seen_and_shown(reference: Path) -> None:
    assert seen(reference, page(*LINES[:3], "De subsidie bedraagt het volle pond.")) > 0
    with Image.open(reference.with_name("verschil.png")) as shown:
        assert shown.width > 3 * WIDTH


def test_a_reference_is_small_and_the_same_for_the_same_picture(reference: Path) -> None:
    with Image.open(reference) as stored:
        assert stored.width == WIDTH and stored.height <= TALLEST
    assert reference.stat().st_size < 25_000
    again = reference.with_name("again.png")
    shrunk(reference.with_name("first.png"), again)
    assert again.read_bytes() == reference.read_bytes()


# --- real pages -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of a regulation as PDF."""
    articles = [block for number in range(1, 5) for block in (kop(2, f"Artikel {number}. Doel", "artikel"), t(LONG_TEXT))]
    blocks = (kop(1, "Regeling proef", "opschrift"), *articles)
    document = DisplayDocument("proef", "regeling", "regeling", "Regeling proef", {}, blocks, "2024-03-27")
    path = tmp_path_factory.mktemp("sheet") / "proef.pdf"
    path.write_bytes(pdf.write(document, SETTINGS).value[0].data)
    return path


def rasterized(sheet: Path, *command: str) -> Image.Image:
    picture = sheet.with_name("other")
    subprocess.run([*command, "-png", "-gray", "-r", "100", "-singlefile", str(sheet), str(picture)], check=True)
    with Image.open(picture.with_suffix(".png")) as shown:
        return shown.convert("L")


@pytest.fixture
def drawn(sheet: Path, tmp_path: Path) -> Path:
    """The reference of that page."""
    rasterized(sheet, "pdftoppm").save(tmp_path / "first.png")
    shrunk(tmp_path / "first.png", tmp_path / "reference.png")
    return tmp_path / "reference.png"


@pytest.mark.skipif(not HAS_POPPLER, reason="poppler is not installed")
def test_another_program_that_draws_the_same_page_is_not_seen(drawn: Path, sheet: Path) -> None:
    """Cairo and Splash put the same letters on paper in quite different ways; more than two versions of one of them."""
    other = rasterized(sheet, "pdftocairo")
    with Image.open(drawn.with_name("first.png")) as first:
        assert ImageChops.difference(first, other).getextrema()[1] > 100
    assert seen(drawn, other) == 0


@pytest.mark.skipif(not HAS_POPPLER, reason="poppler is not installed")
@pytest.mark.parametrize("weight", [0.75, 1.35])
def test_letters_that_are_a_little_lighter_or_heavier_are_not_seen(drawn: Path, sheet: Path, weight: float) -> None:
    other = rasterized(sheet, "pdftoppm").point(lambda grey: round(255 * (grey / 255) ** weight))
    assert seen(drawn, other) == 0


@pytest.mark.skipif(not HAS_POPPLER, reason="poppler is not installed")
@pytest.mark.parametrize(("right", "down"), [(0, MILLIMETRE), (0, -MILLIMETRE), (MILLIMETRE, 0), (0, 10 * MILLIMETRE)])
def test_a_paragraph_that_moves_a_millimetre_is_seen(drawn: Path, sheet: Path, right: int, down: int) -> None:
    shown = rasterized(sheet, "pdftoppm")
    box = (80, 150, 700, 230)
    paragraph = shown.crop(box)
    assert paragraph.getextrema()[0] == 0
    shown.paste(255, box)
    shown.paste(paragraph, (box[0] + right, box[1] + down))
    assert seen(drawn, shown) > 0


# --- the set, and what is said of it --------------------------------------------------------------


@pytest.mark.skipif(bool(missing("pdf")), reason="poppler is not installed")
def test_a_file_is_drawn_page_by_page(sheet: Path, tmp_path: Path) -> None:
    found = draw([Built("tweede-dossier", "proef", "pdf", sheet)], tmp_path, first_pages=True)
    assert {picture: path.exists() for picture, path in found.items()} == {Picture("tweede-dossier", "proef", "pdf", 1): True}


@pytest.mark.skipif(bool(missing("html")), reason="chromium is not installed")
def test_a_web_page_is_drawn_for_a_telephone_and_a_screen_until_it_ends(tmp_path: Path) -> None:
    file = tmp_path / "proef.html"
    file.write_text('<!doctype html><body style="margin:0"><p style="margin:6500px 0 0">Slot</p>', encoding="utf-8")
    found = draw([Built("tweede-dossier", "proef", "html", file)], tmp_path / "uit")
    assert [(picture.formaat, picture.bladzijde) for picture in found] == [
        ("html-320", 1), ("html-1280", 1), ("html-320", 2), ("html-1280", 2),
    ]  # fmt: skip
    for picture, path in found.items():
        with Image.open(path) as shown:
            assert shown.width == int(picture.formaat.removeprefix("html-"))


def test_only_first_pages_have_a_reference() -> None:
    def picture(formaat: str, number: int, dossier: str = "tweede-dossier", document: str = "nota") -> Picture:
        return Picture(dossier, document, formaat, number)

    drawn = [picture("pdf", number) for number in range(1, FIRST_PAGES + 2)]
    drawn += [
        picture("html-320", 1),
        picture("html-320", 2),
        picture("pdf", 1, "regeling"),
        picture("pdf", 1, "regeling", "kamerbrief"),
    ]
    assert list(small_set(dict.fromkeys(drawn, Path("x.png")))) == [
        "tweede-dossier-nota-pdf-1.png", "tweede-dossier-nota-pdf-2.png", "tweede-dossier-nota-html-320-1.png",
        "regeling-kamerbrief-pdf-1.png",
    ]  # fmt: skip


def test_what_is_accepted_looks_the_same_and_is_not_written_again(reference: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, shown = reference.parent / "beeld", {"a-pdf-1.png": reference.with_name("first.png")}
    assert report(shown, folder, set(), folder / "verschil") == DIFFERENT
    assert accept(shown, folder) == DONE
    assert report(shown, folder, {"a-pdf-1.png"}, folder / "verschil") == DONE
    (folder / "b-pdf-1.png").write_bytes(b"of a document that is gone")
    before = (folder / "a-pdf-1.png").stat().st_mtime_ns
    assert accept(shown, folder) == DONE
    assert [(path.name, path.stat().st_mtime_ns) for path in folder.iterdir()] == [("a-pdf-1.png", before)]
    assert "a-pdf-1.png heeft nog geen voorbeeld" in capsys.readouterr().out


def test_without_programs_it_says_what_it_skips(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert main(["--klein"]) == CANNOT
    said = capsys.readouterr()
    assert "overgeslagen: docx, want niet geïnstalleerd: soffice, pdftoppm" in said.out
    assert "niets getekend" in said.err


def test_examples_are_accepted_of_all_formats_or_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None if name == "soffice" else name)
    assert main(["--klein", "--aanvaard"]) == CANNOT
    assert "alle formaten" in capsys.readouterr().err
