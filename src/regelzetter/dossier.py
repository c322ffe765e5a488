"""What dossier.yaml says: which documents there are, who signs, which laws may be cited and which data belong to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Final

from regelzetter.passes.laws import Wet
from regelzetter.record import record
from regelzetter.source import Span

SOORTEN: Final[Mapping[str, tuple[str, ...]]] = {
    "regeling": ("docx", "odt", "pdf", "html", "stop", "akn", "op"),
    "wijzigingsregeling": ("docx", "odt", "pdf", "html", "stop", "akn", "op"),
    "kamerbrief": ("docx", "odt", "pdf", "html", "akn", "op"),
    "beleidskeuzes": ("docx", "odt", "pdf", "html", "akn", "op"),
    "beschikking": ("docx", "odt", "pdf", "html", "akn"),
    "nota": ("docx", "odt", "pdf", "html", "akn"),
}
"""Kinds of documents and the formats each can have."""

SECTOREN: Final = ("algemeen", "onderwijs", "hoger-onderwijs")
BESLUITEN: Final = ("verlening", "voorschot", "afwijzing", "wijziging", "vaststelling", "terugvordering", "bezwaar")
"""Kinds of decisions; each must say other things."""


@record(frozen=True, slots=True)
class Line:
    """One string of dossier.yaml with its place; it may hold {{ values }}."""

    tekst: str
    span: Span = field(compare=False, repr=False)


@record(frozen=True, slots=True)
class Annex:
    """A document that belongs to another: printed in it, or (`los`) beside it."""

    document: str
    los: bool
    span: Span = field(compare=False, repr=False)


@record(frozen=True, slots=True)
class Signatory:
    """One of those who sign a document."""

    functie: Line
    naam: Line
    namens: Line | None


@record(frozen=True, slots=True)
class AndereOntvangers:
    """A list of recipients that was given with the command. Of a file outside the dossier only its name: where it stands is the
    business of who gave it."""

    bestand: str
    sha256: str
    in_plaats_van: str
    """The list that dossier.yaml names."""


@record(frozen=True, slots=True, kw_only=True)
class DocumentSpec:
    """One entry of `documenten`. `velden` are the lines of brief, kamerstuk and publicatie, by “group.key”."""

    naam: str
    soort: str
    besluit: str
    """What a beschikking decides (BESLUITEN); empty where dossier.yaml does not say."""
    bronnen: tuple[str, ...]
    toelichting: str | None
    titel: Line | None
    ondertekening: tuple[Signatory, ...]
    """Who sign, in the order in which they do."""
    formaten: tuple[str, ...]
    bijlagen: tuple[Annex, ...]
    ontvangers: str | None
    ontvanger: Mapping[str, tuple[Line, ...]]
    datum: Line | None
    werk: str
    velden: Mapping[str, tuple[Line, ...]]
    status: str = "definitief"
    """“concept”: every page says so, with `versie` if there is one."""
    versie: Line | None = None
    xml_in_pdf: str = ""
    """The format whose XML travels inside the PDF: stop or, for a document without it, akn; empty: none does."""
    andere_ontvangers: AndereOntvangers | None = None
    """What `ontvangers` is, where it is not what dossier.yaml says."""
    span: Span = field(compare=False, repr=False)


@record(frozen=True, slots=True)
class Ernstkeuze:
    """How serious a rule is in this dossier: fout, waarschuwing, informatief or uit."""

    code: str
    ernst: str
    reden: str
    span: Span = field(compare=False, repr=False)


@record(frozen=True, slots=True)
class Uitzondering:
    """A rule that does not apply at one place. `woorden` must be in the finding; empty: any finding of that rule there."""

    code: str
    plaats: str
    woorden: str
    reden: str
    span: Span = field(compare=False, repr=False)


@record(frozen=True, slots=True)
class Look:
    """What the dossier says of its house style: the name, and files and folders in it that exist."""

    huisstijl: str = "neutraal"
    logo: Line | None = None
    logo_tekst: Line | None = None
    lettertypen: Line | None = None
    sjablonen: Line | None = None


@record(frozen=True, slots=True, kw_only=True)
class Dossier:
    naam: str
    organisatie: str
    code: str
    vorm: Look
    datum: Line | None
    gegevens: tuple[str, ...]
    wetten: Mapping[str, Wet]
    documenten: Mapping[str, DocumentSpec]
    scenario: str = ""
    """The scenario whose values this is read with; documents of a scenario say so, and are never published."""
    sector: str = "algemeen"
    """Which fixed dates of entry into force apply (aanwijzing 4.17): algemeen, onderwijs or hoger-onderwijs."""
    regels: Mapping[str, Ernstkeuze] = field(default_factory=dict)
    uitzonderingen: tuple[Uitzondering, ...] = ()
    schemas: Line | None = None
    """The folder with the official schemas, relative to the dossier or absolute. It is no source of a document but a tool of the
    user, as fonts are: it may stand outside the dossier."""
