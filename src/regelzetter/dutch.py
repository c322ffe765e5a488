r"""How Dutch writes things: number words, figures, amounts, dates, lists, letters. Pure functions of text and values.

Each docstring names its source. “§ 8” is the project's table of spelling (Schrijfwijze), drawn from the Staatscourant;
“Leidraad” is the official spelling (Besluit bekendmaking spellingvoorschriften); “aanw.” the Aanwijzingen voor de regelgeving.
A no-break space stands where § 8 asks one: after €, between day and month, before “miljoen”, between a label and its number.
Grouping and month names are babel's (CLDR), imported only when needed; number words are in `telwoorden`. Decimal only, and
nothing is rounded but by `miljoen_afgerond`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from regelzetter import telwoorden

if TYPE_CHECKING:
    from babel import Locale

NBSP = "\u00a0"
MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
"""As they are typed; what is printed has them from babel."""
telwoord, rangtelwoord = telwoorden.telwoord, telwoorden.rangtelwoord
onderdeelletter, onderdeelnummer = telwoorden.onderdeelletter, telwoorden.onderdeelnummer
romeins, romeins_getal = telwoorden.romeins, telwoorden.romeins_getal

_WIDE = Context(prec=1000)  # wide enough that no amount is ever rounded by the caller's decimal context


def getal(x: Decimal | int) -> str:
    """Figures: a point between thousands, a comma before decimals; exact, no trailing zeros (§ 8, duizendtallen; CLDR).

    >>> getal(1234567), getal(Decimal("20.20")), getal(Decimal("-0.5"))
    ('1.234.567', '20,2', '-0,5')
    """
    return _figures(Decimal(x))


def _figures(x: Decimal, decimals: int = 0) -> str:
    """The figures of x, with at least so many decimals and never fewer than x has."""
    from babel.numbers import format_decimal

    if not x.is_finite():
        raise ValueError(f"not a number to print: {x}")
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    with localcontext(_WIDE):
        return format_decimal(x or Decimal(0), pattern, locale=_locale(), decimal_quantization=False)


def load() -> None:
    """Read babel's data of Dutch now, which the first figure or date would wait for."""
    _figures(Decimal(0))
    _date(date(2000, 1, 1), "y")


def euro(x: Decimal) -> str:
    r"""An amount, bare when whole (§ 8, hele bedragen; the minus after the sign: taaladvies.net, euro-e-12-of-e-12).

    >>> euro(Decimal(368640080)), euro(Decimal("1234.5")), euro(Decimal(-12))
    ('€\xa0368.640.080', '€\xa01.234,50', '€\xa0-12')
    """
    return f"€{NBSP}{_figures(x, 0 if is_heel(x, Decimal(1)) else 2)}"


def centen(x: Decimal) -> str:
    r"""An amount that always shows its cents (taaladvies.net, € 5,00); more decimals only if x has more.

    >>> centen(Decimal(1500))
    '€\xa01.500,00'
    """
    return f"€{NBSP}{_figures(x, 2)}"


def miljoen(x: Decimal) -> str:
    r"""An amount in millions, exact: as many decimals as it needs (§ 8, miljoen).

    >>> miljoen(Decimal(97150000)), miljoen(Decimal(100000000))
    ('€\xa097,15\xa0miljoen', '€\xa0100\xa0miljoen')
    """
    with localcontext(_WIDE):
        return f"€{NBSP}{_figures(x.scaleb(-6))}{NBSP}miljoen"


def miljoen_afgerond(x: Decimal, cijfers: int = 2) -> str:
    r"""An amount in millions, rounded half up to so many decimals (§ 8, miljoen; a half goes away from zero).

    >>> miljoen_afgerond(Decimal(97145000)), miljoen_afgerond(Decimal(97144999)), miljoen_afgerond(Decimal(99999999))
    ('€\xa097,15\xa0miljoen', '€\xa097,14\xa0miljoen', '€\xa0100\xa0miljoen')
    """
    with localcontext(_WIDE):
        rounded = x.scaleb(-6).quantize(Decimal(1).scaleb(-cijfers), rounding=ROUND_HALF_UP)
    return f"€{NBSP}{_figures(rounded)}{NBSP}miljoen"


