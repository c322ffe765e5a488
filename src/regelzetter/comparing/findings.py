"""What can be said of two versions: typed changes, each with its redline, and what was only renumbered.

Was/wordt table, redline and amending text are ways of telling these same changes; nothing here knows how it is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Literal, TypeAlias

from regelzetter.record import record

Wijze: TypeAlias = Literal["gelijk", "weg", "nieuw"]


class Kind(StrEnum):
    """What changed and how: the part (`wat`) and the deed (`daad`), joined by an underscore."""

    DOCUMENT_TOEGEVOEGD = "document_toegevoegd"
    DOCUMENT_VERVALLEN = "document_vervallen"
    DOCUMENT_HERNOEMD = "document_hernoemd"
    """It has another name in dossier.yaml; the addresses are its names."""
    OPSCHRIFT_GEWIJZIGD = "opschrift_gewijzigd"
    INDELING_TOEGEVOEGD = "indeling_toegevoegd"
    INDELING_VERVALLEN = "indeling_vervallen"
    INDELING_VERPLAATST = "indeling_verplaatst"
    ARTIKEL_TOEGEVOEGD = "artikel_toegevoegd"
    ARTIKEL_VERVALLEN = "artikel_vervallen"
    ARTIKEL_VERPLAATST = "artikel_verplaatst"
    ARTIKEL_GEWIJZIGD = "artikel_gewijzigd"
    """The text of an article without leden."""
    LID_TOEGEVOEGD = "lid_toegevoegd"
    LID_VERVALLEN = "lid_vervallen"
    LID_VERPLAATST = "lid_verplaatst"
    LID_GEWIJZIGD = "lid_gewijzigd"
    LID_GESPLITST = "lid_gesplitst"
    """Nearly all words of one lid stand in more; the new address names all of those."""
    LID_SAMENGEVOEGD = "lid_samengevoegd"
    """Nearly all words of more leden stand in one; the old address names all of those."""
    BEGRIP_TOEGEVOEGD = "begrip_toegevoegd"
    BEGRIP_VERVALLEN = "begrip_vervallen"
    BEGRIP_VERPLAATST = "begrip_verplaatst"
    BEGRIP_GEWIJZIGD = "begrip_gewijzigd"
    BIJLAGE_TOEGEVOEGD = "bijlage_toegevoegd"
    BIJLAGE_VERVALLEN = "bijlage_vervallen"
    BIJLAGE_VERPLAATST = "bijlage_verplaatst"
    TOELICHTING_TOEGEVOEGD = "toelichting_toegevoegd"
    TOELICHTING_VERVALLEN = "toelichting_vervallen"
    TOELICHTING_VERPLAATST = "toelichting_verplaatst"
    DIVISIE_TOEGEVOEGD = "divisie_toegevoegd"
    DIVISIE_VERVALLEN = "divisie_vervallen"
    DIVISIE_VERPLAATST = "divisie_verplaatst"
    TEKST_TOEGEVOEGD = "tekst_toegevoegd"
    TEKST_VERVALLEN = "tekst_vervallen"
    TEKST_VERPLAATST = "tekst_verplaatst"
    TEKST_GEWIJZIGD = "tekst_gewijzigd"
    TABEL_TOEGEVOEGD = "tabel_toegevoegd"
    TABEL_VERVALLEN = "tabel_vervallen"
    TABEL_VERPLAATST = "tabel_verplaatst"
    TABEL_GEWIJZIGD = "tabel_gewijzigd"
    VELD_TOEGEVOEGD = "veld_toegevoegd"
    VELD_VERVALLEN = "veld_vervallen"
    VELD_GEWIJZIGD = "veld_gewijzigd"
    ONDERTEKENING_TOEGEVOEGD = "ondertekening_toegevoegd"
    ONDERTEKENING_VERVALLEN = "ondertekening_vervallen"
    ONDERTEKENING_GEWIJZIGD = "ondertekening_gewijzigd"
    WAARDE_GEWIJZIGD = "waarde_gewijzigd"
    RIJ_TOEGEVOEGD = "rij_toegevoegd"
    RIJ_VERVALLEN = "rij_vervallen"
    AANHALING_GEWIJZIGD = "aanhaling_gewijzigd"
    """How another regulation is cited: its title in dossier.yaml."""

    @property
    def wat(self) -> str:
        return self.value.partition("_")[0]

    @property
    def daad(self) -> str:
        return self.value.partition("_")[2]


@record(frozen=True, slots=True)
class Stuk:
    """A stretch of words that stayed, went or came; `ruimte`: a space stands before it."""

    wijze: Wijze
    tekst: str
    ruimte: bool = True


Stukken: TypeAlias = tuple[Stuk, ...]


@record(frozen=True, slots=True, kw_only=True)
class Regel:
    """One paragraph, heading or onderdeel of a redline, at its depth; `merk` is “1.”, “a.” or the title of a column."""

    stukken: Stukken
    merk: Stukken = ()
    diepte: int = 0
    kop: bool = False

    @property
    def changed(self) -> bool:
        return any(stuk.wijze != "gelijk" for stuk in (*self.merk, *self.stukken))


@record(frozen=True, slots=True)
class Plek:
    """Where a value is printed, and what it printed there in both versions."""

    document: str
    adres: str
    oud: str
    nieuw: str


@record(frozen=True, slots=True)
class Doorwerking:
    """A computed value that follows a changed one."""

    sleutel: str
    oud: str
    nieuw: str
    plekken: tuple[Plek, ...]


@record(frozen=True, slots=True, kw_only=True)
class Waardewijziging:
    """A value, a cell (`regios[STO01].bedrag`), a row (`regios[STO01]`) or the citation of a law (`wet:AWB`)."""

    sleutel: str
    oud: str
    """As printed in the default form; empty for a new row and for a citation."""
    nieuw: str
    plekken: tuple[Plek, ...] = ()
    werkt_door: tuple[Doorwerking, ...] = ()


@record(frozen=True, slots=True, kw_only=True)
class Change:
    """One finding. The addresses are in words, as Dutch law cites; what is new has no old one, what went no new one."""

    kind: Kind
    document: str = ""
    """Name of the document; empty for what is in the data."""
    oud_adres: str = ""
    nieuw_adres: str = ""
    opschrift: str = ""
    """Heading of the article, annex or passage it stands in."""
    regels: tuple[Regel, ...] = ()
    """The whole text of the lid, article or paragraph with what went and came; of a table only the rows that changed."""
    waarde: Waardewijziging | None = None

    @property
    def adres(self) -> str:
        """The address in the new version, or where it was; of what was split that of the one lid."""
        return self.oud_adres if self.kind is Kind.LID_GESPLITST else self.nieuw_adres or self.oud_adres

    @property
    def oud(self) -> tuple[str, ...]:
        """The words of the old version, in order."""
        return tuple(words(self.regels, "weg"))

    @property
    def nieuw(self) -> tuple[str, ...]:
        """The words of the new version, in order."""
        return tuple(words(self.regels, "nieuw"))


@record(frozen=True, slots=True, kw_only=True)
class Vernummering:
    """Parts that kept their content and got another number; informative. `zin`: “artikel 1.6 wordt artikel 1.7”."""

    document: str
    soort: str
    oud: tuple[str, ...]
    nieuw: tuple[str, ...]
    zin: str


@record(frozen=True, slots=True)
class Comparison:
    """All findings, values first and then in reading order; and what was renumbered, which is no finding."""

    changes: tuple[Change, ...]
    renumbered: tuple[Vernummering, ...]


def words(regels: Iterable[Regel], wijze: Wijze) -> Iterator[str]:
    """The words of one version, without marks: `weg` gives the old one, `nieuw` the new one."""
    for regel in regels:
        for stuk in regel.stukken:
            if stuk.wijze in ("gelijk", wijze):
                yield from stuk.tekst.split(" ")
