"""Word and OpenDocument files as another program prints them: LibreOffice, of every document of both dossiers and of alles.md.

The same words, each as often as in the document or more (rows of headings repeat, a letterhead says things too), in the letter
that the files carry, and no page without words.
"""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Final

import pikepdf
import pytest

from regelzetter.compile import compile_dossier
from regelzetter.proving.text import expected_words, words
from regelzetter.storage import FolderFiles
from regelzetter.writing import docx, odt
from regelzetter.writing.display import DisplayDocument
from regelzetter.writing.files import Settings
from regelzetter.writing.layout import layout
from tests.alles import alles

ROOT: Final = Path(__file__).parents[2]
SETTINGS: Final = Settings(ROOT / "templates")
SAMPLES: Final = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("office_samples.py"))))
DOSSIERS: Final = (ROOT / "regeling", ROOT / "tests" / "tweede-dossier")
WRITERS: Final = {"docx": docx.write, "odt": odt.write}
MARK: Final = re.compile(r"(?<=\D)\d{1,2}$")
"""The raised number of a note, which in a PDF is part of the word before it."""

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None, reason="LibreOffice of poppler ontbreekt"
)


@cache
def documents() -> dict[str, DisplayDocument]:
    """Every document there is, by a name that is fit for a file."""
    made: dict[str, DisplayDocument] = {
        f"voorbeeld-{name}": getattr(SAMPLES, name)() for name in ("regeling", "beschikking", "kamerstuk")
    }
    compiled = {"alles": alles().value} | {
        path.name: compile_dossier(FolderFiles(path)).value for path in DOSSIERS if path.is_dir()
    }
    for name, each in compiled.items():
        assert each is not None
        made |= {f"{name}-{key}": layout(document, "2025-03-01") for key, document in each.documenten.items()}
    return made


@pytest.fixture(scope="module", params=tuple(WRITERS))
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The PDF of each document; LibreOffice starts once for a format."""
    folder = tmp_path_factory.mktemp(request.param)
    for name, document in documents().items():
        (file,) = WRITERS[request.param](document, SETTINGS).value
        (folder / f"{name}.{request.param}").write_bytes(file.data)
    paths = [str(path) for path in sorted(folder.iterdir())]
    profile = f"-env:UserInstallation=file://{folder}/profiel"
    asked = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *paths]
    subprocess.run(asked, check=True, capture_output=True)
    return {name: folder / f"{name}.pdf" for name in documents()}


def pages(pdf: Path) -> list[str]:
    """The text of each page; a word that was broken at the end of a line is whole again."""
    ran = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True)
    return [re.sub(r"(?<=\w)[\u00ad\u2010]\n\s*", "", page) for page in ran.stdout.split("\f")[:-1]]


def missing(document: DisplayDocument, shown: str) -> Iterator[str]:
    """Words that are printed less often than they are written."""
    expected = expected_words(document)
    there = Counter(words(shown))
    marked = Counter(MARK.sub("", word) for word in there.elements())
    joined = "".join(words(shown))  # a raised or lowered sign is a word of its own in a PDF
    for word, times in Counter([*expected.body, *(each for note in expected.notes for each in note)]).items():
        if max(there[word], marked[word]) < times and joined.count(word) < times:
            yield f"{word}: {there[word]} of {times}"


def test_libreoffice_prints_every_word_as_often_as_it_is_written(printed: dict[str, Path]) -> None:
    assert len(printed) > 4
    found = {name: [*missing(documents()[name], "\n".join(pages(pdf)))] for name, pdf in printed.items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_no_page_is_empty_or_has_another_letter(printed: dict[str, Path]) -> None:
    for name, pdf in printed.items():
        assert all(len(words(page)) > 8 for page in pages(pdf)), name
        with pikepdf.open(pdf) as opened:
            fonts = {str(font.BaseFont) for page in opened.pages for font in page.resources.get("/Font", {}).values()}
        assert fonts and all("SourceSansPro" in font for font in fonts), (name, fonts)


def test_the_contents_say_on_which_page_a_heading_stands(printed: dict[str, Path]) -> None:
    """In OpenDocument; in Word only Word knows it."""
    seen = 0
    for name, pdf in printed.items():
        ran = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True)
        sheets = [[" ".join(line.split()).casefold() for line in page.splitlines()] for page in ran.stdout.split("\f")[:-1]]
        if pdf.with_suffix(".odt").exists() and "inhoud" in sheets[0]:
            for line in sheets[0][sheets[0].index("inhoud") + 1 :]:
                if (found := re.fullmatch(r"((?:hoofdstuk|artikel|bijlage) .*\D) (\d+)", line)) is None:
                    continue
                heading = found[1]
                pages_with = [number for number, page in enumerate(sheets, start=1) if heading in page]
                assert int(found[2]) in pages_with, (name, line)
                seen += 1
    assert seen > 10 or not any(pdf.with_suffix(".odt").exists() for pdf in printed.values())
