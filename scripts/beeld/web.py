"""Web pages as pictures: many windows on one sheet, for starting Chromium takes longer than drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from PIL import Image

from scripts.beeld.programs import run

_WIDEST: Final = 14_000
"""Pixels of a sheet: Chromium draws little more, and Pillow reads no larger picture."""


class Window(NamedTuple):
    """A part of a web page: from `top` down, in a window of this width and height in pixels; and where its picture goes."""

    file: Path
    width: int
    height: int
    top: int
    picture: Path


def draw_windows(windows: Sequence[Window]) -> list[Window]:
    """Draw windows of one height; the result leaves out those below the end of their page, of which nothing is kept."""
    return [window for sheet in _sheets(windows) for window in _draw(sheet)]


def _sheets(windows: Sequence[Window]) -> Iterator[list[Window]]:
    sheet: list[Window] = []
    for window in windows:
        if sum(each.width for each in sheet) + window.width > _WIDEST:
            yield sheet
            sheet = []
        sheet.append(window)
    if sheet:
        yield sheet


def _draw(sheet: list[Window]) -> Iterator[Window]:
    lefts = [sum(each.width for each in sheet[:place]) for place in range(len(sheet))]
    with TemporaryDirectory() as name:
        place = Path(name)
        around, shot = place / "sheet.html", place / "sheet.png"
        frames = "\n".join(_frame(window, left) for window, left in zip(sheet, lefts, strict=True))
        around.write_text(f'<!doctype html><body style="margin:0;background:#fff">{frames}', encoding="utf-8")
        size = f"{max(600, sum(each.width for each in sheet))},{sheet[0].height}"
        run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1",
             f"--user-data-dir={place}/profile", f"--window-size={size}", f"--screenshot={shot}", around.as_uri()],
            place)  # fmt: skip
        with Image.open(shot) as picture:
            grey = picture.convert("L")
    for window, left in zip(sheet, lefts, strict=True):
        part = grey.crop((left, 0, left + window.width, window.height))
        if window.top == 0 or len(part.getcolors() or ()) != 1:
            part.save(window.picture)
            yield window


def _frame(window: Window, left: int) -> str:
    """A frame, because a window of Chromium is never as narrow as a telephone; it is as tall as all that is drawn of the page."""
    box = f"position:absolute;overflow:hidden;top:0;left:{left}px;width:{window.width}px;height:{window.height}px"
    page = f"position:absolute;border:0;left:0;top:{-window.top}px;width:{window.width}px;height:{window.top + window.height}px"
    return f'<div style="{box}"><iframe style="{page}" src="{window.file.resolve().as_uri()}"></iframe></div>'
