"""How amounts and figures are written: the place of €, points and commas, millions, per cent, and one form for whole amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from regelzetter.checks.passages import Passage
from regelzetter.checks.patterns import LOPEND, OVERAL, Patroon
from regelzetter.checks.sources import EIGEN
from regelzetter.checks.subject import Subject
from regelzetter.checks.wording_spared import quoted
from regelzetter.diagnostics import Diagnostic, Edit, Ernst, Rule, voorbeeld
from regelzetter.dutch import NBSP
from regelzetter.source import Span
from regelzetter.tree.nodes import Knoop, Tabel

VORMEN = Rule(
    code="REGL0629",
    naam="bedragen-in-een-vorm",
    ernst=Ernst.WAARSCHUWING,
    regel="Hele bedragen staan in één dossier steeds in dezelfde vorm: kaal, met “,–” of met “,00”.",
    waarom="Wie “€ 5.000” en “€ 5.000,00” naast elkaar ziet, zoekt een verschil dat er niet is.",
    bron="gewone schrijfwijze van bedragen in de Staatscourant",
    fout=voorbeeld("# Artikel 1. Proef\n\nHet plafond is {{ plafond }}, en het voorschot {{ plafond | centen }}.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nHet plafond is {{ plafond }}, en het voorschot {{ plafond }}.\n"),
    onzeker=EIGEN,
)
BEDRAG = Rule(
    code="REGL0630",
    naam="schrijfwijze-bedrag",
    ernst=Ernst.WAARSCHUWING,
    regel="Een bedrag staat achter € en een spatie, met een punt tussen de duizendtallen.",
    waarom="Andere vormen zijn dubbelzinnig (“€ 25,000”) en worden door een zoekmachine of rekenblad niet als bedrag herkend.",
    bron="taaladvies.net, euroteken en euro’s; Besluit bekendmaking spellingvoorschriften",
    fout=voorbeeld("Een deelnemer betaalt 1500 €.\n", "nota.md"),
    goed=voorbeeld("Een deelnemer betaalt {{ plafond }}.\n", "nota.md"),
    onzeker=EIGEN,
)
DECIMAAL = Rule(
    code="REGL0631",
    naam="decimalen-en-procenten",
    ernst=Ernst.WAARSCHUWING,
    regel="Decimalen staan achter een komma, en het procentteken staat tegen het getal aan.",
    waarom="Een punt scheidt in het Nederlands duizendtallen: in “97.15” lijkt een cijfer weggevallen.",
    bron="officiële spelling (Leidraad); taaladvies.net, procentteken",
    fout=voorbeeld("Het aandeel was 19.5 procent.\n", "nota.md"),
    goed=voorbeeld("Het aandeel was 19,5 procent.\n", "nota.md"),
    onzeker=EIGEN,
)
MILJOEN = Rule(
    code="REGL0632",
    naam="miljoen-voluit",
    ernst=Ernst.WAARSCHUWING,
    regel="In lopende tekst staat “miljoen” of “miljard” voluit.",
    waarom="“Mln”, “mio” en “mld” verschillen maar één letter, en daarmee een factor duizend.",
    bron="gewone schrijfwijze van de Rijksoverheid",
    fout=voorbeeld("In Nederland wonen 18 mln mensen.\n", "nota.md"),
    goed=voorbeeld("In Nederland wonen 18 miljoen mensen.\n", "nota.md"),
    onzeker=EIGEN,
)
RULES: tuple[Rule, ...] = (VORMEN, BEDRAG, DECIMAAL, MILJOEN)

_RUNNING: Final = ("alinea", "kop", "noot")
_NOT_AT_END: Final = r"(?:\.(?=,|;|\s+(?-i:[a-z(]))|\b)"
"""The full stop of an abbreviation, but not that of the sentence."""


def _scale(short: str, long: str) -> Patroon:
    return Patroon(
        rule=MILJOEN,
        woorden=tuple(short.split("|")),
        zoek=rf"(\d) ?({short}){_NOT_AT_END}",
        melding="'{2}' is afgekort",
        tip=f"schrijf “{long}”",
        delen=OVERAL,
        vormen=_RUNNING,
        vervang=rf"\1{NBSP}{long}",
        behalve=quoted,
    )


AMOUNTS: Final = (
    Patroon(
        rule=BEDRAG,
        woorden=("€",),
        zoek=r"€(?=\d)",
        melding="er staat geen spatie tussen € en het bedrag",
        tip="zet er een spatie tussen",
        delen=OVERAL,
        vervang=f"€{NBSP}",
    ),
    Patroon(
        rule=BEDRAG,
        woorden=("€",),
        zoek=r"(?<![€\d.,] )(?<![\d.,€x])(\d[\d.]*(?:,\d+)?) ?€(?! ?\d)",
        melding="'{0}': het teken € staat achter het bedrag",
        tip="zet het teken ervoor, met een punt om de drie cijfers: € 1.500",
        delen=OVERAL,
    ),
    Patroon(
        rule=BEDRAG,
        woorden=("€",),
        zoek=r"€ ?(\d{1,3}?)((?:\d{3})+)(?![\d.])",
        melding="'{0}' heeft geen punt tussen de duizendtallen",
        tip="schrijf het met een punt om de drie cijfers: € 25.000",
        delen=OVERAL,
    ),
    Patroon(
        rule=BEDRAG,
        woorden=("€",),
        zoek=r"€ ?\d{1,3}(?:(?:,\d{3}){2,}|,000|(?: \d{3})+)(?!\d)",
        melding="'{0}' heeft geen punt tussen de duizendtallen",
        tip="schrijf het met een punt om de drie cijfers: € 25.000",
        delen=OVERAL,
    ),
    Patroon(
        rule=BEDRAG,
        woorden=("euro's", "euro’s"),
        zoek=r"\b(\d[\d.,]*(?: miljoen| miljard)?) euro[’']s\b",
        melding="'{0}': na een getal staat euro in het enkelvoud",
        tip="schrijf '{1} euro'",
        delen=tuple(deel for deel in OVERAL if deel not in ("lichaam", "bijlage")),
        vervang=r"\1 euro",
        behalve=quoted,
    ),
    Patroon(
        rule=DECIMAAL,
        woorden=("%", "procent", "miljoen", "miljard"),
        zoek=r"(?<![\d.,:])(\d+)\.(\d{1,2})(?= ?(?:%|procent|miljoen|miljard))",
        melding="'{0}' heeft een punt voor de decimalen",
        tip="schrijf '{1},{2}'",
        delen=OVERAL,
        vervang=r"\1,\2",
        behalve=quoted,
    ),
    Patroon(
        rule=DECIMAAL,
        woorden=("€",),
        zoek=r"(?<=€ )(\d+)\.(\d{1,2})(?![\d.,]|\.\d| ?(?:%|procent|miljoen|miljard))",
        melding="'{0}' heeft een punt voor de decimalen",
        tip="schrijf '{1},{2}'",
        delen=OVERAL,
        vervang=r"\1,\2",
        behalve=quoted,
    ),
    Patroon(
        rule=DECIMAAL,
        woorden=(" %",),
        zoek=r"(\d) %",
        melding="er staat een spatie voor het procentteken",
        tip="schrijf het teken tegen het getal aan: 10%",
        delen=OVERAL,
        vervang=r"\1%",
    ),
    _scale("mln|mio", "miljoen"),
    _scale("mld|mrd", "miljard"),
)

_AMOUNT: Final = r"€ ?(\d{1,3}(?:\.\d{3})*|\d+)(?:,([–-]{1,2}|\d\d))?(?![\d.,]*\d)(?! (?:miljoen|miljard|mln|mio))"


class _Amount(NamedTuple):
    """A whole amount as it is written: `vorm` is “” (bare), “,–” or “,00”."""

    vorm: str
    heel: str
    begin: int
    eind: int


def check_amounts(subject: Subject) -> Iterator[Diagnostic]:
    """If whole amounts are written in several forms: a finding for each that is not bare, or not as the first."""
    every = [each for passages in subject.passages.values() for each in _whole(passages)]
    forms = dict.fromkeys(amount.vorm for _, amount in every)
    if len(forms) < 2:
        return
    standard = "" if "" in forms else next(iter(forms))
    for passage, amount in every:
        if amount.vorm == standard:
            continue
        span = passage.span(amount.begin, amount.eind)
        other = passage.tekst[amount.begin : amount.eind]
        melding = f"'{other}' staat in een andere vorm dan andere hele bedragen in dit dossier"
        yield Diagnostic(VORMEN, span, melding, f"schrijf '€ {amount.heel}{standard}'", fix=_fix(passage, amount, span, standard))


def _fix(passage: Passage, amount: _Amount, span: Span, standard: str) -> tuple[Edit, ...]:
    if not passage.getypt(amount.begin, amount.eind) or span.line != span.end_line:
        return ()
    return (Edit(span, f"€{NBSP}{amount.heel}{standard}"),)


def _whole(passages: tuple[Passage, ...]) -> Iterator[tuple[Passage, _Amount]]:
    """The whole amounts; those with ,00 are left out where they stand in one paragraph or table with amounts that have cents."""
    with_cents = {_place(passage) for passage in passages if "€" in passage.tekst and _has_cents(passage.tekst)}
    for passage in passages:
        if "€" not in passage.tekst or passage.vorm not in LOPEND:
            continue
        for match in _compiled(_AMOUNT).finditer(passage.tekst):
            form = {None: "", "00": ",00"}.get(match[2], ",–" if match[2] and not match[2].isdigit() else None)
            if form is None or (form == ",00" and _place(passage) in with_cents):
                continue
            yield passage, _Amount(form, match[1], match.start(), match.end())


def _has_cents(text: str) -> bool:
    return any(match[2] and match[2].isdigit() and match[2] != "00" for match in _compiled(_AMOUNT).finditer(text))


def _place(passage: Passage) -> int:
    """The table a passage stands in, or the passage itself."""
    around: Knoop | Passage = next((node for node in passage.boven if isinstance(node, Tabel)), passage)
    return id(around)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
