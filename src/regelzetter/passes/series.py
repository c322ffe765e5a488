"""Numbers that follow on each other: 1, 2, 2a; 1.1, 1.2; I, II, IIA; A, B, and the marks of lists.

A series has one kind of numbers, told by its first: after H comes I in letters, and after I comes II in roman numerals.
"""

from __future__ import annotations

import re
from typing import Final, Literal, TypeAlias

from regelzetter import dutch

Kind: TypeAlias = Literal["cijfers", "romeins", "letters"]

FIRST: Final[dict[Kind, str]] = {"cijfers": "1", "romeins": "I", "letters": "A"}
_SPLIT: Final = re.compile(r"(?P<voor>(?:\d+[.:])*)(?P<getal>\d+)(?P<letter>[a-z]{0,2}|[A-Z]|bis|ter|quater)$")
_LAST_ROMAN: Final = 3999
_LATIN: Final = {"": 0, "bis": 2, "ter": 3, "quater": 4}


def kind_of(number: str) -> Kind:
    """What kind of numbers a series has that begins with this one.

    >>> [kind_of(number) for number in ("1", "2.1", "I", "IIA", "A", "C", "XIV")]
    ['cijfers', 'cijfers', 'romeins', 'romeins', 'letters', 'letters', 'romeins']
    """
    if number[:1].isdigit():
        return "cijfers"
    is_roman = _roman(number)[0] > 0 and (len(number) > 1 or number in "IVX")
    return "romeins" if is_roman else "letters"


def prefix_of(number: str) -> str:
    """What stands before the last part of a number.

    >>> prefix_of("3.2.1"), prefix_of("4:23a"), prefix_of("7"), prefix_of("II")
    ('3.2.', '4:', '', '')
    """
    found = _SPLIT.match(number)
    return found["voor"] if found else ""


def next_number(last: str | None, prefix: str = "", kind: Kind = "cijfers") -> str:
    """The number after `last`; the first one when there is none.

    >>> next_number("1.4", "1."), next_number("3a"), next_number(None, "2."), next_number("4:9")
    ('1.5', '4', '2.1', '4:10')
    >>> next_number("II", kind="romeins"), next_number("IIA", kind="romeins"), next_number("H", kind="letters")
    ('III', 'III', 'I')
    """
    if last is None:
        return f"{prefix}{FIRST[kind]}"
    found = _SPLIT.match(last)
    if found is not None:
        return f"{found['voor']}{int(found['getal']) + 1}"
    if kind == "letters" or kind_of(last) == "letters":
        return dutch.onderdeelletter(dutch.onderdeelnummer(last.lower()) + 1).upper()
    return dutch.romeins(min(_roman(last)[0] + 1, _LAST_ROMAN)).upper()


def follows_letter(last: str, number: str) -> bool:
    """Is `number` an inserted number after `last`: 4a after 4, 4b after 4a, 12bis after 12, IIA after II?

    >>> follows_letter("4", "4a"), follows_letter("4a", "4b"), follows_letter("4", "4b"), follows_letter("1.5", "1.5a")
    (True, True, False, True)
    >>> follows_letter("II", "IIA"), follows_letter("IIA", "IIB"), follows_letter("II", "IIB")
    (True, True, False)
    """
    a, b = _SPLIT.match(last), _SPLIT.match(number)
    if a is None or b is None:
        (base, before), (value, after) = _roman(last), _roman(number)
        return base > 0 and base == value and after != "" and _place(after) == _place(before) + 1
    if (a["voor"], a["getal"]) != (b["voor"], b["getal"]):
        return False
    if b["letter"] in _LATIN:
        return (b["letter"] == "bis" and a["letter"] == "") or _LATIN[b["letter"]] == _LATIN.get(a["letter"], 0) + 1
    return a["letter"] not in ("bis", "ter", "quater") and _place(b["letter"]) == _place(a["letter"]) + 1


def inserted_after(last: str, number: str) -> str:
    """The number of `last` with the letter of the inserted `number` behind it.

    >>> inserted_after("3", "4a"), inserted_after("2.1a", "2.7b"), inserted_after("I", "IIA"), inserted_after("1", "12bis")
    ('3a', '2.1b', 'IA', '1bis')
    """
    a, b = _SPLIT.match(last), _SPLIT.match(number)
    if a is not None and b is not None:
        return f"{a['voor']}{a['getal']}{b['letter']}"
    letter = _roman(last)[1]
    return (last.removesuffix(letter) if letter else last) + _roman(number)[1]


def is_later(number: str, expected: str) -> bool:
    """Does a number stand further on in the same series?

    >>> is_later("5", "3"), is_later("1.2", "1.3"), is_later("V", "III"), is_later("2.9", "1.3")
    (True, False, True, False)
    """
    a, b = _SPLIT.match(number), _SPLIT.match(expected)
    if a is not None and b is not None:
        return a["voor"] == b["voor"] and int(a["getal"]) > int(b["getal"])
    return a is None and b is None and _roman(number)[0] > _roman(expected)[0] > 0


def _place(letter: str) -> int:
    return dutch.onderdeelnummer(letter.lower()) if letter else 0


def _roman(number: str) -> tuple[int, str]:
    """The value of a roman number and the letter of an insertion behind it; 0 if it is none.

    >>> _roman("XIV"), _roman("IIA"), _roman("XC"), _roman("B")
    ((14, ''), (2, 'A'), (90, ''), (0, ''))
    """
    value = dutch.romeins_getal(number) if number.isupper() else None
    if value is not None:
        return value, ""
    base = dutch.romeins_getal(number[:-1]) if number[:-1].isupper() and number[-1:].isalpha() else None
    return (base, number[-1]) if base is not None else (0, "")


# --- marks of lists -------------------------------------------------------------------------------


def follows_inserted(last: str, mark: str) -> bool:
    """Does `mark` follow in a row with inserted onderdelen (aa, ab after a), or in one that goes on with aa, bb after z?

    >>> [follows_inserted(*pair) for pair in (("a", "aa"), ("aa", "ab"), ("ab", "b"), ("a", "ab"), ("ab", "c"), ("AA", "BB"))]
    [True, True, True, False, False, True]
    """
    if not (last.isalpha() and mark.isalpha() and len(last) <= 2 and len(mark) <= 2):
        return False
    last, mark = last.lower(), mark.lower()
    if len(mark) == 1:
        return len(last) == 2 and ord(mark) == ord(last[0]) + 1
    if len(last) == 2 and last[0] == last[1] and mark == 2 * chr(ord(last[0]) + 1):
        return True
    return mark[0] == last[0] and ord(mark[1]) == (ord(last[1]) + 1 if len(last) == 2 else ord("a"))


def next_mark(kind: str, last: str | None) -> str:
    """The mark after `last` in a list of this kind.

    >>> next_mark("letters", "z"), next_mark("graden", "2°"), next_mark("romeins", None), next_mark("cijfers", "1")
    ('aa', '3°', 'i', '2')
    >>> next_mark("hoofdletters", "Z")
    'AA'
    """
    if kind in ("letters", "hoofdletters"):
        mark = dutch.onderdeelletter(dutch.onderdeelnummer(last.lower()) + 1 if last else 1)
        return mark.upper() if kind == "hoofdletters" else mark
    if kind == "romeins":
        return dutch.romeins((dutch.romeins_getal(last) or 0) + 1 if last else 1)
    if kind == "graden":
        return f"{int(last.rstrip('°')) + 1 if last else 1}°"
    return next_number(last)
