"""Trees built by hand, with every node a finished document can hold; for the tests of official XML."""

from __future__ import annotations

import re
from dataclasses import fields

from regelzetter.source import Span
from regelzetter.tree import nodes as n
from regelzetter.tree.address import Stap
from regelzetter.tree.walk import walk
from regelzetter.writing.files import Identity

S = Span("x.md", 1, 1, 1, 1)
NBSP = "\u00a0"

PUBLICATIE = {
    "bekendmaking": ("2030-01-20",),
    "inwerkingtreding": ("2030-02-01",),
    "inwerkingtreding_artikel": ("2.1",),
    "onderwerp": ("c_9d1917e9", "/tooi/def/concept/c_8ad05f6d", "c_9d1917e9"),
    "oin": ("00000001003214345000",),
    "regeling": ("regProef",),
    "besluit": ("beslProef",),
    "citeertitel": ("Proefregeling & meer",),
    "ondertekening": ("2030-01-15",),
}
IDENTITY = Identity(
    organisatie="Ministerie van Voorbeelden",
    code="mnre9999",
    datum="2030-01-15",
    werk="proef-2030",
    publicatie=PUBLICATIE,
    wetten={"AWB": "BWBR0005537"},
)


def t(tekst: str) -> n.Tekst:
    return n.Tekst(tekst=tekst, span=S)


def nadruk(stijl: str, *inhoud: n.Inline) -> n.Nadruk:
    return n.Nadruk(stijl=stijl, inhoud=inhoud, span=S)  # type: ignore[arg-type]


def waarde(tekst: str, sleutel: str = "plafond.totaal") -> n.Invulling:
    return n.Invulling(sleutel=sleutel, vorm="euro", tekst=tekst, span=S)


def noot(nummer: int, *inhoud: n.Block) -> n.Noot:
    return n.Noot(naam=f"n{nummer}", nummer=nummer, inhoud=inhoud or (al(f"Woorden van noot {nummer}."),), span=S)


def adres(*stappen: str) -> tuple[Stap, ...]:
    """“artikel 1.2” and so on, one string a step."""
    return tuple(Stap(*stap.split(" ", 1)) for stap in stappen)


def intern(woorden: str, *adressen: tuple[Stap, ...], document: str = "regeling") -> n.Vindplaats:
    return n.Vindplaats(
        soort="intern", doel="#x", document=document, adressen=adressen, url="", jci="", inhoud=(t(woorden),), span=S
    )


def wet(
    woorden: str, jci: str = "jci1.3:c:BWBR0005537&artikel=4:23", url: str = "https://wetten.overheid.nl/jci1.3:c:BWBR0005537"
) -> n.Vindplaats:
    return n.Vindplaats(
        soort="wet", doel="wet:AWB/4:23", document="", adressen=(), url=url, jci=jci, inhoud=(t(woorden),), span=S
    )


def web(url: str, *inhoud: n.Inline) -> n.Vindplaats:
    return n.Vindplaats(soort="web", doel=url, document="", adressen=(), url=url, jci="", inhoud=inhoud, span=S)


def al(*inhoud: n.Inline | str) -> n.Alinea:
    return n.Alinea(inhoud=tuple(t(x) if isinstance(x, str) else x for x in inhoud), span=S)


def lijst(soort: str, *onderdelen: tuple[str, tuple[n.Block, ...]]) -> n.Lijst:
    return n.Lijst(soort=soort, onderdelen=tuple(n.Onderdeel(merk=m, inhoud=b, span=S) for m, b in onderdelen), span=S)  # type: ignore[arg-type]


def cel(*inhoud: n.Block, kop: bool = False, kolommen: int = 1, rijen: int = 1) -> n.Cel:
    return n.Cel(inhoud=inhoud, kop=kop, kolommen=kolommen, rijen=rijen, span=S)


def tabel(kop: tuple[tuple[n.Cel, ...], ...], rijen: tuple[tuple[n.Cel, ...], ...], kolommen: int = 2) -> n.Tabel:
    kinds = ("links", "rechts", "midden")
    return n.Tabel(
        kolommen=tuple(n.Kolom(uitlijning=kinds[i % 3], breedte=i + 1, span=S) for i in range(kolommen)),  # type: ignore[arg-type]
        kop=tuple(n.Rij(cellen=r, span=S) for r in kop),
        rijen=tuple(n.Rij(cellen=r, span=S) for r in rijen),
        span=S,
    )


