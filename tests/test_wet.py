"""The hard shapes of real law (`cases/reading/wet-*.md`) in every format: written, read back with the same words, and valid.

STOP is checked by the official XSD where the schemas are (../shared); the rest by the proofs that every build makes.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from regelzetter.building import Built, Job, write_batch
from regelzetter.compile import Compiled, compile_dossier
from regelzetter.dossier import SOORTEN
from regelzetter.identity import identity
from regelzetter.proving.schema import stop_problems
from regelzetter.storage import MemoryFiles
from regelzetter.templates_folder import templates_folder
from regelzetter.tree.nodes import Document
from regelzetter.writing.files import Settings
from tests.page_outcomes import publishable
from tests.pages import read_page
from tests.writing.test_stop import SCHEMAS, VERSIONS, schematron_faults

PAGES: Final = sorted((Path(__file__).parent / "cases" / "reading").glob("wet-*.md"))
FORMATS: Final = SOORTEN["regeling"]


@cache
def compiled(path: Path) -> Compiled:
    outcome = compile_dossier(MemoryFiles(read_page(path).files))
    assert outcome.value is not None
    return outcome.value


def publishes(path: Path) -> bool:
    """Has the page no faults? What is wrong on purpose is not written."""
    return "```meldingen" not in path.read_text(encoding="utf-8") or ": fout REGL" not in path.read_text(encoding="utf-8")


WRITTEN: Final = [path for path in PAGES if publishes(path)]


def test_there_are_enough() -> None:
    assert len(WRITTEN) >= 25


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_a_shape_of_real_law_is_written(path: Path, form: str) -> None:
    files = _files(path, form)
    assert files
    assert all(file.getoetst for file in files if file.pad.endswith((".docx", ".odt", ".pdf", ".html", ".akn.xml")))


def _files(path: Path, form: str) -> tuple[Built, ...]:
    """The files of a page in one format; each has passed its proofs."""
    whole = compiled(path)
    document: Document = next(iter(whole.documenten.values()))
    official = publishable(document, identity(document, document.naam, whole))
    job = Job(document.naam, document.naam, document, (form,), replace(official, werk="proef"))
    outcome = write_batch((job,), Settings(templates_folder()))
    assert [each.melding for each in outcome.diagnostics if each.is_fout] == []
    return outcome.value


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the official schemas are not here")
def test_as_stop_they_are_valid_by_the_official_schemas_and_schematron(tmp_path: Path) -> None:
    paths: list[Path] = []
    for page in WRITTEN:
        for file in _files(page, "stop"):
            for version in VERSIONS:
                assert not file.pad.endswith(".xml") or stop_problems(file.data, SCHEMAS, version) == (), (page.name, file.pad)
            if file.pad.endswith("besluit.xml"):
                paths.append(tmp_path / f"{page.stem}.xml")
                paths[-1].write_bytes(file.data)
    assert [schematron_faults(paths, version) for version in VERSIONS] == ["", ""]
