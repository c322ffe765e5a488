"""An opened dossier: what it says, its sources as text, its values. How it is opened is in `opening.py`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from regelzetter.diagnostics import Diagnostic
from regelzetter.dossier import DocumentSpec, Dossier
from regelzetter.dossier_rules import CODERING, ONTBREEKT
from regelzetter.identities.model import Ledgers
from regelzetter.passes.list_numbers import BEGINS
from regelzetter.passes.rules import LOSSE_VERWIJZING, ONBEKENDE_TABEL, ONBEKENDE_WAARDE
from regelzetter.reading.rules import BUITEN_ARTIKEL, LIJKT_KOP, LIJKT_ONDERDEEL, ONBEKENDE_KOP
from regelzetter.source import Source, Span
from regelzetter.values.load_rules import ZONDER_SCHEMA
from regelzetter.values.model import Values
from regelzetter.values.yamlproblems import ONLEESBAAR

_UNDER_NO_HEADING: Final = frozenset(("REGL0105", "REGL0529", "REGL0670"))
"""What is found of the text below a heading without its sign: it stands in the article above."""
_OF_SENTENCES: Final = frozenset(("REGL0122", "REGL0123"))
"""What is found of a sentence, of which a part on the same line or just below could not be read."""
_ABOVE_A_LIST: Final = frozenset(("REGL0112", "REGL0531"))
"""What is found of the first parts of a list, where the rest of it begins with a later letter: that says what to do."""
_JUST_BELOW: Final = 2
"""Lines."""


class Opened(NamedTuple):
    dossier: Dossier
    sources: Mapping[str, Source]
    values: Values
    identiteiten: Ledgers

    def without_texts(self) -> Opened:
        """For who has the texts of the documents already."""
        texts = frozenset(text_paths(self.dossier))
        return self._replace(sources={path: source for path, source in self.sources.items() if path not in texts})

    def with_texts(self, texts: Mapping[str, Source]) -> Opened:
        return self._replace(sources={**self.sources, **texts})


def without_consequences(found: Sequence[Diagnostic], dossier: Dossier) -> Iterator[Diagnostic]:
    """The findings but for those that only follow from another: what is missing may stand in a file that could not be read, and
    of a document without a kind it is not known what should be in it."""
    unread = {each.span.path for each in found if each.rule in (CODERING, ONLEESBAAR)}
    kindless = [spec for spec in dossier.documenten.values() if not spec.soort]
    unsure = {path for spec in kindless for path in texts_of(spec)}
    texts = unread.intersection(text_paths(dossier))
    unread_parts = texts.union(each.span.path for each in found if each.rule in (ONBEKENDE_KOP, BUITEN_ARTIKEL, LIJKT_KOP))
    partial = {spec.span for spec in dossier.documenten.values() if unread_parts.intersection(spec.bronnen) or not spec.soort}
    headless = _first_lines(each.span for each in found if each.rule == LIJKT_KOP)
    lost = any(each.rule == ONTBREEKT for each in found)
    misread = (each for each in found if each.rule.code.startswith("REGL01") and each.rule.code not in _OF_SENTENCES)
    stray = {(each.span.path, each.span.line) for each in found if each.rule == LIJKT_ONDERDEEL}
    headed = {(each.span.path, each.span.line) for each in found if each.melding.startswith(BEGINS)}
    torn = {(each.span.path, each.span.line) for each in misread}
    tables = {path.rsplit(".", 1)[0] for path in unread - texts}
    for each in found:
        no_table = each.rule == ZONDER_SCHEMA and each.span.path.rsplit(".", 1)[0] in tables
        no_value = each.rule in (ONBEKENDE_WAARDE, ONBEKENDE_TABEL) and (unread - texts or lost)
        no_label = each.rule == LOSSE_VERWIJZING and (texts or kindless or lost)
        no_part = each.rule.code.startswith(("REGL05", "REGL06", "REGL10")) and (each.span in partial or each.span.path in unsure)
        no_head = each.rule.code in _UNDER_NO_HEADING and each.span.line >= headless.get(each.span.path, each.span.line + 1)
        near = range(each.span.line, each.span.end_line + 1 + _JUST_BELOW)
        no_sentence = each.rule.code in _OF_SENTENCES and any((each.span.path, line) in torn for line in near)
        no_start = each.rule.code in _ABOVE_A_LIST and any((each.span.path, line) in headed for line in near)
        no_paragraph = each.rule.code == "REGL0529" and (each.span.path, each.span.line) in stray
        if not (no_table or no_value or no_label or no_part or no_head or no_sentence or no_start or no_paragraph):
            yield each


def _first_lines(spans: Iterable[Span]) -> dict[str, int]:
    """Of each file the first line among these."""
    lines: dict[str, int] = {}
    for span in spans:
        lines[span.path] = min(span.line, lines.get(span.path, span.line))
    return lines


def text_paths(dossier: Dossier) -> tuple[str, ...]:
    """The files with the texts of the documents, each once."""
    return tuple(dict.fromkeys(path for spec in dossier.documenten.values() for path in texts_of(spec)))


def texts_of(spec: DocumentSpec) -> tuple[str, ...]:
    """The files with the text of one document."""
    return spec.bronnen if spec.toelichting is None else (*spec.bronnen, spec.toelichting)
