"""Two compiled versions of a dossier → the changes a reviewer wants to see.

Read side by side: outline both (`outline`), match their parts (`match`), compare the data (`value_changes`), then walk both trees
together and tell each change once. What follows from a change — numbers, words of references, computed values — is no change.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from regelzetter.comparing.citations import changed_citations, citation_changes
from regelzetter.comparing.findings import Change, Comparison, Kind, Regel, Wijze
from regelzetter.comparing.lines import as_json, as_lines
from regelzetter.comparing.match import Pairing, pair
from regelzetter.comparing.outline import outlines
from regelzetter.comparing.paragraphs import APART, Paragraphs
from regelzetter.comparing.parts import STRUCTUUR, Deel, address, places
from regelzetter.comparing.renumbering import renumbered
from regelzetter.comparing.rows import key_columns
from regelzetter.comparing.split_lines import split_lines
from regelzetter.comparing.splitting import Split, called, splits
from regelzetter.comparing.together import Entry, together
from regelzetter.comparing.value_changes import uses, value_changes
from regelzetter.comparing.words import GEDRUKT, Lezing, printed, text, woorden
from regelzetter.record import record
from regelzetter.tree.address import Adres, in_words
from regelzetter.tree.nodes import Document
from regelzetter.values.model import Values

__all__ = ["Change", "Comparison", "Kind", "as_json", "as_lines", "compare"]

_WAT = {"artikeltoelichting": "toelichting", "aanhef": "tekst", "slotformulier": "tekst", "alinea": "tekst", "lijst": "tekst",
        "keuze": "tekst", "citaat": "tekst", "onbegrepen": "tekst", "meegestuurd": "bijlage"}  # fmt: skip
_KINDS = {kind.value: kind for kind in Kind}
_RUN = frozenset({"alinea", "lijst", "citaat"})
"""New or vanished paragraphs in a row are one finding."""


def compare(old: Sequence[Document], new: Sequence[Document], old_values: Values, new_values: Values) -> Comparison:
    """Compare two versions of a dossier: complete trees (filled, numbered, references looked up) and their values."""
    keys = key_columns(old_values, new_values)
    before, after = outlines(old, old_values, keys), outlines(new, new_values, keys)
    pairing = pair(before, after)
    split = splits(pairing)
    data = value_changes(old_values, new_values, uses(before), uses(after), keys)
    citations = changed_citations(before, after)
    shared = frozenset(old_values.waarden).intersection(new_values.waarden)
    paragraphs = Paragraphs(pairing, *_readings(before, after, pairing, shared, citations), data.rijen)
    walker = _Walker(pairing, paragraphs, split)
    changes = (*data.changes, *citation_changes(before, after, citations), *walker.documents(before, after))
    return Comparison(changes, tuple(renumbered(after, pairing)))


def _readings(
    old: Sequence[Deel], new: Sequence[Deel], pairing: Pairing, shared: frozenset[str], citations: frozenset[str]
) -> tuple[Lezing, Lezing]:
    """How each version is read: an address means the part that stands there, and in both versions that is one part."""
    before, after = places(old), places(new)

    def reading(version: Mapping[tuple[str, Adres], Deel], side: str) -> Lezing:
        def place(document: str, adres: Adres) -> Hashable:
            part = version.get((document, adres))
            if part is None:
                return (document, adres)
            other = pairing.naar.get(part) if side == "oud" else part
            return id(other) if other is not None else (side, document, adres)

        return Lezing(shared, citations, place, lambda document, adres: _called(version, document, adres))

    return reading(before, "oud"), reading(after, "nieuw")


def _called(version: Mapping[tuple[str, Adres], Deel], document: str, adres: Adres) -> str:
    """“artikel 1.6 (Subsidieaanvraag)”."""
    headed = (version.get((document, adres[:length])) for length in range(len(adres), 0, -1))
    heading = next((printed(part.kop) for part in headed if part is not None and part.kop), "")
    return f"{in_words(adres)} ({heading})" if heading else in_words(adres)


@record(frozen=True, slots=True)
class _Walker:
    pairing: Pairing
    paragraphs: Paragraphs
    splits: Mapping[Deel, Split]

    def documents(self, old: Sequence[Deel], new: Sequence[Deel]) -> Iterator[Change]:
        for document in new:
            before = self.pairing.van.get(document)
            if before is None:
                yield self._lone([document], "nieuw")
            else:
                yield from self._renamed(before, document)
                yield from self._both(before, document)
        for document in old:
            if document not in self.pairing.naar:
                yield self._lone([document], "weg")

    def _renamed(self, old: Deel, new: Deel) -> Iterator[Change]:
        if old.naam != new.naam:
            yield replace(self._change(Kind.DOCUMENT_HERNOEMD, old, new, ()), oud_adres=old.naam, nieuw_adres=new.naam)

    def _both(self, old: Deel, new: Deel) -> Iterator[Change]:
        if new.soort not in STRUCTUUR:
            yield from self._text(old, new)
            return
        heading = self.paragraphs.heading(old, new)
        if any(stuk.wijze != "gelijk" for stuk in heading):
            yield self._change(Kind.OPSCHRIFT_GEWIJZIGD, old, new, (Regel(stukken=heading, kop=True),))
        yield from self._entries(together(old, new, self.pairing))

    def _entries(self, entries: Sequence[Entry]) -> Iterator[Change]:
        for _, group in groupby(enumerate(entries), _run):
            run = [entry for _, entry in group]
            split = self._split_of(run[0])
            if split is not None:
                if run[0].nieuw is split.nieuw[0]:
                    yield self._split(split)
                continue
            came = [entry.nieuw for entry in run if entry.nieuw is not None]
            went = [entry.oud for entry in run if entry.oud is not None]
            if not went:
                yield from self._added(came)
            elif not came:
                yield from self._removed(went)
            else:
                yield from self._kept(run[0], went[0], came[0])

    def _split_of(self, entry: Entry) -> Split | None:
        part = entry.nieuw or entry.oud
        return self.splits.get(part) if part is not None else None

    def _split(self, split: Split) -> Change:
        kind = Kind.LID_GESPLITST if len(split.oud) == 1 else Kind.LID_SAMENGEVOEGD
        lines = tuple(split_lines(split, self.paragraphs.oud, self.paragraphs.nieuw))
        found = self._change(kind, split.oud[0], split.nieuw[0], lines)
        return replace(found, oud_adres=called(split.oud, self.pairing), nieuw_adres=called(split.nieuw, self.pairing))

    def _kept(self, entry: Entry, old: Deel, new: Deel) -> Iterator[Change]:
        kind = _kind(new, "verplaatst")
        if entry.verplaatst and kind is not None:
            yield self._moved(kind, old, new)
        yield from self._both(old, new)

    def _moved(self, kind: Kind, old: Deel, new: Deel) -> Change:
        """With the words of what has no heading; and with the chapters, where an article kept its number in another."""
        lines = () if new.soort in STRUCTUUR else tuple(self.paragraphs.both(old, new))
        found = self._change(kind, old, new, () if any(line.changed for line in lines) else lines)
        if found.oud_adres != found.nieuw_adres or self.pairing.together(old, new):
            return found
        return replace(found, oud_adres=self._in_chapter(old), nieuw_adres=self._in_chapter(new))

    def _in_chapter(self, part: Deel) -> str:
        above = self.pairing.ouder.get(part)
        chapter = f"{address(above)}, " if above is not None and above.soort == "indeling" else ""
        return f"{chapter}{address(part)}"

    def _added(self, parts: Sequence[Deel]) -> Iterator[Change]:
        """A new part is one finding, whatever is in it; what it took over from elsewhere is told of by itself."""
        yield self._lone(parts, "nieuw")
        for part in parts:
            for kept in _kept_inside(part, self.pairing):
                old = self.pairing.van[kept]
                yield from self._kept(self._entry_of(kept), old, kept)

    def _entry_of(self, part: Deel) -> Entry:
        """A chapter that was put around an article does not move it; a lid in a new article has moved."""
        moved = part.soort not in ("indeling", "artikel")
        return Entry(self.pairing.van[part], part, moved)

    def _removed(self, parts: Sequence[Deel]) -> Iterator[Change]:
        yield self._lone(parts, "weg")

    def _lone(self, parts: Sequence[Deel], wijze: Wijze) -> Change:
        kind = _kind(parts[0], "toegevoegd" if wijze == "nieuw" else "vervallen")
        assert kind is not None, parts[0].soort
        lines = tuple(line for part in parts for line in self.paragraphs.whole(part, wijze))
        old, new = (None, parts[0]) if wijze == "nieuw" else (parts[0], None)
        return self._change(kind, old, new, lines)

    # --- text -------------------------------------------------------------------------------------

    def _text(self, old: Deel, new: Deel) -> Iterator[Change]:
        lines = tuple(self.paragraphs.both(old, new))
        if any(line.changed for line in lines):
            kind = _kind(new, "gewijzigd")
            assert kind is not None, new.soort
            yield self._change(kind, old, new, lines)
        yield from self._apart(old, new)

    def _apart(self, old: Deel, new: Deel) -> Iterator[Change]:
        """Definitions and tables inside a lid."""
        for entry in together(old, new, self.pairing):
            part = entry.nieuw or entry.oud
            if part is not None and part.soort in APART:
                yield from self._entries([entry])
            elif entry.oud is not None and entry.nieuw is not None:
                yield from self._apart(entry.oud, entry.nieuw)

    def _change(self, kind: Kind, old: Deel | None, new: Deel | None, lines: tuple[Regel, ...]) -> Change:
        part = new or old
        assert part is not None
        return Change(kind=kind, document=self.pairing.document(part), oud_adres=_address(old), nieuw_adres=_address(new),
                      opschrift=self._heading_of(part), regels=lines)  # fmt: skip

    def _heading_of(self, part: Deel) -> str:
        around: Deel | None = part
        while around is not None and not (around.kop and around.soort != "begrip"):
            around = self.pairing.ouder.get(around)
        return text(woorden(around.kop, GEDRUKT)) if around is not None and around.soort != "document" else ""


def _kept_inside(part: Deel, pairing: Pairing) -> Iterator[Deel]:
    """The topmost parts inside a new part that the old version has too."""
    for child in part.delen:
        if child in pairing.van:
            yield child
        else:
            yield from _kept_inside(child, pairing)


def _run(numbered: tuple[int, Entry]) -> tuple[str, int]:
    """Neighbouring paragraphs that only one version has belong together; everything else stands alone."""
    number, entry = numbered
    part = entry.nieuw or entry.oud
    if part is None or part.soort not in _RUN or (entry.oud is not None and entry.nieuw is not None):
        return "", number
    return ("weg" if entry.nieuw is None else "nieuw"), -1


def _kind(part: Deel, daad: str) -> Kind | None:
    """The kind of a change; None where a part cannot be changed so (a field does not move)."""
    wat = "artikel" if part.soort == "lid" and not part.nummer and daad == "gewijzigd" else _WAT.get(part.soort, part.soort)
    return _KINDS.get(f"{wat}_{daad}")


def _address(part: Deel | None) -> str:
    return address(part) if part is not None else ""
