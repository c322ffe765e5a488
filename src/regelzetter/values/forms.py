"""How a value is printed: for each kind its forms, and what a form may not hide."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from regelzetter import dutch
from regelzetter.diagnostics import Diagnostic, Ernst, Outcome, Rule, Voorbeeld
from regelzetter.nearest import nearest
from regelzetter.source import Span
from regelzetter.values.model import (
    Aantal,
    Bedrag,
    Datum,
    Inhoud,
    Jaartal,
    Leeg,
    Onbekend,
    Percentage,
    Periode,
    TekstWaarde,
    Tijdstip,
    Waarde,
)
from regelzetter.values.units import WIDE, in_words, kind, quantity
from regelzetter.values.yamltree import place

_BRON = "taalbeschrijving van regelzetter, onderdeel Waarden (vormen)"
_REGELING = """# Aanhef

De Minister van Voorbeelden,

Gelet op artikel 1 van de Voorbeeldwet;

Besluit:

# Artikel 1. Waarde {#waarde}

%s

# Slotformulier

Deze regeling zal met de toelichting in de Staatscourant worden geplaatst.
"""


def _gedrukt(waarde: str, vorm: str) -> Voorbeeld:
    regeling = _REGELING % f"Voor deze regeling geldt {{{{ waarde | {vorm} }}}}."
    return Voorbeeld((("gegevens/waarden.yaml", f"waarde: {waarde}\n"), ("regeling.md", regeling)))


def _rijen(rij: str) -> Voorbeeld:
    tabel = "{rijen=regios}\n| Regio | Bedrag |\n| :--- | ---: |\n| {{ rij.regio }} | {{ rij.bedrag }} |"
    return Voorbeeld(
        (
            ("gegevens/regios.yaml", "tabel: regios\nkolommen: {regio: {soort: tekst}, bedrag: {soort: bedrag}}\n"),
            ("gegevens/regios.csv", f"regio,bedrag\n{rij}\n"),
            ("regeling.md", _REGELING % ("Voor deze regeling gelden de volgende bedragen:\n\n" + tabel)),
        )
    )


VORM_PAST = Rule(
    code="REGL0260",
    naam="vorm-past-bij-soort",
    ernst=Ernst.FOUT,
    regel="De vorm achter de streep past bij de soort van de waarde.",
    waarom="Een datum in miljoenen is een vergissing in de vorm of in de sleutel.",
    bron=_BRON,
    fout=_gedrukt("{datum: 2025-01-01}", "miljoen"),
    goed=_gedrukt("{datum: 2025-01-01}", "maand"),
)
VERBERGT = Rule(
    code="REGL0261",
    naam="afronding-verbergt-niets",
    ernst=Ernst.FOUT,
    regel="Wat gedrukt staat is de hele waarde; afronden mag alleen als de waarde dat met een toelichting toestaat.",
    waarom="Een afgerond bedrag in een brief en een ander bedrag in de regeling zijn twee bedragen.",
    bron=_BRON,
    fout=_gedrukt("{bedrag: 97 160 020}", "miljoen"),
    goed=_gedrukt("{bedrag: 97 150 000}", "miljoen"),
)
VORM_KAN = Rule(
    code="REGL0262",
    naam="vorm-kan-waarde-schrijven",
    ernst=Ernst.FOUT,
    regel="In woorden kunnen hele getallen tot een biljoen en bedragen in hele centen; een rangtelwoord is er niet onder nul.",
    waarom="Voor zo'n waarde heeft het Nederlands in deze vorm geen woord.",
    bron=_BRON,
    fout=_gedrukt("{aantal: 2,5}", "woord"),
    goed=_gedrukt("{aantal: 3}", "woord"),
)
LEGE_CEL = Rule(
    code="REGL0263",
    naam="gedrukte-cel-ingevuld",
    ernst=Ernst.WAARSCHUWING,
    regel="Een cel die gedrukt wordt, is ingevuld.",
    waarom="Een lege cel laat een gat in de zin. In een tabel kan dat bedoeld zijn; in een brief bijna nooit.",
    bron=_BRON,
    fout=_rijen("Noord,"),
    goed=_rijen("Noord,100"),
)

FORMS: Mapping[type[Any], Mapping[str, Callable[[Any], str]]] = {
    Bedrag: {
        "euro": lambda inhoud: dutch.euro(inhoud.euro),
        "miljoen": lambda inhoud: dutch.miljoen(inhoud.euro),
        "voluit": lambda inhoud: dutch.bedrag_voluit(inhoud.euro),
        "centen": lambda inhoud: dutch.centen(inhoud.euro),
    },
    Datum: {
        "datum": lambda inhoud: dutch.datum(inhoud.dag),
        "maand": lambda inhoud: dutch.maand(inhoud.dag),
        "jaar": lambda inhoud: dutch.jaar(inhoud.dag),
        "dag": lambda inhoud: dutch.dag(inhoud.dag),
    },
    Percentage: {
        "procent": lambda inhoud: dutch.procent(inhoud.procent),
        "woorden": lambda inhoud: dutch.procent_woorden(inhoud.procent),
        "procentpunt": lambda inhoud: dutch.procentpunt(inhoud.procent),
    },
    Aantal: {
        "aantal": lambda inhoud: dutch.getal(inhoud.aantal),
        "woord": lambda inhoud: dutch.telwoord(_whole(inhoud.aantal)),
        "rang": lambda inhoud: dutch.rangtelwoord(_whole(inhoud.aantal)),
    },
    Jaartal: {"jaar": lambda inhoud: str(inhoud.jaar)},
    Tijdstip: {
        "tijdstip": lambda inhoud: dutch.tijdstip(inhoud.moment),
        "datum": lambda inhoud: dutch.datum(inhoud.moment.date()),
        "tijd": lambda inhoud: dutch.tijd(inhoud.moment.time()),
    },
    Periode: {
        "periode": lambda inhoud: dutch.periode(inhoud.van, inhoud.tot_en_met),
        "reeks": lambda inhoud: dutch.reeks(inhoud.van, inhoud.tot_en_met),
        "jaren": lambda inhoud: dutch.jaren(inhoud.van, inhoud.tot_en_met),
        "van": lambda inhoud: dutch.datum(inhoud.van),
        "tot": lambda inhoud: dutch.datum(inhoud.tot_en_met),
    },
    TekstWaarde: {
        "tekst": lambda inhoud: dutch.apostrof(inhoud.tekst),
        "hoofdletter": lambda inhoud: dutch.hoofdletter(dutch.apostrof(inhoud.tekst)),
    },
    Leeg: {"leeg": lambda _: ""},
    Onbekend: {"onbekend": lambda _: ""},
}
"""Kind → its forms; the first is the default. `tot` prints the last day of a period: “tot en met 31 december 2028”."""

STEPS: Mapping[str, Decimal] = {
    "euro": Decimal("0.01"),
    "centen": Decimal("0.01"),
    "miljoen": Decimal(10_000),
    "procent": Decimal("0.001"),
    "woorden": Decimal("0.001"),
    "procentpunt": Decimal("0.001"),
    "aantal": Decimal("0.001"),
}
"""The smallest step a form shows; what is left over would be hidden."""

EMPTY = ("", "")


def default_form(inhoud: Inhoud) -> str:
    """The form in which a content is printed if the writer asks for none.

    >>> default_form(Bedrag(Decimal(100)))
    'euro'
    """
    return next(iter(FORMS[type(inhoud)]))


def form(waarde: Waarde, vorm: str | None, span: Span) -> Outcome[tuple[str, str]]:
    """The name of the form that was used, and the words as printed. `span` is where it is asked for.

    Two empty texts if it cannot be printed; for `Onbekend` without a finding.
    """
    inhoud = waarde.inhoud
    if isinstance(inhoud, Onbekend):
        return Outcome(EMPTY)
    if isinstance(inhoud, Leeg):
        tip = f"zet de passage tussen '::: als rij.{waarde.sleutel.rpartition('.')[2]}' en ':::', of maak de kolom verplicht"
        melding = f"hier wordt een lege cel gedrukt ({place(waarde.span)})"
        return Outcome(("leeg", ""), (Diagnostic(LEGE_CEL, span, melding, tip),))
    name = vorm or default_form(inhoud)
    write = FORMS[type(inhoud)].get(name)
    if write is None:
        return Outcome(EMPTY, (_unfit(waarde, name, span),))
    hidden = _hidden(inhoud, name)
    if hidden and name == "miljoen" and waarde.afronding and isinstance(inhoud, Bedrag):
        return Outcome((name, dutch.miljoen_afgerond(inhoud.euro)))
    if hidden:
        return Outcome(EMPTY, (_hides(waarde, name, hidden, span),))
    try:
        return Outcome((name, write(inhoud)))
    except ValueError:
        melding = f"{in_words(inhoud)} kan niet als '{name}'"
        return Outcome(EMPTY, (Diagnostic(VORM_KAN, span, melding, f"de waarde staat op {place(waarde.span)}"),))


def _whole(x: Decimal) -> int:
    if x != x.to_integral_value():
        raise ValueError(x)
    return int(x)


def _unfit(waarde: Waarde, name: str, span: Span) -> Diagnostic:
    forms = tuple(FORMS[type(waarde.inhoud)])
    close = nearest(name, forms)
    tip = f"bedoelde u '{close}'? " if close else ""
    melding = f"'{waarde.sleutel}' is {kind(waarde.inhoud)}; de vorm '{name}' past daar niet bij"
    return Diagnostic(VORM_PAST, span, melding, f"{tip}{kind(waarde.inhoud)} kan als: {', '.join(forms)}")


def _hidden(inhoud: Inhoud, name: str) -> Decimal:
    """What a form would leave out: the distance to the nearest step it can show."""
    x, step = quantity(inhoud), STEPS.get(name)
    if x is None or step is None or dutch.is_heel(x, step):
        return Decimal(0)
    nearest_step = WIDE.multiply(WIDE.divide(x, step).to_integral_value(ROUND_HALF_UP), step)
    return abs(WIDE.subtract(x, nearest_step))


def _hides(waarde: Waarde, name: str, hidden: Decimal, span: Span) -> Diagnostic:
    where = f"de waarde staat op {place(waarde.span)}"
    if isinstance(waarde.inhoud, Bedrag):
        much = in_words(Bedrag(hidden)) if hidden >= Decimal("0.01") else "minder dan een cent"
        melding = f"de afronding verbergt een verschil van {much}"
    else:
        melding = f"'{waarde.sleutel}' heeft meer dan drie decimalen"
    if name == "miljoen":
        tip = f"druk het hele bedrag, of schrijf 'afronding: toegestaan' met een toelichting bij de waarde; {where}"
    else:
        tip = f"rond de waarde af in de formule: rond(…, {STEPS[name]}); {where}"
    return Diagnostic(VERBERGT, span, melding, tip)


RULES: tuple[Rule, ...] = (VORM_PAST, VERBERGT, VORM_KAN, LEGE_CEL)
