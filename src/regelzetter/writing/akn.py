"""Akoma Ntoso 3.0: any document as one file. The door: the writer and its XML library load at first use."""

from __future__ import annotations

from regelzetter.tree.nodes import Document
from regelzetter.writing.files import Identity, Written


def write(document: Document, identity: Identity) -> Written:
    """`<naam>.akn.xml`, or what is missing to identify it."""
    from regelzetter.writing.akn_document import write_file

    return write_file(document, identity)
