"""Signs of the source language that stand alone. What was begun with them would be printed as it was typed; who means the sign
itself puts a backslash before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from regelzetter.diagnostics import Diagnostic
from regelzetter.reading.headings import heading_word
from regelzetter.reading.marks import looks_like_onderdeel, read_mark
from regelzetter.reading.place import Placement
from regelzetter.reading.rules import LIJKT_KOP, LIJKT_ONDERDEEL, LOS_TEKEN

_SIGN: Final = re.compile(r"\{\{|\{#|[{}]|\[\]\(|\[\^|\[#|(?<!\])\(#|\]\(|\*+|_+|\^|~|`")
_WAYS: Final = "schrijf {{ sleutel }}, {#label} of [woorden]{en}"
_REFERENCE: Final = ("deze verwijzing is niet compleet", "schrijf [](#label) of [woorden](#label)", "[")
_SAID: Final = {
    "{{": ("achter {{ ontbreekt }}", "schrijf {{ sleutel }} of {{ sleutel | vorm }}", "{"),
    "{#": ("achter {# ontbreekt }", "schrijf {#label}", "{"),
    "{": ("{ hoort bij niets", _WAYS, "{"),
    "}": ("} hoort bij niets", _WAYS, "{"),
    "[^": ("dit nootteken is niet compleet", "schrijf [^naam]", "["),
    "[](": _REFERENCE,
    "[#": _REFERENCE,
    "(#": _REFERENCE,
    "](": _REFERENCE,
    "*": ("dit sterretje hoort bij niets", "zet aan elke kant van de woorden evenveel sterretjes", "*"),
    "_": ("dit streepje hoort bij niets", "schrijf *cursief* met sterretjes", "_"),
    "^": ("^ hoort bij niets", "schrijf m^2^", "^"),
    "~": ("~ hoort bij niets", "schrijf H~2~O", "~"),
    "`": ("dit accent hoort bij niets", "een apostrof is ’", "`"),
}
"""Sign → what is wrong, what to write, and of which kind it is: of each kind the first is told, as the others go with it."""

_BEGINNINGS: Final = (
    (
        re.compile(r"#{1,6}(?=[^\s#])"),
        "achter de hekjes van een kop staat een spatie",
        "schrijf # en dan de kop; het teken zelf is \\#",
    ),
    (
        re.compile(r":{2,}"),
        "dit begint noch sluit een blok",
        "een blok begint met ::: en een spatie, en eindigt met een regel :::",
    ),
    (re.compile(r"\|"), "dit is geen tabel", "een tabel heeft onder haar kop een regel als | - | - |; het teken zelf is \\|"),
    (re.compile(r"\S[^\t]*\t"), "dit is geen tabel: een tab scheidt geen cellen", "schrijf | a | b |, en onder de kop | - | - |"),
)
"""How a line begins that was meant as a heading, a block or a row; what is wrong, and what to write."""
_AN_ITEM: Final = "eindig de regel erboven met een dubbele punt of puntkomma, en zet achter de letter een punt en een spatie"
_NUMBERED: Final = re.compile(
    r"(?P<merk>\(?\d{1,2}(?:[a-z]{1,2}|bis|ter|quater)?[).:]+)\s*(?=[A-ZÀ-Þ])|(?P<kaal>\d{1,2}[a-z]?) (?=[A-ZÀ-Þ][a-zß-ÿ]+ )"
)
"""How the number of a lid is typed, rightly or nearly so."""
_A_LID: Final = "zet achter het nummer een punt en een spatie"
_FIRST_LID: Final = "schrijf ook voor het eerste lid een nummer, een punt en een spatie"
_LETTERED: Final = re.compile(r"[a-z]\.(?![a-z]\.)[a-zß-ÿ]+ ")
_CITED: Final = frozenset(("onder", "onderdeel", "onderdelen", "sub", "lid", "leden", "artikel", "artikelen", "bijlage", "nr."))
_FIRST: Final = frozenset("#:|-*(0123456789")
"""Signs that such a line may begin with; other than these it has a full stop behind a few letters."""
_LONGEST: Final = 3
"""Signs in a row that mean something."""
_SENTENCE_END: Final = (".", ":", ";", "!", "?")
_DEFINITIONS: Final = "verstaan onder:"
_DEFINED: Final = re.compile(r"[^\W\d][^:;.]{0,60}: ")
_A_DEFINITION: Final = "schrijf het begrip op een eigen regel, en op de regel eronder een dubbele punt en wat het betekent"


class _Typed(NamedTuple):
    begin: int
    end: int
    sign: str


def stray_signs(content: str, start: int, end: int, place: Placement, told: set[str]) -> Iterator[Diagnostic]:
    """The signs from `start` up to `end` that are read as text; `told` are the kinds that were told of this text."""
    for typed in _typed(content, start, end):
        melding, tip, kind = _SAID.get(typed.sign) or _SAID[typed.sign[0]]
        if kind not in told:
            told.add(kind)
            yield Diagnostic(
                LOS_TEKEN, place.span(typed.begin, typed.end), melding, f"{tip}; het teken zelf is \\{typed.sign[0]}"
            )


def _typed(content: str, start: int, end: int) -> Iterator[_Typed]:
    for found in _SIGN.finditer(content, start, end):
        begin, stop = _run(content, *found.span()) if found[0][0] in "*_" else found.span()
        before, after = content[begin - 1 : begin], content[stop : stop + 1]
        if found[0][0] in "*_^" and not before.strip() and not after.strip():  # 2 * 3
            continue
        if found[0][0] == "_" and (stop - begin > 2 or (before.isalnum() and after.isalnum())):  # a line to fill in; a_b
            continue
        if found[0] == "}" and content.find("\\{", 0, begin) >= 0:  # \{so}
            continue
        if found[0] == "~" and not (before.isalnum() or after.isalpha()):  # ~ 5
            continue
        yield _Typed(begin, stop, found[0])


def _run(content: str, begin: int, end: int) -> tuple[int, int]:
    """The same signs in a row, some of them where there are many: the engine gives them one by one."""
    sign = content[begin]
    first, last = begin - _LONGEST, end + _LONGEST
    while begin > max(first, 0) and content[begin - 1] == sign:
        begin -= 1
    while end < last and content[end : end + 1] == sign:
        end += 1
    return begin, end


def stray_lines(content: str, place: Placement) -> Iterator[Diagnostic]:
    """The first line of a paragraph that begins as something else begins."""
    begin, before = 0, ""
    for line in content.split("\n"):
        text = line.lstrip()
        if text[:1] in _FIRST or "." in text[1:6] or "\t" in text or before.endswith(_DEFINITIONS):  # nearly no line is
            found = _line(text, before, begin + len(line) - len(text), place)
            if found is not None:
                yield found
                return
        begin, before = begin + len(line) + 1, line.rstrip()
    if "\n" not in content and _is_heading(content):
        yield Diagnostic(LIJKT_KOP, place.span(0, len(content)), "dit wordt als gewone tekst gelezen, en lijkt een kop",
                         f"schrijf # {content.strip()}, met zoveel hekjes als de koppen ernaast")  # fmt: skip


def _line(text: str, before: str, at: int, place: Placement) -> Diagnostic | None:
    for pattern, melding, tip in _BEGINNINGS:
        found = pattern.match(text)
        if found is not None:
            return Diagnostic(LOS_TEKEN, place.span(at, at + found.end()), melding, tip)
    defined = _DEFINED.match(text) if before.endswith(_DEFINITIONS) else None
    if defined is not None:
        end = at + defined.end() - 1
        return Diagnostic(LIJKT_ONDERDEEL, place.span(at, end), "dit begrip wordt als gewone tekst gelezen", _A_DEFINITION)
    length = _item(text, before) if before else 0
    if not length:
        return None
    typed = text[:length]
    mark = read_mark(text, 0)
    tip = _FIRST_LID if mark is not None and mark.soort == "cijfers" else _A_LID if typed.strip("(")[0].isdigit() else _AN_ITEM
    return Diagnostic(LIJKT_ONDERDEEL, place.span(at, at + length), f"'{typed}' wordt als gewone tekst gelezen", tip)


def _item(text: str, before: str) -> int:
    """The length of what looks like the mark of a lid or onderdeel, in a line that goes on with the line `before`; or 0."""
    if before.split()[-1].lower() in _CITED:  # “onderdeel” on the one line, “a. van” on the next
        return 0
    mark = read_mark(text, 0)
    if mark is not None and mark.soort in ("letters", "graden") and looks_like_onderdeel(mark):
        return mark.breedte
    if text.startswith(("- ", "* ")):
        return 1
    if _LETTERED.match(text):
        return text.index(".") + 1
    typed = _NUMBERED.match(text) if before.endswith(_SENTENCE_END) else None
    return len(typed["merk"] or typed["kaal"]) if typed is not None else 0


def _is_heading(content: str) -> bool:
    """“Artikel 2. Inwerkingtreding”, and not “Artikel 2 is van toepassing.”"""
    word = heading_word(content)
    if word is None or word.nummer is None or len(content) > 120:
        return False
    rest = content[word.rest :]
    return (
        rest[:1].isupper()
        and content[: word.rest].rstrip().endswith(".")
        and not content.rstrip().endswith((*_SENTENCE_END, ","))
    )
