"""Akoma Ntoso: valid in the OASIS schema, nothing lost, every name unique and every reference at its place."""

from __future__ import annotations

import runpy
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree

from regelzetter.proving.schema import akn_problems
from regelzetter.tree import nodes as n
from regelzetter.writing import akn
from regelzetter.writing.akn_text import NAMESPACE
from regelzetter.writing.files import Identity

trees = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("xml_trees.py"))))
at_random = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("xml_random.py"))))
NS = {"a": NAMESPACE}
DOCUMENTS = {document.naam: document for document in (trees.REGELING, trees.BRIEF, trees.FICHE)}


def written(document: n.Document, identity: Identity = trees.IDENTITY) -> bytes:
    outcome = akn.write(document, identity)
    assert outcome.ok, outcome.diagnostics
    (file,) = outcome.value
    assert file.path == f"{document.naam}.akn.xml"
    return file.data


def text_words(data: bytes) -> str:
    """The words of the file, without metadata and without the numbers and headings that are not words of the tree."""
    root = etree.fromstring(data)
    for element in list(root.iter(f"{{{NAMESPACE}}}num", f"{{{NAMESPACE}}}docType")):
        element.text = ""
    for heading in root.findall(".//a:hcontainer[@name='algemeen']/a:heading", NS) + root.findall(
        ".//a:hcontainer[@name='artikelsgewijs']/a:heading", NS
    ):
        heading.text = ""
    return trees.squeezed("".join(root.itertext()))


def texts(data: bytes, path: str) -> list[str]:
    return [
        "".join(element.itertext()).strip().replace("\u00a0", " ")
        for element in etree.fromstring(data).xpath(path, namespaces=NS)
    ]


@pytest.mark.parametrize("naam", DOCUMENTS)
def test_valid_complete_and_the_same_every_time(naam: str) -> None:
    data = written(DOCUMENTS[naam])
    assert akn_problems(data) == ()
    assert text_words(data) == trees.squeezed(trees.words(DOCUMENTS[naam]))
    assert written(DOCUMENTS[naam]) == data


@pytest.mark.parametrize("naam", DOCUMENTS)
def test_names_are_unique_and_references_arrive(naam: str) -> None:
    root = etree.fromstring(written(DOCUMENTS[naam]))
    eids = root.xpath("//@eId")
    assert len(eids) == len(set(eids))
    assert {ref[1:] for ref in root.xpath("//@href") if ref.startswith("#")} <= set(eids)


