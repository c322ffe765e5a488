"""All changes as one HTML page that stands alone: an overview with links, then every change with its whole text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from regelzetter import dutch
from regelzetter.comparing.findings import Change, Comparison, Kind, Plek, Regel, Stuk, Stukken, Waardewijziging
from regelzetter.comparing.lines import counted, deed, excerpt, where
from regelzetter.comparing.style import WIJZIGINGEN
from regelzetter.writing.html import POLICY
from regelzetter.writing.html_listing import Cell, Naam, listing
from regelzetter.writing.html_runs import tag, text

DEEPEST = 4
"""Deeper onderdelen are set as deep as these."""


def redline_html(
    comparison: Comparison, titel: str, oud_naam: str, nieuw_naam: str, huisstijl: str, let_op: Sequence[str] = ()
) -> bytes:
    """The page, UTF-8. `huisstijl` is the style sheet of the other HTML pages; `let_op`: what could not be read."""
    main = "\n".join((*_warnings(let_op), _overview(comparison), *_details(comparison), *_renumbered(comparison)))
    body = (
        '<a class="overslaan" href="#_inhoud">Direct naar de wijzigingen</a>',
        tag("header", _title(titel, oud_naam, nieuw_naam), class_="kop"),
        tag("main", f"\n{main}\n", id="_inhoud", tabindex="-1"),
    )
    shell = tag("body", "\n".join(("", *body, "")), class_="vergelijking")
    return f"<!DOCTYPE html>\n{tag('html', _head(titel, huisstijl) + shell, lang='nl')}\n".encode()


def _head(titel: str, huisstijl: str) -> str:
    lines = (
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        tag("title", text(titel)),
        f"<style>\n{huisstijl.strip()}\n{WIJZIGINGEN.strip()}\n</style>",
    )
    return "\n" + tag("head", "\n".join(("", *lines, ""))) + "\n"


def _title(titel: str, oud_naam: str, nieuw_naam: str) -> str:
    versions = f"Van {text(oud_naam)} naar {text(nieuw_naam)}"
    return f"\n{tag('h1', text(titel))}\n{tag('p', versions, class_='onderschrift')}\n"


def _warnings(let_op: Sequence[str]) -> Iterator[str]:
    if let_op:
        items = "\n".join(tag("li", text(each)) for each in let_op)
        yield tag("h2", "Let op")
        yield tag("p", "Vergeleken is wat gelezen kon worden. Wat hierna vervallen of onbekend heet, is dat misschien niet.")
        yield tag("ul", f"\n{items}\n")


# --- overview -------------------------------------------------------------------------------------


def _overview(comparison: Comparison) -> str:
    head = tag("h2", "Overzicht", id="_overzicht")
    if not comparison.changes:
        return f"{head}\n{tag('p', counted(0))}"
    legend = f"{_stuk(Stuk('weg', 'Wat vervalt'))} is doorgehaald, {_stuk(Stuk('nieuw', 'wat nieuw is'))} is onderstreept."
    rows = [_summary(number, change) for number, change in enumerate(comparison.changes, start=1)]
    region = listing(Naam("Alle wijzigingen", "_wijzigingen"), ("Nr.", "Waar", "Wat", "In het kort"), rows)
    return "\n".join((head, tag("p", f"{counted(len(comparison.changes))} {legend}"), region))


def _summary(number: int, change: Change) -> tuple[Cell, ...]:
    link = tag("a", text(where(change)), href=f"#wijziging-{number}")
    return Cell(str(number)), Cell(link, kop=True), Cell(text(deed(change))), Cell(_short(change))


def _short(change: Change) -> str:
    value = change.waarde
    if value is not None and (value.oud or value.nieuw):
        return _stukken(_was_wordt(value.oud, value.nieuw))
    return _stukken(excerpt(change.regels, change.kind.wat)) or text(change.opschrift)


def _was_wordt(oud: str, nieuw: str) -> Stukken:
    return tuple(stuk for stuk in (Stuk("weg", oud), Stuk("nieuw", nieuw)) if stuk.tekst)


# --- every change ---------------------------------------------------------------------------------


def _details(comparison: Comparison) -> Iterator[str]:
    numbered = enumerate(comparison.changes, start=1)
    for document, group in groupby(numbered, lambda pair: pair[1].document):
        yield tag("h2", text(dutch.hoofdletter(document)) if document else "Gegevens")
        for number, change in group:
            yield _section(number, change)


def _section(number: int, change: Change) -> str:
    place = where(change) if change.waarde is not None or change.kind.wat == "document" else change.adres
    name = f"{number}. {dutch.hoofdletter(place)}: {deed(change)}"
    parts = [tag("h3", text(name), id=f"wijziging-{number}"), *_about(change)]
    if change.regels:
        parts.append(tag("div", "\n" + "\n".join(_regel(regel) for regel in change.regels) + "\n", class_="tekst"))
    if change.waarde is not None:
        parts.extend(_value(number, change.kind, change.waarde))
    parts.append(tag("p", tag("a", "terug naar het overzicht", href="#_overzicht"), class_="terug"))
    return tag("section", "\n" + "\n".join(parts) + "\n", aria_labelledby=f"wijziging-{number}")


def _about(change: Change) -> Iterator[str]:
    """The heading it stands under, and where it was."""
    said = [change.opschrift] if change.opschrift and change.kind is not Kind.OPSCHRIFT_GEWIJZIGD else []
    told = change.kind.daad in ("verplaatst", "hernoemd", "gesplitst", "samengevoegd")
    if change.oud_adres and change.nieuw_adres and change.oud_adres != change.nieuw_adres and not told:
        said.append(f"was {change.oud_adres}")
    if said:
        yield tag("p", text("; ".join(said)), class_="onderschrift")


def _regel(regel: Regel) -> str:
    mark = tag("span", f"{_stukken(regel.merk)} ", class_="merk") if regel.merk else ""
    words = _stukken(regel.stukken)
    depth = f"diepte-{min(regel.diepte, DEEPEST)}"
    return tag("p", mark + (tag("strong", words) if regel.kop else words), class_=f"{depth} gemerkt" if mark else depth)


def _stukken(stukken: Iterable[Stuk]) -> str:
    return "".join((" " if stuk.ruimte and place else "") + _stuk(stuk) for place, stuk in enumerate(stukken))


def _stuk(stuk: Stuk) -> str:
    name = {"gelijk": "", "weg": "del", "nieuw": "ins"}[stuk.wijze]
    return tag(name, text(stuk.tekst)) if name else text(stuk.tekst)


# --- values ---------------------------------------------------------------------------------------


def _value(number: int, kind: Kind, value: Waardewijziging) -> Iterator[str]:
    if value.oud or value.nieuw:
        yield tag("p", _stukken(_was_wordt(value.oud, value.nieuw)))
    if kind.wat == "rij":
        yield from _row_places(value.plekken)
    elif value.plekken:
        yield _places(number, value.sleutel, value.plekken)
    for each in value.werkt_door:
        change = _stukken(_was_wordt(each.oud, each.nieuw))
        yield tag("p", f"Werkt door in {tag('strong', text(each.sleutel))}: {change}")
        if each.plekken:
            yield _places(number, each.sleutel, each.plekken)
    if not value.plekken and not any(each.plekken for each in value.werkt_door):
        yield tag("p", "In geen van de documenten gedrukt.")


def _row_places(plekken: Sequence[Plek]) -> Iterator[str]:
    if plekken:
        yield tag("p", "Gedrukt in: " + text("; ".join(f"{plek.document}, {plek.adres}" for plek in plekken)) + ".")


def _places(number: int, sleutel: str, plekken: Sequence[Plek]) -> str:
    name = Naam(f"Waar {sleutel} gedrukt is", "", getoond=True, gebied=f"Wijziging {number}: waar {sleutel} gedrukt is")
    return listing(name, ("Document", "Plaats", "Was", "Wordt"), map(_place, plekken))


def _place(plek: Plek) -> tuple[Cell, ...]:
    was, wordt = _stuk(Stuk("weg", plek.oud)), _stuk(Stuk("nieuw", plek.nieuw))
    return Cell(text(plek.document)), Cell(text(plek.adres), kop=True), Cell(was), Cell(wordt)


# --- renumbering ----------------------------------------------------------------------------------


def _renumbered(comparison: Comparison) -> Iterator[str]:
    if not comparison.renumbered:
        return
    items = "\n".join(tag("li", text(f"{each.document}: {each.zin}")) for each in comparison.renumbered)
    yield tag("h2", "Vernummerd")
    yield tag("p", "Alleen het nummer veranderde; verwijzingen volgen vanzelf. Dit zijn geen wijzigingen van de tekst.")
    yield tag("ul", f"\n{items}\n")
