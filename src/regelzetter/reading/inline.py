"""A line of text → inline nodes, every one with its exact place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from regelzetter import dutch
from regelzetter.diagnostics import Diagnostic, Rule
from regelzetter.reading.languages import is_language
from regelzetter.reading.place import Placement
from regelzetter.reading.quick import NoteFinder, read_quickly
from regelzetter.reading.rules import (
    AFBEELDING_IN_TEKST,
    INVOEGING,
    LABEL_PLAATS,
    NOOT_ONBEKEND,
    RUWE_HTML,
    TAAL,
    TE_DIEP,
    VERWIJZING_IN_WOORDEN,
)
from regelzetter.reading.strays import stray_signs
from regelzetter.source import Span
from regelzetter.tree.nodes import (
    Inline,
    Inlines,
    Invoeging,
    Nadruk,
    Noot,
    OnbegrepenTekst,
    Regeleinde,
    Tekst,
    Verwijzing,
    Vreemd,
)

if TYPE_CHECKING:
    from markdown_it.token import Token

_KEY: Final = re.compile(r"\s*(?P<sleutel>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*)\s*(?:\|\s*(?P<vorm>[a-z_]+)\s*)?$")
_LABEL_NAME: Final = re.compile(r"[a-z][a-z0-9-]*$")
_DEEPEST: Final = 8
"""Levels of words in other words: a reference in a foreign phrase is two."""

WITHOUT_NOTES: Final = "zet de noot bij een alinea in de tekst"
INSIDE_A_NOTE: Final = "zet de tekst van de noot in de noot zelf"


class InlineResult(NamedTuple):
    """What a line of text holds, the label at its end, and what was found wrong."""

    inhoud: Inlines
    label: str | None
    found: tuple[Diagnostic, ...]


class Setting(NamedTuple):
    """Where a text stands: what a note in it means, and how deep it is inside other words.

    `notes` gives the content of a footnote by name; None where notes are not allowed, and then `tip` says what to do.
    """

    notes: NoteFinder | None = None
    tip: str = WITHOUT_NOTES
    depth: int = 0
    in_reference: bool = False


_RUNNING: Final = Setting()


def parse_inline(content: str, place: Placement, setting: Setting = _RUNNING) -> InlineResult:
    """Read one stretch of text."""
    quick = None if setting.in_reference else read_quickly(content, place, setting.notes)
    return InlineResult(*quick, ()) if quick is not None else parse_with_engine(content, place, setting)


def parse_with_engine(content: str, place: Placement, setting: Setting = _RUNNING) -> InlineResult:
    """The same with markdown-it: for a text that holds more than words, values and references."""
    from regelzetter.reading.inline_syntax import inline_tokens  # markdown-it is loaded when a text needs it

    return _Builder(content, place, setting).build(inline_tokens(content))


# --- tokens → nodes -------------------------------------------------------------------------------


class _Builder:
    def __init__(self, content: str, place: Placement, setting: Setting) -> None:
        self.content = content
        self.place = place
        self.setting = setting
        self.found: list[Diagnostic] = []
        self.label: str | None = None
        self.strays: set[str] = set()
        """The kinds of signs of which it was told that they stand alone."""
        self.emphasis = 0
        """How many pairs of asterisks are open."""

    def build(self, tokens: list[Token]) -> InlineResult:
        last = _last_with_content(tokens)
        nodes: list[Inline] = []
        stack: list[tuple[Literal["cursief", "vet"], int, list[Inline]]] = []
        for index, token in enumerate(tokens):
            start = token.meta["pos"]
            if token.type in ("em_open", "strong_open"):
                stack.append(("vet" if token.type == "strong_open" else "cursief", start, nodes))
                nodes = []
                self.emphasis += 1
            elif token.type in ("em_close", "strong_close") and stack:
                stijl, opened, outer = stack.pop()
                outer.append(Nadruk(stijl=stijl, inhoud=_joined(nodes), span=self.place.span(opened, start + len(token.markup))))
                nodes = outer
                self.emphasis -= 1
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
            case "superscript" | "subscript":
                return self._script(token, start)
            case "waarde":
                return self._value(token, start)
            case "label":
                return self._label(token, start, is_last)
            case "noot":
                return self._note(token, start)
            case "verwijzing":
                return self._reference(token, start)
            case "vreemd":
                return self._foreign(token, start)
            case "html":
                return self._refuse(RUWE_HTML, token, start, f"HTML wordt niet gelezen: {token.content}",
                                    "typ het teken zelf, of gebruik *cursief*, **vet**, ^hoog^ of ~laag~")  # fmt: skip
            case "afbeelding":
                return self._refuse(AFBEELDING_IN_TEKST, token, start, "hier kan geen afbeelding staan",
                                    "zet de afbeelding in een alinea van zichzelf, met een lege regel erboven "
                                    "en eronder")  # fmt: skip
        raise AssertionError(token.type)

    def _text(self, token: Token, start: int) -> Tekst | None:
        if not token.content:
            return None
        if token.type == "text":
            self.found.extend(stray_signs(self.content, start, start + len(token.content), self.place, self.strays))
        length = len(token.markup) if token.type == "text_special" else len(token.content)
        return Tekst(tekst=token.content, span=self.place.span(start, start + length))

    def _script(self, token: Token, start: int) -> Nadruk:
        text = token.meta["match"]["tekst"]
        inner = Tekst(tekst=text, span=self.place.span(start + 1, start + 1 + len(text)))
        style: Literal["superscript", "subscript"] = "superscript" if token.type == "superscript" else "subscript"
        return Nadruk(stijl=style, inhoud=(inner,), span=self.place.span(start, start + len(token.content)))

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
        notes = self.setting.notes
        blocks = notes(name) if notes is not None else None
        if blocks is None:
            why = "een noot kan hier niet staan" if notes is None else f"de noot '{name}' bestaat niet"
            tip = f"schrijf onder aan het bestand [^{name}]: gevolgd door de noot"
            return self._refuse(NOOT_ONBEKEND, token, start, why, self.setting.tip if notes is None else tip)
        if self.emphasis:
            return self._refuse(NOOT_ONBEKEND, token, start, "een noot kan niet tussen sterretjes staan",
                                f"zet [^{name}] achter de sterretjes")  # fmt: skip
        return Noot(naam=name, inhoud=blocks, span=span)

    def _reference(self, token: Token, start: int) -> Inline:
        found: re.Match[str] = token.meta["match"]
        if self.setting.in_reference:
            return self._refuse(VERWIJZING_IN_WOORDEN, token, start, "in de woorden van een verwijzing staat een verwijzing",
                                "schrijf er twee achter elkaar")  # fmt: skip
        words = self._words(token, in_reference=True)
        first, doel = found.start("doel"), found["doel"].rstrip()
        span = self.place.span(first, first + len(doel)) if doel else self.place.span(*found.span())
        return Verwijzing(doel=doel, vorm=found["vorm"], inhoud=words, span=span)

    def _foreign(self, token: Token, start: int) -> Inline:
        code = token.meta["match"]["taal"]
        if not is_language(code):
            return self._refuse(TAAL, token, start, f"'{code}' is geen code van een taal",
                                "schrijf twee kleine letters, zoals {en}, {de} of {fr}")  # fmt: skip
        if self.setting.depth >= _DEEPEST:
            return self._refuse(TE_DIEP, token, start, "deze woorden staan in te veel andere woorden",
                                "haal haken weg")  # fmt: skip
        words = self._words(token, in_reference=self.setting.in_reference)
        return Vreemd(taal=code, inhoud=words, span=self.place.span(start, token.meta["match"].end()))

    def _words(self, token: Token, in_reference: bool) -> Inlines:
        """What stands between the square brackets. A note has no place there."""
        if not token.content:
            return ()
        inside = Setting(depth=self.setting.depth + 1, in_reference=in_reference)
        inner = parse_inline(token.content, _shifted(self.place, token.meta["words"]), inside)
        self.found.extend(inner.found)
        if inner.label is not None:
            start = token.meta["words"]
            self.found.append(Diagnostic(LABEL_PLAATS, self.place.span(start, start + len(token.content)),
                                         f"het label '{inner.label}' kan hier niet staan",
                                         "een label hoort bij een kop, lid, onderdeel of alinea"))  # fmt: skip
        return inner.inhoud

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
    length = 0
    first: Span | None = None
    last: Span | None = None

    def flush() -> None:
        nonlocal first, last, length
        if first is not None and last is not None:
            text = dutch.apostrof("".join(texts))
            joined.append(Tekst(tekst=text, plaatsen=tuple(places) if len(places) > 1 else (), span=first.to(last)))
        texts.clear()
        places.clear()
        length = 0
        first = last = None

    for node in nodes:
        if isinstance(node, Tekst):
            places.append((length, node.span.line, node.span.column))
            texts.append(node.tekst)
            length += len(node.tekst)
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