@settings(max_examples=8, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(at_random.brieven())
def test_random_letters_are_valid_and_complete(document: n.Document) -> None:
    data = written(document)
    assert akn_problems(data) == ()
    assert text_words(data) == trees.squeezed(trees.words(document))


# --- how parts are written ----------------------------------------------------------------------------


def test_a_regulation_is_an_act_and_the_rest_are_docs() -> None:
    roots = {naam: etree.fromstring(written(document))[0] for naam, document in DOCUMENTS.items()}
    assert {naam: (root.tag.split("}")[1], root.get("name")) for naam, root in roots.items()} == {
        "regeling": ("act", "regeling"),
        "kamerbrief": ("doc", "kamerbrief"),
        "beleidskeuzes": ("doc", "beleidskeuzes"),
    }


def test_work_expression_and_manifestation() -> None:
    root = etree.fromstring(written(trees.REGELING))
    iri = "/akn/nl/act/mnre9999/2030/regProef"
    assert root.xpath("/*/*/a:meta//a:FRBRuri/@value", namespaces=NS) == [
        iri,
        f"{iri}/nld@2030-01-15",
        f"{iri}/nld@2030-01-15.xml",
    ]
    assert root.xpath("/*/*/a:meta//a:FRBRthis/@value", namespaces=NS) == [
        f"{iri}/!main",
        f"{iri}/nld@2030-01-15/!main",
        f"{iri}/nld@2030-01-15/!main.xml",
    ]
    assert root.xpath("/*/*/a:meta//a:FRBRauthor/@href", namespaces=NS) == ["#ministerie"] * 3
    (ministry,) = root.xpath("//a:TLCOrganization", namespaces=NS)
    assert (ministry.get("eId"), ministry.get("showAs")) == ("ministerie", "Ministerie van Voorbeelden")
    assert root.xpath("//a:FRBRalias/@value", namespaces=NS) == ["Proefregeling & meer"]
    assert root.xpath("//a:publication/@date", namespaces=NS) == ["2030-01-20"]
    assert root.xpath("//a:attachment//a:FRBRWork/a:FRBRthis/@value", namespaces=NS) == [f"{iri}/!att_{n}" for n in (1, 2, 3)]


def test_headings_numbers_and_names() -> None:
    data = written(trees.REGELING)
    assert texts(data, "//a:chapter/a:num | //a:article/a:num") == [
        "Hoofdstuk 1",
        "Artikel 1.1",
        "Artikel 1.2",
        "Hoofdstuk 2",
        "Artikel 2.1",
        "Artikel 2.2",
    ]
    lid = "chp_1__art_1-2__para_2"
    assert texts(data, f"//a:paragraph[@eId='{lid}']/a:num") == ["2."]
    assert texts(data, f"//a:point[@eId='{lid}__list_1__point_a__list_1__point_2']/a:num") == ["2°."]
    assert texts(data, f"//a:list[@eId='{lid}__list_1']/a:wrapUp/a:p") == ["voor zover nodig.", "Daarna nog een zin."]
    assert texts(data, "//a:point/a:heading/a:def") == ["school", "techniek", "schuin begrip", "tabel", "term in een onderdeel"]


def test_references() -> None:
    root = etree.fromstring(written(trees.REGELING))
    refs = {"".join(ref.itertext()): ref.get("href") for ref in root.iter(f"{{{NAMESPACE}}}ref", f"{{{NAMESPACE}}}a")}
    assert refs["het eerste lid"] == "#chp_1__art_1-2__para_1"
    assert refs["onderdeel a, onder 2°"] == "#chp_1__art_1-2__para_2__list_1__point_a__list_1__point_2"
    assert refs["bijlage 1"] == "#att_1"
    assert refs["Artikel 1.1. Begrippen"] == "#chp_1__art_1-1"
    assert refs["artikel 4:23 van de Awb"] == "https://wetten.overheid.nl/jci1.3:c:BWBR0005537"
    assert refs["een schuin adrese"] == "https://example.org/a?b=1&c=2"


def test_a_printed_value_says_which_value_it_is() -> None:
    root = etree.fromstring(written(trees.REGELING))
    values = {(value.get("class"), value.text) for value in root.iter(f"{{{NAMESPACE}}}inline")}
    assert values == {("plafond.totaal", "15 januari 2030"), ("plafond.totaal", "€\u00a01.000"), ("noord", "1")}


def test_the_preamble_and_the_conclusions() -> None:
    data = written(trees.REGELING)
    assert texts(data, "//a:formula[@name='aanhef'] | //a:citation | //a:formula[@name='afkondiging']") == [
        "De Minister van Voorbeelden,",
        "Gelet op artikel 4:23 van de Awb;",
        "Besluit:",
    ]
    signed = [texts(data, f"/*/*/a:conclusions/a:container[{number}]//a:signature") for number in (1, 2)]
    assert signed == [["De Minister van Voorbeelden,", "A. de Vries"], ["De Minister van Voorbeelden,", "B. Proef"]]
    assert texts(data, "//a:attachment//a:conclusions//a:p") == [
        "Met groet,",
        "Namens iemand,",
        "De Minister van Voorbeelden,",
        "A. de Vries",
    ]


def test_attachments() -> None:
    data = written(trees.REGELING)
    assert texts(data, "//a:attachment/a:num | //a:attachment/a:heading | //a:attachment/a:subheading") == [
        "Bijlage 1",
        "Kader",
        "behorende bij artikel 1.2",
        "Bijlage",
        "Ongenummerd",
        "Toelichting",
    ]
    assert etree.fromstring(data).xpath("//a:attachment/a:doc/@name", namespaces=NS) == ["bijlage", "bijlage", "toelichting"]


def test_a_letter_has_its_fields_and_its_annex() -> None:
    data = written(trees.BRIEF)
    root = etree.fromstring(data)
    assert texts(data, "/*/a:doc/a:preface//a:docTitle") == ["Nieuwe regeling techniek"]
    fields = {field.get("name"): [p.text for p in field] for field in root.xpath("/*/a:doc/a:preface/a:container", namespaces=NS)}
    assert fields == {"datum": ["29 februari 2028"], "adres": ["De Voorzitter", "Postbus 20018", "2500 EA  Den Haag"]}
    assert root.xpath("//a:attachment/a:doc/@name", namespaces=NS) == ["beleidskeuzes"]
    refs = {"".join(ref.itertext()): ref.get("href") for ref in root.iter(f"{{{NAMESPACE}}}ref", f"{{{NAMESPACE}}}a")}
    assert refs["de bijlage"] == "#att_1__table_1__tr_1"  # printed in the letter itself
    assert refs["artikel 1.2 van de Proefregeling"] == "../regeling/regeling.akn.xml"
    assert refs["post"] == "mailto:post@example.org"


def test_a_regulation_has_no_letterhead() -> None:
    velden = (trees.veld("publicatie.oin", "1"), trees.veld("citeertitel", "Proefregeling"))
    assert written(replace(trees.REGELING, velden=velden)) == written(trees.REGELING)


def test_a_decision_is_told_from_the_others_by_its_reference() -> None:
    link = replace(trees.intern("artikel 1", trees.adres("artikel 1.1")), soort="document")
    tekst = n.Tekststuk(inhoud=(trees.al("Zie ", link, "."),), ondertekening=(), span=trees.S)
    velden = (trees.veld("betreft", "x"), trees.veld("kenmerk", "STO-25/001"))
    data = written(
        n.Document(naam="verlening", soort="beschikking", titel=(trees.t("x"),), velden=velden, inhoud=tekst, span=trees.S)
    )
    assert b'<FRBRuri value="/akn/nl/doc/mnre9999/2030/proef-2030-STO-25-001"/>' in data
    assert b"<p>Zie artikel 1.</p>" in data  # the folder of a letter is not known, so neither is the way to the regulation
    assert texts(data, "//a:preface/a:container") == ["STO-25/001"]


def test_the_fiche_is_a_table() -> None:
    data = written(trees.FICHE)
    rows = etree.fromstring(data).xpath("//a:mainBody/a:table[@class='fiche']/a:tr", namespaces=NS)
    assert [[cell.tag.split("}")[1] for cell in row] for row in rows] == [["th"], ["th", "td"], ["th", "td"]]
    assert rows[0][0].get("colspan") == "2"


def test_a_table_keeps_its_spans_and_heading_cells() -> None:
    table = etree.fromstring(written(trees.REGELING)).find(".//a:mainBody/a:table", NS)
    assert table is not None
    shape = [[(c.tag.split("}")[1], c.get("colspan"), c.get("rowspan"), c.get("style")) for c in row] for row in table]
    right, middle = "text-align: right", "text-align: center"
    assert shape == [
        [("th", None, None, None), ("th", "2", None, right)],
        [("th", None, "2", None), ("td", None, None, right), ("td", None, None, middle)],
        [("td", "2", None, right)],
        [("th", None, None, None), ("td", "2", None, right)],
        [("td", None, None, None), ("td", None, None, right), ("td", None, None, middle)],
    ]


def test_a_single_article_has_no_number() -> None:
    only = trees.artikel("enig", "", trees.lid(None, trees.al("Alles.")))
    document = replace(trees.REGELING, inhoud=replace(trees.REGELING.inhoud, lichaam=(only,), bijlagen=(), toelichting=None))
    assert texts(written(document), "//a:article/a:num") == ["Enig artikel"]


@pytest.mark.parametrize(
    "inhoud",
    [
        n.Tekststuk(inhoud=(), ondertekening=(), span=trees.S),
        n.Tekststuk(
            inhoud=(trees.divisie(1, "", trees.divisie(2, "Kop")), trees.tabel((), ()), trees.lijst("letters")),
            ondertekening=(),
            span=trees.S,
        ),
        n.Fiche(ondertitel=(), velden=(), span=trees.S),
        n.Regeling(aanhef=(), lichaam=(), slotformulier=(), ondertekening=(), bijlagen=(), toelichting=None, span=trees.S),
        n.Regeling(
            aanhef=(trees.BEDRAGEN,),
            lichaam=(trees.artikel("1", ""),),
            slotformulier=(trees.DIEP,),
            ondertekening=(),
            bijlagen=(n.Bijlage(nummer=None, opschrift=(), onderschrift=(), inhoud=(), span=trees.S),),
            toelichting=n.Toelichting(algemeen=(), artikelsgewijs=(), ondertekening=(), span=trees.S),
            span=trees.S,
        ),
        n.Tekststuk(
            inhoud=(trees.lijst("letters", ("a", ())), trees.al(replace(trees.noot(1), inhoud=())), trees.begrippen(("a", ()))),
            ondertekening=(),
            span=trees.S,
        ),
    ],
    ids=["leeg", "lege delen", "lege fiche", "lege regeling", "kale regeling", "lege onderdelen"],
)
def test_bare_documents_are_valid_too(inhoud: n.Inhoud) -> None:
    assert akn_problems(written(n.Document(naam="x", soort="nota", titel=(), velden=(), inhoud=inhoud, span=trees.S))) == ()


# --- what is missing ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "code", "where"),
    [
        ({"code": ""}, "REGL0840", "organisatie.code"),
        ({"code": "ocw"}, "REGL0841", "organisatie.code"),
        ({"datum": ""}, "REGL0840", "documenten.kamerbrief.datum"),
        ({"datum": "2030-13-01"}, "REGL0841", "datum"),
        ({"werk": ""}, "REGL0840", "documenten.kamerbrief.werk"),
        ({"werk": "a b"}, "REGL0841", "werk"),
    ],
)
def test_what_the_dossier_must_say(change: dict[str, str], code: str, where: str) -> None:
    outcome = akn.write(trees.BRIEF, replace(trees.IDENTITY, **change))
    assert outcome.value == ()
    ((found, melding),) = [(d.rule.code, d.melding) for d in outcome.diagnostics]
    assert found == code and f"'{where}'" in melding


def test_a_letter_needs_no_publication() -> None:
    assert akn_problems(written(trees.BRIEF, replace(trees.IDENTITY, publicatie={}))) == ()


@pytest.mark.parametrize(
    "link",
    [trees.web("https://[x", trees.t("WOORDEN")), trees.intern("WOORDEN", trees.adres("artikel 99"), document="kamerbrief")],
)
def test_a_reference_that_cannot_be_made_keeps_its_words(link: n.Vindplaats) -> None:
    tekst = n.Tekststuk(inhoud=(trees.al("Zie ", link, " hier"),), ondertekening=(), span=trees.S)
    outcome = akn.write(replace(trees.BRIEF, inhoud=tekst, bijlagen=()), trees.IDENTITY)
    assert [d.rule.code for d in outcome.diagnostics] == ["REGL0845"]
    assert b"<p>Zie WOORDEN hier</p>" in outcome.value[0].data


def test_the_prover_sees_faults() -> None:
    data = written(trees.FICHE)
    assert akn_problems(data.replace(b"<mainBody", b"<body").replace(b"</mainBody", b"</body"))
    assert akn_problems(data[:-20])[0].startswith("regel ")
    assert akn_problems(b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>') == ("regel 1: een DOCTYPE is niet toegestaan",)
