"""Write docs/regels/: a page for each rule, and an index. `make regels`; a test says when they are out of date."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from regelzetter.catalogue import all_rules
from regelzetter.explain import explain, index

FOLDER: Final = Path(__file__).parents[1] / "docs" / "regels"


def pages() -> dict[str, str]:
    """The text of each page by its file name."""
    rules = all_rules()
    return {"README.md": index(tuple(rules.values())), **{f"{code}.md": explain(rule) for code, rule in rules.items()}}


def main() -> None:
    """Write the pages; those of rules that are gone are taken away."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = pages()
    for old in FOLDER.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
