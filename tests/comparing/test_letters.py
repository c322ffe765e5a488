"""A letter to many recipients is compared with all its passages, not as the first recipient gets it."""

from __future__ import annotations

import runpy
import shutil
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from regelzetter.comparing.changes import compare
from regelzetter.comparing.lines import as_lines
from regelzetter.comparison_command import texts
from regelzetter.compile import Compiled, compile_dossier
from regelzetter.storage import open_folder
from regelzetter.tree import nodes as n
from regelzetter.values.load import load

samples = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "writing" / "amending_samples.py")))
VALUES = load(()).value
DOSSIER = Path(__file__).parents[1] / "tweede-dossier"
LETTER = "beschikkingen/verlening.md"


def lines(new: n.Document, old: n.Document) -> list[str]:
    return as_lines(compare((old,), (new,), VALUES, VALUES))


def letter(text: str) -> n.Document:
    """A decision as it is compared: what depends on the recipient is open."""
    keuze = n.Keuze(
        voorwaarde="rij.groot", voorwaarde_span=samples.S, dan=(samples.al(text),), anders=(samples.al("U bent klein."),),
        span=samples.S,
    )  # fmt: skip
    hole = n.Invoeging(sleutel="rij.bedrag", span=samples.S)
    stuk = n.Tekststuk(inhoud=(samples.al("U krijgt ", hole, "."), keuze), ondertekening=(), span=samples.S)
    return replace(samples.brief(), inhoud=stuk)  # type: ignore[no-any-return]


def test_a_passage_that_the_first_recipient_does_not_get_is_compared() -> None:
    assert lines(letter("U bent groot."), letter("U bent groot.")) == []
    (line,) = lines(letter("U bent enorm."), letter("U bent groot."))
    assert "[-groot" in line and "{+enorm" in line


def compiled(folder: Path) -> Compiled:
    outcome = compile_dossier(open_folder(folder))
    assert outcome.value is not None
    return outcome.value


def test_each_passage_of_a_dossier_is_compared(tmp_path: Path) -> None:
    shutil.copytree(DOSSIER, tmp_path / "nieuw")
    path = tmp_path / "nieuw" / LETTER
    source = path.read_text(encoding="utf-8")
    line = source.split("\n::: als ")[-1].splitlines()[1]
    path.write_text(source.replace(line, line.replace(" ", " heel ", 1)), encoding="utf-8")
    old, new = compiled(DOSSIER), compiled(tmp_path / "nieuw")
    (told,) = as_lines(compare(texts(old), texts(new), old.values, new.values))
    assert told.startswith("verlening, ") and "{+heel+}" in told


def test_a_recipient_that_came_gets_a_letter(tmp_path: Path) -> None:
    shutil.copytree(DOSSIER, tmp_path / "nieuw")
    path = tmp_path / "nieuw" / "gegevens/aanvragen.csv"
    path.write_text(
        f"{path.read_text(encoding='utf-8')}LPB-0009,Proef,Kade 3,1234 AB  Dorp,Oudermonde,2026-02-03,\n", encoding="utf-8"
    )
    old, new = compiled(DOSSIER), compiled(tmp_path / "nieuw")
    (told,) = as_lines(compare(texts(old), texts(new), old.values, new.values))
    assert told.startswith("rij aanvragen[LPB-0009]: toegevoegd") and told.endswith("(verlening, de brief aan deze ontvanger)")
