"""The inline rules of the source language, on markdown-it-py's inline engine.

markdown-it-py finds the emphasis; values, references, notes and labels are rules of ours. Two changes make positions exact:
each token keeps the offset where it began, and neighbouring texts are not merged by the engine (that would lose offsets).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from regelzetter.reading.marks import NOTE_MARK

_VALUE: Final = re.compile(r"\{\{(?P<binnen>[^{}\n]*)\}\}")
_LABEL: Final = re.compile(r"\{#(?P<label>[^}\s]*)\}")
_TARGET: Final = re.compile(
    r"\(\s*+(?P<doel>(?:[^\s()\"]|\([^()\n]*\)|[^\S\n]+(?=[^\s)\"]))*)"
    r"\s*(?:\"(?P<vorm>[^\"\n]*)\"\s*)?\)"
)
_HTML: Final = re.compile(r"</?[a-zA-Z][^<>\n]*>|<!--.*?-->|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]{1,30});")
_LANGUAGE: Final = re.compile(r"\{(?P<taal>[A-Za-z][A-Za-z-]*)\}")
_BRACKET: Final = re.compile(r"[\[\]]")
_SCRIPTS: Final = {
    "^": ("superscript", re.compile(r"\^(?P<tekst>[^\s^]{1,40})\^")),
    "~": ("subscript", re.compile(r"~(?P<tekst>[^\s~]{1,40})~")),
}


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


@cache
def inline_engine() -> MarkdownIt:
    """markdown-it with emphasis, escapes, line breaks and our own rules; no HTML, no autolinks, no entities."""
    engine = MarkdownIt("zero")
    engine.inline.ruler.enable(["newline", "escape", "emphasis"])
    engine.inline.ruler2.enable(["balance_pairs", "emphasis"])
    engine.inline.ruler2.disable(["fragments_join"])
    for name, rule in (("waarde", _value), ("label", _label), ("noot", _note), ("verwijzing", _bracketed),
                       ("html", _html), ("script", _script)):  # fmt: skip
        engine.inline.ruler.push(name, rule)
    return engine


def inline_tokens(content: str) -> list[Token]:
    """The tokens of a stretch of text; each has in its `meta` the offset where it began."""
    engine = inline_engine()
    state = _Placed(content, engine, {}, [])
    engine.inline.tokenize(state)
    for rule in engine.inline.ruler2.getRules(""):
        rule(state)
    return state.tokens


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
    return _whole(state, "noot", NOTE_MARK.match(state.src, state.pos), silent)


def _html(state: StateInline, silent: bool) -> bool:
    return _whole(state, "html", _HTML.match(state.src, state.pos), silent)


def _script(state: StateInline, silent: bool) -> bool:
    """`^x^` is superscript, `~x~` subscript."""
    kind = _SCRIPTS.get(state.src[state.pos])
    return kind is not None and _whole(state, kind[0], kind[1].match(state.src, state.pos), silent)


def _bracketed(state: StateInline, silent: bool) -> bool:
    """`[words](target "form")`, `![…](…)`, which is an image, and `[words]{en}`."""
    start = state.pos
    image = state.src.startswith("![", start)
    bracket = start + 1 if image else start
    if bracket >= state.posMax or state.src[bracket] != "[":
        return False
    if "haken" not in state.env:
        state.env["haken"] = _closings(state.src)
    close = state.env["haken"].get(bracket, -1)
    found = _TARGET.match(state.src, close + 1) if close >= 0 else None
    kind = "afbeelding" if image else "verwijzing"
    if found is None and close >= 0 and not image:
        found, kind = _LANGUAGE.match(state.src, close + 1), "vreemd"
    if found is None or found.end() > state.posMax:
        return False
    if not silent:
        token = state.push(kind, "", 0)
        token.content = state.src[bracket + 1 : close]
        token.meta.update(match=found, words=bracket + 1)
    state.pos = found.end()
    return True


def _closings(text: str) -> dict[int, int]:
    """Where each square bracket that is closed is closed; found once, as a text may have very many."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for bracket in _BRACKET.finditer(text):
        if bracket[0] == "[":
            opened.append(bracket.start())
        elif opened:
            found[opened.pop()] = bracket.start()
    return found
