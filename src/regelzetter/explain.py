"""`regelzetter uitleg REGL0201`: what a rule means, why, its source, a wrong and a right example."""

from __future__ import annotations

from regelzetter.diagnostics import Rule, Voorbeeld


def explain(rule: Rule) -> str:
    """The page of a rule as Markdown text."""
    doubt = (f"Let op: {rule.onzeker}.", "") if rule.onzeker else ()
    return "\n".join((
        f"# {rule.code} {rule.naam} ({rule.ernst})", "", rule.regel, "", f"Waarom: {rule.waarom}", "", f"Bron: {rule.bron}", "",
        *doubt, "Fout:", "", *_example(rule.fout), "Goed:", "", *_example(rule.goed),
    ))  # fmt: skip


def _example(example: Voorbeeld) -> list[str]:
    lines: list[str] = []
    for path, text in example.bestanden:
        lines.append(f"    {path}")
        lines.extend(f"    | {line}" for line in text.rstrip("\n").split("\n"))
        lines.append("")
    return lines
