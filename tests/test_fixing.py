"""Fixes are edits: they change the signs that are wrong, and nothing else of the file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from regelzetter.cli import run
from regelzetter.compile import compile_dossier
from regelzetter.diagnostics import Diagnostic, Edit
from regelzetter.fixing import apply, fix
from regelzetter.judging import ONGEBRUIKT
from regelzetter.source import Span
from regelzetter.storage import MemoryFiles, open_folder
from tests.default_dossier import completed


def edit(line: int, begin: int, end: int, text: str, path: str = "a.md") -> Edit:
    return Edit(Span(path, line, begin, line, end), text)


def finding(*edits: Edit) -> Diagnostic:
    return Diagnostic(ONGEBRUIKT, edits[0].span, "x", fix=edits)


@pytest.mark.parametrize(
    ("text", "edits", "expected"),
    [
        ("een twee", [edit(1, 1, 4, "drie")], "drie twee"),
        ("\ufeffeen\r\ntwee\r\n", [edit(1, 1, 4, "1"), edit(2, 5, 5, "!")], "\ufeff1\r\ntwee!\r\n"),
        ("a\rb\nc", [edit(2, 1, 2, "B"), edit(3, 1, 2, "C")], "a\rB\nC"),
        ("één 𝔸 x", [edit(1, 7, 8, "y")], "één 𝔸 y"),
    ],
)
def test_only_the_signs_of_an_edit_change(text: str, edits: list[Edit], expected: str) -> None:
    assert apply(text, edits) == expected


def test_of_two_fixes_that_meet_the_first_is_done_and_the_other_waits() -> None:
    first, second = finding(edit(1, 1, 5, "x"), edit(2, 1, 2, "y")), finding(edit(1, 3, 8, "z"))
    done = fix([first, second], {"a.md": "een twee\ndrie\n"})
    assert (done.files, done.mended, done.waiting) == ({"a.md": "xtwee\nyrie\n"}, (first,), (second,))


def test_an_edit_outside_the_dossier_is_not_done() -> None:
    assert fix([finding(edit(1, 1, 2, "x", "../b.md"))], {"a.md": "een"}).files == {}


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A dossier on disk with a figure that was typed by hand, Windows line ends and a comment."""
    text = "# Artikel 1. Proef {#proef}\r\n\r\nTen hoogste € 1.000 wordt\r\n verstrekt.\r\n"
    for path, data in completed({"regeling.md": text}, closed=True).items():
        target = tmp_path / path
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(data)
    (tmp_path / "gegevens" / "waarden.yaml").write_bytes(b"# het plafond\nplafond: {bedrag: 1 000}  # per jaar\n")
    return tmp_path


def test_herstel_mends_the_source_and_a_second_run_changes_nothing(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["herstel", "--dossier", str(dossier)]) == 0
    mended = (dossier / "regeling.md").read_bytes()
    assert mended == b"# Artikel 1. Proef {#proef}\r\n\r\nTen hoogste {{ plafond }} wordt\r\n verstrekt.\r\n"
    assert "1 melding hersteld" in capsys.readouterr().err
    before = {path: path.read_bytes() for path in dossier.rglob("*") if path.is_file()}
    assert run(["herstel", "--dossier", str(dossier)]) == 0
    assert {path: path.read_bytes() for path in dossier.rglob("*") if path.is_file()} == before
    assert not compile_dossier(open_folder(dossier)).diagnostics


def test_herstel_of_another_code_and_a_trial_leave_the_source_alone(dossier: Path) -> None:
    before = (dossier / "regeling.md").read_bytes()
    assert run(["herstel", "--code", "REGL0301", "--dossier", str(dossier)]) == 0
    assert run(["herstel", "--proef", "--dossier", str(dossier)]) == 1
    assert (dossier / "regeling.md").read_bytes() == before


def test_streng_makes_a_typed_figure_an_error() -> None:
    files = MemoryFiles(completed({"nota.md": "Er is € 1.000.\n"}))
    assert [str(each.rule.ernst) for each in compile_dossier(files).diagnostics if each.span.path == "nota.md"] == [
        "waarschuwing"
    ]
    strict = compile_dossier(files, strict=True).diagnostics
    assert [str(each.rule.ernst) for each in strict if each.span.path == "nota.md"] == ["fout"]


def _written(folder: Path, files: Mapping[str, str]) -> None:
    for path, data in completed(files).items():
        target = folder / path
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(data)


MOVED = (
    "# Artikel 1. A\n\nZie artikel 3, tweede lid, en artikel 5.\n\n"
    "# Artikel 3. B {#b}\n\n1. Een.\n2. Twee.\n\n# Artikel 5. C\n\nX."
)


