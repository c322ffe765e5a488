"""Renumbering: afterwards all numbers follow on, every reference means what it meant, and a second run changes nothing."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from regelzetter.compile import Compiled, compile_dossier
from regelzetter.fixing import apply
from regelzetter.passes.renumber import renumbered
from regelzetter.storage import MemoryFiles
from regelzetter.tree.nodes import Alinea, Lid, Onderdeel, Tekst, Vindplaats
from regelzetter.tree.walk import located_parts, walk
from tests.default_dossier import completed


def compiled(regeling: str) -> Compiled:
    value = compile_dossier(MemoryFiles(completed({"regeling.md": regeling}))).value
    assert value is not None
    return value


def numbering(regeling: str) -> list[str]:
    """What is said about numbers."""
    found = compile_dossier(MemoryFiles(completed({"regeling.md": regeling}))).diagnostics
    return [each.melding for each in found if each.rule.code.startswith("REGL03")]


def renumber(regeling: str) -> str:
    value = compiled(regeling)
    edits = renumbered(tuple(value.documenten.values()), value.sources)
    return apply(regeling, [edit for edit in edits if edit.span.path == "regeling.md"])


def meant(regeling: str) -> list[list[str]]:
    """For each reference the words of the leden and onderdelen it means, in order of the text."""
    document = compiled(regeling).documenten["regeling"]
    words: Mapping[object, str] = {
        adres: _first_words(node) for adres, node in reversed(list(located_parts(document))) if isinstance(node, Lid | Onderdeel)
    }
    return [[words.get(adres, "") for adres in node.adressen] for node in walk(document) if isinstance(node, Vindplaats)]


def _first_words(node: Lid | Onderdeel) -> str:
    """The name of a lid or onderdeel: its first word, which is its own."""
    first = node.inhoud[0]
    text = first.inhoud[0] if isinstance(first, Alinea) else None
    return text.tekst.split(" ")[0] if isinstance(text, Tekst) else ""


@st.composite
def laws(draw: st.DrawFn) -> str:
    """A regulation with gaps: leden and onderdelen were taken out of it, and references name what is left by number."""
    names = iter(f"naam{number}" for number in range(1000))
    parts: list[str] = []
    places: list[str] = []
    for article in sorted(draw(st.sets(st.integers(1, 9), min_size=1, max_size=4))):
        parts.append(f"# Artikel {article}. Proef {{#a{article}}}\n")
        for lid in sorted(draw(st.sets(st.integers(1, 9), min_size=2, max_size=4))):
            places.append(f"#a{article}/{lid}")
            letters = draw(st.sets(st.sampled_from("abcdef"), max_size=3))
            end = ":" if letters else "."
            parts.append(f"{lid}. {next(names)} staat er, zie ‹›{end}")
            for letter in sorted(letters):
                places.append(f"#a{article}/{lid}/{letter}")
                parts.append(f"   {letter}. {next(names)} zie ‹›;")
        parts.append("")
    text = "\n".join(parts)
    while "‹›" in text:
        text = text.replace("‹›", f"[]({draw(st.sampled_from(places))})", 1)
    return text


@settings(max_examples=60, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(laws())
def test_references_keep_meaning_what_they_meant(law: str) -> None:
    new = renumber(law)
    assert numbering(new) == []
    assert meant(new) == meant(law)
    assert renumber(new) == new


A, B, C = "# Artikel {}. A\n\nX.\n", "# Artikel {}. B\n\nX.\n", "# Artikel {}. C\n\nX.\n"
CHAPTERS = "# Hoofdstuk {}. A\n\n#" + A + "\n# Hoofdstuk {}. B\n\n#" + B + "\n#" + C
LEDEN = "# Artikel 1. A\n\n{}. Een.\n{}. Twee.\n{}. Drie.\n"
LETTERS = "# Artikel 1. A\n\nHet is:\n{}. een;\n{}. twee;\n{}. drie.\n"
QUOTED = "# Artikel 1. A\n\nHet luidt:\n\n> {}. Drie.\n> {}. Vijf.\n"


@pytest.mark.parametrize(
    ("law", "typed", "expected"),
    [
        (LEDEN, "1 2 4", "1 2 3"),
        (LEDEN, "1 1 1", "1 2 3"),
        (LEDEN, "2 2a 5", "1 1a 2"),
        (f"{A}\n{B}\n{C}", "2 2a 5", "1 1a 2"),
        (f"{A}\n{B}\n{C}", "I III IV", "I II III"),
        (CHAPTERS, "1 1.1 3 3.2 3.4", "1 1.1 2 2.1 2.2"),
        (LETTERS, "a aa c", "a aa b"),
        (LETTERS, "b c d", "a b c"),
        (LETTERS, "1° 3° 4°", "1° 2° 3°"),
        (QUOTED, "3 5", "3 5"),
    ],
)
def test_what_changes_and_what_stays(law: str, typed: str, expected: str) -> None:
    assert renumber(law.format(*typed.split())) == law.format(*expected.split())
    assert numbering(law.format(*expected.split())) == []
