"""Renumbering: afterwards all numbers follow on, every reference means what it meant, and a second run changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

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
from tests.pages import read_page


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
    work = renumbered(tuple(value.documenten.values()), value.sources)
    return apply(regeling, [edit for edit in work.edits if edit.span.path == "regeling.md"])


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
D = C.replace("C", "D")
FIVE = LETTERS.replace("drie.", "drie;") + "{}. vier; en\n{}. vijf.\n"
AFTER_Z = "".join((
    "# Artikel 1. A\n\nHet is:\n",
    *(f"{mark}. {mark}een;\n" for mark in "abcdefghijklmnopqrstuvwx"),
    "{}. een;\n{}. twee;\n{}. drie;\n{}. vier.\n",
))  # fmt: skip
RUNNING_ON = "".join((
    "# Hoofdstuk {}. A\n\n## Titel {}. A\n\n### Artikel. A\n\nX.\n\n## Titel {}. B\n\n### Artikel. B\n\nX.\n\n",
    "# Hoofdstuk {}. B\n\n## Titel {}. C\n\n### Artikel. C\n\nX.\n\n",
    "# Hoofdstuk {}. C\n\n## Titel {}. D\n\n### Artikel. D\n\nX.\n",
))  # fmt: skip
PARAGRAPHS = "# Hoofdstuk {}. A\n\n## Paragraaf {}. A\n\n## Paragraaf {}. B\n\n### Artikel {}. A\n\nX.\n"
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
        (f"{A}\n{B}\n{C}\n{D}", "4 4a 4a 4b", "1 1a 2 3"),
        (f"{A}\n{B}\n{C}", "1 1A 3", "1 1A 2"),
        (f"{A}\n{B}\n{C}\n{D}", "I II IIA IV", "I II IIA III"),
        (LETTERS, "x yy zz", "a b c"),
        (LETTERS, "a aa ac", "a aa ab"),
        (FIVE, "a ab b d dd", "a aa b c ca"),
        (AFTER_Z, "y aa bb cc", "y z aa bb"),
        (RUNNING_ON, "I I II IA IIA II III", "I I II IA IIA II III"),
        (RUNNING_ON, "I I II IA IIA III IV", "I I II IA IIA II III"),
        (PARAGRAPHS, "2 2.2 2.4 2.3", "1 1.1 1.2 1.1"),
        ("# Bijlage {}. A\n\nX.\n\n# Bijlage {}. B\n\nX.\n", "A C", "A B"),
        ("# Artikel 1. A\n\nEen.[^n]\n\n[^n]: Het is:\n    {}. een;\n    {}. twee.\n", "a c", "a b"),
        ("#\tArtikel\t{}.\tA\n\nX.\n\n# Artikel\u00a0{}. B\n\nX.", "2 4", "1 2"),
    ],
)
def test_what_changes_and_what_stays(law: str, typed: str, expected: str) -> None:
    assert renumber(law.format(*typed.split())) == law.format(*expected.split())
    assert numbering(law.format(*expected.split())) == []


@pytest.mark.parametrize(
    "page", ["wet-titels-die-doortellen", "wet-nummers-met-dubbele-punt", "wet-deel-hoofdstuk-titel-afdeling"]
)
def test_numbers_that_are_right_stay(page: str) -> None:
    law = read_page(Path(__file__).parents[1] / "cases" / "reading" / f"{page}.md").given["regeling.md"]
    assert numbering(law) == []
    assert renumber(law) == law


def test_of_two_articles_with_one_number_each_keeps_its_own_references() -> None:
    first = "# Artikel 1. A {#a}\n\n1. Een.\n3. Drie, zie [](#a/3) en [](#b/3).\n\n"
    second = "# Artikel 1. B {#b}\n\n1. Een.\n2. Twee.\n3. Drie, zie [](#b/3).\n"
    expected = first.replace("3. D", "2. D").replace("#a/3", "#a/2") + second.replace("Artikel 1", "Artikel 2")
    assert renumber(first + second) == expected


def test_of_two_leden_with_one_number_the_first_is_meant() -> None:
    law = "# Artikel 1. A {#a}\n\n1. Een.\n2. Twee.\n2. Drie, zie [](#a/2).\n"
    assert renumber(law) == law.replace("2. Drie", "3. Drie")
