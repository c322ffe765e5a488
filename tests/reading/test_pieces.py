"""A file that is read in pieces gives what it gives read at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regelzetter.reading.blocks import FileContent, read_blocks
from regelzetter.reading.pieces import joined, parts_of, pieces
from regelzetter.source import Source, Stretch, normalize

ROOT = Path(__file__).parents[2]
TEXTS = tuple(path for folder in ("regeling", "tests/tweede-dossier", "tests/writing") for path in (ROOT / folder).rglob("*.md"))
LINES = st.sampled_from((
    "# Artikel 1. Een kop", "## Paragraaf 2", "Een zin.[^a]", "Nog een zin[^b] met [](#h1).", "[^a]: De noot.", "[^b]: Een noot.",
    "[^a]: Nogmaals.", "    Meer noot.", "  ", "", "1. Een lid:", "   a. een onderdeel;[^c]", "b. nog een;", "2bis. Een lid.",
    "> citaat", "> # Kop", "::: als x", "::: anders", ":::", "::: formule", "::: fiche A | B", "::: onbekend", "  :::",
    "- ::: als y", "zie :::", "| a | b |", "|---|---|", "| 1 | 2[^a] |", "{kolommen=1,2}", "begrip", ": betekenis",
    "[^c]: Zie [^a].", "-", "A. Een", "Van:", "\\[^a]", "[^d]: # Kop", "\x0b", "`[^b]`", "{#label}",
))  # fmt: skip


def in_pieces(source: Source, least: int) -> FileContent:
    cut = pieces(source.text, least)
    read = [read_blocks(source, piece) for piece in cut]
    items = tuple(item for part in read for item in part.items)
    found = tuple(sorted((each for part in read for each in part.found), key=str))
    return FileContent(items, found)


def at_once(source: Source) -> FileContent:
    content = read_blocks(source)
    return FileContent(content.items, tuple(sorted(content.found, key=str)))


@settings(derandomize=True, database=None, deadline=None, max_examples=500)
@given(st.lists(LINES, max_size=24), st.integers(1, 60))
def test_pieces_give_the_whole(lines: list[str], least: int) -> None:
    source = Source("regeling.md", normalize("\n".join(lines)))
    assert in_pieces(source, least) == at_once(source)


@pytest.mark.parametrize("least", [1, 200, 2000])
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_real_texts_in_pieces(path: Path, least: int) -> None:
    source = Source("regeling.md", normalize(path.read_text(encoding="utf-8")))
    assert in_pieces(source, least) == at_once(source)


def test_where_a_text_is_cut() -> None:
    """At headings only; not between a note and its mark, nor inside a block. Notes at the end go with their mark."""
    text = (
        "# Een\n\nTekst.[^a]\n\n# Twee\n\n::: als x\n\n# Drie\n\n:::\n\n# Vier\n\nTekst.[^b]\n\n# Vijf\n\n[^a]: A.\n\n[^b]: B.\n"
    )
    shown = [[text[stretch.start : stretch.end] for stretch in piece] for piece in pieces(text, 1)]
    assert shown == [
        ["# Een\n\nTekst.[^a]\n\n", "[^a]: A.\n\n"],
        ["# Twee\n\n::: als x\n\n# Drie\n\n:::\n\n"],
        ["# Vier\n\nTekst.[^b]\n\n", "[^b]: B.\n"],
        ["# Vijf\n\n"],
    ]


def test_what_cannot_be_cut_stays_whole() -> None:
    for text in ("# Een\n\n::: als x\n\n# Twee\n\n# Drie\n", "# Een[^a]\n\n# Twee\n\n[^a]: A.\n\n# Drie\n\nTekst.[^a]\n"):
        assert pieces(text, 1)[-1] == (Stretch(0, len(text)),)


def test_files_keep_their_pieces() -> None:
    sources = [Source(f"{name}.md", f"# {name}\n\nTekst van {name}.\n") for name in ("een", "twee")]
    parts = parts_of(sources)
    read = joined(parts, [part() for part in parts])
    assert [read(source) for source in sources] == [read_blocks(source) for source in sources]
