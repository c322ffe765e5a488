"""Where every value of a dossier is printed: what `waarden` shows and `waarden.json` holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from regelzetter.compile import Compiled
from regelzetter.tree.address import in_words
from regelzetter.tree.nodes import Document, Invulling
from regelzetter.tree.walk import located
from regelzetter.values.forms import form
from regelzetter.values.model import (
    Aantal,
    Bedrag,
    Datum,
    Inhoud,
    Leeg,
    Onbekend,
    Percentage,
    Periode,
    TekstWaarde,
    Tijdstip,
    Waarde,
)


@dataclass(frozen=True, slots=True)
class Printed:
    """One place where a value is printed. `brieven` is the number of letters that have it at this place; 1 elsewhere."""

    document: str
    adres: str
    vorm: str
    tekst: str
    brieven: int = 1


def printed_places(compiled: Compiled) -> Mapping[str, tuple[Printed, ...]]:
    """For each key the places where it is printed, in the order of the documents."""
    places: dict[str, list[Printed]] = {}
    for name, document in compiled.documenten.items():
        count = len(compiled.brieven[name]) if name in compiled.brieven else 1
        for key, place in _places(name, document, count):
            places.setdefault(key, []).append(place)
    return {key: tuple(dict.fromkeys(found)) for key, found in places.items()}


def _places(name: str, document: Document, count: int) -> Iterator[tuple[str, Printed]]:
    for adres, node in located(document):
        if isinstance(node, Invulling):
            yield node.sleutel, Printed(name, in_words(adres).replace("\u00a0", " "), node.vorm, node.tekst, count)


def kind(content: Inhoud) -> str:
    """The word for the type of a value, as it is typed in YAML."""
    match content:
        case Bedrag():
            return "bedrag"
        case Datum():
            return "datum"
        case Tijdstip():
            return "tijdstip"
        case Periode():
            return "periode"
        case Percentage():
            return "percentage"
        case Aantal():
            return "aantal"
        case TekstWaarde():
            return "tekst"
        case Leeg():
            return "leeg"
        case Onbekend():
            return "onbekend"
        case _:
            assert_never(content)


def in_dutch(value: Waarde) -> str:
    """The value in its default form; what is empty or unknown says so."""
    if isinstance(value.inhoud, Leeg | Onbekend):
        return f"({kind(value.inhoud)})"
    return form(value, None, value.span).value[1]


def as_json(compiled: Compiled) -> list[dict[str, object]]:
    """Every value with its provenance and places, for machines."""
    places = printed_places(compiled)
    return [_value(value, places.get(key, ())) for key, value in compiled.values.waarden.items()]


def _value(value: Waarde, places: tuple[Printed, ...]) -> dict[str, object]:
    return {
        "sleutel": value.sleutel,
        "soort": kind(value.inhoud),
        "tekst": in_dutch(value),
        "formule": value.formule,
        "uit": list(value.uit),
        "bron": value.bron,
        "toelichting": value.toelichting,
        "plaats": f"{value.span.path}:{value.span.line}",
        "gedrukt": [
            {"document": p.document, "adres": p.adres, "vorm": p.vorm, "tekst": p.tekst, "brieven": p.brieven} for p in places
        ],
    }
