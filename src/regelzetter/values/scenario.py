"""A scenario: other contents for values that exist, for a build that asks “what if” and that is never published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from regelzetter.diagnostics import Diagnostic, Ernst, Outcome, Rule, Voorbeeld
from regelzetter.nearest import did_you_mean
from regelzetter.source import Source
from regelzetter.values.declarations import Declared, declare
from regelzetter.values.model import Onbekend, Values
from regelzetter.values.units import kind
from regelzetter.values.yamltree import place, read

_BRON = "taalbeschrijving van regelzetter, onderdeel Waarden (scenario's)"


def _scenario(text: str) -> Voorbeeld:
    return Voorbeeld((("gegevens/waarden.yaml", "plafond: {bedrag: 100}\n"), ("gegevens/scenario/laag.yaml", text)))


SCENARIO = Rule(
    code="REGL0259",
    naam="scenario-verandert-bestaande-waarden",
    ernst=Ernst.FOUT,
    regel="Een scenario (gegevens/scenario/naam.yaml) geeft alleen waarden die al bestaan een andere inhoud.",
    waarom="Een nieuwe of verkeerd gespelde waarde zou het scenario laten lijken op het gewone stuk.",
    bron=_BRON,
    fout=_scenario("plafnd: {bedrag: 80}\n"),
    goed=_scenario("plafond: {bedrag: 80}\n"),
)
SOORT = Rule(
    code="REGL0264",
    naam="scenario-houdt-de-soort",
    ernst=Ernst.FOUT,
    regel="In een scenario houdt een waarde haar soort: een bedrag blijft een bedrag.",
    waarom="De tekst waarin de waarde gedrukt wordt, is voor die soort geschreven.",
    bron=_BRON,
    fout=_scenario("plafond: {percentage: 80}\n"),
    goed=_scenario("plafond: {bedrag: 80}\n"),
)


def check_scenarios(scenarios: Mapping[str, Source], declared: Declared, values: Values) -> Outcome[dict[str, Declared]]:
    """The changes of each scenario, and what is wrong in them, also if none of them is used now."""
    found: list[Diagnostic] = []
    changes: dict[str, Declared] = {}
    for name, source in scenarios.items():
        outcome = read(source)
        found.extend(outcome.diagnostics)
        changed = declare(() if outcome.value is None else (outcome.value,))
        found.extend((*changed.found, *_strangers(changed, declared), *check_kinds(changed, values)))
        changes[name] = changed
    return Outcome(changes, tuple(found))


def _strangers(changed: Declared, declared: Declared) -> Iterator[Diagnostic]:
    for key, entry in changed.keys.items():
        series = key.rpartition(".")[0]
        if key in declared.keys or (series in changed.reeksen and series not in declared.reeksen):
            yield from _series_or_value(key, changed, declared)
            continue
        tip = did_you_mean(key, tuple(declared.keys))
        yield Diagnostic(SCENARIO, entry.key_span, f"een scenario verandert waarden; '{key}' bestaat niet", tip)
    for control in changed.controles:
        melding = "een scenario verandert waarden; een controle hoort bij de gewone gegevens"
        yield Diagnostic(SCENARIO, control.span, melding, "zet de controle in het gegevensbestand")


def _series_or_value(key: str, changed: Declared, declared: Declared) -> Iterator[Diagnostic]:
    if key not in declared.keys or (key in changed.reeksen) == (key in declared.reeksen):
        return
    what = "een reeks per jaar" if key in declared.reeksen else "geen reeks per jaar"
    tip = f"de gewone waarde staat op {place(declared.keys[key].key_span)}"
    melding = f"'{key}' is {what}; dat blijft zo in een scenario"
    yield Diagnostic(SOORT, changed.keys[key].key_span, melding, tip)


def check_kinds(changed: Declared, before: Values, after: Values | None = None) -> Iterator[Diagnostic]:
    """Values of another kind than they were. A formula has a kind only after it is computed: `after`."""
    for key, waarde in changed.waarden.items():
        is_computed = key in changed.formules
        if key not in before.waarden or is_computed != (after is not None):
            continue
        content = waarde.inhoud if after is None else after.waarden[key].inhoud
        base = before.waarden[key]
        if Onbekend in (type(content), type(base.inhoud)) or type(content) is type(base.inhoud):
            continue
        melding = f"'{key}' is {kind(base.inhoud)}; in dit scenario is het {kind(content)}"
        yield Diagnostic(SOORT, waarde.span, melding, f"de gewone waarde staat op {place(base.span)}")


def overridden(declared: Declared, changed: Declared) -> Declared:
    """What the files say, with the changes of a scenario over it. What does not exist is left out: that has been said."""
    waarden = {key: changed.waarden.get(key, waarde) for key, waarde in declared.waarden.items()}
    formules = {key: what for key, what in declared.formules.items() if key not in changed.waarden}
    formules.update({key: what for key, what in changed.formules.items() if key in waarden})
    return replace(declared, waarden=waarden, formules=formules)


RULES: tuple[Rule, ...] = (SCENARIO, SOORT)
