"""Tree → parts: every node of a document, in the shape in which two versions are compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from hashlib import sha256
from typing import Final, Literal, assert_never

from regelzetter.comparing.parts import Deel, Soort
from regelzetter.comparing.quoted import as_quoted
from regelzetter.comparing.rows import ROW, Datarij, as_data, trace
from regelzetter.comparing.titles import column_titles
from regelzetter.record import record
from regelzetter.source import Span
from regelzetter.tree.address import Adres, Stap
from regelzetter.tree.nodes import (
    Afbeelding,
    Alinea,
    Artikel,
    ArtikelToelichting,
    Begrip,
    Begrippenlijst,
    Bijlage,
    Block,
    Cel,
    Citaat,
    Divisie,
    Document,
    Fiche,
    Ficheveld,
    Formule,
    Grafiek,
    Indeling,
    Inline,
    Inlines,
    Invulling,
    Keuze,
    Lid,
    Lijst,
    Node,
    Onbegrepen,
    Onderdeel,
    Ondertekening,
    Regeling,
    Rij,
    Tabel,
    Tekening,
    Tekst,
    Tekststuk,
    Toelichting,
    Tussenkop,
    Veld,
    Verwijzing,
    Vindplaats,
)
from regelzetter.tree.walk import adres_of, plain, rewrite
from regelzetter.values.model import Values

HERHAALD: Final = frozenset({"betreft", "voettekst", "bijlagen_aantal", "afzender_kapitalen", "kamerstuk_voet"})
"""Fields that only repeat what stands elsewhere in the same document: title, signature, number."""


def outlines(documents: Sequence[Document], values: Values, keys: Mapping[str, str]) -> tuple[Deel, ...]:
    """Each document once, also one that is printed in another."""
    found: dict[str, Document] = {}
    for document in (*documents, *(annex for each in documents for annex in each.bijlagen)):
        found.setdefault(document.naam, document)
    return tuple(_Outliner(values, keys).document(document) for document in found.values())


@record(frozen=True, slots=True)
class _Outliner:
    values: Values
    keys: Mapping[str, str]
    signed: list[Ondertekening] = field(default_factory=list)
    """The signatures of a regulation, which its note repeats."""

    def document(self, document: Document) -> Deel:
        fields = (veld for veld in document.velden if veld.naam not in HERHAALD)
        parts = (*self._parts(fields, ()), *self._content(document), *self._annexes(document))
        return Deel(soort="document", adres=(), naam=document.naam, kop=document.titel, delen=parts)

    def _content(self, document: Document) -> tuple[Deel, ...]:
        match document.inhoud:
            case Regeling() as regeling:
                return tuple(self._regeling(regeling))
            case Tekststuk(inhoud=inhoud, ondertekening=ondertekening):
                return (*self._parts(inhoud, ()), *self._signatures(ondertekening, ()))
            case Fiche(ondertitel=ondertitel, velden=velden):
                return (*self._line(ondertitel, (Stap("divisie", "ondertitel"),)), *self._parts(velden, ()))
            case _:
                assert_never(document.inhoud)

    def _regeling(self, regeling: Regeling) -> Iterator[Deel]:
        yield from self._frame("aanhef", regeling.aanhef)
        yield from self._parts(regeling.lichaam, ())
        yield from self._frame("slotformulier", regeling.slotformulier)
        yield from self._signatures(regeling.ondertekening, ())
        yield from self._parts(regeling.bijlagen, ())
        if regeling.toelichting is not None:
            yield self._part(regeling.toelichting, ())

    def _frame(self, soort: Literal["aanhef", "slotformulier"], blocks: Sequence[Block]) -> Iterator[Deel]:
        adres = (Stap("divisie", soort),)
        if blocks:
            yield Deel(soort=soort, adres=adres, naam=soort, delen=self._parts(blocks, adres))

    def _annexes(self, document: Document) -> Iterator[Deel]:
        """Documents that travel along: their own text is compared as a document."""
        for annex in document.bijlagen:
            adres = (Stap("divisie", "bijlagen"),)
            yield Deel(soort="meegestuurd", adres=adres, naam=annex.naam, tekst=_words(annex.naam, annex.span))

    def _parts(self, nodes: Iterable[Node], adres: Adres) -> tuple[Deel, ...]:
        parts: list[Deel] = []
        before: Node | None = None
        for node in nodes:
            if isinstance(node, Begrippenlijst):
                parts.extend(self._parts(node.begrippen, adres))
            elif isinstance(node, Formule):
                parts.extend((*self._line(node.inhoud, adres), *self._line(node.inleiding, adres)))
                parts.extend(self._parts((node.legenda,) if node.legenda else (), adres))
            elif isinstance(node, Tabel) and isinstance(before, Afbeelding) and before.span == node.span:
                parts[-1:] = (*self._line(_chart(before), adres), self._table(node, adres))
            elif isinstance(node, Tabel):
                parts.extend((*self._line(node.bijschrift, adres), self._table(node, adres)))
            else:
                parts.append(self._part(node, adres))
            before = node
        return tuple(parts)

    def _part(self, node: Node, outer: Adres) -> Deel:
        match node:
            case Indeling():
                return self._headed(node, "indeling", outer, woord=node.woord, nummer=node.nummer, delen=node.inhoud)
            case Artikel():
                return self._headed(node, "artikel", outer, woord="artikel", nummer=node.nummer, delen=node.leden)
            case Bijlage(onderschrift=onderschrift):
                before = self._line(onderschrift, adres_of(node, outer))
                return self._headed(node, "bijlage", outer, woord="bijlage", nummer=node.nummer, delen=node.inhoud, vooraf=before)
            case Divisie() | Ficheveld():
                return self._headed(node, "divisie", outer, delen=node.inhoud)
            case Begrip(term=term, omschrijving=omschrijving):
                adres = adres_of(node, outer)
                return Deel(soort="begrip", adres=adres, eigen=True, label=node.label, naam=_name(term), kop=term,
                            delen=self._parts(omschrijving, adres))  # fmt: skip
            case Lid(nummer=nummer) | Onderdeel(merk=nummer):
                return self._numbered(node, outer, nummer)
            case ArtikelToelichting(verwijzing=verwijzing, inhoud=inhoud):
                adres = adres_of(node, outer)
                return Deel(soort="artikeltoelichting", adres=adres, naam=_doel(verwijzing), kop=(verwijzing,),
                            delen=self._parts(inhoud, adres))  # fmt: skip
            case Toelichting():
                return self._toelichting(node)
            case Veld(naam=naam, regels=regels):
                adres = (Stap("veld", naam.replace("_", " ").replace(".", ": ")),)
                lines = tuple(line for regel in regels for line in self._line(regel, adres))
                return Deel(soort="veld", adres=adres, naam=naam, delen=lines)
            case Alinea() | Lijst() | Afbeelding() | Grafiek() | Citaat() | Tussenkop() | Keuze() | Onbegrepen():
                return self._block(node, outer)
            case _:
                raise AssertionError(f"not a part of a document: {type(node).__name__}")

    def _block(self, node: Block, adres: Adres) -> Deel:
        match node:
            case Alinea(inhoud=inhoud, label=label):
                return Deel(soort="alinea", adres=adres, label=label, tekst=inhoud)
            case Lijst(soort=soort, onderdelen=onderdelen):
                return Deel(soort="lijst", adres=adres, woord=soort, delen=self._parts(onderdelen, adres))
            case Tussenkop(inhoud=inhoud):
                return Deel(soort="alinea", adres=adres, tekst=inhoud)
            case Afbeelding():
                return Deel(soort="alinea", adres=adres, label=node.label, tekst=_figure(node))
            case Grafiek(titel=titel):
                return Deel(soort="alinea", adres=adres, tekst=titel)
            case Citaat(inhoud=inhoud):
                return Deel(soort="citaat", adres=adres, delen=tuple(as_quoted(part, adres) for part in self._parts(inhoud, ())))
            case Keuze(voorwaarde=voorwaarde, dan=dan, anders=anders):
                other = Deel(soort="anders", adres=adres, tekst=_words("anders:", node.span), delen=self._parts(anders, adres))
                parts = (*self._parts(dan, adres), *((other,) if anders else ()))
                return Deel(soort="keuze", adres=adres, tekst=_words(f"als {voorwaarde}:", node.span), delen=parts)
            case Onbegrepen(tekst=tekst):
                return Deel(soort="onbegrepen", adres=adres, tekst=_words(tekst, node.span))
            case Begrippenlijst() | Formule() | Tabel():
                raise AssertionError(f"{type(node).__name__} is taken apart before")
            case _:
                assert_never(node)

    def _headed(
        self, node: Indeling | Artikel | Bijlage | Divisie | Ficheveld, soort: Soort, outer: Adres, *, delen: Sequence[Node],
        woord: str = "", nummer: str | None = "", vooraf: tuple[Deel, ...] = (),
    ) -> Deel:  # fmt: skip
        adres = adres_of(node, outer)
        return Deel(
            soort=soort, adres=adres, eigen=True, label=node.label, naam=_name(node.opschrift), nummer=nummer or "",
            woord=woord, kop=node.opschrift, delen=(*vooraf, *self._parts(delen, adres)),
        )  # fmt: skip

    def _numbered(self, node: Lid | Onderdeel, outer: Adres, nummer: str | None) -> Deel:
        adres = adres_of(node, outer)
        soort: Soort = "lid" if isinstance(node, Lid) else "onderdeel"
        return Deel(soort=soort, adres=adres, eigen=adres != outer, label=node.label, nummer=nummer or "",
                    woord=soort, delen=self._parts(node.inhoud, adres))  # fmt: skip

    def _toelichting(self, note: Toelichting) -> Deel:
        adres = adres_of(note, ())
        signed = tuple(each for each in note.ondertekening if each not in self.signed)
        parts = (*self._parts(note.algemeen, adres), *self._parts(note.artikelsgewijs, adres), *self._signatures(signed, adres))
        return Deel(soort="toelichting", adres=adres, eigen=True, naam="toelichting", delen=parts)

    def _signatures(self, signatures: tuple[Ondertekening, ...], outer: Adres) -> tuple[Deel, ...]:
        self.signed.extend(signatures)
        return tuple(self._signature(each, outer) for each in signatures)

    def _signature(self, signature: Ondertekening, outer: Adres) -> Deel:
        adres = (*outer, Stap("divisie", "ondertekening"))
        said = (signature.groet, signature.namens, signature.functie, signature.naam)
        lines = [line for each in said for line in self._line(each, adres)]
        return Deel(soort="ondertekening", adres=adres, naam="ondertekening", delen=tuple(lines))

    def _line(self, words: Inlines, adres: Adres) -> tuple[Deel, ...]:
        return (Deel(soort="alinea", adres=adres, tekst=words),) if words else ()

    # --- tables -----------------------------------------------------------------------------------

    def _table(self, table: Tabel, adres: Adres) -> Deel:
        table = as_data(table, self.values)
        made = trace(table, self.values, self.keys)
        titles = column_titles(table)
        head = tuple(self._row(row, adres, None, titles) for row in table.kop)
        rows = tuple(self._row(row, adres, made.get(place), titles) for place, row in enumerate(table.rijen))
        return Deel(soort="tabel", adres=adres, label=table.label, nummer=str(len(head)), delen=(*head, *rows))

    def _row(self, row: Rij, adres: Adres, made: Datarij | None, titles: Mapping[int, str]) -> Deel:
        named = [titles.get(id(cell), "") for cell in row.cellen]  # before a rewriting makes other cells
        if made is None:
            row = rewrite(row, _as_text)
        cells = tuple(self._cell(cell, adres, name) for cell, name in zip(row.cellen, named, strict=True))
        name = made.naam if made else _name(_first_words(row))
        soort: Soort = "rij" if made is None else "gegevensrij"
        return Deel(soort=soort, adres=adres, naam=name, delen=cells, rij=made)

    def _cell(self, cell: Cel, adres: Adres, name: str) -> Deel:
        woord = "kop" if cell.kop else ""
        return Deel(soort="cel", adres=adres, naam=name, woord=woord, delen=self._parts(cell.inhoud, adres))


def _as_text(node: Node) -> Sequence[Node] | None:
    """A cell of data that cannot be traced is only words."""
    if isinstance(node, Invulling) and node.sleutel.startswith(ROW):
        return (Tekst(tekst=node.tekst, span=node.span),)
    return None


def _first_words(row: Rij) -> Inlines:
    first = row.cellen[0].inhoud if row.cellen else ()
    return first[0].inhoud if first and isinstance(first[0], Alinea) else ()


def _figure(figure: Afbeelding) -> Inlines:
    """What is to be seen and the caption; another picture under the same name shows by its mark. A chart is what it says."""
    picture = figure.beeld.inhoud if figure.beeld is not None else None
    if isinstance(picture, Tekening):
        return _words(f"[grafiek: {figure.alt}]", figure.span)
    mark = "ontbreekt" if picture is None else sha256(picture).hexdigest()[:8]
    words = _words(f"[afbeelding {figure.pad}, kenmerk {mark}: {figure.alt}]", figure.span)
    return (*words, *_words(" ", figure.span), *figure.bijschrift) if figure.bijschrift else words


def _chart(figure: Afbeelding) -> Inlines:
    """A chart with its figures below it: its kind, title and unit, which stand before the first full stop after the title."""
    title = plain(figure.bijschrift).rstrip(" .")
    start = figure.alt.find(title) + len(title)
    return _words(f"[grafiek: {figure.alt[:start]}{figure.alt[start:].partition('. ')[0]}]", figure.span)


def _doel(reference: Inline) -> str:
    """The label of a reference as typed; empty if it could not be looked up."""
    return reference.doel if isinstance(reference, Verwijzing | Vindplaats) else ""


def _name(words: Inlines) -> str:
    return plain(words).strip().casefold()


def _words(words: str, span: Span) -> Inlines:
    return (Tekst(tekst=words, span=span),)
