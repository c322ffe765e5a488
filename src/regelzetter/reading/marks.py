"""The marks of leden, onderdelen and bullets: `1.`, `2a.`, `a.`, `aa.`, `1°.`, `ii.`, `A.`, `-`, `–`."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

MarkKind = Literal["cijfers", "graden", "letters", "hoofdletters", "streepjes"]

_MARK = re.compile(
    r"(?:(?P<graden>\d{1,3}[°º])\.|(?P<cijfers>\d{1,3}(?:[a-z]{1,2}|bis|ter|quater)?)\."
    r"|(?P<letters>[a-z]{1,2}|x{0,3}(?:ix|iv|v?i{0,3}))\.|(?P<hoofdletters>[A-Z]{1,2})\."
    r"|(?P<streepjes>[-–—*]))(?=[ \t]|$)"
)
_LONGEST = 11
"""Signs of the longest mark: 999quater."""
_BULLETS = ("-", "–", "—", "*")
NOTE_MARK = re.compile(r"\[\^(?P<naam>[^\]\s]+)\]")
"""The mark of a note in a text."""
_OPENS = re.compile(r"(?:[:;]|; (?:en|of))[*_]*(?:[ \t]*\{#[^}\s]*\})?$")
_LIKE_ONDERDEEL = re.compile(r"[a-z]|([a-z])\1|[ivx]{2,4}")


class Mark(NamedTuple):
    """`tekst` is the mark without its full stop; `breedte` counts all characters of the mark."""

    soort: MarkKind
    tekst: str
    breedte: int


def read_mark(text: str, start: int) -> Mark | None:
    """The mark that begins at `start`, if any.

    >>> read_mark("1°. plan", 0)
    Mark(soort='graden', tekst='1°', breedte=3)
    >>> read_mark("– punt", 0)
    Mark(soort='streepjes', tekst='–', breedte=1)
    >>> read_mark("2bis. lid", 0).tekst
    '2bis'
    >>> read_mark("o.a. scholen", 0)
    """
    found = _MARK.match(text, start) if may_be_mark(text, start) else None
    if found is None or found.lastgroup is None:
        return None
    mark = found.group(found.lastgroup)
    if found.lastgroup == "graden":
        return Mark("graden", mark[:-1] + "°", found.end() - start)
    if found.lastgroup == "streepjes":
        return Mark("streepjes", "–", 1)
    if found.lastgroup == "cijfers":
        return Mark("cijfers", mark, found.end() - start)
    if found.lastgroup == "hoofdletters":
        return Mark("hoofdletters", mark, found.end() - start)
    return Mark("letters", mark, found.end() - start) if mark else None


def may_be_mark(text: str, start: int) -> bool:
    """Not so in running text, by far the most: there this is much faster than the expression."""
    return text.find(".", start, start + _LONGEST) >= 0 or text.startswith(_BULLETS, start)


def looks_like_onderdeel(mark: Mark) -> bool:
    """Was the mark meant as that of an onderdeel? “nr.” and “zo.” are words.

    Any other mark opens a list wherever one may open; where it is text, it stands right behind the mark of its own lid.

    Of the capitals only A counts: “B. Jansen” is a name, and a B that goes with an A is read with it.

    >>> [looks_like_onderdeel(Mark("letters", text, 3)) for text in ("a", "aa", "iv", "nr", "zo")]
    [True, True, True, False, False]
    >>> [looks_like_onderdeel(Mark("hoofdletters", text, 2)) for text in ("A", "J")]
    [True, False]
    >>> looks_like_onderdeel(Mark("streepjes", "–", 1))
    True
    """
    if mark.soort == "hoofdletters":
        return mark.tekst == "A"
    return mark.soort != "letters" or _LIKE_ONDERDEEL.fullmatch(mark.tekst) is not None


def opens_list(line: str) -> bool:
    """Does a list of onderdelen open after this line? A label at its end makes no difference.

    >>> opens_list("Van het bedrag is:"), opens_list("a. dit; en"), opens_list("een zin die doorloopt")
    (True, True, False)
    >>> opens_list("de kosten van: {#kosten}")
    True
    """
    return _OPENS.search(line.rstrip()) is not None


def note_names(content: str) -> list[str]:
    """The names of the note marks in a text as typed.

    >>> note_names("Een noot.[^een] En een.[^twee]")
    ['een', 'twee']
    """
    return NOTE_MARK.findall(content)
