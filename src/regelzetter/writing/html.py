"""DisplayDocument → one HTML page that stands alone: no script, no file beside it, readable on paper and at 320 px."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path

from regelzetter.diagnostics import Outcome
from regelzetter.writing.display import (
    Block,
    DefinitionList,
    DisplayDocument,
    Figure,
    Formula,
    Heading,
    ItemList,
    Quote,
    Signature,
    Table,
    TextBlock,
)
from regelzetter.writing.excerpts import excerpts
from regelzetter.writing.files import File, Settings, Written
from regelzetter.writing.html_blocks import blocks
from regelzetter.writing.html_letterhead import footer, header, salutation
from regelzetter.writing.html_origins import LIST, TITLE, origin_list, origins_link
from regelzetter.writing.html_runs import Entry, Page, tag, text
from regelzetter.writing.huisstijl import Huisstijl, Logo

STYLE_SHEET = "huisstijl.css"
NOTES = "Noten"
TEXT = "de_tekst"
"""The name of the place where the text begins."""
FEWEST_ENTRIES = 2
"""A table of contents of fewer headings helps nobody."""
LETTERS = '"Source Sans 3", "Source Sans Pro", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'
"""As in the style sheet."""
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What the browser is told: this page may load and run nothing at all; it brings its pictures along."""


def write(document: DisplayDocument, settings: Settings) -> Written:
    """The page as the one file `<naam>.html`, UTF-8; the style sheet comes from the folder of templates."""
    look = settings.huisstijl
    style = style_sheet(settings.sjablonen, look)
    return Outcome((File(f"{document.naam}.html", render(document, style, look.logo).encode()),))


def style_sheet(templates: Path, look: Huisstijl) -> str:
    """The style sheet of every page of a dossier, also of those that are no document: ours, in the look that it asks for."""
    return (templates / STYLE_SHEET).read_text(encoding="utf-8") + _own_style(look)


def _own_style(look: Huisstijl) -> str:
    """What a house style changes in the style sheet: its colour, and the letters that the reader may have. The fonts themselves
    do not travel along: their licences seldom allow it, and the page would be ten times as large.
    """
    names = "".join(f'"{family}", ' for family in look.families)
    letters = f"body {{ font-family: {names}{LETTERS} }}\n" if names else ""
    return letters if look.naam == "rijk" else f"{letters}:root {{ --blauw: #{look.kleur.lower()}; --vlak: #f4f4f4 }}\n"


def render(document: DisplayDocument, style: str, logo: Logo | None = None) -> str:
    """The whole page."""
    shift = heading_shift(document.blokken)
    page = Page(_title(document), shift, herkomst=document.herkomst, doelen=excerpts(document.blokken))
    body = [_part(page, part) for part in _parts(document.blokken)]
    main = "\n".join(part for part in (salutation(document), *body, _notes(page)) if part)
    origins = origin_list(page.delen, page.herkomst)
    contents = _contents([entry for entry in page.headings if entry.level > 1], bool(origins))
    parts = (
        f'<a class="overslaan" href="#{TEXT}">Direct naar de tekst</a>',
        header(document, tag("h1", text(page.title), class_="verborgen") if shift else "", logo),
        contents,
        tag("main", f"\n{main}\n", id=TEXT, tabindex="-1"),
        origins,
        footer(document),
    )
    dress = f"{document.sjabloon} met-inhoud" if contents else document.sjabloon
    shell = tag("body", "\n".join(["", *(part for part in parts if part), ""]), class_=dress)
    return f"<!DOCTYPE html>\n{tag('html', _head(document, page, style) + shell, lang=document.taal)}\n"


