"""The parts of a Word file beside its text: notes, pictures, and the lists of what is in the package."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from typing import Final

from lxml import etree

from regelzetter.writing.docx_place import W
from regelzetter.writing.docx_runs import Made
from regelzetter.writing.office_xml import Element

Members = dict[str, bytes]

TYPES: Final = "[Content_Types].xml"
BODY: Final = "word/document.xml"
SETTINGS: Final = "word/settings.xml"
CT: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
NOTES_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
MEDIA: Final = {"png": "image/png", "jpg": "image/jpeg"}
NO_RELATIONS: Final = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
NO_NOTES: Final = (
    f'<w:footnotes xmlns:w="{W[1:-1]}">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    "</w:footnotes>"
).encode()
RULED: Final = f'<w:footnotePr xmlns:w="{W[1:-1]}"><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'


def first_note(members: Mapping[str, bytes]) -> int:
    """The number for our first note: a template made in Word may have notes of its own, be they only the rules above them."""
    part = members.get(_notes_path(members))
    taken = [] if part is None else [int(each.get(f"{W}id", "0")) for each in etree.fromstring(part).iter(f"{W}footnote")]
    return max([0, *taken]) + 1


def completed(members: Members, made: Made, pictures: Mapping[str, bytes]) -> Members:
    """The members of a template with what the text of `made` needs."""
    result = members | {f"word/media/{name}": data for name, data in pictures.items()}
    relations = [(key, "hyperlink", url) for url, key in made.addresses.items()]
    relations += [(key, "image", f"media/{name}") for name, key in made.pictures.items()]
    if made.notes:
        relations += _with_notes(result, made)
    _relate(result, BODY, relations)
    result[TYPES] = _typed(result[TYPES], pictures)
    return result


def _notes_path(members: Mapping[str, bytes]) -> str:
    """Where the notes are, or will be."""
    for each in _root(members, _relations_of(BODY)).iter(RELATION):
        if each.get("Type") == f"{KIND}footnotes":
            return posixpath.normpath(posixpath.join("word", each.get("Target", ""))).lstrip("/")
    return "word/footnotes.xml"


def _with_notes(members: Members, made: Made) -> list[tuple[str, str, str]]:
    """Put the notes in their part; the relation that leads to it if there was none."""
    path = _notes_path(members)
    new = path not in members
    whole = etree.tostring(etree.fromstring(members.get(path, NO_NOTES)), encoding="unicode")
    head, end, tail = whole.rpartition("</")
    members[path] = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{head}{"".join(made.notes)}{end}{tail}'.encode()
    _relate(members, path, [(key, "hyperlink", url) for url, key in made.note_addresses.items()])
    if not new:
        return []
    root = etree.fromstring(members[TYPES])
    etree.SubElement(root, f"{CT}Override", {"PartName": f"/{path}", "ContentType": NOTES_TYPE})
    members[TYPES] = _written(root)
    if SETTINGS in members:
        members[SETTINGS] = _with_rules(members[SETTINGS])
    return [("rIdNoten", "footnotes", "footnotes.xml")]


def _with_rules(settings: bytes) -> bytes:
    """The settings name the two rules above notes, as Word's own do; at the place that the schema asks."""
    root = etree.fromstring(settings)
    after = root.find(f"{W}endnotePr") if root.find(f"{W}endnotePr") is not None else root.find(f"{W}compat")
    if after is None or root.find(f"{W}footnotePr") is not None:
        return settings
    after.addprevious(etree.fromstring(RULED))
    return _written(root)


def _relate(members: Members, path: str, relations: Iterable[tuple[str, str, str]]) -> None:
    """Add relations of a part: identifier, kind, target."""
    relations = [*relations]
    name = _relations_of(path)
    if not relations:
        return
    root = _root(members, name)
    for key, kind, target in relations:
        told = {"Id": key, "Type": f"{KIND}{kind}", "Target": target}
        etree.SubElement(root, RELATION, told | ({"TargetMode": "External"} if kind == "hyperlink" else {}))
    members[name] = _written(root)


def _relations_of(path: str) -> str:
    folder, name = posixpath.split(path)
    return f"{folder}/_rels/{name}.rels"


def _root(members: Mapping[str, bytes], name: str) -> Element:
    return etree.fromstring(members.get(name, NO_RELATIONS))


def _typed(types: bytes, pictures: Iterable[str]) -> bytes:
    """The list of types of files, with those of the pictures."""
    root = etree.fromstring(types)
    known = {each.get("Extension", "").lower() for each in root.iter(f"{CT}Default")}
    for suffix in sorted({name.rpartition(".")[2] for name in pictures} - known):
        root.insert(0, etree.Element(f"{CT}Default", {"Extension": suffix, "ContentType": MEDIA[suffix]}))
    return _written(root)


def _written(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
