"""Does the target of a reference hold what its words promise: “de machtiging, bedoeld in artikel 1.5, derde lid”?

Words are compared by their stems, and generously: a finding is given only when no word before “, bedoeld in” is in the target.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from regelzetter import dutch
from regelzetter.checks.citing_own_rules import BELOFTE
from regelzetter.checks.passages import Deel, Passage, Stuk
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic
from regelzetter.tree.address import Adres, in_words
from regelzetter.tree.nodes import Artikel, Invulling, Knoop, Lid, Lijst, Onderdeel, Tekst, Vindplaats
from regelzetter.tree.walk import plain, walk

Titles: TypeAlias = list[tuple[Artikel, str]]
"""Each article with its heading in small letters; empty until it is asked for."""
_PROMISE: Final = r"\b(?:de|het) (?P<woorden>(?:[\w-]+ ){0,7}?[\w-]+), (?:bedoeld|genoemd) in (?:de )?$"
_FAR: Final = 120
"""How many signs before a reference are looked at."""
_LINK: Final = r"[\w-]+, (?:als )?(?:bedoeld|genoemd) in"
_ENDINGS: Final = ("ingen", "aties", "ing", "atie", "heden", "heid", "en", "s", "t", "d", "e")
_PARTICLES: Final = ("aan", "af", "bij", "in", "mee", "na", "om", "op", "over", "terug", "toe", "uit", "vast", "voor")
_GENERAL: Final = (
    "aantal", "activiteit", "afwijk", "bedrag", "begrip", "beperk", "bescheid", "bevoegd", "bijzonder", "criteri", "dag", "datum",
    "document", "eis", "feit", "gegeven", "geval", "grond", "handeling", "informatie", "instelling", "jaar", "kosten", "leden",
    "lid", "maatregel", "maximum", "minimum", "moment", "norm", "omstandigheid", "onderdeel", "onderdelen", "onderwerp",
    "organisatie", "partij", "percentage", "period", "persoon", "personen", "plicht", "procedure", "regel", "situatie", "som",
    "stuk", "taak", "taken", "termijn", "tijd", "uitzonder", "vereiste", "verplicht", "voorschrift", "voorwaarde", "wijze",
    "zaak", "zaken", "doel", "bepaling", "artikel", "tabel", "formule", "verbod", "verhoging", "verlaging", "kader",
)  # fmt: skip
"""Beginnings of nouns for what a text says without the noun: “binnen acht weken” is a termijn."""


def check_promises(subject: Subject) -> Iterator[Diagnostic]:
    """A finding at each reference inside the regulation whose target is about something else."""
    search = re.compile(_PROMISE)
    for name, text in subject.teksten.items():
        if subject.ontwerpen[name].soort != "regeling":
            continue
        articles = {placed.node.nummer: placed.node for placed in subject.delen[name].artikelen}
        titles: Titles = []
        for passage in text.having((", bedoeld in", ", genoemd in")):
            if passage.deel not in (Deel.LICHAAM, Deel.BIJLAGE):
                continue
            for piece in passage.stukken:
                if not isinstance(piece.node, Vindplaats) or piece.node.soort != "intern":
                    continue
                found = search.search(passage.tekst[max(0, piece.begin - _FAR) : piece.begin])
                if found is not None:
                    yield from _promise(passage, piece, found["woorden"], articles, titles)


def _promise(
    passage: Passage, piece: Stuk, words: str, articles: Mapping[str | None, Artikel], titles: Titles
) -> Iterator[Diagnostic]:
    place = piece.node
    if (
        not isinstance(place, Vindplaats)
        or place.soort != "intern"
        or {adres[0].soort for adres in place.adressen} != {"artikel"}
    ):
        return
    stems = _stems(words)
    if not stems:
        return
    if {len(adres) for adres in place.adressen} == {1}:
        yield from _of_whole(place, words, articles, titles)
        return
    article = articles.get(place.adressen[0][0].nummer)
    targets = [_target(articles, adres) for adres in place.adressen]
    if article is None or any(target is None or _holds(target, stems) for target in targets):
        return
    noun = re.split(r"\b(?:de|het) ", words)[-1]
    others = _others(article, passage, place.adressen[0], _stems(noun))
    if not others and _holds(plain(article.opschrift).lower(), stems):
        return
    where = in_words(place.adressen[0]).replace("\u00a0", " ")
    yield Diagnostic(BELOFTE, place.span, f"‘{noun}’ komt niet voor in {where}", _tip(article, others))


def _of_whole(place: Vindplaats, words: str, articles: Mapping[str | None, Artikel], titles: Titles) -> Iterator[Diagnostic]:
    """Of a whole article only what another article is named after: “de evaluatie, bedoeld in artikel 14” (Voorschot)."""
    noun = re.split(r"\b(?:de|het) ", words)[-1]
    stems = _stems(noun)
    targets = [articles.get(adres[0].nummer) for adres in place.adressen]
    if not stems or any(each is None or _says(each, stems) for each in targets):
        return
    if not titles:
        titles.extend((each, plain(each.opschrift).lower()) for each in articles.values())
    named = [each for each, title in titles if _holds(title, stems)]
    if len(named) == 1:
        where = in_words(place.adressen[0]).replace("\u00a0", " ")
        link = f": [](#{named[0].label})" if named[0].label else ""
        tip = f"bedoelde u artikel {named[0].nummer}{link}?"
        yield Diagnostic(BELOFTE, place.span, f"‘{noun}’ komt niet voor in {where}", tip)


def _says(article: Artikel, stems: list[str]) -> bool:
    """The heading first: it is short, and mostly it says so."""
    return _holds(plain(article.opschrift).lower(), stems) or any(_holds(_text(lid), stems) for lid in article.leden)


def _tip(article: Artikel, others: list[str]) -> str:
    if len(others) != 1:
        return "kijk of de verwijzing naar de goede plaats gaat"
    words = dutch.lid_woorden(others).replace("\u00a0", " ")
    link = f": [](#{article.label}/{others[0]})" if article.label else ""
    return f"bedoelde u het {words}{link}?"


def _others(article: Artikel, passage: Passage, adres: Adres, stems: list[str]) -> list[str]:
    """Leden of the same article that have the noun, other than the target, where the reference stands, and what only refers."""
    found: list[str] = []
    for lid in article.leden:
        if lid.nummer is None or lid.nummer == adres[1].nummer or any(node is lid for node in passage.boven):
            continue
        if _holds(re.sub(_LINK, "", _text(lid)), stems):
            found.append(lid.nummer)
    return found


# --- words ----------------------------------------------------------------------------------------


def _stems(words: str) -> list[str]:
    """The beginnings to look for, of the nouns and such; none when a general noun is among them."""
    long = [word.lower() for word in re.findall(r"[^\W\d]+", words) if len(word) > 3]
    if any(word.startswith(_GENERAL) for word in long):
        return []
    return [stem for word in long for stem in _beginnings(word)]


def _beginnings(word: str) -> Iterator[str]:
    """What a word of the same family begins with; of a verb that can be split the second half too.

    >>> list(_beginnings("machtiging")), list(_beginnings("aanwijzing"))
    (['macht'], ['aanwi', 'wijz'])
    """
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= 4), "")
    stem = word.removesuffix(ending)
    yield stem[: max(4, round(len(stem) * 0.7))]
    particle = next((each for each in _PARTICLES if stem.startswith(each) and len(stem) - len(each) >= 4), "")
    if particle:
        yield stem.removeprefix(particle)[:4]


def _holds(text: str, stems: list[str]) -> bool:
    return any(stem in text for stem in stems)


# --- the target -----------------------------------------------------------------------------------


def _target(articles: Mapping[str | None, Artikel], adres: Adres) -> str | None:
    """The text of a lid or onderdeel, an onderdeel with the words that lead it in; None when it is not there."""
    article = articles.get(adres[0].nummer)
    if article is None:
        return None
    steps = adres[1:]
    lid = article.leden[0]
    if steps and steps[0].soort == "lid":
        lid = next((each for each in article.leden if each.nummer == steps[0].nummer), lid)
        steps = steps[1:]
    if not steps:
        return _text(lid)
    part = _part(lid, steps[0].nummer)
    leading = " ".join(_text(block) for block in lid.inhoud if not isinstance(block, Lijst))
    return f"{leading} {_text(part)}" if part is not None else None


def _part(lid: Lid, mark: str) -> Onderdeel | None:
    lists = [block for block in lid.inhoud if isinstance(block, Lijst)]
    return next((part for each in lists for part in each.onderdelen if part.merk == mark), None)


def _text(node: Knoop) -> str:
    return "".join(each.tekst for each in walk(node) if isinstance(each, Tekst | Invulling)).lower()
