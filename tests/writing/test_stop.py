"""STOP: valid in the official schemas and Schematron, nothing lost, and a finding for what is missing or has no place."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree

from regelzetter.compile import compile_dossier
from regelzetter.diagnostics import Ernst, Rule, Voorbeeld
from regelzetter.identity import identity
from regelzetter.proving.schema import stop_problems
from regelzetter.source import Span
from regelzetter.storage import MemoryFiles
from regelzetter.tree import nodes as n
from regelzetter.writing import stop
from regelzetter.writing.files import Identity
from regelzetter.writing.stop_metadata import DATA
from regelzetter.writing.stop_text import TEKST
from regelzetter.writing.xml_rules import RULES

trees = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("xml_trees.py"))))
at_random = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("xml_random.py"))))
SCHEMAS = Path(__file__).parents[3] / "shared" / "schemas"
VERSIONS = ("1.3.0", "1.4.1")
NS = {"t": TEKST, "d": DATA}
QUICK = settings(
    max_examples=8, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
"""No shrinking: it takes minutes on trees, and the first failing tree says enough."""
official = pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the official schemas are not here")


def besluit(document: n.Document, about: Identity = trees.IDENTITY) -> bytes:
    written = stop.write(document, about)
    assert written.ok, written.diagnostics
    return written.value[0].data


def regeling(**changes: object) -> n.Document:
    """The regulation with everything in it, some parts of it changed."""
    return replace(trees.REGELING, inhoud=replace(trees.REGELING.inhoud, **changes))


def found(document: n.Document, about: Identity = trees.IDENTITY) -> list[tuple[str, str]]:
    written = stop.write(document, about)
    assert all(d.rule in RULES for d in written.diagnostics)
    assert written.ok == bool(written.value)
    return [(d.rule.code, d.melding) for d in written.diagnostics]


def schematron_faults(files: Iterable[Path], version: str) -> str:
    pytest.importorskip("saxonche")
    run = subprocess.run(
        [sys.executable, str(SCHEMAS / "stop_check.py"), version, *map(str, files)], capture_output=True, text=True, check=False
    )
    assert run.stderr == ""
    return run.stdout if run.returncode else ""


def text_words(data: bytes) -> str:
    """The words of the besluit, without the numbers and headings that are not words of the tree, and with the title once."""
    root = etree.fromstring(data)
    for name in ("LidNummer", "LiNummer", "NootNummer", "Label", "Nummer"):
        for element in root.iter(f"{{{TEKST}}}{name}"):
            element.text = ""
    for name in ("Toelichting", "AlgemeneToelichting", "ArtikelgewijzeToelichting"):
        for kop in root.findall(f".//t:{name}/t:Kop/*", NS):
            kop.text = ""
    (klassiek,) = root.iter(f"{{{TEKST}}}RegelingKlassiek")
    toelichting = root.find(".//t:Toelichting", NS)
    return trees.squeezed("".join(klassiek.itertext()) + ("" if toelichting is None else "".join(toelichting.itertext())))


@pytest.fixture(scope="module")
def root() -> etree._Element:
    return etree.fromstring(besluit(trees.REGELING))


def texts(root: etree._Element, path: str) -> list[str]:
    return ["".join(element.itertext()).strip() for element in root.xpath(path, namespaces=NS)]


# --- the whole --------------------------------------------------------------------------------------


@official
@pytest.mark.parametrize("version", VERSIONS)
def test_the_delivery_is_valid(version: str, tmp_path: Path) -> None:
    files = stop.write(trees.REGELING, trees.IDENTITY).value
    assert [file.path for file in files] == ["stop/besluit.xml", "stop/manifest.xml", "stop/opdracht.xml"]
    for file in files:
        assert stop_problems(file.data, SCHEMAS, version) == ()
    path = tmp_path / "besluit.xml"
    path.write_bytes(files[0].data)
    assert schematron_faults([path], version) == ""


def test_every_part_says_where_it_stands_in_the_source() -> None:
    lid = replace(trees.lid("2", trees.al("x")), span=Span("regeling.md", 7, 1, 7, 9))
    written = stop.write(regeling(lichaam=(trees.artikel("2.1", "X", trees.lid("1", trees.al("x")), lid),)), trees.IDENTITY)
    (besluit, *_) = written.value
    named = {element.get("eId") for element in etree.fromstring(besluit.data).iter() if element.get("eId")}
    assert named == set(besluit.plaatsen)
    assert besluit.plaatsen["art_2.1__para_2"].line == 7


def test_every_word_comes_out_in_order() -> None:
    assert text_words(besluit(trees.REGELING)) == trees.squeezed(trees.words(trees.REGELING))


def test_the_same_tree_gives_the_same_bytes() -> None:
    assert stop.write(trees.REGELING, trees.IDENTITY) == stop.write(trees.REGELING, trees.IDENTITY)


def test_nothing_is_found_in_a_good_regulation() -> None:
    assert found(trees.REGELING) == []


@official
def test_random_regulations_are_valid_and_complete(tmp_path: Path) -> None:
    files: list[Path] = []

    @QUICK
    @given(at_random.regelingen())
    def each(document: n.Document) -> None:
        data = besluit(document)
        for version in VERSIONS:
            assert stop_problems(data, SCHEMAS, version) == ()
        assert text_words(data) == trees.squeezed(trees.words(document))
        files.append(tmp_path / f"{len(files)}.xml")
        files[-1].write_bytes(data)

    each()
    assert [schematron_faults(files, version) for version in VERSIONS] == ["", ""]


# --- how parts are written ----------------------------------------------------------------------------


def test_the_aanhef(root: etree._Element) -> None:
    assert texts(root, "//t:Aanhef/t:Al") == ["De Minister van Voorbeelden,"]
    assert texts(root, "//t:Considerans/t:Al") == ["Gelet op artikel 4:23 van de Awb;"]
    assert texts(root, "//t:Afkondiging/t:Al") == ["Besluit:"]


def test_numbers_are_written_as_printed(root: etree._Element) -> None:
    assert set(texts(root, "//t:LiNummer")) >= {"a.", "1°.", "i.", "1.", "–"}
    assert texts(root, "//t:Artikel[@eId='chp_1__art_1.2']/t:Lid/t:LidNummer") == ["1.", "2.", "3."]
    assert texts(root, "//t:Artikel/t:Kop/t:Nummer") == ["1.1", "1.2", "2.1", "2.2"]


def test_a_list_holds_its_introduction_and_its_slotzin(root: etree._Element) -> None:
    (lijst,) = root.xpath("//t:Lijst[@eId='chp_1__art_1.2__para_2__list_o_1']", namespaces=NS)
    assert texts(lijst, "t:Lijstaanhef") == ["Van het bedrag, bedoeld in het eerste lid, is:"]
    assert texts(lijst, "t:Lijstsluiting") == ["voor zover nodig."]
    assert texts(lijst.getparent(), "t:Al") == ["Daarna nog een zin."]


def test_in_free_text_a_paragraph_after_a_list_is_not_its_slotzin(root: etree._Element) -> None:
    assert "Niet van de lijst." in texts(root, "//t:Bijlage//t:Inhoud/t:Al")


def test_definitions(root: etree._Element) -> None:
    assert texts(root, "//t:Term") == ["school", "techniek", "schuin begrip", "los begrip"]
    assert texts(root, "//t:Definitie/t:Lijst/t:Lijstsluiting") == ["of een combinatie."]
    # a table may not stand in a Definitie, nor definitions in a Li: an unmarked list holds both
    unmarked = "//t:Lijst[@type='ongemarkeerd']/t:Li"
    assert texts(root, f"{unmarked}[t:table]/t:Al[1]") == ["tabel"]
    assert texts(root, f"{unmarked}[not(t:table)]/t:Al[1]") == ["term in een onderdeel"]


def test_references(root: etree._Element) -> None:
    refs = {"".join(element.itertext()): element.get("ref") for element in root.iter(f"{{{TEKST}}}IntRef", f"{{{TEKST}}}ExtRef")}
    assert refs["het eerste lid"] == "chp_1__art_1.2__para_1"
    assert refs["onderdeel a, onder 2°"] == "chp_1__art_1.2__para_2__list_o_1__item_a__list_o_1__item_2"
    assert refs["het eerste en tweede lid"] == "chp_1__art_1.2"
    assert refs["bijlage 1"] == "cmp_1"
    assert refs["hoofdstuk 2, paragraaf 1"] == "chp_2__subsec_1"
    assert refs["Artikel 1.1. Begrippen"] == "!main#chp_1__art_1.1"
    assert refs["artikel 4:23 van de Awb"] == "jci1.3:c:BWBR0005537&artikel=4:23"
    assert refs["schuin"] == "https://example.org/a?b=1&c=2"


def test_emphasis_is_nested_as_stop_allows(root: etree._Element) -> None:
    assert not root.xpath("//t:i//t:i | //t:b//t:b | //t:sup/* | //t:IntRef/t:i | //t:ExtRef/t:i", namespaces=NS)
    assert texts(root, "//t:Lid//t:b/t:i") == ["en zware dubbele"]
    assert texts(root, "//t:ExtRef/t:sup") == ["e"]


def test_notes(root: etree._Element) -> None:
    ids = root.xpath("//t:Noot/@id", namespaces=NS)
    assert len(ids) == len(set(ids)) == 5
    assert root.xpath("//t:table//t:Noot/@type", namespaces=NS) == ["tabel"] * 3
    assert texts(root, "//t:Noot/t:NootNummer") == ["1", "2", "2", "3", "2"]


def test_a_table(root: etree._Element) -> None:
    group = root.find(".//t:Bijlage//t:tgroup", NS)
    assert group is not None
    assert [c.get("align") for c in group.findall("t:colspec", NS)] == ["left", "right", "center"]
    rows = [[dict(entry.attrib) for entry in row] for row in group.iter(f"{{{TEKST}}}row")]
    assert rows[0] == [{"colname": "col1"}, {"colname": "col2", "namest": "col2", "nameend": "col3"}]
    assert rows[1][0] == {"colname": "col1", "morerows": "1"}
    assert rows[3] == [{"colname": "col1"}, {"colname": "col2", "namest": "col2", "nameend": "col3"}]
    assert len(rows) == 5
    assert texts(group, ".//t:entry/t:Al/t:b") == ["Noord", "Zuid", "Totaal"]


def test_the_annex(root: etree._Element) -> None:
    assert texts(root, "//t:Bijlage[1]/t:Kop/t:Subtitel") == ["behorende bij artikel 1.2"]
    parts = [(child.tag.split("}")[1], child.get("eId")) for child in root.find(".//t:Bijlage", NS) if child.get("eId")]
    assert parts == [
        ("Divisietekst", "cmp_1__content_o_1"),
        ("Divisie", "cmp_1__div_o_1"),
        ("Divisietekst", "cmp_1__content_o_2"),
    ]


def test_the_toelichting_stands_outside_the_regulation(root: etree._Element) -> None:
    assert root.xpath("name(//t:Toelichting/..)", namespaces=NS) == "tekst:BesluitKlassiek"
    assert texts(root, "//t:Toelichting/t:*/t:Kop | //t:Toelichting/t:Kop") == ["Toelichting", "Algemeen deel", "Artikelsgewijs"]
    assert texts(root, "//t:Toelichting//t:Ondertekening/t:Al") == [
        "Met groet,",
        "Namens iemand,",
        "De Minister van Voorbeelden,",
        "A. de Vries",
    ]


def test_a_toelichting_of_one_part_bears_the_heading_itself() -> None:
    only = replace(trees.REGELING.inhoud.toelichting, artikelsgewijs=())
    root = etree.fromstring(besluit(regeling(toelichting=only)))
    assert texts(root, "//t:Toelichting/t:Kop") == []
    assert texts(root, "//t:AlgemeneToelichting/t:Kop/*") == ["Toelichting", "Algemeen deel"]


def test_a_single_article_has_no_number() -> None:
    only = trees.artikel("enig", "", trees.lid(None, trees.al("Alles.")))
    document = regeling(lichaam=(only,), bijlagen=(), toelichting=None)
    identity = replace(trees.IDENTITY, publicatie=trees.PUBLICATIE | {"inwerkingtreding_artikel": ("enig",)})
    root = etree.fromstring(besluit(document, identity))
    assert texts(root, "//t:Artikel/t:Kop") == ["Enig artikel"]
    assert texts(root, "//d:Tijdstempel/d:eId") == ["!main#art_o_1"]


@official
def test_what_says_nothing_leaves_no_trace() -> None:
    blank = (trees.al(" "), trees.al(trees.waarde("")), trees.tabel((), ()), trees.lijst("letters"))
    nobody = n.Ondertekening(functie=(), naam=(trees.t(" "),), span=trees.S)
    toelichting = n.Toelichting(algemeen=(), artikelsgewijs=(), ondertekening=(nobody,), span=trees.S)
    document = regeling(aanhef=blank, slotformulier=blank, ondertekening=(nobody,), toelichting=toelichting)
    data = besluit(document)
    assert [stop_problems(data, SCHEMAS, version) for version in VERSIONS] == [(), ()]
    assert not etree.fromstring(data).xpath("//t:Aanhef | //t:Sluiting | //t:Toelichting", namespaces=NS)


def test_metadata(root: etree._Element) -> None:
    title = "Regeling van de Minister van Voorbeelden van 15 januari 2030, houdende een proef"
    assert texts(root, "//d:officieleTitel") == [title, title] == texts(root, "//t:RegelingOpschrift")
    assert texts(root, "//d:FRBRExpression") == [
        "/akn/nl/bill/mnre9999/2030/beslProef/nld@2030-01-20;1",
        "/akn/nl/act/mnre9999/2030/regProef/nld@2030-01-20;1",
    ]
    assert texts(root, "//d:BesluitMetadata//d:onderwerp") == ["/tooi/def/concept/c_9d1917e9", "/tooi/def/concept/c_8ad05f6d"]
    assert texts(root, "//d:eId") == ["!main#chp_2__subsec_1__subsec_1a__art_2.1"] * 2
    assert texts(root, "//d:citeertitel") == ["Proefregeling & meer"]
    assert texts(root, "//d:datum | //d:bekendOp | //d:voltooidOp") == ["2030-01-20", "2030-01-15", "2030-02-01"]


def test_the_order_names_the_sender() -> None:
    opdracht = stop.write(trees.REGELING, trees.IDENTITY).value[2].data.decode()
    assert re.findall(r"<id(\w+)>(.*)</", opdracht) == [
        ("Levering", "proef-2030-2030-01-15"),
        ("BevoegdGezag", "00000001003214345000"),
        ("Aanleveraar", "00000001003214345000"),
    ]


# --- what is missing, and what has no place -------------------------------------------------------------


@pytest.mark.parametrize("key", ["bekendmaking", "inwerkingtreding", "inwerkingtreding_artikel", "onderwerp", "oin"])
def test_a_missing_key_is_named(key: str) -> None:
    identity = replace(trees.IDENTITY, publicatie={k: v for k, v in trees.PUBLICATIE.items() if k != key})
    assert found(trees.REGELING, identity) == [
        ("REGL0840", f"voor STOP ontbreekt 'documenten.regeling.publicatie.{key}' in dossier.yaml")
    ]


@pytest.mark.parametrize(
    ("change", "where"),
    [({"code": ""}, "organisatie.code"), ({"werk": ""}, "documenten.regeling.werk"), ({"organisatie": ""}, "")],
)
def test_what_the_dossier_must_say_of_itself(change: dict[str, str], where: str) -> None:
    expected = [("REGL0840", f"voor STOP ontbreekt '{where}' in dossier.yaml")] if where else []
    assert found(trees.REGELING, replace(trees.IDENTITY, **change)) == expected


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("bekendmaking", "20 januari 2030"),
        ("inwerkingtreding", "2030-02-30"),
        ("ondertekening", "vandaag"),
        ("oin", "123"),
        ("onderwerp", "onderwijs"),
        ("regeling", "reg.proef"),
        ("besluit", "/akn/nl/bill/x"),
        ("inwerkingtreding_artikel", "99"),
    ],
)
def test_a_wrong_value_is_named(key: str, value: str) -> None:
    identity = replace(trees.IDENTITY, publicatie=trees.PUBLICATIE | {key: (value,)})
    ((code, melding),) = found(trees.REGELING, identity)
    assert code == "REGL0841"
    assert f"publicatie.{key}" in melding and value in melding


def test_works_have_a_name_of_their_own_or_that_of_the_document() -> None:
    without = {k: v for k, v in trees.PUBLICATIE.items() if k not in ("regeling", "besluit", "ondertekening", "citeertitel")}
    full = without | {"regeling": ("/akn/nl/act/mnre9998/2029/oud",)}
    root = etree.fromstring(besluit(trees.REGELING, replace(trees.IDENTITY, publicatie=full)))
    assert texts(root, "//d:FRBRWork") == ["/akn/nl/bill/mnre9999/2030/proef-2030", "/akn/nl/act/mnre9998/2029/oud"]
    assert texts(root, "//d:citeertitel") == []


LEEG = [
    (trees.artikel("1", "Een", trees.lid("1", trees.al(" "))), "lid 1"),
    (trees.artikel("1", "Een", trees.lid(None)), "artikel 1"),
    (trees.artikel("1", "Een"), "artikel 1"),
    (trees.artikel("1", "Een", trees.lid(None, trees.lijst("letters", ("a", ())))), "onderdeel a"),
    (trees.artikel("1", "Een", trees.lid(None, trees.begrippen(("leeg", ())))), "het begrip “leeg”"),
    (trees.artikel("1", "Een", trees.lid(None, trees.al("x", replace(trees.noot(4), inhoud=())))), "noot 4"),
]


@pytest.mark.parametrize(("artikel", "what"), LEEG, ids=[what for _, what in LEEG])
def test_a_part_without_text_is_reported(artikel: n.Artikel, what: str) -> None:
    document = regeling(
        lichaam=(artikel, trees.artikel("2.1", "Twee", trees.lid(None, trees.al("x")))), bijlagen=(), toelichting=None
    )
    assert ("REGL0842", f"{what} heeft geen tekst") in found(document)


@pytest.mark.parametrize(
    "bijlage",
    [
        (),
        (trees.al(""),),
        (trees.divisie(1, "Leeg"),),
        (trees.divisie(1, "", trees.al("x")),),
        (trees.divisie(1, "A", trees.divisie(2, "B")),),
    ],
)
def test_an_annex_without_text_or_heading_is_reported(bijlage: n.VrijeTekst) -> None:
    document = regeling(
        bijlagen=(n.Bijlage(nummer="1", opschrift=(), onderschrift=(), inhoud=bijlage, span=trees.S),), toelichting=None
    )
    assert {code for code, _ in found(document)} >= {"REGL0842"}


EEN, TWEE = (trees.artikel(nr, "X", trees.lid(None, trees.al("x"))) for nr in ("1", "2.1"))


@pytest.mark.parametrize(
    ("lichaam", "melding"),
    [
        ((EEN, trees.indeling("hoofdstuk", "1", "H", TWEE)), "een hoofdstuk kan niet naast een artikel staan"),
        (
            (trees.indeling("paragraaf", "1", "P", trees.indeling("hoofdstuk", "1", "H", TWEE)),),
            "een hoofdstuk kan niet in een paragraaf staan",
        ),
        ((trees.indeling("titel", "1", "P", trees.indeling("titel", "1", "H", TWEE)),), "een titel kan niet in een titel staan"),
    ],
)
def test_a_part_at_the_wrong_level_is_reported(lichaam: tuple[n.Indeling | n.Artikel, ...], melding: str) -> None:
    assert ("REGL0843", melding) in found(regeling(lichaam=lichaam))


def test_every_level_of_parts_is_written() -> None:
    woorden = ("deel", "hoofdstuk", "titel", "afdeling", "paragraaf", "paragraaf", "paragraaf")
    part: n.Indeling | n.Artikel = TWEE
    for woord in reversed(woorden):
        part = trees.indeling(woord, "1", "X", part)
    data = besluit(regeling(lichaam=(part,), bijlagen=(), toelichting=None))
    assert b'eId="part_1__chp_1__title_1__subchp_1__subsec_1__subsec_1__subsec_1__art_2.1"' in data
    if SCHEMAS.is_dir():
        assert stop_problems(data, SCHEMAS) == ()


def test_a_document_in_a_regulation_has_no_place() -> None:
    assert found(replace(trees.REGELING, bijlagen=(trees.FICHE,))) == [
        ("REGL0844", "het stuk 'beleidskeuzes' kan niet in het besluit staan")
    ]


@pytest.mark.parametrize(
    "link",
    [
        trees.web("mailto:post@example.org", trees.t("WOORDEN")),
        trees.web("https://[x", trees.t("WOORDEN")),
        trees.intern("WOORDEN", trees.adres("artikel 99")),
        replace(trees.intern("WOORDEN", trees.adres("artikel 1")), soort="document", document="brief"),
        trees.intern("WOORDEN", trees.adres("toelichting toelichting", "divisie Aanleiding")),
    ],
)
def test_a_reference_that_cannot_be_made_keeps_its_words(link: n.Vindplaats) -> None:
    zin = trees.al(
        "Zie ", trees.noot(9), trees.nadruk("vet", link), " en ", trees.noot(8), link, trees.nadruk("cursief", trees.t("!"))
    )
    document = regeling(lichaam=(trees.artikel("2.1", "X", trees.lid(None, zin)),), bijlagen=())
    written = stop.write(document, trees.IDENTITY)
    assert {(d.rule.code, d.rule.ernst) for d in written.diagnostics} == {("REGL0845", Ernst.WAARSCHUWING)}
    (shown,) = (line for line in texts(etree.fromstring(written.value[0].data), "//t:Artikel/t:Inhoud/t:Al") if "WOORDEN" in line)
    assert trees.squeezed(shown) == "Zie9Woordenvannoot9.WOORDENen8Woordenvannoot8.WOORDEN!"


def test_a_term_holds_no_reference() -> None:
    terms = trees.begrippen((trees.wet("de wet"), (trees.al("zijn betekenis."),)))
    written = stop.write(
        regeling(lichaam=(trees.artikel("2.1", "X", trees.lid(None, terms)),), bijlagen=(), toelichting=None), trees.IDENTITY
    )
    assert [d.melding for d in written.diagnostics] == ["STOP kent geen verwijzing in een term"]
    assert texts(etree.fromstring(written.value[0].data), "//t:Term") == ["de wet"]


def test_a_control_character_is_reported() -> None:
    lid = trees.lid(None, trees.al("tekst\x0b"))
    assert found(regeling(lichaam=(trees.artikel("2.1", "X", lid),), bijlagen=(), toelichting=None)) == [
        ("REGL0846", "hier staat het teken U+000B, dat in XML niet mag")
    ]


def test_what_stop_has_no_place_for_is_reported() -> None:
    aanhef = (trees.al("De Minister,", trees.noot(1, trees.al("x", trees.noot(2)))), trees.BEDRAGEN, trees.al("Besluit:"))
    nested = trees.tabel((), ((trees.cel(trees.BEDRAGEN),),))
    bijlage = n.Bijlage(nummer="1", opschrift=(), onderschrift=(), inhoud=(nested,), span=trees.S)
    assert [melding for _, melding in found(regeling(aanhef=aanhef, bijlagen=(bijlage,)))] == [
        "STOP kent geen noot in een noot",
        "STOP kent geen tabel in de aanhef",
        "STOP kent geen tabel in een tabel",
    ]


# --- the rules ------------------------------------------------------------------------------------------


def found_in(example: Voorbeeld) -> set[str]:
    """The codes that reading and writing the small dossier of an example gives."""
    compiled = compile_dossier(MemoryFiles({path: text.encode() for path, text in example.bestanden}))
    assert compiled.value is not None
    document = compiled.value.documenten["regeling"]
    written = stop.write(document, identity(document, "proefregeling", compiled.value))
    return {d.rule.code for d in (*compiled.diagnostics, *written.diagnostics)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_examples_of_a_rule_do_what_they_say(rule: Rule) -> None:
    assert found_in(rule.fout) == {rule.code}
    assert found_in(rule.goed) == set()


# --- the prover -----------------------------------------------------------------------------------------


@official
def test_the_prover_sees_faults() -> None:
    data = besluit(trees.REGELING)
    assert stop_problems(data.replace(b"<tekst:Lichaam", b"<tekst:Lijf").replace(b"</tekst:Lichaam", b"</tekst:Lijf"), SCHEMAS)
    assert stop_problems(data[:-20], SCHEMAS)[0].startswith("regel ")
    assert stop_problems(b"<brief/>", SCHEMAS) == ("regel 1: brief is geen onderdeel van een levering",)
    assert stop_problems(b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', SCHEMAS) == ("regel 1: een DOCTYPE is niet toegestaan",)
