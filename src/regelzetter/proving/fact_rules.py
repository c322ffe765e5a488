"""The rules of the proof, and what can be asked of a format."""

from __future__ import annotations

from typing import Literal, NamedTuple

from regelzetter.diagnostics import Ernst, Rule, voorbeeld
from regelzetter.record import record

_WAAROM = "Wie het bestand leest, of laat voorlezen, krijgt anders iets anders dan wat is vastgesteld."
_BRON = "opbouw van regelzetter, proef op de uitvoer"


UITVOER = Rule(
    code="REGL0901",
    naam="uitvoer-klopt-niet",
    ernst=Ernst.FOUT,
    regel="Een bestand dat is geschreven, zegt bij teruglezen wat het stuk zegt, en doorstaat zijn toets.",
    waarom="Een bestand dat iets anders zegt dan de bron, of geweigerd wordt, mag de deur niet uit.",
    bron=_BRON,
    fout=voorbeeld("een woord valt weg bij het schrijven", "uitvoer.html"),
    goed=voorbeeld("alle woorden staan er, in dezelfde volgorde", "uitvoer.html"),
)


def _rule(code: str, naam: str, regel: str, fout: str, goed: str) -> Rule:
    return Rule(
        code=code, naam=naam, ernst=Ernst.FOUT, regel=regel, waarom=_WAAROM, bron=_BRON,
        fout=voorbeeld(fout, "uitvoer.html"), goed=voorbeeld(goed, "uitvoer.html"),
    )  # fmt: skip


KOP = _rule(
    "REGL0902", "kop-klopt-niet", "De koppen van een bestand zijn die van het stuk, op dezelfde plaats en van hetzelfde niveau.",
    "een artikel staat in het bestand op het niveau van een hoofdstuk", "elk artikel staat een niveau onder zijn hoofdstuk",
)  # fmt: skip
WAARDE = _rule(
    "REGL0903", "waarde-klopt-niet", "Elke waarde staat in een bestand op haar plaats, met haar eigen tekst en sleutel.",
    "waar 'plafond' hoort, staat een ander bedrag", "waar 'plafond' hoort, staat het bedrag uit de gegevens",
)  # fmt: skip
VERWIJZING = _rule(
    "REGL0904", "verwijzing-klopt-niet", "Elke verwijzing van een bestand wijst naar de plaats of het adres uit het stuk.",
    "de koppeling op “artikel 2” brengt de lezer bij artikel 3", "de koppeling op “artikel 2” brengt de lezer bij artikel 2",
)  # fmt: skip
TABEL = _rule(
    "REGL0905", "tabel-klopt-niet", "Een tabel heeft in een bestand dezelfde rijen, cellen en kopcellen als in het stuk.",
    "een kopcel is in het bestand een gewone cel", "elke kopcel is ook in het bestand een kopcel",
)  # fmt: skip
EIGENSCHAP = _rule(
    "REGL0906", "eigenschap-klopt-niet", "Een bestand noemt zichzelf bij de titel van het stuk en zegt in welke taal het is.",
    "het bestand zegt dat het in het Engels is", "het bestand zegt dat het in het Nederlands is",
)  # fmt: skip
BESCHRIJVING = _rule(
    "REGL0907", "beschrijving-klopt-niet", "Bij elke afbeelding staat in een bestand de beschrijving uit het stuk.",
    "de beschrijving van een grafiek noemt een ander bedrag dan de grafiek", "de beschrijving noemt de bedragen van de grafiek",
)  # fmt: skip
RULES: tuple[Rule, ...] = (UITVOER, KOP, WAARDE, VERWIJZING, TABEL, EIGENSCHAP, BESCHRIJVING)


@record(frozen=True, slots=True)
class Abilities:
    """What a format can say; the rest of a fact is not asked of it."""

    rijkoppen: bool = True
    """That a cell heads its row."""
    kop_alleen: bool = True
    """That a table without other rows has header rows."""
    waarden: Literal["sleutel", "plaats", ""] = ""
    """Which value stands where, that a value stands here, or neither."""
    samen: bool = False
    """A reference to several places points to the part around them."""
    fichekop: bool = True
    """The title of a fiche stands in its table."""
    stukken: bool = False
    """It points to other documents of the dossier."""
    eigenschappen: bool = True
    """It says its own title and language; of an official publication the record beside it does."""
    schemes: tuple[str, ...] = ("http:", "https:", "mailto:")
    """Of addresses that it may point to; () is all."""


class Difference(NamedTuple):
    rule: Rule
    melding: str
