"""Findings for machines, read by others: JSON by json, SARIF by Microsoft's own validator."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest

from regelzetter.compile import compile_dossier
from regelzetter.diagnostics import Diagnostic
from regelzetter.reports import REPORTS
from regelzetter.storage import MemoryFiles
from tests.default_dossier import completed
from tests.page_outcomes import DRAFTING

VALIDATOR: Final = Path(os.environ.get("REGELZETTER_NPM", ".ci"), "node_modules/.bin/sarif-multitool-linux")
TYPED: Final = "# Artikel 1. Proef %0A::error::\n\n1. Ten hoogste {{ plafnd }} of\n   € 1.000, zie [](#nergens).\n3. Twee.\n"


@pytest.fixture(scope="module")
def found() -> tuple[Diagnostic, ...]:
    found = compile_dossier(MemoryFiles(completed({"regeling.md": TYPED}))).diagnostics
    return tuple(each for each in found if each.span.path == "regeling.md" and not DRAFTING.match(each.rule.code))


def test_json_says_all(found: tuple[Diagnostic, ...]) -> None:
    read = json.loads(REPORTS["json"](found, ""))
    assert [each["code"] for each in read] == [each.rule.code for each in found]
    assert {"code", "ernst", "regel", "melding", "tip", "adres", "bestand", "van", "tot"} == set(read[0])


def test_sarif_has_every_finding_with_its_place_and_fix(found: tuple[Diagnostic, ...]) -> None:
    run: dict[str, Any] = json.loads(REPORTS["sarif"](found, "een map/"))["runs"][0]
    assert [result["ruleId"] for result in run["results"]] == [each.rule.code for each in found]
    assert all(run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "een%20map/regeling.md"
    assert [result["ruleId"] for result in run["results"] if "fixes" in result] == [each.rule.code for each in found if each.fix]


def test_sarif_is_valid_by_the_validator_of_its_makers(found: tuple[Diagnostic, ...], tmp_path: Path) -> None:
    if not VALIDATOR.exists():
        pytest.skip("set REGELZETTER_NPM to a folder with @microsoft/sarif-multitool-linux (.ci/run does)")
    file = tmp_path / "uit.sarif"
    file.write_text(REPORTS["sarif"](found, "regeling/"), encoding="utf-8")
    done = subprocess.run([VALIDATOR, "validate", file], capture_output=True, text=True, check=False)
    assert (done.returncode, [line for line in done.stdout.splitlines() if " error " in line]) == (0, [])


def test_github_reads_one_command_a_finding(found: tuple[Diagnostic, ...]) -> None:
    lines = REPORTS["github"](found, "regeling/").split("\n")
    assert len(lines) == len(found)
    assert all(line.startswith(("::error file=regeling/", "::warning file=regeling/")) for line in lines)
    assert all(line.count("::") == 2 for line in lines)


def test_what_is_typed_never_becomes_a_command_of_its_own(found: tuple[Diagnostic, ...]) -> None:
    hostile = [Diagnostic(found[0].rule, found[0].span, "een\n::error::twee %0A", adres="a,b:c")]
    text = REPORTS["github"](hostile, "")
    assert "\n" not in text
    assert "een%0A::error::twee %250A" in text
    assert f"title={found[0].rule.code} a%2Cb%3Ac" in text


def test_gitlab_reads_code_quality(found: tuple[Diagnostic, ...]) -> None:
    read = json.loads(REPORTS["gitlab"](found, "regeling/"))
    assert {"description", "check_name", "fingerprint", "severity", "location"} == set(read[0])
    assert len({each["fingerprint"] for each in read}) == len(read)
