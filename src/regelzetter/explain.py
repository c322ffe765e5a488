"""`regelzetter uitleg REGL0201`: what a rule means, why, its source, a wrong and a right example. And the index of all pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from regelzetter.diagnostics import Rule, Voorbeeld

_FAMILIES: Final = (
    ("REGL00", "Het dossier"), ("REGL01", "Lezen van de bron"), ("REGL02", "Waarden en gegevens"), ("REGL03", "Nummering"),
    ("REGL04", "Verwijzingen"), ("REGL05", "Inhoud: delen, cijfers, opbouw, begrippen, inwerkingtreding, samenhang"),
    ("REGL06", "Inhoud: taal, schrijfwijze, aanhalen, brieven en beschikkingen"), ("REGL07", "Beschikkingen en register"),
    ("REGL08", "Schrijven"), ("REGL09", "Proef"), ("REGL10", "Inhoud: wijzigingen, getallen en samenhang"),
)  # fmt: skip


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
        shown = "(een afbeelding)" if path.endswith((".png", ".jpg")) else text.rstrip("\n")
        lines.extend(f"    | {line}".rstrip() for line in shown.split("\n"))
        lines.append("")
    return lines


def index(rules: Sequence[Rule]) -> str:
    """All rules by family, each with what must hold and a link to its page."""
    return "\n".join(_index(rules)) + "\n"


def _index(rules: Sequence[Rule]) -> Iterator[str]:
    yield "# Alle regels"
    yield ""
    yield f"Er zijn {len(rules)} regels. Deze bladzijden worden gemaakt uit de regels zelf (`make regels`); dezelfde tekst geeft"
    yield "`regelzetter uitleg CODE`."
    for prefix, title in _FAMILIES:
        family = [rule for rule in rules if rule.code.startswith(prefix)]
        if not family:
            continue
        yield from ("", f"## {title}", "", "| code | ernst | wat moet gelden | bron |", "| :--- | :--- | :--- | :--- |")
        for rule in family:
            doubt = " (niet zeker)" if rule.onzeker else ""
            cells = (f"[{rule.code}]({rule.code}.md)", str(rule.ernst), rule.regel, rule.bron + doubt)
            yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
