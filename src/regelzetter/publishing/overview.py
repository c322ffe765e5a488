"""build/index.html: a whole build at a glance — documents with their proofs, what changed, what was found, and every value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from regelzetter.diagnostics import Diagnostic
from regelzetter.publishing.metadata import NIET_GETOETST
from regelzetter.publishing.shell import in_words, not_final, path_text, shell, size
from regelzetter.writing.html_listing import Cell, Naam, listing
from regelzetter.writing.html_runs import tag, text

Entry = Mapping[str, Any]
"""As in manifest.json and in waarden.json."""

PAGE: Final = "index.html"
SHOWN: Final = 12
"""Files of one document that are listed; of letters to many recipients the rest is counted."""
_STYLE: Final = """
th code, td code { overflow-wrap: break-word }
.onderdelen::before { content: none }
.onderdelen ul[role="list"] { display: flex; flex-wrap: wrap; gap: 0 1.6rem; margin: 0 }
.onderdelen ul[role="list"] > li { padding: 0; margin: 0 }
summary { cursor: pointer; white-space: nowrap }
@media screen and (min-width: 40em) {
  .bestanden td:last-child, .meldingen td:nth-child(n + 4), .waarden :is(td:nth-child(3), td:last-child) { min-width: 16rem }
}
@media (min-width: 60em) {
  .bestanden table { table-layout: fixed }
  .bestanden th:first-child { width: 40% }
  .bestanden th:nth-child(2), .bestanden th:nth-child(3) { width: 10% }
}
.ernst-fout { color: #a80000; font-weight: 700 }
.ernst-waarschuwing { font-weight: 700 }
td ul { margin: 0; padding-left: 1.1rem }
@media print {
  .waarden td:nth-child(3) { min-width: 10rem }
}
"""


class Overview(NamedTuple):
    """What the page tells. Entries are those of manifest.json and waarden.json; `voor` those of the build before, if any."""

    dossier: str
    titels: Mapping[str, str]
    """Document → its title."""
    merken: Mapping[str, str]
    """Document → its mark, if it is not final."""
    bestanden: Sequence[Entry]
    waarden: Sequence[Entry]
    gevonden: Sequence[Diagnostic]
    bestanden_voor: Sequence[Entry]
    waarden_voor: Sequence[Entry]


def overview(about: Overview, style: str) -> bytes:
    """The page, UTF-8."""
    parts = (_parts(about), *_documents(about), *_changes(about), *_found(about.gevonden), *_values(about.waarden))
    main = "\n".join(parts)
    return shell(f"Bouw van {about.dossier}", main, f"{style.strip()}\n{_STYLE.strip()}")


def _parts(about: Overview) -> str:
    """The way to each part, with how much there is of it."""
    counted = (
        ("documenten", f"Documenten ({len(about.titels)})"),
        ("veranderd", "Veranderd"),
        ("meldingen", f"Meldingen ({len(about.gevonden)})"),
        ("waarden", f"Waarden ({len(about.waarden)})"),
    )
    links = "".join(tag("li", tag("a", text(label), href=f"#_{ident}")) for ident, label in counted)
    return tag("nav", tag("ul", links, role="list"), class_="onderdelen", aria_label="Onderdelen van deze pagina")


# --- documents ------------------------------------------------------------------------------------


def _documents(about: Overview) -> Iterator[str]:
    yield tag("h2", "Documenten", id="_documenten")
    for name, title in about.titels.items():
        files = [entry for entry in about.bestanden if entry["document"] == name]
        yield tag("h3", text(title), id=f"_document-{name}")
        if name in about.merken:
            yield not_final(about.merken[name])
        if not files:
            yield tag("p", "Niet gemaakt in deze bouw.")
            continue
        if "ontvangers" in files[0]:
            name_of_list = tag("code", path_text(files[0]["ontvangers"]["bestand"]))
            yield tag("p", f"Gemaakt voor de ontvangers in {name_of_list}, niet voor die van dossier.yaml.")
        rows = [_file_row(entry) for entry in files[:SHOWN]]
        yield _table(f"Bestanden van {name}", "bestanden", ("Bestand", "Formaat", "Grootte", "Getoetst op"), rows)
        if len(files) > SHOWN:
            yield tag("p", text(f"En nog {len(files) - SHOWN} bestanden; het register noemt ze alle."))


def _file_row(entry: Entry) -> tuple[Cell, ...]:
    cells = (entry["formaat"], size(entry["grootte"]), "; ".join(in_words(entry["getoetst"])) or NIET_GETOETST)
    link = Cell(tag("a", path_text(entry["pad"]), href=entry["pad"]), kop=True)
    return (link, *(Cell(text(cell.replace("-", "\u2011"))) for cell in cells))


# --- changes --------------------------------------------------------------------------------------


def _changes(about: Overview) -> Iterator[str]:
    yield tag("h2", "Veranderd sinds de vorige bouw", id="_veranderd")
    if not about.bestanden_voor:
        yield tag("p", "Er was geen vorige bouw.")
        return
    lines = [*_changed_files(about.bestanden_voor, about.bestanden), *_changed_values(about.waarden_voor, about.waarden)]
    yield tag("ul", "\n".join(tag("li", text(line)) for line in lines)) if lines else tag("p", "Niets.")


def _changed_files(old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[str]:
    before, after = ({entry["pad"]: entry["sha256"] for entry in entries} for entries in (old, new))
    for what, paths in (
        ("nieuw", [path for path in after if path not in before]),
        ("vervallen", [path for path in before if path not in after]),
        ("anders", [path for path in after if path in before and before[path] != after[path]]),
    ):
        if paths:
            more = f" en nog {len(paths) - SHOWN}" if len(paths) > SHOWN else ""
            yield f"{len(paths)} {'bestand' if len(paths) == 1 else 'bestanden'} {what}: {', '.join(paths[:SHOWN])}{more}"


def _changed_values(old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[str]:
    before, after = ({entry["sleutel"]: entry["tekst"] for entry in entries} for entries in (old, new))
    for key in dict.fromkeys((*after, *before)):
        if key not in before:
            yield f"waarde {key}: nieuw, {after[key]}"
        elif key not in after:
            yield f"waarde {key}: vervallen, was {before[key]}"
        elif before[key] != after[key]:
            yield f"waarde {key}: {before[key]} → {after[key]}"


# --- findings -------------------------------------------------------------------------------------


def _found(found: Sequence[Diagnostic]) -> Iterator[str]:
    yield tag("h2", "Meldingen", id="_meldingen")
    if not found:
        yield tag("p", "Geen meldingen.")
        return
    rows = [_finding_row(finding) for finding in found]
    yield _table("Meldingen", "meldingen", ("Plaats", "Ernst", "Code", "Melding", "Tip"), rows)


def _finding_row(finding: Diagnostic) -> tuple[Cell, ...]:
    span, rule = finding.span, finding.rule
    place = Cell(tag("code", path_text(f"{span.path}:{span.line}:{span.column}")), kop=True)
    severity = Cell(text(str(rule.ernst)), stijl=f"ernst-{rule.ernst}")
    address = f" ({finding.adres})" if finding.adres else ""
    return (place, severity, *(Cell(text(cell)) for cell in (rule.code, f"{finding.melding}{address}", finding.tip)))


# --- values ---------------------------------------------------------------------------------------


def _values(values: Sequence[Entry]) -> Iterator[str]:
    yield tag("h2", "Waarden", id="_waarden")
    rows = [_value_row(entry) for entry in values]
    yield _table("Waarden", "waarden", ("Sleutel", "Waarde", "Formule of bron", "Staat in", "Gedrukt in"), rows)


def _value_row(entry: Entry) -> tuple[Cell, ...]:
    key = Cell(tag("code", path_text(entry["sleutel"])), kop=True, ident=f"_waarde-{entry['sleutel']}")
    made = tag("code", path_text(entry["formule"])) if entry["formule"] else text(entry["bron"] or "")
    places = [f"{place['document']}, {place['adres'] or 'lopende tekst'}: {place['tekst']}" for place in entry["gedrukt"]]
    printed = _printed(tuple(dict.fromkeys(places)))
    cells = (text(entry["tekst"]), made, tag("code", path_text(entry["plaats"])), printed)
    return (key, *map(Cell, cells))


def _printed(places: Sequence[str]) -> str:
    """Where a value is printed; of more places than one only how many, until the reader asks."""
    if len(places) < 2:
        return text(places[0]) if places else "nergens"
    listed = tag("ul", "".join(tag("li", text(place)) for place in places))
    return tag("details", tag("summary", f"{len(places)} plaatsen") + listed)


def _table(name: str, style: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    return listing(Naam(name, f"_tabel-{name.lower().replace(' ', '-')}"), columns, rows, style)
