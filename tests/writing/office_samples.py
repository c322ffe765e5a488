"""Display documents by hand that use every block and every run, for the tests of DOCX and ODT."""

from __future__ import annotations

from regelzetter.writing.display import (
    Block,
    Cell,
    Column,
    Definition,
    DefinitionList,
    DisplayDocument,
    Heading,
    Item,
    ItemList,
    LineBreak,
    Link,
    Note,
    Row,
    Signature,
    Table,
    TextBlock,
    Words,
)

NBSP = "\u00a0"
LANG = (
    "De minister verdeelt het bedrag over de regio’s in verhouding tot het aantal leerlingen dat op de teldatum is ingeschreven, "
    "en houdt daarbij rekening met de afstand die leerlingen afleggen. "
)


def w(tekst: str, sleutel: str = "", **stijl: bool) -> Words:
    return Words(tekst, sleutel=sleutel, **stijl)


def t(*runs: object, stijl: str = "alinea", anker: str = "") -> TextBlock:
    return TextBlock(tuple(w(r) if isinstance(r, str) else r for r in runs), stijl, anker)  # type: ignore[arg-type, misc]


def items(soort: str, *paren: tuple[str, tuple[Block, ...]]) -> ItemList:
    return ItemList(soort, tuple(Item(merk, blokken) for merk, blokken in paren))  # type: ignore[arg-type]


def kop(niveau: int, stijl: str, tekst: str, anker: str = "", pagina: bool = False) -> Heading:
    return Heading(niveau, (w(tekst),), stijl, anker, pagina)  # type: ignore[arg-type]


def cel(*blokken: object, kop: str = "", kolommen: int = 1, rijen: int = 1) -> Cell:
    return Cell(tuple(t(b) if isinstance(b, str) else b for b in blokken), kop, kolommen, rijen)  # type: ignore[arg-type, misc]


def bedragen(aantal: int = 4) -> Table:
    rijen = tuple(
        Row((cel(f"STO-{n:02d}"), cel(f"Regio {n}"), cel(t(w(f"€{NBSP}{n * 1234567:,}".replace(",", "."), "rij.bedrag")))))
        for n in range(1, aantal + 1)
    )
    totaal = Row((cel("Totaal", kolommen=2), cel(t(w(f"€{NBSP}368.640.080", "plafond.techniekregios")))), totaal=True)
    kopregel = Row((cel("STO-nummer", kop="kolom"), cel("Regio", kop="kolom"), cel("Maximumbedrag", kop="kolom")))
    kolommen = (Column("links", 20), Column("links", 50), Column("rechts", 30))
    return Table(kolommen, (kopregel,), (*rijen, totaal), "gegevens")


def kader() -> Table:
    lijst = items("leden", ("1.", (t("een beschrijving van het aanbod;"),)), ("2.", (t(LANG, items_tekst()),)))
    return Table(
        (Column("links", 20), Column("links", 25), Column("links", 55)),
        (Row((cel("Criterium", kop="kolom"), cel("Deelaspecten", kop="kolom"), cel("Minimale vereisten", kop="kolom"))),),
        (
            Row((cel("1. Regionaal aanbod", kop="rij", rijen=2), cel("1A. Aansluiting"), cel(lijst))),
            Row((cel("1B. Spreiding"), cel(items("streepjes", ("–", (t("over de regio; en"),)), ("–", (t("over de tijd."),)))))),
            Row((cel("2. Samenwerking", kop="rij"), cel("2A. Partners"), cel(LANG * 2))),
        ),
        "kader",
    )


def items_tekst() -> Words:
    return w("Dat geldt ook voor een nieuwe regio.")


def fiche(alineas: int = 2) -> Table:
    titel = Row(
        (
            cel(
                t(w("Beleidskeuzes uitgelegd", vet=True), LineBreak(), w("Onderbouwing doeltreffendheid (CW 3.1)", cursief=True)),
                kop="kolom",
                kolommen=2,
            ),
        )
    )
    namen = ("Doel(en)", "Beleidsinstrument(en)", "Financiële gevolgen voor het Rijk", "Nagestreefde doelmatigheid")
    rijen = tuple(Row((cel(naam, kop="rij"), cel(*(t(LANG * 2) for _ in range(alineas))))) for naam in namen)
    return Table((Column("links", 25), Column("links", 75)), (titel,), rijen, "fiche")


