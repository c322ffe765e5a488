"""Pages as pictures, drawn by the programs that people read them with: LibreOffice, poppler and Chromium."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from scripts.beeld.programs import run
from scripts.beeld.web import Window, draw_windows

FIRST_PAGES: Final = 2
"""Of a document on paper: the first page of a long regulation is its table of contents."""
_DPI: Final = 100
_WIDTHS: Final = (320, 1280)
"""Pixels of a window: a telephone and a screen."""
_FIRST: Final = 1850
"""Pixels of a web page in its first picture, when there is no other."""
_HEIGHT: Final = 6000
"""Pixels of a web page in each picture."""
_BATCHES: Final = (range(1), range(1, 3), range(3, 8), range(8, 16))
"""Pictures of a web page that are asked for at once, counted from 0; no page is longer than all of them."""


class Picture(NamedTuple):
    """What a picture shows: a page of a document in a format (docx, odt, pdf, html-320, html-1280), counted from 1."""

    dossier: str
    document: str
    formaat: str
    bladzijde: int


class Built(NamedTuple):
    """A file that was built; of letters to many recipients the first."""

    dossier: str
    document: str
    formaat: str
    file: Path


def build(dossier: Path, folder: Path, formats: Sequence[str], documents: Sequence[str] = ()) -> list[Built]:
    """Build the documents of a dossier, all if none is named, into a folder."""
    program = str(Path(sys.executable).parent / "regelzetter")
    where = ["--dossier", str(dossier), "--uit", str(folder)]
    command = [program, "bouw", *documents, *where, "--formaat", ",".join(formats), "--stil"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{dossier} bouwt niet:\n{done.stdout}{done.stderr}")
    found: dict[tuple[str, str], Path] = {}
    for entry in json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["bestanden"]:
        if entry["formaat"] in formats:
            found.setdefault((entry["document"], entry["formaat"]), folder / entry["pad"])
    return [Built(dossier.name, document, formaat, file) for (document, formaat), file in found.items()]


def draw(files: Sequence[Built], folder: Path, first_pages: bool = False) -> dict[Picture, Path]:
    """Draw files that were built, all pages or the first of each, into a folder. Each program is started as rarely as can be."""
    folder.mkdir(parents=True, exist_ok=True)
    sheets = {each: each.file for each in files if each.formaat == "pdf"}
    sheets |= _by_office([each for each in files if each.formaat in ("docx", "odt")], folder)
    pages = [each for each in files if each.formaat == "html"]
    drawn = {picture: path for built, sheet in sheets.items() for picture, path in _pages(built, sheet, folder, first_pages)}
    return {**drawn, **_web(pages, folder, first_pages)}


def _by_office(files: Sequence[Built], folder: Path) -> Mapping[Built, Path]:
    """The same documents as PDF, by a LibreOffice of its own: one that is open on this machine is not touched."""
    if not files:
        return {}
    with TemporaryDirectory() as name:
        place = Path(name)
        copies = [place / f"{_stem(built)}{built.file.suffix}" for built in files]
        for built, copy in zip(files, copies, strict=True):
            shutil.copyfile(built.file, copy)
        run(["soffice", f"-env:UserInstallation={(place / 'profile').as_uri()}", "--headless", "--convert-to", "pdf",
             "--outdir", str(folder), *map(str, copies)], place)  # fmt: skip
    return {built: folder / f"{_stem(built)}.pdf" for built in files}


def _pages(built: Built, sheet: Path, folder: Path, first_pages: bool) -> Iterator[tuple[Picture, Path]]:
    last = ["-l", str(FIRST_PAGES)] if first_pages else []
    with TemporaryDirectory() as name:
        run(["pdftoppm", "-png", "-gray", "-r", str(_DPI), *last, str(sheet), str(folder / _stem(built))], Path(name))
    for number, path in enumerate(sorted(folder.glob(f"{_stem(built)}-[0-9]*.png")), start=1):
        yield Picture(built.dossier, built.document, built.formaat, number), path


def _web(files: Sequence[Built], folder: Path, first_pages: bool) -> dict[Picture, Path]:
    """Most pages are short: what is further down is only asked of a page that was not yet at its end."""
    height, batches = (_FIRST, (range(1),)) if first_pages else (_HEIGHT, _BATCHES)
    asked = [(built, width) for built in files for width in _WIDTHS]
    drawn: dict[Picture, Path] = {}
    for batch in batches:
        windows = {
            _window(built, width, height, number, folder): Picture(built.dossier, built.document, f"html-{width}", number + 1)
            for built, width in asked
            for number in batch
        }
        shown = draw_windows(tuple(windows))
        drawn |= {windows[window]: window.picture for window in shown}
        ends = {(window.file, window.width) for window in shown if window.top == batch[-1] * height}
        asked = [(built, width) for built, width in asked if (built.file, width) in ends]
    return drawn


def _window(built: Built, width: int, height: int, number: int, folder: Path) -> Window:
    return Window(built.file, width, height, number * height, folder / f"{_stem(built)}-{width}-{number + 1:02}.png")


def _stem(built: Built) -> str:
    return f"{built.dossier}-{built.document}-{built.formaat}"
