"""Does the proof see everything? Of each format fifty damaged files, one thing wrong in each; and whole files give nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

import pytest

from regelzetter.compile import Compiled, compile_dossier
from regelzetter.identity import identity
from regelzetter.proving.differences import differences, other_words
from regelzetter.proving.expected import expected
from regelzetter.proving.fact_rules import Difference
from regelzetter.proving.facts import Facts
from regelzetter.proving.proof import prove
from regelzetter.proving.readers import READINGS
from regelzetter.proving.text import expected_words
from regelzetter.storage import open_folder
from regelzetter.templates_folder import templates_folder
from regelzetter.writing.files import DisplayWriter, File, Settings
from regelzetter.writing.layout import layout
from regelzetter.writing.writers import writer_of
from tests.alles import alles
from tests.page_outcomes import publishable
from tests.proving.anatomies import ANATOMIES
from tests.proving.sabotage import damaged
from tests.proving.sabotage_pdf import damaged_pdf

SECOND: Final = Path(__file__).parents[1] / "tweede-dossier"
"""A subsidy regulation with a table, notes and a wide toelichting."""
DOSSIERS: Final = ("alles", "tweede-dossier")
FORMATS: Final = (*ANATOMIES, "pdf")
SEED: Final = 20250301
PLAN: Final = (
    ("woord", 8), ("cijfer", 8), ("cel", 8), ("noot", 6), ("verwijzing", 8), ("kop", 5), ("kopcel", 3), ("titel", 2), ("taal", 2),
)  # fmt: skip
"""Kinds of damage, and how many of the fifty are of each."""
LACKS: Final = {"op": ("titel", "taal")}
"""What stands in another file of the format; words are damaged instead."""


@cache
def compiled(name: str) -> Compiled:
    value = alles().value if name == "alles" else compile_dossier(open_folder(SECOND)).value
    assert value is not None
    return value


def test_what_must_be_said_has_the_words_of_the_document() -> None:
    for name in DOSSIERS:
        shown = layout(compiled(name).documenten["regeling"], "2025-03-01")
        assert expected(shown).text == expected_words(shown)


@cache
def whole(name: str, form: str) -> tuple[File, Facts]:
    """The file with the text of a regulation in this format, and what it must say."""
    dossier = compiled(name)
    document = dossier.documenten["regeling"]
    about = replace(publishable(document, identity(document, document.naam, dossier)), werk="proef")
    shown = layout(document, about.datum)
    writer = writer_of(form)
    made = (
        writer.write(shown, Settings(templates_folder())) if isinstance(writer, DisplayWriter) else writer.write(document, about)
    )
    assert made.ok, [each.melding for each in made.diagnostics]
    return next(file for file in made.value if file.path.endswith(READINGS[form].achtervoegsel)), expected(shown)


def reported(form: str, data: bytes, must: Facts) -> tuple[Difference, ...]:
    """What the proof finds in a file, without what validators have against it."""
    reading = READINGS[form]
    found = reading.read(data)
    return other_words(must, found.text) or differences(must, found, reading.able)


def drawn(form: str) -> list[tuple[str, str, bytes]]:
    """Fifty damaged files: the dossier, the kind of damage, and the file. No two are the same."""
    rng = Random(SEED)
    made: dict[bytes, tuple[str, str]] = {}
    for kind, times in PLAN:
        for number in range(times):
            name = DOSSIERS[number % 2]
            wanted = "woord" if kind in LACKS.get(form, ()) else kind
            data = whole(name, form)[0].data
            for _ in range(40):
                other = damaged_pdf(wanted, data, rng) if form == "pdf" else damaged(ANATOMIES[form], wanted, data, rng)
                if other is None:
                    name = DOSSIERS[0] if name != DOSSIERS[0] else DOSSIERS[1]
                    data = whole(name, form)[0].data
                elif other not in made:
                    made[other] = (name, wanted)
                    break
    return [(name, kind, data) for data, (name, kind) in made.items()]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", DOSSIERS)
def test_a_whole_file_gives_no_finding(name: str, form: str) -> None:
    file, must = whole(name, form)
    assert must.koppen and must.verwijzingen and must.tabellen and must.waarden
    assert reported(form, file.data, must) == ()
    proof = prove(file, form, must, compiled(name).documenten["regeling"].span)
    assert proof.diagnostics == ()
    assert any(each.startswith("koppen, verwijzingen") for each in proof.value)


@pytest.mark.parametrize("form", FORMATS)
def test_every_damage_is_found(form: str) -> None:
    attempts = drawn(form)
    originals = {whole(name, form)[0].data for name in DOSSIERS}
    assert len(attempts) == len({data for _, _, data in attempts}) == 50
    assert originals.isdisjoint(data for _, _, data in attempts)
    counted = Counter(kind for _, kind, _ in attempts)
    assert all(counted[kind] == times for kind, times in PLAN if kind not in LACKS.get(form, ()) and kind != "woord")
    unseen = [
        (number, name, kind)
        for number, (name, kind, data) in enumerate(attempts)
        if not reported(form, data, whole(name, form)[1])
    ]
    assert unseen == []


@pytest.mark.parametrize("form", FORMATS)
def test_one_mistake_gives_one_finding(form: str) -> None:
    several = [
        (number, name, kind, [each.melding for each in found])
        for number, (name, kind, data) in enumerate(drawn(form))
        if len(found := reported(form, data, whole(name, form)[1])) > 1
    ]
    assert several == []
