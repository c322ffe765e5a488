"""An official publication as a file, with its record and its pictures.

The wrapper is that of the samples (op-xsd-2012-3): `officiele-publicatie` with `metadata`, which names the record beside it, and
for the Staatscourant its masthead. What stands in it: `op_regeling.py` and `op_kamerstuk.py`.
"""

from __future__ import annotations

import re
from typing import Final

from regelzetter.diagnostics import Diagnostic, Outcome, in_order
from regelzetter.tree.nodes import Document, Regeling
from regelzetter.writing.files import File, Identity, Written
from regelzetter.writing.markup import Element, to_bytes
from regelzetter.writing.op_kamerstuk import Kamerstuk, dossier_of, is_kamerstuk
from regelzetter.writing.op_lines import MIXED
from regelzetter.writing.op_metadata import metadata_record
from regelzetter.writing.op_pictures import Pictures
from regelzetter.writing.op_regeling import Staatscourant
from regelzetter.writing.op_rules import KAMERSTUKGEGEVEN
from regelzetter.writing.pictures import picture_bytes
from regelzetter.writing.publication import Asked

_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMA: Final = "http://technische-documentatie.oep.overheid.nl/schema/op-xsd-2012-3"


def write_publication(document: Document, identity: Identity) -> Written:
    """The publication, its record and its pictures, or what is missing."""
    ask = Asked(document, identity, "een officiële publicatie")
    ask.title()
    missing = (*ask.found, *_missing(document))
    writer = _Writer(pictures=Pictures(document.naam))
    root = writer.publication(document, f"{document.naam}.metadata.xml")
    record = metadata_record(document, identity, writer.make)
    outcome = Outcome((), in_order((*missing, *writer.make.found)))
    if not outcome.ok:
        return outcome
    files = (
        File(f"{document.naam}.op.xml", to_bytes(root, MIXED)),
        File(f"{document.naam}.metadata.xml", to_bytes(record, frozenset())),
        *(File(name, picture_bytes(beeld)) for name, beeld in writer.pictures.files.items()),
    )
    return Outcome(files, outcome.diagnostics)


class _Writer(Kamerstuk, Staatscourant):
    """Writes a publication of either kind."""

    def publication(self, document: Document, record: str) -> Element:
        root = Element("officiele-publicatie", {"xmlns:xsi": _XSI, "xsi:noNamespaceSchemaLocation": _SCHEMA}, [])
        about = self.make.add(root, "metadata")
        self.make.add(about, "meta", name="OVERHEIDop.externMetadataRecord", scheme="", content=record)
        if isinstance(document.inhoud, Regeling):
            kop = self.make.add(root, "kop")
            self.make.add(kop, "titel", "STAATSCOURANT")
            self.make.add(kop, "subtitel", "Officiële uitgave van het Koninkrijk der Nederlanden sinds 1814.")
            self.staatscourant(root, document, document.inhoud)
        else:
            self.kamerstuk(root, document)
        self.lines.resolve()
        return root


def _missing(document: Document) -> tuple[Diagnostic, ...]:
    """What a Kamerstuk cannot do without: its dossier and the session year."""
    if not is_kamerstuk(document):
        return ()
    about = dossier_of(document)
    asked = (
        ("dossier", about.code, r"\d{5}(?:-[IVX]+)?", "30 079"),
        ("vergaderjaar", about.vergaderjaar, r"\d{4}[–-]\d{4}", "2029–2030"),
    )
    return tuple(
        Diagnostic(
            KAMERSTUKGEGEVEN,
            document.span,
            f"voor een Kamerstuk {'klopt' if value else 'ontbreekt'} 'kamerstuk.{key}' "
            f"{'niet' if value else 'in dossier.yaml'}{f': {value}' if value else ''}",
            f"schrijf bij kamerstuk {key}: {example}",
        )
        for key, value, form, example in asked
        if not re.fullmatch(form, value)
    )
