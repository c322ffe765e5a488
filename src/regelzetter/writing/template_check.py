"""What is missing in a Word letterhead, or does not belong there: what `regelzetter sjabloon controleer` says.

The same is looked at when a letter is made with it. A template may print fields and ask whether they are there, and nothing
more: whoever makes a letterhead writes no programs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from lxml import etree

from regelzetter.diagnostics import Diagnostic, Rule
from regelzetter.nearest import did_you_mean
from regelzetter.source import Span
from regelzetter.writing.office import SJABLOON_ONBRUIKBAAR, SJABLOON_ZONDER_PLAATS, jinja
from regelzetter.writing.template_adopt import lacking
from regelzetter.writing.template_fields import FIELDS, NEEDED, USUAL
from regelzetter.writing.template_package import BODY, STYLES, TYPES, NoWordFileError, opened
from regelzetter.writing.template_rules import (
    SJABLOON_GEEN_DOCX,
    SJABLOON_MAG_MEER,
    SJABLOON_ONBEKEND_VELD,
    SJABLOON_ONVEILIG,
    SJABLOON_VELD_ONTBREEKT,
)

if TYPE_CHECKING:
    from jinja2 import nodes

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXTS: Final = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
PLACE: Final = re.compile(r"\{\{\s*inhoud\s*\}\}")
WORTH_MAKING: Final = ("Alinea", "Lid", "Onderdeel1", "Tussenkop1", "Tabeltekst", "OndertekeningNaam")
"""Styles that decide most of how a letter looks."""
HARMLESS: Final = ("http://", "https://", "mailto:", "tel:")
FETCHING: Final = ("INCLUDETEXT", "INCLUDEPICTURE", "DDE", "DDEAUTO", "LINK", "RD", "DATABASE", "IMPORT", "MACROBUTTON")
"""Fields of Word that read another file or run something (ECMA-376 part 1, 17.16.5)."""
FOREIGN_KINDS: Final = ("oleObject", "package", "control", "aFChunk", "subDocument", "attachedTemplate", "frame")


@lru_cache(maxsize=16)
def check(data: bytes, path: str, ours: bytes) -> tuple[Diagnostic, ...]:
    """Everything that is to be said of a letterhead; `ours` is the template that it takes the place of."""
    try:
        members = opened(data)
    except NoWordFileError as reason:
        return (_about(path, SJABLOON_GEEN_DOCX, str(reason), "sla het in Word of LibreOffice op als Word-document (.docx)"),)
    unsafe = tuple(_about(path, SJABLOON_ONVEILIG, *told) for told in _unsafe(members))
    if unsafe:
        return unsafe
    dress = PurePosixPath(path).stem
    place = (*_place(path, members), *_unfinished(path, members))
    return (*place, *_fields(path, dress if dress in NEEDED else USUAL, data), *_styles(path, members, ours))


def _about(path: str, rule: Rule, melding: str, tip: str) -> Diagnostic:
    return Diagnostic(rule=rule, span=Span(path, 1, 1, 1, 1), melding=melding, tip=tip)


# --- what does not belong in it -------------------------------------------------------------------


def _unsafe(members: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    if any(name.lower().endswith("vbaproject.bin") for name in members) or b"macroEnabled" in members[TYPES]:
        yield "er zitten macro's in", "sla het op als Word-document zonder macro's (.docx)"
    for name, data in members.items():
        if name.endswith(".rels"):
            for relation in etree.fromstring(data):
                yield from _relation(relation.get("Type", ""), relation.get("Target", ""), relation.get("TargetMode", ""))
        elif name.startswith("word/") and name.endswith(".xml"):
            yield from _reading_fields(data)


def _relation(kind: str, target: str, mode: str) -> Iterator[tuple[str, str]]:
    sort = kind.rpartition("/")[2]
    if sort in FOREIGN_KINDS:
        yield f"er zit een ander bestand of programma in ({sort})", "haal het eruit: tekst, tabellen en beelden zijn genoeg"
    elif mode == "External" and (sort != "hyperlink" or not target.lower().startswith(HARMLESS)):
        yield f"het haalt iets van buiten: '{target[:80]}'", "zet het beeld in het bestand zelf, of haal de koppeling weg"


def _reading_fields(data: bytes) -> Iterator[tuple[str, str]]:
    root = etree.fromstring(data)
    simple = [each.get(f"{W}instr", "") for each in root.iter(f"{W}fldSimple")]
    for instruction in (*simple, *(each.text or "" for each in root.iter(f"{W}instrText"))):
        word = (instruction.split() or [""])[0].upper()
        if word in FETCHING:
            yield f"het veld {word} van Word leest iets van buiten het bestand", "haal dat veld weg"


# --- the place for the text -----------------------------------------------------------------------


def _place(path: str, members: dict[str, bytes]) -> Iterator[Diagnostic]:
    body = etree.fromstring(members[BODY]).find(f"{W}body")
    paragraphs = [] if body is None else [*body.iter(f"{W}p")]
    spots = [each for each in paragraphs if PLACE.fullmatch(_words(each).strip()) and each.find(f".//{W}p") is None]
    count = sum(len(PLACE.findall(_words(text))) for text in _texts(members))
    if len(spots) == count == 1 and spots[0].getparent() is body:
        return
    tip = "zet {{ inhoud }} in een eigen alinea op de plaats van de tekst, buiten tabellen, kaders, kop en voet"
    if count == 1:
        yield _about(path, SJABLOON_ZONDER_PLAATS, "{{ inhoud }} staat niet in een eigen alinea van de tekst", tip)
    else:
        yield _about(path, SJABLOON_ZONDER_PLAATS, f"{{{{ inhoud }}}} moet er één keer staan, en staat er {count} keer", tip)


def _unfinished(path: str, members: dict[str, bytes]) -> Iterator[Diagnostic]:
    """Changes that Word kept track of, and remarks: they would be on every letter."""
    kinds = [f"{W}{each}" for each in ("ins", "del", "moveFrom", "moveTo", "commentReference")]
    if any(
        next(etree.fromstring(data).iter(*kinds), None) is not None for name, data in members.items() if TEXTS.fullmatch(name)
    ):
        tip = "aanvaard of verwerp in Word alle wijzigingen, en haal de opmerkingen weg"
        yield _about(path, SJABLOON_ONBRUIKBAAR, "er staan wijzigingen of opmerkingen in die nog niet zijn verwerkt", tip)


def _texts(members: dict[str, bytes]) -> Iterator[etree._Element]:
    """The text, the headers and footers, and the notes."""
    return (etree.fromstring(data) for name, data in members.items() if TEXTS.fullmatch(name))


def _words(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


# --- fields ---------------------------------------------------------------------------------------


def _fields(path: str, dress: str, data: bytes) -> Iterator[Diagnostic]:
    from jinja2 import TemplateError, meta

    try:
        tree = _parsed(data)
    except (TemplateError, ValueError, KeyError) as error:
        tip = "schrijf {{ veld }} of {%p if veld %} … {%p endif %}, en typ elk veld in één keer"
        what = (
            "een {% if %} heeft geen {% endif %}" if "endif" in str(error) else "er staat een haak of teken te veel of te weinig"
        )
        yield _about(path, SJABLOON_ONBRUIKBAAR, f"een veld is niet goed geschreven: {what}", tip)
        return
    odd = sorted(_odd(tree))
    if odd:
        tip = "gebruik alleen {{ veld }} en {% if veld %} … {% endif %}"
        yield _about(path, SJABLOON_ONVEILIG, f"er staat een opdracht in die geen veld is: {', '.join(odd)}", tip)
    used = meta.find_undeclared_variables(tree)
    unknown = sorted(used - FIELDS.keys())
    for name in unknown:
        tip = did_you_mean(name, tuple(FIELDS)) or "zie de lijst van velden in de README"
        yield _about(path, SJABLOON_ONBEKEND_VELD, f"het veld '{name}' bestaat niet", tip)
    meant = {name for name in NEEDED[dress] if any(f"'{name}'" in did_you_mean(each, tuple(FIELDS)) for each in unknown)}
    for name in NEEDED[dress]:
        if name not in used | meant:
            tip = f"zet {{{{ {name} }}}} waar dit moet komen"
            yield _about(path, SJABLOON_VELD_ONTBREEKT, f"het veld '{name}' ontbreekt: {FIELDS[name]}", tip)
    others = [name for name in _printed_by(dress) if name not in used and name not in NEEDED[dress]]
    if others:
        melding = f"deze velden staan er niet in: {', '.join(others)}"
        yield _about(path, SJABLOON_MAG_MEER, melding, "dat mag: wat zij zeggen, komt dan niet op de brief")


def _parsed(data: bytes) -> nodes.Template:
    """What Jinja reads in the text, the headers and the footers."""
    from docxtpl import DocxTemplate

    paper = DocxTemplate(BytesIO(data))
    paper.init_docx()
    pieces = [paper.patch_xml(paper.get_xml())]
    for uri in (paper.HEADER_URI, paper.FOOTER_URI):
        pieces += [paper.patch_xml(paper.get_part_xml(part)) for _, part in paper.get_headers_footers(uri)]
    return jinja().parse("\n".join(pieces))


def _odd(tree: nodes.Template) -> set[str]:
    """Kinds of instructions that are more than a field or a condition; a calculation could fill the memory."""
    from jinja2 import nodes

    plain = (nodes.Output, nodes.TemplateData, nodes.Name, nodes.If, nodes.Not, nodes.And, nodes.Or, nodes.Const, nodes.Compare,
             nodes.Operand)  # fmt: skip
    return {type(each).__name__.lower() for each in tree.find_all(nodes.Node) if not isinstance(each, plain)}


def _printed_by(dress: str) -> tuple[str, ...]:
    """Fields that our own template of this dress prints."""
    letter = ("onderdeel", "retouradres", "bezoekadres", "postadres", "website", "contactpersoon", "uw_brief", "uw_kenmerk",
              "bijlagen_aantal", "organisatie")  # fmt: skip
    kamer = ("vergaderjaar", "dossiertitel", "kamerstuk_voet", "aanhef")
    return letter if dress in ("rijksbrief", "beschikking") else kamer if dress == "kamerstuk" else ("voettekst",)


# --- styles ---------------------------------------------------------------------------------------


def _styles(path: str, members: dict[str, bytes], ours: bytes) -> Iterator[Diagnostic]:
    missing = lacking(members[STYLES], opened(ours)[STYLES])
    if missing:
        some = ", ".join(name for name in WORTH_MAKING if name in missing)
        melding = f"het mist {len(missing)} stijlen van de tekst" + (f", waaronder {some}" if some else "")
        tip = "dat mag: regelzetter vult ze aan; maak ze zelf om te bepalen hoe zij eruitzien"
        yield _about(path, SJABLOON_MAG_MEER, melding, tip)
