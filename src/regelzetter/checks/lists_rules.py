"""Rules about lists and definitions: aanwijzingen 3.59 and 3.60."""

from __future__ import annotations

from typing import Final

from regelzetter.checks.sources import AFGELEID, NIET_NAGEKEKEN
from regelzetter.diagnostics import Ernst, Rule, Voorbeeld, voorbeeld

_GOED: Final = "De subsidie is bestemd voor:\na. lesmateriaal; en\nb. machines.\n"
_VERSTAAN: Final = "In deze regeling wordt verstaan onder:\n\n"


def _artikel(tekst: str) -> Voorbeeld:
    return voorbeeld(f"# Artikel 1. Proef\n\n{tekst}")


MERK: Final = Rule(
    code="REGL0531",
    naam="teken-van-een-onderdeel",
    ernst=Ernst.WAARSCHUWING,
    regel="Onderdelen heten a., b., c.; daaronder 1°., 2°., 3°.; pas daaronder i., ii. of streepjes.",
    waarom="Een streepje of een ander teken kan niet worden aangehaald, en een verwijzing als “onderdeel b, onder 2°” werkt "
    "alleen als elk niveau zijn eigen tekens heeft.",
    bron="aanwijzing 3.59, eerste lid, onderdeel a, van de Aanwijzingen voor de regelgeving",
    fout=_artikel(_GOED.replace("a. ", "- ").replace("b. ", "- ")),
    goed=_artikel(_GOED),
)
NIEUWE_ZIN: Final = Rule(
    code="REGL0532",
    naam="nieuwe-zin-in-een-onderdeel",
    ernst=Ernst.FOUT,
    regel="Binnen een onderdeel begint geen nieuwe zin.",
    waarom="Een onderdeel maakt een zin af die erboven begint; een nieuwe zin hangt daar los onder.",
    bron="aanwijzing 3.59, eerste lid, onderdeel b, van de Aanwijzingen voor de regelgeving",
    fout=_artikel(_GOED.replace("a. lesmateriaal", "a. lesmateriaal. Dat materiaal is nieuw")),
    goed=_artikel(_GOED),
)
LEESTEKENS: Final = Rule(
    code="REGL0533",
    naam="leesteken-na-een-onderdeel",
    ernst=Ernst.FOUT,
    regel="Elk onderdeel eindigt met een puntkomma, het laatste met een punt.",
    waarom="De opsomming is één zin; aan het leesteken is te zien of zij doorloopt.",
    bron="aanwijzing 3.59, eerste lid, onderdeel c, van de Aanwijzingen voor de regelgeving",
    fout=_artikel(_GOED.replace("machines.", "machines;")),
    goed=_artikel(_GOED),
)
SLOTWOORDEN: Final = Rule(
    code="REGL0534",
    naam="tekst-na-een-opsomming",
    ernst=Ernst.INFORMATIEF,
    regel="Na het laatste onderdeel volgt zo mogelijk geen tekst die op alle onderdelen slaat.",
    waarom="Wie een onderdeel leest, mist de voorwaarde die eronder staat, en een verwijzing naar het onderdeel ook.",
    bron="aanwijzing 3.59, tweede lid, van de Aanwijzingen voor de regelgeving",
    fout=_artikel("1. " + _GOED.replace("\n", "\n   ").replace("machines.", "machines,").rstrip() + "\n\n   "
                  "voor zover nodig.\n2. De minister verleent de subsidie.\n"),
    goed=_artikel("1. " + _GOED.replace("\n", "\n   ").rstrip() + "\n2. De minister verleent de subsidie.\n"),
)  # fmt: skip
_TWEE: Final = "1. Er is een plan.\n2. De minister vraagt:\n   a. een kaart; en\n   b. een {}\n"
TWEE_LIJSTEN: Final = Rule(
    code="REGL1018",
    naam="onderdeel-twee-keer-in-een-lid",
    ernst=Ernst.WAARSCHUWING,
    regel="Binnen een lid heeft elk onderdeel een eigen letter, ook als er twee opsommingen zijn.",
    waarom="“Onderdeel a” van dat lid zijn er dan twee; een verwijzing kan er maar één bedoelen.",
    bron="aanwijzingen 3.28 en 3.59 van de Aanwijzingen voor de regelgeving",
    fout=_artikel(_TWEE.format("foto;\n\n   en bij twijfel ook:\n\n   a. een tekening; en\n   b. een toelichting.")),
    goed=_artikel(_TWEE.format("foto.")),
)  # fmt: skip
ALFABET: Final = Rule(
    code="REGL0535",
    naam="begrippen-op-alfabet",
    ernst=Ernst.WAARSCHUWING,
    regel="Begripsbepalingen staan op alfabet.",
    waarom="De lezer zoekt een begrip op zoals in een woordenboek.",
    bron="aanwijzing 3.59, derde lid, van de Aanwijzingen voor de regelgeving",
    fout=_artikel(_VERSTAAN + "regio\n: provincie;\n\nminister\n: Minister van Voorbeelden.\n\n"
                  "# Artikel 2. Bedrag\n\nDe minister verleent subsidie voor een regio.\n"),
    goed=_artikel(_VERSTAAN + "minister\n: Minister van Voorbeelden;\n\nregio\n: provincie.\n\n"
                  "# Artikel 2. Bedrag\n\nDe minister verleent subsidie voor een regio.\n"),
)  # fmt: skip
GELETTERD_BEGRIP: Final = Rule(
    code="REGL0536",
    naam="begrippen-met-letters",
    ernst=Ernst.WAARSCHUWING,
    regel="Begripsbepalingen hebben geen letters of nummers.",
    waarom="Bij een nieuw begrip zouden alle letters verspringen; het alfabet volstaat om een begrip te vinden.",
    bron="aanwijzing 3.59, derde lid, van de Aanwijzingen voor de regelgeving",
    fout=_artikel(_VERSTAAN.rstrip() + "\na. minister: Minister van Voorbeelden;\nb. regio: provincie.\n"),
    goed=_artikel(_VERSTAAN + "minister\n: Minister van Voorbeelden;\n\nregio\n: provincie.\n\n"
                  "# Artikel 2. Bedrag\n\nDe minister verleent subsidie voor een regio.\n"),
)  # fmt: skip
EINDE_BEGRIP: Final = Rule(
    code="REGL0537",
    naam="leesteken-na-een-begrip",
    ernst=Ernst.FOUT,
    regel="Elke begripsbepaling eindigt met een puntkomma, de laatste met een punt.",
    waarom="De begripsbepalingen zijn samen één zin; een punt zegt dat zij daar ophoudt.",
    bron="aanwijzing 3.59, eerste lid, onderdeel c, van de Aanwijzingen voor de regelgeving; voor begripsbepalingen gewoonte",
    onzeker=NIET_NAGEKEKEN,
    fout=_artikel(_VERSTAAN + "minister\n: Minister van Voorbeelden.\n\nregio\n: provincie.\n\n"
                  "# Artikel 2. Bedrag\n\nDe minister verleent subsidie voor een regio.\n"),
    goed=_artikel(_VERSTAAN + "minister\n: Minister van Voorbeelden;\n\nregio\n: provincie.\n\n"
                  "# Artikel 2. Bedrag\n\nDe minister verleent subsidie voor een regio.\n"),
)  # fmt: skip
EN_OF: Final = Rule(
    code="REGL0538",
    naam="en-of-in-een-opsomming",
    ernst=Ernst.WAARSCHUWING,
    regel="Aan het slot van het voorlaatste onderdeel staat “en” of “of”, en alleen daar, als de zin erboven niet al zegt "
    "welke van de twee geldt.",
    waarom="Zonder dat woord is niet te zien of aan alle onderdelen moet zijn voldaan of aan één.",
    bron="aanwijzing 3.60, eerste lid, van de Aanwijzingen voor de regelgeving",
    onzeker=AFGELEID,
    fout=_artikel(_GOED.replace("; en", ";")),
    goed=_artikel(_GOED),
)
RULES: tuple[Rule, ...] = (
    TWEE_LIJSTEN,
    MERK,
    NIEUWE_ZIN,
    LEESTEKENS,
    SLOTWOORDEN,
    ALFABET,
    GELETTERD_BEGRIP,
    EINDE_BEGRIP,
    EN_OF,
)
