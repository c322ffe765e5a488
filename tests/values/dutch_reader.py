"""Reads Dutch printed forms back, apart from the code that prints them: what a careful reader would make of the words."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
UNITS = (
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien", "veertien",
    "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
TENS = {
    "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80, "negentig": 90,
}  # fmt: skip
RANKS = {"eerste": "een", "derde": "drie", "achtste": "acht"}


def figures(text: str) -> Decimal:
    """“-1.234,5”."""
    whole, _, decimals = text.partition(",")
    sign = -1 if whole.startswith("-") else 1
    groups = whole.lstrip("-").split(".")
    assert all(len(group) == 3 for group in groups[1:]), f"thousands are not in threes: {text}"
    assert len(groups[0]) <= 3, f"thousands without a point: {text}"
    number = Decimal("".join(groups) + (f".{decimals}" if decimals else ""))
    return -number if sign < 0 else number


def euros(text: str) -> Decimal:
    """“€ 1.234,50”, “€ 97,15 miljoen”."""
    parts = text.split("\u00a0")
    assert parts[0] == "€", text
    return figures(parts[1]) * (1_000_000 if parts[2:] == ["miljoen"] else 1)


def in_words(text: str) -> Decimal:
    """“min zevenennegentig miljoen honderdvijftigduizend euro en vijftig cent”."""
    sign = -1 if text.startswith("min ") else 1
    euro, _, cents = text.removeprefix("min ").partition(" euro")
    if not _:
        return sign * Decimal(count(euro.removesuffix(" cent"))) / 100
    return sign * (Decimal(count(euro)) + Decimal(count(cents.removeprefix(" en ").removesuffix(" cent")) if cents else 0) / 100)


def count(text: str) -> int:
    """A number word."""
    if text.startswith("min "):
        return -count(text.removeprefix("min "))
    total = 0
    for word, size in (("biljoen", 10**12), ("miljard", 10**9), ("miljoen", 10**6)):
        head, found, rest = text.partition(word)
        if found:
            total += count(head.strip() or "een") * size
            text = rest.strip()
    head, found, rest = text.partition("duizend")
    if found:
        total += (_small(head.strip()) if head.strip() else 1) * 1000
        text = rest.strip()
    return total + (_small(text) if text else 0)


def _small(text: str) -> int:
    """Below ten thousand: “vierendertighonderd”, “honderdeen”, “drieëntwintig”."""
    plain = text.replace("ë", "e").replace("é", "e")
    head, found, rest = plain.partition("honderd")
    if found:
        return (_small(head) if head else 1) * 100 + (_small(rest.removeprefix("en")) if rest else 0)
    if plain in UNITS:
        return UNITS.index(plain)
    if plain in TENS:
        return TENS[plain]
    ten = next(ten for ten in TENS if plain.endswith(f"en{ten}"))
    return UNITS.index(plain.removesuffix(f"en{ten}")) + TENS[ten]


def rank(text: str) -> int:
    """“derde”, “honderdeerste”, “twintigste”: the last part of the word says that it is a rank."""
    for ending, word in RANKS.items():
        if text.endswith(ending):
            return count(text.removesuffix(ending) + word)
    for ending in ("ste", "de"):
        if text.endswith(ending):
            return count(text.removesuffix(ending))
    raise AssertionError(text)


def day(text: str) -> date:
    """“1 oktober 2024”."""
    number, month, year = text.replace("\u00a0", " ").split(" ")
    return date(int(year), MONTHS.index(month) + 1, int(number))


def moment(text: str) -> datetime:
    """“1 oktober 2024, 16:00 uur”."""
    at, _, time = text.partition(", ")
    hour, minute = time.removesuffix(" uur").split(":")
    return datetime.combine(day(at), datetime(1, 1, 1, int(hour), int(minute)).time())
