"""A series: a value with one content a year, each typed or all of one formula.

    budget: {per_jaar: {2025: 97 150 000, 2026: 98 000 000}}
    budget: {per_jaar: {van: 2025, tot_en_met: 2028, is: jaarbudget}}

A bare number is an amount; of another kind it is `{aantal: 28}`, or a formula of its own `{is: …}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from regelzetter.diagnostics import Diagnostic, Ernst, Outcome, Rule, voorbeeld
from regelzetter.values import typed
from regelzetter.values.contents import Provenance, Read, is_value, provenance, read_value, rounding, strange
from regelzetter.values.formulas import parse_formula
from regelzetter.values.model import Reeks, Waarde
from regelzetter.values.typed import ONBEKEND
from regelzetter.values.yamltree import Entry, MappingNode, ScalarNode, unknown_keys

MOST = 100
"""Years in one series."""
_YEAR = r"[12][0-9]{3}"
_RANGE = ("van", "tot_en_met", "is")

PER_JAAR = Rule(
    code="REGL0256",
    naam="reeks-per-jaar",
    ernst=Ernst.FOUT,
    regel="Onder 'per_jaar' staan jaren met een waarde (2025: 100 000), of 'van', 'tot_en_met' en één formule ('is') voor al die "
    "jaren.",
    waarom="Een jaar dat ontbreekt of dubbel is, maakt elke optelling van de reeks onjuist.",
    bron="taalbeschrijving van regelzetter, onderdeel Waarden (per jaar)",
    fout=voorbeeld("budget: {per_jaar: {van: 2028, tot_en_met: 2025, is: 4 * 100}}\n", "gegevens/waarden.yaml"),
    goed=voorbeeld("budget: {per_jaar: {van: 2025, tot_en_met: 2028, is: 4 * 100}}\n", "gegevens/waarden.yaml"),
)


class Series(NamedTuple):
    """A series as declared, and the values of its years."""

    reeks: Reeks
    jaren: tuple[Read, ...]


def is_series(node: MappingNode) -> bool:
    return isinstance(node.get("per_jaar"), MappingNode) and is_value(node)


def read_series(key: str, entry: Entry, above: Provenance) -> Outcome[Series]:
    """The series in the value of `entry`, under its full key."""
    node = entry.value
    assert isinstance(node, MappingNode)
    here = provenance(node, above)
    kinds = [each for each in node.entries if each.key == "per_jaar"]
    rounded = rounding(node, here.value)
    listed = kinds[0].value
    assert isinstance(listed, MappingNode)
    years = _range(key, listed, here.value) if set(listed.keys) & set(_RANGE) else _years(key, listed, here.value)
    reads = tuple(replace(read, waarde=replace(read.waarde, afronding=rounded.value)) for _, read in sorted(years.value.items()))
    reeks = Reeks(naam=key, jaren=tuple(sorted(years.value)), bron=here.value.bron, span=entry.key_span)
    found = (*here.diagnostics, *rounded.diagnostics, *strange(node, kinds), *years.diagnostics)
    return Outcome(Series(reeks, reads), found)


Years = Outcome[dict[int, Read]]


def _years(key: str, listed: MappingNode, here: Provenance) -> Years:
    """A value for each year that is named."""
    found: list[Diagnostic] = []
    years: dict[int, Read] = {}
    for entry in listed.entries:
        if not re.fullmatch(_YEAR, entry.key):
            melding = f"'{entry.key}' is geen jaar"
            found.append(Diagnostic(PER_JAAR, entry.key_span, melding, "schrijf bijvoorbeeld {2025: 100 000, 2026: 100 000}"))
            continue
        outcome = _year(f"{key}.{entry.key}", entry, here)
        years[int(entry.key)] = outcome.value
        found.extend(outcome.diagnostics)
    return Outcome(years, tuple(found))


def _year(key: str, entry: Entry, here: Provenance) -> Outcome[Read]:
    node = entry.value
    if isinstance(node, MappingNode):
        return read_value(key, node, here)
    span = node.inner if isinstance(node, ScalarNode) else node.span
    empty = Waarde(sleutel=key, inhoud=ONBEKEND, span=span, bron=here.bron, toelichting=here.toelichting)
    if not isinstance(node, ScalarNode):
        tip = f"schrijf bijvoorbeeld {entry.key}: 100 000"
        return Outcome(Read(empty), (Diagnostic(PER_JAAR, span, "hier wordt een bedrag verwacht, geen lijst", tip),))
    content = typed.content("bedrag", node.text, span)
    return Outcome(Read(replace(empty, inhoud=content.value)), content.diagnostics)


def _range(key: str, listed: MappingNode, here: Provenance) -> Years:
    """One formula for each year from `van` up to and including `tot_en_met`."""
    found = list(unknown_keys(listed, _RANGE, PER_JAAR, "in een reeks per jaar"))
    first, last, formula = (listed.get(each) for each in _RANGE)
    if not (isinstance(first, ScalarNode) and isinstance(last, ScalarNode) and isinstance(formula, ScalarNode)):
        if not found:
            tip = "schrijf {van: 2025, tot_en_met: 2028, is: formule}"
            found.append(Diagnostic(PER_JAAR, listed.span, "een reeks met een formule heeft 'van', 'tot_en_met' en 'is'", tip))
        return Outcome({}, tuple(found))
    found.extend(_range_problems(first, last))
    outcome = parse_formula(formula.text, formula.inner)
    found.extend(outcome.diagnostics)
    if not all(re.fullmatch(_YEAR, each.text) for each in (first, last)):
        return Outcome({}, tuple(found))
    text = re.sub(r"[ \t\n]+", " ", formula.text).strip()
    waarde = Waarde(sleutel=key, inhoud=ONBEKEND, span=formula.inner, formule=text, bron=here.bron, toelichting=here.toelichting)
    end = min(int(last.text), int(first.text) + MOST - 1)
    years = {year: Read(replace(waarde, sleutel=f"{key}.{year}"), outcome.value) for year in range(int(first.text), end + 1)}
    return Outcome(years, tuple(found))


def _range_problems(first: ScalarNode, last: ScalarNode) -> Iterator[Diagnostic]:
    wrong = next((each for each in (first, last) if not re.fullmatch(_YEAR, each.text)), None)
    if wrong is not None:
        yield Diagnostic(PER_JAAR, wrong.inner, f"'{wrong.text}' is geen jaar", "schrijf een jaar in vier cijfers")
    elif int(last.text) < int(first.text):
        yield Diagnostic(PER_JAAR, last.inner, "deze reeks eindigt voordat zij begint", "kijk na of de jaren verwisseld zijn")
    elif int(last.text) - int(first.text) >= MOST:
        yield Diagnostic(PER_JAAR, last.inner, f"deze reeks is langer dan {MOST} jaar")


RULES: tuple[Rule, ...] = (PER_JAAR,)
