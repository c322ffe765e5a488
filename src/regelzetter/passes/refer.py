"""Third pass: references → places, in the words of Dutch law."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from regelzetter import dutch
from regelzetter.diagnostics import Diagnostic, Outcome, Rule, in_order
from regelzetter.nearest import nearest
from regelzetter.passes.index import DocumentIndex, Index
from regelzetter.passes.laws import Wet, cite
from regelzetter.passes.rules import LOSSE_VERWIJZING, ONBEKENDE_WET, ONLEESBARE_VERWIJZING
from regelzetter.passes.wording import Target, article_heading, internal_words, words_of_other
from regelzetter.record import altered, record
from regelzetter.source import Span
from regelzetter.tree.address import Adres, Stap, in_words
from regelzetter.tree.nodes import (
    Alinea,
    ArtikelToelichting,
    Document,
    Indeling,
    Inline,
    Inlines,
    Node,
    OnbegrepenTekst,
    Tekst,
    Verwijzing,
    Vindplaats,
)
from regelzetter.tree.walk import ADDRESSED, PLAIN, adres_of, plain, rewrite

_WEB: Final = re.compile(r"(?:https?://|mailto:)\S+$")
_LABEL: Final = re.compile(r"#([a-z][a-z0-9-]*)((?:/[^/,#]+)*?)(?:/([^/#]+))?$")
_SENTENCE_END: Final = re.compile(r"[.?!][’»”]?\s+$")
_LOOKED_AT: Final = ADDRESSED | {Verwijzing, Alinea, ArtikelToelichting}
_LID: Final = re.compile(r"\d+(?:[a-z]{1,2}|bis|ter|quater)?$")


def refer(document: Document, index: Index, wetten: Mapping[str, Wet]) -> Outcome[Document]:
    """The document with every reference looked up and worded."""
    referrer = _Referrer(document.naam, index, wetten, (), (), [])
    return Outcome(rewrite(document, referrer.visit, PLAIN, _LOOKED_AT), in_order(referrer.found))


@record(frozen=True, slots=True)
class _Referrer:
    document: str
    index: Index
    wetten: Mapping[str, Wet]
    adres: Adres
    """Where the walk is."""
    indeling: Adres
    """The hoofdstuk, paragraaf and so on around it; an article is cited without them."""
    found: list[Diagnostic]

    def visit(self, node: Node) -> Sequence[Node] | None:
        match node:
            case Verwijzing():
                return (self._resolved(node, at_start=False),)
            case Alinea():
                return (altered(node, inhoud=self._sentence(node.inhoud)),)
            case ArtikelToelichting(verwijzing=Verwijzing() as reference):
                heading = self._heading(reference)
                inside = altered(node, verwijzing=heading)
                below = self._at(adres_of(inside, self.adres), self.indeling)
                return (rewrite(inside, lambda child: (child,) if child is heading else below.visit(child)),)
        here = adres_of(node, self.adres)
        if here is self.adres or here == self.adres:
            return None
        below = self._at(here, here if isinstance(node, Indeling) else self.indeling)
        return (rewrite(node, below.visit, PLAIN, _LOOKED_AT),)

    def _at(self, adres: Adres, indeling: Adres) -> _Referrer:
        return _Referrer(self.document, self.index, self.wetten, adres, indeling, self.found)

    def _sentence(self, inlines: Inlines) -> Inlines:
        """A reference that opens a sentence gets a capital."""
        result: list[Inline] = []
        for position, node in enumerate(inlines):
            if isinstance(node, Verwijzing):
                before = inlines[position - 1] if position else None
                starts = before is None or (isinstance(before, Tekst) and _SENTENCE_END.search(before.tekst) is not None)
                result.append(self._resolved(node, starts and self._full_sentence(inlines, position)))
            else:
                result.append(node if type(node) in PLAIN else rewrite(node, self.visit))
        return tuple(result)

    def _full_sentence(self, inlines: Inlines, position: int) -> bool:
        """A paragraph that is only part of a sentence (an onderdeel, a cell) keeps its small letter."""
        return position > 0 or (not (self.adres and self.adres[-1].soort == "onderdeel") and _ends_as_sentence(inlines))

    # --- one reference ----------------------------------------------------------------------------

    def _resolved(self, reference: Verwijzing, at_start: bool) -> Inline:
        if reference.doel.startswith("#"):
            return self._internal(reference, at_start)
        if reference.doel.startswith("wet:"):
            return self._law(reference, at_start)
        if _WEB.match(reference.doel):
            words = self._own_words(reference) or _text(reference.doel, reference.span)
            return Vindplaats(
                soort="web",
                doel=reference.doel,
                document="",
                adressen=(),
                url=reference.doel,
                jci="",
                inhoud=words,
                span=reference.span,
            )
        return self._refused(
            ONLEESBARE_VERWIJZING,
            reference,
            f"'{reference.doel}' is geen verwijzing",
            "schrijf [](#label), [](wet:SLEUTEL/artikel) of [tekst](https://…)",
        )

    def _own_words(self, reference: Verwijzing) -> Inlines:
        return tuple(rewrite(node, self.visit) for node in reference.inhoud)

    def _law(self, reference: Verwijzing, at_start: bool) -> Inline:
        key, _, path = reference.doel[4:].partition("/")
        law = self.wetten.get(key)
        if law is None:
            guess = nearest(key, self.wetten)
            return self._refused(
                ONBEKENDE_WET,
                reference,
                f"de regeling '{key}' staat niet onder wetten in dossier.yaml",
                f"bedoelde u '{guess}'?" if guess else "zet haar er met titel en BWB-nummer bij",
            )
        citation = cite(law, path, reference.vorm == "kort")
        words = dutch.hoofdletter(citation.woorden) if at_start else citation.woorden
        return Vindplaats(
            soort="wet",
            doel=reference.doel,
            document="",
            adressen=(),
            url=citation.url,
            jci=citation.jci,
            inhoud=self._own_words(reference) or _text(words, reference.span),
            span=reference.span,
        )

    def _internal(self, reference: Verwijzing, at_start: bool) -> Inline:
        target = self._target(reference)
        if target is None:
            return OnbegrepenTekst(tekst=reference.doel, span=reference.span)
        own = self._own_words(reference)
        if own:
            return self._place(reference, target, own)
        other = target.document != self.document
        words = internal_words(target, () if other else self._here(target))
        if other:
            words = self._of_other(words, target, reference.vorm == "kort")
        if at_start:
            words = dutch.hoofdletter(words)
        return self._place(reference, target, _text(words, reference.span))

    def _here(self, target: Target) -> Adres:
        """From where a target is worded: a hoofdstuk or paragraaf from those around this place."""
        first = target.adressen[0][0].soort
        return self.indeling if self.indeling and first == self.indeling[0].soort else self.adres

    def _of_other(self, words: str, target: Target, short: bool) -> str:
        """“artikel 1.4 van de Subsidieregeling …”, “bijlage 3 bij …”; a text without a name of its own is not named."""
        document = self.index.documenten[target.document]
        name = document.kort if short else document.titel
        return words_of_other(words, target, name) if name else words

    def _place(self, reference: Verwijzing, target: Target, words: Inlines) -> Vindplaats:
        """Text without a number has no address."""
        return Vindplaats(
            soort="document" if target.document != self.document else "intern",
            doel=reference.doel,
            document=target.document,
            adressen=tuple(adres for adres in target.adressen if adres),
            url="",
            jci="",
            inhoud=words,
            span=reference.span,
        )

    def _heading(self, reference: Verwijzing) -> Verwijzing | Vindplaats:
        """The heading of an ArtikelToelichting: “Artikel 1.2. Subsidieplafond”."""
        target = self._target(reference)
        if target is None:
            return altered(reference, inhoud=_text(reference.doel, reference.span))
        titles = self.index.documenten[target.document].opschriften
        words = article_heading(target, [plain(titles.get(adres, ())) for adres in target.adressen])
        return self._place(reference, target, _text(words, reference.span))

    # --- looking up -------------------------------------------------------------------------------

    def _target(self, reference: Verwijzing) -> Target | None:
        parts = [self._one_target(part.strip(), reference) for part in _split_labels(reference.doel)]
        targets = [part for part in parts if part is not None]
        if len(targets) != len(parts):
            return None
        if len(targets) == 1:
            return targets[0]
        adressen = tuple(adres for target in targets for adres in target.adressen)
        if any(target.document != targets[0].document or len(target.adressen) > 1 for target in targets):
            self._report(
                ONLEESBARE_VERWIJZING,
                reference,
                "verwijzingen naar verschillende stukken of rijen kunnen niet in één verwijzing",
                "schrijf er twee",
            )
            return None
        return Target(targets[0].document, adressen, through=False)

    def _one_target(self, doel: str, reference: Verwijzing) -> Target | None:
        found = _LABEL.match(doel)
        if found is None:
            self._report(ONLEESBARE_VERWIJZING, reference, f"'{doel}' is geen verwijzing", "schrijf [](#label) of [](#label/2/b)")
            return None
        label = found[1]
        place = self.index.labels.get(label)
        if place is None:
            self._report_label(label, reference)
            return None
        steps = [step for step in (found[2] or "").split("/") if step]
        document = self.index.documenten[place.document]
        adres = place.adres
        if not adres and (steps or found[3] is not None or not reference.inhoud):
            self._report(
                LOSSE_VERWIJZING,
                reference,
                f"het label '{label}' staat bij tekst zonder nummer",
                f"schrijf eigen woorden: [tekst](#{label})",
            )
            return None
        for step in steps:
            outer, adres = adres, (*adres, step_under(step, adres))
            if adres not in document.adressen:
                self._report_missing(outer, step, document, reference)
                return None
        if found[3] is None:
            return Target(place.document, (adres,), through=False)
        marks, through = _marks(found[3])
        adressen = tuple((*adres, step_under(mark, adres)) for mark in marks)
        for mark, target in zip(marks, adressen, strict=True):
            if target not in document.adressen:
                self._report_missing(adres, mark, document, reference)
                return None
        if through:
            adressen = _between(adressen, document)
        return Target(place.document, adressen, through)

    def _report_label(self, label: str, reference: Verwijzing) -> None:
        guess = nearest(label, self.index.labels)
        tip = "zet {#" + label + "} achter de kop, het lid of het onderdeel"
        if guess is not None:
            place = self.index.labels[guess]
            tip = f"bedoelde u '#{guess}' ({place.span.path}:{place.span.line})?"
        self._report(LOSSE_VERWIJZING, reference, f"het label '{label}' bestaat niet", tip)

    def _report_missing(self, adres: Adres, mark: str, document: DocumentIndex, reference: Verwijzing) -> None:
        step = step_under(mark, adres)
        there = [
            other[-1].nummer
            for other in document.adressen
            if len(other) == len(adres) + 1 and other[:-1] == adres and other[-1].soort == step.soort
        ]
        kind = "lid" if step.soort == "lid" else "onderdeel"
        tip = (
            f"{in_words(adres)} heeft {kind} {dutch.opsomming(there)}"
            if there
            else f"{in_words(adres)} heeft geen {_plural(kind)}"
        )
        self._report(LOSSE_VERWIJZING, reference, f"{in_words(adres)} heeft geen {kind} {mark}", tip)

    def _refused(self, rule: Rule, reference: Verwijzing, melding: str, tip: str) -> OnbegrepenTekst:
        self._report(rule, reference, melding, tip)
        return OnbegrepenTekst(tekst=reference.doel, span=reference.span)

    def _report(self, rule: Rule, reference: Verwijzing, melding: str, tip: str) -> None:
        self.found.append(Diagnostic(rule, reference.span, melding, tip))


def _plural(kind: str) -> str:
    return "leden" if kind == "lid" else "onderdelen"


def _ends_as_sentence(inlines: Inlines) -> bool:
    last = inlines[-1]
    return isinstance(last, Tekst) and last.tekst.rstrip().endswith((".", ":", "?"))


def _split_labels(doel: str) -> list[str]:
    """“#een,#twee” → two labels; a comma inside one label lists leden or onderdelen."""
    return re.split(r",(?=#)", doel)


def _marks(segment: str) -> tuple[list[str], bool]:
    """“a,c” → a, c; “a-c” → a, c and `through`."""
    if "," in segment:
        return [mark.strip() for mark in segment.split(",")], False
    first, dash, last = segment.partition("-")
    return ([first.strip(), last.strip()], True) if dash and last else ([segment.strip()], False)


def step_under(mark: str, adres: Adres) -> Stap:
    """A number under an article is a lid; everything else is an onderdeel."""
    under_article = bool(adres) and adres[-1].soort == "artikel"
    return Stap("lid" if under_article and _LID.match(mark) else "onderdeel", mark)


def _between(ends: tuple[Adres, ...], document: DocumentIndex) -> tuple[Adres, ...]:
    """All addresses from the first to the last, as they stand in the document."""
    siblings = [adres for adres in document.adressen if adres[:-1] == ends[0][:-1] and adres[-1].soort == ends[0][-1].soort]
    start, end = siblings.index(ends[0]), siblings.index(ends[-1])
    return tuple(siblings[start : end + 1]) if start <= end else ends


def _text(words: str, span: Span) -> Inlines:
    return (Tekst(tekst=words, span=span),)
