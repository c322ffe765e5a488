"""What the tests of the older official publications have in common: documents, and what is written of them."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, settings
from lxml import etree

from regelzetter.compile import Compiled, compile_dossier
from regelzetter.identity import identity
from regelzetter.storage import FolderFiles
from regelzetter.tree import nodes as n
from regelzetter.writing import op
from regelzetter.writing.files import Identity
from tests.alles import alles
from tests.page_outcomes import publishable

trees = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("xml_trees.py"))))
parts = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("xml_parts.py"))))
at_random = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("xml_random.py"))))
ROOT: Final = Path(__file__).parents[2]
SCHEMAS: Final = ROOT.parent / "shared" / "schemas"
QUICK = settings(
    max_examples=20, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
KAMERSTUK: Final = {
    "vorm": "kamerstuk",
    "dossiernummer": "12\u00a0345 XIV",
    "dossiertitel": "Proeven",
    "nummer": "7",
    "vergaderjaar": "2029–2030",
    "aan": "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
    "plaats_datum": "Den Haag, 15 januari 2030",
    "afzender_kapitalen": "BRIEF VAN DE MINISTER VAN VOORBEELDEN",
}


def with_fields(document: n.Document, **fields: str) -> n.Document:
    return replace(document, velden=tuple(trees.veld(name, line) for name, line in fields.items()))


BRIEF: Final = with_fields(trees.BRIEF, **KAMERSTUK)
RIJKSBRIEF: Final = with_fields(
    trees.BRIEF, vorm="rijksbrief", kenmerk="V-1", adres="De Voorzitter", aanhef="Geachte voorzitter,"
)
TREES: Final = {
    "regeling": trees.REGELING,
    "nieuw": parts.NIEUW,
    "wijziging": parts.WIJZIGING,
    "fiche": trees.FICHE,
    "brief": BRIEF,
    "rijksbrief": RIJKSBRIEF,
    "brief met alles": with_fields(parts.BRIEF, **KAMERSTUK),
}


@cache
def compiled(folder: str) -> Compiled:
    outcome = compile_dossier(FolderFiles(ROOT / folder)) if folder else alles()
    assert outcome.value is not None
    return outcome.value


def documents() -> Iterator[tuple[str, n.Document, Identity]]:
    """The trees of the tests, alles.md, and the documents of the dossiers that are here."""
    for name, tree in TREES.items():
        yield name, tree, trees.IDENTITY
    for folder in ("", "regeling", "tests/tweede-dossier"):
        if folder and not (ROOT / folder / "dossier.yaml").exists():
            continue
        whole = compiled(folder)
        for name, document in whole.documenten.items():
            if not folder or "op" in whole.dossier.documenten[name].formaten:
                yield f"{folder or 'alles'}: {name}", document, publishable(document, identity(document, name, whole))


DOCUMENTS: Final = list(documents())
each = pytest.mark.parametrize(
    ("document", "about"), [(tree, about) for _, tree, about in DOCUMENTS], ids=[x[0] for x in DOCUMENTS]
)


def written(document: n.Document, about: Identity = trees.IDENTITY) -> bytes:
    outcome = op.write(document, about)
    assert outcome.ok, outcome.diagnostics
    assert [file.path for file in outcome.value[:2]] == [f"{document.naam}.op.xml", f"{document.naam}.metadata.xml"]
    return outcome.value[0].data


def root_of(document: n.Document) -> etree._Element:
    return etree.fromstring(written(document))


def texts(root: etree._Element, path: str) -> list[str]:
    return ["".join(element.itertext()).strip().replace("\u00a0", " ") for element in root.xpath(path)]
