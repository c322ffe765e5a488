"""A line of text → inline nodes, every one with its exact place.

markdown-it-py finds the emphasis; values, references, notes and labels are rules of ours. Two changes make positions exact:
each token keeps the offset where it began, and neighbouring texts are not merged by the engine (that would lose offsets).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from regelzetter import dutch
from regelzetter.diagnostics import Diagnostic, Rule
from regelzetter.reading.place import Placement
from regelzetter.reading.rules import INVOEGING, LABEL_PLAATS, NIET_ONDERSTEUND, NOOT_ONBEKEND, RUWE_HTML
from regelzetter.source import Span
from regelzetter.tree.nodes import (
    Blocks,
    Inline,
    Inlines,
    Invoeging,
    Nadruk,
    Noot,
    OnbegrepenTekst,
    Regeleinde,
    Tekst,
    Verwijzing,
)

_VALUE: Final = re.compile(r"\{\{(?P<binnen>[^{}\n]*)\}\}")
_KEY: Final = re.compile(r"\s*(?P<sleutel>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*)\s*(?:\|\s*(?P<vorm>[a-z_]+)\s*)?$")
_LABEL: Final = re.compile(r"\{#(?P<label>[^}\s]*)\}")
_LABEL_NAME: Final = re.compile(r"[a-z][a-z0-9-]*$")
_NOTE: Final = re.compile(r"\[\^(?P<naam>[^\]\s]+)\]")
_TARGET: Final = re.compile(r"\(\s*(?P<doel>[^()\"\n]*(?:\([^()\n]*\)[^()\"\n]*)*?)\s*(?:\"(?P<vorm>[^\"\n]*)\")?\s*\)")
_HTML: Final = re.compile(r"</?[a-zA-Z][^<>\n]*>|<!--.*?-->|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]{1,30});")
_SUPERSCRIPT: Final = re.compile(r"\^(?P<tekst>[^\s^]{1,40})\^")

NoteFinder = Callable[[str], Blocks | None]

WITHOUT_NOTES: Final = "zet de noot bij een alinea in de tekst"
INSIDE_A_NOTE: Final = "zet de tekst van de noot in de noot zelf"


@dataclass(frozen=True, slots=True)
class InlineResult:
    """What a line of text holds, the label at its end, and what was found wrong."""

    inhoud: Inlines
    label: str | None
    found: tuple[Diagnostic, ...]


class _Placed(StateInline):
    """The engine's state, which also remembers where pending text and every token began."""

    pending_from = 0

    @property
    def pending(self) -> str:
        return StateInline.pending.fget(self)  # type: ignore[attr-defined, no-any-return]  # a property object of the engine

    @pending.setter
    def pending(self, value: str) -> None:
        if value and not StateInline.pending.fget(self):  # type: ignore[attr-defined]  # as above
            self.pending_from = self.pos
        StateInline.pending.fset(self, value)  # type: ignore[attr-defined]  # as above

    def append_pending(self, text: str) -> None:
        if not self._pending and not self._pending_buffer:
            self.pending_from = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802  # the engine's name
        token = super().pushPending()
        token.meta = {"pos": self.pending_from}
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta = {"pos": self.pos}
        return token


def inline_engine() -> MarkdownIt:
    """markdown-it with emphasis, escapes, line breaks and our own rules; no HTML, no autolinks, no entities."""
    engine = MarkdownIt("zero")
    engine.inline.ruler.enable(["newline", "escape", "emphasis"])
    engine.inline.ruler2.enable(["balance_pairs", "emphasis"])
    engine.inline.ruler2.disable(["fragments_join"])
    for name, rule in (("waarde", _value), ("label", _label), ("noot", _note), ("verwijzing", _reference),
                       ("html", _html), ("superscript", _superscript)):  # fmt: skip
        engine.inline.ruler.push(name, rule)
    return engine


def parse_inline(
    content: str, place: Placement, engine: MarkdownIt, notes: NoteFinder | None = None, tip_without_notes: str = WITHOUT_NOTES
) -> InlineResult:
    """Read one stretch of text. `notes` gives the content of a footnote by name; None where notes are not allowed."""
    state = _Placed(content, engine, {}, [])
    engine.inline.tokenize(state)
    for rule in engine.inline.ruler2.getRules(""):
        rule(state)
    return _Builder(content, place, engine, notes, tip_without_notes).build(state.tokens)


def note_names(content: str) -> list[str]:
    """The names of the note marks in a text as typed.

    >>> note_names("Een noot.[^een] En een.[^twee]")
    ['een', 'twee']
    """
    return _NOTE.findall(content)


# --- rules of ours --------------------------------------------------------------------------------


