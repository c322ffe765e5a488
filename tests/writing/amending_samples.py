"""A wijzigingsregeling with formulas, figures, quotations, captions, merged cells and foreign words, as a tree by hand.

For the tests of the formats made for the eye. `png` makes a real picture.
"""

from __future__ import annotations

import runpy
import struct
import zlib
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from regelzetter.tree import nodes as n
from regelzetter.writing.display import DisplayDocument
from regelzetter.writing.layout import layout

trees = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("xml_trees.py"))))
S, t, al, cel = trees.S, trees.t, trees.al, trees.cel
LANG = (
    "De minister verdeelt het bedrag over de regio’s in verhouding tot het aantal leerlingen dat op de teldatum is ingeschreven, "
    "en houdt daarbij rekening met de afstand die leerlingen afleggen."
)


def png(breedte: int, hoogte: int) -> bytes:
    """A picture of stripes in two shades, in true colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    def pixel(x: int, y: int) -> bytes:
        at_edge = x in (0, breedte - 1) or y in (0, hoogte - 1)
        return b"\x15\x42\x73" if at_edge or (x + y) % 40 < 20 else b"\xdd\xe6\xf0"

    rows = b"".join(b"\0" + b"".join(pixel(x, y) for x in range(breedte)) for y in range(hoogte))
    head = struct.pack(">IIBBBBB", breedte, hoogte, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def afbeelding(breedte: int = 900, hoogte: int = 300, bijschrift: str = "", alt: str = "Kaart van de regio’s") -> n.Afbeelding:
    beeld = n.Beeld(media="image/png", breedte=breedte, hoogte=hoogte, inhoud=png(breedte, hoogte))
    return n.Afbeelding(pad="bestanden/kaart.png", alt=alt, bijschrift=inline(bijschrift), beeld=beeld, span=S)


def inline(tekst: str) -> n.Inlines:
    return (t(tekst),) if tekst else ()


def vreemd(*inhoud: n.Inline | str, taal: str = "en") -> n.Vreemd:
    return n.Vreemd(taal=taal, inhoud=tuple(t(x) if isinstance(x, str) else x for x in inhoud), span=S)


def citaat(*inhoud: n.Block) -> n.Citaat:
    return n.Citaat(inhoud=inhoud, span=S)


def tussenkop(tekst: str, niveau: int = 2) -> n.Tussenkop:
    return n.Tussenkop(niveau=niveau, inhoud=(t(tekst),), span=S)


def formule() -> n.Formule:
    legenda = trees.begrippen(
        ("S", (al("het subsidiebedrag;"),)),
        ("A", (al("het aantal leerlingen op de teldatum;"),)),
        ("B", (al("het bedrag per leerling; en"),)),
        ("C", (al("de uitstoot van CO", trees.nadruk("subscript", t("2")), " per leerling."),)),
    )
    inhoud = (t("S = A × B / C"), trees.nadruk("superscript", t("2")), t(" + "), trees.waarde("€\u00a010.000", "voet"))
    return n.Formule(inhoud=inhoud, inleiding=(t("waarin:"),), legenda=legenda, span=S)


def kop(tekst: str, **meer: int) -> n.Cel:
    return replace(cel(al(tekst), **meer), kop=True)  # type: ignore[no-any-return]


def bedragen(regels: int = 2) -> n.Tabel:
    """Two rows of headings, cells joined both ways, a total over two columns."""
    regios = tuple(
        rij
        for nummer in range(1, regels + 1)
        for rij in (
            n.Rij(cellen=(kop(f"Regio {nummer}", rijen=2), cel(al("vmbo")), cel(al(f"{nummer}.000")), cel(al("20"))), span=S),
            n.Rij(cellen=(cel(al("mbo")), cel(al("gelijk aan vmbo"), kolommen=2)), span=S),
        )
    )
    totaal = n.Rij(
        cellen=tuple(cel(trees.al(trees.nadruk("vet", t(x))), kolommen=k) for x, k in (("Totaal", 2), ("3.000", 1), ("40", 1))),
        span=S,
    )
    kolommen = tuple(
        n.Kolom(uitlijning=u, breedte=b, span=S) for u, b in (("links", 3), ("links", 2), ("rechts", 2), ("rechts", 2))
    )
    koppen = (
        n.Rij(cellen=(kop("Regio", rijen=2), kop("Soort", rijen=2), kop("Bedragen", kolommen=2)), span=S),
        n.Rij(cellen=(kop("2030"), kop("2031")), span=S),
    )
    bijschrift = (t("Bedragen per regio, in duizenden euro’s"),)
    return n.Tabel(kolommen=kolommen, kop=koppen, rijen=(*regios, totaal), bijschrift=bijschrift, span=S)


def nieuw_artikel() -> n.Citaat:
    return citaat(
        tussenkop("Hoofdstuk 3. Verantwoording", 1),
        tussenkop("Artikel 3a. Eindafrekening"),
        trees.lijst(
            "cijfers",
            ("1", (al("De ontvanger legt verantwoording af over:"),
                   trees.lijst("letters", ("a", (al(LANG),)), ("b", (al("de resultaten."),))))),
            ("2", (al("Het bedrag wordt berekend met de formule:"), formule())),
        ),
        al("In deze bepaling wordt verstaan onder:"),
        trees.begrippen(("teldatum", (al("1 oktober;"),)), ("leerling", (al("degene die is ingeschreven."),))),
        al("Artikel 4 van de wet luidt:"),
        citaat(al("Een citaat in een citaat."), trees.lijst("letters", ("c", (al("een derde onderdeel."),)))),
    )  # fmt: skip


def wijzigingen() -> n.Lijst:
    return trees.lijst(  # type: ignore[no-any-return]
        "hoofdletters",
        ("A", (al("In artikel 1 wordt “vier” vervangen door “vijf”. ", LANG),)),
        ("B", (al("Na artikel 3 wordt een hoofdstuk ingevoegd, luidende:"), nieuw_artikel())),
        ("C", (al("Bijlage 1 komt te luiden:"), citaat(bedragen()))),
        ("D", (al("Artikel 5 wordt als volgt gewijzigd:"),
               trees.lijst("cijfers", ("1", (al("Het eerste lid vervalt."),)),
                           ("2", (al("Er wordt een lid toegevoegd:"), citaat(al("5. Nieuw lid.")), al("Dat was het."))))),
        ),
    )  # fmt: skip


def wijziging(regels: int = 4) -> n.Document:
    verordening = vreemd("General Block ", trees.nadruk("cursief", t("Exemption")), " Regulation")
    eerste = trees.artikel("I", "", trees.lid(None, al("De Proefregeling wordt als volgt gewijzigd:"), wijzigingen()))
    tweede = trees.artikel(
        "II", "Overgangsrecht",
        trees.lid("1", al("De groepsvrijstelling (", verordening, ") blijft gelden. ", LANG),
                  afbeelding(700, 200, "Figuur 1. De regio’s")),
        trees.lid("2", al("Het bedrag volgt uit:"), formule(), al("Daarna volgt een slotzin.")),
    )  # fmt: skip
    bijlage = n.Bijlage(
        nummer="1", opschrift=(t("Kaart en bedragen"),), onderschrift=(), span=S,
        inhoud=(
            al("De kaart laat de regio’s zien."), afbeelding(1600, 500, "Figuur 2. Nederland met zijn regio’s en hun grenzen"),
            al(LANG), formule(), al("De bedragen staan in een tabel:"), bedragen(regels), al(LANG),
            afbeelding(120, 90), trees.divisie(1, "Nog een kop", citaat(al("“", LANG, "”")), al(LANG)),
        ),
    )  # fmt: skip
    paragraaf = replace(trees.indeling("paragraaf", "2", "Wijzigingen", eerste, tweede), teken=True)
    inhoud = replace(trees.REGELING.inhoud, lichaam=(paragraaf,), bijlagen=(bijlage,), toelichting=None)
    titel = (t("Regeling tot wijziging van de Proefregeling"),)
    return replace(trees.REGELING, naam="wijziging", soort="wijzigingsregeling", titel=titel, inhoud=inhoud)  # type: ignore[no-any-return]


def brief() -> n.Document:
    """A letter on narrow paper with the same parts."""
    inhoud = (al(LANG), citaat(al(LANG)), afbeelding(900, 300, "De regio’s"), formule(), bedragen(2), al(LANG))
    stuk = n.Tekststuk(inhoud=inhoud, ondertekening=(trees.teken(),), span=S)
    return replace(trees.BRIEF, naam="brief", soort="beschikking", inhoud=stuk, bijlagen=())  # type: ignore[no-any-return]


def shown(document: n.Document) -> DisplayDocument:
    return layout(document, "2031-02-03")
