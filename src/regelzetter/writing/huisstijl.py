"""What a house style is. A module of its own, for every command reads a dossier and not every command writes."""

from __future__ import annotations

from regelzetter.record import record
from regelzetter.tree.nodes import Beeld

DRESSES = ("regeling", "rijksbrief", "kamerstuk", "beschikking")
"""Names of the templates."""


@record(frozen=True, slots=True)
class Logo:
    """The mark of who sends the letter; `tekst` says in words what is to be seen."""

    beeld: Beeld
    tekst: str


@record(frozen=True, slots=True)
class FontFile:
    """One font of the dossier: its file name, the family it belongs to, and its bytes."""

    naam: str
    familie: str
    data: bytes


@record(frozen=True, slots=True)
class Sjabloon:
    """A letterhead of the dossier: the dress it takes the place of, where it stands, and the Word file."""

    jas: str
    pad: str
    data: bytes


@record(frozen=True, slots=True)
class Huisstijl:
    """How the documents of a dossier look, in every format made for the eye."""

    naam: str = "neutraal"
    """“rijk” or “neutraal”."""
    logo: Logo | None = None
    letters: tuple[FontFile, ...] = ()
    sjablonen: tuple[Sjabloon, ...] = ()

    @property
    def kleur(self) -> str:
        """Of headings: the dark blue of the Rijk, or the black of our text; six hexadecimal digits."""
        return "154273" if self.naam == "rijk" else "1B1B1B"

    @property
    def families(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(font.familie for font in self.letters))
