"""Made-up law of any length, in the source language and as bluebell text: the same words, so that the two can be compared.

An article is about as long as one of a real regulation (900 to 1,000 signs): four leden, two lists, one inside the other,
references to itself and to the article before it, and two values. Every tenth has a note, emphasis and a small table too, so that
no reader is spared its slower ways.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

PER_CHAPTER = 20
_DOSSIER = """\
dossier: proef
organisatie: {naam: Ministerie van Voorbeelden, code: mnre9999, huisstijl: neutraal}
datum: "{{ dag }}"
gegevens: [gegevens/waarden.yaml]
wetten: {AWB: {titel: Algemene wet bestuursrecht, kort: Awb, bwb: BWBR0005537}}
documenten:
  regeling:
    soort: regeling
    bronnen: [regeling.md]
    titel: Regeling van de Minister van Voorbeelden van {{ dag }}, houdende een proef (Proefregeling)
    citeertitel: Proefregeling
    ondertekening: {functie: De Minister van Voorbeelden, naam: A. Voorbeeld}
    formaten: [html]
"""
_VALUES = "plafond: {bedrag: 1 000 000}\ndag: {datum: 2025-03-01}\nstart: {datum: 2025-07-01}\neind: {datum: 2030-07-01}\n"


def write_dossier(articles: int, folder: Path) -> Path:
    """A dossier with one regulation of so many articles; gives the path of the text."""
    (folder / "gegevens").mkdir(parents=True, exist_ok=True)
    (folder / "dossier.yaml").write_text(_DOSSIER, encoding="utf-8")
    (folder / "gegevens" / "waarden.yaml").write_text(_VALUES, encoding="utf-8")
    text = folder / "regeling.md"
    text.write_text("\n".join(_markdown(articles)), encoding="utf-8")
    return text


def write_bluebell(articles: int, path: Path) -> Path:
    """The same law as bluebell text."""
    path.write_text("\n".join(_bluebell(articles)), encoding="utf-8")
    return path


def _markdown(articles: int) -> Iterator[str]:
    yield "# Aanhef\n\nDe Minister van Voorbeelden,\n\nGelet op [](wet:AWB/4:23);\n\nBesluit:\n"
    for index in range(articles):
        chapter, number = divmod(index, PER_CHAPTER)
        if number == 0:
            yield f"# Hoofdstuk {chapter + 1}. Bepalingen over deel {chapter + 1} {{#h{chapter + 1}}}\n"
        yield f"## Artikel {chapter + 1}.{number + 1}. Onderwerp van bepaling {index + 1} {{#a{index + 1}}}\n"
        yield from _leden(index)
    last = (articles - 1) // PER_CHAPTER + 2
    yield f"# Hoofdstuk {last}. Slotbepalingen\n"
    yield f"## Artikel {last}.1. Subsidieplafond\n\n1. Het subsidieplafond bedraagt {{{{ plafond }}}}."
    yield "2. De minister verdeelt het subsidieplafond op volgorde van ontvangst van de volledige aanvragen.\n"
    yield f"## Artikel {last}.2. Inwerkingtreding\n"
    yield "Deze regeling treedt in werking met ingang van {{ start }} en vervalt met ingang van {{ eind }}.\n"
    yield f"## Artikel {last}.3. Citeertitel\n\nDeze regeling wordt aangehaald als: Proefregeling.\n"
    yield "# Slotformulier\n\nDeze regeling zal in de Staatscourant worden geplaatst.\n"
    for index in range(9, articles, 10):
        yield f"[^n{index}]: De kosten van onderhoud vallen hieronder niet.\n"


def _leden(index: int) -> Iterator[str]:
    slow = index % 10 == 9
    note, word = (f"[^n{index}]", "*andere* kosten") if slow else ("", "andere kosten")
    yield (
        "1. De minister kan aan de aanvrager subsidie verstrekken van ten hoogste {{ plafond }} voor de activiteiten die zijn\n"
        "   opgenomen in het plan.\n"
        f"2. De subsidie, bedoeld in [](#a{index + 1}/1), is bestemd voor:\n"
        f"   a. de kosten van huisvesting in de regio waarin de aanvrager werkzaam is;{note}\n"
        f"   b. de kosten van personeel, bedoeld in [](#a{max(1, index)}/1); en\n"
        f"   c. {word} die de minister heeft goedgekeurd.\n"
        "3. De aanvraag wordt vóór {{ dag }} ingediend. De minister besluit binnen dertien weken op de aanvraag.\n"
        "   De aanvraag bevat:\n"
        "   a. een plan, waarin in ieder geval zijn opgenomen:\n"
        "      1°. een beschrijving van de activiteiten en van de wijze waarop zij worden uitgevoerd; en\n"
        "      2°. een planning; en\n"
        "   b. een begroting, waarin de kosten en de dekking daarvan per activiteit zijn opgenomen.\n"
        "4. De aanvrager verstrekt op verzoek van de minister de gegevens die nodig zijn voor de beoordeling van de aanvraag\n"
        "   en voor de evaluatie van de regeling.\n"
    )
    if slow:
        yield "   | Post | Deel |\n   | :--- | ---: |\n   | Huur | de helft |\n   | Reizen | de rest |\n"


def _bluebell(articles: int) -> Iterator[str]:
    yield "BODY\n"
    for index in range(articles):
        chapter, number = divmod(index, PER_CHAPTER)
        if number == 0:
            yield f"CHAPTER {chapter + 1} - Bepalingen over deel {chapter + 1}\n"
        yield f"  ARTICLE {chapter + 1}.{number + 1} - Onderwerp van bepaling {index + 1}\n"
        yield "    PARA 1.\n"
        yield (
            "      De minister kan aan de aanvrager subsidie verstrekken van ten hoogste € 1.000.000 voor de activiteiten die "
            "zijn opgenomen in het plan.\n"
        )
        yield "    PARA 2.\n"
        yield "      De subsidie, bedoeld in het eerste lid, is bestemd voor:\n"
        for mark, words in (
            ("a", "de kosten van huisvesting in de regio waarin de aanvrager werkzaam is;"),
            ("b", "de kosten van personeel, bedoeld in het eerste lid; en"),
            ("c", "andere kosten die de minister heeft goedgekeurd."),
        ):
            yield f"      SUBPARA {mark}.\n\n        {words}\n"
        yield "    PARA 3.\n"
        yield (
            "      De aanvraag wordt vóór 1 maart 2025 ingediend. De minister besluit binnen dertien weken op de aanvraag. "
            "De aanvraag bevat:\n"
        )
        yield "      SUBPARA a.\n\n        een plan, waarin in ieder geval zijn opgenomen:\n"
        yield "        SUBPARA 1°.\n\n          een beschrijving van de activiteiten en van de wijze van uitvoering; en\n"
        yield "        SUBPARA 2°.\n\n          een planning; en\n"
        yield "      SUBPARA b.\n\n        een begroting, waarin de kosten en de dekking daarvan per activiteit zijn opgenomen.\n"
        yield "    PARA 4.\n"
        yield (
            "      De aanvrager verstrekt op verzoek van de minister de gegevens die nodig zijn voor de beoordeling van de "
            "aanvraag en voor de evaluatie van de regeling.\n"
        )
