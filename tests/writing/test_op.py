"""The older official publications: their bodies valid in the XSD of BWB toestand 2016-1, the same words, nothing made up."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree

from regelzetter.building import Job, write_batch
from regelzetter.compile import Compiled, compile_dossier
from regelzetter.diagnostics import Rule, Voorbeeld
from regelzetter.identity import identity
from regelzetter.proving.differences import differences
from regelzetter.proving.expected import expected
from regelzetter.proving.found_op import record_problems
from regelzetter.proving.op_schema import FOLDER, NAME, op_problems, validate_publication
from regelzetter.proving.readers import READINGS
from regelzetter.proving.text import expected_words, first_difference, xml_words
from regelzetter.storage import FolderFiles, MemoryFiles
from regelzetter.templates_folder import templates_folder
from regelzetter.tree import nodes as n
from regelzetter.writing import op
from regelzetter.writing.files import File, Identity, Settings
from regelzetter.writing.layout import layout
from regelzetter.writing.op_rules import RULES
from tests.alles import alles
from tests.page_outcomes import DRAFTING, publishable
from tests.pages import read_page

trees = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("xml_trees.py"))))
parts = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("xml_parts.py"))))
at_random = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("xml_random.py"))))
ROOT: Final = Path(__file__).parents[2]
SCHEMAS: Final = ROOT.parent / "shared" / "schemas"
QUICK = settings(
    max_examples=20, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
KAMERSTUK: Final = {
    "vorm": "kamerstuk",
    "dossiernummer": "12\u00a0345 XIV",
    "dossiertitel": "Proeven",
    "nummer": "7",
    "vergaderjaar": "2029–2030",
    "aan": "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
    "plaats_datum": "Den Haag, 15 januari 2030",
    "afzender_kapitalen": "BRIEF VAN DE MINISTER VAN VOORBEELDEN",
}


def with_fields(document: n.Document, **fields: str) -> n.Document:
    return replace(document, velden=tuple(trees.veld(name, line) for name, line in fields.items()))


BRIEF: Final = with_fields(trees.BRIEF, **KAMERSTUK)
RIJKSBRIEF: Final = with_fields(
    trees.BRIEF, vorm="rijksbrief", kenmerk="V-1", adres="De Voorzitter", aanhef="Geachte voorzitter,"
)
TREES: Final = {
    "regeling": trees.REGELING,
    "nieuw": parts.NIEUW,
    "wijziging": parts.WIJZIGING,
    "fiche": trees.FICHE,
    "brief": BRIEF,
    "rijksbrief": RIJKSBRIEF,
    "brief met alles": with_fields(parts.BRIEF, **KAMERSTUK),
}


@cache
def compiled(folder: str) -> Compiled:
    outcome = compile_dossier(FolderFiles(ROOT / folder)) if folder else alles()
    assert outcome.value is not None
    return outcome.value


def documents() -> Iterator[tuple[str, n.Document, Identity]]:
    """The trees of the tests, alles.md, and the documents of the dossiers that are here."""
    for name, tree in TREES.items():
        yield name, tree, trees.IDENTITY
    for folder in ("", "regeling", "tests/tweede-dossier"):
        if folder and not (ROOT / folder / "dossier.yaml").exists():
            continue
        whole = compiled(folder)
        for name, document in whole.documenten.items():
            if not folder or "op" in whole.dossier.documenten[name].formaten:
                yield f"{folder or 'alles'}: {name}", document, publishable(document, identity(document, name, whole))


DOCUMENTS: Final = list(documents())
each = pytest.mark.parametrize(
    ("document", "about"), [(tree, about) for _, tree, about in DOCUMENTS], ids=[x[0] for x in DOCUMENTS]
)


def written(document: n.Document, about: Identity = trees.IDENTITY) -> bytes:
    outcome = op.write(document, about)
    assert outcome.ok, outcome.diagnostics
    assert [file.path for file in outcome.value[:2]] == [f"{document.naam}.op.xml", f"{document.naam}.metadata.xml"]
    return outcome.value[0].data


def root_of(document: n.Document) -> etree._Element:
    return etree.fromstring(written(document))


def texts(root: etree._Element, path: str) -> list[str]:
    return ["".join(element.itertext()).strip().replace("\u00a0", " ") for element in root.xpath(path)]


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


# --- letters ------------------------------------------------------------------------------------------


def test_a_letter_is_a_kamerstuk() -> None:
    root = root_of(BRIEF)
    assert [child.tag for child in root.find("kamerstuk")] == ["kamerstukkop", "dossier", "stuk"]
    assert texts(root, "//tekstregel") == ["Vergaderjaar 2029–2030", "Tweede Kamer der Staten-Generaal"]
    assert texts(root, "//dossiernr | //begrotingshoofdstuk | //dossier/titel") == ["12 345", "XIV", "Proeven"]
    assert texts(root, "//stuknr | //stuk/titel") == ["Nr. 7", "BRIEF VAN DE MINISTER VAN VOORBEELDEN"]
    assert [child.tag for child in root.find(".//stuk")] == ["stuknr", "titel", "algemeen", "bijlage"]
    assert texts(root, "//tekst[@id='briefhoofd']/al") == [KAMERSTUK["aan"], KAMERSTUK["plaats_datum"]]
    assert texts(root, "//tekst-sluiting/slotformulering/al | //achternaam") == ["Hoogachtend,", "de Vries"]


def test_the_number_in_the_dossier_may_be_unknown() -> None:
    document = with_fields(trees.BRIEF, **{**KAMERSTUK, "nummer": ""})
    assert root_of(document).find(".//stuknr") is None
    assert "DC.identifier" not in rows(document)


def test_headings_tell_their_level_by_their_weight() -> None:
    assert root_of(BRIEF).xpath("//tussenkop/@kopopmaak") == ["vet", "vetcur"]
    flat = with_fields(parts.BRIEF, **KAMERSTUK)
    assert root_of(flat).xpath("//vrije-tekst/tekst/tussenkop/@kopopmaak") == ["cur"]


def test_a_letter_outside_the_dossiers() -> None:
    root = root_of(RIJKSBRIEF)
    assert [child.tag for child in root] == ["metadata", "niet-dossier-stuk"]
    assert texts(root, "//adresregel | //tekst[@id='briefhoofd']/al") == [
        "De Voorzitter",
        "Onze referentie: V-1",
        "Geachte voorzitter,",
    ]


def test_the_table_of_policy_choices() -> None:
    for root, path in ((root_of(trees.FICHE), "kamerstuk/stuk/bijlage"), (root_of(BRIEF), "kamerstuk/stuk/bijlage")):
        assert texts(root, f"{path}//thead//al") == ["Beleidskeuzes uitgelegd", "Onderbouwing doeltreffendheid"]
        assert texts(root, f"{path}//tbody/row/entry[1]") == ["Doel(en)", "Instrument"]


def test_a_field_of_the_table_can_be_referred_to() -> None:
    """From the letter that prints it and from the table itself, in every format that is made of it."""
    files = dict(read_page(ROOT / "tests" / "cases" / "writing" / "kamerstuk-als-publicatie.md").files)
    table, letter = files["beleidskeuzes.md"], files["kamerbrief.md"]
    files["beleidskeuzes.md"] = table.replace(b"## Doel(en)", b"## Doel(en) {#doel}").replace(b"Geen.", b"[](#doel)")
    files["kamerbrief.md"] = letter + b"\nZie [het doel](#doel).\n"
    whole = compile_dossier(MemoryFiles(files)).value
    assert whole is not None
    for name, document in whole.documenten.items():
        job = Job(name, name, document, ("op", "akn", "html", "docx"), identity(document, name, whole))
        assert write_batch((job,), Settings(templates_folder())).diagnostics == ()
    root = etree.fromstring(written(whole.documenten["kamerbrief"], identity(whole.documenten["kamerbrief"], "brief", whole)))
    assert [root.xpath(f"//*[@id='{ref.get('anker')}']")[0].tag for ref in root.iter("intref")] == ["row", "row"]


# --- the record ---------------------------------------------------------------------------------------


def rows(document: n.Document, about: Identity = trees.IDENTITY) -> dict[str, list[tuple[str, str]]]:
    """Name → its schemes and contents."""
    record = etree.fromstring(op.write(document, about).value[1].data)
    assert record.tag == "metadata_gegevens"
    found: dict[str, list[tuple[str, str]]] = {}
    for row in record:
        assert list(row.attrib) == ["name", "scheme", "content"] and row.get("content")
        found.setdefault(row.get("name", ""), []).append((row.get("scheme", ""), row.get("content", "")))
    return found


def test_the_record_of_a_kamerstuk() -> None:
    found = rows(BRIEF)
    assert found["DC.type"] == [("OVERHEIDop.Parlementair", "Kamerstuk"), ("OVERHEIDop.KamerstukTypen", "Brief")]
    assert found["DC.title"] == [("", "Proeven; Brief regering; Nieuwe regeling techniek")]
    assert found["DC.identifier"] == [("OVERHEIDop.ParlID", "kst-12345-XIV-7")]
    assert found["DC.creator"] == [("OVERHEID.StatenGeneraal", "Tweede Kamer der Staten-Generaal")]
    assert found["OVERHEIDop.dossiernummer"] == [("", "12345-XIV")]
    assert found["OVERHEIDop.vergaderjaar"] == [("", "2029-2030")]
    assert found["OVERHEIDop.indiener"] == [("", "A. de Vries")]
    assert found["DCTERMS.issued"] == [("DCTERMS.W3CDTF", "2030-01-15")]
    assert "DCTERMS.available" not in found


def test_the_record_of_a_regulation() -> None:
    found = rows(trees.REGELING)
    assert found["DC.creator"] == [("OVERHEID.Ministerie", "Ministerie van Voorbeelden")]
    assert found["DCTERMS.alternative"] == [("", "Proefregeling & meer")]
    assert found["DCTERMS.available"] == [("DCTERMS.W3CDTF", "2030-01-20")]
    assert found["OVERHEIDop.datumOndertekening"] == [("DCTERMS.W3CDTF", "2030-01-15")]
    assert found["OVERHEIDop.publicationName"] == [("", "Staatscourant")]


def test_a_draft_is_not_signed() -> None:
    draft = replace(trees.IDENTITY, publicatie={**trees.PUBLICATIE, "status": ("ontwerp",)})
    assert "OVERHEIDop.datumOndertekening" not in rows(trees.REGELING, draft)


def test_what_the_dossier_does_not_tell_is_absent() -> None:
    found = rows(trees.REGELING, replace(trees.IDENTITY, datum="", publicatie={}))
    assert not {"DCTERMS.issued", "DCTERMS.available", "OVERHEIDop.datumOndertekening", "DCTERMS.alternative"} & set(found)
    assert set(rows(trees.FICHE)) == {
        *("DC.type", "DC.title", "DC.creator", "DCTERMS.language", "DCTERMS.issued", "OVERHEIDop.documenttitel")
    }


# --- what is missing ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "melding"),
    [
        ({"dossiernummer": ""}, "voor een Kamerstuk ontbreekt 'kamerstuk.dossier' in dossier.yaml"),
        ({"dossiernummer": "proef"}, "voor een Kamerstuk klopt 'kamerstuk.dossier' niet: proef"),
        ({"vergaderjaar": "2030"}, "voor een Kamerstuk klopt 'kamerstuk.vergaderjaar' niet: 2030"),
    ],
)
def test_what_a_kamerstuk_must_say(change: dict[str, str], melding: str) -> None:
    outcome = op.write(with_fields(trees.BRIEF, **{**KAMERSTUK, **change}), trees.IDENTITY)
    assert outcome.value == ()
    assert [(d.rule.code, d.melding) for d in outcome.diagnostics] == [("REGL0860", melding)]


def test_every_publication_has_a_title() -> None:
    outcome = op.write(replace(trees.FICHE, titel=()), trees.IDENTITY)
    assert [d.rule.code for d in outcome.diagnostics] == ["REGL0840"]


@pytest.mark.parametrize(
    "noot",
    [trees.noot(1, trees.BEDRAGEN), trees.noot(1, trees.al("a", trees.noot(2)))],
    ids=["tabel", "noot"],
)
def test_what_has_no_place_in_a_note(noot: n.Noot) -> None:
    outcome = op.write(parts.regeling(trees.artikel("1", "", trees.lid(None, trees.al("x", noot)))), trees.IDENTITY)
    assert (outcome.value, [d.rule.code for d in outcome.diagnostics]) == ((), ["REGL0861"])


def test_a_note_has_no_place_in_a_signature() -> None:
    signed = replace(trees.teken(), functie=(trees.t("De Minister,"), trees.noot(1)))
    outcome = op.write(replace(BRIEF, inhoud=replace(BRIEF.inhoud, ondertekening=signed)), trees.IDENTITY)
    assert [d.rule.code for d in outcome.diagnostics] == ["REGL0861"]


def codes_of(example: Voorbeeld) -> set[str]:
    """The codes that reading and writing the small dossier of an example gives."""
    outcome = compile_dossier(MemoryFiles({path: text.encode() for path, text in example.bestanden}))
    assert outcome.value is not None
    found = [d for d in outcome.diagnostics if not DRAFTING.match(d.rule.code)]
    for name, document in outcome.value.documenten.items():
        found += op.write(document, identity(document, name, outcome.value)).diagnostics
    return {d.rule.code for d in found}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_examples_of_a_rule_do_what_they_say(rule: Rule) -> None:
    assert codes_of(rule.fout) == {rule.code}
    assert codes_of(rule.goed) == set()