def bedrag_voluit(x: Decimal) -> str:
    """An amount in words; “euro” and “cent” small and singular (§ 8, euro voluit). Only whole cents have words.

    >>> bedrag_voluit(Decimal(97150000))
    'zevenennegentig miljoen honderdvijftigduizend euro'
    >>> bedrag_voluit(Decimal("24.50")), bedrag_voluit(Decimal("-0.46"))
    ('vierentwintig euro en vijftig cent', 'min zesenveertig cent')
    """
    if not is_heel(x, Decimal("0.01")):
        raise ValueError(f"not a whole number of cents: {x}")
    if x < 0:
        return f"min {bedrag_voluit(x.copy_abs())}"
    with localcontext(_WIDE):
        euros, cents = divmod(int(x.scaleb(2)), 100)
    parts = [f"{telwoord(euros)} euro"] if euros or not cents else []
    return opsomming(parts + ([f"{telwoord(cents)} cent"] if cents else []))


def is_heel(x: Decimal, eenheid: Decimal) -> bool:
    """Whether x is a whole multiple of the unit, so that nothing is lost in that unit (plain arithmetic).

    >>> is_heel(Decimal(97150000), Decimal(10000)), is_heel(Decimal("0.5"), Decimal(1))
    (True, False)
    """
    with localcontext(_WIDE):
        return x % eenheid == 0


def procent(x: Decimal) -> str:
    """A percentage in a regeling, the sign without a space (§ 8, procent).

    >>> procent(Decimal(10)), procent(Decimal("19.50"))
    ('10%', '19,5%')
    """
    return f"{getal(x)}%"


def procent_woorden(x: Decimal) -> str:
    """A percentage in running text (§ 8, procent).

    >>> procent_woorden(Decimal("19.5"))
    '19,5 procent'
    """
    return f"{getal(x)} procent"


def procentpunt(x: Decimal) -> str:
    """A difference between percentages (§ 8, procentpunt).

    >>> procentpunt(Decimal("0.7"))
    '0,7 procentpunt'
    """
    return f"{getal(x)} procentpunt"


def datum(d: date) -> str:
    r"""A date: no leading zero, the month in full and small (§ 8, datum; CLDR).

    >>> datum(date(2024, 10, 1))
    '1\xa0oktober 2024'
    """
    return _date(d, f"d{NBSP}MMMM y")


def dag(d: date) -> str:
    r"""Day and month (§ 8, datum).

    >>> dag(date(2024, 10, 1))
    '1\xa0oktober'
    """
    return _date(d, f"d{NBSP}MMMM")


def maand(d: date) -> str:
    """Month and year (§ 8, datum).

    >>> maand(date(2024, 10, 1))
    'oktober 2024'
    """
    return _date(d, "MMMM y")


def jaar(d: date) -> str:
    """The year in four figures (§ 8, datum).

    >>> jaar(date(2024, 10, 1))
    '2024'
    """
    return _date(d, "y")


def _date(d: date, pattern: str) -> str:
    from babel.dates import format_date

    return format_date(d, pattern, locale=_locale())


@cache
def _locale() -> Locale:
    """Kept, as babel takes longer to find its Dutch by name than to write a figure."""
    from babel import Locale

    return Locale("nl")


def tijd(t: time) -> str:
    """A time of day in two figures each, with a colon (§ 8, tijd).

    >>> tijd(time(16)), tijd(time(9, 5))
    ('16:00 uur', '09:05 uur')
    """
    return f"{t:%H:%M} uur"


def tijdstip(dt: datetime) -> str:
    r"""A moment: date and time (§ 8, datum and tijd).

    >>> tijdstip(datetime(2024, 10, 1, 16))
    '1\xa0oktober 2024, 16:00 uur'
    """
    return f"{datum(dt)}, {tijd(dt.time())}"


def tot_en_met(a: str, b: str) -> str:
    """From a up to and including b; a regeling never uses a dash (aanw. 3.14; § 8, periode in regeling).

    >>> tot_en_met("a", "f")
    'a tot en met f'
    """
    return f"{a} tot en met {b}"


def periode(van: date, tot_en_met: date) -> str:
    r"""A period, both dates in full (aanw. 3.14; § 8, periode in regeling).

    >>> periode(date(2025, 1, 1), date(2028, 12, 31))
    '1\xa0januari 2025 tot en met 31\xa0december 2028'
    """
    return f"{datum(van)} tot en met {datum(tot_en_met)}"


