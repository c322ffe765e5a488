"""Where every value of a dossier is printed: what `waarden` shows and `waarden.json` holds."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple, assert_never

from regelzetter.compile import Compiled
from regelzetter.nearest import did_you_mean
from regelzetter.tree.address import in_words
from regelzetter.tree.nodes import Document, Invulling
from regelzetter.tree.walk import located
from regelzetter.values.expressions import Expression, table_arguments
from regelzetter.values.forms import form
from regelzetter.values.formulas import filled_in, parse_formula
from regelzetter.values.model import (
    Aantal,
    Bedrag,
    Datum,
    Inhoud,
    Jaartal,
    Leeg,
    Onbekend,
    Percentage,
    Periode,
    TekstWaarde,
    Tijdstip,
    Values,
    Waarde,
)
from regelzetter.values.units import in_words as about
from regelzetter.values.yamltree import place


class Printed(NamedTuple):
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
        for key, found in _places(name, document, count):
            places.setdefault(key, []).append(found)
    return {key: tuple(dict.fromkeys(each)) for key, each in places.items()}


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
        case Jaartal():
            return "jaartal"
        case TekstWaarde():
            return "tekst"
        case Leeg():
            return "leeg"
        case Onbekend():
            return "onbekend"
        case _:
            assert_never(content)


def in_dutch(value: Waarde) -> str:
    """The value in its default form; what is empty or unknown says so, and a number with no end is shown about."""
    if isinstance(value.inhoud, Leeg | Onbekend):
        return f"({kind(value.inhoud)})"
    outcome = form(value, None, value.span)
    return outcome.value[1] if outcome.ok else about(value.inhoud)


def as_json(compiled: Compiled) -> list[dict[str, object]]:
    """Every value with its provenance and places, for machines."""
    places = printed_places(compiled)
    users = _users(compiled.values)
    return [_value(value, places, users, compiled.values) for value in compiled.values.waarden.values()]


def as_json_of(compiled: Compiled, documents: Collection[str]) -> list[dict[str, object]]:
    """The values that some documents print, directly or in another value, with the places in those documents."""
    every = printed_places(compiled)
    places = {key: here for key, found in every.items() if (here := tuple(p for p in found if p.document in documents))}
    users = _users(compiled.values)
    return [
        _value(value, places, users, compiled.values)
        for key, value in compiled.values.waarden.items()
        if key in places or any(user in places for user in _all_users(key, users))
    ]


def _users(values: Values) -> Mapping[str, tuple[str, ...]]:
    """For each key the values that use it in their formula or text."""
    users: dict[str, list[str]] = {}
    for key, value in values.waarden.items():
        for each in value.uit:
            users.setdefault(each, []).append(key)
    return {key: tuple(found) for key, found in users.items()}


def _all_users(key: str, users: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The values that use this one, and those that use them, nearest first."""
    found: dict[str, None] = {}
    waiting = deque(users.get(key, ()))
    while waiting:
        each = waiting.popleft()
        if each not in found and each != key:
            found[each] = None
            waiting.extend(users.get(each, ()))
    return tuple(found)


def _value(
    value: Waarde, places: Mapping[str, tuple[Printed, ...]], users: Mapping[str, tuple[str, ...]], values: Values
) -> dict[str, object]:
    formula = parse_formula(value.formule, value.span).value if value.formule else None
    return {
        "sleutel": value.sleutel,
        "soort": kind(value.inhoud),
        "tekst": in_dutch(value),
        "formule": value.formule,
        "ingevuld": filled_in(formula, values) if formula is not None else None,
        "sjabloon": value.sjabloon,
        "uit": list(value.uit),
        "bronnen": [*_value_sources(value, values), *(_table_sources(formula, values) if formula is not None else ())],
        "bron": value.bron,
        "toelichting": value.toelichting,
        "plaats": place(value.span),
        "gedrukt": _as_dicts(places.get(value.sleutel, ())),
        "via": [
            {"sleutel": user, "gedrukt": _as_dicts(places[user])} for user in _all_users(value.sleutel, users) if user in places
        ],
    }


def _as_dicts(places: tuple[Printed, ...]) -> list[dict[str, object]]:
    return [{"document": p.document, "adres": p.adres, "vorm": p.vorm, "tekst": p.tekst, "brieven": p.brieven} for p in places]


def _value_sources(value: Waarde, values: Values) -> Iterator[dict[str, str]]:
    """The values that a formula or text uses, and where they stand."""
    for key in value.uit:
        found = values.waarden.get(key)
        if found is not None:
            yield {"sleutel": key, "tekst": in_dutch(found), "plaats": place(found.span)}


def _table_sources(formula: Expression, values: Values) -> Iterator[dict[str, str]]:
    """The columns that a formula looks at, and where their rows begin; a series is told by its years."""
    for name, _ in table_arguments(formula):
        table = values.tabellen.get(name.key) or values.tabellen.get(name.key.rpartition(".")[0])
        if table is not None and table.naam not in values.reeksen:
            count = len(table.rijen)
            where = place(table.rijen[0].span) if table.rijen else place(table.span)
            yield {"sleutel": name.key, "tekst": f"{count} {'rij' if count == 1 else 'rijen'}", "plaats": where}


def no_value(key: str, values: Values) -> str:
    """Why `waarden` has nothing to show for a key: it is a table, or is in one (`havens[Noord].bedrag`), or it is nothing."""
    name, _, rest = key.partition("[")
    found = next((each for each in (name, name.rpartition(".")[0]) if each in values.tabellen), "")
    if found:
        table = values.tabellen[found]
        count = f"{len(table.rijen)} {'rij' if len(table.rijen) == 1 else 'rijen'}"
        what = f"een cel in {found}" if rest else "een tabel" if found == key else f"een kolom van {found}"
        return f"'{key}' is geen waarde maar {what} ({place(table.span)}, {count}: {', '.join(table.kolommen)})"
    tip = did_you_mean(key, tuple(values.waarden))
    return f"de waarde '{key}' bestaat niet" + (f"; {tip}" if tip else "")


def value_lines(entry: Mapping[str, Any], in_full: bool) -> str:
    """One value as `waarden` prints it: on one line, or with its formula, its sources and the places where it is printed."""
    made = f" = {entry['formule']}" if entry["formule"] and not in_full else ""
    lines = [f"{entry['sleutel']}: {entry['tekst']}{made} ({entry['plaats']}, {len(entry['gedrukt'])}× gedrukt)"]
    if in_full:
        lines.extend(_origin_lines(entry))
        lines.extend(f"  gedrukt in {_place_line(each)}" for each in entry["gedrukt"])
        for user in entry["via"]:
            lines.extend(f"  via {user['sleutel']} gedrukt in {_place_line(each)}" for each in user["gedrukt"])
    return "\n".join(lines).replace("\u00a0", " ")


def _origin_lines(entry: Mapping[str, Any]) -> Iterator[str]:
    labels = {"formule": "formule", "ingevuld": "ingevuld", "sjabloon": "tekst"}
    yield from (f"  {label}: {entry[key]}" for key, label in labels.items() if entry[key])
    yield from (f"    {each['sleutel']}: {each['tekst']} ({each['plaats']})" for each in entry["bronnen"])
    yield from (f"  {label}: {entry[label]}" for label in ("bron", "toelichting") if entry[label])


def _place_line(printed: Mapping[str, Any]) -> str:
    letters = f" (in {printed['brieven']} brieven)" if printed["brieven"] > 1 else ""
    return f"{printed['document']}, {printed['adres'] or 'lopende tekst'}: {printed['tekst']}{letters}"
