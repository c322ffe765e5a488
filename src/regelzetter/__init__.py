"""regelzetter: from the texts of subsidy policy to documents that can be signed and published.

The walk of a dossier through the rooms, each of which hands on one type:

1. `storage` opens a folder, a git revision or memory: the files of one version.
2. `dossier` reads dossier.yaml: which documents, who signs, which laws may be cited.
3. `values` reads amounts, dates and tables, computes what is derived, and checks what must hold → `Values`.
4. `reading` turns Markdown into a tree in which every node knows its place → `Document` with holes.
5. `passes` fill in the values, number, and look up references → `Document`, complete.
6. `checks` look at tree and values, and change nothing.
7. `writing` lowers the tree once to blocks for the eye (`layout`) and writes DOCX, ODT, PDF and HTML from those,
STOP and AKN from the tree.
8. `proving` reads every file back with readers that are not ours.
9. `comparing` tells what changed between two versions; `publishing` makes one bundle per document.

`compile.compile_dossier` is steps 1–6 on a page, `building.build` steps 7–8. Whatever is wrong is a `Diagnostic`: a
value, with file, line,
column, legal address and what to do. This module exports what the commands, the tests and the README use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from regelzetter.building import Built, build
    from regelzetter.compile import Compiled, compile_dossier
    from regelzetter.diagnostics import Diagnostic, Outcome, Rule
    from regelzetter.storage import MemoryFiles, open_folder
    from regelzetter.tree.nodes import Document

__all__ = [
    "Built",
    "Compiled",
    "Diagnostic",
    "Document",
    "MemoryFiles",
    "Outcome",
    "Rule",
    "build",
    "compile_dossier",
    "open_folder",
]

_HOMES = {
    "Built": "building",
    "Compiled": "compile",
    "Diagnostic": "diagnostics",
    "Document": "tree.nodes",
    "MemoryFiles": "storage",
    "Outcome": "diagnostics",
    "Rule": "diagnostics",
    "build": "building",
    "compile_dossier": "compile",
    "open_folder": "storage",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is asked for: `controleer` should not wait for what only `bouw` needs."""
    if name not in _HOMES:
        raise AttributeError(f"module 'regelzetter' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(f"regelzetter.{_HOMES[name]}"), name)
