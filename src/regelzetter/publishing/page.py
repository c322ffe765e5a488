"""index.html of a bundle: what is in it, where it comes from and what it was proven to be, for a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from regelzetter import dutch
from regelzetter.publishing.metadata import NIET_GETOETST
from regelzetter.publishing.redline import FOLDER
from regelzetter.publishing.shell import not_final, shell, size
from regelzetter.writing.html_runs import tag, text

Manifest = Mapping[str, Any]
"""As `bundle_manifest` makes it."""

DELIVERY: Final = "levering.zip"
"""The delivery to the LVBB, for a bundle that has one."""

_SOORTEN: Final = {
    "regeling": "regeling",
    "wijzigingsregeling": "wijzigingsregeling",
    "kamerbrief": "Kamerbrief",
    "beleidskeuzes": "Beleidskeuzes uitgelegd (artikel 3.1 Comptabiliteitswet 2016)",
    "beschikking": "beschikkingen",
    "nota": "nota",
}
_STYLE: Final = """
dl.over { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .2rem 1.2rem }
dl.over dt { font-weight: 600 }
dl.over dd { margin: 0; overflow-wrap: anywhere }
.open { font-weight: 700 }
td:nth-child(3) { min-width: 16rem }
td.afdruk { min-width: 24rem }
@media (max-width: 40rem) { dl.over { grid-template-columns: minmax(0, 1fr); gap: 0 } dl.over dd { margin-bottom: .5rem } }
"""


def page(manifest: Manifest, style: str) -> bytes:
    """The page, UTF-8. `manifest` does not name the page itself yet."""
    title = f"Bundel: {manifest['titel']}"
    main = "\n".join(
        (
            *_not_final(manifest),
            *_about(manifest),
            *_not_proven(manifest),
            *_files(manifest),
            *_changes(manifest),
            *_how(manifest),
        )
    )
    return shell(title, main, f"{style.strip()}\n{_STYLE.strip()}")


def _not_final(manifest: Manifest) -> Iterator[str]:
    """That the document is a concept stands above all else; that an annex is one, beside its name."""
    for name, mark in manifest["niet_definitief"].items():
        yield not_final(mark if name == manifest["document"] else f"bijlage {name}: {mark}")


def _about(manifest: Manifest) -> Iterator[str]:
    git, tagged = manifest["git"], manifest["vergeleken_met"]
    facts = (
        ("Soort", _SOORTEN[manifest["soort"]]),
        ("Organisatie", manifest["organisatie"]),
        ("Datum van het stuk", _day(manifest["datum"])),
        ("Dossier", f"{manifest['dossier']} (map {git['map'] or '.'})"),
        ("Versie in git", git["commit"]),
        ("Vergeleken met", f"{tagged['name']} ({tagged['commit']})" if tagged else "geen eerdere uitgave"),
        ("Gemaakt met", f"regelzetter {manifest['regelzetter']}, Python {manifest['python']}"),
        ("SHA-256 van het dossier", manifest["invoer"]),
    )
    yield tag("dl", "\n".join(f"{tag('dt', text(name))}{tag('dd', text(fact))}" for name, fact in facts), class_="over")


def _day(iso: str) -> str:
    """A date as a person reads it."""
    return dutch.datum(date.fromisoformat(iso)) if iso else "geen"


def _not_proven(manifest: Manifest) -> Iterator[str]:
    """What nobody checked is said above the table, in so many words."""
    lines = [
        f"{file['pad']}: {proof if proof != NIET_GETOETST else ''}".rstrip(": ")
        + ("" if proof != NIET_GETOETST else f" is {proof}")
        for file in manifest["bestanden"]
        for proof in file.get("getoetst", ())
        if proof.endswith(NIET_GETOETST)
    ]
    if lines:
        yield tag("h2", "Niet getoetst")
        yield tag("ul", "\n".join(tag("li", text(line)) for line in lines), class_="open")


def _files(manifest: Manifest) -> Iterator[str]:
    yield tag("h2", "Bestanden", id="_bestanden")
    head = tag("tr", "".join(tag("th", name, scope="col") for name in ("Bestand", "Grootte", "Getoetst op", "SHA-256")))
    rows = "\n".join(_row(file) for file in manifest["bestanden"])
    caption = tag("caption", "Alle bestanden van de bundel", id="_alle", class_="verborgen")
    table = tag("table", f"\n{caption}\n{tag('thead', head)}\n{tag('tbody', rows)}\n")
    yield tag("section", table, class_="tabel", tabindex="0", aria_labelledby="_alle")


def _row(file: Manifest) -> str:
    proofs: Sequence[str] = file.get("getoetst", ())
    name = tag("th", tag("a", text(file["pad"]), href=file["pad"]), scope="row")
    cells: Iterable[str] = (size(file["grootte"]), "; ".join(proofs).replace("-", "\u2011"))
    return tag(
        "tr", name + "".join(tag("td", text(cell)) for cell in cells) + tag("td", tag("code", file["sha256"]), class_="afdruk")
    )


def _changes(manifest: Manifest) -> Iterator[str]:
    if manifest["vergeleken_met"] is None:
        return
    yield tag("h2", "Wijzigingen")
    where = tag("a", "De wijzigingen ten opzichte van de vorige uitgave", href=f"{FOLDER}/vergelijking.html")
    yield tag("p", f"{where} staan op een eigen pagina.")


def _how(manifest: Manifest) -> Iterator[str]:
    delivery = next((file["pad"] for file in manifest["bestanden"] if file["pad"] == DELIVERY), "")
    if delivery:
        yield tag("h2", "Aanleveren")
        yield tag("p", f"{tag('a', delivery, href=delivery)} is de levering aan de LVBB; zij bevat wat ook in de map stop staat.")
    yield tag("h2", "Zelf controleren")
    name = f"{manifest['document']}.zip"
    yield tag(
        "p",
        f"{tag('code', text(f'regelzetter verifieer {name}'))} controleert de hele bundel en bouwt haar opnieuw uit de "
        f"genoemde versie. Zonder regelzetter: pak de bundel uit en geef {tag('code', 'sha256sum --check SHA256SUMS')}.",
    )