def begrippen() -> DefinitionList:
    onderwijs = (
        t("onderwijs in:"),
        items("onderdelen", ("a.", (t("een profiel als bedoeld in het tweede lid;"),)), ("b.", (t("een praktijkvak."),))),
    )
    return DefinitionList(
        (
            Definition((w("basisschool:"),), (t("school als bedoeld in ", wet(), ";"),), "artikel-1-begrip-basisschool"),
            Definition((w("techniekonderwijs:"),), onderwijs),
            Definition((w("voortgezet onderwijs en alles wat daarbij hoort:"),), (t(LANG),)),
        )
    )


def wet() -> Link:
    return Link((w(f"artikel{NBSP}1 van de Wet op het primair onderwijs"),), url="https://wetten.overheid.nl/BWBR0003420")


def noot(nummer: int, tekst: str = "Zie de begroting voor 2024.") -> Note:
    return Note(nummer, (t(tekst),))


def leden() -> ItemList:
    graden = items(
        "onderdelen",
        ("1°.", (t("het eerste onder dat zo lang is dat het over de rand van de regel heen loopt en dus verder gaat;"),)),
        ("10°.", (t("het tiende:"), items("onderdelen", ("viii.", (t("diep;"),)), ("ix.", (t(LANG, "dieper."),))))),
    )
    letters = items(
        "onderdelen",
        ("a.", (t("het bedrag van ", w(f"€{NBSP}4.000.000", "per_regio"), noot(1), " per regio;"),)),
        ("b.", (t("het volgende:"), graden)),
        ("c.", (t("wat overblijft:"), items("streepjes", ("–", (t("een streepje;"),)), ("–", (t("nog een streepje."),))))),
    )
    eerste, *rest = items(
        "leden",
        ("1.", (t("Voor subsidie is ten hoogste ", w(f"€{NBSP}388.640.080", "plafond.totaal"), " beschikbaar. ", LANG),)),
        (
            "2.",
            (
                t("Van het bedrag, bedoeld in ", intern(), ", is:"),
                letters,
                t("Dit lid heeft een slotzin, die er weer bij hoort."),
            ),
        ),
        ("12.", (t(LANG),)),
    ).items
    return ItemList("leden", (Item(eerste.merk, eerste.blokken, "artikel-1.2-lid-1"), *rest))


def intern() -> Link:
    return Link((w("het eerste lid"),), anker="artikel-1.2-lid-1")


def ondertekening(*regels: str, naam: str = "M.L.J. Paul") -> Signature:
    return Signature(tuple((w(regel),) for regel in regels), (w(naam),))


OPSCHRIFT = (
    "Regeling van de Minister voor Voorbeelden van 27 maart 2024, nr. VB/1, houdende regels over het verstrekken van subsidie "
    "voor sterk onderwijs (Subsidieregeling voorbeeld 2025–2028)"
)


def regeling(leeg: bool = False) -> DisplayDocument:
    artikelen: tuple[Block, ...] = () if leeg else tuple(
        blok
        for n in range(3, 9)
        for blok in (kop(3, "artikel", f"Artikel 1.{n}. Opschrift", f"artikel-1.{n}"), t(LANG), t(LANG * n))
    )  # fmt: skip
    blokken: tuple[Block, ...] = (
        kop(1, "opschrift", OPSCHRIFT),
        t("De Minister voor Voorbeelden,", stijl="aanhef"),
        t("Gelet op artikel 2 van de Wet overige voorbeelden;", stijl="aanhef"),
        t("Besluit:", stijl="aanhef"),
        kop(2, "hoofdstuk", "Hoofdstuk 1. Algemene bepalingen", "hoofdstuk-1"),
        kop(3, "artikel", "Artikel 1.1. Begripsbepalingen", "artikel-1.1"),
        t("In deze regeling wordt verstaan onder:"),
        begrippen(),
        kop(3, "artikel", "Artikel 1.2. Subsidieplafond", "artikel-1.2"),
        leden(),
        *artikelen,
        kop(3, "paragraaf", "Paragraaf 1. Iets"),
        kop(4, "artikel", "Artikel 1.9. Los"),
        t("Zonder leden:"),
        items("onderdelen", ("a.", (t("een;"),)), ("b.", (t("twee."),))),
        t("Deze regeling zal met de toelichting in de Staatscourant worden geplaatst.", stijl="slot"),
        ondertekening("De Minister voor Voorbeelden,"),
        kop(2, "bijlage", "Bijlage 1. Bedragen", "bijlage-1", pagina=True),
        t("behorende bij artikel 1.2", stijl="onderschrift"),
        t("De bedragen zijn als volgt."),
        bedragen(40),
        kop(2, "bijlage", "Bijlage 2. Kader", "bijlage-2", pagina=True),
        kader(),
        kop(2, "toelichting", "Toelichting", "toelichting", pagina=True),
        kop(3, "tussenkop", "Algemeen deel"),
        kop(4, "tussenkop", "1. Inleiding"),
        t("Tekst met ", w("nadruk", cursief=True), ", ", w("vet", vet=True), " en m", w("2", superscript=True), ".", noot(2)),
        t(LANG * 4),
        kop(3, "tussenkop", "Artikelsgewijs"),
        kop(4, "artikelsgewijs", "Artikel 1.2. Subsidieplafond"),
        t(LANG),
        ondertekening("De Minister voor Voorbeelden,"),
    )
    velden = {"voettekst": ("CONCEPT 0.3 van 27 maart 2024",)}
    return DisplayDocument("regeling", "regeling", "regeling", OPSCHRIFT, velden, blokken, "2024-03-27")


