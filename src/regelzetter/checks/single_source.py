"""Single source: a figure typed by hand where a value with that content exists, or where a value should be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from regelzetter import dutch
from regelzetter.checks.figures_in_text import Figure, typed_figures
from regelzetter.checks.passages import Deel, Passage, lines_of
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic, Edit, Ernst, Rule, Voorbeeld, voorbeeld
from regelzetter.source import Span
from regelzetter.tree.nodes import Citaat, Document, Regeling
from regelzetter.values.model import Aantal, Bedrag, Datum, Percentage, Values

_BRON: Final = "beschrijving van het dossier: één bron voor elk bedrag, elke datum en elk percentage"

_REGIOS: Final = "plafond: {bedrag: 1 000}\nregios: {aantal: {aantal: 78}}\n"

GETYPT = Rule(
    code="REGL0510",
    naam="getypt-waar-waarde-bestaat",
    ernst=Ernst.WAARSCHUWING,
    regel="Een bedrag, datum of percentage dat in de gegevens staat, wordt ingevoegd en niet getypt.",
    waarom="Een getypt bedrag verandert niet mee als de waarde verandert; dan spreken twee stukken elkaar tegen.",
    bron=_BRON,
    fout=voorbeeld("# Artikel 1. Proef\n\nTen hoogste € 1.000 wordt verstrekt.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nTen hoogste {{ plafond }} wordt verstrekt.\n"),
)
BEDRAG_ZONDER_BRON = Rule(
    code="REGL0511",
    naam="bedrag-zonder-bron",
    ernst=Ernst.WAARSCHUWING,
    regel="Een bedrag in een stuk komt uit de gegevens.",
    waarom="Van een getypt bedrag is niet te zeggen waar het vandaan komt, en niemand ziet of het elders anders staat.",
    bron=_BRON,
    fout=voorbeeld("# Artikel 1. Proef\n\nTen hoogste € 2.500 wordt verstrekt.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nTen hoogste {{ plafond }} wordt verstrekt.\n"),
)
DATUM_ZONDER_BRON = Rule(
    code="REGL0512",
    naam="datum-zonder-bron",
    ernst=Ernst.WAARSCHUWING,
    regel="Een datum in een artikel, een bijlage of het opschrift, of bij publicatie in dossier.yaml, komt uit de gegevens.",
    waarom="Termijnen hangen samen; alleen als elke datum een waarde is, kan worden nagerekend of zij op elkaar aansluiten.",
    bron=_BRON,
    fout=voorbeeld("# Artikel 1. Proef\n\nDe aanvraag wordt ingediend vóór 1 oktober 2026.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe aanvraag wordt ingediend vóór {{ inwerking }}.\n"),
)
PERCENTAGE_ZONDER_BRON = Rule(
    code="REGL0513",
    naam="percentage-zonder-bron",
    ernst=Ernst.WAARSCHUWING,
    regel="Een percentage in een artikel of bijlage komt uit de gegevens.",
    waarom="Het percentage staat ook in de toelichting en de brief; met één bron blijven zij gelijk.",
    bron=_BRON,
    fout=voorbeeld("# Artikel 1. Proef\n\nDe subsidie bedraagt ten hoogste 80% van de kosten.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe subsidie bedraagt ten hoogste het bedrag van de kosten.\n"),
)
AANTAL_GETYPT = Rule(
    code="REGL0514",
    naam="getypt-aantal",
    ernst=Ernst.WAARSCHUWING,
    regel="Een aantal dat in de gegevens staat, wordt ingevoegd en niet getypt.",
    waarom="Een aantal verandert mee met de tabel waaruit het is geteld, een getypt aantal niet.",
    bron=_BRON,
    fout=Voorbeeld((("gegevens/waarden.yaml", _REGIOS), ("nota.md", "Er zijn 78 regio’s.\n"))),
    goed=Voorbeeld((("gegevens/waarden.yaml", _REGIOS), ("nota.md", "Er zijn {{ regios.aantal }} regio’s.\n"))),
)
RULES: tuple[Rule, ...] = (GETYPT, BEDRAG_ZONDER_BRON, DATUM_ZONDER_BRON, PERCENTAGE_ZONDER_BRON, AANTAL_GETYPT)

_WITHOUT_SOURCE: Final = {"bedrag": BEDRAG_ZONDER_BRON, "datum": DATUM_ZONDER_BRON, "percentage": PERCENTAGE_ZONDER_BRON}
_EUROPEAN: Final = re.compile(r"(?:verordening|richtlijn|besluit|aanbeveling|mededeling) \((?:eu|eg|eeg|euratom)\)[^;:]*$")
_NORMS: Final = (Deel.LICHAAM, Deel.BIJLAGE)
_OF_ANOTHER: Final = (
    "wet",
    "besluit",
    "regeling",
    "richtlijn",
    "verordening",
    "arrest",
    "brief",
    "motie",
    "staatsblad",
    "staatscourant",
)
"""“de regeling van 3 mei 2020”: the date is part of a name, or the day of a paper of somebody else."""


_DAYS: Final = ("publicatie.bekendmaking", "publicatie.inwerkingtreding", "publicatie.ondertekening")


_QUOTED: Final = re.compile(r"‘[^‘’]*’|“[^“”]*”|„[^„”“]*[”“]|«[^«»]*»|\"[^\"]*\"")
_DROPPED: Final = re.compile(r"\b(?:vervalt|vervallen) $")
_REPLACED: Final = re.compile(r"[^‘“„«\"]*?\b(?:vervangen|vervalt|vervallen|geschrapt|ingevoegd)\b")


class _Keys(NamedTuple):
    """For each content the keys of the values that have it."""

    bedragen: Mapping[Decimal, tuple[str, ...]]
    datums: Mapping[date, tuple[str, ...]]
    percentages: Mapping[Decimal, tuple[str, ...]]
    aantallen: Mapping[Decimal, tuple[str, ...]]


def check_single_source(subject: Subject) -> Iterator[Diagnostic]:
    """A finding at each figure that was typed although a value prints the same, or none does."""
    keys = _keys(subject.values)
    for name, passages in subject.passages.items():
        amends = subject.ontwerpen[name].soort == "wijzigingsregeling"
        for passage in passages:
            new_law = amends and passage.deel is Deel.LICHAAM
            for figure in typed_figures(passage):
                if (new_law or not passage.in_(Citaat)) and not (amends and _of_old_law(passage, figure)):
                    yield from _found(passage, figure, keys, passage.deel in _NORMS and not _named_by_date(passage, figure))
    seen: set[Span] = set()
    for document in subject.ontwerpen.values():
        for found in _in_lines(document, keys):
            if found.span not in seen:
                seen.add(found.span)
                yield found


def _in_lines(document: Document, keys: _Keys) -> Iterator[Diagnostic]:
    """In what dossier.yaml says of a document. There a person puts a value in its place: it may need quotes."""
    for veld, passage in lines_of(document):
        if veld == "datum":  # that is a value, or wrong
            continue
        figures = tuple(typed_figures(passage))
        own_day = next((each for each in figures if each.soort == "datum"), None) if _is_opschrift(veld, document) else None
        for figure in figures:
            for found in _found(passage, figure, keys, veld in _DAYS or figure is own_day):
                is_whole = (figure.begin, figure.eind) == (0, len(passage.tekst))
                quoted = re.sub(r"\{\{.*?\}\}", r'"\g<0>"', found.tip) if is_whole else found.tip
                yield replace(found, tip=quoted, fix=())


def _is_opschrift(veld: str, document: Document) -> bool:
    """The first date in the opschrift of a regulation is its own."""
    return veld == "titel" and isinstance(document.inhoud, Regeling)


def _keys(values: Values) -> _Keys:
    amounts: dict[Decimal, tuple[str, ...]] = {}
    days: dict[date, tuple[str, ...]] = {}
    percentages: dict[Decimal, tuple[str, ...]] = {}
    counts: dict[Decimal, tuple[str, ...]] = {}
    for key, value in values.waarden.items():
        match value.inhoud:
            case Bedrag(euro=amount):
                amounts[amount] = (*amounts.get(amount, ()), key)
            case Datum(dag=day):
                days[day] = (*days.get(day, ()), key)
            case Percentage(procent=part):
                percentages[part] = (*percentages.get(part, ()), key)
            case Aantal(aantal=number):
                counts[number] = (*counts.get(number, ()), key)
            case _:
                pass
    return _Keys(amounts, days, percentages, counts)


def _found(passage: Passage, figure: Figure, keys: _Keys, asks_value: bool) -> Iterator[Diagnostic]:
    """`asks_value`: is this a place where every date and percentage is a value? An amount is one everywhere."""
    typed = passage.tekst[figure.begin : figure.eind]
    span = passage.span(figure.begin, figure.eind)
    if figure.soort == "aantal":
        key = _counted(figure, keys)
        if key is not None:
            number = typed.split(" ")[0]
            yield Diagnostic(AANTAL_GETYPT, span, f"'{number}' is getypt, maar staat in de gegevens", f"schrijf {{{{ {key} }}}}")
        return
    instead = _instead(figure, typed, keys)
    if instead:
        melding = f"'{typed}' is getypt, maar staat in de gegevens"
        fix = (Edit(span, instead[0]),) if len(instead) == 1 and _same_print(figure, typed) else ()
        yield Diagnostic(GETYPT, span, melding, f"schrijf {dutch.opsomming(instead[:3], 'of')}", fix=fix)
    elif figure.soort == "bedrag" or asks_value:
        yield Diagnostic(_WITHOUT_SOURCE[figure.soort], span, f"'{typed}' is getypt en staat niet in de gegevens",
                         "zet de waarde met haar bron in gegevens/ en voeg haar in met {{ sleutel }}")  # fmt: skip


def _instead(figure: Figure, typed: str, keys: _Keys) -> tuple[str, ...]:
    """What can be typed: each key with this content, in the form that was meant."""
    if isinstance(figure.waarde, date):
        return _holes(keys.datums.get(figure.waarde, ()), "")
    if figure.soort == "percentage":
        return _holes(keys.percentages.get(figure.waarde, ()), " | woorden" if "procent" in typed else "")
    return _holes(keys.bedragen.get(figure.waarde, ()), " | miljoen" if "m" in typed.lower() else "")


def _holes(keys: tuple[str, ...], form: str) -> tuple[str, ...]:
    return tuple(f"{{{{ {key}{form} }}}}" for key in keys)


def _same_print(figure: Figure, typed: str) -> bool:
    """Does the value print exactly what was typed? Then it can be put in its place without a word changing."""
    if isinstance(figure.waarde, date):
        return typed == _plain(dutch.datum(figure.waarde))
    if figure.soort == "bedrag":
        return typed in (_plain(dutch.euro(figure.waarde)), _plain(dutch.miljoen(figure.waarde)))
    return False


def _counted(figure: Figure, keys: _Keys) -> str | None:
    """A count is only taken for a value when the word it counts is in the key: “78 regio’s”, `regios.aantal`."""
    assert isinstance(figure.waarde, Decimal)
    stem = "".join(sign for sign in figure.woord.lower() if sign.isalpha())[:5]
    return next((key for key in keys.aantallen.get(figure.waarde, ()) if len(stem) > 3 and stem in key.replace("_", "")), None)


def _of_old_law(passage: Passage, figure: Figure) -> bool:
    """In “wordt ‘€ 5’ vervangen door ‘€ 6’” the first is what the law says now, whatever our data say."""
    quoted = (each for each in _QUOTED.finditer(passage.tekst) if each.start() < figure.begin < each.end())
    return any(_DROPPED.search(passage.tekst[: each.start()]) or _REPLACED.match(passage.tekst, each.end()) for each in quoted)


def _named_by_date(passage: Passage, figure: Figure) -> bool:
    """“de wet van 3 mei 2001”, and “Verordening (EU) nr. 651/2014 van de Commissie van 17 juni 2014”."""
    before = passage.tekst[: figure.begin].lower()
    if figure.soort != "datum" or not before.endswith("van "):
        return False
    words = before.split()
    return any(word.endswith(_OF_ANOTHER) for word in words[-5:-1]) or _EUROPEAN.search(before) is not None


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")
