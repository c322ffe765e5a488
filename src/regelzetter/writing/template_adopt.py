"""A letterhead that somebody else made, made ready for our text: the styles that it lacks come from our own template.

A style that the letterhead has keeps its own look; styles are known by their name, as Word knows them (Word in Dutch has other
identifiers). What is added stands on the letterhead's own plain text, so it takes its letter. A header without the field `merk`
gets it, for a concept must never look final.
"""

from __future__ import annotations

from copy import deepcopy
from functools import lru_cache
from typing import Final

from lxml import etree

from regelzetter.writing.office_xml import Element
from regelzetter.writing.template_package import BODY, PACKAGE, STYLES, opened, packed

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
POINTERS: Final = (f"{W}basedOn", f"{W}next", f"{W}link")
MARK: Final = "merk"
FONTS: Final = "word/fontTable.xml"
SIDES: Final = {"start": "left", "end": "right"}
ABOUT: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
"""The kind of relation that leads to title and author (ECMA-376 part 2, 11.1). LibreOffice writes another, and then python-docx
puts a second part of that name in the file.
"""


@lru_cache(maxsize=8)
def adopted(theirs: bytes, ours: bytes) -> bytes:
    """Their template with what it lacks. Raises NoWordFileError."""
    members = opened(theirs)
    members[PACKAGE] = _with_plain_relations(members[PACKAGE])
    members |= {name: _tidied(data) for name, data in members.items() if name in (BODY, FONTS) or _is_header(name)}
    members[STYLES] = _with_styles(members[STYLES], opened(ours)[STYLES])
    if not any(_has_mark(data) for name, data in members.items() if _is_header(name)):
        members |= {name: _marked(data) for name, data in members.items() if _is_header(name)}
    return packed(members)


def _with_plain_relations(relations: bytes) -> bytes:
    root = etree.fromstring(relations)
    for relation in root:
        if relation.get("Type", "").endswith("/metadata/core-properties"):
            relation.set("Type", ABOUT)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _tidied(part: bytes) -> bytes:
    """LibreOffice mixes in words of the strict form of ECMA-376 that the usual form, and Word's own validator, does not know."""
    root = etree.fromstring(part)
    for charset in root.iter(f"{W}charset"):
        charset.attrib.pop(f"{W}characterSet", "")
    for properties in root.iter(f"{W}tblPr"):
        for side in properties.iterchildren(f"{W}jc"):
            side.set(f"{W}val", SIDES.get(side.get(f"{W}val", ""), side.get(f"{W}val", "")))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def lacking(theirs: bytes, ours: bytes) -> tuple[str, ...]:
    """The names of our styles that their part of styles does not have."""
    known = _by_name(etree.fromstring(theirs))
    return tuple(_name(style) for key, style in _by_name(etree.fromstring(ours)).items() if key not in known)


def _is_header(name: str) -> bool:
    return name.startswith("word/header") and name.endswith(".xml")


# --- styles ---------------------------------------------------------------------------------------


def _with_styles(theirs: bytes, ours: bytes) -> bytes:
    root, own = etree.fromstring(theirs), etree.fromstring(ours)
    known = _by_name(root)
    identifiers = {style.get(f"{W}styleId", "") for style in root.iterchildren(f"{W}style")}
    added: list[Element] = []
    renamed: dict[str, str] = {}
    for key, style in _by_name(own).items():
        identifier = style.get(f"{W}styleId", "")
        if key in known:
            renamed[identifier] = known[key].get(f"{W}styleId", "")
        else:
            renamed[identifier] = f"{identifier}_rz" if identifier in identifiers else identifier
            added.append(deepcopy(style))
    for style in added:
        style.set(f"{W}styleId", renamed[style.get(f"{W}styleId", "")])
        style.attrib.pop(f"{W}default", "")
        for pointer in style.iterchildren(*POINTERS):
            pointer.set(f"{W}val", renamed.get(pointer.get(f"{W}val", ""), pointer.get(f"{W}val", "")))
        root.append(style)
    _speak_dutch(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _speak_dutch(root: Element) -> None:
    """A letterhead from elsewhere may not say in which language its text is; the writer then puts ours there."""
    defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    if defaults is not None and defaults.find(f"{W}lang") is None:
        etree.SubElement(defaults, f"{W}lang", {f"{W}val": "nl-NL"})


def _by_name(root: Element) -> dict[tuple[str, str], Element]:
    """The styles by kind and name."""
    return {(style.get(f"{W}type", ""), _name(style).lower()): style for style in root.iterchildren(f"{W}style")}


def _name(style: Element) -> str:
    found = style.find(f"{W}name")
    return "" if found is None else found.get(f"{W}val", "")


# --- the mark of a concept ------------------------------------------------------------------------


def _has_mark(header: bytes) -> bool:
    text = "".join(str(piece) for piece in etree.fromstring(header).itertext())
    return any(MARK in hole.split("}}")[0].split() for hole in text.split("{{")[1:])


def _marked(header: bytes) -> bytes:
    """The header with the mark as its first paragraph, which is there only where there is a mark."""
    root = etree.fromstring(header)
    for place, text in enumerate((f"{{%p if {MARK} %}}", f"{{{{ {MARK} }}}}", "{%p endif %}")):
        paragraph = etree.Element(f"{W}p")
        if place == 1:
            etree.SubElement(etree.SubElement(paragraph, f"{W}pPr"), f"{W}pStyle", {f"{W}val": "Merk"})
        etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = text
        root.insert(place, paragraph)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
