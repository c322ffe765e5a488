"""The date of a document, and what official XML must know of it: dates as ISO 8601, codes, and where it enters into force."""

from __future__ import annotations

from collections.abc import Mapping

from regelzetter.checks.document_day import iso_date, iso_day
from regelzetter.compile import Compiled
from regelzetter.identities.model import EMPTY
from regelzetter.tree.nodes import Artikel, Document
from regelzetter.tree.walk import plain, walk
from regelzetter.values.model import Values
from regelzetter.writing.files import Identity

_PUBLICATION = "publicatie."


def identity(document: Document, werk: str, compiled: Compiled) -> Identity:
    """What writers need besides the tree: the date, and for official XML codes and dates as machines write them."""
    datum = iso_date(document, compiled.values)
    publication = _publication(document, compiled.values)
    if datum:
        publication.setdefault("ondertekening", (datum,))
    dossier = compiled.dossier
    laws = {key: law.bwb for key, law in dossier.wetten.items()}
    ledger = compiled.identiteiten.get(document.naam, EMPTY)
    return Identity(dossier.organisatie, dossier.code, datum, werk, publication, laws, ledger)


def _publication(document: Document, values: Values) -> dict[str, tuple[str, ...]]:
    fields: dict[str, tuple[str, ...]] = {}
    for veld in document.velden:
        if veld.naam.startswith(_PUBLICATION):
            dated = iso_day(veld, values)
            fields[veld.naam.removeprefix(_PUBLICATION)] = (dated,) if dated else tuple(plain(line) for line in veld.regels)
        elif veld.naam == "citeertitel":
            fields["citeertitel"] = tuple(plain(line) for line in veld.regels)
    article = fields.get("inwerkingtreding_artikel")
    if article:
        fields["inwerkingtreding_artikel"] = (_article_number(document, article[0]),)
    return fields


def _article_number(document: Document, label: str) -> str:
    """The number of the article with this label; the label itself may be a number."""
    numbers: Mapping[str, str] = {
        node.label: node.nummer for node in walk(document) if isinstance(node, Artikel) and node.label and node.nummer
    }
    return numbers.get(label, label)
