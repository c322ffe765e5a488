"""What the writers of DOCX and ODT share: the template, the rules, letters that differ only in values; and pandoc, of ODT."""

from __future__ import annotations

import os
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from regelzetter.diagnostics import Diagnostic, Ernst, Outcome, Rule, voorbeeld
from regelzetter.record import record
from regelzetter.source import Span
from regelzetter.writing.archive import Member, archive
from regelzetter.writing.display import (
    Blocks,
    DefinitionList,
    DisplayDocument,
    Figure,
    Formula,
    Heading,
    ItemList,
    Note,
    Quote,
    Runs,
    Table,
    TextBlock,
)
from regelzetter.writing.files import File, Settings, Written
from regelzetter.writing.huisstijl import Sjabloon
from regelzetter.writing.office_dress import dressed
from regelzetter.writing.shapes import Part, Shape, all_filled, clean, shaped

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

SJABLOON_ONBRUIKBAAR = Rule(
    code="REGL0820",
    naam="sjabloon-onbruikbaar",
    ernst=Ernst.FOUT,
    regel="Het sjabloon van een document bestaat, is een bestand van Word of LibreOffice, en zijn velden zijn goed geschreven.",
    waarom="Het briefhoofd komt uit het sjabloon. Een sjabloon dat niet gelezen kan worden, geeft geen document.",
    bron="templates/, docxtpl, Jinja2",
    fout=voorbeeld("Dit is geen Word-bestand.\n", "templates/regeling.docx"),
    goed=voorbeeld("# Artikel 1. Doel {#doel}\n\nDe minister verstrekt subsidie.\n"),
)

SJABLOON_ZONDER_PLAATS = Rule(
    code="REGL0821",
    naam="sjabloon-zonder-plaats",
    ernst=Ernst.FOUT,
    regel="Een sjabloon heeft precies één alinea {{ inhoud }}: daar komt de tekst.",
    waarom="Zonder die plaats zou de tekst verdwijnen; met twee plaatsen stond zij er dubbel.",
    bron="templates/",
    fout=voorbeeld("{{ betreft }}\n", "templates/regeling.docx"),
    goed=voorbeeld("# Artikel 1. Doel {#doel}\n\nDe minister verstrekt subsidie.\n"),
)

NOOT_UIT_VOLGORDE = Rule(
    code="REGL0822",
    naam="noot-uit-volgorde",
    ernst=Ernst.FOUT,
    regel="De noten van een document zijn doorlopend genummerd, vanaf 1, in de volgorde waarin hun tekens in de tekst staan.",
    waarom="Word en LibreOffice nummeren noten zelf; een ander nummer in de andere bestanden zou naar een andere noot wijzen.",
    bron="pandoc, ECMA-376 deel 1, 17.11",
    fout=voorbeeld("# Artikel 1. Doel {#doel}\n\nEerst[^b] en dan[^a] en weer[^b].\n\n[^a]: Noot a.\n[^b]: Noot b.\n"),
    goed=voorbeeld("# Artikel 1. Doel {#doel}\n\nEerst[^a] en dan[^b].\n\n[^a]: Noot a.\n[^b]: Noot b.\n"),
)

RULES: tuple[Rule, ...] = (SJABLOON_ONBRUIKBAAR, SJABLOON_ZONDER_PLAATS, NOOT_UIT_VOLGORDE)


class UnusableTemplateError(Exception):
    """A template that cannot be used. It never leaves this room: `write` makes a diagnostic of it."""

    def __init__(self, rule: Rule, melding: str) -> None:
        super().__init__(melding)
        self.rule = rule
        self.melding = melding


def no_place(count: int) -> UnusableTemplateError:
    melding = f"het sjabloon heeft {count} alinea's met alleen {{{{ inhoud }}}}; dat moet er één zijn, buiten tabellen"
    return UnusableTemplateError(SJABLOON_ZONDER_PLAATS, melding)


BODY_MARK, BODY_MARK_END = "_inhoud", "_inhoud_einde"
"""Names of the bookmarks around the text of the document; outside them only the template speaks. No anchor begins so."""

NUMBERS = ("vergaderjaar", "dossiernummer", "nummer")
"""Fields that the Kamer gives a letter."""
PROGRAMS = {"docx": "Word (docx)", "odt": "LibreOffice (odt)"}
Parts: TypeAlias = tuple[Part | Member, ...]


@record(frozen=True, slots=True)
class Office:
    """One of the two formats."""

    suffix: str
    prepare: Callable[[Shape, bytes], Parts]
    """The members of every document of a shape, given the template; kept by who makes it."""
    properties: Callable[[DisplayDocument], Member]
    """The member with title, author and date."""
    escape: Callable[[str], str]
    """Text as it may stand in the text of this format."""


def write(document: DisplayDocument, settings: Settings, office: Office) -> Written:
    """One file, `<naam>.<suffix>`, or what is wrong."""
    path = settings.sjablonen / f"{template_name(document)}.{office.suffix}"
    found = tuple(misnumbered(document))
    own = next((each for each in settings.huisstijl.sjablonen if each.jas == document.sjabloon and office.suffix == "docx"), None)
    try:
        shape, texts = shaped(document)
        template = dressed(path.read_bytes(), office.suffix, settings.huisstijl)
        if own is not None:
            path = Path(own.pad)
            refused = unfit(own, template)
            if refused:
                return Outcome((), (*found, *refused))
            template = adopted(own.data, template)
        parts = office.prepare(shape, template)
    except OSError as error:
        fault = UnusableTemplateError(SJABLOON_ONBRUIKBAAR, f"het sjabloon {path.name} kan niet gelezen worden: {error.strerror}")
        return Outcome((), (*found, about(path, fault)))
    except zipfile.BadZipFile:
        fault = UnusableTemplateError(SJABLOON_ONBRUIKBAAR, f"het sjabloon is geen bestand van {PROGRAMS[office.suffix]}")
        return Outcome((), (*found, about(path, fault)))
    except UnusableTemplateError as fault:
        return Outcome((), (*found, about(path, fault)))
    members = (*all_filled(parts, texts, office.escape), office.properties(document))
    return Outcome((File(f"{document.naam}.{office.suffix}", archive(members)),), found)


