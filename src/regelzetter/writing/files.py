"""What a writer makes, and what it needs to know besides the document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path
from typing import Literal, TypeAlias

from regelzetter.diagnostics import Outcome
from regelzetter.identities.model import EMPTY, Ledger
from regelzetter.record import record
from regelzetter.source import Span
from regelzetter.tree.nodes import Document
from regelzetter.writing.display import DisplayDocument
from regelzetter.writing.huisstijl import Huisstijl


@record(frozen=True, slots=True)
class File:
    """One file of a document; `path` is relative to the folder of that document, with forward slashes."""

    path: str
    data: bytes
    plaatsen: Mapping[str, Span] = field(default_factory=dict, compare=False, repr=False)
    """Of official XML: the eId of a part → where it stands in the source, for what official rules find."""
    identiteiten: Ledger | None = field(default=None, compare=False, repr=False)
    """Of besluit.xml: the ledger of its document after this text; to be kept in the dossier."""


@record(frozen=True, slots=True)
class Identity:
    """What official XML needs to know of the dossier; codes without their prefix (mnre1109, BWBR0044212)."""

    organisatie: str
    """Name of the ministry."""
    code: str
    """TOOI code of the ministry: mnre and four digits."""
    datum: str
    """Date of the document, ISO 8601."""
    werk: str
    """Short identifier of the document within this year: letters, digits, hyphen, underscore."""
    publicatie: Mapping[str, tuple[str, ...]]
    """The block `publicatie` of dossier.yaml: names and lines."""
    wetten: Mapping[str, str]
    """Key of a law in the dossier → its BWB id."""
    identiteiten: Ledger = EMPTY
    """The wIds that the parts of this document had before."""

    @property
    def dag(self) -> str:
        """The day that a file bears as its own: the date of the document; of a draft, which has none, that of publication."""
        return self.datum or next(iter(self.publicatie.get("bekendmaking", ())), "")


@record(frozen=True, slots=True)
class Settings:
    """The same for every document of a build."""

    sjablonen: Path
    """The folder with templates."""
    fonts: tuple[Path, ...] = ()
    schemas: Path | None = None
    """The folder with the official schemas of STOP and LVBB; None: nothing is checked against them."""
    huisstijl: Huisstijl = field(default_factory=Huisstijl)


Written: TypeAlias = Outcome[tuple[File, ...]]


@record(frozen=True, slots=True)
class DisplayWriter:
    """A format made for the eye."""

    naam: str
    label: str
    achtervoegsel: str
    soorten: tuple[str, ...]
    write: Callable[[DisplayDocument, Settings], Written]
    medium: Literal["display"] = "display"


@record(frozen=True, slots=True)
class TreeWriter:
    """A format that keeps the legal tree (XML)."""

    naam: str
    label: str
    achtervoegsel: str
    soorten: tuple[str, ...]
    write: Callable[[Document, Identity], Written]
    medium: Literal["tree"] = "tree"
