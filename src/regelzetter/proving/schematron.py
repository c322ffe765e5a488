"""The rules of STOP and LVBB that a schema cannot say: KOOP's seven Schematron files, over a whole besluit.xml.

They are compiled by the ISO skeleton that lxml carries and run by Saxon (RECEPT, § 4.2). Compiling takes 0.2 s and is done once
per process. Running is quadratic in the size of the text, because of how the rules themselves are written: 20 ms for a few
articles, 0.3 s for thirty pages, 2 s for 500 articles, 136 s for 5,000. `linear.py` finds the usual mistakes at any size.

The folder holds stylesheets, and so programs. Saxon may reach no address and call nothing outside them, and
entities are not expanded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from regelzetter.record import record

if TYPE_CHECKING:
    from lxml import etree

LVBB: Final = "lvbb-1.2.0"
_STOP_FILES: Final = (
    "imop-tekst.sch",
    "imop-tekstmutaties.sch",
    "imop-aknjoin.sch",
    "imop-metadata.sch",
    "imop-consolidatie.sch",
    "imop-procedure.sch",
)
_SCH: Final = "{http://purl.oclc.org/dsdl/schematron}"
_XSL: Final = "{http://www.w3.org/1999/XSL/Transform}"
_XS: Final = "http://www.w3.org/2001/XMLSchema"
_SVRL: Final = "{http://purl.oclc.org/dsdl/svrl}"
_SKELETON: Final = ("iso_dsdl_include", "iso_abstract_expand", "iso_svrl_for_xslt1")
_NAMES: Final = ("eId", "wId", "id", "ref")
_FIELD: Final = re.compile(r'"([\w-]+)"\s*:\s*"(.*?)"\s*(?=,\s*"[\w-]+"\s*:|\})', re.S)


@record(frozen=True, slots=True)
class Finding:
    """What an official rule has against a file, in its own words."""

    code: str
    """As STOP0020, LVBB1501 or BHKV1009."""
    noemt: tuple[tuple[str, str], ...]
    """How it names the part of the text it is about: eId, wId, id or ref, and its value."""
    melding: str
    ernst: str
    """fout, waarschuwing or ontraden."""


class BrokenRulesError(Exception):
    """A Schematron file that cannot be read or compiled; the message says which."""


def files(versie: str) -> tuple[str, ...]:
    """The seven files, as paths in the folder with schemas."""
    return (*(f"stop-{versie}/{name}" for name in _STOP_FILES), f"{LVBB}/lvbb-aanlevering.sch")


def findings(data: bytes, schemas: Path, versie: str) -> tuple[Finding, ...]:
    """What the official rules have against a besluit.xml, each mistake once; the file is well-formed and has no DOCTYPE.

    BrokenRulesError if the rules themselves cannot be used.
    """
    rules = _compiled(schemas.resolve(), versie)
    # Saxon takes text, and refuses a declaration of another encoding than its own.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", data.decode("utf-8-sig"))
    node = _processor().parse_xml(xml_text=text)
    return tuple(dict.fromkeys(finding for name, rule in rules for finding in read_svrl(_report(name, rule, node))))


def _report(name: str, rule: Any, node: Any) -> str:
    from saxonche import PySaxonApiError

    try:
        return str(rule.transform_to_string(xdm_node=node))
    except PySaxonApiError as fault:
        raise BrokenRulesError(f"{name}: {_first_line(fault)}") from fault


def _first_line(fault: Exception) -> str:
    return next(iter(str(fault).strip().splitlines()), type(fault).__name__)


def read_svrl(report: str) -> Iterator[Finding]:
    """The findings in a report of Schematron (SVRL); one message may hold several.

    >>> text = '{"code": "STOP0020", "eId": "art_1", "melding": "Niet \\\\"uniek\\\\"", "ernst": "fout"},'
    >>> svrl = '<svrl:x xmlns:svrl="http://purl.oclc.org/dsdl/svrl"><svrl:failed-assert><svrl:text>{}</svrl:text></svrl:failed-assert></svrl:x>'
    >>> next(read_svrl(svrl.format(text)))
    Finding(code='STOP0020', noemt=(('eId', 'art_1'),), melding='Niet "uniek"', ernst='fout')
    """
    from lxml import etree

    root = etree.fromstring(report.encode("utf-8"), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    for element in root.iter(f"{_SVRL}failed-assert", f"{_SVRL}successful-report"):
        for fields in _objects("".join(map(str, element.itertext()))):
            words = " ".join(fields.get("melding", "").split())
            named = tuple((name, fields[name]) for name in _NAMES if fields.get(name))
            yield Finding(fields.get("code", ""), named, words, fields.get("ernst", "fout"))


def _objects(text: str) -> list[dict[str, str]]:
    """The JSON objects of a message. A quotation mark in words of the text may break them: then each field is found by itself."""
    try:
        return [
            {key: str(value) for key, value in part.items()} for part in json.loads(f"[{text.strip().rstrip(',')}]", strict=False)
        ]
    except ValueError:
        pieces = re.split(r'(?=\{"code")', text)
        return [dict(_FIELD.findall(piece)) for piece in pieces if '"code"' in piece] or [{"melding": text}]


# --- compiling ------------------------------------------------------------------------------------


@cache
def _processor() -> Any:
    from saxonche import PySaxonProcessor

    processor = PySaxonProcessor(license=False)
    processor.set_configuration_property("http://saxon.sf.net/feature/allowedProtocols", "")
    processor.set_configuration_property("http://saxon.sf.net/feature/allow-external-functions", "off")
    return processor


@cache
def _compiled(schemas: Path, versie: str) -> tuple[tuple[str, Any], ...]:
    from saxonche import PySaxonApiError

    compiler = _processor().new_xslt30_processor()
    rules: list[tuple[str, Any]] = []
    for name in files(versie):
        try:
            rules.append((name, compiler.compile_stylesheet(stylesheet_text=_stylesheet(schemas / name))))
        except (PySaxonApiError, SyntaxError, OSError, ValueError) as fault:
            # An XMLSyntaxError is a SyntaxError; what XSLT says is made a ValueError below.
            raise BrokenRulesError(f"{name}: {_first_line(fault)}") from fault
    return tuple(rules)


def _stylesheet(path: Path) -> str:
    """A Schematron file as XSLT 2. The skeleton is one for XSLT 1: what it would spoil is put in its words first."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    tree = etree.ElementTree(etree.fromstring(path.read_bytes(), parser))
    root = tree.getroot()
    root.set("queryBinding", "xslt")
    for let in root.iter(f"{_SCH}let"):
        if let.get("value") is None:
            let.tag = f"{_XSL}variable"
    if not any(ns.get("prefix") == "xs" for ns in root.iter(f"{_SCH}ns")):
        root.insert(0, etree.Element(f"{_SCH}ns", prefix="xs", uri=_XS))
    include, expand, svrl = _skeleton()
    try:
        # The stubs of lxml take a quoted parameter for something else than a parameter.
        result = svrl(expand(include(tree)), **{"allow-foreign": etree.XSLT.strparam("true")})  # type: ignore[arg-type]
    except etree.XSLTError as fault:
        raise ValueError(str(fault)) from fault
    result.getroot().set("version", "2.0")
    return str(etree.tostring(result, encoding="unicode"))


@cache
def _skeleton() -> tuple[etree.XSLT, ...]:
    import lxml
    from lxml import etree

    folder = Path(str(lxml.__file__)).parent / "isoschematron/resources/xsl/iso-schematron-xslt1"
    # The stubs of lxml do not know this constant. The imports of the skeleton itself are read all the same.
    access = etree.XSLTAccessControl.DENY_ALL  # type: ignore[attr-defined]
    return tuple(etree.XSLT(etree.parse(str(folder / f"{name}.xsl")), access_control=access) for name in _SKELETON)
