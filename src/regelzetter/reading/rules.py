"""The rules of the reading room: what cannot be read, and what was read but cannot be meant."""

from __future__ import annotations

from regelzetter.diagnostics import Ernst, Rule, Voorbeeld, voorbeeld

_AANHEF = "# Aanhef\n\nDe Minister van Voorbeelden,\n\nGelet op [](wet:AWB/4:23);\n\nBesluit:\n\n"
PICTURE = (
    "bestanden/kaart.png",
    "iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA7ljmRAAAAD0lEQVR42mNgiFqAQDg5AN0rC7k/VaDwAAAAAElFTkSuQmCC",
)
"""A picture of four by three pixels, its bytes in base64: in an example files are text."""

ONGESLOTEN = Rule(
    code="REGL0101",
    naam="niet-gesloten-blok",
    ernst=Ernst.FOUT,
    regel="Een blok dat met ::: begint, eindigt met een regel ::: en heeft een bekende naam.",
    waarom="Zonder slot is niet te zien tot waar de passage loopt, en zou de rest van het stuk erbij gaan horen.",
    bron="brontaal, passages, fiches en formules",
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
    regel="Een kop in een regeling begint met Aanhef, Deel, Hoofdstuk, Titel, Afdeling, Paragraaf of §, Artikel, "
    "Slotformulier of Bijlage, en dan zo nodig een nummer met een punt.",
    waarom="Alleen aan dat woord is te zien wat de kop in de regeling is, en aan het nummer hoe zij heet.",
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
    goed=voorbeeld("# Artikel 1. Proef\n\n1. Een.\n\n2. Twee.\n\n3. Losse tekst.\n"),
)
RUWE_HTML = Rule(
    code="REGL0106",
    naam="ruwe-html",
    ernst=Ernst.FOUT,
    regel="In de tekst staat geen HTML en geen HTML-teken als &amp;nbsp;.",
    waarom="HTML kan niet in alle vormen worden gedrukt. Voor nadruk, hoge en lage tekens en tabellen heeft de brontaal "
    "eigen tekens.",
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
AFBEELDING_IN_TEKST = Rule(
    code="REGL0110",
    naam="afbeelding-in-de-tekst",
    ernst=Ernst.FOUT,
    regel="Een afbeelding staat in een alinea van zichzelf.",
    waarom="Midden in een zin of in een tabel kan een afbeelding niet in elke vorm worden gedrukt.",
    bron="brontaal, afbeeldingen",
    fout=voorbeeld("# Artikel 1. Proef\n\nZie ![een kaart van het gebied](kaart.png).\n"),
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
    fout=voorbeeld("# Artikel 1. Proef\n\na. De subsidie is bestemd voor scholen.\n"),
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
    fout=voorbeeld("# Artikel 1. Proef\n\n::: als plafond > 0\n# Kop\nTekst.\n:::\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\n::: als plafond > 0\nTekst.\n:::\n"),
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
AFBEELDING_TEKST = Rule(
    code="REGL0120",
    naam="afbeelding-zonder-beschrijving",
    ernst=Ernst.FOUT,
    regel="Tussen de rechte haken van een afbeelding staat in woorden wat er te zien is.",
    waarom="Wie de afbeelding niet ziet, leest of hoort deze woorden; een bestandsnaam zegt niets.",
    bron="WCAG 2.2, succescriterium 1.1.1; Besluit digitale toegankelijkheid overheid",
    fout=Voorbeeld((("regeling.md", "# Artikel 1. Proef\n\n![](bestanden/kaart.png)\n"), PICTURE)),
    goed=Voorbeeld((("regeling.md", "# Artikel 1. Proef\n\n![Kaart van het gebied](bestanden/kaart.png)\n"), PICTURE)),
)
CITAAT_REGEL = Rule(
    code="REGL0130",
    naam="regel-onder-citaat",
    ernst=Ernst.WAARSCHUWING,
    regel="Elke regel van een citaat begint met >, en na een citaat volgt een lege regel.",
    waarom="Bij een regel direct onder een citaat is niet te zien of zij geciteerd is.",
    bron="brontaal, citaten",
    fout=voorbeeld("# Artikel 1. Proef\n\nHet lid luidt:\n\n> 2. De minister besluit\nbinnen vier weken.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nHet lid luidt:\n\n> 2. De minister besluit\n> binnen vier weken.\n"),
)
BLOK_PLAATS = Rule(
    code="REGL0131",
    naam="blok-kan-hier-niet",
    ernst=Ernst.FOUT,
    regel="In een noot staan alleen alinea’s en opsommingen; in een fiche geen begripsbepalingen, formule, citaat, passage "
    "of tabel.",
    waarom="Wat daar staat, kan niet in elke vorm worden gedrukt.",
    bron="brontaal, opbouw",
    fout=voorbeeld("# Artikel 1. Proef\n\nTekst.[^a]\n\n[^a]: De noot.\n\n  > Een citaat.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nTekst.[^a]\n\n[^a]: De noot.\n\n> Een citaat.\n"),
)
TAAL = Rule(
    code="REGL0132",
    naam="onbekende-taal",
    ernst=Ernst.FOUT,
    regel="Achter woorden in een andere taal staat de code van die taal: twee kleine letters, zoals {en}, {de} of {fr}.",
    waarom="Met de code weet een voorleesprogramma hoe het de woorden uitspreekt.",
    bron="ISO 639-1; WCAG 2.2, succescriterium 3.1.2",
    fout=voorbeeld("# Artikel 1. Proef\n\nDe [General Block Exemption]{engels}.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe [General Block Exemption]{en}.\n"),
)
TABELINSTELLING = Rule(
    code="REGL0133",
    naam="tabelinstelling-klopt-niet",
    ernst=Ernst.FOUT,
    regel="Boven een tabel kunnen rijen, kop, breedtes en bijschrift staan, elk één keer, en zij passen bij de tabel.",
    waarom="Een instelling die niet past, zou de tabel anders drukken dan bedoeld.",
    bron="brontaal, tabellen",
    fout=voorbeeld("# Artikel 1. Proef\n\n{breedtes=1,2,3}\n| a | b |\n|---|---|\n| 1 | 2 |\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\n{breedtes=1,2}\n| a | b |\n|---|---|\n| 1 | 2 |\n"),
)
SAMENVOEGING = Rule(
    code="REGL0134",
    naam="samengevoegde-cellen",
    ernst=Ernst.FOUT,
    regel="Een cel met alleen ^ hoort bij de cel erboven en een cel met alleen < bij de cel links; samen vormen zij een "
    "rechthoek.",
    waarom="Een cel die niet rechthoekig is, of die de kop met de rest van de tabel verbindt, bestaat in geen enkele vorm.",
    bron="brontaal, tabellen",
    fout=voorbeeld("# Artikel 1. Proef\n\n| a | b |\n|---|---|\n| < | 2 |\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\n| a | b |\n|---|---|\n| 1 | < |\n"),
)
FORMULE = Rule(
    code="REGL0135",
    naam="formule-klopt-niet",
    ernst=Ernst.FOUT,
    regel="In ::: formule staat eerst de formule, dan zo nodig één regel als “waarin:”, en dan zo nodig de betekenis van de "
    "letters.",
    waarom="Wat verder in het blok staat, heeft bij een formule geen plaats en zou wegvallen.",
    bron="brontaal, formules",
    fout=voorbeeld("# Artikel 1. Proef\n\n::: formule\nS = A × B\n\nwaarin:\n\na. dit; en\nb. dat.\n:::\n"),
    goed=voorbeeld(
        "# Artikel 1. Proef\n\n::: formule\nS = A × B\n\nwaarin:\n\n"
        "S\n: de subsidie;\n\nA\n: het aantal;\n\nB\n: het bedrag.\n:::\n"
    ),
)
TE_DIEP = Rule(
    code="REGL0136",
    naam="te-diep",
    ernst=Ernst.FOUT,
    regel="Opsommingen en citaten staan hooguit een stuk of tien lagen diep in elkaar.",
    waarom="Dieper is niet te lezen en niet aan te halen; zo diep is bijna altijd een vergissing.",
    bron="brontaal, opbouw; aanwijzing 3.59",
    fout=voorbeeld("# Artikel 1. Proef\n\nDit:\n\n" + "> " * 45 + "tekst\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDit:\n\n> > tekst\n"),
)
VERWIJZING_IN_WOORDEN = Rule(
    code="REGL0137",
    naam="verwijzing-in-verwijzing",
    ernst=Ernst.FOUT,
    regel="In de eigen woorden van een verwijzing staat geen andere verwijzing.",
    waarom="Waar de woorden heen gaan, zou dan op twee manieren te lezen zijn.",
    bron="brontaal, verwijzingen",
    fout=voorbeeld("# Artikel 1. Proef {#proef}\n\nZie [de regels in [](#proef)](wet:AWB/4:23).\n"),
    goed=voorbeeld("# Artikel 1. Proef {#proef}\n\nZie [de regels](wet:AWB/4:23) en [](#proef).\n"),
)
LEEG = Rule(
    code="REGL0138",
    naam="leeg-onderdeel",
    ernst=Ernst.FOUT,
    regel="Achter de aanduiding van een lid of onderdeel staat tekst, of springt de tekst eronder in.",
    waarom="Tekst die niet inspringt, hoort niet bij het onderdeel erboven.",
    bron="brontaal, opbouw",
    fout=voorbeeld("# Artikel 1. Proef\n\n1. De minister verstrekt subsidie.\n2.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\n1. De minister verstrekt subsidie.\n2.\n\n   De subsidie is eenmalig.\n"),
)
NIET_INGESPRONGEN = Rule(
    code="REGL0139",
    naam="regel-springt-niet-in",
    ernst=Ernst.WAARSCHUWING,
    regel="De volgende regel van een onderdeel springt in; een zin na de opsomming staat na een lege regel.",
    waarom="Een regel die niet inspringt wordt bij het laatste onderdeel gelezen, ook als zij voor alle onderdelen is bedoeld.",
    bron="brontaal, opbouw; aanwijzing 3.59, tweede lid",
    fout=voorbeeld("# Artikel 1. Proef\n\nKosten zijn:\na. huur; en\nb. loon,\nvoor zover redelijk.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nKosten zijn:\na. huur; en\nb. loon,\n   voor zover redelijk.\n"),
)
LOS_TEKEN = Rule(
    code="REGL0117",
    naam="los-teken",
    ernst=Ernst.FOUT,
    regel="Een teken van de brontaal heeft zijn tegenhanger: {{ }}, {# }, [ ]( ), [^ ], * *, ^ ^, ~ ~; anders staat er \\ voor.",
    waarom="Wat niet gesloten is, zou worden gedrukt zoals het is getypt: “ten hoogste {{ plafond beschikbaar”.",
    bron="brontaal, waarden, verwijzingen en nadruk",
    fout=voorbeeld("# Artikel 1. Proef\n\nTen hoogste {{ plafond is beschikbaar.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nTen hoogste {{ plafond }} is beschikbaar.\n"),
)
LIJKT_KOP = Rule(
    code="REGL0118",
    naam="lijkt-op-kop",
    ernst=Ernst.FOUT,
    regel="Een kop begint met een hekje.",
    waarom="Zonder hekje is “Artikel 2. Doel” een alinea van het artikel erboven.",
    bron="brontaal, opbouw",
    fout=voorbeeld("# Artikel 1. Proef\n\nEen proef.\n\nArtikel 2. Doel\n\nHet doel.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nEen proef.\n\n# Artikel 2. Doel\n\nHet doel.\n"),
)
RULES: tuple[Rule, ...] = (
    ONGESLOTEN, KOPNIVEAU, ONBEKENDE_KOP, BUITEN_ARTIKEL, NA_LEDEN, RUWE_HTML, NOOT_ONBEKEND, LABEL_PLAATS, INVOEGING,
    AFBEELDING_IN_TEKST, TABEL, LIJKT_ONDERDEEL, FICHE, TOELICHTING_KOP, KOP_IN_PASSAGE, DELEN_ONTBREKEN, AFBEELDING_TEKST,
    CITAAT_REGEL, BLOK_PLAATS, TAAL, TABELINSTELLING, SAMENVOEGING, FORMULE, TE_DIEP, VERWIJZING_IN_WOORDEN, LEEG,
    NIET_INGESPRONGEN, LOS_TEKEN, LIJKT_KOP,
)  # fmt: skip
