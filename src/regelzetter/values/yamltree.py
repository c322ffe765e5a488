"""YAML with places: a small frozen tree of texts, each with its span. Nothing is converted: `ja`, `010` and `12:30` stay texts.

The tree is built from PyYAML's events and not from `yaml.compose`, because compose follows aliases and forgets anchors before
anyone can refuse them, and recurses without end. Two things are mended. In braces YAML ends a text at a comma, so that
`{percentage: 7,5}` would be two keys: a key without colon after a bare text is read as the rest of that text. And a bare
`{{ key }}` is to YAML a group in a group: here it is a text, as it would be between quotes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import field
from typing import Any, TypeAlias

from regelzetter.diagnostics import Diagnostic, Ernst, Outcome, Rule, voorbeeld
from regelzetter.nearest import did_you_mean
from regelzetter.record import record
from regelzetter.source import Source, Span
from regelzetter.values.yamlproblems import ONLEESBAAR, unreadable

Event: TypeAlias = Any
"""One of PyYAML's events; its stubs know their attributes only in part."""

DEEPEST = 12
"""Levels of nesting; data that people write has three or four."""

_BRON = "taalbeschrijving van regelzetter, onderdeel Waarden; YAML 1.1"
_BESTAND = "gegevens/waarden.yaml"

_INSERTION = re.compile(r"\{\{[^{}\n]*\}\}")
_HOLE = re.compile(r"\{\{[^{}]*\}\}")

DUBBELE_SLEUTEL = Rule(
    code="REGL0211",
    naam="sleutel-eenmaal",
    ernst=Ernst.FOUT,
    regel="Een sleutel staat één keer binnen dezelfde groep.",
    waarom="YAML zelf neemt stilzwijgend de laatste; dan verdwijnt een waarde zonder dat iemand het ziet.",
    bron=_BRON,
    fout=voorbeeld("plafond: {bedrag: 100}\nplafond: {bedrag: 200}\n", _BESTAND),
    goed=voorbeeld("plafond: {bedrag: 100}\nplafond_nieuw: {bedrag: 200}\n", _BESTAND),
)
KUNSTGREEP = Rule(
    code="REGL0212",
    naam="yaml-zonder-kunstgrepen",
    ernst=Ernst.FOUT,
    regel="Ankers (&naam), verwijzingen (*naam) en typen (!naam) van YAML worden niet gebruikt.",
    waarom="Wat een waarde is, moet zichtbaar zijn waar zij staat. Wie een waarde hergebruikt, schrijft een formule.",
    bron=_BRON,
    fout=voorbeeld("plafond: &p {bedrag: 100}\nmaximum: *p\n", _BESTAND),
    goed=voorbeeld("plafond: {bedrag: 100}\nmaximum: {is: plafond}\n", _BESTAND),
)
GEEN_SLEUTEL = Rule(
    code="REGL0213",
    naam="sleutel-is-woord",
    ernst=Ernst.FOUT,
    regel="Voor de dubbele punt staat een woord, geen lijst of groep.",
    waarom="Een sleutel is de naam waarmee een waarde in de tekst en in formules wordt aangehaald.",
    bron=_BRON,
    fout=voorbeeld("plafond: {[bedrag]: 100}\n", _BESTAND),
    goed=voorbeeld("plafond: {bedrag: 100}\n", _BESTAND),
)


@record(frozen=True, slots=True)
class ScalarNode:
    """A text as YAML reads it: quotes gone, lines folded."""

    text: str
    span: Span = field(compare=False, repr=False)
    """All of it, quotes included."""
    inner: Span = field(compare=False, repr=False)
    """Without the quotes; where the file holds `text` letter for letter, exactly that stretch."""
    quoted: bool = False
    holes: tuple[Span, ...] = field(default=(), compare=False, repr=False)
    """Where each `{{ … }}` of the text stands, in order, over lines too."""


@record(frozen=True, slots=True)
class Entry:
    key: str
    key_span: Span = field(compare=False, repr=False)
    value: Node


@record(frozen=True, slots=True)
class MappingNode:
    """Keys in the order they are typed, each once."""

    entries: tuple[Entry, ...]
    span: Span = field(compare=False, repr=False)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(entry.key for entry in self.entries)

    def entry(self, key: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.key == key), None)

    def get(self, key: str) -> Node | None:
        return next((entry.value for entry in self.entries if entry.key == key), None)


