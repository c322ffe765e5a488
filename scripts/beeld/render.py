"""Pages as pictures, drawn by the programs that people read them with: LibreOffice, poppler and Chromium."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from PIL import Image

TOOLS: Final = ("soffice", "pdftoppm", "chromium")
_DPI: Final = 100
_WIDTHS: Final = (320, 1280)
"""Pixels of a window: a telephone and a screen."""
_HEIGHT: Final = 6000
"""Pixels of a web page in one picture."""
_PATIENCE: Final = 300
"""Seconds for one program."""
_TALLEST: Final = 90_000
"""Pixels: no web page is longer."""


class Picture(NamedTuple):
    """What a picture shows: a page of a document in a format (docx, odt, pdf, html-320, html-1280), counted from 1."""

    document: str
    formaat: str
    bladzijde: int


def missing_tools() -> tuple[str, ...]:
    return tuple(name for name in TOOLS if shutil.which(name) is None)


def draw(dossier: Path, folder: Path, first_only: bool = False) -> dict[Picture, Path]:
    """Build a dossier and draw its documents into a folder; of many letters the first, and `first_only` page 1 of each."""
    with TemporaryDirectory() as place:
        built = Path(place)
        _run([str(Path(sys.executable).parent / "regelzetter"), "bouw", "--dossier", str(dossier), "--uit", str(built), "--stil",
              "--formaat", "docx,odt,pdf,html"])  # fmt: skip
        return draw_files(built, folder, first_only)


def draw_files(built: Path, folder: Path, first_only: bool = False) -> dict[Picture, Path]:
    """Draw what a build made."""
    drawn: dict[Picture, Path] = {}
    for formaat, files in _by_format(built).items():
        if not files:
            continue
        into = folder / formaat
        into.mkdir(parents=True, exist_ok=True)
        if formaat == "html":
            drawn |= {each: path for name, file in files.items() for each, path in _web_page(name, file, into, first_only)}
            continue
        sheets = files if formaat == "pdf" else _by_office(files, into)
        drawn |= {each: path for name, file in sheets.items() for each, path in _sheets(name, formaat, file, into, first_only)}
    return drawn


def _by_format(built: Path) -> dict[str, dict[str, Path]]:
    """Format → document → file; of letters that which comes first in the manifest."""
    found: dict[str, dict[str, Path]] = {name: {} for name in ("docx", "odt", "pdf", "html")}
    for entry in json.loads((built / "manifest.json").read_text(encoding="utf-8"))["bestanden"]:
        if entry["formaat"] in found:
            found[entry["formaat"]].setdefault(entry["document"], built / entry["pad"])
    return found


def _by_office(files: dict[str, Path], folder: Path) -> dict[str, Path]:
    """The same documents as PDF, by a LibreOffice of its own: one that is open on this machine is not touched."""
    named = {name: folder / f"{name}{file.suffix}" for name, file in files.items()}
    for name, file in files.items():
        shutil.copyfile(file, named[name])
    with TemporaryDirectory() as profile:
        _run(["soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--convert-to", "pdf",
              "--outdir", str(folder), *map(str, named.values())])  # fmt: skip
    for path in named.values():
        path.unlink()
    return {name: folder / f"{name}.pdf" for name in files}


def _sheets(name: str, formaat: str, file: Path, folder: Path, first_only: bool) -> Iterator[tuple[Picture, Path]]:
    last = ["-l", "1"] if first_only else []
    _run(["pdftoppm", "-png", "-gray", "-r", str(_DPI), *last, str(file), str(folder / name)])
    for number, path in enumerate(sorted(folder.glob(f"{name}-[0-9]*.png")), start=1):
        yield Picture(name, formaat, number), path


def _web_page(name: str, file: Path, folder: Path, first_only: bool) -> Iterator[tuple[Picture, Path]]:
    for width in _WIDTHS:
        for number, top in enumerate(range(0, _HEIGHT if first_only else _TALLEST, _HEIGHT), start=1):
            path = folder / f"{name}-{width}-{number:02}.png"
            if not _window(file, path, width, top) and number > 1:
                path.unlink()
                break
            yield Picture(name, f"html-{width}", number), path


def _window(file: Path, picture: Path, width: int, top: int) -> bool:
    """Draw a part of a web page, from `top` down; False if nothing is there.

    The page stands in a frame, because a window of Chromium is never as narrow as a telephone.
    """
    with TemporaryDirectory() as place:
        frame = f"position:absolute;border:0;left:0;top:{-top}px;width:{width}px;height:{_TALLEST}px"
        around = Path(place) / "frame.html"
        around.write_text(
            f'<!doctype html><body style="margin:0"><iframe style="{frame}" src="{file.resolve().as_uri()}"></iframe>',
            encoding="utf-8",
        )
        _run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={place}/profile",
              f"--window-size={max(width, 600)},{_HEIGHT}", f"--screenshot={picture}", around.as_uri()])  # fmt: skip
    with Image.open(picture) as shot:
        grey = shot.convert("L").crop((0, 0, width, shot.height))
    grey.save(picture)
    darkest, lightest = grey.getextrema()
    return bool(darkest != lightest)


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_PATIENCE)
    if done.returncode:
        raise SystemExit(f"{command[0]} stopte met {done.returncode}:\n{done.stdout}{done.stderr}")
