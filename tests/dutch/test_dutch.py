"""How Dutch writes things: tables of tricky forms, and laws that must hold for all values. Number words: `test_telwoorden.py`."""

from __future__ import annotations

import doctest
import inspect
import re
import subprocess
import sys
from datetime import date, datetime, time
from decimal import Decimal, localcontext
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regelzetter import dutch, telwoorden

PUBLIC = """
telwoord rangtelwoord getal euro centen miljoen miljoen_afgerond bedrag_voluit is_heel
datum dag maand jaar tijd tijdstip periode reeks jaren procent procent_woorden procentpunt
opsomming tot_en_met lid_woorden hoofdletter apostrof sorteersleutel
onderdeelletter onderdeelnummer romeins romeins_getal
load
"""

AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=2)
DATES = st.dates(min_value=date(1000, 1, 1))


def plain(text: str) -> str:
    """The text with its no-break spaces shown as “·”, as in the table of spelling."""
    return text.replace(dutch.NBSP, "·")


# ── the module as a whole ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("module", [dutch, telwoorden])
def test_examples_in_the_docstrings(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0


def test_public_names() -> None:
    functions = {name for name, value in vars(dutch).items() if inspect.isfunction(value) and name[0] != "_"}
    own = {name for name in functions if vars(dutch)[name].__module__.startswith("regelzetter.")}
    assert own == set(PUBLIC.split())
    assert dutch.NBSP == "\u00a0"


def test_babel_is_loaded_only_when_needed() -> None:
    code = "import sys; from regelzetter import dutch; dutch.telwoord(3); sys.exit('babel' in sys.modules)"
    path = dutch.__file__.removesuffix("regelzetter/dutch.py")
    assert subprocess.run([sys.executable, "-c", code], cwd=path, check=False).returncode == 0


# ── figures and amounts ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("x", "text"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("999", "999"),
        ("1000", "1.000"),
        ("25000", "25.000"),
        ("1234567", "1.234.567"),
        ("20.2", "20,2"),
        ("20.20", "20,2"),
        ("1E+3", "1.000"),
        ("0.000001", "0,000001"),
        ("-1234.5", "-1.234,5"),
        ("1234567890123456789012345678901234567890.123", "1.234.567.890.123.456.789.012.345.678.901.234.567.890,123"),
    ],
)
def test_getal(x: str, text: str) -> None:
    assert dutch.getal(Decimal(x)) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30))
def test_getal_can_be_read_back(x: Decimal) -> None:
    text = dutch.getal(x)
    assert Decimal(text.replace(".", "").replace(",", ".")) == x
    assert re.fullmatch(r"-?\d{1,3}(\.\d{3})*(,\d*[1-9])?", text)


