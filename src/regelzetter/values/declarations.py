"""From YAML trees to declared values: the groups, the keys, and the list `controle`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from regelzetter.diagnostics import Diagnostic, Ernst, Outcome, Rule, voorbeeld
from regelzetter.values.contents import VORM, Provenance, Read, bare_value, is_value, provenance, read_value
from regelzetter.values.controls import Control, read_controls
from regelzetter.values.expressions import Expression
from regelzetter.values.fragments import Fragment
from regelzetter.values.model import Reeks, Waarde
from regelzetter.values.typed import ONBEKEND
from regelzetter.values.yamltree import Entry, MappingNode, Node, ScalarNode, SequenceNode, place
from regelzetter.values.yearly import Series, is_series, read_series

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
RESERVED = ("rij", "en", "of", "niet")

_BRON = "taalbeschrijving van regelzetter, onderdeel Waarden"
_BESTAND = "gegevens/waarden.yaml"

SLEUTELNAAM = Rule(
    code="REGL0218",
    naam="sleutel-is-naam",
    ernst=Ernst.FOUT,
    regel=f"Een sleutel bestaat uit letters, cijfers en _, begint met een letter en is niet {', '.join(RESERVED)}.",
    waarom="Een sleutel staat in formules; daar is - een minteken en is een spatie het einde.",
    bron=_BRON,
    fout=voorbeeld("plafond-totaal: {bedrag: 100}\n", _BESTAND),
    goed=voorbeeld("plafond_totaal: {bedrag: 100}\n", _BESTAND),
)
DUBBELE_WAARDE = Rule(
    code="REGL0219",
    naam="waarde-eenmaal",
    ernst=Ernst.FOUT,
    regel="Een waarde staat één keer in alle gegevensbestanden samen.",
    waarom="Elk bedrag en elke datum heeft één bron.",
    bron=_BRON,
    fout=voorbeeld("plafond.totaal: {bedrag: 100}\nplafond: {totaal: {bedrag: 200}}\n", _BESTAND),
    goed=voorbeeld("plafond: {totaal: {bedrag: 100}}\n", _BESTAND),
)


@dataclass(slots=True)
class Declared:
    """What the files say, in order, while it is being gathered. A value with a formula is `Onbekend` until it is computed."""

    waarden: dict[str, Waarde] = field(default_factory=dict)
    keys: dict[str, Entry] = field(default_factory=dict)
    formules: dict[str, Expression | Fragment] = field(default_factory=dict)
    reeksen: dict[str, Reeks] = field(default_factory=dict)
    controles: list[Control] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)


def declare(trees: Iterable[Node]) -> Declared:
    """All values of the files, in order."""
    declared = Declared()
    for tree in trees:
        if isinstance(tree, MappingNode):
            _group(declared, tree, "", Provenance())
        else:
            tip = "schrijf bijvoorbeeld 'plafond: {bedrag: 100 000}'"
            declared.found.append(Diagnostic(VORM, tree.span, "een gegevensbestand begint met een sleutel", tip))
    return declared


def name_problem(entry: Entry, reserved: Iterable[str], dots: bool) -> Diagnostic | None:
    """What is wrong with the name of a value, a table or a column."""
    parts = entry.key.split(".") if dots else [entry.key]
    well_formed = all(NAME.fullmatch(part) for part in parts)
    if well_formed and parts[0] not in reserved:
        return None
    melding = f"'{entry.key}' kan geen naam zijn" + (": dat woord heeft al een betekenis" if well_formed else "")
    better = re.sub(r"[^A-Za-z0-9_]+", "_", entry.key).strip("_")
    tip = f"schrijf '{better}'" if not well_formed and NAME.fullmatch(better) else ""
    return Diagnostic(SLEUTELNAAM, entry.key_span, melding, tip)


def _group(declared: Declared, group: MappingNode, prefix: str, above: Provenance) -> None:
    here = provenance(group, above)
    declared.found.extend(here.diagnostics)
    for entry in group.entries:
        if entry.key in ("bron", "toelichting") and not isinstance(entry.value, MappingNode):
            continue
        if entry.key == "controle" and not prefix:
            _take(declared, read_controls(entry))
            continue
        problem = name_problem(entry, () if prefix else RESERVED, dots=True)
        if problem is None:
            _member(declared, entry, prefix + entry.key, here.value)
        else:
            declared.found.append(problem)


def _take(declared: Declared, controls: Outcome[tuple[Control, ...]]) -> None:
    declared.controles.extend(controls.value)
    declared.found.extend(controls.diagnostics)


def _member(declared: Declared, entry: Entry, key: str, above: Provenance) -> None:
    node = entry.value
    if isinstance(node, MappingNode) and is_series(node):
        _keep_series(declared, entry, read_series(key, entry, above))
    elif isinstance(node, MappingNode) and not is_value(node):
        _group(declared, node, key + ".", above)
    elif isinstance(node, MappingNode):
        _keep(declared, entry, read_value(key, node, above))
    elif isinstance(node, ScalarNode):
        _keep(declared, entry, bare_value(key, node))
    else:
        _keep(declared, entry, _list_value(key, node))


def _list_value(key: str, node: SequenceNode) -> Outcome[Read]:
    melding = f"'{key}' is een lijst; hier wordt een waarde of een groep verwacht"
    read = Read(Waarde(sleutel=key, inhoud=ONBEKEND, span=node.span))
    return Outcome(read, (Diagnostic(VORM, node.span, melding, "geef elke waarde een sleutel"),))


def _keep(declared: Declared, entry: Entry, outcome: Outcome[Read]) -> None:
    declared.found.extend(outcome.diagnostics)
    waarde, formule = outcome.value.waarde, outcome.value.formule
    if not _claim(declared, entry, waarde.sleutel):
        return
    declared.waarden[waarde.sleutel] = waarde
    if formule is not None:
        declared.formules[waarde.sleutel] = formule


def _keep_series(declared: Declared, entry: Entry, outcome: Outcome[Series]) -> None:
    declared.found.extend(outcome.diagnostics)
    series = outcome.value
    if not series.jaren or not _claim(declared, entry, series.reeks.naam):
        return
    declared.reeksen[series.reeks.naam] = series.reeks
    for read in series.jaren:
        _keep(declared, entry, Outcome(read))


def _claim(declared: Declared, entry: Entry, key: str) -> bool:
    """Whether the key is free; if not, that is said."""
    first = declared.keys.setdefault(key, entry)
    if first is entry:
        return True
    tip = f"de eerste staat op {place(first.key_span)}"
    declared.found.append(Diagnostic(DUBBELE_WAARDE, entry.key_span, f"de waarde '{key}' staat hier voor de tweede keer", tip))
    return False


RULES: tuple[Rule, ...] = (SLEUTELNAAM, DUBBELE_WAARDE)