def begrippen(*paren: tuple[str | n.Inline, tuple[n.Block, ...]]) -> n.Begrippenlijst:
    return n.Begrippenlijst(
        begrippen=tuple(n.Begrip(term=(t(a) if isinstance(a, str) else a,), omschrijving=b, span=S) for a, b in paren), span=S
    )


def lid(nummer: str | None, *inhoud: n.Block) -> n.Lid:
    return n.Lid(nummer=nummer, inhoud=inhoud, span=S)


def artikel(nummer: str | None, opschrift: str, *leden: n.Lid) -> n.Artikel:
    return n.Artikel(nummer=nummer, opschrift=(t(opschrift),) if opschrift else (), leden=leden, span=S)


def indeling(woord: str, nummer: str, opschrift: str, *inhoud: n.Indeling | n.Artikel) -> n.Indeling:
    return n.Indeling(woord=woord, nummer=nummer, opschrift=(t(opschrift),), inhoud=inhoud, span=S)


def divisie(niveau: int, opschrift: str, *inhoud: n.Divisie | n.Block) -> n.Divisie:
    return n.Divisie(niveau=niveau, opschrift=(t(opschrift),), inhoud=inhoud, span=S)


def teken(naam: str = "A. de Vries", **rest: str) -> n.Ondertekening:
    more = {key: (t(value),) for key, value in rest.items()}
    return n.Ondertekening(functie=(t("De Minister van Voorbeelden,"),), naam=(t(naam),), span=S, **more)


def veld(naam: str, *regels: str) -> n.Veld:
    return n.Veld(naam=naam, regels=tuple((t(regel),) for regel in regels), span=S)


# --- a table, a list and a line with everything -----------------------------------------------------

REGEL = (
    t("Een "),
    nadruk("cursief", t("schuine "), nadruk("vet", t("en zware "), nadruk("cursief", t("dubbele ")))),
    t("zin van 5 m"),
    nadruk("superscript", t("2")),
    t(" met "),
    waarde(f"€{NBSP}1.000"),
    t(" en "),
    nadruk("vet", wet("artikel 4:23 van de Awb")),
    t(" en "),
    web("https://example.org/a?b=1&c=2", t("een "), nadruk("cursief", t("schuin")), t(" adres"), nadruk("superscript", t("e"))),
    t(" en een noot"),
    noot(1, al("Zie ", wet("artikel 4:25"), ":"), lijst("streepjes", ("–", (al("in de noot;"),)))),
    n.Regeleinde(span=S),
    t("op een nieuwe regel."),
)
BEDRAGEN = tabel(
    ((cel(al("Regio"), kop=True), cel(al("Bedrag"), kop=True, kolommen=2)),),
    (
        (cel(al("Noord"), kop=True, rijen=2), cel(al(waarde("1", "noord"))), cel(al("a", noot(2)))),
        (cel(al("2"), kolommen=2),),
        (cel(al("Zuid"), kop=True, rijen=2), cel(kolommen=2, rijen=2)),
        (),
        (cel(al(nadruk("vet", t("Totaal")))), cel(al("3")), cel()),
    ),
    kolommen=3,
)
DIEP = lijst(
    "letters",
    (
        "a",
        (
            al("het eerste:"),
            lijst(
                "graden", ("1°", (al("een;"),)), ("2°", (al("twee:"), lijst("romeins", ("i", (al("x;"),)), ("ii", (al("y;"),)))))
            ),
            al("slot van a;"),
        ),
    ),
    ("b", (al("het tweede:"), lijst("streepjes", ("–", (al("los;"),)), ("–", (al("en vast."),))))),
)

