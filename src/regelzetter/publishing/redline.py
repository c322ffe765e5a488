"""What changed since the version that was published before, for the documents of one bundle."""

from __future__ import annotations

from collections.abc import Iterable

from regelzetter.compile import Compiled
from regelzetter.output import as_json as json_bytes
from regelzetter.record import record
from regelzetter.tree.nodes import Document

FOLDER = "vergelijking"


@record(frozen=True, slots=True)
class Redline:
    """Two compiled versions of a dossier, and what they are called."""

    before: Compiled
    after: Compiled
    tag: str
    """The tag of the version before."""

    def files(self, documents: Iterable[str], style: str) -> dict[str, bytes]:
        """The redline as a page and as data."""
        from regelzetter.comparing.changes import as_json, compare
        from regelzetter.comparing.redline import redline_html

        wanted = frozenset(documents)
        comparison = compare(
            _texts(self.before, wanted), _texts(self.after, wanted), self.before.values, self.after.values
        )  # fmt: skip
        title = f"Wijzigingen sinds {self.tag}"
        return {
            f"{FOLDER}/vergelijking.html": redline_html(comparison, title, self.tag, "deze versie", style),
            f"{FOLDER}/vergelijking.json": json_bytes(as_json(comparison)),
        }


def _texts(version: Compiled, wanted: frozenset[str]) -> tuple[Document, ...]:
    """A letter to many recipients is compared with all its passages, not as the first of them gets it."""
    every = {**version.documenten, **version.ongevuld}
    return tuple(document for name, document in every.items() if name in wanted)
