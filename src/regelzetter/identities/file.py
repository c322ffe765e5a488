"""`identiteiten.yaml` ⇄ ledgers: one line for each part, so that a difference in git shows which parts came, went or changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from regelzetter.diagnostics import Diagnostic, Outcome
from regelzetter.identities.model import EMPTY, MARK, WID, Ledger, Ledgers, Part
from regelzetter.identities.quick import read_as_written
from regelzetter.identities.rules import DUBBEL, ONLEESBAAR
from regelzetter.source import Source, Span
from regelzetter.values.yamltree import Entry, MappingNode, Node, ScalarNode, SequenceNode, place, read

TIP: Final = "zet het bestand terug zoals het was (git restore identiteiten.yaml), en bouw opnieuw"

_ABOUT: Final = """\
# Dit bestand schrijft regelzetter. Leg het vast in git, samen met de tekst; wijzig het niet met de hand.
#
# Elk deel van een regeling (hoofdstuk, artikel, lid, onderdeel, tabel) heeft een vaste naam: de wId van STOP. Die naam zegt in
# welke versie en op welke plaats het deel ontstond. Zij blijft, ook als het deel een ander nummer of andere woorden krijgt.
# `begin` laat zien welk deel het is; aan `kenmerk` herkent regelzetter de woorden; `niveau` zegt hoe diep het staat.
# Onder `vervallen` staan de namen van delen die weg zijn: die worden nooit opnieuw gebruikt.
"""
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,5}")
_LEDGER_KEYS: Final = ("versie", "delen", "vervallen")
_PART_KEYS: Final = ("niveau", "label", "begin", "kenmerk")


# --- writing --------------------------------------------------------------------------------------


def written(ledgers: Ledgers) -> str:
    """The text of the file; documents in the order they are given in."""
    return _ABOUT + "".join(f"\n{name}:\n{_ledger_text(ledger)}" for name, ledger in ledgers.items() if ledger.versie)


def _ledger_text(ledger: Ledger) -> str:
    parts = "".join(f"    {part.name}: {{{_part_text(part)}}}\n" for part in ledger.delen)
    gone = "".join(f"    - {name}\n" for name in ledger.vervallen)
    lists = (f"  delen:\n{parts}" if parts else "") + (f"  vervallen:\n{gone}" if gone else "")
    return f"  versie: {ledger.versie}\n{lists}"


def _part_text(part: Part) -> str:
    label = f", label: {_quoted(part.label)}" if part.label else ""
    begin = f", begin: {_quoted(part.begin)}" if part.begin else ""
    kenmerk = f", kenmerk: {part.kenmerk}" if part.kenmerk else ""
    return f"niveau: {part.niveau}{label}{begin}{kenmerk}"


def _quoted(text: str) -> str:
    """A text between double quotes, as YAML reads it; a part has no lines or signs that cannot be printed."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


# --- reading --------------------------------------------------------------------------------------


def read_ledgers(source: Source) -> Outcome[Ledgers]:
    """What the file says, and what is wrong with it. If anything is wrong, the ledgers are not to be relied on."""
    as_written = read_as_written(source.text, _ABOUT)
    if as_written is not None:
        return Outcome(as_written)
    tree = read(source)
    found = list(tree.diagnostics)
    if tree.value is None:
        return Outcome({}, tuple(found))
    if not isinstance(tree.value, MappingNode):
        return Outcome({}, (*found, _broken(tree.value.span, "hier wordt de naam van een regeling verwacht")))
    ledgers = {entry.key: _Reader(found).ledger(entry) for entry in tree.value.entries}
    return Outcome(ledgers, tuple(found))


def _broken(span: Span, melding: str) -> Diagnostic:
    return Diagnostic(ONLEESBAAR, span, melding, TIP)


class _Reader:
    """Reads the ledger of one document."""

    def __init__(self, found: list[Diagnostic]) -> None:
        self.found = found
        self.seen: dict[str, Span] = {}
        self.versie = 0

    def ledger(self, entry: Entry) -> Ledger:
        fields = self.fields(entry, _LEDGER_KEYS)
        if fields is None:
            return EMPTY
        self.versie = self.number(fields.get("versie"), entry.key_span, "de versie")
        return Ledger(self.versie, tuple(self.parts(fields.get("delen"))), tuple(self.gone(fields.get("vervallen"))))

    def parts(self, node: Node | None) -> Iterator[Part]:
        if node is None:
            return
        if not isinstance(node, MappingNode):
            self.report(node.span, "hier worden namen van delen verwacht, elk met een dubbele punt")
            return
        depth = 0
        for entry in node.entries:
            if not self.name(entry.key, entry.key_span):
                continue
            part = self.part(entry)
            if part is None:
                continue
            if part.niveau > depth + 1:
                self.report(entry.value.span, f"niveau {part.niveau} kan niet volgen op niveau {depth}")
            depth = part.niveau
            yield part

    def part(self, entry: Entry) -> Part | None:
        fields = self.fields(entry, _PART_KEYS)
        if fields is None:
            return None
        niveau = self.number(fields.get("niveau"), entry.key_span, "het niveau")
        label, begin, kenmerk = (self.text(fields.get(key)) for key in _PART_KEYS[1:])
        if not MARK.fullmatch(kenmerk):
            self.report(fields["kenmerk"].span, f"'{kenmerk}' is geen kenmerk")
        return Part(entry.key, niveau, label, begin, kenmerk)

    def gone(self, node: Node | None) -> Iterator[str]:
        if node is None:
            return
        if not isinstance(node, SequenceNode):
            self.report(node.span, "hier wordt een lijst van namen verwacht")
            return
        for item in node.items:
            if self.name(self.text(item), item.span):
                yield self.text(item)

    def name(self, name: str, span: Span) -> bool:
        """Is this a name that may stand here?"""
        form = WID.fullmatch(name)
        if form is None:
            self.report(span, f"'{name}' is geen vaste naam van een deel")
        elif int(form[1]) > self.versie > 0:
            self.report(span, f"'{name}' is van een latere versie dan {self.versie}, de versie van de regeling")
        elif name in self.seen:
            melding = f"de naam '{name}' staat hier voor de tweede keer"
            self.found.append(Diagnostic(DUBBEL, span, melding, f"de eerste staat op {place(self.seen[name])}; {TIP}"))
        self.seen.setdefault(name, span)
        return form is not None

    def fields(self, entry: Entry, allowed: tuple[str, ...]) -> dict[str, Node] | None:
        """The values by their key; None if this is no group, which has been said then."""
        if not isinstance(entry.value, MappingNode):
            self.report(entry.value.span, f"bij '{entry.key}' horen de sleutels {', '.join(allowed)}")
            return None
        for inside in entry.value.entries:
            if inside.key not in allowed:
                self.report(inside.key_span, f"de sleutel '{inside.key}' bestaat niet in identiteiten.yaml")
        return {inside.key: inside.value for inside in entry.value.entries}

    def number(self, node: Node | None, span: Span, what: str) -> int:
        """A whole number from 1; 1 if it is not there or not a number."""
        text = self.text(node)
        if _NUMBER.fullmatch(text):
            return int(text)
        self.report(node.span if node is not None else span, f"hier ontbreekt {what}: een getal vanaf 1")
        return 1

    def text(self, node: Node | None) -> str:
        if node is None or isinstance(node, ScalarNode):
            return node.text if node is not None else ""
        self.report(node.span, "hier wordt een tekst verwacht")
        return ""

    def report(self, span: Span, melding: str) -> None:
        self.found.append(_broken(span, melding))