def template_name(document: DisplayDocument) -> str:
    """Of our template. What the Kamer has not numbered has no margin for numbers, and the width of a page is no field."""
    numbered = any(name in document.velden for name in NUMBERS)
    return document.sjabloon if document.sjabloon != "kamerstuk" or numbered else "kamerstuk-zonder-nummers"


def unfit(own: Sjabloon, ours: bytes) -> tuple[Diagnostic, ...]:
    """What makes a letterhead of the dossier unfit for use."""
    from regelzetter.writing.template_check import check

    return tuple(each for each in check(own.data, own.pad, ours) if each.is_fout)


def adopted(theirs: bytes, ours: bytes) -> bytes:
    """A letterhead of the dossier, made ready for our text."""
    from regelzetter.writing.template_adopt import adopted as with_ours

    return with_ours(theirs, ours)


def about(path: Path, fault: UnusableTemplateError) -> Diagnostic:
    span = Span(f"{path.parent.name}/{path.name}", 1, 1, 1, 1)
    tip = "neem het sjabloon dat bij regelzetter hoort en breng de wijziging opnieuw aan"
    return Diagnostic(rule=fault.rule, span=span, melding=fault.melding, tip=tip)


def author(document: DisplayDocument) -> str:
    return clean(" ".join(document.velden.get("organisatie", ())))


def markup(text: str) -> str:
    """Text as it may stand in XML, also between quotation marks."""
    if "&" in text or "<" in text or ">" in text or '"' in text or "'" in text:
        return escape(text, quote=True)
    return text


def said(text: str) -> str:
    """Words as they may stand in XML, whatever they are."""
    return markup(text if text.isprintable() else clean(text))


# --- notes ----------------------------------------------------------------------------------------


def misnumbered(document: DisplayDocument) -> Iterator[Diagnostic]:
    """Notes whose number is not the number that the word processor will print."""
    for count, note in enumerate(notes(document.blokken), 1):
        if note.nummer != count:
            melding = f"noot {note.nummer} van '{document.naam}' is de {count}e noot in de tekst"
            tip = "schrijf elke noot op één plaats, en verwijs daarna met woorden naar haar"
            yield Diagnostic(rule=NOOT_UIT_VOLGORDE, span=Span(document.naam, 1, 1, 1, 1), melding=melding, tip=tip)


def notes(blocks: Blocks) -> list[Note]:
    """The notes in the order of their marks."""
    found: list[Note] = []
    _find_notes(blocks, found)
    return found


def _find_notes(blocks: Blocks, found: list[Note]) -> None:
    for block in blocks:
        if isinstance(block, TextBlock | Heading | Formula):
            _find_in(block.runs, found)
        elif isinstance(block, ItemList):
            for item in block.items:
                _find_notes(item.blokken, found)
        elif isinstance(block, DefinitionList):
            for entry in block.definities:
                _find_in(entry.term, found)
                _find_notes(entry.blokken, found)
        elif isinstance(block, Quote):
            _find_notes(block.blokken, found)
        elif isinstance(block, Figure):
            _find_in(block.bijschrift, found)
        elif isinstance(block, Table):
            _find_in(block.bijschrift, found)
            for row in (*block.kop, *block.rijen):
                for cell in row.cellen:
                    _find_notes(cell.blokken, found)
        else:
            for line in (*block.regels, block.naam):
                _find_in(line, found)


def _find_in(runs: Runs, found: list[Note]) -> None:
    found.extend([run for run in runs if isinstance(run, Note)])


# --- programs -------------------------------------------------------------------------------------


@cache
def jinja() -> ImmutableSandboxedEnvironment:
    """Where templates are rendered: no way out, no way to change anything."""
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(autoescape=True)


@cache
def pandoc_program() -> str:
    """The pandoc that travels in the wheel pypandoc_binary."""
    spec = find_spec("pypandoc")
    if spec is None or spec.origin is None:
        raise RuntimeError("pypandoc_binary is not installed")
    return str(Path(spec.origin).parent / "files" / ("pandoc.exe" if os.name == "nt" else "pandoc"))


def pandoc(tree: str, *arguments: str) -> bytes:
    """What pandoc makes of a tree (see `pandoc.py`)."""
    return run_pandoc(tree.encode(), "-f", "json", *arguments, "-o", "-")


def pandoc_read(package: bytes, kind: str) -> bytes:
    """The tree that pandoc reads in a file of this kind, as JSON."""
    return run_pandoc(package, "-f", kind, "-t", "json")


def run_pandoc(data: bytes, *arguments: str) -> bytes:
    clock = {**os.environ, "SOURCE_DATE_EPOCH": "0"}
    ran = subprocess.run([pandoc_program(), *arguments], input=data, capture_output=True, env=clock, check=False)
    if ran.returncode:
        raise RuntimeError(f"pandoc: {ran.stderr.decode(errors='replace')}")
    return ran.stdout
