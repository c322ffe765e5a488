"""What a check looks at: the dossier, its values, the trees after all passes, and their running text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from regelzetter.checks.outline import Outline, outline_of
from regelzetter.checks.passages import Passage, passages_of
from regelzetter.checks.searching import SearchText
from regelzetter.diagnostics import Diagnostic
from regelzetter.dossier import Dossier
from regelzetter.tree.nodes import Document
from regelzetter.values.model import Values


class Subject(NamedTuple):
    """`documenten`: as printed, a letter as its first recipient gets it. `ontwerpen`: the same, but a letter as it is for
    every recipient, with both sides of each choice. `passages` are those of the ontwerpen."""

    dossier: Dossier
    values: Values
    documenten: Mapping[str, Document]
    ontwerpen: Mapping[str, Document]
    passages: Mapping[str, tuple[Passage, ...]]
    teksten: Mapping[str, SearchText]
    """The same passages, for a rule that asks which of them hold certain words."""
    delen: Mapping[str, Outline]
    """Of each ontwerp: its articles, leden, lists … with what stands around them."""


Check: TypeAlias = Callable[[Subject], Iterator[Diagnostic]]


def subject(dossier: Dossier, values: Values, whole: Mapping[str, Document], drafts: Mapping[str, Document]) -> Subject:
    """`whole`: the documents as printed; `drafts`: before a letter was filled in for its recipients."""
    ontwerpen = {name: drafts[name] if dossier.documenten[name].ontvangers is not None else whole[name] for name in whole}
    passages = {name: passages_of(document) for name, document in ontwerpen.items()}
    teksten = {name: SearchText(each) for name, each in passages.items()}
    delen = {name: outline_of(document) for name, document in ontwerpen.items()}
    return Subject(dossier, values, whole, ontwerpen, passages, teksten, delen)
