"""Formulas, figures, quotations, captions, foreign words and a wijzigingsregeling by hand; for the tests of official XML."""

from __future__ import annotations

import base64
import runpy
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from regelzetter.tree import nodes as n
from regelzetter.tree.walk import walk

trees = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("xml_trees.py"))))
S = trees.S
PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==")
ALINEA = trees.al("Gewone tekst.")


def formule(*inhoud: n.Inline | str, inleiding: str = "", legenda: n.Begrippenlijst | None = None) -> n.Formule:
    words = tuple(trees.t(x) if isinstance(x, str) else x for x in inhoud)
    return n.Formule(inhoud=words, inleiding=(trees.t(inleiding),) if inleiding else (), legenda=legenda, span=S)


def afbeelding(pad: str = "bestanden/kaart.png", *bijschrift: n.Inline, breedte: int = 640) -> n.Afbeelding:
    beeld = n.Beeld(media="image/png", breedte=breedte, hoogte=400, inhoud=PIXEL)
    return n.Afbeelding(pad=pad, alt="Kaart van “Noord” & Zuid", bijschrift=bijschrift, beeld=beeld, span=S)


def citaat(*inhoud: n.Block) -> n.Citaat:
    return n.Citaat(inhoud=inhoud, span=S)


def tussenkop(*inhoud: n.Inline | str, niveau: int = 2) -> n.Tussenkop:
    return n.Tussenkop(niveau=niveau, inhoud=tuple(trees.t(x) if isinstance(x, str) else x for x in inhoud), span=S)


def vreemd(*inhoud: n.Inline) -> n.Vreemd:
    return n.Vreemd(taal="en", inhoud=inhoud, span=S)


FORMULE = formule(
    "S = A × B",
    trees.nadruk("subscript", trees.t("1")),
    " / C",
    trees.nadruk("superscript", trees.t("2")),
    inleiding="waarin:",
    legenda=trees.begrippen(("S", (trees.al("het subsidiebedrag;"),)), ("A", (trees.al("het aantal."),))),
)
KAART = afbeelding("bestanden/kaart 1.png", trees.t("De regio’s, zie "), trees.intern("artikel 2.1", trees.adres("artikel 2.1")))
TABEL = replace(
    trees.tabel(
        (
            (trees.cel(trees.al("Regio"), rijen=2), trees.cel(trees.al("Bedrag"), kolommen=2)),
            (trees.cel(trees.al("2030")), trees.cel(trees.al("2031"))),
        ),
        (
            (trees.cel(trees.al("Noord")), trees.cel(trees.al("1"), rijen=2), trees.cel(KAART)),
            (trees.cel(trees.al("Zuid")), trees.cel()),
        ),
        kolommen=3,
    ),
    bijschrift=(
        trees.t("Bedragen per "),
        trees.nadruk("vet", trees.t("regio")),
        trees.t(" in CO"),
        trees.nadruk("subscript", trees.t("2")),
    ),
)
CITAAT = citaat(
    tussenkop("Kop van het citaat ", vreemd(trees.t("and more"))),
    ALINEA,
    trees.lijst(
        "cijfers", ("2a", (trees.al("een;"), citaat(tussenkop("Dieper"), trees.al("Diep geciteerd.")))), ("c", (ALINEA,))
    ),
    trees.begrippen(("begrip", (trees.al("betekenis"),))),
    TABEL,
    FORMULE,
    KAART,
    citaat(ALINEA),
)
ALLES = (
    trees.al("Zie de ", vreemd(trees.t("General "), trees.nadruk("cursief", trees.t("Block"))), " en CO",
             trees.nadruk("subscript", trees.t("2")), ":"),
    FORMULE,
    KAART,
    CITAAT,
    TABEL,
    trees.lijst("letters", ("a", (ALINEA, FORMULE, KAART, CITAAT, TABEL)), ("b", (trees.al("slot."),))),
    afbeelding("oud/kaart-1.png"),
    trees.begrippen(("plan", (ALINEA, FORMULE, CITAAT)), ("vlak", (trees.al("vlak:"), KAART))),
)  # fmt: skip
INWERKINGTREDING = trees.artikel("2.1", "Inwerkingtreding", trees.lid(None, trees.al("Deze regeling treedt in werking.")))


