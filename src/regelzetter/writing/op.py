"""The older official publications: Kamerstuk and Staatscourant XML (`officiele-publicatie`) with its metadata record.

The door: the writer and its XML library load at first use.
"""

from __future__ import annotations

from regelzetter.tree.nodes import Document
from regelzetter.writing.files import Identity, Written


def write(document: Document, identity: Identity) -> Written:
    """`<naam>.op.xml`, `<naam>.metadata.xml` and the pictures, or what is missing.

    The document is a regulation, a letter to parliament or “Beleidskeuzes uitgelegd”.
    """
    from regelzetter.writing.op_document import write_publication

    return write_publication(document, identity)