def reeks(van: date, tot_en_met: date) -> str:
    """Years outside a regeling: an en dash without spaces (§ 8, reeks elders).

    >>> reeks(date(2025, 1, 1), date(2028, 12, 31)), reeks(date(2024, 1, 1), date(2024, 12, 31))
    ('2025–2028', '2024')
    """
    return "–".join(dict.fromkeys((jaar(van), jaar(tot_en_met))))


def jaren(van: date, tot_en_met: date) -> str:
    """Years in a regeling (aanw. 3.14).

    >>> jaren(date(2025, 1, 1), date(2028, 12, 31)), jaren(date(2024, 1, 1), date(2024, 12, 31))
    ('2025 tot en met 2028', '2024')
    """
    return " tot en met ".join(dict.fromkeys((jaar(van), jaar(tot_en_met))))


def opsomming(items: Sequence[str], voegwoord: str = "en") -> str:
    """A list in a sentence: no comma before the conjunction (CLDR, nl list patterns).

    >>> opsomming(["a", "b", "c"]), opsomming(["a", "b"], "of"), opsomming(["a"])
    ('a, b en c', 'a of b', 'a')
    """
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {voegwoord} {items[-1]}"


def lid_woorden(nummers: Sequence[str]) -> str:
    r"""Leden as the law cites them: ordinals in words (aanw. 3.29, eerste lid); an inserted lid has none, so “lid 2a”.

    >>> lid_woorden(["1"]), lid_woorden(["1", "3"]), lid_woorden(["2a"]), lid_woorden(["1", "2", "2a"])
    ('eerste lid', 'eerste en derde lid', 'lid\xa02a', 'eerste en tweede lid en lid\xa02a')
    """
    parts: list[str] = []
    for plain, group in groupby(nummers, str.isdecimal):
        if plain:
            parts.append(f"{opsomming([rangtelwoord(int(nummer)) for nummer in group])} lid")
        else:
            parts.extend(f"lid{NBSP}{nummer}" for nummer in group)
    return opsomming(parts)


def hoofdletter(tekst: str) -> str:
    """The first letter as a capital: IJ is one letter, after ’s comes the capital, “één” becomes “Eén”.

    Sources: Onze Taal, hoofdletter-wel-of-niet; vlaanderen.be/taaladvies, accenten-op-hoofdletters.

    >>> hoofdletter("ijsland"), hoofdletter("’s-gravenhage"), hoofdletter("één regio"), hoofdletter("3 scholen")
    ('IJsland', '’s-Gravenhage', 'Eén regio', '3 scholen')
    """
    match = re.match(r"(?:\W*['’][stnk](?=[\s-]))?\W*", tekst)
    start, rest = (tekst[: match.end()], tekst[match.end() :]) if match else ("", tekst)
    if rest[:2].lower() == "ij":
        return f"{start}IJ{rest[2:]}"
    return start + ("E" if rest.startswith("éé") else rest[:1].upper()) + rest[1:]


def apostrof(tekst: str) -> str:
    """A straight ' inside a word, or before s or t as a word, becomes ’; other quotes stay (§ 8, apostrof; A4’tje:
    woorden.org, regel 5).

    >>> apostrof("regio's en 's morgens"), apostrof("A4'tje"), apostrof("de term 'regio'")
    ('regio’s en ’s morgens', 'A4’tje', "de term 'regio'")
    """
    return tekst if "'" not in tekst else re.sub(r"(?<=[^\W_])'(?=[^\W\d_])|(?<![\w'’])'(?=[st]\b(?!['’]))", "’", tekst)


def sorteersleutel(tekst: str) -> tuple[str, str, str, str]:
    """A key for Dutch alphabetical order, word by word: letters first, then accents, then hyphens and apostrophes, then capitals.

    IJ is sorted as i and j, as in the Woordenlijst (nl.wikipedia.org, Alfabetische volgorde).

    >>> sorted(["Zee-land", "zeeland", "zee", "één", "een", "Ede", "zee water", "eend"], key=sorteersleutel)
    ['Ede', 'een', 'één', 'eend', 'zee', 'zee water', 'Zee-land', 'zeeland']
    """
    folded = " ".join(unicodedata.normalize("NFKD", tekst.casefold()).split())
    letters = re.sub(r"[-‐'’]", "", folded)
    plain = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return plain, letters, folded, tekst