ALGEMEEN = indeling(
    "hoofdstuk",
    "1",
    "Algemene bepalingen",
    artikel(
        "1.1",
        "Begrippen",
        lid(
            None,
            al("In deze regeling wordt verstaan onder:"),
            begrippen(
                (
                    "school",
                    (al("school als bedoeld in ", wet("artikel 1 van de Wet", jci="", url="https://example.org/wet"), ";"),),
                ),
                (
                    "techniek",
                    (
                        al("onderwijs in:"),
                        lijst("letters", ("a", (al("bouw;"),)), ("b", (al("metaal,"),))),
                        al("of een combinatie."),
                    ),
                ),
                (nadruk("cursief", t("schuin begrip")), (al("een begrip."),)),
            ),
            begrippen((nadruk("cursief", t("tabel")), (al("als volgt:"), tabel((), ((cel(al("p")), cel(al("q"))),))))),
        ),
    ),
    artikel(
        "1.2",
        "Plafond",
        lid("1", n.Alinea(inhoud=REGEL, label="eerste", span=S)),
        lid(
            "2",
            al("Van het bedrag, bedoeld in ", intern("het eerste lid", adres("artikel 1.2", "lid 1")), ", is:"),
            DIEP,
            al("voor zover nodig."),
            al("Daarna nog een zin."),
        ),
        lid(
            "3",
            al(
                "Zie ",
                intern("onderdeel a, onder 2°", adres("artikel 1.2", "lid 2", "onderdeel a", "onderdeel 2°")),
                ", ",
                intern("bijlage 1", adres("bijlage 1")),
                ", ",
                intern("het eerste en tweede lid", adres("artikel 1.2", "lid 1"), adres("artikel 1.2", "lid 2")),
                ", ",
                intern("artikelen 1.1 en 2.1", adres("artikel 1.1"), adres("artikel 2.1")),
                " en ",
                intern("hoofdstuk 2, paragraaf 1", adres("hoofdstuk 2", "paragraaf 1")),
                ":",
            ),
            lijst(
                "letters",
                ("a", (BEDRAGEN, begrippen(("term in een onderdeel", (al("zijn betekenis."),))))),
                ("b", (al("gewoon."),)),
            ),
        ),
    ),
)
REGELING = n.Document(
    naam="regeling",
    soort="regeling",
    titel=(t("Regeling van de Minister van Voorbeelden van "), waarde("15 januari 2030"), t(", houdende een proef")),
    velden=(),
    inhoud=n.Regeling(
        aanhef=(al("De Minister van Voorbeelden,"), al("Gelet op ", wet("artikel 4:23 van de Awb"), ";"), al("Besluit:")),
        lichaam=(
            ALGEMEEN,
            indeling(
                "hoofdstuk",
                "2",
                "Slot",
                indeling(
                    "paragraaf",
                    "1",
                    "Inwerkingtreding",
                    indeling(
                        "paragraaf",
                        "1a",
                        "Dieper",
                        artikel("2.1", "Inwerkingtreding", lid(None, al("Deze regeling treedt in werking."))),
                    ),
                    indeling(
                        "paragraaf", "1b", "Nog een", artikel("2.2", "", lid("1", al("Een.")), lid("1", al("Nog een eerste.")))
                    ),
                ),
            ),
        ),
        slotformulier=(al("Deze regeling zal met de toelichting in de Staatscourant worden geplaatst."),),
        ondertekening=(teken(), teken("B. Proef")),
        bijlagen=(
            n.Bijlage(
                nummer="1",
                opschrift=(t("Kader"),),
                onderschrift=(t("behorende bij "), intern("artikel 1.2", adres("artikel 1.2"))),
                inhoud=(
                    al("Vrije tekst vooraf."),
                    BEDRAGEN,
                    divisie(
                        1,
                        "Met koppen",
                        al("Eerst dit:"),
                        lijst("cijfers", ("1", (al("een."),)), ("2", (al("twee."),))),
                        al("Niet van de lijst."),
                        divisie(2, "Onderkop", al("Diep."), divisie(3, "Dieper", al("Dieper dan diep."))),
                    ),
                    divisie(1, "Zonder koppen", begrippen(("los begrip", (al("met betekenis"),)))),
                ),
                span=S,
            ),
            n.Bijlage(
                nummer=None, opschrift=(t("Ongenummerd"),), onderschrift=(), inhoud=(divisie(1, "Alleen", al("tekst")),), span=S
            ),
        ),
        toelichting=n.Toelichting(
            algemeen=(
                al("Inleiding", noot(3), "."),
                divisie(
                    1,
                    "Aanleiding",
                    al("Zie ", intern("artikel 1.2, tweede lid", adres("artikel 1.2", "lid 2")), ":"),
                    lijst("streepjes", ("–", (al("zo."),))),
                    divisie(2, "Kern", BEDRAGEN),
                ),
            ),
            artikelsgewijs=(
                n.ArtikelToelichting(
                    verwijzing=intern("Artikel 1.1. Begrippen", adres("artikel 1.1")),
                    inhoud=(al("Uitleg."), divisie(2, "Kop", al("Meer."))),
                    span=S,
                ),
                n.ArtikelToelichting(
                    verwijzing=intern("Artikelen 1.2 en 2.1", adres("artikel 1.2"), adres("artikel 2.1")),
                    inhoud=(al("Uitleg."),),
                    span=S,
                ),
            ),
            ondertekening=(teken(namens="Namens iemand,", groet="Met groet,"),),
            span=S,
        ),
        span=S,
    ),
    span=S,
)

