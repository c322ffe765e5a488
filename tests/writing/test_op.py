"""The older official publications: their bodies valid in the XSD of BWB toestand 2016-1, the same words, nothing made up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from lxml import etree

from regelzetter.proving.differences import differences
from regelzetter.proving.expected import expected
from regelzetter.proving.found_op import record_problems
from regelzetter.proving.op_schema import FOLDER, NAME, op_problems, validate_publication
from regelzetter.proving.readers import READINGS
from regelzetter.proving.text import expected_words, first_difference, xml_words
from regelzetter.tree import nodes as n
from regelzetter.writing import op
from regelzetter.writing.files import File, Identity
from regelzetter.writing.layout import layout
from tests.writing.op_samples import (
    DOCUMENTS,
    KAMERSTUK,
    QUICK,
    SCHEMAS,
    TREES,
    at_random,
    each,
    parts,
    root_of,
    texts,
    trees,
    with_fields,
    written,
)

# --- the whole --------------------------------------------------------------------------------------


valid = pytest.mark.skipif(not (SCHEMAS / FOLDER).is_dir(), reason="the schema is not here")


@valid
@each
def test_the_body_is_valid(document: n.Document, about: Identity) -> None:
    assert op_problems(written(document, about), SCHEMAS) == ()


@valid
def test_most_of_a_publication_is_validated() -> None:
    data = {name: written(document, about) for name, document, about in DOCUMENTS}
    for name, tag in (("regeling", "hoofdstuk"), ("brief", "tussenkop"), ("fiche", "tgroup"), ("regeling", "ondertekening")):
        (problem, *_) = (
            op_problems(data[name].replace(f"<{tag}".encode(), b"<x").replace(f"</{tag}>".encode(), b"</x>"), SCHEMAS) or ()
        )
        assert problem.startswith("regel ") and "'x'" in problem
    assert "geen geldige XML" in (op_problems(data["brief"][:-20], SCHEMAS) or ("",))[0]


@valid
def test_a_validation_is_named_or_reported() -> None:
    data = written(trees.FICHE)
    good = validate_publication(File("x.op.xml", data), SCHEMAS, trees.S)
    assert (good.value, good.diagnostics) == ((NAME,), ())
    wrong = validate_publication(File("x.op.xml", data.replace(b"tgroup", b"group")), SCHEMAS, trees.S)
    assert (wrong.value, {d.rule.code for d in wrong.diagnostics}) == ((), {"REGL0901"})
    assert validate_publication(File("x.metadata.xml", data), SCHEMAS, trees.S).value == ()


def test_without_the_schema_nothing_is_validated(tmp_path: Path) -> None:
    assert op_problems(written(trees.FICHE), tmp_path) is None
    assert validate_publication(File("x.op.xml", b""), None, trees.S).value == ("niet getoetst",)


@pytest.mark.parametrize(("document", "about"), [x[1:] for x in DOCUMENTS], ids=[x[0] for x in DOCUMENTS])
def test_the_record_has_the_title_and_the_language(document: n.Document, about: Identity) -> None:
    record, wanted = op.write(document, about).value[1].data, expected(layout(document, about.datum))
    assert record_problems(record, wanted.titels, wanted.taal) == ()
    assert record_problems(record, ("Iets anders",), "en-GB")[0].startswith("titel: verwacht “Iets anders”")
    assert len(record_problems(record, ("Iets anders",), "en-GB")) == 2


@each
def test_the_same_words_and_the_same_bytes(document: n.Document, about: Identity) -> None:
    data = written(document, about)
    assert first_difference(expected_words(layout(document, about.datum)), xml_words(data)) is None
    assert op.write(document, about) == op.write(document, about)


@valid
@pytest.mark.parametrize("kind", ["regelingen", "wijzigingsregelingen", "brieven"])
def test_anything_anywhere_is_valid_and_complete(kind: str) -> None:
    @QUICK
    @given(getattr(at_random, kind)())
    def each_tree(tree: n.Document) -> None:
        document = tree
        if isinstance(tree.inhoud, n.Regeling):
            document = replace(tree, inhoud=replace(tree.inhoud, slotformulier=()))
        else:
            document = with_fields(replace(tree, bijlagen=()), **KAMERSTUK)
        data = written(document)
        assert op_problems(data, SCHEMAS) == ()
        assert first_difference(expected_words(layout(document, "2030-01-15")), xml_words(data)) is None

    each_tree()


@each
def test_references_arrive(document: n.Document, about: Identity) -> None:
    root = etree.fromstring(written(document, about))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert set(root.xpath("//intref/@anker")) <= set(ids)
    assert not root.xpath("//intref[not(@anker)]")


COMPILED: Final = [x for x in DOCUMENTS if x[0] not in TREES]
"""In a tree that was built by hand a law may have another address than its JCI."""


@pytest.mark.parametrize(("document", "about"), [x[1:] for x in COMPILED], ids=[x[0] for x in COMPILED])
def test_headings_references_and_tables_are_those_of_the_document(document: n.Document, about: Identity) -> None:
    wanted, reading = expected(layout(document, about.datum)), READINGS["op"]
    assert differences(wanted, reading.read(written(document, about)), reading.able) == ()


@pytest.mark.parametrize(
    ("old", "new", "melding"),
    [
        (b'anker="hoofdstuk_1__paragraaf_2__artikel_1.2__lid_1"', b'anker="bijlage_1"', "verwijzing"),
        (b"BWBR0005537&amp;artikel=4:23", b"BWBR0005537&amp;artikel=4:24", "verwijzing"),
        (b'morerows="1"', b"", "tabel"),
        (b"<titel>Overgang</titel>", b"<subtitel>Overgang</subtitel>", "kop"),
    ],
)
def test_the_proof_sees_what_was_changed(old: bytes, new: bytes, melding: str) -> None:
    _, document, about = next(x for x in COMPILED if x[0] == "alles: regeling")
    data, reading = written(document, about), READINGS["op"]
    assert old in data
    read = reading.read(data.replace(old, new, 1))
    assert any(d.melding.startswith(melding) for d in differences(expected(layout(document, about.datum)), read, reading.able))


# --- regulation ---------------------------------------------------------------------------------------


def test_the_wrapper_is_that_of_the_staatscourant() -> None:
    root = root_of(trees.REGELING)
    assert [child.tag for child in root] == ["metadata", "kop", "staatscourant"]
    assert root.xpath("metadata/meta/@name | metadata/meta/@content") == [
        "OVERHEIDop.externMetadataRecord",
        "regeling.metadata.xml",
    ]
    assert [child.tag for child in root[2]] == ["kop", "regeling", "nota-toelichting"]
    assert texts(root, "kop/titel") == ["STAATSCOURANT"]


def test_the_aanhef_and_the_closing() -> None:
    root = root_of(trees.REGELING)
    assert texts(root, "//aanhef/wie") == ["De Minister van Voorbeelden,"]
    assert texts(root, "//considerans.al[@bevat='grondslag']") == ["Gelet op artikel 4:23 van de Awb;"]
    assert texts(root, "//afkondiging/al") == ["Besluit:"]
    assert texts(root, "//regeling-sluiting/*/*[not(self::naam)] | //regeling-sluiting//naam/*") == [
        "Deze regeling zal met de toelichting in de Staatscourant worden geplaatst.",
        "De Minister van Voorbeelden,",
        "A.",
        "de Vries",
        "De Minister van Voorbeelden,",
        "B.",
        "Proef",
    ]
    assert texts(root, "//nota-toelichting/ondertekening/functie") == ["Namens iemand,", "De Minister van Voorbeelden,"]


def test_an_aanhef_with_more_than_words_loses_nothing() -> None:
    who = trees.al("De Minister van ", trees.nadruk("cursief", trees.t("Voorbeelden")), ",", trees.noot(1))
    grounds = (trees.al("Overwegende:"), trees.lijst("streepjes", ("–", (trees.al("dat;"),))), trees.BEDRAGEN)
    inhoud = replace(trees.REGELING.inhoud, aanhef=(who, *grounds, trees.al("Besluit:")))
    root = root_of(replace(trees.REGELING, inhoud=inhoud))
    assert [child.tag for child in root.find(".//considerans")] == [
        "considerans.al",
        "considerans.al",
        "considerans.lijst",
        "considerans.lijst",
    ]
    assert root.find(".//aanhef/wie") is None


def test_headings_and_numbers() -> None:
    root = root_of(trees.REGELING)
    assert texts(root, "//hoofdstuk/kop/nr | //artikel/kop/nr") == ["1", "1.1", "1.2", "2", "2.1", "2.2"]
    assert texts(root, "//paragraaf/sub-paragraaf/kop/nr") == ["1a", "1b"]
    assert set(texts(root, "//li.nr")) >= {"a.", "1°.", "i.", "1.", "–"}
    assert texts(root_of(parts.NIEUW), "//paragraaf/kop/label") == ["§"]


def test_a_regulation_that_begins_with_an_afdeling_is_a_wet_besluit() -> None:
    afdeling = trees.indeling("afdeling", "1", "Slot", parts.INWERKINGTREDING)
    root = root_of(parts.regeling(afdeling))
    assert [child.tag for child in root.find(".//wet-besluit")] == ["aanhef", "wettekst", "wetsluiting"]


def test_parts_that_cannot_stand_in_each_other_are_reported() -> None:
    inner = trees.indeling("hoofdstuk", "2", "Binnen", parts.INWERKINGTREDING)
    outcome = op.write(parts.regeling(trees.indeling("hoofdstuk", "1", "Buiten", inner)), trees.IDENTITY)
    assert outcome.value == ()
    assert [d.rule.code for d in outcome.diagnostics] == ["REGL0843"]


def test_a_single_article_has_no_number() -> None:
    root = root_of(parts.regeling(trees.artikel("enig", "", trees.lid(None, trees.al("Alles.")))))
    assert texts(root, "//artikel/kop/*") == ["Enig artikel"]


def test_empty_parts_have_an_empty_paragraph() -> None:
    document = parts.regeling(
        trees.artikel("1", "Leeg"), trees.artikel("2", "", trees.lid("1", trees.lijst("letters", ("a", ()))))
    )
    assert [len(al) for al in root_of(document).findall(".//artikel//al")] == [0, 0]


def test_an_amending_article() -> None:
    root = root_of(parts.WIJZIGING)
    one = root.find(".//wijzig-artikel")
    assert texts(one, "wijziging/nr") == ["A", "B", "C", "D", "E"]
    assert texts(one, "wijziging[2]/artikel/kop/nr") == ["3a", "3b"]
    assert texts(one, "wijziging[3]/artikeltekst/lid/lidnr") == ["2."]
    assert texts(one, "wijziging[4]/wijzig-lid/lidnr") == ["1.", "2."]
    assert [child.tag for child in one.findall("wijziging")[4]] == [
        *("nr", "wat", "table", "al", "al", "definitielijst", "artikeltekst")
    ]
    assert texts(root, "//wijzig-artikel/wat")[1] == "Artikel 9 van de Regeling komt te luiden:"
    assert texts(root, "//artikel//wetcitaat/citaat-artikel/kop/nr")[:2] == ["3a", "3b"]


# --- text ---------------------------------------------------------------------------------------------


def test_a_line() -> None:
    line = trees.al(
        trees.nadruk("cursief", trees.t("schuin "), trees.nadruk("vet", trees.t("en zwaar"))),
        trees.nadruk("vet", trees.wet("artikel 1"), trees.nadruk("superscript", trees.t("e"))),
        trees.web("mailto:post@example.org", trees.t("post")),
        trees.nadruk("subscript", parts.vreemd(trees.t("two"))),
        n.Regeleinde(span=trees.S),
        trees.t("verder"),
    )
    root = root_of(parts.regeling(trees.artikel("1", "", trees.lid(None, line))))
    shown = [etree.tostring(al, encoding="unicode").strip() for al in root.findall(".//artikel/al")]
    assert [each.replace(' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"', "") for each in shown] == [
        '<al><nadruk type="cur">schuin </nadruk><nadruk type="vetcur">en zwaar</nadruk>'
        '<extref doc="jci1.3:c:BWBR0005537&amp;artikel=4:23"><nadruk type="vet">artikel 1</nadruk></extref>'
        '<nadruk type="vet"><sup>e</sup></nadruk><extref doc="mailto:post@example.org">post</extref><inf>two</inf></al>',
        "<al>verder</al>",
    ]


def test_a_note_has_paragraphs_and_lists() -> None:
    (noot, *_) = root_of(trees.REGELING).iter("noot")
    assert [child.tag for child in noot] == ["noot.nr", "noot.al", "noot.lijst"]
    assert (noot.get("type"), texts(noot, "noot.nr | noot.lijst/noot.li/*")) == ("voet", ["1", "–", "in de noot;"])


def test_definitions() -> None:
    root = root_of(trees.REGELING)
    assert texts(root, "//term")[:3] == ["school:", "techniek:", "schuin begrip:"]
    assert [child.tag for child in root.findall(".//definitie")[1]] == ["al", "lijst", "al"]
    assert len(root.findall(".//definitie/lijst[@type='ongemarkeerd']/li/table")) == 1


def test_tables_have_their_spans() -> None:
    table = root_of(parts.NIEUW).find(".//lid/table")
    assert texts(table, "title") == ["Bedragen per regio in CO2"]
    assert table.xpath("tgroup/colspec/@align") == ["left", "right", "center"]
    assert [[(e.get("colname"), e.get("nameend"), e.get("morerows")) for e in row] for row in table.iter("row")] == [
        [("col1", None, "1"), ("col2", "col3", None)],
        [("col2", None, None), ("col3", None, None)],
        [("col1", None, None), ("col2", None, "1"), ("col3", None, None)],
        [("col1", None, None), ("col3", None, None)],
    ]


def test_figures_are_files_beside_it() -> None:
    outcome = op.write(parts.NIEUW, trees.IDENTITY)
    assert [file.path for file in outcome.value[2:]] == ["regeling-001.png"]  # the same picture once
    assert outcome.value[2].data == parts.PIXEL
    picture = etree.fromstring(outcome.value[0].data).find(".//illustratie")
    assert dict(picture.attrib) == {
        "naam": "regeling-001.png",
        "alt": "Kaart van “Noord” & Zuid",
        "breedte": "130.0mm",
        "hoogte": "81.2mm",
        "uitlijning": "start",
        "kleur": "ja",
        "formaat": "png",
    }


def test_a_quotation_stands_where_it_may() -> None:
    root = root_of(parts.NIEUW)
    assert [child.tag for child in root.find(".//lid/wetcitaat")][:3] == ["tussenkop", "al", "lijst"]
    assert root.find(".//lid/lijst/li/citaat") is not None
    assert root.find(".//definitie/lijst/li/citaat") is not None


@pytest.mark.parametrize(
    ("link", "codes"),
    [
        (trees.web("https://[x", trees.t("WOORDEN")), ["REGL0845"]),
        (trees.intern("WOORDEN", trees.adres("artikel 99")), ["REGL0845"]),
        (replace(trees.intern("WOORDEN", trees.adres("artikel 99")), soort="document", document="x"), []),
    ],
)
def test_a_reference_that_cannot_be_made_keeps_its_words(link: n.Vindplaats, codes: list[str]) -> None:
    document = parts.regeling(trees.artikel("1", "", trees.lid(None, trees.al("Zie ", link, " hier"))))
    outcome = op.write(document, trees.IDENTITY)
    assert [d.rule.code for d in outcome.diagnostics] == codes
    assert b"<al>Zie WOORDEN hier</al>" in outcome.value[0].data
