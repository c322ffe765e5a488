"""`make beeld` sees what a person sees: another word, and not another way of drawing the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw

from scripts.beeld.compare import TALLEST, WIDTH, compare, shrunk

LINES = ("Artikel 1. Doel", "De minister verstrekt subsidie.", "Artikel 2. Hoogte", "De subsidie is ten hoogste € 1.000.")


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


def test_a_reference_is_small(reference: Path) -> None:
    with Image.open(reference) as stored:
        assert stored.width == WIDTH and stored.height <= TALLEST
    assert reference.stat().st_size < 20_000
