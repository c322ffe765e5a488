"""The usual mistakes in a besluit.xml, found in one walk; with every build, also where the official schemas are not at hand.

The official Schematron finds them too, but needs time that grows with the square of the text (`schematron.py`). The codes are
those of STOP 1.3.0 and LVBB 1.2.0. A test breaks a good besluit in many ways and has both look: they find the same. What official
rules do not check is here as well: the title, and the words that come from value lists (RECEPT, § 4.3).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from regelzetter.record import record
from regelzetter.writing.ids import STOP

if TYPE_CHECKING:
    from lxml import etree

_TEKST: Final = "{https://standaarden.overheid.nl/stop/imop/tekst/}"
_DATA: Final = "{https://standaarden.overheid.nl/stop/imop/data/}"
_LVBBA: Final = "{https://standaarden.overheid.nl/lvbb/stop/aanlevering/}"
_FIXED: Final = {
    "Lichaam": "body",
    "RegelingOpschrift": "longTitle",
    "Aanhef": "formula_1",
    "Sluiting": "formula_2",
    "Toelichting": "recital",
    "AlgemeneToelichting": "genrecital",
    "ArtikelgewijzeToelichting": "artrecital",
}
_CODES: Final = {**STOP.codes, **_FIXED}
"""Element → how the last part of its eId begins (STOP0022). An element that is not here is not named by regelzetter."""
_VALUES: Final = {
    "soortProcedure": ("/join/id/stop/proceduretype_definitief", "/join/id/stop/proceduretype_ontwerp"),
    "soortStap": ("/join/id/stop/procedure/stap_002", "/join/id/stop/procedure/stap_003"),
    "soortRegeling": ("/join/id/stop/regelingtype_002",),
    "soortWork": ("/join/id/stop/work_003", "/join/id/stop/work_019"),
}
"""What a delivery of a ministeriële regeling may say of itself; the steps are vaststelling and ondertekening."""


@record(frozen=True, slots=True)
class Mistake:
    """One mistake. The code is empty where no official rule looks; the eId where it is in no part of the text."""

    code: str
    eid: str
    melding: str


@dataclass(slots=True)
class _Scope:
    """One space of names: a component, or what stands outside all."""

    eids: Counter[str] = field(default_factory=Counter)
    wids: dict[str, list[str]] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    articles: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Text:
    """What one walk collects."""

    scopes: dict[str, _Scope] = field(default_factory=dict)
    """Name of the component (empty: outside all) → its names."""
    refs: dict[tuple[str, str, str], None] = field(default_factory=dict)
    """References, each once: the component and the eId around it, and what it says."""
    found: list[Mistake] = field(default_factory=list)


def mistakes(root: etree._Element) -> tuple[Mistake, ...]:
    """What is wrong in an AanleveringBesluit, in the order of the checks."""
    text = _walk(root)
    twice = (mistake for component, scope in text.scopes.items() for mistake in _twice(component, scope))
    return (*text.found, *twice, *_loose(text), *_data(root, text.scopes))


def _walk(root: etree._Element) -> _Text:
    text = _Text()
    todo = [(root, "", "")]
    while todo:
        element, component, eid = todo.pop()
        component = element.get("componentnaam") or component
        scope = text.scopes.setdefault(component, _Scope())
        name = _local(element)
        own = element.get("eId")
        if own is not None:
            eid = own
            wid = element.get("wId") or ""
            text.found.extend(_named(name, own, wid))
            scope.eids[own] += 1
            scope.wids.setdefault(wid, []).append(own)
            if name in ("Artikel", "WijzigArtikel") and component:
                scope.articles.add(own)
        elif name == "Noot":
            scope.notes.setdefault(element.get("id") or "", []).append(eid)
        elif name == "IntRef":
            text.refs[component, eid, element.get("ref") or ""] = None
        todo.extend((child, component, eid) for child in reversed(element) if isinstance(child.tag, str))
    return text


def _local(element: etree._Element) -> str:
    """The name of an element of text; empty for any other."""
    return str(element.tag).removeprefix(_TEKST) if str(element.tag).startswith(_TEKST) else ""


def _named(name: str, eid: str, wid: str) -> Iterator[Mistake]:
    code = _CODES.get(name)
    for label, value, wrong, ends, inside in (
        ("eId", eid, "STOP0022", "STOP0013", "STOP0043"),
        ("wId", wid, "STOP0023", "STOP0014", "STOP0044"),
    ):
        if code is None or not value.rsplit("__", 1)[-1].startswith(code):
            yield Mistake(wrong, eid, f"de {label} '{value}' past niet bij een {name}")
        if value.endswith("."):
            yield Mistake(ends, eid, f"de {label} '{value}' eindigt op een punt")
        if ".__" in value:
            yield Mistake(inside, eid, f"een deel van de {label} '{value}' eindigt op een punt")


def _twice(component: str, scope: _Scope) -> Iterator[Mistake]:
    eids, wids = ("STOP0027", "STOP0028") if component else ("STOP0020", "STOP0021")
    for eid, count in scope.eids.items():
        if count > 1:
            yield Mistake(eids, eid, f"de eId '{eid}' staat er {count} keer")
    for wid, parts in scope.wids.items():
        if len(parts) > 1:
            yield Mistake(wids, parts[1], f"de wId '{wid}' staat er {len(parts)} keer")
    for name, parts in scope.notes.items():
        if len(parts) > 1:
            yield Mistake("STOP0068", parts[1], f"het id '{name}' van een noot staat er {len(parts)} keer")


def _loose(text: _Text) -> Iterator[Mistake]:
    """References to a part that is not there. From outside all components a reference may be to any part."""
    for component, eid, ref in text.refs:
        where, target = _split(ref, component)
        there = [scope for name, scope in text.scopes.items() if not where or name == where]
        if not any(target in scope.eids for scope in there):
            yield Mistake("STOP0010", eid, f"de verwijzing naar '{ref}' komt nergens uit")


def _split(ref: str, component: str) -> tuple[str, str]:
    """The component and the eId of a reference.

    >>> _split("!main#art_2", ""), _split("art_2", "main")
    (('main', 'art_2'), ('main', 'art_2'))
    """
    if not ref.startswith("!"):
        return component, ref
    where, _, target = ref[1:].partition("#")
    return where, target


def _data(root: etree._Element, scopes: dict[str, _Scope]) -> Iterator[Mistake]:
    for name, code in (("BeoogdeRegeling", "BHKV1009"), ("Tijdstempel", "BHKV1010")):
        for element in root.iter(_DATA + name):
            eid = _text(element.find(f"{_DATA}eId"))
            where, target = _split(eid, "")
            if where not in scopes or target not in scopes[where].articles:
                yield Mistake(code, "", f"{name} wijst naar '{eid}', dat geen artikel van de regeling is")
    versions = [_text(element) for element in root.iterfind(f"{_LVBBA}RegelingVersieInformatie/*/{_DATA}FRBRExpression")]
    for element in root.iter(f"{_TEKST}RegelingKlassiek"):
        if versions.count(element.get("wordt") or "") != 1:
            yield Mistake("BHKV1044", "", f"er is geen informatie over de versie '{element.get('wordt')}' van de regeling")
    for name, allowed in _VALUES.items():
        for element in root.iter(_DATA + name):
            if _text(element) not in allowed:
                yield Mistake("", "", f"{name} is '{_text(element)}', en dat kan niet bij een ministeriële regeling")
    title = next((_text(element) for element in root.iter(f"{_TEKST}RegelingOpschrift")), "")
    for element in root.iter(f"{_DATA}officieleTitel"):
        if _text(element) != title:
            yield Mistake("", "longTitle", f"officieleTitel is '{_text(element)}', maar het opschrift is '{title}'")


def _text(element: etree._Element | None) -> str:
    """The words in an element, with single spaces."""
    return " ".join("".join(map(str, element.itertext())).split()) if element is not None else ""
