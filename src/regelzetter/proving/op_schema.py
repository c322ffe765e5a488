"""Official publications against the XSD of BWB toestand 2016-1, which has the vocabulary of their bodies.

The XSD of the publications themselves (op-xsd-2012) is not public. So the largest parts that the XSD knows as elements of their
own are validated, each by itself: a `regeling`, the `vrije-tekst` of a letter, a `bijlage`, each `divisie` of a note, who signs.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from regelzetter.diagnostics import Diagnostic, Outcome
from regelzetter.proving.fact_rules import UITVOER
from regelzetter.source import Span
from regelzetter.writing.files import File

if TYPE_CHECKING:
    from lxml import etree

FOLDER: Final = "bwb-toestand-2016-1"
"""The folder with the XSD, as it was published, in the folder of schemas."""
NAME: Final = "BWB toestand 2016-1 XSD (per onderdeel)"
_TIP: Final = "dit is een fout van regelzetter, niet van het dossier; meld haar"
_FILES: Final = ("toestand_2016-1.xsd", "toestand_base_2016-1.xsd")
_ELEMENT: Final = "{http://www.w3.org/2001/XMLSchema}element"


def validate_publication(file: File, schemas: Path | None, span: Span) -> Outcome[tuple[str, ...]]:
    """The name of the check if a publication passed it, and a finding for every problem.

    Without the XSD the one name is “niet getoetst”. A file that is no publication (the record, a picture) passes nothing.
    """
    if not file.path.endswith(".op.xml"):
        return Outcome(())
    problems = None if schemas is None else op_problems(file.data, schemas)
    if problems is None:
        return Outcome(("niet getoetst",))
    found = (Diagnostic(UITVOER, span, f"{file.path} doorstaat de toets '{NAME}' niet: {each}", _TIP) for each in problems)
    return Outcome(() if problems else (NAME,), tuple(found))


def op_problems(data: bytes, schemas: Path) -> tuple[str, ...] | None:
    """What the XSD has against the parts of a publication, or why it cannot be read; None: the XSD is not in this folder."""
    from lxml import etree

    if not (schemas / FOLDER / _FILES[0]).is_file():
        return None
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as fault:
        return (f"regel {fault.lineno}: geen geldige XML: {fault.msg}",)
    schema, known = _schema(schemas.resolve())
    return tuple(problem for part in known_parts(root, known) for problem in _problems(schema, part))


def known_parts(element: etree._Element, known: frozenset[str]) -> Iterator[etree._Element]:
    """The largest parts whose element is known."""
    if element.tag in known:
        yield element
        return
    for child in element:
        yield from known_parts(child, known)


def _problems(schema: etree.XMLSchema, part: etree._Element) -> Iterator[str]:
    if not schema.validate(part):
        # The stubs of lxml do not know that an error log can be walked through.
        yield from (f"regel {entry.line}: {entry.message}" for entry in schema.error_log)  # type: ignore[attr-defined]


@cache
def _schema(schemas: Path) -> tuple[etree.XMLSchema, frozenset[str]]:
    """The compiled XSD, and the elements that it knows on their own."""
    from lxml import etree

    parser = etree.XMLParser(no_network=True, resolve_entities=False)
    files = [etree.parse(str(schemas / FOLDER / name), parser) for name in _FILES]
    names = frozenset(name for file in files for element in file.getroot().iterfind(_ELEMENT) if (name := element.get("name")))
    return etree.XMLSchema(files[0]), names
