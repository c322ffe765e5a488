"""Official rules: findings with their code and their place in the source, and our own linear checks against the official ones."""

from __future__ import annotations

import re
import runpy
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from lxml import etree

from regelzetter.compile import compile_dossier
from regelzetter.diagnostics import Diagnostic, Ernst
from regelzetter.identity import identity
from regelzetter.proving import linear, official, schematron
from regelzetter.proving.official import NIET_GETOETST, VERSIONS, validate, version_in, version_of
from regelzetter.source import Span
from regelzetter.storage import MemoryFiles
from regelzetter.tree.nodes import Artikel
from regelzetter.tree.walk import walk
from regelzetter.writing import akn, stop
from regelzetter.writing.files import File
from regelzetter.writing.xml_rules import ONDERTEKEND
from tests.alles import alles

trees = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "writing" / "xml_trees.py")))
SCHEMAS = Path(__file__).parents[3] / "shared" / "schemas"
STUK = Span("dossier.yaml", 1, 1, 1, 1)
HIER = Span("regeling.md", 7, 1, 7, 9)
T, D = "{https://standaarden.overheid.nl/stop/imop/tekst/}", "{https://standaarden.overheid.nl/stop/imop/data/}"
ARTIKEL = "chp_1__art_1.1"
SCH = "http://purl.oclc.org/dsdl/schematron"
with_schemas = pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the official schemas are not here")
each_version = pytest.mark.parametrize("version", VERSIONS)


def delivery() -> dict[str, File]:
    """A good delivery, with lists, tables and notes; its first article stands HIER."""
    return {file.path: replace(file, plaatsen={ARTIKEL: HIER}) for file in stop.write(trees.REGELING, trees.IDENTITY).value}


def besluit() -> File:
    return delivery()["stop/besluit.xml"]


def changed(change: Callable[[etree._Element], object], file: File | None = None) -> File:
    """The besluit with something done to it."""
    file = file or besluit()
    root = etree.fromstring(file.data)
    change(root)
    return replace(file, data=etree.tostring(root))


def part(root: etree._Element, eid: str) -> etree._Element:
    return next(element for element in root.iter() if element.get("eId") == eid)


def first(root: etree._Element, name: str) -> etree._Element:
    return next(root.iter(name))


def set_on(eid: str, name: str, value: str) -> Callable[[etree._Element], None]:
    return lambda root: part(root, eid).set(name, value)


def words_of(name: str, words: str) -> Callable[[etree._Element], None]:
    def change(root: etree._Element) -> None:
        first(root, name).text = words

    return change


def words_at(path: str, words: str) -> Callable[[etree._Element], None]:
    def change(root: etree._Element) -> None:
        for element in root.iterfind(path):
            element.text = words

    return change


def attribute_of(name: str, attribute: str, value: str) -> Callable[[etree._Element], None]:
    return lambda root: first(root, name).set(attribute, value)


def faults(file: File, version: str = "1.3.0", schemas: Path | None = SCHEMAS) -> list[Diagnostic]:
    """The findings that forbid to publish; there are tables in lists in the besluit, which is a warning."""
    return [found for found in validate(file, schemas, version, STUK).diagnostics if found.is_fout]


# --- good files -----------------------------------------------------------------------------------------


@with_schemas
@each_version
def test_a_good_delivery_passes_by_name(version: str) -> None:
    passed = {path: validate(file, SCHEMAS, version, STUK) for path, file in delivery().items()}
    assert {path: outcome.value for path, outcome in passed.items()} == {
        "stop/besluit.xml": (f"STOP {version} XSD", f"STOP {version} Schematron (7)", official.COHERENCE),
        "stop/manifest.xml": ("LVBB 1.2.0 XSD",),
        "stop/opdracht.xml": ("LVBB 1.2.0 XSD",),
    }
    assert all(outcome.ok for outcome in passed.values())


@with_schemas
@each_version
@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("stop-voorbeelden/*/besluit.xml")), ids=lambda path: path.parent.name)
def test_the_examples_of_others_pass(path: Path, version: str) -> None:
    assert validate(File("besluit.xml", path.read_bytes()), SCHEMAS, version, STUK).diagnostics == ()


def test_without_schemas_it_says_so() -> None:
    values = [validate(file, None, "1.3.0", STUK).value for file in delivery().values()]
    assert values == [(NIET_GETOETST, official.COHERENCE), (NIET_GETOETST,), (NIET_GETOETST,)]


def test_other_files_are_left_alone() -> None:
    assert validate(File("stop/kaart.png", b"\x89PNG"), None, "1.3.0", STUK).value == ()


# --- the place in the source ----------------------------------------------------------------------------


