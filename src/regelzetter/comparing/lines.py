"""Changes told in one line each, for a terminal; and as data, for machines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from regelzetter import dutch
from regelzetter.comparing.findings import Change, Comparison, Doorwerking, Kind, Plek, Regel, Stuk, Stukken, Waardewijziging

AROUND = 5
"""Words of context on each side of a change."""
LINES = 6
"""Lines in a row that went or came as a whole; then an ellipsis."""
OPENING = 8
"""Words of what only moved."""
LONGEST = 25
"""Words of a stretch that went or came; of a longer one the beginning."""


def as_lines(comparison: Comparison) -> list[str]:
    """One line for each finding, then one for each run of renumbered parts; ordinary spaces only."""
    findings = [f"{where(change)}: {deed(change)}{_more(change)}" for change in comparison.changes]
    notes = [f"{each.document}: vernummerd: {each.zin}" for each in comparison.renumbered]
    return [line.replace(dutch.NBSP, " ") for line in (*findings, *notes)]


def counted(count: int) -> str:
    """“Er zijn 3 wijzigingen.”"""
    if count == 0:
        return "Er zijn geen wijzigingen."
    return "Er is één wijziging." if count == 1 else f"Er zijn {count} wijzigingen."


def as_json(comparison: Comparison, let_op: Sequence[str] = ()) -> dict[str, object]:
    """All findings with their words, and the renumbering; every list in reading order. `let_op`: what could not be read."""
    return {
        "let_op": list(let_op),
        "wijzigingen": [_change(change) for change in comparison.changes],
        "vernummerd": [
            {"document": each.document, "soort": each.soort, "oud": list(each.oud), "nieuw": list(each.nieuw), "zin": each.zin}
            for each in comparison.renumbered
        ],
    }


def where(change: Change) -> str:
    """“regeling, artikel 1.4, eerste lid”, or what the value is called."""
    if change.waarde is not None:
        name = {"rij": "rij", "aanhaling": "aanhaling van"}.get(change.kind.wat, "waarde")
        return f"{name} {change.waarde.sleutel.removeprefix('wet:')}"
    if change.kind.wat == "document":
        return change.document
    return ", ".join(part for part in (change.document, change.adres) if part)


def deed(change: Change) -> str:
    """“gewijzigd”; with the part that changed where the address does not say it."""
    if change.kind is Kind.DOCUMENT_HERNOEMD:
        return f"document hernoemd (was {change.oud_adres})"
    if change.kind is Kind.LID_GESPLITST:
        return f"gesplitst in {_beside(change.nieuw_adres, change.oud_adres)}"
    if change.kind is Kind.LID_SAMENGEVOEGD:
        return f"samengevoegd uit {_beside(change.oud_adres, change.nieuw_adres)}"
    if change.kind.wat in ("document", "opschrift", "tabel"):
        return f"{change.kind.wat} {change.kind.daad}"
    if change.kind.daad == "verplaatst" and change.oud_adres != change.nieuw_adres:
        return f"verplaatst (was {change.oud_adres})"
    return change.kind.daad


def _beside(address: str, other: str) -> str:
    """An address for who has just read the other.

    >>> _beside("artikel 3, eerste en tweede lid", "artikel 3, eerste lid")
    'eerste en tweede lid'
    """
    parts, others = address.split(", "), other.split(", ")
    while len(parts) > 1 and others and parts[0] == others[0]:
        parts, others = parts[1:], others[1:]
    return ", ".join(parts)


def _more(change: Change) -> str:
    value = change.waarde
    if value is None:
        shown = marked(excerpt(change.regels, change.kind.wat))
        return f": {shown}" if shown else ""
    was = f": [-{value.oud}-] {{+{value.nieuw}+}}" if value.oud or value.nieuw else f": {marked(excerpt(change.regels))}"
    places = f" ({listed(value.plekken)})" if value.plekken else ""
    follows = dutch.opsomming([f"{each.sleutel} ([-{each.oud}-] {{+{each.nieuw}+}})" for each in value.werkt_door])
    return f"{was}{places}{f'; werkt door in: {follows}' if follows else ''}"


def listed(plekken: Sequence[Plek]) -> str:
    """“regeling, artikel 1.2, eerste lid; kamerbrief, datum”."""
    return "; ".join(dict.fromkeys(f"{plek.document}, {plek.adres}" for plek in plekken))


# --- excerpts -------------------------------------------------------------------------------------


def excerpt(regels: Sequence[Regel], wat: str = "") -> Stukken:
    """What changed, with a few words around it, of a table (`wat`) also in which row; of what only moved the first words."""
    found: list[Stuk] = []
    row: Stukken = ()
    run = 0
    for regel in regels:
        if not regel.changed:
            row = regel.stukken if regel.kop and wat == "tabel" else row
            continue
        run = run + 1 if all(stuk.wijze != "gelijk" for stuk in (*regel.merk, *regel.stukken)) else 0
        if run > LINES + 1:
            continue
        if found:
            found.append(Stuk("gelijk", "/" if run <= LINES else "/ …"))
        if run > LINES:
            continue
        if regel.diepte:
            found.extend((*row, Stuk("gelijk", ":", ruimte=False)) if row else ())
            row = ()
        only_mark = all(stuk.wijze == "gelijk" for stuk in regel.stukken)
        mark = regel.merk if regel.diepte or len(regel.merk) > 1 or only_mark else ()
        words = _opening((regel,)) if only_mark else tuple(_shortened(regel.stukken))
        found.extend((*mark, *(replace(stuk, ruimte=stuk.ruimte or place == 0) for place, stuk in enumerate(words))))
    return _cut(found) if found else _opening(regels)


def _opening(regels: Sequence[Regel]) -> Stukken:
    words = next((stuk.tekst.split(" ") for regel in regels if not regel.kop for stuk in regel.stukken), [])
    return (Stuk("gelijk", " ".join((*words[:OPENING], *(["…"] if len(words) > OPENING else [])))),) if words else ()


def _shortened(stukken: Stukken) -> Iterator[Stuk]:
    last = len(stukken) - 1
    for place, stuk in enumerate(stukken):
        words = stuk.tekst.split(" ")
        if stuk.wijze != "gelijk":
            yield stuk
            continue
        before = words[:AROUND] if place else []
        after = words[-AROUND:] if place < last else []
        if len(words) <= len(before) + len(after) + 1:
            yield stuk
        else:
            yield Stuk("gelijk", " ".join((*before, "…", *after)), stuk.ruimte)


def _cut(stukken: Sequence[Stuk]) -> Stukken:
    """Not more than so many words that went, and so many that came, in a row; the rest is an ellipsis."""
    found: list[Stuk] = []
    for wijze, group in groupby(stukken, lambda stuk: stuk.wijze):
        left = LONGEST
        for stuk in group:
            words = stuk.tekst.split(" ")
            if wijze == "gelijk" or len(words) <= left:
                found.append(stuk)
            elif left > 0:
                found.append(Stuk(wijze, " ".join((*words[:left], "…")), stuk.ruimte))
            left -= len(words)
    return tuple(found)


def marked(stukken: Stukken) -> str:
    """“ten hoogste [-drie-] {+vier+} jaar”."""
    signs = {"gelijk": ("", ""), "weg": ("[-", "-]"), "nieuw": ("{+", "+}")}
    parts: list[str] = []
    for place, stuk in enumerate(stukken):
        opened, closed = signs[stuk.wijze]
        parts.append(f"{' ' if stuk.ruimte and place else ''}{opened}{stuk.tekst}{closed}")
    return "".join(parts)


# --- data -----------------------------------------------------------------------------------------


def _change(change: Change) -> dict[str, object]:
    found: dict[str, object] = {
        "soort": str(change.kind),
        "document": change.document,
        "adres": {"oud": change.oud_adres, "nieuw": change.nieuw_adres},
        "opschrift": change.opschrift,
        "regels": [_regel(regel) for regel in change.regels],
    }
    return found if change.waarde is None else {**found, "waarde": _value(change.waarde)}


def _regel(regel: Regel) -> dict[str, object]:
    return {"merk": _stukken(regel.merk), "diepte": regel.diepte, "kop": regel.kop, "stukken": _stukken(regel.stukken)}


def _stukken(stukken: Stukken) -> list[dict[str, object]]:
    return [{"wijze": stuk.wijze, "tekst": stuk.tekst, "ruimte": stuk.ruimte} for stuk in stukken]


def _value(value: Waardewijziging) -> dict[str, object]:
    return {**_printed(value), "werkt_door": [_printed(each) for each in value.werkt_door]}


def _printed(value: Waardewijziging | Doorwerking) -> dict[str, object]:
    return {"sleutel": value.sleutel, "oud": value.oud, "nieuw": value.nieuw, "plekken": _plekken(value.plekken)}


def _plekken(plekken: Sequence[Plek]) -> list[dict[str, str]]:
    return [{"document": plek.document, "adres": plek.adres, "oud": plek.oud, "nieuw": plek.nieuw} for plek in plekken]
