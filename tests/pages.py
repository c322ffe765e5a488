"""Tests as documents: a page of Markdown says what is typed and what must come of it, and is read by jurists too.

A page has a heading, a few sentences, and blocks between lines of backticks. The first words of a block say what it is.

Blocks that give a file (what is not given, `default_dossier.py` fills in):

    regeling                      regeling.md; a fragment is enough
    toelichting                   toelichting.md
    yaml gegevens/waarden.yaml    any file by its path, after a word for the editor's colours (yaml, csv, markdown)
    regeling utf-16               the file is saved in UTF-16
    png bestanden/kaart.png       a picture: its bytes in base64
    csv gegevens/regios.xlsx      a workbook: its cells as CSV; `=…` is a formula without a stored result
    markdown bijlage.md ontbreekt the file is not there
    regeling oud                  the file as it was in an earlier version; the other files were the same

Blocks that say what comes of it. A document other than the regulation is named: `boom kamerbrief`.

    meldingen   every finding (about drafting only on the pages of `checks`): its line, and its tip. Findings that are not
                announced fail the page; no block means: none
    boom        the tree after all passes; `boom gelezen`: as it was read, before values are filled in. Only what stands in
                files that the page gives is shown
    layout      the display blocks of the document
    tekst       its plain words
    stop, akn   the body of the regulation in official XML, without namespaces; `stop Bijlage`: all elements with that name
    op          the same as an older official publication; of another document: `op kamerbrief stuk`
    wijzigingen what changed since the earlier version
    waarden     what `regelzetter waarden` says of a key: `waarden budget`; in a scenario: `waarden budget scenario:laag`

`REGELZETTER_ACCEPT=1` (make accept) rewrites the blocks that say what comes of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.default_dossier import UTF16, completed

EXPECTATIONS: Final = ("meldingen", "boom", "layout", "tekst", "stop", "akn", "op", "wijzigingen", "waarden")
_FENCE: Final = re.compile(r"^(?P<fence>`{3,})(?P<info>[^`\n]*)\n(?P<body>.*?)^(?P=fence)[ ]*$", re.DOTALL | re.MULTILINE)
_SHORT: Final = {"regeling": "regeling.md", "toelichting": "toelichting.md"}


class PageError(Exception):
    """The page itself is not written as a page."""


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its first words, its text, and where that text stands in the page."""

    words: tuple[str, ...]
    body: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Page:
    path: Path
    text: str
    given: Mapping[str, str]
    files: Mapping[str, bytes]
    old_files: Mapping[str, bytes]
    expected: tuple[Block, ...]

    @property
    def title(self) -> str:
        return self.text.split("\n", 1)[0].removeprefix("# ")

    @property
    def prose(self) -> str:
        """What the page says outside its heading and its blocks."""
        return _FENCE.sub("", self.text.partition("\n")[2]).strip()


def find_pages(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(folder.rglob("*.md")))


def read_page(path: Path) -> Page:
    """The page in a file."""
    text = path.read_text(encoding="utf-8")
    given: dict[str, str] = {}
    old: dict[str, str] = {}
    absent: set[str] = set()
    expected: list[Block] = []
    for block in _blocks(text):
        name = _file(block)
        if name is None:
            _known(block)
            expected.append(block)
        elif block.words[-1] == "ontbreekt":
            absent.add(name)
        elif block.words[-1] == "oud":
            old[name] = block.body
        else:
            given[name] = UTF16 + block.body if block.words[-1] == "utf-16" else block.body
    closed = path.parent.name == "checks"
    files = {name: data for name, data in completed(given, closed).items() if name not in absent}
    return Page(path, text, given, files, completed({**given, **old}, closed), tuple(expected))


def _blocks(text: str) -> Iterator[Block]:
    for found in _FENCE.finditer(text):
        yield Block(tuple(found["info"].split()), found["body"], found.start("body"), found.end("body"))


def _file(block: Block) -> str | None:
    """The path of the file that a block gives; None if it expects something."""
    if block.words and block.words[0] in _SHORT:
        return _SHORT[block.words[0]]
    return next((word for word in block.words[1:] if "." in word), None)


def _known(block: Block) -> None:
    if not block.words or block.words[0] not in EXPECTATIONS:
        raise PageError(f"not a block of a page: '{' '.join(block.words)}'; it is a file, {', '.join(EXPECTATIONS)}")
