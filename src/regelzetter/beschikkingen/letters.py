"""One letter, many recipients: the name of each letter's files, and the register of what was made."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import replace

from regelzetter.compile import Letter
from regelzetter.diagnostics import Diagnostic, Ernst, Outcome, Rule, voorbeeld
from regelzetter.dossier import DocumentSpec
from regelzetter.record import record
from regelzetter.tree.nodes import Document
from regelzetter.values.forms import form
from regelzetter.values.model import Leeg, Onbekend, Waarde

DUBBEL_KENMERK = Rule(
    code="REGL0701",
    naam="kenmerk-niet-bruikbaar",
    ernst=Ernst.FOUT,
    regel="Elke ontvanger heeft een eigen kenmerk, dat als bestandsnaam kan dienen.",
    waarom="Met twee gelijke kenmerken zou de ene brief de andere overschrijven.",
    bron="beschikkingen, register",
    fout=voorbeeld("kenmerk,naam\nA-1,Een\nA-1,Twee\n", "gegevens/ontvangers.csv"),
    goed=voorbeeld("kenmerk,naam\nA-1,Een\nA-2,Twee\n", "gegevens/ontvangers.csv"),
)
RULES: tuple[Rule, ...] = (DUBBEL_KENMERK,)

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
LONGEST = 100
"""Signs of a name; with its folders a path on Windows has at most 260."""
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")
"""Names that Windows keeps for itself, and where two names that differ in capitals are one file."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@record(frozen=True, slots=True)
class NamedLetter:
    """A letter under the name of its files."""

    naam: str
    letter: Letter
    document: Document


def named_letters(spec: DocumentSpec, letters: Sequence[Letter]) -> Outcome[tuple[NamedLetter, ...]]:
    """Each letter with a name of its own, made of its kenmerk (or its number when the dossier names no kenmerk)."""
    found: list[Diagnostic] = []
    taken: dict[str, Letter] = {}
    named: list[NamedLetter] = []
    for position, letter in enumerate(letters, 1):
        typed = _kenmerk(spec, letter, position)
        name = _UNSAFE.sub("-", typed).strip("-.")
        key = name.casefold()
        if key in taken or not name or len(name) > LONGEST or _DEVICE.fullmatch(key):
            other = f"; het staat ook in {_place(taken[key])}" if key in taken else ""
            found.append(Diagnostic(DUBBEL_KENMERK, letter.rij.span, f"het kenmerk '{typed}' is niet bruikbaar als naam{other}",
                                    f"geef elke ontvanger een eigen kenmerk van ten hoogste {LONGEST} letters, cijfers en "
                                    "streepjes; hoofdletters maken geen verschil"))  # fmt: skip
            continue
        taken[key] = letter
        named.append(NamedLetter(name, letter, replace(letter.document, naam=name)))
    return Outcome(tuple(named), tuple(found))


def _kenmerk(spec: DocumentSpec, letter: Letter, position: int) -> str:
    column = spec.ontvanger.get("kenmerk")
    if not column or column[0].tekst not in letter.rij.cellen:
        return f"{position:04}"
    return _shown(letter.rij.cellen[column[0].tekst])


def _place(letter: Letter) -> str:
    return f"{letter.rij.span.path}:{letter.rij.span.line}"


def register(letters: Sequence[NamedLetter], files: Sequence[tuple[str, str, str]], other: str = "") -> bytes:
    """The register as CSV: for every file its letter, SHA-256, and the row it was made from.

    `files` are triples (name of the letter, path, SHA-256). A cell that a spreadsheet would run as a formula is made text.
    `other`: the file with the recipients, where it is not the one that dossier.yaml names; each row then says so.
    """
    source = {"ontvangers": other} if other else {}
    columns = list(letters[0].letter.rij.cellen) if letters else []
    rows = {named.naam: [_shown(named.letter.rij.cellen[column]) for column in columns] for named in letters}
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(["brief", "bestand", "sha256", *source, *columns])
    for name, path, digest in files:
        writer.writerow([harmless(cell) for cell in (name, path, digest, *source.values(), *rows[name])])
    return stream.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> harmless("=HYPERLINK(1)"), harmless("€ 12")
    ("'=HYPERLINK(1)", '€ 12')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _shown(value: Waarde) -> str:
    if isinstance(value.inhoud, Leeg | Onbekend):
        return ""
    return form(value, None, value.span).value[1]
