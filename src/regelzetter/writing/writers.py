"""Every format there is. The table of contents of this room; the modules behind it load what is heavy only when they write."""

from __future__ import annotations

from regelzetter.writing import akn, docx, html, odt, op, pdf, stop
from regelzetter.writing.files import DisplayWriter, TreeWriter

_REGELINGEN = ("regeling", "wijzigingsregeling")
_ALL = (*_REGELINGEN, "kamerbrief", "beleidskeuzes", "beschikking", "nota")

WRITERS: tuple[DisplayWriter | TreeWriter, ...] = (
    DisplayWriter("docx", "Word", ".docx", _ALL, docx.write),
    DisplayWriter("odt", "OpenDocument", ".odt", _ALL, odt.write),
    DisplayWriter("pdf", "PDF/A-2a en PDF/UA-1", ".pdf", _ALL, pdf.write),
    DisplayWriter("html", "webpagina", ".html", _ALL, html.write),
    TreeWriter("stop", "STOP", ".xml", _REGELINGEN, stop.write),
    TreeWriter("akn", "Akoma Ntoso 3.0", ".akn.xml", _ALL, akn.write),
    TreeWriter("op", "officiële publicatie", ".op.xml", (*_REGELINGEN, "kamerbrief", "beleidskeuzes"), op.write),
)


def writer_of(naam: str) -> DisplayWriter | TreeWriter:
    """The writer of a format by its name."""
    return next(writer for writer in WRITERS if writer.naam == naam)
