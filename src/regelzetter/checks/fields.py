"""The seven fields of “Beleidskeuzes uitgelegd” (artikel 3.1 of the Comptabiliteitswet 2016)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from regelzetter.checks.policy_choices import TEXTS
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic, Ernst, Rule, Voorbeeld
from regelzetter.tree.nodes import Document, Fiche
from regelzetter.tree.walk import plain

FIELDS: Final = (
    "Doel(en)",
    "Beleidsinstrument(en)",
    "Financiële gevolgen voor het Rijk",
    "Financiële gevolgen voor maatschappelijke sectoren",
    "Nagestreefde doeltreffendheid",
    "Nagestreefde doelmatigheid",
    "Evaluatieparagraaf",
)

_DOSSIER = """\
dossier: proef
organisatie: {naam: Ministerie van Voorbeelden, code: mnre9999}
datum: "{{ dag }}"
gegevens: [gegevens/waarden.yaml]
documenten:
  keuzes: {soort: beleidskeuzes, bronnen: [keuzes.md], formaten: [html]}
"""


def _page(fields: tuple[str, ...]) -> Voorbeeld:
    text = "# Beleidskeuzes uitgelegd\n\n*Onderbouwing (CW 3.1)*\n\n"
    text += "\n".join(f"## {field}\n\n{TEXTS[field]}\n" for field in fields)
    return Voorbeeld((("dossier.yaml", _DOSSIER), ("keuzes.md", text)))


VELDEN = Rule(
    code="REGL0502",
    naam="cw31-velden",
    ernst=Ernst.FOUT,
    regel="“Beleidskeuzes uitgelegd” heeft zeven velden, in vaste volgorde en alle gevuld.",
    waarom="De Kamer en Financiën rekenen op deze indeling; een veld dat ontbreekt is een "
    "gebrek in de onderbouwing. “Geen” schrijft u ook.",
    bron="artikel 3.1 van de Comptabiliteitswet 2016; Kamerstukken II 2022/23, 31865, nr. 231",
    fout=_page(FIELDS[:6]),
    goed=_page(FIELDS),
)
RULES: tuple[Rule, ...] = (VELDEN,)


def check_fields(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for a field that is missing, empty, unknown or out of order."""
    for document in subject.documenten.values():
        if isinstance(document.inhoud, Fiche):
            yield from _fields(document, document.inhoud)


def _fields(document: Document, fiche: Fiche) -> Iterator[Diagnostic]:
    names = [plain(field.opschrift) for field in fiche.velden]
    span = document.span
    for field, name in zip(fiche.velden, names, strict=True):
        if name not in FIELDS:
            yield Diagnostic(
                VELDEN, field.span, f"'{name}' is geen veld van Beleidskeuzes uitgelegd", f"de velden zijn: {', '.join(FIELDS)}"
            )
        if not field.inhoud:
            yield Diagnostic(VELDEN, field.span, f"het veld '{name}' is leeg", "schrijf wat er is, of dat er niets is")
    for field_name in FIELDS:
        if field_name not in names:
            yield Diagnostic(VELDEN, span, f"het veld '{field_name}' ontbreekt", f"zet ## {field_name} op zijn plaats")
    known = [name for name in names if name in FIELDS]
    if known != sorted(known, key=FIELDS.index):
        yield Diagnostic(VELDEN, span, "de velden staan niet in de vaste volgorde", f"de volgorde is: {', '.join(FIELDS)}")
