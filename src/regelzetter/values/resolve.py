"""Formulas, texts and allotments computed in the order in which they need each other; a circle is reported.

A step is what has to be computed, by its key: a value by its own, a column that is shared out by “verdeling tabel.kolom”, which
cannot be the key of a value.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field, replace

from regelzetter.diagnostics import Diagnostic, Ernst, Outcome, Rule, voorbeeld
from regelzetter.record import record
from regelzetter.source import Span
from regelzetter.values.allotment import Allotment
from regelzetter.values.assembling import Assembly
from regelzetter.values.declarations import Declared
from regelzetter.values.evaluation import compute
from regelzetter.values.expressions import Expression, names, table_arguments
from regelzetter.values.fragments import Fragment, compose
from regelzetter.values.model import Gegevenstabel, Inhoud, Reeks, Values, Waarde
from regelzetter.values.series import as_table, table_and_column
from regelzetter.values.yamltree import place

KRING = Rule(
    code="REGL0248",
    naam="formules-zonder-kring",
    ernst=Ernst.FOUT,
    regel="Een formule of tekst gebruikt haar eigen uitkomst niet, ook niet langs een omweg.",
    waarom="In een kring is geen waarde het begin, dus is er niets om mee te rekenen.",
    bron="taalbeschrijving van regelzetter, onderdeel Waarden (formules)",
    fout=voorbeeld("totaal: {is: deel * 2}\ndeel: {is: totaal / 2}\n", "gegevens/waarden.yaml"),
    goed=voorbeeld("totaal: {is: deel * 2}\ndeel: {bedrag: 100}\n", "gegevens/waarden.yaml"),
)


@record(frozen=True, slots=True)
class Step:
    """What is computed, and the keys of what it needs with the place where it asks for them."""

    what: Expression | Fragment | Allotment
    span: Span
    table: str = ""
    """The table of an allotment."""
    needs: dict[str, Span] = field(default_factory=dict)


def resolve(declared: Declared, assembly: Assembly) -> Outcome[Values]:
    """Every value and table with its content, in the order of the files."""
    reeksen = declared.reeksen
    resolver = _Resolver(dict(declared.waarden), assembly, reeksen)
    found = list(resolver.run(resolver.steps(declared.formules)))
    assembled = assembly.tables()
    series = {name: as_table(each, resolver.done) for name, each in reeksen.items()}
    values = Values(waarden=resolver.done, tabellen={**assembled.value, **series}, reeksen=reeksen)
    return Outcome(values, (*assembled.diagnostics, *found))


class _Resolver:
    def __init__(self, done: dict[str, Waarde], assembly: Assembly, reeksen: Mapping[str, Reeks]) -> None:
        self.done, self.assembly, self.reeksen = done, assembly, reeksen
        self.tables: dict[str, Gegevenstabel] = assembly.tables().value

    @property
    def values(self) -> Values:
        return Values(waarden=self.done, tabellen=self.tables, reeksen=self.reeksen)

    # --- what there is to do ----------------------------------------------------------------------

    def steps(self, formules: Mapping[str, Expression | Fragment]) -> dict[str, Step]:
        steps = {key: Step(what, self.done[key].span) for key, what in formules.items()}
        for table, allotment in self.assembly.allotments():
            steps[_share_key(table, allotment.kolom)] = Step(allotment, allotment.span, table)
        for step in steps.values():
            for key, span in self.needs(step):
                step.needs.setdefault(key, span)
        return steps

    def needs(self, step: Step) -> Iterator[tuple[str, Span]]:
        match step.what:
            case Fragment() as fragment:
                yield from ((hole.sleutel, hole.span) for hole in fragment.holes)
            case Allotment() as allotment:
                own = self.columns(step.table)
                for part in allotment.formulas:
                    for key, span in self.formula_needs(part):
                        if key not in own:
                            yield key, span
                    for name in names(part):
                        yield from self.column_needs(step.table, name.key, name.span)
            case formula:
                yield from self.formula_needs(formula)

    def formula_needs(self, formula: Expression) -> Iterator[tuple[str, Span]]:
        for name in names(formula, lambda key: self.columns(table_and_column(key, self.values)[0], key)):
            yield name.key, name.span
        for name, where in table_arguments(formula):
            table, column = table_and_column(name.key, self.values)
            series = self.reeksen.get(table)
            if series is not None:
                yield from ((series.sleutel(year), name.span) for year in series.jaren)
                continue
            is_whole = name.key in self.tables
            yield from self.column_needs(name.key if is_whole else table, None if is_whole else column, name.span)
            for each in names(where) if where is not None else ():
                yield from self.column_needs(name.key if is_whole else table, each.key, name.span)

    def columns(self, table: str, whole: str = "") -> Collection[str]:
        if table in self.reeksen:
            return ("jaar", "bedrag")
        found = self.tables.get(whole) or self.tables.get(table)
        return found.kolommen if found is not None else ()

    def column_needs(self, table: str, column: str | None, span: Span) -> Iterator[tuple[str, Span]]:
        """The allotments that fill a column, or decide which rows a subtable has."""
        shared = {(name, allotment.kolom) for name, allotment in self.assembly.allotments()}
        if shared:
            yield from ((_share_key(*origin), span) for origin in self.assembly.origins(table, column) if origin in shared)

    # --- doing it ---------------------------------------------------------------------------------

    def run(self, steps: Mapping[str, Step]) -> Iterator[Diagnostic]:
        found: list[Diagnostic] = []
        left = dict(steps)
        for key in _in_order(steps, found):
            step = left.pop(key)
            if isinstance(step.what, Allotment):
                yield from self.share(step.what, step.table)
            else:
                outcome = self.content(step.what)
                self.put(key, step, outcome.value)
                yield from outcome.diagnostics
        for key, step in left.items():  # those in a circle
            if key in self.done:
                self.put(key, step, self.done[key].inhoud)
        yield from found

    def content(self, what: Expression | Fragment) -> Outcome[Inhoud]:
        return compose(what, self.values) if isinstance(what, Fragment) else compute(what, self.values)

    def put(self, key: str, step: Step, content: Inhoud) -> None:
        used = tuple(need for need in step.needs if not need.startswith(_SHARE))
        self.done[key] = replace(self.done[key], inhoud=content, uit=used)

    def share(self, allotment: Allotment, table: str) -> tuple[Diagnostic, ...]:
        from regelzetter.values.sharing import share_out

        outcome = share_out(allotment, self.assembly.loaded[table].table, self.values)
        self.assembly.put(table, allotment, outcome.value)
        self.tables = self.assembly.tables().value
        return outcome.diagnostics


_SHARE = "verdeling "


def _share_key(table: str, column: str) -> str:
    return f"{_SHARE}{table}.{column}"


def _in_order(steps: Mapping[str, Step], found: list[Diagnostic]) -> Iterable[str]:
    """The keys of steps, each after what it needs; those in a circle are left out and stay `Onbekend`."""
    users: dict[str, list[str]] = {key: [] for key in steps}
    waiting = {key: sum(1 for each in step.needs if each in steps) for key, step in steps.items()}
    for key, step in steps.items():
        for each in step.needs:
            if each in users:
                users[each].append(key)
    ready = deque(key for key, count in waiting.items() if count == 0)
    order: list[str] = []
    pending = dict.fromkeys(steps)
    while pending:
        while ready:
            key = ready.popleft()
            if key in pending:
                del pending[key]
                order.append(key)
                _release(key, users, waiting, ready)
        if pending:
            circle = _circle(pending, steps)
            found.append(_round(circle, steps))
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


def _circle(pending: Mapping[str, None], steps: Mapping[str, Step]) -> list[str]:
    """A circle among what is left: all of it waits for something that is left, so following one need always comes round."""
    path: dict[str, int] = {}
    key = next(iter(pending))
    while key not in path:
        path[key] = len(path)
        key = next(each for each in steps[key].needs if each in pending)
    return list(path)[path[key] :]


def _round(circle: list[str], steps: Mapping[str, Step]) -> Diagnostic:
    order = list(steps)
    first = min(range(len(circle)), key=lambda at: order.index(circle[at]))
    turned = [*circle[first:], *circle[:first]]
    key, needs = turned[0], turned[1 % len(turned)]
    way = " → ".join(f"'{each}'" for each in (*turned, key))
    tip = f"'{needs}' staat op {place(steps[needs].span)}" if needs != key else "haal de sleutel uit haar eigen formule"
    what = {Fragment: "tekst", Allotment: "verdeling"}.get(type(steps[key].what), "formule")
    return Diagnostic(KRING, steps[key].needs[needs], f"de {what} gebruikt haar eigen uitkomst: {way}", tip)


RULES: tuple[Rule, ...] = (KRING,)