BRIEFVELDEN: dict[str, tuple[str, ...]] = {
    "organisatie": ("Ministerie van Voorbeelden,", "Proeven en Toetsen"),
    "onderdeel": ("Dienst Uitvoering Voorbeelden", "Afdeling Subsidies"),
    "retouradres": ("Postbus 16375  2500 BJ Den Haag",),
    "bezoekadres": ("Rijnstraat 50", "Den Haag"),
    "postadres": ("Postbus 16375", "2500 BJ Den Haag"),
    "website": ("www.voorbeeld.nl",),
    "contactpersoon": ("A. de Vries", "T 070 123 45 67", "a.devries@voorbeeld.nl"),
    "kenmerk": ("VB/2024/1234567",),
    "uw_brief": ("1 oktober 2024",),
    "uw_kenmerk": ("aanvraag-17",),
    "bijlagen_aantal": ("2",),
    "datum": ("31 januari 2025",),
    "betreft": ("Besluit op uw aanvraag voor subsidie op grond van de Subsidieregeling voorbeeld 2025–2028",),
    "adres": ("Stichting Voorbeeldscholen & Co", "t.a.v. het bestuur", "Schoolstraat 1", "1234 AB  Voorbeeldstad"),
    "aanhef": ("Geacht bestuur,",),
}


def beschikking(naam: str = "besluit", *, bedrag: str = f"€{NBSP}4.720.000", velden: dict[str, tuple[str, ...]] | None = None,
                sjabloon: str = "beschikking") -> DisplayDocument:  # fmt: skip
    som = t(w(bedrag, "rij.bedrag"))
    blokken: tuple[Block, ...] = (
        t("Op ", w("1 oktober 2024", "rij.ontvangen"), " heb ik uw aanvraag ontvangen. Ik verleen u een subsidie van ",
          w(bedrag, "rij.bedrag", vet=True), ".", noot(1, "Zie bijlage 3 bij de regeling.")),
        kop(1, "tussenkop", "Grondslag"),
        t("Dit besluit berust op ", wet(), ". ", LANG),
        kop(1, "tussenkop", "Bedrag en betaling"),
        t("U ontvangt het bedrag als volgt:"),
        Table(
            (Column("links", 60), Column("rechts", 40)),
            (Row((cel("Jaar", kop="kolom"), cel("Bedrag", kop="kolom"))),),
            (Row((cel("2025"), cel(som))), Row((cel("Totaal"), cel(som)), totaal=True)),
            "gegevens",
        ),
        kop(1, "tussenkop", "Verplichtingen"),
        t("U moet het volgende doen:"),
        items("onderdelen", ("a.", (t(LANG),)), ("b.", (t("vóór 1 juni verslag uitbrengen."),))),
        t("Verder geldt:"),
        items("streepjes", ("–", (t(LANG),)), ("–", (t("u meldt wijzigingen."),))),
        *(t(LANG * 3) for _ in range(4)),
        kop(2, "tussenkop", "Bezwaar"),
        t(LANG * 2),
        ondertekening("Met vriendelijke groet,", "De Minister voor Voorbeelden,", "namens deze,", "het afdelingshoofd Subsidies,",
                      naam="B. Jansen"),
        t("Bijlagen:", stijl="bijlagenkop"),
        t("1. Begroting", stijl="bijlagenlijst"),
        t("2. Advies", stijl="bijlagenlijst"),
    )  # fmt: skip
    titel = "Besluit op uw aanvraag"
    return DisplayDocument(naam, "beschikking", sjabloon, titel, BRIEFVELDEN if velden is None else velden, blokken, "2025-01-31")  # type: ignore[arg-type]


