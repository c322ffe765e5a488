"""The metadata record beside a publication: `metadata_gegevens` with a row for each fact (OWMS).

Certain, as programs that read these records know them: the form of a row, the names, dates as W3CDTF, `nl` as RFC4646, the ids of
parliament (kst-30079-119, scheme OVERHEIDop.ParlID), the creator of a Kamerstuk (OVERHEID.StatenGeneraal), `Kamerstuk` and
`Bijlage` (OVERHEIDop.Parlementair), and a title in three parts that ends in the subject. Inferred: the middle part (`Brief
regering`), the value `Brief` of OVERHEIDop.KamerstukTypen, `Niet-dossierstuk` for a letter outside the dossiers, and the creator
and type of a regulation.

A record says what the dossier tells and no more. So a publication in the Staatscourant has no DC.identifier: its number is given
by who publishes it. A draft is not signed. A Kamerstuk is dated as the letter is.
"""

from __future__ import annotations

from typing import NamedTuple

from regelzetter.source import Span
from regelzetter.tree.nodes import Document, Fiche, Regeling, Tekststuk
from regelzetter.tree.walk import plain
from regelzetter.writing.files import Identity
from regelzetter.writing.markup import Element, Maker
from regelzetter.writing.op_kamerstuk import dossier_of, is_kamerstuk
from regelzetter.writing.publication import is_draft

_DAY, _LANGUAGE, _PARLIAMENT = "DCTERMS.W3CDTF", "DCTERMS.RFC4646", "OVERHEIDop.Parlementair"
_KAMER = "Tweede Kamer der Staten-Generaal"


class Row(NamedTuple):
    name: str
    scheme: str
    content: str


def metadata_record(document: Document, identity: Identity, make: Maker) -> Element:
    """The record. A row without content is left out: the dossier does not tell it."""
    rows = _regulation(document, identity) if isinstance(document.inhoud, Regeling) else _letter(document, identity)
    root = Element("metadata_gegevens", {}, [])
    for row in rows:
        if row.content:
            make.add(root, "metadata", name=row.name, scheme=row.scheme, content=_clean(row.content, document.span, make))
    return root


def _clean(text: str, span: Span, make: Maker) -> str:
    return make.clean(" ".join(text.split()), span)


def _regulation(document: Document, identity: Identity) -> tuple[Row, ...]:
    def told(key: str) -> str:
        return next(iter(identity.publicatie.get(key, ())), "")

    published = told("bekendmaking")
    return (
        Row("DC.type", "OVERHEID.Informatietype", "officiële publicatie"),
        Row("DC.type", "", "ministeriële regeling"),
        Row("DC.title", "", _title(document)),
        Row("DCTERMS.alternative", "", told("citeertitel")),
        Row("DC.creator", "OVERHEID.Ministerie", identity.organisatie),
        Row("DCTERMS.language", _LANGUAGE, "nl"),
        Row("DCTERMS.issued", _DAY, published),
        Row("DCTERMS.available", _DAY, published),
        Row("OVERHEIDop.datumOndertekening", _DAY, "" if is_draft(identity) else told("ondertekening") or identity.datum),
        Row("OVERHEIDop.publicationName", "", "Staatscourant"),
    )


def _letter(document: Document, identity: Identity) -> tuple[Row, ...]:
    """A Kamerstuk, a letter that is none, or the annex alone."""
    about, printed, title = dossier_of(document), is_kamerstuk(document), _title(document)
    is_annex = isinstance(document.inhoud, Fiche)
    kind = "Bijlage" if is_annex else "Kamerstuk" if printed else "Niet-dossierstuk"
    number = f"kst-{about.code}-{about.ondernummer}" if printed and about.nummer and about.ondernummer else ""
    return (
        Row("DC.type", _PARLIAMENT, kind),
        Row("DC.type", "OVERHEIDop.KamerstukTypen", "Brief" if printed else ""),
        Row("DC.title", "", "; ".join((about.titel, "Brief regering", title)) if printed and about.titel else title),
        Row("DC.identifier", "OVERHEIDop.ParlID", number),
        Row("DC.creator", "OVERHEID.StatenGeneraal", _KAMER if printed else ""),
        Row("DC.creator", "OVERHEID.Ministerie", "" if printed else identity.organisatie),
        Row("DCTERMS.language", _LANGUAGE, "nl"),
        Row("DCTERMS.issued", _DAY, identity.datum),
        Row("OVERHEIDop.datumBrief", _DAY, "" if is_annex else identity.datum),
        Row("OVERHEIDop.documenttitel", "", title),
        Row("OVERHEIDop.dossiernummer", "", about.code),
        Row("OVERHEIDop.dossiertitel", "", about.titel),
        Row("OVERHEIDop.ondernummer", "", about.ondernummer),
        Row("OVERHEIDop.vergaderjaar", "", about.vergaderjaar.replace("–", "-")),
        *(Row("OVERHEIDop.indiener", "", name) for name in _signed_by(document)),
        Row("OVERHEIDop.publicationName", "", "" if is_annex else kind),
    )


def _title(document: Document) -> str:
    return plain(document.titel).strip()


def _signed_by(document: Document) -> tuple[str, ...]:
    match document.inhoud:
        case Tekststuk(ondertekening=signed):
            return tuple(plain(each.naam).strip() for each in signed)
    return ()
