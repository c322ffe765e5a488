"""Small dossiers for the tests of comparing: sources as text in, complete trees and values out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from regelzetter.comparing.changes import Comparison, compare
from regelzetter.passes.fill import fill
from regelzetter.passes.index import build_index
from regelzetter.passes.laws import Wet
from regelzetter.passes.number import number
from regelzetter.passes.refer import refer
from regelzetter.reading.build import DocumentPlan, read_document, read_line
from regelzetter.source import Source, Span
from regelzetter.tree.nodes import Document, Ondertekening, Tekst, Veld
from regelzetter.values.load import load
from regelzetter.values.model import Values

AT = Span("dossier.yaml", 1, 1, 1, 1)
AWB = Wet("AWB", "Algemene wet bestuursrecht", "Awb", "BWBR0005537", "de")


@dataclass(frozen=True)
class Version:
    """One compiled version."""

    documents: tuple[Document, ...]
    values: Values


def version(
    texts: Mapping[str, str], data: Mapping[str, str] | None = None, titel: str = "", wet: Wet = AWB, naam: str = "A. de Vries"
) -> Version:
    """Compile: `regeling`, `brief` and `keuzes` are documents, `toelichting` belongs to the first; data are gegevens/."""
    loaded = load(tuple(Source(f"gegevens/{path}", text) for path, text in (data or {}).items()))
    assert not loaded.diagnostics, loaded.diagnostics
    read = [_read(name, text, texts.get("toelichting"), titel, naam) for name, text in texts.items() if name != "toelichting"]
    numbered = [number(fill(document, loaded.value).value).value for document in read]
    index = build_index(numbered).value
    referred = []
    for document in numbered:
        outcome = refer(document, index, {"AWB": wet})
        assert not outcome.diagnostics, outcome.diagnostics
        referred.append(outcome.value)
    return Version(tuple(referred), loaded.value)


def _read(name: str, text: str, note: str | None, titel: str, naam: str) -> Document:
    soort = {"regeling": "regeling", "brief": "kamerbrief", "keuzes": "beleidskeuzes"}[name]
    signature = Ondertekening(functie=(Tekst(tekst="De Minister,", span=AT),), naam=(Tekst(tekst=naam, span=AT),), span=AT)
    title = read_line(titel, AT).inhoud if name == "regeling" else ()
    fields = (Veld(naam="datum", regels=(read_line("{{ ondertekening }}", AT).inhoud,), span=AT),) if name == "brief" else ()
    source = Source(f"{name}.md", text)
    toelichting = Source("toelichting.md", note) if note and name == "regeling" else None
    outcome = read_document(DocumentPlan(name, soort, title, fields, (signature,), (source,), toelichting, AT))
    assert not outcome.diagnostics, outcome.diagnostics
    return outcome.value


def compared(old: Version, new: Version) -> Comparison:
    return compare(old.documents, new.documents, old.values, new.values)


def kinds(comparison: Comparison) -> list[str]:
    return [str(change.kind) for change in comparison.changes]
