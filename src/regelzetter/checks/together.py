"""What the documents of a dossier say of one thing is the same: periods, percentages, cofinanciering, evaluation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from regelzetter.checks.decision_letter import compiled
from regelzetter.checks.passages import Deel, Passage
from regelzetter.checks.policy_choices import choices
from regelzetter.checks.sources import EIGEN
from regelzetter.checks.subject import Subject
from regelzetter.checks.together_deadlines import sentences
from regelzetter.diagnostics import Diagnostic, Ernst, Rule, Voorbeeld
from regelzetter.tree.nodes import Artikel, Ficheveld
from regelzetter.tree.walk import plain
from regelzetter.values.model import Percentage

_LOOPTIJD: Final = "plafond: {bedrag: 1 000}\nlooptijd: {periode: {van: 2025-01-01, tot_en_met: 2028-12-31}}\n"
_BIJDRAGE: Final = "plafond: {bedrag: 1 000}\nbijdrage: {percentage: 10}\n"
_ARTIKEL_BIJDRAGE: Final = (
    "regeling.md",
    "# Artikel 1. Cofinanciering\n\nDe cofinanciering bedraagt ten minste {{ bijdrage }} van de kosten.\n",
)
_ARTIKEL_PERIODE: Final = (
    "regeling.md",
    "# Artikel 1. Proef\n\nDe minister kan voor de jaren {{ looptijd | jaren }} subsidie verstrekken.\n",
)


def _period(text: str) -> Voorbeeld:
    return Voorbeeld((("gegevens/waarden.yaml", _LOOPTIJD), _ARTIKEL_PERIODE, ("nota.md", text)))


def _percentage(text: str) -> Voorbeeld:
    return Voorbeeld((("gegevens/waarden.yaml", _BIJDRAGE), _ARTIKEL_BIJDRAGE, ("nota.md", text)))


def _sectors(text: str) -> Voorbeeld:
    table = choices(**{"Financiële gevolgen voor maatschappelijke": text}).bestanden
    return Voorbeeld((("gegevens/waarden.yaml", _BIJDRAGE), _ARTIKEL_BIJDRAGE, *table))


def _evaluated(text: str) -> Voorbeeld:
    return Voorbeeld((("toelichting.md", f"# Algemeen deel\n\n{text}\n"), ("kamerbrief.md", "Met deze brief informeer ik u.\n")))


PERIODE = Rule(
    code="REGL0581",
    naam="periode-gelijk",
    ernst=Ernst.WAARSCHUWING,
    regel="De looptijd is in brief, toelichting, tabel en besluit dezelfde als in de regeling.",
    waarom="“2025–2029” naast “2025 tot en met 2028” scheelt een jaar geld en een jaar werk, en niemand weet welk jaar.",
    bron="beschrijving van het dossier: één bron voor elke datum en elk percentage",
    fout=_period("De proef loopt in 2025–2029.\n"),
    goed=_period("De proef loopt in {{ looptijd | reeks }}.\n"),
    onzeker=EIGEN,
)
PERCENTAGE = Rule(
    code="REGL0582",
    naam="percentage-gelijk",
    ernst=Ernst.WAARSCHUWING,
    regel="Een percentage voor cofinanciering, eigen bijdrage of voorschot is in alle stukken dat van de regeling.",
    waarom="De ontvanger rekent met het percentage dat hij leest; wat in de regeling staat, geldt.",
    bron="beschrijving van het dossier: één bron voor elke datum en elk percentage",
    fout=_percentage("De cofinanciering bedraagt ten minste 7,5% van de kosten.\n"),
    goed=_percentage("De cofinanciering bedraagt ten minste {{ bijdrage }} van de kosten.\n"),
    onzeker=EIGEN,
)
GEEN_EVALUATIE = Rule(
    code="REGL0586",
    naam="evaluatie-nergens",
    ernst=Ernst.WAARSCHUWING,
    regel="Bij een subsidieregeling noemt een van de stukken wanneer de subsidie wordt geëvalueerd.",
    waarom="Ten minste eens in de vijf jaar verschijnt een verslag over de doeltreffendheid en de effecten; wie dat niet plant, "
    "heeft straks de gegevens niet.",
    bron="artikel 4:24 van de Algemene wet bestuursrecht",
    fout=_evaluated("De proef helpt scholen."),
    goed=_evaluated("De proef helpt scholen. In het laatste jaar volgt een evaluatie."),
)
SECTOREN = Rule(
    code="REGL0589",
    naam="cofinanciering-in-cw31",
    ernst=Ernst.WAARSCHUWING,
    regel="Vraagt de regeling cofinanciering of een eigen bijdrage, dan staat zij met haar percentage bij de gevolgen voor "
    "maatschappelijke sectoren.",
    waarom="Wat de regeling van bedrijven of scholen vraagt, is voor hen een financieel gevolg; de Kamer moet het daar vinden.",
    bron="artikel 3.1, onderdeel c, van de Comptabiliteitswet 2016",
    fout=_sectors("Bedrijven dragen vrijwillig bij."),
    goed=_sectors("Bedrijven dragen ten minste {{ bijdrage }} van de kosten."),
)
RULES: tuple[Rule, ...] = (PERIODE, PERCENTAGE, GEEN_EVALUATIE, SECTOREN)

_NORM: Final = (Deel.LICHAAM, Deel.BIJLAGE)
_OF_REGULATION: Final = (*_NORM, Deel.AANHEF, Deel.SLOTFORMULIER)
_PERIOD: Final = r"(\d{4}) ?(?:[–-] ?|tot (?:en met )?(?:\d{1,2} [a-z]+ )?)(\d{4})(?![\d/])"
_OTHER_YEARS: Final = (
    r"(?:schooljaar|schooljaren|studiejaar|studiejaren|vergaderjaar|kamerstukken|seizoen|stcrt|nr\.|wetten)[^.;]{0,25}$"
    r"|[«‘“\"'][^»’”\"']*$"
)
_NOUNS: Final = ("cofinanciering", "eigen bijdrage", "voorschot", "bijdrage van bedrijven", "bijdrage van derden")
_EARLIER: Final = (
    "gemiddeld", "vorige", "voorheen", "eerder", "verlaagd", "verhoogd", " was ", " waren ", "bleek", "rekenden", "circa",
    "ongeveer",
    "oude ", "oorspronkelijk", "begroot", "voorganger", "destijds", "toen ", "mocht", "amendement",
)  # fmt: skip
_IS: Final = r"\b(?:bedraagt|bedragen|is|van|geldt|ten minste|minimaal|minstens|ten hoogste)\b"
_PERCENT: Final = r"(?<![\d.,])(\d+(?:,\d+)?) ?(?:%|procent\b)"
_EVALUATES: Final = (
    "evalua",
    "evaluer",
    "4:24",
    "doeltreffendheid en de effecten",
    "geëvalueerd",
    "verslag over de doeltreffendheid",
)


def check_together(subject: Subject) -> Iterator[Diagnostic]:
    """Where another document says something else than the regulation."""
    every = [passage for passages in subject.passages.values() for passage in passages]
    norm = [passage for passage in every if passage.deel in _NORM]
    others = [passage for passage in every if passage.deel not in _OF_REGULATION]
    if norm and others:
        yield from _periods(subject, norm, others)
        yield from _percentages(subject, norm, others)
        yield from _sectors_field(norm, others)
        yield from _evaluation(subject, norm)


def _periods(subject: Subject, norm: Sequence[Passage], others: Sequence[Passage]) -> Iterator[Diagnostic]:
    typed = [(passage, found) for passage in others for found in _years(passage.tekst) if passage.getypt(*found[1:])]
    if not typed:
        return
    years_typed = {str(years[0]) for _, (years, _, _) in typed}
    spoken = [passage.tekst for passage in norm if any(year in passage.tekst for year in years_typed)]
    known = Counter(years for text in spoken if "aangehaald" not in text for years, _, _ in _years(text))
    begins = {begin for begin, _ in known}
    names = _names(subject)
    for passage, (years, begin, end) in typed:
        if years in known or years[0] not in begins or years[1] - years[0] < 2 or _of_another(passage, begin, names):
            continue
        first, last = next(each for each, _ in known.most_common() if each[0] == years[0])
        yield Diagnostic(
            PERIODE,
            passage.span(begin, end),
            f"hier staat '{passage.tekst[begin:end]}', in de regeling {first}–{last}",
            "druk de periode af met de sleutel die ook in de regeling staat, bijvoorbeeld {{ looptijd | reeks }}",
        )


def _of_another(passage: Passage, begin: int, names: Sequence[str]) -> bool:
    """Quoted, part of a name, or another kind of years."""
    text = passage.tekst
    return (
        passage.vorm == "citaat"
        or bool(compiled(_OTHER_YEARS).search(text[max(0, begin - 200) : begin]))
        or _in_name(text, begin, names)
    )


def _years(text: str) -> Iterator[tuple[tuple[int, int], int, int]]:
    """The periods in whole years that a text names, and where."""
    if " tot " not in text and "–" not in text and "-" not in text:
        return
    for found in compiled(_PERIOD).finditer(text):
        first, last = int(found[1]), int(found[2])
        if 1900 < first < last < 2200 and text[max(0, found.start() - 1) : found.start()] not in tuple("0123456789/."):
            yield (first, last), *found.span()


def _names(subject: Subject) -> tuple[str, ...]:
    """Titles that may hold a period: of the documents and of the laws."""
    own = [line.tekst for spec in subject.dossier.documenten.values() for line in spec.velden.get("citeertitel", ())]
    return tuple(title for title in (*own, *(law.titel for law in subject.dossier.wetten.values())) if title)


def _in_name(text: str, begin: int, names: Sequence[str]) -> bool:
    return any(
        (at := text.rfind(name, 0, begin + len(name))) >= 0 and at <= begin < at + len(name) for name in names if name in text
    )


def _percentages(subject: Subject, norm: Sequence[Passage], others: Sequence[Passage]) -> Iterator[Diagnostic]:
    said = [(each, share) for each in others if each.vorm != "citaat" for share in _shares(each, "")]
    if not said:
        return
    known: dict[str, set[str]] = {}
    for passage in norm:
        for noun, figure, _, _ in _shares(passage, _heading(passage)):
            known.setdefault(noun, set()).add(figure)
    for passage, (noun, figure, begin, end) in said:
        if figure in known.get(noun, {figure}) or (passage.getypt(begin, end) and figure in _valued(subject)):
            continue
        yield Diagnostic(
            PERCENTAGE,
            passage.span(begin, end),
            f"bij '{noun}' staat hier {passage.tekst[begin:end]}, in de regeling {' en '.join(sorted(known[noun]))}%",
            "druk het percentage af met de sleutel die ook in de regeling staat",
        )


def _valued(subject: Subject) -> frozenset[str]:
    """The percentages in the data: one that was typed although it is there, is reported as that."""
    found = (value.inhoud for value in subject.values.waarden.values())
    return frozenset(f"{each.procent.normalize():f}".replace(".", ",") for each in found if isinstance(each, Percentage))


def _heading(passage: Passage) -> str:
    """The heading of the article around a passage, in lower case."""
    return next((plain(node.opschrift).lower() for node in passage.boven if isinstance(node, Artikel)), "")


def _shares(passage: Passage, heading: str) -> Iterator[tuple[str, str, int, int]]:
    """Sentences that give one of the nouns a percentage, as in “de cofinanciering bedraagt 10%”, and no other: noun, figure,
    and where the figure stands. In an article the noun may be its heading."""
    if "%" not in passage.tekst and "procent" not in passage.tekst:
        return
    for begin, end in sentences(passage.tekst):
        sentence = passage.tekst[begin:end].lower()
        figures = list(compiled(_PERCENT).finditer(sentence))
        if len(figures) != 1 or any(word in f" {sentence} " for word in _EARLIER):
            continue
        before = sentence[: figures[0].start()]
        for noun in _NOUNS:
            if noun in heading or _gives(noun, before):
                yield noun, figures[0][1], begin + figures[0].start(), begin + figures[0].end()


def _gives(noun: str, before: str) -> bool:
    """Is what stands before a percentage about this noun?"""
    at = before.rfind(noun)
    return at >= 0 and len(before) - at < 90 and bool(compiled(_IS).search(before, at + len(noun)))


def _sectors_field(norm: Sequence[Passage], others: Sequence[Passage]) -> Iterator[Diagnostic]:
    """A share that the regulation asks of others, and a field about the sectors without any percentage."""
    fields: dict[int, tuple[Ficheveld, list[str]]] = {}
    for passage in others:
        for node in passage.boven:
            if isinstance(node, Ficheveld) and "maatschappelijke sectoren" in plain(node.opschrift):
                fields.setdefault(id(node), (node, []))[1].append(passage.tekst)
    if not fields:
        return
    asked = [noun for passage in norm for noun, _, _, _ in _shares(passage, _heading(passage)) if noun != "voorschot"]
    for field, texts in fields.values():
        if asked and field.inhoud and not compiled(_PERCENT).search("\n".join(texts)):
            yield Diagnostic(
                SECTOREN,
                field.inhoud[0].span,
                f"de regeling vraagt een bijdrage ('{asked[0]}'), maar dit veld noemt haar percentage niet",
                "schrijf: Bedrijven dragen ten minste {{ sleutel }} van de subsidiabele kosten, en noem het bedrag",
            )


def _evaluation(subject: Subject, norm: Sequence[Passage]) -> Iterator[Diagnostic]:
    """Only in a dossier that is complete enough: with a note, and a letter or the table of CW 3.1."""
    kinds = {spec.soort for spec in subject.dossier.documenten.values()}
    if not kinds & {"kamerbrief", "beleidskeuzes"} or not any("subsidie" in passage.tekst for passage in norm):
        return
    for passages in subject.passages.values():
        if any(word in passage.tekst.lower() for passage in passages for word in _EVALUATES):
            return
    with_note = (spec for spec in subject.dossier.documenten.values() if spec.toelichting is not None)
    spec = next(with_note, None)
    if spec is None:
        return
    yield Diagnostic(
        GEEN_EVALUATIE,
        spec.span,
        "geen van de stukken noemt een evaluatie van de subsidie",
        "schrijf in de toelichting: De minister publiceert uiterlijk op {{ sleutel }} een verslag over de doeltreffendheid en de "
        "effecten van de subsidie (artikel 4:24 Awb)",
    )
