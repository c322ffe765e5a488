"""Shapes of a chart (`charts/shapes.py`, as JSON) → PNG of 300 dots an inch, by Typst.

The same shapes give the same bytes. They are drawn once in a process, whatever the number of formats and letters.
"""

from __future__ import annotations

import shutil
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from regelzetter.templates_folder import templates_folder

SHARPNESS: Final = 300
TEMPLATE: Final = "grafiek.typ"
_FONTS: Final = ("SourceSansPro-Regular.otf", "SourceSansPro-Bold.otf")


@lru_cache(maxsize=64)
def drawn(shapes: str) -> bytes:
    """The picture; what Typst refuses is a fault of ours, because shapes are made by us and the words in them are data."""
    import typst

    with TemporaryDirectory(prefix="regelzetter-") as folder:
        fonts = [_alone(name, Path(folder) / str(number)) for number, name in enumerate(_FONTS)]
        known = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=fonts)
        template = Path(shutil.copyfile(templates_folder() / TEMPLATE, Path(folder) / TEMPLATE))
        png = typst.compile(
            template, root=Path(folder), font_paths=known, format="png", ppi=SHARPNESS, sys_inputs={"vormen": shapes}
        )
    assert isinstance(png, bytes)
    return png


def _alone(font: str, folder: Path) -> Path:
    """A folder with only this font: Typst takes the files of a folder in the order in which the file system lists them."""
    folder.mkdir()
    shutil.copyfile(Path(str(files("font_source_sans_pro"))) / "files" / font, folder / font)
    return folder
