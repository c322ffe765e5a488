"""STOP: a ministerial regulation as a delivery to the LVBB. The door: the writer and its XML library load at first use."""

from __future__ import annotations

from regelzetter.tree.nodes import Document
from regelzetter.writing.files import Identity, Written


def write(document: Document, identity: Identity) -> Written:
    """`stop/besluit.xml`, `stop/manifest.xml`, `stop/opdracht.xml` and the pictures, or what is missing.

    The document is a regulation.
    """
    from regelzetter.writing.stop_besluit import write_delivery

    return write_delivery(document, identity)
