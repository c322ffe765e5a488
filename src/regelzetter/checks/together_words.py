"""One wording in all documents: the goal sentence, and the terms that the regulation defines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from regelzetter.checks.decision_letter import compiled
from regelzetter.checks.passages import Deel, Passage
from regelzetter.checks.policy_choices import choices
from regelzetter.checks.sources import AFGELEID
from regelzetter.checks.subject import Subject
from regelzetter.checks.together_deadlines import sentences
from regelzetter.diagnostics import Diagnostic, Ernst, Rule, Voorbeeld
from regelzetter.source import Span
from regelzetter.tree.nodes import Artikel, Ficheveld, Invulling
from regelzetter.tree.walk import plain
from regelzetter.values.model import TekstWaarde

_WAARDEN: Final = (
    "gegevens/waarden.yaml",
    "plafond: {bedrag: 1 000}\ndoel: {tekst: een regionaal aanbod van schone werkplaatsen waar elke leerling elk jaar oefent}\n",
)
_ARTIKEL: Final = (
    "regeling.md",
    "# Artikel 1. Proef\n\nDe minister kan subsidie verstrekken voor activiteiten die zijn gericht op {{ doel }}.\n",
)


def _goal(text: str) -> Voorbeeld:
    return Voorbeeld((_WAARDEN, _ARTIKEL, *choices(Doel=text).bestanden))


DOELZIN = Rule(
    code="REGL0580",
    naam="doelzin-gelijk",
    ernst=Ernst.WAARSCHUWING,
    regel="De zin die het doel van de regeling noemt, staat met dezelfde woorden in de brief en in het veld Doel(en).",
    waarom="Met twee omschrijvingen van het doel heeft de regeling er twee, en is onduidelijk waaraan wordt getoetst.",
    bron="artikel 3.1, onderdeel a, van de Comptabiliteitswet 2016; beschrijving van het dossier: één bron",
    fout=_goal("Het doel is een regionaal aanbod van schone werkplaatsen waar leerlingen elk jaar oefenen."),
    goed=_goal("Het doel is {{ doel }}."),
)
HOOFDLETTER = Rule(
    code="REGL0585",
    naam="begrip-met-hoofdletter",
    ernst=Ernst.WAARSCHUWING,
    regel="Een begrip dat de regeling met een kleine letter omschrijft, heeft die letter ook in de andere stukken.",
    waarom="“Penvoerder” naast “penvoerder” lijkt op twee begrippen, of op een naam.",
    bron="aanwijzing 3.7 van de Aanwijzingen voor de regelgeving (één begrip, één term)",
    onzeker=AFGELEID,
    fout=Voorbeeld(
        (
            (
                "regeling.md",
                "# Artikel 1. Begripsbepalingen\n\nIn deze regeling wordt verstaan onder:\n\naanvrager\n: school die subsidie "
                "aanvraagt.\n\n# Artikel 2. Proef\n\nDe aanvrager ontvangt subsidie.\n",
            ),
            ("nota.md", "Elk jaar stuurt de Aanvrager een brief.\n"),
        )
    ),
    goed=Voorbeeld(
        (
            (
                "regeling.md",
                "# Artikel 1. Begripsbepalingen\n\nIn deze regeling wordt verstaan onder:\n\naanvrager\n: school die subsidie "
                "aanvraagt.\n\n# Artikel 2. Proef\n\nDe aanvrager ontvangt subsidie.\n",
            ),
            ("nota.md", "Elk jaar stuurt de aanvrager een brief.\n"),
        )
    ),
)
RULES: tuple[Rule, ...] = (DOELZIN, HOOFDLETTER)

_NORM: Final = (Deel.LICHAAM, Deel.BIJLAGE)
_LONG: Final = 8
"""A text value of at least so many words is a sentence, and not a name."""
_WORD: Final = r"[^\W\d_]{4,}"
_ALIKE: Final = 0.7
"""This part of the longer words of a text in one sentence makes that sentence a near copy."""
_NAMES: Final = ("minister", "staatssecretaris", "kaderregeling", "wet", "kamer", "raad", "commissie", "college", "inspectie")
"""Often written with a capital because a name follows, or is meant."""


def check_goal(subject: Subject) -> Iterator[Diagnostic]:
    """Sentences that nearly repeat a text of the data, and documents that lack the goal of the regulation."""
    texts = {
        key: value.inhoud.tekst
        for key, value in subject.values.waarden.items()
        if isinstance(value.inhoud, TekstWaarde) and len(value.inhoud.tekst.split()) >= _LONG
    }
    if not texts:
        return
    copies: dict[str, list[Span]] = {}
    words = {key: set(compiled(_WORD).findall(text.lower())) for key, text in texts.items()}
    for name, passages in subject.passages.items():
        for passage in passages:
            for key, begin, end in _near(passage, words):
                span = passage.span(begin, end)
                copies.setdefault(name, []).append(span)
                yield Diagnostic(
                    DOELZIN, span, f"deze woorden lijken op de waarde '{key}', maar zijn getypt", f"schrijf {{{{ {key} }}}}"
                )
    for key in texts:
        if _is_goal(subject, key):
            yield from _without_goal(subject, key, copies)


def _near(passage: Passage, texts: Mapping[str, set[str]]) -> Iterator[tuple[str, int, int]]:
    """Sentences that were typed and hold most of the longer words of a text; `texts` has those words by key."""
    for key, words in texts.items():
        if len(words) < 5 or sum(word in passage.tekst for word in words) < (_ALIKE - 0.1) * len(words):
            continue
        for begin, end in sentences(passage.tekst):
            found = [match for match in compiled(_WORD).finditer(passage.tekst, begin, end) if match[0].lower() in words]
            if len({match[0].lower() for match in found}) < _ALIKE * len(words):
                continue
            first, last = found[0].start(), found[-1].end()
            if passage.vorm != "citaat" and passage.getypt(first, last):
                yield key, first, last


def _is_goal(subject: Subject, key: str) -> bool:
    """Does the regulation print this text as what it is for?"""
    return any(
        passage.deel is Deel.LICHAAM
        and _prints(passage, key)
        and compiled(r"gericht op|\bdoel\b|strekt tot").search(passage.tekst)
        for passages in subject.passages.values()
        for passage in passages
    )


def _prints(passage: Passage, key: str) -> bool:
    return any(isinstance(piece.node, Invulling) and piece.node.sleutel == key for piece in passage.stukken)


def _without_goal(subject: Subject, key: str, copies: Mapping[str, list[Span]]) -> Iterator[Diagnostic]:
    """The field Doel(en) and a letter to parliament print the goal; a near copy there has been reported already."""
    for name, passages in subject.passages.items():
        kind = subject.dossier.documenten[name].soort
        if kind == "beleidskeuzes":
            passages = tuple(each for each in passages if _in_goals(each))
        if kind not in ("beleidskeuzes", "kamerbrief") or not passages or name in copies:
            continue
        if not any(_prints(passage, key) for passage in passages):
            where = "het veld Doel(en)" if kind == "beleidskeuzes" else f"de brief '{name}'"
            melding = f"{where} noemt het doel niet met de woorden van de regeling"
            yield Diagnostic(DOELZIN, passages[0].hele, melding, f"schrijf: Het doel is {{{{ {key} }}}}")


def _in_goals(passage: Passage) -> bool:
    return passage.vorm != "kop" and any(
        isinstance(node, Ficheveld) and plain(node.opschrift).startswith("Doel") for node in passage.boven
    )


def check_capitals(subject: Subject) -> Iterator[Diagnostic]:
    """Terms of the regulation with a capital in the middle of a sentence of another document."""
    terms = {
        plain(placed.node.term)
        for name, parts in subject.delen.items()
        if subject.dossier.documenten[name].soort == "regeling"
        for placed in parts.begrippen
        if any(isinstance(node, Artikel) for node in placed.boven)
    }
    capitals = {f"{term[0].upper()}{term[1:]}": term for term in terms if _can_be_checked(term)}
    if not capitals:
        return
    for passages in subject.passages.values():
        for passage in passages:
            if passage.deel not in (*_NORM, Deel.AANHEF) and passage.vorm in ("alinea", "cel", "noot"):
                yield from _capitals(passage, capitals)


def _can_be_checked(term: str) -> bool:
    return len(term) >= 5 and term == term.lower() and term.split()[0] not in _NAMES


def _capitals(passage: Passage, capitals: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Not beside another capital: that is part of a name."""
    for capital, term in capitals.items():
        if capital not in passage.tekst:
            continue
        pattern = rf"(?<=[a-zé,;] ){re.escape(capital)}\b(?! [A-Z])"
        for found in re.finditer(pattern, passage.tekst):
            before = passage.tekst[: found.start()].split()[-1]
            if before[:1].islower() and passage.getypt(*found.span()):
                yield Diagnostic(
                    HOOFDLETTER,
                    passage.span(*found.span()),
                    f"'{capital}' heeft een hoofdletter, maar de regeling omschrijft '{term}'",
                    f"schrijf {term}",
                )
