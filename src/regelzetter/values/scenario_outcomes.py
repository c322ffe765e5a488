"""A scenario that types the outcome of a formula: what the formula is made of stays as it was, and contradicts it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from regelzetter.diagnostics import Diagnostic, Ernst, Rule, Voorbeeld
from regelzetter.dutch import opsomming
from regelzetter.values.declarations import Declared
from regelzetter.values.fragments import Fragment
from regelzetter.values.model import Onbekend, Values, Waarde
from regelzetter.values.scenario import overridden
from regelzetter.values.units import in_words
from regelzetter.values.yamltree import place

SHOWN: Final = 4
"""So many values are named."""

_WAARDEN = "plafond: {bedrag: 100}\nhelft: {is: plafond / 2}\n"

UITKOMST = Rule(
    code="REGL0009",
    naam="scenario-verandert-een-uitkomst",
    ernst=Ernst.WAARSCHUWING,
    regel="Een scenario verandert waarden die getypt zijn, niet wat uit een formule volgt.",
    waarom="Wat de formule gebruikt blijft zoals het was, en wat er verder uit volgt ook: dan spreekt het stuk zichzelf tegen.",
    bron="taalbeschrijving van regelzetter, onderdeel Waarden (scenario's)",
    fout=Voorbeeld((("gegevens/waarden.yaml", _WAARDEN), ("gegevens/scenario/laag.yaml", "helft: {bedrag: 40}\n"))),
    goed=Voorbeeld((("gegevens/waarden.yaml", _WAARDEN), ("gegevens/scenario/laag.yaml", "plafond: {bedrag: 80}\n"))),
)
RULES: tuple[Rule, ...] = (UITKOMST,)


def check_outcomes(
    changed: Declared, declared: Declared, before: Values, computed: Callable[[Declared], Values]
) -> Iterator[Diagnostic]:
    """Each typed outcome that is not what the formula gives in this scenario. A formula in place of a formula is a choice.

    `before`: the ordinary values. `computed`: gives the values of what is declared.
    """
    typed = [
        key
        for key in changed.waarden
        if key not in changed.formules and key in declared.formules and not isinstance(declared.formules[key], Fragment)
    ]
    if not typed:
        return
    after = computed(overridden(declared, _without(changed, typed))).waarden
    for key in typed:
        given, follows = changed.waarden[key], after[key]
        if Onbekend in (type(given.inhoud), type(follows.inhoud)) or given.inhoud == follows.inhoud:
            continue
        melding = (
            f"'{key}' volgt uit een formule ({before.waarden[key].formule}), die hier {in_words(follows.inhoud)} geeft; "
            f"dit scenario zegt {in_words(given.inhoud)}"
        )
        yield Diagnostic(UITKOMST, changed.keys[key].key_span, melding, _tip(key, before.waarden, declared))


def _without(changed: Declared, typed: list[str]) -> Declared:
    """The changes but for those of outcomes."""
    return Declared(
        waarden={key: waarde for key, waarde in changed.waarden.items() if key not in typed},
        formules=changed.formules,
    )


def _tip(key: str, waarden: Mapping[str, Waarde], declared: Declared) -> str:
    """What to change in its place, and what else is counted with that."""
    inputs = _inputs(key, waarden, declared)
    if not inputs:
        return "de cijfers komen uit een tabel, en die verandert een scenario niet: wat er verder uit volgt, blijft zoals het was"
    left = [
        f"'{other}'"
        for other in declared.formules
        if other != key and not inputs.keys().isdisjoint(_inputs(other, waarden, declared, end=key))
    ][:SHOWN]
    shown = [f"'{each}' ({place(waarden[each].span)})" for each in inputs][:SHOWN]
    also = f"; nu {'rekent' if len(left) == 1 else 'rekenen'} {opsomming(left)} nog met wat er stond" if left else ""
    return f"verander {opsomming(shown, 'of')}{also}"


def _inputs(key: str, waarden: Mapping[str, Waarde], declared: Declared, end: str = "") -> dict[str, None]:
    """The typed values that it comes from, in order, along all formulas between but that of `end`."""
    found: dict[str, None] = {}
    seen = {end}
    waiting = [key]
    while waiting:
        each = waiting.pop(0)
        if each in seen or each not in waarden:
            continue
        seen.add(each)
        if each in declared.formules:
            waiting.extend(waarden[each].uit)
        else:
            found[each] = None
    return found
