"""A decision as the rules look at it, and the requirements it must meet as a table of words.

A letter is asked whether it says something, in whatever words. So a requirement names many words, of which one is enough;
where none is found, nothing of the kind is said. References count by the words that are printed: “artikel 4:95 van de Awb”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Final

from regelzetter.checks.passages import Passage
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic, Rule
from regelzetter.dossier import DocumentSpec
from regelzetter.record import record
from regelzetter.source import Span
from regelzetter.tree.nodes import Divisie
from regelzetter.values.model import Datum, Values

CLAUSE: Final = ("bezwaar maken", "bezwaarschrift", "beroep instellen", "beroepschrift")
KEY: Final = r"\{\{\s*([\w.]+)"


@dataclass(frozen=True, slots=True, eq=False)
class Letter:
    """One decision. `soort` is what it decides, empty where dossier.yaml does not say."""

    spec: DocumentSpec
    soort: str
    passages: tuple[Passage, ...]
    teksten: tuple[str, ...] = field(repr=False)
    """The text of each passage, in lower case."""
    eigen: tuple[str, ...] = field(repr=False)
    """The same without the sentences of the clause on objection."""

    @property
    def naam(self) -> str:
        return self.spec.naam

    @property
    def span(self) -> Span:
        """Where the letter begins."""
        return self.passages[0].hele

    @property
    def tekst(self) -> str:
        """What the requirements are looked up in."""
        return "\n".join(self.eigen)

    def met(self, words: Sequence[str]) -> Passage | None:
        """The first passage that holds one of the words."""
        for passage, text in zip(self.passages, self.eigen, strict=True):
            if any(word in text for word in words):
                return passage
        return None

    def afdelingen(self, words: Sequence[str]) -> str:
        """The text under the headings under which one of the words stands."""
        pairs = tuple(zip(self.passages, self.eigen, strict=True))
        around = {_heading(passage) for passage, text in pairs if any(word in text for word in words)}
        return "\n".join(text for passage, text in pairs if _heading(passage) in around)

    def zegt(self, words: Sequence[str]) -> bool:
        return any(word in text for text in self.eigen for word in words)


def _heading(passage: Passage) -> int | None:
    """Which heading a passage stands under; None: before the first."""
    return next((id(node) for node in reversed(passage.boven) if isinstance(node, Divisie)), None)


def letters(subject: Subject) -> Iterator[Letter]:
    """The decisions that are there as a whole: what is missing may stand in a source without text."""
    for name, passages in subject.passages.items():
        spec = subject.dossier.documenten[name]
        if passages and spec.soort == "beschikking" and set(spec.bronnen) <= {passage.hele.path for passage in passages}:
            texts = tuple(passage.tekst.lower() for passage in passages)
            yield Letter(spec, spec.besluit, passages, texts, tuple(_without_clause(text) for text in texts))


def _without_clause(text: str) -> str:
    """The sentences that are not about objection: its six weeks are no term of payment."""
    if not any(words in text for words in CLAUSE):
        return text
    return ". ".join(sentence for sentence in text.split(". ") if not any(words in sentence for words in CLAUSE))


@record(frozen=True, slots=True, kw_only=True)
class Eis:
    """What decisions of some kinds must say. `melding` is completed by the name of the document in front."""

    rule: Rule
    besluiten: tuple[str, ...] = ()
    """Kinds of decisions; empty: every decision, also where dossier.yaml names no kind."""
    als: tuple[str, ...] = ()
    """Only if the letter holds one of these words; the finding stands at the first. Empty: always."""
    in_afdeling: bool = False
    """Look for the words only under the headings where `als` stands."""
    woorden: tuple[str, ...]
    """One of these is enough."""
    zoek: str = ""
    """An expression that is enough too."""
    melding: str
    tip: str


def unmet(letter: Letter, requirements: Sequence[Eis]) -> Iterator[Diagnostic]:
    """The requirements that a letter does not meet."""
    whole = letter.tekst
    for each in requirements:
        if each.besluiten and letter.soort not in each.besluiten:
            continue
        if each.als and not letter.zegt(each.als):
            continue
        text = letter.afdelingen(each.als) if each.in_afdeling else whole
        if not any(word in text for word in each.woorden) and not (each.zoek and compiled(each.zoek).search(text)):
            here = letter.met(each.als) if each.als else None
            span = here.hele if here is not None else letter.span
            yield Diagnostic(each.rule, span, f"het besluit '{letter.naam}' {each.melding}", each.tip)


def date_of(subject: Subject, spec: DocumentSpec) -> date | None:
    """The date of a document, if it is the same for all who get it."""
    line = spec.datum or subject.dossier.datum
    found = compiled(KEY).search(line.tekst) if line is not None else None
    return day_of(subject.values, found[1]) if found is not None else None


def day_of(values: Values, key: str) -> date | None:
    value = values.waarden.get(key)
    return value.inhoud.dag if value is not None and isinstance(value.inhoud, Datum) else None


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Expressions are compiled when they are first needed: start-up time counts."""
    return re.compile(pattern, re.IGNORECASE)
