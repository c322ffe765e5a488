"""Definitions: how they are introduced, that they hold no norms, and that they are used. Their order: lists_definitions.py."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from regelzetter.checks.outline import Placed
from regelzetter.checks.passages import Passage
from regelzetter.checks.patterns import NORMEN
from regelzetter.checks.sources import NIET_NAGEKEKEN
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic, Ernst, Rule, Voorbeeld, voorbeeld
from regelzetter.tree.nodes import Alinea, Artikel, Begrip, Begrippenlijst, Lid
from regelzetter.tree.walk import plain

_VERSTAAN: Final = "In deze regeling wordt verstaan onder:\n\n"
_BEGRIP: Final = "proef\n: onderzoek in de praktijk.\n"


def _begrippen(tekst: str, inleiding: str = _VERSTAAN) -> Voorbeeld:
    return voorbeeld(
        f"# Artikel 1. Begripsbepalingen\n\n{inleiding}{tekst}\n"
        "# Artikel 2. Prijs\n\nDe Minister van Voorbeelden kan een prijs uitreiken voor een proef.\n"
    )


INLEIDING: Final = Rule(
    code="REGL0550",
    naam="inleiding-van-de-begrippen",
    ernst=Ernst.FOUT,
    regel="Boven de begripsbepalingen staat “In deze regeling wordt verstaan onder:”.",
    waarom="Zonder die zin zegt niets dat de omschrijvingen gelden, noch voor welke regeling of welk hoofdstuk.",
    bron="aanwijzing 5.3, eerste lid, van de Aanwijzingen voor de regelgeving",
    fout=_begrippen(_BEGRIP, "Begrippen:\n\n"),
    goed=_begrippen(_BEGRIP),
)
NORM: Final = Rule(
    code="REGL0551",
    naam="norm-in-een-begrip",
    ernst=Ernst.INFORMATIEF,
    regel="Een begripsbepaling zegt wat een woord betekent en stelt geen eisen.",
    waarom="Wie wil weten waaraan hij moet voldoen, zoekt in de artikelen; een eis in een begripsbepaling wordt overgeslagen, en "
    "wie er niet aan voldoet, valt buiten het begrip in plaats van te worden afgewezen.",
    bron="aanwijzing 5.1, derde lid, van de Aanwijzingen voor de regelgeving",
    fout=_begrippen("proef\n: onderzoek dat voldoet aan de eisen van goed onderzoek.\n"),
    goed=_begrippen(_BEGRIP),
)
ONGEBRUIKT: Final = Rule(
    code="REGL0552",
    naam="begrip-niet-gebruikt",
    ernst=Ernst.WAARSCHUWING,
    regel="Elk begrip dat wordt omschreven, wordt in de regeling gebruikt.",
    waarom="Een begrip dat nergens voorkomt, laat de lezer zoeken naar een bepaling die er niet is.",
    bron="aanwijzing 5.1 van de Aanwijzingen voor de regelgeving",
    fout=_begrippen("proef\n: onderzoek in de praktijk;\n\nruimte\n: vertrek in een gebouw.\n"),
    goed=_begrippen(_BEGRIP),
)
DUBBEL: Final = Rule(
    code="REGL0553",
    naam="begrip-twee-keer",
    ernst=Ernst.FOUT,
    regel="Een begrip wordt in een artikel één keer omschreven.",
    waarom="Met twee omschrijvingen is niet te zeggen welke geldt.",
    bron="aanwijzing 5.1 van de Aanwijzingen voor de regelgeving",
    fout=_begrippen("proef\n: onderzoek in de praktijk;\n\nproef\n: onderzoek op een school.\n"),
    goed=_begrippen(_BEGRIP),
)
AANHALINGSTEKENS: Final = Rule(
    code="REGL0554",
    naam="begrip-tussen-aanhalingstekens",
    ernst=Ernst.WAARSCHUWING,
    regel="Een begrip staat in de begripsbepaling zonder aanhalingstekens.",
    waarom="De plaats vóór de dubbele punt zegt al dat het om het woord gaat.",
    bron="aanwijzing 5.3, vierde lid, van de Aanwijzingen voor de regelgeving",
    fout=_begrippen("‘proef’\n: onderzoek in de praktijk.\n"),
    goed=_begrippen(_BEGRIP),
)
LIDWOORD: Final = Rule(
    code="REGL0555",
    naam="lidwoord-in-een-begrip",
    ernst=Ernst.INFORMATIEF,
    regel="De omschrijving van een begrip begint zonder lidwoord.",
    waarom="De omschrijving moet op de plaats van het begrip kunnen staan, waar al een lidwoord staat.",
    bron="aanwijzing 5.3 van de Aanwijzingen voor de regelgeving (de voorbeelden)",
    onzeker=NIET_NAGEKEKEN,
    fout=_begrippen("proef\n: een onderzoek in de praktijk.\n"),
    goed=_begrippen(_BEGRIP),
)
RULES: Final[tuple[Rule, ...]] = (INLEIDING, NORM, ONGEBRUIKT, DUBBEL, AANHALINGSTEKENS, LIDWOORD)

_INTRODUCES: Final = r"\bverstaan(?: onder)?:$|\bverstaan onder\b.*:$"
_LEGEND: Final = r"\bformule\b.*:$|^(?:waarin|waarbij)\b.*:$"
_SEVERAL_LAWS: Final = r"(?:de|het) [A-Z][^.;]*? en (?:de|het) [A-Z]"
"""“de Waterwet en de Sluizenwet”: names that keep their articles."""
_NORM: Final = (
    r"\b(?:voldoet|voldoen) aan\b|\b(?:ten minste|minimaal|ten hoogste|maximaal)\b(?=.{1,25}(?:€|%|procent))|\bis verplicht\b"
)
_OTHER_STEMS: Final = {"schip": ("schep",), "stad": ("sted",), "lid": ("led",)}
_ARTICLES: Final = ("de ", "het ", "een ")
_SIGNS: Final = '‘“”"«»'
_QUOTES: Final = frozenset(_SIGNS)


def check_meanings(subject: Subject) -> Iterator[Diagnostic]:
    """Findings about the definitions in the articles of each regulation."""
    for name, outline in subject.delen.items():
        if subject.ontwerpen[name].soort != "regeling":
            continue
        lists = [placed for placed in outline.begrippenlijsten if _in_article(placed) and not is_legend(placed)]
        for placed in lists:
            yield from _introduced(placed)
            yield from _twice(placed.node)
            for each in placed.node.begrippen:
                yield from _wording(each)
        if lists:
            yield from _unused([each for placed in lists for each in placed.node.begrippen], subject.passages[name])


def _in_article(placed: Placed[Begrippenlijst]) -> bool:
    return any(isinstance(node, Artikel) for node in placed.boven)


def is_legend(placed: Placed[Begrippenlijst]) -> bool:
    """Does the list say what the letters of a formula stand for? Then it follows the formula, and “de som” keeps its article."""
    before = _before(placed)
    return before is not None and _compiled(_LEGEND).search(plain(before.inhoud).strip()) is not None


def _before(placed: Placed[Begrippenlijst]) -> Alinea | None:
    """What introduces a list right under an article or lid."""
    around = placed.boven[-1]
    if not isinstance(around, Lid):
        return None
    before = around.inhoud[: around.inhoud.index(placed.node)]
    return before[-1] if before and isinstance(before[-1], Alinea) else None


def _introduced(placed: Placed[Begrippenlijst]) -> Iterator[Diagnostic]:
    if not isinstance(placed.boven[-1], Lid):
        return
    before = _before(placed)
    text = plain(before.inhoud).strip() if before is not None else ""
    if not _compiled(_INTRODUCES).search(text):
        span = before.span if before is not None and text else placed.node.begrippen[0].span
        found = f"‘{text}’ leidt de begripsbepalingen niet in" if text else "boven de begripsbepalingen staat geen inleidende zin"
        yield Diagnostic(INLEIDING, span, found, "zet erboven: In deze regeling wordt verstaan onder:")


def _twice(lijst: Begrippenlijst) -> Iterator[Diagnostic]:
    counted = Counter(plain(each.term).strip() for each in lijst.begrippen)
    for term, count in counted.items():
        if count > 1:
            last = [each for each in lijst.begrippen if plain(each.term).strip() == term][-1]
            yield Diagnostic(DUBBEL, last.span, f"‘{term}’ is {count} keer omschreven", "maak er één omschrijving van")


def _wording(begrip: Begrip) -> Iterator[Diagnostic]:
    term = plain(begrip.term).strip()
    if _QUOTES.intersection(term):
        yield Diagnostic(AANHALINGSTEKENS, begrip.span, f"het begrip {term} staat tussen aanhalingstekens", "laat ze weg")
        term = term.strip(_SIGNS)
    first = next((each for each in begrip.omschrijving if isinstance(each, Alinea)), None)
    if first is None:
        return
    text = plain(first.inhoud).replace("\u00a0", " ").strip()
    if text.startswith(_ARTICLES) and _compiled(_SEVERAL_LAWS).match(text) is None:
        article = text.split(" ")[0]
        yield Diagnostic(LIDWOORD, first.span, f"de omschrijving van ‘{term}’ begint met ‘{article}’", f"laat ‘{article}’ weg")
    norm = _compiled(_NORM).search(text)
    if norm is not None:
        yield Diagnostic(
            NORM,
            first.span,
            f"‘{norm[0]}’ in de omschrijving van ‘{term}’ stelt een eis",
            "zet de eis in een artikel, en omschrijf hier alleen wat het woord betekent",
        )


def _unused(begrippen: Sequence[Begrip], passages: Sequence[Passage]) -> Iterator[Diagnostic]:
    """A term that is only found in its own definition. Inflected forms and compounds count: better a miss than nonsense."""
    texts = [passage for passage in passages if passage.deel in NORMEN]
    whole = "\n".join(passage.tekst for passage in texts).lower()
    own: dict[int, list[str]] = {}
    for passage in texts:
        for node in passage.boven:
            if isinstance(node, Begrip):
                own.setdefault(id(node), []).append(passage.tekst.lower())
    for each in begrippen:
        term = plain(each.term).replace("\u00a0", " ").strip().lower().partition(" (")[0].strip(_SIGNS)
        if term and _count(term, whole) <= sum(_count(term, text) for text in own.get(id(each), ())):
            yield Diagnostic(
                ONGEBRUIKT,
                each.span,
                f"‘{term}’ is omschreven, maar wordt nergens gebruikt",
                "laat de begripsbepaling weg, of gebruik het begrip",
            )


def _count(term: str, text: str) -> int:
    """How often the term is there, inflected too: “regio” in “regio’s”, “bevoegd gezag” in “bevoegde gezagen”."""
    words = [_stems(word) for word in term.split()]
    if len(words) == 1:
        return sum(text.count(stem) for stem in words[0])
    if not any(stem in text for stem in words[0]):
        return 0
    alternatives = ("(?:" + "|".join(re.escape(stem) for stem in stems) + ")" for stems in words)
    return len(_compiled(r"\w* ".join(alternatives)).findall(text))


def _stems(word: str) -> tuple[str, ...]:
    """What the forms of a word have in common: scho(ol, len), bedri(jf, jven), za(a)k, hui(s, zen), schip and schep."""
    if len(word) > 4:
        return (word[: max(4, len(word) - 2)], *_OTHER_STEMS.get(word, ()))
    if word[-1:] in ("s", "f"):
        return (word[:-1],)
    single = _compiled(r"(aa|ee|oo|uu)(?=\w$)").sub(lambda found: found[0][0], word)
    return tuple(dict.fromkeys((word, single, *_OTHER_STEMS.get(word, ()))))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