@with_schemas
@each_version
def test_a_finding_of_schematron_has_its_code_and_its_place(version: str) -> None:
    (found,) = faults(changed(attribute_of(f"{T}ExtRef", "ref", "nergens")), version)
    assert (found.rule, found.melding[:10], found.span) == (official.AFGEKEURD, "STOP0050: ", STUK)
    # Rules of 1.4.1 say as well that what is in the list does not begin with its name.
    found, *_ = faults(changed(set_on(f"{ARTIKEL}__list_o_1", "eId", f"{ARTIKEL}__item_o_1")), version)
    assert (found.melding[:10], found.span) == ("STOP0022: ", HIER)


@with_schemas
@each_version
def test_a_finding_of_the_schema_has_its_place(version: str) -> None:
    broken = changed(lambda root: etree.SubElement(part(root, ARTIKEL), f"{T}Onzin"))
    outcome = validate(broken, SCHEMAS, version, STUK)
    (found,) = outcome.diagnostics
    assert (found.rule, found.span, outcome.value) == (official.AFGEKEURD, HIER, (official.COHERENCE,))
    assert "Element Onzin: dit element mag hier niet staan." in found.melding
    assert [found.span for found in faults(changed(words_of(f"{D}bekendOp", "morgen")), version)] == [STUK]


@with_schemas
def test_a_warning_is_a_warning() -> None:
    tabel = trees.lid(None, trees.al("x:"), trees.lijst("letters", ("a", (trees.BEDRAGEN,))))
    regeling = replace(trees.REGELING.inhoud, lichaam=(trees.artikel("2.1", "X", tabel),), bijlagen=(), toelichting=None)
    file = stop.write(replace(trees.REGELING, inhoud=regeling), trees.IDENTITY).value[0]
    outcome = validate(file, SCHEMAS, "1.3.0", STUK)
    assert "STOP 1.3.0 Schematron (7)" in outcome.value
    assert {(d.rule.ernst is Ernst.FOUT, d.melding[:8]) for d in outcome.diagnostics} == {(False, "STOP0009")}


