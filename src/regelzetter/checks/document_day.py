"""The day of a document: which it is, and that it is a value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic, Ernst, Rule, Voorbeeld
from regelzetter.source import Span
from regelzetter.tree.nodes import Document, Invoeging, Invulling, OnbegrepenTekst, Veld
from regelzetter.tree.walk import walk
from regelzetter.values.model import Datum, Tijdstip, Values

_DOSSIER: Final = """\
dossier: proef
organisatie: {{naam: Ministerie van Voorbeelden, code: mnre9999}}
datum: {datum}
gegevens: [gegevens/waarden.yaml]
documenten:
  nota:
    soort: nota
    bronnen: [nota.md]
    titel: Proef
    formaten: [html]
"""


def _dated(datum: str) -> Voorbeeld:
    return Voorbeeld((("dossier.yaml", _DOSSIER.format(datum=datum)), ("nota.md", "Tekst.\n")))


GEEN_DATUM: Final = Rule(
    code="REGL0515",
    naam="datum-is-geen-waarde",
    ernst=Ernst.FOUT,
    regel="De datum van een stuk is een datum uit de gegevens.",
    waarom="Zij staat boven het stuk, in zijn opschrift en in de XML, telkens anders geschreven; dat kan alleen met één bron.",
    bron="beschrijving van het dossier: één bron voor elk bedrag, elke datum en elk percentage",
    fout=_dated("2026-03-27"),
    goed=_dated('"{{ dag }}"'),
)
RULES: Final[tuple[Rule, ...]] = (GEEN_DATUM,)


def iso_date(document: Document, values: Values, field: str = "datum") -> str:
    """The date that stands in a field, ISO 8601; empty when the field holds no date value."""
    return next((iso_day(veld, values) for veld in document.velden if veld.naam == field), "")


def iso_day(veld: Veld, values: Values) -> str:
    """The same, of one field."""
    for node in walk(veld):
        if isinstance(node, Invulling):
            content = values.waarden[node.sleutel].inhoud if node.sleutel in values.waarden else None
            if isinstance(content, Datum):
                return content.dag.isoformat()
            if isinstance(content, Tijdstip):
                return content.moment.date().isoformat()
    return ""


def check_document_day(subject: Subject) -> Iterator[Diagnostic]:
    """A finding at each `datum` of dossier.yaml that holds no date; documents may share one."""
    seen: set[Span] = set()
    for document in subject.documenten.values():
        for veld in document.velden:
            nodes = tuple(walk(veld))[1:]
            if veld.naam != "datum" or not nodes or iso_day(veld, subject.values) or nodes[0].span in seen:
                continue
            if any(isinstance(node, OnbegrepenTekst) for node in nodes):  # that is said already
                continue
            seen.add(nodes[0].span)
            keys = [node.sleutel for node in nodes if isinstance(node, (Invulling, Invoeging))]
            melding = f"'{keys[0]}' is geen datum uit de gegevens" if keys else "de datum is getypt en komt niet uit de gegevens"
            tip = 'zet de dag in gegevens/, als {datum: 2030-01-31}, en schrijf datum: "{{ sleutel }}"'
            yield Diagnostic(GEEN_DATUM, nodes[0].span, melding, tip)
