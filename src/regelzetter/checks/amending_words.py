"""The fixed words of an amendment: what replaces, inserts, adds, lapses and renumbers (Aanwijzingen, § 6.2).

An amending regulation also has norms of its own, such as transitional law (“De verklaring wordt vervangen door een verslag”).
So a sentence is only looked at when it begins with the place that it amends: “In artikel 3 …”, “Het tweede lid …”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from regelzetter.checks.amending_rules import AANHALING, KOMT_TE_LUIDEN, TOEVOEGEN, VERNUMMERING, VERVALT
from regelzetter.checks.passages import Deel, Passage
from regelzetter.checks.patterns import AMENDING, LOPEND, Patroon, find
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic
from regelzetter.tree.nodes import Alinea, Citaat, Lid, Onderdeel
from regelzetter.tree.walk import plain, walk

_KIND: Final = (
    r"(?:artikel(?:en)?|lid|leden|(?:sub)?onderdeel|(?:sub)?onderdelen|(?:vol)?zin(?:nen)?|aanhef|opschrift|bijlagen?|"
    r"hoofdstuk(?:ken)?|afdeling(?:en)?|paragraaf|paragrafen|begripsbepaling(?:en)?|begripsomschrijving(?:en)?|tabel(?:len)?)"
)
_RANKED: Final = r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|negende|[a-z]*tiende|[a-z]+ste)"
_AND: Final = r"(?:, | en | tot en met )"
_OF_A_PART: Final = (
    rf"(?:(?:het |de )?(?:{_RANKED}{_AND})*{_RANKED} (?:lid|leden|(?:vol)?zin(?:nen)?)"
    r"|(?:de )?(?:artikel(?:en)?|hoofdstuk(?:ken)?|afdeling(?:en)?|paragraaf|paragrafen|bijlagen?|tabel(?:len)?) "
    rf"[\dIVX][\w.:]*(?:{_AND}\d[\w.:]*)*"
    rf"|(?:de )?(?:sub)?onderde(?:el|len) (?:[a-z]{{1,2}}(?:{_AND}[a-z]{{1,2}})*|\d+°?)"
    r"|(?:de|het) (?:aanhef|opschrift|bijlage|tabel|begrips[a-z]+))\b"
)
"""“artikel 3”, “het tweede lid”, “de eerste en derde zin”: a part by its number, for a committee has leden too."""
_PLACE: Final = rf"(?:in|aan|na|voor|vóór) {_OF_A_PART}"
_NORM: Final = (
    r"\b(?:die|dat|bedoelde?|kan|kunnen|mag|mogen|is|zijn|geldt|gelden|blijft|blijven|heeft|hebben|niet|als|indien|wanneer|zoals|"
    r"waar[a-z]*)\b"
)
"""A clause with one of these before its verb is a norm, not an amendment."""
_MARK: Final = "[‘“”„«»‹›\"']"
_UNIT: Final = (
    rf"\b{_KIND}\b|\b(?:punt|puntkomma|komma|dubbele punt|streepje|aanduiding|formule|afbeelding|kaart|figuur|tekst|rij(?:en)?|"
    r"kolom(?:men)?|voetnoot|definitie|alinea|volgende?|nieuwe?)\b"
)
"""What is replaced as a whole, by its name: it has no quotation marks."""
_REPLACED: Final = (
    r"\b(?:wordt|worden) (?P<oud>(?:(?!vervangen door).)*?)\bvervangen door:? "
    r"(?P<nieuw>\S(?:(?<=\d)[.,](?=\d)|[^.;:,])*?(?= en |[.;:,](?!\d)|$))"
)
_INSERTED: Final = (
    r"\b(?:wordt|worden) (?:telkens )?(?:na|voor|vóór) (?P<plek>[‘“„«\"][^’”“»\"]+[’”»\"]) (?:telkens )?"
    r"(?:ingevoegd|toegevoegd):? (?P<nieuw>(?!luidende)\S[^;]*?)(?=[.;]?$|;| en (?:wordt|worden|vervalt|na|voor|in)\b)"
)
"""“na ‘de aanvraag’ ingevoegd: en de begroting”."""
_NOTHING_ELSE: Final = r"(?:(?!\b(?:aan|ingevoegd|toegevoegd|geplaatst|gewijzigd|vervangen|vervalt|vervallen)\b)[^;])*?"
_NEW: Final = rf"(?:een|twee|drie|vier|vijf|zes|de volgende)(?: nieuwe?)? {_KIND} toegevoegd\b"


def _is_amendment(text: str) -> bool:
    """Does this clause begin with the place that is amended, or with the part that lapses or is replaced?"""
    return re.match(rf"(?:{_PLACE}|{_OF_A_PART})", text, re.IGNORECASE) is not None and not re.search(_NORM, text)


def _is_norm(passage: Passage, match: re.Match[str]) -> bool:
    """The clause that the verb closes: “Artikel 5 vervalt en de Proefregeling wordt ingetrokken” has two."""
    clauses = re.split(r"\. (?=[A-Z])| en (?=(?:de|het|deze|in|artikel|onderdeel|bijlage)\b)", passage.tekst[: match.start()])
    return not _is_amendment(clauses[-1])


def _names_no_place(passage: Passage, match: re.Match[str]) -> bool:
    return re.match(_PLACE, passage.tekst, re.IGNORECASE) is None or bool(re.search(_NORM, passage.tekst[: match.start()]))


def _no_new_text(passage: Passage, match: re.Match[str]) -> bool:
    """Only above a quotation is it said how a part comes to read."""
    around = passage.boven[-1]
    if not isinstance(around, Lid | Onderdeel) or not _is_amendment(passage.tekst[: match.start()]):
        return True
    after = [next_ for block, next_ in zip(around.inhoud, around.inhoud[1:], strict=False) if block.span == passage.hele]
    return not after or not isinstance(after[0], Citaat)


def _renumbers(passage: Passage, _match: re.Match[str]) -> bool:
    """Is the new number of what follows in the same part of the amendment?"""
    around = next((node for node in passage.boven if isinstance(node, Onderdeel)), passage.boven[-1])
    words = (plain(node.inhoud) for node in walk(around) if isinstance(node, Alinea))
    return any(re.search("vernummer|verletter|geletterd", each, re.IGNORECASE) for each in words)


def _lapses(verb: str, instead: str) -> Patroon:
    """`verb`: wordt or worden."""
    comes = verb.replace("wordt", "komt").replace("worden", "komen")
    return Patroon(
        rule=VERVALT, soorten=(AMENDING,), delen=(Deel.LICHAAM,),
        woorden=("geschrapt", "te vervallen", "verwijderd", "ingetrokken"),
        zoek=rf"\b(?:{verb} (?:geschrapt|verwijderd|ingetrokken)|{comes} te vervallen)\b",
        melding="'{0}'", tip=f"schrijf “{instead}”", vervang=instead, behalve=_is_norm,
    )  # fmt: skip


_PATTERNS: Final = (
    Patroon(
        rule=KOMT_TE_LUIDEN, soorten=(AMENDING,), delen=(Deel.LICHAAM,), woorden=("wordt:", "luidt:", "volgt:", "te luiden:"),
        zoek=r"\b(?:wordt|luidt)(?: als volgt)?:$|\bkomt als volgt te luiden:$",
        melding="'{0}'", tip="schrijf “komt te luiden:”", vervang="komt te luiden:", behalve=_no_new_text,
    ),
    Patroon(
        rule=KOMT_TE_LUIDEN, soorten=(AMENDING,), delen=(Deel.LICHAAM,), woorden=("worden:", "luiden:", "volgt:"),
        zoek=r"\b(?:worden|(?<!te )luiden)(?: als volgt)?:$|\bkomen als volgt te luiden:$",
        melding="'{0}'", tip="schrijf “komen te luiden:”", vervang="komen te luiden:", behalve=_no_new_text,
    ),
    Patroon(
        rule=TOEVOEGEN, soorten=(AMENDING,), delen=(Deel.LICHAAM,), woorden=("toegevoegd",), getypt=False,
        zoek=rf"\b(?:na|voor|vóór) {_OF_A_PART}{_NOTHING_ELSE} {_NEW}|\b{_NEW},? (?:na|vóór) {_OF_A_PART}",
        melding="'{0}' noemt een plaats", tip="schrijf “ingevoegd”; “toegevoegd” is aan het eind",
    ),
    _lapses("wordt", "vervalt"),
    _lapses("worden", "vervallen"),
    Patroon(
        rule=VERVALT, soorten=(AMENDING,), delen=(Deel.LICHAAM,), getypt=False,
        woorden=("geschrapt", "verwijderd", "te vervallen"),
        zoek=rf"\b(?:wordt|worden|komt|komen) (?:[^;:]*?[’”»\"]|{_OF_A_PART})"
             rf" (?:geschrapt|verwijderd|te vervallen)\b",
        melding="'{0}'", tip="schrijf “vervalt” of “vervallen”", behalve=_names_no_place,
    ),
    Patroon(
        rule=VERVALT, soorten=(AMENDING,), delen=(Deel.LICHAAM,), woorden=("vervalt.", "vervallen."),
        zoek=r"^(?-i:(?:De|Het) (?:[A-Z][a-zë-]*(?:regeling|besluit)|Regeling|Besluit|Beleidsregels?)\b)[^:;,]* vervalt\.$",
        melding="‘{0}’ gaat over een hele regeling", tip="schrijf “wordt ingetrokken”",
    ),
    Patroon(
        rule=VERNUMMERING, soorten=(AMENDING,), delen=(Deel.LICHAAM,), woorden=("lid ingevoegd", "leden ingevoegd"),
        zoek=r"\b(?:een|twee|drie|vier|vijf)(?: nieuwe?)? (?:lid|leden) ingevoegd\b", behalve=_renumbers,
        melding="'{0}' zonder vernummering", tip="begin met “Onder vernummering van het … lid tot … lid wordt …”",
    ),
)  # fmt: skip


def fixed_words(subject: Subject) -> Iterator[Diagnostic]:
    """What is not in the fixed words, in all amending regulations."""
    yield from find(subject, _PATTERNS)
    for name, text in subject.teksten.items():
        if subject.ontwerpen[name].soort == AMENDING:
            for passage in text.having(("vervangen door", "ingevoegd", "toegevoegd")):
                if passage.deel is Deel.LICHAAM and passage.vorm in LOPEND:
                    yield from _without_marks(passage)
                    yield from _inserted(passage)


def _without_marks(passage: Passage) -> Iterator[Diagnostic]:
    """“In artikel 3 wordt plan vervangen door ‘verslag’”: words that are replaced, or that replace them, without marks."""
    for match in re.finditer(_REPLACED, passage.tekst):
        if _names_no_place(passage, match):
            return
        old, new = match["oud"].strip(), match["nieuw"]
        if old and (_unmarked_old(old) or _unmarked_new(new, old)):
            stretch = f"wordt {old} vervangen door {new}" if len(old) + len(new) < 60 else "vervangen door"
            yield Diagnostic(AANHALING, passage.span(match.start(), match.end()),
                             f"bij '{stretch}' ontbreken aanhalingstekens", "schrijf ‘oud’ vervangen door ‘nieuw’")  # fmt: skip


def _inserted(passage: Passage) -> Iterator[Diagnostic]:
    """Words that are inserted after quoted words, without marks of their own."""
    for match in re.finditer(_INSERTED, passage.tekst):
        new = match["nieuw"]
        if not _names_no_place(passage, match) and not re.search(_MARK, new) and not re.search(_UNIT, new):
            yield Diagnostic(AANHALING, passage.span(match.start("nieuw"), match.end("nieuw")),
                             f"bij ‘{new}’ ontbreken aanhalingstekens",
                             f"schrijf na {match['plek']} ingevoegd ‘{new}’")  # fmt: skip


def _unmarked_old(old: str) -> bool:
    """“het bedrag” may say what is replaced without quoting it."""
    if re.search(_MARK, old):
        return False
    own = re.split(r"\b(?:wordt|worden) ", old)[-1].removeprefix("telkens ")
    return re.match(r"(?:de|het|een|dit|dat|die|deze)\b", own) is None and re.search(_UNIT, own) is None


def _unmarked_new(new: str, old: str) -> bool:
    """A whole new sentence stands without marks."""
    if re.search(_MARK, new) or re.search(_UNIT, new):
        return False
    return not (new[0].isupper() and re.search(r"\b(?:vol)?zin", old))