def _whole(state: StateInline, kind: str, found: re.Match[str] | None, silent: bool) -> bool:
    """Take what a pattern matched as one token."""
    if found is None or found.end() > state.posMax:
        return False
    if not silent:
        token = state.push(kind, "", 0)
        token.content = found[0]
        token.meta["match"] = found
    state.pos = found.end()
    return True


def _value(state: StateInline, silent: bool) -> bool:
    return _whole(state, "waarde", _VALUE.match(state.src, state.pos), silent)


def _label(state: StateInline, silent: bool) -> bool:
    return _whole(state, "label", _LABEL.match(state.src, state.pos), silent)


def _note(state: StateInline, silent: bool) -> bool:
    return _whole(state, "noot", _NOTE.match(state.src, state.pos), silent)


def _html(state: StateInline, silent: bool) -> bool:
    return _whole(state, "html", _HTML.match(state.src, state.pos), silent)


def _superscript(state: StateInline, silent: bool) -> bool:
    return _whole(state, "superscript", _SUPERSCRIPT.match(state.src, state.pos), silent)


def _reference(state: StateInline, silent: bool) -> bool:
    """`[words](target "form")`, and `![…](…)`, which is an image."""
    start = state.pos
    image = state.src.startswith("![", start)
    bracket = start + 1 if image else start
    if bracket >= state.posMax or state.src[bracket] != "[":
        return False
    close = _closing_bracket(state.src, bracket, state.posMax)
    found = _TARGET.match(state.src, close + 1) if close >= 0 else None
    if found is None or found.end() > state.posMax:
        return False
    if not silent:
        token = state.push("afbeelding" if image else "verwijzing", "", 0)
        token.content = state.src[bracket + 1 : close]
        token.meta.update(match=found, words=bracket + 1)
    state.pos = found.end()
    return True


def _closing_bracket(text: str, start: int, end: int) -> int:
    depth = 0
    for position in range(start, end):
        if text[position] == "[":
            depth += 1
        elif text[position] == "]":
            depth -= 1
            if depth == 0:
                return position
    return -1


# --- tokens → nodes -------------------------------------------------------------------------------


