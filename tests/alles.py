"""The regulation of `writing/alles.md`, which uses every node class, compiled: for the tests of passes, layout and writers."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from regelzetter.compile import Compiled, compile_dossier
from regelzetter.diagnostics import Outcome
from regelzetter.storage import MemoryFiles
from tests.default_dossier import completed

FOLDER: Final = Path(__file__).parent / "writing"
REGIOS = """\
tabel: regios
kolommen: {regio: {soort: tekst, verplicht: ja, uniek: ja}, bedrag: {soort: bedrag, verplicht: ja}}
telt_op: [regios.bedrag = plafond]
"""
KAART = "iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA7ljmRAAAAEElEQVR4nGM4UaEBRww4OQBQxhDhqjivfwAAAABJRU5ErkJggg=="
"""A PNG of 4 × 3 pixels, in base64."""


def alles_files() -> MemoryFiles:
    """A whole dossier around alles.md and its note."""
    return MemoryFiles(
        completed(
            {
                "regeling.md": (FOLDER / "alles.md").read_text(encoding="utf-8"),
                "toelichting.md": (FOLDER / "alles-toelichting.md").read_text(encoding="utf-8"),
                "gegevens/waarden.yaml": "plafond: {bedrag: 2 500 000}\ndeel: {percentage: 7,5}\n",
                "gegevens/regios.yaml": REGIOS,
                "gegevens/regios.csv": "regio,bedrag\nNoord,1500000\n’t Zuiden,1000000\n",
                "bestanden/kaart.png": KAART,
            }
        )
    )


@cache
def alles() -> Outcome[Compiled | None]:
    """The dossier compiled; its one document is `regeling`."""
    return compile_dossier(alles_files())
