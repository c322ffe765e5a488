"""dossier.yaml → `Dossier`. Every mistake in the file is found at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import Final

from regelzetter.diagnostics import Diagnostic, Outcome, Rule, in_order
from regelzetter.dossier import (
    BESLUITEN,
    SECTOREN,
    SOORTEN,
    Annex,
    DocumentSpec,
    Dossier,
    Ernstkeuze,
    Line,
    Look,
    Signatory,
    Uitzondering,
)
from regelzetter.dossier_keys import (
    DOCUMENT_KEYS,
    HUISSTIJLEN,
    ORGANISATION_KEYS,
    PUBLICATION_CHOICES,
    PUBLICATION_KEYS,
    ROOT_KEYS,
)
from regelzetter.dossier_rules import GEEN_DOSSIER, ONBEKENDE_SLEUTEL, ONGELDIG, ONTBREEKT, VERPLICHT
from regelzetter.nearest import did_you_mean
from regelzetter.passes.laws import Wet
from regelzetter.source import Source, Span
from regelzetter.values.yamltree import Entry, MappingNode, Node, ScalarNode, SequenceNode, read, unknown_keys

_BWB: Final = re.compile(r"BWB[A-Z][0-9]{7}")
_NAAM: Final = re.compile(r"(?!index$)\w[\w. ()+-]*")
"""Of a document: it names its files and the folder that they go to. `index.html` of a bundle is a page of ours."""
LETTER_KEYS: Final = (
    "onderdeel",
    "retouradres",
    "bezoekadres",
    "postadres",
    "website",
    "contactpersoon",
    "kenmerk",
    "uw_brief",
    "uw_kenmerk",
    "aanhef",
    "groet",
    "adres",
    "plaats",
)

_SAYS: Final = {
    "bronnen": "[tekst.md]",
    "documenten": "met daaronder de stukken",
    "formaten": "[docx, pdf]",
    "ondertekening": "{functie: …, naam: …}",
    "organisatie": "{naam: Ministerie van …}",
    "soort": f"{next(iter(SOORTEN))} (of {', '.join(tuple(SOORTEN)[1:])})",
}
"""What to write behind a key; of other keys that speaks for itself."""
_SIGNATORIES: Final = "ondertekening: [{functie: …, naam: …}, {functie: …, naam: …}]"


def read_dossier(source: Source, names: tuple[str, ...]) -> Outcome[Dossier | None]:
    """Read dossier.yaml. `names` are the files that exist, for patterns and missing files."""
    parsed = read(source)
    if not isinstance(parsed.value, MappingNode):
        if parsed.ok:
            span = Span(source.path, 1, 1, 1, 1)
            missing = Diagnostic(
                GEEN_DOSSIER, span, "dossier.yaml is leeg of geen groep van sleutels", "begin met: dossier: naam"
            )
            return Outcome(None, (*parsed.diagnostics, missing))
        return Outcome(None, parsed.diagnostics)
    reader = _Reader(names, list(parsed.diagnostics))
    dossier = reader.dossier(parsed.value)
    return Outcome(dossier, in_order(reader.found))


class _Reader:
    def __init__(self, names: tuple[str, ...], found: list[Diagnostic]) -> None:
        self.names = names
        self.found = found
        self.stand_ins: list[MappingNode] = []
        """Instead of groups that are not there or are no groups, which is told: what is not in them is not missed."""

    # --- the file ---------------------------------------------------------------------------------

    def dossier(self, root: MappingNode) -> Dossier:
        self._known(root, ROOT_KEYS, "in dossier.yaml")
        organisation = self._group(root, "organisatie", required=True)
        self._known(organisation, ORGANISATION_KEYS, "bij organisatie")
        documents = self._group(root, "documenten", required=True)
        specs = {entry.key: self._document(entry) for entry in documents.entries}
        self._annexes_exist(specs)
        return Dossier(
            naam=self._text(root, "dossier", required=True),
            organisatie=self._text(organisation, "naam", required=True),
            code=self._text(organisation, "code"),
            vorm=self._look(organisation),
            datum=self._line(root, "datum"),
            gegevens=self._paths(root, "gegevens"),
            wetten=self._laws(root),
            documenten=specs,
            sector=self._choice(root, "sector", SECTOREN) or "algemeen",
            regels=self._severities(root),
            uitzonderingen=self._exceptions(root),
            schemas=self._line(root, "schemas"),
        )

    def _look(self, organisation: MappingNode) -> Look:
        logo = self._file(organisation, "logo")
        return Look(
            huisstijl=self._choice(organisation, "huisstijl", HUISSTIJLEN) or "neutraal",
            logo=logo,
            logo_tekst=self._line(organisation, "logo_tekst", required=logo is not None),
            lettertypen=self._folder(organisation, "lettertypen"),
            sjablonen=self._folder(organisation, "sjablonen"),
        )

    def _severities(self, root: MappingNode) -> dict[str, Ernstkeuze]:
        chosen: dict[str, Ernstkeuze] = {}
        for entry in self._group(root, "regels").entries:
            if not isinstance(entry.value, MappingNode):
                self._report(ONGELDIG, entry.value.span, f"'{entry.key}' is geen groep", "schrijf {ernst: …, reden: …}")
                continue
            self._known(entry.value, ("ernst", "reden"), f"bij {entry.key}")
            ernst = self._choice(entry.value, "ernst", ("fout", "waarschuwing", "informatief", "uit"), required=True)
            reden = self._text(entry.value, "reden", required=True)
            if ernst and reden:
                chosen[entry.key] = Ernstkeuze(entry.key, ernst, reden, entry.key_span)
        return chosen

    def _exceptions(self, root: MappingNode) -> tuple[Uitzondering, ...]:
        value = root.get("uitzonderingen")
        if value is None:
            return ()
        exceptions: list[Uitzondering] = []
        for item in value.items if isinstance(value, SequenceNode) else (value,):
            if not isinstance(item, MappingNode):
                self._report(ONGELDIG, item.span, "een uitzondering is een groep", "schrijf {code: …, plaats: …, reden: …}")
                continue
            self._known(item, ("code", "plaats", "woorden", "reden"), "bij een uitzondering")
            code, place, reason = (self._text(item, key, required=True) for key in ("code", "plaats", "reden"))
            if code and place and reason:
                exceptions.append(Uitzondering(code, place, self._text(item, "woorden"), reason, item.span))
        return tuple(exceptions)

    def _laws(self, root: MappingNode) -> dict[str, Wet]:
        laws: dict[str, Wet] = {}
        for entry in self._group(root, "wetten").entries:
            if not isinstance(entry.value, MappingNode):
                self._report(ONGELDIG, entry.value.span, f"'{entry.key}' is geen groep", "schrijf {titel: …, bwb: BWBR…}")
                laws[entry.key] = Wet(entry.key, entry.key, "", "", "de")  # so that who cites it is not wrong too
                continue
            law = entry.value
            self._known(law, ("titel", "kort", "bwb", "lidwoord"), f"bij {entry.key}")
            article = self._choice(law, "lidwoord", ("de", "het")) or "de"
            laws[entry.key] = Wet(
                entry.key,
                self._text(law, "titel", required=True),
                self._text(law, "kort"),
                self._bwb(law),
                article,
            )
        return laws

    def _bwb(self, law: MappingNode) -> str:
        """The number that addresses of wetten.overheid.nl are made of."""
        line = self._line(law, "bwb", required=True)
        if line is not None and not _BWB.fullmatch(line.tekst):
            self._report(ONGELDIG, line.span, f"'{line.tekst}' is geen BWB-nummer", "schrijf BWBR met zeven cijfers erachter")
        return line.tekst if line is not None else ""

    def _document(self, entry: Entry) -> DocumentSpec:
        node = entry.value if isinstance(entry.value, MappingNode) else self._stand_in(entry.key_span)
        if not isinstance(entry.value, MappingNode):
            self._report(
                ONGELDIG, entry.value.span, f"'{entry.key}' is geen groep", "schrijf {soort: …, bronnen: […], formaten: […]}"
            )
        if not _NAAM.fullmatch(entry.key):
            what = f"'{entry.key}' kan niet de naam van een stuk zijn: zo gaan zijn bestanden heten"
            self._report(ONGELDIG, entry.key_span, what, "gebruik letters, cijfers en streepjes, en niet de naam index")
        self._known(node, DOCUMENT_KEYS, f"bij {entry.key}")
        kind = self._choice(node, "soort", tuple(SOORTEN), required=True)
        formats = self._formats(node, kind)
        return DocumentSpec(
            naam=entry.key,
            soort=kind,
            besluit=self._choice(node, "besluit", BESLUITEN),
            bronnen=self._paths(node, "bronnen", required=True),
            toelichting=self._path(node, "toelichting"),
            titel=self._line(node, "titel"),
            ondertekening=self._signatories(node),
            formaten=formats,
            bijlagen=self._annexes(node),
            ontvangers=self._path(node, "ontvangers"),
            ontvanger=self._lines_of(node, "ontvanger", ("kenmerk", "naam", "adres")),
            datum=self._line(node, "datum"),
            werk=self._text(node, "werk") or entry.key,
            velden=self._fields(node),
            status=self._choice(node, "status", ("concept", "definitief")) or "definitief",
            versie=self._line(node, "versie"),
            xml_in_pdf=self._enclosed(node, formats),
            span=entry.key_span,
        )

    def _fields(self, node: MappingNode) -> dict[str, tuple[Line, ...]]:
        fields: dict[str, tuple[Line, ...]] = {}
        for key in ("kenmerk", "citeertitel", "kort", "vorm"):
            line = self._line(node, key)
            if line is not None:
                fields[key] = (line,)
        groups = (
            ("brief", LETTER_KEYS),
            ("kamerstuk", ("dossier", "titel", "nummer", "vergaderjaar")),
            ("publicatie", PUBLICATION_KEYS),
        )
        for group, keys in groups:
            for key, lines in self._lines_of(node, group, keys).items():
                fields[f"{group}.{key}"] = lines
        for key, allowed in PUBLICATION_CHOICES.items():
            wrong = [line for line in fields.get(f"publicatie.{key}", ()) if line.tekst not in allowed]
            for line in wrong:
                self._report(ONGELDIG, line.span, f"'{line.tekst}' kan niet bij {key}", did_you_mean(line.tekst, allowed))
            if wrong:
                del fields[f"publicatie.{key}"]
        vorm = fields.get("vorm")
        if vorm is not None and vorm[0].tekst not in ("kamerstuk", "rijksbrief"):
            self._report(
                ONGELDIG, vorm[0].span, f"'{vorm[0].tekst}' is geen vorm", "een kamerbrief heeft vorm kamerstuk of rijksbrief"
            )
        return fields

    def _signatories(self, node: MappingNode) -> tuple[Signatory, ...]:
        """Who sign; where that is written wrongly someone without a name, so that nobody is told that nobody signs."""
        value = node.get("ondertekening")
        if value is None:
            return ()
        if not isinstance(value, SequenceNode):
            return (self._signatory(self._group(node, "ondertekening")),)
        if not value.items:
            self._report(ONGELDIG, value.span, "bij 'ondertekening' staat niemand", f"schrijf {_SIGNATORIES}")
            return (self._signatory(self._stand_in(value.span)),)
        return tuple(self._signatory(self._one_of_them(item)) for item in value.items)

    def _one_of_them(self, item: Node) -> MappingNode:
        if isinstance(item, MappingNode):
            return item
        self._report(ONGELDIG, item.span, "wie ondertekent is een groep van functie en naam", f"schrijf {_SIGNATORIES}")
        return self._stand_in(item.span)

    def _signatory(self, group: MappingNode) -> Signatory:
        self._known(group, ("functie", "naam", "namens"), "bij ondertekening")
        function, name = (self._line(group, key, required=True) or Line("", group.span) for key in ("functie", "naam"))
        return Signatory(function, name, self._line(group, "namens"))

    def _formats(self, node: MappingNode, kind: str) -> tuple[str, ...]:
        allowed = SOORTEN.get(kind, tuple(dict.fromkeys(name for names in SOORTEN.values() for name in names)))
        chosen: list[str] = []
        for line in self._lines(node, "formaten", required=True):
            if line.tekst in allowed:
                chosen.append(line.tekst)
            else:
                what = f"een {kind} heeft geen formaat '{line.tekst}'" if kind else f"het formaat '{line.tekst}' bestaat niet"
                self._report(ONGELDIG, line.span, what, did_you_mean(line.tekst, allowed))
        return tuple(chosen)

    def _enclosed(self, node: MappingNode, formats: tuple[str, ...]) -> str:
        """The format of the XML inside the PDF. It is one of those of the document, so that the same XML lies beside it."""
        entry = node.entry("xml_in_pdf")
        if entry is None or self._choice(node, "xml_in_pdf", ("ja", "nee")) != "ja":
            return ""
        found = next((name for name in ("stop", "akn") if name in formats), "")
        lacking = (*(() if "pdf" in formats else ("geen pdf",)), *(() if found else ("geen stop of akn",)))
        if not lacking:
            return found
        what = f"xml_in_pdf kan niet: bij formaten staat {' en '.join(lacking)}"
        self._report(ONGELDIG, entry.key_span, what, "zet het bij formaten, of haal xml_in_pdf weg")
        return ""

    def _annexes(self, node: MappingNode) -> tuple[Annex, ...]:
        value = node.get("bijlagen")
        items = value.items if isinstance(value, SequenceNode) else () if value is None else (value,)
        annexes: list[Annex] = []
        for item in items:
            if isinstance(item, ScalarNode):
                annexes.append(Annex(item.text, False, item.inner))
            elif isinstance(item, MappingNode):
                self._known(item, ("document", "los", "titel"), "bij een bijlage")
                loose = self._choice(item, "los", ("ja", "nee")) == "ja"
                annexes.append(Annex(self._text(item, "document", required=True), loose, item.span))
            else:
                self._report(ONGELDIG, item.span, "een bijlage is de naam van een stuk", "schrijf {document: naam, los: ja}")
        return tuple(annexes)

    def _annexes_exist(self, specs: Mapping[str, DocumentSpec]) -> None:
        for spec in specs.values():
            for annex in spec.bijlagen:
                if annex.document not in specs or annex.document == spec.naam:
                    self._report(
                        ONGELDIG,
                        annex.span,
                        f"het stuk '{annex.document}' kan hier geen bijlage zijn",
                        did_you_mean(annex.document, [name for name in specs if name != spec.naam]),
                    )

    # --- one key ----------------------------------------------------------------------------------

    def _known(self, node: MappingNode, keys: tuple[str, ...], where: str) -> None:
        self.found.extend(unknown_keys(node, keys, ONBEKENDE_SLEUTEL, where))

    def _missing(self, node: MappingNode, key: str) -> None:
        if any(node is made for made in self.stand_ins):
            return
        self._report(VERPLICHT, node.span, f"de sleutel '{key}' ontbreekt", f"zet er {key}: {_SAYS.get(key, '…')} bij")

    def _group(self, node: MappingNode, key: str, required: bool = False) -> MappingNode:
        value = node.get(key)
        if isinstance(value, MappingNode):
            return value
        if value is not None:
            says = f"{key}: {_SAYS[key]}" if key in _SAYS else f"{key}: met daaronder sleutels"
            self._report(ONGELDIG, value.span, f"'{key}' is geen groep", f"schrijf {says}")
        elif required:
            self._missing(node, key)
        return self._stand_in(node.span)

    def _stand_in(self, span: Span) -> MappingNode:
        made = MappingNode((), span)
        self.stand_ins.append(made)
        return made

    def _line(self, node: MappingNode, key: str, required: bool = False) -> Line | None:
        value = node.get(key)
        if isinstance(value, ScalarNode) and value.text:
            return Line(value.text, value.inner)
        if value is not None:
            self._report(
                ONGELDIG, value.span, f"'{key}' is geen tekst", "zet de tekst tussen aanhalingstekens als er {{ … }} in staat"
            )
        elif required:
            self._missing(node, key)
        return None

    def _text(self, node: MappingNode, key: str, required: bool = False) -> str:
        line = self._line(node, key, required)
        return line.tekst if line is not None else ""

    def _choice(self, node: MappingNode, key: str, allowed: tuple[str, ...], required: bool = False) -> str:
        line = self._line(node, key, required)
        if line is None:
            return ""
        if line.tekst not in allowed:
            self._report(ONGELDIG, line.span, f"'{line.tekst}' kan niet bij {key}", did_you_mean(line.tekst, allowed))
            return ""
        return line.tekst

    def _lines(self, node: MappingNode, key: str, required: bool = False) -> tuple[Line, ...]:
        value = node.get(key)
        if value is None and required:
            self._missing(node, key)
        return self._as_lines(value, key) if value is not None else ()

    def _as_lines(self, value: Node, key: str) -> tuple[Line, ...]:
        items = value.items if isinstance(value, SequenceNode) else (value,)
        lines: list[Line] = []
        for item in items:
            if isinstance(item, ScalarNode):
                lines.append(Line(item.text, item.inner))
            else:
                self._report(ONGELDIG, item.span, f"'{key}' is een lijst van teksten", f"schrijf {key}: [een, twee]")
        return tuple(lines)

    def _lines_of(self, node: MappingNode, key: str, keys: tuple[str, ...]) -> dict[str, tuple[Line, ...]]:
        group = self._group(node, key)
        self._known(group, keys, f"bij {key}")
        return {entry.key: self._as_lines(entry.value, entry.key) for entry in group.entries if entry.key in keys}

    # --- files ------------------------------------------------------------------------------------

    def _paths(self, node: MappingNode, key: str, required: bool = False) -> tuple[str, ...]:
        paths: list[str] = []
        for line in self._lines(node, key, required):
            matches = [name for name in self.names if fnmatchcase(name, line.tekst)] if "*" in line.tekst else [line.tekst]
            if not matches or matches[0] not in self.names:
                self._report_missing(line)
            else:
                paths.extend(matches)
        return tuple(dict.fromkeys(paths))

    def _path(self, node: MappingNode, key: str) -> str | None:
        line = self._file(node, key)
        return line.tekst if line is not None else None

    def _file(self, node: MappingNode, key: str) -> Line | None:
        line = self._line(node, key)
        if line is not None and line.tekst not in self.names:
            self._report_missing(line)
            return None
        return line

    def _folder(self, node: MappingNode, key: str) -> Line | None:
        """A folder with something in it; its name ends without a slash."""
        line = self._line(node, key)
        if line is None:
            return None
        folder = Line(line.tekst.rstrip("/"), line.span)
        folders = dict.fromkeys(str(parent) for name in self.names for parent in PurePosixPath(name).parents if parent.name)
        if folder.tekst not in folders:
            self._report_missing(folder, tuple(folders))
            return None
        return folder

    def _report_missing(self, line: Line, known: tuple[str, ...] = ()) -> None:
        outside = line.tekst.startswith("/") or ".." in line.tekst.split("/")
        what = "ligt buiten het dossier" if outside else "bestaat niet in het dossier"
        self._report(ONTBREEKT, line.span, f"'{line.tekst}' {what}", did_you_mean(line.tekst, known or self.names))

    def _report(self, rule: Rule, span: Span, melding: str, tip: str) -> None:
        self.found.append(Diagnostic(rule, span, melding, tip))