def test_hernummer_takes_typed_references_along_and_names_those_that_stay(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _written(tmp_path, {"regeling.md": MOVED})
    assert run(["hernummer", "--controleer", "--dossier", str(tmp_path)]) == 1
    assert (tmp_path / "regeling.md").read_text() == MOVED
    assert run(["hernummer", "--dossier", str(tmp_path)]) == 0
    expected = (
        MOVED.replace("artikel 3, tweede lid", "[](#b/2)").replace("Artikel 3", "Artikel 2").replace("Artikel 5", "Artikel 3")
    )
    assert (tmp_path / "regeling.md").read_text() == expected
    assert "regeling.md:3:18: ‘artikel 5’ is getypt; dat gaat niet mee" in capsys.readouterr().err


def test_hernummer_takes_the_references_in_other_texts_along(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nota = (
        "Op grond van artikel 3, tweede lid, van\nde Proefregeling is dat zo. Uit artikel 1 van de Proefregeling blijkt meer,\n"
        "en artikel 5 van de Proefregeling is ruim.\n"
    )
    _written(tmp_path, {"regeling.md": MOVED, "nota.md": nota})
    assert run(["hernummer", "--dossier", str(tmp_path)]) == 0
    written = (tmp_path / "nota.md").read_text()
    assert written == nota.replace("artikel 3, tweede lid, van\nde Proefregeling", "[](#b/2)")
    told = capsys.readouterr().err
    assert "nota.md:1:38: ‘artikel 1’ is getypt; dat gaat niet mee" in told
    assert "nota.md:2:4: ‘artikel 5’ is getypt; dat gaat niet mee" in told


def test_hernummer_reads_every_passage_of_a_letter_and_sources_with_another_name(tmp_path: Path) -> None:
    passage = '::: als rij.soort = "x"\n\nZie [](#a/3).\n\n::: anders\n\nZie [](#a/4).\n\n:::\n'
    files = {
        "regeling.md": "# Artikel 1. A {#a}\n\n1. Een.\n3. Drie.\n4. Vier.\n",
        "beschikkingen/besluit.md": passage,
        "gegevens/ontvangers.csv": "kenmerk,naam,adres,soort\nK1,A,Straat 1,x\nK2,B,Straat 2,y\n",
        "gegevens/ontvangers.yaml": "kolommen: {kenmerk: tekst, naam: tekst, adres: tekst, soort: tekst}\n",
    }
    _written(tmp_path, files)
    (tmp_path / "regeling.md").rename(tmp_path / "regeling.txt")
    plan = tmp_path / "dossier.yaml"
    plan.write_text(plan.read_text().replace("regeling.md", "regeling.txt"))
    assert run(["hernummer", "--dossier", str(tmp_path)]) == 0
    assert (tmp_path / "regeling.txt").read_text() == "# Artikel 1. A {#a}\n\n1. Een.\n2. Drie.\n3. Vier.\n"
    assert (tmp_path / "beschikkingen" / "besluit.md").read_text() == passage.replace("a/3", "a/2").replace("a/4", "a/3")


def test_what_two_documents_number_differently_is_not_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _written(tmp_path, {"regeling.md": "# Artikel 3. A\n\nX.\n"})
    (tmp_path / "begin.md").write_text("# Artikel 1. B\n\nX.\n")
    plan = (tmp_path / "dossier.yaml").read_text()
    other = plan[plan.index("  regeling:") :].replace("  regeling:", "  andere:").replace("regeling.md", "begin.md, regeling.md")
    (tmp_path / "dossier.yaml").write_text(plan + other)
    assert run(["hernummer", "--dossier", str(tmp_path)]) == 1
    assert (tmp_path / "regeling.md").read_text() == "# Artikel 3. A\n\nX.\n"
    assert "regeling.md:1:11: hernummer kan dit niet wijzigen in 2" in capsys.readouterr().err


def test_a_file_that_is_read_only_stays_and_so_do_the_others(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (dossier / "aanhef.md").write_text((dossier / "aanhef.md").read_text() + "\nTen hoogste € 1.000.\n")
    (dossier / "regeling.md").chmod(0o444)
    before = {path: path.read_bytes() for path in dossier.rglob("*") if path.is_file()}
    assert run(["herstel", "--dossier", str(dossier)]) == 2
    assert {path: path.read_bytes() for path in dossier.rglob("*") if path.is_file()} == before
    assert "regeling.md kan niet worden geschreven: het bestand is alleen te lezen" in capsys.readouterr().err


def test_herstel_and_hernummer_say_what_they_cannot_read(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["herstel", "--code", "REGL9999", "--dossier", str(dossier)]) == 2
    (dossier / "aanhef.md").write_bytes(b"# Aanhef\n\nDe Minister van caf\xe9\n")
    (dossier / "regeling.md").write_text("# Artikel 2. Proef\n\nX.\n")
    assert run(["hernummer", "--dossier", str(dossier)]) == 1
    assert (dossier / "regeling.md").read_text() == "# Artikel 2. Proef\n\nX.\n"
    (dossier / "dossier.yaml").write_text("a: [b\n")
    assert run(["herstel", "--dossier", str(dossier)]) == 1
    assert [line.split(" ")[2] for line in capsys.readouterr().err.splitlines() if " fout " in line] == ["REGL0005:", "REGL0210:"]


def test_a_reference_to_a_lid_that_was_taken_out_does_not_come_to_mean_the_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    law = "# Artikel 1. A {#a}\n\n1. Een, zie [](#a/2).\n3. Drie.\n"
    _written(tmp_path, {"regeling.md": law})
    assert run(["hernummer", "--dossier", str(tmp_path)]) == 1
    assert (tmp_path / "regeling.md").read_text() == law
    assert "regeling.md:3:16: #a/2 wijst naar niets" in capsys.readouterr().err


def test_an_exception_that_loses_its_place_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _written(tmp_path, {"regeling.md": "# Artikel 1. A\n\n1. Een.\n3. De BTW.\n"})
    plan = tmp_path / "dossier.yaml"
    excepted = 'uitzonderingen: [{code: REGL0624, plaats: "artikel 1, derde lid", reden: naam}]\n'
    plan.write_text(plan.read_text() + excepted)
    assert run(["hernummer", "--dossier", str(tmp_path)]) == 0
    assert "op 'artikel 1, derde lid' is geen REGL0624 gevonden: een uitzondering gaat niet mee" in capsys.readouterr().err
