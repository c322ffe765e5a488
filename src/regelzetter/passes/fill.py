"""First pass: holes → words. Values are printed in their form, passages chosen, table rows repeated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from regelzetter.diagnostics import Diagnostic, Outcome, in_order
from regelzetter.dutch import NBSP
from regelzetter.nearest import nearest
from regelzetter.passes.rules import KLEINER_DAN_NUL, LEEG_IN_ZIN, ONBEKENDE_TABEL, ONBEKENDE_WAARDE
from regelzetter.tree.nodes import Document, Inline, Invoeging, Invulling, Keuze, Node, OnbegrepenTekst, Rij, Tabel, Veld
from regelzetter.tree.walk import PLAIN, children, plain, rewrite, walk
from regelzetter.values.forms import LEGE_CEL, form
from regelzetter.values.formulas import holds, parse_condition
from regelzetter.values.model import Aantal, Bedrag, Inhoud, Onbekend, Percentage, Tabelrij, Values, Waarde

# An unknown value is printed as this; such a document is never published.
PLACEHOLDER = "‹onbekend›"
_HOLES: Final = (Invoeging, Keuze)
_FILLED: Final = frozenset((Invoeging, Keuze, Tabel, Veld))
"""What can depend on values."""
_COMPLETE: Final = 3
"""Lines an address needs: a name, a street, a place."""


def fill(document: Document, values: Values, per_recipient: bool = False) -> Outcome[Document]:
    """The document with every hole filled. `per_recipient`: what depends on the recipient's row stays open for `fill_row`."""
    found: list[Diagnostic] = []
    filler = _Filler(values, found, {}, per_recipient)
    return Outcome(rewrite(document, filler.visit, PLAIN, _FILLED), in_order(found))


def fill_row(document: Document, values: Values, rij: Tabelrij, open_parts: frozenset[int]) -> Outcome[Document]:
    """The rest of the holes, for one recipient. Only the `open_parts` are made anew; the letters share the rest."""
    found: list[Diagnostic] = []
    filler = _Filler(values.with_row(rij), found, {})

    def visit(node: Node) -> Sequence[Node] | None:
        return filler.visit(node) if id(node) in open_parts else (node,)

    return Outcome(rewrite(document, visit), in_order(found))


def open_parts(document: Document) -> frozenset[int]:
    """The nodes with a hole for the recipient in or under them, by identity: true as long as the document is there."""
    marked: set[int] = set()

    def mark(node: Node) -> bool:
        below = [mark(child) for child in children(node)]
        is_open = any(below) or isinstance(node, _HOLES)
        if is_open:
            marked.add(id(node))
        return is_open

    mark(document)
    return frozenset(marked)


