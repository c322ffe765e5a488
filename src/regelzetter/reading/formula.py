"""What stands in `::: formule` → a formula with its legend."""

from __future__ import annotations

from collections.abc import Callable

from regelzetter.diagnostics import Diagnostic
from regelzetter.reading.rules import FORMULE
from regelzetter.source import Span
from regelzetter.tree.nodes import Alinea, Begrippenlijst, Block, Blocks, Formule, Inlines, Onbegrepen

Report = Callable[[Diagnostic], None]
TIP = "zet in het blok de formule, dan zo nodig een regel als 'waarin:', en dan de letters met : en hun betekenis"


def read_formula(blocks: Blocks, info: str, span: Span, info_span: Span, report: Report) -> tuple[Block, ...]:
    """The formula, and after it what has no place in one: reported and kept."""
    if info:
        report(
            Diagnostic(FORMULE, info_span, f"achter '::: formule' kan niet '{info}' staan", "zet de formule op de volgende regel")
        )
    first = blocks[0] if blocks else None
    if not isinstance(first, Alinea):
        place = span if first is None or info else first.span
        if not info:
            report(Diagnostic(FORMULE, place, "hier ontbreekt de formule", TIP))
        return (Onbegrepen(tekst="::: formule", span=span), *blocks)
    rest = list(blocks[1:])
    intro: Inlines = ()
    if rest and isinstance(rest[0], Alinea):
        intro = rest[0].inhoud
        if rest[0].label is not None:
            report(Diagnostic(FORMULE, rest[0].span, "een label hoort achter de formule zelf", "zet {#label} achter de formule"))
        rest.pop(0)
    legend: Begrippenlijst | None = None
    if rest and isinstance(rest[0], Begrippenlijst):
        legend = rest[0]
        rest.pop(0)
    strange = next((block for block in rest if not isinstance(block, Onbegrepen)), None)
    if strange is not None:
        report(Diagnostic(FORMULE, strange.span, "dit heeft in een formule geen plaats", TIP))
    formula = Formule(inhoud=first.inhoud, inleiding=intro, legenda=legend, label=first.label, span=first.span)
    return (formula, *rest)
