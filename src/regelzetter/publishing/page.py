"""index.html of a bundle: what is in it, where it comes from and what it was proven to be, for a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from regelzetter import dutch
from regelzetter.publishing.metadata import NIET_GETOETST
from regelzetter.publishing.redline import FOLDER
from regelzetter.publishing.shell import in_words, not_final, path_text, shell, size
from regelzetter.writing.html_listing import Cell, Naam, listing
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
@media screen and (min-width: 40em) { td:nth-child(3) { min-width: 16rem } td.afdruk { min-width: 24rem } }
@media print { td.afdruk { min-width: 15rem } }
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
        yield not_final(mark if name == manifest["document"] else f"Bijlage {name}: {mark}")


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
        f"{file['pad']} is {proof}" if proof == NIET_GETOETST else f"{file['pad']}: {proof}"
        for file in manifest["bestanden"]
        for proof in in_words(file.get("getoetst", ()))
        if proof.endswith(NIET_GETOETST)
    ]
    if lines:
        yield tag("h2", "Niet getoetst")
        yield tag("ul", "\n".join(tag("li", text(line)) for line in lines), class_="open")


def _files(manifest: Manifest) -> Iterator[str]:
    yield tag("h2", "Bestanden", id="_bestanden")
    columns = ("Bestand", "Grootte", "Getoetst op", "SHA-256")
    yield listing(Naam("Alle bestanden van de bundel", "_alle"), columns, map(_row, manifest["bestanden"]))


def _row(file: Manifest) -> tuple[Cell, ...]:
    proofs = "; ".join(in_words(file.get("getoetst", ())))
    return (
        Cell(tag("a", path_text(file["pad"]), href=file["pad"]), kop=True),
        Cell(text(size(file["grootte"]))),
        Cell(text(proofs.replace("-", "\u2011"))),
        Cell(tag("code", file["sha256"]), stijl="afdruk"),
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
        f"genoemde versie; noem met {tag('code', '--git')} de map van de broncode. Zonder regelzetter: pak de bundel uit en geef "
        f"{tag('code', 'sha256sum --check SHA256SUMS')}.",
    )
