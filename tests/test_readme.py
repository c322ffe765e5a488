"""The README shows what happens: its example is run, and the commands it names exist."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from regelzetter.cli import cli
from regelzetter.compile import compile_dossier
from regelzetter.diagnostics import in_full
from regelzetter.source import Source
from regelzetter.storage import MemoryFiles
from regelzetter.tree.nodes import Regeling
from regelzetter.writing.layout import layout
from tests.default_dossier import AANHEF, SLOTFORMULIER, completed
from tests.page_outcomes import DATE, DRAFTING
from tests.show_display import plain_text

README: Final = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
TYPED, VALUES, PRINTED, REPORTED, OWN_DOSSIER = (
    block for _, block in re.findall(r"^```(markdown|yaml|text)\n(.*?)^```", README, re.DOTALL | re.MULTILINE)[:5]
)


def test_the_example_prints_what_it_says() -> None:
    compiled = compile_dossier(MemoryFiles(completed({"regeling.md": TYPED, "gegevens/bedragen.yaml": VALUES}))).value
    assert compiled is not None
    document = compiled.documenten["regeling"]
    assert isinstance(document.inhoud, Regeling)
    printed = plain_text(layout(document, DATE).blokken)
    assert PRINTED.split() == printed.replace("\u00a0", " ").split("Besluit:")[1].split("Deze regeling zal")[0].split()


def test_the_mistake_is_reported_as_it_says() -> None:
    wrong = TYPED.replace("plafond.totaal }}", "plafond.totaaal }}")
    outcome = compile_dossier(MemoryFiles(completed({"regeling.md": wrong, "gegevens/bedragen.yaml": VALUES})))
    (found,) = [each for each in outcome.diagnostics if not DRAFTING.match(each.rule.code)]
    shown = in_full(found, {"regeling.md": Source("regeling.md", wrong)}, "regeling/")
    assert shown.replace("\u00a0", " ") == REPORTED.strip()


def test_the_dossier_it_shows_needs_only_its_texts() -> None:
    in_force = "# Artikel 2. Inwerkingtreding\n\nDeze regeling treedt in werking met ingang van {{ dag }}.\n"
    text = "\n".join((AANHEF, TYPED, in_force, SLOTFORMULIER.replace("met de toelichting ", "")))
    data = f"{VALUES}dag: {{datum: 2025-01-01, bron: besluit}}\n"
    files = {"dossier.yaml": OWN_DOSSIER, "regeling.md": text, "gegevens/bedragen.yaml": data}
    assert compile_dossier(MemoryFiles({path: each.encode() for path, each in files.items()})).diagnostics == ()


def test_the_commands_it_names_exist() -> None:
    named = set(re.findall(r"regelzetter (\w+)", README)) & {*cli.commands, "bekijk", "lees", "nieuw", "wijzig", "lsp"}
    assert named <= set(cli.commands)
    assert {"bouw", "waarden", "uitleg"} <= named
