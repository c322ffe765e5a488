"""After the values: charts → pictures with what they say in words, and a table of their figures for who cannot see them.

A picture is placed here and drawn by the writers: what only checks a dossier draws nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from regelzetter.diagnostics import Diagnostic, Outcome, in_order
from regelzetter.source import Source
from regelzetter.tree.nodes import Document, Grafiek, Node
from regelzetter.tree.walk import PLAIN, rewrite
from regelzetter.values.model import Values

_CHARTS: Final = frozenset((Grafiek,))
_FENCE: Final = "grafiek"


def load(sources: Iterable[Source]) -> None:
    """Load now what charts need, where these texts have any: few do, and the start of a program counts."""
    if _may_have(sources):
        from regelzetter.passes import chart_nodes

        del chart_nodes


def _may_have(sources: Iterable[Source]) -> bool:
    return any(_FENCE in source.text for source in sources if source.path.endswith(".md"))


def with_charts(
    documents: Mapping[str, Document], values: Values, sources: Mapping[str, Source], to_recipients: Collection[str],
    recipients: frozenset[str],
) -> Outcome[dict[str, Document]]:  # fmt: skip
    """The filled documents with every chart placed. A dossier without charts is not walked through.

    `to_recipients`: names of the documents that become letters; there the tables named in `recipients` may not be charted.
    """
    if not _may_have(sources.values()):
        return Outcome(dict(documents), ())
    from regelzetter.passes.chart_nodes import chart_nodes

    found: list[Diagnostic] = []

    def drawn(name: str, document: Document) -> Document:
        private = recipients if name in to_recipients else None

        def visit(node: Node) -> Sequence[Node] | None:
            return chart_nodes(node, values, private, found) if isinstance(node, Grafiek) else None

        return rewrite(document, visit, PLAIN, _CHARTS)

    return Outcome({name: drawn(name, document) for name, document in documents.items()}, in_order(found))
