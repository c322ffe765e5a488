"""What both tables of patterns about references are made of."""

from __future__ import annotations

from typing import Final

RANG: Final = (
    r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|dertiende|veertiende|vijftiende"
    r"|zestiende|zeventiende|achttiende|negentiende|twintigste)"
)
NUMMER: Final = r"\d+(?:[.:]\d+)*(?:[a-z]{1,2}\b|[A-Z]\b|bis\b|ter\b|quater\b)?"
LID: Final = rf"{RANG}(?:(?:, {RANG})* (?:en|of|tot en met) {RANG})? lid"
LETTER: Final = r"(?:[a-tv-z]|aa|ab|ac|ba|bb|cc|dd|ee|ff|gg|hh)\b"
"""The letter of an onderdeel. Other pairs of letters are words, as in “onder de voorwaarden”; “onder u” is a person."""
ONDERDEEL: Final = rf"(?:onderdeel|onderdelen|onder) {LETTER}(?: (?:tot en met|en|of) {LETTER})?"
"""Typed words for a place: “tweede lid”, “5.11”, “eerste en tweede lid”, “onderdelen a en b”."""