def regeling(*lichaam: n.Indeling | n.Artikel, soort: str = "regeling", vrij: n.VrijeTekst = ()) -> n.Document:
    """A small regulation with these articles, and with this free text in an annex and in its note."""
    bijlage = n.Bijlage(nummer="1", opschrift=(trees.t("Kader"),), onderschrift=(), inhoud=vrij, span=S)
    inhoud = replace(
        trees.REGELING.inhoud,
        lichaam=lichaam,
        bijlagen=(bijlage,) if vrij else (),
        toelichting=n.Toelichting(algemeen=vrij, artikelsgewijs=(), ondertekening=(), span=S) if vrij else None,
    )
    return replace(trees.REGELING, soort=soort, inhoud=inhoud)


_ARTIKEL = trees.artikel("1", "Alles", trees.lid("1", *ALLES), trees.lid("2", FORMULE, ALINEA))
NIEUW = regeling(
    replace(trees.indeling("paragraaf", "1", "Met teken", _ARTIKEL, INWERKINGTREDING), teken=True),
    vrij=(*ALLES, trees.divisie(1, "Onder een kop", *ALLES)),
)

NIEUW_ARTIKEL = citaat(
    tussenkop("Artikel 3a. Nieuw ", trees.nadruk("cursief", trees.t("opschrift"))),
    trees.lijst(
        "cijfers",
        ("1", (trees.al("Nieuw lid:"), trees.lijst("letters", ("a", (trees.al("een."),)), ("b", (trees.al("twee."),))))),
        ("2", (trees.al("Zie ", trees.wet("artikel 4:23"), "."),)),
    ),
    tussenkop(f"Artikel{trees.NBSP}3b"),
    trees.al("Zonder leden."),
)
DELEN = trees.lijst(
    "hoofdletters",
    ("A", (trees.al("In artikel 1 wordt “een” vervangen door “twee”."),)),
    ("B", (trees.al("Artikel 3 wordt vervangen door:"), NIEUW_ARTIKEL)),
    ("C", (trees.al("Artikel 4, tweede lid, komt te luiden:"), citaat(trees.lijst("cijfers", ("2", (trees.al("Nieuw."),)))))),
    (
        "D",
        (
            trees.al("Artikel 5 wordt als volgt gewijzigd:"),
            trees.lijst(
                "cijfers", ("1", (trees.al("Het eerste lid vervalt."),)), ("2", (trees.al("Toegevoegd wordt:"), citaat(ALINEA)))
            ),
        ),
    ),
    ("E", (trees.al("De bijlage komt te luiden:"), TABEL, FORMULE, CITAAT)),
)
WIJZIGING = regeling(
    trees.artikel("I", "", trees.lid(None, trees.al("De ", trees.wet("Proefregeling"), " wordt als volgt gewijzigd:"), DELEN)),
    trees.artikel("II", "Andere regeling", trees.lid(None, trees.al("Artikel 9 van de Regeling komt te luiden:"), NIEUW_ARTIKEL)),
    trees.artikel("III", "", trees.lid("1", trees.al("Eerst:"), NIEUW_ARTIKEL), trees.lid("2", trees.al("Daarna:"), DELEN)),
    INWERKINGTREDING,
    soort="wijzigingsregeling",
    vrij=(trees.al("Geciteerd:"), NIEUW_ARTIKEL),
)

BRIEF = replace(
    trees.BRIEF, inhoud=n.Tekststuk(inhoud=(*ALLES, trees.divisie(1, "Kop", *ALLES)), ondertekening=(), span=S), bijlagen=()
)


def every_node() -> set[type]:
    """The classes of node in the trees above."""
    return {type(node) for document in (NIEUW, WIJZIGING, BRIEF) for node in walk(document)}
