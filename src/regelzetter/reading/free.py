"""Free text: ordinary headings in levels without jumps → Divisies. And the explanatory note, letters and the fiche."""

from __future__ import annotations

from collections.abc import Callable

from regelzetter.diagnostics import Diagnostic
from regelzetter.reading.raw import Heading, Item, Items
from regelzetter.reading.rules import BLOK_PLAATS, FICHE, KOPNIVEAU, TOELICHTING_KOP
from regelzetter.source import Span
from regelzetter.tree.nodes import (
    Alinea,
    ArtikelToelichting,
    Block,
    Divisie,
    Fiche,
    Ficheveld,
    Grafiek,
    Inlines,
    Nadruk,
    Ondertekening,
    Tabel,
    Toelichting,
    Verwijzing,
    VrijeTekst,
)
from regelzetter.tree.walk import walk

Report = Callable[[Diagnostic], None]


def free_text(items: Items, top: int, report: Report) -> VrijeTekst:
    """Blocks and headings as a tree; the highest heading has `top` hashes."""
    content, rest = _under(list(items), top, top, report)
    assert not rest
    return tuple(content)


def _under(items: list[Item], level: int, top: int, report: Report) -> tuple[list[Divisie | Block], list[Item]]:
    """What stands under a heading of level - 1, and the items after it."""
    content: list[Divisie | Block] = []
    while items:
        item = items[0]
        if not isinstance(item, Heading):
            content.append(item)
            items = items[1:]
            continue
        if item.niveau < level and level > top:
            return content, items
        if item.niveau != level:
            _report_level(item, level, report)
        inside, items = _under(items[1:], max(level, item.niveau) + 1, top, report)
        content.append(
            Divisie(niveau=level - top + 1, opschrift=item.inhoud, inhoud=tuple(inside), label=item.label, span=item.span)
        )
    return content, items


def _report_level(heading: Heading, expected: int, report: Report) -> None:
    report(Diagnostic(KOPNIVEAU, heading.span, f"deze kop heeft {'#' * heading.niveau}, hier past {'#' * expected}",
                      f"schrijf {'#' * expected} {heading.tekst.split('{')[0].strip()}"))  # fmt: skip


def read_toelichting(items: Items, span: Span, ondertekening: tuple[Ondertekening, ...], report: Report) -> Toelichting:
    """`# Algemeen deel` and `# Artikelsgewijs`."""
    parts = _split(items, report)
    articles = _articles(parts.get("artikelsgewijs", ()), report)
    general = free_text(parts.get("algemeen deel", ()), top=2, report=report)
    return Toelichting(algemeen=general, artikelsgewijs=articles, ondertekening=ondertekening, span=span)


def _split(items: Items, report: Report) -> dict[str, Items]:
    parts: dict[str, list[Item]] = {}
    current: list[Item] | None = None
    for item in items:
        if isinstance(item, Heading) and item.niveau == 1:
            name = item.tekst.strip().lower()
            if name not in ("algemeen deel", "artikelsgewijs") or name in parts:
                report(Diagnostic(TOELICHTING_KOP, item.span, f"de kop '{item.tekst}' kan hier niet staan",
                                  "een toelichting heeft # Algemeen deel en # Artikelsgewijs, elk één keer"))  # fmt: skip
            current = parts.setdefault(name, [])
        elif current is None:
            report(Diagnostic(TOELICHTING_KOP, item.span, "deze tekst staat boven de eerste kop", "begin met # Algemeen deel"))
        else:
            current.append(item)
    return {name: tuple(part) for name, part in parts.items()}


def _articles(items: Items, report: Report) -> tuple[ArtikelToelichting, ...]:
    found: list[ArtikelToelichting] = []
    pending: tuple[Heading, Verwijzing] | None = None
    inside: list[Item] = []
    refused = False

    def close() -> None:
        if pending is not None:
            heading, reference = pending
            found.append(ArtikelToelichting(verwijzing=reference, inhoud=free_text(tuple(inside), 3, report), span=heading.span))
        inside.clear()

    for item in items:
        if not (isinstance(item, Heading) and item.niveau == 2):
            if pending is None and not refused:
                report(Diagnostic(TOELICHTING_KOP, item.span, "deze tekst hoort bij geen artikel", "zet er ## [](#label) boven"))
            inside.append(item)
            continue
        close()
        pending = None
        if len(item.inhoud) == 1 and isinstance(item.inhoud[0], Verwijzing):
            pending = (item, item.inhoud[0])
        else:
            refused = True
            report(Diagnostic(TOELICHTING_KOP, item.span, "deze kop noemt geen artikel met een label",
                              "schrijf ## [](#label), dan volgen nummer en opschrift vanzelf"))  # fmt: skip
    close()
    return tuple(found)


def read_fiche(items: Items, span: Span, report: Report) -> tuple[Inlines, Fiche]:
    """“Beleidskeuzes uitgelegd”: the title, and the fiche with its subtitle and fields."""
    title: Inlines = ()
    subtitle: Inlines = ()
    fields: list[tuple[Heading, list[Block]]] = []
    for item in items:
        if isinstance(item, Heading) and item.niveau == 1 and not title and not fields:
            title = item.inhoud
        elif isinstance(item, Heading):
            if item.niveau != 2:
                _report_level(item, 2, report)
            fields.append((item, []))
        elif not fields and not subtitle and isinstance(item, Alinea):
            subtitle = _without_emphasis(item.inhoud)
        elif fields:
            _report_table(item, report)
            fields[-1][1].append(item)
        else:
            report(Diagnostic(FICHE, item.span, "deze tekst hoort bij geen veld", "zet er een kop met ## boven"))
    velden = tuple(Ficheveld(opschrift=h.inhoud, inhoud=tuple(blocks), label=h.label, span=h.span) for h, blocks in fields)
    return title, Fiche(ondertitel=subtitle, velden=velden, span=span)


def _report_table(item: Block, report: Report) -> None:
    """A fiche is printed as a table, and not every format has a table in a table. A graph has its figures as one."""
    for node in walk(item):
        if isinstance(node, Tabel):
            report(Diagnostic(BLOK_PLAATS, node.span, "in een fiche kan geen tabel staan",
                              "schrijf haar als opsomming (- 2027: …), of zet haar in de brief"))  # fmt: skip
        elif isinstance(node, Grafiek) and node.cijfertabel:
            report(Diagnostic(BLOK_PLAATS, node.span, "in een fiche kan de tabel met cijfers van een grafiek niet staan",
                              "schrijf in de grafiek 'cijfertabel: nee', of zet haar in de brief"))  # fmt: skip


def _without_emphasis(inlines: Inlines) -> Inlines:
    """The subtitle is typed in emphasis; how it is printed is for the template."""
    if len(inlines) == 1 and isinstance(inlines[0], Nadruk):
        return inlines[0].inhoud
    return inlines
