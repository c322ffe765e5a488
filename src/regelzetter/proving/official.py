"""A delivery by the official rules: XSD and Schematron of STOP and LVBB, and what we check ourselves.

A finding is a Diagnostic with the official code in its message, at the place in the source that the faulty part was made from.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final, cast

from regelzetter.diagnostics import Diagnostic, Ernst, Outcome, Rule, voorbeeld
from regelzetter.proving.linear import Mistake, mistakes
from regelzetter.proving.schema import STOP_VERSION, UnusableSchemaError, delivery_faults, parsed
from regelzetter.proving.schema_words import in_dutch
from regelzetter.proving.schematron import BrokenRulesError, Finding, files, findings
from regelzetter.source import Span
from regelzetter.writing.files import File, Identity

if TYPE_CHECKING:
    from lxml import etree

_BRON: Final = "STOP 1.3.0 en 1.4.1 en LVBB 1.2.0: XSD en Schematron van KOOP"
_GOED: Final = voorbeeld('<Artikel eId="art_1" wId="mnre9999_1__art_1">…</Artikel>', "stop/besluit.xml")

AFGEKEURD = Rule(
    code="REGL0910",
    naam="officiele-regel",
    ernst=Ernst.FOUT,
    regel="Een levering voldoet aan de schema's en de bedrijfsregels van STOP en LVBB.",
    waarom="Wat niet voldoet wordt bij aanlevering geweigerd, en dan is de regeling niet bekendgemaakt.",
    bron=_BRON,
    fout=voorbeeld('<Artikel eId="lid_1" wId="mnre9999_1__lid_1">…</Artikel>', "stop/besluit.xml"),
    goed=_GOED,
)
GEWAARSCHUWD = Rule(
    code="REGL0911",
    naam="officiele-waarschuwing",
    ernst=Ernst.WAARSCHUWING,
    regel="Een levering geeft geen waarschuwing van de bedrijfsregels van STOP en LVBB.",
    waarom="De levering wordt aangenomen, maar de standaard verwacht hier iets anders.",
    bron=_BRON,
    fout=voorbeeld('een Procedurestap met "ernst": "waarschuwing"', "stop/besluit.xml"),
    goed=_GOED,
)
ONTRADEN = Rule(
    code="REGL0912",
    naam="officieel-ontraden",
    ernst=Ernst.INFORMATIEF,
    regel="Een levering doet niets wat STOP of LVBB ontraadt.",
    waarom="De standaard staat het toe, maar kent een betere vorm.",
    bron=_BRON,
    fout=voorbeeld('een onderdeel met "ernst": "ontraden"', "stop/besluit.xml"),
    goed=_GOED,
)
ONBRUIKBAAR = Rule(
    code="REGL0913",
    naam="schemas-onbruikbaar",
    ernst=Ernst.FOUT,
    regel="In de map met officiële schema's staan alle bestanden van STOP en LVBB die de toets nodig heeft.",
    waarom="Zonder die bestanden is niet te zeggen of de levering wordt aangenomen.",
    bron="beschrijving van het dossier",
    fout=voorbeeld("schemas: leeg\n", "dossier.yaml"),
    goed=voorbeeld("schemas: ../schemas\n", "dossier.yaml"),
)
SAMENHANG = Rule(
    code="REGL0914",
    naam="besluit-hangt-niet-samen",
    ernst=Ernst.FOUT,
    regel="In een besluit heeft elk onderdeel zijn eigen eId en wId, komt elke verwijzing uit, en kloppen titel en gegevens.",
    waarom="De LVBB vindt onderdelen aan hun naam; een naam die ontbreekt of dubbel is wijst de verkeerde tekst aan.",
    bron="STOP 1.3.0, imop-tekst.sch, en LVBB 1.2.0, lvbb-aanlevering.sch; titel en waardelijsten: documentatie van STOP",
    fout=voorbeeld('<Artikel eId="art_1">…</Artikel><Artikel eId="art_1">…</Artikel>', "stop/besluit.xml"),
    goed=voorbeeld('<Artikel eId="art_1">…</Artikel><Artikel eId="art_2">…</Artikel>', "stop/besluit.xml"),
)
RULES: tuple[Rule, ...] = (AFGEKEURD, GEWAARSCHUWD, ONTRADEN, ONBRUIKBAAR, SAMENHANG)

VERSIONS: Final = (STOP_VERSION, "1.4.1")
NIET_GETOETST: Final = "niet getoetst"
COHERENCE: Final = "samenhang van eId, wId en verwijzingen"
_BESLUIT: Final = "besluit.xml"
_DELIVERED: Final = (_BESLUIT, "manifest.xml", "opdracht.xml")
_BY_ERNST: Final = {"fout": AFGEKEURD, "waarschuwing": GEWAARSCHUWD, "ontraden": ONTRADEN}
_SAME: Final = {"STOP0027": "STOP0020", "STOP0028": "STOP0021"}
"""Rules of 1.4.1 that report one mistake twice: the second of each pair is enough."""
_TIP: Final = "verbeter de tekst of dossier.yaml op deze plaats; staat daar niets fout, meld dit dan als fout van regelzetter"


def version_of(identity: Identity) -> str:
    """The version of STOP that a document is delivered in: `publicatie.stop`, or else 1.3.0."""
    return next(iter(identity.publicatie.get("stop", ())), STOP_VERSION)


def version_in(data: bytes) -> str:
    """The version of STOP that a besluit.xml says it follows; 1.3.0 if it says nothing or cannot be read."""
    root = parsed(data)
    text = None if isinstance(root, str) else root.find("*/{https://standaarden.overheid.nl/stop/imop/tekst/}BesluitKlassiek")
    said = "" if text is None else text.get("schemaversie") or ""
    return said if said in VERSIONS else STOP_VERSION


def validate(file: File, schemas: Path | None, versie: str, span: Span) -> Outcome[tuple[str, ...]]:
    """The names of the official checks that a file of a delivery passed, and a finding for every mistake.

    `schemas` holds `stop-1.3.0` or `stop-1.4.1` and `lvbb-1.2.0` as KOOP publishes them; without it the one name is
    “niet getoetst”. A check with no finding of ernst fout is passed. `span` is the place of the document, for findings that are
    about no part of its text. Any other file than the three XML files of a delivery passes nothing and gives nothing.
    """
    name = PurePosixPath(file.path).name
    if name not in _DELIVERED:
        return Outcome(())
    root = parsed(file.data)
    if isinstance(root, str):
        return Outcome((), (Diagnostic(AFGEKEURD, span, f"{file.path}: {root}", _TIP),))
    checked = _officially(file, root, schemas, versie, span) if schemas is not None else Outcome((NIET_GETOETST,))
    if name != _BESLUIT:
        return checked
    own = mistakes(root)
    names = checked.value if own else (*checked.value, COHERENCE)
    return Outcome(names, (*checked.diagnostics, *_own(file, own, checked, span)))


def missing(schemas: Path, versie: str) -> tuple[str, ...]:
    """The files that the checks begin with and that are not in the folder."""
    needed = (
        f"stop-{versie}/imop-data.xsd",
        f"stop-{versie}/imop-tekst.xsd",
        "lvbb-1.2.0/lvbb-stop-aanlevering.xsd",
        "lvbb-1.2.0/lvbb-transport.xsd",
        *files(versie),
    )
    return tuple(name for name in needed if not (schemas / name).is_file())


def _officially(file: File, root: etree._Element, schemas: Path, versie: str, span: Span) -> Outcome[tuple[str, ...]]:
    absent = missing(schemas, versie)
    if absent:
        rest = f" en nog {len(absent) - 1}" if len(absent) > 1 else ""
        return _unusable(file, span, f"ontbreekt {absent[0]}{rest}")
    try:
        faults = delivery_faults(root, schemas, versie)
        besluit = PurePosixPath(file.path).name == _BESLUIT
        schema = f"STOP {versie} XSD" if besluit else "LVBB 1.2.0 XSD"
        if faults:
            return Outcome((), tuple(_by_schema(file, root, line, message, schema, span) for line, message in faults))
        if not besluit:
            return Outcome((schema,))
        found = _once(findings(file.data, schemas, versie))
    except (UnusableSchemaError, BrokenRulesError) as fault:
        return _unusable(file, span, f"is een bestand niet te gebruiken: {fault}")
    failed = any(_rule_of(finding) == AFGEKEURD for finding in found)
    names = (schema,) if failed else (schema, f"STOP {versie} Schematron ({len(files(versie))})")
    return Outcome(names, tuple(_by_rule(file, root, finding, span) for finding in found))


def _unusable(file: File, span: Span, what: str) -> Outcome[tuple[str, ...]]:
    """The folder is wrong for all files alike: it is said once, at the besluit."""
    found = Diagnostic(
        ONBRUIKBAAR,
        span,
        f"in de map met schema's {what}",
        "haal de schema's opnieuw op bij KOOP, of verbeter --schemas, REGELZETTER_SCHEMAS of 'schemas' in dossier.yaml",
    )
    return Outcome((NIET_GETOETST,), (found,) if PurePosixPath(file.path).name == _BESLUIT else ())


def _by_schema(file: File, root: etree._Element, line: int, message: str, schema: str, span: Span) -> Diagnostic:
    return Diagnostic(
        AFGEKEURD, _place(file, _at_line(root, line), span), f"{schema}: {file.path}, regel {line}: {in_dutch(message)}", _TIP
    )


def _by_rule(file: File, root: etree._Element, finding: Finding, span: Span) -> Diagnostic:
    return Diagnostic(_rule_of(finding), _place(file, _about(root, finding), span), f"{finding.code}: {finding.melding}", _TIP)


def _rule_of(finding: Finding) -> Rule:
    return _BY_ERNST.get(finding.ernst, AFGEKEURD)


def _own(file: File, found: tuple[Mistake, ...], official: Outcome[tuple[str, ...]], span: Span) -> Iterator[Diagnostic]:
    """What official rules said as well is not said again."""
    told = any(finding.rule == AFGEKEURD for finding in official.diagnostics)
    for mistake in found:
        if mistake.code and told:
            continue
        code = f"{mistake.code}: " if mistake.code else ""
        yield Diagnostic(SAMENHANG, file.plaatsen.get(mistake.eid, span), f"{code}{mistake.melding}", _TIP)


def _once(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Without findings that another one has said in other words."""
    said = {(finding.code, finding.noemt[:1]) for finding in found}
    return tuple(f for f in found if (_SAME.get(f.code), f.noemt[:1]) not in said)


# --- the place in the source ----------------------------------------------------------------------


def _place(file: File, element: etree._Element | None, span: Span) -> Span:
    """Where the part around an element stands in the source; the given span if that is not known."""
    while element is not None:
        place = file.plaatsen.get(element.get("eId") or "")
        if place is not None:
            return place
        element = element.getparent()
    return span


def _about(root: etree._Element, finding: Finding) -> etree._Element | None:
    """The element that a finding names: the last with that eId or wId, or the first reference that says so."""
    for name, value in finding.noemt:
        # Several names are joined by a semicolon; a name in a component bears its name, and an IntRef may do so.
        wanted = value.split(";")[0].rsplit("#", 1)[-1].strip()
        there = [element for element in root.iter("*") if (element.get(name) or "").rsplit("#", 1)[-1] == wanted]
        if there:
            return there[0] if name == "ref" else there[-1]
    return None


def _at_line(root: etree._Element, line: int) -> etree._Element | None:
    """The first element of a line, or else the last one before it."""
    before = None
    for element in root.iter("*"):
        # The stubs of lxml do not know what this is.
        here = cast("int", element.sourceline)
        if here == line:
            return element
        if here < line:
            before = element
    return before
