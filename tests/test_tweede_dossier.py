"""A dossier of another ministry and another kind of subsidy compiles without findings, and hostile names stay what they are."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from regelzetter.compile import Compiled, compile_dossier
from regelzetter.dossier import SOORTEN
from regelzetter.storage import open_folder
from regelzetter.tree import invariants
from regelzetter.tree.nodes import Artikel, Document, Invulling, Tekst
from regelzetter.tree.show import show
from regelzetter.tree.walk import walk

FOLDER: Final = Path(__file__).parent / "tweede-dossier"


@cache
def compiled() -> Compiled:
    outcome = compile_dossier(open_folder(FOLDER))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def all_documents() -> list[Document]:
    letters = [letter.document for group in compiled().brieven.values() for letter in group]
    return [*compiled().documenten.values(), *letters]


def test_it_has_every_kind_in_every_format() -> None:
    formats = {spec.soort: spec.formaten for spec in compiled().dossier.documenten.values()}
    assert {kind: set(names) for kind, names in formats.items()} == {kind: set(names) for kind, names in SOORTEN.items()}


def test_every_document_is_complete() -> None:
    for document in all_documents():
        checks = (invariants.after_filling, invariants.after_numbering, invariants.after_referring)
        assert [line for check in checks for line in check(document)] == []
        assert invariants.complete(document)


def test_articles_are_numbered_through() -> None:
    numbers = [node.nummer for node in walk(compiled().documenten["regeling"]) if isinstance(node, Artikel)]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


def test_the_table_of_choices_is_printed_in_the_letter() -> None:
    assert [annex.naam for annex in compiled().documenten["kamerbrief"].bijlagen] == ["beleidskeuzes"]


def test_each_recipient_gets_the_letter_with_what_the_data_say_literally() -> None:
    with (FOLDER / "gegevens" / "aanvragen.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    letters = compiled().brieven["verlening"]
    assert len(letters) == len(rows) == 3
    for row, letter in zip(rows, letters, strict=True):
        printed = {node.sleutel: node.tekst for node in walk(letter.document) if isinstance(node, Invulling)}
        assert printed["rij.exploitant"] == row["exploitant"]
        assert printed["rij.adres"] == row["adres"]
        assert printed.get("rij.uw_kenmerk", "") == row["uw_kenmerk"]


def test_a_passage_is_chosen_for_each_recipient() -> None:
    texts = [show(letter.document) for letter in compiled().brieven["verlening"]]
    assert ["overlegt u vooraf" in text for text in texts] == [False, True, False]
    assert ["hebt bij uw aanvraag het kenmerk" in text for text in texts] == [False, True, True]


def test_what_is_hostile_was_never_read_as_markup() -> None:
    """The names stand in filled holes only: none became text, emphasis or a reference of the document."""
    for letter in compiled().brieven["verlening"]:
        typed = " ".join(node.tekst for node in walk(letter.document) if isinstance(node, Tekst))
        assert re.search(r"\{\{|<b>|HYPERLINK|Coöperatie|raw", typed) is None


@pytest.mark.parametrize("document", ["regeling", "wijziging", "kamerbrief", "beleidskeuzes", "werkwijze", "verlening"])
def test_its_tree_can_be_shown(document: str) -> None:
    shown = show(compiled().documenten[document])
    for node in walk(compiled().documenten[document]):
        if isinstance(node, Tekst | Invulling):
            visible = node.tekst.replace("\\", "\\\\").replace('"', '\\"').replace("\u00a0", "␣")
            assert f'"{visible}"' in shown