@pytest.mark.parametrize("x", ["NaN", "Infinity", "-Infinity"])
def test_getal_refuses_what_is_no_number(x: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        dutch.getal(Decimal(x))


@pytest.mark.parametrize(
    ("x", "euro", "centen", "miljoen"),
    [
        ("368640080", "€·368.640.080", "€·368.640.080,00", "€·368,64008·miljoen"),
        ("97150000", "€·97.150.000", "€·97.150.000,00", "€·97,15·miljoen"),
        ("100000000.00", "€·100.000.000", "€·100.000.000,00", "€·100·miljoen"),
        ("1500.5", "€·1.500,50", "€·1.500,50", "€·0,0015005·miljoen"),
        ("0", "€·0", "€·0,00", "€·0·miljoen"),
        ("-12", "€·-12", "€·-12,00", "€·-0,000012·miljoen"),
        ("0.005", "€·0,005", "€·0,005", "€·0,000000005·miljoen"),
        ("1E+9", "€·1.000.000.000", "€·1.000.000.000,00", "€·1.000·miljoen"),
    ],
)
def test_amounts(x: str, euro: str, centen: str, miljoen: str) -> None:
    amount = Decimal(x)
    assert (plain(dutch.euro(amount)), plain(dutch.centen(amount)), plain(dutch.miljoen(amount))) == (euro, centen, miljoen)


@given(AMOUNTS)
def test_amounts_are_exact(x: Decimal) -> None:
    for text in (dutch.euro(x), dutch.centen(x)):
        assert Decimal(text.removeprefix(f"€{dutch.NBSP}").replace(".", "").replace(",", ".")) == x
    figures = dutch.miljoen(x).removeprefix(f"€{dutch.NBSP}").removesuffix(f"{dutch.NBSP}miljoen")
    assert Decimal(figures.replace(".", "").replace(",", ".")) * 1_000_000 == x
    assert ("," in dutch.euro(x)) == (not dutch.is_heel(x, Decimal(1)))


def test_the_callers_decimal_context_changes_nothing() -> None:
    with localcontext() as context:
        context.prec = 3
        assert plain(dutch.euro(Decimal(368640080))) == "€·368.640.080"
        assert plain(dutch.miljoen(Decimal(368640080))) == "€·368,64008·miljoen"
        assert plain(dutch.miljoen_afgerond(Decimal(368645080))) == "€·368,65·miljoen"
        assert dutch.bedrag_voluit(Decimal("-1234.05")) == "min duizend tweehonderdvierendertig euro en vijf cent"


@pytest.mark.parametrize(
    ("x", "cijfers", "text"),
    [
        ("97154999", 2, "€·97,15·miljoen"),
        ("97155000", 2, "€·97,16·miljoen"),
        ("97155000", 1, "€·97,2·miljoen"),
        ("97155000", 0, "€·97·miljoen"),
        ("500000", 0, "€·1·miljoen"),
        ("99999999", 2, "€·100·miljoen"),
        ("-97155000", 2, "€·-97,16·miljoen"),
        ("-1", 2, "€·0·miljoen"),
    ],
)
def test_miljoen_afgerond(x: str, cijfers: int, text: str) -> None:
    assert plain(dutch.miljoen_afgerond(Decimal(x), cijfers)) == text


@pytest.mark.parametrize(
    ("x", "text"),
    [
        ("97150000", "zevenennegentig miljoen honderdvijftigduizend euro"),
        ("0", "nul euro"),
        ("1", "een euro"),
        ("0.01", "een cent"),
        ("24.50", "vierentwintig euro en vijftig cent"),
        ("2266110.22", "twee miljoen tweehonderdzesenzestigduizend honderdtien euro en tweeëntwintig cent"),
        ("-3.10", "min drie euro en tien cent"),
    ],
)
def test_bedrag_voluit(x: str, text: str) -> None:
    assert dutch.bedrag_voluit(Decimal(x)) == text


def test_bedrag_voluit_refuses_parts_of_a_cent() -> None:
    with pytest.raises(ValueError, match="cents"):
        dutch.bedrag_voluit(Decimal("0.005"))


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**7))
def test_is_heel(n: int, unit: int) -> None:
    assert dutch.is_heel(Decimal(n), Decimal(unit)) == (n % unit == 0)
    assert dutch.is_heel(Decimal(n) / 100, Decimal("0.01"))


def test_percentages() -> None:
    assert [dutch.procent(Decimal(x)) for x in ("10", "19.5", "100.0", "-0.7")] == ["10%", "19,5%", "100%", "-0,7%"]
    assert dutch.procent_woorden(Decimal("19.5")) == "19,5 procent"
    assert dutch.procentpunt(Decimal("0.70")) == "0,7 procentpunt"


# ── dates and times ───────────────────────────────────────────────────────────────────────────────────────────────────

MONTHS = ["januari", "februari", "maart", "april", "mei", "juni"]
MONTHS += ["juli", "augustus", "september", "oktober", "november", "december"]


@given(DATES)
def test_dates(d: date) -> None:
    month = MONTHS[d.month - 1]
    assert plain(dutch.datum(d)) == f"{d.day}·{month} {d.year}"
    assert plain(dutch.dag(d)) == f"{d.day}·{month}"
    assert dutch.maand(d) == f"{month} {d.year}"
    assert dutch.jaar(d) == str(d.year)