@record(frozen=True, slots=True)
class SequenceNode:
    items: tuple[Node, ...]
    span: Span = field(compare=False, repr=False)


Node: TypeAlias = ScalarNode | MappingNode | SequenceNode


def read(source: Source) -> Outcome[Node | None]:
    """The tree of one YAML file. None without findings: the file holds nothing. None with findings: it cannot be read."""
    import yaml

    builder = _Builder(source, yaml.parse(source.text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    try:
        node = builder.document()
    except yaml.YAMLError as error:
        return Outcome(None, (*builder.found, unreadable(source, error)))
    return Outcome(node, tuple(builder.found))


def unknown_keys(mapping: MappingNode, allowed: Collection[str], rule: Rule, where: str) -> Iterator[Diagnostic]:
    """A finding for each key that may not stand here; `where` completes “de sleutel 'x' bestaat niet …”."""
    for entry in mapping.entries:
        if entry.key not in allowed:
            melding = f"de sleutel '{entry.key}' bestaat niet {where}"
            yield Diagnostic(rule, entry.key_span, melding, did_you_mean(entry.key, allowed))


def place(span: Span) -> str:
    """A place as a tip names it: file and line."""
    return f"{span.path}:{span.line}"


class _Builder:
    """Walks PyYAML's events once; what is refused is reported and left out of the tree."""

    def __init__(self, source: Source, events: Iterator[Event]) -> None:
        from yaml import events as kinds

        self.kinds = kinds
        self.scalar_event = kinds.ScalarEvent
        self.source = source
        self.events = events
        self.found: list[Diagnostic] = []

    def document(self) -> Node | None:
        node: Node | None = None
        started = 0
        for event in self.events:
            if isinstance(event, self.kinds.DocumentStartEvent):
                started += 1
                if started == 2:
                    self.report(ONLEESBAAR, event, "hier begint een tweede document", "haal de regel met '---' weg")
                    return node
                node = self.node(next(self.events), 1)
        if isinstance(node, ScalarNode) and not node.text and not node.quoted:
            return None
        return node

    def node(self, event: Event, depth: int) -> Node | None:
        if isinstance(event, self.kinds.AliasEvent):
            self.report(KUNSTGREEP, event, f"'*{event.anchor}' is een verwijzing van YAML", "schrijf een formule: {is: sleutel}")
            return None
        if event.anchor is not None or event.tag is not None:
            self.refuse_tricks(event)
        if isinstance(event, self.scalar_event):
            return self.scalar(event)
        if depth > DEEPEST:
            self.report(ONLEESBAAR, event, f"de gegevens zijn dieper genest dan {DEEPEST} niveaus")
            self.skip(event)
            return None
        if isinstance(event, self.kinds.SequenceStartEvent):
            return self.sequence(event, depth)
        insertion = _INSERTION.match(self.source.text, event.start_mark.index) if event.flow_style else None
        if insertion is None:
            return self.mapping(event, depth)
        self.skip(event)
        span = self.source.span(*insertion.span())
        return ScalarNode(insertion[0], span, span, holes=(span,))

    def refuse_tricks(self, event: Event) -> None:
        if event.anchor is not None:
            self.report(KUNSTGREEP, event, f"'&{event.anchor}' is een anker van YAML", "haal het weg")
        if event.tag is not None:
            self.report(KUNSTGREEP, event, f"'{event.tag}' is een type van YAML", "haal het weg")

    def scalar(self, event: Event) -> ScalarNode:
        start, end = event.start_mark.index, event.end_mark.index
        holes = self.holes(start, end) if "{{" in event.value else ()
        if not event.style:
            span = self.source.span(start, end)
            return ScalarNode(event.value, span, span, holes=holes)
        quoted = event.style in ("'", '"')
        if not quoted:
            end = start + len(self.source.text[start:end].rstrip())
        span = self.source.span(start, end)
        if quoted and self.source.text[start + 1 : end - 1] == event.value:
            return ScalarNode(event.value, span, self.source.span(start + 1, end - 1), quoted, holes)
        return ScalarNode(event.value, span, span, quoted, holes)

    def holes(self, start: int, end: int) -> tuple[Span, ...]:
        return tuple(self.source.span(*hole.span()) for hole in _HOLE.finditer(self.source.text, start, end))

    def sequence(self, start: Event, depth: int) -> SequenceNode:
        items: list[Node] = []
        for event in self.events:
            if isinstance(event, self.kinds.SequenceEndEvent):
                break
            node = self.node(event, depth + 1)
            if node is not None:
                items.append(node)
        return SequenceNode(tuple(items), self.outer(start, event, items[-1].span if items else None))

    def mapping(self, start: Event, depth: int) -> MappingNode | None:
        """None if nothing is left because all of it was refused: that has been said already."""
        before = len(self.found)
        entries: dict[str, Entry] = {}
        bare = -1  # where the text of the last value begins, if a key without colon may continue it
        for event in self.events:
            if isinstance(event, self.kinds.MappingEndEvent):
                break
            value_event = self.value_event(event)
            if value_event is None:
                continue
            if bare >= 0 and self.has_no_colon(event, value_event):
                self.lengthen(entries, bare, event)
                continue
            self.entry(entries, event, value_event, depth)
            is_bare = start.flow_style and isinstance(value_event, self.scalar_event) and value_event.value
            bare = value_event.start_mark.index if is_bare and not value_event.style else -1
        if not entries and len(self.found) > before:
            return None
        last = max((entry.value.span for entry in entries.values()), default=None)
        return MappingNode(tuple(entries.values()), self.outer(start, event, last))

    def value_event(self, key: Event) -> Event | None:
        """The event of the value; None if the key is no word: then both are passed over."""
        if isinstance(key, self.scalar_event):
            if key.anchor is not None or key.tag is not None:
                self.refuse_tricks(key)
            return next(self.events)
        if isinstance(key, self.kinds.AliasEvent):
            self.node(key, 0)
        else:
            self.report(GEEN_SLEUTEL, key, "hier wordt een sleutel verwacht, geen lijst of groep")
        self.skip(key)
        self.skip(next(self.events))
        return None

    def has_no_colon(self, key: Event, value: Event) -> bool:
        is_empty = isinstance(value, self.scalar_event) and not value.value and not value.style
        return is_empty and not key.style and value.start_mark.index == key.end_mark.index

    def lengthen(self, entries: dict[str, Entry], start: int, key: Event) -> None:
        last = next(reversed(entries.values()))
        end = key.end_mark.index
        span = self.source.span(start, end)
        text = self.source.text[start:end]
        text = text if span.line == span.end_line else " ".join(line.strip(" \t") for line in text.split("\n"))
        entries[last.key] = Entry(last.key, last.key_span, ScalarNode(text, span, span, holes=self.holes(start, end)))

    def entry(self, entries: dict[str, Entry], key: Event, value: Event, depth: int) -> None:
        node = self.node(value, depth + 1)
        first = entries.get(key.value)
        if first is not None:
            tip = f"de eerste staat op {place(first.key_span)}"
            self.report(DUBBELE_SLEUTEL, key, f"de sleutel '{key.value}' staat hier voor de tweede keer", tip)
        elif node is not None:
            span = self.source.span(key.start_mark.index, key.end_mark.index)
            entries[key.value] = Entry(key.value, span, node)

    def skip(self, event: Event) -> None:
        """Pass over the rest of a node whose first event has been read."""
        opened = isinstance(event, (self.kinds.MappingStartEvent, self.kinds.SequenceStartEvent))
        depth = int(opened)
        while depth:
            event = next(self.events)
            depth += isinstance(event, (self.kinds.MappingStartEvent, self.kinds.SequenceStartEvent))
            depth -= isinstance(event, (self.kinds.MappingEndEvent, self.kinds.SequenceEndEvent))

    def outer(self, start: Event, end: Event, last: Span | None) -> Span:
        """All of a group or list. Without brackets it ends with its last value, not where the next begins."""
        opening = self.source.span(start.start_mark.index, start.start_mark.index)
        if start.flow_style or last is None:
            return opening.to(self.source.span(end.end_mark.index, end.end_mark.index))
        return opening.to(last)

    def report(self, rule: Rule, event: Event, melding: str, tip: str = "") -> None:
        start = event.start_mark.index
        lines = self.source.text[start : event.end_mark.index].split("\n")
        self.found.append(Diagnostic(rule, self.source.span(start, start + len(lines[0])), melding, tip))


RULES: tuple[Rule, ...] = (DUBBELE_SLEUTEL, KUNSTGREEP, GEEN_SLEUTEL)