class _Builder:
    def __init__(
        self, content: str, place: Placement, engine: MarkdownIt, notes: NoteFinder | None, tip_without_notes: str
    ) -> None:
        self.content = content
        self.place = place
        self.engine = engine
        self.notes = notes
        self.tip_without_notes = tip_without_notes
        self.found: list[Diagnostic] = []
        self.label: str | None = None

    def build(self, tokens: list[Token]) -> InlineResult:
        last = _last_with_content(tokens)
        nodes: list[Inline] = []
        stack: list[tuple[Literal["cursief", "vet"], int, list[Inline]]] = []
        for index, token in enumerate(tokens):
            start = token.meta["pos"]
            if token.type in ("em_open", "strong_open"):
                stack.append(("vet" if token.type == "strong_open" else "cursief", start, nodes))
                nodes = []
            elif token.type in ("em_close", "strong_close") and stack:
                stijl, opened, outer = stack.pop()
                outer.append(Nadruk(stijl=stijl, inhoud=_joined(nodes), span=self.place.span(opened, start + len(token.markup))))
                nodes = outer
            else:
                node = self._node(token, start, is_last=index == last)
                if node is not None:
                    nodes.append(node)
        for _, _, outer in reversed(stack):
            nodes = outer + nodes
        return InlineResult(_joined(nodes), self.label, tuple(self.found))

    def _node(self, token: Token, start: int, is_last: bool) -> Inline | None:
        match token.type:
            case "text" | "text_special":
                return self._text(token, start)
            case "softbreak":
                return Tekst(tekst=" ", span=self.place.span(start, start + 1))
            case "hardbreak":
                return Regeleinde(span=self.place.span(start, start + 1))
            case "superscript":
                return self._superscript(token, start)
            case "waarde":
                return self._value(token, start)
            case "label":
                return self._label(token, start, is_last)
            case "noot":
                return self._note(token, start)
            case "verwijzing":
                return self._reference(token)
            case "html":
                return self._refuse(RUWE_HTML, token, start, f"HTML wordt niet gelezen: {token.content}",
                                    "typ het teken zelf, of gebruik *cursief*, **vet** of ^superscript^")  # fmt: skip
            case "afbeelding":
                return self._refuse(NIET_ONDERSTEUND, token, start, "afbeeldingen worden nog niet gelezen",
                                    "laat de afbeelding weg, of geef haar inhoud in een tabel")  # fmt: skip
        raise AssertionError(token.type)

    def _text(self, token: Token, start: int) -> Tekst | None:
        if not token.content:
            return None
        length = len(token.markup) if token.type == "text_special" else len(token.content)
        return Tekst(tekst=token.content, span=self.place.span(start, start + length))

    def _superscript(self, token: Token, start: int) -> Nadruk:
        text = token.meta["match"]["tekst"]
        inner = Tekst(tekst=text, span=self.place.span(start + 1, start + 1 + len(text)))
        return Nadruk(stijl="superscript", inhoud=(inner,), span=self.place.span(start, start + len(token.content)))

    def _value(self, token: Token, start: int) -> Inline:
        inside = token.meta["match"]["binnen"]
        found = _KEY.match(inside)
        if found is None:
            return self._refuse(INVOEGING, token, start, f"'{inside.strip()}' is geen sleutel van een waarde",
                                "schrijf {{ sleutel }} of {{ sleutel | vorm }}; reken bij de gegevens")  # fmt: skip
        at = start + 2 + found.start("sleutel")
        return Invoeging(sleutel=found["sleutel"], vorm=found["vorm"], span=self.place.span(at, at + len(found["sleutel"])))

    def _label(self, token: Token, start: int, is_last: bool) -> Inline | None:
        name = token.meta["match"]["label"]
        if not is_last:
            return self._refuse(LABEL_PLAATS, token, start, f"het label '{name}' staat niet aan het eind",
                                "zet {#label} achter de laatste zin")  # fmt: skip
        if not _LABEL_NAME.match(name):
            return self._refuse(LABEL_PLAATS, token, start, f"'{name}' kan geen label zijn",
                                "een label begint met een kleine letter en heeft verder kleine letters, "
                                "cijfers en streepjes")  # fmt: skip
        self.label = name
        return None

    def _note(self, token: Token, start: int) -> Inline:
        name = token.meta["match"]["naam"]
        span = self.place.span(start, start + len(token.content))
        blocks = self.notes(name) if self.notes is not None else None
        if blocks is None:
            why = "een noot kan hier niet staan" if self.notes is None else f"de noot '{name}' bestaat niet"
            tip = f"schrijf onder aan het bestand [^{name}]: gevolgd door de noot"
            return self._refuse(NOOT_ONBEKEND, token, start, why, self.tip_without_notes if self.notes is None else tip)
        return Noot(naam=name, inhoud=blocks, span=span)

    def _reference(self, token: Token) -> Verwijzing:
        found: re.Match[str] = token.meta["match"]
        words: Inlines = ()
        if token.content:
            inner = parse_inline(token.content, _shifted(self.place, token.meta["words"]), self.engine)
            words = inner.inhoud
            self.found.extend(inner.found)
        first, doel = found.start("doel"), found["doel"].rstrip()
        span = self.place.span(first, first + len(doel)) if doel else self.place.span(*found.span())
        return Verwijzing(doel=doel, vorm=found["vorm"], inhoud=words, span=span)

    def _refuse(self, rule: Rule, token: Token, start: int, melding: str, tip: str) -> OnbegrepenTekst:
        match: re.Match[str] | None = token.meta.get("match")
        end = match.end() if match is not None else start + len(token.content)
        span = self.place.span(start, max(end, start + 1))
        self.found.append(Diagnostic(rule, span, melding, tip))
        return OnbegrepenTekst(tekst=self.content[start:end], span=span)


def _shifted(place: Placement, offset: int) -> Placement:
    """The placement of the content that begins at `offset`."""
    return Placement(place.path, tuple(start - offset for start in place.starts), place.lines, place.columns)


def _last_with_content(tokens: list[Token]) -> int:
    """Index of the last token that is more than white space; a label may stand only there."""
    for index in range(len(tokens) - 1, -1, -1):
        if tokens[index].type not in ("text", "softbreak") or tokens[index].content.strip():
            return index
    return -1


def _joined(nodes: list[Inline]) -> Inlines:
    """Neighbouring texts as one; straight apostrophes as Dutch prints them; no white space at the end."""
    joined: list[Inline] = []
    texts: list[str] = []
    places: list[tuple[int, int, int]] = []
    first: Span | None = None
    last: Span | None = None

    def flush() -> None:
        nonlocal first, last
        if first is not None and last is not None:
            text = dutch.apostrof("".join(texts))
            joined.append(Tekst(tekst=text, plaatsen=tuple(places) if len(places) > 1 else (), span=first.to(last)))
        texts.clear()
        places.clear()
        first = last = None

    for node in nodes:
        if isinstance(node, Tekst):
            places.append((sum(map(len, texts)), node.span.line, node.span.column))
            texts.append(node.tekst)
            first = first or node.span
            last = node.span
        else:
            flush()
            joined.append(node)
    flush()
    return tuple(_trimmed(joined))


def _trimmed(nodes: list[Inline]) -> list[Inline]:
    """A label or a soft break leaves white space at the end that nobody typed to be printed."""
    while nodes and isinstance(nodes[-1], Tekst):
        last = nodes[-1]
        text = last.tekst.rstrip(" ")
        if text == last.tekst:
            break
        nodes.pop()
        if text:
            nodes.append(Tekst(tekst=text, plaatsen=last.plaatsen, span=last.span))
    return nodes