@given(st.times())
def test_times(t: time) -> None:
    assert dutch.tijd(t) == f"{t.hour:02}:{t.minute:02} uur"


def test_moments() -> None:
    assert plain(dutch.tijdstip(datetime(2024, 10, 1, 16, 0))) == "1·oktober 2024, 16:00 uur"
    assert plain(dutch.tijdstip(datetime(2024, 1, 31, 9, 5, 59))) == "31·januari 2024, 09:05 uur"


def test_periods() -> None:
    start, end, same_year = date(2025, 1, 1), date(2028, 12, 31), date(2025, 12, 31)
    assert plain(dutch.periode(start, end)) == "1·januari 2025 tot en met 31·december 2028"
    assert plain(dutch.periode(start, same_year)) == "1·januari 2025 tot en met 31·december 2025"
    assert (dutch.reeks(start, end), dutch.reeks(start, same_year)) == ("2025\u20132028", "2025")
    assert (dutch.jaren(start, end), dutch.jaren(start, same_year)) == ("2025 tot en met 2028", "2025")
    assert dutch.tot_en_met("artikel 1", "artikel 3") == "artikel 1 tot en met artikel 3"


# ── lists and labels ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_opsomming() -> None:
    assert dutch.opsomming([]) == ""
    assert dutch.opsomming(["a"]) == "a"
    assert dutch.opsomming(["a", "b"]) == "a en b"
    assert dutch.opsomming(("a", "b", "c")) == "a, b en c"
    assert dutch.opsomming(["a", "b", "c", "d"], "of") == "a, b, c of d"


@pytest.mark.parametrize(
    ("nummers", "text"),
    [
        (["1"], "eerste lid"),
        (["12"], "twaalfde lid"),
        (["1", "3"], "eerste en derde lid"),
        (["1", "2", "8"], "eerste, tweede en achtste lid"),
        (["2a"], "lid·2a"),
        (["2bis"], "lid·2bis"),
        (["2a", "2b"], "lid·2a en lid·2b"),
        (["1", "2", "2a"], "eerste en tweede lid en lid·2a"),
        (["1", "2a", "3"], "eerste lid, lid·2a en derde lid"),
        ([], ""),
    ],
)
def test_lid_woorden(nummers: list[str], text: str) -> None:
    assert plain(dutch.lid_woorden(nummers)) == text


@given(st.integers(1, 10**9))
def test_onderdeelletter_and_back(n: int) -> None:
    assert dutch.onderdeelnummer(dutch.onderdeelletter(n)) == n


def test_onderdeelletters_in_order() -> None:
    letters = [dutch.onderdeelletter(n) for n in range(1, 1000)]
    assert letters == sorted(letters, key=lambda text: (len(text), text))
    assert letters[:2] + letters[25:29] + letters[701:703] == ["a", "b", "z", "aa", "ab", "ac", "zz", "aaa"]


@pytest.mark.parametrize("letter", ["", "A", "1", "a1", "é", "a.", "a\n"])
def test_onderdeelnummer_refuses_what_is_no_letter(letter: str) -> None:
    with pytest.raises(ValueError, match="not the letter"):
        dutch.onderdeelnummer(letter)


def test_romeins_and_back() -> None:
    numerals = [dutch.romeins(n) for n in range(1, 4000)]
    assert numerals[:12] == ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
    assert [dutch.romeins(n) for n in (49, 90, 444, 999, 2024, 3999)] == ["xlix", "xc", "cdxliv", "cmxcix", "mmxxiv", "mmmcmxcix"]
    assert [dutch.romeins_getal(text) for text in numerals] == list(range(1, 4000))
    assert [dutch.romeins_getal(text.upper()) for text in numerals] == list(range(1, 4000))


@given(st.text("ivxlcdm", max_size=8))
def test_romeins_getal_knows_only_what_romeins_writes(text: str) -> None:
    n = dutch.romeins_getal(text)
    assert n is None or dutch.romeins(n) == text


