"""What can be wrong with a YAML file before it is a tree, in plain Dutch and at the useful place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from regelzetter.diagnostics import Diagnostic, Ernst, Rule, voorbeeld
from regelzetter.source import Source

if TYPE_CHECKING:
    from yaml.error import YAMLError

ONLEESBAAR = Rule(
    code="REGL0210",
    naam="yaml-leesbaar",
    ernst=Ernst.FOUT,
    regel="Een gegevensbestand is leesbare YAML: één document, ingesprongen met spaties, haakjes en aanhalingstekens gesloten.",
    waarom="Van een bestand dat niet te lezen is, zijn alle waarden onbekend.",
    bron="YAML 1.1; taalbeschrijving van regelzetter, onderdeel Waarden",
    fout=voorbeeld("plafond: {bedrag: 100 000\n", "gegevens/waarden.yaml"),
    goed=voorbeeld("plafond: {bedrag: 100 000}\n", "gegevens/waarden.yaml"),
)
_PROBLEMS = (
    (
        "mapping values are not allowed",
        "hier staat een dubbele punt die niet past",
        'een tekst met ": " erin hoort tussen aanhalingstekens; let ook op het inspringen',
    ),
    (
        "unexpected end of stream",
        "een aanhalingsteken wordt nergens gesloten",
        "zet het tweede aanhalingsteken",
    ),
    (
        "',' or '}'",
        "een accolade wordt nergens gesloten, of er ontbreekt een komma",
        "sluit met '}'",
    ),
    ("',' or ']'", "een haak wordt nergens gesloten, of er ontbreekt een komma", "sluit met ']'"),
    (
        "could not find expected ':'",
        "na deze sleutel ontbreekt een dubbele punt",
        "schrijf 'sleutel: waarde'",
    ),
    (
        "expected key",
        "deze regel springt anders in dan de regels erboven",
        "gebruik overal twee spaties per niveau",
    ),
    (
        "'-' indicator",
        "tussen de streepjes van een lijst staat een regel zonder streepje",
        "zet er '- ' voor of spring anders in",
    ),
    (
        "<block end>",
        "deze regel springt anders in dan de regels erboven",
        "gebruik overal twee spaties per niveau",
    ),
    (
        "escape character",
        "een '\\' betekent iets bijzonders tussen dubbele aanhalingstekens",
        "gebruik enkele aanhalingstekens",
    ),
    ("unexpected ':'", "na een dubbele punt hoort een spatie", "schrijf 'sleutel: waarde'"),
)
"""What PyYAML says (a part of it), what we say, and the tip. The opening place is the useful one where something stays open."""


def unreadable(source: Source, error: YAMLError) -> Diagnostic:
    """What PyYAML could not read, as a finding at the place where a person should look."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "")
    mark = getattr(error, "problem_mark", None)
    opened = getattr(error, "context_mark", None)
    index = mark.index if mark is not None else _position(source, error)
    if "cannot start any token" in problem or "tab character" in problem:
        return _wrong_start(source, index)
    if "not allowed" in problem and mark is None:
        tip = "verwijder het teken; sla het bestand op als UTF-8"
        return Diagnostic(ONLEESBAAR, source.span(index, index + 1), "hier staat een onzichtbaar teken dat niet mag", tip)
    known = next((row for row in _PROBLEMS if row[0] in problem), ("", "de YAML is hier niet te lezen", ""))
    if opened is not None and "gesloten" in known[1]:
        index = opened.index
    span = source.span(index, min(index + 1, len(source.text)))
    if "{{" in source.line(span.line)[: span.column]:
        return Diagnostic(ONLEESBAAR, span, "na een invoeging staat nog tekst", "zet de hele tekst tussen aanhalingstekens")
    return Diagnostic(ONLEESBAAR, span, known[1], known[2])


def _position(source: Source, error: YAMLError) -> int:
    """Where a sign stands that YAML refuses: the C reader counts bytes, the one in Python signs."""
    position: int = getattr(error, "position", 0)
    if getattr(error, "encoding", "") == "unicode":
        return min(position, len(source.text))
    return len(source.text.encode()[:position].decode(errors="ignore"))


def _wrong_start(source: Source, index: int) -> Diagnostic:
    sign = source.text[index : index + 1]
    span = source.span(index, index + 1)
    if sign == "\t":
        return Diagnostic(ONLEESBAAR, span, "deze regel springt in met een tab", "gebruik spaties")
    return Diagnostic(ONLEESBAAR, span, f"een waarde kan niet beginnen met '{sign}'", "zet de waarde tussen aanhalingstekens")


RULES: tuple[Rule, ...] = (ONLEESBAAR,)
