"""What a decision that grants a subsidy (verlening) must say, and a decision about an advance (voorschot)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from regelzetter.checks.decision_examples import besluit
from regelzetter.checks.decision_letter import Eis, Letter, compiled, date_of, unmet
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic, Ernst, Rule, Voorbeeld
from regelzetter.tree.nodes import Invulling
from regelzetter.values.model import Periode

_KADER: Final = "artikel {0} van de Kaderregeling subsidies van een aantal ministeries"
_STAND: Final = "de kaderregeling is gelezen in de tekst van 2016; die van nu kan anders zijn"
_PERIODE: Final = "looptijd: {periode: {van: 2025-04-01, tot_en_met: 2027-03-31}}\n"


def _with_period(**zinnen: str) -> Voorbeeld:
    """A grant over more than one year."""
    letter = besluit("verlening", tijdvak="De subsidie geldt voor de periode van {{ looptijd }}.", **zinnen)
    dossier = letter.bestanden[0][1].replace("waarden.yaml]", "waarden.yaml, gegevens/looptijd.yaml]")
    return Voorbeeld((("dossier.yaml", dossier), ("gegevens/looptijd.yaml", _PERIODE), *letter.bestanden[1:]))


ACTIVITEITEN = Rule(
    code="REGL0644",
    naam="verlening-activiteiten",
    ernst=Ernst.WAARSCHUWING,
    regel="Een verlening omschrijft de activiteiten waarvoor de subsidie is bedoeld.",
    waarom="Bij de vaststelling wordt aan die omschrijving getoetst of de activiteiten zijn verricht.",
    bron="artikel 4:30 van de Algemene wet bestuursrecht",
    fout=besluit("verlening", activiteiten=""),
    goed=besluit("verlening"),
)
TIJDVAK = Rule(
    code="REGL0645",
    naam="verlening-tijdvak",
    ernst=Ernst.WAARSCHUWING,
    regel="Een verlening noemt de periode waarvoor zij geldt of de dag waarop de activiteiten klaar zijn.",
    waarom="Zonder tijdvak is niet te zeggen welke kosten meetellen en wanneer de ontvanger zich verantwoordt.",
    bron="artikel 4:32 van de Algemene wet bestuursrecht; " + _KADER.format("4.2"),
    fout=besluit("verlening", tijdvak=""),
    goed=besluit("verlening"),
    onzeker=_STAND,
)
VERANTWOORDING = Rule(
    code="REGL0646",
    naam="verlening-verantwoording",
    ernst=Ernst.WAARSCHUWING,
    regel="Een verlening zegt hoe de ontvanger aantoont dat de activiteiten zijn verricht.",
    waarom="Wat niet bij de verlening is gevraagd, kan bij de vaststelling moeilijk worden verlangd.",
    bron="artikelen 4:37 en 4:45 van de Algemene wet bestuursrecht; " + _KADER.format("4.2"),
    fout=besluit("verlening", verantwoording=""),
    goed=besluit("verlening"),
    onzeker=_STAND,
)
EINDDATUM = Rule(
    code="REGL0647",
    naam="verlening-einddatum",
    ernst=Ernst.WAARSCHUWING,
    regel="Een subsidie die ambtshalve wordt vastgesteld, heeft een uiterste datum voor de activiteiten.",
    waarom="Er komt geen aanvraag tot vaststelling: zonder datum weet niemand wanneer de minister gaat vaststellen.",
    bron="artikel 4:47 van de Algemene wet bestuursrecht; " + _KADER.format("4.2"),
    fout=besluit("verlening", tijdvak="Uw aanvraag noemt de periode.", slot="Ik stel de subsidie ambtshalve vast."),
    goed=besluit("verlening", slot="Ik stel de subsidie ambtshalve vast."),
    onzeker=_STAND,
)
BEGROTE_KOSTEN = Rule(
    code="REGL0648",
    naam="verlening-begrote-kosten",
    ernst=Ernst.WAARSCHUWING,
    regel="Noemt een verlening het bedrag van de begrote kosten, dan noemt zij ook waaruit die worden betaald: "
    "bijdragen van derden, eigen bijdrage en subsidie.",
    waarom="De begroting moet sluiten; alleen dan is te zien of de subsidie meer vergoedt dan nodig is.",
    bron=_KADER.format("4.2, tweede lid,"),
    fout=besluit("verlening", kosten="De begrote kosten zijn {{ plafond }}."),
    goed=besluit(
        "verlening", kosten="De begrote kosten zijn {{ plafond }}. Bijdragen van derden en een eigen bijdrage zijn er niet."
    ),
    onzeker=_STAND,
)
VOORBEHOUD = Rule(
    code="REGL0649",
    naam="begrotingsvoorbehoud",
    ernst=Ernst.INFORMATIEF,
    regel="Een subsidie over jaren waarvan de begroting nog niet vaststaat, wordt onder begrotingsvoorbehoud verleend.",
    waarom="Zonder die voorwaarde moet de minister ook betalen als de Kamer het geld niet toestaat.",
    bron="artikel 4:34 van de Algemene wet bestuursrecht; " + _KADER.format("1.4"),
    fout=_with_period(),
    goed=_with_period(voorbehoud="Dit geldt onder de voorwaarde dat voldoende geld beschikbaar komt."),
    onzeker=_STAND,
)
VERPLICHTINGEN = Rule(
    code="REGL0675",
    naam="verlening-verplichtingen",
    ernst=Ernst.WAARSCHUWING,
    regel="Een verlening noemt de verplichtingen van de ontvanger.",
    waarom="Alleen een verplichting die kenbaar is opgelegd, kan leiden tot intrekking of een lagere vaststelling.",
    bron="artikelen 4:37 tot en met 4:40 van de Algemene wet bestuursrecht",
    fout=besluit("verlening", verplichting="", verantwoording="Na afloop volgt een verslag."),
    goed=besluit("verlening"),
)
TUSSENVERSLAG = Rule(
    code="REGL0676",
    naam="tussenverslag-zonder-datum",
    ernst=Ernst.WAARSCHUWING,
    regel="Bij een tussenverslag of voortgangsrapportage staat wanneer het er moet zijn.",
    waarom="Een verplichting zonder datum kan niet worden geschonden, en dus niet worden gehandhaafd.",
    bron=_KADER.format("5.5, tweede lid,"),
    fout=besluit("verlening", tijdvak="Uw plan noemt de periode.", verslag="U stuurt mij een tussenverslag."),
    goed=besluit("verlening", tijdvak="Uw plan noemt de periode.", verslag="U stuurt mij elk jaar een tussenverslag."),
    onzeker=_STAND,
)
BETALING = Rule(
    code="REGL0677",
    naam="besluit-betaling",
    ernst=Ernst.WAARSCHUWING,
    regel="Een verlening of een besluit over een voorschot zegt of er een voorschot is, en wanneer wordt betaald.",
    waarom="De ontvanger moet weten wanneer hij over het geld beschikt; zonder moment geldt de termijn van zes weken.",
    bron="artikelen 4:87 en 4:95 van de Algemene wet bestuursrecht; " + _KADER.format("6.1"),
    fout=besluit("verlening", moment=""),
    goed=besluit("verlening"),
    onzeker=_STAND,
)
MELDEN = Rule(
    code="REGL0678",
    naam="verlening-meldingsplicht",
    ernst=Ernst.WAARSCHUWING,
    regel="Een verlening zegt dat de ontvanger meldt wat niet, niet op tijd of niet geheel doorgaat.",
    waarom="Wie niet weet dat hij moet melden, hoort het pas bij de terugvordering.",
    bron=_KADER.format("5.7"),
    fout=besluit("verlening", melding=""),
    goed=besluit("verlening"),
    onzeker=_STAND,
)
ADMINISTRATIE = Rule(
    code="REGL0679",
    naam="verlening-administratie",
    ernst=Ernst.INFORMATIEF,
    regel="Een verlening zegt welke administratie de ontvanger bijhoudt en hoe lang hij haar bewaart.",
    waarom="Zonder administratie is achteraf niet na te gaan waaraan het geld is besteed.",
    bron="artikel 4:37, eerste lid, van de Algemene wet bestuursrecht; " + _KADER.format("5.2"),
    fout=besluit("verlening", administratie=""),
    goed=besluit("verlening"),
    onzeker=_STAND,
)
RULES: tuple[Rule, ...] = (
    ACTIVITEITEN, TIJDVAK, VERANTWOORDING, EINDDATUM, BEGROTE_KOSTEN, VOORBEHOUD, VERPLICHTINGEN, TUSSENVERSLAG, BETALING, MELDEN,
    ADMINISTRATIE,
)  # fmt: skip

_REPORT: Final = ("tussenverslag", "voortgangsverslag", "voortgangsrapportage", "tussenrapportage", "tussentijds verslag")
_WHEN: Final = (
    r"\b(?:19|20)\d\d\b|\bjaarlijks|\b(?:elk|ieder|per) (?:jaar|kwartaal|half)|\bweken\b"
    r"|\bmaanden\b|\buiterlijk\b|\bvóór\b|\bhalverwege\b|‹"
)
_DAY: Final = r"(?:‹|\d{1,2}\s[a-z]+\s\d{4}\b)"
_GRANT: Final = ("verlening",)
_REQUIREMENTS: Final = (
    Eis(
        rule=ACTIVITEITEN,
        besluiten=_GRANT,
        woorden=("activiteit", "project", "bestemd voor", "bedoeld voor", "verleend voor", "werkzaamheden", "investering",
                 "aanschaf", "aanleg", "subsidie voor"),
        zoek=r"subsidie\b[^\n]{0,60}\bvoor (?!de periode|het jaar|de jaren)",
        melding="zegt niet waarvoor de subsidie is",
        tip="schrijf: De subsidie is bestemd voor de volgende activiteiten: …",
    ),
    Eis(
        rule=TIJDVAK,
        besluiten=_GRANT,
        woorden=("periode", "tijdvak", "looptijd", "tot en met", "uiterlijk", "kalenderjaar", "schooljaar", "studiejaar", "vóór ",
                 "voor het jaar"),
        melding="noemt geen periode en geen einddatum",
        tip="schrijf: De subsidie geldt voor de periode van {{ sleutel }}",
    ),
    Eis(
        rule=VERANTWOORDING,
        besluiten=_GRANT,
        woorden=("verantwoor", "verslag", "toont u aan", "aantoont", "aan te tonen", "aantonen", "verklaring"),
        melding="zegt niet hoe de ontvanger zich verantwoordt",
        tip="schrijf welk verslag of welke verklaring u verlangt, en wanneer",
    ),
    Eis(
        rule=BEGROTE_KOSTEN,
        besluiten=_GRANT,
        als=("begrote kosten zijn €", "begrote kosten bedragen €", "begrote kosten van €", "begrote kosten zijn ‹",
             "begrote kosten bedragen ‹", "begrote kosten van ‹", "kosten zijn begroot op"),
        woorden=("derden", "eigen bijdrage", "eigen middelen", "cofinanciering"),
        melding="noemt de begrote kosten, maar niet de bijdragen van derden en de eigen bijdrage",
        tip="schrijf: Deze kosten zijn gelijk aan de bijdragen van derden (…), uw eigen bijdrage (…) en de subsidie samen",
    ),
    Eis(
        rule=VERPLICHTINGEN,
        besluiten=_GRANT,
        woorden=("verplicht", "u moet", "u dient", "gehouden", "als voorwaarde", "u zorgt"),
        melding="noemt geen verplichtingen",
        tip="schrijf: Aan de subsidie zijn de volgende verplichtingen verbonden: …",
    ),
    Eis(
        rule=BETALING,
        besluiten=_GRANT,
        woorden=("voorschot", "betaal", "betaling", "overgemaakt", "maak ik", "ontvangt u het bedrag"),
        melding="zegt niet of en hoe wordt betaald",
        tip="schrijf: U krijgt een voorschot van …; ik betaal het …",
    ),
    Eis(
        rule=TUSSENVERSLAG,
        besluiten=_GRANT,
        als=_REPORT,
        in_afdeling=True,
        woorden=(),
        zoek=_WHEN,
        melding="vraagt een tussenverslag, maar zegt niet wanneer het er moet zijn",
        tip="schrijf: U stuurt uiterlijk op {{ sleutel }} een …",
    ),
    Eis(
        rule=BETALING,
        besluiten=("verlening", "voorschot"),
        als=("voorschot", "betaal", "betaling"),
        in_afdeling=True,
        woorden=("termijnen", "in één keer", "in een keer", "ineens", "binnen", "per maand", "elke maand", "maandelijks",
                 "kwartaal", "in de maand", "betaalritme", "betaalschema", "nadat", "in januari",
                 "uiterlijk in", "jaarlijks"),
        zoek=rf"\bop {_DAY}[^.]{{0,40}}\b(?:uit)?betaal|\b(?:uit)?beta(?:al|ling)[^.]{{0,60}} op {_DAY}",
        melding="zegt niet wanneer wordt betaald",
        tip="schrijf: Ik betaal het voorschot in één keer, binnen zes weken na verzending van deze brief, of noem de termijnen",
    ),
    Eis(
        rule=MELDEN,
        besluiten=_GRANT,
        zoek=r"\bmeld(?:t|en|ing|ingen|ingsplicht)?\b",
        woorden=("laat het mij weten", "laat het ons weten", "laat dat weten", "stelt u mij op de hoogte", "in kennis",
                 "deelt u mee", "deel dat mee"),
        melding="zegt niet dat de ontvanger wijzigingen meldt",
        tip="schrijf: Meld het direct als activiteiten niet, niet op tijd of niet helemaal worden uitgevoerd",
    ),
    Eis(
        rule=ADMINISTRATIE,
        besluiten=_GRANT,
        woorden=("administratie", "bewaar", "boekhouding"),
        melding="zegt niets over de administratie",
        tip="schrijf: U houdt een overzichtelijke administratie bij en bewaart die tot … jaar na de vaststelling",
    ),
)  # fmt: skip
_FIXED: Final = (
    r"ambtshalve (?:vast|wordt vastgesteld)|direct vastgesteld|vastgesteld zonder aanvraag|wordt ambtshalve vastgesteld"
)
_RESERVE: Final = ("4:34", "voorbehoud", "voldoende geld", "voldoende middelen", "gelden ter beschikking", "begrotingswetgever")


def in_grant(subject: Subject, letter: Letter) -> Iterator[Diagnostic]:
    """What a grant, or a decision about an advance, does not say."""
    yield from unmet(letter, _REQUIREMENTS)
    if letter.soort == "verlening":
        yield from _end(letter)
        yield from _reserve(subject, letter)


def _end(letter: Letter) -> Iterator[Diagnostic]:
    fixed = next((each for each in letter.passages if compiled(_FIXED).search(each.tekst)), None)
    dated = compiled(r"\b(?:uiterlijk|tot en met|vóór|tot|binnen|periode van)\b[^.]{0,30}(?:\d|‹)").search(letter.tekst)
    if fixed is not None and dated is None:
        yield Diagnostic(
            EINDDATUM,
            fixed.hele,
            "de subsidie wordt ambtshalve vastgesteld, maar de uiterste datum van de activiteiten ontbreekt",
            "schrijf: U voert de activiteiten uiterlijk op {{ sleutel }} uit",
        )


def _reserve(subject: Subject, letter: Letter) -> Iterator[Diagnostic]:
    """A printed period that goes on after the year of the decision."""
    day = date_of(subject, letter.spec)
    if day is None or letter.zegt(_RESERVE):
        return
    for passage in letter.passages:
        for piece in passage.stukken:
            if not isinstance(piece.node, Invulling):
                continue
            value = subject.values.waarden.get(piece.node.sleutel)
            if value is not None and isinstance(value.inhoud, Periode) and value.inhoud.tot_en_met.year > day.year:
                yield Diagnostic(
                    VOORBEHOUD,
                    piece.node.span,
                    f"de subsidie loopt door na {day.year}, maar een begrotingsvoorbehoud ontbreekt",
                    "schrijf: Voor jaren waarvan de begroting nog niet is vastgesteld, geldt dit onder de voorwaarde dat "
                    "voldoende geld beschikbaar komt (artikel 4:34 Awb)",
                )
                return
