"""The citeertitel: its formula, its capitals, and its years against those of the articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from regelzetter.checks.passages import Deel, Passage
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic, Edit, Ernst, Rule, Voorbeeld
from regelzetter.source import Span

_ARTIKEL: Final = """\
# Artikel 1. Proef

De minister kan in de jaren {jaren} een prijs uitreiken voor het onderwijs.

# Artikel 2. Inwerkingtreding

Deze regeling treedt in werking met ingang van {{{{ inwerking }}}}.

# Artikel 3. Citeertitel

{formule}

# Slotformulier

Deze regeling zal in de Staatscourant worden geplaatst.
"""
_DOSSIER: Final = """\
dossier: proef
organisatie: {{naam: Ministerie van Voorbeelden, code: mnre9999}}
datum: "{{{{ dag }}}}"
gegevens: [gegevens/waarden.yaml]
documenten:
  regeling:
    soort: regeling
    bronnen: [aanhef.md, regeling.md]
    titel: Regeling van de Minister van Voorbeelden van {{{{ dag }}}}, houdende een proef ({titel})
    ondertekening: {{functie: De Minister van Voorbeelden, naam: A. Voorbeeld}}
    formaten: [html]
"""
_AANHEF: Final = (
    "# Aanhef\n\nDe Minister van Voorbeelden,\n\nGelet op artikel 4:23 van de Algemene wet bestuursrecht;\n\nBesluit:\n"
)


def _titled(titel: str, formule: str = "", jaren: str = "2025 tot en met 2028") -> Voorbeeld:
    article = _ARTIKEL.format(jaren=jaren, formule=formule or f"Deze regeling wordt aangehaald als: {titel}.")
    return Voorbeeld((("dossier.yaml", _DOSSIER.format(titel=titel)), ("aanhef.md", _AANHEF), ("regeling.md", article)))


FORMULE: Final = Rule(
    code="REGL0570",
    naam="formule-van-de-citeertitel",
    ernst=Ernst.FOUT,
    regel="De bepaling luidt “Deze regeling wordt aangehaald als: …”, met een dubbele punt en zonder aanhalingstekens.",
    waarom="De formule zegt waar de titel begint en eindigt; elk teken daartussen hoort bij de titel.",
    bron="aanwijzing 4.25, tweede lid, van de Aanwijzingen voor de regelgeving",
    fout=_titled("Regeling proeven", "Deze regeling wordt aangehaald als Regeling proeven."),
    goed=_titled("Regeling proeven"),
)
HOOFDLETTER: Final = Rule(
    code="REGL0571",
    naam="hoofdletter-in-de-citeertitel",
    ernst=Ernst.WAARSCHUWING,
    regel="In een citeertitel heeft alleen het eerste woord een hoofdletter, en verder alleen een eigennaam.",
    waarom="Wie de regeling aanhaalt, neemt haar hoofdletters over; een gewoon woord heeft er geen.",
    bron="aanwijzing 4.25, derde lid, van de Aanwijzingen voor de regelgeving",
    fout=_titled("Regeling Onderwijs"),
    goed=_titled("Regeling onderwijs"),
)
JAREN: Final = Rule(
    code="REGL0572",
    naam="jaren-in-de-citeertitel",
    ernst=Ernst.WAARSCHUWING,
    regel="De jaren in de citeertitel zijn die van de artikelen.",
    waarom="De titel wordt overal aangehaald; wie er andere jaren in leest dan de artikelen geven, rekent verkeerd.",
    bron="aanwijzing 4.25, vierde lid, van de Aanwijzingen voor de regelgeving",
    fout=_titled("Regeling proeven 2025–2029"),
    goed=_titled("Regeling proeven 2025–2028"),
    onzeker="dat titel en artikelen overeenstemmen, is een gevolgtrekking",
)
RULES: Final[tuple[Rule, ...]] = (FORMULE, HOOFDLETTER, JAREN)

_CITED: Final = r"wordt aangehaald als:? ?[‘“\"«]?(.+?)[’”\"»]?(\.?)$"
_QUOTES: Final = frozenset('‘“”"«»')
_YEARS: Final = r"(?<!\d)((?:19|20)\d\d) ?(?:[–-]|tot en met) ?((?:19|20)\d\d)(?!\d)"


class Citeertitel(NamedTuple):
    titel: str
    span: Span
    passage: Passage


def citeertitel_of(passages: Sequence[Passage]) -> Citeertitel | None:
    """The name that the regulation gives itself in its articles."""
    for passage in passages:
        if passage.deel is Deel.LICHAAM and passage.vorm != "citaat" and "aangehaald als" in passage.tekst:
            found = _compiled(_CITED).search(passage.tekst.strip())
            if found is not None and passage.tekst.startswith(("Deze", "Dit besluit")):
                return Citeertitel(found[1], passage.span(found.start(1), found.end(1)), passage)
    return None


def check_title(subject: Subject) -> Iterator[Diagnostic]:
    """Findings about the citeertitel of each regulation."""
    for name, document in subject.ontwerpen.items():
        if document.soort not in ("regeling", "wijzigingsregeling"):
            continue
        cited = citeertitel_of(subject.passages[name])
        if cited is None:
            continue
        articles = [each for each in subject.passages[name] if each.deel is Deel.LICHAAM and each is not cited.passage]
        yield from _formula(cited)
        yield from _capitals(cited, articles)
        yield from _years(cited, articles)


def _formula(cited: Citeertitel) -> Iterator[Diagnostic]:
    text = cited.passage.tekst.strip()
    found = _compiled(_CITED).search(text)
    assert found is not None
    here = cited.passage.span(found.start(), found.start() + len("wordt aangehaald als"))
    if "aangehaald als: " not in text:
        fix = (Edit(here, "wordt aangehaald als:"),) if here.line == here.end_line and "als " in text else ()
        yield Diagnostic(
            FORMULE,
            here,
            "achter “wordt aangehaald als” staat geen dubbele punt",
            "schrijf: Deze regeling wordt aangehaald als: …",
            fix=fix,
        )
    elif _QUOTES.intersection(text):
        yield Diagnostic(FORMULE, cited.span, f"‘{cited.titel}’ staat tussen aanhalingstekens", "laat de aanhalingstekens weg")
    elif not found[2]:
        yield Diagnostic(FORMULE, cited.span, "de bepaling met de citeertitel eindigt niet op een punt", "zet er een punt achter")


def _capitals(cited: Citeertitel, articles: Sequence[Passage]) -> Iterator[Diagnostic]:
    """A word is ordinary when the articles write it without a capital, and never with one inside a sentence or a name."""
    words = _compiled(r"[\w’-]+").findall(cited.titel)
    for index, word in enumerate(words[1:], 1):
        if not word[0].isupper() or word[1:2].isupper() or len(word) < 4:
            continue
        around = (
            f"{word} {words[index + 1]}" if index + 1 < len(words) else "",
            f"{words[index - 1]} {word}" if index > 1 else "",
        )
        if _is_ordinary(word, around, articles):
            small = word[0].lower() + word[1:]
            yield Diagnostic(
                HOOFDLETTER,
                cited.span,
                f"‘{word}’ heeft in de citeertitel een hoofdletter en in de artikelen niet",
                f"schrijf: {small}",
            )
            return


def _is_ordinary(word: str, around: Sequence[str], articles: Sequence[Passage]) -> bool:
    lower = word[0].lower() + word[1:]
    texts = [passage.tekst for passage in articles if lower in passage.tekst or word in passage.tekst]
    if any(words and words in text for words in around for text in texts):
        return False
    small = any(_compiled(rf"\b{re.escape(lower)}\b").search(text) for text in texts)
    return small and not any(_compiled(rf"(?<=[\w,] ){re.escape(word)}\b").search(text) for text in texts)


def _years(cited: Citeertitel, articles: Sequence[Passage]) -> Iterator[Diagnostic]:
    """Only where the articles name a period from the same year, and none is that of the title."""
    named = _compiled(_YEARS).search(cited.titel)
    if named is None:
        return
    others = Counter(end for passage in articles for end in _ends(passage.tekst, named[1]))
    if others and named[2] not in others:
        usual = others.most_common(1)[0][0]
        yield Diagnostic(
            JAREN,
            cited.span,
            f"de citeertitel noemt {named[0]}, maar de artikelen {named[1]} tot en met {usual}",
            "maak de jaren gelijk, of laat ze uit de citeertitel weg",
        )


def _ends(text: str, begin: str) -> Iterator[str]:
    """The last years of the periods that begin in this year."""
    if begin in text:
        years = text.replace(f"1 januari {begin}", begin).replace("31 december ", "")
        yield from (found[2] for found in _compiled(_YEARS).finditer(years) if found[1] == begin)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
