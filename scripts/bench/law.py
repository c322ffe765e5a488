"""Made-up law of any length, in the source language and as bluebell text: the same words, so that the two can be compared.

An article is about as long as one of a real regulation (900 to 1,000 signs): four leden, two lists, one inside the other,
references to itself and to the article before it, and two values. Every tenth has a note, emphasis and a small table too, so that
no reader is spared its slower ways.
"""

from __future__ import annotations

import re
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

_OTHERS = """\
    werk: proefregeling
    publicatie:
      bekendmaking: "{{ dag }}"
      inwerkingtreding: "{{ start }}"
      inwerkingtreding_artikel: start
      onderwerp: [c_9d1917e9]
      oin: "00000001003214345000"
  kamerbrief:
    soort: kamerbrief
    vorm: rijksbrief
    bronnen: [kamerbrief.md]
    titel: Nieuwe Proefregeling
    ondertekening: {functie: De Minister van Voorbeelden, naam: A. Voorbeeld}
    brief: {kenmerk: VB/1, adres: [De voorzitter van de Tweede Kamer der Staten-Generaal, Postbus 20018, 2500 EA Den Haag]}
    bijlagen: [beleidskeuzes]
    formaten: [docx, pdf, html, akn]
  beleidskeuzes:
    soort: beleidskeuzes
    bronnen: [beleidskeuzes.md]
    titel: Beleidskeuzes uitgelegd
    formaten: [docx, pdf, html, akn]
  besluit:
    soort: beschikking
    besluit: verlening
    bronnen: [besluit.md]
    titel: Verlening subsidie voor de proef
    ondertekening: {functie: De Minister van Voorbeelden, naam: A. Voorbeeld}
    brief: {kenmerk: VB/2, adres: [Stichting Proef, Kadeweg 1, 1234 AB Voorbeeldstad]}
    formaten: [docx, pdf, html, akn]
"""
_TEXTS = {
    "kamerbrief.md": """\
Met deze brief informeer ik u over de nieuwe Proefregeling. De keuzes die daarbij zijn gemaakt, vindt u in de tabel
‘Beleidskeuzes uitgelegd’ onder deze brief; die tabel is de toelichting die [](wet:CW/3.1 "kort") vraagt.

# Wat het kost

Voor de regeling is {{ plafond }} beschikbaar. De regeling treedt in werking op {{ start }}, zie [](#a1).
""",
    "beleidskeuzes.md": """\
# Beleidskeuzes uitgelegd

*Onderbouwing doeltreffendheid, doelmatigheid en evaluatie (CW 3.1)*

## Doel(en)

Op {{ eind }} zijn de activiteiten van de plannen uitgevoerd.

## Beleidsinstrument(en)

Een subsidieregeling. Afgewogen is ook een verplichting zonder vergoeding, die kleine aanvragers niet kunnen dragen.

## Financiële gevolgen voor het Rijk

Het subsidieplafond is {{ plafond }}, ten laste van hoofdstuk IX van de rijksbegroting.

## Financiële gevolgen voor maatschappelijke sectoren

Aanvragers dragen het deel van de kosten dat niet wordt vergoed.

## Nagestreefde doeltreffendheid

Eerdere proeven laten zien dat aanvragers hun plannen uitvoeren.

## Nagestreefde doelmatigheid

Het vaste maximum beloont wie goedkoper werkt.

## Evaluatieparagraaf

De Kamer ontvangt uiterlijk op {{ eind }} een verslag over de doeltreffendheid en de effecten. Een onafhankelijk bureau stelt het
op uit de gegevens, bedoeld in [](#a1/4).
""",
    "besluit.md": """\
Ik verleen u een subsidie van ten hoogste {{ plafond }}, op grond van [](#a1). Uw aanvraag voldoet aan de eisen.

De subsidie is bestemd voor de activiteiten in uw plan, in de periode tot {{ eind }}. U krijgt een voorschot. Dat krijgt u in
één keer, op het rekeningnummer dat bij mij bekend is.

U bent verplicht de subsidie daaraan te besteden. Meld het direct als iets niet doorgaat. U houdt een administratie bij en na
afloop verantwoordt u de subsidie.

Een belanghebbende kan bezwaar maken bij de Minister van Voorbeelden, binnen zes weken na de dag waarop dit besluit is verzonden.
Zet in het bezwaarschrift uw naam en adres, de datum, het kenmerk van dit besluit, de gronden van uw bezwaar en uw handtekening.
Stuur het naar Postbus 1, 1234 AB Voorbeeldstad.
""",
}


def write_dossier(articles: int, folder: Path) -> Path:
    """A dossier with one regulation of so many articles; gives the path of the text."""
    (folder / "gegevens").mkdir(parents=True, exist_ok=True)
    (folder / "dossier.yaml").write_text(_DOSSIER, encoding="utf-8")
    (folder / "gegevens" / "waarden.yaml").write_text(_VALUES, encoding="utf-8")
    text = folder / "regeling.md"
    text.write_text("\n".join(_markdown(articles)), encoding="utf-8")
    return text


def write_four_documents(articles: int, folder: Path) -> None:
    """The same law with a letter to the Kamer, its table of CW 3.1 and a decision, in every format that is in daily use."""
    write_dossier(articles, folder)
    about = folder / "dossier.yaml"
    with_xml = about.read_text(encoding="utf-8").replace("formaten: [html]", "formaten: [docx, pdf, html, stop, akn]")
    with_cw = with_xml.replace("BWBR0005537}}", "BWBR0005537}, CW: {titel: Comptabiliteitswet 2016, kort: CW, bwb: BWBR0039429}}")
    about.write_text(with_cw + _OTHERS, encoding="utf-8")
    for name, text in _TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")


def write_plain(articles: int, path: Path) -> Path:
    """The same law for pandoc: values and references typed out, each reference a link to its article."""
    text = "\n".join(_markdown(articles))
    text = re.sub(r"\[\]\(#(a\d+)[^)]*\)", r"[artikel \1, eerste lid](#\1)", text)
    text = text.replace("[](wet:AWB/4:23)", "artikel 4:23 van de Algemene wet bestuursrecht")
    for name, printed in (("plafond", "€ 1.000.000"), ("dag", "1 maart 2025"), ("start", "1 juli 2025"), ("eind", "1 juli 2030")):
        text = text.replace(f"{{{{ {name} }}}}", printed)
    path.write_text(text, encoding="utf-8")
    return path


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
    yield f"## Artikel {last}.2. Inwerkingtreding {{#start}}\n"
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
