"""Do two pictures look the same to a person?

Both are made grey, equally large and a little out of focus; what then still differs clearly, in more than a trifle of the pixels,
can be seen. Another version of a drawing program moves letters by less than that.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PIL import Image, ImageChops, ImageFilter

WIDTH: Final = 360
"""Pixels of a stored picture: of a page of A4 about 44 dots an inch."""
TALLEST: Final = 520
"""Pixels: of a long web page the top is stored."""
_STEP: Final = 17
"""Of 255, between the greys of a stored picture: small beside what is seen."""
_BLUR: Final = 1.5
"""Pixels."""
_CLEAR: Final = 28
"""Of 255: a smaller difference in grey is not seen."""
_TRIFLE: Final = 0.0005
"""Part of the pixels: about one word of a page."""


def shrunk(source: Path, target: Path) -> None:
    """Store a picture as a reference: grey, small, few bytes."""
    _small(source).point(lambda grey: (grey + _STEP // 2) // _STEP * _STEP).quantize(256 // _STEP + 1).save(target, optimize=True)


def compare(reference: Path, picture: Path, show: Path) -> float:
    """The part of the picture that looks different; 0 if nothing does. Otherwise `show` becomes a picture of the difference."""
    old, new = _small(reference), _small(picture)
    old, new = _enlarged(old, new), _enlarged(new, old)
    seen = ImageChops.difference(_unsharp(old), _unsharp(new)).point(lambda grey: 255 if grey > _CLEAR else 0)
    part = seen.histogram()[255] / (seen.width * seen.height)
    if part <= _TRIFLE:
        return 0.0
    show.parent.mkdir(parents=True, exist_ok=True)
    _beside(old, new, seen).save(show)
    return part


def _small(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        grey = picture.convert("L")
    scaled = grey.resize((WIDTH, max(1, round(grey.height * WIDTH / grey.width))), Image.Resampling.LANCZOS)
    return scaled.crop((0, 0, WIDTH, min(TALLEST, scaled.height)))


def _enlarged(picture: Image.Image, other: Image.Image) -> Image.Image:
    """With white below, so that both are equally tall."""
    canvas = Image.new("L", (WIDTH, max(picture.height, other.height)), 255)
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
    sheet = Image.new("RGB", (3 * WIDTH + 20, new.height), (150, 150, 150))
    for place, picture in enumerate((old, new, marked)):
        sheet.paste(picture.convert("RGB"), (place * (WIDTH + 10), 0))
    return sheet
