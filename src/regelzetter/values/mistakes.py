"""What can be wrong with a formula that can be read, told with the places of the values that take part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from regelzetter.diagnostics import Diagnostic, Ernst, Outcome, Rule, Voorbeeld, voorbeeld
from regelzetter.nearest import nearest
from regelzetter.source import Span
from regelzetter.values.expressions import Condition, Expression, Name, names
from regelzetter.values.model import Inhoud, Leeg, Values
from regelzetter.values.typed import ONBEKEND
from regelzetter.values.units import Refused, in_words
from regelzetter.values.yamltree import place

Computed: TypeAlias = Outcome[Inhoud]

_BRON = "taalbeschrijving van regelzetter, onderdeel Waarden (formules)"
_BESTAND = "gegevens/waarden.yaml"


def _met_tabel(waarden: str, deeltabellen: str = "") -> Voorbeeld:
    kolommen = "tabel: regios\nkolommen: {regio: {soort: tekst}, bedrag: {soort: bedrag}, leerlingen: {soort: aantal}}\n"
    csv = "regio,bedrag,leerlingen\nNoord,100,250\nZuid,200,\n"
    return Voorbeeld(((_BESTAND, waarden), ("gegevens/regios.yaml", kolommen + deeltabellen), ("gegevens/regios.csv", csv)))


ONBEKENDE_SLEUTEL = Rule(
    code="REGL0244",
    naam="sleutel-in-formule-bestaat",
    ernst=Ernst.FOUT,
    regel="Elke sleutel in een formule, een voorwaarde of een tekst is de sleutel van een waarde.",
    waarom="Een onbekende sleutel is meestal een tikfout; de compiler raadt niet welke waarde bedoeld is.",
    bron=_BRON,
    fout=voorbeeld("jaarbudget: {bedrag: 100}\nplafond: {is: jaarbuget * 4}\n", _BESTAND),
    goed=voorbeeld("jaarbudget: {bedrag: 100}\nplafond: {is: jaarbudget * 4}\n", _BESTAND),
)
FUNCTIE = Rule(
    code="REGL0245",
    naam="functie-bestaat",
    ernst=Ernst.FOUT,
    regel="Een functie is een van som, aantal, min, max, rond, rond_op, rond_af, dagen, weken, maanden, jaren, werkdagen, "
    "dagen_tussen en jaar, met haar eigen argumenten. rond(x, eenheid) gaat naar het dichtstbijzijnde veelvoud, en bij precies "
    "de helft van nul af (2,5 wordt 3; -2,5 wordt -3); rond_op gaat naar het grotere, rond_af naar het kleinere veelvoud. "
    "werkdagen telt zaterdag, zondag en de feestdagen van artikel 3, eerste en tweede lid, van de Algemene "
    "termijnenwet niet mee; dagen die de regering voor één jaar gelijkstelt (derde lid) kent de compiler niet.",
    waarom="Wat de compiler niet kent, rekent hij niet uit.",
    bron=_BRON + "; Algemene termijnenwet, artikel 3",
    fout=voorbeeld("start: {datum: 2025-01-01}\neind: {is: 'jaren(start)'}\n", _BESTAND),
    goed=voorbeeld("start: {datum: 2025-01-01}\neind: {is: 'jaren(start, 4)'}\n", _BESTAND),
)
TABEL = Rule(
    code="REGL0246",
    naam="tabel-in-formule-bestaat",
    ernst=Ernst.FOUT,
    regel="som(tabel.kolom), aantal(tabel), min(tabel.kolom) en max(tabel.kolom) noemen een tabel en een kolom die er zijn; "
    'wie rijen kiest (som(tabel.kolom als kolom = "woord")), noemt een kolom en een woord die er zijn.',
    waarom="Een som over een tabel die er niet is, zou stilzwijgend nul zijn.",
    bron=_BRON,
    fout=_met_tabel("plafond: {is: som(regio.bedrag)}\n"),
    goed=_met_tabel("plafond: {is: som(regios.bedrag)}\n"),
)
LEGE_CEL = Rule(
    code="REGL0247",
    naam="rekent-niet-met-lege-cel",
    ernst=Ernst.FOUT,
    regel="Een lege cel wordt niet berekend en niet naar grootte vergeleken; eerst wordt gevraagd of zij is ingevuld.",
    waarom="Een lege cel is niet nul: er is iets niet bekend.",
    bron=_BRON,
    fout=_met_tabel("", "deeltabellen: {grote: {waar: leerlingen > 100}}\n"),
    goed=_met_tabel("", "deeltabellen: {grote: {waar: leerlingen en leerlingen > 100}}\n"),
)


def unknown_key(name: Name, values: Values) -> Diagnostic:
    """A key that no value has, with the nearest that does exist and where it stands."""
    return Diagnostic(ONBEKENDE_SLEUTEL, name.span, f"de waarde '{name.key}' bestaat niet", key_tip(name.key, values))


def key_tip(key: str, values: Values) -> str:
    """What was probably meant by an unknown key: “bedoelde u 'plafond.totaal' (gegevens/bedragen.yaml:12)?”."""
    if key in values.reeksen:
        years = values.reeksen[key].jaren
        return f"dat is een reeks; bedoelde u som({key}), of een jaar: {key}.{years[0]}?"
    table, _, column = key.rpartition(".")
    if table in values.tabellen and column in values.tabellen[table].kolommen:
        return f"dat is een kolom; bedoelde u som({key})?"
    if key in values.tabellen:
        return f"dat is een tabel; bedoelde u aantal({key})?"
    found = nearest(key, values.waarden)
    if found is not None:
        return f"bedoelde u '{found}' ({place(values.waarden[found].span)})?"
    if table == "rij":
        return "'rij.' bestaat alleen in een beschikking en in een tabel met {rijen=…}"
    return "" if table else f'bedoelde u een tekst? Die staat tussen aanhalingstekens: "{key}"'


def explained(refused: Refused, part: Expression | Condition, span: Span, values: Values) -> Diagnostic:
    """With the places of the values that take part, because the mistake is often made there."""
    tips = [refused.tip] if refused.tip else []
    tips.extend(origins(part, values))
    return Diagnostic(refused.rule, span, refused.melding, "; ".join(tips))


def origins(part: Expression | Condition, values: Values) -> Iterator[str]:
    """What each key of a formula is and where it stands: “'start' is 1 januari 2025 (gegevens/data.yaml:3)”."""
    for key in dict.fromkeys(name.key for name in names(part)):
        found = values.waarden.get(key)
        if found is not None:
            yield f"'{key}' is {in_words(found.inhoud)} ({place(found.span)})"


def empty_cell(part: Expression | Condition, span: Span, values: Values) -> Computed:
    """What comes of a formula that needs a cell in which nothing stands."""
    used = dict.fromkeys(name.key for name in names(part))
    empty = [key for key in used if key in values.waarden and isinstance(values.waarden[key].inhoud, Leeg)]
    melding = f"hier wordt gerekend met een lege cel: {', '.join(empty)}"
    return Outcome(ONBEKEND, (Diagnostic(LEGE_CEL, span, melding, f"vraag eerst of zij is ingevuld: {empty[0]} en …"),))


RULES: tuple[Rule, ...] = (ONBEKENDE_SLEUTEL, FUNCTIE, TABEL, LEGE_CEL)