FICHE = n.Document(
    naam="beleidskeuzes",
    soort="beleidskeuzes",
    titel=(t("Beleidskeuzes uitgelegd"),),
    velden=(veld("datum", "1 februari 2030"),),
    inhoud=n.Fiche(
        ondertitel=(t("Onderbouwing doeltreffendheid"),),
        velden=(
            n.Ficheveld(opschrift=(t("Doel(en)"),), inhoud=(al("Meer techniek", noot(1), ":"), DIEP), label="doelen", span=S),
            n.Ficheveld(
                opschrift=(t("Instrument"),),
                inhoud=(al("Zie ", intern("Doel(en)", adres("divisie Doel(en)"), document="beleidskeuzes"), "."),),
                span=S,
            ),
        ),
        span=S,
    ),
    span=S,
)
BRIEF = n.Document(
    naam="kamerbrief",
    soort="kamerbrief",
    titel=(t("Nieuwe regeling "), nadruk("cursief", t("techniek"))),
    velden=(
        veld("datum", "29 februari 2028"),
        veld("adres", "De Voorzitter", "Postbus 20018", "2500 EA  Den Haag"),
        veld("leeg"),
    ),
    inhoud=n.Tekststuk(
        inhoud=(
            al("Geachte voorzitter,"),
            BEDRAGEN,
            al(*REGEL),
            al(
                "Zie ",
                n.Vindplaats(
                    soort="document",
                    doel="#plafond",
                    document="regeling",
                    adressen=(adres("artikel 1.2"),),
                    url="",
                    jci="",
                    inhoud=(t("artikel 1.2 van de Proefregeling"),),
                    span=S,
                ),
                " en ",
                n.Vindplaats(
                    soort="document",
                    doel="#doelen",
                    document="beleidskeuzes",
                    adressen=(adres("divisie Doel(en)"),),
                    url="",
                    jci="",
                    inhoud=(t("de bijlage"),),
                    span=S,
                ),
                " en ",
                web("mailto:post@example.org", t("post")),
                ".",
            ),
            divisie(
                1,
                "Kop",
                al("Onder de kop:"),
                DIEP,
                divisie(2, "Dieper", al("Diep."), begrippen(("a", (al("b"), BEDRAGEN)))),
                al("Na de diepere kop."),
            ),
        ),
        ondertekening=(teken(groet="Hoogachtend,"),),
        span=S,
    ),
    bijlagen=(FICHE,),
    span=S,
)


def every_node() -> set[type]:
    """The classes of node in the trees above, with the annexes of the letter."""
    return {type(node) for document in (REGELING, BRIEF) for node in walk(document)}


# --- words ------------------------------------------------------------------------------------------


def words(node: object) -> str:
    """The words of a tree in reading order, read from its fields and by no code of ours. Numbers and marks are left out."""
    match node:
        case n.Tekst() | n.Invulling():
            return node.tekst
        case n.Ondertekening():
            return words((node.groet, node.namens, node.functie, node.naam))
        case n.Tabel():
            return words((node.bijschrift, node.kop, node.rijen))
        case tuple():
            return "".join(words(part) for part in node)
        case n.Knoop():
            return "".join(words(getattr(node, f.name)) for f in fields(node) if f.name not in ("span", "adressen"))
    return ""


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)
