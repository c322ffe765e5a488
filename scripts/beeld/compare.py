"""Do two pictures look the same to a person?

Both are made grey, equally large and a little out of focus; what then still differs clearly, in more than a trifle of the pixels,
can be seen. Another program that draws the same page moves the edges of letters by less than that: measured on pages of all
kinds, poppler's two rasterizers differ in no pixel, while a paragraph that moves a millimetre down differs in thousands.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PIL import Image, ImageChops, ImageFilter

WIDTH: Final = 480
"""Pixels of a stored picture at most: of a page of A4 about 58 dots an inch, so that a person can still read it."""
TALLEST: Final = 680
"""Pixels: of a long web page the top is stored."""
_STEP: Final = 17
"""Of 255, between the greys of a stored picture: small beside what is seen."""
_BLUR: Final = 1.8
"""Pixels."""
_CLEAR: Final = 26
"""Of 255: a smaller difference in grey is not seen."""
_TRIFLE: Final = 0.0001
"""Part of the pixels: a few letters of a page."""


def shrunk(source: Path, target: Path) -> None:
    """Store a picture as a reference: grey, small, few bytes, and the same for the same picture."""
    _small(source).point(lambda grey: (grey + _STEP // 2) // _STEP * _STEP).quantize(256 // _STEP + 1).save(target, optimize=True)


def compare(reference: Path, picture: Path, show: Path | None = None) -> float:
    """The part of the picture that looks different; 0 if nothing does. Otherwise `show` becomes a picture of the difference."""
    old, new = _small(reference), _small(picture)
    old, new = _enlarged(old, new), _enlarged(new, old)
    seen = ImageChops.difference(_unsharp(old), _unsharp(new)).point(lambda grey: 255 if grey > _CLEAR else 0)
    part = seen.histogram()[255] / (seen.width * seen.height)
    if part <= _TRIFLE:
        return 0.0
    if show is not None:
        show.parent.mkdir(parents=True, exist_ok=True)
        _beside(old, new, seen).save(show)
    return part


def _small(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        grey = picture.convert("L")
    if grey.width > WIDTH:
        grey = grey.resize((WIDTH, max(1, round(grey.height * WIDTH / grey.width))), Image.Resampling.LANCZOS)
    return grey.crop((0, 0, grey.width, min(TALLEST, grey.height)))


def _enlarged(picture: Image.Image, other: Image.Image) -> Image.Image:
    """With white beside and below, so that both are equally large."""
    canvas = Image.new("L", (max(picture.width, other.width), max(picture.height, other.height)), 255)
    canvas.paste(picture, (0, 0))
    return canvas


def _unsharp(picture: Image.Image) -> Image.Image:
    return picture.filter(ImageFilter.GaussianBlur(_BLUR))


def _beside(old: Image.Image, new: Image.Image, seen: Image.Image) -> Image.Image:
    """How it was, how it is, and the new one with what differs in red."""
    marked = new.convert("RGB")
    marked.paste(
        Image.new("RGB", new.size, (220, 0, 0)), mask=seen.filter(ImageFilter.MaxFilter(3)).point(lambda grey: grey // 2)
    )
    sheet = Image.new("RGB", (3 * new.width + 20, new.height), (150, 150, 150))
    for place, picture in enumerate((old, new, marked)):
        sheet.paste(picture.convert("RGB"), (place * (new.width + 10), 0))
    return sheet
