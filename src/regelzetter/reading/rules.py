"""The rules of the reading room: what cannot be read, and what was read but cannot be meant."""

from __future__ import annotations

from regelzetter.diagnostics import Ernst, Rule, voorbeeld

_AANHEF = "# Aanhef\n\nDe Minister van Voorbeelden,\n\nGelet op [](wet:AWB/4:23);\n\nBesluit:\n\n"

ONGESLOTEN = Rule(
    code="REGL0101",
    naam="niet-gesloten-blok",
    ernst=Ernst.FOUT,
    regel="Een blok dat met ::: begint, eindigt met een regel ::: en heeft een bekende naam.",
    waarom="Zonder slot is niet te zien tot waar de passage loopt, en zou de rest van het stuk erbij gaan horen.",
    bron="brontaal, passages en fiches",
    fout=voorbeeld("# Artikel 1. Proef\n\n::: fiche A | B\n### Een\ntekst\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\n::: fiche A | B\n### Een\ntekst\n:::\n"),
)
KOPNIVEAU = Rule(
    code="REGL0102",
    naam="verkeerd-kopniveau",
    ernst=Ernst.FOUT,
    regel="Het aantal hekjes van een kop past bij het woord van de kop en bij de kop erboven.",
    waarom="De indeling van een regeling volgt uit het woord (hoofdstuk, paragraaf, "
    "artikel); hekjes die iets anders zeggen, wijzen op een vergissing.",
    bron="brontaal, opbouw; aanwijzing 3.56",
    fout=voorbeeld("# Hoofdstuk 1. Algemeen\n\n### Artikel 1.1. Proef\n\nTekst.\n"),
    goed=voorbeeld("# Hoofdstuk 1. Algemeen\n\n## Artikel 1.1. Proef\n\nTekst.\n"),
)
ONBEKENDE_KOP = Rule(
    code="REGL0103",
    naam="onbekende-kop",
    ernst=Ernst.FOUT,
    regel="Een kop in een regeling begint met Aanhef, Hoofdstuk, Titel, Afdeling, Paragraaf, Artikel, Slotformulier of Bijlage.",
    waarom="Alleen aan dat woord is te zien wat de kop in de regeling is.",
    bron="brontaal, opbouw; aanwijzing 3.56",
    fout=voorbeeld("# Artikel 1. Proef\n\nTekst.\n\n# Artikle 2. Slot\n\nTekst.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nTekst.\n"),
)
BUITEN_ARTIKEL = Rule(
    code="REGL0104",
    naam="tekst-buiten-artikel",
    ernst=Ernst.FOUT,
    regel="Alle tekst van een regeling staat in de aanhef, in een artikel, in het slotformulier of in een bijlage.",
    waarom="Normen staan in artikelen; tekst daarbuiten heeft geen plaats in de regeling en kan niet worden aangehaald.",
    bron="aanwijzing 3.54, eerste lid",
    fout=voorbeeld("# Hoofdstuk 1. Algemeen\n\nLosse tekst.\n\n## Artikel 1.1. Proef\n\nTekst.\n"),
    goed=voorbeeld("# Hoofdstuk 1. Algemeen\n\n## Artikel 1.1. Proef\n\nTekst.\n"),
)
NA_LEDEN = Rule(
    code="REGL0105",
    naam="tekst-na-leden",
    ernst=Ernst.FOUT,
    regel="In een artikel met leden hoort alle tekst bij een lid.",
    waarom="Tekst buiten de leden kan niet worden aangehaald. Hoort zij bij het laatste lid, spring haar dan in.",
    bron="aanwijzing 3.58",
    fout=voorbeeld("# Artikel 1. Proef\n\n1. Een.\n\n2. Twee.\n\nLosse tekst.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\n1. Een:\n   a. dit; en\n   b. dat,\n\n   voor zover nodig.\n\n2. Twee.\n"),
)
RUWE_HTML = Rule(
    code="REGL0106",
    naam="ruwe-html",
    ernst=Ernst.FOUT,
    regel="In de tekst staat geen HTML en geen HTML-teken als &amp;nbsp;.",
    waarom="HTML kan niet in alle vormen worden gedrukt. Voor nadruk, superscript en tabellen heeft de brontaal eigen tekens.",
    bron="brontaal, opbouw",
    fout=voorbeeld("# Artikel 1. Proef\n\nTekst met <b>nadruk</b>.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nTekst met **nadruk**.\n"),
)
NOOT_ONBEKEND = Rule(
    code="REGL0107",
    naam="noot-klopt-niet",
    ernst=Ernst.FOUT,
    regel="Bij elk nootteken [^naam] hoort één noot [^naam]: …, en omgekeerd.",
    waarom="Een teken zonder noot of een noot zonder teken zou zonder melding verdwijnen.",
    bron="brontaal, noten",
    fout=voorbeeld("# Artikel 1. Proef\n\nTekst.[^a]\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nTekst.[^a]\n\n[^a]: De noot.\n"),
)
LABEL_PLAATS = Rule(
    code="REGL0108",
    naam="label-op-verkeerde-plaats",
    ernst=Ernst.FOUT,
    regel="Een label {#naam} staat aan het eind van een kop, lid, onderdeel of alinea, en "
    "bestaat uit kleine letters, cijfers en streepjes.",
    waarom="Midden in een zin is niet te zien waarbij het label hoort.",
    bron="brontaal, labels",
    fout=voorbeeld("# Artikel 1. Proef\n\n1. Een {#een} zin.\n\n2. Nog een.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\n1. Een zin. {#een}\n\n2. Nog een.\n"),
)
INVOEGING = Rule(
    code="REGL0109",
    naam="onleesbare-invoeging",
    ernst=Ernst.FOUT,
    regel="Een waarde wordt ingevoegd als {{ sleutel }} of {{ sleutel | vorm }}.",
    waarom="Wat tussen de accolades staat is een sleutel, geen berekening; berekeningen staan bij de gegevens.",
    bron="brontaal, waarden",
    fout=voorbeeld("# Artikel 1. Proef\n\nTen hoogste {{ 2 * plafond }}.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nTen hoogste {{ plafond }}.\n"),
)
NIET_ONDERSTEUND = Rule(
    code="REGL0110",
    naam="nog-niet-ondersteund",
    ernst=Ernst.FOUT,
    regel="Afbeeldingen worden nog niet gelezen.",
    waarom="Een afbeelding die stil wegvalt is erger dan een melding; tot zij in elke vorm "
    "gedrukt kunnen worden, zegt de lezer het.",
    bron="brontaal",
    fout=voorbeeld("# Artikel 1. Proef\n\nZie ![een kaart](kaart.png).\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nZie de kaart.\n"),
)
TABEL = Rule(
    code="REGL0111",
    naam="onregelmatige-tabel",
    ernst=Ernst.FOUT,
    regel="Elke rij van een tabel heeft evenveel cellen als de kop, en {rijen=…} staat direct boven een tabel.",
    waarom="Een cel te veel zou wegvallen en een cel te weinig schuift een bedrag naar de verkeerde kolom.",
    bron="brontaal, tabellen",
    fout=voorbeeld("# Artikel 1. Proef\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"),
)
LIJKT_ONDERDEEL = Rule(
    code="REGL0112",
    naam="lijkt-op-onderdeel",
    ernst=Ernst.WAARSCHUWING,
    regel="Een onderdeel volgt op een regel die eindigt op een dubbele punt of puntkomma.",
    waarom="Een alinea die met “a.” begint, wordt als gewone tekst gelezen als er geen opsomming open staat.",
    bron="brontaal, opbouw; aanwijzing 3.59",
    fout=voorbeeld("# Artikel 1. Proef\n\nDe subsidie is bestemd voor\n\na. dit; en\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe subsidie is bestemd voor:\n\na. dit; en\nb. dat.\n"),
)
FICHE = Rule(
    code="REGL0113",
    naam="fiche-klopt-niet",
    ernst=Ernst.FOUT,
    regel="In een fiche openen koppen de linkerkolommen, zonder niveau over te slaan, en staat alle tekst onder een kop.",
    waarom="Tekst zonder kop heeft geen rij, en een overgeslagen niveau geen cel.",
    bron="brontaal, fiches",
    fout=voorbeeld("# Artikel 1. Proef\n\n::: fiche A | B\nlosse tekst\n### Een\ntekst\n:::\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\n::: fiche A | B\n### Een\ntekst\n:::\n"),
)
TOELICHTING_KOP = Rule(
    code="REGL0114",
    naam="kop-in-artikelsgewijs",
    ernst=Ernst.FOUT,
    regel="Een toelichting heeft de delen “Algemeen deel” en “Artikelsgewijs”; in het "
    "laatste noemt elke kop een artikel met [](#label).",
    waarom="Zo volgt de toelichting het artikel als dat een ander nummer of opschrift krijgt.",
    bron="aanwijzingen 4.48 en 4.52",
    fout=voorbeeld("# Algemeen deel\n\nTekst.\n\n# Artikelsgewijs\n\n## Artikel 1\n\nTekst.\n", "toelichting.md"),
    goed=voorbeeld("# Algemeen deel\n\nTekst.\n\n# Artikelsgewijs\n\n## [](#proef)\n\nTekst.\n", "toelichting.md"),
)
KOP_IN_PASSAGE = Rule(
    code="REGL0115",
    naam="kop-in-passage",
    ernst=Ernst.FOUT,
    regel="Binnen een passage (::: als), een lid of een noot staat geen kop.",
    waarom="Een kop die van een waarde afhangt, verandert de opbouw van het stuk.",
    bron="brontaal, passages",
    fout=voorbeeld("# Artikel 1. Proef\n\n::: als plafond > 0\n# Kop\ntekst\n:::\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\n::: als plafond > 0\ntekst\n:::\n"),
)
DELEN_ONTBREKEN = Rule(
    code="REGL0116",
    naam="deel-dubbel",
    ernst=Ernst.FOUT,
    regel="Een regeling heeft ten hoogste één aanhef en één slotformulier.",
    waarom="Een tweede aanhef of slotformulier kan niet worden geplaatst.",
    bron="aanwijzing 3.53",
    fout=voorbeeld(f"{_AANHEF}# Aanhef\n\nBesluit:\n\n# Artikel 1. Proef\n\nTekst.\n"),
    goed=voorbeeld(f"{_AANHEF}# Artikel 1. Proef\n\nTekst.\n"),
)
RULES: tuple[Rule, ...] = (
    ONGESLOTEN, KOPNIVEAU, ONBEKENDE_KOP, BUITEN_ARTIKEL, NA_LEDEN, RUWE_HTML, NOOT_ONBEKEND, LABEL_PLAATS, INVOEGING,
    NIET_ONDERSTEUND, TABEL, LIJKT_ONDERDEEL, FICHE, TOELICHTING_KOP, KOP_IN_PASSAGE, DELEN_ONTBREKEN,
)  # fmt: skip
