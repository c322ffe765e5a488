"""What a subsidieregeling settles by the Awb: a ceiling, how it is divided, and when can be applied for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from regelzetter import dutch
from regelzetter.checks.entry_into_force_dates import Moment, body, entry_into_force, moments_in, publication_day
from regelzetter.checks.entry_into_force_expiry import grants_subsidy
from regelzetter.checks.passages import Deel
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic, Ernst, Rule, Voorbeeld, voorbeeld

_KAN: Final = "# Artikel 1. Proef\n\nDe minister kan subsidie verstrekken voor een proef.\n\n"
_LANG: Final = "".join(f"# Artikel {n}. Eis\n\nDe ontvanger bewaart het verslag van zijn proef.\n\n" for n in (3, 4, 5, 6, 7, 8))
_PLAFOND: Final = "# Artikel 2. Subsidieplafond\n\nHet subsidieplafond bedraagt {{ plafond }}.\n\n"
_VERDELING: Final = f"{_PLAFOND.strip()} De minister verdeelt het op volgorde van ontvangst.\n\n"
_AANVRAAG: Final = "{}# Artikel 2. Aanvraag\n\nEen aanvraag wordt ingediend van {{{{ opent }}}} tot en met {{{{ sluit }}}}.\n"


def _periode(opent: str, sluit: str) -> Voorbeeld:
    values = f"opent: {{datum: {opent}}}\nsluit: {{datum: {sluit}}}\n"
    return Voorbeeld((("gegevens/waarden.yaml", values), ("regeling.md", _AANVRAAG.format(_KAN))))


GEEN_PLAFOND: Final = Rule(
    code="REGL0556",
    naam="geen-subsidieplafond",
    ernst=Ernst.INFORMATIEF,
    regel="Een subsidieregeling stelt een subsidieplafond vast of zegt wie dat doet.",
    waarom="Zonder plafond kan een aanvraag niet worden afgewezen omdat het geld op is.",
    bron="artikelen 4:25 en 4:26 van de Algemene wet bestuursrecht",
    onzeker="de wet verplicht niet tot een plafond; zij maakt het mogelijk",
    fout=voorbeeld(_KAN + "# Artikel 2. Eis\n\nDe ontvanger doet verslag.\n\n" + _LANG),
    goed=voorbeeld(_KAN + _VERDELING + _LANG),
)
GEEN_VERDELING: Final = Rule(
    code="REGL0578",
    naam="plafond-zonder-verdeling",
    ernst=Ernst.WAARSCHUWING,
    regel="Bij een subsidieplafond bepaalt de regeling hoe het beschikbare bedrag wordt verdeeld.",
    waarom="Een aanvrager moet vooraf weten of de eerste voorgaat, de beste, of dat iedereen een deel krijgt.",
    bron="artikel 4:26, eerste lid, van de Algemene wet bestuursrecht",
    fout=voorbeeld(_KAN + _PLAFOND),
    goed=voorbeeld(_KAN + _VERDELING),
)
AANVRAAGPERIODE: Final = Rule(
    code="REGL0579",
    naam="aanvraagperiode",
    ernst=Ernst.FOUT,
    regel="Een aanvraagperiode begint na de bekendmaking van het plafond en eindigt na haar begin.",
    waarom="Een plafond dat later bekend wordt dan het tijdvak waarvoor het geldt, geldt niet voor eerdere aanvragen.",
    bron="artikel 4:27 van de Algemene wet bestuursrecht; rekenkunde",
    fout=_periode("2025-10-01", "2025-09-01"),
    goed=_periode("2025-09-01", "2025-10-01"),
)
_VOOR: Final = _AANVRAAG.format(_KAN) + (
    "\n# Artikel 3. Inwerkingtreding\n\nDeze regeling treedt in werking met ingang van {{ inwerking }} en vervalt met ingang van "
    "{{ verval }}, met dien verstande dat zij van toepassing blijft op subsidies die voor die datum zijn verleend.\n"
)


def _voor(opent: str) -> Voorbeeld:
    days = f"opent: {{datum: {opent}}}\nsluit: {{datum: 2025-10-01}}\n"
    values = f"{days}inwerking: {{datum: 2025-07-01}}\nverval: {{datum: 2030-07-01}}\n"
    return Voorbeeld((("gegevens/waarden.yaml", values), ("regeling.md", _VOOR)))


TE_VROEG: Final = Rule(
    code="REGL1010",
    naam="aanvraag-voor-de-inwerkingtreding",
    ernst=Ernst.WAARSCHUWING,
    regel="Een aanvraagperiode begint niet voordat de regeling in werking treedt.",
    waarom="Wie eerder aanvraagt, vraagt aan op grond van een regeling die nog niet geldt.",
    bron="aanwijzing 4.21 van de Aanwijzingen voor de regelgeving; artikel 4:27 van de Algemene wet bestuursrecht",
    fout=_voor("2025-06-01"),
    goed=_voor("2025-09-01"),
)
RULES: Final[tuple[Rule, ...]] = (GEEN_PLAFOND, GEEN_VERDELING, AANVRAAGPERIODE, TE_VROEG)

_WHOLE: Final = 8
"""From this number of articles a regulation is taken to be complete, and a ceiling may be missed."""
_CEILING: Final = (
    r"\b(?:[Ss]ubsidie-?|[Dd]eel-?|[Tt]otaal|[Jj]aar|[Uu]itgaven|[Vv]erplichtingen|[Kk]as|[Bb]udget)?[Pp]lafond(?:s|en)?\b[^.;]*"
    r"\b(?:bedraagt|bedragen|is|zijn|wordt|worden)\b|\bplafond(?:s)? vastgesteld|\bplafond van\b"
)
"""A ceiling of money: a “volumeplafond” limits something else."""
_DIVIDES: Final = (
    "verdeel", "verdel", "volgorde van", "naar rato", "evenredig", "loting", "rangschik", "rangorde", "toegekend",
    "gelijke delen", "wie het eerst", "prioriteit",
)  # fmt: skip
_APPLIED: Final = r"\b(?:aanvra|aangevraagd)"
_FROM: Final = r"\b(?:van|vanaf|met ingang van)(?: de)? $"
_APPLIED_FROM: Final = r"\bingediend\b[^.;]{0,60}\b(?:van|vanaf|met ingang van)(?: de)? $"
_OF_COSTS: Final = (" voor ", "kosten", "activiteit", "betrekking")
_UNTIL: Final = r"\b(?:tot|tot en met|uiterlijk(?: op)?)(?: de)? $"


def check_subsidy(subject: Subject) -> Iterator[Diagnostic]:
    """Findings about each regulation that grants subsidy."""
    for name, document in subject.ontwerpen.items():
        if document.soort != "regeling" or not grants_subsidy(subject, name):
            continue
        yield from _ceiling(subject, name)
        published = publication_day(subject, subject.dossier.documenten[name])
        for passage in body(subject, name, "ingediend"):
            if _compiled(_APPLIED).search(passage.tekst.lower()):
                moments = tuple(moments_in(subject.values, passage))
                yield from _period(moments)
                first = next(_starts(moments), None)
                if first is not None and published is not None and (first.eerste or first.dag) <= published:
                    yield Diagnostic(
                        AANVRAAGPERIODE,
                        first.span,
                        f"de aanvraagperiode begint voordat de regeling op {dutch.datum(published)} is bekendgemaakt",
                        "laat de periode na de bekendmaking beginnen",
                    )
                elif first is not None and (starts := entry_into_force(subject, name)) is not None:
                    yield from _not_in_force(first, starts)


def _not_in_force(first: Moment, starts: Moment) -> Iterator[Diagnostic]:
    opens = first.eerste or first.dag
    if opens < starts.dag and first.passage is not starts.passage:
        yield Diagnostic(
            TE_VROEG,
            first.span,
            f"de aanvraagperiode begint op {dutch.datum(opens)}, en de regeling treedt op {dutch.datum(starts.dag)} in werking",
            "laat de periode later beginnen, of de regeling eerder in werking treden",
        )


def _ceiling(subject: Subject, name: str) -> Iterator[Diagnostic]:
    passages = body(subject, name, "plafond")
    if not passages:
        if len(subject.delen[name].artikelen) >= _WHOLE:
            yield Diagnostic(
                GEEN_PLAFOND,
                subject.dossier.documenten[name].span,
                f"het stuk '{name}' heeft geen subsidieplafond",
                "zet er een artikel bij: Het subsidieplafond bedraagt …",
            )
        return
    sets = next((each for each in passages if each.vorm != "kop" and _compiled(_CEILING).search(each.tekst)), None)
    divides = subject.teksten[name].having(_DIVIDES)
    if sets is not None and not any(each.deel in (Deel.LICHAAM, Deel.BIJLAGE) for each in divides):
        yield Diagnostic(
            GEEN_VERDELING,
            sets.hele,
            "nergens staat hoe het subsidieplafond wordt verdeeld",
            "schrijf bijvoorbeeld: De minister verdeelt het subsidieplafond op volgorde van ontvangst van de volledige "
            "aanvragen.",
        )


def _period(moments: Sequence[Moment]) -> Iterator[Diagnostic]:
    """“van … tot en met …”: two days in a row, of which the second is not after the first."""
    for begin, end in pairwise(moments):
        if begin.eerste is not None or end.eerste is not None or end.dag > begin.dag:
            continue
        text = begin.passage.tekst
        if _compiled(_FROM).search(text[: begin.begin]) and _compiled(_UNTIL).search(text[: end.begin]):
            yield Diagnostic(
                AANVRAAGPERIODE,
                end.span,
                f"de aanvraagperiode eindigt op {dutch.datum(end.dag)}, niet na haar begin op {dutch.datum(begin.dag)}",
                "verbeter een van de twee datums",
            )


def _starts(moments: Sequence[Moment]) -> Iterator[Moment]:
    """The days with which a period to apply begins: “ingediend in de periode van …”; a period of costs is another matter."""
    for moment in moments:
        found = _compiled(_APPLIED_FROM).search(moment.passage.tekst[: moment.begin])
        if found is not None and not any(word in found[0] for word in _OF_COSTS):
            yield moment


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
