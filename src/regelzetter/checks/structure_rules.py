"""Rules about the division of a regulation: aanwijzingen 3.54 to 3.58."""

from __future__ import annotations

from typing import Final

from regelzetter.checks.sources import AFGELEID
from regelzetter.diagnostics import Ernst, Rule, voorbeeld

_ARTIKEL: Final = "# Artikel 1. Proef\n\nDe minister verleent de subsidie.\n"
_SLOT: Final = "Deze regeling treedt in werking met ingang van {{ inwerking }} en vervalt met ingang van {{ verval }}.\n"
_CITEER: Final = "Deze regeling wordt aangehaald als: Proefregeling.\n"

LEEG_ARTIKEL: Final = Rule(
    code="REGL0521",
    naam="leeg-artikel",
    ernst=Ernst.FOUT,
    regel="Een artikel heeft tekst; een nummer wordt niet vrijgehouden.",
    waarom="Een leeg of gereserveerd artikel regelt niets, en de lezer vraagt zich af wat er is weggevallen.",
    bron="aanwijzing 3.54, tweede lid, van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld(_ARTIKEL + "\n# Artikel 2. Gereserveerd\n\n(gereserveerd)\n"),
    goed=voorbeeld(_ARTIKEL),
)
ROMEINS: Final = Rule(
    code="REGL0522",
    naam="romeins-nummer",
    ernst=Ernst.FOUT,
    regel="Artikelen, hoofdstukken en paragrafen van een regeling hebben Arabische cijfers.",
    waarom="Romeinse cijfers zijn voor wijzigingsregelingen; aan het cijfer ziet de lezer met welke soort hij te maken heeft.",
    bron="aanwijzingen 3.54, tweede lid, 3.56 en 6.6 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld("# Hoofdstuk I. Algemeen\n\n#" + _ARTIKEL.replace("Artikel 1", "Artikel")),
    goed=voorbeeld("# Hoofdstuk 1. Algemeen\n\n#" + _ARTIKEL.replace("Artikel 1", "Artikel")),
)
ENIG: Final = Rule(
    code="REGL0523",
    naam="enig-artikel",
    ernst=Ernst.FOUT,
    regel="Een regeling met één artikel noemt dat “Enig artikel”; een regeling met meer artikelen nummert ze.",
    waarom="Het nummer 1 belooft een tweede artikel.",
    bron="aanwijzing 3.54, derde lid, van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld(f"# Artikel 1. Proef\n\n1. {_SLOT}2. {_CITEER}"),
    goed=voorbeeld(f"# Enig artikel\n\n1. {_SLOT}2. {_CITEER}"),
)
SLOTBEPALINGEN: Final = Rule(
    code="REGL0524",
    naam="volgorde-slotbepalingen",
    ernst=Ernst.WAARSCHUWING,
    regel="De citeertitel staat in het laatste artikel, en een intrekking staat vóór de inwerkingtreding.",
    waarom="Wie wil weten of een regeling geldt en hoe zij heet, kijkt achteraan.",
    bron="aanwijzing 3.55 van de Aanwijzingen voor de regelgeving",
    onzeker=AFGELEID,
    fout=voorbeeld(f"{_ARTIKEL}\n# Artikel 2. Citeertitel\n\n{_CITEER}\n# Artikel 3. Inwerkingtreding\n\n{_SLOT}"),
    goed=voorbeeld(f"{_ARTIKEL}\n# Artikel 2. Inwerkingtreding\n\n{_SLOT}\n# Artikel 3. Citeertitel\n\n{_CITEER}"),
)
INDELINGSWOORDEN: Final = Rule(
    code="REGL0525",
    naam="woorden-van-de-indeling",
    ernst=Ernst.WAARSCHUWING,
    regel="Een regeling wordt verdeeld in hoofdstukken of paragrafen, of in hoofdstukken met paragrafen; deel, titel en "
    "afdeling komen daar alleen bij.",
    waarom="Met vaste woorden weet de lezer hoe hoog een onderdeel staat.",
    bron="aanwijzing 3.56 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld("# Hoofdstuk 1. Algemeen\n\n## Afdeling 1. Proef\n\n##" + _ARTIKEL.replace("Artikel 1", "Artikel")),
    goed=voorbeeld("# Hoofdstuk 1. Algemeen\n\n## Paragraaf 1. Proef\n\n##" + _ARTIKEL.replace("Artikel 1", "Artikel")),
)
KOP_ZONDER_OPSCHRIFT: Final = Rule(
    code="REGL0526",
    naam="kop-zonder-opschrift",
    ernst=Ernst.FOUT,
    regel="Een deel, hoofdstuk, titel, afdeling of paragraaf heeft een kort opschrift.",
    waarom="Zonder opschrift zegt de inhoudsopgave niets.",
    bron="aanwijzing 3.57 van de Aanwijzingen voor de regelgeving",
    onzeker=AFGELEID,
    fout=voorbeeld("# Hoofdstuk 1\n\n#" + _ARTIKEL.replace("Artikel 1", "Artikel")),
    goed=voorbeeld("# Hoofdstuk 1. Algemeen\n\n#" + _ARTIKEL.replace("Artikel 1", "Artikel")),
)
OPSCHRIFT_GEMENGD: Final = Rule(
    code="REGL0527",
    naam="opschrift-bij-sommige-artikelen",
    ernst=Ernst.WAARSCHUWING,
    regel="Alle artikelen van een regeling hebben een opschrift, of geen enkel.",
    waarom="Een artikel zonder opschrift valt weg in een lijst met opschriften.",
    bron="aanwijzing 3.57 van de Aanwijzingen voor de regelgeving",
    onzeker=AFGELEID,
    fout=voorbeeld(_ARTIKEL.replace("Artikel 1. Proef", "Artikel 1")),
    goed=voorbeeld(_ARTIKEL),
)
ENKEL_LID: Final = Rule(
    code="REGL0528",
    naam="enkel-lid",
    ernst=Ernst.FOUT,
    regel="Een artikel met één lid heeft geen nummer voor dat lid.",
    waarom="Het nummer 1 belooft een tweede lid; wie verwijst, weet niet of hij “eerste lid” moet schrijven.",
    bron="aanwijzing 3.58, eerste lid, van de Aanwijzingen voor de regelgeving",
    onzeker=AFGELEID,
    fout=voorbeeld("# Artikel 1. Proef\n\n1. De minister verleent de subsidie.\n"),
    goed=voorbeeld(_ARTIKEL),
)
ALINEA_IN_LID: Final = Rule(
    code="REGL0529",
    naam="alinea-in-een-lid",
    ernst=Ernst.FOUT,
    regel="Een lid, of een artikel zonder leden, is één alinea; een opsomming met haar slotwoorden hoort daarbij.",
    waarom="Een tweede alinea kan niet met een nummer worden aangehaald.",
    bron="aanwijzing 3.58, tweede lid, van de Aanwijzingen voor de regelgeving",
    onzeker=AFGELEID,
    fout=voorbeeld("# Artikel 1. Proef\n\nDe minister verleent de subsidie.\n\nDe minister betaalt de subsidie.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\n1. De minister verleent de subsidie.\n2. De minister betaalt de subsidie.\n"),
)
VEEL_LEDEN: Final = Rule(
    code="REGL0530",
    naam="veel-leden",
    ernst=Ernst.INFORMATIEF,
    regel="Een artikel heeft bij voorkeur niet meer dan acht leden.",
    waarom="Een lang artikel regelt meestal meer dan één onderwerp; twee artikelen met elk een opschrift zijn beter te vinden.",
    bron="aanwijzing 3.58, derde lid, van de Aanwijzingen voor de regelgeving; het getal acht is een keuze van dit programma",
    onzeker=AFGELEID,
    fout=voorbeeld("# Artikel 1. Proef\n\n" + "".join(f"{n}. De minister verleent de subsidie.\n" for n in range(1, 10))),
    goed=voorbeeld("# Artikel 1. Proef\n\n" + "".join(f"{n}. De minister verleent de subsidie.\n" for n in range(1, 9))),
)
RULES: tuple[Rule, ...] = (
    LEEG_ARTIKEL, ROMEINS, ENIG, SLOTBEPALINGEN, INDELINGSWOORDEN, KOP_ZONDER_OPSCHRIFT, OPSCHRIFT_GEMENGD, ENKEL_LID,
    ALINEA_IN_LID, VEEL_LEDEN,
)  # fmt: skip