class _Filler(NamedTuple):
    values: Values
    found: list[Diagnostic]
    printed: dict[tuple[str, str | None], tuple[str, str, str]]
    """By key and form: the key, form and words of a value that was printed before without a finding. Law repeats its values."""
    leave_rows: bool = False
    in_sentence: bool = True
    """In a cell or a line of an address nothing may be said; in a sentence that leaves a hole."""

    def visit(self, node: Node) -> Sequence[Node] | None:
        match node:
            case Invoeging():
                return None if self.leave_rows and node.sleutel.startswith("rij.") else (self._value(node),)
            case Keuze():
                return None if self.leave_rows and "rij." in node.voorwaarde else self._choice(node)
            case Tabel(herhaal=str()):
                return (self._apart()._repeated(node),)
            case Veld(naam="adres") if self.in_sentence:
                return (self._address(node),)
            case Tabel() | Veld() if self.in_sentence:
                return (rewrite(node, self._apart().visit),)
        return None

    def _apart(self) -> _Filler:
        return self._replace(in_sentence=False, printed={})

    def _address(self, field: Veld) -> Veld:
        """A line that not every recipient has, such as a country or a floor, is left out. Street and place are not."""
        apart = self._apart()._replace(found=[])
        filled = rewrite(field, apart.visit)
        lines = [plain(line).strip() for line in filled.regels]
        complete = lines[:1] != [""] and sum(1 for line in lines if line) >= _COMPLETE
        for each in apart.found:
            if each.rule != LEGE_CEL:
                self.found.append(each)
            elif not complete:
                self.found.append(replace(each, tip="vul de cel in; een adres heeft een naam, een straat en een plaats"))
        return filled

    def _of_row(self, row: Tabelrij) -> _Filler:
        return self._replace(values=self.values.with_row(row), printed={}, leave_rows=False)

    def _value(self, hole: Invoeging) -> Inline:
        known = self.printed.get((hole.sleutel, hole.vorm))
        if known is not None:
            return Invulling(sleutel=known[0], vorm=known[1], tekst=known[2], span=hole.span)
        value = self.values.waarden.get(hole.sleutel)
        if value is None:
            self.found.append(self._unknown(hole))
            return OnbegrepenTekst(tekst=PLACEHOLDER, span=hole.span)
        if isinstance(value.inhoud, Onbekend):
            return OnbegrepenTekst(tekst=PLACEHOLDER, span=hole.span)
        printed = form(value, hole.vorm, hole.span)
        self.found.extend(self._empty(each) if each.rule == LEGE_CEL else each for each in printed.diagnostics)
        if not printed.ok:
            return OnbegrepenTekst(tekst=PLACEHOLDER, span=hole.span)
        name, text = printed.value
        if self.in_sentence and _is_negative(value.inhoud):
            self.found.append(_below_zero(hole, value, text))
        own = value.sleutel if value.sleutel in self.values.waarden else hole.sleutel  # a year of a series, printed as a row
        if not printed.diagnostics:
            self.printed[hole.sleutel, hole.vorm] = own, name, text
        return Invulling(sleutel=own, vorm=name, tekst=text, span=hole.span)

    def _empty(self, found: Diagnostic) -> Diagnostic:
        return replace(found, rule=LEEG_IN_ZIN) if self.in_sentence else found

    def _unknown(self, hole: Invoeging) -> Diagnostic:
        guess = nearest(hole.sleutel, self.values.waarden)
        tip = "zet de waarde in gegevens/, of gebruik een sleutel die er is"
        if guess is not None:
            tip = f"bedoelde u '{guess}' ({self._where(self.values.waarden[guess])})?"
        return Diagnostic(ONBEKENDE_WAARDE, hole.span, f"de waarde '{hole.sleutel}' bestaat niet", tip)

    def _where(self, value: Waarde) -> str:
        """A cell is named by the first row of its file: a mistake that every row repeats is one mistake."""
        rows = (row for table in self.values.tabellen.values() for row in table.rijen)
        lines = [row.span.line for row in rows if row.span.path == value.span.path]
        return f"{value.span.path}:{min(lines, default=value.span.line)}"

    def _choice(self, choice: Keuze) -> Sequence[Node]:
        parsed = parse_condition(choice.voorwaarde, choice.voorwaarde_span)
        self.found.extend(parsed.diagnostics)
        if parsed.value is None:
            return self._visited(choice.dan)
        answer = holds(parsed.value, self.values)
        self.found.extend(answer.diagnostics)
        return self._visited(choice.anders if answer.value is False else choice.dan)

    def _visited(self, nodes: Sequence[Node]) -> Sequence[Node]:
        result: list[Node] = []
        for node in nodes:
            new = self.visit(node)
            result.extend((rewrite(node, self.visit),) if new is None else new)
        return result

    def _repeated(self, table: Tabel) -> Tabel:
        data = self.values.tabellen.get(table.herhaal or "")
        if data is None:
            guess = nearest(table.herhaal or "", self.values.tabellen)
            self.found.append(Diagnostic(ONBEKENDE_TABEL, table.span, f"de tabel '{table.herhaal}' bestaat niet",
                                         f"bedoelde u '{guess}'?" if guess else "zet de tabel in gegevens/"))  # fmt: skip
            return replace(table, herhaal=None, rijen=tuple(rewrite(row, _of_no_row) for row in table.rijen))
        rows: list[Rij] = []
        if not any(_uses_row(row) for row in table.rijen):
            self.found.append(Diagnostic(ONBEKENDE_TABEL, table.span, "geen rij van deze tabel gebruikt {{ rij.… }}",
                                         f"kolommen van {data.naam}: {', '.join(data.kolommen)}"))  # fmt: skip
        for row in table.rijen:
            if not _uses_row(row):
                rows.append(rewrite(row, self.visit))
                continue
            rows.extend(rewrite(row, self._of_row(item).visit) for item in data.rijen)
        return replace(table, herhaal=None, kop=tuple(rewrite(row, self.visit) for row in table.kop), rijen=tuple(rows))


def _is_negative(content: Inhoud) -> bool:
    match content:
        case Bedrag(euro=number) | Percentage(procent=number) | Aantal(aantal=number):
            return number < 0
        case _:
            return False


def _below_zero(hole: Invoeging, value: Waarde, text: str) -> Diagnostic:
    """Of a recipient it is shown in his row: the letters of the others are right."""
    span = value.span if hole.sleutel.startswith("rij.") else hole.span
    melding = f"'{text.replace(NBSP, ' ')}' is kleiner dan nul, en staat in een zin ({{{{ {hole.sleutel} }}}})"
    tip = "verbeter de waarde of haar formule; een bedrag om terug te betalen heeft geen minteken"
    return Diagnostic(KLEINER_DAN_NUL, span, melding, tip)


def _of_no_row(node: Node) -> Sequence[Node] | None:
    """The columns of a table that is not there are none of the recipient’s."""
    if not isinstance(node, Invoeging) or not node.sleutel.startswith("rij."):
        return None
    return (OnbegrepenTekst(tekst=PLACEHOLDER, span=node.span),)


def _uses_row(row: Rij) -> bool:
    return any(isinstance(node, Invoeging) and node.sleutel.startswith("rij.") for node in walk(row))