def _parts(items: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """The text cut before each heading that stands in no other block."""
    starts = [place for place, item in enumerate(items) if isinstance(item, Heading) or place == 0]
    for start, end in zip(starts, [*starts[1:], len(items)], strict=True):
        yield items[start:end]


def _part(page: Page, items: Sequence[Block]) -> str:
    """A part of the text and, if it prints values, the way to where they come from."""
    part = page.begin(page.title, TEXT)
    before = len(page.headings)
    shown = blocks(page, items)
    if isinstance(items[0], Heading):
        part.label, part.ident = page.headings[before].label, page.headings[before].ident
    return "\n".join(filter(None, (shown, origins_link(part, page.herkomst))))


def _title(document: DisplayDocument) -> str:
    """The short title of a regulation, for its opschrift is too long for the top of a window."""
    return " ".join(document.velden.get("citeertitel", ())) or document.titel or document.naam


def _head(document: DisplayDocument, page: Page, style: str) -> str:
    widths = "\n".join(f".breed-{percent} {{ width: {percent}% }}" for percent in sorted(page.widths))
    lines = (
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        tag("title", text(page.title)),
        f'<meta name="dcterms.date" content="{escape(document.datum)}">' if document.datum else "",
        f"<style>\n{style.strip()}\n{widths}\n</style>",
    )
    return "\n" + tag("head", "\n".join(["", *(line for line in lines if line), ""])) + "\n"


# --- headings -------------------------------------------------------------------------------------


def heading_shift(items: tuple[Block, ...]) -> int:
    """0 where the text begins with its own title and has no other heading of that level; else 1, and the page adds an h1."""
    first = [item for item in _headings(items) if item.niveau == 1]
    return 0 if len(first) == 1 and first[0].stijl == "opschrift" else 1


def _headings(items: Iterable[Block]) -> Iterator[Heading]:
    for item in items:
        match item:
            case Heading():
                yield item
            case ItemList():
                for part in item.items:
                    yield from _headings(part.blokken)
            case DefinitionList():
                for entry in item.definities:
                    yield from _headings(entry.blokken)
            case Table():
                for row in (*item.kop, *item.rijen):
                    for cell in row.cellen:
                        yield from _headings(cell.blokken)
            case Quote():
                yield from _headings(item.blokken)
            case TextBlock() | Formula() | Figure() | Signature():
                pass


def _contents(entries: list[Entry], with_origins: bool) -> str:
    if len(entries) < FEWEST_ENTRIES:
        return ""
    entries = [*entries, Entry(min(entry.level for entry in entries), LIST, TITLE)] if with_origins else entries
    listed = tag("details", tag("summary", "Inhoud", id="de_inhoud") + "\n" + _branch(entries))
    return tag("nav", listed, aria_labelledby="de_inhoud", tabindex="0")


def _branch(entries: list[Entry]) -> str:
    """Headings of the highest level, each with the list of what stands under it."""
    items = []
    while entries:
        top, *rest = entries
        under = next((place for place, entry in enumerate(rest) if entry.level <= top.level), len(rest))
        link = tag("a", text(top.label), href=f"#{top.ident}")
        items.append(tag("li", link + (_branch(rest[:under]) if under else "")))
        entries = rest[under:]
    return tag("ol", "\n" + "\n".join(items) + "\n", role="list")


# --- notes ----------------------------------------------------------------------------------------


def _notes(page: Page) -> str:
    """The notes under the text. A note in a note joins the end of the list while the list is made."""
    items = []
    part = page.begin(NOTES, "de_noten")
    for place, note in enumerate(page.notes, start=1):
        back = tag(
            "a",
            "terug",
            href=f"#noot_{place}_terug",
            role="doc-backlink",
            aria_label=f"terug naar de tekst bij noot {note.nummer}",
        )
        items.append(tag("li", f"{blocks(page, note.blokken)}\n{back}", id=f"noot_{place}", value=str(note.nummer)))
    if not items:
        return ""
    title = tag("h2", NOTES, id=part.ident)
    listed = tag("ol", "\n" + "\n".join(items) + "\n")
    content = "\n".join(filter(None, ("", title, listed, origins_link(part, page.herkomst)))) + "\n"
    return tag("section", f"\n{content}", role="doc-endnotes", aria_labelledby=part.ident)