KAMERVELDEN: dict[str, tuple[str, ...]] = {
    "vergaderjaar": ("2023–2024",),
    "dossiernummer": (f"30{NBSP}079",),
    "dossiertitel": ("VMBO",),
    "nummer": ("119",),
    "afzender_kapitalen": ("BRIEF VAN DE MINISTER VOOR VOORBEELDEN",),
    "aan": ("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",),
    "plaats_datum": ("Den Haag, 29 februari 2024",),
    "kamerstuk_voet": ("kst-30079-119", "ISSN 0921 - 7371", "’s-Gravenhage 2024"),
}


def kamerstuk() -> DisplayDocument:
    blokken: tuple[Block, ...] = (
        t(LANG * 3, noot(1)),
        kop(1, "tussenkop", "Vijf jaar versterking"),
        t(LANG * 4),
        items("streepjes", ("–", (t(LANG),)), ("–", (t("en verder."),))),
        t(LANG, "«Zo staat het er.»", noot(2)),
        kop(1, "tussenkop", "Vervolg"),
        *(t(LANG * 4) for _ in range(3)),
        ondertekening("De Minister voor Voorbeelden,"),
        kop(1, "bijlage", "Beleidskeuzes uitgelegd", pagina=True),
        fiche(3),
    )
    return DisplayDocument("kamerbrief", "kamerbrief", "kamerstuk", "Sterk onderwijs", KAMERVELDEN, blokken, "2024-02-29")


def vreemd() -> DisplayDocument:
    """What no law looks like, but the types allow."""
    in_cel = Table((Column("links", 1), Column("midden", 1)), (), (Row((cel("x"), cel("y"))),), "gegevens")
    lijst = items(
        "leden", ("1.", ()), ("2.", (bedragen(1),)), ("3.", (items("onderdelen", ("a.", (t("a", noot(2)),))), t("slot")))
    )
    cellen = (
        cel(),
        cel(kop(4, "tussenkop", "Kop in cel"), in_cel, kolommen=2),
        cel(begrippen(), ondertekening("Naam,"), items("streepjes", ("–", (t("in een cel"),)))),
    )
    tabel = Table(
        (Column("links", 1), Column("rechts", 1), Column("rechts", 1), Column("midden", 2)),
        (
            Row((cel(t("Kop", noot(3)), kop="kolom", rijen=2), cel("Breed", kop="kolom", kolommen=3))),
            Row((cel("1"), cel("2"), cel("3"))),
        ),
        (Row(cellen), Row((cel("samen", kolommen=4),), totaal=True)),
        "kader",
    )
    diep = Note(4, (items("onderdelen", ("a.", (t("in een noot"),))), in_cel, kop(2, "tussenkop", "Kop in noot")))
    blokken: tuple[Block, ...] = (
        Heading(9, (w("Diepe kop"), noot(1)), "tussenkop", "diep"),
        lijst,
        tabel,
        tabel_zonder_noot(),
        in_cel,
        t(w("leeg", "rij.leeg"), diep, Note(5, ()), LineBreak(), w("", "rij.niets")),
        DefinitionList((Definition((), ()), Definition((w("term:"),), (in_cel,)))),
        TextBlock(()),
        Signature((), ()),
        in_cel,
    )
    return DisplayDocument("vreemd", "nota", "rijksbrief", "Vreemd", {}, blokken, "2024-01-01")


def tabel_zonder_noot() -> Table:
    rijen = (Row((cel("a", rijen=3), cel("b", rijen=2))), Row(()), Row((cel("c"),)))
    return Table((Column("links", 0), Column("links", 0)), (), rijen, "fiche")
