"""Which reader tells what a file says, and what its format can say: a row for each format."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Final, NamedTuple, cast

from regelzetter.proving.fact_rules import Abilities
from regelzetter.proving.facts import Facts


class Reading(NamedTuple):
    """The module that reads a format (loaded when it is asked for) and its function from bytes to what they say."""

    module: str
    function: str
    able: Abilities
    achtervoegsel: str = ""
    """What the path of a file that is read ends in; other files of the format (manifest, metadata, pictures) are no text."""

    def read(self, data: bytes) -> Facts:
        return cast("Callable[[bytes], Facts]", getattr(import_module(f"regelzetter.proving.{self.module}"), self.function))(data)


READINGS: Final[dict[str, Reading]] = {
    "pdf": Reading("found_pdf", "read_pdf", Abilities(schemes=())),
    "docx": Reading("found_docx", "read_docx", Abilities(rijkoppen=False, waarden="plaats", schemes=())),
    "odt": Reading("found_odt", "read_odt", Abilities(rijkoppen=False, waarden="plaats", schemes=())),
    "html": Reading("found_html", "read_html", Abilities(waarden="sleutel")),
    "stop": Reading(
        "found_stop",
        "read_stop",
        Abilities(rijkoppen=False, kop_alleen=False, samen=True, schemes=("http:", "https:")),
        "besluit.xml",
    ),
    "akn": Reading("found_akn", "read_akn", Abilities(waarden="sleutel", samen=True, stukken=True, fichekop=False)),
    "op": Reading(
        "found_op",
        "read_op",
        Abilities(rijkoppen=False, kop_alleen=False, samen=True, stukken=True, eigenschappen=False),
        ".op.xml",
    ),
}