@pytest.mark.parametrize("data", [b"<a", b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', b""])
def test_what_is_no_xml_is_a_finding(data: bytes) -> None:
    (found,) = validate(File("stop/besluit.xml", data), None, "1.3.0", STUK).diagnostics
    assert found.rule is official.AFGEKEURD


# --- the folder with schemas ----------------------------------------------------------------------------


def test_an_empty_folder_is_one_finding(tmp_path: Path) -> None:
    outcomes = [validate(file, tmp_path, "1.3.0", STUK) for file in delivery().values()]
    (found,) = (d for outcome in outcomes for d in outcome.diagnostics)
    assert found.rule is official.ONBRUIKBAAR
    assert found.melding == "in de map met schema's ontbreekt stop-1.3.0/imop-data.xsd en nog 10"
    assert all(NIET_GETOETST in outcome.value for outcome in outcomes)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The folder under a name with a space."""
    folder = tmp_path / "mijn schema's"
    for name in ("stop-1.3.0", "lvbb-1.2.0"):
        shutil.copytree(SCHEMAS / name, folder / name)
        for path in (folder / name, *(folder / name).rglob("*")):
            path.chmod(0o755)
    return folder


@with_schemas
def test_a_folder_with_a_space_in_its_name(copied: Path) -> None:
    assert faults(besluit(), schemas=copied) == []


@with_schemas
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("stop-1.3.0/imop-tekst.xsd", "<xs:schema"),
        ("lvbb-1.2.0/lvbb-stop-aanlevering.xsd", "geen XML"),
        ("stop-1.3.0/imop-tekst.sch", "<geen"),
        ("stop-1.3.0/imop-metadata.sch", f'<schema xmlns="{SCH}"><pattern><rule context="]"/></pattern></schema>'),
    ],
)
def test_a_broken_file_in_the_folder_is_a_finding(copied: Path, name: str, content: str) -> None:
    (copied / name).write_text(content)
    (found,) = validate(besluit(), copied, "1.3.0", STUK).diagnostics
    assert found.rule is official.ONBRUIKBAAR
    assert "niet te gebruiken" in found.melding


@with_schemas
@pytest.mark.parametrize("select", ["doc('{0}')", "unparsed-text('{0}')", "environment-variable('HOME')"])
def test_rules_reach_nothing_outside(copied: Path, tmp_path: Path, select: str) -> None:
    secret = tmp_path / "geheim.xml"
    secret.write_text("<a>GEHEIM</a>")
    (copied / "stop-1.3.0/imop-metadata.sch").write_text(
        f'<schema xmlns="{SCH}"><pattern><rule context="/*">'
        f'<assert test="false()">GEZIEN <value-of select="{select.format(secret.as_uri())}"/></assert></rule></pattern></schema>'
    )
    found = validate(besluit(), copied, "1.3.0", STUK).diagnostics
    assert found
    assert "<a>" not in str(found) and "GEHEIM" not in str(found) and "/root" not in str(found)


# --- our own checks and the official ones find the same ---------------------------------------------------

BROKEN: dict[str, Callable[[etree._Element], object]] = {
    "eId dubbel in de regeling": set_on("chp_1__art_1.2__para_2", "eId", "chp_1__art_1.2__para_1"),
    "wId dubbel in de regeling": lambda root: part(root, "chp_1__art_1.2__para_2").set(
        "wId", part(root, "chp_1__art_1.2__para_1").get("wId") or ""
    ),
    "eId dubbel in de toelichting": set_on("genrecital__div_o_1", "eId", "genrecital__content_o_1"),
    "verwijzing naar niets": lambda root: first(root, f"{T}IntRef").set("ref", "art_99"),
    "verwijzing naar een ander onderdeel": lambda root: first(root, f"{T}IntRef").set("ref", "!bijlage#cmp_1"),
    "eId van de verkeerde soort": set_on("cmp_1", "eId", "art_9"),
    "wId van de verkeerde soort": set_on("cmp_1", "wId", "mnre9999_1__art_9"),
    "eId met een punt aan het eind": set_on("cmp_1", "eId", "cmp_1."),
    "eId met een punt in het midden": set_on("chp_1__art_1.2__para_1", "eId", "chp_1.__art_1.2__para_1"),
    "wId met een punt aan het eind": set_on("cmp_1", "wId", "mnre9999_1__cmp_1."),
    "inwerkingtreding in een artikel dat er niet is": words_of(f"{D}eId", "!main#art_99"),
    "inwerkingtreding in een hoofdstuk": words_of(f"{D}eId", "!main#chp_1"),
    "inwerkingtreding buiten de regeling": words_of(f"{D}eId", "chp_2__subsec_1__subsec_1a__art_2.1"),
    "tijdstempel in een artikel dat er niet is": words_at(f".//{D}Tijdstempel/{D}eId", "!main#art_99"),
    "een versie zonder gegevens": lambda root: first(root, f"{T}RegelingKlassiek").set(
        "wordt", "/akn/nl/act/mnre9999/2030/regProef/nld@2030-01-21;1"
    ),
}
"""What is done to a good besluit, in a dozen ways."""
CODES = {
    *("STOP0010", "STOP0013", "STOP0014", "STOP0020", "STOP0021", "STOP0022", "STOP0023", "STOP0027", "STOP0028", "STOP0043"),
    *("STOP0044", "STOP0068", "BHKV1009", "BHKV1010", "BHKV1044"),
}


def codes_of_ours(file: File) -> set[str]:
    return {mistake.code for mistake in linear.mistakes(etree.fromstring(file.data))}


@with_schemas
@pytest.mark.parametrize("what", BROKEN)
def test_what_the_official_rules_find_we_find(what: str) -> None:
    broken = changed(BROKEN[what])
    theirs = {finding.code for finding in schematron.findings(broken.data, SCHEMAS, "1.3.0")} & CODES
    assert theirs
    assert codes_of_ours(broken) == theirs


@with_schemas
def test_a_note_with_the_name_of_another() -> None:
    """Official rules of 1.3.0 look only outside the regulation; those of 1.4.1 everywhere, as we do."""
    broken = replace(besluit(), data=re.sub(rb'id="noot_\d+"', b'id="noot_1"', besluit().data))
    assert {finding.code for finding in schematron.findings(broken.data, SCHEMAS, "1.4.1")} & CODES == {"STOP0068"}
    assert codes_of_ours(broken) == {"STOP0068"}


@pytest.mark.parametrize("what", BROKEN)
def test_every_break_is_found_without_schemas(what: str) -> None:
    outcome = validate(changed(BROKEN[what]), None, "1.3.0", STUK)
    assert not outcome.ok
    assert {d.rule for d in outcome.diagnostics} == {official.SAMENHANG}


@with_schemas
@each_version
def test_a_mistake_is_told_once(version: str) -> None:
    """By the official rule where that was asked, and not by ours as well."""
    broken = changed(BROKEN["wId dubbel in de regeling"])
    (found,) = faults(broken, version)
    assert found.rule is official.AFGEKEURD


@pytest.mark.parametrize(
    ("change", "melding"),
    [
        (words_of(f"{D}officieleTitel", "Andere titel"), "officieleTitel is 'Andere titel'"),
        (words_of(f"{D}soortRegeling", "/join/id/stop/regelingtype_999"), "soortRegeling is"),
        (words_of(f"{D}soortStap", "/join/id/stop/procedure/stap_099"), "soortStap is"),
        (words_of(f"{D}soortProcedure", "/join/id/stop/proceduretype_half"), "soortProcedure is"),
    ],
)
def test_what_no_official_rule_checks(change: Callable[[etree._Element], None], melding: str) -> None:
    (found,) = validate(changed(change), None, "1.3.0", STUK).diagnostics
    assert found.rule is official.SAMENHANG
    assert found.melding.startswith(melding)


# --- every node of the language --------------------------------------------------------------------------


@with_schemas
@each_version
@pytest.mark.parametrize("status", ["definitief", "ontwerp"])
def test_alles_is_valid(version: str, status: str) -> None:
    """`writing/alles.md`, which has every node that may stand in a regulation (`test_alles.py`)."""
    compiled = alles().value
    assert compiled is not None
    document = compiled.documenten["regeling"]
    number = next(node.nummer for node in walk(document) if isinstance(node, Artikel))
    publication = {**trees.PUBLICATIE, "inwerkingtreding_artikel": (number,), "status": (status,)}
    dated = "" if status == "ontwerp" else trees.IDENTITY.datum
    about = replace(trees.IDENTITY, datum=dated, publicatie=publication)
    written = stop.write(document, about)
    assert written.ok, written.diagnostics
    assert [found.melding for file in written.value for found in faults(file, version)] == []


# --- drafts and versions --------------------------------------------------------------------------------


def of_example(files: tuple[tuple[str, str], ...], version: str = "") -> tuple[File, ...]:
    """The delivery and the Akoma Ntoso of a small dossier."""
    content = {path: text.encode() for path, text in files}
    if version:
        content["dossier.yaml"] = content["dossier.yaml"].replace(
            b"      status:", f"      stop: {version}\n      status:".encode()
        )
    compiled = compile_dossier(MemoryFiles(content))
    assert compiled.value is not None and compiled.diagnostics == ()
    document = compiled.value.documenten["regeling"]
    about = identity(document, "proefregeling", compiled.value)
    assert version_of(about) == (version or "1.3.0")
    delivered, other = stop.write(document, about), akn.write(document, about)
    assert delivered.ok and other.ok, (delivered.diagnostics, other.diagnostics)
    return (*delivered.value, *other.value)


def test_a_draft_has_no_signature_and_no_time() -> None:
    (file, _, order, act) = of_example(ONDERTEKEND.goed.bestanden)
    root = etree.fromstring(file.data)
    assert first(root, f"{D}soortProcedure").text == "/join/id/stop/proceduretype_ontwerp"
    assert not [*root.iter(f"{D}Procedureverloop", f"{D}Tijdstempels")]
    assert first(root, f"{D}BeoogdeRegeling").findtext(f"{D}eId") == "!main#art_1"
    assert b"<datumBekendmaking>2029-09-20<" in order.data
    assert b'date="2029-09-20" name="ontwerp"' in act.data and b"vaststelling" not in act.data


def test_a_draft_needs_a_day_of_publication() -> None:
    """It has no date of its own, and without any a file cannot be made."""
    content = {path: text.replace('      bekendmaking: "{{ bekend }}"\n', "") for path, text in ONDERTEKEND.goed.bestanden}
    found = compile_dossier(MemoryFiles({path: text.encode() for path, text in content.items()})).diagnostics
    assert [d.melding for d in found] == ["het stuk 'regeling' (regeling) heeft geen datum van bekendmaking"]


@with_schemas
@pytest.mark.parametrize("version", ["", *VERSIONS])
def test_a_draft_is_valid(version: str) -> None:
    delivered = of_example(ONDERTEKEND.goed.bestanden, version)
    assert [d for file in delivered for d in validate(file, SCHEMAS, version or "1.3.0", STUK).diagnostics] == []
    assert version_in(delivered[0].data) == (version or "1.3.0")


@with_schemas
def test_from_the_source_to_the_finding() -> None:
    """The writer says where each part came from, so a finding points into the Markdown."""
    (file, *_) = of_example(ONDERTEKEND.goed.bestanden)
    (found,) = faults(
        replace(file, data=file.data.replace(b"<tekst:Al>Deze regeling treedt", b"<tekst:Al/><tekst:Al>Deze regeling treedt"))
    )
    assert found.melding.startswith("STOP0005: ")
    assert (found.span.path, found.span.line) == ("regeling.md", 9)


@with_schemas
def test_a_draft_with_a_time_is_refused() -> None:
    """The official rules know the difference: what we leave out of a draft they would not take."""
    broken = changed(words_of(f"{D}soortProcedure", "/join/id/stop/proceduretype_ontwerp"))
    assert [found.melding[:8] for found in faults(broken)] == ["BHKV1004"]
