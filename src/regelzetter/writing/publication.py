"""What identifies a document in official XML, read from `Identity` and checked.

Nothing is made up: what is missing is a finding.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from regelzetter.diagnostics import Diagnostic
from regelzetter.tree.nodes import Document
from regelzetter.tree.walk import plain
from regelzetter.writing.files import Identity
from regelzetter.writing.xml_rules import ONDERTEKEND, ONJUIST, ONTBREEKT, WAT_HET_IS

WORK = r"/akn/nl/(act|bill|doc)/[a-z]+[0-9]*/[0-9]{4}(-[0-9]{2}-[0-9]{2})?/[A-Za-z0-9][A-Za-z0-9_-]*"
"""A work id. STOP1000: no full stop anywhere in it."""
NAME = r"[A-Za-z0-9][A-Za-z0-9_-]*"
MINISTRY = r"mnre[0-9]{4}"
"""TOOI's code of a ministry (STOP1010)."""
CONCEPT = r"c_[0-9a-f]+"
OIN = r"[0-9]{20}"


def is_draft(identity: Identity) -> bool:
    """Does `publicatie.status` say “ontwerp”?"""
    return identity.publicatie.get("status") == ("ontwerp",)


@dataclass(slots=True)
class Asked:
    """Answers from the dossier, one by one; `found` holds what was missing or wrong."""

    document: Document
    identity: Identity
    format: str
    found: list[Diagnostic] = field(default_factory=list)

    def field(self, key: str, pattern: str, form: str) -> str:
        """The first line of a key of `publicatie`; empty, with a finding, if it is not there or not in its form."""
        return self._checked(f"publicatie.{key}", next(iter(self.identity.publicatie.get(key, ())), ""), pattern, form)

    def code(self) -> str:
        return self._checked("organisatie.code", self.identity.code, MINISTRY, "mnre en vier cijfers", top=True)

    def work_name(self) -> str:
        return self._checked("werk", self.identity.werk, NAME, "letters, cijfers, - en _")

    def title(self) -> str:
        return self._checked("titel", plain(self.document.titel).strip(), r"(?s).*", "woorden")

    @property
    def ontwerp(self) -> bool:
        """Is this a draft? It is published like a final text, but it is not signed."""
        return is_draft(self.identity)

    def document_day(self) -> str:
        """The date of the document; of a draft the day on which it is published."""
        if self.ontwerp:
            self.signed()
            return self.publication_day("bekendmaking")
        return self.day("datum", self.identity.datum)

    def signed(self) -> str:
        """The date of signature: that of the document, or `publicatie.ondertekening` if it was signed on another day.

        Empty for a draft; a finding if a draft has one.
        """
        if self.ontwerp:
            self._unsigned()
            return ""
        lines = self.identity.publicatie.get("ondertekening", ())
        return self.day("publicatie.ondertekening", lines[0]) if lines else self.day("datum", self.identity.datum)

    def publication_day(self, key: str) -> str:
        return self.day(f"publicatie.{key}", next(iter(self.identity.publicatie.get(key, ())), ""))

    def day(self, where: str, value: str) -> str:
        day = self._checked(where, value, r"\d{4}-\d{2}-\d{2}", "een datum als 2030-01-31")
        try:
            return date.fromisoformat(day).isoformat() if day else ""
        except ValueError:
            self._wrong(where, value, "een dag die bestaat")
            return ""

    def work(self, key: str, kind: str, code: str, year: str, name: str) -> str:
        """The work id: typed in full, or its last part, or else the name of the document."""
        typed = next(iter(self.identity.publicatie.get(key, ())), name)
        if typed.startswith("/"):
            return self._checked(f"publicatie.{key}", typed, WORK, f"/akn/nl/{kind}/{code}/{year}/naam")
        name = self._checked(f"publicatie.{key}", typed, NAME, "letters, cijfers, - en _") if typed else ""
        return f"/akn/nl/{kind}/{code}/{year}/{name}"

    def concepts(self) -> tuple[str, ...]:
        """The subjects, each once, as TOOI concept ids."""
        typed = self.identity.publicatie.get("onderwerp", ())
        if not typed:
            self.field("onderwerp", CONCEPT, "")
        bare = (line.rsplit("/", 1)[-1] for line in typed)
        return tuple(
            dict.fromkeys(
                self._checked("publicatie.onderwerp", line, CONCEPT, "een begrip van TOOI, als c_9d1917e9") for line in bare
            )
        )

    def _unsigned(self) -> None:
        if not self.identity.datum:
            return
        span = next((veld.span for veld in self.document.velden if veld.naam == "datum"), self.document.span)
        self.found.append(
            Diagnostic(
                ONDERTEKEND,
                span,
                f"het ontwerp '{self.document.naam}' heeft een datum van ondertekening: {self.identity.datum}",
                "haal 'datum' weg (geldt zij voor andere stukken, zet haar dan bij die stukken) of schrijf status: definitief",
            )
        )

    def _checked(self, where: str, value: str, pattern: str, form: str, top: bool = False) -> str:
        if not value:
            key = where if top else f"documenten.{self.document.naam}.{where}"
            self.found.append(
                Diagnostic(
                    ONTBREEKT,
                    self.document.span,
                    f"voor {self.format} ontbreekt '{key}' in dossier.yaml",
                    f"schrijf er {WAT_HET_IS[where]}" if where in WAT_HET_IS else "",
                )
            )
            return ""
        if not re.fullmatch(pattern, value):
            self._wrong(where, value, form)
            return ""
        return value

    def _wrong(self, where: str, value: str, form: str) -> None:
        self.found.append(
            Diagnostic(
                ONJUIST,
                self.document.span,
                f"'{where}' is '{value}', verwacht wordt {form}",
                f"verbeter '{where}' in dossier.yaml",
            )
        )