@pytest.mark.parametrize("text", ["", "iiii", "vx", "iix", "ic", "mmmm", "a", "i.", " i", "ⅳ", "1"])
def test_romeins_getal_of_something_else(text: str) -> None:
    assert dutch.romeins_getal(text) is None


def test_numbering_starts_at_one() -> None:
    for n in (0, -1):
        with pytest.raises(ValueError, match="no letter"):
            dutch.onderdeelletter(n)
        with pytest.raises(ValueError, match="no roman numeral"):
            dutch.romeins(n)


def test_romeins_ends_at_3999() -> None:
    with pytest.raises(ValueError, match="4000"):
        dutch.romeins(4000)


# ── letters and signs ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "capital"),
    [
        ("regeling", "Regeling"),
        ("Regeling", "Regeling"),
        ("ijsland", "IJsland"),
        ("Ijsland", "IJsland"),
        ("’s-gravenhage", "’s-Gravenhage"),
        ("'s-gravenhage", "'s-Gravenhage"),
        ("’s morgens", "’s Morgens"),
        ("’t ijsselmeer", "’t IJsselmeer"),
        ("één regio", "Eén regio"),
        ("école", "École"),
        ("‘de regio’", "‘De regio’"),
        ("(de regio)", "(De regio)"),
        ("3 scholen", "3 scholen"),
        ("€ 5 miljoen", "€ 5 miljoen"),
        ("", ""),
        ("…", "…"),
        ("s", "S"),
    ],
)
def test_hoofdletter(text: str, capital: str) -> None:
    assert dutch.hoofdletter(text) == capital


@given(st.text())
def test_hoofdletter_twice_is_once(text: str) -> None:
    once = dutch.hoofdletter(text)
    assert dutch.hoofdletter(once) == once


@pytest.mark.parametrize(
    ("text", "curly"),
    [
        ("regio's", "regio’s"),
        ("'s-Gravenhage", "’s-Gravenhage"),
        ("van 's morgens tot 's avonds", "van ’s morgens tot ’s avonds"),
        ("in 't Veld", "in ’t Veld"),
        ("('s avonds)", "(’s avonds)"),
        ("z'n cd's en A4'tjes", "z’n cd’s en A4’tjes"),
        ("de term 'regio'", "de term 'regio'"),
        ("'sector'", "'sector'"),
        ("de letter 's'", "de letter 's'"),
        ("5'10 en 'n", "5'10 en 'n"),
        ("Kees' fiets", "Kees' fiets"),
        ("regio’s", "regio’s"),
        ("_'s_", "_'s_"),
    ],
)
def test_apostrof(text: str, curly: str) -> None:
    assert dutch.apostrof(text) == curly


@given(st.text("ast'’ -A1"))
def test_apostrof_changes_only_apostrophes(text: str) -> None:
    curly = dutch.apostrof(text)
    assert curly.replace("’", "'") == text.replace("’", "'")
    assert dutch.apostrof(curly) == curly


@pytest.mark.parametrize(
    "in_order",
    [
        ["aap", "Aap", "noot"],
        ["een", "één", "eend"],
        ["Den Haag", "Denekamp"],
        ["regio", "regio Noord", "regionaal", "stoel", "STO-regio", "storm"],
        ["Zee-land", "zeeland", "zeelieden"],
        ["ijs", "ik", "Yerseke"],
        ["Fryslaan", "Fryslân"],
        ["Groningen", "’s-Gravenhage", "Sneek"],
    ],
)
def test_sorteersleutel(in_order: list[str]) -> None:
    expected = sorted(in_order, key=dutch.sorteersleutel)
    assert [word.casefold() for word in expected] == [word.casefold() for word in in_order]


@given(st.lists(st.text()))
def test_sorteersleutel_does_not_depend_on_the_order_before(words: list[str]) -> None:
    turned = list(reversed(words))
    assert sorted(words, key=dutch.sorteersleutel) == sorted(turned, key=dutch.sorteersleutel)
