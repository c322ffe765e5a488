"""The whole text of a part in both versions, paragraph by paragraph: what stayed, what went and what came."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace

from regelzetter.comparing.difference import alles, verschil
from regelzetter.comparing.findings import Regel, Stuk, Stukken, Wijze
from regelzetter.comparing.match import Pairing
from regelzetter.comparing.parts import Deel, descendants
from regelzetter.comparing.together import Entry, together
from regelzetter.comparing.words import Lezing, Woord, text, woorden
from regelzetter.record import record

INNER = frozenset({"lijst", "keuze", "anders", "citaat"})
"""Parts whose text is shown one step deeper."""
ROWS = frozenset({"rij", "gegevensrij"})
"""Where a cell stands is told with the columns."""
APART = frozenset({"begrip", "tabel"})
"""Parts that are told of by themselves, also inside a lid."""


@record(frozen=True, slots=True)
class Paragraphs:
    """Reads two versions side by side. `verklaard`: rows of data whose change is told with the data."""

    pairing: Pairing
    oud: Lezing
    nieuw: Lezing
    verklaard: Container[str]

    def heading(self, old: Deel, new: Deel) -> Stukken:
        return verschil(woorden(old.kop, self.oud), woorden(new.kop, self.nieuw))

    def both(self, old: Deel, new: Deel, diepte: int = 0) -> list[Regel]:
        """The text of two parts that match, without the parts that are told of apart."""
        if new.soort == "tabel":
            return list(self._table(old, new))
        lines: list[Regel] = []
        if old.kop or new.kop:
            lines.append(Regel(stukken=self.heading(old, new), kop=True, diepte=diepte))
        if old.tekst or new.tekst:
            lines.append(Regel(stukken=verschil(woorden(old.tekst, self.oud), woorden(new.tekst, self.nieuw)), diepte=diepte))
        for entry in together(old, new, self.pairing):
            if not _is_apart(entry):
                lines.extend(self._entry(entry, old, new, diepte))
        return _with_mark(lines, mark_of(new.nummer, new.soort), diepte)

    def _entry(self, entry: Entry, old: Deel, new: Deel, diepte: int) -> list[Regel]:
        deeper = diepte + (new.soort in INNER)
        if entry.oud is not None and entry.nieuw is not None:
            lines = self.both(entry.oud, entry.nieuw, deeper)
            moved = entry.verplaatst and new.soort not in ROWS
            shown = moved or (old.woord != new.woord and new.soort == "lijst")
            return _remarked(lines, entry.oud, entry.nieuw) if shown else lines
        if entry.nieuw is not None:
            return self.whole(entry.nieuw, "nieuw", deeper)
        return self.whole(entry.oud, "weg", deeper) if entry.oud is not None else []

    def whole(self, part: Deel, wijze: Wijze, diepte: int = 0) -> list[Regel]:
        """The text of a part that only one version has; what matches a part elsewhere is told there."""
        lezing = self.oud if wijze == "weg" else self.nieuw
        if part.soort == "tabel":
            return [self._row_whole(row, wijze, diepte) for row in part.delen]
        lines: list[Regel] = []
        if part.kop:
            lines.append(Regel(stukken=_numbered(part, wijze, lezing), kop=True, diepte=diepte))
        if part.tekst:
            lines.append(Regel(stukken=alles(wijze, woorden(part.tekst, lezing)), diepte=diepte))
        deeper = diepte + (part.soort in INNER)
        for child in part.delen:
            if self.pairing.partner(child) is None:
                lines.extend(self.whole(child, wijze, deeper))
        mark = mark_of(part.nummer, part.soort)
        return _with_mark(lines, tuple(replace(stuk, wijze=wijze) for stuk in mark), diepte)

    # --- tables -----------------------------------------------------------------------------------

    def _table(self, old: Deel, new: Deel) -> Iterator[Regel]:
        """The rows that changed, each under its name, cell by cell under the title of the column."""
        head = new.delen[: int(new.nummer or 0)]
        told = False
        for entry in together(old, new, self.pairing):
            kept, came = entry.oud, entry.nieuw
            if kept is not None and came is not None and entry.verplaatst:
                yield self._row_whole(kept, "weg")
                yield self._row_whole(came, "nieuw")
            elif kept is not None and came is not None and came in head:
                yield from self._columns(kept, came)
            elif kept is not None and came is not None:
                lines = list(self._row(kept, came))
                made = came.soort == "gegevensrij"
                if any(line.changed for line in lines) and not (made and told):
                    yield from lines
                    told = told or made
            elif came is not None and not self._explained(came):
                yield self._row_whole(came, "nieuw")
            elif kept is not None and not self._explained(kept):
                yield self._row_whole(kept, "weg")

    def _explained(self, row: Deel) -> bool:
        return row.rij is not None and row.rij.naam in self.verklaard

    def _columns(self, old: Deel, new: Deel) -> Iterator[Regel]:
        """The heading of the table on one line: so a column that came, went, moved or got another name is seen at once."""
        found = verschil(_row_words(old, self.oud), _row_words(new, self.nieuw))
        if any(stuk.wijze != "gelijk" for stuk in found):
            yield Regel(stukken=found, merk=(Stuk("gelijk", "kolommen:"),), diepte=1)

    def _row(self, old: Deel, new: Deel) -> Iterator[Regel]:
        yield Regel(stukken=(Stuk("gelijk", self._row_name(new)),), kop=True)
        for entry in together(old, new, self.pairing):
            lines = self._entry(entry, old, new, 1)
            title = (entry.nieuw or entry.oud or new).naam
            if any(line.changed for line in lines):
                yield from _with_mark(lines, (Stuk("gelijk", f"{title}:"),) if title else (), 1)

    def _row_name(self, row: Deel) -> str:
        if row.rij is not None:
            return f"elke rij uit {row.rij.naam.partition('[')[0]}"
        heads = [cell for cell in row.delen if cell.woord == "kop"] or row.delen[:1]
        return f"rij “{' – '.join(text_of(cell, self.nieuw) for cell in heads)}”" if heads else "lege rij"

    def _row_whole(self, row: Deel, wijze: Wijze, diepte: int = 0) -> Regel:
        lezing = self.oud if wijze == "weg" else self.nieuw
        shown = " | ".join(text_of(cell, lezing) for cell in row.delen)
        return Regel(stukken=(Stuk(wijze, shown),) if shown else (), diepte=diepte)


def text_of(part: Deel, lezing: Lezing) -> str:
    """All words of a part on one line."""
    found = (text(woorden((*each.kop, *each.tekst), lezing)) for each in descendants(part))
    return " ".join(words for words in found if words)


def _row_words(row: Deel, lezing: Lezing) -> list[Woord]:
    """All words of a row, with a line between its cells."""
    found: list[Woord] = []
    for number, cell in enumerate(row.delen):
        found.extend([Woord("|", "|")] if number else [])
        for part in descendants(cell):
            first, *others = woorden((*part.kop, *part.tekst), lezing) or (None,)
            found.extend([replace(first, ruimte=True), *others] if first is not None else others)
    return found


def _is_apart(entry: Entry) -> bool:
    part = entry.nieuw or entry.oud
    return part is not None and part.soort in APART


def _numbered(part: Deel, wijze: Wijze, lezing: Lezing) -> Stukken:
    """“Artikel 1.6. Subsidieaanvraag”."""
    label = f"{part.woord.capitalize()}\u00a0{part.nummer}." if part.nummer and part.soort != "tabel" else ""
    shown = " ".join(word for word in (label, text(woorden(part.kop, lezing))) if word)
    return (Stuk(wijze, shown),)


def mark_of(nummer: str, soort: str) -> Stukken:
    """How a lid or an onderdeel is marked: “1.”, “a.”; nothing for other parts."""
    if soort not in ("lid", "onderdeel") or not nummer:
        return ()
    return (Stuk("gelijk", nummer if nummer == "–" or nummer.isupper() else f"{nummer}."),)  # A, B: an amending article


def _with_mark(lines: list[Regel], mark: Stukken, diepte: int) -> list[Regel]:
    """The mark stands before the first line; a part that begins with a list has a line of its own for it."""
    if not mark:
        return lines
    if lines and not lines[0].merk and not lines[0].kop:
        return [replace(lines[0], merk=mark), *lines[1:]]
    return [Regel(stukken=(), merk=mark, diepte=diepte), *lines]


def _remarked(lines: list[Regel], old: Deel, new: Deel) -> list[Regel]:
    """An onderdeel that moved, or is marked in another way, shows both marks; what has no mark is said to have moved."""
    went = tuple(replace(stuk, wijze="weg") for stuk in mark_of(old.nummer, old.soort))
    came = tuple(replace(stuk, wijze="nieuw") for stuk in mark_of(new.nummer, new.soort))
    marks = (*went, *came) or (Stuk("nieuw", "(verplaatst)"),)
    return [replace(lines[0], merk=marks), *lines[1:]] if lines else lines
