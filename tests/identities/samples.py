"""A small dossier with one regulation, and building it in STOP with the ledger of the version before."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from regelzetter.compile import compile_dossier
from regelzetter.identities.file import written
from regelzetter.identities.model import EMPTY, Ledger
from regelzetter.identities.rules import PATH
from regelzetter.identity import identity
from regelzetter.storage import MemoryFiles
from regelzetter.writing import stop
from regelzetter.writing.files import File
from regelzetter.writing.xml_rules import ZONDER_DOEL

FILES = dict(ZONDER_DOEL.goed.bestanden)
"""A whole dossier without faults that can be delivered."""

AANHEF = FILES["regeling.md"].partition("# Artikel")[0]
SLOT = """\
# Artikel. Inwerkingtreding {#inwerkingtreding}

Deze regeling treedt in werking met ingang van {{ geldt }}.

# Artikel. Citeertitel {#citeertitel}

Deze regeling wordt aangehaald als: Proefregeling.

# Slotformulier

Deze regeling zal met de toelichting in de Staatscourant worden geplaatst.
"""


def built(text: str, ledger: Ledger = EMPTY) -> File:
    """besluit.xml of a regulation with this text between aanhef and slot; read with the ledger in its file."""
    kept = {PATH: written({"regeling": ledger})} if ledger != EMPTY else {}
    files = {**FILES, **kept, "regeling.md": f"{AANHEF}\n{text}\n{SLOT}"}
    compiled = compile_dossier(MemoryFiles({path: content.encode() for path, content in files.items()})).value
    assert compiled is not None
    document = compiled.documenten["regeling"]
    about = replace(identity(document, "proefregeling", compiled), code="mnre9999")
    assert about.identiteiten == ledger
    outcome = stop.write(document, about)
    assert outcome.ok, outcome.diagnostics
    return outcome.value[0]


def ledger_of(file: File) -> Ledger:
    assert file.identiteiten is not None
    return file.identiteiten


def names(file: File) -> dict[str, str]:
    """wId → the own words of every part in the body of the regulation; of an article, its heading."""
    root = etree.fromstring(file.data)
    (body,) = root.iter("{*}Lichaam")
    return {element.get("wId", ""): own_words(element) for element in body.iterdescendants() if element.get("wId")}


def own_words(element: etree._Element) -> str:
    heading = element.findtext("{*}Kop/{*}Opschrift")
    return " ".join((heading or "".join(map(str, element.itertext("{*}Al", "{*}Lijstaanhef", "{*}Term")))).split())
