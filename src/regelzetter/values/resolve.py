"""Formulas computed in the order in which they need each other; what goes round in a circle is reported."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import replace

from regelzetter.diagnostics import Diagnostic, Ernst, Outcome, Rule, voorbeeld
from regelzetter.values.evaluation import compute
from regelzetter.values.expressions import Expression, names
from regelzetter.values.model import Gegevenstabel, Values, Waarde
from regelzetter.values.yamltree import place

KRING = Rule(
    code="REGL0248",
    naam="formules-zonder-kring",
    ernst=Ernst.FOUT,
    regel="Een formule gebruikt haar eigen uitkomst niet, ook niet langs een omweg.",
    waarom="In een kring is geen waarde het begin, dus is er niets om mee te rekenen.",
    bron="taalbeschrijving van regelzetter, onderdeel Waarden (formules)",
    fout=voorbeeld("totaal: {is: deel * 2}\ndeel: {is: totaal / 2}\n", "gegevens/waarden.yaml"),
    goed=voorbeeld("totaal: {is: deel * 2}\ndeel: {bedrag: 100}\n", "gegevens/waarden.yaml"),
)


def resolve(
    waarden: Mapping[str, Waarde], formules: Mapping[str, Expression], tabellen: Mapping[str, Gegevenstabel]
) -> Outcome[Values]:
    """Every value with its content, in the order of the files."""
    done = dict(waarden)
    values = Values(waarden=done, tabellen=tabellen)
    used = {key: tuple(dict.fromkeys(name.key for name in names(formule))) for key, formule in formules.items()}
    found: list[Diagnostic] = []
    for key in _in_order(used, formules, waarden, found):
        outcome = compute(formules[key], values)
        done[key] = replace(done[key], inhoud=outcome.value, uit=used.pop(key))
        found.extend(outcome.diagnostics)
    for key, needs in used.items():  # those in a circle
        done[key] = replace(done[key], uit=needs)
    return Outcome(values, tuple(found))


def _in_order(
    used: Mapping[str, tuple[str, ...]],
    formules: Mapping[str, Expression],
    waarden: Mapping[str, Waarde],
    found: list[Diagnostic],
) -> Iterable[str]:
    """The keys of formulas, each after what it needs; those in a circle are left out and stay `Onbekend`."""
    users: dict[str, list[str]] = {key: [] for key in used}
    waiting = {key: sum(1 for each in needs if each in used) for key, needs in used.items()}
    for key, needs in used.items():
        for each in needs:
            if each in users:
                users[each].append(key)
    ready = deque(key for key, count in waiting.items() if count == 0)
    order: list[str] = []
    pending = dict.fromkeys(used)
    while pending:
        while ready:
            key = ready.popleft()
            if key in pending:
                del pending[key]
                order.append(key)
                _release(key, users, waiting, ready)
        if pending:
            circle = _circle(pending, used)
            found.append(_round(circle, formules, waarden))
            for key in circle:
                del pending[key]
            for key in circle:
                _release(key, users, waiting, ready)
    return order


def _release(key: str, users: Mapping[str, list[str]], waiting: dict[str, int], ready: deque[str]) -> None:
    for user in users[key]:
        waiting[user] -= 1
        if waiting[user] == 0:
            ready.append(user)


def _circle(pending: Mapping[str, None], used: Mapping[str, tuple[str, ...]]) -> list[str]:
    """A circle among what is left: all of it waits for something that is left, so following one need always comes round."""
    path: dict[str, int] = {}
    key = next(iter(pending))
    while key not in path:
        path[key] = len(path)
        key = next(each for each in used[key] if each in pending)
    return list(path)[path[key] :]


def _round(circle: list[str], formules: Mapping[str, Expression], waarden: Mapping[str, Waarde]) -> Diagnostic:
    order = list(waarden)
    first = min(range(len(circle)), key=lambda at: order.index(circle[at]))
    turned = [*circle[first:], *circle[:first]]
    key, needs = turned[0], turned[1 % len(turned)]
    span = next(name.span for name in names(formules[key]) if name.key == needs)
    way = " → ".join(f"'{each}'" for each in (*turned, key))
    tip = f"'{needs}' staat op {place(waarden[needs].span)}" if needs != key else "haal de sleutel uit haar eigen formule"
    return Diagnostic(KRING, span, f"de formule gebruikt haar eigen uitkomst: {way}", tip)


RULES: tuple[Rule, ...] = (KRING,)
