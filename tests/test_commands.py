"""What a command promises to scripts: an empty word is no word, what cannot be made is said, and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from regelzetter.cli import run
from regelzetter.terminal import Terminal
from tests.default_dossier import completed

SECOND = Path(__file__).parent / "tweede-dossier"


@pytest.mark.parametrize(
    ("order", "said"),
    [
        (["bouw", "--formaat", ""], "noem bij --formaat een formaat; er zijn docx, odt, pdf, html, stop, akn, op"),
        (["bouw", "--formaat", ","], "noem bij --formaat een formaat"),
        (["bouw", "werkwijze", "--formaat", "stop"], "van werkwijze wordt geen stop gemaakt; dossier.yaml noemt docx, odt, pdf,"),
        (["bouw", "werkwijze", "kamerbrief", "--formaat", "html,stop"], "van werkwijze, kamerbrief wordt niets gemaakt in het"),
        (["beschikkingen", "verlening", "--formaat", "op"], "van verlening wordt geen op gemaakt"),
        (["beschikkingen", "regeling"], "'regeling' is geen beschikking van dit dossier; er zijn verlening"),
        (["bouw", "--uit", ""], "bij --uit staat niets"),
        (["bouw", "--scenario", ""], "bij --scenario staat niets"),
        (["controleer", "--scenario", " "], "bij --scenario staat niets"),
        (["waarden", "--scenario", ""], "bij --scenario staat niets"),
        (["waarden", "plfond", "--stil"], "de waarde 'plfond' bestaat niet; bedoelde u 'plafond'?"),
        (["vergelijk", "", str(SECOND)], "bij OUD staat niets"),
    ],
)
def test_an_order_that_gives_nothing_is_wrong_use(
    order: list[str], said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run([*order, "--dossier", str(SECOND)]) == 2
    assert capsys.readouterr().err.startswith(f"regelzetter: {said}")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (("", ""), ("", ""), 0),
        (("", ""), ("regelt", "regelt {{ niets }}"), 1),
        (("regelt", "regelt {{ niets }}"), ("", ""), 1),
        (("", ""), ("de proef", "artikel [](#proef)"), 1),
        (("de proef", "artikel [](#proef)"), ("", ""), 0),
    ],
)
def test_a_comparison_with_a_version_that_could_not_be_read_whole_says_so(
    old: tuple[str, str], new: tuple[str, str], code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An error of drafting in an old version takes nothing from its text."""
    for name, (was, becomes) in (("oud", old), ("nieuw", new)):
        text = "# Artikel 1. Proef {#proef}\n\nDe minister regelt de proef.\n".replace(was, becomes)
        for path, data in completed({"regeling.md": text}, closed=True).items():
            target = tmp_path / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    order = ["vergelijk", str(tmp_path / "oud"), str(tmp_path / "nieuw"), "--uit", str(tmp_path / "uit"), "--stil"]
    assert run(order) == code
    said = capsys.readouterr().err
    assert ("let op: " in said) is (old != new)
    assert (tmp_path / "uit" / "vergelijking" / "vergelijking.html").is_file()


def test_an_empty_folder_is_not_this_folder(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SECOND)
    assert run(["controleer", "--dossier", ""]) == 2
    assert "bij --dossier staat niets" in capsys.readouterr().err


@pytest.mark.parametrize(("no_color", "shown"), [(None, True), ("", True), ("1", False)])
def test_no_color_counts_when_it_is_not_empty(no_color: str | None, shown: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    if no_color is not None:
        monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert Terminal(stil=False, kleur="auto").in_colour() is shown
    assert Terminal(stil=False, kleur="ja").in_colour()
    assert not Terminal(stil=False, kleur="nee").in_colour()
