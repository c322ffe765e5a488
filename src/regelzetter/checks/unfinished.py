"""What a writer left for later, or has twice because a value brings it along."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from regelzetter.checks.patterns import OVERAL, Patroon, find
from regelzetter.checks.subject import Subject
from regelzetter.checks.wording_spared import quoted
from regelzetter.diagnostics import Diagnostic, Ernst, Rule, voorbeeld
from regelzetter.dutch import MAANDEN

DUBBEL: Final = Rule(
    code="REGL0516",
    naam="eenheid-twee-keer",
    ernst=Ernst.FOUT,
    regel="Een euroteken, “euro”, “miljoen”, een procentteken of een jaar staat er één keer.",
    waarom="Een waarde brengt haar teken mee: om {{ bedrag }} hoort geen € of “euro”. Wat er twee keer staat, leest als een "
    "fout in het bedrag.",
    bron="brontaal, waarden: de vorm bepaalt hoe een waarde wordt gedrukt",
    fout=voorbeeld("# Artikel 1. Proef\n\nDe subsidie bedraagt {{ plafond }} euro.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe subsidie bedraagt {{ plafond }}.\n"),
)
ONAF: Final = Rule(
    code="REGL0517",
    naam="nog-in-te-vullen",
    ernst=Ernst.WAARSCHUWING,
    regel="In een stuk staat niets dat nog moet worden ingevuld.",
    waarom="“PM” of “TODO” is voor de schrijver; in een stuk dat wordt getekend, is het een gat.",
    bron="aanwijzing 3.1 van de Aanwijzingen voor de regelgeving: duidelijk en volledig",
    fout=voorbeeld("# Artikel 1. Proef\n\nDe subsidie is bestemd voor PM.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe subsidie is bestemd voor machines.\n"),
)
RULES: Final[tuple[Rule, ...]] = (DUBBEL, ONAF)

TO_DO: Final = ("PM", "TODO", "TBD", "NTB")
"""What writers put where they do not know yet."""
_PLACE: Final = (
    r"\[(?:…|\.{2,}|[^\]\[]*\b(?:invullen|invoegen|aanvullen|volgt|noot|check|datum|bedrag|naam|nummer|pm"
    r"|(?:in|aan) te vullen|te bepalen|toe te voegen|uit te zoeken|nog)\b[^\]\[]*)\]"
)
_MARKS: Final = r"\b(?-i:x{3,}|X{4,})\b|\?{2,}|@{2,}|\bn\.t\.b\.|\blorem ipsum\b|\bdd-mm-j+\b|€[ \u00a0]?x+\b"
"""Not XXX, which is a chapter."""
_SCALE: Final = r"(?:[ \u00a0](?:duizend|miljoen|miljard))?"
_FIGURES: Final = r"\d[\d.,–-]*"
_ONCE: Final = "de waarde brengt haar teken mee: haal het andere weg"


def _twice(words: tuple[str, ...], pattern: str, message: str) -> Patroon:
    """Also where a value printed one of the two, or both."""
    return Patroon(
        rule=DUBBEL, woorden=words, zoek=pattern, melding=message, tip=_ONCE, delen=OVERAL, getypt=False, behalve=quoted
    )


_PATTERNS: Final = (
    _twice(
        ("€ €", "€€", "eur €", "euro €", "€\u00a0€", "euro", "eur"),
        rf"(?:€|\b(?:euro|EUR))[ \u00a0]?€|€[ \u00a0]?{_FIGURES}{_SCALE}[ \u00a0](?:euro|EUR)\b",
        "'{0}': het teken van de euro staat er twee keer",
    ),
    _twice(
        ("%", "procent"),
        rf"{_FIGURES}[ \u00a0]?(?:%|procent\b)[ \u00a0]?(?:%|procent\b)",
        "'{0}': het procent staat er twee keer",
    ),
    _twice(
        ("miljoen", "miljard", "duizend", "mln"),
        rf"{_FIGURES}[ \u00a0](miljoen|miljard|duizend)[ \u00a0](?:\1|mln)\b",
        "'{0}': ‘{1}’ staat er twee keer",
    ),
    _twice(
        MAANDEN,
        rf"\b\d{{1,2}}[ \u00a0]({'|'.join(MAANDEN)})[ \u00a0]\d{{4}}[ \u00a0](?:\d{{4}}|\1)\b",
        "'{0}': maand of jaar staat er twee keer",
    ),
    Patroon(
        rule=ONAF,
        woorden=("pm", "todo", "tbd", "xxx", "n.t.b.", "??", "lorem ipsum", "dd-mm", "€ x", "[", "@@"),
        zoek=rf"\b(?-i:{'|'.join(TO_DO)})\b(?![-–]?\d)|{_MARKS}|{_PLACE}",
        melding="'{0}' moet nog worden ingevuld",
        tip="vul het in; is het zo bedoeld, zet dan een uitzondering met reden in dossier.yaml",
        delen=OVERAL,
        behalve=quoted,
    ),
)


def check_unfinished(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each of those."""
    yield from find(subject, _PATTERNS)
