"""What every decision must say, whatever it decides (titel 4.1 and afdeling 3.7 of the Algemene wet bestuursrecht)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from regelzetter import dutch
from regelzetter.checks.decision_examples import DOSSIER, VERLENING, besluit, met_dossier
from regelzetter.checks.decision_letter import Eis, Letter, date_of, unmet
from regelzetter.checks.subject import Subject
from regelzetter.checks.together_deadlines import decision_dates
from regelzetter.diagnostics import Diagnostic, Ernst, Rule, Voorbeeld
from regelzetter.dossier import BESLUITEN

_SIGNED: Final = "{functie: De Minister van Voorbeelden, naam: A. Voorbeeld}"
_BY_OFFICIAL: Final = "{functie: het hoofd van de afdeling Proeven, naam: A. Voorbeeld}"
_FOR_MINISTER: Final = '{functie: het hoofd van de afdeling Proeven, naam: A. Voorbeeld, namens: "De Minister van Voorbeelden,"}'


def _signed(signature: str) -> Voorbeeld:
    dossier = DOSSIER.replace("SOORT", "verlening").replace(_SIGNED, signature)
    return met_dossier(dossier, "\n\n".join(VERLENING.values()))


SOORT = Rule(
    code="REGL0503",
    naam="soort-besluit",
    ernst=Ernst.INFORMATIEF,
    regel="Bij een beschikking staat in dossier.yaml wat zij besluit.",
    waarom="Een verlening noemt andere dingen dan een afwijzing; zonder soort is alleen na te gaan wat voor elk besluit geldt.",
    bron="beschrijving van het dossier, besluit",
    fout=met_dossier(DOSSIER.replace("    besluit: SOORT\n", ""), "\n\n".join(VERLENING.values())),
    goed=besluit("verlening"),
)
MANDAAT = Rule(
    code="REGL0504",
    naam="besluit-namens",
    ernst=Ernst.WAARSCHUWING,
    regel="Een besluit dat een ambtenaar ondertekent, noemt het bestuursorgaan namens wie hij dat doet.",
    waarom="Alleen het bestuursorgaan is bevoegd. Uit het besluit moet blijken dat in mandaat is besloten, en van wie.",
    bron="artikel 10:10 van de Algemene wet bestuursrecht",
    fout=_signed(_BY_OFFICIAL),
    goed=_signed(_FOR_MINISTER),
)
MOTIVERING = Rule(
    code="REGL0505",
    naam="besluit-motivering",
    ernst=Ernst.WAARSCHUWING,
    regel="Een besluit zegt waarom het zo luidt.",
    waarom="Een besluit zonder motivering houdt in bezwaar en bij de rechter geen stand, en overtuigt de ontvanger niet.",
    bron="artikelen 3:46 en 3:47, eerste lid, van de Algemene wet bestuursrecht",
    fout=besluit("verlening", motivering=""),
    goed=besluit("verlening"),
)
TE_LAAT = Rule(
    code="REGL0506",
    naam="besluit-te-laat",
    ernst=Ernst.WAARSCHUWING,
    regel="Een besluit op een aanvraag is niet later gedagtekend dan de uiterste datum die de regeling noemt.",
    waarom="Wie te laat besluit, meldt dat vóór het einde van de termijn en noemt een nieuwe; anders kan een dwangsom volgen.",
    bron="artikelen 4:13 en 4:14 van de Algemene wet bestuursrecht",
    fout=Voorbeeld(
        (
            ("gegevens/waarden.yaml", "plafond: {bedrag: 1 000}\nbeslissen: {datum: 2025-02-01}\n"),
            ("regeling.md", "# Artikel 1. Besluit\n\nDe minister besluit uiterlijk op {{ beslissen }} op de aanvraag.\n"),
            ("beschikkingen/besluit.md", "Ik verleen u subsidie.\n"),
        )
    ),
    goed=Voorbeeld(
        (
            ("gegevens/waarden.yaml", "plafond: {bedrag: 1 000}\nbeslissen: {datum: 2025-05-01}\n"),
            ("regeling.md", "# Artikel 1. Besluit\n\nDe minister besluit uiterlijk op {{ beslissen }} op de aanvraag.\n"),
            ("beschikkingen/besluit.md", "Ik verleen u subsidie.\n"),
        )
    ),
)
ADVIES = Rule(
    code="REGL0507",
    naam="advies-bij-besluit",
    ernst=Ernst.WAARSCHUWING,
    regel="Een besluit dat voor zijn motivering naar een advies verwijst, zegt dat het advies is of wordt meegestuurd.",
    waarom="Verwijzen mag alleen als het advies zelf de motivering bevat en de ontvanger het kent of krijgt.",
    bron="artikel 3:49 van de Algemene wet bestuursrecht",
    fout=besluit("afwijzing", advies="Ik volg het advies van de commissie."),
    goed=besluit("afwijzing", advies="Ik volg het advies van de commissie. Het is bijgevoegd."),
)
AFWEGING = Rule(
    code="REGL0508",
    naam="besluit-belangenafweging",
    ernst=Ernst.WAARSCHUWING,
    regel="Een afwijzing, wijziging of terugvordering laat zien dat de gevolgen voor de ontvanger zijn afgewogen.",
    waarom="Nadelige gevolgen mogen niet onevenredig zijn aan het doel van het besluit; de rechter kijkt of daarnaar is gekeken.",
    bron="artikel 3:4 van de Algemene wet bestuursrecht",
    fout=besluit("terugvordering", afweging=""),
    goed=besluit("terugvordering"),
)
REKENING = Rule(
    code="REGL0509",
    naam="besluit-rekening",
    ernst=Ernst.INFORMATIEF,
    regel="Een besluit waaruit een betaling volgt, zegt op welke rekening wordt betaald.",
    waarom="Een geldschuld wordt betaald op de rekening die de schuldeiser aanwijst; wie haar niet noemt, krijgt vragen en "
    "terugboekingen.",
    bron="artikel 4:89 van de Algemene wet bestuursrecht",
    fout=besluit("terugvordering", rekening=""),
    goed=besluit("terugvordering"),
)
RULES: tuple[Rule, ...] = (SOORT, MANDAAT, MOTIVERING, TE_LAAT, ADVIES, AFWEGING, REKENING)

_REQUIREMENTS: Final = (
    Eis(
        rule=MOTIVERING,
        woorden=(
            "omdat", "daarom", "reden", "voldoe", "voldaan", "plafond",
            "te laat", "beoorde", "getoetst", "toets", "motiver", "overweg", "aangezien",
            "blijkt", "nu u ", "gelet op", "gebleken", "want ", "namelijk", "immers",
        ),
        melding="zegt niet waarom het zo luidt",
        tip="schrijf bijvoorbeeld: Uw aanvraag voldoet aan de voorwaarden, omdat …",
    ),
    Eis(
        rule=ADVIES,
        als=(
            "volg het advies", "het advies over", "overeenkomstig het advies", "conform het advies",
            "sluit mij aan bij het advies",
            "op grond van het advies", "op basis van het advies", "verwijs ik naar het advies",
            "verwijs naar het advies",
        ),
        woorden=(
            "bijlage", "bijgevoegd", "meegestuurd", "meegezonden", "toegestuurd", "toegezonden", "eerder gestuurd",
            "u ontving het",             "gaat met deze brief mee", "treft u", "vindt u",
        ),
        melding="steunt op een advies, maar zegt niet dat de ontvanger het heeft of krijgt",
        tip="stuur het advies mee en schrijf: Het advies is als bijlage bij deze brief gevoegd",
    ),
    Eis(
        rule=AFWEGING,
        besluiten=("afwijzing", "wijziging", "terugvordering"),
        woorden=("uw belang", "belangen", "belang van", "het belang", "evenredig",
                 "afweg", "afgewogen", "redelijk", "billijk", "zwaarder", "bijzondere omstandigheden",
                 "plafond"),
        melding="laat niet zien dat de gevolgen voor de ontvanger zijn afgewogen",
        tip="schrijf bijvoorbeeld: Ik heb uw belang afgewogen tegen …; de gevolgen zijn niet onevenredig, omdat …",
    ),
    Eis(
        rule=REKENING,
        besluiten=("verlening", "voorschot", "terugvordering"),
        woorden=("rekening", "iban", "incass", "verreken"),
        melding="zegt niet op welke rekening wordt betaald",
        tip="schrijf bijvoorbeeld: op het rekeningnummer waarop …; bij een terugvordering: op rekening NL… ten name van …",
    ),
)  # fmt: skip
_OFFICIALS: Final = (
    "hoofd", "manager", "directeur", "teamleider", "coördinator", "secretaris-generaal", "medewerker", "inspecteur", "jurist",
)  # fmt: skip


def in_decision(subject: Subject, letter: Letter) -> Iterator[Diagnostic]:
    """What a decision of any kind does not say."""
    yield from _kind(letter)
    yield from _mandate(letter)
    yield from _late(subject, letter)
    yield from unmet(letter, _REQUIREMENTS)


def _kind(letter: Letter) -> Iterator[Diagnostic]:
    if not letter.soort:
        yield Diagnostic(
            SOORT,
            letter.spec.span,
            f"bij '{letter.naam}' staat niet wat het besluit",
            f"zet bij dit stuk besluit: met een van de woorden {dutch.opsomming(BESLUITEN, 'of')}",
        )


def _mandate(letter: Letter) -> Iterator[Diagnostic]:
    for signatory in letter.spec.ondertekening:
        function = signatory.functie.tekst.lower()
        official = any(word in function for word in _OFFICIALS) and "namens" not in function
        if official and signatory.namens is None:
            yield Diagnostic(
                MANDAAT,
                signatory.functie.span,
                f"'{signatory.functie.tekst}' ondertekent, maar er staat niet namens wie",
                'zet bij ondertekening namens: "De Minister van …," of het orgaan dat bevoegd is',
            )


def _late(subject: Subject, letter: Letter) -> Iterator[Diagnostic]:
    """The regulation may name a later day for a second round: the last of them counts."""
    if letter.soort not in ("verlening", "afwijzing"):
        return
    day, limits = date_of(subject, letter.spec), decision_dates(subject)
    if day is None or not limits or day <= max(limits):
        return
    line = letter.spec.datum or subject.dossier.datum
    yield Diagnostic(
        TE_LAAT,
        line.span if line is not None else letter.spec.span,
        f"het besluit '{letter.naam}' is van {dutch.datum(day)}, na de uiterste datum {dutch.datum(max(limits))} van de regeling",
        "kies een eerdere datum, of meld in het besluit dat en waarom de termijn is verlengd (artikel 4:14 Awb)",
    )
