"""An entry of dossier.yaml → what the reading room needs: sources, title, letterhead fields, signature."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from regelzetter import dutch
from regelzetter.diagnostics import Diagnostic
from regelzetter.dossier import DocumentSpec, Dossier, Line
from regelzetter.reading.build import REGELING_SOORTEN, DocumentPlan, read_line
from regelzetter.source import Source, Span
from regelzetter.tree.nodes import Inlines, Invoeging, Ondertekening, Tekst, Veld

_NOT_PRINTED = ("groet", "plaats")
"""Lines of the letter that other fields are made of."""


@dataclass
class Planner:
    """Reads the lines of dossier.yaml once; `found` holds what was wrong in them."""

    dossier: Dossier
    sources: Mapping[str, Source]
    found: list[Diagnostic]

    def plan(self, spec: DocumentSpec) -> DocumentPlan:
        """The plan of one document."""
        return DocumentPlan(
            naam=spec.naam, soort=spec.soort, titel=self._inlines(spec.titel), velden=self._fields(spec),
            ondertekening=self._signatures(spec),
            bronnen=tuple(self.sources[path] for path in spec.bronnen if path in self.sources),
            toelichting=self.sources.get(spec.toelichting) if spec.toelichting else None, span=spec.span,
        )  # fmt: skip

    def _inlines(self, line: Line | None) -> Inlines:
        if line is None:
            return ()
        result = read_line(line.tekst, line.span)
        self.found.extend(result.found)
        return result.inhoud

    def _signatures(self, spec: DocumentSpec) -> tuple[Ondertekening, ...]:
        """Who sign: “De Minister van …,” with its comma, and the name below it. The letter greets once, before the first."""
        groet = spec.velden.get("brief.groet", (None,))[0]
        return tuple(
            Ondertekening(
                functie=_with_comma(self._inlines(each.functie)), naam=self._inlines(each.naam),
                namens=self._namens(each.namens), groet=() if number else self._inlines(groet), span=each.functie.span,
            )
            for number, each in enumerate(spec.ondertekening)
        )  # fmt: skip

    def _namens(self, line: Line | None) -> Inlines:
        """“De Minister van …, namens deze,”: mandate names the body that decides (Awb 10:10)."""
        words = self._inlines(line)
        if not words or line is None:
            return ()
        text = "".join(node.tekst for node in words if isinstance(node, Tekst))
        return words if "namens" in text else (*_with_comma(words), Tekst(tekst=" namens deze,", span=line.span))

    # --- fields -----------------------------------------------------------------------------------

    def _fields(self, spec: DocumentSpec) -> tuple[Veld, ...]:
        lines: dict[str, tuple[Inlines, ...]] = {}
        for key, value in spec.velden.items():
            lines[key.removeprefix("brief.")] = tuple(self._inlines(line) for line in value)
        lines["datum"] = (self._inlines(spec.datum or self.dossier.datum),)
        lines["organisatie"] = ((Tekst(tekst=self.dossier.organisatie, span=spec.span),),)
        lines["betreft"] = (self._inlines(spec.titel),)
        lines["merk"] = (self._mark(spec, lines["datum"][0]),)
        if self.dossier.vorm.logo_tekst is not None:
            lines["logo_tekst"] = (self._inlines(self.dossier.vorm.logo_tekst),)
        loose = len(spec.bijlagen)
        if loose:
            lines["bijlagen_aantal"] = ((Tekst(tekst=str(loose), span=spec.span),),)
        if spec.ontvangers is not None:
            lines.update(_recipient(spec))
        if spec.soort == "kamerbrief":
            lines.update(self._kamerstuk(spec, lines))
        if spec.soort in REGELING_SOORTEN:
            lines["voettekst"] = lines.get("citeertitel", (self._inlines(spec.titel),))
        shown = {
            key: value
            for key, value in lines.items()
            if any(value) and key not in _NOT_PRINTED and not key.startswith("kamerstuk.")
        }
        return tuple(Veld(naam=key, regels=tuple(line for line in shown[key] if line), span=spec.span) for key in sorted(shown))

    def _mark(self, spec: DocumentSpec, date: Inlines) -> Inlines:
        """What every page of a document says that is not final: CONCEPT with version and date, or SCENARIO with its name."""
        draft = any(line.tekst == "ontwerp" for line in spec.velden.get("publicatie.status", ()))
        parts: list[Inlines] = []
        if self.dossier.scenario:
            parts.append(_text(f"SCENARIO {self.dossier.scenario} — geen officieel stuk", spec.span))
        if draft or spec.status == "concept":
            version = self._inlines(spec.versie)
            parts.append(_text("CONCEPT", spec.span))
            parts.extend([(*_text("versie ", spec.span), *version)] if version else [])
            parts.extend([date] if date else [])
        first, *others = parts or [()]
        return (*first, *(word for part in others for word in (*_text(" · ", spec.span), *part)))

    def _kamerstuk(self, spec: DocumentSpec, lines: Mapping[str, tuple[Inlines, ...]]) -> dict[str, tuple[Inlines, ...]]:
        """The masthead of a printed Kamerstuk (reference: how the Tweede Kamer prints a letter)."""
        at = spec.span
        made: dict[str, tuple[Inlines, ...]] = {
            "aan": (_text("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal", at),),
        }
        renames = {"dossier": "dossiernummer", "titel": "dossiertitel", "nummer": "nummer", "vergaderjaar": "vergaderjaar"}
        given = {new: spec.velden[f"kamerstuk.{old}"] for old, new in renames.items() if f"kamerstuk.{old}" in spec.velden}
        made.update({key: tuple(self._inlines(_unbroken(line)) for line in value) for key, value in given.items()})
        if spec.ondertekening:
            functions = [each.functie.tekst.rstrip(",") for each in spec.ondertekening]
            sender = dutch.opsomming(functions)
            made["afzender_kapitalen"] = (_text(f"Brief van {sender}".upper(), spec.ondertekening[0].functie.span),)
        place = spec.velden.get("brief.plaats")
        if place is not None:
            made["plaats_datum"] = ((*self._inlines(place[0]), Tekst(tekst=", ", span=at), *lines["datum"][0]),)
        if "dossiernummer" in given and "nummer" in given:
            number = given["dossiernummer"][0].tekst.replace(" ", "").replace("\u00a0", "")
            made["kamerstuk_voet"] = tuple(
                _text(text, at) for text in (f"kst-{number}-{given['nummer'][0].tekst}", "ISSN 0921 - 7371")
            )
        return made


def _recipient(spec: DocumentSpec) -> dict[str, tuple[Inlines, ...]]:
    """Address and reference of the recipient: holes that the recipient's row fills."""

    def hole(line: Line) -> Inlines:
        return (Invoeging(sleutel=f"rij.{line.tekst}", span=line.span),)

    columns = spec.ontvanger
    made: dict[str, tuple[Inlines, ...]] = {}
    if "kenmerk" in columns:
        made["kenmerk"] = (hole(columns["kenmerk"][0]),)
    made["adres"] = tuple(hole(line) for line in (*columns.get("naam", ()), *columns.get("adres", ())))
    return made


def _with_comma(words: Inlines) -> Inlines:
    last = words[-1] if words else None
    if not isinstance(last, Tekst) or last.tekst.endswith(","):
        return words
    return (*words[:-1], replace(last, tekst=last.tekst + ","))


def _unbroken(line: Line) -> Line:
    """“30 079” does not break."""
    return Line(line.tekst.replace(" ", "\u00a0"), line.span) if line.tekst.replace(" ", "").isdigit() else line


def _text(words: str, at: Span) -> Inlines:
    return (Tekst(tekst=words, span=at),)
