"""Of many letters each is proven as any document: damage to one of them is found, whatever it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Final

import pikepdf
import pytest

from regelzetter.beschikkingen.letters import NamedLetter, named_letters
from regelzetter.compile import Compiled, compile_dossier
from regelzetter.identity import identity
from regelzetter.proving.expected import expected
from regelzetter.proving.fact_rules import EIGENSCHAP, KOP, TABEL, UITVOER, VERWIJZING, WAARDE
from regelzetter.proving.proof import prove
from regelzetter.storage import MemoryFiles
from regelzetter.templates_folder import templates_folder
from regelzetter.writing.files import DisplayWriter, File, Settings
from regelzetter.writing.layout import layout
from regelzetter.writing.writers import writer_of
from tests.proving.anatomies import ANATOMIES
from tests.proving.sabotage import damaged, packed, unpacked
from tests.proving.sabotage_pdf import damaged_pdf, elements

SECOND: Final = Path(__file__).parents[1] / "tweede-dossier"
LETTERS: Final = 20
DAMAGED: Final = 17
FORMATS: Final = ("docx", "odt", "pdf", "html", "akn")
MORE: Final = "\n# Vragen {#vragen}\n\nOp [](wet:AWB/4:24) en [ons antwoord](#vragen) kunt u rekenen.\n"
HEADINGS: Final = {
    "docx": ("word/document.xml", rb'w:val="Tussenkop1"', rb'w:val="Tussenkop2"'),
    "odt": ("content.xml", rb'text:outline-level="1"', rb'text:outline-level="2"'),
    "html": ("", rb'<h2 id="kop_2"', rb'<h2 aria-level="3" id="kop_2"'),
    "akn": ("", rb"<heading (.*?)</heading>", rb"<subheading \1</subheading>"),
}
"""Where a format says of a letter what is a heading, and what says something else: a member of a zip, and what stands there."""
REFERENCES: Final = {
    "docx": ("word/_rels/document.xml.rels", rb"artikel=4:24", rb"artikel=4:25"),
    "odt": ("content.xml", rb"#divisie_vragen", rb"https://voorbeeld.invalid"),
    "html": ("", rb'href="#divisie-vragen"( [^>]*)>ons', rb'href="#kop_2"\1>ons'),
    "akn": ("", rb'href="#hcontainer_6"', rb'href="#hcontainer_2"'),
}
OTHERS: Final = {"kopcel": (TABEL,), "titel": (EIGENSCHAP,), "woord": (UITVOER, WAARDE), "cijfer": (UITVOER, WAARDE)}


@cache
def dossier() -> tuple[Compiled, tuple[NamedLetter, ...]]:
    """Twenty recipients in the second dossier, with references in their letters."""
    files = {str(path.relative_to(SECOND)): path.read_bytes() for path in SECOND.rglob("*") if path.is_file()}
    head, first, *rest = files["gegevens/aanvragen.csv"].decode("utf-8").splitlines()
    rows = [first.replace("LPB-0001", f"LPB-{number:04}") for number in range(len(rest) + 2, LETTERS + 1)]
    files["gegevens/aanvragen.csv"] = "\n".join([head, first, *rest, *rows, ""]).encode("utf-8")
    files["beschikkingen/verlening.md"] += MORE.encode("utf-8")
    compiled = compile_dossier(MemoryFiles(files)).value
    assert compiled is not None
    letters = named_letters(compiled.dossier.documenten["verlening"], compiled.brieven["verlening"]).value
    assert len(letters) == LETTERS
    return compiled, letters


@cache
def letter(form: str) -> File:
    """The seventeenth letter."""
    compiled, letters = dossier()
    document = letters[DAMAGED - 1].document
    about = identity(document, "verlening", compiled)
    writer = writer_of(form)
    made = (
        writer.write(layout(document, about.datum), Settings(templates_folder()))
        if isinstance(writer, DisplayWriter)
        else writer.write(document, about)
    )
    assert made.ok, [each.melding for each in made.diagnostics]
    return made.value[0]


def proven(form: str, data: bytes) -> tuple[tuple[str, ...], list[str], list[str]]:
    """The proofs that the letter passes with these bytes, and the rules and messages of what is found."""
    compiled, letters = dossier()
    document = letters[DAMAGED - 1].document
    must = expected(layout(document, identity(document, "verlening", compiled).datum))
    outcome = prove(File(letter(form).path, data), form, must, document.span, one_of_many=True)
    return outcome.value, [each.rule.code for each in outcome.diagnostics], [each.melding for each in outcome.diagnostics]


@pytest.mark.parametrize("form", FORMATS)
def test_a_whole_letter_passes_every_proof(form: str) -> None:
    passed, codes, messages = proven(form, letter(form).data)
    assert messages == codes == []
    assert "woorden" in passed
    assert any(name.startswith("koppen, verwijzingen, tabellen") for name in passed)


@pytest.mark.parametrize("form", FORMATS)
def test_another_heading_in_one_of_many_letters_is_found(form: str) -> None:
    data = letter(form).data
    other = _pdf(data, _lower) if form == "pdf" else _replaced(data, *HEADINGS[form])
    assert _found(form, other) == {KOP.code}


@pytest.mark.parametrize("form", FORMATS)
def test_another_target_in_one_of_many_letters_is_found(form: str) -> None:
    data = letter(form).data
    other = _pdf(data, _lead_elsewhere) if form == "pdf" else _replaced(data, *REFERENCES[form])
    assert _found(form, other) == {VERWIJZING.code}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("kind", OTHERS)
def test_other_damage_to_one_of_many_letters_is_found(form: str, kind: str) -> None:
    data, rng = letter(form).data, Random(DAMAGED)
    other = damaged_pdf(kind, data, rng) if form == "pdf" else damaged(ANATOMIES[form], kind, data, rng)
    assert other is not None
    assert _found(form, other) <= {rule.code for rule in OTHERS[kind]}


def _found(form: str, data: bytes) -> set[str]:
    """The rules of what is found, which names this letter and no other."""
    _, codes, messages = proven(form, data)
    assert messages
    assert all(f"LPB-{DAMAGED:04}" in message for message in messages)
    return set(codes)


def _replaced(data: bytes, member: str, old: bytes, new: bytes) -> bytes:
    parts = unpacked(data) if member else {"": data}
    parts[member], times = re.subn(old, new, parts[member], count=1)
    assert times == 1
    return packed(parts) if member else parts[""]


def _pdf(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        stream = BytesIO()
        pdf.save(stream, deterministic_id=True)
        return stream.getvalue()


def _lower(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "/H1")[1].S = pikepdf.Name.H2


def _lead_elsewhere(pdf: pikepdf.Pdf) -> None:
    links = [each for sheet in pdf.pages for each in sheet.get("/Annots", ()) if "/A" in each]
    links[0].A.URI = pikepdf.String("https://voorbeeld.invalid")
