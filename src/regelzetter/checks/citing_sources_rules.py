"""Rules about citing other texts: titles, Staatscourant, Kamerstukken, norms and the web (aanwijzingen 3.34 to 3.50)."""

from __future__ import annotations

from typing import Final

from regelzetter.checks.citing_rules import artikel
from regelzetter.checks.sources import AFGELEID
from regelzetter.diagnostics import Ernst, Rule, voorbeeld

BW: Final = Rule(
    code="REGL0663",
    naam="burgerlijk-wetboek",
    ernst=Ernst.FOUT,
    regel="Het Burgerlijk Wetboek wordt aangehaald als “artikel 393 van Boek 2 van het Burgerlijk Wetboek”.",
    waarom="Elk boek heeft een eigen nummering; de vaste vorm noemt beide.",
    bron="aanwijzing 3.34 van de Aanwijzingen voor de regelgeving",
    onzeker=AFGELEID,
    fout=artikel("De minister past artikel 2:393 van het Burgerlijk Wetboek toe."),
    goed=artikel("De minister past artikel 393 van Boek 2 van het Burgerlijk Wetboek toe."),
)
CITEERTITEL: Final = Rule(
    code="REGL0664",
    naam="vindplaats-bij-citeertitel",
    ernst=Ernst.FOUT,
    regel="Een regeling met een citeertitel wordt zonder Staatsblad of Staatscourant aangehaald.",
    waarom="Met de citeertitel is de regeling te vinden; de vindplaats noemt alleen haar eerste tekst.",
    bron="aanwijzing 3.36 van de Aanwijzingen voor de regelgeving",
    onzeker=AFGELEID,
    fout=artikel("De minister past de Algemene wet bestuursrecht (Stb. 1992, 315) toe."),
    goed=artikel("De minister past de Algemene wet bestuursrecht toe."),
)
KAMERSTUK: Final = Rule(
    code="REGL0665",
    naam="aanhaling-van-kamerstukken",
    ernst=Ernst.WAARSCHUWING,
    regel="Een Kamerstuk wordt aangehaald als: Kamerstukken II 2023/24, 30079, nr. 119, p. 3.",
    waarom="In die vorm vindt iedereen het stuk, ook een zoekmachine.",
    bron="aanwijzing 3.43 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld("# Algemeen deel\n\nZie Kamerstuk 30 079, nr. 119.\n", "toelichting.md"),
    goed=voorbeeld("# Algemeen deel\n\nZie Kamerstukken II 2023/24, 30079, nr. 119.\n", "toelichting.md"),
)
STAATSCOURANT: Final = Rule(
    code="REGL0666",
    naam="aanhaling-van-de-staatscourant",
    ernst=Ernst.FOUT,
    regel="Staatsblad en Staatscourant worden aangehaald als: Stb. 2011, 35 en Stcrt. 2024, 11193.",
    waarom="Jaar en nummer in vaste volgorde wijzen één blad aan.",
    bron="aanwijzing 3.45 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld("# Algemeen deel\n\nZie Staatscourant 2024, nr. 11193.\n", "toelichting.md"),
    goed=voorbeeld("# Algemeen deel\n\nZie Stcrt. 2024, 11193.\n", "toelichting.md"),
)
PBEU: Final = Rule(
    code="REGL0667",
    naam="aanhaling-van-het-publicatieblad",
    ernst=Ernst.WAARSCHUWING,
    regel="Het Publicatieblad van de Europese Unie wordt aangehaald als: PbEU 2010, L 180; sinds 1 oktober 2023 als: PbEU L, "
    "2023/2854.",
    waarom="Jaar, serie en nummer in vaste volgorde wijzen één blad aan.",
    bron="aanwijzing 3.46 van de Aanwijzingen voor de regelgeving",
    onzeker=AFGELEID,
    fout=voorbeeld("# Algemeen deel\n\nZie Publicatieblad L180.\n", "toelichting.md"),
    goed=voorbeeld("# Algemeen deel\n\nZie PbEU 2010, L 180.\n", "toelichting.md"),
)
NORM: Final = Rule(
    code="REGL0668",
    naam="norm-zonder-jaar",
    ernst=Ernst.INFORMATIEF,
    regel="Een verwijzing naar een norm van een private organisatie noemt het jaar: NEN 2728:2006.",
    waarom="Zonder jaar bepaalt een ander dan de wetgever wat er later geldt.",
    bron="aanwijzing 3.47 van de Aanwijzingen voor de regelgeving",
    fout=artikel("De machine voldoet aan NEN 2728."),
    goed=artikel("De machine voldoet aan NEN 2728:2006."),
)
INTERNET: Final = Rule(
    code="REGL0669",
    naam="internetadres-in-een-artikel",
    ernst=Ernst.INFORMATIEF,
    regel="Een artikel bevat zo mogelijk geen internetadres.",
    waarom="Wat op een website staat, kan veranderen of verdwijnen zonder dat de regeling wordt gewijzigd.",
    bron="aanwijzing 3.50 van de Aanwijzingen voor de regelgeving",
    onzeker=AFGELEID,
    fout=artikel("Het formulier staat op www.voorbeeld.nl."),
    goed=artikel("Het formulier staat op de website van de minister."),
)
RULES: tuple[Rule, ...] = (BW, CITEERTITEL, KAMERSTUK, STAATSCOURANT, PBEU, NORM, INTERNET)
